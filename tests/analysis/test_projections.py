"""The smaller graphs and what networkx finds in them."""

from __future__ import annotations

import io
import os
import subprocess
import sys

import networkx as nx
import pytest
from invented import said, world

from dealgraph.errors import NotFoundError
from dealgraph.knowledge_graph import KnowledgeGraph

TYPES = {
    "Company": "lab cloud chips",
    "Investor": "oak elm",
    "Person": "ann",
    "FundingRound": "series",
    "ComputeDeal": "deal",
    "Idea": "thrift",
}


@pytest.fixture(scope="module")
def kg() -> KnowledgeGraph:
    """Two investors share a round of 10; the lab gets up to 5 GW from the cloud."""
    return world(
        TYPES,
        said("series", "leadInvestor", "oak"),
        said("series", "investor", "elm"),
        said("series", "investor", "chips", polarity="negated"),
        said("series", "recipient", "lab"),
        said("series", "amount", value=10, unit="USD", bound="exact"),
        said("deal", "provider", "cloud"),
        said("deal", "customer", "lab"),
        said("deal", "capacity", value=5, unit="GW", bound="at_most"),
        said("ann", "doubts", "thrift"),
        said("ann", "opposes", "thrift"),
        said("lab", "supports", "thrift"),
    )


def test_companies_are_joined_by_money(kg: KnowledgeGraph) -> None:
    """Whoever shares a round may have given all of it or next to nothing; who sits out has no edge."""
    shared = {"low": 0, "high": 10, "figure": "at most $10", "deals": "series", "shared": "series", "weight": 2}
    none = {"low": 0, "figure": "no figure given", "deals": "deal", "shared": "", "weight": 2}
    assert sorted(kg.companies_graph().edges(data=True)) == [
        ("elm", "lab", {**shared, "kinds": "money", "also_named": ""}),
        ("lab", "cloud", {**none, "kinds": "compute", "also_named": ""}),
        ("oak", "lab", {**shared, "kinds": "money", "also_named": ""}),
    ]


def test_companies_are_joined_by_power(kg: KnowledgeGraph) -> None:
    """From the supplier to the customer, with the bounds."""
    sizes = {"low": 0, "high": 5, "figure": "at most 5 GW"}
    edge = {**sizes, "kinds": "compute", "deals": "deal", "shared": "", "also_named": "", "weight": 2}
    assert list(kg.companies_graph("GW").edges(data=True)) == [("cloud", "lab", edge)]
    with pytest.raises(NotFoundError):
        kg.companies_graph("tons")


def test_an_edge_keeps_the_bound_of_the_words() -> None:
    """At least 100 that two share: nought for certain, no ceiling; a part of it that is one's own is certain."""
    kg = world(
        {**TYPES, "Investment": "whole part"},
        *(said("whole", "investor", name) for name in ("cloud", "chips")),
        said("whole", "recipient", "lab"),
        said("whole", "amount", value=100, unit="USD", bound="at_least"),
        said("part", "investor", "cloud"),
        said("part", "recipient", "lab"),
        said("part", "amount", value=5, unit="USD", bound="approximate"),
        said("part", "partOf", "whole"),
    )
    graph = kg.companies_graph()
    assert (graph["chips"]["lab"]["low"], graph["chips"]["lab"].get("high")) == (0, None)
    edge = graph["cloud"]["lab"]
    assert (edge["low"], edge.get("high"), edge["figure"]) == (5, None, "about at least $5")


def test_two_names_of_one_party_divide_nothing() -> None:
    """Two sources call the investor differently, and one name is a part of the other: both have the whole figure."""
    rows = [
        said("series", "investor", "cloud"),
        said("series", "investor", "sky", source="other"),
        said("series", "recipient", "lab"),
        said("series", "amount", value=10, unit="USD", bound="exact"),
    ]
    types = {**TYPES, "Company": "lab cloud chips sky"}
    part = said("sky", "parentOrganization", "cloud")
    graph = world(types, *rows, part, sources=("other", "paper")).companies_graph()
    edges = {name: graph[name]["lab"] for name in ("cloud", "sky")}
    assert {(edge["low"], edge["high"], edge["shared"]) for edge in edges.values()} == {(10, 10, "")}
    assert (edges["cloud"]["also_named"], edges["sky"]["also_named"]) == ("sky", "cloud")
    # Two parties that two sources name are no names of one: both may have invested.
    apart = world(types, *rows, sources=("other", "paper")).companies_graph()
    assert (apart["sky"]["lab"]["low"], apart["sky"]["lab"]["high"]) == (0, 10)


def test_a_chip_supplier_behind_the_provider_is_paid_nothing() -> None:
    """The price goes to the provider whole; the capacity runs on the chips all the same."""
    kg = world(
        TYPES,
        said("deal", "provider", "cloud"),
        said("deal", "customer", "lab"),
        said("deal", "chipSupplier", "chips"),
        said("deal", "amount", value=30, unit="USD", bound="exact"),
        said("deal", "capacity", value=5, unit="GW", bound="exact"),
    )
    dollars, power = kg.companies_graph(), kg.companies_graph("GW")
    assert (dollars["lab"]["cloud"]["low"], dollars["lab"]["cloud"]["high"]) == (30, 30)
    assert dollars["lab"]["chips"]["figure"] == "no figure given"
    assert (power["chips"]["lab"]["low"], power["chips"]["lab"]["high"]) == (0, 5)
    assert [flow.payee for flow in kg.flows if flow.indirect] == ["chips"]
    part = kg.exposure("lab", unit="USD")["chips"]
    assert (part.size, part.lines()) == (None, [("open", "Deal: $30, status not told, paid to Cloud")])


def test_people_and_ideas(kg: KnowledgeGraph) -> None:
    """One edge for all that a person says of an idea."""
    assert list(kg.ideas_graph().edges(data=True)) == [
        ("ann", "thrift", {"side": "against", "predicates": "doubts | opposes", "weight": 2})
    ]
    assert sorted(kg.ideas_graph("Agent").nodes) == ["ann", "lab", "thrift"]


def test_deals_and_parties_are_bipartite(kg: KnowledgeGraph) -> None:
    """Each edge joins a deal and a party, with the role."""
    graph = kg.deals_graph()
    assert nx.is_bipartite(graph)
    assert {graph.nodes[one]["bipartite"] + graph.nodes[other]["bipartite"] for one, other in graph.edges} == {1}
    assert (graph.edges["series", "oak"]["roles"], graph.has_edge("series", "chips")) == ("lead investor", False)


def test_every_projection_can_be_written(kg: KnowledgeGraph) -> None:
    """Attributes are text and numbers, which GraphML takes."""
    for graph in (kg.companies_graph(), kg.ideas_graph(), kg.deals_graph(), kg.simple_graph()):
        nx.write_graphml(graph, io.BytesIO())


def test_one_edge_a_pair(kg: KnowledgeGraph) -> None:
    """Weighted by the number of statements."""
    assert kg.simple_graph().edges["ann", "thrift"]["weight"] == 2
    assert kg.simple_graph().number_of_nodes() == len(kg)


def test_pagerank_is_that_of_networkx(kg: KnowledgeGraph) -> None:
    """Its pure Python method gives the same numbers."""
    graph = kg.simple_graph()
    expected = nx.algorithms.link_analysis.pagerank_alg._pagerank_python(graph, tol=1e-12, max_iter=500)
    assert kg.centrality(graph=graph) == pytest.approx(expected, abs=1e-6)
    assert sum(kg.centrality().values()) == pytest.approx(1)


def test_measures_come_in_order(kg: KnowledgeGraph) -> None:
    """The most central first; an unknown measure is an error with a suggestion."""
    for measure in ("pagerank", "degree", "betweenness", "closeness"):
        values = list(kg.centrality(measure).values())
        assert values == sorted(values, reverse=True)
    with pytest.raises(NotFoundError, match="did you mean 'betweenness'"):
        kg.centrality("betweeness")


def test_communities_hold_every_node_once(kg: KnowledgeGraph) -> None:
    """Neighbours are together, strangers apart."""
    found = kg.communities()
    assert sorted(name for group in found for name in group) == sorted(one.id for one in kg.entities)
    assert ("ann", "lab") not in found
    assert any({"cloud", "deal"} <= set(group) for group in found)


def test_the_order_does_not_hang_on_hashes() -> None:
    """Two runs with different hash seeds print the same."""
    program = (
        "import dealgraph; kg = dealgraph.load()\n"
        "print(kg.communities()[:5], list(kg.centrality().items())[:5], [str(l) for l in kg.loops()])\n"
        "print([str(p) for p in kg.paths('Krishna Rao', 'Broadcom', k=9)], kg.exposure('Anthropic').parts)"
    )
    shown = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(shown) == 1
