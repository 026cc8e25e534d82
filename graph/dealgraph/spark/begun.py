"""What has begun by a day, in Spark, as `dealgraph.times` and `dealgraph.deal_steps` have it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyspark.sql import functions as F  # noqa: N812

from ..dates import parse_date
from ..deal_steps import FIRM, FIRST_STEPS, STATUS, TALKS, roles
from .days import fits

if TYPE_CHECKING:
    from pyspark.sql import Column, DataFrame

    from .graph import SparkGraph

_DEAL = "deal_of"


def begun_by(graph: SparkGraph, date: str, maybe: bool) -> DataFrame:
    """Return the statements that `times.begun_by` keeps."""
    day = parse_date(date).last.isoformat()
    steps, own = _deal_steps(graph), F.coalesce("from", "at")
    rows = graph.statements.withColumn(_DEAL, F.coalesce("deal", "subject") if maybe else F.col("subject"))
    if maybe:
        kept = rows.where(fits(graph.days, own, date, maybe))
        later = steps.where(F.col("first_step") > day).join(kept.where(own.isNotNull()), _DEAL, "left_anti")
        is_talk = (F.col("predicate") == STATUS) & F.coalesce(F.col("text").isin(*TALKS), F.lit(False))
        # What has a date, and talks, wait for no deal.
        waits = own.isNull() & ~is_talk
        left = kept.where(waits).join(later, _DEAL, "left_anti").unionByName(kept.where(~waits))
        return left.select(*graph.statements.columns)
    ended = fits(graph.days, F.coalesce("from", "at", "to"), date, maybe)
    begun = steps.where(F.col("last_step") <= day)
    is_party = own.isNull() & F.col("predicate").isin(*roles(graph.vocabulary)) & _is_firm()
    parties = rows.where(~ended & is_party).join(begun, _DEAL, "left_semi")
    return rows.where(ended).unionByName(parties).select(*graph.statements.columns)


def _deal_steps(graph: SparkGraph) -> DataFrame:
    """Return the first and the last day on which each deal may have begun: `deal_of`, `first_step`, `last_step`."""
    deals = graph.entities.where(F.col("type").isin(*graph.vocabulary.below("Deal"))).select(
        F.col("id").alias("subject")
    )
    days = graph.days.select(F.col("date").alias("step"), "first", "last")
    steps = graph.statements.where((F.col("predicate") == STATUS) & F.col("text").isin(*FIRST_STEPS) & _is_firm())
    dated = steps.withColumn("step", F.coalesce("from", "at")).join(F.broadcast(days), "step")
    ends = (F.min("first").alias("first_step"), F.min("last").alias("last_step"))
    return dated.join(deals, "subject", "left_semi").groupBy(F.col("subject").alias(_DEAL)).agg(*ends)


def _is_firm() -> Column:
    """Return what `deal_steps.is_firm` does; the tables tell the polarity only where it is negated."""
    return F.col("polarity").isNull() & (F.col("rank") != "deprecated") & F.col("stance").isin(*FIRM)
