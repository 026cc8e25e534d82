"""Merging: the records with entities that are judged to be the same as one."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeVar

import msgspec

from ..records import Quotation, Records, Statement, evidence_order, record_id, statement_id, statement_order

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ..records import Entity, Source
    from ..vocabulary import Vocabulary

Said = TypeVar("Said", Statement, Quotation)


class Curated(NamedTuple):
    """What the seeds hold of statements and quotations by id, beside the records: see `Seeds`."""

    places: dict[str, tuple[str, int, int]]
    asides: dict[str, tuple[str, ...]]


def merge(
    records: Records, merges: Mapping[str, str], curated: Curated, vocabulary: Vocabulary
) -> tuple[Records, Curated]:
    """Return the records, and what is curated of statements and quotations, after merging.

    `merges` leads from each id that goes to the one that stays. Statements that become the same one keep the
    evidence of both; ids of statements and quotations are made anew from their content.
    """
    if not merges:
        return records, curated
    kept = Curated({}, {})
    statements: dict[str, Statement] = {}
    for row in records.statements:
        moved = _moved_statement(row, merges)
        kept.places.setdefault(moved.id, curated.places[row.id])
        aside = (*kept.asides.get(moved.id, ()), *curated.asides.get(row.id, ()))
        if aside:
            kept.asides[moved.id] = aside
        known = statements.get(moved.id)
        statements[moved.id] = moved if known is None else _joined(known, moved)
    quotations: dict[str, Quotation] = {}
    for said in records.quotations:
        spoken = _moved_quotation(said, merges)
        kept.places.setdefault(spoken.id, curated.places[said.id])
        other = quotations.get(spoken.id)
        quotations[spoken.id] = spoken if other is None else _joined(other, spoken)
    merged = Records(
        entities=tuple(_merged_entities(records.entities, merges, vocabulary)),
        sources=tuple(_moved_source(source, merges) for source in records.sources),
        statements=tuple(sorted(statements.values(), key=statement_order)),
        quotations=tuple(quotations[name] for name in sorted(quotations)),
        conflicts=records.conflicts,
    )
    return merged, kept


def _merged_entities(entities: Iterable[Entity], merges: Mapping[str, str], vocabulary: Vocabulary) -> Iterable[Entity]:
    by_id = {entity.id: entity for entity in entities}
    gone: dict[str, list[Entity]] = {}
    for name, stays in merges.items():
        gone.setdefault(stays, []).append(by_id[name])
    for entity in by_id.values():
        if entity.id not in merges:
            yield _with(entity, gone[entity.id], vocabulary) if entity.id in gone else entity


def _with(entity: Entity, others: list[Entity], vocabulary: Vocabulary) -> Entity:
    """Return `entity` with the names, identifiers and, where it is narrower, the class of the others."""
    names = [name for other in others for name in (other.label, *other.aliases)]
    return msgspec.structs.replace(
        entity,
        type=max((entity, *others), key=lambda one: len(vocabulary.ancestors(one.type))).type,
        aliases=tuple(sorted({*entity.aliases, *names} - {entity.label})),
        description=next((one.description for one in (entity, *others) if one.description), ""),
        same_as=tuple(sorted({iri for one in (entity, *others) for iri in one.same_as})),
        merged=tuple(sorted(other.id for other in others)),
    )


def _moved_statement(row: Statement, merges: Mapping[str, str]) -> Statement:
    names = {key: getattr(row, key) for key in ("subject", "object", "speaker", "via", "deal")}
    changes = {key: merges[name] for key, name in names.items() if name in merges}
    if not changes:
        return row
    moved = msgspec.structs.replace(row, **changes)
    return msgspec.structs.replace(moved, id=statement_id(moved))


def _moved_quotation(row: Quotation, merges: Mapping[str, str]) -> Quotation:
    speaker = merges.get(row.speaker, row.speaker)
    return msgspec.structs.replace(
        row,
        id=row.id if speaker == row.speaker else record_id("q", speaker, row.text, row.source),
        speaker=speaker,
        via=merges.get(row.via, row.via) if row.via else None,
        about=tuple(sorted({merges.get(name, name) for name in row.about})),
    )


def _moved_source(source: Source, merges: Mapping[str, str]) -> Source:
    return msgspec.structs.replace(source, speaker=merges.get(source.speaker, source.speaker))


def _joined(one: Said, other: Said) -> Said:
    return msgspec.structs.replace(one, evidence=tuple(sorted({*one.evidence, *other.evidence}, key=evidence_order)))
