"""Which statements can be part of a conflict at all: of a million, the detectors look at these alone.

What the columns of packed statements tell is compared as numbers, before any statement is decoded. A statement matters

* where another one has its subject and predicate, and the predicate gives figures or has one value at a time;
* where it is for or against an idea that is in dispute, or says that two ideas contradict each other;
* where several sources name different parties for a role of its deal;
* where another one says the same of the same things, or has a scope under one subject and predicate: one may be
  denied, or said of more or fewer;
* where something is denied in words or figures of its subject and predicate;
* where it is about a deal that may be another one, or says so.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import compress
from typing import TYPE_CHECKING

from .debates import AGAINST, CONTRADICTS, FOR
from .names import is_role
from .ties import packed_of
from .world import OPEN

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

    from ..packed import PackedStatements
    from ..records import Statement
    from ..vocabulary import PredicateTerm, Vocabulary

Group = list[int]


def candidates(statements: Iterable[Statement], vocabulary: Vocabulary) -> Iterable[Statement]:
    """Return those of the statements that can be part of a conflict.

    Only packed statements are sifted: to look at a record takes as long as what the detectors do with it.
    """
    packed = packed_of(statements)
    if packed is None:
        return statements
    sieve = _Sieve(packed, vocabulary)
    wanted = set().union(
        sieve.compared(), sieve.ideas(), sieve.roles(), sieve.alike(), sieve.scoped(), sieve.denied(), sieve.open()
    )
    return packed.pick([sieve.places[index] for index in sorted(wanted)])


_TIE = ("subject", "predicate", "object", "polarity")


class _Sieve:
    """The columns of packed statements, with one method for each way in which statements come to matter.

    Each gives the indexes of the statements. Numbers of subjects and of objects are not compared with each other.
    """

    def __init__(self, packed: PackedStatements, vocabulary: Vocabulary) -> None:
        self.lines = packed.lines
        self.places: Sequence[int] = range(len(packed)) if packed.picked is None else packed.picked
        self.columns = packed.columns
        self.subjects, self.predicates, self.objects, self.polarities, self.sources = (
            packed.numbers(field) for field in (*_TIE, "source")
        )
        self.width = len(self.columns["predicate"].values) + 1
        self.vocabulary = vocabulary
        self.negated = self.columns["polarity"].number.get("negated", -1)

    def compared(self) -> Iterator[int]:
        """Two of one subject, of a predicate that gives figures or has one value at a time."""
        groups = self._by_subject(lambda term: bool(term.units or term.choice or term.functional))
        linked = self._linked()
        for group in groups:
            if len(group) > 1 or (linked and self.subjects[group[0]] in linked):
                yield from group

    def ideas(self) -> Iterator[int]:
        """Those for and against an idea that has both or that another one contradicts, and who says that it does."""
        contradictions = self._having(lambda term: term.id == CONTRADICTS)
        opposed = {self.columns["subject"].value(self.subjects[index]) for index in contradictions}
        opposed |= {self.columns["object"].value(self.objects[index]) for index in contradictions}
        numbers = self.columns["object"].number
        disputed = {numbers.get(name) for name in opposed}
        pro = self.columns["predicate"].number
        for_ = {pro.get(name) for name in FOR}
        sides: dict[int, tuple[Group, Group]] = defaultdict(lambda: ([], []))
        for index in self._having(lambda term: term.id in FOR or term.id in AGAINST):
            is_for = (self.predicates[index] in for_) == (self.polarities[index] != self.negated)
            sides[self.objects[index]][is_for].append(index)
        for idea, (contra, pro_) in sides.items():
            if idea in disputed or (contra and pro_):
                yield from contra
                yield from pro_
        yield from contradictions

    def roles(self) -> Iterator[int]:
        """All parties of a deal for one role of which two sources name others."""
        groups = self._by_subject(is_role)
        deals = {
            self.subjects[group[0]]
            for group in groups
            if len({self.sources[index] for index in group}) > 1 and len({self.objects[index] for index in group}) > 1
        }
        for group in groups:
            if self.subjects[group[0]] in deals:
                yield from group

    def alike(self) -> Iterator[int]:
        """Two that say the same of the same two things."""
        relations = list(compress(range(len(self.objects)), self.objects))
        width = len(self.columns["object"].values) + 1
        said = [self._pair(index) * width + self.objects[index] for index in relations]
        often = {thing for thing, count in Counter(said).items() if count > 1}
        return compress(relations, map(often.__contains__, said))

    def scoped(self) -> Iterator[int]:
        """Words for one subject and predicate that hold of something: they may be said of all, and of some of it."""
        for group in self._by_subject(lambda term: term.text and not term.functional):
            if len(group) > 1:
                found = [index for index in group if b'"scope":' in self.lines.line(self.places[index])]
                if len(found) > 1:
                    yield from found

    def denied(self) -> Iterator[int]:
        """What is said in words or figures under a subject and predicate of which something is denied."""
        pairs = {
            self._pair(index)
            for index in compress(range(len(self.polarities)), map(self.negated.__eq__, self.polarities))
            if not self.objects[index]
        }
        subjects = {pair // self.width for pair in pairs}
        for index in compress(range(len(self.subjects)), map(subjects.__contains__, self.subjects)):
            if self._pair(index) in pairs and not self.objects[index]:
                yield index

    def open(self) -> list[int]:
        """Those that leave it open whether two deals are one."""
        return self._having(lambda term: term.id in OPEN)

    def _linked(self) -> set[int | None]:
        """Return the numbers, as subjects, of the deals that may be another one or a part of it."""
        links = self.open()
        others = {self.columns["object"].value(self.objects[index]) for index in links}
        numbers = self.columns["subject"].number
        return {self.subjects[index] for index in links} | {numbers.get(name) for name in others if name}

    def _having(self, test: Callable[[PredicateTerm], bool]) -> Group:
        """Return the statements with a predicate that passes the test."""
        terms = map(self.vocabulary.predicates.get, self.columns["predicate"].values)
        passes = [False, *(term is not None and test(term) for term in terms)]
        return list(compress(range(len(self.predicates)), map(passes.__getitem__, self.predicates)))

    def _by_subject(self, test: Callable[[PredicateTerm], bool]) -> Collection[Group]:
        """Return the statements with such a predicate, those of one subject and predicate together."""
        groups: dict[int, Group] = defaultdict(list)
        for index in self._having(test):
            groups[self._pair(index)].append(index)
        return groups.values()

    def _pair(self, index: int) -> int:
        """Return one number for subject and predicate: a million of them take a third of what tuples do."""
        return self.subjects[index] * self.width + self.predicates[index]
