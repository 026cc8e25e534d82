"""The graphs that the benchmarks make stay in the shape of the shipped one, whatever their size."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from pathlib import Path

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


def test_the_generator_of_the_benchmarks_writes_what_it_says(tmp_path: Path) -> None:
    """The seeds that it writes give the very records that it made."""
    root = Path(__file__).resolve().parent.parent
    code = (
        "import sys; from pathlib import Path; from bench.generate import generate, write_seeds;"
        "from dealgraph.seeds import read_seeds; records, items = generate(300);"
        "seeds = read_seeds(write_seeds(records, items, Path(sys.argv[1])));"
        "assert seeds.problems == (), seeds.problems; assert seeds.records == records; print(len(records.statements))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)], cwd=root, capture_output=True, text=True, check=False
    )
    assert (done.stderr, done.stdout) == ("", "300\n")
