"""Numbers written in words: "forty seven billion", "half an hour", "two thirds", "the third", "doubled"."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from .words import FRACTIONS, MULTIPLE_WORD, MULTIPLES, ONES, ORDINALS, SCALES, TENS, TIME_UNITS

if TYPE_CHECKING:
    from .words import Token

# A number, its last scale (1 where there is none), its unit where the words give it, and the token after it.
Found = tuple[Decimal, int, str | None, int]


def read_words(tokens: list[Token], index: int) -> Found | None:
    """Return the number in words that begins with the token at `index`, or None."""
    word = tokens[index].text
    if word in MULTIPLES or MULTIPLE_WORD.fullmatch(word):
        match = MULTIPLE_WORD.fullmatch(word)
        return Decimal(MULTIPLES[match.group(1) if match else word]), 1, "multiple", index + 1
    if word == "both":
        return Decimal(2), 1, None, index + 1
    if word in ("a", "an"):
        return _after_article(tokens, index)
    if word == "half":
        return _fraction(tokens, index, Decimal(1))
    if word in ORDINALS:
        return Decimal(ORDINALS[word]), 1, None, index + 1
    return _cardinal(tokens, index)


def _after_article(tokens: list[Token], index: int) -> Found | None:
    """Read "a trillion", "an hour", "a year and a half", "a third"."""
    following = tokens[index + 1].text if index + 1 < len(tokens) else ""
    if following in TIME_UNITS and not following.endswith("s"):
        unit, factor = TIME_UNITS[following]
        extra, after = _and_a_half(tokens, index + 2)
        return (1 + extra) * factor, 1, unit, after
    if following in FRACTIONS:
        return _fraction(tokens, index + 1, Decimal(1))
    return _cardinal(tokens, index + 1) if following in SCALES else None


def _fraction(tokens: list[Token], index: int, times: Decimal) -> Found | None:
    """Read a fraction: of a unit of time or a scale ("half an hour", "half a million"), or else a share."""
    value = times * FRACTIONS[tokens[index].text]
    after = index + 1
    place = after + 1 if after < len(tokens) and tokens[after].text in ("a", "an") else after
    if place < len(tokens) and tokens[place].text in SCALES:
        scale = SCALES[tokens[place].text]
        return value * scale, scale, None, place + 1
    if place < len(tokens) and tokens[place].text in TIME_UNITS and tokens[index].text == "half":
        unit, factor = TIME_UNITS[tokens[place].text]
        return value * factor, 1, unit, place + 1
    return value * 100, 1, "percent", after


def _cardinal(tokens: list[Token], index: int) -> Found | None:
    """Read a number in words: "forty seven billion", "fifteen hundred", "two thirds", "one and a half trillion"."""
    total, current, scale, place = Decimal(0), Decimal(0), 1, index
    while place < len(tokens):
        word = tokens[place].text
        if word in ONES and current % 10 == 0 and (current % 100 == 0 or current % 100 >= 20):
            current += ONES[word]
        elif word in TENS and current % 100 == 0:
            current += TENS[word]
        elif word == "hundred" and current < 100:
            current, scale = (current or Decimal(1)) * 100, 100
        elif word in SCALES:
            scale = SCALES[word]
            total, current = total + (current or Decimal(1)) * scale, Decimal(0)
        elif word in FRACTIONS and place > index and total == 0 and (current == 1 or word.endswith("s")):
            return _fraction(tokens, place, current)
        elif word == "and" and place > index:
            extra, after = _and_a_half(tokens, place)
            if not extra:
                break
            current, place = current + extra, after
            continue
        elif not (word == "-" and place > index and _is_number_word(tokens, place + 1)):
            break
        place += 1
    return (total + current, scale, None, place) if place > index else None


def _and_a_half(tokens: list[Token], index: int) -> tuple[Decimal, int]:
    if [token.text for token in tokens[index : index + 3]] == ["and", "a", "half"]:
        return Decimal("0.5"), index + 3
    return Decimal(0), index


def _is_number_word(tokens: list[Token], index: int) -> bool:
    return index < len(tokens) and (tokens[index].text in ONES or tokens[index].text in SCALES)
