"""Sums of quantities whose words leave something open: "up to 5" and "at least 5" add up to intervals."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from ..vocabulary import shipped_vocabulary
from ..wording import measured_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..quantities import Number
    from ..records import Statement
    from ..vocabulary import Vocabulary


class Range(msgspec.Struct, frozen=True):
    """All numbers from `low` to `high`; `high` None: no ceiling. `about`: the words say that a number is rounded."""

    low: Number
    high: Number | None
    about: bool = False

    @property
    def exact(self) -> bool:
        """Whether the range is one number, and the words do not round it."""
        return self.low == self.high and not self.about

    def __add__(self, other: Range) -> Range:
        """Return all sums of a number of the one and a number of the other."""
        high = None if self.high is None or other.high is None else self.high + other.high
        return Range(self.low + other.low, high, self.about or other.about)

    def join(self, other: Range) -> Range:
        """Return the smallest range that holds both."""
        high = None if self.high is None or other.high is None else max(self.high, other.high)
        return Range(min(self.low, other.low), high, self.about or other.about)

    def words(self, unit: str, vocabulary: Vocabulary | None = None) -> str:
        """Return the range as people write it: "$5 billion to $10 billion", "at most 5 GW", "no figure given"."""
        term = (vocabulary or shipped_vocabulary()).units[unit]
        about = "about " if self.about else ""
        low = measured_words(self.low, term)
        if self.high is None and self.low == 0:
            return "no figure given"
        if self.high is None:
            return f"{about}at least {low}"
        high = measured_words(self.high, term)
        if self.low == self.high:
            return f"{about}{low}"
        return f"{about}at most {high}" if self.low == 0 else f"{about}{low} to {high}"


def range_of(statement: Statement) -> Range | None:
    """Return what the words of a quantity allow, taking nothing to be below nought; None where it is no quantity."""
    if statement.value is None:
        if statement.lower is None or statement.upper is None:
            return None
        return Range(statement.lower, statement.upper)
    if statement.bound == "at_least":
        return Range(statement.value, None)
    if statement.bound == "at_most":
        return Range(min(0, statement.value), statement.value)
    return Range(statement.value, statement.value, statement.bound == "approximate")


def total(ranges: Iterable[Range]) -> Range | None:
    """Return the sum of the ranges, or None where there are none."""
    found: Range | None = None
    for one in ranges:
        found = one if found is None else found + one
    return found


def hull(ranges: Iterable[Range]) -> Range | None:
    """Return the smallest range that holds all, or None where there are none."""
    found: Range | None = None
    for one in ranges:
        found = one if found is None else found.join(one)
    return found
