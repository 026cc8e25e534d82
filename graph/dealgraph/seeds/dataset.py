"""`dataset.yaml`: what the graph says of itself, for catalogues; every key can be left out.

title: Companies and deals of the invented
description: What one article says of Acme, with its words.
license: https://creativecommons.org/licenses/by/4.0/
creators: [Jane Doe, {name: Graph Group, iri: https://example.org/graph-group}]
version: 2026.1
homepage: https://example.org/acme-graph
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..metadata import Creator, Metadata
from ..yaml_file import Mapping, Node, Sequence, Text
from .report import MAX_NAME, Report

if TYPE_CHECKING:
    from pathlib import Path

KEYS = ("title", "description", "license", "creators", "version", "homepage")
CREATOR_KEYS = ("name", "iri")


class DatasetReader:
    """Reads what a graph says of itself; `metadata` holds it."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.metadata = Metadata()
        self._file = ""

    def read(self, path: Path) -> None:
        """Read the file; a second one is a problem."""
        fields = self.report.open(path, "a mapping with what the graph says of itself")
        if fields is None:
            return
        if self._file:
            self.report.problem(fields, "the graph describes itself twice", mend=f"add this to {self._file}")
            return
        self._file = self.report.file
        self.report.keys(fields, KEYS)
        self.metadata = Metadata(
            title=self.report.text(fields.field("title"), "the title", MAX_NAME),
            description=self.report.text(fields.field("description"), "the description"),
            license=self._address(fields.field("license"), "the licence"),
            creators=self._creators(fields.field("creators")),
            version=self.report.text(fields.field("version"), "the version", MAX_NAME),
            homepage=self._address(fields.field("homepage"), "the homepage"),
        )

    def _address(self, node: Node | None, what: str) -> str:
        text = self.report.text(node, what, MAX_NAME)
        if text and isinstance(node, Text):
            self.report.address(node, what)
        return text

    def _creators(self, node: Node | None) -> tuple[Creator, ...]:
        """Return the creators: a list, or one alone, each a name or a mapping."""
        if node is None:
            return ()
        members = list(node) if isinstance(node, Sequence) else [node]
        return tuple(map(self._creator, members))

    def _creator(self, node: Node) -> Creator:
        if not isinstance(node, Mapping):
            return Creator(self.report.text(node, "a creator", MAX_NAME))
        self.report.keys(node, CREATOR_KEYS, ("name",))
        name = self.report.text(node.field("name"), "the name of a creator", MAX_NAME)
        return Creator(name, self._address(node.field("iri"), "the IRI of a creator"))
