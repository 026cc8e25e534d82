"""Whether somebody has an interest in what they speak of: worked out from the statements, never set by hand.

A speaker has an interest in a thing when the speaker is that thing, or when a predicate that implies an interest
joins the two: as worker, founder, investor, supplier, rival, maker or party of a deal. So has whoever works for, or
belongs to, one that does. Two parties of one deal have an interest in each other. An idea has no parties: whoever
has an interest in what an idea is about has one in the idea. To hold an idea is none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from ..conflicts.debates import AGAINST, FOR
from .figures import counts

if TYPE_CHECKING:
    from ..filters import Name
    from ..knowledge_graph import KnowledgeGraph
    from ..records import Statement

_BELONGS = ("worksFor", "memberOf", "partOf")


class Interest(msgspec.Struct, frozen=True):
    """Why a speaker has an interest in a thing: the statements that lead from the one to the other, and in words."""

    speaker: str
    subject: str
    statements: tuple[Statement, ...]
    text: str

    def __str__(self) -> str:
        """Return the reason in words."""
        return self.text


class Interests:
    """Finds interests in one graph."""

    def __init__(self, kg: KnowledgeGraph) -> None:
        self._kg = kg
        self._ties: dict[str, dict[str, Statement]] = {}
        self._homes: dict[str, dict[str, Statement]] = {}
        self._themes: dict[str, dict[str, Statement]] = {}
        self._found: dict[tuple[str, str], Interest | None] = {}
        for row in kg.records.statements:
            if row.object is None or row.object == row.subject or not counts(row):
                continue
            if kg.vocabulary.predicates[row.predicate].interest:
                self._ties.setdefault(row.subject, {}).setdefault(row.object, row)
                self._ties.setdefault(row.object, {}).setdefault(row.subject, row)
            if row.predicate in _BELONGS and self._is(row.subject, "Agent") and self._is(row.object, "Organization"):
                self._homes.setdefault(row.subject, {}).setdefault(row.object, row)
            if row.predicate == "about" and self._is(row.subject, "Idea"):
                self._themes.setdefault(row.subject, {}).setdefault(row.object, row)

    def of(self, speaker: Name, subject: Name) -> Interest | None:
        """Return the shortest reason why the speaker has an interest in the subject, None where there is none.

        Both go by any of their names. Raises NotFoundError or AmbiguousError.
        """
        pair = (self._kg[speaker].id, self._kg[subject].id)
        if pair not in self._found:
            self._found[pair] = self._search(*pair)
        return self._found[pair]

    def in_statement(self, row: Statement, about: Name | None = None) -> Interest | None:
        """Return why the speaker of a statement has an interest in one of its ends: by default its subject.

        Speakers that tell where they stand on an idea do not speak of themselves, but of the idea. Raises
        NotFoundError or AmbiguousError.
        """
        subject = row.subject if about is None else self._kg[about].id
        if row.object is not None and subject == row.speaker == row.subject and row.predicate in (*FOR, *AGAINST):
            subject = row.object
        return self.of(row.speaker, subject)

    def _search(self, speaker: str, subject: str) -> Interest | None:
        if speaker == subject:
            return Interest(speaker, subject, (), "Speaker and subject are the same.")
        chains = self._chains(speaker, subject)
        for thing, row in sorted(self._themes.get(subject, {}).items()):
            ways = [()] if thing == speaker else self._chains(speaker, thing)
            chains += [(*way, row) for way in ways]
        if not chains:
            return None
        chain = min(chains, key=len)
        return Interest(speaker, subject, chain, " ".join(self._kg.sentence(row) for row in chain))

    def _chains(self, speaker: str, subject: str) -> list[tuple[Statement, ...]]:
        homes = sorted(self._homes.get(speaker, {}).items())
        chains: list[tuple[Statement, ...]] = []
        for who, way in ((speaker, ()), *((home, (row,)) for home, row in homes)):
            if who == subject:
                chains.append(way)
            elif subject in self._ties.get(who, {}):
                chains.append((*way, self._ties[who][subject]))
            else:
                deal = self._common_deal(who, subject)
                if deal:
                    chains.append((*way, self._ties[who][deal], self._ties[subject][deal]))
        return chains

    def _common_deal(self, one: str, other: str) -> str | None:
        both = self._ties.get(one, {}).keys() & self._ties.get(other, {}).keys()
        return min((name for name in both if self._is(name, "Deal")), default=None)

    def _is(self, name: str, type: str) -> bool:  # noqa: A002
        return self._kg.vocabulary.is_a(self._kg[name].type, (type,))
