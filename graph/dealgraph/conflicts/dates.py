"""One status, or one thing that holds once, that is said to come about at different times."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from ..wording import object_words
from .comparable import SAME, at_other_times, compare_scopes
from .world import FACTS, counted, note

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..records import Conflict, Statement
    from .world import World


def dates(world: World) -> Iterator[Conflict]:
    """Yield a conflict for each two statements that give one status of a thing, or a functional predicate in words,
    two times that cannot be the same."""
    groups: dict[tuple[str, str, str], dict[tuple[object, ...], list[Statement]]] = {}
    for row in world.rows:
        term = world.vocabulary.predicates[row.predicate]
        if row.polarity == "affirmed" and (term.choice or (term.text and term.functional)):
            sides = groups.setdefault((row.subject, row.predicate, row.text or "" if term.choice else ""), {})
            # What is said of one time in several places is one side.
            same = (row.text, row.scope, row.at, row.from_, row.to, row.stance in FACTS)
            sides.setdefault(same, []).append(row)
    for (subject, predicate, _), sides in sorted(groups.items()):
        for first, second in combinations(sides.values(), 2):
            one, other = first[0], second[0]
            if at_other_times(one, other) and compare_scopes(one, other) == SAME:
                kind = "date" if one.stance in FACTS and other.stance in FACTS else "opinion"
                yield world.conflict(kind, subject, (first, second), _explain(world, predicate, one, other))


def _explain(world: World, predicate: str, one: Statement, other: Statement) -> str:
    sides = [f"{object_words(row, world.vocabulary, world.label)!r}{note(row)}" for row in (one, other)]
    name = world.vocabulary.predicates[predicate].label
    about = world.label(one.subject) + counted(one, other)
    return f"The {name} of {about} is given as {sides[0]} and as {sides[1]}: the times differ."
