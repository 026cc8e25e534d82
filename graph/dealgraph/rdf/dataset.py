"""`dataset.ttl`: what the exports are, for catalogues and for whoever checks what arrived.

VoID for the graph and its counts, DCAT 3 for each file with its media type, size and SHA-256, PROV for what it was
made from and with; no clock time. Title, licence, creators and the like are what the seeds say (`dataset.yaml`).
https://www.w3.org/TR/vocab-dcat-3/, https://www.w3.org/TR/void/, https://spdx.org/rdf/

The ids of these nodes hold a capital letter or a dot, which no id of an entity can.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, NamedTuple

from ..counted import counted_records
from ..turtle_file import TurtleFile, plain, words
from .canonical_hash import canonical_hash
from .statistics import Statistics, statistics

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from ..knowledge_graph import KnowledgeGraph

# Of a graph that gives itself none.
_TITLE = "Knowledge graph in which every statement shows its receipt"
# The prefixes that only this file needs.
_PREFIXES = {"spdx": "http://spdx.org/rdf/terms#", "void": "http://rdfs.org/ns/void#"}
_FORMATS = "http://www.w3.org/ns/formats/"
# The names of RDF formats at W3C. https://www.w3.org/ns/formats/
_RDF = {
    "graph.ttl": "Turtle", "graph.nt": "N-Triples", "graph.nq": "N-Quads", "graph.trig": "TriG",
    "graph.jsonld": "JSON-LD",
}  # fmt: skip
_VOCABULARIES = ("oa", "org", "prov", "qudt", "schema", "skos", "time", "wikibase")
_IANA = "https://www.iana.org/assignments/media-types/"
# Those of our media types that IANA has registered; the others are named by text alone.
_REGISTERED = {
    "text/html", "text/csv", "text/turtle", "application/ld+json", "application/n-triples", "application/n-quads",
    "application/trig", "application/vnd.apache.parquet",
}  # fmt: skip


class DataFile(NamedTuple):
    """A file to describe: its name, what it is, and its media type."""

    name: str
    what: str
    media_type: str


def dataset(kg: KnowledgeGraph, folder: Path, files: Sequence[DataFile]) -> str:
    """Return the description of `files`, which stand in `folder`, as Turtle. Raises OSError where one is missing."""
    return _Description(kg, folder, files).text()


class _Description:
    def __init__(self, kg: KnowledgeGraph, folder: Path, files: Sequence[DataFile]) -> None:
        self.kg = kg
        self.about = kg.vocabulary.about
        self.metadata = kg.metadata
        self.license = [f"<{kg.metadata.license}>"] if kg.metadata.license else []
        self.creators = [
            f"<{creator.iri}>" if creator.iri else self.node(f"Creator_{place}")
            for place, creator in enumerate(kg.metadata.creators, 1)
        ]
        self.folder = folder
        self.files = files
        self.base = self.about.resources
        self.file = TurtleFile({**self.about.prefixes, **_PREFIXES, "dgr": self.base})

    def text(self) -> str:
        counts = statistics(self.folder / "graph.nt")
        self.file.section("the dataset")
        self._dataset(counts)
        self.file.section("the files")
        for one in self.files:
            self._distribution(one)
        self.file.section("how it was made")
        self._making()
        self.file.section("what the graph holds")
        self._partitions(counts)
        return self.file.text()

    def node(self, name: str) -> str:
        return f"dgr:{name}"

    def _short(self, term: str) -> str:
        for prefix, namespace in self.about.prefixes.items():
            local = term[1 + len(namespace) : -1]
            if term.startswith(namespace, 1) and local.isalnum():
                return f"{prefix}:{local}"
        return term

    def _dataset(self, counts: Statistics) -> None:
        rows = self.kg.records
        canonical = canonical_hash(self.folder / "graph.nq")
        content = (
            f"{counted_records(rows, 'entities', 'statements', 'quotations', 'sources')}: each statement and quotation "
            "with the words that carry it, its speaker, date and stance."
        )
        rdf = [one.name for one in self.files if one.name in _RDF]
        ontology = f"<{self.about.namespace.rstrip('#/')}>"
        given = self.metadata
        homepage = [f"<{given.homepage}>"] if given.homepage else []
        self.file.block(
            self.node("Dataset"),
            ("a", ["dcat:Dataset", "void:Dataset"]),
            ("dcterms:title", plain(given.title) if given.title else words(_TITLE)),
            ("dcterms:description", [*([plain(given.description)] if given.description else []), words(content)]),
            ("dcterms:creator", self.creators),
            ("dcterms:license", self.license),
            ("dcterms:rights", self.node("Rights")),
            ("dcterms:source", [self.node(source.id) for source in rows.sources]),
            ("dcterms:conformsTo", f"<{self.about.namespace.rstrip('#/')}/{self.about.version}>"),
            ("dcat:version", plain(given.version or canonical[:16])),
            ("dcat:landingPage", homepage),
            ("foaf:homepage", homepage),
            ("prov:wasGeneratedBy", self.node("Build")),
            (f"{self.about.prefix}:canonicalHash", plain(canonical)),
            ("void:vocabulary", [ontology, *(f"<{self.about.prefixes[name]}>" for name in _VOCABULARIES)]),
            ("void:uriSpace", plain(self.base)),
            ("void:triples", str(counts.triples)),
            ("void:entities", str(len(rows.entities))),
            ("void:distinctSubjects", str(counts.subjects)),
            ("void:classes", str(len(counts.classes))),
            ("void:properties", str(len(counts.properties))),
            ("void:feature", [f"<{_FORMATS}{_RDF[name]}>" for name in rdf]),
            ("void:dataDump", [self.node(name) for name in rdf]),
            ("void:classPartition", [self.node(f"Class_{place}") for place, _ in enumerate(counts.classes, 1)]),
            (
                "void:propertyPartition",
                [self.node(f"Property_{place}") for place, _ in enumerate(counts.properties, 1)],
            ),
            ("dcat:distribution", [self.node(f"{one.name}-distribution") for one in self.files]),
        )

    def _distribution(self, one: DataFile) -> None:
        path = self.folder / one.name
        with path.open("rb") as stream:
            digest = hashlib.file_digest(stream, "sha256").hexdigest()
        registered = [f"<{_IANA}{one.media_type}>"] if one.media_type in _REGISTERED else []
        checksum = self.node(f"{one.name}-sha256")
        self.file.block(
            self.node(f"{one.name}-distribution"),
            ("a", "dcat:Distribution"),
            ("dcterms:title", words(f"{one.name}: {one.what}")),
            ("dcterms:identifier", plain(one.name)),
            ("dcterms:license", self.license),
            ("dcterms:format", [f"<{_FORMATS}{_RDF[one.name]}>"] if one.name in _RDF else []),
            ("dcat:mediaType", registered),
            ("schema:encodingFormat", plain(one.media_type)),
            ("dcat:byteSize", f'"{path.stat().st_size}"^^xsd:nonNegativeInteger'),
            ("dcat:downloadURL", self.node(one.name)),
            ("spdx:checksum", checksum),
        )
        self.file.block(
            checksum,
            ("a", "spdx:Checksum"),
            ("spdx:algorithm", "spdx:checksumAlgorithm_sha256"),
            ("spdx:checksumValue", f'"{digest}"^^xsd:hexBinary'),
        )

    def _making(self) -> None:
        from .. import __version__

        for node, creator in zip(self.creators, self.metadata.creators, strict=True):
            self.file.block(node, ("a", "foaf:Agent"), ("foaf:name", plain(creator.name)))
        self.file.block(
            self.node("Rights"),
            ("a", "dcterms:RightsStatement"),
            ("rdfs:label", words("The quotes belong to the authors of the sources.")),
        )
        self.file.block(
            self.node("Build"),
            ("a", "prov:Activity"),
            ("rdfs:label", words("The build of the exports from the seeds")),
            ("prov:used", [self.node(source.id) for source in self.kg.records.sources]),
            ("prov:wasAssociatedWith", self.node("Software")),
        )
        self.file.block(
            self.node("Software"),
            ("a", ["prov:SoftwareAgent", "schema:SoftwareApplication"]),
            ("rdfs:label", plain(f"dealgraph {__version__}")),
            ("schema:softwareVersion", plain(__version__)),
        )

    def _partitions(self, counts: Statistics) -> None:
        for place, (term, number) in enumerate(counts.classes.items(), 1):
            self.file.block(
                self.node(f"Class_{place}"),
                ("a", "void:Dataset"),
                ("void:class", self._short(term)),
                ("void:entities", str(number)),
            )
        for place, (term, number) in enumerate(counts.properties.items(), 1):
            self.file.block(
                self.node(f"Property_{place}"),
                ("a", "void:Dataset"),
                ("void:property", self._short(term)),
                ("void:triples", str(number)),
            )
