"""`statements/*.yaml`: what one source says, grouped by subject.

    source: acme-post
    statements:
      acme-series-a:
        - leadInvestor: [first-fund, second-fund]
          amount: at least 5 million USD
          at: 2026-05-28
          quote: led the round of over $5 million
    quotations:
      - speaker: jane-doe
        quote: We are grateful.
        about: [acme]
    skipped:
      - quote: Read the full announcement here.
        reason: navigation

Each member of a list gives one or more predicates, each with one object or a list of objects, and the
qualifiers that they share. Every pair of predicate and object becomes a statement of its own.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

import msgspec

from ..dates import parse_date
from ..quantities import QuantityError, parse_quantity
from ..records import Quotation, Source, Statement, record_id, statement_id
from ..yaml_file import Mapping, Node, Sequence, Text
from .evidence import EvidenceReader
from .report import Report, kind_of
from .sources import check_voice

if TYPE_CHECKING:
    from pathlib import Path

    from ..vocabulary import PredicateTerm
    from .entities import EntityReader
    from .lock import Lock

FILE_KEYS = ("source", "speaker", "statements", "quotations", "skipped")
QUALIFIERS = (
    "quote", "at", "from", "to", "date_text", "stance", "polarity", "rank", "rank_reason", "basis", "scope",
    "role", "speaker", "via", "deal", "aside",
)  # fmt: skip
QUOTATION_KEYS = ("speaker", "quote", "about", "direct", "at", "date_text", "via")
TIMES = ("at", "from", "to")
TEXTS = ("date_text", "scope", "role", "rank_reason")
CHOICES = ("stance", "polarity", "rank", "basis")


class StatementReader:
    """Reads statements and quotations file by file, against the entities and sources that are known."""

    def __init__(self, entities: EntityReader, sources: dict[str, Source], lock: Lock) -> None:
        self.entities = entities
        self.vocabulary = entities.vocabulary
        self.report: Report = entities.report
        self.sources = sources
        self.evidence = EvidenceReader(self.report, lock)
        self.statements: dict[str, Statement] = {}
        self.quotations: dict[str, Quotation] = {}
        self.places: dict[str, tuple[str, int, int]] = {}
        self.asides: dict[str, tuple[str, ...]] = {}
        self._entity = entities.known
        self._speaker = ""
        self._voices: set[str] = set()
        # The classes of what a predicate is said of and of what it leads to; Thing stands for a class that is unknown.
        terms = self.vocabulary.predicates
        self._domain = cache(lambda predicate: self._classes(terms[predicate].domain))
        self._range = cache(lambda predicate: self._classes(terms[predicate].range))
        self._deals = frozenset(self.vocabulary.below("Deal"))
        self._readers = {
            **dict.fromkeys(TIMES, self._time),
            **dict.fromkeys(TEXTS, self._text),
            **dict.fromkeys(CHOICES, self._choice),
        }
        self._one_of = {name: f"use one of: {', '.join(terms)}" for name, terms in self.vocabulary.lists.items()}
        self._allowed = dict.fromkeys((*QUALIFIERS, *self.vocabulary.predicates))

    def read(self, path: Path) -> None:
        """Read one file."""
        root = self.report.open(path, "a source, its statements and its quotations")
        if root is None:
            return
        self.report.keys(root, FILE_KEYS, ("source",))
        name = root.field("source")
        self.evidence.of(None)
        if self.report.text(name, "the source") and isinstance(name, Text):
            known = self.report.known(name, self.sources, "source", "register it in sources.yaml")
            self.evidence.of(self.sources[name] if known else None)
        source = self.evidence.source
        self._speaker = self._voice(root, "speaker") or (source.speaker if source else "")
        subjects = root.field("statements")
        if subjects is not None:
            for subject, items in (self.report.mapping(subjects, "'statements'") or {}).items():
                known = self._entity(subject)
                if not isinstance(items, Sequence):
                    self.report.sequence(items, f"what is said of {subject!r}")
                    continue
                for item in items:
                    if isinstance(item, Mapping):
                        self._read_item(subject if known else None, item)
                    else:
                        self.report.mapping(item, "a statement")
        quotations = root.field("quotations")
        for item in self.report.sequence(quotations, "'quotations'") if quotations is not None else []:
            fields = self.report.mapping(item, "a quotation")
            if fields is not None:
                self._read_quotation(fields)
        self.evidence.read_skipped(root.field("skipped"), source)

    def _classes(self, parents: tuple[str, ...]) -> frozenset[str]:
        return frozenset({"Thing"}.union(*map(self.vocabulary.below, parents)))

    # -- statements -------------------------------------------------------------

    def _read_item(self, subject: Text | None, fields: Mapping) -> None:
        if not fields.keys() <= self._allowed.keys():
            self.report.keys(fields, self._allowed)
        terms, entities = self.vocabulary.predicates, self.entities.entities
        predicates = [key for key in fields if key in terms]
        if not predicates and all(key in QUALIFIERS for key in fields):
            self.report.problem(fields, "a statement names no predicate", mend="add one, such as `makes: ...`")
        shared = self._qualifiers(fields)
        if subject is not None and shared.get("deal") is None and entities[subject].type in self._deals:
            shared["deal"] = str(subject)
        aside = fields.field("aside")
        asides = tuple(map(str, self.report.texts(aside, "'aside'"))) if aside is not None else ()
        for key in predicates:
            term = terms[key]
            if subject is not None and entities[subject].type not in self._domain(term.id):
                self._refuse_subject(subject, key, term)
            node = fields[key]
            members: list[Node] = node if isinstance(node, Sequence) else [node]
            if not members:
                self.report.problem(node, f"{term.id!r} has no object", "an empty list")
            for member in members:
                content = self._object(term, member)
                if content is not None and subject is not None and self.evidence.source is not None:
                    self._add(str(subject), term, member, {**shared, **content}, asides)

    def _add(
        self, subject: str, term: PredicateTerm, node: Node, content: dict[str, Any], asides: tuple[str, ...]
    ) -> None:
        source = self.evidence.source
        assert source is not None
        statement = Statement(
            id="",
            subject=subject,
            predicate=term.id,
            source=source.id,
            known_since=source.issued,
            **content,
        )
        # Nobody has seen it yet, and a copy takes as long as the statement itself.
        msgspec.structs.force_setattr(statement, "id", statement_id(statement))
        if self._unique(statement.id, node, "statement"):
            self.statements[statement.id] = statement
            if asides:
                self.asides[statement.id] = asides

    def _unique(self, record: str, node: Node, what: str) -> bool:
        if record in self.places:
            file, line, _ = self.places[record]
            mend = "remove one; several quotes of one statement go into one list under `quote`"
            self.report.problem(node, f"the {what} stands already at {file}:{line}", mend=mend)
            return False
        self.places[record] = (self.report.file, node.line, node.column)
        return True

    def _refuse_subject(self, subject: Text, key: Text, term: PredicateTerm) -> None:
        what = f"{key!r} is not said of a thing of this class"
        found = f"{subject} ({self.entities.entities[subject].type})"
        self.report.problem(key, what, found, f"its subject is: {', '.join(term.domain)}")

    def _object(self, term: PredicateTerm, node: Node) -> dict[str, Any] | None:
        if term.units:
            return self._quantity(term, node)
        text = self.report.text(node, f"the object of {term.id!r}")
        if not text or not isinstance(node, Text):
            return None
        if term.text:
            return {"text": text}
        if term.choice:
            return (
                {"text": text}
                if self.report.known(node, self.vocabulary.lists[term.choice], term.choice, self._one_of[term.choice])
                else None
            )
        if not self._entity(node):
            return None
        entity = self.entities.entities[node]
        if entity.type not in self._range(term.id):
            what = f"{term.id!r} does not lead to a thing of this class"
            self.report.problem(node, what, f"{node} ({entity.type})", f"its object is: {', '.join(term.range)}")
            return None
        return {"object": text}

    def _quantity(self, term: PredicateTerm, node: Node) -> dict[str, Any] | None:
        if isinstance(node, Mapping):
            # A number that the source keeps vague ("dozens") is kept in its words.
            self.report.keys(node, ("text",), ("text",))
            return {"text": self.report.text(node.field("text"), "the words")}
        text = self.report.text(node, f"the object of {term.id!r}")
        if not text:
            return None
        try:
            quantity = parse_quantity(text, term.units)
        except QuantityError as error:
            mend = f"{error.mend}; a number that the source keeps vague is `{{text: its words}}`"
            self.report.problem(node, error.what, text, mend if error.what == "this is no quantity" else error.mend)
            return None
        return msgspec.structs.asdict(quantity)

    # -- qualifiers -------------------------------------------------------------

    def _qualifiers(self, fields: Mapping) -> dict[str, Any]:
        found: dict[str, Any] = {"evidence": self.evidence.read(fields)}
        found["speaker"] = self._voice(fields, "speaker") or self._speaker
        if "via" in fields:
            found["via"] = self._voice(fields, "via")
        if "deal" in fields:
            found["deal"] = self._deal(fields)
        readers = self._readers
        for key, node in fields.items():
            reader = readers.get(key)
            if reader is not None:
                reader(str(key), node, found)
        if "from" in fields or "to" in fields:
            self._check_times(fields, found)
        if found.get("rank", "normal") != "normal" and not found.get("rank_reason"):
            self.report.problem(fields, "a rank needs a reason", found["rank"], "add `rank_reason: ...`")
        return found

    def _time(self, key: str, node: Node, found: dict[str, Any]) -> None:
        found["from_" if key == "from" else key] = self.report.date(node, repr(key))

    def _text(self, key: str, node: Node, found: dict[str, Any]) -> None:
        found[key] = self.report.text(node, repr(key)) or None

    def _choice(self, key: str, node: Node, found: dict[str, Any]) -> None:
        if not isinstance(node, Text):
            self.report.problem(node, f"{key!r} takes one value", kind_of(node))
        elif self.report.known(node, self.vocabulary.lists[key], key, self._one_of[key]):
            found[key] = str(node)

    def _check_times(self, fields: Mapping, found: dict[str, Any]) -> None:
        at, start, end = fields.field("at"), fields.field("from"), fields.field("to")
        if at is not None and (start is not None or end is not None):
            self.report.problem(
                at, "'at' and 'from' or 'to' exclude each other", mend="keep the one that the text says"
            )
        if start is not None and found.get("from_") and found.get("to"):
            after = parse_date(found["to"]).before(parse_date(found["from_"]))
            if after is True:
                self.report.problem(
                    start, "'from' comes after 'to'", f"{found['from_']} and {found['to']}", "swap them"
                )

    def _voice(self, fields: Mapping, key: str) -> str | None:
        node = fields.field(key)
        if node is None:
            return None
        if not isinstance(node, Text):
            self.report.problem(node, f"{key!r} takes one entity", kind_of(node))
        elif node in self._voices:
            return str(node)
        elif self._entity(node):
            if check_voice(self.entities, node, key):
                self._voices.add(str(node))
            return str(node)
        return None

    def _deal(self, fields: Mapping) -> str | None:
        node = fields.field("deal")
        if not isinstance(node, Text):
            if node is not None:
                self.report.problem(node, "'deal' takes one entity", kind_of(node))
            return None
        if not self._entity(node):
            return None
        entity = self.entities.entities[node]
        if entity.type != "Thing" and entity.type not in self._deals:
            self.report.problem(node, "'deal' must be a deal", f"{node} ({entity.type})")
            return None
        return str(node)

    # -- quotations -------------------------------------------------------------

    def _read_quotation(self, fields: Mapping) -> None:
        self.report.keys(fields, QUOTATION_KEYS, ("speaker", "quote"))
        before = len(self.evidence.quotes)
        evidence = self.evidence.read(fields) if fields.field("quote") is not None else ()
        about = [name for name in self.report.texts(fields.field("about"), "'about'") if self._entity(name)]
        direct = fields.field("direct")
        if direct is not None and direct not in ("yes", "no"):
            self.report.problem(direct, "'direct' is yes or no", kind_of(direct))
        speaker = self._voice(fields, "speaker")
        via = self._voice(fields, "via")
        at = self.report.date(fields.field("at"), "'at'")
        date_text = self.report.text(fields.field("date_text"), "'date_text'") or None
        source = self.evidence.source
        if not evidence or not speaker or source is None:
            return
        # As written and in that order, so that locating the quotes changes neither the text nor the id.
        written = self.evidence.quotes[before:]
        text = " ".join(quote.exact for quote in written if quote.document in (None, written[0].document))
        quotation = Quotation(
            id=record_id("q", speaker, text, source.id),
            speaker=speaker,
            text=text,
            source=source.id,
            evidence=evidence,
            about=tuple(sorted(set(map(str, about)))),
            direct=direct != "no",
            at=at,
            date_text=date_text,
            known_since=source.issued,
            via=via,
        )
        if self._unique(quotation.id, fields, "quotation"):
            self.quotations[quotation.id] = quotation
