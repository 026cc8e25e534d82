"""All dates that a text writes, as intervals of days.

    date     = [edge] period | edge "of" period
    period   = 2026-05-28 | May 28, 2026 | May 2026 | May | Q1 2026 | first half of 2027 | 2026 | 1950s
             | this, last or next year, quarter, month or week | N months or years ago | today
             | yesterday | tomorrow | [last | next] Monday
    edge     = early | mid | late | start | beginning | end | first N weeks ...

What is inferred, and nothing beyond it:
- a month, quarter or half without a year is that of the year in which the source was issued, or the last one
  before; or of a year that another date of the same words gives. Relative words count from the issue date.
  Where the source is undated the year stays open, and any year agrees;
- "Monday" is the last one up to the issue date or the first one after it; of a source that knows only its month or
  year, any day that is near;
- "early" is the first half of a period, "late" the second, "mid" its middle half; "start" and "end" are the
  first and last 31 days, of a month its halves;
- "the year" is that of the issue date; "the quarter" is a quarter that other words name, or else any of that year.
"""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING

import msgspec

from ..dates import MONTHS, Interval, parse_date
from .words import ONES, TIME_UNITS

if TYPE_CHECKING:
    from collections.abc import Iterator

_MONTHS = {name: number for number, name in enumerate(MONTHS, 1)} | {
    name[:3]: number for number, name in enumerate(MONTHS, 1)
}
# "May" and "March" are months only when they are written as names.
_MONTH = "|".join(
    f"{name.capitalize()}|{name[:3].capitalize()}\\.?" if len(name) > 4 else name.capitalize() for name in MONTHS
)
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_ORDINAL = {"first": 1, "second": 2, "third": 3, "fourth": 4}
_EDGE = {
    "early": "early", "late": "late", "latter": "late", "mid": "mid", "middle": "mid", "start": "start",
    "beginning": "start", "started": "start", "entered": "start", "began": "start", "end": "end", "ended": "end",
    "close": "end",
}  # fmt: skip
_EDGES = re.compile(rf"\b({'|'.join(_EDGE)})(?:\s+part)?(?:-|\s+|$)(?:as\s+)?(?:of\s+|in\s+|at\s+)?(?:the\s+)?$", re.I)
_FIRST_UNITS = re.compile(r"\bfirst\s+(\w+)\s+(weeks|months|days)\s+of\s+(?:the\s+)?$", re.I)

_FORMS = re.compile(
    rf"""
      \b(?P<iso>\d{{4}}-\d\d(?:-\d\d)?)\b
    | \b(?P<m1>{_MONTH})\s+(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?(?:\s*,)?(?:\s+(?P<y1>(?:19|20)\d\d))?\b(?!\s*%)
    | \b(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<m2>{_MONTH})(?:,?\s+(?P<y2>(?:19|20)\d\d))?\b
    | \b(?P<m3>{_MONTH})(?:\s+of)?(?:,?\s+(?:(?P<y3>(?:19|20)\d\d)|(?P<r3>this|last|next)\s+year))?(?=\W|$)
    | \b(?:(?P<y4>(?:19|20)\d\d)\s*-?\s*)?(?P<k4>[QH])(?P<n4>[1-4])(?:\s*(?:of\s+)?(?P<y5>(?:19|20)\d\d))?\b
    | \b(?P<n6>first|second|third|fourth)\s+(?P<k6>quarter|half)(?:\s+of)?
      (?:\s+(?:(?P<y6>(?:19|20)\d\d)|(?P<r6>this|last|next)\s+year))?\b
    | \b(?P<decade>(?:19|20)\d0)s\b
    | \b(?P<year>(?:19|20)\d\d)\b(?!\s*%)
    | \b(?P<rel>this|last|next|that\s+same|the\s+same|past)[\s-]+(?P<unit>year|quarter|month|week)(?=\W|$)
    | \b(?P<ago>\w+)\s+(?P<agounit>years?|months?|weeks?|days?)\s+ago\b
    | \b(?P<now>today|now|currently|this\s+morning)\b
    | \b(?P<beside>yesterday|tomorrow)\b
    | \b(?:(?P<which>last|next)\s+)?(?P<weekday>{"|".join(_WEEKDAYS)})\b
    | \b(?:the|of|by\s+end\s+of)\s+(?P<bare>year|quarter|month)\b
    | (?<=end\ of\ )(?P<bare2>quarter|year|month)\b
    """,
    re.VERBOSE | re.IGNORECASE,
)


# What "last month" means where nobody knows when it was written.
_ANY_TIME = Interval(datetime.date(2000, 1, 1), datetime.date(2000, 12, 31))


class DateReading(msgspec.Struct, frozen=True):
    """The days that words of a text may mean.

    `whole` is the period of which `days` are a part: the year of "early 2026". Where `vague`, a statement may name
    months within `days`; otherwise it has to cover them. `years` False: the year stays open, and only months and
    days count. `words` are those of the text.
    """

    days: Interval
    whole: Interval
    vague: bool
    years: bool
    words: str


def read_dates(texts: list[str], issued: str | None) -> list[DateReading]:
    """Return all dates that the texts write; `issued` is the partial date of their source, where it is known."""
    anchor = parse_date(issued) if issued else None
    matches = [(text, match) for text in texts for match in _FORMS.finditer(text) if _is_name(match)]
    stated = sorted({int(year) for text in texts for year in re.findall(r"\b(?:19|20)\d\d\b", text)})
    quarters: list[tuple[Interval, bool]] = []
    found: list[DateReading] = []
    for text, match in sorted(matches, key=lambda pair: bool(pair[1]["bare"] or pair[1]["bare2"])):
        for days, known in _periods(match, anchor, stated, quarters):
            if match["k4"] or match["k6"]:
                quarters.append((days, known))
            part, vague = _edge(text[: match.start()], days)
            near = match["ago"] or match["unit"] == "week" or match["weekday"]
            vague = vague or bool(near) or days == _ANY_TIME
            found.append(DateReading(part, days, vague, known, match.group()))
    return found


def _is_name(match: re.Match[str]) -> bool:
    """Return whether what looks like a month or a weekday is written with a capital, and Q1 or H1 too."""
    word = match["m1"] or match["m2"] or match["m3"] or match["k4"] or match["weekday"]
    return word is None or word[0].isupper()


def _periods(
    match: re.Match[str], anchor: Interval | None, stated: list[int], quarters: list[tuple[Interval, bool]]
) -> Iterator[tuple[Interval, bool]]:
    """Yield what the words may mean, each with whether the year is known."""
    if match["iso"]:
        yield from _parsed(match["iso"])
    elif match["decade"]:
        yield parse_date(f"{match['decade']}/{int(match['decade']) + 9}"), True
    elif match["year"]:
        yield parse_date(match["year"]), True
    elif match["now"] or match["rel"] or match["ago"] or match["beside"] or match["weekday"]:
        yield from _relative(match, anchor)
    elif match["bare"] or match["bare2"]:
        unit = (match["bare"] or match["bare2"]).lower()
        yield from _bare(unit, anchor, stated, quarters)
    else:
        form = _within_year(match)
        year = match["y1"] or match["y2"] or match["y3"] or match["y4"] or match["y5"] or match["y6"]
        relative = (match["r3"] or match["r6"] or "").lower()
        for value, known in _years(year, relative, anchor, stated):
            yield from ((days, known) for days, _ in _parsed(form.format(value)))


def _within_year(match: re.Match[str]) -> str:
    month, day = match["m1"] or match["m2"] or match["m3"], match["d1"] or match["d2"]
    if month:
        number = _MONTHS[month.lower().rstrip(".")[:3]]
        return f"{{}}-{number:02}" + (f"-{int(day):02}" if day else "")
    if match["k4"]:
        return f"{{}}-{match['k4'].upper()}{match['n4']}"
    return f"{{}}-{match['k6'][0].upper()}{_ORDINAL[match['n6'].lower()]}"


def _parsed(text: str) -> Iterator[tuple[Interval, bool]]:
    try:
        yield parse_date(text), True
    except ValueError:
        return


def _years(year: str | None, relative: str, anchor: Interval | None, stated: list[int]) -> Iterator[tuple[str, bool]]:
    if year:
        yield year, True
    elif anchor is None and not stated:
        # A leap year, so that every day of the calendar can be written.
        yield "2000", False
    elif relative and anchor:
        yield str(anchor.first.year + {"this": 0, "last": -1, "next": 1}[relative]), True
    else:
        near = {anchor.first.year} if anchor else set()
        for value in sorted(near | set(stated)):
            yield str(value), True


def _relative(match: re.Match[str], anchor: Interval | None) -> Iterator[tuple[Interval, bool]]:
    unit = (match["unit"] or "").lower()
    if match["rel"] and "same" in match["rel"].lower():
        return
    if anchor is None:
        yield _ANY_TIME, False
    elif match["now"]:
        yield anchor, True
    elif match["beside"]:
        day = datetime.timedelta(days=-1 if match["beside"].lower() == "yesterday" else 1)
        yield Interval(anchor.first + day, anchor.last + day), True
    elif match["weekday"]:
        yield from _weekdays(_WEEKDAYS.index(match["weekday"].capitalize()), match["which"], anchor)
    elif unit == "week":
        step = {"this": 0, "last": -1, "past": -1, "next": 1}[match["rel"].lower()]
        yield _weeks(anchor, step), True
    elif match["ago"]:
        yield from _ago(match, anchor)
    else:
        step = {"this": 0, "last": -1, "past": -1, "next": 1}[match["rel"].lower()]
        if unit == "year":
            yield parse_date(str(anchor.first.year + step)), True
        else:
            size = 1 if unit == "month" else 3
            yield _shifted(anchor.first, step, size), True


def _weekdays(weekday: int, which: str | None, anchor: Interval) -> Iterator[tuple[Interval, bool]]:
    """Yield the last such day up to the anchor and the first one after it, or the one that `which` names."""
    if anchor.first != anchor.last:
        yield _weeks(anchor, 0), True
        return
    week = datetime.timedelta(days=7)
    past = anchor.first - datetime.timedelta(days=(anchor.first.weekday() - weekday) % 7)
    if which is None:
        days = [past, past + week]
    elif which.lower() == "next":
        days = [past + week]
    else:
        days = [past - week if past == anchor.first else past]
    yield from ((Interval(day, day), True) for day in days)


def _weeks(anchor: Interval, step: int) -> Interval:
    """Return the days that the week so many weeks after that of `anchor` may hold."""
    return Interval(
        anchor.first + datetime.timedelta(days=7 * step - 6), anchor.last + datetime.timedelta(days=7 * step + 6)
    )


def _ago(match: re.Match[str], anchor: Interval) -> Iterator[tuple[Interval, bool]]:
    word = match["ago"].lower()
    count = int(word) if word.isdigit() else ONES.get(word, 1 if word in ("a", "one") else 0)
    unit = TIME_UNITS[match["agounit"].lower()][0]
    if not count:
        return
    if unit == "year":
        yield parse_date(str(anchor.first.year - count)), True
    elif unit == "month":
        yield _shifted(anchor.first, -count, 1), True
    else:
        days = datetime.timedelta(days=count * (7 if unit == "week" else 1))
        yield Interval(anchor.first - days, anchor.last - days), True


def _shifted(day: datetime.date, step: int, size: int) -> Interval:
    """Return the block of `size` months that lies `step` blocks after that of `day`."""
    month = day.year * 12 + (day.month - 1) // size * size + step * size
    year, first = divmod(month, 12)
    return parse_date(f"{year}-Q{first // 3 + 1}" if size == 3 else f"{year}-{first + 1:02}")


def _bare(
    unit: str, anchor: Interval | None, stated: list[int], quarters: list[tuple[Interval, bool]]
) -> Iterator[tuple[Interval, bool]]:
    if unit == "quarter" and quarters:
        yield from dict.fromkeys(quarters)
    elif unit == "year" and anchor is None and not stated:
        yield parse_date("2000"), False
    else:
        for year in sorted(({anchor.first.year} if anchor else set()) | set(stated)):
            yield parse_date(str(year)), True


def _edge(before: str, days: Interval) -> tuple[Interval, bool]:
    """Return the part of `days` that the word before it means, and whether it means a part only."""
    first_units = _FIRST_UNITS.search(before)
    if first_units:
        word = first_units.group(1).lower()
        count = int(word) if word.isdigit() else ONES.get(word, 1)
        size = {"weeks": 7, "months": 31, "days": 1}[first_units.group(2).lower()]
        return Interval(days.first, min(days.last, days.first + datetime.timedelta(days=count * size - 1))), True
    match = _EDGES.search(before)
    if match is None:
        return days, False
    count = (days.last - days.first).days + 1
    half, quarter = datetime.timedelta(days=count // 2), datetime.timedelta(days=count // 4)
    part = _EDGE[match.group(1).lower()]
    month = datetime.timedelta(days=30) if count > 31 else half
    if part == "start":
        return Interval(days.first, days.first + month), True
    if part == "end":
        return Interval(days.last - month, days.last), True
    if part == "early":
        return Interval(days.first, days.last - half), True
    if part == "late":
        return Interval(days.first + half, days.last), True
    return Interval(days.first + quarter, days.last - quarter), True
