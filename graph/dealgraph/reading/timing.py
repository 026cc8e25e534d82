"""Whether a statement's dates are those of its words.

A date may come from the quotes, from `date_text` (which has to stand in a quote), or, where neither gives any, from
the issue date of the source. It may be less precise than the words, never more so; what is inferred from words such
as "last month" and "early 2026" stands in `dates`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..dates import Interval, parse_date
from .dates import DateReading, read_dates
from .disagreement import Disagreement

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..records import Statement

_TERM = re.compile(r"\b(?:by|before|until|within)\b", re.I)


def wrong_dates(statement: Statement, quotes: list[str]) -> Iterator[Disagreement]:
    """Yield what is wrong with the dates of `statement`."""
    dates = [
        (key, date)
        for key, date in zip(("at", "from", "to"), (statement.at, statement.from_, statement.to), strict=True)
        if date
    ]
    if not dates:
        return
    words = statement.date_text
    if words and not any(words.casefold() in quote.casefold() for quote in quotes):
        mend = "quote the words that give the date"
        yield Disagreement("date", "the words of `date_text` stand in no quote", words, mend)
        return
    readings = read_dates([words] if words else quotes, statement.known_since)
    if words:
        # The quotes help where the words leave it open: "by the end of the quarter", "that same month".
        readings = readings + read_dates(quotes, statement.known_since)
    if not readings and words is None and statement.known_since:
        issued = parse_date(statement.known_since)
        readings = [DateReading(issued, issued, False, True, statement.known_since)]
    readings = [reading for reading in readings if reading.years] or readings
    said = ", ".join(dict.fromkeys(reading.words for reading in readings)) or "no date"
    mend = "write the date that the words give, quote the words that give it, or add them as `date_text`"
    if words:
        mend = "write the date that the words give, or put the words that give it into `date_text`"
    for key, date in dates:
        if not _given(date, readings) and not _by_then(date, readings, quotes, statement.known_since):
            yield Disagreement("date", f"the words do not give the date {key!r}: {date}", said, mend)
    if statement.from_ and statement.from_ == statement.to:
        yield Disagreement("date", "it begins and ends at the same date", statement.from_, "write it as `at`")


def _given(date: str, readings: list[DateReading]) -> bool:
    """Return whether one reading gives the date, or two its ends."""
    if any(_covers(date, reading) for reading in readings):
        return True
    return "/" in date and all(any(_covers(part, reading) for reading in readings) for part in date.split("/"))


def _by_then(date: str, readings: list[DateReading], quotes: list[str], issued: str | None) -> bool:
    """Return whether the date is a span from the source's date on, to a term that the words set ("by 2027")."""
    start, slash, end = date.partition("/")
    if not slash or issued is None or not any(_TERM.search(quote) for quote in quotes):
        return False
    days = (parse_date(start).first - parse_date(issued).last).days
    return -31 <= days <= 31 and any(_covers(end, reading) for reading in readings)


def _covers(date: str, reading: DateReading) -> bool:
    """Return whether a statement may write `date` for what the reading says.

    It may be less precise than the words: "May 2026" is in 2026. Of a vague part of a year it may name months.
    """
    said, days, whole = parse_date(date), reading.days, reading.whole
    if not reading.years:
        step = said.first.year - days.first.year
        days, whole = _moved(days, step), _moved(whole, step)
    if said.first <= days.first and days.last <= said.last:
        return "/" not in date or (whole.first <= said.first and said.last <= whole.last)
    if reading.vague and days == whole and (days.last - days.first).days <= 45:
        # "Last week", "ten days ago": any of the days.
        return said.overlaps(days)
    months = (said.last - said.first).days >= 27 and (whole.last - whole.first).days > 31
    return reading.vague and months and days.first <= said.first and said.last <= days.last


def _moved(days: Interval, years: int) -> Interval:
    """Return the same days so many years later; 29 February becomes the 28th."""
    first, last = (
        day.replace(year=day.year + years, day=28 if (day.month, day.day) == (2, 29) else day.day) for day in days
    )
    return Interval(first, last)
