"""`conflicts.yaml`: conflicts that people add, or explain better than the detection does.

- kind: scope
  about: acme
  statements: [s-abcdefghij234567, s-klmnopqrst234567]
  explanation: The one counts accounts, the other people.
  preferred: s-abcdefghij234567
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..conflicts.kinds import KINDS
from ..records import Conflict, record_id
from ..yaml_file import Mapping, Text

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from .report import Report

KEYS = ("kind", "about", "statements", "explanation", "preferred")


class ConflictReader:
    """Reads conflicts between `statements`, about `entities` (their ids); `conflicts` holds those read, by id."""

    def __init__(self, report: Report, entities: Collection[str], statements: Collection[str]) -> None:
        self.report = report
        self.entities = entities
        self.statements = statements
        self.conflicts: dict[str, Conflict] = {}

    def read(self, path: Path) -> None:
        """Read one file."""
        for node in self.report.open_list(path, "a list of conflicts"):
            fields = self.report.mapping(node, "a conflict")
            if fields is not None:
                self._read(fields)

    def _read(self, fields: Mapping) -> None:
        report = self.report
        report.keys(fields, KEYS, KEYS[:4])
        kind, about = (fields.field(key) for key in ("kind", "about"))
        valid = isinstance(kind, Text) and report.known(kind, KINDS, "kind of conflict")
        valid &= isinstance(about, Text) and report.known(about, self.entities, "entity")
        ids = report.texts(fields.field("statements"), "a statement's id")
        known = {str(name) for name in ids if report.known(name, self.statements, "statement", _FIND)}
        explanation = report.text(fields.field("explanation"), "the explanation")
        preferred = fields.field("preferred")
        if report.text(preferred, "what is preferred") and isinstance(preferred, Text):
            report.known(preferred, ids, "statement of this conflict")
        if len(known) < 2 and fields.field("statements") is not None and known.issuperset(ids):
            report.problem(fields, "a conflict takes at least two statements", mend=_FIND)
        if valid and len(known) > 1:
            names = tuple(sorted(known))
            conflict = record_id("c", str(kind), str(about), *names)
            first = str(preferred) if isinstance(preferred, Text) else None
            self.conflicts[conflict] = Conflict(conflict, str(kind), str(about), names, explanation, first)


_FIND = "`dealgraph show ENTITY --json` gives the ids of statements"
