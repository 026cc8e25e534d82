"""Names in a text: those of the graph's entities, and capitalised ones that the graph does not know."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from .sentences import OPENERS, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ..records import Entity

_WORD = re.compile(r"\w+")
_SPACE = re.compile(r"\s")
_CAPITALISED = r"[^\W\d_a-z]\w*(?:[.&'’-](?=\w)\w+)*"
_PROPER = re.compile(rf"(?<!\w){_CAPITALISED}(?: (?:(?:of|the|and|for|&) )?{_CAPITALISED})*")
_DATES = (
    "january february march april may june july august september october november december "
    "monday tuesday wednesday thursday friday saturday sunday"
)
_POSSESSIVE = re.compile(r"['’]s?$")


class Known(NamedTuple):
    """A known name where it stands in a text, and the ids of the entities that go by it."""

    span: Span
    entities: tuple[str, ...]


class NameIndex:
    """The labels and aliases of entities, looked up by their first word.

    A name with a capital letter is looked up to the letter, another whatever its case.
    """

    def __init__(self, entities: Iterable[Entity]) -> None:
        self._names: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
        owners: dict[str, dict[str, None]] = {}
        for entity in entities:
            for name in (entity.label, *entity.aliases):
                owners.setdefault(" ".join(name.split()), {})[entity.id] = None
        # The longest name goes first: "Acme Cloud" is not found as "Acme".
        for name in sorted(owners, key=lambda name: (-len(name), name)):
            word = _WORD.search(name)
            if word:
                self._names.setdefault(word.group().casefold(), []).append((name, tuple(owners[name])))

    def find(self, text: str, span: Span) -> Iterator[Known]:
        """Yield the names in that stretch of the text, from left to right, the longest of those at one place."""
        plain = _SPACE.sub(" ", text[span.start : span.end])
        folded = plain.lower()
        position = 0
        while match := _WORD.search(plain, position):
            position = match.end()
            for name, owners in self._names.get(match.group().casefold(), ()):
                start = match.start() - _WORD.search(name).start()  # type: ignore[union-attr]
                end = start + len(name)
                if start < 0 or not _stands(name, plain, folded, start, end):
                    continue
                yield Known(Span(span.start + start, span.start + end), owners)
                position = end
                break


def _stands(name: str, plain: str, folded: str, start: int, end: int) -> bool:
    here = plain[start:end] == name if name != name.lower() else folded[start:end] == name
    if not here:
        return False
    return not (_in_word(plain, start - 1, start) or _in_word(plain, end - 1, end))


def _in_word(text: str, before: int, after: int) -> bool:
    """Return whether a word runs on between two neighbouring places."""
    if before < 0 or after >= len(text):
        return False
    return text[before].isalnum() and text[after].isalnum()


def unknown_names(text: str, span: Span, known: list[Known]) -> Iterator[str]:
    """Yield the capitalised names in a sentence in which no known name stands.

    Words that open sentences ("The", "In"), months and days are no names; nor is the first word of the sentence
    where it stands alone and is not all in capitals: it may be any word.
    """
    dates, openers = frozenset(_DATES.split()), frozenset(OPENERS.split())
    for match in _PROPER.finditer(_SPACE.sub(" ", text[span.start : span.end])):
        place = Span(span.start + match.start(), span.start + match.end())
        if any(place.overlaps(one.span) for one in known):
            continue
        words = [word for word in match.group().split() if word.casefold() not in dates]
        while words and (words[0].casefold() in openers or not words[0][0].isupper()):
            del words[0]
        name = _POSSESSIVE.sub("", " ".join(words))
        opens = not any(character.isalnum() for character in text[span.start : place.start])
        if len(name) > 1 and not (opens and " " not in name and name[1:] != name[1:].upper()):
            yield name
