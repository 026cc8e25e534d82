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
MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
# What may stand between the parts of a date that people write.
_FILLERS = {"st", "nd", "rd", "th", "of"}
_EDGE = re.compile(r"(?:the )?(?P<edge>end|start|beginning)(?: of)? (?P<of>.+)")
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
        meant = _meant(text)
        raise ValueError(f"a date is written {FORMS}" + (f"; write {meant}" if meant else ""))
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


def _meant(text: str) -> str | None:
    """Return how a date is written here that people write as "Q1 2026", "13 May 2026" or "2026-5"; None for others."""
    words = [word for word in re.findall(r"[a-z]+|[0-9]+", text.casefold()) if word not in _FILLERS]
    years = [word for word in words if len(word) == 4 and word.isdigit()]
    if len(years) != 1:
        return None
    rest = [word for word in words if word != years[0]]
    months = [
        f"{month:02}" for word in rest if len(word) > 2 for month, name in enumerate(MONTHS, 1) if name.startswith(word)
    ]
    numbers = [word for word in rest if word.isdigit()]
    if len(rest) == 2 and rest[0] in ("q", "h"):
        parts = [f"{rest[0].upper()}{rest[1]}"]
    elif len(months) == 1 and len(rest) == len(numbers) + 1:
        parts = [*months, *(f"{int(number):02}" for number in numbers)]
    elif numbers == rest and words[0] == years[0]:
        parts = [f"{int(number):02}" for number in numbers]
    else:
        return None
    date = "-".join([*years, *parts])
    if not _FORM.fullmatch(date):
        return None
    try:
        _parse_one(date)
    except ValueError:
        return None
    return date


def edge_day(text: str) -> str | None:
    """Return the day that "end of 2025" or "start of May 2026" names, 2025-12-31 or 2026-05-01; None for other words.

    It is a day to look from. What a text says of the end of a year is vaguer than that day.
    """
    match = _EDGE.fullmatch(" ".join(text.casefold().split()))
    if match is None:
        return None
    of = match["of"].upper()
    date = of if _FORM.fullmatch(of) else _meant(of)
    try:
        days = parse_date(date or "")
    except ValueError:
        return None
    if days.first == days.last:
        return None
    return (days.last if match["edge"] == "end" else days.first).isoformat()


def mended(text: str, error: ValueError) -> str:
    """Return what is wrong with the date that a question is asked with, and what would mend it."""
    day = edge_day(text)
    return f"{error}; write {day}" if day else str(error)


def _months(year: int, first: int, last: int) -> Interval:
    return Interval(datetime.date(year, first, 1), datetime.date(year, last, calendar.monthrange(year, last)[1]))
