"""The dataset description and the canonical hash: true to the files, the same on every machine, and checked."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import rdflib
from rdflib import DCAT, DCTERMS, FOAF, RDF, VOID, Literal, Namespace, URIRef

from dealgraph.exports import EXPORTS, build
from dealgraph.knowledge_graph import KnowledgeGraph
from dealgraph.loading import load
from dealgraph.rdf.canonical_hash import canonical_hash
from dealgraph.verify.triples import hash_difference

ROOT = Path(__file__).resolve().parents[1]
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
    """Every source is named."""
    assert set(described.objects(ID.Dataset, DCTERMS.source)) == {ID[source.id] for source in small.records.sources}
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


# -- what the graph says of itself ----------------------------------------------

DATASET = """\
title: Quarry and the others
description: What "one" article says.
license: https://creativecommons.org/licenses/by/4.0/
creators: [Ada Sorensen, {name: Graph Group, iri: https://example.org/graph-group}]
version: 2026.1
homepage: https://example.org/quarry-graph
"""


def dataset_of(kg: KnowledgeGraph, folder: Path) -> tuple[rdflib.Graph, dict[str, Any]]:
    """Return the description and the manifest of a build."""
    built = build(kg, folder).folder
    manifest = json.loads((built / "manifest.json").read_text("utf-8"))
    return rdflib.Graph().parse(built / "dataset.ttl", format="turtle"), manifest


def seeds_with(small_seeds: Path, folder: Path, text: str) -> Path:
    """Return the small world's seeds with this dataset.yaml."""
    seeds = Path(shutil.copytree(small_seeds, folder))
    (seeds / "dataset.yaml").write_text(text, encoding="utf-8")
    return seeds


def test_what_the_seeds_say_of_the_graph_reaches_catalogues(small_seeds: Path, tmp_path: Path) -> None:
    """Also from the snapshot of a second load, and in a view."""
    seeds = seeds_with(small_seeds, tmp_path / "seeds", DATASET)
    load(seeds)
    graph, manifest = dataset_of(load(seeds).as_of("2026"), tmp_path / "exports")
    licence, homepage = (
        URIRef("https://creativecommons.org/licenses/by/4.0/"),
        URIRef("https://example.org/quarry-graph"),
    )
    group = URIRef("https://example.org/graph-group")
    assert graph.value(ID.Dataset, DCTERMS.title) == Literal("Quarry and the others")
    assert Literal('What "one" article says.') in set(graph.objects(ID.Dataset, DCTERMS.description))
    assert set(graph.objects(None, DCTERMS.license)) == {licence}
    assert len(set(graph.subjects(DCTERMS.license))) == len(EXPORTS)
    assert group in set(graph.objects(ID.Dataset, DCTERMS.creator))
    names = {str(graph.value(one, FOAF.name)) for one in graph.objects(ID.Dataset, DCTERMS.creator)}
    assert names == {"Ada Sorensen", "Graph Group"}
    assert graph.value(ID.Dataset, URIRef(f"{DCAT}version")) == Literal("2026.1")
    assert graph.value(ID.Dataset, FOAF.homepage) == graph.value(ID.Dataset, DCAT.landingPage) == homepage
    assert manifest["dataset"] == {
        "title": "Quarry and the others",
        "description": 'What "one" article says.',
        "license": str(licence),
        "creators": [{"name": "Ada Sorensen"}, {"name": "Graph Group", "iri": str(group)}],
        "version": "2026.1",
        "homepage": str(homepage),
    }


@pytest.mark.parametrize("text", [None, "", "# nothing\n"])
def test_what_the_seeds_do_not_say_is_left_out(text: str | None, small_seeds: Path, tmp_path: Path) -> None:
    """Nobody's graph gets the licence or the makers of ours."""
    seeds = small_seeds if text is None else seeds_with(small_seeds, tmp_path / "seeds", text)
    graph, manifest = dataset_of(load(seeds), tmp_path / "exports")
    for term in (DCTERMS.license, DCTERMS.creator, FOAF.homepage, DCAT.landingPage):
        assert not list(graph.objects(None, term))
    assert "dataset" not in manifest


def test_the_shipped_graph_has_the_licence_of_the_repository(real: KnowledgeGraph) -> None:
    """Whoever finds the data alone can tell what may be done with it."""
    assert (ROOT / "LICENSE").read_text("utf-8").split()[:4] == ["Apache", "License", "Version", "2.0,"]
    assert real.metadata.license == "https://www.apache.org/licenses/LICENSE-2.0"
    assert real.metadata.creators


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("licence: https://example.org/\n", "1:1: unknown key, found 'licence'; did you mean 'license'?"),
        ("license: MIT\n", "1:10: the licence is a web address, found 'MIT'; write it as https://..."),
        ("title: []\n", "1:8: the title must be text, found 'a list'"),
        ("creators: [{name: A, nam: B}]\n", "1:22: unknown key, found 'nam'; did you mean 'name'?"),
        ("creators: [A, {iri: https://example.org/b}]\n", "1:15: the key 'name' is missing; add `name: ...`"),
        (
            "creators: {name: B, iri: b}\n",
            "1:26: the IRI of a creator is a web address, found 'b'; write it as https://...",
        ),
        ("- title\n", "1:1: the file must hold a mapping with what the graph says of itself, found 'a list'"),
        (
            "title: A\ntitle: B\n",
            "2:1: the key is repeated, found 'title'; it stands already in line 1; remove one of the two",
        ),
    ],
)
def test_mistakes_in_the_description_are_told(text: str, expected: str, problems: Any) -> None:
    """With the place, and what would mend it."""
    found = problems({"dataset.yaml": text})
    assert found == [f"dataset.yaml:{expected}"]


def test_two_descriptions_are_one_too_many(problems: Any) -> None:
    """Nobody could tell which of them holds."""
    files = {"dataset.yaml": "title: A\n", "dataset/more.yaml": "title: B\n"}
    (found,) = problems(files)
    assert "the graph describes itself twice" in found


# -- the same bytes -------------------------------------------------------------


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
