"""Which conflicts are looked at first: those that matter most before those in which both sides can hold."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from ..collecting import no_collecting
from .kinds import COMPATIBLE
from .limits import compatible

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..records import Statement
    from .found import Found

# What weighs more stands before; figures that exclude each other weigh as `_FIGURES`, whatever their kind.
_FIGURES = "figures"
_WEIGHTS = ("contradiction", "basis", _FIGURES, "opinion", "scope", "date", "name", *COMPATIBLE)
_PLACES = {kind: place for place, kind in enumerate(_WEIGHTS)}


@no_collecting()
def weightiest_first(conflicts: Iterable[Found]) -> list[Found]:
    """Return the conflicts with the weightiest first.

    First come contradictions and different bases, then figures that exclude each other, then other opinions, scopes,
    dates and names, and last what can both hold. Of those that weigh the same, the one with more speakers comes first,
    then the one with more statements.
    """

    def weight(conflict: Found) -> tuple[int, int, int, str]:
        place = _PLACES[conflict.kind]
        if place > _PLACES[_FIGURES] and conflict.kind not in COMPATIBLE and _exclude_each_other(conflict.rows):
            place = _PLACES[_FIGURES]
        return place, -len({row.speaker for row in conflict.rows}), -len(conflict.statements), conflict.id

    return sorted(conflicts, key=weight)


def _exclude_each_other(rows: Iterable[Statement]) -> bool:
    """Return whether two give figures of one thing that cannot both hold; whoever disputes a figure gives none."""
    given = [row for row in rows if row.unit and row.polarity == "affirmed" and row.stance != "disputed"]
    return any(
        (one.subject, one.predicate, one.unit) == (other.subject, other.predicate, other.unit)
        and not compatible(one, other)
        for one, other in combinations(given, 2)
    )
