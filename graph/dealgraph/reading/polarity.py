"""Whether the words of a quote affirm or deny what a statement says.

A statement is negated where a word denies it, and affirmed where none does; a word that denies something else in the
quote is set aside in the seeds (`aside`). What is taken from the words, and nothing beyond it:
- a number is denied by a negation before it in its sentence ("there are not nine hundred million"); how long ago
  something was is no part of what is denied;
- an idea, or a thing and what it is likened to, is denied by a negation that half of the words of a name follow;
- a status is denied by any negation; a link of topics only in so many words ("nothing to do with");
- anything else is denied by a negation in one clause with a name of its subject or object, or a word of its text;
  "rather than", "unlike" and the like deny only what comes after them;
- what denies by itself takes one negation more: a predicate `against` something, a text or a name that says "not".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .cues import CONTRASTS, WIDE, governing, negations, sentences
from .words import TIME_UNITS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from ..records import Entity, Statement
    from ..vocabulary import PredicateTerm
    from .numbers import Reading

_AFTER = ("ago", "later", "earlier", "before")
_BEFORE = ("in", "within", "over", "for", "during", "by", "after", "since", "until")
_UNRELATED = re.compile(r"\bnothing to do with\b|\bnot (?:about|related|comparable)\b|\bunrelated\b", re.I)
_BORDER = re.compile(r"[,;:(]|\bbut\b|\bbecause\b|\band so\b")
_LIKENED = ("exampleOf", "analogyOf")
_HELD = ("states", "supports", "opposes", "doubts")
_WORD = re.compile(r"[^\W\d_]{3,}")
_EMPTY = {"the", "and", "for", "with", "that", "this", "its", "are", "was", "has", "have", "from", "into", "than"}


def denied_number(quote: str, reading: Reading) -> str:
    """Return the word that denies the number in `quote`, or ""."""
    before, after = quote[: reading.start].split(), quote[reading.end :].split()
    if after and after[0].strip(".,;") in _AFTER:
        return ""
    if reading.unit in TIME_UNITS and before and before[-1].casefold() in _BEFORE:
        return ""
    return "".join(match.group() for match in negations(governing(quote, reading.start))[-1:])


def denial(statement: Statement, term: PredicateTerm, quotes: list[str], entities: Mapping[str, Entity]) -> str:
    """Return the word of `quotes` that denies the statement, which holds no number, or ""."""
    if term.topical:
        return next((match.group() for match in map(_UNRELATED.search, quotes) if match), "")
    if term.choice:
        return next((match.group() for quote in quotes for match in negations(quote)), "")
    if term.id in _HELD:
        return _denied_name([statement.object], entities, quotes, _scope, int(term.against))
    if term.id in _LIKENED:
        return _denied_name([statement.subject, statement.object], entities, quotes, _rest, 0)
    needed = 1 + term.against + _says_not(statement, entities)
    names = _stems(statement.text or "") | _names(statement.object, entities)
    subject = _names(statement.subject, entities)
    said = {stem for quote in quotes for stem in _stems(quote)}
    # Where the quotes call nothing by its name ("the lab", "it"), or name it in another quote, any negation serves.
    unnamed = not said & (names | subject) or (len(quotes) > 1 and bool(said & names))
    for quote in quotes:
        for sentence in sentences(quote):
            found = negations(sentence)
            for match in found if len(found) >= needed else []:
                word = match.group().casefold()
                around = sentence if word in WIDE else _clause(sentence, match)
                denied = _scope(sentence, match) if word in CONTRASTS else around
                if (unnamed and word not in CONTRASTS) or _stems(denied) & (names | subject):
                    return match.group()
    return ""


def _denied_name(
    ids: list[str | None],
    entities: Mapping[str, Entity],
    quotes: list[str],
    part: Callable[[str, re.Match[str]], str],
    extra: int,
) -> str:
    """Return the negation of the quotes that is followed by half of the words of a name of one of the entities.

    A name that denies something itself ("No lunch is free") takes one negation more, as do `extra` others.
    """
    known = [entities[name] for name in ids if name is not None and name in entities]
    names = [name for entity in known for name in (entity.label, *entity.aliases)]
    for quote in quotes:
        if not any(_stems(name) & _stems(quote) for name in names) and len(negations(quote)) > extra:
            return negations(quote)[0].group()
        for sentence in sentences(quote):
            found = negations(sentence)
            for match in found:
                scope = _stems(sentence if match.group().casefold() in WIDE else part(sentence, match))
                for name in names:
                    own = _stems(name)
                    if own and 2 * len(own & scope) >= len(own) and len(found) > extra + len(negations(name)):
                        return match.group()
    return ""


def _clause(sentence: str, match: re.Match[str]) -> str:
    """Return the words around the negation between the borders of its clause."""
    return _BORDER.split(sentence[: match.start()])[-1] + " " + _scope(sentence, match)


def _scope(sentence: str, match: re.Match[str]) -> str:
    """Return the words after the negation up to the end of its clause."""
    return _BORDER.split(sentence[match.end() :])[0]


def _rest(sentence: str, match: re.Match[str]) -> str:
    return sentence[match.end() :]


def _says_not(statement: Statement, entities: Mapping[str, Entity]) -> int:
    """Return how often the statement's own words deny something: its text and the names of subject and object."""
    known = [entities[name].label for name in (statement.subject, statement.object) if name and name in entities]
    return sum(len(negations(part)) for part in (statement.text or "", *known))


def _names(entity: str | None, entities: Mapping[str, Entity]) -> set[str]:
    known = entities.get(entity or "")
    return set() if known is None else _stems(" ".join((known.label, *known.aliases)))


def _stems(text: str) -> set[str]:
    """Return the words of `text` by their first four letters, the commonest words apart."""
    return {word[:4] for word in map(str.casefold, _WORD.findall(text)) if word not in _EMPTY}
