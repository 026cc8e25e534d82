"""One status that is said to have been reached at different times."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from ..times import span
from ..wording import when
from .comparable import SAME, compare_scopes, may_coincide

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..records import Conflict, Statement
    from .world import World


def dates(world: World) -> Iterator[Conflict]:
    """Yield a conflict for each two statements that give one status of a thing two times that cannot be the same."""
    groups: dict[tuple[str, str], list[Statement]] = {}
    for row in world.rows:
        if world.vocabulary.predicates[row.predicate].choice and row.polarity == "affirmed" and span(row):
            groups.setdefault((row.subject, row.text or ""), []).append(row)
    for (subject, status), rows in sorted(groups.items()):
        for one, other in combinations(rows, 2):
            if not may_coincide(one, other) and compare_scopes(one, other) == SAME:
                times = f"{when(one)} ({one.stance}) and {when(other)} ({other.stance})"
                words = f"{world.label(subject)} is given the status {status!r} for {times}."
                yield world.conflict("date", subject, ([one], [other]), words)
