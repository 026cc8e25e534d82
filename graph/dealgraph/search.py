"""Finding entities by id, name or alias, and by what somebody mistyped."""

from __future__ import annotations

import unicodedata
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from .records import Entity


class Match(NamedTuple):
    """An entity that a search found: the name that fitted, and how well (1 = the very name)."""

    entity: Entity
    name: str
    score: float


# The same as below for each ASCII character: most names are nothing else, and this is ten times faster.
_ASCII = "".join(c.lower() if c.isalnum() else " " for c in map(chr, range(128)))


def fold(text: str) -> str:
    """Return `text` without case, accents and punctuation, words apart by one space."""
    if text.isascii():
        words = text.translate(_ASCII).split()
    else:
        plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
        words = "".join(c if c.isalnum() else " " for c in plain.casefold()).split()
    # A name that is all punctuation or symbols is told apart by these.
    return " ".join(words) if words else " ".join(text.split())


class SearchIndex:
    """The names of all entities, ready to be searched."""

    def __init__(self, entities: Iterable[Entity]) -> None:
        self._entities = entities

    @cached_property
    def _exact(self) -> dict[str, list[Entity]]:
        """The entities by each of their names, folded."""
        found: dict[str, list[Entity]] = {}
        for entity in self._entities:
            for name in dict.fromkeys(map(fold, _names_of(entity))):
                found.setdefault(name, []).append(entity)
        return found

    @cached_property
    def _names(self) -> list[tuple[str, str, Entity, frozenset[str]]]:
        """Each name, folded and as it is written, whose it is, and its trigrams."""
        return [
            (folded, name, entity, _trigrams(folded))
            for entity in self._entities
            for name in _names_of(entity)
            for folded in [fold(name)]
        ]

    def exact(self, name: str) -> list[Entity]:
        """Return the entities of which `name` is the id, the label or an alias, whatever the case or punctuation."""
        return self._exact.get(fold(name), [])

    def find(self, text: str, limit: int = 10) -> list[Match]:
        """Return up to `limit` entities that go by something like `text`, best first."""
        wanted = fold(text[:200])
        if not wanted:
            return []
        grams = _trigrams(wanted)
        best: dict[str, Match] = {}
        for folded, name, entity, name_grams in self._names:
            score = _score(wanted, grams, folded, name_grams)
            if score > 0.35 and (entity.id not in best or score > best[entity.id].score):
                best[entity.id] = Match(entity, name, round(score, 3))
        return sorted(best.values(), key=lambda match: (-match.score, len(match.name), match.entity.id))[:limit]

    def near(self, text: str, limit: int = 3) -> list[Match]:
        """Return the entities that may be meant by `text`: not those in whose long names it is one word of many."""
        wanted = len(fold(text))
        return [one for one in self.find(text, 10) if 4 * wanted >= len(fold(one.name))][:limit]


class SearchWithin(SearchIndex):
    """The names of those entities of another index that a view shows: what was worked out for the other is shared."""

    def __init__(self, whole: SearchIndex, shown: Callable[[], Mapping[str, Entity]]) -> None:
        super().__init__(())
        self._whole = whole
        self._shown = shown

    @cached_property
    def _names(self) -> list[tuple[str, str, Entity, frozenset[str]]]:
        shown = self._shown()
        return [
            (folded, name, shown[entity.id], grams)
            for folded, name, entity, grams in self._whole._names
            if entity.id in shown
        ]

    def exact(self, name: str) -> list[Entity]:
        """Return the entities shown that go by `name`."""
        shown = self._shown()
        return [shown[entity.id] for entity in self._whole.exact(name) if entity.id in shown]


def _names_of(entity: Entity) -> dict[str, None]:
    return dict.fromkeys((entity.label, *entity.aliases, entity.id))


def _score(wanted: str, grams: frozenset[str], folded: str, name_grams: frozenset[str]) -> float:
    if wanted == folded:
        return 1.0
    if f" {folded}".find(f" {wanted}") >= 0:
        return 0.8 + 0.15 * len(wanted) / len(folded)
    # Dice's coefficient over trigrams: forgiving of single letters, whatever the length.
    return 0.8 * 2 * len(grams & name_grams) / (len(grams) + len(name_grams))


def _trigrams(folded: str) -> frozenset[str]:
    padded = f"  {folded} "
    return frozenset(padded[index : index + 3] for index in range(len(padded) - 2))
