"""Where sentences, figures and quoted passages are seen."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dealgraph.coverage.sentences import Span, figures, quoted_passages, sentences, words


def split(text: str) -> list[str]:
    return [text[span.start : span.end] for span in sentences(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One. Two! Three? Four…", ["One.", "Two!", "Three?", "Four…"]),
        ("It grew 2.5 times, to $1.5 billion. Then it fell.", ["It grew 2.5 times, to $1.5 billion.", "Then it fell."]),
        ("Big firms, e.g. Acme Inc. and Beta, wait.", ["Big firms, e.g. Acme Inc. and Beta, wait."]),
        ("J. Smith and Dr. Ada King met in the U.S. Senate.", ["J. Smith and Dr. Ada King met in the U.S. Senate."]),
        ("It closed its Series H. The round was large.", ["It closed its Series H.", "The round was large."]),
        ("“We buy.” He left. 'Why?' she said.", ["“We buy.”", "He left.", "'Why?' she said."]),
        ("**Bold claim.** More follows.", ["**Bold claim.**", "More follows."]),
        ("Costs fell. $5 million was saved.", ["Costs fell.", "$5 million was saved."]),
        ("- first point\n- second point", ["first point", "second point"]),
        ("• One thing. Another\n1. numbered", ["One thing.", "Another", "numbered"]),
        ("Heading\n\nText below", ["Heading", "Text below"]),
        ("the text goes\non in lower case", ["the text goes\non in lower case"]),
        ("Heading\nText", ["Heading", "Text"]),
        ("Tamarind will deliver chips to the lab after a round that is led by\nJuniper Ventures.", None),
        ("一句。另一句！", ["一句。", "另一句！"]),
        ("---\n\n* * *\n", []),
        ("", []),
    ],
)
def test_sentences_end_where_readers_end_them(text: str, expected: list[str] | None) -> None:
    """Full stops in numbers, abbreviations and initials end none; bullets and blank lines do."""
    assert split(text) == ([text] if expected is None else expected)


@given(st.text(alphabet="aB1 .\n-“”'!?$", max_size=60))
def test_no_letter_is_lost_and_sentences_stand_in_order(text: str) -> None:
    """Every letter stands in exactly one sentence; only white space, bullets and rules are outside."""
    spans = list(sentences(text))
    assert all(one.end <= other.start for one, other in pairwise(spans))
    inside = {place for span in spans for place in range(*span)}
    assert [place for place, letter in enumerate(text) if letter in "aB" and place not in inside] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("raised $65 billion at 20 times sales", ["65 billion", "20"]),
        ("fifteen hundred to two thousand times", ["fifteen hundred", "two thousand"]),
        ("revenue doubled, then twice, and 2.5% of 1,000", ["doubled", "twice", "2.5", "1,000"]),
        ("a 5-gigawatt site with H100 chips in Q1", ["5"]),
        ("see [it](/issues/2026-05-10) at https://example.org/12", []),
        ("02 The year of 30 deals", ["30"]),
        ("**1)** one of the labs", []),
        ("often someone tends the weights", []),
    ],
)
def test_figures_are_numbers_in_digits_and_in_words(text: str, expected: list[str]) -> None:
    """Digits inside words and addresses are none, nor is the number before a heading."""
    assert [text[one.start : one.end] for one in figures(text, Span(0, len(text)))] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said “we buy it all” and “no more”.", ["“we buy it all”"]),
        ("'customers don't want the old one' she said", ["'customers don't want the old one'"]),
        ("the firms' plans and today's prices' rise", []),
        ('"A long sentence of his."', ['"A long sentence of his."']),
    ],
)
def test_quoted_passages_have_three_words_and_no_apostrophes_at_their_ends(text: str, expected: list[str]) -> None:
    """An apostrophe opens no passage."""
    assert [text[one.start : one.end] for one in quoted_passages(text)] == expected


def test_words_are_runs_of_letters_and_digits() -> None:
    """The share of quoted words counts these."""
    assert words("a b2, c", Span(0, 7)) == [Span(0, 1), Span(2, 4), Span(6, 7)]
