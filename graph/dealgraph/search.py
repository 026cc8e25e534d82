"""Finding entities by id, name or alias, and by what somebody mistyped."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .records import Entity


class Match(NamedTuple):
    """An entity that a search found: the name that fitted, and how well (1 = the very name)."""

    entity: Entity
    name: str
    score: float


def fold(text: str) -> str:
    """Return `text` without case, accents and punctuation, words apart by one space."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return " ".join("".join(c if c.isalnum() else " " for c in plain.casefold()).split())


class SearchIndex:
    """The names of all entities, ready to be searched."""

    def __init__(self, entities: Iterable[Entity]) -> None:
        self._names: list[tuple[str, str, Entity, frozenset[str]]] = []
        self._exact: dict[str, list[Entity]] = {}
        for entity in entities:
            for name in dict.fromkeys((entity.label, *entity.aliases, entity.id)):
                folded = fold(name)
                self._names.append((folded, name, entity, _trigrams(folded)))
                owners = self._exact.setdefault(folded, [])
                if entity not in owners:
                    owners.append(entity)

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
