"""Records in the form in which two graphs are equal when their records are: sorted, and without what follows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

from .curators import CURATORS
from .records import Conflict, Document, Entity, Quotation, Records, Source, Statement, evidence_order, statement_order

if TYPE_CHECKING:
    from collections.abc import Callable

    from .vocabulary import Vocabulary

Said = TypeVar("Said", Statement, Quotation)


def with_sources(records: Records) -> Records:
    """Return the records with a Source for each entity that is named as one and is not registered.

    It is titled by its entity, stands in the documents of its evidence, is dated where all that is taken from it is
    known since one date, but for the curators' readings, and speaks for itself.
    """
    labels = {entity.id: entity.label for entity in records.entities}
    known = labels.keys() - {source.id for source in records.sources}
    said: tuple[Statement | Quotation, ...] = (*records.statements, *records.quotations)
    taken: dict[str, list[Statement | Quotation]] = {}
    for row in said:
        if row.source in known:
            taken.setdefault(row.source, []).append(row)
    if not taken:
        return records
    made = []
    for name, rows in taken.items():
        files = sorted({evidence.document for row in rows for evidence in row.evidence})
        dates = {row.known_since for row in rows if row.speaker != CURATORS}
        issued = dates.pop() if len(dates) == 1 else None
        made.append(Source(name, name, tuple(map(Document, files)), issued, title=labels[name]))
    return msgspec.structs.replace(records, sources=(*records.sources, *made))


def canonical(records: Records) -> Records:
    """Return the records with every list in its canonical order; see `Records`."""
    return Records(
        entities=tuple(sorted(map(_sorted_entity, records.entities), key=_id)),
        sources=tuple(sorted(records.sources, key=_id)),
        statements=tuple(sorted(map(_sorted_said, records.statements), key=statement_order)),
        quotations=tuple(sorted(map(_sorted_quotation, records.quotations), key=_id)),
        conflicts=tuple(sorted(records.conflicts, key=_id)),
    )


def _id(row: Entity | Source | Quotation | Conflict) -> str:
    return row.id


def _sorted_entity(row: Entity) -> Entity:
    if len(row.aliases) < 2 and len(row.same_as) < 2 and len(row.merged) < 2:
        return row
    several = {key: _sorted(getattr(row, key)) for key in ("aliases", "same_as", "merged")}
    changed = any(getattr(row, key) != values for key, values in several.items())
    return msgspec.structs.replace(row, **several) if changed else row


def _sorted_said(row: Said) -> Said:
    given = row.evidence
    # Two in their order is what most rows with several have.
    if len(given) < 2 or (len(given) == 2 and evidence_order(given[0]) < evidence_order(given[1])):
        return row
    evidence = tuple(sorted(set(given), key=evidence_order))
    return row if evidence == given else msgspec.structs.replace(row, evidence=evidence)


def _sorted_quotation(row: Quotation) -> Quotation:
    about = _sorted(row.about)
    return _sorted_said(row if about == row.about else msgspec.structs.replace(row, about=about))


def _sorted(values: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted(set(values))) if len(values) > 1 else values


# By table: how a row is brought into its canonical form, and what the rows are sorted by.
CANONICAL: dict[str, tuple[Callable[[Any], Any], Callable[[Any], Any]]] = {
    "entities": (_sorted_entity, _id),
    "sources": (lambda row: row, _id),
    "statements": (_sorted_said, statement_order),
    "quotations": (_sorted_quotation, _id),
    "conflicts": (lambda row: row, _id),
}


def conflicts_by_hand(records: Records, vocabulary: Vocabulary) -> Records:
    """Return the records with those conflicts alone that do not follow from the statements."""
    if not records.conflicts:
        return records
    from .conflicts import find_conflicts

    entities = {entity.id: entity for entity in records.entities}
    found = {conflict.id: conflict for conflict in find_conflicts(records.statements, vocabulary, entities.__getitem__)}
    by_hand = tuple(row for row in records.conflicts if found.get(row.id) != row)
    return msgspec.structs.replace(records, conflicts=by_hand)
