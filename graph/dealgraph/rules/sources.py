"""Rules of sources: an entity of a class of sources, a title, who speaks, dates, and the documents it stands in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from . import values
from .columns import CHARACTERS, TableRules
from .fault import Fault
from .kinds import ADDRESS_MEND, date, rule, words, words_or_none
from .said import VOICELESS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from ..records import Document
    from .columns import Columns
    from .fault import Known
    from .kinds import Members

_SHA256 = re.compile("[0-9a-f]{64}")


def source_rules(members: Members) -> TableRules:
    """Return the rules of the table of sources."""
    return TableRules(
        single=[
            ("id", members.rule("source-entity", ("Source",), "this is no source")),
            ("title", words("source-title", "the title is empty")),
            ("speaker", members.rule("source-speaker", values.VOICES, VOICELESS)),
            ("issued", date("source-issued")),
            ("issued_basis", words_or_none("source-basis")),
            ("url", rule("source-url", _is_address_or_none, "this is no web address", ADDRESS_MEND)),
        ],
        rows=[_documents],
        texts=("title", "url", "issued_basis"),
    )


def unregistered_sources(known: Known, members: Members, named: Collection[str]) -> Iterator[Fault]:
    """Yield a fault for each entity that is a source by its class, but neither registered nor `named` as a source.

    Where no source is registered at all, as in formats that hold none, nobody can tell: there are no faults.
    """
    classes = members.classes("Source")
    for row, (name, class_id) in enumerate(known.entities.items() if known.sources else ()):
        if class_id in classes and name not in known.sources and name not in named:
            what = "the source is not registered, and nothing is taken from it"
            yield Fault("source-parts", "entities", row, "type", what, name, "add it to the table of sources")


def _is_address_or_none(url: str) -> bool:
    return not url or values.is_address(url)


def _documents(columns: Columns, texts: bool) -> Iterator[Fault]:
    checksums: dict[str, str] = {}
    for row, documents in enumerate(columns["documents"]):
        if not documents:
            what = "a source stands in one document or more"
            yield Fault("source-parts", "sources", row, "documents", what, mend="name the file")
        for part in documents:
            if checksums.setdefault(part.file, part.sha256) != part.sha256:
                what = "a document has one checksum, and another source names another"
                yield Fault(
                    "document-sha256", "sources", row, "documents", what, part.sha256, "locate all quotes again"
                )
            for name, what, found in _wrong(part, texts):
                yield Fault(name, "sources", row, "documents", what, found, "correct it")


def _wrong(part: Document, texts: bool) -> Iterator[tuple[str, str, str]]:
    """Yield the rule, what is wrong, and what was found."""
    if not values.is_file_name(part.file):
        yield "document-file", "a document is named by its file name alone", part.file
    if part.sha256 and not _SHA256.fullmatch(part.sha256):
        yield "document-sha256", "this is no SHA-256 in hexadecimal digits", part.sha256
    for name, text in (("part-begins", part.begins), ("part-ends", part.ends)):
        if text and not text.strip():
            yield name, "the words are empty", text
    if texts and not all(map(values.is_text, (part.file, part.begins, part.ends))):
        yield CHARACTERS.name, CHARACTERS.what(part), part.file
