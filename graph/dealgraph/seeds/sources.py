"""`sources.yaml`: the sources, each with its date, who speaks in it, and the documents in which it stands.

    acme-post:
      type: BlogPost
      label: Acme raises a round
      issued: 2026-05-28
      speaker: jane-doe
      documents: [acme.txt]

A source that is only a part of a file says where it begins and, where more follows, where it ends:

      documents:
        - file: digest.txt
          begins: "Acme raises"
          ends: "Related reading"
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..records import Document, Source
from ..rules.values import VOICES, is_file_name
from ..yaml_file import Mapping, Node, Sequence, Text
from .entities import KEYS as ENTITY_KEYS

if TYPE_CHECKING:
    from pathlib import Path

    from .entities import EntityReader
    from .lock import Lock

KEYS = (*ENTITY_KEYS, "issued", "issued_basis", "speaker", "documents", "url")
DOCUMENT_KEYS = ("file", "begins", "ends")


class SourceReader:
    """Reads sources; each becomes an entity too. Speakers are checked once all entities are known."""

    def __init__(self, entities: EntityReader, lock: Lock) -> None:
        self.entities = entities
        self._checksums = {name: row.sha256 for name, row in lock.documents.items()}
        self.report = entities.report
        self.sources: dict[str, Source] = {}
        self._speakers: list[tuple[str, Text]] = []

    def read(self, path: Path) -> None:
        """Read one file."""
        root = self.report.open(path, "a mapping from ids to sources")
        for name, node in (root or {}).items():
            fields = self.report.mapping(node, f"the source {name!r}")
            if fields is None or not self.entities.claim(name):
                continue
            self.report.keys(fields, KEYS, ("type", "label", "speaker", "documents"))
            self.entities.add(name, fields, self.entities.class_of(fields, required="Source"))
            speaker = fields.field("speaker")
            if isinstance(speaker, Text):
                self._speakers.append((self.report.file, speaker))
            self.sources[str(name)] = Source(
                id=str(name),
                speaker=self.report.text(speaker, "the speaker"),
                documents=tuple(sorted(self._documents(fields.field("documents")), key=lambda part: part.file)),
                issued=self.report.date(fields.field("issued"), "the date of issue"),
                issued_basis=self.report.text(fields.field("issued_basis"), "the basis of the date"),
                url=self._address(fields),
                title=self.report.text(fields.field("label"), "the label"),
            )

    def check_speakers(self) -> None:
        """Add a problem for each speaker that is no known agent or publication."""
        for file, speaker in self._speakers:
            self.report.file = file
            if self.entities.known(speaker):
                check_voice(self.entities, speaker, "speaker")

    def _address(self, fields: Mapping) -> str:
        url = fields.field("url")
        if self.report.text(url, "the web address") and isinstance(url, Text):
            self.report.address(url, "the address of a source")
        return str(url or "")

    def _documents(self, node: Node | None) -> list[Document]:
        found: list[Document] = []
        for member in self.report.sequence(node, "'documents'") if node is not None else []:
            if isinstance(member, Text):
                found.append(self._document(member))
                continue
            fields = self.report.mapping(member, "a document")
            if fields is None:
                continue
            self.report.keys(fields, DOCUMENT_KEYS, ("file",))
            file, begins, ends = (fields.field(key) for key in DOCUMENT_KEYS)
            words = self.report.text(begins, "'begins'", 300), self.report.text(ends, "'ends'", 300)
            found.append(self._document(file, *words))
        if isinstance(node, Sequence) and not found:
            self.report.problem(node, "a source stands in at least one document", mend="name the file")
        if len({document.file for document in found}) < len(found) and node is not None:
            self.report.problem(node, "a document is named twice")
        return found

    def _document(self, node: Node | None, begins: str = "", ends: str = "") -> Document:
        file = self._file_name(node) if node is not None else ""
        return Document(file, begins, ends, self._checksums.get(file, ""))

    def _file_name(self, node: Node) -> str:
        name = self.report.text(node, "a file name", 255)
        if name.strip() and not is_file_name(name):
            self.report.problem(node, "a document is named by its file name alone", name, "leave the folder out")
        return name


def check_voice(entities: EntityReader, name: Text, what: str) -> bool:
    """Return whether the entity `name` can say or publish anything; otherwise add a problem."""
    entity = entities.entities[name]
    if entities.vocabulary.is_a(entity.type, VOICES) or entity.type == "Thing":
        return True
    found = f"{name} ({entity.type})"
    entities.report.problem(name, f"the {what} must be an agent, a work or a publication", found)
    return False
