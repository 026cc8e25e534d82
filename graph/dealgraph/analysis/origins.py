"""How many independent origins a statement has: what is retold twice is told once.

Statements tell the same when they say the same of one subject: predicate, object (or quantity with its unit, or
words), polarity and scope, whatever their date and their stance; only who calls into question what is told (the
stance disputed) tells another thing than who does not. A source that retells one publication, work or event has its
origin there, and so on up; a source that retells several has as origin the one from which the speaker or the one who
passed the words on speaks, else itself.

Two of them are independent when nothing of this is common to both: the origin, the source, who speaks, who passed
the words on, whose text the source is, and who published it. So nobody confirms their own words, and neither do the
introduction of an article and its questions and answers, nor two posts of one publisher. What the curators say is
their reading of the texts: it confirms nobody.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..counted import counted
from ..curators import CURATORS
from ..findings import Finding, Lines, dispute_lines
from ..results import Rows
from .disputes import disputes_of
from .figures import counts

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..knowledge_graph import KnowledgeGraph
    from ..records import Conflict, Statement

_RETELLS = "retells"
_PUBLISHED = "published"


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
        return f"{self.label}: {counted(len(self.sources), 'source')}"

    def lines(self) -> Lines:
        """Return the quotes and the disputes."""
        quotes = dict.fromkeys(one.exact for row in self.statements for one in row.evidence)
        return [("quote", quote) for quote in quotes] + dispute_lines(self.conflicts)


def find_origins(kg: KnowledgeGraph, statement: Statement) -> Rows[Origin]:
    """Return the independent origins of what the statement says, the one with most sources first."""
    rows = kg.statements(subject=statement.subject, predicate=statement.predicate)
    same = [row for row in rows if _content(row) == _content(statement)]
    found = [_origin(kg, group) for group in independent(kg, same)]
    return Rows(sorted(found, key=lambda origin: (-len(origin.sources), origin.entities)), kg.line, kind=Origin)


def independent(kg: KnowledgeGraph, rows: Iterable[Statement]) -> list[list[Statement]]:
    """Return the statements in groups, those of one origin together; see the module for what is independent.

    The curators' are left out, unless nobody else says so, and then those that call it into question, unless all do.
    """
    rows = list(rows)
    told = [row for row in rows if row.speaker != CURATORS] or rows
    told = [row for row in told if not _is_doubt(row)] or told
    groups: list[tuple[set[str], list[Statement]]] = []
    for row in told:
        marks, members = _marks(kg, row), [row]
        apart = []
        for group in groups:
            if group[0] & marks:
                marks, members = marks | group[0], [*group[1], *members]
            else:
                apart.append(group)
        groups = [*apart, (marks, members)]
    return [members for _, members in groups]


def _origin(kg: KnowledgeGraph, rows: list[Statement]) -> Origin:
    origins = sorted({origin_of(kg, row) for row in rows})
    return Origin(
        tuple(origins),
        tuple(sorted({row.speaker for row in rows})),
        tuple(sorted({row.source for row in rows})),
        tuple(rows),
        disputes_of(kg, rows),
        ", ".join(map(kg.label, origins)),
    )


def _marks(kg: KnowledgeGraph, row: Statement) -> set[str]:
    """Return by whom and through what the statement comes to us: with any of these in common, it is told once."""
    publishers = {one.subject for one in kg.statements(object=row.source, predicate=_PUBLISHED) if counts(one)}
    own = next((source.speaker for source in kg.records.sources if source.id == row.source), row.speaker)
    return {origin_of(kg, row), row.source, row.speaker, row.via or row.speaker, own, *publishers}


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
    said = (row.object, row.value, row.lower, row.upper, row.unit, row.bound, row.text, row.polarity, row.scope)
    return (*said, _is_doubt(row))


def _is_doubt(row: Statement) -> bool:
    return row.stance == "disputed"
