"""All quantities that a text writes, in digits and in words.

    quantity = [cue] [currency] number [scale] [cue] [unit] [cue]
    range    = quantity ("to" | "-" | "or" | "between" .. "and") quantity
    number   = 47 | 2.5 | 1,000 | forty seven | fifteen hundred | one and a half | a | half | third
    scale    = K M B T (written onto the digits) | hundred | dozen | thousand | million | billion | trillion
    unit     = $ | dollars | % | percent | x | times | fold | GW | years ...

What is inferred, and nothing beyond it:
- a unit or scale at the end of a range holds for both its ends: "30 to 40 percent", "three to four hundred";
- "from A to B" and "A or B" may be a range or two numbers: both are read;
- a scale alone is one of it ("the trillion dollars"), and so is a unit of time with an article ("an hour");
- fractions are shares ("half" is 50 percent), ordinals are counts ("the third such case"), "double" is a multiple;
- "two decades" are 20 years, megawatts become gigawatts; nothing else is converted;
- a number with a million or more and no unit may be money: "from nine billion to forty seven billion".
"""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

import msgspec

from .bounds import bounds_of
from .cardinals import Found, read_words
from .words import CURRENCIES, SCALES, SUFFIXES, UNITS, tokens_of

if TYPE_CHECKING:
    from .words import Token


class Reading(msgspec.Struct, frozen=True):
    """A quantity in a text: one number (`lower` = `upper`) or a range, in the base unit.

    `unit` is None where the text gives none. `bounds` are those that its words allow; text[start:end] writes it.
    """

    lower: Decimal
    upper: Decimal
    unit: str | None
    bounds: frozenset[str]
    start: int
    end: int


class _Number(msgspec.Struct, frozen=True):
    """A number with what belongs to it; `scale` is the last scale, 1 where there is none."""

    value: Decimal
    scale: int
    unit: str | None
    start: int
    end: int
    after: int


def read_numbers(text: str) -> list[Reading]:
    """Return every quantity that `text` writes, from left to right."""
    tokens = tokens_of(text)
    numbers: list[_Number] = []
    index = 0
    while index < len(tokens):
        number = _number(text, tokens, index)
        if number:
            numbers.append(number)
        index = number.after if number else index + 1
    readings: list[Reading] = []
    joined: set[int] = set()
    for place, (first, second) in enumerate(pairwise(numbers)):
        link = _link(text, first, second)
        if link:
            pair = _range(first, second)
            readings.extend(pair[:1])
            if pair and link == "range":
                joined |= {place, place + 1}
            elif pair and first.unit is None:
                readings.append(_single(text, _sharing(first, second)))
    readings.extend(_single(text, number) for place, number in enumerate(numbers) if place not in joined)
    return sorted(readings, key=lambda reading: (reading.start, reading.end))


def _single(text: str, number: _Number) -> Reading:
    bounds = bounds_of(text, number.start, number.end, number.unit)
    return Reading(number.value, number.value, number.unit, bounds, number.start, number.end)


# -- ranges -----------------------------------------------------------------


def _link(text: str, first: _Number, second: _Number) -> str:
    """Return "range" where the two are the ends of a range, "either" where they may be, "" otherwise."""
    between = text[first.end : second.start].casefold()
    if re.fullmatch(r"\s*[-–]\s*|\s+(?:to|through)\s+", between):
        return "either" if re.search(r"\bfrom\s*$", text[: first.start], re.I) else "range"
    if re.fullmatch(r"\s+or\s+", between):
        return "either"
    if re.fullmatch(r"\s+and\s+", between) and re.search(r"\bbetween\s*$", text[: first.start], re.I):
        return "range"
    return ""


def _range(first: _Number, second: _Number) -> list[Reading]:
    lower = _sharing(first, second)
    unit = second.unit or lower.unit
    if lower.value >= second.value or lower.unit != unit:
        return []
    return [Reading(lower.value, second.value, unit, frozenset({"range"}), first.start, second.end)]


def _sharing(first: _Number, second: _Number) -> _Number:
    """Return `first` with the unit and the scale of `second` where it has none of its own."""
    value, unit = first.value, first.unit
    shared = value * second.scale
    # The value of a unit such as a decade or a megawatt is in `second` already; its scale tells only of hundreds up.
    if first.scale == 1 and second.scale > 1 and shared < second.value:
        value = shared
    return msgspec.structs.replace(first, value=value, unit=unit or second.unit)


# -- one number -------------------------------------------------------------


def _number(text: str, tokens: list[Token], index: int) -> _Number | None:
    """Return the number that begins with the token at `index`, or None."""
    start = index
    currency = None
    if tokens[index].text in CURRENCIES and index + 1 < len(tokens):
        currency = CURRENCIES[tokens[index].text]
        index += 1
    found = _digits(text, tokens, index) if tokens[index].text[0].isdecimal() else read_words(tokens, index)
    if found is None:
        return None
    value, scale, unit, after = found
    unit, value, end, after = _unit(tokens, currency or unit, value, after)
    return _Number(value, scale, unit, tokens[start].start, end, after)


def _digits(text: str, tokens: list[Token], index: int) -> Found | None:
    token = tokens[index]
    before = text[token.start - 1 : token.start]
    if before.isalpha() or before == "_":
        return None
    value, scale = Decimal(token.text.replace(",", "")), 1
    index += 1
    following = tokens[index].text if index < len(tokens) else ""
    glued = index < len(tokens) and tokens[index].start == token.end
    if glued and following in SUFFIXES:
        scale, index = SUFFIXES[following], index + 1
    elif glued and following in ("st", "nd", "rd", "th"):
        index += 1
    elif glued and following.isalpha() and following not in UNITS:
        return None
    while (place := _past_hyphen(tokens, index)) < len(tokens) and tokens[place].text in SCALES:
        scale *= SCALES[tokens[place].text]
        index = place + 1
    return value * scale, scale, None, index


def _past_hyphen(tokens: list[Token], index: int) -> int:
    return index + 1 if index < len(tokens) and tokens[index].text == "-" else index


def _unit(tokens: list[Token], unit: str | None, value: Decimal, after: int) -> tuple[str | None, Decimal, int, int]:
    """Return the unit, the number in that unit, and where the whole ends (as an offset, and as a token)."""
    end = tokens[after - 1].end
    place = _past_hyphen(tokens, after)
    # "90 plus percent", "90+%": the cue stands between the number and its unit.
    if place < len(tokens) and tokens[place].text in ("plus", "+") and place + 1 < len(tokens):
        place += tokens[place + 1].text in UNITS
    word = tokens[place].text if place < len(tokens) else ""
    if word == "per" and place + 1 < len(tokens) and tokens[place + 1].text == "cent":
        return "percent", value, tokens[place + 1].end, place + 2
    if word not in UNITS or (unit is not None and unit != UNITS[word][0]):
        return unit, value, end, after
    if tokens[place - 1].text in ("plus", "+"):
        # The bound is read behind `end`, so the number ends before its cue.
        return UNITS[word][0], value * UNITS[word][1], end, place + 1
    return UNITS[word][0], value * UNITS[word][1], tokens[place].end, place + 1
