"""Statements in words: what people read says all that the statement holds."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dealgraph.quantities import number_text
from dealgraph.records import Entity, Evidence, Statement
from dealgraph.vocabulary import shipped_vocabulary
from dealgraph.wording import amount_words, quantity_words, sentence, when

if TYPE_CHECKING:
    from dealgraph.knowledge_graph import KnowledgeGraph

SCALES = {"million": 10**6, "billion": 10**9, "trillion": 10**12}


def statement(**fields: object) -> Statement:
    """Return a statement with these fields."""
    plain = Statement("s", "x", "valuation", "source", "speaker", (Evidence("d", "x"),))
    return msgspec.structs.replace(plain, **fields)


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (47_000_000_000, "47 billion"),
        (2_500_000_000, "2.5 billion"),
        (1_000_000_000_000, "1 trillion"),
        (1_234_567, "1,234,567"),
        (999_999, "999,999"),
        (0.5, "0.5"),
        (-3_000_000, "-3 million"),
        (0, "0"),
        (1_234_567_890, "1,234,567,890"),
        (30_000, "30,000"),
        (5_000_000_000.0, "5 billion"),
        (100.0, "100"),
    ],
)
def test_numbers_as_people_write_them(number: float, words: str) -> None:
    """With a scale word where that loses nothing."""
    assert amount_words(number) == words


@given(st.integers(-(10**27), 10**27) | st.floats(allow_nan=False, allow_infinity=False))
def test_the_words_of_a_number_lose_nothing(number: float) -> None:
    """Read back, they give the number that was kept."""
    digits, _, scale = amount_words(number).partition(" ")
    assert Decimal(digits.replace(",", "")) * SCALES.get(scale, 1) == Decimal(number_text(number))


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"value": 5, "unit": "GW", "bound": "at_most"}, "at most 5 GW"),
        ({"value": 3 * 10**10, "unit": "USD", "bound": "at_least"}, "at least $30 billion"),
        ({"value": 40, "unit": "percent", "bound": "approximate"}, "about 40%"),
        ({"lower": 30, "upper": 40, "unit": "percent", "bound": "range"}, "30 to 40%"),
        ({"lower": 1, "upper": 2, "unit": "USD", "bound": "range"}, "$1 to $2"),
        ({"value": 9, "unit": "count", "bound": "exact"}, "9"),
        ({"value": 1, "unit": "week", "bound": "exact"}, "1 week"),
        ({"value": 2, "unit": "week", "bound": "at_least"}, "at least 2 weeks"),
        ({"lower": 1, "upper": 2, "unit": "week", "bound": "range"}, "1 to 2 weeks"),
    ],
)
def test_quantities_in_words(fields: dict[str, object], words: str) -> None:
    """The bound is said; "about" gets no invented margin."""
    assert quantity_words(statement(**fields), shipped_vocabulary()) == words


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, ""),
        ({"at": "2026-05"}, "2026-05"),
        ({"at": "2026-10/2027"}, "between 2026-10 and 2027"),
        ({"from_": "2026"}, "from 2026"),
        ({"to": "2026"}, "to 2026"),
        ({"from_": "2025", "to": "2026"}, "from 2025 to 2026"),
        ({"at": "2026-04", "date_text": "last month"}, "2026-04 (last month)"),
        ({"date_text": "soon"}, "soon"),
    ],
)
def test_times_in_words(fields: dict[str, str], words: str) -> None:
    """The source's own words stand beside the date that they were resolved to."""
    assert when(statement(**fields)) == words


def test_a_statement_as_one_sentence(small: KnowledgeGraph) -> None:
    """A denial says so at once, and who says it comes last."""
    (denial,) = small.statements(predicate="makes")
    (revenue,) = small.statements(predicate="runRateRevenue", bound="at_least")
    assert small.sentence(denial) == (
        "Quarry Labs does not make Pebble (chips, asserted by Ada Sorensen)."
    )  # fmt: skip
    assert small.sentence(revenue) == (
        "Quarry Labs has a run-rate revenue of at least $900 million (2026-05, reported by two investors)."
    )


def test_the_verb_of_a_sentence_fits_its_subject() -> None:
    """Groups by a name in the plural have and are; the speaker plays no part."""
    entities = {"banks": Entity("banks", "AnonymousGroup", "bankers"), "ann": Entity("ann", "Person", "Ann Banks")}
    row = statement(subject="banks", speaker="ann", value=5, unit="USD", bound="exact")
    assert (
        sentence(row, shipped_vocabulary(), entities.__getitem__)
        == "bankers have a valuation of $5 (asserted by Ann Banks)."
    )
    turned = statement(subject="ann", speaker="banks", value=5, unit="USD", bound="exact")
    assert (
        sentence(turned, shipped_vocabulary(), entities.__getitem__)
        == "Ann Banks has a valuation of $5 (asserted by bankers)."
    )
