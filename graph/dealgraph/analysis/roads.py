"""The adjacency that paths are searched over: whole numbers for names, costs in thousandths, one step a pair.

Whole costs make sums exact, so that a path costs the same read either way and equal paths are truly equal.
"""

from __future__ import annotations

import heapq
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..records import Statement
    from ..vocabulary import Vocabulary
    from .costs import CostModel

SCALE = 1000


class Roads:
    """`near[a][b]` is the cost of the step between a and b, in thousandths; `passing[a]` that of passing through a."""

    def __init__(self, steps: Iterable[tuple[str, str, int]], passing: CostModel) -> None:
        steps = list(steps)
        # Numbered in the order of the names: paths that cost the same are told in this order.
        self.names = sorted({name for one, other, _ in steps for name in (one, other)})
        self.index = {name: number for number, name in enumerate(self.names)}
        self.near: list[dict[int, int]] = [{} for _ in self.names]
        for one, other, cost in steps:
            first, second = self.index[one], self.index[other]
            if cost < self.near[first].get(second, cost + 1):
                self.near[first][second] = self.near[second][first] = cost
        by_degree = {degree: thousandths(passing.passing(degree)) for degree in {len(near) for near in self.near}}
        self.passing = [by_degree[len(near)] for near in self.near]
        self.least_step = min((min(near.values()) for near in self.near if near), default=0)
        self.least_passing = min((cost for degree, cost in by_degree.items() if degree > 1), default=0)
        self._ordered: dict[int, list[tuple[int, int]]] = {}
        self._beside: dict[int, frozenset[int]] = {}

    def ordered(self, node: int) -> list[tuple[int, int]]:
        """Return the neighbours of `node` with the cost of going there and on, cheapest first."""
        found = self._ordered.get(node)
        if found is None:
            passing = self.passing
            found = sorted((cost + passing[other], other) for other, cost in self.near[node].items())
            self._ordered[node] = found
        return found

    def beside(self, node: int) -> frozenset[int]:
        """Return the neighbours of `node`."""
        found = self._beside.get(node)
        if found is None:
            found = self._beside[node] = frozenset(self.near[node])
        return found

    def within(self, node: int, hops: int) -> set[int]:
        """Return the nodes at most `hops` steps from `node`, itself included."""
        found, edge = {node}, {node}
        for _ in range(hops):
            edge = set().union(*(self.near[one] for one in edge)) - found
            found |= edge
        return found

    def hops_to(self, goal: int) -> dict[int, int]:
        """Return how many steps each node that is joined to `goal` is away from it at least."""
        found, edge, hops = {goal: 0}, {goal}, 0
        while edge:
            hops += 1
            edge = set().union(*(self.near[one] for one in edge)) - found.keys()
            found.update(dict.fromkeys(edge, hops))
        return found

    def costs_to(self, goal: int) -> dict[int, int]:
        """Return what it costs at least to go on from each node to `goal` (Dijkstra 1959), passing it not included."""
        found: dict[int, int] = {}
        heap = [(0, goal)]
        while heap:
            cost, node = heapq.heappop(heap)
            if node in found:
                continue
            found[node] = cost
            on = cost + (self.passing[node] if node != goal else 0)
            for other, step in self.near[node].items():
                if other not in found:
                    heapq.heappush(heap, (on + step, other))
        return found


Between = dict[tuple[str, str], list[tuple[int, "Statement"]]]


def read_roads(
    statements: Iterable[Statement], vocabulary: Vocabulary, model: CostModel, predicates: frozenset[str] | None
) -> tuple[Roads, Between]:
    """Return the roads, and the statements between each pair of names (in their order), each with its cost."""
    between: Between = {}
    for row in statements:
        other = row.object
        if other is None or other == row.subject or (predicates is not None and row.predicate not in predicates):
            continue
        cost = model.step(row, vocabulary)
        if cost is not None:
            pair = (row.subject, other) if row.subject < other else (other, row.subject)
            between.setdefault(pair, []).append((thousandths(cost), row))
    steps = ((*pair, min(cost for cost, _ in rows)) for pair, rows in between.items())
    return Roads(steps, model), between


def thousandths(cost: float) -> int:
    """Return the cost in thousandths. Raises ValueError for one below nought."""
    if not cost >= 0:
        raise ValueError(f"a cost of {cost} is less than nothing")
    return round(SCALE * cost)
