"""Where statements differ although they speak of the same, found from the ontology and the qualifiers alone.

Two statements are comparable when they have one subject and one predicate, times that may overlap, and scopes that
have to do with each other: two valuations a year apart are a history. What is undated speaks of the time of its
source. A difference has the first of these kinds that fits:

    contradiction   one affirms what the other denies, or both cannot hold
    scope           the two count different things, or speak of two deals that may be one; an idea that is for one thing
                    supported and for another one opposed
    basis           gross or net, run rate or annual, post-money or pre-money
    bound           the one is a bound, a rounding or a vague word that the other satisfies; most, or some of them; a
                    date as the earliest and as the latest
    date            the dates, or what is said of a date, differ
    name            different parties, or one under two names, in one role
    opinion         estimates, forecasts and opinions; those for and against an idea, or a figure that somebody
                    disputes; what is said on a condition, and without one

One difference is one conflict, however many statements tell it. Both sides of a `bound` can hold.

People can add a conflict, or a better explanation of one, by hand (`seeds/conflicts.yaml`); theirs comes first.
"""

from __future__ import annotations

from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

from ..collecting import no_collecting
from .candidates import candidates
from .conditions import conditions
from .dates import dates
from .debates import debates
from .disputes import disputes
from .found import by_curators
from .kinds import KINDS
from .names import names
from .open_deals import open_deals
from .polarity import denials
from .quantifiers import quantifiers
from .quantities import quantities
from .ties import TiesOfAll
from .world import World

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

    from ..records import Conflict, Entity, Statement
    from ..vocabulary import Vocabulary
    from .found import Found
    from .ties import Ties

__all__ = ["KINDS", "find", "find_conflicts"]


def find_conflicts(
    statements: Collection[Statement],
    vocabulary: Vocabulary,
    entity: Callable[[str], Entity],
    by_hand: Iterable[Conflict] = (),
) -> tuple[Conflict, ...]:
    """Return all conflicts among `statements`, sorted by id; `entity` gives the entity with an id.

    Of those `by_hand` the ones whose statements are all there are kept, and replace what is found of the same
    statements, or of the same kind and thing among theirs.
    """
    return tuple(found.conflict for found in find(statements, vocabulary, entity, by_hand))


@no_collecting()
def find(
    statements: Collection[Statement],
    vocabulary: Vocabulary,
    entity: Callable[[str], Entity],
    by_hand: Iterable[Conflict] = (),
    ties: Ties | None = None,
) -> tuple[Found, ...]:
    """Return what `find_conflicts` does, each conflict before it is told.

    `ties` are those of the whole graph, where the statements are a part of it.
    """
    world = World(
        _in_order(candidates(statements, vocabulary)), vocabulary, entity, ties or TiesOfAll(statements, vocabulary)
    )
    found = {
        conflict.statements: conflict
        for detect in (debates, names, dates, conditions, denials, disputes, open_deals, quantifiers, quantities)
        for conflict in detect(world)
    }
    world.let_go()
    by_hand = tuple(by_hand)
    if by_hand:
        named = {name for conflict in by_hand for name in conflict.statements}
        known = {row.id: row for row in statements if row.id in named}
        own = [by_curators(conflict, known) for conflict in by_hand if known.keys() >= set(conflict.statements)]
        found = {names: conflict for names, conflict in found.items() if not _is_within(conflict, own)}
        found.update({conflict.statements: conflict for conflict in own})
    return tuple(sorted(found.values(), key=lambda conflict: conflict.id))


def _in_order(rows: Iterable[Statement]) -> list[Statement]:
    """Return the statements by subject and id: what is compared lies together in memory, too."""
    by_subject = sorted(rows, key=attrgetter("subject"))
    return [row for _, group in groupby(by_subject, attrgetter("subject")) for row in sorted(group, key=_id)]


_id = attrgetter("id")


def _is_within(found: Found, by_hand: Iterable[Found]) -> bool:
    return any(
        (own.kind, own.about) == (found.kind, found.about) and set(own.statements).issuperset(found.statements)
        for own in by_hand
    )
