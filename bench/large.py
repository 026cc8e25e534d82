"""Rows about large graphs: loading tables, the second load, asking, and writing, each in a process of its own."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .harness import Row, Timing, processes, size_name, task

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .worlds import Bench

TITLE = "Large graphs"
SIZES = (10_000, 100_000, 1_000_000)
# How much more than in proportion to the size time and memory may grow from the smallest graph on.
GROWTH = 1.3
Work = Callable[[], object]


def measure(bench: Bench) -> Iterator[Row]:
    """Yield the rows: of each size beside the peers, and of the larger sizes beside the smallest."""
    measured: dict[str, list[tuple[int, Timing]]] = {}
    for size in bench.at(*SIZES):
        folder, runs = bench.tables(size), bench.few(size)
        off = {"DEALGRAPH_CACHE": "off"}
        ours, decode, graph, frame = processes(
            runs,
            task(load, folder, **off),
            task(decode_typed, folder),
            task(networkx_graph, folder),
            task(pandas_graph, folder),
        )
        yield Row("tables to a graph, checked", ours, "msgspec, typed decode", decode, goal_ratio=3, size=size)
        yield Row(
            "tables to a graph, checked", ours, "json and networkx", graph, goal_ratio=1, goal_memory=0.5, size=size
        )
        yield Row("tables to a graph, checked", ours, "pandas and networkx", frame, goal_ratio=1, size=size)
        task_again = task(load, folder, DEALGRAPH_CACHE=str(bench.scratch / "cache"))
        again, plain, asked = processes(
            runs,
            task_again,
            task(read_bytes, folder),
            task(load_and_ask, folder, DEALGRAPH_CACHE=str(bench.scratch / "cache")),
        )
        yield Row("second load", again, "reading the bytes", plain, goal_ratio=12, size=size)
        yield Row("second load", again, "the first load", ours, goal_ratio=0.1, size=size)
        yield Row("second load and a first answer", asked, "the first load", ours, size=size)
        for work, timing in zip(("tables to a graph, checked", "second load"), (ours, again), strict=True):
            measured.setdefault(work, []).append((size, timing))
    for work, timings in measured.items():
        yield from _growth(work, *timings)


def _growth(work: str, smallest: tuple[int, Timing], *larger: tuple[int, Timing]) -> Iterator[Row]:
    first, least = smallest
    for size, ours in larger:
        linear = least.times(size / first)
        name = f"in proportion to {size_name(first)}"
        yield Row(work, ours, name, linear, goal_ratio=GROWTH, goal_memory=GROWTH, size=size)


# -- loading --------------------------------------------------------------------


def load(folder: str) -> Work:
    """Load with every check."""
    import dealgraph

    # What is imported when it is first needed.
    import dealgraph.bulk
    import dealgraph.knowledge_graph
    import dealgraph.packed_snapshot
    from dealgraph.vocabulary import shipped_vocabulary

    shipped_vocabulary()
    return lambda: dealgraph.load(folder)


def load_and_ask(folder: str) -> Work:
    """Load, and ask what is said about an entity."""
    import dealgraph

    loading: Any = load(folder)
    assert dealgraph
    return lambda: len(loading().statements(about="company-5"))


def read_bytes(folder: str) -> Work:
    """Read the files."""
    return lambda: [path.read_bytes() for path in sorted(Path(folder).glob("*.jsonl"))]


def decode_typed(folder: str) -> Work:
    """Decode the same bytes to typed records, unchecked: the limit of what a reader in Python can do."""
    import gc

    import msgspec

    from dealgraph.records import Entity, Source, Statement

    kinds = {"entities": Entity, "sources": Source, "statements": Statement}
    gc.disable()
    return lambda: [
        msgspec.json.Decoder(kind).decode_lines(Path(folder, f"{name}.jsonl").read_bytes())
        for name, kind in kinds.items()
    ]


def networkx_graph(folder: str) -> Work:
    """Make a MultiDiGraph of the same rows: entities as nodes, statements as edges, or as a list at their subject."""
    import networkx as nx

    def work() -> object:
        graph: Any = nx.MultiDiGraph()
        for row in _rows(folder, "entities"):
            graph.add_node(row.pop("id"), **row)
        for row in _rows(folder, "statements"):
            if "object" in row:
                graph.add_edge(row.pop("subject"), row.pop("object"), key=row.pop("id"), **row)
            else:
                graph.nodes[row.pop("subject")].setdefault("literals", []).append(row)
        return graph

    return work


def pandas_graph(folder: str) -> Work:
    """The usual way in a notebook: a DataFrame, and networkx from its edge list."""
    import networkx as nx
    import pandas as pd

    def work() -> object:
        frame = pd.read_json(Path(folder, "statements.jsonl"), lines=True)
        edges = frame[frame["object"].notna()]
        return frame, nx.from_pandas_edgelist(edges, "subject", "object", True, nx.MultiDiGraph, "id")

    return work


def _rows(folder: str, table: str) -> Iterator[dict[str, Any]]:
    with Path(folder, f"{table}.jsonl").open(encoding="utf-8") as stream:
        for line in stream:
            yield json.loads(line)
