"""Partial dates in Spark: the few dates that many rows share are read once, by `dealgraph.dates`, and joined.

Days are ISO dates as text, which sort as days do.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyspark.sql import functions as F  # noqa: N812

from ..dates import parse_date

if TYPE_CHECKING:
    from pyspark.sql import Column, DataFrame

_FIRST, _LAST = "0001-01-01", "9999-12-31"
_DATES = ("at", "from", "to", "known_since")


def calendar(statements: DataFrame) -> DataFrame:
    """Return the first and the last day of each date of the statements: columns `date`, `first`, `last`."""
    found: set[str] = set()
    for name in _DATES:
        found |= {row[0] for row in statements.select(name).where(F.col(name).isNotNull()).distinct().collect()}
    days = [(date, parse_date(date).first.isoformat(), parse_date(date).last.isoformat()) for date in sorted(found)]
    return statements.sparkSession.createDataFrame(days, "date string, first string, last string")


def with_days(statements: DataFrame, days: DataFrame) -> DataFrame:
    """Return the statements with `first_day` and `last_day` of what they speak of, as `times.span` has it.

    Both are null where a statement is undated; open ends stay open.
    """
    found = statements
    for name in ("at", "from", "to"):
        edges = days.select(
            F.col("date").alias(name), F.col("first").alias(f"{name}_first"), F.col("last").alias(f"{name}_last")
        )
        found = found.join(F.broadcast(edges), name, "left")
    dated = F.coalesce("at", "from", "to").isNotNull()
    first = F.when(dated, F.coalesce(F.col("at_first"), F.col("from_first"), F.lit(_FIRST)))
    last = F.when(dated, F.coalesce(F.col("at_last"), F.col("to_last"), F.lit(_LAST)))
    return found.select(*statements.columns, first.alias("first_day"), last.alias("last_day"))


def known_by(rows: DataFrame, days: DataFrame, date: str, maybe: bool) -> DataFrame:
    """Return what `times.known_by` keeps."""
    return rows.where(fits(days, F.col("known_since"), date, maybe))


def fits(days: DataFrame, date: Column, limit: str, maybe: bool) -> Column:
    """Return whether a `date` is not certainly later than `limit`, or, without `maybe`, certainly not later."""
    latest = parse_date(limit).last.isoformat()
    edge = "first" if maybe else "last"
    known = [row["date"] for row in days.where(F.col(edge) <= latest).collect()]
    return F.coalesce(date.isin(known), F.lit(maybe))
