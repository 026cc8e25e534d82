"""GraphML and GEXF: read back by networkx and igraph with nothing lost."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree

import igraph
import msgspec
import networkx as nx
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from dealgraph.exports.xml_graphs import write_gexf, write_graphml
from dealgraph.knowledge_graph import KnowledgeGraph
from dealgraph.networkx_view import join_values, split_values

if TYPE_CHECKING:
    from pathlib import Path

WRITERS = {"graphml": write_graphml, "gexf": write_gexf}


def written(kg: KnowledgeGraph, format: str) -> str:  # noqa: A002
    """Return the graph in this format."""
    stream = io.StringIO()
    WRITERS[format](kg, stream)
    return stream.getvalue()


def read(kg: KnowledgeGraph, format: str) -> nx.MultiDiGraph[str]:  # noqa: A002
    """Return the graph that networkx reads from this format."""
    data = io.BytesIO(written(kg, format).encode())
    if format == "graphml":
        return nx.read_graphml(data, force_multigraph=True)
    return nx.read_gexf(data, version="1.3")


def nodes(graph: nx.MultiDiGraph[str]) -> dict[str, dict[str, Any]]:
    """Return the nodes with their attributes."""
    return {name: dict(attributes) for name, attributes in graph.nodes(data=True)}


def edges(graph: nx.MultiDiGraph[str], left_out: tuple[str, ...] = ()) -> dict[str, tuple[str, str, dict[str, Any]]]:
    """Return the edges by the id of their statement, with ends and attributes."""
    return {
        data["statement"]: (subject, object_, {key: value for key, value in data.items() if key not in left_out})
        for subject, object_, data in graph.edges(data=True)
    }


@pytest.fixture(params=["small", "real"])
def kg(request: pytest.FixtureRequest) -> KnowledgeGraph:
    """Both graphs in turn."""
    found: KnowledgeGraph = request.getfixturevalue(request.param)
    return found


@pytest.mark.parametrize("format", WRITERS)
def test_networkx_reads_every_node_edge_and_attribute(format: str, kg: KnowledgeGraph) -> None:  # noqa: A002
    """Parallel edges and directions among them; GEXF adds an id and a label of its own to edges."""
    graph = read(kg, format)
    assert graph.is_directed()
    assert graph.is_multigraph() or format == "gexf"
    assert nodes(graph) == nodes(kg.graph)
    assert edges(graph, ("id", "label")) == edges(kg.graph)


def test_igraph_reads_every_node_edge_and_attribute(kg: KnowledgeGraph, tmp_path: Path) -> None:
    """By libxml2, another parser."""
    path = tmp_path / "graph.graphml"
    path.write_text(written(kg, "graphml"), encoding="utf-8")
    graph = igraph.Graph.Read_GraphML(str(path))
    assert graph.is_directed()
    assert (graph.vcount(), graph.ecount()) == (len(kg.graph), kg.graph.number_of_edges())
    found = {vertex["id"]: {key: value for key, value in vertex.attributes().items() if value} for vertex in graph.vs}
    assert found == {name: {"id": name, **attributes} for name, attributes in nodes(kg.graph).items()}
    expected = edges(kg.graph)
    for edge in graph.es:
        subject, object_, attributes = expected[edge["statement"]]
        assert (graph.vs[edge.source]["id"], graph.vs[edge.target]["id"]) == (subject, object_)
        assert {key: value for key, value in edge.attributes().items() if value and key != "id"} == attributes


def test_parallel_edges_stay_apart(small: KnowledgeGraph) -> None:
    """Two statements between the same two entities are two edges, in either direction."""
    row = small.statements(predicate="worksFor")[0]
    other = msgspec.structs.replace(row, id="s-other", role="chair")
    back = msgspec.structs.replace(row, id="s-back", subject=row.object or "", object=row.subject)
    loop = msgspec.structs.replace(row, id="s-loop", object=row.subject)
    rows = msgspec.structs.replace(small.records, statements=(row, other, back, loop))
    kg = KnowledgeGraph(rows, small.vocabulary)
    for format in WRITERS:  # noqa: A001
        found = edges(read(kg, format))
        assert {name: found[name][:2] for name in found} == {
            row.id: ("ada-sorensen", "quarry-labs"),
            "s-other": ("ada-sorensen", "quarry-labs"),
            "s-back": ("quarry-labs", "ada-sorensen"),
            "s-loop": ("ada-sorensen", "ada-sorensen"),
        }


def test_statements_with_quantities_and_words_hang_on_their_subject(small: KnowledgeGraph) -> None:
    """As JSON, so that nothing is lost."""
    for format in WRITERS:  # noqa: A001
        found = json.loads(read(small, format).nodes["quarry-labs"]["literals"])
        assert {row["predicate"] for row in found} == {
            "customerCount",
            "grossMargin",
            "revenue",
            "runRateRevenue",
            "valuation",
        }
        (margin,) = (row for row in found if row["predicate"] == "grossMargin")
        assert (margin["lower"], margin["upper"], margin["unit"]) == (30, 40, "percent")


def test_the_names_of_attributes_are_those_that_no_format_keeps_for_itself(small: KnowledgeGraph) -> None:
    """networkx would overwrite `source`, `target` and `key` in silence."""
    names = {name for *_, data in small.graph.edges(data=True) for name in data}
    assert not names & {"source", "target", "key", "id", "label", "weight"}
    data = nx.node_link_data(small.graph, edges="links")
    assert edges(nx.node_link_graph(data, edges="links")) == edges(small.graph)


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], max_examples=50, deadline=None
)
@given(
    label=st.text(
        st.characters(
            min_codepoint=9,
            exclude_categories=["Cs"],
            exclude_characters=[*map(chr, range(14, 32)), "\x0b", "\x0c", "\ufffe", "\uffff"],
        ),
        min_size=1,
    )
)
@example(label=" leading, trailing \n lines \r\n alone \r tabs \t ")
@example(label="<script>alert(1)</script> & &amp; ]]> <!-- \" ' -->")
@example(label="\x7f\x85\u2028\ufeff🦆\u202e")
def test_any_text_survives(label: str, small: KnowledgeGraph) -> None:
    """As element text and as an attribute's value."""
    entity = msgspec.structs.replace(small["pebble"], label=label, description=label)
    rows = msgspec.structs.replace(small.records, entities=(entity,), sources=(), statements=(), quotations=())
    kg = KnowledgeGraph(rows, small.vocabulary)
    for format in WRITERS:  # noqa: A001
        ElementTree.fromstring(written(kg, format).encode())
        assert nodes(read(kg, format))["pebble"] == {"label": label, "type": "AIModel", "description": label}


@given(st.lists(st.text(" |ab", min_size=1, max_size=6), min_size=1, max_size=4))
@example(["one | two", "|", "x |", "| y", "a || b", " | "])
def test_joined_values_come_apart_as_they_were(values: list[str]) -> None:
    """Aliases that hold the sign between aliases among them."""
    assert split_values(join_values(values)) == tuple(values)
