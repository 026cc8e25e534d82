"""Several graphs as one: `dealgraph.load(a, b)`. The rules for what meets, by id:

- Equal records are one.
- An entity has one class, one label and one description (or none in one of the two); aliases, identifiers and the ids
  merged into it are put together.
- The document of a source has its checksum from where its quotes were located.
- A statement or quotation keeps the evidence of both; where a quote is located in one of them, that place stays.
- Everything else that differs under one id is an error that names both graphs. Nothing is chosen in silence.
- Entities with different ids stay two, even where a name is the same: `kg[name]` then lists both. A judgement in the
  seeds makes them one.

Conflicts are found anew in the whole, so two graphs that disagree show it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

from .canonical import canonical
from .errors import Problem, SeedsError, from_difference, shorten
from .records import Conflict, Entity, Evidence, Quotation, Records, Source, Statement

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Row = TypeVar("Row", Entity, Source, Statement, Quotation, Conflict)
Said = TypeVar("Said", Statement, Quotation)
Named = tuple[str, Records]


def unite(graphs: Sequence[Named]) -> Records:
    """Return the records of all `graphs`, (name, records) each, as one. Raises SeedsError where records collide."""
    problems: list[Problem] = []

    def table(name: str, join: Callable[[Any, Any], Any]) -> tuple[Any, ...]:
        rows = [(place, getattr(records, name)) for place, records in graphs]
        return _table(name, rows, join, problems)

    united = Records(
        entities=table("entities", _entity),
        sources=table("sources", _source),
        statements=table("statements", _said),
        quotations=table("quotations", _said),
        conflicts=table("conflicts", _nothing),
    )
    if problems:
        raise SeedsError(problems)
    return canonical(united)


def _table(
    name: str, graphs: list[tuple[str, tuple[Row, ...]]], join: Callable[[Row, Row], Row], problems: list[Problem]
) -> tuple[Row, ...]:
    found: dict[str, Row] = {}
    places: dict[str, str] = {}
    for place, rows in graphs:
        for row in rows:
            known = found.setdefault(row.id, row)
            first = places.setdefault(row.id, place)
            if known is row or known == row:
                continue
            joined, other = join(known, row), join(row, known)
            if joined == other:
                found[row.id] = joined
            else:
                problems.append(_collision(name, (first, joined), (place, other)))
    return tuple(found.values())


def _collision(table: str, first: tuple[str, Any], second: tuple[str, Any]) -> Problem:
    """Return the problem that two records of one id, joined in either order, differ."""
    one, other = first[1], second[1]
    field = next(name for name in one.__struct_fields__ if getattr(one, name) != getattr(other, name))
    here, there = from_difference(str(getattr(other, field)), str(getattr(one, field)))
    # Both sides are shown, and the quoting of what is found has room for one.
    both = f"{shorten(here)!r} here, {shorten(there)!r} there"
    what = f"{one.id!r} of the {table} is another than in {first[0]}: {field.rstrip('_')}, {both}"
    return Problem(second[0], 0, 0, what, "", "correct one of the two, or give one of them another id")


def _nothing(row: Row, _: Row) -> Row:
    return row


def _entity(row: Entity, other: Entity) -> Entity:
    several = {
        key: tuple(sorted({*getattr(row, key), *getattr(other, key)})) for key in ("aliases", "same_as", "merged")
    }
    return msgspec.structs.replace(row, description=row.description or other.description, **several)


def _source(row: Source, other: Source) -> Source:
    checksums = {part.file: part.sha256 for part in other.documents}
    documents = (
        msgspec.structs.replace(part, sha256=part.sha256 or checksums.get(part.file, "")) for part in row.documents
    )
    return msgspec.structs.replace(row, documents=tuple(documents))


def _said(row: Said, other: Said) -> Said:
    places: dict[tuple[str, str], list[Evidence]] = {}
    for evidence in sorted({*row.evidence, *other.evidence}, key=_place):
        places.setdefault((evidence.document, evidence.exact), []).append(evidence)
    # A quote without a place is left out where the same quote has one.
    kept = [
        evidence for same in places.values() for evidence in same if evidence.start is not None or evidence is same[-1]
    ]
    return msgspec.structs.replace(row, evidence=tuple(kept))


def _place(evidence: Evidence) -> tuple[str, str, int]:
    return (evidence.document, evidence.exact, -1 if evidence.start is None else evidence.start)
