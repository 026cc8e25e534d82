"""The graph in RDF: five formats, one set of triples, and no opinion among the plain facts."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import tracemalloc
from typing import TYPE_CHECKING, Any

import msgspec
import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from dealgraph.knowledge_graph import KnowledgeGraph
from dealgraph.loading import from_rdf
from dealgraph.rdf import FORMATS, RdfModel, write_rdf
from dealgraph.rdf.plain import is_plain
from dealgraph.rdf.terms import iri

if TYPE_CHECKING:
    from pathlib import Path

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


@pytest.mark.parametrize("format", FORMATS)
def test_each_format_is_read_to_the_same_triples(format: str, small: KnowledgeGraph) -> None:  # noqa: A002
    """By rdflib and by pyoxigraph, without a blank node."""
    expected = by_oxigraph(written(small, "nq"), "nq")
    for read in (by_oxigraph, by_rdflib):
        found = read(written(small, format), format)
        if format in ("nq", "trig"):
            assert found == expected
        else:
            assert triples(found) == triples(expected)
            assert {quad[3] for quad in found} == {""}


def test_the_real_graph_is_the_same_in_every_format(real: KnowledgeGraph) -> None:
    """As pyoxigraph reads it."""

    def quads(format: str) -> set[ox.Quad]:  # noqa: A002
        return set(ox.parse(input=written(real, format).encode(), format=OXIGRAPH[format]))

    expected = quads("nq")
    assert quads("trig") == expected
    triples = {quad.triple for quad in expected}
    for format in ("ttl", "nt", "jsonld"):  # noqa: A001
        assert {quad.triple for quad in quads(format)} == triples


def test_rapper_reads_turtle_and_ntriples_to_the_same_triples(small: KnowledgeGraph, tmp_path: Path) -> None:
    """A parser of another family: raptor, in C."""
    rapper = shutil.which("rapper")
    if rapper is None:
        if os.environ.get("CI"):
            pytest.fail("rapper is not installed: apt-get install raptor2-utils")
        pytest.skip("rapper is not installed: apt-get install raptor2-utils")
    found = []
    for format, name in (("ttl", "turtle"), ("nt", "ntriples")):  # noqa: A001
        path = tmp_path / f"graph.{format}"
        path.write_text(written(small, format), encoding="utf-8")
        command = [rapper, "--quiet", "--input", name, "--output", "ntriples", str(path)]
        done = subprocess.run(command, capture_output=True, text=True, check=False, encoding="utf-8")
        assert (done.returncode, done.stderr) == (0, "")
        found.append(triples(by_oxigraph(done.stdout, "nt")))
    assert found == [triples(by_oxigraph(written(small, "nt"), "nt"))] * 2


def test_named_graphs_are_the_sources(real: KnowledgeGraph) -> None:
    """What each says stands in its own graph; descriptions stand in the default graph."""
    graphs = {quad[3] for quad in by_oxigraph(written(real, "nq"), "nq")}
    says = {row.source for row in (*real.records.statements, *real.records.quotations)}
    assert graphs == {""} | {ID + source for source in says}


def test_triple_terms_are_the_triples_of_the_statements(real: KnowledgeGraph) -> None:
    """RDF 1.2 says in one term what three properties say, asserts none of it, and changes nothing else."""
    found = set(ox.parse(input=written(real, "rdf12.nt").encode(), format=ox.RdfFormat.N_TRIPLES))
    reified = {quad for quad in found if quad.predicate.value == f"{RDF}reifies"}
    assert found - reified == set(ox.parse(input=written(real, "nt").encode(), format=ox.RdfFormat.N_TRIPLES))
    said: dict[str, dict[str, Any]] = {}
    for quad in found - reified:
        said.setdefault(quad.subject.value, {})[quad.predicate.value] = quad.object
    for quad in reified:
        triple: Any = quad.object
        names = ("subject", "predicate", "object")
        assert [said[quad.subject.value][RDF + name] for name in names] == [getattr(triple, name) for name in names]
    one_term = {ID + row.id for row in real.records.statements if row.lower is None}
    assert {quad.subject.value for quad in reified} == one_term


def test_a_file_with_triple_terms_is_loaded(small: KnowledgeGraph, tmp_path: Path) -> None:
    """As the graph that it was written from."""
    path = tmp_path / "graph.rdf12.nt"
    path.write_text(written(small, "rdf12.nt"), encoding="utf-8")
    assert from_rdf(path).records.statements == small.records.statements


def test_lines_are_sorted_and_come_once(small: KnowledgeGraph) -> None:
    """So that a difference of two builds is a difference of lines."""
    for format in ("nt", "nq", "rdf12.nt"):  # noqa: A001
        lines = written(small, format).splitlines()
        assert lines == sorted(set(lines))


def plain_triples(kg: KnowledgeGraph) -> set[tuple[str, str, str]]:
    """Return the triples of the predicates of the vocabulary, between entities, without namespaces."""
    names = {entity.id for entity in kg.records.entities}
    return {
        (subject[0].removeprefix(ID), predicate[0].removeprefix(DG), value[0].removeprefix(ID).removeprefix(DG))
        for subject, predicate, value, _ in by_oxigraph(written(kg, "nq"), "nq")
        if subject[0].removeprefix(ID) in names and predicate[0].removeprefix(DG) in kg.vocabulary.predicates
    }


def test_plain_triples_are_facts_alone(small: KnowledgeGraph) -> None:
    """No opinion, projection, denial, bound or figure of one time may turn into one."""
    assert plain_triples(small) == {
        ("quarry-series-b", "recipient", "quarry-labs"),
        ("quarry-series-b", "leadInvestor", "juniper-ventures"),
        ("quarry-series-b", "leadInvestor", "alder-capital"),
        ("quarry-series-b", "status", "closed"),
        ("ada-sorensen", "worksFor", "quarry-labs"),
    }


@pytest.mark.parametrize(
    "fields",
    [
        {"stance": "opinion"},
        {"stance": "projected"},
        {"stance": "reported"},
        {"stance": "hypothetical"},
        {"polarity": "negated"},
        {"rank": "deprecated"},
        {"scope": "in part"},
        {"object": None, "value": 5, "unit": "USD", "bound": "at_least"},
        {"object": None, "value": 5, "unit": "USD", "bound": "approximate"},
        {"object": None, "lower": 5, "upper": 6, "unit": "USD", "bound": "range"},
        {"object": None, "value": 5, "unit": "USD", "bound": "exact", "basis": "gross"},
        {"object": None, "value": 5, "unit": "USD", "bound": "exact", "at": "2026"},
        {"to": "2020"},
    ],
)
def test_what_would_lose_its_meaning_is_no_plain_triple(fields: dict[str, Any], small: KnowledgeGraph) -> None:
    """It has its node alone."""
    fact = small.statements(predicate="worksFor")[0]
    assert is_plain(fact)
    assert not is_plain(msgspec.structs.replace(fact, **fields))


def test_the_real_graphs_plain_triples_come_from_plain_statements(real: KnowledgeGraph) -> None:
    """Each of them, and nothing but them."""
    allowed = {
        (row.subject, row.predicate, row.object)
        for row in real.records.statements
        if row.object and (row.stance, row.polarity) == ("asserted", "affirmed") and row.rank != "deprecated"
    }
    between = {triple for triple in plain_triples(real) if triple[2] in real}
    assert {triple for triple in between if triple[1] in ("worksFor", "leadInvestor", "makes")} <= allowed


def test_a_statements_node_says_all_that_the_statement_holds(small: KnowledgeGraph) -> None:
    """In standard terms and in ours."""
    (row,) = small.statements(predicate="runRateRevenue", bound="at_least")
    quads = by_oxigraph(written(small, "nq"), "nq")
    found = {(predicate[0], value[0]) for subject, predicate, value, _ in quads if subject[0] == ID + row.id}
    rdf, prov = RDF, "http://www.w3.org/ns/prov#"
    assert {
        (rdf + "type", rdf + "Statement"),
        (rdf + "subject", ID + "quarry-labs"),
        (rdf + "predicate", DG + "runRateRevenue"),
        (DG + "value", "900000000"),
        (DG + "bound", DG + "at_least"),
        (DG + "stance", DG + "reported"),
        (DG + "polarity", DG + "affirmed"),
        (DG + "at", "2026-05"),
        (DG + "knownSince", "2026-05-28"),
        (DG + "rankReason", "two sources agree"),
        ("http://wikiba.se/ontology#rank", "http://wikiba.se/ontology#PreferredRank"),
        ("http://qudt.org/schema/qudt/hasUnit", "http://qudt.org/vocab/unit/CCY_USD"),
        (prov + "wasAttributedTo", ID + "investors-in-quarry"),
        (prov + "hadPrimarySource", ID + "harbour-article"),
    } <= found
    assert len([1 for predicate, _ in found if predicate == DG + "evidence"]) == 2


def test_evidence_gives_the_words_and_the_place(small: KnowledgeGraph) -> None:
    """As Web Annotation selectors; the words are a plain string."""
    oa, number = "http://www.w3.org/ns/oa#", "http://www.w3.org/2001/XMLSchema#nonNegativeInteger"
    quads = by_oxigraph(written(small, "nq"), "nq")
    words = {subject[0]: value for subject, predicate, value, _ in quads if predicate[0] == oa + "exact"}
    starts = {subject[0]: value for subject, predicate, value, _ in quads if predicate[0] == oa + "start"}
    for row in small.records.statements:
        for one in row.evidence:
            (node,) = [name for name, value in words.items() if value[0] == one.exact]
            assert words[node][1] == "http://www.w3.org/2001/XMLSchema#string"
            assert starts[node.replace("-quote", "-position")] == (str(one.start), number)


@pytest.mark.parametrize(
    ("date", "literal"),
    [
        ("2026", '"2026"^^<http://www.w3.org/2001/XMLSchema#gYear>'),
        ("2026-05", '"2026-05"^^<http://www.w3.org/2001/XMLSchema#gYearMonth>'),
        ("2026-05-28", '"2026-05-28"^^<http://www.w3.org/2001/XMLSchema#date>'),
        ("2026-Q1", '"2026-Q1"'),
        ("2026-10/2027", '"2026-10/2027"'),
    ],
)
def test_a_partial_date_has_the_type_of_its_precision(date: str, literal: str) -> None:
    """It is never padded."""
    from dealgraph.rdf import terms

    assert terms.date(date) == literal


def test_the_base_of_the_resources_can_be_set(small: KnowledgeGraph) -> None:
    """The vocabulary keeps its own."""
    for format in FORMATS:  # noqa: A001
        stream = io.StringIO()
        write_rdf(RdfModel(small, base="https://example.org/kg#"), format, stream)
        quads = by_oxigraph(stream.getvalue(), format)
        assert "https://example.org/kg#quarry-labs" in {quad[0][0] for quad in quads}
        assert ID not in stream.getvalue()


def test_an_address_that_is_no_iri_never_reaches_a_file() -> None:
    """It would end the term and begin another."""
    with pytest.raises(ValueError, match="is no IRI"):
        iri("https://example.org/> <https://example.org/p> <https://example.org/o")


XML_SAFE = st.text(
    st.characters(
        min_codepoint=9,
        exclude_categories=["Cs"],
        exclude_characters=[*map(chr, range(14, 32)), "\x0b", "\x0c", "\ufffe", "\uffff"],
    ),
    min_size=1,
    max_size=60,
)


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], max_examples=60, deadline=None
)
@given(label=XML_SAFE)
@example(label='"quotes" \\backslashes\\ \\u0041 \n new \r\n lines \t')
@example(label="emoji 🦆, right to left \u202eabc\u202c שלום, \x7f\x85\u2028\ufeff")
@example(label="a^^<http://www.w3.org/2001/XMLSchema#boolean>")
@example(label='a"^^<http://www.w3.org/2001/XMLSchema#boolean')
@example(label="'''\"\"\" @en ]]> </script> <b> {{ }} # comment . ;")
@example(label="\\")
def test_any_text_survives_every_format(label: str, small: KnowledgeGraph) -> None:
    """Character by character, as both readers read it."""
    entity = msgspec.structs.replace(small["pebble"], label=label, description=label)
    rows = msgspec.structs.replace(small.records, entities=(entity,), sources=(), statements=(), quotations=())
    kg = KnowledgeGraph(rows, small.vocabulary)
    for format in FORMATS:  # noqa: A001
        for read in (by_oxigraph, by_rdflib):
            quads = read(written(kg, format), format)
            texts = {value[0] for _, predicate, value, _ in quads if predicate[0].endswith(("label", "description"))}
            assert texts == {label}


# -- memberships and observations -------------------------------------------------


def with_fields(kg: KnowledgeGraph, predicate: str, /, **fields: Any) -> KnowledgeGraph:
    """Return the graph whose first statement with the predicate has these fields."""
    (row, *_) = kg.statements(predicate=predicate)
    changed = msgspec.structs.replace(row, **fields)
    rows = tuple(changed if one.id == row.id else one for one in kg.records.statements)
    return KnowledgeGraph(msgspec.structs.replace(kg.records, statements=rows), kg.vocabulary)


def of_type(kg: KnowledgeGraph, type_: str) -> list[dict[str, set[str]]]:
    """Return what is said of each node of the type, by predicate."""
    quads = by_oxigraph(written(kg, "nq"), "nq")
    nodes = {subject[0] for subject, _, value, _ in quads if value[0] == type_}
    found: dict[str, dict[str, set[str]]] = {node: {} for node in nodes}
    for subject, predicate, value, _ in quads:
        if subject[0] in nodes:
            found[subject[0]].setdefault(predicate[0], set()).add(value[0])
    return [found[node] for node in sorted(found)]


ORG, SCHEMA = "http://www.w3.org/ns/org#", "https://schema.org/"


def test_a_position_is_a_membership_with_its_role_and_dates(small: KnowledgeGraph) -> None:
    """Who reads the organization ontology alone finds who works where, as what, and from when to when."""
    kg = with_fields(small, "worksFor", from_="2024-03", to="2025")
    (membership,) = of_type(kg, ORG + "Membership")
    (role,) = of_type(kg, ORG + "Role")
    assert membership[ORG + "member"] == {ID + "ada-sorensen"}
    assert membership[ORG + "organization"] == {ID + "quarry-labs"}
    assert role["http://www.w3.org/2004/02/skos/core#prefLabel"] == {"finance chief"}
    assert (membership[DG + "from"], membership[DG + "to"]) == ({"2024-03"}, {"2025"})
    assert membership[DG + "ended"] == {"false"}
    (during,) = membership[ORG + "memberDuring"]
    days = {
        subject[0]: value[0]
        for subject, predicate, value, _ in by_oxigraph(written(kg, "nq"), "nq")
        if predicate[0] == "http://www.w3.org/2006/time#inXSDDate"
    }
    assert (days[f"{during}-begin"], days[f"{during}-end"]) == ("2024-03-01", "2025-12-31")


@pytest.mark.parametrize(
    "fields",
    [{"stance": "reported"}, {"stance": "opinion"}, {"polarity": "negated"}, {"rank": "deprecated"}],
)
def test_what_is_no_fact_makes_no_membership(fields: dict[str, Any], small: KnowledgeGraph) -> None:
    """A membership has no stance of its own."""
    assert of_type(with_fields(small, "worksFor", **fields), ORG + "Membership") == []


def test_a_former_position_has_ended_and_is_no_job_title(small: KnowledgeGraph) -> None:
    """Which predicates tell of one stands in the vocabulary."""
    assert [title for person in of_type(small, SCHEMA + "Person") for title in person.get(SCHEMA + "jobTitle", ())] == [
        "finance chief"
    ]
    kg = with_fields(small, "worksFor", predicate="workedFor")
    (membership,) = of_type(kg, ORG + "Membership")
    assert membership[DG + "ended"] == {"true"}
    assert [person for person in of_type(kg, SCHEMA + "Person") if SCHEMA + "jobTitle" in person] == []


def test_two_sources_of_one_position_share_a_membership(small: KnowledgeGraph) -> None:
    """In the graph of each, derived from its own statement."""
    (row,) = small.statements(predicate="worksFor")
    second = msgspec.structs.replace(row, id="s-aaaaaaaaaaaaaaaa", speaker="ibo-castell")
    rows = msgspec.structs.replace(small.records, statements=(*small.records.statements, second))
    (membership,) = of_type(KnowledgeGraph(rows, small.vocabulary), ORG + "Membership")
    assert membership["http://www.w3.org/ns/prov#wasDerivedFrom"] == {ID + row.id, ID + second.id}


@pytest.mark.parametrize(
    ("bound", "polarity", "found"),
    [
        ("exact", "affirmed", {"value"}),
        ("approximate", "affirmed", {"value"}),
        ("at_least", "affirmed", {"minValue"}),
        ("at_most", "affirmed", {"maxValue"}),
        ("exact", "negated", set()),
    ],
)
def test_schema_org_gets_a_floor_as_a_floor(bound: str, polarity: str, found: set[str], small: KnowledgeGraph) -> None:
    """And a figure that is denied not at all."""
    kg = with_fields(small, "amount", bound=bound, polarity=polarity, at="2026-05")
    (node,) = [one for one in of_type(kg, SCHEMA + "Observation") if DG + "amount" in str(one)]
    names = {"value", "minValue", "maxValue"}
    assert {name for name in names if SCHEMA + name in node} == found
    assert node[SCHEMA + "observationDate"] == {"2026-05"}


class Counting(io.StringIO):
    """Takes what is written and keeps only how many lines it was."""

    lines = 0

    def write(self, text: str) -> int:
        self.lines += text.count("\n")
        return len(text)

    def writelines(self, lines: Any) -> None:
        for line in lines:
            self.write(line)


@pytest.mark.parametrize("format", FORMATS)
def test_writing_takes_little_memory(format: str, real: KnowledgeGraph) -> None:  # noqa: A002
    """Less than 60 MB for 100,000 quads beside the graph; 20 MB where lines are written as they are made."""
    real.conflicts()
    quads = Counting()
    write_rdf(RdfModel(real), "nq", quads)
    allowed = (20e6 if format in ("nt", "nq", "jsonld") else 60e6) * quads.lines / 100_000
    tracemalloc.start()
    try:
        write_rdf(RdfModel(real), format, Counting())
        assert tracemalloc.get_traced_memory()[1] < allowed
    finally:
        tracemalloc.stop()
