"""One party under two names: where the sources of a deal differ only in what they call who takes part."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from ..conflicts.ties import WHOLES
from .disputes import disputes_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..knowledge_graph import KnowledgeGraph
    from ..records import Conflict, Statement


def other_names(kg: KnowledgeGraph, parties: Iterable[Statement]) -> dict[str, frozenset[str]]:
    """Return, for each party that sources call differently, the other names (ids) that it goes by in these statements.

    Two names are one party's where people noted so (a conflict `name` added by hand), or where one is said to be a
    part of the other. That two sources merely name different parties makes no names of them: both may take part.
    """
    rows = {row.id: row for row in parties}
    conflicts = [one for one in disputes_of(kg, rows.values()) if one.kind == "name"]
    found: dict[str, set[str]] = {}
    for conflict in conflicts:
        for one, other in combinations([rows[name] for name in conflict.statements if name in rows], 2):
            if one.object and other.object and one.object != other.object and _is_one(kg, conflict, one, other):
                found.setdefault(one.object, set()).add(other.object)
                found.setdefault(other.object, set()).add(one.object)
    return {name: frozenset(names) for name, names in found.items()}


def _is_one(kg: KnowledgeGraph, conflict: Conflict, one: Statement, other: Statement) -> bool:
    if conflict in kg.records.conflicts:
        return True
    ends = {one.object, other.object}
    rows = (row for name in ends for row in kg.statements(subject=name, predicate=list(WHOLES), polarity="affirmed"))
    return one.source != other.source and any(row.object in ends for row in rows)
