"""Figures of an entity that are said of its deals: the valuation that a round gives the company that raises money."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from ..knowledge_graph import KnowledgeGraph
    from ..records import Statement


def said_on_deals(kg: KnowledgeGraph, entity: str, metrics: AbstractSet[str] | None) -> list[Statement]:
    """Return what is said of the entity's deals and is a metric of its own, by `party_metric` of the ontology.

    `metrics` are ids of predicates, of the entity or of its deals (None: any). A deal counts however firmly the
    entity is said to be its party; where that is denied it does not.
    """
    found: list[Statement] = []
    for term in kg.vocabulary.predicates.values():
        of = term.party_metric
        if of is None or (metrics is not None and metrics.isdisjoint({term.id, of.metric})):
            continue
        parties = kg.statements(object=entity, predicate=of.roles, polarity="affirmed", rank=["preferred", "normal"])
        deals = {row.subject for row in parties} - {entity}
        found += kg.statements(subject=deals, predicate=term.id) if deals else []
    return found
