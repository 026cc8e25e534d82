"""The graph in igraph, for heavy algorithms: betweenness and communities take a small part of networkx's time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .errors import MissingExtraError
from .networkx_view import edge_attributes, literals_by_subject, node_attributes

if TYPE_CHECKING:
    import igraph

    from .knowledge_graph import KnowledgeGraph


def to_igraph(kg: KnowledgeGraph) -> igraph.Graph:
    """Return the graph as a directed igraph.Graph with the nodes, edges and attributes of `kg.graph`.

    A vertex's `name` is the entity's id, so `graph.vs.find("acme")` works; an attribute that a vertex or an edge
    lacks is None. Raises MissingExtraError where igraph is not installed.
    """
    try:
        import igraph
    except ImportError:
        raise MissingExtraError("to_igraph()", "igraph") from None
    literals = literals_by_subject(kg.records.statements)
    nodes = [node_attributes(entity, literals.get(entity.id, ())) for entity in kg.records.entities]
    rows = [row for row in kg.records.statements if row.object is not None]
    edges = [edge_attributes(row) for row in rows]
    number = {entity.id: place for place, entity in enumerate(kg.records.entities)}
    graph = igraph.Graph(
        n=len(nodes), edges=[(number[row.subject], number[row.object or ""]) for row in rows], directed=True
    )
    graph.vs["name"] = list(number)
    for sequence, attributes in ((graph.vs, nodes), (graph.es, edges)):
        for key in dict.fromkeys(key for each in attributes for key in each):
            sequence[key] = [each.get(key) for each in attributes]
    return graph
