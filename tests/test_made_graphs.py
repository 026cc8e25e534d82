"""The graphs that the benchmarks make stay in the shape of the shipped one, whatever their size."""

from __future__ import annotations

from collections import Counter

import pytest

import dealgraph
from bench.generate import generate
from dealgraph import KnowledgeGraph
from dealgraph.vocabulary import shipped_vocabulary

HUB = 20


def _shape(kg: KnowledgeGraph) -> dict[str, float]:
    """Return how many there are of each per statement."""
    rows = kg.records.statements
    degrees = Counter(name for row in rows for name in (row.subject, row.object) if name)
    counts = {
        "hubs": sum(degree >= HUB for degree in degrees.values()),
        "entities": len(kg.records.entities),
        "of deals": sum(row.deal is not None for row in rows),
        "with a scope": sum(row.scope is not None for row in rows),
        "dated": sum(bool(row.at or row.from_) for row in rows),
        "denied": sum(row.polarity == "negated" for row in rows),
        "figures": sum(row.unit is not None for row in rows),
        "conflicts": len(kg.conflicts_by_id),
    }
    return {name: count / len(rows) for name, count in counts.items()}


@pytest.mark.parametrize("size", [2_400, 24_000])
def test_made_graphs_are_shaped_like_the_shipped_one(size: int) -> None:
    """What grows faster than the graph, as pairs within its hubs do, would measure another graph at each size."""
    shipped = _shape(dealgraph.load())
    made = _shape(KnowledgeGraph(generate(size)[0], shipped_vocabulary()))
    assert made == {name: pytest.approx(share, rel=0.5) for name, share in shipped.items()}
