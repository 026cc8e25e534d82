"""Ranges, figures of deals, circles of payments, exposure and rounds, in invented worlds."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from invented import said, world

from dealgraph.analysis.figures import STAGES, figure_of
from dealgraph.analysis.ranges import Range, total
from dealgraph.analysis.sums import sum_of, total_of
from dealgraph.errors import NotFoundError
from dealgraph.knowledge_graph import KnowledgeGraph
from dealgraph.records import Conflict, Evidence, Statement
from dealgraph.results import Rows
from dealgraph.vocabulary import shipped_vocabulary

TYPES = {
    "Company": "lab cloud chips rival",
    "Investor": "oak elm fund",
    "ComputeDeal": "whole north south west",
    "FundingRound": "series",
    "Investment": "stake",
    "ChipPlatform": "tensor",
    "CloudPlatform": "sky",
}
ranges = st.builds(
    lambda low, more: Range(low, None if more is None else low + more),
    st.integers(0, 50),
    st.none() | st.integers(0, 50),
)


def deal(name: str, provider: str, customer: str, **size: Any) -> list[Statement]:
    """Return a compute deal with its capacity."""
    rows = [said(name, "provider", provider), said(name, "customer", customer)]
    return [*rows, said(name, "capacity", unit="GW", bound="exact", **size)] if size else rows


def investment(name: str, investor: str, recipient: str, amount: float | None = None) -> list[Statement]:
    """Return an investment with its amount."""
    rows = [said(name, "investor", investor), said(name, "recipient", recipient)]
    return [*rows, said(name, "amount", value=amount, unit="USD", bound="exact")] if amount else rows


@given(st.lists(ranges, min_size=1))
def test_a_sum_holds_the_sums_of_the_bounds(parts: list[Range]) -> None:
    """Whatever the order, and open where one part is open."""
    found = total(parts)
    assert found is not None
    assert found == total(parts[::-1])
    assert found.low == sum(part.low for part in parts)
    highs = [part.high for part in parts]
    assert found.high == (None if None in highs else sum(high for high in highs if high is not None))


def test_every_status_has_a_stage() -> None:
    """A status that the vocabulary gains needs one too."""
    assert list(STAGES) and set(STAGES) == set(shipped_vocabulary().lists["status"])


def test_a_range_in_words() -> None:
    """Bounds are told as people tell them."""
    vocabulary = shipped_vocabulary()
    assert [
        Range(5, 5).words("GW", vocabulary),
        Range(0, 5).words("GW", vocabulary),
        Range(5, 10).words("GW", vocabulary),
        Range(10**9, None).words("USD", vocabulary),
        Range(5, 5, about=True).words("GW", vocabulary),
    ] == ["5 GW", "at most 5 GW", "5 GW to 10 GW", "at least $1 billion", "about 5 GW"]


def test_figures_that_differ_are_held_together_and_not_added() -> None:
    """5 or 8: from 5 to 8, with both statements and the conflict."""
    kg = world(
        TYPES,
        *deal("north", "cloud", "lab", value=5),
        said("north", "capacity", value=8, unit="GW", bound="exact", evidence=(Evidence("other.txt", "8 GW"),)),
    )
    figure = figure_of(kg, "north", "GW")
    assert (figure.size, len(figure.statements)) == (Range(5, 8), 2)
    assert [conflict.kind for conflict in figure.conflicts] == ["contradiction"]
    assert kg.exposure("lab").total == Range(5, 8)
    assert kg.exposure("lab").conflicts == figure.conflicts


def test_facts_make_the_figure_where_there_are_any() -> None:
    """A forecast, a condition, a denial and a part of the deal do not."""
    others = [
        said("north", "capacity", value=9, unit="GW", bound="exact", stance="projected"),
        said("north", "capacity", value=10, unit="GW", bound="exact", stance="hypothetical"),
        said("north", "capacity", value=11, unit="GW", bound="exact", polarity="negated"),
        said("north", "capacity", value=1, unit="GW", bound="exact", scope="in the first year"),
    ]
    kg = world(TYPES, *deal("north", "cloud", "lab", value=5), *others)
    assert figure_of(kg, "north", "GW").size == Range(5, 5)
    assert figure_of(world(TYPES, *others), "north", "GW").size == Range(9, 9)
    assert figure_of(world(TYPES, *others[1:]), "north", "GW").size is None


def test_a_whole_and_its_parts_count_once() -> None:
    """3 and at most 4 inside at least 5: together at least 5."""
    kg = world(
        TYPES,
        *deal("north", "cloud", "lab", value=3),
        *deal("south", "chips", "lab", value=1),
        said("whole", "capacity", value=5, unit="GW", bound="at_least"),
        said("north", "partOf", "whole"),
        said("south", "partOf", "whole"),
    )
    figures = [figure_of(kg, name, "GW") for name in ("whole", "north", "south")]
    assert sum_of(kg, figures) == Range(5, None)
    assert sum_of(kg, figures[1:]) == Range(4, 4)


def test_the_stage_is_the_last_that_was_reached() -> None:
    """What is only expected, or denied, has not been reached."""
    rows = [said("north", "status", text="announced"), said("north", "status", text="signed")]
    more = [
        said("north", "status", text="paid", stance="projected"),
        said("north", "status", text="delivered", polarity="negated"),
    ]
    assert figure_of(world(TYPES, *rows, *more), "north", "GW").stage == "committed"
    ended = said("north", "status", text="cancelled")
    assert figure_of(world(TYPES, *rows, ended), "north", "GW").stage == "ended"
    assert figure_of(world(TYPES), "north", "GW").stage == "unknown"


def circles(kg: KnowledgeGraph, **options: Any) -> list[str]:
    """Return the circles as text."""
    return [" ".join(loop.members) for loop in kg.loops(**options)]


def test_a_circle_of_money_and_compute() -> None:
    """The cloud invests in the lab, the lab buys from the cloud: committed is told from paid."""
    kg = world(
        TYPES,
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
        "Lab pays for what it gets from Cloud (North: 5 GW, committed)."
    )


def test_a_circle_outside_deals() -> None:
    """Direct statements close it too, in whichever direction they are told."""
    told = world(TYPES, said("cloud", "investsIn", "lab"), said("lab", "buysFrom", "cloud"))
    turned = world(TYPES, said("cloud", "investsIn", "lab"), said("cloud", "supplies", "lab"))
    assert circles(told) == circles(turned) == ["cloud lab"]


def test_a_denied_or_supposed_investment_closes_no_circle() -> None:
    """Somebody who sits out gives nothing."""
    for more in ({"polarity": "negated"}, {"stance": "hypothetical"}, {"rank": "deprecated"}):
        kg = world(TYPES, said("cloud", "investsIn", "lab", **more), said("lab", "buysFrom", "cloud"))
        assert circles(kg) == []


def test_longer_circles_are_found_once() -> None:
    """Cloud to lab to chips to cloud, told from the first name; and only as long as asked for."""
    kg = world(
        TYPES,
        said("cloud", "investsIn", "lab"),
        said("lab", "buysFrom", "chips"),
        said("chips", "buysFrom", "cloud"),
    )
    assert circles(kg) == ["chips cloud lab"]
    assert circles(kg, max_length=2) == []
    assert (circles(kg, through="lab"), circles(kg, through="rival")) == (["chips cloud lab"], [])


def test_purchases_alone_are_a_circle_only_when_asked_for() -> None:
    """Two that buy from each other invest nothing."""
    kg = world(TYPES, said("lab", "buysFrom", "cloud"), said("cloud", "buysFrom", "lab"))
    assert (circles(kg), circles(kg, kinds=())) == ([], ["cloud lab"])


def test_a_deal_on_both_sides_counts_once_and_a_shared_one_is_open() -> None:
    """Two buy each other's shares in one deal; a third shares another deal with the first."""
    kg = world(
        TYPES,
        *(said("stake", role, who) for role in ("investor", "recipient") for who in ("lab", "cloud")),
        said("stake", "amount", value=7, unit="USD", bound="exact"),
        *investment("series", "cloud", "lab", 9),
        said("series", "investor", "oak"),
    )
    (loop,) = kg.loops(kinds=())
    assert loop.money == {"unknown": Range(7, 16)}
    assert [side.shared for side in loop.sides] == [("series",), ()]


def test_exposure_keeps_bounds_and_lists_what_is_unknown() -> None:
    """Up to 5 of one, 5 of two together, and a deal without a figure."""
    kg = world(
        TYPES,
        said("north", "provider", "cloud"),
        said("north", "customer", "lab"),
        said("north", "capacity", value=5, unit="GW", bound="at_most"),
        *deal("south", "chips", "lab", value=5),
        said("south", "chipSupplier", "rival"),
        said("south", "chipPlatform", "tensor"),
        *deal("west", "cloud", "lab"),
        said("west", "cloudPlatform", "sky"),
    )
    exposure = kg.exposure("lab")
    assert exposure.total == Range(5, 10)
    assert [(part.entity, part.size) for part in exposure.parts] == [
        ("chips", Range(5, 5)),
        ("rival", Range(5, 5)),
        ("cloud", Range(0, 5)),
    ]
    assert exposure["Cloud"].share == Range(0, 50)
    assert exposure["chips"].share == Range(50, 100)
    assert [figure.deal for figure in exposure["cloud"].open] == ["west"]
    assert exposure.largest == exposure["chips"]
    assert [part.entity for part in kg.exposure("lab", by="ChipPlatform").parts] == ["tensor"]
    clouds = kg.exposure("lab", by="CloudPlatform")
    assert ([part.entity for part in clouds.parts], clouds.total, clouds.largest) == (["sky"], None, None)


def test_a_whole_that_cannot_be_divided_is_open() -> None:
    """Two suppliers share at least 100: in the total it counts, for neither it does."""
    kg = world(
        TYPES,
        *deal("north", "cloud", "lab"),
        *deal("south", "chips", "lab"),
        *(said("whole", "provider", name) for name in ("cloud", "chips")),
        said("whole", "customer", "lab"),
        said("whole", "amount", value=100, unit="USD", bound="at_least"),
        said("north", "partOf", "whole"),
        said("south", "partOf", "whole"),
    )
    exposure = kg.exposure("lab", unit="USD")
    assert exposure.total == Range(100, None)
    assert exposure["cloud"].size is None
    assert [figure.deal for figure in exposure["cloud"].open] == ["north", "whole"]
    assert [figure.deal for figure in kg.exposure("lab")["cloud"].open] == ["north"]


def test_an_exposure_says_where_the_rest_of_the_sum_lies() -> None:
    """30 with one, at least 100 between two others: the lines come to the head."""
    kg = world(
        TYPES,
        *deal("north", "cloud", "lab"),
        *deal("south", "chips", "lab"),
        said("whole", "provider", "cloud"),
        said("whole", "customer", "lab"),
        said("whole", "amount", value=100, unit="USD", bound="at_least"),
        said("north", "partOf", "whole"),
        said("south", "partOf", "whole"),
        *deal("west", "rival", "lab"),
        said("west", "amount", value=30, unit="USD", bound="exact"),
    )
    exposure = kg.exposure("lab", unit="USD")
    assert str(exposure).splitlines() == [
        "Lab by supplier, in USD: at least $130 in all",
        "  Rival: $30 (at most 23.1% of what is known)",
        "  Chips: no figure of its own, a part of at least $100",
        "  Cloud: no figure of its own, a part of at least $100",
        "  open: at least $100 of Whole, between Chips and Cloud",
    ]
    assert [(one.figure.deal, one.among) for one in exposure.rest] == [("whole", ("Chips", "Cloud"))]


def test_a_part_says_how_far_its_deals_have_come() -> None:
    """What is promised is not taken for what is delivered; where it is told of some deals only, "in part"."""
    north = (*deal("north", "cloud", "lab", value=5), said("north", "status", text="signed"))
    south = deal("south", "cloud", "lab", value=2)
    delivered = said("south", "status", text="delivered")
    assert [
        world(TYPES, *rows).exposure("lab")["cloud"].words for rows in ((*north,), (*north, *south), (*south,))
    ] == [
        "5 GW, committed (100.0% of what is known)",
        "7 GW, in part committed (100.0% of what is known)",
        "2 GW (100.0% of what is known)",
    ]
    both = world(TYPES, *north, *south, delivered).exposure("lab")["cloud"]
    assert both.words == "7 GW, in part committed and delivered (100.0% of what is known)"


def test_two_tellings_of_perhaps_one_deal_are_not_just_added_up() -> None:
    """5, and at most 5 in a deal that may be the same: at most 5 or 5 to 10; the data span both."""
    kg = world(
        TYPES,
        *deal("north", "cloud", "lab", value=5),
        said("south", "provider", "cloud"),
        said("south", "customer", "lab"),
        said("south", "capacity", value=5, unit="GW", bound="at_most"),
        said("north", "mayBecome", "south", stance="hypothetical"),
    )
    exposure = kg.exposure("lab")
    words = "at most 5 GW in all, or 5 GW to 10 GW if deals that may overlap do not"
    assert (exposure.total, exposure.title) == (Range(0, 10), f"Lab by supplier, in GW: {words}")
    assert ("may overlap", "North may be the same as or become South") in exposure.lines()
    assert exposure["cloud"].overlaps == exposure.overlaps
    # Without the statement they are two deals.
    assert world(TYPES, *deal("north", "cloud", "lab", value=5), *deal("south", "cloud", "lab", value=5)).exposure(
        "lab"
    ).total == Range(10, 10)


def test_a_sum_with_what_may_be_a_part_holds_both_readings() -> None:
    """15 that may be inside 50: 50 or 65, and never less than either."""
    kg = world(
        TYPES,
        *(
            said(name, "amount", value=size, unit="USD", bound="exact")
            for name, size in (("stake", 15), ("series", 50))
        ),
        said("stake", "mayBePartOf", "series", stance="hypothetical"),
    )
    found = total_of(kg, [figure_of(kg, name, "USD") for name in ("stake", "series")])
    assert found is not None
    assert (found.apart, found.as_one, found.size) == (Range(65, 65), Range(50, 50), Range(50, 65))
    alone = total_of(kg, [figure_of(kg, "stake", "USD")])
    assert alone is not None and (alone.size, alone.links) == (Range(15, 15), ())


def test_the_partner_of_a_customer_is_found_under_both_its_names() -> None:
    """Nobody is called the provider; people noted that the two partners are one party under two names."""
    kg = world(TYPES, *(said("north", role, who) for role, who in (("customer", "lab"), ("partner", "cloud"))))
    rival = said("north", "partner", "rival", source="other")
    rows = (*kg.records.statements, rival)
    ids = tuple(sorted(row.id for row in rows if row.predicate == "partner"))
    conflict = Conflict("c-1", "name", "north", ids, "One calls it Cloud, the other Rival.")
    sources = world({}, sources=("other", "paper")).records
    records = msgspec.structs.replace(
        kg.records,
        entities=tuple(sorted({*kg.records.entities, *sources.entities}, key=lambda one: one.id)),
        sources=sources.sources,
        statements=rows,
        conflicts=(conflict,),
    )
    exposure = KnowledgeGraph(records, kg.vocabulary).exposure("lab")
    for name, other in (("Cloud", "Rival"), ("Rival", "Cloud")):
        assert exposure[name].lines() == [("open", "North: no figure, status not told"), ("also called", other)]


def test_a_supplier_without_a_deal_and_a_deal_given_up() -> None:
    """The first is listed without a figure, the second not at all."""
    kg = world(
        TYPES,
        said("chips", "supplies", "lab"),
        *deal("north", "cloud", "lab", value=5),
        said("north", "status", text="cancelled"),
    )
    assert [(part.entity, part.size) for part in kg.exposure("lab").parts] == [("chips", None)]


def test_a_round_tells_leads_co_leads_and_who_sits_out() -> None:
    """A co-lead is no lead; a denial is no part; what is tied to the round is not in its amount."""
    kg = world(
        TYPES,
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
        {**TYPES, "PublicOffering": "listing"},
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
        TYPES,
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


def test_what_money_is_put_into_is_no_payee_unless_it_is_an_agent() -> None:
    """A technology gets no money."""
    kg = world(
        {**TYPES, "Technology": "computing", "Market": "stocks"},
        *(said("oak", "investsIn", name) for name in ("computing", "stocks", "lab")),
    )
    assert [(flow.payer, flow.payee) for flow in kg.flows] == [("oak", "lab")]


def test_a_valuation_of_a_round_has_its_basis_and_its_speaker() -> None:
    """And says where it is denied."""
    dollars = {"unit": "USD", "bound": "exact"}
    kg = world(
        TYPES,
        said("series", "dealValuation", value=100, basis="post_money", at="2026-05", **dollars),
        said("series", "dealValuation", value=90, stance="reported", speaker="fund", polarity="negated", **dollars),
    )
    assert str(kg.round("series")).splitlines()[1:] == [
        "  valuation: $100 (post-money, 2026-05, asserted by Paper)",
        "  valuation: not $90 (reported by Fund)",
    ]


def test_an_exposure_without_a_figure_says_why_and_what_there_is() -> None:
    """No deal, nobody named in it, or no number; where there is a figure, nothing."""
    kg = world(
        TYPES,
        said("west", "customer", "lab"),
        said("north", "provider", "cloud"),
        said("north", "customer", "rival"),
        said("north", "amount", value=5, unit="USD", bound="exact"),
        said("chips", "buysFrom", "cloud"),
    )
    deal = "the 1 deal by which it gets something delivered"
    notes = {
        "cloud": "no deal is known by which it gets something delivered; kg.statements('Cloud') has 2 statements about it",
        "lab": f"no supplier is named in {deal}; kg.statements('Lab') has 1 statement about it",
        "rival": f"no figure in GW is given for {deal}; with unit='USD' there is one",
        "chips": "none of these is named in a deal, and only deals have figures",
    }
    for name, note in notes.items():
        assert kg.exposure(name).note == note
        assert ("note", note) in kg.exposure(name).lines()
    assert kg.exposure("lab", by="ChipPlatform").note.startswith("no chip platform is named in the 1 deal")
    assert kg.exposure("rival", unit="USD").note == ""


def test_no_circle_says_how_a_member_pays_and_what_there_is_without_it() -> None:
    """Also the circles in which one kind of payment is missing."""
    kg = world(
        TYPES,
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


def test_the_head_of_a_circle_and_its_sums_use_the_same_words() -> None:
    """A part counts at its own stage beside a whole without a figure; what has no status says so."""
    kg = world(
        TYPES,
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
        "committed; Whole: at least $100, with Chips, closed).",
        "  money, closed: no figure given",
        "  money, status not told: $7",
        "  power, committed: 5 GW",
    ]


def test_only_deals_are_rounds() -> None:
    """Asked for a company, the error names the deals beside it."""
    kg = world(TYPES, said("series", "recipient", "lab"))
    with pytest.raises(NotFoundError, match="a deal is wanted, and 'Lab' is a company; beside it stand 'Series'"):
        kg.round("lab")
    with pytest.raises(NotFoundError):
        kg.exposure("lab")["Cloud"]
    with pytest.raises(NotFoundError):
        kg.exposure("lab", unit="GWh")
    with pytest.raises(NotFoundError):
        kg.exposure("lab", by="suplier")


def test_answers_go_on_to_json_and_pandas(real: KnowledgeGraph) -> None:
    """A line a row, with what it rests on."""
    answers = [real.loops(), real.paths("Anthropic", "Amazon"), real.voices("Amazon"), real.debates(), Rows(real.flows)]
    for rows in answers:
        assert len(rows.to_json().splitlines()) == len(rows.to_pandas()) == len(rows) > 0


def test_the_parts_of_a_whole_are_told_beside_it() -> None:
    """At least 9 with two suppliers, of which 3 and 1 are counted with each: 5 more lie between them, or more."""
    kg = world(
        TYPES,
        *deal("north", "cloud", "lab", value=3),
        *deal("south", "chips", "lab", value=1),
        said("whole", "provider", "cloud"),
        said("whole", "customer", "lab"),
        said("whole", "capacity", value=9, unit="GW", bound="at_least"),
        said("north", "partOf", "whole"),
        said("south", "partOf", "whole"),
    )
    lines = kg.exposure("lab").lines()
    assert ("open", "at least 9 GW of Whole, with Cloud, of which 4 GW is counted above") in lines


def test_partners_whose_role_is_not_told_share_a_figure() -> None:
    """Each may have all of it; a number that nobody gives is told in the words of the text."""
    kg = world(
        TYPES,
        said("north", "customer", "lab"),
        said("north", "partner", "cloud"),
        said("north", "partner", "chips"),
        said("north", "capacity", value=5, unit="GW", bound="exact"),
        said("north", "amount", text="several millions"),
    )
    part = kg.exposure("lab")["cloud"]
    assert (part.size, part.own) == (Range(5, 5), Range(0, 5))
    assert part.lines() == [("counted", "North: 5 GW, status not told, with Chips")]
    assert kg.round("north").title == "North: several millions, 5 GW, status not told"


@given(
    st.lists(ranges, min_size=3, max_size=3),
    st.sets(st.tuples(st.sampled_from(["partOf", "mayBecome", "mayBePartOf"]), st.sampled_from(range(6))), max_size=5),
)
def test_a_sum_is_never_less_than_where_all_are_one(sizes: list[Range], ties: set[tuple[str, int]]) -> None:
    """However three deals hang together, the sum holds both readings, and its bounds keep their order."""
    deals = ("north", "south", "west")
    pairs = [(one, other) for one in deals for other in deals if one != other]
    rows = [said(pairs[number][0], predicate, pairs[number][1]) for predicate, number in sorted(ties)]
    for name, size in zip(deals, sizes, strict=True):
        bound = (
            {"value": size.low, "bound": "at_least"} if size.high is None else {"lower": size.low, "upper": size.high}
        )
        rows.append(said(name, "capacity", unit="GW", **{"bound": "range", **bound}))
    kg = world(TYPES, *rows)
    found = total_of(kg, [figure_of(kg, name, "GW") for name in deals])
    assert found is not None
    for one in (found.apart, found.as_one, found.size):
        assert one.high is None or one.low <= one.high
    assert found.size.low <= min(found.apart.low, found.as_one.low)
    assert found.links or found.apart == found.as_one


def test_exposure_and_the_graph_of_companies_tell_the_same(real: KnowledgeGraph) -> None:
    """What a supplier certainly and at most has is the same number in both, where all its deals are counted."""
    for unit in ("GW", "USD"):
        graph = real.companies_graph(unit)
        for part in real.exposure("Anthropic", unit=unit).parts:
            if part.own is None or any(figure.size for figure in part.open):
                continue
            ends = ("anthropic", part.entity) if unit == "USD" else (part.entity, "anthropic")
            assert (graph.edges[ends]["low"], graph.edges[ends].get("high")) == (part.own.low, part.own.high)
