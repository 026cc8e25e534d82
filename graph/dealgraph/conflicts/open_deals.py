"""Two deals of which the texts leave open whether they are one, or one a part of the other: their figures differ."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from .words import figure, note
from .world import OPEN, World

__all__ = ["OPEN", "open_deals"]

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..records import Statement
    from .found import Found


def open_deals(world: World) -> Iterator[Found]:
    """Yield a conflict for each figure that two such deals give differently; all that give one form a side."""
    opening = world.having(lambda term: term.id in OPEN)
    links = sorted({(row.subject, row.object or "", row.predicate) for row in opening})
    figures = _figures(world, {name for subject, other, _ in links for name in (subject, other)})
    for subject, other, link in links:
        for predicate, first in sorted(figures[subject].items()):
            second = figures[other].get(predicate, [])
            # Where one of the two says the very figure of the other, nothing differs.
            if second and _values(first).isdisjoint(_values(second)) and not _is_sum_of_one(link, first, second):
                words = partial(_explain, world, first[0], second[0], OPEN[link])
                yield world.conflict("scope", subject, (first, second), words)


def _figures(world: World, deals: set[str]) -> dict[str, dict[str, list[Statement]]]:
    """Return what is said of each deal in numbers, by the predicates that have one value at a time."""
    found: dict[str, dict[str, list[Statement]]] = {deal: {} for deal in deals}
    for row in world.having(lambda term: bool(term.units) and term.functional):
        if row.subject in found and row.unit and row.polarity == "affirmed":
            found[row.subject].setdefault(row.predicate, []).append(row)
    return found


def _values(rows: list[Statement]) -> set[tuple[object, ...]]:
    return {(row.value, row.lower, row.upper, row.bound) for row in rows}


def _is_sum_of_one(link: str, first: list[Statement], second: list[Statement]) -> bool:
    """Return whether one text alone gives both: it sets a part beside the whole, and nobody says otherwise."""
    return link == "mayBePartOf" and len({row.source for row in (*first, *second)}) == 1


def _explain(world: World, one: Statement, other: Statement, how: str) -> str:
    name = world.vocabulary.predicates[one.predicate].label
    first, second = (f"{figure(world, row)}{note([row], row.scope)}" for row in (one, other))
    deals = f"for {world.named(one.subject)} as {first} and for {world.named(other.subject)} as {second}"
    return f"The {name} is given {deals}: the texts leave open whether {how}."
