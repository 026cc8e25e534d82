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
    "a-bank": Entity(id="a-bank", type="Company", label="A Bank"),
}


def kinds(quote: str | list[str], **fields: Any) -> list[str]:
    """Return the kinds of disagreement of a statement about Acme with these quotes."""
    quotes = [quote] if isinstance(quote, str) else quote
    given = {"subject": "acme", "predicate": "valuation", "speaker": "writer", "known_since": "2026-05-13", **fields}
    evidence = tuple(Evidence("a.txt", words) for words in quotes)
    statement = Statement(id="", source="post", evidence=evidence, **given)
    term = shipped_vocabulary().predicates[statement.predicate]
    return [row.kind for row in disagreements(statement, term, SOURCE, ENTITIES)]


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
    ("worth $5 billion", money(5e9, stance="reported", speaker="a-bank")),
    ("worth $5 billion", money(5e9, stance="opinion")),
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
