"""What takes many rounds over the whole graph: connected components and PageRank.

Each round is written to Spark's checkpoint folder: the plan stays short, and a worker that is lost costs a round.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyspark.sql import functions as F  # noqa: N812

from ..analysis.measures import CLOSE, DAMPING, ROUNDS

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

    from .graph import SparkGraph


def components(graph: SparkGraph) -> DataFrame:
    """Return the component of each entity.

    Each takes over the least label of its neighbours, and then the label of its label (pointer jumping: Shiloach and
    Vishkin 1982), so that the rounds grow with the logarithm of the longest way, not with the way.
    """
    rows = graph.statements.where(F.col("object").isNotNull()).select("subject", "object").distinct()
    edges = rows.union(rows.select("object", "subject")).toDF("id", "next").checkpoint()
    labels = graph.entities.select("id", F.col("id").alias("component")).checkpoint()
    while True:
        theirs = labels.select(F.col("id").alias("next"), F.col("component").alias("near"))
        least = edges.join(theirs, "next").groupBy("id").agg(F.min("near").alias("near"))
        lower = labels.join(least, "id", "left").select("id", F.least("component", "near").alias("component"))
        # An id is its label's own label or has a lower one.
        up = lower.select(F.col("id").alias("component"), F.col("component").alias("above"))
        jumped = lower.join(up, "component").select("id", F.least("component", "above").alias("component")).checkpoint()
        before = labels.withColumnRenamed("component", "before")
        if jumped.join(before, "id").where(F.col("component") != F.col("before")).isEmpty():
            return jumped.orderBy("id")
        labels = jumped


def pagerank(graph: SparkGraph) -> DataFrame:
    """Return the PageRank over the statements that count, weighted by their number, as `analysis.measures` has it."""
    counted = (F.col("polarity").isNull() | (F.col("polarity") == "affirmed")) & (F.col("rank") != "deprecated")
    rows = graph.statements.where(F.col("object").isNotNull() & counted)
    edges = rows.groupBy(F.col("subject").alias("id"), F.col("object").alias("next")).agg(F.count("*").alias("weight"))
    totals = edges.groupBy("id").agg(F.sum("weight").alias("total"))
    shares = edges.join(totals, "id").select("id", "next", (F.col("weight") / F.col("total")).alias("share"))
    shares = shares.checkpoint()
    names = graph.entities.select("id").checkpoint()
    count = names.count()
    leading = shares.select("id").distinct().checkpoint()
    ranks = (
        names.select("id", F.lit(1 / count).alias("rank")) if count else names.select("id", F.lit(0.0).alias("rank"))
    )
    for _ in range(ROUNDS if count else 0):
        lost = ranks.join(leading, "id", "left_anti").agg(F.coalesce(F.sum("rank"), F.lit(0.0))).first()
        even = (1 - DAMPING + DAMPING * (lost[0] if lost else 0.0)) / count
        given = (
            ranks.join(shares, "id")
            .groupBy(F.col("next").alias("id"))
            .agg(F.sum(F.col("rank") * F.col("share")).alias("given"))
        )
        rank = F.lit(even) + DAMPING * F.coalesce("given", F.lit(0.0))
        new = names.join(given, "id", "left").select("id", rank.alias("rank")).checkpoint()
        change = new.join(ranks.withColumnRenamed("rank", "before"), "id")
        moved = change.agg(F.sum(F.abs(F.col("rank") - F.col("before")))).first()
        ranks = new
        if moved is None or moved[0] < CLOSE:
            break
    return ranks.orderBy(F.desc("rank"), "id")
