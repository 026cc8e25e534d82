"""Partial dates are intervals of days, never padded, and comparing two of them may answer maybe."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dealgraph.dates import Interval, edge_day, parse_date
from dealgraph.filters import date_text

YEARS = st.integers(1, 9999).map(lambda year: f"{year:04}")
MONTHS = st.integers(1, 12).map(lambda month: f"{month:02}")
ONE = (
    YEARS
    | st.builds("{}-{}".format, YEARS, st.sampled_from(["H1", "H2", "Q1", "Q2", "Q3", "Q4"]) | MONTHS)
    | st.dates().map(str)
)
DATES = ONE | st.builds("{}/{}".format, ONE, ONE)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2026", "2026-01-01", "2026-12-31"),
        ("2026-H1", "2026-01-01", "2026-06-30"),
        ("2026-H2", "2026-07-01", "2026-12-31"),
        ("2026-Q1", "2026-01-01", "2026-03-31"),
        ("2026-Q4", "2026-10-01", "2026-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2026-02", "2026-02-01", "2026-02-28"),
        ("2026-05-28", "2026-05-28", "2026-05-28"),
        ("2026-10/2027-H1", "2026-10-01", "2027-06-30"),
        ("0001", "0001-01-01", "0001-12-31"),
        ("9999", "9999-01-01", "9999-12-31"),
    ],
)
def test_each_form_means_these_days(text: str, first: str, last: str) -> None:
    """Both ends are included."""
    assert tuple(map(str, parse_date(text))) == (first, last)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("2026-13", "there is no month 13"),
        ("2026-00", "there is no month 00"),
        ("2026-02-29", "2026-02 has no day 29"),
        ("2026-01-00", "2026-01 has no day 00"),
        ("0000", "there is no year 0000"),
        ("2027/2026", "2027 does not come before 2026"),
        ("2026/2026-05", "2026 does not come before 2026-05"),
        ("2026-Q5", "a date is written 2026, "),
        ("2026-5", "a date is written 2026, "),
        ("26", "a date is written 2026, "),
        ("2026 ", "a date is written 2026, "),
        ("2026\n", "a date is written 2026, "),
        ("٢٠٢٦", "a date is written 2026, "),
        ("2026/2027/2028", "a date is written 2026, "),
        ("2026/", "a date is written 2026, "),
        ("", "a date is written 2026, "),
    ],
)
def test_what_is_no_date_says_why(text: str, what: str) -> None:
    """A date that could be read in two ways is none."""
    with pytest.raises(ValueError, match=f"^{what}"):
        parse_date(text)


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("Q1 2026", "2026-Q1"),
        ("2026 Q1", "2026-Q1"),
        ("H2 of 2026", "2026-H2"),
        ("May 2026", "2026-05"),
        ("Sept. 2026", "2026-09"),
        ("13 May 2026", "2026-05-13"),
        ("May 13th, 2026", "2026-05-13"),
        ("2026-5-3", "2026-05-03"),
        ("2026.05", "2026-05"),
    ],
)
def test_a_date_in_the_form_of_people_is_told_in_ours(text: str, form: str) -> None:
    """What would mend it, where there is no doubt what is meant."""
    with pytest.raises(ValueError, match=f"; write {form}$"):
        parse_date(text)


@pytest.mark.parametrize(
    "text", ["5.3.2026", "32 May 2026", "Q5 2026", "May", "2026 2027", "2026-05-28 00:00", "yes 2026"]
)
def test_of_other_words_nothing_is_guessed(text: str) -> None:
    """A day that there is not, a month or a day first, no year."""
    with pytest.raises(ValueError, match=r"two of these with a slash between$"):
        parse_date(text)


EDGES = [
    ("end of 2025", "2025-12-31"),
    ("the End of  May 2026", "2026-05-31"),
    ("end of Q1 2026", "2026-03-31"),
    ("end Feb. 2024", "2024-02-29"),
    ("start of 2026", "2026-01-01"),
    ("beginning of May 2026", "2026-05-01"),
    ("start of 2026-H2", "2026-07-01"),
]


@pytest.mark.parametrize(("words", "day"), EDGES)
def test_the_end_or_the_start_of_a_time_is_a_day_to_ask_with(words: str, day: str) -> None:
    """As the page reads it; in the data it is no date, since a text that says so leaves the day open."""
    assert edge_day(words) == day
    with pytest.raises(ValueError, match=r"two of these with a slash between$"):
        parse_date(words)
    with pytest.raises(ValueError, match=f"; write {day}$"):
        date_text(words)


@pytest.mark.parametrize(
    "words", ["mid 2026", "early May 2026", "end of 13 May 2026", "end of the year", "end of", "2025"]
)
def test_other_words_for_a_time_name_no_day(words: str) -> None:
    """What leaves the day open is not guessed at."""
    assert edge_day(words) is None


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("2025", "2026", True),
        ("2026", "2025", False),
        ("2026-05", "2026-05-28", None),
        ("2026-05-28", "2026-05", None),
        ("2026-05-28", "2026-05-28", False),
        ("2026-H1", "2026-Q3", True),
        ("2026-Q1", "2026-H1", None),
    ],
)
def test_before_answers_true_false_or_maybe(one: str, other: str, expected: bool | None) -> None:
    """Maybe is None."""
    assert parse_date(one).before(parse_date(other)) is expected


@given(st.text(max_size=25) | DATES)
def test_any_text_is_a_date_or_a_value_error(text: str) -> None:
    """Never another error, and never an interval that runs backwards."""
    try:
        interval = parse_date(text)
    except ValueError:
        return
    assert interval.first <= interval.last


@given(ONE)
def test_what_is_accepted_prints_as_it_was_written(text: str) -> None:
    """Year, month and day stand in the interval's ends where they were given."""
    interval = parse_date(text)
    whole = {4: "%Y", 7: "%Y-%m", 10: "%Y-%m-%d"}[len(text)] if text[5:6] not in ("H", "Q") else None
    if whole:
        assert {interval.first.isoformat()[: len(text)], interval.last.isoformat()[: len(text)]} == {text}
    days = {4: 365, 7: 28, 10: 0}[len(text)]
    assert (interval.last - interval.first).days >= min(days, 364) - (len(text) == 7)


@given(DATES, DATES)
def test_before_and_overlaps_agree_with_the_days(one: str, other: str) -> None:
    """Whatever day each may be."""
    try:
        a, b = parse_date(one), parse_date(other)
    except ValueError:
        return
    possible = {x < y for x in (a.first, a.last) for y in (b.first, b.last)}
    assert a.before(b) is (possible.pop() if len(possible) == 1 else None)
    assert a.overlaps(b) is b.overlaps(a) is not (a.last < b.first or b.last < a.first)


def test_an_interval_is_a_pair_of_days() -> None:
    """Plain dates, which sort and print as such."""
    day = datetime.date(2026, 5, 28)
    assert parse_date("2026-05-28") == Interval(day, day)
