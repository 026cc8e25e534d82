"""The vocabulary: classes, predicates and closed lists, as `ontology/*.yaml`, the one source of truth, has them."""

from __future__ import annotations

from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

import msgspec

from .resources import shipped
from .search import fold

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# Words with fewer letters name no predicate by standing in its name.
SHORT = 3


class ClassTerm(msgspec.Struct, frozen=True):
    """A class of entities. `color` (#rrggbb) and `shape` (one of the page's shapes) are inherited from the parent."""

    id: str
    label: str
    definition: str
    example: str
    parent: str | None
    abstract: bool
    same: tuple[str, ...]
    close: tuple[str, ...]
    color: str
    shape: str


class Inverse(msgspec.Struct, frozen=True):
    """The name and the label of a predicate read backwards."""

    name: str
    label: str


class PartyMetric(msgspec.Struct, frozen=True):
    """What a predicate that is said of a deal says of the parties in these roles: a metric of theirs."""

    metric: str
    roles: tuple[str, ...]


class PredicateTerm(msgspec.Struct, frozen=True):
    """A predicate. Exactly one of `range`, `units`, `text` and `choice` says what kind of object it takes.

    `aliases` are what else people call it: wherever its id or label will do, so will they.
    `party_metric` is what it says of a deal's parties. `money` is "earned", "spent" or "raised" where it tells of money
    that its subject earns, spends or has to spend, or gets from investors. `membership` is "current" or "former" where
    the predicate tells of a position that somebody holds or held. `stance` is that of its statements where no word says
    otherwise. A `topical` one only names what belongs together; one `against` denies or doubts by itself.
    """

    id: str
    label: str
    aliases: tuple[str, ...]
    phrase: str
    definition: str
    example: str
    domain: tuple[str, ...]
    range: tuple[str, ...]
    units: tuple[str, ...]
    text: bool
    choice: str | None
    functional: bool
    symmetric: bool
    transitive: bool
    inverse: Inverse | None
    same: tuple[str, ...]
    flow: str | None
    party_metric: PartyMetric | None
    money: str | None
    interest: bool
    membership: str | None
    stance: str
    topical: bool
    against: bool


class Term(msgspec.Struct, frozen=True):
    """A value of a closed list: a stance, a bound, a status ... Two values of one `axis` exclude each other."""

    id: str
    label: str
    definition: str
    axis: str = ""


class Unit(msgspec.Struct, frozen=True):
    """A unit of measure; `qudt` is its standard term, `symbol` how it is shown after (or, `$`, before) a number."""

    id: str
    label: str
    dimension: str
    qudt: str
    symbol: str


class About(msgspec.Struct, frozen=True):
    """What the ontology says of itself; `prefixes` includes its own."""

    title: str
    description: str
    version: str
    prefix: str
    namespace: str
    resources: str
    license: str
    creators: tuple[str, ...]
    prefixes: dict[str, str]


class Vocabulary(msgspec.Struct, frozen=True, dict=True):
    """All terms. Dictionaries keep the order of the files, which is the order of the page's legend and the docs."""

    about: About
    classes: dict[str, ClassTerm]
    predicates: dict[str, PredicateTerm]
    units: dict[str, Unit]
    lists: dict[str, dict[str, Term]]

    def ancestors(self, class_id: str) -> tuple[str, ...]:
        """Return the class and all classes above it, nearest first."""
        return self._ancestors[class_id]

    def is_a(self, class_id: str, parents: tuple[str, ...]) -> bool:
        """Return whether the class is one of `parents` or stands below one."""
        return not self._ancestor_sets[class_id].isdisjoint(parents)

    def below(self, class_id: str) -> tuple[str, ...]:
        """Return the class and all classes below it, in the order of the file."""
        return tuple(name for name in self.classes if class_id in self._ancestor_sets[name])

    @cached_property
    def predicate_names(self) -> dict[str, str]:
        """The ids of the predicates by each of their names, folded: id, label and aliases."""
        terms = reversed(self.predicates.values())
        return {fold(name): term.id for term in terms for name in (*term.aliases, term.label, term.id)}

    def predicates_named(self, words: str) -> list[PredicateTerm]:
        """Return the predicate that goes by these words, or else up to three in whose names they stand."""
        wanted = fold(words)
        if wanted in self.predicate_names:
            return [self.predicates[self.predicate_names[wanted]]]
        if len(wanted) < SHORT:
            return []
        found = dict.fromkeys(key for name, key in self.predicate_names.items() if f" {wanted} " in f" {name} ")
        return [self.predicates[key] for key in list(found)[:3]]

    def __repr__(self) -> str:
        lists = ", ".join(self.lists)
        return (
            f"<Vocabulary: {len(self.classes)} classes, {len(self.predicates)} predicates, {len(self.units)} units, "
            f"lists of values: {lists}>"
        )

    @cached_property
    def _ancestors(self) -> dict[str, tuple[str, ...]]:
        def climb(name: str | None) -> Iterator[str]:
            while name is not None:
                yield name
                name = self.classes[name].parent

        return {name: tuple(climb(name)) for name in self.classes}

    @cached_property
    def _ancestor_sets(self) -> dict[str, frozenset[str]]:
        return {name: frozenset(chain) for name, chain in self._ancestors.items()}


@lru_cache(maxsize=1)
def shipped_vocabulary() -> Vocabulary:
    """Return the vocabulary of this installation."""
    return read_vocabulary(shipped("ontology"))


def read_vocabulary(folder: Path) -> Vocabulary:
    """Return the vocabulary that stands in `folder`. Raises SeedsError with every problem found."""
    # Imported here, because a graph that comes from a snapshot does without YAML.
    from .vocabulary_file import VocabularyReader

    return VocabularyReader(folder).read()
