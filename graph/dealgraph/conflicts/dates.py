"""One status, or one thing that holds once, that is said to come about at different times."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from ..wording import object_words
from .comparable import SAME, at_other_times, compare_scopes
from .world import FACTS, note

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..records import Conflict, Statement
    from .world import World


def dates(world: World) -> Iterator[Conflict]:
    """Yield a conflict for each two statements that give one status of a thing, or a functional predicate in words,
    two times that cannot be the same."""
    groups: dict[tuple[str, str, str], list[Statement]] = {}
    for row in world.rows:
        term = world.vocabulary.predicates[row.predicate]
        if row.polarity == "affirmed" and (term.choice or (term.text and term.functional)):
            groups.setdefault((row.subject, row.predicate, row.text or "" if term.choice else ""), []).append(row)
    for (subject, predicate, _), rows in sorted(groups.items()):
        for one, other in combinations(rows, 2):
            if at_other_times(one, other) and compare_scopes(one, other) == SAME:
                kind = "date" if one.stance in FACTS and other.stance in FACTS else "opinion"
                yield world.conflict(kind, subject, ([one], [other]), _explain(world, predicate, one, other))


def _explain(world: World, predicate: str, one: Statement, other: Statement) -> str:
    sides = [f"{object_words(row, world.vocabulary, world.label)!r}{note(row)}" for row in (one, other)]
    name = world.vocabulary.predicates[predicate].label
    return f"The {name} of {world.label(one.subject)} is given as {sides[0]} and as {sides[1]}: the times differ."
