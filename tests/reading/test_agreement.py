"""Statements against their quotes: what says more is refused, what says the same is not."""

from __future__ import annotations

from typing import Any

import pytest

from dealgraph.reading import disagreements
from dealgraph.records import Entity, Evidence, Source, Statement
from dealgraph.vocabulary import shipped_vocabulary

SOURCE = Source(id="post", speaker="writer", documents=(), issued="2026-05-13")
ENTITIES = {
    "acme": Entity(id="acme", type="Company", label="Acme"),
    "first-fund": Entity(id="first-fund", type="Investor", label="First Fund"),
    "insiders": Entity(id="insiders", type="AnonymousGroup", label="insiders"),
    "an-idea": Entity(id="an-idea", type="Idea", label="a floor"),
    "a-bank": Entity(id="a-bank", type="Company", label="A Bank"),
}


def kinds(quote: str | list[str], aside: tuple[str, ...] = (), **fields: Any) -> list[str]:
    """Return the kinds of disagreement of a statement about Acme with these quotes."""
    quotes = [quote] if isinstance(quote, str) else quote
    given = {"subject": "acme", "predicate": "valuation", "speaker": "writer", "known_since": "2026-05-13", **fields}
    evidence = tuple(Evidence("a.txt", words) for words in quotes)
    statement = Statement(id="", source="post", evidence=evidence, **given)
    term = shipped_vocabulary().predicates[statement.predicate]
    return [row.kind for row in disagreements(statement, term, SOURCE, ENTITIES, aside)]


def money(value: float, bound: str = "exact", **fields: Any) -> dict[str, Any]:
    """Return the fields of an amount of money."""
    return {"value": value, "unit": "USD", "bound": bound, **fields}


TRUE = [
    ("valued at $5 billion", money(5e9)),
    ("over $5 billion", money(5e9, "at_least")),
    (["no figure here", "about $5 billion"], money(5e9, "approximate")),
    ("from nine billion to forty seven billion", money(47e9)),
    ("$400-500 billion", {"lower": 4e11, "upper": 5e11, "unit": "USD", "bound": "range"}),
    ("a third of users", {"predicate": "share", "value": 33.3, "unit": "percent", "bound": "exact"}),
    ("the price is expected to reach $5 billion", money(5e9, stance="projected")),
    ("It would be worth $5 billion.", money(5e9, stance="hypothetical")),
    ("worth $5 billion", money(5e9, speaker="a-bank")),
    ("worth $5 billion", money(5e9, stance="reported", speaker="insiders")),
    ("it should be worth $5 billion", money(5e9, stance="opinion")),
    ("Analysts estimate that it might be worth $5 billion", money(5e9, stance="estimated")),
    ("worth $5 billion in 2027", money(5e9, stance="projected", at="2027")),
    ("Acme keeps a floor", {"predicate": "states", "object": "an-idea", "stance": "opinion"}),
    ("Acme doubts that a floor helps", {"predicate": "doubts", "object": "an-idea", "stance": "opinion"}),
    ("Acme may fail", {"predicate": "risk", "text": "failure", "stance": "hypothetical"}),
    ("what Acme would do", {"predicate": "comparedWith", "object": "a-bank"}),
    ("there is not $5 billion to be had", money(5e9, polarity="negated")),
    ("this did not work six months ago", {"predicate": "duration", "value": 6, "unit": "month", "bound": "exact"}),
    ("Acme is not yet profitable", {"predicate": "profitability", "text": "profitable", "polarity": "negated"}),
    ("valued at $5 billion last month", money(5e9, at="2026-04", date_text="last month")),
    ("valued at $5 billion in early 2026", money(5e9, at="2026-02")),
    ("valued at $5 billion", money(5e9, at="2026-05")),
    ("It may fall, says the chart of May 2026: $5 billion", money(5e9, at="2026-05", stance="hypothetical")),
]


@pytest.mark.parametrize(("quote", "fields"), TRUE, ids=[str(quote) for quote, _ in TRUE])
def test_what_the_quote_says_is_accepted(quote: str | list[str], fields: dict[str, Any]) -> None:
    """A check that refuses the truth would be worse than none."""
    assert kinds(quote, **fields) == []


FALSE = [
    ("valued at $25 billion", money(5e9), "number"),
    ("valued at $5 billion", money(5e6), "number"),
    ("valued at 5 percent", money(5), "unit"),
    ("over $5 billion", money(5e9), "bound"),
    ("$5 billion", money(5e9, "at_least"), "bound"),
    ("up to $5 billion", money(5e9, "at_least"), "bound"),
    ("$400-500 billion", money(4e11), "number"),
    ("is expected to reach $5 billion", money(5e9), "stance"),
    ("reportedly worth $5 billion", money(5e9), "stance"),
    ("it is worth $5 billion", money(5e9, stance="projected"), "stance"),
    ("it is worth $5 billion", money(5e9, stance="disputed"), "stance"),
    ("it is worth $5 billion", money(5e9, stance="opinion"), "stance"),
    ("I think it is worth $5 billion", money(5e9), "stance"),
    ("It would be worth $5 billion.", money(5e9, stance="projected"), "stance"),
    ("Acme keeps a floor", {"predicate": "states", "object": "an-idea"}, "stance"),
    ("Acme", {"predicate": "comparedWith", "object": "a-bank", "stance": "opinion"}, "stance"),
    ("A Bank does not lead", {"predicate": "partnerOf", "object": "a-bank"}, "polarity"),
    ("not worth $5 billion", money(5e9), "polarity"),
    ("worth $5 billion", money(5e9, polarity="negated"), "polarity"),
    ("not yet profitable", {"predicate": "profitability", "text": "profitable"}, "polarity"),
    ("worth $5 billion in March 2026", money(5e9, at="2025-03"), "date"),
    ("worth $5 billion in 2026", money(5e9, at="2026-05"), "date"),
    ("worth $5 billion last month", money(5e9, at="2026-03", date_text="last month"), "date"),
    ("worth $5 billion", money(5e9, at="2026-04", date_text="last month"), "date"),
    ("it grew", {"predicate": "fact", "text": "grew to $7 million"}, "number"),
]


@pytest.mark.parametrize(("quote", "fields", "kind"), FALSE, ids=[f"{row[2]}: {row[0]}" for row in FALSE])
def test_what_the_quote_does_not_say_is_refused(quote: str, fields: dict[str, Any], kind: str) -> None:
    """One thing is wrong, and one thing is told."""
    assert kinds(quote, **fields) == [kind]


ASIDE = [
    ("Acme would not say so, but it is worth $5 billion", money(5e9), ("would", "not")),
    ("Acme would not say so, but it is worth $5 billion", money(5e9), ("would not",)),
    ("Whoever doubts it SHOULD look: $5 billion", money(5e9), ("doubts", "should")),
    ("the partner A Bank does not name", {"predicate": "partnerOf", "object": "a-bank"}, ("not",)),
]


@pytest.mark.parametrize(("quote", "fields", "aside"), ASIDE, ids=[", ".join(row[2]) for row in ASIDE])
def test_a_cue_that_belongs_to_something_else_is_set_aside(
    quote: str, fields: dict[str, Any], aside: tuple[str, ...]
) -> None:
    """The way out where a word tells of another clause; without it the statement is refused."""
    assert kinds(quote, aside=aside, **fields) == []
    assert kinds(quote, **fields) != []


def test_what_is_set_aside_has_to_stand_in_the_quote_and_to_be_a_cue() -> None:
    """Otherwise a word could be left in the seeds after its quote has changed."""
    assert kinds("worth $5 billion", aside=("would",), **money(5e9)) == ["aside"]
    assert kinds("worth $5 billion", aside=("worth",), **money(5e9)) == ["aside"]


def test_setting_a_word_aside_hides_no_number() -> None:
    """Only stance and polarity are read without it."""
    assert kinds("it would not be $5 billion", aside=("would not be $5 billion",), **money(6e9)) == ["number"]


def test_the_message_names_the_word_and_both_ways_out() -> None:
    """Whoever meets the rule in their own text has to see what to write."""
    evidence = (Evidence("a.txt", "Acme might be worth $5 billion"),)
    statement = Statement(
        id="", subject="acme", predicate="valuation", source="post", speaker="writer", evidence=evidence, **money(5e9)
    )
    found = disagreements(statement, shipped_vocabulary().predicates["valuation"], SOURCE, ENTITIES)
    assert [(row.what, row.found, row.mend) for row in found] == [
        (
            "the quote makes it hypothetical, not asserted",
            "might",
            "write `stance: hypothetical`, or `aside: might` where the word belongs to something else",
        )
    ]
