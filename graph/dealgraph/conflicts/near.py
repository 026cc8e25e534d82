"""The conflicts that touch some statements, found without a look at the rest of the graph.

A conflict lies among the statements of one subject, with two exceptions. The figures of two deals that may be one are
compared, so those of the deals to which a subject is linked count too. And who holds one of two contradicting ideas is
against the other: the conflict of an idea rests on the ideas that contradict it, and on those that contradict these.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import find
from .debates import AGAINST, CONTRADICTS, FOR
from .world import OPEN

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator

    from ..index import Index
    from ..packed_index import PackedIndex
    from ..records import Conflict, Entity, Statement
    from ..vocabulary import Vocabulary
    from .found import Found
    from .ties import Ties

_ON_IDEAS = frozenset((*FOR, *AGAINST, CONTRADICTS))
# A statement on one idea may be part of the conflict of another one, which rests on all that contradict that one.
_STEPS = 2


def near(rows: Collection[Statement], index: Index | PackedIndex) -> list[Statement]:
    """Return all statements of the graph on which it depends what conflicts touch `rows`, each once."""
    found: dict[str, Statement] = {}
    for name in _linked({row.subject for row in rows}, index):
        found.update((row.id, row) for row in index.candidates(name, None, {}))
    ideas = {name for row in rows if row.predicate in _ON_IDEAS for name in _ideas(row)}
    found.update((row.id, row) for row in _on_ideas(ideas, index))
    return list(found.values())


def find_touching(
    rows: Collection[Statement],
    among: Iterable[Statement],
    vocabulary: Vocabulary,
    entity: Callable[[str], Entity],
    by_hand: Iterable[Conflict],
    ties: Ties,
) -> list[Found]:
    """Return the conflicts that touch `rows`.

    `among` are the statements `near` them and those of the conflicts `by_hand`, `ties` those of the whole graph.
    """
    ids = {row.id for row in rows}
    found = find(list(among), vocabulary, entity, by_hand, ties)
    return [conflict for conflict in found if not ids.isdisjoint(conflict.statements)]


def _linked(subjects: set[str], index: Index | PackedIndex) -> set[str]:
    """Return the subjects with the deals that may be one of them, or be a part of one or its whole."""
    links = [index.adjacency(predicate, "both") for predicate in OPEN]
    return subjects | {other for joined in links for name in subjects for other in joined[name]}


def _ideas(row: Statement) -> tuple[str, ...]:
    """Return the ideas that a statement on ideas sets in dispute."""
    names = (row.subject, row.object) if row.predicate == CONTRADICTS else (row.object,)
    return tuple(name for name in names if name)


def _on_ideas(ideas: set[str], index: Index | PackedIndex) -> Iterator[Statement]:
    """Yield the statements on the ideas, and on those from which contradictions lead to them in some steps."""
    seen: set[str] = set()
    for _ in range(_STEPS + 1):
        seen |= ideas
        rows = [row for name in ideas for row in _on_idea(name, index)]
        yield from rows
        ideas = {name for row in rows if row.predicate == CONTRADICTS for name in _ideas(row)} - seen


def _on_idea(name: str, index: Index | PackedIndex) -> list[Statement]:
    leading = index.candidates(None, None, {"object": name, "predicate": None})
    own = index.candidates(name, None, {"predicate": CONTRADICTS})
    return [row for row in (*leading, *own) if row.predicate in _ON_IDEAS]
