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

import operator
from array import array
from collections import defaultdict
from itertools import compress, islice
from typing import TYPE_CHECKING

from .debates import AGAINST, CONTRADICTS, FOR
from .names import is_role
from .ties import packed_of
from .world import OPEN

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

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


# What predicates do, each of which lets statements come to matter in its own way: a bit each.
_GIVES_FIGURES, _ON_IDEAS, _CONTRADICTS, _NAMES_PARTIES, _HAS_WORDS, _OPENS = (1 << bit for bit in range(6))


def _kinds(term: PredicateTerm | None) -> int:
    """Return what the predicate does, the bits of all of it."""
    if term is None:
        return 0
    does = {
        _GIVES_FIGURES: bool(term.units or term.choice or term.functional),
        _ON_IDEAS: term.id in FOR or term.id in AGAINST,
        _CONTRADICTS: term.id == CONTRADICTS,
        _NAMES_PARTIES: is_role(term),
        _HAS_WORDS: term.text and not term.functional,
        _OPENS: term.id in OPEN,
    }
    return sum(bit for bit, is_so in does.items() if is_so)


class _Sieve:
    """The columns of packed statements, with one method for each way in which statements come to matter.

    Each gives the indexes of the statements. Numbers of subjects and of objects are not compared with each other.
    """

    def __init__(self, packed: PackedStatements, vocabulary: Vocabulary) -> None:
        self.lines = packed.lines
        self.places: Sequence[int] = range(len(packed)) if packed.picked is None else packed.picked
        self.columns = packed.columns
        self.subjects, self.predicates, self.objects, self.polarities, self.sources = (
            packed.numbers(field) for field in ("subject", "predicate", "object", "polarity", "source")
        )
        self.negated = self.columns["polarity"].values.number_of("negated")
        # One number for subject and predicate: a million of them take a third of what tuples do.
        width = len(self.columns["predicate"].values) + 1
        self.pairs = array("Q", map(operator.add, map(width.__mul__, self.subjects), self.predicates))
        kinds = [0, *(_kinds(vocabulary.predicates.get(name)) for name in self.columns["predicate"].values)]
        self.kinds = bytes(map(kinds.__getitem__, self.predicates))

    def compared(self) -> Iterator[int]:
        """Two of one subject, of a predicate that gives figures or has one value at a time."""
        found = self._having(_GIVES_FIGURES)
        yield from self._several(found)
        if linked := self._linked():
            yield from (index for index in found if self.subjects[index] in linked)

    def ideas(self) -> Iterator[int]:
        """Those for and against an idea that has both or that another one contradicts, and who says that it does."""
        contradictions = self._having(_CONTRADICTS)
        opposed = {self.columns["subject"].value(self.subjects[index]) for index in contradictions}
        opposed |= {self.columns["object"].value(self.objects[index]) for index in contradictions}
        disputed = set(map(self.columns["object"].values.number_of, opposed))
        for_ = set(map(self.columns["predicate"].values.number_of, FOR))
        sides: dict[int, tuple[Group, Group]] = defaultdict(lambda: ([], []))
        for index in self._having(_ON_IDEAS):
            is_for = (self.predicates[index] in for_) == (self.polarities[index] != self.negated)
            sides[self.objects[index]][is_for].append(index)
        for idea, (contra, pro_) in sides.items():
            if idea in disputed or (contra and pro_):
                yield from contra
                yield from pro_
        yield from contradictions

    def roles(self) -> Iterator[int]:
        """All parties of a deal for one role of which two sources name others."""
        found = self._having(_NAMES_PARTIES)
        groups = self._grouped(self._several(found))
        deals = {
            self.subjects[group[0]]
            for group in groups
            if len({self.sources[index] for index in group}) > 1 and len({self.objects[index] for index in group}) > 1
        }
        yield from (index for index in found if self.subjects[index] in deals)

    def alike(self) -> Iterator[int]:
        """Two that say the same of the same two things."""
        width = len(self.columns["object"].values) + 1
        relations = list(compress(range(len(self.objects)), self.objects))
        pairs = map(width.__mul__, compress(self.pairs, self.objects))
        said = list(map(operator.add, pairs, filter(None, self.objects)))
        return compress(relations, map(_repeated(said).__contains__, said))

    def scoped(self) -> Iterator[int]:
        """Words for one subject and predicate that hold of something: they may be said of all, and of some of it."""
        line, places = self.lines.line, self.places
        several = self._several(self._having(_HAS_WORDS))
        yield from self._several([index for index in several if b'"scope":' in line(places[index])])

    def denied(self) -> Iterator[int]:
        """What is said in words or figures under a subject and predicate of which something is denied."""
        negated = compress(range(len(self.pairs)), map(self.negated.__eq__, self.polarities))
        pairs = {self.pairs[index] for index in negated if not self.objects[index]}
        found = compress(range(len(self.pairs)), map(pairs.__contains__, self.pairs))
        return (index for index in found if not self.objects[index])

    def open(self) -> Group:
        """Those that leave it open whether two deals are one."""
        return self._having(_OPENS)

    def _linked(self) -> set[int]:
        """Return the numbers, as subjects, of the deals that may be another one or a part of it."""
        links = self.open()
        others = {self.columns["object"].value(self.objects[index]) for index in links}
        number_of = self.columns["subject"].values.number_of
        return {self.subjects[index] for index in links} | {number_of(name) for name in others if name}

    def _having(self, kind: int) -> Group:
        """Return the statements whose predicate is of the kind."""
        flags = self.kinds.translate(bytes(kinds & kind for kinds in range(256)))
        return list(compress(range(len(flags)), flags))

    def _several(self, indexes: Group) -> Group:
        """Return those of the statements with whose subject and predicate there is another one among them."""
        pairs = list(map(self.pairs.__getitem__, indexes))
        return list(compress(indexes, map(_repeated(pairs).__contains__, pairs)))

    def _grouped(self, indexes: Group) -> Collection[Group]:
        """Return the statements, those of one subject and predicate together."""
        groups: dict[int, Group] = defaultdict(list)
        for index in indexes:
            groups[self.pairs[index]].append(index)
        return groups.values()


def _repeated(numbers: list[int]) -> set[int]:
    """Return those of the numbers that occur more than once."""
    # Statements are sorted by subject, and so these nearly are: that is faster than to count them.
    ordered = sorted(numbers)
    return set(compress(ordered, map(operator.eq, ordered, islice(ordered, 1, None))))
