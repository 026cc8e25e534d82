"""The graph in RDF: six formats, one set of triples."""

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
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from dealgraph.knowledge_graph import KnowledgeGraph
from dealgraph.loading import from_rdf
from dealgraph.rdf import FORMATS, RdfModel, write_rdf
from dealgraph.rdf.terms import iri
from rdf_readers import ID, OXIGRAPH, RDF, by_oxigraph, by_rdflib, triples, written

if TYPE_CHECKING:
    from pathlib import Path


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
