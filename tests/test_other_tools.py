"""A graph goes on to polars, pandas, igraph and networkx, and says which package is missing."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import pytest

import dealgraph

if TYPE_CHECKING:
    from dealgraph import KnowledgeGraph


def test_polars_and_pandas_hold_the_same(small: KnowledgeGraph) -> None:
    """Rows and columns alike."""
    pl = pytest.importorskip("polars")
    theirs, ours = small.to_pandas(), small.to_polars()
    assert list(theirs["id"]) == ours["id"].to_list()
    assert list(theirs["subject_label"]) == ours["subject_label"].to_list()
    assert [value for value in theirs["value"] if value == value] == ours["value"].drop_nulls().to_list()
    assert small.quotations().to_polars().height == len(small.quotations())
    assert small.statements(min_value=10**30, bound="exact").to_polars().is_empty()
    assert pl.Float64 == ours.schema["value"]


def test_igraph_has_the_nodes_and_edges_of_networkx(real: KnowledgeGraph) -> None:
    """With their attributes."""
    pytest.importorskip("igraph")
    graph = real.to_igraph()
    assert list(real.graph.nodes) == graph.vs["name"]
    assert real.graph.number_of_edges() == graph.ecount()
    edge = graph.es[0]
    theirs = real.graph[graph.vs[edge.source]["name"]][graph.vs[edge.target]["name"]][edge["statement"]]
    assert theirs == {key: value for key, value in edge.attributes().items() if value is not None}


def test_networkx_reads_our_node_link_data(small: KnowledgeGraph) -> None:
    """It gives the very graph back."""
    import networkx as nx

    again = nx.node_link_graph(json.loads(json.dumps(small.to_node_link())), edges="edges")
    assert dict(small.graph.nodes(data=True)) == dict(again.nodes(data=True))
    assert list(small.graph.edges(keys=True, data=True)) == list(again.edges(keys=True, data=True))


def test_missing_packages_are_named(small: KnowledgeGraph, monkeypatch: pytest.MonkeyPatch) -> None:
    """The message gives the command that installs them."""
    for name, call in {"polars": small.to_polars, "igraph": small.to_igraph}.items():
        monkeypatch.setitem(sys.modules, name, None)
        with pytest.raises(dealgraph.MissingExtraError, match=rf"pip install '\.\[{name}\]'"):
            call()
