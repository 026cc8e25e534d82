"""Rules of numbers: a unit, a bound, and one value or the two ends of a range that rises."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .columns import Complaint, check

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from .columns import Check
    from .contents import Contents


def number_complaints(row: Contents, bounds: Collection[str]) -> Iterator[Complaint]:
    """Yield what is wrong with the number, where anything of one is given; an unknown unit is told by another rule."""
    has_number = row.has_value or row.has_lower or row.has_upper
    if not has_number and row.bound is None and row.unit is None:
        return
    if row.unit is None:
        yield Complaint("number-unit-text", "id", "the number has no unit", "add `unit`")
    if row.bound is None:
        yield Complaint("number-bound", "id", "the number has no bound", "add `bound`, such as exact")
    if row.object is not None or row.text is not None:
        mend = "remove the number, its unit and its bound, or the object"
        yield Complaint("number-value", "id", "a number stands beside another object", mend)
    if row.bound in bounds:
        yield from _form(row)


def range_check() -> Check:
    """Return the check that a range rises."""

    def judge(seen: tuple[Any, ...]) -> Sequence[Complaint]:
        lower, upper = seen
        if lower is None or upper is None or lower < upper:
            return ()
        return (Complaint("number-lower", "lower", "the range does not rise", "put the smaller number first"),)

    return check(judge, "lower", "upper")


def _form(row: Contents) -> Iterator[Complaint]:
    is_range = row.bound == "range"
    if is_range and (row.has_value or not (row.has_lower and row.has_upper)):
        yield Complaint("number-form", "bound", "a range has two ends and no value", "give `lower` and `upper` alone")
    elif not is_range and (not row.has_value or row.has_lower or row.has_upper):
        yield Complaint("number-form", "bound", "this bound takes one value", "give `value` alone, or write range")
