"""The OWL ontology: annotated to the last term, free of the usual pitfalls, and consistent."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
from pathlib import Path

import pytest
import rdflib
from rdflib import OWL, RDF, RDFS, SKOS, XSD, BNode, Literal, Namespace, URIRef

from dealgraph.ontology import Layer
from dealgraph.ontology.layer import term_names
from dealgraph.vocabulary import Vocabulary

DG = Namespace("https://w3id.org/dealgraph/ontology#")
THE_ONTOLOGY = URIRef("https://w3id.org/dealgraph/ontology")
KINDS = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty, OWL.NamedIndividual)
OWL_DATATYPES = {XSD.string, XSD.decimal, XSD.boolean, RDF.langString}


@pytest.fixture(scope="module")
def owl(files: dict[str, str]) -> rdflib.Graph:
    return rdflib.Graph().parse(data=files["ontology/dealgraph.ttl"], format="turtle")


def ours(owl: rdflib.Graph) -> list[URIRef]:
    return sorted({term for term in owl.subjects() if isinstance(term, URIRef) and term.startswith(DG)})


def test_the_ontology_says_what_it_is(owl: rdflib.Graph, vocabulary: Vocabulary) -> None:
    """Title, description, creators, licence, versions and preferred prefix stand in the header."""
    about = vocabulary.about
    header = {str(p): str(o) for p, o in owl.predicate_objects(THE_ONTOLOGY)}
    assert header == {
        str(RDF.type): str(OWL.Ontology),
        "http://purl.org/dc/terms/title": about.title,
        "http://purl.org/dc/terms/description": about.description,
        "http://purl.org/dc/terms/creator": about.creators[0],
        "http://purl.org/dc/terms/license": about.license,
        str(OWL.versionIRI): f"{THE_ONTOLOGY}/{about.version}",
        str(OWL.versionInfo): about.version,
        "http://purl.org/vocab/vann/preferredNamespacePrefix": about.prefix,
        "http://purl.org/vocab/vann/preferredNamespaceUri": about.namespace,
    }


def test_every_term_stands_in_it(owl: rdflib.Graph, vocabulary: Vocabulary, layer: Layer) -> None:
    """Each name of the vocabulary and the layer is a term, and there are no others."""
    assert ours(owl) == sorted(DG[name] for name in term_names(vocabulary, layer))


def test_every_term_is_annotated(owl: rdflib.Graph) -> None:
    """Each term has one kind, one English label, definition and example, and says where it is defined."""
    lacking = []
    for term in ours(owl):
        for annotation in (RDFS.label, SKOS.definition, SKOS.example):
            found = list(owl.objects(term, annotation))
            if len(found) != 1 or found[0].language != "en" or not str(found[0]).strip():  # type: ignore[union-attr]
                lacking.append((term, annotation))
        if list(owl.objects(term, RDFS.isDefinedBy)) != [THE_ONTOLOGY]:
            lacking.append((term, RDFS.isDefinedBy))
        if len(set(owl.objects(term, RDF.type)) & set(KINDS)) != 1:
            lacking.append((term, RDF.type))
    assert lacking == []


def test_labels_are_labels_and_definitions_are_sentences(owl: rdflib.Graph) -> None:
    """A label is no sentence, and a definition is one."""
    labels = {str(owl.value(term, RDFS.label)) for term in ours(owl)}
    definitions = {str(owl.value(term, SKOS.definition)) for term in ours(owl)}
    assert [label for label in sorted(labels) if label.endswith(".")] == []
    assert [definition for definition in sorted(definitions) if not definition.endswith(".")] == []


def test_every_property_has_a_domain_and_a_range(owl: rdflib.Graph) -> None:
    """Object and datatype properties of ours say from what to what they lead, and name only terms that exist."""
    for kind in (OWL.ObjectProperty, OWL.DatatypeProperty):
        for term in owl.subjects(RDF.type, kind):
            if term in ours(owl):
                assert len(list(owl.objects(term, RDFS.domain))) == 1, term
                assert len(list(owl.objects(term, RDFS.range))) == 1, term


def test_every_object_property_has_a_way_back(owl: rdflib.Graph) -> None:
    """It is symmetric, has an inverse, or leads to a value of a closed list."""
    one_way = [
        term
        for term in owl.subjects(RDF.type, OWL.ObjectProperty)
        if term in ours(owl)
        and (term, RDF.type, OWL.SymmetricProperty) not in owl
        and not list(owl.objects(term, OWL.inverseOf))
        and not list(owl.subjects(OWL.inverseOf, term))
        and not list(owl.objects(owl.value(term, RDFS.range), OWL.equivalentClass))
    ]
    assert one_way == []


def test_symmetric_properties_have_one_end(vocabulary: Vocabulary) -> None:
    """What is symmetric leads from a class to the same class."""
    assert [term.id for term in vocabulary.predicates.values() if term.symmetric and term.domain != term.range] == []


def test_blank_nodes_stand_only_where_owl_needs_them(owl: rdflib.Graph) -> None:
    """They are unions, enumerations, axioms about several terms, and the lists in these."""
    kinds = set()
    for node in set(owl.subjects()):
        if isinstance(node, BNode):
            kinds |= set(owl.predicates(node))
    assert kinds <= {
        RDF.type, RDF.first, RDF.rest, OWL.unionOf, OWL.oneOf, OWL.members, OWL.distinctMembers,
    }  # fmt: skip


def test_every_term_used_is_declared(owl: rdflib.Graph) -> None:
    """OWL 2 DL wants each property and class declared, the standard ones too, and each as one kind of property."""
    builtin = (str(RDF), str(RDFS), str(OWL), str(XSD))
    used = set(owl.predicates()) | set(owl.objects(None, RDFS.subClassOf)) | set(owl.objects(None, RDFS.subPropertyOf))
    declared = {term for kind in KINDS for term in owl.subjects(RDF.type, kind)}
    annotations = {RDFS.label, RDFS.isDefinedBy}
    assert {term for term in used if not str(term).startswith(builtin)} <= declared | annotations
    for term in declared:
        kinds = set(owl.objects(term, RDF.type)) & {OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty}
        assert len(kinds) <= 1, term


def test_one_value_at_a_time_is_no_owl_functionality(owl: rdflib.Graph, vocabulary: Vocabulary) -> None:
    """A valuation changes and sources differ, so that OWL may not conclude that two values are one."""
    assert list(owl.subjects(RDF.type, OWL.FunctionalProperty)) == []
    functional = {DG[term.id] for term in vocabulary.predicates.values() if term.functional}
    assert set(owl.subjects(DG.temporallyFunctional, Literal(True))) == functional


# -- HermiT ---------------------------------------------------------------------


@pytest.fixture(scope="module")
def hermit() -> list[str]:
    """The command line of HermiT, from owlready2's own jar."""
    found = importlib.util.find_spec("owlready2")
    java = shutil.which("java")
    if found is None or found.origin is None or java is None:
        missing = "java" if java is None else "owlready2 (pip install owlready2)"
        message = f"HermiT does not run: {missing} is not installed"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    folder = Path(found.origin).parent / "hermit"
    classes = os.pathsep.join([str(folder), str(folder / "HermiT.jar")])
    # -U prints the classes that can have no members, and fails where the ontology is inconsistent.
    return [java, "-Xmx1000M", "-cp", classes, "org.semanticweb.HermiT.cli.CommandLine", "-U"]


def unsatisfiable(hermit: list[str], graph: rdflib.Graph, folder: Path) -> list[str] | None:
    """Return the classes that can have no members, or None where the ontology is inconsistent."""
    path = folder / "ontology.nt"
    graph.serialize(path, format="nt", encoding="utf-8")
    done = subprocess.run([*hermit, path.as_uri()], capture_output=True, text=True, timeout=300, check=False)
    if "Inconsistent ontology" in done.stderr:
        return None
    assert done.returncode == 0, done.stderr
    assert "Classes equivalent to 'owl:Nothing'" in done.stdout
    lines = done.stdout.partition("Classes equivalent to 'owl:Nothing'")[2].splitlines()[1:]
    return [line.strip() for line in lines if line.strip() not in ("", "owl:Nothing")]


def reasonable(graph: rdflib.Graph) -> rdflib.Graph:
    """Return the triples about entities that OWL 2 DL can speak of: it knows no dates and no reification."""
    found = rdflib.Graph()
    entities = set(graph.subjects(RDF.type, None)) - set(graph.subjects(RDF.subject, None))
    for s, p, o in graph:
        dated = isinstance(o, Literal) and (o.datatype or XSD.string) not in OWL_DATATYPES
        if s in entities and not dated and (p == RDF.type or str(p).startswith(DG)):
            found.add((s, p, o))
    return found


def test_hermit_finds_the_ontology_consistent(hermit: list[str], owl: rdflib.Graph, tmp_path: Path) -> None:
    """It holds no contradiction, and every class can have members."""
    assert unsatisfiable(hermit, owl, tmp_path) == []


def test_hermit_finds_the_real_graph_consistent(
    hermit: list[str], owl: rdflib.Graph, real: rdflib.Graph, tmp_path: Path
) -> None:
    """The plain triples and classes of the shipped graph contradict nothing that the ontology says."""
    assert unsatisfiable(hermit, owl + reasonable(real), tmp_path) == []


@pytest.mark.parametrize(
    "planted",
    [
        "dg:x a dg:Company, dg:Idea .",
        "dg:x a dg:Person, dg:Company .",
        "dg:x a dg:Statement, dg:Quotation .",
        "dg:x dg:leadInvestor dg:y . dg:y a dg:Idea .",
        "dg:y dg:leadInvestorIn dg:x . dg:x a dg:Person .",
        "dg:x dg:stance dg:exact .",
        "dg:projected owl:sameAs dg:asserted .",
        'dg:x dg:amount "much" .',
    ],
)
def test_hermit_finds_planted_contradictions(
    hermit: list[str], owl: rdflib.Graph, tmp_path: Path, planted: str
) -> None:
    """Disjoint classes, domains, ranges, inverses, closed lists and datatypes all bite."""
    prefixes = f"@prefix dg: <{DG}> . @prefix owl: <{OWL}> ."
    individuals = "dg:x a owl:NamedIndividual . dg:y a owl:NamedIndividual ."
    contradiction = rdflib.Graph().parse(data=f"{prefixes} {individuals} {planted}", format="turtle")
    assert unsatisfiable(hermit, owl + contradiction, tmp_path) is None
