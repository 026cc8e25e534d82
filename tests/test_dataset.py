"""The dataset description and the canonical hash: true to the files, the same on every machine, and checked."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import rdflib
from rdflib import DCAT, DCTERMS, RDF, VOID, Namespace, URIRef

from dealgraph.exports import EXPORTS, build
from dealgraph.knowledge_graph import KnowledgeGraph
from dealgraph.rdf.canonical_hash import canonical_hash
from dealgraph.verify.triples import hash_difference

ID = Namespace("https://w3id.org/dealgraph/id/")
DG = Namespace("https://w3id.org/dealgraph/ontology#")
SPDX = Namespace("http://spdx.org/rdf/terms#")


@pytest.fixture(scope="module")
def exports(small: KnowledgeGraph, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(small, tmp_path_factory.mktemp("dataset") / "exports").folder


@pytest.fixture(scope="module")
def described(exports: Path) -> rdflib.Graph:
    return rdflib.Graph().parse(exports / "dataset.ttl", format="turtle")


def test_every_file_is_described_with_its_size_and_checksum(described: rdflib.Graph, exports: Path) -> None:
    """So that a catalogue can list them and a reader check what arrived."""
    found = set()
    for one in described.objects(ID.Dataset, DCAT.distribution):
        name = str(described.value(one, DCTERMS.identifier))
        content = (exports / name).read_bytes()
        checksum = described.value(one, SPDX.checksum)
        assert described.value(checksum, SPDX.algorithm) == SPDX.checksumAlgorithm_sha256
        assert str(described.value(checksum, SPDX.checksumValue)) == hashlib.sha256(content).hexdigest()
        assert int(str(described.value(one, DCAT.byteSize))) == len(content)
        assert described.value(one, DCTERMS.license)
        found.add(name)
    assert found == set(EXPORTS) - {"dataset.ttl"}


def test_the_counts_are_those_of_the_graph(described: rdflib.Graph, exports: Path, small: KnowledgeGraph) -> None:
    """Triples, subjects, members of classes, uses of properties: as rdflib counts them."""
    graph = rdflib.Graph().parse(exports / "graph.nt", format="nt")

    def count(term: URIRef) -> int:
        return int(str(described.value(ID.Dataset, term)))

    assert count(VOID.triples) == len(graph)
    assert count(VOID.distinctSubjects) == len(set(graph.subjects()))
    assert count(VOID.entities) == len(small.records.entities)
    for partition in described.objects(ID.Dataset, VOID.classPartition):
        members = set(graph.subjects(RDF.type, described.value(partition, VOID["class"])))
        assert int(str(described.value(partition, VOID.entities))) == len(members)
    properties = list(described.objects(ID.Dataset, VOID.propertyPartition))
    assert len(properties) == len(set(graph.predicates()))
    for partition in properties:
        uses = len(list(graph.triples((None, described.value(partition, VOID.property), None))))
        assert int(str(described.value(partition, VOID.triples))) == uses


def test_it_says_whence_and_holds_no_blank_node(described: rdflib.Graph, small: KnowledgeGraph) -> None:
    """Sources, licence, and the hash that the manifest names."""
    assert set(described.objects(ID.Dataset, DCTERMS.source)) == {ID[source.id] for source in small.records.sources}
    assert described.value(ID.Dataset, DCTERMS.license)
    assert not [term for triple in described for term in triple if isinstance(term, rdflib.BNode)]


def test_the_manifest_covers_the_description_and_names_the_hash(described: rdflib.Graph, exports: Path) -> None:
    """The description names the data files, and the manifest the description too."""
    manifest = json.loads((exports / "manifest.json").read_text("utf-8"))
    digest = hashlib.sha256((exports / "dataset.ttl").read_bytes()).hexdigest()
    assert manifest["files"]["dataset.ttl"]["sha256"] == digest
    assert manifest["canonical_hash"]["value"] == str(described.value(ID.Dataset, DG.canonicalHash))


def test_alone_it_is_the_same_as_in_a_build(exports: Path, small: KnowledgeGraph, tmp_path: Path) -> None:
    """`dealgraph export dataset.ttl` writes what it needs aside."""
    EXPORTS["dataset.ttl"].write(small, tmp_path / "dataset.ttl")
    assert (tmp_path / "dataset.ttl").read_bytes() == (exports / "dataset.ttl").read_bytes()
    assert [path.name for path in tmp_path.iterdir()] == ["dataset.ttl"]


@pytest.mark.parametrize("seed", ["1", "2"])
def test_the_bytes_do_not_depend_on_the_hash_seed(seed: str, exports: Path, small_seeds: Path, tmp_path: Path) -> None:
    """Nor on the time zone: every RDF file and the description."""
    environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": "Asia/Tokyo", "DEALGRAPH_CACHE": "off"}
    command = [sys.executable, "-m", "dealgraph", "build", "--seeds", str(small_seeds), "--out", str(tmp_path / "x")]
    subprocess.run(command, check=True, env=environment, capture_output=True)
    for name in ("dataset.ttl", "graph.ttl", "graph.nt", "graph.nq", "graph.trig", "graph.jsonld"):
        assert (tmp_path / "x" / name).read_bytes() == (exports / name).read_bytes(), name


# -- the canonical hash ---------------------------------------------------------


@pytest.mark.parametrize(
    ("lines", "reason"),
    [
        ("<a:b> <a:c> <a:d> .\n<a:a> <a:c> <a:d> .\n", "line 2: the lines are not sorted"),
        ("<a:a> <a:c> <a:d> .\n<a:a> <a:c> <a:d> .\n", "line 2: the lines are not sorted, or one stands twice"),
        ("_:b <a:c> <a:d> .\n", "line 1: there is a blank node"),
        ("<a:a> <a:c> _:d .\n", "line 1: there is a blank node"),
        ('<a:a> <a:c> "d" _:g .\n', "line 1: there is a blank node"),
    ],
)
def test_what_is_not_canonical_has_no_hash(lines: str, reason: str, tmp_path: Path) -> None:
    """The shortcut holds for our files alone."""
    path = tmp_path / "graph.nq"
    path.write_text(lines, encoding="utf-8")
    with pytest.raises(ValueError, match=reason):
        canonical_hash(path)


def test_words_that_look_like_a_blank_node_are_words(tmp_path: Path) -> None:
    """In a literal everything may stand."""
    path = tmp_path / "graph.nq"
    path.write_text('<a:a> <a:c> "x> _:d ." .\n', encoding="utf-8")
    assert canonical_hash(path) == hashlib.sha256(path.read_bytes()).hexdigest()


def test_verify_tells_another_hash(small: KnowledgeGraph, tmp_path: Path) -> None:
    """Whoever changed one triple, and every checksum, is found out by it."""
    folder = build(small, tmp_path / "exports").folder
    assert hash_difference(folder) is None
    path = folder / "graph.nq"
    path.write_text(path.read_text("utf-8").replace("Quarry", "Quarrel", 1), encoding="utf-8")
    assert "the canonical hash is" in str(hash_difference(folder))
    (folder / "manifest.json").write_text("{}", encoding="utf-8")
    with pytest.raises(ValueError, match="the canonical hash cannot be compared"):
        hash_difference(folder)
