"""Finding a quote in a canonical text: to the letter, and only between token boundaries.

Punctuation counts and a quote never ends inside a word or a number: "$5 billion" is not found in "$25 billion",
"5 percent" not in "2.5 percent", "30" not in "30,000".
"""

from __future__ import annotations

import difflib
import re
from typing import TYPE_CHECKING

from .documents import canonical_text, joins

if TYPE_CHECKING:
    from collections.abc import Iterator

_WORD = re.compile(r"\w+")


def find_quote(quote: str, text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """Yield the spans (start, end) at which `quote` stands in the canonical `text`, left to right, without overlap."""
    wanted = canonical_text(quote)
    if not wanted:
        return
    position, last = start, len(text) if end is None else end
    while (found := text.find(wanted, position, last)) != -1:
        stop = found + len(wanted)
        if _is_border(text, found) and _is_border(text, stop):
            yield found, stop
            position = stop
        else:
            position = found + 1


def _is_border(text: str, index: int) -> bool:
    """Return whether no token runs across the place before `text[index]`."""
    if index <= 0 or index >= len(text):
        return True
    before, after = text[index - 1], text[index]
    if (_in_word(before) and _in_word(after)) or (joins(after) and before != " "):
        return False
    # Inside a number such as 2.5 or 1,000 the separator belongs to the token.
    if before in ".," and after.isdigit():
        return not (index >= 2 and text[index - 2].isdigit())
    if before.isdigit() and after in ".,":
        return not (index + 1 < len(text) and text[index + 1].isdigit())
    return True


def _in_word(character: str) -> bool:
    return character.isalnum() or character == "_"


def whole_tokens(quote: str, text: str) -> str:
    """Return the whole words and numbers of the canonical `text` of which `quote` cuts a part, or ""."""
    wanted = canonical_text(quote)
    start = text.find(wanted)
    if not wanted or start < 0:
        return ""
    stop = start + len(wanted)
    while not _is_border(text, start):
        start -= 1
    while not _is_border(text, stop):
        stop += 1
    return text[start:stop]


def nearest_text(quote: str, text: str) -> str:
    """Return the passage of the canonical `text` that is most like `quote`, or "" where nothing is near."""
    wanted = [match.group().casefold() for match in _WORD.finditer(quote)]
    tokens = list(_WORD.finditer(text))
    if not wanted or not tokens:
        return ""
    words = [match.group().casefold() for match in tokens]
    best, best_score = -1, 0.0
    width = len(wanted)
    goal = set(wanted)
    counts: dict[str, int] = {}
    shared = 0
    # A window of as many words as the quote slides over the text; it counts how many of the quote's words it holds.
    for index, word in enumerate(words):
        if word in goal:
            counts[word] = counts.get(word, 0) + 1
            shared += counts[word] == 1
        leaving = index - width
        if leaving >= 0 and words[leaving] in goal:
            counts[words[leaving]] -= 1
            shared -= counts[words[leaving]] == 0
        first = max(0, index - width + 1)
        if shared > best_score:
            best, best_score = first, float(shared)
    if best < 0 or best_score < max(1, 0.5 * len(goal)):
        return ""
    low, high = max(0, best - 3), min(len(words), best + width + 3)
    matcher = difflib.SequenceMatcher(None, wanted, words[low:high], autojunk=False)
    blocks = [block for block in matcher.get_matching_blocks() if block.size]
    if not blocks:
        return ""
    first, last = low + blocks[0].b, low + blocks[-1].b + blocks[-1].size - 1
    return text[tokens[first].start() : tokens[last].end()]
