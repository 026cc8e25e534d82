"""Smaller graphs made from the statements, as plain networkx graphs whose attributes are text and numbers.

Only statements count that say that something is so or will be (see `figures.counts`): a denial joins nobody.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from ..conflicts.debates import AGAINST, FOR
from ..errors import NotFoundError
from .figures import counts, figure_of, sum_of
from .ranges import Range

if TYPE_CHECKING:
    from collections.abc import Iterable

    import networkx as nx

    from ..knowledge_graph import KnowledgeGraph
    from .figures import Figure
    from .flows import Flow

_UNITS = ("USD", "GW")


def companies_graph(kg: KnowledgeGraph, unit: str) -> nx.DiGraph[str]:
    """Return the organisations with what flows between them.

    In USD an edge goes from the payer to the payee, in GW from the supplier to the customer. `at_least` and
    `at_most` are the bounds of what flows (without `at_most` there is no ceiling): where several share a deal, as in
    a round, anything up to its figure may be one's own. `weight`, which algorithms need, is one number: the figure
    as the words give it, divided evenly among those who share the deal (a convention, and no fact), and 0 where
    nobody gives a figure. `deals` are the ids of the deals.
    """
    import networkx as nx

    if unit not in _UNITS:
        raise NotFoundError(f"unknown unit {unit!r}: use one of {', '.join(_UNITS)}")
    graph: nx.DiGraph[str] = nx.DiGraph()
    for entity in kg.entities_of("Organization"):
        graph.add_node(entity.id, label=entity.label, type=entity.type)
    pairs: dict[tuple[str, str], list[Flow]] = {}
    sharing: dict[str, set[tuple[str, str]]] = {}
    for flow in kg.flows:
        if flow.deal is not None:
            sharing.setdefault(flow.deal, set()).add((flow.payer, flow.payee))
        if flow.payer in graph and flow.payee in graph and (unit == "USD" or flow.kind == "compute"):
            pair = (flow.payer, flow.payee) if unit == "USD" else (flow.payee, flow.payer)
            pairs.setdefault(pair, []).append(flow)
    for (one, other), flows in pairs.items():
        deals = sorted({flow.deal for flow in flows if flow.deal is not None})
        kinds = " | ".join(sorted({flow.kind for flow in flows}))
        figures = [(figure_of(kg, deal, unit), len(sharing[deal])) for deal in deals]
        graph.add_edge(one, other, kinds=kinds, deals=" | ".join(deals), **_sizes(kg, figures))
    return graph


def _sizes(kg: KnowledgeGraph, figures: list[tuple[Figure, int]]) -> dict[str, int | float]:
    """Return the weight and the bounds of the figures, each with the number of pairs that share it."""
    own, even = [], []
    for figure, pairs in figures:
        if figure.size is not None:
            low, high = figure.size.low, figure.size.high
            number = (low if high is None else high) / pairs
            own.append(msgspec.structs.replace(figure, size=Range(low if pairs == 1 else 0, high)))
            even.append(msgspec.structs.replace(figure, size=Range(number, number)))
    bounds, weight = sum_of(kg, own), sum_of(kg, even)
    if bounds is None or weight is None:
        return {"weight": 0}
    most = {} if bounds.high is None else {"at_most": bounds.high}
    return {"weight": weight.low, "at_least": bounds.low, **most}


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
