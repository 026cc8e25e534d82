"""Views at a date: what has begun by then (`as_of`), and what was known by then (`known_by`).

Partial dates are intervals, so that a comparison may answer *maybe*: is something "in 2026" true as of April 2026?
The rule: a statement is left out only where it certainly comes later; with `maybe=False` also where it may.
A statement without a date is a *maybe*. Both views are monotone: a later date never shows less. Which entities and
sources they show follows from the statements and quotations: see `dealgraph.shown`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from .dates import Interval, parse_date

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Sequence

    from .packed import PackedStatements
    from .records import Quotation, Source, Statement

Said = TypeVar("Said", "Statement", "Quotation")


def begun_by(statements: Iterable[Statement], date: str, maybe: bool = True) -> Sequence[Statement]:
    """Return the statements that hold at `date` or held before it. Raises ValueError for what is no date."""
    fits = _Fits(parse_date(date), maybe)
    if (packed := _packed(statements)) is not None:
        return packed.dated(fits.__getitem__, "from_", "at", *(() if maybe else ("to",)))
    # Where only the end is known, what has ended by then has certainly begun; what has not may have.
    if maybe:
        return [row for row in statements if fits[row.from_ or row.at]]
    return [row for row in statements if fits[row.from_ or row.at or row.to]]


def known_by(rows: Iterable[Said], date: str, maybe: bool = True) -> Sequence[Any]:
    """Return what sources of `date` or earlier say. Raises ValueError for what is no date."""
    fits = _Fits(parse_date(date), maybe)
    if (packed := _packed(rows)) is not None:
        return packed.dated(fits.__getitem__, "known_since")
    return [row for row in rows if fits[row.known_since]]


def issued_by(sources: Iterable[Source], date: str, maybe: bool = True) -> list[Source]:
    """Return the sources that were issued at `date` or before. Raises ValueError for what is no date."""
    fits = _Fits(parse_date(date), maybe)
    return [one for one in sources if fits[one.issued]]


def _packed(rows: Any) -> PackedStatements | None:
    """Return the rows if they are packed: they look at their columns alone."""
    return rows if hasattr(rows, "dated") else None


def span(statement: Statement) -> Interval | None:
    """Return the days that the statement may speak of, or None where it is undated; open ends stay open."""
    return days_of(statement.at, statement.from_, statement.to)


def days_of(at: str | None, from_: str | None, to: str | None) -> Interval | None:
    """Return the days that `at`, or `from_` and `to`, may mean, or None where no date is given."""
    if at:
        return parse_date(at)
    if not from_ and not to:
        return None
    first = parse_date(from_).first if from_ else parse_date("0001").first
    last = parse_date(to).last if to else parse_date("9999").last
    return Interval(first, last)


def newest_date(statements: Iterable[Statement]) -> datetime.date | None:
    """Return the last day of which any source of the statements may be, None where no source has a date."""
    dates = {row.known_since for row in statements}
    return max((parse_date(date).last for date in dates if date), default=None)


def lies_ahead(row: Statement, newest: datetime.date | None) -> bool:
    """Return whether the statement tells of the future: it is projected, or its time comes after its source.

    Its time does where it begins, or comes to the end that is given (`to`), after the last day of which the source may
    be; of a source without a date, after `newest`.
    """
    if row.stance == "projected":
        return True
    today = parse_date(row.known_since).last if row.known_since else newest
    if today is None:
        return False
    begins, ends = row.at or row.from_, row.to
    return bool((begins and parse_date(begins).first > today) or (ends and parse_date(ends).last > today))


class _Fits(dict[str | None, bool]):
    """Whether a date is no later than `limit`, worked out once for each of the few dates of many rows."""

    def __init__(self, limit: Interval, maybe: bool) -> None:
        super().__init__({None: maybe})
        self.limit = limit
        self.maybe = maybe

    def __missing__(self, date: str | None) -> bool:
        interval = parse_date(date or "")
        self[date] = fits = (interval.first if self.maybe else interval.last) <= self.limit.last
        return fits
