"""Neighbourhoods and bounded paths: joins, one for each hop."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyspark.sql import functions as F  # noqa: N812

from ..analysis.costs import DEFAULT, CostModel
from ..analysis.roads import SCALE, thousandths
from ..arguments import whole
from ..errors import NotFoundError
from ..index import DIRECTIONS
from ..records import Statement

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

    from .graph import SparkGraph


def neighbors(
    graph: SparkGraph, entity: str, predicate: str | None, type_: str | None, direction: str, hops: int
) -> DataFrame:
    """Return the neighbourhood; `SparkGraph.neighbors` says what goes in and comes out."""
    whole("hops", hops)
    if direction not in DIRECTIONS:
        raise NotFoundError(f"unknown direction {direction!r}: use 'out', 'in' or 'both'")
    if type_ is not None and type_ not in graph.vocabulary.classes:
        raise NotFoundError(f"unknown class {type_!r}")
    rows = graph.select(predicate=predicate).where(F.col("object").isNotNull())
    out = rows.select(F.col("subject").alias("id"), F.col("object").alias("next"))
    into = rows.select(F.col("object").alias("id"), F.col("subject").alias("next"))
    joined = {"out": out, "in": into, "both": out.union(into)}[direction]
    seen = graph.session.createDataFrame([(entity, 0)], "id string, hops int")
    for hop in range(1, hops + 1):
        edge = seen.where(F.col("hops") == hop - 1)
        new = joined.join(edge, "id").select(F.col("next").alias("id")).distinct().join(seen, "id", "left_anti")
        seen = seen.union(new.select("id", F.lit(hop).alias("hops"))).checkpoint()
    found = graph.entities.select("id", "label", "type").join(seen.where(F.col("hops") > 0), "id")
    if type_ is not None:
        found = found.where(F.col("type").isin(list(graph.vocabulary.below(type_))))
    return found.orderBy("hops", "id")


def paths(graph: SparkGraph, a: str, b: str, max_hops: int, k: int | None, cost: CostModel | None) -> DataFrame:
    """Return the best simple paths; `SparkGraph.paths` says what goes in and comes out.

    Both ends are walked from, each half of the way, and the halves are joined where they meet.
    """
    whole("max_hops", max_hops)
    if k is not None:
        whole("k", k)
    model = cost or DEFAULT
    steps = _steps(graph, model).checkpoint()
    passing = _passing(steps, model).checkpoint()
    from_a = _walks(graph, steps, passing, a, (max_hops + 1) // 2)
    from_b = _walks(graph, steps, passing, b, max_hops // 2)
    found: DataFrame | None = None
    for length in range(1, max_hops + 1):
        one = from_a[(length + 1) // 2].select("end", F.col("way").alias("there"), F.col("cost").alias("first"))
        other = from_b[length // 2].select("end", F.col("way").alias("back"), F.col("cost").alias("second"))
        met = one.join(other, "end").where(F.size(F.array_intersect("there", "back")) == 1)
        onward = F.reverse(F.slice("back", 1, F.size("back") - 1))
        way = F.concat("there", onward)
        middle = F.when(F.col("end").isin(a, b), F.lit(0)).otherwise(F.col("passing"))
        total = F.col("first") + F.col("second") + middle
        rows = met.join(passing.withColumnRenamed("id", "end"), "end").select(
            way.alias("entities"), total.alias("cost")
        )
        found = rows if found is None else found.union(rows)
    assert found is not None
    best = found.orderBy("cost", "entities").select("entities", (F.col("cost") / SCALE).alias("cost"))
    return best if k is None else best.limit(k)


def _steps(graph: SparkGraph, model: CostModel) -> DataFrame:
    """Return `id`, `next` and `cost` (in thousandths) of each step, in both directions, the cheapest of each pair."""
    kinds = ("predicate", "stance", "rank", "polarity")
    rows = graph.statements.where(F.col("object").isNotNull() & (F.col("object") != F.col("subject")))
    rows = rows.withColumn("polarity", F.coalesce(F.col("polarity"), F.lit("affirmed")))
    priced = []
    for found in rows.select(*kinds).distinct().collect():
        given = found.asDict()
        cost = model.step(Statement("", "", given.pop("predicate"), "", "", (), **given), graph.vocabulary)
        if cost is not None:
            priced.append((*found, thousandths(cost)))
    prices = graph.session.createDataFrame(
        priced, "predicate string, stance string, rank string, polarity string, cost long"
    )
    joined = rows.join(F.broadcast(prices), list(kinds)).select("subject", "object", "cost")
    both = joined.union(joined.select("object", "subject", "cost")).toDF("id", "next", "cost")
    return both.groupBy("id", "next").agg(F.min("cost").alias("cost"))


def _passing(steps: DataFrame, model: CostModel) -> DataFrame:
    """Return `id` and what passing through it costs."""
    degrees = steps.groupBy("id").agg(F.count("*").alias("degree"))
    found = sorted(row["degree"] for row in degrees.select("degree").distinct().collect())
    costs = [(degree, thousandths(model.passing(degree))) for degree in found]
    prices = steps.sparkSession.createDataFrame(costs, "degree long, passing long")
    return degrees.join(F.broadcast(prices), "degree").select("id", "passing")


def _walks(graph: SparkGraph, steps: DataFrame, passing: DataFrame, start: str, hops: int) -> list[DataFrame]:
    """Return the simple walks of 0 to `hops` steps from `start`: `end`, `way` (both ends included), `cost`.

    The cost is that of the steps and of passing through what lies between the two ends.
    """
    first = graph.session.createDataFrame([(start, [start], 0)], "end string, way array<string>, cost long")
    walks = [first]
    for hop in range(hops):
        edge = walks[-1].withColumnRenamed("end", "id")
        if hop:
            edge = edge.join(passing, "id").withColumn("cost", F.col("cost") + F.col("passing")).drop("passing")
        step = steps.withColumnRenamed("cost", "step")
        onward = edge.join(step, "id").where(~F.array_contains("way", F.col("next")))
        way, cost = F.concat("way", F.array("next")), F.col("cost") + F.col("step")
        walks.append(onward.select(F.col("next").alias("end"), way.alias("way"), cost.alias("cost")).checkpoint())
    return walks
