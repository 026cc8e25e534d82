"""Who belongs to whom, by the statements of a whole graph: houses of people, parties of deals, wholes of parts."""

from __future__ import annotations

from functools import cached_property
from itertools import compress
from typing import TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Set

    from ..index import Index
    from ..packed import PackedStatements
    from ..packed_index import PackedIndex
    from ..records import Statement
    from ..vocabulary import Vocabulary

# Who says these of somebody speaks for them.
HOUSES = ("worksFor", "founded")
# Who says these of something names a whole of which it is a part.
WHOLES = ("parentOrganization", "partOf", "versionOf", "memberOf")
_NONE: frozenset[str] = frozenset()


class Ties(Protocol):
    """What an entity belongs to, by its id."""

    def houses(self, person: str) -> Set[str]:
        """Return whom a person works for or what they founded."""

    def parties(self, deal: str) -> Set[str]:
        """Return who is party to a deal."""

    def wholes(self, part: str) -> Set[str]:
        """Return of what it is said, or denied, to be a part."""


class TiesOfAll:
    """Those of all entities, read off in one pass when they are first asked for."""

    def __init__(self, statements: Iterable[Statement], vocabulary: Vocabulary) -> None:
        self._statements = statements
        self._vocabulary = vocabulary

    def houses(self, person: str) -> Set[str]:
        """Return whom a person works for or what they founded."""
        return self._houses.get(person, _NONE)

    def parties(self, deal: str) -> Set[str]:
        """Return who is party to a deal."""
        return self._parties.get(deal, _NONE)

    def wholes(self, part: str) -> Set[str]:
        """Return of what it is said, or denied, to be a part."""
        return self._wholes.get(part, _NONE)

    @cached_property
    def _houses(self) -> dict[str, set[str]]:
        return self._read(HOUSES)

    @cached_property
    def _parties(self) -> dict[str, set[str]]:
        return self._read(_roles(self._vocabulary))

    @cached_property
    def _wholes(self) -> dict[str, set[str]]:
        return self._read(WHOLES, denied=True)

    def _read(self, predicates: Collection[str], *, denied: bool = False) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        for subject, object_, affirmed in self._having(predicates):
            if affirmed or denied:
                found.setdefault(subject, set()).add(object_)
        return found

    def _having(self, predicates: Collection[str]) -> Iterator[tuple[str, str, bool]]:
        """Yield subject and object of each statement with one of the predicates, and whether it is affirmed."""
        packed = packed_of(self._statements)
        if packed is None:
            for row in self._statements:
                if row.object and row.predicate in predicates:
                    yield row.subject, row.object, row.polarity == "affirmed"
            return
        wanted = set(map(packed.columns["predicate"].values.number_of, predicates))
        places = list(compress(range(len(packed)), map(wanted.__contains__, packed.numbers("predicate"))))
        affirmed = packed.columns["polarity"].values.number_of("affirmed")
        names = packed.columns["subject"].values, packed.columns["object"].values
        subjects, objects, polarities = (packed.numbers(field) for field in ("subject", "object", "polarity"))
        for place in places:
            if objects[place]:
                yield names[0][subjects[place] - 1], names[1][objects[place] - 1], polarities[place] == affirmed


class TiesOfFew:
    """Those of the few entities that are asked for, each looked up in the index of the graph."""

    def __init__(self, index: Index | PackedIndex, vocabulary: Vocabulary) -> None:
        self._index = index
        self._roles = _roles(vocabulary)
        self._rows: dict[str, list[Statement]] = {}

    def houses(self, person: str) -> Set[str]:
        """Return whom a person works for or what they founded."""
        return self._read(person, HOUSES)

    def parties(self, deal: str) -> Set[str]:
        """Return who is party to a deal."""
        return self._read(deal, self._roles)

    def wholes(self, part: str) -> Set[str]:
        """Return of what it is said, or denied, to be a part."""
        return self._read(part, WHOLES, denied=True)

    def _read(self, subject: str, predicates: Collection[str], *, denied: bool = False) -> Set[str]:
        if subject not in self._rows:
            self._rows[subject] = [row for row in self._index.candidates(subject, None, {}) if row.object]
        wanted = (row for row in self._rows[subject] if row.predicate in predicates)
        return {row.object for row in wanted if row.object and (denied or row.polarity == "affirmed")}


def _roles(vocabulary: Vocabulary) -> frozenset[str]:
    return frozenset(name for name, term in vocabulary.predicates.items() if term.interest)


def packed_of(statements: Iterable[Statement]) -> PackedStatements | None:
    """Return the statements where they are packed (see `dealgraph.packed`): then their columns tell much."""
    return cast("PackedStatements", statements) if hasattr(statements, "pick") else None
