"""Two deals of which the texts leave open whether they are one, or one a part of the other: their figures differ."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from .words import figure, note, shared_scope
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
                words = partial(_explain, world, first, second, OPEN[link])
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


def _explain(world: World, first: list[Statement], second: list[Statement], how: str) -> str:
    name = world.vocabulary.predicates[first[0].predicate].label
    one, other = (f"for {world.named(rows[0].subject)} as {_said(world, rows)}" for rows in (first, second))
    return f"The {name} is given {one} and {other}: the texts leave open whether {how}."


def _said(world: World, rows: list[Statement]) -> str:
    """Return the figures of one deal, each with what all that give it say alike: "$5 (asserted) or at most $5"."""
    alike: dict[str, list[Statement]] = {}
    for row in rows:
        alike.setdefault(figure(world, row), []).append(row)
    return " or ".join(f"{words}{note(side, shared_scope(side))}" for words, side in alike.items())
