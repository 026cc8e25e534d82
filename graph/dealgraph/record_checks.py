"""What records must keep to, whatever they were read from: known names, one object, dates that are dates.

The seeds have checks of their own, which know lines and columns of YAML. These are for everything else that
`dealgraph.load()` takes: tables, RDF, GraphML, GEXF and node-link JSON.
"""

from __future__ import annotations

import dataclasses
from functools import partial
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from .dates import FORMS, parse_date
from .records import NOT_TEXT, SLUG
from .suggest import MAX_SUGGESTIONS, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

    from .quantities import Number
    from .records import Quotation, Records, Statement
    from .vocabulary import Vocabulary

# Up to how many names the nearest is sought.
MAX_NAMES = 20_000
_DATES = {
    "sources": ("issued",),
    "statements": ("at", "from_", "to", "known_since"),
    "quotations": ("at", "known_since"),
}
_TEXTS = {
    "entities": ("label", "description"),
    "sources": ("title", "url", "issued_basis"),
    "statements": ("text", "date_text", "scope", "role", "rank_reason"),
    "quotations": ("text", "date_text"),
}


# What a floating-point number holds: every export and every other program can read it.
LARGEST = 10**308


class Fault(NamedTuple):
    """What is wrong with a field of a row (from 0) of a table."""

    table: str
    row: int
    field: str
    what: str
    found: str = ""
    mend: str = ""


@dataclasses.dataclass
class Known:
    """The ids that rows may name, and, by table, those of the rows that have been checked so far."""

    entities: Collection[str]
    sources: Collection[str]
    statements: Collection[str]
    seen: dict[str, set[str]] = dataclasses.field(default_factory=dict)


def known_of(records: Records) -> Known:
    """Return what rows of these records may name."""
    tables: tuple[Sequence[Any], ...] = (records.entities, records.sources, records.statements)
    entities, sources, statements = (dict.fromkeys(row.id for row in rows) for rows in tables)
    return Known(entities, sources, statements)


class Rule(NamedTuple):
    """What each value of a field must be: `right` tells, `what` says what one is that is not."""

    right: Callable[[Any], bool]
    what: str
    mend: Callable[[str], str]

    def bare_fault(self, table: str, row: int, field: str, found: str) -> Fault:
        """Return the fault of a value that is not right, without what would mend it: that takes long to find."""
        return Fault(table, row, field, self.what, found)

    def fault(self, table: str, row: int, field: str, found: str) -> Fault:
        """Return the fault of a value that is not right."""
        return Fault(table, row, field, self.what, found, self.mend(found))


def find_faults(
    records: Records,
    vocabulary: Vocabulary,
    known: Known | None = None,
    *,
    checked: Collection[tuple[str, str]] = (),
    texts: bool = True,
) -> Iterator[Fault]:
    """Yield every fault of the records. What is checked here is what the rest of the package relies on.

    Large tables are checked a batch of rows at a time, as records of their own; `known` is then of the whole. What
    their reader has seen to itself is left out: the `value_rules` of fields that are `checked`, and, without `texts`,
    whether texts hold nothing but characters of text.
    """
    known = known or known_of(records)
    for table in records.__struct_fields__:
        yield from _repeated(table, getattr(records, table), known.seen.setdefault(table, set()))
    for (table, field), rule in value_rules(known, vocabulary, texts=texts).items():
        if (table, field) not in checked:
            yield from _each(table, getattr(records, table), field, rule)
    for field in ("value", "lower", "upper"):
        rule = Rule(_is_number, "this is no number that can be written", lambda _: "correct it")
        yield from _each("statements", records.statements, field, rule)
    yield from _objects(records, vocabulary)
    yield from _evidence(records, texts)
    yield from _lists(records, known)


def value_rules(known: Known, vocabulary: Vocabulary, *, texts: bool = True) -> dict[tuple[str, str], Rule]:
    """Return the rules by table and field."""
    rules = {("entities", "id"): Rule(_is_slug, "this is no id", lambda _: "write a-slug")}
    for place, (names, what) in _closed_fields(known, vocabulary).items():
        rules[place] = Rule(names.__contains__, f"unknown {what}", partial(_near, names))
    for table, fields in _DATES.items():
        rules |= {(table, field): Rule(_is_date, "this is no date", lambda _: f"write {FORMS}") for field in fields}
    if texts:
        text = Rule(_is_text, "this holds a character that is not text", lambda _: "remove it")
        rules |= {(table, field): text for table, fields in _TEXTS.items() for field in fields}
    return rules


def _near(names: Collection[str], found: str) -> str:
    # Comparing with very many names takes seconds.
    return did_you_mean(found, names) if len(names) <= MAX_NAMES else ""


def _closed_fields(known: Known, vocabulary: Vocabulary) -> dict[tuple[str, str], tuple[Collection[str], str]]:
    """Return what the values of a field must be among, and what these are called."""
    entities, sources = known.entities, known.sources
    classes = [name for name, term in vocabulary.classes.items() if not term.abstract]
    lists = ("bound", "stance", "polarity", "rank", "basis")
    said = ("subject", "object", "speaker", "via", "deal")
    return {
        ("entities", "type"): (classes, "class"),
        ("sources", "id"): (entities, "entity"),
        ("sources", "speaker"): (entities, "entity"),
        **{("statements", field): (entities, "entity") for field in said},
        ("statements", "predicate"): (vocabulary.predicates, "predicate"),
        ("statements", "unit"): (vocabulary.units, "unit"),
        **{("statements", field): (vocabulary.lists[field], field) for field in lists},
        ("statements", "source"): (sources, "source"),
        ("quotations", "speaker"): (entities, "entity"),
        ("quotations", "via"): (entities, "entity"),
        ("quotations", "source"): (sources, "source"),
        ("conflicts", "about"): (entities, "entity"),
    }


def _repeated(table: str, rows: Sequence[Any], seen: set[str]) -> Iterator[Fault]:
    ids = set(map(attrgetter("id"), rows))
    if len(ids) == len(rows) and seen.isdisjoint(ids):
        seen |= ids
        return
    for index, row in enumerate(rows):
        if row.id in seen:
            yield Fault(table, index, "id", "the id is used twice", row.id, "remove one of the two")
        seen.add(row.id)


def _objects(records: Records, vocabulary: Vocabulary) -> Iterator[Fault]:
    for index, row in enumerate(records.statements):
        given = (row.object is not None) + (row.value is not None) + (row.text is not None)
        ends = (row.lower is not None) + (row.upper is not None)
        if given + (ends == 2) != 1 or ends == 1:
            what = "exactly one of object, value, lower and upper, and text is needed"
            yield Fault("statements", index, "id", what, row.id)
        elif (row.value is not None or ends) and row.unit is None:
            yield Fault("statements", index, "id", "the number has no unit", row.id, "add `unit`")
        term = vocabulary.predicates.get(row.predicate)
        if term is not None and bool(term.range) != (row.object is not None):
            mend = f"it takes {'an entity' if term.range else 'no entity'}"
            yield Fault("statements", index, "predicate", "the object is of the wrong kind", row.predicate, mend)


def _evidence(records: Records, texts: bool) -> Iterator[Fault]:
    for table in ("statements", "quotations"):
        rows: Sequence[Statement | Quotation] = getattr(records, table)
        # All at once first, because all is well as a rule.
        words = [text for row in rows for part in row.evidence for text in (part.exact, part.document)] if texts else []
        if all(map(_evidence_of, rows)) and _is_text("".join(words)):
            continue
        for index, row in enumerate(rows):
            if not row.evidence:
                yield Fault(table, index, "id", "there is no evidence", row.id, "add `evidence`")
            elif not all(_is_text(part.exact) and _is_text(part.document) for part in row.evidence):
                yield Fault(table, index, "evidence", "this holds a character that is not text", row.id, "remove it")


def _lists(records: Records, known: Known) -> Iterator[Fault]:
    entities, statements = known.entities, known.statements
    for index, quotation in enumerate(records.quotations):
        for name in quotation.about:
            if name not in entities:
                yield Fault("quotations", index, "about", "unknown entity", name, did_you_mean(name, sorted(entities)))
    for index, conflict in enumerate(records.conflicts):
        for name in conflict.statements:
            if name not in statements:
                yield Fault("conflicts", index, "statements", "unknown statement", name)


_evidence_of = attrgetter("evidence")


def _each(table: str, rows: Sequence[Any], field: str, rule: Rule) -> Iterator[Fault]:
    """Look at all values of a field at once, and at the rows only where one of them is wrong."""
    values = set(map(attrgetter(field), rows)) - {None}
    wrong = {value for value in values if not rule.right(value)}
    if wrong:
        found = (index for index, row in enumerate(rows) if getattr(row, field) in wrong)
        for number, index in enumerate(found):
            fault = rule.fault if number < MAX_SUGGESTIONS else rule.bare_fault
            yield fault(table, index, field, str(getattr(rows[index], field)))


def _is_slug(text: str) -> bool:
    return SLUG.fullmatch(text) is not None


def _is_text(text: str) -> bool:
    return text.isprintable() or NOT_TEXT.search(text) is None


def _is_number(number: Number) -> bool:
    """Return whether the number is finite, and one that a floating-point number holds."""
    return -LARGEST < number < LARGEST


def _is_date(text: str) -> bool:
    try:
        parse_date(text)
    except ValueError:
        return False
    return True
