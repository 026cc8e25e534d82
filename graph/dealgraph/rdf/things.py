"""Entities, sources and documents as resources, with the plain triples about them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..records import record_id
from . import terms
from .parts import SECTIONS
from .plain import plain_properties

if TYPE_CHECKING:
    from ..records import Document, Entity, Records, Source
    from .names import Names
    from .parts import Nodes, Part, Property

_SOURCES, _DOCUMENTS, _ENTITIES = map(SECTIONS.index, ("sources", "documents", "entities"))


class Things:
    """Makes the resources of entities, among them the sources, and of the documents in which these stand.

    `plain` are the places of the statements of each subject that stand as plain triples.
    """

    def __init__(self, records: Records, plain: dict[str, list[int]], names: Names) -> None:
        self._records = records
        self._plain = plain
        self._names = names
        self._sources = {source.id: source for source in records.sources}
        term = names.term
        self._label, self._alias = term("rdfs:label"), term("skos:altLabel")
        self._idea_label, self._definition = term("skos:prefLabel"), term("skos:definition")
        self._description, self._same = term("dcterms:description"), term("schema:sameAs")

    def nodes(self) -> Nodes:
        """Yield them all."""
        make = self._entity
        for entity in self._records.entities:
            section = _SOURCES if entity.id in self._sources else _ENTITIES
            # The terms of all are made, and what is no id refused, before anything is written.
            yield self._names.entity(entity.id), section, make, entity
        documents = [part for source in self._records.sources for part in source.documents]
        checksums = {part.file: part.sha256 for part in documents}
        for document in checksums.items():
            yield self._names.node(document_id(document[0])), _DOCUMENTS, self._document, document
        for source in self._records.sources:
            for part in source.documents:
                yield self._names.node(part_id(source, part)), _DOCUMENTS, self._part, (source, part)

    def _entity(self, entity: Entity) -> list[Part]:
        named = {"": self._described(entity)}
        if entity.id in self._sources:
            named[""] += self._source(self._sources[entity.id])
        for place in self._plain.get(entity.id, ()):
            row = self._records.statements[place]
            named.setdefault(self._names.entity(row.source), []).extend(plain_properties(row, self._names))
        # A source may say the same of an entity in several statements.
        return [(graph, list(dict.fromkeys(found))) for graph, found in named.items()]

    def _described(self, entity: Entity) -> list[Property]:
        idea = self._names.vocabulary.is_a(entity.type, ("Idea",))
        label = terms.string(entity.label)
        found = [*self._names.types(entity.type), f"{self._label} {label}"]
        if idea:
            found.append(f"{self._idea_label} {label}")
        for alias in entity.aliases:
            found.append(f"{self._alias} {terms.string(alias)}")
        if entity.description:
            found.append(f"{self._definition if idea else self._description} {terms.string(entity.description)}")
        for address in entity.same_as:
            found.append(f"{self._same} {terms.iri(address)}")
        for name in entity.merged:
            found.append(f"{self._names.term('dcterms:replaces')} {self._names.entity(name)}")
        return found

    def _source(self, source: Source) -> list[Property]:
        term, text = self._names.term, terms.string
        found = [
            f"{term('dcterms:title')} {text(source.title)}",
            f"{term('prov:wasAttributedTo')} {self._names.entity(source.speaker)}",
        ]
        if source.issued:
            found.append(f"{term('dcterms:issued')} {self._names.date(source.issued)}")
        if source.issued_basis:
            found.append(f"{term('issuedBasis')} {text(source.issued_basis)}")
        if source.url:
            found.append(f"{term('schema:url')} {terms.iri(source.url)}")
        for document in source.documents:
            found.append(f"{term('dcterms:identifier')} {text(document.file)}")
            found.append(f"{term('standsIn')} {self._names.node(part_id(source, document))}")
        return found

    def _document(self, document: tuple[str, str]) -> list[Part]:
        term, (file, sha256) = self._names.term, document
        name = terms.string(file)
        found = [
            self._names.type("Document"),
            self._names.type("foaf:Document"),
            f"{self._label} {name}",
            f"{term('dcterms:identifier')} {name}",
        ]
        if sha256:
            found.append(f"{term('sha256')} {terms.string(sha256)}")
        return [("", found)]

    def _part(self, place: tuple[Source, Document]) -> list[Part]:
        term, (source, part) = self._names.term, place
        found = [
            self._names.type("DocumentPart"),
            f"{self._label} {terms.string(f'{source.title} in {part.file}')}",
            f"{term('dcterms:isPartOf')} {self._names.node(document_id(part.file))}",
        ]
        if part.begins:
            found.append(f"{term('begins')} {terms.string(part.begins)}")
        if part.ends:
            found.append(f"{term('ends')} {terms.string(part.ends)}")
        return [("", found)]


def document_id(file: str) -> str:
    """Return the id of a document, made from its file name."""
    return record_id("d", file)


def part_id(source: Source, part: Document) -> str:
    """Return the id of the part of a document in which a source stands."""
    return record_id("p", source.id, part.file)
