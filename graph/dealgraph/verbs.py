"""Verbs that fit their subject, and that deny: "hyperscalers have", "a lab does not supply".

The page has these rules too (`verbs.ts`).
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .records import Entity
    from .vocabulary import Vocabulary

# The classes whose things may go by a name in the plural; of companies, people and ideas each is one.
GROUPS = ("AnonymousGroup", "Technology", "Market")
# What follows the noun of a name: "bears on AI lab economics".
AFTER_NOUN = re.compile(r" (?:of|on|in|that|to|among|without|outside|wary|who|for|as|from) .*")
_PLURAL = re.compile(r"(?:most|those)\b.*|.* people|(?!.* and \w+$).*[^su]s")
_VERB = re.compile(r"^\w+|(?<= or )\w+s\b")
_FORMS = {"has": "have", "is": "are", "was": "were", "does": "do", "goes": "go"}
# What takes "not" behind it: "is not", "has not raised". "May not be" would leave it open.
_BEFORE_NOT = re.compile(r"(?:is|are|was|were|(?:has|have)(?= (?:\w+ed|lost)\b))\b")
# The verb of one, of which "does not" takes the form of many.
_OF_ONE = re.compile(r"\w*[^s\W]s\b")


def phrase_for(subject: Entity, predicate: str, vocabulary: Vocabulary) -> str:
    """Return the predicate's phrase, which is in the singular, as it fits the subject: "have a valuation of"."""
    phrase = vocabulary.predicates[predicate].phrase
    return _in_plural(phrase) if _is_plural(subject, vocabulary) else phrase


def denial_for(subject: Entity, predicate: str, vocabulary: Vocabulary) -> str | None:
    """Return the phrase of a denial, "does not have a valuation of"; None where its verb has no such form ("wrote")."""
    phrase = vocabulary.predicates[predicate].phrase
    plural = _is_plural(subject, vocabulary)
    if found := _BEFORE_NOT.match(phrase):
        verb = _plural(found.group()) if plural else found.group()
        return f"{verb} not{phrase[found.end() :]}"
    return f"{'do' if plural else 'does'} not {_in_plural(phrase)}" if _OF_ONE.match(phrase) else None


def _is_plural(entity: Entity, vocabulary: Vocabulary) -> bool:
    return vocabulary.is_a(entity.type, GROUPS) and _PLURAL.fullmatch(AFTER_NOUN.sub("", entity.label)) is not None


@lru_cache(maxsize=1024)
def _in_plural(phrase: str) -> str:
    return _VERB.sub(lambda verb: _plural(verb.group()), phrase)


def _plural(verb: str) -> str:
    """Return the verb of many: "has" -> "have", "supplies" -> "supply"; what has no ending of one stays."""
    if verb in _FORMS:
        return _FORMS[verb]
    if verb.endswith("ss") or not verb.endswith("s"):
        return verb
    if verb.endswith("ies"):
        return f"{verb[:-3]}y"
    return verb[:-2] if verb.endswith(("shes", "ches", "sses", "xes")) else verb[:-1]
