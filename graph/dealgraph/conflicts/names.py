"""Different things, or one under two names, where there should be one: roles of deals, and functional relations."""

from __future__ import annotations

from functools import partial
from itertools import combinations
from typing import TYPE_CHECKING

from .comparable import at_other_times
from .labels import begun
from .world import FACTS, listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..records import Statement
    from ..vocabulary import PredicateTerm
    from .found import Found
    from .world import World


def names(world: World) -> Iterator[Found]:
    """Yield a conflict where two sources name wholly different parties for one role of a deal, and where a relation
    that leads to one thing leads to two.

    Where a role can have several parties, whom the other source names in another role is no other name for anybody.
    """
    named = _parties(world)
    for (subject, predicate), by_source in sorted(_groups(world).items()):
        parties = set() if world.vocabulary.predicates[predicate].functional else named
        for (source, rows), (other_source, other_rows) in combinations(sorted(by_source.items()), 2):
            if {row.object for row in rows} & {row.object for row in other_rows}:
                continue
            one = [row for row in rows if (subject, other_source, row.object) not in parties]
            other = [row for row in other_rows if (subject, source, row.object) not in parties]
            if not one or not other or at_other_times(one[0], other[0]):
                continue
            yield world.conflict("name", subject, (one, other), partial(_explain, world, predicate, one, other))


def _groups(world: World) -> dict[tuple[str, str], dict[str, list[Statement]]]:
    groups: dict[tuple[str, str], dict[str, list[Statement]]] = {}
    for row in world.having(lambda term: term.functional or is_role(term)):
        if row.object is not None and row.polarity == "affirmed" and row.stance in FACTS:
            groups.setdefault((row.subject, row.predicate), {}).setdefault(row.source, []).append(row)
    return groups


def _parties(world: World) -> set[tuple[str, str, str | None]]:
    """Return deal, source and party, for each party that a source names in whatever role of a deal."""
    return {
        (row.subject, row.source, row.object)
        for row in world.having(is_role)
        if row.object and row.polarity == "affirmed"
    }


def is_role(term: PredicateTerm) -> bool:
    """Return whether the predicate names a party of a deal."""
    return term.interest and term.domain == ("Deal",)


def _explain(world: World, predicate: str, one: list[Statement], other: list[Statement]) -> str:
    related = any(world.is_part(a.object or "", b.object or "") for a in one for b in other)
    first, second = (listed(world.named(row.object or "") for row in side) for side in (one, other))
    term, subject = world.vocabulary.predicates[predicate], world.named(one[0].subject)
    what = f"The {term.label} of {subject} is" if is_role(term) else f"{begun(subject)} {world.phrase(one[0])}"
    unsaid = "neither says whether these are two, one under two names, or a part and its whole"
    why = "one is a part of the other" if related else unsaid
    return f"{what} {first} in one source and {second} in another: {why}."
