"""The quotes of seeds: the words of a source that carry a statement, or that are left out on purpose.

quote: led the round of over $5 million
quote: [led the round, {exact: of over $5 million, occurrence: 2, document: acme-post.txt}]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from ..records import Evidence, Source, evidence_order
from ..rules.values import MAX_QUOTE
from ..yaml_file import Mapping, Node, Sequence, Text
from .report import Report, kind_of

if TYPE_CHECKING:
    from .lock import Lock

QUOTE_KEYS = ("exact", "occurrence", "document")


class Quote(msgspec.Struct, frozen=True, gc=False):
    """A quote as a curator wrote it, before it is located: where it stands in the seeds, too.

    `source` is "" where the quote belongs to a document as a whole.
    """

    source: str
    exact: str
    occurrence: int | None
    document: str | None
    file: str
    line: int
    column: int


class Skip(msgspec.Struct, frozen=True):
    """Words of a source (of a document, where `source` is "") that are left out on purpose, and why."""

    source: str
    evidence: tuple[Evidence, ...]
    reason: str


class EvidenceReader:
    """Reads the quotes of one source after another; `source` is whose they are, None where that is unknown."""

    def __init__(self, report: Report, lock: Lock) -> None:
        self.report = report
        self.lock = lock
        self.quotes: list[Quote] = []
        self.skips: list[Skip] = []
        self.source: Source | None = None
        self._files: list[str] = []

    def of(self, source: Source | None) -> None:
        """Read from now on what quotes this source."""
        self.source = source
        self._files = [part.file for part in source.documents] if source else []

    def read(self, fields: Mapping) -> tuple[Evidence, ...]:
        """Return the evidence that the `quote` of these fields gives, sorted; none is a problem."""
        node = fields.field("quote")
        if node is None:
            self.report.problem(fields, "the statement has no evidence", mend="add `quote: the words that carry it`")
            return ()
        found: list[Evidence] = []
        if not isinstance(node, Sequence):
            self._locate(node, found)
        elif not node:
            self.report.problem(node, "the statement has no evidence", "an empty list", "add the words that carry it")
        else:
            for member in node:
                self._locate(member, found)
        return tuple(found) if len(found) == 1 else tuple(sorted(set(found), key=evidence_order))

    def _locate(self, node: Node, found: list[Evidence]) -> None:
        """Add to what was `found` the evidence of one quote, in each document of its source."""
        exact, occurrence, document = node, None, None
        if isinstance(node, Mapping):
            self.report.keys(node, QUOTE_KEYS, ("exact",))
            exact, occurrence, document = (node.field(key) for key in QUOTE_KEYS)  # type: ignore[assignment]
        quote = _spaced(self.report.text(exact, "the quote", MAX_QUOTE))
        source = self.source
        if not quote or source is None:
            return
        number = self._occurrence(occurrence) if occurrence is not None else None
        files, only = self._files, None
        if document is not None:
            only = self.report.text(document, "'document'") or None
            if isinstance(document, Text) and self.report.known(document, files, "document of this source"):
                files = [str(document)]
        if not source.id:
            only = files[0]
        self.quotes.append(Quote(source.id, quote, number, only, self.report.file, node.line, node.column))
        for file in files:
            locked = self.lock.quotes.get((source.id, file, quote, number or 1))
            if locked is None:
                found.append(Evidence(file, quote))
            else:
                found.append(Evidence(file, locked.exact or quote, locked.start, locked.end))

    def _occurrence(self, node: Node) -> int | None:
        if isinstance(node, Text) and node.isascii() and node.isdigit() and 1 <= len(node) <= 4 and int(node) > 0:
            return int(node)
        self.report.problem(node, "'occurrence' counts from 1", kind_of(node), "write `occurrence: 2` for the second")
        return None

    def read_skipped(self, node: Node | None, source: Source | None) -> None:
        """Read the list of what is left out of `source`."""
        self.of(source)
        for item in self.report.sequence(node, "'skipped'") if node is not None else []:
            fields = self.report.mapping(item, "what is skipped")
            if fields is not None:
                self._read_skip(fields)

    def _read_skip(self, fields: Mapping) -> None:
        self.report.keys(fields, ("quote", "reason"), ("quote", "reason"))
        evidence = self.read(fields) if fields.field("quote") is not None else ()
        reason = self.report.text(fields.field("reason"), "the reason")
        if self.source is not None:
            self.skips.append(Skip(self.source.id, evidence, reason))


def _spaced(text: str) -> str:
    """Return the text with one space between its words, as nearly all texts have it already."""
    if text.isprintable() and "  " not in text and text.strip() == text:
        return text
    return " ".join(text.split())
