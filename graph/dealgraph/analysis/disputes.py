"""Which conflicts touch the statements that an answer rests on: such an answer says so."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ..conflicts.found import Found
    from ..knowledge_graph import KnowledgeGraph
    from ..records import Conflict, Statement


def disputes_of(kg: KnowledgeGraph, statements: Iterable[Statement]) -> tuple[Conflict, ...]:
    """Return the conflicts in which one of the statements takes part, each once."""
    touching = kg._conflicts_touching
    return tuple(dict.fromkeys(one for row in statements for one in touching.get(row.id, ())))


class ByStatement(Mapping[str, "tuple[Conflict, ...]"]):
    """The conflicts by the ids of the statements in them, each told when it is looked at."""

    def __init__(self, conflicts: Iterable[Found]) -> None:
        self._found: dict[str, list[Found]] = {}
        for one in conflicts:
            for name in one.statements:
                self._found.setdefault(name, []).append(one)

    def __getitem__(self, statement: str) -> tuple[Conflict, ...]:
        return tuple([one.conflict for one in self._found[statement]])

    def __iter__(self) -> Iterator[str]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)
