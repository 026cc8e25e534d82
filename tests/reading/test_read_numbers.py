"""What quantities a text writes."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dealgraph.reading import read_numbers

EXACT, ABOUT, LEAST, MOST, RANGE = "exact", "approximate", "at_least", "at_most", "range"

# The words, and what they write: from, to, unit, bound.
WRITTEN = [
    ("paid $5 billion", [("5E9", "5E9", "USD", EXACT)]),
    ("from ~$9B to >$30B", [("9E9", "9E9", "USD", ABOUT), ("30E9", "30E9", "USD", LEAST)]),
    ("$100B+ in deals", [("100E9", "100E9", "USD", LEAST)]),
    ("north of $2.5 million", [("2.5E6", "2.5E6", "USD", LEAST)]),
    ("crossed a $47 billion figure", [("47E9", "47E9", "USD", LEAST)]),
    ("closer to $22 billion", [("22E9", "22E9", "USD", ABOUT)]),
    ("twenty dollars", [("20", "20", "USD", EXACT)]),
    ("$400-500 billion", [("400E9", "500E9", "USD", RANGE)]),
    ("between $400 and $500 billion", [("400E9", "500E9", "USD", RANGE)]),
    ("nine billion", [("9E9", "9E9", None, EXACT)]),
    ("forty-seven billion", [("47E9", "47E9", None, EXACT)]),
    ("one and a half trillion", [("1.5E12", "1.5E12", None, EXACT)]),
    ("the near trillion dollar mark", [("1E12", "1E12", "USD", ABOUT)]),
    ("fifteen hundred to two thousand times", [("1500", "2000", "multiple", RANGE)]),
    ("three to four hundred apps", [("300", "400", None, RANGE)]),
    ("half a dozen", [("6", "6", None, EXACT)]),
    ("9 of the Fortune 10", [("9", "9", None, EXACT), ("10", "10", None, EXACT)]),
    ("the third such case", [("3", "3", None, EXACT)]),
    ("over 1,000 accounts", [("1000", "1000", None, LEAST)]),
    ("90%+ of code", [("90", "90", "percent", LEAST)]),
    ("90 plus percent", [("90", "90", "percent", LEAST)]),
    ("30 to 40 percent", [("30", "40", "percent", RANGE)]),
    ("more than half of revenue", [("50", "50", "percent", LEAST)]),
    ("one fifth", [("20", "20", "percent", EXACT)]),
    ("no more than 10%", [("10", "10", "percent", MOST)]),
    ("up to 5 gigawatts", [("5", "5", "GW", MOST)]),
    ("250MW", [("0.25", "0.25", "GW", EXACT)]),
    ("a more than 3x leap", [("3", "3", "multiple", LEAST)]),
    ("15-fold", [("15", "15", "multiple", EXACT)]),
    ("revenue quadrupled", [("4", "4", "multiple", EXACT)]),
    ("a 2.5-hour walk", [("2.5", "2.5", "hour", EXACT)]),
    ("a year and a half", [("1.5", "1.5", "year", EXACT)]),
    ("flat for two decades", [("20", "20", "year", EXACT)]),
    ("~3 years", [("3", "3", "year", ABOUT)]),
    ("or $1 trillion or even higher", [("1E12", "1E12", "USD", LEAST)]),
    ("1 PM + 2 engineers", [("1", "1", None, EXACT), ("2", "2", None, EXACT)]),
    ("in Q1, on 20VC, in the 1950s", []),
    ("dozens, hundreds and billions", []),
]


@pytest.mark.parametrize(("text", "expected"), WRITTEN, ids=[text for text, _ in WRITTEN])
def test_a_quantity_is_read_as_written(text: str, expected: list[tuple[str, str, str | None, str]]) -> None:
    """Number, unit and bound, in digits and in words."""
    read = [(row.lower, row.upper, row.unit, set(row.bounds)) for row in read_numbers(text)]
    assert read == [(Decimal(low), Decimal(high), unit, {bound}) for low, high, unit, bound in expected]


def test_what_may_be_a_range_or_two_numbers_is_read_as_both() -> None:
    """Only the statement can tell which was meant."""
    read = {(row.lower, row.upper) for row in read_numbers("from 9 billion to 30 billion")}
    assert read == {(9 * 10**9, 9 * 10**9), (30 * 10**9, 30 * 10**9), (9 * 10**9, 30 * 10**9)}


def test_over_with_a_length_of_time_may_mean_during() -> None:
    """ "Over three years" says how long, or longer than."""
    assert read_numbers("over three years")[0].bounds == {LEAST, EXACT}
    assert read_numbers("over three deals")[0].bounds == {LEAST}


def test_a_cue_away_from_the_number_gives_it_no_bound() -> None:
    """Costs that exceed the plan by 23 per cent exceed it by 23 per cent."""
    assert read_numbers("costs exceeding expectations by 23%")[0].bounds == {EXACT}


@given(st.integers(1, 999), st.sampled_from([("thousand", 3), ("million", 6), ("billion", 9), ("trillion", 12)]))
def test_any_amount_is_read_back(number: int, scale: tuple[str, int]) -> None:
    """The amount, its scale and its cue come back as they were written."""
    word, zeros = scale
    row = read_numbers(f"It raised at least ${number} {word} in all.")[0]
    assert (row.lower, row.unit, set(row.bounds)) == (number * 10**zeros, "USD", {LEAST})


@given(st.text(max_size=80))
def test_no_text_breaks_the_reading(text: str) -> None:
    """Documents hold anything; every reading lies within the text."""
    for row in read_numbers(text):
        assert 0 <= row.start < row.end <= len(text)
        assert row.lower <= row.upper
