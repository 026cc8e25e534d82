"""What the curators of a graph say themselves: their readings of the texts, which make no witness.

In every graph they speak by the id `graph-curators`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from .dates import parse_date

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable

    from .records import Records, Statement

CURATORS = "graph-curators"


def date_readings(records: Records) -> Records:
    """Return the records with each statement of the curators known only since the last text that it reads together.

    A reading that ties two things stands under the words of one source, and yet nobody could have made it before
    some text told of the other thing. Where the only texts that do have no date, it has none either.
    """
    if not any(row.speaker == CURATORS for row in records.statements):
        return records
    told = _first_told(records)
    statements = [
        msgspec.structs.replace(row, known_since=_last([row.known_since, *_dates(row, told)]))
        if row.speaker == CURATORS
        else row
        for row in records.statements
    ]
    return msgspec.structs.replace(records, statements=tuple(statements))


def _first_told(records: Records) -> dict[str, str | None]:
    """Return since when each thing is told of by the texts; None where only texts without a date do."""
    told: dict[str, str | None] = {}
    for row in records.statements:
        if row.speaker != CURATORS:
            for name in (row.subject, row.object):
                if name is not None:
                    told[name] = _first(told[name], row.known_since) if name in told else row.known_since
    return told


def _dates(row: Statement, told: dict[str, str | None]) -> list[str | None]:
    return [told[name] for name in (row.subject, row.object) if name in told]


def _first(one: str | None, other: str | None) -> str | None:
    return min((date for date in (one, other) if date is not None), key=_end, default=None)


def _last(dates: Iterable[str | None]) -> str | None:
    known = list(dates)
    return None if None in known else max((date for date in known if date is not None), key=_end, default=None)


def _end(date: str) -> tuple[datetime.date, datetime.date]:
    days = parse_date(date)
    return (days.last, days.first)
