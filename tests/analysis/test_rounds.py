"""Deals and rounds with their parties, in invented worlds."""

from __future__ import annotations

import pytest
from invented import DEAL_TYPES, deal, investment, said, world

from dealgraph.analysis.ranges import Range
from dealgraph.errors import NotFoundError


def test_a_round_tells_leads_co_leads_and_who_sits_out() -> None:
    """A co-lead is no lead; a denial is no part; what is tied to the round is not in its amount."""
    kg = world(
        DEAL_TYPES,
        said("series", "recipient", "lab"),
        said("series", "leadInvestor", "oak"),
        said("series", "coLeadInvestor", "elm"),
        said("series", "investor", "fund", polarity="negated", stance="reported", scope="almost all of it"),
        said("series", "amount", value=10, unit="USD", bound="at_least"),
        said("series", "dealValuation", value=90, unit="USD", bound="exact", stance="hypothetical"),
        said("series", "dealValuation", value=100, unit="USD", bound="exact", stance="reported"),
        said("series", "status", text="signed", polarity="negated"),
        said("series", "status", text="in_talks"),
        *investment("stake", "cloud", "lab", 5),
        said("series", "relatedDeal", "stake"),
    )
    found = kg.round("series")
    assert (found.leads, found.co_leads, found.sat_out) == (("oak",), ("elm",), ("fund",))
    assert (found.companies, found.size, found.stage) == (("lab",), Range(10, None), "in prospect")
    assert [row.value for row in found.valuations] == [100, 90]
    assert [(figure.deal, figure.size) for figure in found.tied] == [("stake", Range(5, 5))]
    assert [row.predicate for row in found.doubts] == ["investor", "status"]
    out = next(one for one in found.participants if one.sits_out)
    assert (out.role, out.certain, out.scopes) == ("investor", True, ("almost all of it",))


def test_any_deal_lists_its_parties_with_their_roles() -> None:
    """A listing with its banks, a compute deal with its two sides; and when they are to be."""
    kg = world(
        {**DEAL_TYPES, "PublicOffering": "listing"},
        said("listing", "issuer", "lab", stance="projected", at="2026-10"),
        said("listing", "bank", "oak", stance="reported"),
        said("listing", "bank", "elm", stance="reported"),
        *deal("north", "cloud", "lab", value=5),
        said("north", "chipSupplier", "chips"),
    )
    assert str(kg.round("listing")).splitlines() == [
        "Listing: no figure, status not told",
        "  bank: Elm (reported), Oak (reported)",
        "  issuer: Lab (projected)",
        "  when: 2026-10: issuer (projected by Paper)",
    ]
    assert str(kg.round("north")).splitlines() == [
        "North: 5 GW, status not told",
        "  provider: Cloud",
        "  customer: Lab",
        "  chip supplier: Chips",
    ]


def test_a_party_is_qualified_where_no_statement_says_it_plainly() -> None:
    """In rounds, payments and circles alike: the surest first, and what was withdrawn only where it is alone."""
    kg = world(
        DEAL_TYPES,
        said("series", "investor", "oak", stance="projected"),
        said("series", "investor", "oak", stance="reported", scope="some of it"),
        said("series", "investor", "elm", stance="hypothetical"),
        said("series", "investor", "fund", stance="reported"),
        said("series", "investor", "fund", speaker="fund"),
        said("stake", "investor", "cloud", stance="reported", rank="deprecated", rank_reason="withdrawn"),
        said("stake", "investor", "cloud", stance="projected"),
        said("stake", "recipient", "lab"),
        said("lab", "buysFrom", "cloud", stance="reported", scope="chips"),
    )
    investors = "Elm (hypothetical), Fund, Oak (some of it, reported; projected)"
    assert str(kg.round("series")).splitlines()[1] == f"  investor: {investors}"
    assert kg.flows.lines() == [
        "Cloud gives money to Lab (Stake; Cloud: projected)",
        "Lab pays for what it gets from Cloud (chips, reported)",
    ]
    assert kg.loops()[0].title == (
        "Cloud gives money to Lab (Stake: no figure given, status not told, Cloud: projected); "
        "Lab pays for what it gets from Cloud (outside deals: chips, reported)."
    )


def test_a_valuation_of_a_round_has_its_basis_and_its_speaker() -> None:
    """And says where it is denied."""
    dollars = {"unit": "USD", "bound": "exact"}
    kg = world(
        DEAL_TYPES,
        said("series", "dealValuation", value=100, basis="post_money", at="2026-05", **dollars),
        said("series", "dealValuation", value=90, stance="reported", speaker="fund", polarity="negated", **dollars),
    )
    assert str(kg.round("series")).splitlines()[1:] == [
        "  valuation: $100 (post-money, 2026-05, asserted by Paper)",
        "  valuation: not $90 (reported by Fund)",
    ]


def test_only_deals_are_rounds() -> None:
    """Asked for a company, the error names the deals beside it."""
    kg = world(DEAL_TYPES, said("series", "recipient", "lab"))
    with pytest.raises(NotFoundError, match="a deal is wanted, and 'Lab' is a company; beside it stand 'Series'"):
        kg.round("lab")
    with pytest.raises(NotFoundError):
        kg.exposure("lab")["Cloud"]
    with pytest.raises(NotFoundError):
        kg.exposure("lab", unit="GWh")
    with pytest.raises(NotFoundError):
        kg.exposure("lab", by="suplier")
