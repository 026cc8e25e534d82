"""The JSON-LD context: plain JSON with our names is our RDF, to the last triple."""

from __future__ import annotations

import json
from typing import Any

import pytest
import rdflib
from rdflib import RDF, Literal, URIRef

from dealgraph.vocabulary import Vocabulary


@pytest.fixture(scope="module")
def context(files: dict[str, str]) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(files["ontology/context.jsonld"])["@context"]
    return found


class Compactor:
    """Writes triples as a user of the context would: short names, ids, and values without their datatypes."""

    def __init__(self, context: dict[str, Any]) -> None:
        self.terms: dict[str, tuple[str, str | None]] = {}
        self.prefixes = {name: iri for name, iri in context.items() if str(iri).startswith("http")}
        for name, given in context.items():
            iri = given["@id"] if isinstance(given, dict) else given
            if isinstance(iri, str) and ":" in iri and name not in self.prefixes:
                type_ = given.get("@type") if isinstance(given, dict) else None
                self.terms[self.expand(iri)] = (name, type_)

    def expand(self, name: str) -> str:
        prefix, _, local = name.partition(":")
        return self.prefixes[prefix] + local

    def shorten(self, iri: str) -> str:
        if iri in self.terms:
            return self.terms[iri][0]
        for prefix, namespace in self.prefixes.items():
            if iri.startswith(namespace) and "/" not in iri[len(namespace) :]:
                return f"{prefix}:{iri[len(namespace) :]}"
        return iri

    def value(self, term: rdflib.term.Node, type_: str | None) -> Any:
        if isinstance(term, URIRef):
            return self.shorten(term) if type_ in ("@id", "@vocab") else {"id": self.shorten(term)}
        assert isinstance(term, Literal)
        if type_ is not None and type_ != "@id" and str(term.datatype) == self.expand(type_):
            return str(term)
        return str(term) if term.datatype is None else {"@value": str(term), "@type": str(term.datatype)}

    def node(self, graph: rdflib.Graph, subject: rdflib.term.Node) -> dict[str, Any]:
        found: dict[str, Any] = {"id": self.shorten(str(subject))}
        for predicate, object_ in graph.predicate_objects(subject):
            if predicate == RDF.type:
                found.setdefault("type", []).append(self.shorten(str(object_)))
                continue
            name, type_ = self.terms.get(str(predicate), (self.shorten(str(predicate)), None))
            found.setdefault(name, []).append(self.value(object_, type_))
        return found


def test_short_names_give_the_same_triples(small: rdflib.Graph, context: dict[str, Any]) -> None:
    """A graph written with the context's names parses back to itself, values of lists and numbers included."""
    compactor = Compactor(context)
    nodes = [compactor.node(small, subject) for subject in set(small.subjects())]
    document = json.dumps({"@context": context, "@graph": nodes})
    assert set(rdflib.Graph().parse(data=document, format="json-ld")) == set(small)


def test_a_deal_can_be_written_by_hand(context: dict[str, Any]) -> None:
    """Ids, classes, values of lists and numbers need no prefixes and no datatypes."""
    document = {
        "@context": context,
        "id": "dgr:round",
        "type": "FundingRound",
        "leadInvestor": ["dgr:first-fund", "dgr:second-fund"],
        "amount": "5000000",
        "status": "closed",
        "purpose": "to build",
    }
    graph = rdflib.Graph().parse(data=json.dumps(document), format="json-ld")
    expected = """
        @prefix dg: <https://w3id.org/dealgraph/ontology#> . @prefix dgr: <https://w3id.org/dealgraph/id/> .
        dgr:round a dg:FundingRound ; dg:leadInvestor dgr:first-fund, dgr:second-fund ;
            dg:amount "5000000"^^<http://www.w3.org/2001/XMLSchema#decimal> ; dg:status dg:closed ;
            dg:purpose "to build" .
    """
    assert set(graph) == set(rdflib.Graph().parse(data=expected, format="turtle"))


def test_the_context_knows_every_property_of_the_graph(real: rdflib.Graph, context: dict[str, Any]) -> None:
    """What the exports use, the context and the reference name."""
    known = Compactor(context).terms
    reused_literals = {"rdfs:label", "rdf:object"}
    used = {str(predicate) for predicate in real.predicates()} - {str(RDF.type)}
    compactor = Compactor(context)
    named = {compactor.shorten(iri) for iri in used if iri not in known}
    plain_text = {
        "dcterms:description", "dcterms:identifier", "dcterms:issued", "dcterms:title", "oa:exact", "schema:text",
        "schema:jobTitle", "schema:observationDate", "schema:unitText", "skos:altLabel", "skos:definition", "skos:prefLabel",
    }  # fmt: skip
    assert named <= plain_text | reused_literals


def test_the_reference_names_every_property_of_the_graph(
    real: rdflib.Graph, files: dict[str, str], context: dict[str, Any]
) -> None:
    """No property in the exports is left unexplained."""
    shorten = Compactor(context).shorten
    used = {shorten(str(predicate)) for predicate in real.predicates()} - {"rdf:type"}
    assert [name for name in sorted(used) if f"| `{name}` |" not in files["docs/ontology.md"]] == []


def test_the_context_holds_the_prefixes(context: dict[str, Any], vocabulary: Vocabulary) -> None:
    """All prefixes of the exports, and the one of the resources, are there."""
    expected = {**vocabulary.about.prefixes, "dgr": vocabulary.about.resources}
    assert {name: context[name] for name in expected} == expected
