"""Records and answers in one readable line each: what a list of them shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .errors import shorten
from .findings import Finding
from .records import Conflict, Entity, Quotation, Source, Statement
from .search import Match

if TYPE_CHECKING:
    from .knowledge_graph import KnowledgeGraph


def line(kg: KnowledgeGraph, record: object) -> str:
    """Return the line of a record of this graph; of anything else its own words."""
    if isinstance(record, Statement):
        return statement_line(kg, record)
    if isinstance(record, Entity):
        about = f" - {record.description}" if record.description else ""
        return shorten(f"{record.label} ({record.type}, {record.id}){about}", 160)
    if isinstance(record, Match):
        return f"{line(kg, record.entity)} ({record.score:.2f}: {record.name})"
    if isinstance(record, Source):
        documents = ", ".join(part.file for part in record.documents)
        return f"{kg.label(record.id)} ({record.id}, {record.issued or 'undated'}; {documents})"
    if isinstance(record, Quotation):
        return f'{kg.label(record.speaker)}{retold(kg, record)}: "{record.text}"'
    if isinstance(record, Conflict):
        return f"{record.kind}: {record.explanation}"
    return record.title if isinstance(record, Finding) else str(record)


def retold(kg: KnowledgeGraph, row: Quotation) -> str:
    """Return what stands behind the speaker of a quotation: whose words they are where they are not the speaker's."""
    if row.direct:
        return ""
    teller = kg.tellers.of_quotation(row)
    return f" (retold by {kg.label(teller)})" if teller else " (retold)"


def statement_line(kg: KnowledgeGraph, row: Statement) -> str:
    """Return the statement as a sentence, and behind it the kinds of the disputes that touch it."""
    kinds = list(dict.fromkeys(one.kind for one in kg._disputes.touching([row]).get(row.id, ())))
    return kg.sentence(row) + disputed(kinds)


def disputed(kinds: list[str]) -> str:
    """Return the mark of what sources differ about, "" for no kinds."""
    return f" [sources differ: {', '.join(kinds)}]" if kinds else ""
