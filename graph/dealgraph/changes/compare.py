"""The comparison of two graphs, table by table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

from ..knowledge_graph import KnowledgeGraph
from ..records import Conflict, Entity, Evidence, Quotation, Statement
from .change import Change, Changes
from .pairing import QUOTATION_RULES, STATEMENT_RULES, pairs
from .places import Place, open_place

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Said = TypeVar("Said", Statement, Quotation)
Renaming = dict[str, str]
# The fields of statements and quotations that name entities.
_NAMES = ("subject", "object", "speaker", "via", "deal", "source")


def diff(old: KnowledgeGraph | Place, new: KnowledgeGraph | Place) -> Changes:
    """Return what changed from `old` to `new`: graphs, or places as `dealgraph.load` takes them, or git revisions.

    A place that is neither a folder nor a file is a revision of the repository in which one stands: `v1`, or
    `v1:some/seeds` where the seeds do not stand in `seeds/`. How statements are matched stands in
    `dealgraph.changes.pairing`. Raises what `dealgraph.load` raises, and NotFoundError for a place that is none.
    """
    one = old if isinstance(old, KnowledgeGraph) else open_place(old)
    other = new if isinstance(new, KnowledgeGraph) else open_place(new)
    return Changes(list(_changes(one, other)), one, other)


def _changes(old: KnowledgeGraph, new: KnowledgeGraph) -> Iterator[Change]:
    renaming = _renaming(old.records.entities, new.records.entities)
    yield from _entities(old.records.entities, new.records.entities, renaming)
    yield from _sources(old, new)
    statements: Renaming = {}
    yield from _statements(old, new, renaming, statements)
    yield from _quotations(old, new, renaming)
    yield from _conflicts(old, new, renaming, statements)


def _renaming(old: Sequence[Entity], new: Sequence[Entity]) -> Renaming:
    """Return the new id of each entity that was merged, or that one of its class and label stands in the place of."""
    olds, news = {row.id for row in old}, {row.id for row in new}
    found = {name: row.id for row in new for name in row.merged if name in olds and name not in news}
    come: dict[tuple[str, str], list[str]] = {}
    for row in new:
        if row.id not in olds:
            come.setdefault((row.type, row.label), []).append(row.id)
    for row in old:
        if row.id not in news and row.id not in found and come.get((row.type, row.label)):
            found[row.id] = come[row.type, row.label].pop(0)
    return found


def _entities(old: Sequence[Entity], new: Sequence[Entity], renaming: Renaming) -> Iterator[Change]:
    olds, news = {row.id: row for row in old}, {row.id: row for row in new}
    part_of = {name: row for row in old for name in row.merged}
    taken = set()
    for name, row in olds.items():
        other = news.get(name)
        if other is not None:
            fields = differing(row, other)
            if fields:
                yield Change("entities", "renamed" if "label" in fields else "changed", name, fields, row, other)
        elif name not in renaming:
            yield Change("entities", "removed", name, (), row)
        else:
            other = news[renaming[name]]
            merged = name in other.merged
            if not merged:
                taken.add(other.id)
            yield Change(
                "entities", "merged" if merged else "renamed", other.id, () if merged else differing(row, other, True),
                row, other,
            )  # fmt: skip
    for name, row in news.items():
        if name not in olds and name not in taken:
            whole = part_of.get(name)
            yield Change("entities", "split" if whole else "added", name, (), whole, row)


def _sources(old: KnowledgeGraph, new: KnowledgeGraph) -> Iterator[Change]:
    olds, news = ({row.id: row for row in kg.records.sources} for kg in (old, new))
    for name in olds.keys() | news.keys():
        one, other = olds.get(name), news.get(name)
        if one is None or other is None:
            yield Change("sources", "added" if one is None else "removed", name, (), one, other)
        elif one != other:
            yield Change("sources", "changed", name, differing(one, other), one, other)


def _statements(
    old: KnowledgeGraph, new: KnowledgeGraph, renaming: Renaming, changed_ids: Renaming
) -> Iterator[Change]:
    for one, other, kind, fields in _said(old.records.statements, new.records.statements, renaming, STATEMENT_RULES):
        row = other or one
        assert row is not None
        if one is not None and other is not None:
            changed_ids[one.id] = other.id
        deal = (_deal(new, other) if other is not None else None) or (_deal(old, one) if one is not None else None)
        yield Change("statements", kind, row.id, fields, one, other, deal)


def _quotations(old: KnowledgeGraph, new: KnowledgeGraph, renaming: Renaming) -> Iterator[Change]:
    for one, other, kind, fields in _said(old.records.quotations, new.records.quotations, renaming, QUOTATION_RULES):
        row = other or one
        assert row is not None
        yield Change("quotations", kind, row.id, fields, one, other)


def _said(
    old: Sequence[Said], new: Sequence[Said], renaming: Renaming, rules: Any
) -> Iterator[tuple[Said | None, Said | None, str, tuple[str, ...]]]:
    """Yield (old, new, kind, fields) of what differs."""
    olds, news = {row.id: row for row in old}, {row.id: row for row in new}
    for name, row in olds.items():
        other = news.get(name)
        if other is not None and row != other:
            yield row, other, _kind(row, other), differing(row, other)
    gone = {name: _renamed(row, renaming) for name, row in olds.items() if name not in news}
    come = [row for name, row in news.items() if name not in olds]
    found = pairs(list(gone.values()), come, rules, lambda one, other: len(differing(one, other)))
    for old_id, new_id in found:
        row, other = olds[old_id], news[new_id]
        same = not differing(gone[old_id], other) and gone[old_id] != row
        yield row, other, "carried" if same else "changed", differing(row, other) or ("id",)
    paired = {name for pair in found for name in pair}
    yield from ((olds[name], None, "withdrawn", ()) for name in gone if name not in paired)
    yield from ((None, row, "added", ()) for row in come if row.id not in paired)


def _kind(old: Statement | Quotation, new: Statement | Quotation) -> str:
    fields = set(differing(old, new))
    if fields - {"rank", "rank_reason", "evidence"}:
        return "changed"
    if fields != {"evidence"}:
        return "re-ranked"
    return "moved" if _words(old.evidence) == _words(new.evidence) else "evidence"


def _words(evidence: Sequence[Evidence]) -> list[tuple[str, str]]:
    return sorted((one.document, one.exact) for one in evidence)


def _renamed(row: Said, renaming: Renaming) -> Said:
    """Return the row with the ids that its entities go by now."""
    fields: dict[str, Any] = {
        name: renaming[getattr(row, name)] for name in _NAMES if getattr(row, name, None) in renaming
    }
    if isinstance(row, Quotation) and not renaming.keys().isdisjoint(row.about):
        fields["about"] = tuple(sorted({renaming.get(name, name) for name in row.about}))
    return msgspec.structs.replace(row, **fields) if fields else row


def _conflicts(old: KnowledgeGraph, new: KnowledgeGraph, renaming: Renaming, statements: Renaming) -> Iterator[Change]:
    """Compare the disagreements; one whose statements changed or were carried is still the same one."""
    olds, news = ({row.id: row for row in kg.conflicts_by_id} for kg in (old, new))
    places = {_sides(row, {}, {}): row for name, row in news.items() if name not in olds}
    for name, row in olds.items():
        other = news.get(name)
        if other is None:
            other = places.pop(_sides(row, renaming, statements), None)
        if other is None:
            yield Change("conflicts", "settled", name, (), row)
        elif other != row:
            yield Change("conflicts", "changed", other.id, differing(row, other), row, other)
    yield from (Change("conflicts", "gained", row.id, (), None, row) for row in places.values())


def _sides(row: Conflict, renaming: Renaming, statements: Renaming) -> tuple[str, str, frozenset[str]]:
    sides = frozenset(statements.get(name, name) for name in row.statements)
    return (row.kind, renaming.get(row.about, row.about), sides)


def differing(old: Any, new: Any, with_id: bool = False) -> tuple[str, ...]:
    """Return the names of the fields in which two records differ, as tables and JSON call them."""
    names = zip(old.__struct_fields__, old.__struct_encode_fields__, strict=True)
    return tuple(
        name for field, name in names if (with_id or field != "id") and getattr(old, field) != getattr(new, field)
    )


def _deal(kg: KnowledgeGraph, row: Statement) -> str | None:
    """Return the deal that a statement belongs to, or is about."""
    for name in (row.deal, row.subject, row.object):
        if name is not None and kg.vocabulary.is_a(kg[name].type, ("Deal",)):
            return name
    return None
