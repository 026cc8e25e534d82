"""The k best loopless paths, and all of them, over `Roads`.

Best-first search over whole paths (A*, Hart, Nilsson and Raphael 1968, with paths as states, so that loops are
ruled out as they arise). What is left to go is bounded from below by the cheapest step, or, beside the goal, by the
true cost of the last one; the k-th best path found so far bounds it from above. The two-step paths, which sets find
at once, give that bound before the search begins: between two hubs it keeps all but a few partial paths out. Where
partial paths pile up all the same, true distances to the goal are worked out, and guide the rest of the search.
"""

from __future__ import annotations

import heapq
import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .roads import Roads

Found = tuple[int, tuple[int, ...]]
# After so many partial paths it pays to work out the distances, which takes a look at every step of the graph.
_PILE = 20_000


def best_paths(
    roads: Roads,
    start: int,
    end: int,
    *,
    max_hops: int,
    k: int | None,
    via: Sequence[int] = (),
    avoid: frozenset[int] = frozenset(),
) -> list[Found]:
    """Return the k cheapest simple paths from `start` to `end` as (cost, nodes), cheapest first; all where k is None.

    They pass through the nodes of `via` in this order and through none of `avoid`. Of paths that cost the same the
    shorter comes first, then the one whose names (read from the end that comes first) come first.
    """
    fixed = (start, *via, end)
    if max_hops < 1 or (k is not None and k < 1) or len(set(fixed)) < len(fixed) or not avoid.isdisjoint(fixed):
        return []
    # From the end with fewer neighbours fewer partial paths go out.
    if len(roads.near[start]) > len(roads.near[end]):
        turned = best_paths(roads, end, start, max_hops=max_hops, k=k, via=via[::-1], avoid=avoid)
        return [(cost, nodes[::-1]) for cost, nodes in turned]
    if k is None and not via:
        return _sorted(simple_paths(roads, start, end, max_hops, avoid))
    search = _Search(roads, fixed, max_hops, k, avoid)
    if k is not None and not via:
        search.bound = _first_bound(roads, start, end, max_hops, k, avoid)
    return _sorted(search.run())[:k]


# A partial path: a lower bound of what it costs in the end, its nodes, its cost, and the leg that it is on.
_State = tuple[int, tuple[int, ...], int, int]


class _Search:
    def __init__(
        self, roads: Roads, fixed: tuple[int, ...], max_hops: int, k: int | None, avoid: frozenset[int]
    ) -> None:
        self.roads, self.max_hops, self.k = roads, max_hops, k
        # A leg goes from one fixed node to the next.
        self.legs = fixed[1:]
        self.blocked = avoid | set(fixed)
        self.balls: dict[int, set[int]] = {}
        self.step, self.passing = roads.least_step, roads.least_passing
        self.bound = math.inf
        self.found: list[Found] = []
        self.best: list[int] = []
        self.pushed = 0
        # Of each goal the least steps and the least cost to it, once they are worked out.
        self.guides: dict[int, tuple[dict[int, int], dict[int, int]]] = {}
        self.heap: list[_State] = [(0, fixed[:1], 0, 0)]

    def run(self) -> list[Found]:
        """Return all paths that are as good as the k-th best."""
        while self.heap:
            state = heapq.heappop(self.heap)
            if state[0] > self.bound:
                break
            if self.pushed > _PILE and not self.guides:
                self.guides = {goal: (self.roads.hops_to(goal), self.roads.costs_to(goal)) for goal in self.legs}
            self._arrive(state)
            self._go_on(state)
        return self.found

    def _arrive(self, state: _State) -> None:
        """Take the step to the goal of the leg, where there is one."""
        _, nodes, cost, leg = state
        goal, later = self.legs[leg], len(self.legs) - leg - 1
        step = self.roads.near[nodes[-1]].get(goal)
        if step is None or len(nodes) + later > self.max_hops:
            return
        nodes, cost = (*nodes, goal), cost + step
        if later:
            cost += self.roads.passing[goal]
            rough = cost + later * self.step + (later - 1) * self.passing
            heapq.heappush(self.heap, (rough, nodes, cost, leg + 1))
        elif cost <= self.bound:
            self.found.append((cost, nodes))
            self._tighten(cost)

    def _tighten(self, cost: int) -> None:
        if self.k is not None:
            heapq.heappush(self.best, -cost)
            if len(self.best) > self.k:
                heapq.heappop(self.best)
            if len(self.best) == self.k:
                self.bound = min(self.bound, -self.best[0])

    def _go_on(self, state: _State) -> None:
        """Take every step to another node from which the goal can still be reached well enough."""
        _, nodes, cost, leg = state
        goal, later = self.legs[leg], len(self.legs) - leg - 1
        # How many steps there may be between the next node and the goal.
        reach = self.max_hops - len(nodes) - later
        if reach < 1:
            return
        last, ball = self.roads.near[goal], self._ball(goal) if reach == 2 else None
        rest = later * (self.step + self.passing)
        detour = 2 * self.step + self.passing if reach > 1 else math.inf
        hops, costs = self.guides.get(goal, (None, None))
        if hops is not None and hops.get(nodes[-1], math.inf) > reach + 1:
            return
        for step, node in self.roads.ordered(nodes[-1]):
            ahead = cost + step + rest
            if ahead + self.step > self.bound:
                break
            if node in self.blocked or node in nodes or (ball is not None and node not in ball):
                continue
            # Beside the goal the last step may be dearer than a detour.
            rough = ahead + min(last.get(node, math.inf), detour)
            if hops is not None and costs is not None:
                rough = max(rough, ahead + costs[node]) if hops.get(node, math.inf) <= reach else math.inf
            if rough <= self.bound and rough < math.inf:
                self.pushed += 1
                heapq.heappush(self.heap, (int(rough), (*nodes, node), cost + step, leg))

    def _ball(self, goal: int) -> set[int]:
        if goal not in self.balls:
            self.balls[goal] = self.roads.within(goal, 2)
        return self.balls[goal]


def simple_paths(roads: Roads, start: int, end: int, max_hops: int, avoid: frozenset[int] = frozenset()) -> list[Found]:
    """Return all simple paths of up to `max_hops` steps, in no particular order; their last two steps by sets."""
    if start == end or max_hops < 1 or not avoid.isdisjoint((start, end)):
        return []
    near, passing, beside = roads.near, roads.passing, roads.beside
    # What it costs to pass through a node beside the end and to arrive.
    arriving = {node: passing[node] + cost for node, cost in near[end].items() if node not in avoid and node != start}
    last = frozenset(arriving)
    ball = roads.within(end, 2) - avoid - {start, end} if max_hops > 2 else set()
    # Within four steps nearly everything is in reach; beyond that, where the end lies decides which steps are in vain.
    hops = roads.hops_to(end) if max_hops > 4 else {}
    # What lies between a node and the end, and what the rest of the way costs: asked for each time a path comes by.
    between: dict[int, list[tuple[int, int]]] = {}
    found: list[Found] = []

    def walk(nodes: tuple[int, ...], cost: int, left: int) -> None:
        """Go on from the last of `nodes`, which it cost so much to come to and to pass through."""
        steps, here = near[nodes[-1]], beside(nodes[-1])
        if end in here:
            found.append((cost + steps[end], (*nodes, end)))
        if left == 2:
            found.extend(
                [
                    (cost + steps[node] + arriving[node], (*nodes, node, end))
                    for node in last & here
                    if node not in nodes
                ]
            )
        elif left == 3:
            for node in ball & here:
                if node not in nodes:
                    so_far = cost + steps[node]
                    if node in last:
                        found.append((so_far + arriving[node], (*nodes, node, end)))
                    if node not in between:
                        on = near[node]
                        between[node] = [
                            (other, passing[node] + on[other] + arriving[other]) for other in last & beside(node)
                        ]
                    found.extend(
                        [
                            (so_far + more, (*nodes, node, other, end))
                            for other, more in between[node]
                            if other not in nodes
                        ]
                    )
        elif left > 3:
            for node in here - avoid - {end}:
                if node not in nodes and (not hops or hops.get(node, max_hops) < left):
                    walk((*nodes, node), cost + steps[node] + passing[node], left - 1)

    walk((start,), 0, max_hops)
    return found


def _first_bound(roads: Roads, start: int, end: int, max_hops: int, k: int, avoid: frozenset[int]) -> float:
    """Return what the k-th best path of at most two steps costs, or infinity where there are fewer than k."""
    first, last = roads.near[start], roads.near[end]
    costs = [first[end]] if end in first else []
    if max_hops > 1:
        costs += [first[node] + roads.passing[node] + last[node] for node in first.keys() & last.keys() - avoid]
    return sorted(costs)[k - 1] if len(costs) >= k else math.inf


def _sorted(found: list[Found]) -> list[Found]:
    """Sort paths between the same two nodes."""
    if found and found[0][1][0] > found[0][1][-1]:
        return sorted(found, key=lambda row: (row[0], len(row[1]), row[1][::-1]))
    return sorted(found, key=lambda row: (row[0], len(row[1]), row[1]))
