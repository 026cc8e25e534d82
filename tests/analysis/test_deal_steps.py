"""When deals began, and what that tells of statements without a date; in records, and in tables that stay packed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from invented import said, world

from dealgraph import KnowledgeGraph, load
from dealgraph.exports.files import EXPORTS

if TYPE_CHECKING:
    from pathlib import Path

CLOSED = {"text": "closed", "at": "2026-05-28"}
TALKS = {"text": "in_talks"}


TYPES = {"Organization": "fund", "Company": "lab", "FundingRound": "round", "Product": "tool"}


def shown(kg: KnowledgeGraph, date: str, maybe: bool) -> set[str]:
    """Return the predicates that the view shows."""
    return {row.predicate for row in kg.as_of(date, maybe=maybe).records.statements}


PARTIES = (said("round", "recipient", "lab"), said("round", "leadInvestor", "fund"))
AMOUNT = said("round", "amount", value=3_000_000_000, unit="USD")


@pytest.mark.parametrize(("date", "there"), [("2025", False), ("2026-04", False), ("2026-05", True), ("2027", True)])
def test_what_is_said_of_a_deal_without_a_date_begins_with_it(date: str, there: bool) -> None:
    """Its parties and its amount, and what names the deal elsewhere; within the month of its step they may be there."""
    kg = world(
        TYPES,
        *PARTIES,
        AMOUNT,
        said("lab", "valuation", value=9, unit="USD", deal="round"),
        said("round", "status", **CLOSED),
    )
    expected = {"recipient", "leadInvestor", "amount", "valuation", "status"} if there else set()
    assert shown(kg, date, maybe=True) == expected


def test_parties_are_certain_once_the_deal_has_certainly_begun() -> None:
    """Its amount may have come later; who is denied or only expected to take part is certain at no time."""
    denied = said("round", "investor", "fund", polarity="negated")
    hoped = said("round", "bank", "fund", stance="projected")
    kg = world(TYPES, *PARTIES, AMOUNT, denied, hoped, said("round", "status", **CLOSED))
    assert shown(kg, "2026-05", maybe=False) == {"recipient", "leadInvestor", "status"}
    assert shown(kg, "2026-05-27", maybe=False) == set()


@pytest.mark.parametrize(
    "step",
    [
        {"text": "in_talks", "at": "2026-05"},
        {"text": "closed", "at": "2026-05", "stance": "projected"},
        {"text": "closed", "at": "2026-05", "polarity": "negated"},
        {"text": "closed", "at": "2026-05", "rank": "deprecated"},
        {"text": "paid", "at": "2026-05"},
        {"text": "cancelled", "at": "2026-05"},
        {"text": "closed"},
    ],
)
def test_what_is_no_first_firm_step_dates_nothing(step: dict[str, Any]) -> None:
    """Talks come before a deal, payments after it; what is expected, denied or taken back is no step."""
    kg = world(TYPES, *PARTIES, said("round", "status", **step))
    assert {"recipient", "leadInvestor"} <= shown(kg, "2025", maybe=True)
    assert not {"recipient", "leadInvestor"} & shown(kg, "2030", maybe=False)


def test_talks_may_come_before_the_deal() -> None:
    """They are what is left of it before its first step."""
    kg = world(TYPES, *PARTIES, said("round", "status", **TALKS), said("round", "status", **CLOSED))
    assert [row.text for row in kg.as_of("2025").records.statements] == ["in_talks"]


def test_something_of_the_deal_that_had_begun_leaves_the_rest_possible() -> None:
    """An investor was in before it closed: then the others may have been."""
    early = said("round", "investor", "fund", at="2026-02")
    kg = world(TYPES, *PARTIES, early, said("round", "status", **CLOSED))
    assert shown(kg, "2026-03", maybe=True) == {"recipient", "leadInvestor", "investor"}
    assert shown(kg, "2026-01", maybe=True) == set()


def test_the_earliest_of_two_dates_of_a_step_counts() -> None:
    """Sources differ: nothing is left out that one of them has at that time."""
    steps = [said("round", "status", text="signed", at=date) for date in ("2026-01", "2026-05")]
    kg = world(TYPES, *PARTIES, *steps)
    assert "recipient" in shown(kg, "2026-02", maybe=True)
    assert "recipient" in shown(kg, "2026-02", maybe=False)


def test_a_product_is_no_deal() -> None:
    """It was there before it was announced: its maker stays."""
    kg = world(TYPES, said("lab", "makes", "tool"), said("tool", "status", text="announced", at="2026-05"))
    assert shown(kg, "2025", maybe=True) == {"makes"}


def test_a_date_that_came_out_later_dates_nothing() -> None:
    """As known by a day, the deal was not dated: its parties may have been there."""
    rows = [said("round", "recipient", "lab", known_since="2026-01")]
    kg = world(TYPES, *rows, said("round", "status", known_since="2026-06", **CLOSED))
    assert [row.predicate for row in kg.known_by("2026-02").as_of("2025").records.statements] == ["recipient"]
    assert not kg.as_of("2025").records.statements


@pytest.mark.parametrize("maybe", [True, False])
def test_packed_tables_show_the_same(real: KnowledgeGraph, tmp_path: Path, monkeypatch: Any, maybe: bool) -> None:
    """The shipped graph from its tables, at days before and after its deals, also as it was known."""
    monkeypatch.setattr("dealgraph.packed.KEPT_ROWS", 10)
    for table in ("entities", "sources", "statements"):
        EXPORTS[f"{table}.jsonl"].write(real, tmp_path / f"{table}.jsonl")
    packed = load(tmp_path)
    for date in ("2020", "2025-10", "2025-12-31", "2026-04", "2026-04-15", "2026-05-27", "2026-05-28", "2027"):
        views = [kg.as_of(date, maybe=maybe).records.statements for kg in (real, packed)]
        assert tuple(views[0]) == tuple(views[1])
        views = [kg.known_by("2026-05-13").as_of(date, maybe=maybe).records.statements for kg in (real, packed)]
        assert tuple(views[0]) == tuple(views[1])
