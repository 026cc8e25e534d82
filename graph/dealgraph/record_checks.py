"""What records must keep to, whatever they were read from: known names, one object, dates that are dates.

The seeds have checks of their own, which know lines and columns of YAML. These are for everything else that
`dealgraph.load()` takes: tables, RDF, GraphML, GEXF and node-link JSON.
"""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from .dates import FORMS, parse_date
from .records import NOT_TEXT, SLUG
from .suggest import MAX_SUGGESTIONS, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

    from .quantities import Number
    from .records import Records
    from .vocabulary import Vocabulary

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


def find_faults(records: Records, vocabulary: Vocabulary) -> Iterator[Fault]:
    """Yield every fault of the records. What is checked here is what the rest of the package relies on."""
    for table in records.__struct_fields__:
        yield from _repeated(table, getattr(records, table))
    check = _Checker(records)
    yield from check.each("entities", "id", lambda name: bool(SLUG.fullmatch(name)), "this is no id", "write a-slug")
    for (table, field), (known, what) in _closed_fields(records, vocabulary).items():
        yield from check.known(table, field, known, what)
    for table, fields in _DATES.items():
        for field in fields:
            yield from check.each(table, field, _is_date, "this is no date", f"write {FORMS}")
    for table, fields in _TEXTS.items():
        for field in fields:
            yield from check.each(table, field, _is_text, "this holds a character that is not text", "remove it")
    for field in ("value", "lower", "upper"):
        yield from check.each("statements", field, _is_number, "this is no number that can be written", "correct it")
    yield from _objects(records, vocabulary)
    yield from _evidence(records)
    yield from _lists(records)


def _closed_fields(records: Records, vocabulary: Vocabulary) -> dict[tuple[str, str], tuple[Collection[str], str]]:
    """Return what the values of a field must be among, and what these are called."""
    entities = {entity.id: None for entity in records.entities}
    sources = {source.id: None for source in records.sources}
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


def _repeated(table: str, rows: Sequence[Any]) -> Iterator[Fault]:
    if len({row.id for row in rows}) == len(rows):
        return
    seen: set[str] = set()
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


def _evidence(records: Records) -> Iterator[Fault]:
    for table in ("statements", "quotations"):
        for index, row in enumerate(getattr(records, table)):
            if not row.evidence:
                yield Fault(table, index, "id", "there is no evidence", row.id, "add `evidence`")
            elif not all(_is_text(part.exact) and _is_text(part.document) for part in row.evidence):
                yield Fault(table, index, "evidence", "this holds a character that is not text", row.id, "remove it")


def _lists(records: Records) -> Iterator[Fault]:
    entities = {entity.id for entity in records.entities}
    statements = {row.id for row in records.statements}
    for index, quotation in enumerate(records.quotations):
        for name in quotation.about:
            if name not in entities:
                yield Fault("quotations", index, "about", "unknown entity", name, did_you_mean(name, sorted(entities)))
    for index, conflict in enumerate(records.conflicts):
        for name in conflict.statements:
            if name not in statements:
                yield Fault("conflicts", index, "statements", "unknown statement", name)


class _Checker:
    """Looks at all values of a field at once, and at the rows only where one of them is wrong."""

    def __init__(self, records: Records) -> None:
        self.records = records

    def each(self, table: str, field: str, right: Callable[[Any], bool], what: str, mend: str = "") -> Iterator[Fault]:
        rows: Sequence[Any] = getattr(self.records, table)
        values = set(map(attrgetter(field), rows)) - {None}
        wrong = {value for value in values if not right(value)}
        if wrong:
            for index, row in enumerate(rows):
                if getattr(row, field) in wrong:
                    yield Fault(table, index, field, what, str(getattr(row, field)), mend)

    def known(self, table: str, field: str, known: Collection[str], what: str) -> Iterator[Fault]:
        for number, fault in enumerate(self.each(table, field, known.__contains__, f"unknown {what}")):
            yield fault._replace(mend=did_you_mean(fault.found, known)) if number < MAX_SUGGESTIONS else fault


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
