"""Graphs of any size shaped like the shipped one: as records, and as the seeds YAML that gives these records.

    python -m bench.generate 10000 FOLDER      writes seeds with 10,000 statements

What the shape takes over: the mix of classes and of predicates, few hubs and many entities that are hardly
mentioned (each end of a statement is an entity drawn before, or by its rank, so that degrees follow a power law),
one half of the statements between entities, a tenth quantities, the rest words, one or two quotes each, and
qualifiers, stances and rival figures for one date (conflicts) about as often. The same size gives the same bytes.
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
    from collections.abc import Iterable

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
    "leadInvestor": 3, "chipSupplier": 3, "competesWith": 2,
}  # fmt: skip
STANCES = {"asserted": 59, "opinion": 28, "projected": 5, "hypothetical": 5, "reported": 2, "estimated": 1}
WORDS = [
    "compute", "demand", "grows", "faster", "than", "supply", "while", "the", "lab", "signs", "capacity", "early",
    "and", "customers", "wait", "for", "margin", "to", "follow", "revenue", "because", "chips", "arrive", "late",
    "and", "power", "is", "short", "in", "every", "market", "that", "the", "group", "serves", "today",
]  # fmt: skip
SCALES = ("", " thousand", " million", " billion")
CUES = ("", "", "", "about ", "at least ", "up to ")
STATEMENTS_A_SOURCE = 200


class Item(msgspec.Struct, frozen=True):
    """A statement together with the words in which a curator writes its object."""

    statement: Statement
    written: str


def generate(size: int, seed: int = 1) -> tuple[Records, list[Item]]:
    """Return the records of a graph with `size` statements, and the statements as a curator writes them."""
    world = _World(random.Random(f"{seed}/{size}"), shipped_vocabulary(), size)
    items: dict[str, Item] = {}
    while len(items) < size:
        item = world.item()
        items.setdefault(item.statement.id, item)
        if item.statement.at and item.statement.value is not None and world.chance(0.15) and len(items) < size:
            rival = world.rival(item)
            items.setdefault(rival.statement.id, rival)
    statements = [item.statement for item in items.values()]
    records = Records(
        entities=tuple(sorted(world.entities.values(), key=lambda entity: entity.id)),
        sources=tuple(sorted(world.sources, key=lambda source: source.id)),
        statements=tuple(sorted(statements, key=statement_order)),
        quotations=(),
    )
    return records, list(items.values())


class _World:
    """Entities and sources, and the dice that make statements about them."""

    def __init__(self, dice: random.Random, vocabulary: Vocabulary, size: int) -> None:
        self.dice = dice
        self.vocabulary = vocabulary
        self.entities: dict[str, Entity] = {}
        self.by_class: dict[str, list[str]] = {}
        for number in range(max(60, size // 4)):
            kind = self.pick(CLASSES) if number >= 3 * len(CLASSES) else list(CLASSES)[number % len(CLASSES)]
            self._entity(f"{kind.lower()}-{number}", kind, f"{kind} number {number}")
        self.sources = []
        for number in range(max(2, size // STATEMENTS_A_SOURCE)):
            name = f"source-{number}"
            self._entity(name, "NewsArticle", f"Source number {number}")
            issued = f"20{24 + number % 3}-{1 + number % 12:02}-{1 + number % 28:02}"
            self.sources.append(
                Source(
                    name,
                    self.by_class["Person"][0],
                    (Document(f"{name}.txt"),),
                    issued,
                    title=f"Source number {number}",
                )
            )
        self.members = {name: self._members((name,)) for name in vocabulary.classes}

    def _entity(self, name: str, kind: str, label: str) -> None:
        aliases = (f"{label} of old",) if self.chance(0.4) else ()
        description = f"A {kind} made up for measuring, with {self.words(5)}."
        self.entities[name] = Entity(name, kind, label, aliases, description)
        self.by_class.setdefault(kind, []).append(name)

    def _members(self, classes: Iterable[str]) -> list[str]:
        kinds = {below for name in classes for below in self.vocabulary.below(name)}
        return [entity.id for entity in self.entities.values() if entity.type in kinds]

    def chance(self, share: float) -> bool:
        return self.dice.random() < share

    def pick(self, weights: dict[str, int]) -> str:
        return self.dice.choices(list(weights), list(weights.values()))[0]

    def words(self, count: int) -> str:
        return " ".join(self.dice.choice(WORDS) for _ in range(count))

    def one_of(self, classes: tuple[str, ...]) -> str:
        """Return an entity of these classes: low ranks far more often than high ones."""
        members = self.members[self.dice.choice(classes)] if len(classes) > 1 else self.members[classes[0]]
        if not members:
            members = self.members["Thing"]
        return members[int(len(members) * self.dice.random() ** 4)]

    def item(self) -> Item:
        term = self.vocabulary.predicates[self.pick(PREDICATES)]
        domain = [name for name in term.domain if self.members[name]]
        subject = self.one_of(tuple(domain))
        content: dict[str, object] = {}
        if term.range:
            written = self.one_of(tuple(name for name in term.range if self.members[name]))
            content["object"] = written
        elif term.units:
            written, content = self.quantity(term.units)
        else:
            written = self.dice.choice(list(self.vocabulary.lists[term.choice])) if term.choice else self.words(9)
            content["text"] = written
        if self.chance(0.3) or term.units:
            content["at"] = f"{self.dice.randint(2022, 2027)}-{self.dice.choice(['Q1', 'Q4', 'H1', '03', '05-28'])}"
        if self.chance(0.05):
            content["scope"] = self.words(4)
        return self._item(subject, term.id, written, content)

    def quantity(self, units: tuple[str, ...]) -> tuple[str, dict[str, object]]:
        number = f"{self.dice.randint(1, 999)}{self.dice.choice(['', '.5'])}{self.dice.choice(SCALES)}"
        written = f"{self.dice.choice(CUES)}{number} {units[0]}"
        return written, dict(msgspec.structs.asdict(parse_quantity(written, units)))

    def rival(self, item: Item) -> Item:
        """Return another figure for the same subject, predicate and time, by another source."""
        row = item.statement
        written, content = self.quantity((row.unit or "",))
        return self._item(row.subject, row.predicate, written, {**content, "at": row.at, "scope": row.scope})

    def _item(self, subject: str, predicate: str, written: str, content: dict[str, object]) -> Item:
        source = self.dice.choice(self.sources)
        quotes = {self.words(self.dice.randint(6, 20)) for _ in range(self.dice.choice([1, 1, 2]))}
        is_deal = self.vocabulary.is_a(self.entities[subject].type, ("Deal",))
        draft = Statement(
            id="",
            subject=subject,
            predicate=predicate,
            source=source.id,
            speaker=self.one_of(("Person", "Company")) if self.chance(0.4) else source.speaker,
            evidence=tuple(sorted((Evidence(f"{source.id}.txt", words) for words in quotes), key=evidence_order)),
            stance=self.pick(STANCES),
            known_since=source.issued,
            deal=subject if is_deal else None,
            **content,  # type: ignore[arg-type]
        )
        return Item(msgspec.structs.replace(draft, id=statement_id(draft)), written)


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
            for key in ("at", "scope"):
                if getattr(row, key) is not None:
                    lines.append(f"      {key}: {getattr(row, key)}")
            if row.speaker != source.speaker:
                lines.append(f"      speaker: {row.speaker}")
            if row.stance != "asserted":
                lines.append(f"      stance: {row.stance}")
            quotes = [evidence.exact for evidence in row.evidence]
            lines.append(f"      quote: {quotes[0] if len(quotes) == 1 else '[' + ', '.join(quotes) + ']'}")
    return lines


def _quoted(text: str) -> str:
    return '"' + text + '"'


def _write(path: Path, lines: list[str]) -> None:
    path.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write_seeds(*generate(int(sys.argv[1])), Path(sys.argv[2]))
