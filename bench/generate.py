"""Graphs of any size shaped like the shipped one: as records, and as the seeds YAML that gives these records.

    python -m bench.generate 10000 FOLDER      writes seeds with 10,000 statements

What the shape takes over: the mix of classes and of predicates, few hubs and many entities that are hardly
mentioned (each end of a statement is drawn by its rank, so that degrees follow a power law), one half of the
statements between entities, an eighth quantities, the rest words, one or two quotes each, and qualifiers, stances,
denials and rival figures (conflicts) about as often. The same size gives the same bytes.

A graph grows by parts of the size of the shipped one, each with hubs, deals, ideas and sources of its own, and a tenth
of the objects are in another part. So hubs of a degree, statements of a deal and conflicts stay as many per statement:
drawn by rank from the whole, the first of them would have as many statements as the graph to the power of 3/4, and
the sources of one deal would contradict each other in pairs, three times as often per statement at ten times the size.
"""

from __future__ import annotations

import random
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from dealgraph.quantities import parse_quantity
from dealgraph.records import (
    Document,
    Entity,
    Evidence,
    Records,
    Source,
    Statement,
    evidence_order,
    statement_id,
    statement_order,
)
from dealgraph.vocabulary import Vocabulary, shipped_vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator

# How often each occurs in the shipped graph, in parts of a thousand and a bit.
CLASSES = {
    "Idea": 370, "AnonymousGroup": 90, "Technology": 85, "Product": 65, "Market": 60, "Company": 110, "Publication": 30,
    "Person": 60, "Event": 25, "Investor": 50, "AIModel": 20, "FundingRound": 25, "ComputeDeal": 20,
    "ChipPlatform": 10, "CloudPlatform": 6, "Facility": 8, "Place": 8, "Investment": 8,
}  # fmt: skip
PREDICATES = {
    "fact": 102, "about": 98, "states": 84, "assessment": 67, "exampleOf": 59, "practice": 34, "related": 32,
    "supports": 30, "makes": 21, "duration": 20, "purpose": 20, "count": 19, "reason": 19, "partOf": 19, "status": 19,
    "feature": 17, "uses": 17, "risk": 14, "strategy": 13, "affects": 12, "runRateRevenue": 12, "contradicts": 11,
    "causes": 9, "amount": 8, "price": 7, "comparedWith": 6, "share": 6, "customer": 6, "recipient": 6,
    "partnerOf": 6, "provider": 6, "memberOf": 5, "investor": 9, "dealValuation": 5, "investsIn": 9,
    "usesChipPlatform": 4, "valuation": 4, "worksFor": 4, "capacity": 4, "supplies": 5, "buysFrom": 5,
    "leadInvestor": 3, "chipSupplier": 3, "competesWith": 2, "opposes": 6, "doubts": 3,
}  # fmt: skip
STANCES = {
    "asserted": 605, "opinion": 274, "hypothetical": 48, "projected": 44, "reported": 23, "estimated": 5, "disputed": 2,
}  # fmt: skip
# What the figures of a predicate mostly stand on, and what a rival may put them on.
BASES = {"runRateRevenue": ("run_rate", "annual"), "dealValuation": ("post_money", "pre_money")}
WORDS = [
    "compute", "demand", "grows", "faster", "than", "supply", "while", "the", "lab", "signs", "capacity", "early",
    "and", "customers", "wait", "for", "margin", "to", "follow", "revenue", "because", "chips", "arrive", "late",
    "and", "power", "is", "short", "in", "every", "market", "that", "the", "group", "serves", "today",
]  # fmt: skip
SCALES = ("", " thousand", " million", " billion")
CUES = {"": 70, "about ": 9, "at least ": 13, "up to ": 2}
RIVALS = 0.4
STATEMENTS_A_SOURCE = 200
# About as many as the shipped graph has.
STATEMENTS_A_PART = 2_400
# By how much the first ranks come before the rest; of deals and ideas each is spoken of now and then.
_STEEP, _FLAT = 4, 2


class Item(msgspec.Struct, frozen=True):
    """A statement together with the words in which a curator writes its object."""

    statement: Statement
    written: str


def generate(size: int, seed: int = 1) -> tuple[Records, list[Item]]:
    """Return the records of a graph with `size` statements, and the statements as a curator writes them."""
    world = _World(random.Random(f"{seed}/{size}"), shipped_vocabulary(), size)
    items: dict[str, Item] = {}
    for item in world.items():
        items.setdefault(item.statement.id, item)
        if len(items) == size:
            break
    statements = [item.statement for item in items.values()]
    records = Records(
        entities=tuple(sorted(world.entities.values(), key=lambda entity: entity.id)),
        sources=tuple(sorted(world.sources, key=lambda source: source.id)),
        statements=tuple(sorted(statements, key=statement_order)),
        quotations=(),
    )
    return records, list(items.values())


class _Part:
    """What a part of the graph speaks of: its entities, also by class and by every class above, and its sources."""

    def __init__(self) -> None:
        self.entities: list[Entity] = []
        self.members: dict[str, list[str]] = {}
        self.sources: list[Source] = []


class _World:
    """Entities and sources, and the dice that make statements about them."""

    def __init__(self, dice: random.Random, vocabulary: Vocabulary, size: int) -> None:
        self.dice = dice
        self.vocabulary = vocabulary
        self.entities: dict[str, Entity] = {}
        self.parts = [_Part() for _ in range(max(1, round(size / STATEMENTS_A_PART)))]
        for number, (place, part) in enumerate(self._spread(max(60, size // 4))):
            kind = self.pick(CLASSES) if place >= 3 * len(CLASSES) else list(CLASSES)[place % len(CLASSES)]
            self._entity(part, f"{kind.lower()}-{number}", kind, f"{kind} number {number}")
        for number, (_, part) in enumerate(self._spread(max(2, size // STATEMENTS_A_SOURCE))):
            name = f"source-{number}"
            self._entity(part, name, "NewsArticle", f"Source number {number}")
            issued = f"20{24 + number % 3}-{1 + number % 12:02}-{1 + number % 28:02}"
            speaker = next(entity.id for entity in part.entities if entity.type == "Person")
            documents = (Document(f"{name}.txt"),)
            part.sources.append(Source(name, speaker, documents, issued, title=f"Source number {number}"))
        self.sources = [source for part in self.parts for source in part.sources]
        for part in self.parts:
            for name in vocabulary.classes:
                below = vocabulary.below(name)
                part.members[name] = [entity.id for entity in part.entities if entity.type in below]

    def _spread(self, count: int) -> Iterator[tuple[int, _Part]]:
        """Yield the part to which each of `count` things belongs, with its place there."""
        for number, part in enumerate(self.parts):
            first, after = (count * edge // len(self.parts) for edge in (number, number + 1))
            yield from ((place, part) for place in range(after - first))

    def _entity(self, part: _Part, name: str, kind: str, label: str) -> None:
        aliases = (f"{label} of old",) if self.chance(0.4) else ()
        description = f"A {kind} made up for measuring, with {self.words(5)}."
        self.entities[name] = Entity(name, kind, label, aliases, description)
        part.entities.append(self.entities[name])

    def chance(self, share: float) -> bool:
        return self.dice.random() < share

    def pick(self, weights: dict[str, int]) -> str:
        return self.dice.choices(list(weights), list(weights.values()))[0]

    def words(self, count: int) -> str:
        return " ".join(self.dice.choice(WORDS) for _ in range(count))

    def one_of(self, part: _Part, classes: tuple[str, ...]) -> str:
        """Return an entity of these classes: low ranks far more often than high ones."""
        known = [name for name in classes if part.members[name]] or ["Thing"]
        members = part.members[self.dice.choice(known) if len(known) > 1 else known[0]]
        steep = _FLAT if known in (["Deal"], ["Idea"]) else _STEEP
        return members[int(len(members) * self.dice.random() ** steep)]

    def items(self) -> Iterator[Item]:
        """Yield statements without end, now and then a figure with its rival."""
        while True:
            part = self.dice.choice(self.parts)
            item = self.item(part)
            yield item
            if item.statement.value is not None and self.chance(RIVALS):
                yield self.rival(part, item)

    def item(self, part: _Part) -> Item:
        term = self.vocabulary.predicates[self.pick(PREDICATES)]
        subject = self.one_of(part, term.domain)
        content: dict[str, object] = {}
        if term.range:
            written = self.one_of(self.dice.choice(self.parts) if self.chance(0.1) else part, term.range)
            content["object"] = written
        elif term.units:
            written, content = self.quantity(term.units)
        else:
            written = self.dice.choice(list(self.vocabulary.lists[term.choice])) if term.choice else self.words(9)
            content["text"] = written
        if self.chance(0.25 if term.units else 0.05):
            content["at"] = f"{self.dice.randint(2022, 2027)}-{self.dice.choice(['Q1', 'Q4', 'H1', '03', '05-28'])}"
        if self.chance(0.65 if term.units else 0.1):
            content["scope"] = self.words(4)
        if term.id in BASES and self.chance(0.8):
            content["basis"] = BASES[term.id][0]
        if self.chance(0.014):
            content["polarity"] = "negated"
        return self._item(part, subject, term.id, written, content)

    def quantity(self, units: tuple[str, ...]) -> tuple[str, dict[str, object]]:
        number = f"{self.dice.randint(1, 999)}{self.dice.choice(['', '.5'])}{self.dice.choice(SCALES)}"
        return self._quantity(f"{self.pick(CUES)}{number} {units[0]}", units)

    def _quantity(self, written: str, units: tuple[str, ...]) -> tuple[str, dict[str, object]]:
        return written, dict(msgspec.structs.asdict(parse_quantity(written, units)))

    def rival(self, part: _Part, item: Item) -> Item:
        """Return another figure for the same subject and predicate, or the same with other words before it."""
        row = item.statement
        units = (row.unit or "",)
        if self.chance(0.6):
            written, content = self._quantity(self.pick(CUES) + _bare(item.written), units)
        else:
            written, content = self.quantity(units)
        bases = BASES.get(row.predicate)
        content["basis"] = bases[1] if bases and self.chance(0.3) else row.basis
        content["at"] = row.at if self.chance(0.7) else None
        content["scope"] = row.scope if self.chance(0.6) else " ".join([*(row.scope or "").split(), self.words(2)])
        return self._item(part, row.subject, row.predicate, written, content)

    def _item(self, part: _Part, subject: str, predicate: str, written: str, content: dict[str, object]) -> Item:
        source = self.dice.choice(part.sources)
        quotes = {self.words(self.dice.randint(6, 20)) for _ in range(self.dice.choice([1, 1, 2]))}
        is_deal = self.vocabulary.is_a(self.entities[subject].type, ("Deal",))
        draft = Statement(
            id="",
            subject=subject,
            predicate=predicate,
            source=source.id,
            speaker=self.one_of(part, ("Person", "Company")) if self.chance(0.4) else source.speaker,
            evidence=tuple(sorted((Evidence(f"{source.id}.txt", words) for words in quotes), key=evidence_order)),
            stance=self.pick(STANCES),
            known_since=source.issued,
            deal=subject if is_deal else None,
            **content,  # type: ignore[arg-type]
        )
        return Item(msgspec.structs.replace(draft, id=statement_id(draft)), written)


def _bare(written: str) -> str:
    """Return a quantity without what stands before its number."""
    return written[next(place for place, sign in enumerate(written) if sign.isdigit()) :]


def write_seeds(records: Records, items: list[Item], folder: Path) -> Path:
    """Write the seeds that give `records` into `folder`, and return it."""
    (folder / "entities").mkdir(parents=True, exist_ok=True)
    (folder / "statements").mkdir(exist_ok=True)
    sources = {source.id: source for source in records.sources}
    lines: list[str] = []
    registered: list[str] = []
    for entity in records.entities:
        target = registered if entity.id in sources else lines
        target += [f"{entity.id}:", f"  type: {entity.type}", f"  label: {entity.label}"]
        if entity.aliases:
            target.append(f"  aliases: [{', '.join(entity.aliases)}]")
        target.append(f"  description: {_quoted(entity.description)}")
        if entity.id in sources:
            source = sources[entity.id]
            target += [f"  issued: {source.issued}", f"  speaker: {source.speaker}"]
            target.append(f"  documents: [{source.documents[0].file}]")
    _write(folder / "entities" / "all.yaml", lines)
    _write(folder / "sources.yaml", registered)
    by_source: dict[str, dict[str, list[Item]]] = {}
    for item in items:
        row = item.statement
        by_source.setdefault(row.source, {}).setdefault(row.subject, []).append(item)
    for name, subjects in by_source.items():
        _write(folder / "statements" / f"{name}.yaml", _statements(sources[name], subjects))
    return folder


def _statements(source: Source, subjects: dict[str, list[Item]]) -> list[str]:
    lines = [f"source: {source.id}", "statements:"]
    for subject, items in subjects.items():
        lines.append(f"  {subject}:")
        for item in items:
            row = item.statement
            lines.append(f"    - {row.predicate}: {item.written}")
            for key in ("at", "scope", "basis"):
                if getattr(row, key) is not None:
                    lines.append(f"      {key}: {getattr(row, key)}")
            if row.speaker != source.speaker:
                lines.append(f"      speaker: {row.speaker}")
            for key, usual in (("stance", "asserted"), ("polarity", "affirmed")):
                if getattr(row, key) != usual:
                    lines.append(f"      {key}: {getattr(row, key)}")
            quotes = [evidence.exact for evidence in row.evidence]
            lines.append(f"      quote: {quotes[0] if len(quotes) == 1 else '[' + ', '.join(quotes) + ']'}")
    return lines


def _quoted(text: str) -> str:
    return '"' + text + '"'


def _write(path: Path, lines: list[str]) -> None:
    path.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write_seeds(*generate(int(sys.argv[1])), Path(sys.argv[2]))
