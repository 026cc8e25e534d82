"""Known and unknown names in a text."""

from __future__ import annotations

import pytest

from dealgraph.coverage.names import NameIndex, unknown_names
from dealgraph.coverage.sentences import Span
from dealgraph.records import Entity

ENTITIES = [
    Entity("acme", "Company", "Acme", ("Acme, Inc.",)),
    Entity("acme-cloud", "Product", "Acme Cloud"),
    Entity("moat", "Idea", "flexibility moat"),
    Entity("ai", "Company", "AI"),
]


def known(text: str) -> list[tuple[str, str]]:
    return [
        (text[span.start : span.end], names[0]) for span, names in NameIndex(ENTITIES).find(text, Span(0, len(text)))
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Acme's plan for Acme\nCloud", [("Acme", "acme"), ("Acme\nCloud", "acme-cloud")]),
        ("Acme, Inc. paid", [("Acme, Inc.", "acme")]),
        ("the Flexibility moat of acme", [("Flexibility moat", "moat")]),
        ("Acmeville said it maintains", []),
    ],
)
def test_known_names_are_whole_words_and_the_longest_that_fit(text: str, expected: list[tuple[str, str]]) -> None:
    """Names with capitals are found to the letter, others whatever their case."""
    assert known(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The lab met Jane Doe of Beta Labs in May.", ["Jane Doe of Beta Labs"]),
        ("Gamma bought Delta's shop.", ["Delta"]),
        ("NATO met in Acme's hall.", ["NATO"]),
        ("In January Bank of Elsewhere paid.", ["Bank of Elsewhere"]),
    ],
)
def test_unknown_names_leave_out_months_openers_and_what_is_known(text: str, expected: list[str]) -> None:
    """A lone capitalised word at the start may be any word."""
    span = Span(0, len(text))
    assert list(unknown_names(text, span, list(NameIndex(ENTITIES).find(text, span)))) == expected
