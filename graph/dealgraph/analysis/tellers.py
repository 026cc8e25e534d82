"""Who passes on what somebody else says: the one definition of second-hand.

A statement is second-hand where its source says who passed the words on (`via`), or where its speaker is not the one
who speaks in the source and the source retells: none of the statement's quotes stands in a direct quotation of the
speaker, with the quotation marks around it or without. Then it is the source's own speaker who passes it on. What the
source's own speaker says is first-hand, and so is what the curators read out of the texts: nobody passes that on.

The words of a quote are those of who is quoted directly with them, and otherwise of the source's own speaker: what a
newspaper says that a rival says of a company stands in the words of the newspaper.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..arguments import one_statement
from ..curators import CURATORS

# A quote may begin and end with the marks that the source sets around somebody's words.
_MARKS = "\"'“”„‘’‚«»‹›「」『』"

if TYPE_CHECKING:
    from ..knowledge_graph import KnowledgeGraph
    from ..records import Quotation, Statement


class Tellers:
    """Finds who passed on what a statement says."""

    def __init__(self, kg: KnowledgeGraph) -> None:
        self._speakers = {source.id: source.speaker for source in kg.records.sources}
        self._quoted: dict[tuple[str, str], list[str]] = {}
        for row in kg.records.quotations:
            if row.direct:
                self._quoted.setdefault((row.source, row.speaker), []).append(row.text)

    def of(self, statement: Statement) -> str | None:
        """Return the id of who passed the words on, None where they are first-hand."""
        row = one_statement(statement)
        if row.via is not None:
            return row.via
        teller = self._speakers[row.source]
        return None if row.speaker in (teller, CURATORS) or self._is_quoted(row) else teller

    def of_quotation(self, quotation: Quotation) -> str | None:
        """Return the id of who quotes or retells a quotation, None where its speaker speaks in the source."""
        if quotation.via is not None:
            return quotation.via
        teller = self._speakers[quotation.source]
        return None if teller == quotation.speaker else teller

    def words_of(self, statement: Statement) -> str:
        """Return the id of whose words the quotes of a statement are; quoted in part, they are the retelling one's."""
        row = one_statement(statement)
        for speaker in (row.speaker, row.via):
            if speaker is not None and self._quotes_in(row, speaker) == len(row.evidence):
                return speaker
        return self._speakers[row.source]

    def _is_quoted(self, row: Statement) -> bool:
        return self._quotes_in(row, row.speaker) > 0

    def _quotes_in(self, row: Statement, speaker: str) -> int:
        """Return how many quotes of a statement stand in what somebody says in quotation marks in its source."""
        quotations = self._quoted.get((row.source, speaker), ())
        return sum(any(one.exact.strip(_MARKS) in text for text in quotations) for one in row.evidence)
