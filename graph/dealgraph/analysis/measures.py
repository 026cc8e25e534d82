"""Centrality and communities by networkx's own Python, in an order that is the same on every machine."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..errors import NotFoundError
from ..suggest import did_you_mean

if TYPE_CHECKING:
    import networkx as nx

MEASURES = ("pagerank", "degree", "betweenness", "closeness")
DAMPING, ROUNDS, CLOSE = 0.85, 200, 1e-10
_SEED = 0


def centrality(graph: nx.Graph[str], measure: str) -> dict[str, float]:
    """Return the measure of each node, the highest first, equals by name. Raises NotFoundError."""
    import networkx as nx

    if measure not in MEASURES:
        other = f"use one of: {', '.join(MEASURES)}"
        raise NotFoundError(f"unknown measure {measure!r}; {did_you_mean(measure, MEASURES, other)}")
    computed: dict[str, Any] = {
        "pagerank": _pagerank,
        "degree": nx.degree_centrality,
        "betweenness": nx.betweenness_centrality,
        "closeness": nx.closeness_centrality,
    }
    found: dict[str, float] = computed[measure](graph)
    return dict(sorted(found.items(), key=lambda one: (-one[1], one[0])))


def _pagerank(graph: nx.Graph[str]) -> dict[str, float]:
    """Return the PageRank (Page, Brin, Motwani and Winograd 1999) by `weight`; networkx's own needs SciPy."""
    names = sorted(graph)
    if not names:
        return {}
    weights = {name: {other: graph[name][other].get("weight", 1) for other in sorted(graph[name])} for name in names}
    totals = {name: sum(weights[name].values()) for name in names}
    rank = dict.fromkeys(names, 1 / len(names))
    for _ in range(ROUNDS):
        # What has nowhere to go is spread over all.
        lost = sum(rank[name] for name in names if not totals[name])
        even = (1 - DAMPING + DAMPING * lost) / len(names)
        new = dict.fromkeys(names, even)
        for name in names:
            for other, weight in weights[name].items():
                if totals[name]:
                    new[other] += DAMPING * rank[name] * weight / totals[name]
        moved = sum(abs(new[name] - rank[name]) for name in names)
        rank = new
        if moved < CLOSE:
            break
    return rank


def communities(graph: nx.Graph[str]) -> list[tuple[str, ...]]:
    """Return the communities (Blondel, Guillaume, Lambiotte and Lefebvre 2008), the largest first, names sorted."""
    import networkx as nx

    names = sorted(graph)
    # Numbers instead of names: the order of a set of names differs from run to run.
    numbers = {name: number for number, name in enumerate(names)}
    plain: nx.Graph[int] = nx.Graph()
    plain.add_nodes_from(range(len(names)))
    weights: dict[tuple[int, int], float] = {}
    for one, other, attributes in graph.edges(data=True):
        pair = (min(numbers[one], numbers[other]), max(numbers[one], numbers[other]))
        weights[pair] = weights.get(pair, 0) + attributes.get("weight", 1)
    for (first, second), weight in sorted(weights.items()):
        plain.add_edge(first, second, weight=weight)
    found = nx.community.louvain_communities(plain, seed=_SEED) if names else []
    groups = [tuple(names[number] for number in sorted(group)) for group in found]
    return sorted(groups, key=lambda group: (-len(group), group))
