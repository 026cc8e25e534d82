"""What the detectors share: the statements, the vocabulary, labels, and who speaks first-hand."""

from __future__ import annotations

from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

from ..records import Conflict, record_id
from ..verbs import phrase_for
from .found import Found
from .labels import begun, named

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from ..records import Entity, Statement
    from ..vocabulary import PredicateTerm, Vocabulary
    from .ties import Ties

# The predicates that leave it open whether two deals are one, and what the two may be.
OPEN = {"mayBecome": "they are one", "mayBePartOf": "the one is part of the other"}
FACTS = ("asserted", "reported", "disputed")
# What stands before the reason at the end of an explanation.
PREFERRED = " Preferred: "
_RANKS = {"preferred": 0, "normal": 1, "deprecated": 2}
# Kinds in which one side can be taken first: of opinions, scopes and bases none is the better one.
_PREFERABLE = ("contradiction", "bound", "date", "name")


class World:
    """The statements among which conflicts are looked for."""

    def __init__(
        self, rows: list[Statement], vocabulary: Vocabulary, entity: Callable[[str], Entity], ties: Ties
    ) -> None:
        """Keep them; `ties` are those of all statements of the graph."""
        self.rows = rows
        self.vocabulary = vocabulary
        self.entity = entity
        self.ties = ties
        self._names: dict[str, str] = {}

    def having(self, test: Callable[[PredicateTerm], bool]) -> list[Statement]:
        """Return the statements whose predicate passes the test; those of one subject and predicate sorted by id."""
        passed = [rows for name, rows in self._by_predicate.items() if test(self.vocabulary.predicates[name])]
        return list(chain.from_iterable(passed))

    def let_go(self) -> None:
        """Let the statements go: what was found keeps those that it needs, and is told without the others."""
        # Telling needs the links; they are read off while the statements are still there.
        _ = self._links
        self.rows = []
        del self._by_predicate

    @cached_property
    def _by_predicate(self) -> dict[str, list[Statement]]:
        found: dict[str, list[Statement]] = {}
        for row in self.rows:
            found.setdefault(row.predicate, []).append(row)
        return found

    def named(self, name: str) -> str:
        """Return the label of an entity as it stands in a sentence."""
        if name not in self._names:
            self._names[name] = named(self.entity(name), self.vocabulary)
        return self._names[name]

    def phrase(self, row: Statement) -> str:
        """Return the phrase of the statement's predicate as it fits its subject."""
        return phrase_for(self.entity(row.subject), row.predicate, self.vocabulary)

    def is_one_of(self, name: str, classes: tuple[str, ...]) -> bool:
        """Return whether the entity is of one of the classes, or of one below."""
        return self.vocabulary.is_a(self.entity(name).type, classes)

    def conflict(
        self, kind: str, about: str, sides: Iterable[Iterable[Statement]], explain: Callable[[], str]
    ) -> Found:
        """Return a conflict between the sides."""
        rows = tuple(chain.from_iterable(sides))
        ids = tuple(sorted({row.id for row in rows}))
        return Found(record_id("c", kind, about, *ids), kind, about, ids, rows, self, explain)

    def told(self, found: Found, explain: Callable[[], str]) -> Conflict:
        """Return the record of a conflict, with a preferred statement where there is a reason for one."""
        preferred, reason = self._prefer(found.rows) if found.kind in _PREFERABLE else (None, "")
        words = f"{explain()}{PREFERRED}{reason}." if reason else explain()
        return Conflict(found.id, found.kind, found.about, found.statements, words, preferred)

    def _prefer(self, rows: Sequence[Statement]) -> tuple[str | None, str]:
        """Return what to take first, and why: what curators ranked first, then first-hand over hearsay."""
        best = min(_RANKS[row.rank] for row in rows)
        ranked = [row for row in rows if _RANKS[row.rank] == best]
        if len(ranked) < len(rows):
            reasons = [row.rank_reason for row in (*ranked, *rows) if row.rank_reason]
            return ranked[0].id, reasons[0] if reasons else ""
        own = [row for row in rows if self.is_first_hand(row)]
        # Two speakers of one house, or one speaker twice, are no reason to prefer either.
        if (
            own
            and len(own) < len(rows)
            and len({(row.value, row.lower, row.upper, row.bound, row.object) for row in own}) == 1
        ):
            return own[0].id, f"{begun(self.named(own[0].speaker))} speaks first-hand"
        return None, ""

    def is_first_hand(self, row: Statement) -> bool:
        """Return whether the speaker asserts something of themselves or of whom they work for, or of its deals.

        That is about who speaks; through whom their words come to us is another question (`kg.tellers`).
        """
        if row.stance != "asserted":
            return False
        own = self.own(row.speaker)
        return row.subject in own or not own.isdisjoint(self.ties.parties(row.subject))

    def own(self, speaker: str) -> set[str]:
        """Return the speaker with those for whom they speak: whom they work for, or what they founded."""
        return {speaker, *self.ties.houses(speaker)}

    def link(self, one: str, other: str) -> str | None:
        """Return the predicate that leaves it open whether two deals are one, or one a part of the other, or None."""
        return self._links.get(frozenset((one, other)))

    @cached_property
    def _links(self) -> dict[frozenset[str], str]:
        """Return the predicates by the two deals; `mayBecome` goes before `mayBePartOf`."""
        rows = [row for row in self.having(lambda term: term.id in OPEN) if row.object and row.polarity == "affirmed"]
        return {
            frozenset((row.subject, row.object or "")): row.predicate
            for row in sorted(rows, key=lambda row: row.predicate, reverse=True)
        }

    def is_part(self, one: str, other: str) -> bool:
        """Return whether one of the two is said to be a part of the other."""
        return other in self.ties.wholes(one) or one in self.ties.wholes(other)


def listed(words: Iterable[str]) -> str:
    """Return the words as a list that is read aloud, each once: "Ann", "Ann and Bob", "Ann, Bob and Cy"."""
    *most, last = dict.fromkeys(words)
    return f"{', '.join(most)} and {last}" if most else last
