"""`documents.yaml`: what is left out of a document although it belongs to no source, such as a site's navigation.

    post.txt:
      skipped:
        - quote: Share this page
          reason: navigation

What a source leaves out stands in the file of its statements.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..records import Document, Source

if TYPE_CHECKING:
    from pathlib import Path

    from .statements import StatementReader


class DocumentReader:
    """Reads what is left out of documents; the quotes go to the reader of statements."""

    def __init__(self, statements: StatementReader) -> None:
        self.statements = statements
        self.report = statements.report

    def read(self, path: Path) -> None:
        """Read one file."""
        files = {part.file: None for source in self.statements.sources.values() for part in source.documents}
        root = self.report.open(path, "a mapping from file names to what is skipped")
        for name, node in (root or {}).items():
            fields = self.report.mapping(node, f"the document {name!r}")
            if fields is None or not self.report.known(name, files, "document", "register a source that stands in it"):
                continue
            self.report.keys(fields, ("skipped",), ("skipped",))
            self.statements.evidence.read_skipped(fields.field("skipped"), Source("", "", (Document(str(name)),)))
