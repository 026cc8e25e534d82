"""Figures that some give and others dispute. Whoever disputes a figure does not give it: it is no value of theirs."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from ..wording import object_words
from .comparable import APART, compare_scopes, may_coincide
from .words import brackets, date, is_or_are, measured, speakers
from .world import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..records import Statement
    from .found import Found
    from .world import World

# How a figure is given, the plainest first.
_AS = {
    "exact": "",
    "range": "",
    "approximate": "as a rounding by ",
    "at_least": "as a floor by ",
    "at_most": "as a ceiling by ",
}


def disputes(world: World) -> Iterator[Found]:
    """Yield a conflict for each figure of a thing that some give, exactly or as a bound, and others dispute."""
    groups: dict[tuple[object, ...], list[Statement]] = {}
    figures = [row for row in world.having(lambda term: bool(term.units)) if row.unit and row.polarity == "affirmed"]
    subjects = {row.subject for row in figures if row.stance == "disputed"}
    for row in figures:
        if row.subject in subjects:
            key = (row.subject, row.predicate, row.value, row.lower, row.upper, row.unit)
            groups.setdefault(key, []).append(row)
    for rows in groups.values():
        disputed = [row for row in rows if row.stance == "disputed"]
        given = [row for row in rows if row.stance != "disputed" and any(_of_the_same(row, one) for one in disputed)]
        meant = [row for row in disputed if any(_of_the_same(row, one) for one in given)]
        if given:
            yield world.conflict("opinion", meant[0].subject, (given, meant), partial(_explain, world, given, meant))


def _of_the_same(one: Statement, other: Statement) -> bool:
    return may_coincide(one, other) and compare_scopes(one, other) != APART


def _explain(world: World, given: list[Statement], disputed: list[Statement]) -> str:
    row = disputed[0]
    figure = object_words(row, world.vocabulary, world.named)
    what = f"{measured(world, row, None)}, {figure}{brackets(row.scope, date(row))}"
    given_by = f"{is_or_are(world, row)} given by {_givers(world, given)}"
    return f"{what}, {given_by}, and put in question by {speakers(world, disputed)}."


def _givers(world: World, rows: list[Statement]) -> str:
    """Return who gives the figure, and who as a bound: "Ann and Bob, and as a floor by Bob and Cy"."""
    sides: dict[str, list[str]] = {}
    for row in sorted(rows, key=lambda row: list(_AS).index(row.bound or "")):
        sides.setdefault(_AS[row.bound or ""], []).append(world.named(row.speaker))
    return ", and ".join(f"{how}{listed(who)}" for how, who in sides.items())
