"""The words that numbers and units are written with."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

ONES = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
    "eighteen": 18, "nineteen": 19,
}  # fmt: skip
TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
SCALES = {
    "hundred": 100, "dozen": 12, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12,
}  # fmt: skip
# Written onto the digits without a space: $9B, 250M, 30bn.
SUFFIXES = {
    "k": 10**3, "m": 10**6, "mn": 10**6, "b": 10**9, "bn": 10**9, "t": 10**12, "tn": 10**12,
}  # fmt: skip
FRACTIONS = {
    "half": Decimal("0.5"), "halves": Decimal("0.5"), "quarter": Decimal("0.25"), "quarters": Decimal("0.25"),
    "third": Decimal(1) / 3, "thirds": Decimal(1) / 3, "fifth": Decimal("0.2"), "fifths": Decimal("0.2"),
    "tenth": Decimal("0.1"), "tenths": Decimal("0.1"),
}  # fmt: skip
ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10,
}  # fmt: skip
# Verbs and adverbs that are a multiple by themselves.
MULTIPLES = {
    "doubl": 2, "twice": 2, "twofold": 2, "tripl": 3, "threefold": 3, "quadrupl": 4, "fourfold": 4, "quintupl": 5,
    "fivefold": 5, "tenfold": 10, "hundredfold": 100,
}  # fmt: skip
MULTIPLE_WORD = re.compile(r"(doubl|tripl|quadrupl|quintupl)(?:e|es|ed|ing)")

_TIME = {
    "year": ("year", 1), "yr": ("year", 1), "decade": ("year", 10), "century": ("year", 100), "month": ("month", 1),
    "week": ("week", 1), "day": ("day", 1), "hour": ("hour", 1), "hr": ("hour", 1), "minute": ("minute", 1),
    "min": ("minute", 1), "second": ("second", 1), "sec": ("second", 1),
}  # fmt: skip
TIME_UNITS = {
    **_TIME, **{word + "s": unit for word, unit in _TIME.items() if word != "century"}, "centuries": ("year", 100),
}  # fmt: skip
UNITS: dict[str, tuple[str, Decimal]] = {
    **{word: (unit, Decimal(factor)) for word, (unit, factor) in TIME_UNITS.items()},
    "%": ("percent", Decimal(1)), "percent": ("percent", Decimal(1)), "percentage": ("percent", Decimal(1)),
    "x": ("multiple", Decimal(1)), "×": ("multiple", Decimal(1)), "times": ("multiple", Decimal(1)),
    "fold": ("multiple", Decimal(1)),
    "dollar": ("USD", Decimal(1)), "dollars": ("USD", Decimal(1)), "usd": ("USD", Decimal(1)),
    "euro": ("EUR", Decimal(1)), "euros": ("EUR", Decimal(1)), "eur": ("EUR", Decimal(1)),
    "tw": ("GW", Decimal(1000)), "gw": ("GW", Decimal(1)), "mw": ("GW", Decimal("0.001")),
    "kw": ("GW", Decimal("0.000001")), "gigawatt": ("GW", Decimal(1)), "gigawatts": ("GW", Decimal(1)),
    "megawatt": ("GW", Decimal("0.001")), "megawatts": ("GW", Decimal("0.001")),
}  # fmt: skip
CURRENCIES = {"$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY"}

_TOKEN = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?|[^\W\d_]+|[^\w\s]|_")


class Token(NamedTuple):
    """A number in digits, a word (lower case) or one mark, and where it stands."""

    text: str
    start: int
    end: int


def tokens_of(text: str) -> list[Token]:
    """Return the tokens of `text` in order. Digits and letters are told apart: `$9B` is three tokens."""
    return [Token(match.group().casefold(), match.start(), match.end()) for match in _TOKEN.finditer(text)]
