"""What dates a text writes, against the date of its source."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dealgraph.dates import parse_date
from dealgraph.reading import read_dates

# The words of a source of 13 May 2026, and the period that they mean.
MEANT = [
    ("announced on May 28, 2026", "2026-05-28"),
    ("on 28 May 2026", "2026-05-28"),
    ("2026-05-03", "2026-05-03"),
    ("in March 2025", "2025-03"),
    ("in March", "2026-03"),
    ("By January of this year", "2026-01"),
    ("Q1 2026", "2026-Q1"),
    ("the first quarter", "2026-Q1"),
    ("the first half of 2027", "2027-H1"),
    ("last month", "2026-04"),
    ("next year", "2027"),
    ("two years ago", "2024"),
    ("since 2009", "2009"),
    ("yesterday", "2026-05-12"),
    ("tomorrow", "2026-05-14"),
    ("last Monday", "2026-05-11"),
    ("last Wednesday", "2026-05-06"),
    ("next Friday", "2026-05-15"),
]


@pytest.mark.parametrize(("text", "period"), MEANT, ids=[text for text, _ in MEANT])
def test_a_date_is_read_as_meant(text: str, period: str) -> None:
    """Absolute dates stand for themselves, relative ones count from the source's date."""
    assert [row.days for row in read_dates([text], "2026-05-13")] == [parse_date(period)]


def test_a_weekday_is_the_one_before_or_behind_the_source() -> None:
    """13 May 2026 is a Wednesday. Of a source that knows only its month, nobody can tell which."""
    found = [row.days for row in read_dates(["on Monday"], "2026-05-13")]
    assert found == [parse_date("2026-05-11"), parse_date("2026-05-18")]
    assert read_dates(["a manic monday"], "2026-05-13") == []
    (month,) = read_dates(["on Monday"], "2026-05")
    assert month.vague and month.days.overlaps(parse_date("2026-05-18"))


def test_edges_are_vague() -> None:
    """Early 2026 lies in the first half of that year; the end of May in May."""
    early, end = (read_dates([text], None)[0] for text in ("in early 2026", "the end of May 2026"))
    assert early.vague and parse_date("2026-01").first == early.days.first
    assert early.days.last < parse_date("2026-08").first
    assert end.vague and end.whole == parse_date("2026-05")


def test_the_quarter_is_the_one_that_other_words_name() -> None:
    """ "By end of quarter" is no date by itself."""
    rows = read_dates(["Q1 2026 went well by end of quarter"], "2026-05")
    assert {row.whole for row in rows} == {parse_date("2026-Q1")}


def test_may_and_march_are_months_only_as_names() -> None:
    """ "It may march" tells no date."""
    assert read_dates(["it may march on"], "2026-05") == []


def test_without_a_source_date_the_year_stays_open() -> None:
    """Nobody can tell which year "the first quarter" is in."""
    assert [row.years for row in read_dates(["the first quarter"], None)] == [False]


@given(st.text(max_size=80))
def test_no_text_breaks_the_reading(text: str) -> None:
    """Documents hold anything."""
    for row in read_dates([text], "2026-05-13"):
        assert row.days.first <= row.days.last
