"""A conflict told in full: its sides with their quotes, why they differ, and which one is preferred for what reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from ..conflicts.debates import AGAINST, CONTRADICTS, FOR
from ..conflicts.world import FACTS, PREFERRED
from ..findings import Finding, Lines

if TYPE_CHECKING:
    from ..knowledge_graph import KnowledgeGraph
    from ..records import Conflict, Statement


class Position(msgspec.Struct, frozen=True):
    """One side of a disagreement: what it says in words, who says it (labels), and the statements.

    `preferred`: the statement that is to be taken first is one of these.
    """

    words: str
    speakers: tuple[str, ...]
    statements: tuple[Statement, ...]
    preferred: bool

    @property
    def title(self) -> str:
        """What it says, and who says it."""
        return f"{self.words} Said by {', '.join(self.speakers)}."

    @property
    def quotes(self) -> tuple[str, ...]:
        """The words of the documents, each once."""
        return tuple(dict.fromkeys(one.exact for row in self.statements for one in row.evidence))


class Disagreement(Finding, frozen=True):
    """Where sources differ: `kind`, `sides`, the `explanation`, and the `preferred` statement with its `reason`.

    `preferred` and `reason` are None where none is to be taken first.
    """

    conflict: Conflict
    label: str
    sides: tuple[Position, ...]
    preferred: Statement | None
    reason: str | None

    @property
    def kind(self) -> str:
        """In what the sides differ: one of `dealgraph.conflicts.KINDS`."""
        return self.conflict.kind

    @property
    def explanation(self) -> str:
        """In what they differ, in words, without the reason for which one is preferred."""
        return self.conflict.explanation.partition(PREFERRED)[0]

    @property
    def title(self) -> str:
        """What it is about, and in what the sides differ."""
        return f"{self.label} ({self.kind}): {self.explanation}"

    def lines(self) -> Lines:
        """Return each side with its speakers and quotes, and the preferred one with the reason."""
        lines = []
        for number, side in enumerate(self.sides, 1):
            lines.append((f"side {number}", side.title))
            lines += [("  quote", quote) for quote in side.quotes]
        return lines + ([("preferred", self.preference)] if self.preference else [])

    @property
    def preference(self) -> str | None:
        """Which side is preferred, and why; None where none is."""
        chosen = next((number for number, side in enumerate(self.sides, 1) if side.preferred), None)
        return f"side {chosen}: {self.reason}" if chosen else None


def read_disagreement(kg: KnowledgeGraph, conflict: Conflict) -> Disagreement:
    """Return the conflict with its sides, as `sides_of` has them, and the statements that only tie them as one more."""
    all_rows = [kg.statement(name) for name in conflict.statements]
    sides: dict[object, list[Statement]] = {}
    for row, side in zip(all_rows, sides_of(conflict, all_rows), strict=True):
        sides.setdefault(side, []).append(row)
    positions = [
        Position(
            " ".join(dict.fromkeys(_words(kg, row) for row in rows)),
            tuple(dict.fromkeys(kg.label(row.speaker) for row in rows)),
            tuple(rows),
            any(row.id == conflict.preferred for row in rows),
        )
        for rows in sides.values()
    ]
    preferred = kg.statement(conflict.preferred) if conflict.preferred else None
    # A conflict that was added by hand has its reason in its own explanation, or in the statement's rank.
    reason = conflict.explanation.partition(PREFERRED)[2].removesuffix(".") or (preferred and preferred.rank_reason)
    return Disagreement(
        conflict,
        kg.label(conflict.about),
        tuple(positions),
        preferred,
        (reason or "as explained") if preferred else None,
    )


def sides_of(conflict: Conflict, rows: list[Statement]) -> list[int]:
    """Return the side on which each of the conflict's statements stands, from 1 on; 0 for one that only ties them.

    Those of one side say the same, or give figures of the same one of two things, or come from one of the sources
    (`name`), or from one of those who hold opinions.
    """
    side = _by_source if conflict.kind == "name" and len({row.source for row in rows}) > 1 else _content
    if any(_stands(row) for row in rows) and all(_stands(row) or row.predicate == CONTRADICTS for row in rows):
        # Either all stand on one idea, or on ideas that contradict each other; else curators set them side by side.
        ties = any(row.predicate == CONTRADICTS for row in rows)
        side = _stand if ties or len({row.object for row in rows}) == 1 else _voice
    elif all(row.unit for row in rows) and len({row.predicate for row in rows}) == 1:
        side = _subject if len({row.subject for row in rows}) == 2 else _content
    elif conflict.kind == "opinion" and len({_voice(row) for row in rows}) > 1:
        side = _voice
    if len({side(row) for row in rows}) == 1:
        # Of those that say the same, one may say it firmly and the other on a condition.
        side = _stance
    numbers: dict[object, int] = {}
    found = []
    for row in rows:
        tie = side is _stand and row.predicate == CONTRADICTS
        found.append(0 if tie else numbers.setdefault(side(row), len(numbers) + 1))
    return found


def _stands(row: Statement) -> bool:
    return row.predicate in FOR or row.predicate in AGAINST


def _stand(row: Statement) -> tuple[object, ...]:
    # Whoever says that it is not so stands on the other side.
    return (row.object, (row.predicate in FOR) == (row.polarity == "affirmed"))


def _voice(row: Statement) -> tuple[object, ...]:
    return (row.subject if _stands(row) else row.speaker,)


def _stance(row: Statement) -> tuple[object, ...]:
    return (row.stance,)


def _subject(row: Statement) -> tuple[object, ...]:
    return (row.subject,)


def _by_source(row: Statement) -> tuple[object, ...]:
    return (row.source,)


def _content(row: Statement) -> tuple[object, ...]:
    content = (row.predicate, row.object, row.value, row.lower, row.upper, row.unit, row.text, row.bound, row.polarity)
    return (*content, row.basis, row.scope, row.at, row.from_, row.to, row.stance in FACTS, row.stance == "disputed")


def _words(kg: KnowledgeGraph, row: Statement) -> str:
    from ..verbs import phrase_for
    from ..wording import basis_words, object_words, when

    notes = ", ".join(note for note in (basis_words(row, kg.vocabulary), row.scope, when(row), row.stance) if note)
    negation = "not " if row.polarity == "negated" else ""
    # Some phrases end in a colon of their own.
    said = phrase_for(kg[row.subject], row.predicate, kg.vocabulary).removesuffix(":")
    return f"{kg.label(row.subject)} {said}: {negation}{object_words(row, kg.vocabulary, kg.label)} ({notes})."
