"""How conflicts are told: labels in running text, what is measured, and the notes in brackets behind each side."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..wording import object_words, when

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..records import Entity, Statement
    from ..vocabulary import PredicateTerm, Vocabulary
    from .world import World

# Labels of these classes, and those that end so, may be common nouns, which take an article in running text.
_GROUPS = ("Agent", "Publication")
_FIELDS = (" industry", " market", " sector")
# What ends the first noun of a label: "authors of a newsletter", "smartest people in tech".
_AFTER_NOUN = re.compile(r" (?:about|as|at|by|for|from|in|of|on|that|to|who|with)\b")
_OWNED = re.compile(r"['’]s |s['’] ")
_DETERMINERS = re.compile(
    r"(?:an?|the|th(?:is|at|ese|ose)|all|both|each|every|few|many|most|other|several|some"
    r"|two|three|four|five|six|seven|eight|nine|ten) ",
    re.I,
)


def named(entity: Entity, vocabulary: Vocabulary) -> str:
    """Return the label as it stands in a sentence.

    A deal takes an article unless somebody owns it ("Ann's loan"), and so does a group whose label is a common noun in
    the singular ("smartest people in tech", "software industry"); names ("xAI"), plurals ("bankers") and what cannot
    be counted ("software as a service") take none.
    """
    label = entity.label
    if _DETERMINERS.match(label):
        return label
    if vocabulary.is_a(entity.type, ("Deal",)):
        return label if _OWNED.search(label) else f"the {label}"
    noun = _AFTER_NOUN.split(label, maxsplit=1)[0]
    common = " " in noun and noun.partition(" ")[0].islower() and not noun.endswith("s")
    is_group = vocabulary.is_a(entity.type, _GROUPS) or noun.endswith(_FIELDS)
    return f"the {label}" if common and is_group else label


def begun(words: str) -> str:
    """Return the words as a sentence begins: with a capital, but for names that are written their own way ("xAI")."""
    first = re.match(r"[\w-]+", words)
    return words[:1].upper() + words[1:] if first and first.group().islower() else words


def measured(world: World, row: Statement, scope: str | None) -> str:
    """Return what a figure is of, as a sentence begins: "The revenue of Lab", "For Lab the share of time".

    `scope` is what both sides count. A predicate that tells it by itself has it in brackets behind; one that measures
    different things begins with it: "Time spent on chips: for Lab the share".
    """
    term = world.vocabulary.predicates[row.predicate]
    name = world.named(row.subject)
    if not term.functional and scope:
        return f"{begun(scope)}: for {name} the {term.label}"
    brackets = f" ({scope})" if scope else ""
    if _stands_before_of(term):
        return f"The {term.label} of {name}{brackets}"
    return f"For {name} the {term.label}{brackets}"


def is_or_are(world: World, row: Statement) -> str:
    """Return the verb that goes with what a figure is of: the revenue is, the departures are."""
    label = world.vocabulary.predicates[row.predicate].label
    return "are" if _AFTER_NOUN.split(label, maxsplit=1)[0].endswith("s") else "is"


def figure(world: World, row: Statement) -> str:
    """Return what a side says: a number as people write it, words in quotation marks."""
    return repr(row.text) if row.text is not None else object_words(row, world.vocabulary, world.named)


def quoted(world: World, row: Statement) -> str:
    """Return what a side says in quotation marks, where it is spoken of as words: "'about 5' is a rounding"."""
    return repr(object_words(row, world.vocabulary, world.named))


def note(row: Statement, *first: str | None) -> str:
    """Return date and stance of a statement, in one pair of brackets: "(2026-03, by the end of Q1, asserted)".

    What is given as `first`, such as the scope, stands before them.
    """
    return brackets(*first, date(row), row.stance)


def brackets(*parts: str | None) -> str:
    """Return those of the parts that say something in one pair of brackets, after a space, or ""."""
    said = [part for part in parts if part]
    return f" ({', '.join(said)})" if said else ""


def date(row: Statement) -> str:
    """Return the date of a statement in words, fit to stand in brackets: "2026-03, by the end of Q1"."""
    return when(row).replace(" (", ", ").rstrip(")")


def listed(words: Iterable[str]) -> str:
    """Return the words as a list that is read aloud, each once: "Ann", "Ann and Bob", "Ann, Bob and Cy"."""
    *most, last = dict.fromkeys(words)
    return f"{', '.join(most)} and {last}" if most else last


def speakers(world: World, rows: Iterable[Statement]) -> str:
    """Return who says the statements, as a list that is read aloud."""
    return listed(world.named(row.speaker) for row in rows)


def _stands_before_of(term: PredicateTerm) -> bool:
    """Return whether the label is a plain noun of what has one value at a time: "the revenue of", "the capacity of"."""
    return term.functional and not re.search(r" (?:as|by|in|of) ", f"{term.label} ")
