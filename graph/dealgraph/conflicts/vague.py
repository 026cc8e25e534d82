"""Words that stand for an amount: how much they say, and how two of them differ."""

from __future__ import annotations

import re

# From the least to the most; what stands in one line says as much.
_SCALE = (
    "none",
    "few",
    "some|several|a part|partly",
    "many|much|a lot|lots|a large share|a large part|a great deal",
    "half",
    "most|mostly|majority|largely|mainly",
    "vast majority|almost all|nearly all",
    "all|every|each",
)
_RANKS = {word: rank for rank, words in enumerate(_SCALE) for word in words.split("|")}
# At one place the longest word counts: "vast majority" before "majority".
_WORDS = "|".join(sorted(_RANKS, key=lambda word: (-len(word), word)))
# "How many" asks, and "as much as" compares.
_ANYWHERE = re.compile(rf"\b(?<!how )(?<!too )(?<!as )(?<!so )(?:{_WORDS})\b")
_ALONE = re.compile(rf"(?:the )?({_WORDS})(?: of (?:it|them|these|those))?")


def rank_in(scope: str | None) -> int | None:
    """Return how much the first word of amount in a scope says, or None where there is none."""
    match = _ANYWHERE.search(scope.casefold()) if scope else None
    return _RANKS[match.group()] if match else None


def sense(text: str | None) -> int | str | None:
    """Return what words say as an amount: how much, where that is all they say, else the words themselves."""
    if text is None:
        return None
    words = text.casefold()
    match = _ALONE.fullmatch(words)
    return _RANKS[match.group(1)] if match else words


def compared(one: str, other: str) -> str:
    """Return how two texts that say something else differ, as it stands after a colon."""
    first, second = sense(one), sense(other)
    if isinstance(first, int) and isinstance(second, int):
        more, less = (one, other) if first > second else (other, one)
        return f"both can hold, since {more!r} says more than {less!r}"
    for short, long in ((one, other), (other, one)):
        if re.search(rf"\b{re.escape(short.casefold())}\b", long.casefold()):
            return f"both can hold, since {long!r} is the more exact of the two"
    return "both are words, and no number tells how far they lie apart"
