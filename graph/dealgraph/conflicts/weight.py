"""Which conflicts are looked at first: those that matter most before those in which both sides can hold."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from .kinds import COMPATIBLE
from .limits import compatible

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..records import Statement
    from .found import Found

# What weighs more stands before; figures that exclude each other weigh as `_FIGURES`, whatever their kind.
_FIGURES = "figures"
_WEIGHTS = ("contradiction", "basis", _FIGURES, "opinion", "scope", "date", "name", *COMPATIBLE)


def weightiest_first(conflicts: Iterable[Found]) -> list[Found]:
    """Return the conflicts with the weightiest first.

    First come contradictions and different bases, then figures that exclude each other, then other opinions, scopes,
    dates and names, and last what can both hold. Of those that weigh the same, the one with more speakers comes first,
    then the one with more statements.
    """

    def weight(conflict: Found) -> tuple[int, int, int, str]:
        rows = list({row.id: row for row in conflict.rows}.values())
        place = _WEIGHTS.index(conflict.kind)
        if conflict.kind not in COMPATIBLE and _exclude_each_other(rows):
            place = min(place, _WEIGHTS.index(_FIGURES))
        return place, -len({row.speaker for row in rows}), -len(rows), conflict.id

    return sorted(conflicts, key=weight)


def _exclude_each_other(rows: list[Statement]) -> bool:
    """Return whether two give figures of one thing that cannot both hold; whoever disputes a figure gives none."""
    given = [row for row in rows if row.unit and row.polarity == "affirmed" and row.stance != "disputed"]
    return any(
        (one.subject, one.predicate, one.unit) == (other.subject, other.predicate, other.unit)
        and not compatible(one, other)
        for one, other in combinations(given, 2)
    )
