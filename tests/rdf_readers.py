"""What is written as RDF, read by two parsers of other people."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox
import rdflib

from dealgraph.rdf import RdfModel, write_rdf

if TYPE_CHECKING:
    from dealgraph.knowledge_graph import KnowledgeGraph

DG, ID = "https://w3id.org/dealgraph/ontology#", "https://w3id.org/dealgraph/id/"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFLIB = {"ttl": "turtle", "nt": "nt", "nq": "nquads", "trig": "trig", "jsonld": "json-ld"}
OXIGRAPH = {
    "ttl": ox.RdfFormat.TURTLE,
    "nt": ox.RdfFormat.N_TRIPLES,
    "nq": ox.RdfFormat.N_QUADS,
    "trig": ox.RdfFormat.TRIG,
    "jsonld": ox.RdfFormat.JSON_LD,
}
Term = tuple[str, str]
Quad = tuple[Term, Term, Term, str]


def written(kg: KnowledgeGraph, format: str) -> str:  # noqa: A002
    """Return the graph in this format."""
    stream = io.StringIO()
    write_rdf(RdfModel(kg), format, stream)
    return stream.getvalue()


def by_oxigraph(text: str, format: str) -> set[Quad]:  # noqa: A002
    """Return the quads that pyoxigraph reads, which keeps literals as they are written."""

    def term(one: Any) -> Term:
        assert not isinstance(one, ox.BlankNode)
        return (one.value, one.datatype.value if isinstance(one, ox.Literal) else "")

    quads = ox.parse(input=text.encode(), format=OXIGRAPH[format])
    return {
        (term(quad.subject), term(quad.predicate), term(quad.object), getattr(quad.graph_name, "value", ""))
        for quad in quads
    }


def by_rdflib(text: str, format: str) -> set[Quad]:  # noqa: A002
    """Return the quads that rdflib reads."""
    dataset = rdflib.Dataset()
    before, rdflib.NORMALIZE_LITERALS = rdflib.NORMALIZE_LITERALS, False
    try:
        dataset.parse(data=text, format=RDFLIB[format])
    finally:
        rdflib.NORMALIZE_LITERALS = before

    def term(one: Any) -> Term:
        assert not isinstance(one, rdflib.BNode)
        plain = "http://www.w3.org/2001/XMLSchema#string"
        return (str(one), str(one.datatype or plain) if isinstance(one, rdflib.Literal) else "")

    return {
        (term(subject), term(predicate), term(object_), str(graph or "").removeprefix("urn:x-rdflib:default"))
        for subject, predicate, object_, graph in dataset.quads((None, None, None, None))
    }


def triples(quads: set[Quad]) -> set[tuple[Term, Term, Term]]:
    """Return the quads without their graphs."""
    return {quad[:3] for quad in quads}
