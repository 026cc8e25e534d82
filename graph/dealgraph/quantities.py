"""Quantities as curators write them: `at least 47 billion USD`, `up to 5 GW`, `30 to 40 percent`, `9 count`.

    quantity = [cue] amount [scale] unit | amount [scale] "to" amount [scale] unit
    cue      = "about" (approximate) | "at least" | "at most" | "up to" (at most)
    scale    = thousand | million | billion | trillion

A range with one scale at its end applies it to both amounts. The number is kept in the base unit.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Collection

Number = int | float
CUES = {"about": "approximate", "at least": "at_least", "at most": "at_most", "up to": "at_most"}
SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
# What a 64-bit floating-point number keeps: tables and triple stores hold numbers as such.
MAX_DIGITS = 15
FORM = "write it as `[about|at least|at most] 47 billion USD` or `3 to 6 count`"

_AMOUNT = r"(-?\d{1,15}(?:\.\d{1,9})?)(?:\s+(thousand|million|billion|trillion))?"
_QUANTITY = re.compile(rf"(?:(about|at least|at most|up to)\s+)?{_AMOUNT}(?:\s+to\s+{_AMOUNT})?(?:\s+(\S+))?", re.ASCII)


class Quantity(msgspec.Struct, frozen=True):
    """A number or a range in the base unit, its unit, and the bound that the words give."""

    unit: str
    bound: str
    value: Number | None = None
    lower: Number | None = None
    upper: Number | None = None


class QuantityError(ValueError):
    """The text is no quantity; `what` says why, `mend` what would put it right."""

    def __init__(self, what: str, mend: str) -> None:
        super().__init__(f"{what}; {mend}")
        self.what = what
        self.mend = mend


def parse_quantity(text: str, units: Collection[str]) -> Quantity:
    """Return the quantity that `text` writes, in one of `units`. Raises QuantityError."""
    match = _QUANTITY.fullmatch(text.strip())
    if match is None:
        raise QuantityError("this is no quantity", FORM)
    cue, first, first_scale, second, second_scale, unit = match.groups()
    for digits in (first, second or ""):
        if len(digits.replace(".", "").strip("-0")) > MAX_DIGITS:
            raise QuantityError(f"the number has more than {MAX_DIGITS} digits", "round it as the source does")
    if unit is None:
        raise QuantityError("the number has no unit", f"add one of: {', '.join(units)}")
    if unit not in units:
        from .suggest import did_you_mean

        raise QuantityError("the unit is unknown here", did_you_mean(unit, units, f"use one of: {', '.join(units)}"))
    if second is None:
        return Quantity(unit, CUES[cue] if cue else "exact", value=_number(first, first_scale))
    if cue:
        raise QuantityError("a range takes no cue word", f"remove {cue!r}")
    lower, upper = _number(first, first_scale or second_scale), _number(second, second_scale)
    if lower >= upper:
        raise QuantityError("the range does not rise", "put the smaller number first")
    return Quantity(unit, "range", lower=lower, upper=upper)


def number_text(number: Number) -> str:
    """Return `number` in plain decimal digits, without an exponent, losslessly: 2.5, 47000000000."""
    return str(number) if isinstance(number, int) else format(Decimal(repr(number)), "f")


def _number(digits: str, scale: str | None) -> Number:
    if "." not in digits:
        return int(digits) * SCALES.get(scale or "", 1)
    exact = Decimal(digits) * SCALES.get(scale or "", 1)
    return int(exact) if exact == exact.to_integral_value() else float(exact)
