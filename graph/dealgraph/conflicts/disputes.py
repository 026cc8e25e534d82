"""Figures that some give and others dispute. Whoever disputes a figure does not give it: it is no value of theirs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..wording import object_words, when
from .comparable import APART, compare_scopes, may_coincide
from .world import World, listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..records import Conflict, Statement


def disputes(world: World) -> Iterator[Conflict]:
    """Yield a conflict for each figure of a thing that some give, exactly or as a bound, and others dispute."""
    groups: dict[tuple[object, ...], list[Statement]] = {}
    for row in world.rows:
        if row.unit and row.polarity == "affirmed":
            key = (row.subject, row.predicate, row.value, row.lower, row.upper, row.unit)
            groups.setdefault(key, []).append(row)
    for rows in groups.values():
        disputed = [row for row in rows if row.stance == "disputed"]
        given = [row for row in rows if row.stance != "disputed" and any(_of_the_same(row, one) for one in disputed)]
        meant = [row for row in disputed if any(_of_the_same(row, one) for one in given)]
        if given:
            yield world.conflict("opinion", meant[0].subject, (given, meant), _explain(world, given, meant))


def _of_the_same(one: Statement, other: Statement) -> bool:
    return may_coincide(one, other) and compare_scopes(one, other) != APART


def _explain(world: World, given: list[Statement], disputed: list[Statement]) -> str:
    row = disputed[0]
    name = world.vocabulary.predicates[row.predicate].label
    figure = object_words(row, world.vocabulary, world.label)
    notes = ", ".join(part for part in (row.scope, when(row).replace(" (", ", ").rstrip(")")) if part)
    sides = [listed(world.label(one.speaker) for one in side) for side in (given, disputed)]
    of = f"{world.label(row.subject)}, {figure}{f' ({notes})' if notes else ''}"
    return f"The {name} of {of}, is given by {sides[0]}, and put in question by {sides[1]}."
