"""Views at a date: what has begun by then (`as_of`), and what was known by then (`known_by`).

Partial dates are intervals, so that a comparison may answer *maybe*: is something "in 2026" true as of April 2026?
The rule: a statement is left out only where it certainly comes later; with `maybe=False` also where it may.
A statement without a date is a *maybe*, unless it is of a deal whose first firm step is dated (`dealgraph.deal_steps`):
it certainly comes later where that does and nothing else of the deal has begun, and parties are in the deal as soon as
it has certainly begun. Both views are monotone: a later date never shows less. Which entities and sources they show
follows from the statements and quotations: see `dealgraph.shown`.
"""

from __future__ import annotations

from array import array
from itertools import chain, filterfalse
from typing import TYPE_CHECKING, Any, TypeVar

from .dates import Interval, parse_date
from .deal_steps import DealSteps, deal_of

if TYPE_CHECKING:
    import datetime
    from collections.abc import Collection, Iterable, Sequence

    from .packed import PackedStatements
    from .records import Quotation, Source, Statement

Said = TypeVar("Said", "Statement", "Quotation")


def begun_by(
    statements: Iterable[Statement], date: str, maybe: bool = True, deals: DealSteps | None = None
) -> Sequence[Statement]:
    """Return the statements that hold at `date` or held before it; `deals` date those that have no date of their own.

    Raises ValueError for what is no date.
    """
    limit = parse_date(date)
    fits, deals = _Fits(limit, maybe), deals or DealSteps()
    packed = _packed(statements)
    if maybe:
        later = deals.begun_after(limit.last)
        if packed is not None:
            return _without_later(packed.dated(fits.__getitem__, "from_", "at"), later, deals)
        rows = [row for row in statements if fits[row.from_ or row.at]]
        later -= {deal_of(row) for row in rows if row.from_ or row.at}
        return [row for row in rows if not _waits(row, later, deals)] if later else rows
    # Where only the end is known, what has ended by then has certainly begun; what has not may have.
    begun = deals.begun_by(limit.last)
    if packed is not None:
        return _with_parties(packed, packed.dated(fits.__getitem__, "from_", "at", "to"), begun, deals)
    return [row for row in statements if fits[row.from_ or row.at or row.to] or _is_party(row, begun, deals)]


def _waits(row: Statement, later: Collection[str], deals: DealSteps) -> bool:
    """Return whether an undated statement is of a deal that begins later, and not of the talks before it."""
    return not (row.from_ or row.at) and deal_of(row) in later and row.id not in deals.talks


def _is_party(row: Statement, begun: Collection[str], deals: DealSteps) -> bool:
    """Return whether an undated statement names a party of a deal that has begun."""
    return not (row.from_ or row.at) and row.subject in begun and deals.is_part(row)


def _without_later(kept: PackedStatements, later: set[str], deals: DealSteps) -> PackedStatements:
    """Return the packed statements but for those of which `_waits` is true, without decoding any."""
    if not later:
        return kept
    subjects, of, ats, froms = (kept.columns[field].numbers for field in ("subject", "deal", "at", "from_"))
    undated, begun = [], set()
    for place in chain(kept.places("deal", later), (at for at in kept.places("subject", later) if not of[at])):
        # Fields that name entities share their numbers.
        deal = of[place] or subjects[place]
        if ats[place] or froms[place]:
            begun.add(deal)
        else:
            undated.append((place, deal))
    ids = kept.ids() if undated else []
    gone = {place for place, deal in undated if deal not in begun and ids[place] not in deals.talks}
    return kept.pick(array("I", list(filterfalse(gone.__contains__, kept.everywhere))))


def _with_parties(
    rows: PackedStatements, kept: PackedStatements, begun: Collection[str], deals: DealSteps
) -> PackedStatements:
    """Return the packed statements `kept` and those of the rows of which `_is_party` is true."""
    if not begun:
        return kept
    dates = [rows.columns[field].numbers for field in ("at", "from_")]
    undated = [place for place in rows.places("predicate", deals.roles) if not any(date[place] for date in dates)]
    named = rows.pick(array("I", undated)).places("subject", begun)
    parties = zip(named, rows.pick(array("I", named)), strict=True)
    found = {place for place, row in parties if _is_party(row, begun, deals)}
    return kept.pick(array("I", sorted(found.union(kept.everywhere))))


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
