"""The layout: the same everywhere, without overlaps, quick."""

from __future__ import annotations

import os
import subprocess
import sys
from itertools import combinations

from dealgraph.page import network
from dealgraph.page.layout import Box, place

PROGRAM = """
from dealgraph.page.layout import Box, place
boxes = [Box(40.0 + i % 7 * 11, 10.0, 30.0) for i in range(120)]
print(place(boxes, [(i, i * i % (i + 1), 1.0 + i % 3) for i in range(120)], 40))
"""


def _boxes_overlap(one, other):
    (x, y, box), (to_x, to_y, to_box) = one, other
    apart = abs(x - to_x) >= (box.width + to_box.width) / 2
    return not (apart or y + box.below <= to_y - to_box.above or to_y + to_box.below <= y - box.above)


def test_positions_do_not_depend_on_the_hash_seed():
    """Processes with different hash seeds give the very same positions."""
    outputs = {
        subprocess.run(
            [sys.executable, "-c", PROGRAM], env={**os.environ, "PYTHONHASHSEED": seed}, check=True, capture_output=True
        ).stdout
        for seed in ("0", "1", "77")
    }
    assert len(outputs) == 1


def test_nothing_overlaps(large_graph):
    """No node or label of the whole picture lies over another one."""
    nodes = network.build_network(large_graph).nodes
    boxes = [(node["x"], node["y"], network._box(node)) for node in nodes]
    assert [pair for pair in combinations(boxes, 2) if _boxes_overlap(*pair)] == []


def test_one_entity_and_none_have_places():
    """The smallest graphs are laid out too."""
    assert place([], [], 0) == []
    assert place([Box(10.0, 10.0, 30.0)], [], 1) == [(0, -10)]


def test_labels_are_cut_into_short_lines():
    """Long labels take at most three lines, and say that they are cut."""
    assert network.wrap("one  two") == "one two"
    assert (
        network.wrap("a deal between two parties that has a very long name indeed and goes on")
        == "a deal between two\nparties that has a\nvery long name…"
    )


def test_the_first_view_holds_no_ideas_or_sources(small_graph):
    """Ideas and texts wait for the legend; deals, companies and people are there at once."""
    core = {node["id"] for node in network.build_network(small_graph).nodes if node["core"]}
    assert {"lab", "fund", "round", "rival", "teller"} == core
