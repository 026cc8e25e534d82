"""On Spark the rows are those of the embedded graph."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec
import networkx as nx
import pytest

from dealgraph.analysis.costs import CostModel
from dealgraph.errors import AmbiguousError, NotFoundError

if TYPE_CHECKING:
    from pathlib import Path

    from pyspark.sql import DataFrame

    from dealgraph.knowledge_graph import KnowledgeGraph
    from dealgraph.spark import SparkGraph


def ids(frame: DataFrame) -> list[str]:
    """Return the column `id`."""
    return [row["id"] for row in frame.collect()]


@pytest.mark.parametrize(
    "filters",
    [
        {},
        {"predicate": "lead investor", "stance": "asserted"},
        {"about": "Anthropic", "bound": ["at_least", "at_most"]},
        {"unit": "USD", "min_value": 1e9, "max_value": 3e10},
        {"unit": "GW", "min_value": 4},
        {"max_value": 5},
        {"at": "2026-Q1"},
        {"at": "2027", "stance": ("projected", "estimated")},
        {"polarity": "negated"},
        {"polarity": "affirmed", "subject": "Anthropic"},
    ],
)
def test_a_filter_keeps_the_same_statements(
    filters: dict[str, Any], on_spark: SparkGraph, real: KnowledgeGraph
) -> None:
    """Whatever is asked for, partial dates and open bounds included."""
    expected = sorted(row.id for row in real.statements(**filters))
    assert expected
    assert sorted(ids(on_spark.select(**filters))) == expected


def test_names_are_found_as_embedded(on_spark: SparkGraph, real: KnowledgeGraph) -> None:
    """By id, label or alias; an unknown one and one that fits several are errors."""
    entity = next(one for one in real.entities if one.aliases)
    for name in (entity.id, entity.label, entity.aliases[0].upper()):
        assert on_spark.id(name) == entity.id
    with pytest.raises(NotFoundError, match="no entity goes by 'nobody at all'"):
        on_spark.id("nobody at all")
    with pytest.raises(NotFoundError, match="unknown predicate 'leadInvester'; did you mean 'leadInvestor'"):
        on_spark.select(predicate="leadInvester")
    with pytest.raises(NotFoundError, match="unknown stance 'asertd'"):
        on_spark.select(stance="asertd")


def test_what_makes_no_sense_is_refused_as_embedded(small_on_spark: SparkGraph, tmp_path: Path) -> None:
    """Missing tables, and steps that are no number of steps."""
    with pytest.raises(NotFoundError, match=r"there is no .*/entities\.parquet; `dealgraph build` writes the tables"):
        type(small_on_spark)(small_on_spark.session, tmp_path)
    with pytest.raises(ValueError, match="hops must be at least 1; found 0"):
        small_on_spark.neighbors("Quarry Labs", hops=0)
    with pytest.raises(ValueError, match="max_hops must be at least 1; found 0"):
        small_on_spark.paths("Quarry Labs", "Tamarind", max_hops=0)


def test_a_name_of_several_is_ambiguous(small_on_spark: SparkGraph) -> None:
    """Should the tables hold two of one name."""
    twice = small_on_spark.entities
    view = object.__new__(type(small_on_spark))
    view.__dict__.update(
        small_on_spark.__dict__,
        entities=twice.union(twice.limit(1).selectExpr("'another-one' AS id", *twice.columns[1:])),
    )
    label = twice.limit(1).collect()[0]["label"]
    with pytest.raises(AmbiguousError, match="another-one"):
        view.id(label)


def test_observations_come_in_the_same_order(on_spark: SparkGraph, real: KnowledgeGraph) -> None:
    """Earliest first, undated last."""
    assert ids(on_spark.timeline("Anthropic")) == [row.id for row in real.timeline("Anthropic")]
    metric = "run-rate revenue"
    assert ids(on_spark.timeline("Anthropic", metric)) == [row.id for row in real.timeline("Anthropic", metric)]
    subjects = sorted({row.subject for row in real.statements(predicate="valuation")})
    expected = [row.id for subject in subjects for row in real.timeline(subject, "valuation")]
    assert ids(on_spark.observations("valuation")) == expected


@pytest.mark.parametrize("maybe", [True, False])
@pytest.mark.parametrize("date", ["2026-03", "2026-05-13", "2025"])
def test_views_at_a_date_hold_the_same(date: str, maybe: bool, on_spark: SparkGraph, real: KnowledgeGraph) -> None:
    """And filters go on from there."""
    seen, here = on_spark.as_of(date, maybe=maybe), real.as_of(date, maybe=maybe)
    assert sorted(ids(seen.statements)) == sorted(row.id for row in here.records.statements)
    chained, then = on_spark.known_by("2026-05-13").as_of(date, maybe=maybe), real.known_by("2026-05-13")
    assert sorted(ids(chained.statements)) == sorted(row.id for row in then.as_of(date, maybe=maybe).records.statements)
    known, then = on_spark.known_by(date, maybe=maybe), real.known_by(date, maybe=maybe)
    assert sorted(ids(known.statements)) == sorted(row.id for row in then.records.statements)
    assert sorted(ids(known.quotations)) == sorted(row.id for row in then.records.quotations)
    assert sorted(ids(known.select(unit="USD"))) == sorted(row.id for row in then.statements(unit="USD"))


@pytest.mark.parametrize(
    "options",
    [{}, {"hops": 2}, {"hops": 2, "type": "Agent"}, {"direction": "in"}, {"predicate": "works for", "direction": "in"}],
)
def test_neighbourhoods_are_the_same(options: dict[str, Any], on_spark: SparkGraph, real: KnowledgeGraph) -> None:
    """By hops, direction, predicate and class."""
    found = on_spark.neighbors("Anthropic", **options).collect()
    expected = real.neighbors("Anthropic", **options)
    assert sorted(row["id"] for row in found) == sorted(one.id for one in expected)
    assert [row["hops"] for row in found] == sorted(row["hops"] for row in found)


@pytest.mark.parametrize(
    "options",
    [
        {"max_hops": 3, "k": None},
        {"max_hops": 2},
        {"max_hops": 1},
        {"max_hops": 3, "k": 4, "cost": CostModel(hub=0, stances={"opinion": None})},
    ],
)
def test_paths_are_the_same_at_the_same_cost(
    options: dict[str, Any], on_spark: SparkGraph, real: KnowledgeGraph
) -> None:
    """Best first, equals by name; without a limit, all of them."""
    found = on_spark.paths("Micron", "Krishna Rao", **options).collect()
    expected = real.paths("Micron", "Krishna Rao", **options)
    assert [(tuple(row["entities"]), row["cost"]) for row in found] == [(path.entities, path.cost) for path in expected]


def test_components_and_pagerank_are_the_same(small_on_spark: SparkGraph, small: KnowledgeGraph) -> None:
    """A component goes by its first member; ranks agree to nine places."""
    expected = {name: min(part) for part in nx.connected_components(small.graph.to_undirected()) for name in part}
    assert {row["id"]: row["component"] for row in small_on_spark.components().collect()} == expected
    ranks = {row["id"]: row["rank"] for row in small_on_spark.pagerank().collect()}
    assert ranks == pytest.approx(small.centrality("pagerank"), abs=1e-9)


def test_conflicts_are_the_same_to_the_letter(on_spark: SparkGraph, derived: KnowledgeGraph) -> None:
    """Those that follow from the statements."""
    expected = [
        {**msgspec.to_builtins(one), "about_label": derived.label(one.about), "statements": list(one.statements)}
        for one in derived.conflicts_by_id
    ]
    found = [
        {key: value for key, value in row.asDict().items() if value is not None}
        for row in on_spark.conflicts().collect()
    ]
    assert len(expected) > 10
    assert found == expected


@pytest.mark.parametrize("options", [{}, {"unit": "USD"}, {"by": "ChipPlatform"}])
def test_exposure_is_the_same(options: dict[str, str], on_spark: SparkGraph, derived: KnowledgeGraph) -> None:
    """Parts, sums, statements and the conflicts that touch them."""
    found, expected = on_spark.exposure("Anthropic", **options), derived.exposure("Anthropic", **options)
    assert expected.parts
    assert found == expected


def test_each_source_is_counted(on_spark: SparkGraph, real: KnowledgeGraph) -> None:
    """Its statements, quotations, subjects and speakers."""
    rows = {row["source"]: row for row in on_spark.by_source().collect()}
    assert set(rows) == {source.id for source in real.sources}
    for source in real.sources:
        said = real.statements(source=source.id)
        counts = (len(said), len({row.subject for row in said}), len({row.speaker for row in said}))
        row = rows[source.id]
        assert (row["statements"], row["entities"], row["speakers"]) == counts
        assert row["quotations"] == len(real.quotations(source=source.id))


def test_what_is_brought_here_is_a_graph(on_spark: SparkGraph, real: KnowledgeGraph) -> None:
    """With all that it names; too much is refused."""
    kg = on_spark.bring(on_spark.select(deal="Series H"))
    assert [row.id for row in kg.records.statements] == [row.id for row in real.statements(deal="Series H")]
    assert all(real.sentence(row) == kg.sentence(row) for row in kg.records.statements)
    with pytest.raises(ValueError, match="more than 10 statements: select fewer, or raise `most`"):
        on_spark.bring(on_spark.statements, most=10)
