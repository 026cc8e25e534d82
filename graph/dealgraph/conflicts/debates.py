"""Those for and against an idea, and those who hold ideas that contradict each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..records import Conflict, Statement
    from .world import World

FOR, AGAINST = ("states", "supports"), ("doubts", "opposes")
CONTRADICTS = "contradicts"


def debates(world: World) -> Iterator[Conflict]:
    """Yield a conflict for each idea with two sides, and for each two contradicting ideas that both are held."""
    stands: dict[str, dict[str, list[Statement]]] = {}
    opposed: list[Statement] = []
    for row in world.rows:
        if row.object is None:
            continue
        if row.predicate in FOR or row.predicate in AGAINST:
            # Whoever says that it is not so stands on the other side.
            side = "for" if (row.predicate in FOR) == (row.polarity == "affirmed") else "against"
            stands.setdefault(row.object, {}).setdefault(side, []).append(row)
        elif row.predicate == CONTRADICTS and row.polarity == "affirmed":
            opposed.append(row)
    for idea in sorted(stands):
        sides = stands[idea]
        if len(sides) == 2:
            pro, contra = sides["for"], sides["against"]
            words = f"{_voices(world, pro)} and {_voices(world, contra)} stand on different sides of"
            yield world.conflict("opinion", idea, (pro, contra), f"{words} {world.label(idea)!r}.")
    for row in opposed:
        assert row.object is not None
        one, other = (stands.get(idea, {}).get("for", []) for idea in (row.subject, row.object))
        if one and other:
            first = f"{world.label(row.subject)!r} is held by {_voices(world, one)}"
            second = f"{world.label(row.object)!r} by {_voices(world, other)}"
            words = f"{first}, {second}, and the two contradict each other."
            yield world.conflict("opinion", row.subject, (one, other, [row]), words)


def _voices(world: World, rows: list[Statement]) -> str:
    return ", ".join(dict.fromkeys(world.label(row.subject) for row in rows))
