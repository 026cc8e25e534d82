"""Verbs fit their subject: groups, techniques and markets with a name in the plural."""

from __future__ import annotations

import json

import pytest

from dealgraph.records import Entity
from dealgraph.verbs import AFTER_NOUN, GROUPS, denial_for, phrase_for
from dealgraph.vocabulary import shipped_vocabulary
from shown_output import ROOT


def phrase(kind: str, label: str, predicate: str) -> str:
    """Return the phrase of the predicate for a subject of this class and label."""
    return phrase_for(Entity("thing", kind, label), predicate, shipped_vocabulary())


@pytest.mark.parametrize(
    ("predicate", "one", "many"),
    [
        ("valuation", "has a valuation of", "have a valuation of"),
        ("exampleOf", "is an example of", "are an example of"),
        ("leadInvestor", "was led by", "were led by"),
        ("restricts", "stops or limits", "stop or limit"),
        ("supplies", "supplies", "supply"),
        ("practice", "works this way:", "work this way:"),
        ("founded", "founded", "founded"),
    ],
)
def test_a_phrase_in_the_plural(predicate: str, one: str, many: str) -> None:
    """The first word changes, and a second verb with it."""
    assert phrase("AnonymousGroup", "bankers", predicate) == many
    assert phrase("AnonymousGroup", "team of bankers", predicate) == one


@pytest.mark.parametrize(
    ("predicate", "one", "many"),
    [
        ("valuation", "does not have a valuation of", "do not have a valuation of"),
        ("exampleOf", "is not an example of", "are not an example of"),
        ("leadInvestor", "was not led by", "were not led by"),
        ("capitalRaised", "has not raised", "have not raised"),
        ("restricts", "does not stop or limit", "do not stop or limit"),
        ("practice", "does not work this way:", "do not work this way:"),
        ("founded", None, None),
        ("mayBecome", None, None),
    ],
)
def test_a_phrase_that_denies(predicate: str, one: str | None, many: str | None) -> None:
    """As English does, with the verb of the subject; none where that would need another form or say something else."""
    for label, words in (("bankers", many), ("team of bankers", one)):
        assert denial_for(Entity("thing", "AnonymousGroup", label), predicate, shipped_vocabulary()) == words


@pytest.mark.parametrize(
    ("kind", "label"),
    [
        ("AnonymousGroup", "bears on lab economics"),
        ("AnonymousGroup", "four giants"),
        ("AnonymousGroup", "most companies that grow"),
        ("AnonymousGroup", "those who sold too early"),
        ("AnonymousGroup", "smartest people in town"),
        ("Market", "mobile networks"),
        ("Technology", "spreadsheets"),
    ],
)
def test_names_in_the_plural(kind: str, label: str) -> None:
    """By the noun of the name, not by what follows it."""
    assert phrase(kind, label, "valuation").startswith("have ")


@pytest.mark.parametrize(
    ("kind", "label"),
    [
        ("Company", "Works"),
        ("Person", "Ann Banks"),
        ("Idea", "models become commodities"),
        ("Deal", "chips"),
        ("AnonymousGroup", "a company of brokers"),
        ("AnonymousGroup", "head of taxes"),
        ("Market", "oil and gas"),
        ("Market", "software as a service"),
        ("Market", "business"),
        ("Technology", "virus"),
    ],
)
def test_names_in_the_singular(kind: str, label: str) -> None:
    """A company is one, whatever it is called; so is an idea that has a plural in it."""
    assert phrase(kind, label, "valuation").startswith("has ")


def test_the_page_goes_by_the_same_names() -> None:
    """Which classes are groups, and what ends the noun of a name."""
    page = (ROOT / "graph" / "page" / "src" / "verbs.ts").read_text(encoding="utf-8")
    assert f"const GROUPS = {json.dumps(GROUPS)};" in page
    assert f"const AFTER = /{AFTER_NOUN.pattern}/;" in page
