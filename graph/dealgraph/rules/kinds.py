"""Kinds of rules that several tables share: one of a list, words, a date, a thing of certain classes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..dates import FORMS
from . import values
from .columns import Rule, near, near_of_list

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from ..vocabulary import Vocabulary


ADDRESS_MEND = "write it as https://..."


def rule(name: str, right: Callable[[Any], Any], what: str, mend: str = "") -> Rule:
    """Return a rule that says the same of whatever value it finds."""
    return Rule(name, right, lambda _: what, lambda _: mend)


def one_of(name: str, names: Collection[str], what: str) -> Rule:
    """Return the rule that a value is one of the names, which are called `what`."""
    return Rule(name, names.__contains__, lambda _: f"unknown {what}", near_of_list(names))


def date(name: str) -> Rule:
    """Return the rule that a value is a partial date."""
    return rule(name, values.is_date, "this is no date", f"write {FORMS}")


def words(name: str, what: str = "this is empty") -> Rule:
    """Return the rule that a value is words."""
    return rule(name, str.strip, what, "fill it in, or leave it out")


def words_or_none(name: str) -> Rule:
    """Return the rule that a value is words, where an empty text stands for none."""
    return rule(name, lambda text: not text or text.strip(), "this is empty", "fill it in, or leave it out")


class Members:
    """Which entities are of which classes."""

    def __init__(self, vocabulary: Vocabulary, entities: Mapping[str, str]) -> None:
        self._vocabulary = vocabulary
        self._entities = entities

    def classes(self, *above: str) -> frozenset[str]:
        """Return the classes, and those below them, that are not abstract: an entity is of one of these."""
        classes = self._vocabulary.classes
        return frozenset(name for one in above for name in self._vocabulary.below(one) if not classes[name].abstract)

    def rule(self, name: str, above: tuple[str, ...], what: str, unknown: str = "entity") -> Rule:
        """Return the rule that a value is an entity of these classes; `what` says that one is not."""
        entities, classes = self._entities, self.classes(*above)

        def right(found: str) -> bool:
            return entities.get(found) in classes

        def told(found: str) -> str:
            return f"{what}, and its class is {entities[found]}" if found in entities else f"unknown {unknown}"

        def mend(found: str) -> str:
            if found in entities:
                return f"name one of these classes: {', '.join(above)}" if above != ("Thing",) else ""
            return near(entities)(found)

        return Rule(name, right, told, mend)
