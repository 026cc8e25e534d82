"""Which numbers the words of a quantity allow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..quantities import Number, number_text

if TYPE_CHECKING:
    from ..records import Statement


def compatible(one: Statement, other: Statement) -> bool:
    """Return whether one number can satisfy the words of both; vague words ("dozens") are satisfied by any."""
    if one.unit is None or other.unit is None:
        return True
    (low, high), (least, most) = _limits(one), _limits(other)
    return _reach(low, other, most) and _reach(least, one, high)


def _reach(low: Number, row: Statement, high: Number) -> bool:
    """Return whether numbers from `low` on are allowed by the words of `row`, which end at `high`.

    What lies half between two roundings is rounded up: "about 20" ends just before 25.
    """
    return low < high or (low == high and row.bound != "approximate")


def _limits(row: Statement) -> tuple[Number, Number]:
    """Return the least and the greatest number that the words allow; "about" allows what rounds to its digits."""
    if row.value is None:
        return row.lower or 0, row.upper or 0
    if row.bound == "at_least":
        return row.value, float("inf")
    if row.bound == "at_most":
        return float("-inf"), row.value
    if row.bound == "approximate":
        digits = number_text(abs(row.value)).replace(".", "").lstrip("0").rstrip("0") or "0"
        unit = abs(row.value) / int(digits) if row.value else 1
        return row.value - unit / 2, row.value + unit / 2
    return row.value, row.value
