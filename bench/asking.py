"""Rows about questions: neighbours, neighbourhoods, views at a date, paths."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import networkx as nx

import dealgraph

from .harness import Row, compare, fast, in_process

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dealgraph.knowledge_graph import KnowledgeGraph
    from dealgraph.records import Entity
    from dealgraph.results import Rows

    from .worlds import Bench

TITLE = "Asking"
PREDICATE = "states"
# The goal for all simple paths, in ms, and what the peers took on the graph by which it was set: hubs differ.
_GOAL_PATHS = 3.0
_SEEN_PATHS = {"networkx": 203.0, "igraph": 3.9, "rustworkx": 1.7}
DATE = "2025-06"


def measure(bench: Bench) -> Iterator[Row]:
    """Yield the rows about questions to one graph."""
    for size in bench.at(10_000):
        kg = dealgraph.load(bench.seeds(size))
        yield from _neighbours(bench.runs, kg, size)
        yield from _two_hops(bench.runs, kg, size)
        yield from _view(bench.runs, kg, size)
        yield from _all_paths(bench.runs, kg, size)
    for size in bench.at(100_000):
        yield from _best_paths(bench.runs, bench.graph(size), size)


def hubs(kg: KnowledgeGraph) -> tuple[str, str]:
    """Return the two entities with the most statements to other entities."""
    degrees = Counter[str]()
    for row in kg.records.statements:
        if row.object is not None:
            degrees.update((row.subject, row.object))
    (first, _), (second, _) = degrees.most_common(2)
    return first, second


def _neighbours(runs: int, kg: KnowledgeGraph, size: int) -> list[Row]:
    joined = kg.adjacency(PREDICATE, "in")
    names = list(joined)[:1000]
    hub = max(joined, key=lambda name: len(joined[name]))
    graph = kg.graph

    def theirs(name: str) -> list[str]:
        edges: Any = graph.in_edges(name, data=True)
        return [start for start, _, found in edges if found["predicate"] == PREDICATE]

    assert set(theirs(hub)) == set(joined[hub])
    mean, peer = compare(
        runs,
        fast(20),
        lambda: [joined[name] for name in names],
        lambda: [theirs(name) for name in names],
    )
    for timing in (mean, peer):
        timing.seconds = [seconds / len(names) for seconds in timing.seconds]
    at_hub, peer_at_hub = compare(runs, fast(10_000), lambda: list(joined[hub]), lambda: theirs(hub))
    return [
        Row("neighbours by predicate, mean", mean, "networkx", peer, 1e-6, size=size),
        Row(f"the same as a list, hub of {len(joined[hub])}", at_hub, "networkx", peer_at_hub, 4e-6, size=size),
    ]


def _two_hops(runs: int, kg: KnowledgeGraph, size: int) -> list[Row]:
    joined = kg.adjacency("related", "both")
    start = max(joined, key=lambda name: len(joined[name]))
    graph = kg.graph

    def related(a: str, b: str, key: Any) -> bool:
        return bool(graph[a][b][key]["predicate"] == "related")

    view = nx.subgraph_view(graph, filter_edge=related)

    def ours() -> Rows[Entity]:
        return kg.neighbors(start, predicate="related", hops=2)

    def theirs() -> nx.Graph[str]:
        found: nx.Graph[str] = nx.ego_graph(view, start, radius=2, undirected=True, center=False)
        return found

    assert {entity.id for entity in ours()} == set(theirs())
    (own,) = compare(runs, fast(50), ours)
    (peer,) = compare(runs, in_process, theirs)
    work = f"typed 2-hop neighbourhood of {len(ours())}"
    return [Row(work, own, "nx.ego_graph on a view", peer, 1e-4, size=size)]


def _view(runs: int, kg: KnowledgeGraph, size: int) -> list[Row]:
    graph = kg.graph

    def early(a: str, b: str, key: Any) -> bool:
        return str(graph[a][b][key].get("at_date", "")) <= DATE

    ours, peer = compare(
        runs,
        fast(5),
        lambda: sum(row.object is not None for row in kg.as_of(DATE).records.statements),
        lambda: nx.subgraph_view(graph, filter_edge=early).number_of_edges(),
    )
    return [Row("as_of view and a full pass", ours, "nx.subgraph_view", peer, 2e-3, size=size)]


def _all_paths(runs: int, kg: KnowledgeGraph, size: int) -> Iterator[Row]:
    """Yield a row a peer: ours sorts by cost and gives receipts on demand, theirs give the nodes in any order."""
    import igraph
    import rustworkx

    first, second = hubs(kg)
    # A way leads over what is said to be so.
    edges = kg.graph.edges(data=True)
    simple = nx.Graph((one, other) for one, other, data in edges if data["polarity"] == "affirmed")
    names = list(simple)
    of_igraph = igraph.Graph.from_networkx(simple)
    of_rustworkx: Any = rustworkx.networkx_converter(simple)
    one, other = names.index(first), names.index(second)

    def ours() -> int:
        paths = kg.paths(first, second, max_hops=4, k=None)
        return len(paths) if paths[0] else 0

    peers = {
        "networkx": lambda: len(list(nx.all_simple_paths(simple, first, second, cutoff=4))),
        "igraph": lambda: len(of_igraph.get_all_simple_paths(one, other, maxlen=4)),
        "rustworkx": lambda: len(rustworkx.all_simple_paths(of_rustworkx, one, other, cutoff=5)),
    }
    own, *timings = compare(runs, in_process, ours, *peers.values())
    work = f"all simple paths up to 4 hops, hub to hub ({ours():,})"
    for (name, peer), timing in zip(peers.items(), timings, strict=True):
        assert peer() == ours()
        yield Row(work, own, name, timing, goal_ratio=_GOAL_PATHS / _SEEN_PATHS[name], size=size)


def _best_paths(runs: int, kg: KnowledgeGraph, size: int) -> list[Row]:
    """Return the row about the best paths between two hubs."""
    first, second = hubs(kg)
    (ours,) = compare(runs, in_process, lambda: kg.paths(first, second, k=5))
    return [Row("5 best paths, hub to hub", ours, goal=50e-3, size=size)]
