"""Records in the form in which two graphs are equal when their records are: sorted, and with every source."""

from __future__ import annotations

from typing import TypeVar

import msgspec

from .records import Conflict, Document, Entity, Quotation, Records, Source, Statement, evidence_order, statement_order

Said = TypeVar("Said", Statement, Quotation)


def with_sources(records: Records) -> Records:
    """Return the records with a Source for each that statements or quotations name and that is not registered.

    It is titled by its entity, stands in the documents of its evidence, is dated where all that is taken from it is
    known since one date, and speaks for itself.
    """
    registered = {source.id for source in records.sources}
    said: tuple[Statement | Quotation, ...] = (*records.statements, *records.quotations)
    taken: dict[str, list[Statement | Quotation]] = {}
    for row in said:
        if row.source not in registered:
            taken.setdefault(row.source, []).append(row)
    if not taken:
        return records
    labels = {entity.id: entity.label for entity in records.entities}
    made = []
    for name, rows in taken.items():
        files = sorted({evidence.document for row in rows for evidence in row.evidence})
        dates = {row.known_since for row in rows}
        issued = dates.pop() if len(dates) == 1 else None
        made.append(Source(name, name, tuple(map(Document, files)), issued, title=labels.get(name, name)))
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
    several = {key: _sorted(getattr(row, key)) for key in ("aliases", "same_as", "merged")}
    changed = any(getattr(row, key) != values for key, values in several.items())
    return msgspec.structs.replace(row, **several) if changed else row


def _sorted_said(row: Said) -> Said:
    if len(row.evidence) < 2:
        return row
    evidence = tuple(sorted(set(row.evidence), key=evidence_order))
    return row if evidence == row.evidence else msgspec.structs.replace(row, evidence=evidence)


def _sorted_quotation(row: Quotation) -> Quotation:
    about = _sorted(row.about)
    return _sorted_said(row if about == row.about else msgspec.structs.replace(row, about=about))


def _sorted(values: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted(set(values))) if len(values) > 1 else values
