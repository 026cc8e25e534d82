"""Whether the words of a quote affirm or deny what a statement says.

What is taken from the words, and nothing beyond it:
- a number is denied by a negation before it in its sentence ("there are not nine hundred million"); how long ago
  something was is no part of what is denied, and "not .. any more" leaves both open;
- anything else can be `negated` only where a negation stands in one sentence with a name of its subject or object, or
  with a word of its text; "rather than", "unlike" and the like deny only what comes after them;
- what negates by itself needs no negation: `opposes` negated needs two, and so does a text or an idea that says
  "not" in its own words; a link of topics (`about`, `related`) is denied only in so many words;
- a plain fact is refused as affirmed where every mention of its object is denied, and a likeness where the words say
  that it fails ("breaks down", "differs from").
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
# "It is not A any more" denies A now and tells of it before.
_NO_LONGER = re.compile(r"\b(?:no longer|any ?more|any longer)\b", re.I)
_TOPICAL = ("about", "related", "broader", "comparedWith", "retells", "cites")
_UNRELATED = re.compile(r"\bnothing to do with\b|\bnot (?:about|related|comparable)\b|\bunrelated\b", re.I)
_NEGATIVE = ("opposes", "doubts", "contradicts", "restricts")
# What is an argument of the speaker, and may be made by denying something else.
_ARGUED = ("states", "supports", "exampleOf", "analogyOf", "causes", "reason", "assessment", "risk", "criticism")
_BORDER = re.compile(r"[,;:(]|\bbut\b|\bbecause\b|\band so\b")
_UNLIKE = re.compile(
    r"\b(?:breaks? down|(?:differs?|different) from|(?:doesn[’']t|does not|do not|don[’']t) fit"
    r"|(?:is|are) (?:\w+ ){0,2}wrong)\b",
    re.I,
)
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


def is_open(quote: str) -> bool:
    """Return whether the quote tells of something that was so and is so no more."""
    return _NO_LONGER.search(quote) is not None


def may_be_denied(statement: Statement, term: PredicateTerm, quotes: list[str], entities: Mapping[str, Entity]) -> bool:
    """Return whether the words of `quotes` can mean that the statement, which holds no number, is not so."""
    if term.id in _TOPICAL:
        return any(_UNRELATED.search(quote) for quote in quotes)
    if term.choice:
        return any(negations(quote) for quote in quotes)
    if term.id in _HELD:
        extra = int(term.id in _NEGATIVE)
        return any(_denies_name(quote, [statement.object], entities, _scope, extra) for quote in quotes)
    if term.id in _LIKENED:
        both = [statement.subject, statement.object]
        return any(_denies_name(quote, both, entities, _rest, 0) for quote in quotes)
    needed = 1 + (term.id in _NEGATIVE) + _says_not(statement, term, entities)
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
                    return True
    return False


def _denies_name(
    quote: str,
    ids: list[str | None],
    entities: Mapping[str, Entity],
    part: Callable[[str, re.Match[str]], str],
    extra: int,
) -> bool:
    """Return whether a negation of the quote is followed by half of the words of a name of one of the entities.

    A name that denies something itself ("No lunch is free") takes one negation more, as do `extra` others.
    """
    known = [entities[name] for name in ids if name is not None and name in entities]
    names = [name for entity in known for name in (entity.label, *entity.aliases)]
    if not any(_stems(name) & _stems(quote) for name in names):
        return len(negations(quote)) > extra
    for sentence in sentences(quote):
        found = negations(sentence)
        for match in found:
            scope = _stems(sentence if match.group().casefold() in WIDE else part(sentence, match))
            for name in names:
                own = _stems(name)
                if own and 2 * len(own & scope) >= len(own) and len(found) > extra + len(negations(name)):
                    return True
    return False


def is_denied(statement: Statement, term: PredicateTerm, quotes: list[str], entities: Mapping[str, Entity]) -> str:
    """Return the word that denies every mention of what an affirmed statement is about, or ""."""
    found = [match.group() for quote in quotes for match in negations(quote)]
    if term.id in _LIKENED:
        unlike = [match.group() for quote in quotes for match in [_UNLIKE.search(quote)] if match]
        return unlike[0] if len(unlike) == len(quotes) else ""
    if not found or term.id in _TOPICAL + _NEGATIVE + _ARGUED or _says_not(statement, term, entities):
        return ""
    if term.choice:
        return found[0] if all(negations(quote) for quote in quotes) else ""
    names = _stems(statement.text or "") | _names(statement.object, entities)
    subject = _names(statement.subject, entities)
    mentions: set[str] = set()
    for quote in quotes:
        for sentence in sentences(quote):
            mentioned = _stems(sentence) & names
            denied = {stem for match in negations(sentence) for stem in _stems(_denied_part(sentence, match, term))}
            if not mentioned <= denied or (_stems(sentence) & subject and not negations(sentence)):
                return ""
            mentions |= mentioned
    enough = bool(mentions) if statement.object else 2 * len(mentions) >= len(names)
    return found[0] if enough else ""


def _denied_part(sentence: str, match: re.Match[str], term: PredicateTerm) -> str:
    """Return the words that the negation denies; whoever stays away from a deal may stand before it."""
    return _clause(sentence, match) if term.flow or term.interest else _scope(sentence, match)


def _clause(sentence: str, match: re.Match[str]) -> str:
    """Return the words around the negation between the borders of its clause."""
    return _BORDER.split(sentence[: match.start()])[-1] + " " + _scope(sentence, match)


def _scope(sentence: str, match: re.Match[str]) -> str:
    """Return the words after the negation up to the end of its clause."""
    return _BORDER.split(sentence[match.end() :])[0]


def _rest(sentence: str, match: re.Match[str]) -> str:
    return sentence[match.end() :]


def _says_not(statement: Statement, term: PredicateTerm, entities: Mapping[str, Entity]) -> int:
    """Return how many of the statement's own parts deny something: its text, its object's name, its subject's name."""
    subject, thing = entities.get(statement.subject), entities.get(statement.object or "")
    words = [statement.text or "", subject.label if subject else ""]
    if thing is not None and term.id != "exampleOf":
        words.append(thing.label)
    return sum(bool(negations(part)) for part in words)


def _names(entity: str | None, entities: Mapping[str, Entity]) -> set[str]:
    known = entities.get(entity or "")
    return set() if known is None else _stems(" ".join((known.label, *known.aliases)))


def _stems(text: str) -> set[str]:
    """Return the words of `text` by their first four letters, the commonest words apart."""
    return {word[:4] for word in map(str.casefold, _WORD.findall(text)) if word not in _EMPTY}
