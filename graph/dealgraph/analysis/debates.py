"""The debates over ideas: who stands on which side, with which words, and which ideas stand against each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from ..conflicts.debates import AGAINST, FOR
from ..findings import Finding, Lines, dispute_lines
from ..results import Rows
from .classes import of_class
from .disputes import disputes_of

if TYPE_CHECKING:
    from ..knowledge_graph import KnowledgeGraph
    from ..records import Conflict, Entity, Statement


class Stand(msgspec.Struct, frozen=True):
    """Where one stands on an idea, with the quotes. `predicate` says how: states, supports, doubts, opposes.

    `denied`: it is said that the holder does not stand there.
    """

    holder: str
    label: str
    predicate: str
    denied: bool
    quotes: tuple[str, ...]
    statement: Statement

    @property
    def words(self) -> str:
        """The holder with the first quote."""
        return f'{self.label} {self.predicate}: "{self.quotes[0]}"'


class Rival(msgspec.Struct, frozen=True):
    """An idea that contradicts the one in debate, with its own holders and the statements that set it against it."""

    idea: str
    label: str
    stands: tuple[Stand, ...]
    statements: tuple[Statement, ...]


class Debate(Finding, frozen=True):
    """An idea, who is for it and who against it, and the ideas that contradict it.

    `denials` are stands that are said not to be held: they count on no side.
    """

    idea: str
    label: str
    definition: str
    pro: tuple[Stand, ...]
    contra: tuple[Stand, ...]
    denials: tuple[Stand, ...]
    rivals: tuple[Rival, ...]
    conflicts: tuple[Conflict, ...]

    @property
    def title(self) -> str:
        """The idea, and how many stand on each side."""
        sides = [
            f"{len({one.holder for one in side})} {word}"
            for side, word in ((self.pro, "for"), (self.contra, "against"))
        ]
        return f"{self.label}: {', '.join(sides)}"

    def lines(self) -> Lines:
        """Return who stands where with which words, the ideas that contradict it, and the disputes."""
        lines = [("for", one.words) for one in self.pro] + [("against", one.words) for one in self.contra]
        lines += [("said not to stand there", one.words) for one in self.denials]
        for rival in self.rivals:
            lines += [(f"contradicted by {rival.label!r}", one.words) for one in rival.stands] or [
                ("contradicted by", rival.label)
            ]
        return lines + dispute_lines(self.conflicts)

    @property
    def contested(self) -> bool:
        """Whether anybody, or any idea that somebody holds, stands against it."""
        return bool(self.contra) or any(rival.stands for rival in self.rivals)


def find_debates(kg: KnowledgeGraph, idea: str | Entity | None) -> Rows[Debate]:
    """Return the debate over one idea, or all debates that are contested."""
    if idea is not None:
        return Rows([_debate(kg, of_class(kg, idea, "Idea").id)], kg.line)

    def contested() -> list[Debate]:
        found = [_debate(kg, one.id) for one in kg.entities_of("Idea")]
        return [debate for debate in found if debate.contested and (debate.pro or debate.contra)]

    return Rows(contested, kg.line)


def _debate(kg: KnowledgeGraph, idea: str) -> Debate:
    entity = kg[idea]
    pro, contra = _stands(kg, idea, FOR), _stands(kg, idea, AGAINST)
    rivals = _rivals(kg, idea)
    rests = [stand.statement for stand in (*pro, *contra)]
    rests += [row for rival in rivals for row in rival.statements]
    return Debate(
        idea=idea,
        label=entity.label,
        definition=entity.description,
        pro=tuple(stand for stand in pro if not stand.denied),
        contra=tuple(stand for stand in contra if not stand.denied),
        denials=tuple(stand for stand in (*pro, *contra) if stand.denied),
        rivals=rivals,
        conflicts=disputes_of(kg, rests),
    )


def _stands(kg: KnowledgeGraph, idea: str, predicates: tuple[str, ...]) -> tuple[Stand, ...]:
    rows = [row for row in kg.statements(object=idea) if row.predicate in predicates and row.rank != "deprecated"]
    return tuple(
        Stand(
            row.subject,
            kg.label(row.subject),
            row.predicate,
            row.polarity == "negated",
            tuple(evidence.exact for evidence in row.evidence),
            row,
        )
        for row in sorted(rows, key=lambda row: (kg.label(row.subject), row.predicate, row.id))
    )


def _rivals(kg: KnowledgeGraph, idea: str) -> tuple[Rival, ...]:
    found: dict[str, list[Statement]] = {}
    for row in kg.statements(about=idea, predicate="contradicts", polarity="affirmed"):
        other = row.object if row.subject == idea else row.subject
        assert other is not None
        if other != idea:
            found.setdefault(other, []).append(row)
    return tuple(
        Rival(
            other,
            kg.label(other),
            tuple(stand for stand in _stands(kg, other, FOR) if not stand.denied),
            tuple(rows),
        )
        for other, rows in sorted(found.items())
    )
