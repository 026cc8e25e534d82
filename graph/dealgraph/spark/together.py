"""Where the embedded graph's own rules decide: Spark brings together the statements that they look at.

A conflict is about one entity. What its rules look at beside that entity's own statements is told in `_looked_at`.
"""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING, Any

from pyspark.sql import Column, DataFrame
from pyspark.sql import functions as F  # noqa: N812

from ..canonical import canonical
from ..conflicts import find_conflicts
from ..conflicts.debates import AGAINST, CONTRADICTS, FOR
from ..conflicts.ties import HOUSES, WHOLES
from ..conflicts.world import OPEN
from ..knowledge_graph import KnowledgeGraph
from ..records import Entity, Records, statement_order
from .rows import records_of

if TYPE_CHECKING:
    import pyarrow as pa

    from ..vocabulary import Vocabulary
    from .graph import SparkGraph

_CONFLICT = (
    "id string, kind string, about string, about_label string, statements array<string>, explanation string, "
    "preferred string, share long"
)

# About how many statements of their own the entities of a share have.
_SHARE = 20_000
_PLACES = ("subject", "object", "speaker", "deal")


def conflicts(graph: SparkGraph) -> DataFrame:
    """Return the conflicts of every entity, each found by `dealgraph.conflicts` among what it looks at."""
    shares = graph.statements.count() // _SHARE + 1
    # What stands in few columns is joined first, so that whole statements move twice: to their pairs, and to a share.
    pairs = _looked_at(graph, shares)
    groups = graph.statements.join(_named_in(graph), "id").join(pairs, "id")
    vocabulary = graph.vocabulary
    # A function of its own: Spark looks at the hints of its argument, and the graph must not travel with it.
    found = groups.groupBy("share").applyInArrow(lambda table: _conflicts_of(vocabulary, table), _CONFLICT)
    # Each in the share of what it is about: elsewhere not all stands that the rules look at.
    own = found.where(_share("about", shares) == F.col("share")).drop("share")
    # Kept before it is sorted: to sort, Spark asks twice for all rows, and would find every conflict twice.
    return own.checkpoint().orderBy("id")


def _share(entity: str, shares: int) -> Column:
    """Return which entities are looked at together: to hand over a group takes longer than to look at most entities."""
    return F.pmod(F.xxhash64(entity), F.lit(shares))


def _named_in(graph: SparkGraph) -> DataFrame:
    """Return by the `id` of a statement the classes of what it names, and the labels that it does not tell."""
    named = graph.statements.select("id", *_PLACES)
    for place in _PLACES:
        named = named.join(_known(graph, place), place, "left")
    return named.drop(*_PLACES)


def _known(graph: SparkGraph, place: str) -> DataFrame:
    """Return the classes of the entities that statements name in a place, and the labels that no statement tells."""
    known = graph.entities.select(
        F.col("id").alias(place), F.col("type").alias(f"{place}_type"), F.col("label").alias(f"{place}_label")
    )
    return known if f"{place}_label" not in graph.statements.columns else known.drop(f"{place}_label")


def _looked_at(graph: SparkGraph, shares: int) -> DataFrame:
    """Return pairs of a `share` and the `id` of a statement that the rules for conflicts about its entities look at."""
    rows = graph.statements
    own = rows.select(F.col("subject").alias("key"), "id")
    stands = rows.where(F.col("predicate").isin(*FOR, *AGAINST)).select(F.col("object").alias("key"), "id")
    contradictions = rows.where(F.col("predicate") == CONTRADICTS)
    ends = F.array("subject", "object")
    contradicted = contradictions.select("id", F.explode(ends).alias("key"), ends.alias("ideas"))
    rivals = contradicted.select(F.col("key").alias("about"), F.explode("ideas").alias("key"))
    opposed = rivals.join(stands, "key").select(F.col("about").alias("key"), "id")
    links = rows.where(F.col("predicate").isin(*OPEN))
    linked = links.select(F.col("subject").alias("about"), F.col("object").alias("key"))
    open_ = linked.join(own, "key").select(F.col("about").alias("key"), "id")
    deals = rows.where(F.col("deal").isNotNull()).select(F.col("subject").alias("key"), "deal").distinct()
    left_open = deals.join(links.select("id", F.col("subject").alias("deal")), "deal").select("key", "id")
    keyed = _unite(own, stands, contradicted.select("key", "id"), opposed, open_, left_open)
    heard = keyed.select(_share("key", shares).alias("share"), "id").distinct().checkpoint()
    return _unite(heard, *_background(graph, heard)).distinct()


def _background(graph: SparkGraph, heard: DataFrame) -> list[DataFrame]:
    """Return whom the speakers of what is heard work for, and which of the things named are parts of others."""
    rows = graph.statements
    said = heard.join(rows.select("id", "speaker", "object"), "id")
    houses = rows.where(F.col("predicate").isin(*HOUSES)).select("id", F.col("subject").alias("speaker"))
    wholes = rows.where(F.col("predicate").isin(*WHOLES))
    named = said.where(F.col("object").isNotNull()).select("share", "object").distinct()
    parts = wholes.select("id", F.col("subject").alias("object")).union(wholes.select("id", "object"))
    return [
        said.select("share", "speaker").distinct().join(houses, "speaker").select("share", "id"),
        named.join(parts, "object").select("share", "id"),
    ]


def _unite(*frames: DataFrame) -> DataFrame:
    return reduce(DataFrame.union, frames)


def _conflicts_of(vocabulary: Vocabulary, table: pa.Table) -> pa.Table:
    """Return the conflicts among the statements of a share, all looked at together. Runs on a worker."""
    import pyarrow as pa

    rows = table.to_pylist()
    entities = _named(rows)
    statements = sorted(records_of(rows, "statements"), key=statement_order)
    told = [
        {
            "id": one.id, "kind": one.kind, "about": one.about, "about_label": entities[one.about].label,
            "statements": list(one.statements), "explanation": one.explanation, "preferred": one.preferred,
            "share": rows[0]["share"],
        }
        for one in find_conflicts(statements, vocabulary, entities.__getitem__)
    ]  # fmt: skip
    texts = [(name, pa.string()) for name in ("id", "kind", "about", "about_label", "explanation", "preferred")]
    listed = ("statements", pa.list_(pa.string()))
    return pa.Table.from_pylist(told, schema=pa.schema([*texts[:4], listed, *texts[4:], ("share", pa.int64())]))


def _named(rows: list[dict[str, Any]]) -> dict[str, Entity]:
    """Return the entities that rows of statements name, with their classes and labels alone."""
    known = {row[place]: (row[f"{place}_type"], row[f"{place}_label"]) for row in rows for place in _PLACES}
    return {name: Entity(name, type_, label) for name, (type_, label) in known.items() if name is not None}


def around_deals(graph: SparkGraph, company: str) -> DataFrame:
    """Return the statements about a company, its deals, what these are parts of, and whom their speakers work for."""
    rows = graph.statements
    about = rows.where(F.lit(company).isin(F.col("subject"), F.col("object")))
    names = {company}
    new = {row["subject"] for row in about.where(F.col("object") == company).select("subject").distinct().collect()}
    while new:
        names |= new
        above = rows.where(F.col("subject").isin(sorted(new)) & (F.col("predicate") == "partOf"))
        new = {row["object"] for row in above.select("object").distinct().collect()} - names - {None}
    heard = about.select("id").union(rows.where(F.col("subject").isin(sorted(names))).select("id")).distinct()
    shared = heard.select(F.lit(0).alias("share"), "id")
    return rows.join(_unite(shared, *_background(graph, shared)).select("id").distinct(), "id", "left_semi")


def bring(graph: SparkGraph, statements: DataFrame, most: int) -> KnowledgeGraph:
    """Return an embedded graph; `SparkGraph.bring` says what goes in and comes out."""
    found = statements.limit(most + 1).collect()
    if len(found) > most:
        raise ValueError(f"more than {most:,} statements: select fewer, or raise `most`")
    rows = records_of([row.asDict(recursive=True) for row in found], "statements")
    sources = sorted({row.source for row in rows})
    kept = graph.sources.where(F.col("id").isin(sources)).collect()
    texts = records_of([row.asDict(recursive=True) for row in kept], "sources")
    names = {name for row in rows for name in (row.subject, row.object, row.speaker, row.via, row.deal) if name}
    names |= {*sources, *(text.speaker for text in texts)}
    wanted = graph.session.createDataFrame([(name,) for name in sorted(names)], "id string")
    things = [row.asDict(recursive=True) for row in graph.entities.join(F.broadcast(wanted), "id").collect()]
    records = Records(tuple(records_of(things, "entities")), tuple(texts), tuple(rows), ())
    return KnowledgeGraph(canonical(records), graph.vocabulary)
