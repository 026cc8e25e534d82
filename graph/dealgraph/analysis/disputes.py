"""Which conflicts touch the statements that an answer rests on: such an answer says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..knowledge_graph import KnowledgeGraph
    from ..records import Conflict, Statement


def disputes_of(kg: KnowledgeGraph, statements: Iterable[Statement]) -> tuple[Conflict, ...]:
    """Return the conflicts in which one of the statements takes part, each once."""
    touching = kg.conflicts_by_statement
    return tuple(dict.fromkeys(one for row in statements for one in touching.get(row.id, ())))


def by_statement(conflicts: Iterable[Conflict]) -> dict[str, tuple[Conflict, ...]]:
    """Return the conflicts by the ids of the statements in them."""
    found: dict[str, tuple[Conflict, ...]] = {}
    for one in conflicts:
        for name in one.statements:
            found[name] = (*found.get(name, ()), one)
    return found
