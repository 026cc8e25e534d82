"""The debates over ideas: who stands on which side, with which words, and which ideas stand against each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from ..conflicts.debates import AGAINST, FOR, VOICES
from ..conflicts.world import listed
from ..counted import counted
from ..errors import AmbiguousError, shorten
from ..filters import worded
from ..findings import Finding, Lines, dispute_lines
from ..results import Rows
from .classes import of_class
from .disputes import disputes_of
from .shares import MAX_NAMED

if TYPE_CHECKING:
    from ..knowledge_graph import KnowledgeGraph
    from ..records import Conflict, Entity, Statement


_SHOWN_WORDS = 70


class Stand(msgspec.Struct, frozen=True):
    """Where one stands on an idea, with the quotes. `predicate` says how: states, supports, doubts, opposes.

    `denied`: it is said that the holder does not stand there. `cited_for` is the statement in words that the quotes
    carry.
    """

    holder: str
    label: str
    predicate: str
    denied: bool
    quotes: tuple[str, ...]
    statement: Statement
    cited_for: str

    @property
    def words(self) -> str:
        """What the first quote is cited for, and the quote."""
        return f'{self.cited_for} "{self.quotes[0]}"'


class Rival(msgspec.Struct, frozen=True):
    """An idea that contradicts the one in debate, with its own holders and the statements that set it against it."""

    idea: str
    label: str
    stands: tuple[Stand, ...]
    statements: tuple[Statement, ...]


class Debate(Finding, frozen=True):
    """An idea, who is for it and who against it, and the ideas that contradict it.

    `pro` and `contra` are people, organisations and publications; ideas and things that support the idea are no
    voices: they are its `arguments`. `denials` are stands that are said not to be held: they count on no side.
    `disputants` are the stands and statements that a disagreement about the idea sets beside these, and that do not
    name it.
    """

    idea: str
    label: str
    definition: str
    pro: tuple[Stand, ...]
    contra: tuple[Stand, ...]
    denials: tuple[Stand, ...]
    rivals: tuple[Rival, ...]
    conflicts: tuple[Conflict, ...]
    arguments: tuple[Stand, ...]
    disputants: tuple[Stand, ...]

    @property
    def title(self) -> str:
        """The idea, who stands on each side, and what else speaks for or against it."""
        sides = f"{_counted(self.pro, 'for')}, {_counted(self.contra, 'against')}"
        beside = f"also in dispute: {_listed(_labels(self._beside))}" if self._beside else ""
        counts = ((len(_labels(self.arguments)), "argument", "for it"), (len(self.rivals), "idea", "against it"))
        more = [f"{counted(number, word)} {side}" for number, word, side in counts if number]
        return f"{self.label}: {'; '.join(filter(None, [sides, beside, ', '.join(more)]))}"

    @property
    def brief(self) -> str:
        """The title, with the first words of each side."""
        sides = (
            ("for", self.pro),
            ("against", self.contra),
            ("also in dispute", self._beside),
            ("argument", self.arguments),
        )
        words = [f'{head}: {one[0].label}, "{shorten(one[0].quotes[0], _SHOWN_WORDS)}"' for head, one in sides if one]
        return "; ".join([self.title, *words])

    @property
    def _beside(self) -> tuple[Stand, ...]:
        """The disputants that stand on no side."""
        told = _labels((*self.pro, *self.contra))
        return tuple(one for one in self.disputants if one.label not in told)

    def lines(self) -> Lines:
        """Return who stands where with which words, what speaks for it, what contradicts it, and the disputes."""
        lines = [("for", one.words) for one in self.pro] + [("against", one.words) for one in self.contra]
        lines += [("also in dispute", one.words) for one in self.disputants]
        lines += [("said not to stand there", one.words) for one in self.denials]
        lines += [("argument for it", one.words) for one in self.arguments]
        for rival in self.rivals:
            lines += [(f"contradicted by {rival.label!r}", one.words) for one in rival.stands] or [
                ("contradicted by", rival.label)
            ]
        return lines + dispute_lines(self.conflicts)

    @property
    def contested(self) -> bool:
        """Whether anybody, or any idea that somebody holds, stands against it or is set beside it in a dispute."""
        return bool(self.contra or self._beside) or any(rival.stands for rival in self.rivals)


def _counted(stands: tuple[Stand, ...], side: str) -> str:
    """Return how many stand there, and who: "2 for (Ann and Bob)"."""
    names = _labels(stands)
    return f"{len(names)} {side}" + (f" ({_listed(names)})" if names else "")


def _listed(names: list[str]) -> str:
    more = len(names) - MAX_NAMED
    return listed([*names[:MAX_NAMED], f"{more} more"] if more > 0 else names)


def _labels(stands: tuple[Stand, ...]) -> list[str]:
    return list(dict.fromkeys(one.label for one in stands))


def find_debates(kg: KnowledgeGraph, idea: str | Entity | None) -> Rows[Debate]:
    """Return the debate over one idea, or all debates that are contested."""
    if idea is not None:
        return Rows([_debate(kg, _idea(kg, idea).id)], _brief, kind=Debate)

    def contested() -> list[Debate]:
        found = [_debate(kg, one.id) for one in kg.entities_of("Idea")]
        return [one for one in found if one.contested and (one.pro or one.contra or one.arguments)]

    return Rows(contested, _brief, kind=Debate)


def _idea(kg: KnowledgeGraph, name: str | Entity) -> Entity:
    """Return the idea of this name, or the one in whose names all its words stand.

    Raises AmbiguousError where they stand in those of several, NotFoundError where in none.
    """
    if isinstance(name, str) and name not in kg and any(map(str.isalnum, name)):
        fits = worded(name)
        found = [one for one in kg.entities_of("Idea") if fits(one.label, *one.aliases)]
        if len(found) > 1:
            shown = ", ".join(repr(one.label) for one in found)
            raise AmbiguousError(f"{name!r} stands in the names of {shown}: use one of them", [one.id for one in found])
        if found:
            return found[0]
    return of_class(kg, name, "Idea")


def _brief(debate: Debate) -> str:
    return debate.brief


def _debate(kg: KnowledgeGraph, idea: str) -> Debate:
    entity = kg[idea]
    pro, contra = _stands(kg, idea, FOR), _stands(kg, idea, AGAINST)
    rivals = _rivals(kg, idea)
    rests = [stand.statement for stand in (*pro, *contra)]
    rests += [row for rival in rivals for row in rival.statements]
    told = {row.id for row in rests} | {stand.statement.id for rival in rivals for stand in rival.stands}
    conflicts = disputes_of(kg, rests)
    for_it = [stand for stand in pro if not stand.denied]
    return Debate(
        idea=idea,
        label=entity.label,
        definition=entity.description,
        pro=tuple(stand for stand in for_it if _is_voice(kg, stand.holder)),
        contra=tuple(stand for stand in contra if not stand.denied),
        denials=tuple(stand for stand in (*pro, *contra) if stand.denied),
        rivals=rivals,
        conflicts=conflicts,
        arguments=tuple(stand for stand in for_it if not _is_voice(kg, stand.holder)),
        disputants=_disputants(kg, idea, conflicts, told),
    )


def _is_voice(kg: KnowledgeGraph, name: str) -> bool:
    return kg.vocabulary.is_a(kg[name].type, VOICES)


def _disputants(kg: KnowledgeGraph, idea: str, conflicts: tuple[Conflict, ...], told: set[str]) -> tuple[Stand, ...]:
    """Return what else stands in the conflicts about the idea, by who holds it."""
    names = [name for one in conflicts if one.about == idea and one.kind == "opinion" for name in one.statements]
    found = [_stand(kg, kg.statement(name)) for name in dict.fromkeys(names) if name not in told]
    return tuple(sorted(found, key=lambda one: (one.label, one.predicate, one.statement.id)))


def _stands(kg: KnowledgeGraph, idea: str, predicates: tuple[str, ...]) -> tuple[Stand, ...]:
    rows = [row for row in kg.statements(object=idea) if row.predicate in predicates and row.rank != "deprecated"]
    found = [_stand(kg, row) for row in rows]
    return tuple(sorted(found, key=lambda one: (one.label, one.predicate, one.statement.id)))


def _stand(kg: KnowledgeGraph, row: Statement) -> Stand:
    # Of a statement that takes no stand on an idea, it is the speaker whose view it is.
    holder = row.subject if row.predicate in (*FOR, *AGAINST) else row.speaker
    return Stand(
        holder=holder,
        label=kg.label(holder),
        predicate=row.predicate,
        denied=row.polarity == "negated",
        quotes=tuple(evidence.exact for evidence in row.evidence),
        statement=row,
        cited_for=kg.sentence(row),
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
