"""When two statements speak of the same: times that may overlap, and scopes that have to do with each other."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from ..dates import Interval, parse_date
from ..times import days_of, span

if TYPE_CHECKING:
    from ..records import Statement

# Words of a scope that do not tell what is counted.
STOPWORDS = frozenset(
    {"a", "an", "and", "are", "as", "at", "by", "for", "from", "in", "is", "it", "its", "of", "on", "or", "that",
     "the", "this", "those", "to", "was", "were", "which", "who", "with"}
)  # fmt: skip
_DIGITS = {
    "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9",
    "ten": "10",
}  # fmt: skip
SAME, LIKE, RELATED, APART = "same", "like", "related", "apart"


def may_coincide(one: Statement, other: Statement) -> bool:
    """Return whether the two may speak of the same time.

    What is undated speaks of the time of its source, and, where that has no date either, of the same time as other
    undated statements. A time that is known only in words ("when she joined") is comparable with undated ones: the
    same time may stand in the scope of the other, or go without saying.
    """
    if not (one.at or one.from_ or one.to or other.at or other.from_ or other.to):
        return True
    first = _spoken_of(one.at, one.from_, one.to, one.date_text, one.known_since)
    second = _spoken_of(other.at, other.from_, other.to, other.date_text, other.known_since)
    return first is not None and second is not None and first.overlaps(second)


def may_be_one_statement(one: Statement, other: Statement) -> bool:
    """Return whether the two rest on the very same words: what they set side by side is no disagreement."""
    return one.source == other.source and one.evidence == other.evidence


def at_other_times(one: Statement, other: Statement) -> bool:
    """Return whether both are dated, and certainly speak of different times."""
    first, second = span(one), span(other)
    return first is not None and second is not None and not first.overlaps(second)


def same_time(one: Statement, other: Statement) -> bool:
    """Return whether both name the same time."""
    return (one.at, one.from_, one.to) == (other.at, other.from_, other.to)


def compare_scopes(one: Statement, other: Statement) -> str:
    """Return how the scopes relate: LIKE where most words of the shorter are in the longer, RELATED where any is."""
    if one.scope == other.scope:
        return SAME
    if not one.scope or not other.scope:
        return RELATED
    first, second = _words(one.scope), _words(other.scope)
    shared = len(first & second)
    if shared == 0:
        return APART
    return LIKE if shared >= 0.6 * min(len(first), len(second)) else RELATED


@lru_cache(maxsize=4096)
def _spoken_of(
    at: str | None, from_: str | None, to: str | None, words: str | None, known_since: str | None
) -> Interval | None:
    interval = days_of(at, from_, to)
    if interval is None and not words and known_since:
        return parse_date(known_since)
    return interval


@lru_cache(maxsize=4096)
def _words(scope: str) -> frozenset[str]:
    words = frozenset(re.findall(r"\w+", scope.casefold())) - STOPWORDS
    return frozenset(_DIGITS.get(word, word) for word in words)
