"""Receipts: a quote is found to the letter, between token boundaries, and its offsets lead back to it."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dealgraph.evidence import DocumentText, find_quote, nearest_text
from dealgraph.evidence.documents import canonical_text


def document(raw: str) -> DocumentText:
    """Return a document with this text."""
    return DocumentText("d.txt", raw, "")


def found(quote: str, raw: str) -> list[str]:
    """Return the raw texts at which the quote is found."""
    text = document(raw)
    return [raw[slice(*text.raw_span(*span))] for span in find_quote(quote, text.canonical)]


@pytest.mark.parametrize(
    ("quote", "text"),
    [
        ("$5 billion", "worth $5 billion."),
        ("5 gigawatts", "up to 5 gigawatts by"),
        ("5 billion", "$5 billion"),
        ("30", "in 2030, 30 firms"),
        ("30", "(30)"),
        ("2025", "in 2025, and 30,000"),
        ("Quarry", "Quarry’s revenue"),
        ("said Ada", "“we,” said Ada"),
        ("[the lab] ...", "and [the lab] ... too"),
        ("5", "5.\nThen"),
        ("30,000", "some 30,000."),
    ],
)
def test_a_quote_is_found_between_token_boundaries(quote: str, text: str) -> None:
    """Punctuation and brackets are literal."""
    assert found(quote, text) == [quote]


@pytest.mark.parametrize(
    ("quote", "text"),
    [
        ("$5 billion", "$25 billion"),
        ("5 billion", "25 billion"),
        ("5 billion", "2.5 billion"),
        ("$2", "$2.5 billion"),
        ("5", "2.5"),
        ("2", "2.5"),
        ("30", "30,000"),
        ("000", "30,000"),
        ("5 gigawatt", "5 gigawatts"),
        ("art", "Bart starts"),
        ("Quarry", "QuarryLabs"),
        ("a_b", "a_b_c"),
        ("quarry", "Quarry"),
        ("it's", "it’s"),
        ("a b", "ab"),
        ("x", "x\u0302"),
        ("", "anything"),
        (" \n", "any thing"),
    ],
)
def test_a_quote_is_not_found_inside_a_token_or_with_other_marks(quote: str, text: str) -> None:
    """A number inside another number is another number."""
    assert found(quote, text) == []


def test_white_space_and_normal_form_do_not_matter() -> None:
    """And nothing else is forgiven; the raw text is what is given back."""
    assert found("raised  $5\nbillion", "had raised\r\n\t$5\u00a0billion in") == ["raised\r\n\t$5\u00a0billion"]
    assert found("café", "the cafe\u0301 is") == ["cafe\u0301"]
    assert found("cafe\u0301", "the café is") == ["café"]
    assert found("각", "\u1100\u1161\u11a8 ") == ["\u1100\u1161\u11a8"]
    assert found("\u09cb", "\u0995 \u09c7\u09be") == ["\u09c7\u09be"]


def test_every_place_is_found_from_left_to_right() -> None:
    """Without overlap."""
    text = "a a a b a a"
    assert list(find_quote("a a", text)) == [(0, 3), (8, 11)]
    assert list(find_quote("a a", text, 4)) == [(8, 11)]
    assert list(find_quote("a a", text, 0, 8)) == [(0, 3)]


def test_the_exact_words_are_on_one_line() -> None:
    """Every kind of line break becomes a space, and tabs and double spaces stay."""
    text = document("a\r\nb\nc\rd\x0ce\x85f\u2028g\x1fh  i\tj")
    assert text.exact(0, len(text.raw)) == "a b c d e f g h  i\tj"


def test_a_raw_offset_has_a_line() -> None:
    """Lines count from 1."""
    text = document("a\nbc\n\nd")
    assert [text.line_of(offset) for offset in range(7)] == [1, 1, 2, 2, 2, 3, 4]


WORDS = st.text(
    st.sampled_from("ab5.,$ \n\t\r\u00a0e\u0301\u0302Åﬁ\u1100\u1161\u11a8\u09c7\u09be가🦆\u200d"), max_size=40
)


@given(WORDS | st.text(max_size=60), st.data())
def test_the_offsets_of_a_quote_lead_back_to_it(raw: str, data: st.DataObject) -> None:
    """For any text and any span of it: the raw text between the offsets is the quote, in canonical form."""
    text = document(raw)
    assert text.canonical.strip() == canonical_text(raw)
    assert unicodedata.is_normalized("NFC", text.canonical)
    start = data.draw(st.integers(0, len(raw)))
    end = data.draw(st.integers(start, len(raw)))
    quote = canonical_text(raw[start:end])
    for span in find_quote(quote, text.canonical):
        first, last = text.raw_span(*span)
        assert canonical_text(raw[first:last]) == quote
        assert canonical_text(text.exact(first, last)) == quote
        assert text.canonical_position(first) == span[0]


@given(
    st.lists(st.sampled_from(["raised", "5", "billion", "2.5", "é", "lab’s", "(a)"]), min_size=1, max_size=8), st.data()
)
def test_whole_words_of_a_text_are_always_found(words: list[str], data: st.DataObject) -> None:
    """However the white space runs in the document and in the quote."""
    start = data.draw(st.integers(0, len(words) - 1))
    end = data.draw(st.integers(start + 1, len(words)))
    gaps = [data.draw(st.sampled_from([" ", "\n", "\r\n", " \t "])) for _ in words]
    raw = "".join(word + gap for word, gap in zip(words, gaps, strict=True))
    wanted = " ".join(words[start:end])
    assert wanted in [canonical_text(one) for one in found("\n".join(words[start:end]), raw)]


def test_the_nearest_text_shows_what_was_meant() -> None:
    """A word too many, a number misread, another quotation mark."""
    text = "The lab said that it had raised $2.5 billion in a round led by two funds. It does not make chips."
    assert nearest_text("it raised $25 billion in a round", text) == "it had raised $2.5 billion in a round"
    assert nearest_text("IT DOES NOT MAKE “chips”", text) == "It does not make chips"
    assert nearest_text("nothing of this sort whatever", text) == ""
    assert nearest_text("", text) == ""
    assert nearest_text("x", "") == ""


@given(st.text(max_size=60), st.text(max_size=60))
def test_the_nearest_text_is_a_part_of_the_text(quote: str, text: str) -> None:
    """Or nothing."""
    assert nearest_text(quote, text) in text
