"""Entities, sources and documents as resources, with the plain triples about them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..records import record_id
from . import terms
from .parts import SECTIONS, Node, Part

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..records import Document, Entity, Records, Source
    from .names import Names
    from .parts import Nodes, Pair
    from .plain import Plain

_SOURCES, _DOCUMENTS, _ENTITIES = map(SECTIONS.index, ("sources", "documents", "entities"))


class Things:
    """Makes the resources of entities, among them the sources, and of the documents in which these stand."""

    def __init__(self, records: Records, plain: Plain, names: Names) -> None:
        self._records = records
        self._plain = plain
        self._names = names
        self._sources = {source.id: source for source in records.sources}

    def nodes(self) -> Nodes:
        """Yield them all."""
        for entity in self._records.entities:
            self._names.entity(entity.id)  # refuses what is no id before anything is written
            section = _SOURCES if entity.id in self._sources else _ENTITIES
            yield Node(entity.id, section, self._entity, entity)
        files = {part.file for source in self._records.sources for part in source.documents}
        for file in files:
            yield Node(document_id(file), _DOCUMENTS, self._document, file)
        for source in self._records.sources:
            for part in source.documents:
                yield Node(part_id(source, part), _DOCUMENTS, self._part, (source, part))

    def _entity(self, entity: Entity) -> list[Part]:
        named: dict[str, list[Pair]] = {"": list(self._description(entity))}
        for predicate, value, graph in self._plain.get(entity.id, ()):
            named.setdefault(graph, []).append((predicate, value))
        return list(named.items())

    def _description(self, entity: Entity) -> Iterator[Pair]:
        term, text = self._names.term, terms.string
        idea = self._names.vocabulary.is_a(entity.type, ("Idea",))
        for one in self._names.types(entity.type):
            yield term("rdf:type"), one
        yield term("rdfs:label"), text(entity.label)
        if idea:
            yield term("skos:prefLabel"), text(entity.label)
        for alias in entity.aliases:
            yield term("skos:altLabel"), text(alias)
        if entity.description:
            yield term("skos:definition" if idea else "dcterms:description"), text(entity.description)
        for address in entity.same_as:
            yield term("schema:sameAs"), terms.iri(address)
        for name in entity.merged:
            yield term("dcterms:replaces"), self._names.entity(name)
        source = self._sources.get(entity.id)
        if source:
            yield from self._source(source)

    def _source(self, source: Source) -> Iterator[Pair]:
        term, text = self._names.term, terms.string
        yield term("dcterms:title"), text(source.title)
        yield term("prov:wasAttributedTo"), self._names.entity(source.speaker)
        if source.issued:
            yield term("dcterms:issued"), self._names.date(source.issued)
        if source.issued_basis:
            yield term("issuedBasis"), text(source.issued_basis)
        if source.url:
            yield term("schema:url"), terms.iri(source.url)
        for document in source.documents:
            yield term("dcterms:identifier"), text(document.file)
            yield term("standsIn"), self._names.node(part_id(source, document))

    def _document(self, file: str) -> list[Part]:
        term, name = self._names.term, terms.string(file)
        return [
            (
                "",
                [
                    (term("rdf:type"), term("Document")),
                    (term("rdf:type"), term("foaf:Document")),
                    (term("rdfs:label"), name),
                    (term("dcterms:identifier"), name),
                ],
            )
        ]

    def _part(self, place: tuple[Source, Document]) -> list[Part]:
        term, (source, part) = self._names.term, place
        pairs = [
            (term("rdf:type"), term("DocumentPart")),
            (term("rdfs:label"), terms.string(f"{source.title} in {part.file}")),
            (term("dcterms:isPartOf"), self._names.node(document_id(part.file))),
        ]
        pairs += [(term("begins"), terms.string(part.begins))] if part.begins else []
        pairs += [(term("ends"), terms.string(part.ends))] if part.ends else []
        return [("", pairs)]


def document_id(file: str) -> str:
    """Return the id of a document, made from its file name."""
    return record_id("d", file)


def part_id(source: Source, part: Document) -> str:
    """Return the id of the part of a document in which a source stands."""
    return record_id("p", source.id, part.file)
