"""A change of one record, and all changes from one graph to another."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from ..canonical import canonical, conflicts_by_hand
from ..records import Conflict, Entity, Quotation, Record, Records, Source, Statement
from ..results import Rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..knowledge_graph import KnowledgeGraph

AnyRecord = Entity | Source | Statement | Quotation | Conflict
# What can happen to the records of each table, in the order in which it is told.
KINDS: dict[str, tuple[str, ...]] = {
    "entities": ("added", "removed", "renamed", "merged", "split", "changed"),
    "sources": ("added", "removed", "changed"),
    "statements": ("added", "withdrawn", "changed", "re-ranked", "evidence", "moved", "carried"),
    "quotations": ("added", "withdrawn", "changed", "evidence", "moved", "carried"),
    "conflicts": ("gained", "settled", "changed"),
}


class Change(Record, frozen=True, omit_defaults=True):
    """What happened to one record of `table`: its `kind` is one of KINDS[table].

    `old` and `new` are the record before and after, `fields` the names of those that differ, and `id` is that of the
    new record, or of the old one where there is no new one. `deal` is the deal that a statement belongs to.

    A statement is *changed* where another statement says something else in its place, *re-ranked* where only its rank
    differs, of other *evidence* where other words carry it, *moved* where the same words stand elsewhere in the
    document, and *carried* where it says the same of an entity that goes by another id now. A *merged* entity has
    become part of `new`; a *split* one was part of `old`.
    """

    table: str
    kind: str
    id: str
    fields: tuple[str, ...] = ()
    old: AnyRecord | None = None
    new: AnyRecord | None = None
    deal: str | None = None


class Changes(Rows[Change]):
    """All changes from the graph `old` to the graph `new`, by table and kind; empty where both say the same."""

    def __init__(self, changes: Sequence[Change], old: KnowledgeGraph, new: KnowledgeGraph) -> None:
        super().__init__(sorted(changes, key=_order), self.line, kind=Change)
        self.old = old
        self.new = new

    def __repr__(self) -> str:
        return f"<Changes: {self.summary()}>"

    def of(self, table: str, kind: str | None = None) -> Rows[Change]:
        """Return the changes of a table, of one kind if given. Raises KeyError for a table that there is not."""
        kinds = KINDS[table] if kind is None else (kind,)
        return Rows([one for one in self if one.table == table and one.kind in kinds], self.line, kind=Change)

    def line(self, change: Change) -> str:
        """Return what happened, and the record after it, or before it where there is none, in one line."""
        record, kg = (change.old, self.old) if change.new is None else (change.new, self.new)
        return f"{change.kind}: {kg.line(record)}"

    @property
    def deals(self) -> dict[str, Rows[Change]]:
        """The changed statements of each deal, by its id."""
        found: dict[str, list[Change]] = {}
        for one in self:
            if one.deal is not None:
                found.setdefault(one.deal, []).append(one)
        return {deal: Rows(found[deal], self.line, kind=Change) for deal in sorted(found)}

    def summary(self) -> str:
        """Return one line: how many records of each table changed, and how."""
        parts = []
        for table, kinds in KINDS.items():
            counts = [(len(self.of(table, kind)), kind) for kind in kinds]
            words = ", ".join(f"{count} {kind}" for count, kind in counts if count)
            if words:
                parts.append(f"{table}: {words}")
        return "; ".join(parts) or "no difference"

    def apply_to(self, records: Records) -> Records:
        """Return the records that come out where all changes are made to `records`, which must be those of `old`."""
        tables = {}
        for table in KINDS:
            rows = self.old.conflicts_by_id if table == "conflicts" else getattr(records, table)
            found: dict[str, AnyRecord] = {row.id: row for row in rows}
            for one in self.of(table):
                if one.old is not None and one.kind != "split":
                    del found[one.old.id]
            for one in self.of(table):
                if one.new is not None and one.kind != "merged":
                    found[one.new.id] = one.new
            tables[table] = tuple(found.values())
        return canonical(conflicts_by_hand(msgspec.convert(tables, Records), self.new.vocabulary))


def _order(change: Change) -> tuple[int, int, str, str]:
    tables = list(KINDS)
    old = change.old.id if change.old is not None else ""
    return (tables.index(change.table), KINDS[change.table].index(change.kind), change.id, old)
