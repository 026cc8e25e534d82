"""`kg.graph` and the smaller graphs are plain networkx graphs: its algorithms and writers take them."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING, Any

import networkx as nx
import pytest

import dealgraph
from dealgraph import DealgraphError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from dealgraph.knowledge_graph import KnowledgeGraph

    Graph = nx.Graph[str]

GRAPHS: dict[str, Callable[[KnowledgeGraph], Graph]] = {
    "graph": lambda kg: kg.graph,
    "companies, USD": lambda kg: kg.companies_graph("USD"),
    "companies, GW": lambda kg: kg.companies_graph("GW"),
    "ideas": lambda kg: kg.ideas_graph("Agent"),
    "deals": lambda kg: kg.deals_graph(),
    "simple": lambda kg: kg.simple_graph(),
}
# Those for directed graphs with attributes; graph6 and sparse6 know neither. Pajek takes text alone, and warns.
WRITERS = {
    "adjlist": nx.write_adjlist,
    "edgelist": nx.write_edgelist,
    "gexf": nx.write_gexf,
    "gml": nx.write_gml,
    "graphml": nx.write_graphml,
    "multiline_adjlist": nx.write_multiline_adjlist,
    "weighted_edgelist": nx.write_weighted_edgelist,
}
DATA = {"node-link": nx.node_link_data, "adjacency": nx.adjacency_data, "cytoscape": nx.cytoscape_data}


@pytest.mark.parametrize("graph", GRAPHS)
@pytest.mark.parametrize("writer", WRITERS)
def test_every_writer_takes_every_graph(writer: str, graph: str, real: KnowledgeGraph) -> None:
    """The shipped graph has every kind of attribute."""
    stream = io.BytesIO()
    WRITERS[writer](GRAPHS[graph](real), stream)
    assert stream.tell() > 0


@pytest.mark.parametrize("graph", GRAPHS)
@pytest.mark.parametrize("form", DATA)
def test_every_graph_is_json(form: str, graph: str, real: KnowledgeGraph) -> None:
    """In each of networkx's three forms."""
    assert json.loads(json.dumps(DATA[form](GRAPHS[graph](real))))


@pytest.mark.parametrize("graph", GRAPHS)
def test_attributes_are_text_numbers_and_truth_values(graph: str, real: KnowledgeGraph) -> None:
    """No record, no list, no None."""
    made = GRAPHS[graph](real)
    rows = [data for _, data in made.nodes(data=True)] + [data for *_, data in made.edges(data=True)]
    assert {type(value) for row in rows for value in row.values()} <= {str, int, float, bool}


ALGORITHMS: dict[str, Callable[[Any], Any]] = {
    "strong components": lambda graph: list(nx.strongly_connected_components(graph)),
    "weak components": nx.number_weakly_connected_components,
    "degree centrality": nx.degree_centrality,
    "closeness": nx.closeness_centrality,
    "betweenness": lambda graph: nx.betweenness_centrality(graph, k=5, seed=1),
    "louvain": lambda graph: nx.community.louvain_communities(graph, seed=1),
    "shortest paths": lambda graph: nx.single_source_shortest_path_length(graph, next(iter(graph))),
    "dijkstra": lambda graph: nx.single_source_dijkstra_path_length(graph, next(iter(graph))),
    "assortativity": lambda graph: nx.attribute_assortativity_coefficient(graph, "type"),
    "spanning tree": lambda graph: nx.minimum_spanning_tree(graph.to_undirected()),
    "short cycles": lambda graph: list(nx.simple_cycles(graph, length_bound=2)),
    "ego": lambda graph: nx.ego_graph(graph, next(iter(graph))),
    "topology": nx.is_directed_acyclic_graph,
    "edge list": nx.to_pandas_edgelist,
}


@pytest.mark.parametrize("algorithm", ALGORITHMS)
def test_algorithms_take_the_whole_graph(algorithm: str, real: KnowledgeGraph) -> None:
    """A MultiDiGraph with parallel edges, as it comes."""
    assert ALGORITHMS[algorithm](real.graph) is not None


@pytest.mark.parametrize("world", ["small", "real"])
@pytest.mark.parametrize("form", ["graphml", "gexf", "json"])
def test_what_networkx_writes_is_read_back_whole(
    form: str, world: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    """Entities and statements, those with quantities and words too."""
    kg: KnowledgeGraph = request.getfixturevalue(world)
    path = tmp_path / f"graph.{form}"
    if form == "json":
        path.write_text(json.dumps(kg.to_node_link()), encoding="utf-8")
    else:
        {"graphml": nx.write_graphml, "gexf": nx.write_gexf}[form](kg.graph, path)
    again = dealgraph.load(path)
    assert again.records.entities == kg.records.entities
    assert again.records.statements == kg.records.statements
    assert nx.utils.graphs_equal(again.graph, kg.graph)


def test_a_subgraph_of_networkx_is_told_to_be_a_part(small: KnowledgeGraph, tmp_path: Path) -> None:
    """In one line that names what is missing and the way to a part that stands on its own."""
    names = ["quarry-labs", "ada-sorensen", "tamarind"]
    nx.write_graphml(small.graph.subgraph(names), tmp_path / "part.graphml")
    with pytest.raises(
        DealgraphError, match=r"part of a graph, without \d+ of the speakers, .*: harbour-article"
    ) as raised:
        dealgraph.load(tmp_path / "part.graphml")
    assert "kg.part(statements).graph" in str(raised.value)
    assert "\n" not in str(raised.value)
    rows = small.part(small.statements("Quarry Labs"))
    nx.write_graphml(rows.graph, tmp_path / "whole.graphml")
    assert dealgraph.load(tmp_path / "whole.graphml").records.statements == rows.records.statements


def test_literal_statements_are_reached_from_their_entity(small: KnowledgeGraph) -> None:
    """In the graph as JSON on the node, in Python as statements."""
    literals = json.loads(small.graph.nodes["quarry-labs"]["literals"])
    rows = [row for row in small.statements(subject="quarry-labs") if row.object is None]
    assert [one["id"] for one in literals] == [row.id for row in rows]
    assert len(rows) > 5


def test_nobody_changes_the_graph_of_another(small: KnowledgeGraph) -> None:
    """A view has a graph of its own, of what is in it."""
    early = small.as_of("2025-12", maybe=False)
    assert early.graph.number_of_edges() < small.graph.number_of_edges()
    assert set(early.graph) == {one.id for one in early.entities} < set(small.graph)


def test_igraph_agrees_with_networkx(real: KnowledgeGraph) -> None:
    """The same components and degrees."""
    heavy = real.to_igraph()
    assert len(heavy.connected_components("weak")) == nx.number_weakly_connected_components(real.graph)
    assert dict(zip(heavy.vs["name"], heavy.degree(), strict=True)) == dict(real.graph.degree())


def test_rdflib_leads_back_to_the_same_statements(small: KnowledgeGraph, tmp_path: Path) -> None:
    """By a file that rdflib wrote."""
    small.to_rdflib().serialize(tmp_path / "graph.nq", format="nquads")
    assert dealgraph.load(tmp_path / "graph.nq").records == small.records
