"""Who said what about whom, in which words, and with which interest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..findings import Finding, Lines, dispute_lines
from ..hints import quick, without_each
from ..results import Rows
from .disputes import disputes_of

if TYPE_CHECKING:
    from ..knowledge_graph import KnowledgeGraph
    from ..records import Conflict, Entity, Evidence, Quotation, Statement
    from .interest import Interest


class Voice(Finding, frozen=True):
    """Somebody says something: a statement, or a quotation about an entity.

    `interest` is why the speaker has an interest in what is spoken of, None where nothing shows one. `via` is who
    passed the words on.
    """

    speaker: str
    about: str
    words: str
    statement: Statement | None
    quotation: Quotation | None
    interest: Interest | None
    conflicts: tuple[Conflict, ...]
    label: str

    @property
    def title(self) -> str:
        """The speaker and the words, with a mark where the speaker has an interest."""
        words = self.words if self.statement else f'"{self.words}"'
        return f"{self.label}{' (interested)' if self.interested else ''}: {words}"

    def lines(self) -> Lines:
        """Return why the speaker has an interest, the quotes, and the disputes."""
        why = [("interest", self.interest.text)] if self.interest else []
        return why + [("quote", one.exact) for one in self.receipts] + dispute_lines(self.conflicts)

    @property
    def interested(self) -> bool:
        """Whether the speaker has an interest in what is spoken of."""
        return self.interest is not None

    @property
    def receipts(self) -> tuple[Evidence, ...]:
        """The quotes."""
        said = self.statement or self.quotation
        assert said is not None
        return said.evidence


def find_voices(
    kg: KnowledgeGraph, about: str | Entity | None, speaker: str | Entity | None, interested: bool | None
) -> Rows[Voice]:
    """Return who said what; `KnowledgeGraph.voices` says what goes in and comes out."""
    name = kg[about].id if about is not None else None
    found = [_of_statement(kg, row, name) for row in kg.statements(about=name, speaker=speaker)]
    for quotation in kg.quotations(about=name, speaker=speaker):
        subjects = quotation.about if name is None else (name,)
        for subject in subjects:
            reason = kg.interests.of(quotation.speaker, subject)
            found.append(
                Voice(
                    quotation.speaker, subject, quotation.text, None, quotation, reason, (), kg.label(quotation.speaker)
                )
            )
    chosen = [voice for voice in found if interested is None or voice.interested is interested]
    chosen.sort(key=lambda voice: (voice.label, voice.speaker))
    given = {"about": about, "speaker": speaker, "interested": interested}
    return Rows(
        chosen, kg.line, kind=Voice, note=lambda rows: [] if rows or not quick(kg) else without_each(kg.voices, given)
    )


def _of_statement(kg: KnowledgeGraph, row: Statement, about: str | None) -> Voice:
    subject = about or row.subject
    reason = kg.interests.in_statement(row, about)
    label = kg.label(row.speaker)
    return Voice(row.speaker, subject, kg.sentence(row), row, None, reason, disputes_of(kg, [row]), label)
