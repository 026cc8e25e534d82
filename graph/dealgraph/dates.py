"""Partial dates: a year, half, quarter, month or day, or a span between two of them, as closed intervals of days.

The forms are those of ISO 8601 and of its common extension for quarters and halves:
`2026`, `2026-H1`, `2026-Q1`, `2026-05`, `2026-05-28`, and `2026-10/2027-H1` for "some time between".
A partial date is never padded: comparing two of them may answer *maybe* (None).
"""

from __future__ import annotations

import calendar
import datetime
import re
from functools import lru_cache
from typing import NamedTuple

_FORM = re.compile(r"(?P<year>\d{4})(?:-(?:H(?P<half>[12])|Q(?P<quarter>[1-4])|(?P<month>\d\d)(?:-(?P<day>\d\d))?))?")
FORMS = "2026, 2026-H1, 2026-Q1, 2026-05, 2026-05-28, or two of these with a slash between"


class Interval(NamedTuple):
    """The days from `first` to `last`, both included."""

    first: datetime.date
    last: datetime.date

    def before(self, other: Interval) -> bool | None:
        """Return whether this ends before `other` starts: True, False, or None for maybe."""
        if self.last < other.first:
            return True
        return False if self.first >= other.last else None

    def overlaps(self, other: Interval) -> bool:
        """Return whether the two have a day in common."""
        return self.first <= other.last and other.first <= self.last


@lru_cache(maxsize=4096)
def parse_date(text: str) -> Interval:
    """Return the days that the partial date `text` may mean. Raises ValueError that says what is wrong."""
    first, slash, last = text.partition("/")
    if not slash:
        return _parse_one(text)
    start, end = _parse_one(first), _parse_one(last)
    if start.before(end) is not True:
        raise ValueError(f"{first} does not come before {last}")
    return Interval(start.first, end.last)


def _parse_one(text: str) -> Interval:
    match = _FORM.fullmatch(text)
    if match is None or not text.isascii():
        raise ValueError(f"a date is written {FORMS}")
    year = int(match["year"])
    if year == 0:
        raise ValueError("there is no year 0000")
    if match["half"]:
        start = 6 * int(match["half"]) - 5
        return _months(year, start, start + 5)
    if match["quarter"]:
        start = 3 * int(match["quarter"]) - 2
        return _months(year, start, start + 2)
    if not match["month"]:
        return _months(year, 1, 12)
    month = int(match["month"])
    if not 1 <= month <= 12:
        raise ValueError(f"there is no month {match['month']}")
    if not match["day"]:
        return _months(year, month, month)
    days = calendar.monthrange(year, month)[1]
    if not 1 <= int(match["day"]) <= days:
        raise ValueError(f"{match['year']}-{match['month']} has no day {match['day']}")
    day = datetime.date(year, month, int(match["day"]))
    return Interval(day, day)


def _months(year: int, first: int, last: int) -> Interval:
    return Interval(datetime.date(year, first, 1), datetime.date(year, last, calendar.monthrange(year, last)[1]))
