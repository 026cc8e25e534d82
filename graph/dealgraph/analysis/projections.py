"""Smaller graphs made from the statements, as plain networkx graphs whose attributes are text and numbers.

Only statements count that say that something is so or will be (see `figures.counts`): a denial joins nobody.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..conflicts.debates import AGAINST, FOR
from ..errors import NotFoundError
from .figures import counts, figure_of
from .shares import Shares
from .sums import total_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    import networkx as nx

    from ..knowledge_graph import KnowledgeGraph
    from .flows import Flow
    from .shares import Pair, Share

_UNITS = ("USD", "GW")


def companies_graph(kg: KnowledgeGraph, unit: str) -> nx.DiGraph[str]:
    """Return the organisations with what flows between them; no figure is made up.

    In USD an edge goes from the payer to the payee, in GW from the supplier to the customer. `low` and `high` are
    what the sources allow for the two: without `high` there is no ceiling. Of a deal that several share without saying
    how, `low` counts nought and `high` the whole, for each of them, so edges do not add up. `figure` is the same in
    words. `deals` are the ids of the deals, `shared` of those that others share, `also_named` of those other names by
    which sources call one of the two (one amount, to be counted once). `weight`, which algorithms need, is no amount:
    it is the number of statements that the edge rests on, as in the other graphs here.
    """
    import networkx as nx

    if unit not in _UNITS:
        raise NotFoundError(f"unknown unit {unit!r}: use one of {', '.join(_UNITS)}")
    graph: nx.DiGraph[str] = nx.DiGraph()
    for entity in kg.entities_of("Organization"):
        graph.add_node(entity.id, label=entity.label, type=entity.type)
    pairs: dict[Pair, list[Flow]] = {}
    for flow in kg.flows:
        if flow.payer in graph and flow.payee in graph and (unit == "USD" or flow.kind == "compute"):
            pairs.setdefault((flow.payer, flow.payee), []).append(flow)
    shares = Shares(kg)
    for (payer, payee), flows in pairs.items():
        ends = (payer, payee) if unit == "USD" else (payee, payer)
        deals = sorted({flow.deal for flow in flows if flow.deal is not None})
        own = [shares.of(figure_of(kg, deal, unit), [(payer, payee)]) for deal in deals]
        graph.add_edge(
            *ends,
            **_sizes(kg, own, unit),
            kinds=_joined(sorted(flow.kind for flow in flows)),
            deals=" | ".join(deals),
            shared=_joined(share.figure.deal for share in own if share.shared),
            also_named=_joined(name for share in own for name in share.also_named),
            weight=len({row.id for flow in flows for row in flow.statements}),
        )
    return graph


def _sizes(kg: KnowledgeGraph, shares: list[Share], unit: str) -> dict[str, Any]:
    """Return the bounds of the shares together, and their words."""
    found = total_of(kg, [share.figure for share in shares])
    if found is None:
        return {"low": 0, "figure": "no figure given"}
    most = {} if found.size.high is None else {"high": found.size.high}
    return {"low": found.size.low, **most, "figure": found.words(unit)}


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
