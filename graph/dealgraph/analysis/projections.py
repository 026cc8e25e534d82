"""Smaller graphs made from the statements, as plain networkx graphs whose attributes are text and numbers.

Only statements count that say that something is so or will be (see `figures.counts`): a denial joins nobody.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..conflicts.debates import AGAINST, FOR
from ..errors import NotFoundError
from .figures import counts, figure_of, sum_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    import networkx as nx

    from ..knowledge_graph import KnowledgeGraph
    from .flows import Flow
    from .ranges import Range

_UNITS = ("USD", "GW")


def companies_graph(kg: KnowledgeGraph, unit: str) -> nx.DiGraph[str]:
    """Return the organisations with what flows between them.

    In USD an edge goes from the payer to the payee, in GW from the supplier to the customer. `weight` is the most
    that the words allow, or the least where they set no ceiling; 0 where nobody gives a figure. `at_least` and
    `at_most` are the bounds, `deals` the ids of the deals. A deal of several parties is on the edge of each pair.
    """
    import networkx as nx

    if unit not in _UNITS:
        raise NotFoundError(f"unknown unit {unit!r}: use one of {', '.join(_UNITS)}")
    graph: nx.DiGraph[str] = nx.DiGraph()
    for entity in kg.entities_of("Organization"):
        graph.add_node(entity.id, label=entity.label, type=entity.type)
    pairs: dict[tuple[str, str], list[Flow]] = {}
    for flow in kg.flows:
        if flow.payer in graph and flow.payee in graph and (unit == "USD" or flow.kind == "compute"):
            pair = (flow.payer, flow.payee) if unit == "USD" else (flow.payee, flow.payer)
            pairs.setdefault(pair, []).append(flow)
    for (one, other), flows in pairs.items():
        deals = sorted({flow.deal for flow in flows if flow.deal is not None})
        size = sum_of(kg, [figure_of(kg, deal, unit) for deal in deals])
        kinds = " | ".join(sorted({flow.kind for flow in flows}))
        graph.add_edge(one, other, kinds=kinds, deals=" | ".join(deals), **_size_attributes(size))
    return graph


def _size_attributes(size: Range | None) -> dict[str, int | float]:
    if size is None:
        return {"weight": 0}
    if size.high is None:
        return {"weight": size.low, "at_least": size.low}
    return {"weight": size.high, "at_least": size.low, "at_most": size.high}


def ideas_graph(kg: KnowledgeGraph, type: str) -> nx.DiGraph[str]:  # noqa: A002
    """Return the agents of a class and the ideas on which they stand; `side` is "for", "against" or "both"."""
    import networkx as nx

    graph: nx.DiGraph[str] = nx.DiGraph()
    holders = {entity.id for entity in kg.entities_of(type)}
    stands: dict[tuple[str, str], list[str]] = {}
    for row in kg.records.statements:
        held = row.subject in holders and row.predicate in (*FOR, *AGAINST)
        if held and row.object and row.polarity == "affirmed" and row.rank != "deprecated":
            stands.setdefault((row.subject, row.object), []).append(row.predicate)
    for (holder, idea), predicates in stands.items():
        for name, part in ((holder, 0), (idea, 1)):
            graph.add_node(name, label=kg.label(name), type=kg[name].type, bipartite=part)
        sides = {"for" if predicate in FOR else "against" for predicate in predicates}
        side = sides.pop() if len(sides) == 1 else "both"
        words = " | ".join(dict.fromkeys(predicates))
        graph.add_edge(holder, idea, side=side, predicates=words, weight=len(predicates))
    return graph


def deals_graph(kg: KnowledgeGraph) -> nx.Graph[str]:
    """Return the deals (`bipartite` 0) and their parties (1); `roles` are the labels of the predicates."""
    import networkx as nx

    graph: nx.Graph[str] = nx.Graph()
    for deal in kg.entities_of("Deal"):
        graph.add_node(deal.id, label=deal.label, type=deal.type, bipartite=0)
        roles: dict[str, list[str]] = {}
        for row in kg.statements(subject=deal):
            term = kg.vocabulary.predicates[row.predicate]
            if row.object is not None and term.interest and counts(row):
                roles.setdefault(row.object, []).append(term.label)
        for party, names in roles.items():
            graph.add_node(party, label=kg.label(party), type=kg[party].type, bipartite=1)
            graph.add_edge(deal.id, party, roles=" | ".join(dict.fromkeys(names)), weight=1)
    return graph


def simple_graph(kg: KnowledgeGraph) -> nx.DiGraph[str]:
    """Return all entities, and one edge for all statements from one to another that count or are opinions."""
    import networkx as nx

    graph: nx.DiGraph[str] = nx.DiGraph()
    for entity in kg.entities:
        graph.add_node(entity.id, label=entity.label, type=entity.type)
    pairs: dict[tuple[str, str], list[str]] = {}
    for row in kg.records.statements:
        if row.object is not None and row.polarity == "affirmed" and row.rank != "deprecated":
            pairs.setdefault((row.subject, row.object), []).append(row.predicate)
    for pair, predicates in pairs.items():
        graph.add_edge(*pair, predicates=_joined(predicates), weight=len(predicates))
    return graph


def _joined(words: Iterable[str]) -> str:
    return " | ".join(dict.fromkeys(words))
