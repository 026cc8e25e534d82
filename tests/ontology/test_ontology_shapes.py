"""The SHACL shapes: the shipped graph conforms, and each thing that can be wrong is reported by its own shape."""

from __future__ import annotations

import json
from pathlib import Path
from typing import NamedTuple

import pyshacl
import pytest
import rdflib
from rdflib import RDF, SH, BNode, Literal, Namespace, URIRef

from dealgraph.vocabulary import Vocabulary
from foreign_tools import node

BASE = "https://w3id.org/dealgraph/id/"
DGS = Namespace("https://w3id.org/dealgraph/shapes#")
PREFIXES = {
    "dg": "https://w3id.org/dealgraph/ontology#", "dgr": BASE, "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/", "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#", "prov": "http://www.w3.org/ns/prov#",
    "qudt": "http://qudt.org/schema/qudt/", "rdf": str(RDF), "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/", "skos": "http://www.w3.org/2004/02/skos/core#",
    "time": "http://www.w3.org/2006/time#", "unit": "http://qudt.org/vocab/unit/",
    "wikibase": "http://wikiba.se/ontology#", "xsd": "http://www.w3.org/2001/XMLSchema#",
}  # fmt: skip
HEAD = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items())


class Broken(NamedTuple):
    """What is done to the small graph: `property` of the first `node` gets `values` instead of its own."""

    shape: str
    node: str
    property: str
    values: str = ""


# A node is named by its class, or a statement by its predicate.
BROKEN = [
    Broken("entity-class", "dg:Person", "rdf:type", "dg:Person, dg:Company, schema:Person, foaf:Person"),
    Broken("entity-label", "dg:Person", "rdfs:label"),
    Broken("entity-names", "dg:Company", "skos:altLabel", '""'),
    Broken("entity-addresses", "dg:Investor", "schema:sameAs", "<urn:isbn:1>"),
    Broken("statement-type", "worksFor", "rdf:type", "dg:Statement"),
    Broken("statement-label", "worksFor", "rdfs:label", '"one", "two"'),
    Broken("statement-subject", "worksFor", "rdf:subject", "dgr:jane, dgr:acme"),
    Broken("statement-predicate", "worksFor", "rdf:predicate", "dg:worksfor"),
    Broken("statement-object", "worksFor", "rdf:object", "dgr:acme, dgr:first-fund"),
    Broken("statement-stance", "worksFor", "dg:stance", "dg:certain"),
    Broken("statement-polarity", "worksFor", "dg:polarity"),
    Broken("statement-rank", "worksFor", "wikibase:rank", "wikibase:BestRank"),
    Broken("statement-basis", "runRateRevenue", "dg:basis", "dg:gross, dg:net"),
    Broken("statement-scope", "valuation", "dg:scope", '""'),
    Broken("statement-role", "worksFor", "dg:role", "dgr:acme"),
    Broken("statement-speaker", "worksFor", "prov:wasAttributedTo", "dgr:cheap"),
    Broken("statement-via", "runRateRevenue", "dg:via", "dgr:series-a"),
    Broken("statement-source", "worksFor", "prov:hadPrimarySource", "dgr:acme"),
    Broken("statement-evidence", "worksFor", "dg:evidence"),
    Broken("statement-deal", "plan", "dg:deal", "dgr:acme"),
    Broken("rank-reason", "worksFor", "wikibase:rank", "wikibase:DeprecatedRank"),
    Broken("content", "plan", "rdf:object"),
    Broken("time-at", "leadInvestor", "dg:at", '"28 May 2026"'),
    Broken("time-from", "runRateRevenue", "dg:from", '"2026"^^xsd:gYear, "2025"^^xsd:gYear'),
    Broken("time-to", "runRateRevenue", "dg:to", '"2027-Q5x"'),
    Broken("time-knownSince", "worksFor", "dg:knownSince", '"2026"^^xsd:integer'),
    Broken("time-words", "customerCount", "dg:dateText", '"last month"@en'),
    Broken("time-holds", "leadInvestor", "dg:holdsDuring", "dgr:acme"),
    Broken("time-known", "leadInvestor", "dg:knownFrom", "dgr:acme"),
    Broken("time-issued", "worksFor", "dg:knownSince", '"2026-04"^^xsd:gYearMonth'),
    Broken("time-form", "leadInvestor", "dg:from", '"2026"^^xsd:gYear'),
    Broken("number-type", "amount", "rdf:type", "dg:Statement, rdf:Statement"),
    Broken("number-about", "amount", "schema:observationAbout", "dgr:acme"),
    Broken("number-measured", "amount", "schema:variableMeasured", "dg:price"),
    Broken("number-bound", "amount", "dg:bound"),
    Broken("number-unit-text", "amount", "schema:unitText", '"EUR"'),
    Broken("number-unit", "amount", "qudt:hasUnit"),
    Broken("number-value", "amount", "dg:value", '"6000000"^^xsd:decimal'),
    Broken("number-observed", "valuation", "schema:observationDate", '"2025"^^xsd:gYear'),
    Broken("number-lower", "runRateRevenue", "dg:lower", '"7000000"^^xsd:decimal'),
    Broken("number-upper", "runRateRevenue", "dg:upper", '"6000000"^^xsd:integer'),
    Broken("number", "dg:Person", "dg:value", '"1"^^xsd:decimal'),
    Broken("number-form", "runRateRevenue", "dg:bound", "dg:exact"),
    Broken("unit-form", "amount", "qudt:hasUnit", "unit:GigaW"),
    Broken("membership-type", "dg:Membership", "rdf:type", "dg:Membership"),
    Broken("membership-label", "dg:Membership", "rdfs:label"),
    Broken("membership-member", "dg:Membership", "org:member", "dgr:series-a"),
    Broken("membership-organization", "dg:Membership", "org:organization", "dgr:jane"),
    Broken("membership-role", "dg:Membership", "org:role", '"chief"'),
    Broken("membership-ended", "dg:Membership", "dg:ended"),
    Broken("membership-during", "dg:Membership", "org:memberDuring", "dgr:acme"),
    Broken("membership-scope", "dg:Membership", "dg:scope", '""'),
    Broken("membership-at", "dg:Membership", "dg:at", '"May"'),
    Broken("membership-from", "dg:Membership", "dg:from", '"May"'),
    Broken("membership-to", "dg:Membership", "dg:to", '"May"'),
    Broken("membership-told", "dg:Membership", "prov:wasDerivedFrom"),
    Broken("role-label", "org:Role", "rdfs:label"),
    Broken("quotation-type", "dg:Quotation", "rdf:type", "dg:Quotation"),
    Broken("quotation-label", "dg:Quotation", "rdfs:label"),
    Broken("quotation-text", "dg:Quotation", "schema:text", '""'),
    Broken("quotation-speaker", "dg:Quotation", "schema:creator", "dgr:series-a"),
    Broken("quotation-about", "dg:Quotation", "schema:about", "dgr:nobody"),
    Broken("quotation-direct", "dg:Quotation", "dg:direct", '"yes"'),
    Broken("quotation-source", "dg:Quotation", "prov:wasQuotedFrom"),
    Broken("quotation-based", "dg:Quotation", "schema:isBasedOn", "dgr:acme"),
    Broken("quotation-evidence", "dg:Quotation", "dg:evidence"),
    Broken("quotation-via", "dg:Quotation", "dg:via", "dgr:cheap"),
    Broken("quotation-at", "dg:Quotation", "dg:at", '"May"'),
    Broken("quotation-words", "dg:Quotation", "dg:dateText", '" "'),
    Broken("quotation-knownSince", "dg:Quotation", "dg:knownSince", '"May"'),
    Broken("quotation-issued", "dg:Quotation", "dg:knownSince", '"2026-04"^^xsd:gYearMonth'),
    Broken("conflict-label", "dg:Conflict", "rdfs:label"),
    Broken("conflict-kind", "dg:Conflict", "dg:conflictKind", '"quarrel"'),
    Broken("conflict-about", "dg:Conflict", "schema:about", "dgr:acme, dgr:jane"),
    Broken("conflict-explanation", "dg:Conflict", "dg:explanation"),
    Broken("conflict-statements", "dg:Conflict", "dg:conflictingStatement", "dgr:acme, dgr:jane"),
    Broken("conflict-preferred", "dg:Conflict", "dg:preferredStatement", "dgr:acme"),
    Broken("conflict-one-preferred", "dg:Conflict", "dg:preferredStatement", "dgr:acme, dgr:jane"),
    Broken("evidence-document", "oa:SpecificResource", "oa:hasSource", "dgr:acme"),
    Broken("evidence-quote", "oa:SpecificResource", "oa:hasSelector"),
    Broken("evidence-place", "oa:SpecificResource", "oa:hasSelector", "dgr:p, dgr:q"),
    Broken("quote-exact", "oa:TextQuoteSelector", "oa:exact", '"' + 301 * "x" + '"'),
    Broken("place-start", "oa:TextPositionSelector", "oa:start", '"20"^^xsd:nonNegativeInteger'),
    Broken("place-end", "oa:TextPositionSelector", "oa:end", '"20"^^xsd:integer'),
    Broken("source-title", "dg:BlogPost", "dcterms:title"),
    Broken("source-speaker", "dg:BlogPost", "prov:wasAttributedTo", "dgr:series-a"),
    Broken("source-issued", "dg:BlogPost", "dcterms:issued", '"May 2026"'),
    Broken("source-basis", "dg:BlogPost", "dg:issuedBasis", '""'),
    Broken("source-url", "dg:BlogPost", "schema:url", '"https://example.org/post"'),
    Broken("source-files", "dg:BlogPost", "dcterms:identifier"),
    Broken("source-parts", "dg:BlogPost", "dg:standsIn"),
    Broken("document-label", "dg:Document", "rdfs:label"),
    Broken("document-file", "dg:Document", "dcterms:identifier", '"folder/acme.txt"'),
    Broken("document-sha256", "dg:Document", "dg:sha256", '"ABCD"'),
    Broken("document-type", "dg:Document", "rdf:type", "dg:Document"),
    Broken("part-document", "dg:DocumentPart", "dcterms:isPartOf"),
    Broken("part-begins", "dg:DocumentPart", "dg:begins", '""'),
    Broken("part-ends", "dg:DocumentPart", "dg:ends", '""'),
    Broken("interval-begin", "time:Interval", "time:hasBeginning", "dgr:acme"),
    Broken("interval-end", "time:Interval", "time:hasEnd", "dgr:acme"),
    Broken("interval-bounded", "time:Interval", "time:hasBeginning"),
    Broken("instant-day", "time:Instant", "time:inXSDDate", '"2026"^^xsd:gYear'),
]
# Further triples that a case needs to be wrong in just the one way that it is about.
ALSO = {"evidence-place": "dgr:p a oa:TextPositionSelector . dgr:q a oa:TextPositionSelector ."}


def named(graph: rdflib.Graph, name: str) -> URIRef:
    return graph.namespace_manager.expand_curie(name)


def first(graph: rdflib.Graph, node: str) -> URIRef:
    if ":" in node:
        found = graph.subjects(RDF.type, named(graph, node))
    else:
        found = graph.subjects(RDF.predicate, named(graph, f"dg:{node}"))
    return min(term for term in found if isinstance(term, URIRef))


def broken(small_text: str, case: Broken) -> rdflib.Graph:
    graph = rdflib.Graph(bind_namespaces="none")
    for prefix, iri in PREFIXES.items():
        graph.bind(prefix, iri)
    graph.parse(data=small_text, format="nt")
    node = first(graph, case.node)
    graph.remove((node, named(graph, case.property), None))
    if case.shape == "interval-bounded":
        graph.remove((node, named(graph, "time:hasEnd"), None))
    values = f"<{node}> {case.property} {case.values} ." if case.values else ""
    graph.parse(data=f"{HEAD}{values}\n{ALSO.get(case.shape, '')}", format="turtle")
    return graph


def moved(graph: rdflib.Graph, folder: str) -> rdflib.Graph:
    """Return the graph with its resources in a namespace of their own, so that many can be validated at once."""

    def move(term: rdflib.term.Node) -> rdflib.term.Node:
        if isinstance(term, URIRef) and term.startswith(BASE):
            return URIRef(f"{BASE}{folder}/{term[len(BASE) :]}")
        return term

    found = rdflib.Graph()
    for s, p, o in graph:
        found.add((move(s), p, move(o)))
    return found


@pytest.fixture(scope="module")
def shapes(files: dict[str, str]) -> rdflib.Graph:
    return rdflib.Graph().parse(data=files["ontology/shapes.ttl"], format="turtle")


def validate(data: rdflib.Graph, shapes: rdflib.Graph) -> list[tuple[str, str, str]]:
    """Return the violations as (shape, focus node, value)."""
    _, report, _ = pyshacl.validate(data, shacl_graph=shapes)
    assert isinstance(report, rdflib.Graph)
    found = []
    for validation in report.subjects(RDF.type, SH.ValidationReport):
        for result in report.objects(validation, SH.result):
            shape, focus, value = (report.value(result, p) for p in (SH.sourceShape, SH.focusNode, SH.value))
            found.append((str(shape).removeprefix(str(DGS)), str(focus), str(value)))
    return sorted(found)


@pytest.fixture(scope="module")
def mistakes(small_text: str) -> rdflib.Graph:
    """All broken graphs, each in a namespace of its own."""
    whole = rdflib.Graph()
    for number, case in enumerate(BROKEN):
        whole += moved(broken(small_text, case), f"case-{number}")
    return whole


@pytest.fixture(scope="module")
def violations(mistakes: rdflib.Graph, shapes: rdflib.Graph) -> list[tuple[str, str, str]]:
    """What pyshacl reports of them; all are validated in one run."""
    return validate(mistakes, shapes)


@pytest.fixture(scope="module")
def reported(violations: list[tuple[str, str, str]]) -> dict[str, set[str]]:
    """What is reported of each broken graph, by the shape that the case is about."""
    found: dict[str, set[str]] = {case.shape: set() for case in BROKEN}
    for shape, focus, value in violations:
        for place in (focus, value):
            if place.startswith(f"{BASE}case-"):
                number = int(place.removeprefix(f"{BASE}case-").partition("/")[0])
                found[BROKEN[number].shape].add(shape)
    return found


def test_the_small_graph_conforms(small: rdflib.Graph, shapes: rdflib.Graph) -> None:
    """A graph that uses every construct of the seeds is reported by no shape."""
    assert validate(small, shapes) == []


def test_the_shipped_graph_conforms(real: rdflib.Graph, shapes: rdflib.Graph) -> None:
    """No shape reports anything of the real data."""
    assert validate(real, shapes) == []


@pytest.mark.parametrize("case", BROKEN, ids=lambda case: case.shape)
def test_what_is_wrong_is_reported(reported: dict[str, set[str]], case: Broken) -> None:
    """Each mistake is reported by the shape that is about it."""
    assert case.shape in reported[case.shape]


def test_another_validator_reports_the_same(
    mistakes: rdflib.Graph, violations: list[tuple[str, str, str]], files: dict[str, str], tmp_path: Path
) -> None:
    """npm's rdf-validate-shacl: of each node the same shapes, and nothing of the graph before it was broken."""
    mistakes.serialize(tmp_path / "broken.ttl", format="turtle", encoding="utf-8")
    (tmp_path / "shapes.ttl").write_text(files["ontology/shapes.ttl"], "utf-8")
    report = json.loads(node("validate.mjs", tmp_path / "broken.ttl", tmp_path / "shapes.ttl"))
    theirs = {(shape.removeprefix(str(DGS)), focus) for shape, focus in report["found"]}
    assert theirs == {(shape, focus) for shape, focus, _ in violations}
    assert not report["conforms"]


def test_another_validator_finds_no_mistake_in_the_small_graph(
    small_text: str, files: dict[str, str], tmp_path: Path
) -> None:
    """npm's rdf-validate-shacl finds that it conforms."""
    (tmp_path / "small.ttl").write_text(small_text, "utf-8")
    (tmp_path / "shapes.ttl").write_text(files["ontology/shapes.ttl"], "utf-8")
    report = json.loads(node("validate.mjs", tmp_path / "small.ttl", tmp_path / "shapes.ttl"))
    assert report == {"conforms": True, "found": []}


def test_every_shape_has_a_mistake_that_it_reports(shapes: rdflib.Graph, vocabulary: Vocabulary) -> None:
    """No shape with a message is left untried: these cases, and the tests below for classes and predicates."""
    with_message = {str(shape).removeprefix(str(DGS)) for shape in shapes.subjects(SH.message, None)}
    of_predicates = {f"{name}-{part}" for name in vocabulary.predicates for part in ("statements", "triples", "object")}
    classes = vocabulary.classes.values()
    of_classes = {f"{term.id}-{same.replace(':', '-')}" for term in classes for same in term.same} | {
        "abstract-members"
    }
    assert with_message - of_predicates - of_classes == {case.shape for case in BROKEN} - {"number"}


def test_each_predicate_has_its_subject_and_object_checked(shapes: rdflib.Graph, vocabulary: Vocabulary) -> None:
    """A thing of no known class is neither subject nor object of any predicate, in statements and plain triples."""
    graph = rdflib.Graph()
    dg, stranger = Namespace(PREFIXES["dg"]), URIRef(f"{BASE}stranger")
    statements = {name: URIRef(f"{BASE}s-{name}") for name in vocabulary.predicates}
    for name, statement in statements.items():
        graph.add((statement, RDF.type, dg.Statement))
        graph.add((statement, RDF.subject, stranger))
        graph.add((statement, RDF.predicate, dg[name]))
        graph.add((statement, RDF.object, stranger))
        graph.add((stranger, dg[name], stranger))
    found = validate(graph, shapes)
    of_statements = {shape: value for shape, _, value in found if shape.endswith("-statements")}
    assert of_statements == {f"{name}-statements": str(statement) for name, statement in statements.items()}
    of_triples = {shape for shape, focus, _ in found if focus == str(stranger)}
    expected = {f"{name}-{part}" for name in vocabulary.predicates for part in ("triples", "object")}
    assert of_triples == expected


def test_units_fit_the_metric(small_text: str, shapes: rdflib.Graph) -> None:
    """Money in gigawatts is reported although the two forms of the unit agree."""
    graph = broken(small_text, Broken("", "amount", "schema:unitText", '"GW"'))
    statement = first(graph, "amount")
    graph.set((statement, named(graph, "qudt:hasUnit"), named(graph, "unit:GigaW")))
    assert [(shape, value) for shape, _, value in validate(graph, shapes)] == [("amount-statements", str(statement))]


def test_each_class_carries_its_standard_types(shapes: rdflib.Graph, vocabulary: Vocabulary) -> None:
    """An entity that has our class alone lacks the standard types of that class and of all above it."""
    graph = rdflib.Graph()
    expected = set()
    for name, term in vocabulary.classes.items():
        if not term.abstract:
            graph.add((URIRef(BASE + name), RDF.type, URIRef(PREFIXES["dg"] + name)))
            for above in vocabulary.ancestors(name):
                same = [one for one in vocabulary.classes[above].same if one != "schema:Thing"]
                expected |= {(f"{above}-{one.replace(':', '-')}", BASE + name) for one in same}
    standard = {f"{term.id}-{same.replace(':', '-')}" for term in vocabulary.classes.values() for same in term.same}
    assert {(shape, focus) for shape, focus, _ in validate(graph, shapes) if shape in standard} == expected


def test_no_entity_has_an_abstract_class(shapes: rdflib.Graph, vocabulary: Vocabulary) -> None:
    """Each abstract class is reported where a node has it."""
    graph = rdflib.Graph()
    abstract = [PREFIXES["dg"] + name for name, term in vocabulary.classes.items() if term.abstract]
    for iri in abstract:
        graph.add((URIRef(f"{BASE}x"), RDF.type, URIRef(iri)))
    assert [(shape, focus) for shape, focus, _ in validate(graph, shapes)] == [
        ("abstract-members", iri) for iri in sorted(abstract)
    ]


def test_the_shapes_are_shacl_core(shapes: rdflib.Graph) -> None:
    """No shape needs SPARQL or script, so that every validator can use them."""
    assert not {SH.sparql, SH.target, SH.js, SH.rule} & set(shapes.predicates())


def test_shapes_have_names(shapes: rdflib.Graph) -> None:
    """Whatever carries a message has an IRI, so that a report says which shape it was."""
    assert [shape for shape in shapes.subjects(SH.message, None) if isinstance(shape, BNode)] == []


def test_messages_are_sentences(shapes: rdflib.Graph) -> None:
    """A report can be read by people."""
    messages = {message for message in shapes.objects(None, SH.message) if isinstance(message, Literal)}
    assert [str(message) for message in messages if not str(message).endswith(".")] == []
