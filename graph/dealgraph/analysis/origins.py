"""How many independent origins a statement has: what is retold twice is told once.

Statements tell the same when they say the same of one subject: predicate, object (or quantity with its unit, or
words), polarity and scope, whatever their stance and their date. A source that retells one publication, work or
event has its origin there, and so on up; a source that retells several has as origin the one from which the speaker
or the one who passed the words on speaks, else itself. Nobody confirms their own words: what one speaker says in two
places has one origin.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..findings import Finding, Lines, dispute_lines
from ..results import Rows
from .disputes import disputes_of
from .figures import counts

if TYPE_CHECKING:
    from ..knowledge_graph import KnowledgeGraph
    from ..records import Conflict, Statement

_RETELLS = "retells"


class Origin(Finding, frozen=True):
    """One independent origin: the entities that are it, who speaks, and the statements and sources that come of it."""

    entities: tuple[str, ...]
    speakers: tuple[str, ...]
    sources: tuple[str, ...]
    statements: tuple[Statement, ...]
    conflicts: tuple[Conflict, ...]
    label: str

    @property
    def title(self) -> str:
        """The origin, and how many sources retell it."""
        return f"{self.label}: {len(self.sources)} source{'' if len(self.sources) == 1 else 's'}"

    def lines(self) -> Lines:
        """Return the quotes and the disputes."""
        quotes = dict.fromkeys(one.exact for row in self.statements for one in row.evidence)
        return [("quote", quote) for quote in quotes] + dispute_lines(self.conflicts)


def find_origins(kg: KnowledgeGraph, statement: Statement) -> Rows[Origin]:
    """Return the independent origins of what the statement says, the one with most sources first."""
    groups: list[tuple[set[str], set[str], list[Statement]]] = []
    for row in kg.statements(subject=statement.subject, predicate=statement.predicate):
        if _content(row) != _content(statement):
            continue
        origins, speakers, rows = {origin_of(kg, row)}, {row.speaker}, [row]
        apart = []
        for group in groups:
            if group[0] & origins or group[1] & speakers:
                origins, speakers, rows = origins | group[0], speakers | group[1], [*group[2], *rows]
            else:
                apart.append(group)
        groups = [*apart, (origins, speakers, rows)]
    found = [
        Origin(
            tuple(sorted(origins)),
            tuple(sorted(speakers)),
            tuple(sorted({row.source for row in rows})),
            tuple(rows),
            disputes_of(kg, rows),
            ", ".join(kg.label(name) for name in sorted(origins)),
        )
        for origins, speakers, rows in groups
    ]
    return Rows(sorted(found, key=lambda origin: (-len(origin.sources), origin.entities)), kg.line, kind=Origin)


def origin_of(kg: KnowledgeGraph, statement: Statement) -> str:
    """Return the id of the publication, work, event or source in which the statement has its origin."""
    name, seen = statement.source, {statement.source}
    while True:
        rows = kg.statements(subject=name, predicate=_RETELLS)
        retold = sorted({row.object for row in rows if row.object is not None and counts(row)})
        step = [one for one in retold if _speaks_from(kg, statement, one)] or retold
        if len(step) != 1 or step[0] in seen:
            return name
        name = step[0]
        seen.add(name)


def _speaks_from(kg: KnowledgeGraph, statement: Statement, origin: str) -> bool:
    """Return whether the speaker, or the one who passed the words on, is the origin or is joined to it."""
    for who in (statement.speaker, statement.via):
        if who is not None and (who == origin or any(kg.statements(subject=who, object=origin))):
            return True
    return False


def _content(row: Statement) -> tuple[object, ...]:
    return (row.object, row.value, row.lower, row.upper, row.unit, row.bound, row.text, row.polarity, row.scope)
