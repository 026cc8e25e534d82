"""Quantities: what curators write is read exactly, and printed as the same number."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dealgraph.quantities import SCALES, Quantity, QuantityError, number_text, parse_quantity

UNITS = ("USD", "GW", "percent")
DIGITS = st.builds(
    lambda sign, whole, part: f"{sign}{whole}" + (f".{part}" if part else ""),
    st.sampled_from(["", "-"]),
    st.integers(0, 10**15 - 1).map(str),
    st.text("0123456789", max_size=9),
)
SCALED = st.sampled_from(["", *SCALES])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("47 billion USD", Quantity("USD", "exact", 47_000_000_000)),
        ("2.5 billion USD", Quantity("USD", "exact", 2_500_000_000)),
        ("about 0.1 GW", Quantity("GW", "approximate", 0.1)),
        ("at least 30 billion USD", Quantity("USD", "at_least", 30_000_000_000)),
        ("at most 5 GW", Quantity("GW", "at_most", 5)),
        ("up to 5 GW", Quantity("GW", "at_most", 5)),
        ("-3 percent", Quantity("percent", "exact", -3)),
        ("0 percent", Quantity("percent", "exact", 0)),
        ("30 to 40 percent", Quantity("percent", "range", lower=30, upper=40)),
        ("3 to 6 million USD", Quantity("USD", "range", lower=3_000_000, upper=6_000_000)),
        ("500 million to 1 billion USD", Quantity("USD", "range", lower=500_000_000, upper=1_000_000_000)),
        ("  9   trillion   USD  ", Quantity("USD", "exact", 9 * 10**12)),
    ],
)
def test_a_quantity_is_a_number_in_the_base_unit_with_its_bound(text: str, expected: Quantity) -> None:
    """Whole numbers stay whole."""
    found = parse_quantity(text, UNITS)
    assert found == expected
    assert type(found.value) is type(expected.value)


@pytest.mark.parametrize(
    ("text", "what", "mend"),
    [
        ("5 billion", "the number has no unit", "add one of: USD, GW, percent"),
        ("5 gw", "the unit is unknown here", "did you mean 'GW'?"),
        ("5 furlongs", "the unit is unknown here", "use one of: USD, GW, percent"),
        ("40 to 30 percent", "the range does not rise", "put the smaller number first"),
        ("30 to 30 percent", "the range does not rise", "put the smaller number first"),
        ("3 million to 6 USD", "the range does not rise", "put the smaller number first"),
        ("at least 3 to 6 GW", "a range takes no cue word", "remove 'at least'"),
        ("1234567.123456789 USD", "the number has more than 15 digits", "round it as the source does"),
    ],
)
def test_what_is_no_quantity_says_why_and_what_would_mend_it(text: str, what: str, mend: str) -> None:
    """The two parts of an error of check."""
    with pytest.raises(QuantityError) as raised:
        parse_quantity(text, UNITS)
    assert (raised.value.what, raised.value.mend) == (what, mend)


@pytest.mark.parametrize(
    "text",
    ["", "USD", "$5", "5,000 USD", "5USD", "five USD", "1e9 USD", "5. USD", ".5 USD", "+5 USD", "٥ USD", "5\x00USD"],
)
def test_forms_that_could_be_misread_are_refused(text: str) -> None:
    """A comma or an exponent is read one way here and another there."""
    with pytest.raises(QuantityError, match=r"^this is no quantity"):
        parse_quantity(text, UNITS)


@given(DIGITS, SCALED)
def test_the_number_that_is_written_is_the_number_that_is_kept(digits: str, scale: str) -> None:
    """To the last digit, and so is its text."""
    try:
        found = parse_quantity(f"{digits} {scale} USD", UNITS)
    except QuantityError as error:
        assert error.what == "the number has more than 15 digits"
        return
    assert found.value is not None
    text = number_text(found.value)
    assert Decimal(text) == Decimal(digits) * SCALES.get(scale, 1)
    assert "e" not in text.lower()
    assert parse_quantity(f"{digits} {scale} USD", UNITS) == found


@given(st.text(max_size=40) | st.text("0123456789-. toabulesmr", max_size=30).map(lambda text: f"{text} USD"))
def test_any_text_is_a_quantity_or_a_quantity_error(text: str) -> None:
    """Never another error."""
    try:
        found = parse_quantity(text, UNITS)
    except QuantityError:
        return
    assert found.unit in UNITS


@given(st.integers() | st.floats(allow_nan=False, allow_infinity=False))
def test_the_text_of_a_number_is_plain_digits_and_loses_nothing(number: float) -> None:
    """Also of the smallest and the largest."""
    text = number_text(number)
    assert set(text) <= set("-.0123456789")
    assert type(number)(text) == number
