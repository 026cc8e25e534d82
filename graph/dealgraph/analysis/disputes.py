"""Which conflicts touch the statements that an answer rests on: such an answer says so.

The conflicts of a few statements are found from the statements near them. Once as much has been looked through for
many as the graph has statements, all conflicts are found at once.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..conflicts.found import Found
    from ..conflicts.ties import TiesOfFew
    from ..knowledge_graph import KnowledgeGraph
    from ..records import Conflict, Statement

# What it takes to look at all, in statements looked at.
_TO_BEGIN = 20


def disputes_of(kg: KnowledgeGraph, statements: Iterable[Statement]) -> tuple[Conflict, ...]:
    """Return the conflicts in which one of the statements takes part, each once, the weightiest of each first."""
    rows = list(statements)
    touching = kg._disputes.touching(rows)
    return tuple(dict.fromkeys(one.conflict for row in rows for one in touching.get(row.id, ())))


class Disputes:
    """The conflicts of one graph by the statements in them."""

    def __init__(self, kg: KnowledgeGraph) -> None:
        self._kg = kg
        self._known: dict[str, list[Found]] = {}
        self._looked_at = 0

    @cached_property
    def all(self) -> dict[str, list[Found]]:
        """All conflicts by the ids of the statements in them, the weightiest first."""
        return _by_statement(self._kg._conflicts_found)

    def touching(self, rows: Iterable[Statement]) -> dict[str, list[Found]]:
        """Return the conflicts by the ids of these statements, and perhaps of others."""
        if "all" in self.__dict__ or "_conflicts_found" in self._kg.__dict__:
            return self.all
        unknown = [row for row in rows if row.id not in self._known]
        return self._look_near(unknown) if unknown else self._known

    def _look_near(self, rows: list[Statement]) -> dict[str, list[Found]]:
        from ..conflicts.near import find_touching, near

        kg = self._kg
        around = near(rows, kg._index)
        self._looked_at += len(around) + _TO_BEGIN
        if self._looked_at > len(kg.records.statements):
            return self.all
        ids = {row.id for row in rows}
        by_hand = [conflict for conflict in kg.records.conflicts if not ids.isdisjoint(conflict.statements)]
        told = [row for one in by_hand for name in one.statements if (row := kg._index.statement(name)) is not None]
        among = {row.id: row for row in (*told, *around)}.values()
        found = find_touching(rows, among, kg.vocabulary, kg._by_id.__getitem__, by_hand, self._ties)
        touching = _by_statement(found)
        self._known.update((name, touching.get(name, [])) for name in ids)
        return self._known

    @cached_property
    def _ties(self) -> TiesOfFew:
        from ..conflicts.ties import TiesOfFew

        return TiesOfFew(self._kg._index, self._kg.vocabulary)


def _by_statement(conflicts: Iterable[Found]) -> dict[str, list[Found]]:
    from ..conflicts.weight import weightiest_first

    found: dict[str, list[Found]] = {}
    for one in weightiest_first(conflicts):
        for name in one.statements:
            found.setdefault(name, []).append(one)
    return found
