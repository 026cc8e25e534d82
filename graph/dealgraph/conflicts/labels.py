"""Labels of entities in running text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..records import Entity
    from ..vocabulary import Vocabulary

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
    noun = noun_of(label)
    common = " " in noun and noun.partition(" ")[0].islower() and not noun.endswith("s")
    is_group = vocabulary.is_a(entity.type, _GROUPS) or noun.endswith(_FIELDS)
    return f"the {label}" if common and is_group else label


def noun_of(label: str) -> str:
    """Return the label up to its first preposition: "share" of "share of time"."""
    return _AFTER_NOUN.split(label, maxsplit=1)[0]


def begun(words: str) -> str:
    """Return the words as a sentence begins: with a capital, but for names that are written their own way ("xAI")."""
    first = re.match(r"[\w-]+", words)
    return words[:1].upper() + words[1:] if first and first.group().islower() else words
