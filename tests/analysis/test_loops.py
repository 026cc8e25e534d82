"""Payments, and the circles they make, in invented worlds."""

from __future__ import annotations

from typing import Any

from invented import DEAL_TYPES, deal, investment, said, world

from dealgraph.analysis.ranges import Range
from dealgraph.knowledge_graph import KnowledgeGraph


def circles(kg: KnowledgeGraph, **options: Any) -> list[str]:
    """Return the circles as text."""
    return [" ".join(loop.members) for loop in kg.loops(**options)]


def test_a_circle_of_money_and_compute() -> None:
    """The cloud invests in the lab, the lab buys from the cloud: committed is told from paid."""
    kg = world(
        DEAL_TYPES,
        *investment("stake", "cloud", "lab", 5 * 10**9),
        said("stake", "status", text="paid"),
        *deal("north", "cloud", "lab", value=5),
        said("north", "status", text="signed"),
    )
    (loop,) = kg.loops()
    assert (loop.members, loop.deals) == (("cloud", "lab"), ("north", "stake"))
    assert (loop.money, loop.power) == ({"paid": Range(5 * 10**9, 5 * 10**9)}, {"committed": Range(5, 5)})
    assert [side.kinds for side in loop.sides] == [("money",), ("compute",)]
    assert loop.title == (
        "Cloud gives money to Lab (Stake: $5 billion, paid); "
        "Lab pays for what it gets from Cloud (North: 5 GW, contracted)."
    )


def test_a_circle_outside_deals() -> None:
    """Direct statements close it too, in whichever direction they are told."""
    told = world(DEAL_TYPES, said("cloud", "investsIn", "lab"), said("lab", "buysFrom", "cloud"))
    turned = world(DEAL_TYPES, said("cloud", "investsIn", "lab"), said("cloud", "supplies", "lab"))
    assert circles(told) == circles(turned) == ["cloud lab"]


def test_a_denied_or_supposed_investment_closes_no_circle() -> None:
    """Somebody who sits out gives nothing."""
    for more in ({"polarity": "negated"}, {"stance": "hypothetical"}, {"rank": "deprecated"}):
        kg = world(DEAL_TYPES, said("cloud", "investsIn", "lab", **more), said("lab", "buysFrom", "cloud"))
        assert circles(kg) == []


def test_longer_circles_are_found_once() -> None:
    """Cloud to lab to chips to cloud, told from the first name; and only as long as asked for."""
    kg = world(
        DEAL_TYPES,
        said("cloud", "investsIn", "lab"),
        said("lab", "buysFrom", "chips"),
        said("chips", "buysFrom", "cloud"),
    )
    assert circles(kg) == ["chips cloud lab"]
    assert circles(kg, max_length=2) == []
    assert (circles(kg, through="lab"), circles(kg, through="rival")) == (["chips cloud lab"], [])


def test_purchases_alone_are_a_circle_only_when_asked_for() -> None:
    """Two that buy from each other invest nothing."""
    kg = world(DEAL_TYPES, said("lab", "buysFrom", "cloud"), said("cloud", "buysFrom", "lab"))
    assert (circles(kg), circles(kg, kinds=())) == ([], ["cloud lab"])


def test_a_deal_on_both_sides_counts_once_and_a_shared_one_is_open() -> None:
    """Two buy each other's shares in one deal; a third shares another deal with the first."""
    kg = world(
        DEAL_TYPES,
        *(said("stake", role, who) for role in ("investor", "recipient") for who in ("lab", "cloud")),
        said("stake", "amount", value=7, unit="USD", bound="exact"),
        *investment("series", "cloud", "lab", 9),
        said("series", "investor", "oak"),
    )
    (loop,) = kg.loops(kinds=())
    assert loop.money == {"unknown": Range(7, 16)}
    assert [side.shared for side in loop.sides] == [("series",), ()]


def test_what_money_is_put_into_is_no_payee_unless_it_is_an_agent() -> None:
    """A technology gets no money."""
    kg = world(
        {**DEAL_TYPES, "Technology": "computing", "Market": "stocks"},
        *(said("oak", "investsIn", name) for name in ("computing", "stocks", "lab")),
    )
    assert [(flow.payer, flow.payee) for flow in kg.flows] == [("oak", "lab")]


def test_no_circle_says_how_a_member_pays_and_what_there_is_without_it() -> None:
    """Also the circles in which one kind of payment is missing."""
    kg = world(
        DEAL_TYPES,
        *investment("stake", "cloud", "lab"),
        *deal("north", "cloud", "lab"),
        said("oak", "investsIn", "lab"),
        said("chips", "buysFrom", "rival"),
        said("rival", "buysFrom", "chips"),
    )
    assert kg.loops(through="oak").notes == [
        "no circle goes through Oak: it pays 1, and 0 pay it",
        "without through='Oak': 1 row",
    ]
    assert kg.loops(through="rival").notes == [
        "no circle goes through Rival: it pays 1, and 1 pay it",
        "with kinds=(): 1 row",
        "without through='Rival': 1 row",
    ]
    assert kg.loops().notes == []


def test_each_direction_has_its_sums_and_stages_that_may_overlap_do_not_add_up() -> None:
    """What both sides share is a ceiling on either; a deal of one stage that may be one of another is no second one."""
    kg = world(
        DEAL_TYPES,
        *(said("stake", role, who) for role in ("investor", "recipient") for who in ("lab", "cloud")),
        said("stake", "amount", value=7, unit="USD", bound="exact"),
        *deal("north", "cloud", "lab", value=5),
        said("north", "status", text="signed"),
        *deal("south", "cloud", "lab", value=4),
        said("south", "mayBecome", "north", stance="hypothetical"),
    )
    (loop,) = kg.loops()
    assert loop.sum_lines() == [
        ("money from Cloud to Lab, status not told", "at most $7"),
        ("money from Lab to Cloud, status not told", "at most $7"),
        ("power from Cloud for Lab, in all", "4 GW to 5 GW, or 9 GW if deals that may overlap do not"),
        ("power from Cloud for Lab, of it contracted", "5 GW"),
        ("power from Cloud for Lab, of it status not told", "4 GW"),
    ]


def test_the_head_of_a_circle_and_its_sums_use_the_same_words() -> None:
    """A part counts at its own stage beside a whole without a figure; what has no status says so."""
    kg = world(
        DEAL_TYPES,
        *investment("stake", "cloud", "lab", 7),
        said("whole", "provider", "cloud"),
        said("whole", "provider", "chips"),
        said("whole", "customer", "lab"),
        said("whole", "amount", value=100, unit="USD", bound="at_least"),
        said("whole", "status", text="closed"),
        *deal("north", "cloud", "lab", value=5),
        said("north", "status", text="signed"),
        said("north", "partOf", "whole"),
    )
    (loop,) = kg.loops()
    assert str(loop).splitlines() == [
        "Cloud gives money to Lab (Stake: $7, status not told); Lab pays for what it gets from Cloud (North: 5 GW, "
        "contracted; Whole: at least $100, with Chips, contracted).",
        "  money from Cloud to Lab, status not told: $7",
        "  money from Lab to Cloud, contracted: their share is not told",
        "  power from Cloud for Lab, contracted: 5 GW",
        "  open: the status of Stake",
        "  open: the shares in Whole (with Chips)",
    ]


def test_what_is_pledged_contracted_and_paid_is_told_apart_in_sums() -> None:
    """A closed agreement is contracted, not paid; what is only announced is neither."""
    statuses = {"first": "committed", "second": "closed", "third": "paid", "fourth": "announced"}
    kg = world(
        DEAL_TYPES | {"Investment": " ".join(statuses)},
        said("lab", "buysFrom", "cloud"),
        *(row for place, name in enumerate(statuses, 1) for row in investment(name, "cloud", "lab", place)),
        *(said(name, "status", text=status) for name, status in statuses.items()),
    )
    (loop,) = kg.loops()
    assert dict(loop.sum_lines()) == {
        "money from Cloud to Lab, pledged": "$1",
        "money from Cloud to Lab, contracted": "$2",
        "money from Cloud to Lab, paid": "$3",
        "money from Cloud to Lab, announced": "$4",
    }


def test_a_sum_says_what_of_it_is_not_plainly_asserted() -> None:
    """By its size or by a party, whichever is told less firmly; all of it, where that is so."""
    kg = world(
        DEAL_TYPES | {"Investment": "first second third"},
        *deal("north", "cloud", "lab", value=5, stance="reported"),
        *investment("first", "cloud", "lab", 1),
        said("second", "investor", "cloud", stance="projected"),
        said("second", "recipient", "lab"),
        said("second", "amount", value=2, unit="USD", bound="exact"),
        *investment("third", "cloud", "lab"),
        said("third", "amount", value=4, unit="USD", bound="exact", stance="reported"),
        said("third", "amount", value=4, unit="USD", bound="exact", stance="estimated"),
    )
    (loop,) = kg.loops()
    assert dict(loop.sum_lines()) == {
        "money from Cloud to Lab, status not told": "$7; of it reported: $4; of it projected: $2",
        "power from Cloud for Lab, status not told": "5 GW; all of it reported",
    }
