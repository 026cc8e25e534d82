"""Other people's tools read the shipped graph: the same triples, the same hash, the same answers."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest

from dealgraph.exports import EXPORTS
from dealgraph.exports.files import MORE_EXPORTS
from dealgraph.knowledge_graph import KnowledgeGraph
from dealgraph.rdf.canonical_hash import canonical_hash
from dealgraph.sparql import Answer, named_queries
from foreign_tools import jena, node

QUERIES = named_queries()
# Each start of Jena takes seconds, so that it is asked few: groups with paths and values, and options with numbers.
JENA_QUERIES = ("round-leaders", "valuation-through-time")


@pytest.fixture(scope="module")
def exports(real: KnowledgeGraph, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The five RDF files of the shipped graph."""
    folder = tmp_path_factory.mktemp("exports")
    for name in ("graph.ttl", "graph.nt", "graph.nq", "graph.trig", "graph.jsonld"):
        EXPORTS[name].write(real, folder / name)
    return folder


def quads(text: str | bytes) -> set[ox.Quad]:
    data = text.encode() if isinstance(text, str) else text
    return set(ox.parse(input=data, format=ox.RdfFormat.N_QUADS))


@pytest.mark.parametrize("name", ["graph.ttl", "graph.nt", "graph.nq", "graph.trig"])
def test_n3_reads_the_same_quads(name: str, exports: Path) -> None:
    """By npm's n3, of every format that it reads."""
    expected = quads((exports / "graph.nq").read_bytes())
    if name in ("graph.ttl", "graph.nt"):
        expected = {ox.Quad(quad.subject, quad.predicate, quad.object) for quad in expected}
    assert quads(node("read.mjs", "n3", exports / name)) == expected


def test_n3_reads_triple_terms(small: KnowledgeGraph, tmp_path: Path) -> None:
    """By npm's n3, as pyoxigraph reads them."""
    path = tmp_path / "graph.rdf12.nt"
    MORE_EXPORTS[path.name].write(small, path)
    expected = quads(path.read_bytes())
    assert [quad for quad in expected if isinstance(quad.object, ox.Triple)]
    assert quads(node("read.mjs", "n3", path)) == expected


def test_jsonld_reads_the_same_triples_and_fetches_nothing(exports: Path) -> None:
    """By npm's jsonld, with a loader that fails."""
    expected = {
        ox.Quad(quad.subject, quad.predicate, quad.object) for quad in quads((exports / "graph.nq").read_bytes())
    }
    assert quads(node("read.mjs", "jsonld", exports / "graph.jsonld")) == expected


@pytest.mark.parametrize("name", ["graph.ttl", "graph.trig"])
def test_jena_counts_the_same(name: str, exports: Path) -> None:
    """By riot, which also refuses what is no RDF."""
    count = len(quads((exports / ("graph.nq" if name == "graph.trig" else "graph.nt")).read_bytes()))
    assert jena("riotcmd.riot", "--count", exports / name).strip().endswith(f"= {count:,}")


def test_the_canonical_hash_is_that_of_two_other_implementations(exports: Path) -> None:
    """By npm's rdf-canonize, in JavaScript, and by pyoxigraph, in Rust; both read TriG or N-Quads, not our order."""
    ours = canonical_hash(exports / "graph.nq")
    javascript = node("read.mjs", "canonize", exports / "graph.nq")
    dataset = ox.Dataset(ox.parse(path=str(exports / "graph.trig"), format=ox.RdfFormat.TRIG))
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    lines = sorted(f"{quad} .\n" for quad in dataset)
    assert hashlib.sha256(javascript.encode()).hexdigest() == ours
    assert hashlib.sha256("".join(lines).encode()).hexdigest() == ours


# -- the named queries ------------------------------------------------------------


def texts(answer: Answer) -> list[dict[str, str]]:
    """Return the rows as text, numbers in one form, as whoever reads SPARQL's results sees them."""
    return [{name: same(value) for name, value in sorted(row.items()) if value is not None} for row in answer]


def same(value: Any) -> str:
    if value in ("true", "false"):
        return str(value)
    try:
        return f"{float(value):.6g}" if not isinstance(value, bool) else str(value).lower()
    except ValueError:
        return str(value)


def test_comunica_gives_the_same_answers(exports: Path, real: KnowledgeGraph) -> None:
    """To every named query; it puts words in the order of a language, which SPARQL leaves open.

    So the order of the rows is left out, and so is which of several quotes comes first (MIN).
    """
    printed = node("query.mjs", exports / "graph.nt", *QUERIES.values())
    found = {Path(one["file"]).stem: one["rows"] for one in map(json.loads, printed.splitlines())}
    assert list(found) == list(QUERIES)
    for name, rows in found.items():
        first = set(re.findall(r"\(MIN\(.*\) AS \?(\w+)\)", QUERIES[name].read_text(encoding="utf-8")))
        given = [{key: same(row[key]) for key in sorted(row.keys() - first)} for row in rows]
        wanted = [{key: row[key] for key in row if key not in first} for row in texts(real.sparql(name))]
        assert sorted(given, key=str) == sorted(wanted, key=str), name


@pytest.mark.parametrize("name", JENA_QUERIES)
def test_jena_gives_the_same_answers(name: str, exports: Path, real: KnowledgeGraph) -> None:
    """By ARQ."""
    printed = jena("arq.sparql", "--data", exports / "graph.nt", "--query", QUERIES[name], "--results=JSON")
    rows = [
        {key: same(cell["value"]) for key, cell in row.items()} for row in json.loads(printed)["results"]["bindings"]
    ]
    assert rows == texts(real.sparql(name))
