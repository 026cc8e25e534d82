"""What a company's deals with each of its partners come to, in invented worlds."""

from __future__ import annotations

import msgspec
from invented import DEAL_TYPES, deal, said, world

from dealgraph.analysis.figures import figure_of
from dealgraph.analysis.ranges import Range
from dealgraph.analysis.sums import total_of
from dealgraph.knowledge_graph import KnowledgeGraph
from dealgraph.records import Conflict


def test_exposure_keeps_bounds_and_lists_what_is_unknown() -> None:
    """Up to 5 of one, 5 of two together, and a deal without a figure."""
    kg = world(
        DEAL_TYPES,
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
        DEAL_TYPES,
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
        DEAL_TYPES,
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
        world(DEAL_TYPES, *rows).exposure("lab")["cloud"].words for rows in ((*north,), (*north, *south), (*south,))
    ] == [
        "5 GW, contracted (100% of what is known)",
        "7 GW, in part contracted (100% of what is known)",
        "2 GW (100% of what is known)",
    ]
    both = world(DEAL_TYPES, *north, *south, delivered).exposure("lab")["cloud"]
    assert both.words == "7 GW, in part contracted and delivered (100% of what is known)"


def test_two_tellings_of_perhaps_one_deal_are_not_just_added_up() -> None:
    """5, and at most 5 in a deal that may be the same: at most 5 or 5 to 10; the data span both."""
    kg = world(
        DEAL_TYPES,
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
    assert world(DEAL_TYPES, *deal("north", "cloud", "lab", value=5), *deal("south", "cloud", "lab", value=5)).exposure(
        "lab"
    ).total == Range(10, 10)


def test_a_sum_with_what_may_be_a_part_holds_both_readings() -> None:
    """15 that may be inside 50: 50 or 65, and never less than either."""
    kg = world(
        DEAL_TYPES,
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
    kg = world(DEAL_TYPES, *(said("north", role, who) for role, who in (("customer", "lab"), ("partner", "cloud"))))
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
        DEAL_TYPES,
        said("chips", "supplies", "lab"),
        *deal("north", "cloud", "lab", value=5),
        said("north", "status", text="cancelled"),
    )
    assert [(part.entity, part.size) for part in kg.exposure("lab").parts] == [("chips", None)]


def test_an_exposure_without_a_figure_says_why_and_what_there_is() -> None:
    """No deal, nobody named in it, or no number; where there is a figure, nothing."""
    kg = world(
        DEAL_TYPES,
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


def test_the_parts_of_a_whole_are_told_beside_it() -> None:
    """At least 9 with two suppliers, of which 3 and 1 are counted with each: 5 more lie between them, or more."""
    kg = world(
        DEAL_TYPES,
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
        DEAL_TYPES,
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


def test_exposure_and_the_graph_of_companies_tell_the_same(real: KnowledgeGraph) -> None:
    """What a supplier certainly and at most has is the same number in both, where all its deals are counted."""
    for unit in ("GW", "USD"):
        graph = real.companies_graph(unit)
        for part in real.exposure("Anthropic", unit=unit).parts:
            if part.own is None or any(figure.size for figure in part.open):
                continue
            ends = ("anthropic", part.entity) if unit == "USD" else (part.entity, "anthropic")
            assert (graph.edges[ends]["low"], graph.edges[ends].get("high")) == (part.own.low, part.own.high)
