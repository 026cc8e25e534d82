"""The search itself, against networkx, over random small graphs."""

from __future__ import annotations

import itertools

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dealgraph.analysis import search
from dealgraph.analysis.costs import DEFAULT
from dealgraph.analysis.roads import Roads
from dealgraph.analysis.search import best_paths, simple_paths

NAMES = "abcdefgh"
STEPS = st.lists(
    st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES), st.sampled_from([500, 1000, 1500, 3000])).filter(
        lambda step: step[0] != step[1]
    ),
    min_size=1,
    max_size=24,
)


def every_path(roads: Roads, start: int, end: int, max_hops: int) -> list[tuple[int, tuple[int, ...]]]:
    """Return all simple paths with their costs, by networkx."""
    graph = nx.Graph((one, other) for one, near in enumerate(roads.near) for other in near)
    found = []
    for nodes in nx.all_simple_paths(graph, start, end, cutoff=max_hops):
        cost = sum(roads.near[one][other] for one, other in itertools.pairwise(nodes))
        found.append((cost + sum(roads.passing[node] for node in nodes[1:-1]), tuple(nodes)))
    return sorted(found)


@given(STEPS, st.integers(1, 6), st.integers(1, 5))
def test_the_k_best_are_the_k_cheapest_of_all(steps: list[tuple[str, str, int]], k: int, max_hops: int) -> None:
    """The costs are those of the first k of all simple paths, and each path is one of them."""
    roads = Roads(steps, DEFAULT)
    start, end = 0, len(roads.names) - 1
    every = every_path(roads, start, end, max_hops)
    found = best_paths(roads, start, end, max_hops=max_hops, k=k)
    assert [cost for cost, _ in every[:k]] == [cost for cost, _ in found]
    assert [path for path in found if path not in every] == []


@given(STEPS, st.integers(1, 5))
def test_all_paths_are_all_that_networkx_finds(steps: list[tuple[str, str, int]], max_hops: int) -> None:
    """Without k nothing is left out, and nothing comes twice."""
    roads = Roads(steps, DEFAULT)
    start, end = 0, len(roads.names) - 1
    every = every_path(roads, start, end, max_hops)
    assert every == sorted(simple_paths(roads, start, end, max_hops))
    assert every == sorted(best_paths(roads, start, end, max_hops=max_hops, k=None))


@given(STEPS, st.integers(1, 6))
def test_paths_read_the_same_from_either_end(steps: list[tuple[str, str, int]], k: int) -> None:
    """The way back is the way there, with the same choice among equals."""
    roads = Roads(steps, DEFAULT)
    start, end = 0, len(roads.names) - 1
    there = best_paths(roads, start, end, max_hops=4, k=k)
    back = best_paths(roads, end, start, max_hops=4, k=k)
    assert there == [(cost, nodes[::-1]) for cost, nodes in back]


@given(STEPS, st.integers(1, 4), st.integers(0, 7), st.integers(0, 7))
def test_stops_and_what_is_avoided(steps: list[tuple[str, str, int]], k: int, stop: int, shunned: int) -> None:
    """With a stop and something to avoid, the best are the cheapest of those paths that keep to both."""
    roads = Roads(steps, DEFAULT)
    start, end = 0, len(roads.names) - 1
    stop, shunned = stop % len(roads.names), shunned % len(roads.names)
    if len({start, end, stop, shunned}) < 4:
        return
    every = [row for row in every_path(roads, start, end, 4) if stop in row[1] and shunned not in row[1]]
    found = best_paths(roads, start, end, max_hops=4, k=k, via=[stop], avoid=frozenset([shunned]))
    assert [cost for cost, _ in every[:k]] == [cost for cost, _ in found]
    assert [path for path in found if path not in every] == []


@given(STEPS)
def test_two_stops_are_passed_in_their_order(steps: list[tuple[str, str, int]]) -> None:
    """A path that meets the second stop first is none."""
    roads = Roads(steps, DEFAULT)
    if len(roads.names) < 4:
        return
    start, first, second, end = 0, 1, 2, len(roads.names) - 1
    every = every_path(roads, start, end, 5)
    kept = [row for row in every if {first, second} <= set(row[1]) and row[1].index(first) < row[1].index(second)]
    found = best_paths(roads, start, end, max_hops=5, k=None, via=[first, second])
    assert kept == sorted(found)


def clique(names: str) -> list[tuple[str, str, int]]:
    """Return a step between each two of the names."""
    return [(one, other, 1000) for one in names for other in names if one < other]


@pytest.mark.parametrize("bridge", [[], [("n", "x", 1000), ("x", "y", 1000), ("y", "a", 1000)]])
def test_a_long_limit_ends_soon(bridge: list[tuple[str, str, int]]) -> None:
    """Two crowds with a billion ways inside each, apart or joined by one bridge: the best is found, or nothing."""
    roads = Roads([*clique("abcdefghijklm"), *clique("nopqrstuvw"), *bridge], DEFAULT)
    start, end = roads.index["b"], roads.index["o"]
    found = best_paths(roads, start, end, max_hops=30, k=1)
    assert [[roads.names[node] for node in nodes] for _, nodes in found] == ([[*"bayxno"]] if bridge else [])
    if not bridge:
        assert simple_paths(roads, start, end, 30) == []


@given(STEPS, st.integers(1, 6), st.integers(3, 7))
def test_the_guide_changes_no_answer(steps: list[tuple[str, str, int]], k: int, max_hops: int) -> None:
    """With the distances from the start of the search the same paths are found."""
    roads = Roads(steps, DEFAULT)
    plain = best_paths(roads, 0, len(roads.names) - 1, max_hops=max_hops, k=k, via=[1] if len(roads.names) > 2 else [])
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(search, "_PILE", -1)
        again = best_paths(
            roads, 0, len(roads.names) - 1, max_hops=max_hops, k=k, via=[1] if len(roads.names) > 2 else []
        )
    assert plain == again
