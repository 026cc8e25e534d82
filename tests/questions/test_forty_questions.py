"""Questions put to the shipped graph, each answered in at most three lines and checked by hand in the documents.

Each docstring is the question; the comment gives the document and what is easily taken for the answer, where there
is a trap. The answers are facts: they hold whatever else curators add.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dealgraph.analysis.ranges import Range
from dealgraph.errors import AmbiguousError, NotFoundError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dealgraph.knowledge_graph import KnowledgeGraph
    from dealgraph.records import Statement

BILLION = 10**9
SERIES_H, TALKS = "Anthropic Series H", "Anthropic round in talks in May 2026"
TRAINIUM = "Anthropic and Amazon Trainium deal"


@pytest.fixture(scope="module")
def kg(real: KnowledgeGraph) -> KnowledgeGraph:
    """The shipped graph under the name that people give it."""
    return real


def names(kg: KnowledgeGraph, ids: Iterable[str | None]) -> set[str]:
    """Return the labels."""
    return {kg.label(name) for name in ids if name is not None}


def objects(kg: KnowledgeGraph, rows: Iterable[Statement]) -> set[str]:
    """Return the labels of the objects."""
    return names(kg, (row.object for row in rows))


# -- rounds: 001, from its beginning; 004 --------------------------------------


def test_who_led_the_series_h(kg: KnowledgeGraph) -> None:
    """Who led the Series H?"""
    # Trap: the six co-leads stand in the same sentence.
    leads = names(kg, kg.round(SERIES_H).leads)
    assert leads == {"Altimeter Capital", "Dragoneer", "Greenoaks", "Sequoia Capital"}


def test_who_co_led_the_series_h(kg: KnowledgeGraph) -> None:
    """Who co-led the Series H?"""
    co_leads = names(kg, kg.round(SERIES_H).co_leads)
    assert co_leads == {"Capital Group", "Coatue", "D1 Capital Partners", "GIC", "ICONIQ", "XN"}


def test_did_coatue_lead(kg: KnowledgeGraph) -> None:
    """Did Coatue lead a round?"""
    led = kg.statements(predicate="lead investor", object="Coatue")
    assert list(led) == []


def test_how_large_is_the_series_h(kg: KnowledgeGraph) -> None:
    """How much did the Series H bring?"""
    # Trap: the 15 billion of the hyperscalers were committed before and are no part of it.
    found = kg.round(SERIES_H)
    assert (found.size, found.stage) == (Range(65 * BILLION, 65 * BILLION), "closed")


def test_at_which_valuation(kg: KnowledgeGraph) -> None:
    """At which valuation was the Series H made, before or after the money?"""
    rows = kg.statements(subject=SERIES_H, predicate="dealValuation", polarity="affirmed")
    assert {(row.value, row.basis) for row in rows} == {(965 * BILLION, "post_money")}


def test_how_much_had_hyperscalers_committed(kg: KnowledgeGraph) -> None:
    """How much had hyperscalers committed before, Amazon's part included?"""
    # Trap: Amazon's 5 billion are inside the 15, not beside them.
    tied = {figure.label: figure.size for figure in kg.round(SERIES_H).tied}
    assert Range(15 * BILLION, 15 * BILLION) in tied.values()
    assert Range(20 * BILLION, 20 * BILLION) not in tied.values()


def test_who_sits_out_the_round_in_talks(kg: KnowledgeGraph) -> None:
    """Who stays out of the round that was in talks in May 2026?"""
    # Trap: the denial names them as investors of the round.
    found = kg.round(TALKS)
    assert names(kg, found.sat_out) == {"early investors in Anthropic"}
    assert not any(one.label == "early investors in Anthropic" for one in found.participants if not one.sits_out)


def test_how_much_is_sought(kg: KnowledgeGraph) -> None:
    """How much was sought in May 2026, and was the round done?"""
    # Trap: "at least" 30 billion, and nothing signed.
    found = kg.round(TALKS)
    assert (found.size, found.stage) == (Range(30 * BILLION, None), "in prospect")


def test_was_a_term_sheet_signed(kg: KnowledgeGraph) -> None:
    """Was a term sheet signed by the middle of May 2026?"""
    (row,) = (row for row in kg.statements(subject=TALKS, predicate="status") if row.scope == "term sheet")
    assert (row.text, row.polarity, kg.label(row.speaker)) == ("signed", "negated", "informed sources of Bloomberg")


def test_what_do_bankers_expect_of_the_listing(kg: KnowledgeGraph) -> None:
    """Which valuation do bankers expect at the listing?"""
    # Trap: an estimate; 500 billion and a trillion are the author's suppositions.
    rows = kg.statements(subject="Anthropic IPO", predicate="dealValuation", speaker="bankers")
    assert {(row.lower, row.upper, row.stance) for row in rows} == {(400 * BILLION, 500 * BILLION, "estimated")}


def test_which_banks_talk_of_the_listing(kg: KnowledgeGraph) -> None:
    """Which banks discuss the listing, and is that certain?"""
    rows = kg.statements(subject="Anthropic IPO", predicate="bank")
    assert objects(kg, rows) == {"Goldman Sachs", "JPMorgan Chase", "Morgan Stanley"}
    assert {row.stance for row in rows} == {"reported"}


# -- compute: 000, 001, 004 -------------------------------------------------------


def test_how_much_does_amazon_deliver(kg: KnowledgeGraph) -> None:
    """How much capacity does the deal with Amazon secure?"""
    # Trap: "up to" 5 gigawatts in the interview; 001 says 5 without it, and does not say of which deal.
    part = kg.exposure("Anthropic")["Amazon"]
    assert part.size == Range(0, 10)
    assert {row.bound for figure in part.deals for row in figure.statements} == {"at_most", "exact"}


def test_how_much_capacity_in_all(kg: KnowledgeGraph) -> None:
    """How many gigawatts has Anthropic secured, each deal counted once?"""
    # Trap: three documents tell of the two deals; whether one of them tells of a third with Amazon is open.
    total = kg.exposure("Anthropic").total
    assert total == Range(5, 15)


def test_who_delivers_the_tpus_of_2027(kg: KnowledgeGraph) -> None:
    """Which suppliers share the largest capacity that is certain?"""
    parts = kg.exposure("Anthropic").parts
    assert {part.label for part in parts if part.size == Range(5, 5)} == {"Google", "Broadcom"}


def test_what_is_known_in_dollars(kg: KnowledgeGraph) -> None:
    """What are Anthropic's compute deals worth, as far as anybody says?"""
    # 30 billion with Microsoft (004) and over 100 billion with Google, Broadcom and Amazon (000).
    exposure = kg.exposure("Anthropic", unit="USD")
    assert exposure.total == Range(130 * BILLION, None)
    assert exposure["Microsoft"].size == Range(30 * BILLION, 30 * BILLION)


def test_which_suppliers_have_no_figure(kg: KnowledgeGraph) -> None:
    """Which suppliers are known without any figure of capacity?"""
    parts = kg.exposure("Anthropic").parts
    assert {part.label for part in parts if part.size is None} >= {
        "Microsoft",
        "Nvidia",
        "SpaceX",
        "Micron",
        "SK hynix",
    }


def test_which_chips(kg: KnowledgeGraph) -> None:
    """On which three chip platforms does Anthropic run?"""
    chips = {part.label for part in kg.exposure("Anthropic", by="ChipPlatform").parts}
    assert chips >= {"AWS Trainium", "Google TPU", "Nvidia GPU"}


def test_how_many_tpus(kg: KnowledgeGraph) -> None:
    """How many TPUs did the deal of late 2025 secure?"""
    # Trap: "up to 1 million" is no million.
    part = kg.exposure("Anthropic", by="ChipPlatform", unit="count")["Google TPU"]
    assert part.size == Range(0, 1_000_000)


def test_which_cloud_is_paid_for(kg: KnowledgeGraph) -> None:
    """On which cloud, and with whose chips, are the 30 billion spent?"""
    deal = kg.exposure("Anthropic", by="CloudPlatform", unit="USD")["Microsoft Azure"].deals[0].deal
    assert objects(kg, kg.statements(subject=deal, predicate="chipSupplier")) == {"Nvidia"}


def test_where_money_goes_in_circles(kg: KnowledgeGraph) -> None:
    """Which companies both invest in Anthropic and sell compute to it?"""
    # Trap: Microsoft sells compute; no document says that it invests.
    around = {name for loop in kg.loops(through="Anthropic") for name in names(kg, loop.members)}
    assert around == {"Anthropic", "Amazon", "Google"}


def test_what_is_paid_in_the_circle(kg: KnowledgeGraph) -> None:
    """How much of Amazon's circle is said to have been paid or delivered?"""
    # Trap: all of it is committed, signed or closed.
    (loop,) = (loop for loop in kg.loops() if "amazon" in loop.members)
    assert {"paid", "delivered"}.isdisjoint({*loop.money, *loop.power})
    assert loop.power and max(power.high or 0 for power in loop.power.values()) == 5


def test_whose_data_centre_is_colossus(kg: KnowledgeGraph) -> None:
    """Who stands behind the Colossus deal?"""
    # Trap: 001 names SpaceX in one post and xAI in the other.
    deal = "Anthropic and SpaceX Colossus deal"
    parties = {name for p in ("partner", "provider") for name in objects(kg, kg.statements(subject=deal, predicate=p))}
    assert {"SpaceX", "xAI"} <= parties
    assert "name" in {conflict.kind for conflict in kg.conflicts(about=deal)}


def test_who_supplies_memory(kg: KnowledgeGraph) -> None:
    """Which memory makers are Anthropic's partners?"""
    rows = kg.statements(subject="Anthropic's memory supply partnership", predicate="partner")
    assert objects(kg, rows) == {"Micron", "Samsung", "SK hynix"}


# -- figures, and who gives them: 000, 003, 004 -----------------------------------


def test_who_doubts_the_revenue(kg: KnowledgeGraph) -> None:
    """Who puts the run-rate revenue of March 2026 at 22 billion, and why is it lower?"""
    # Trap: gross and net.
    rows = kg.statements(subject="Anthropic", predicate="runRateRevenue", max_value=25 * BILLION, at="2026-03")
    found = {(kg.label(row.speaker), row.stance, row.basis) for row in rows if row.value == 22 * BILLION}
    assert found == {("OpenAI", "estimated", "net")}
    assert all(len(kg.disputes(row)) > 0 for row in rows if row.value == 22 * BILLION)


def test_is_openai_a_disinterested_voice(kg: KnowledgeGraph) -> None:
    """Has OpenAI an interest in what it says of Anthropic?"""
    voices = kg.voices("Anthropic", speaker="OpenAI")
    assert len(voices) > 0
    assert all(voice.interest and "competes with" in voice.interest.text for voice in voices)


def test_who_speaks_without_an_interest(kg: KnowledgeGraph) -> None:
    """Is anything said of Anthropic by speakers in whom no interest shows, and is its CFO among them?"""
    speakers = names(kg, (voice.speaker for voice in kg.voices("Anthropic", interested=False)))
    assert "Su Yang" in speakers
    assert speakers.isdisjoint({"Krishna Rao", "Dario Amodei", "Anthropic", "OpenAI"})


def test_how_many_confirm_the_first_quarter(kg: KnowledgeGraph) -> None:
    """How many independent origins has "north of 30 billion" by the end of the first quarter?"""
    # Trap: two documents, one interview.
    rows = kg.statements(subject="Anthropic", predicate="runRateRevenue", speaker="Krishna Rao", min_value=30 * BILLION)
    origins = kg.origins(rows[0])
    assert [names(kg, origin.entities) for origin in origins] == [{"Krishna Rao's interview"}]
    assert len(origins[0].sources) == 2


def test_is_net_dollar_retention_confirmed(kg: KnowledgeGraph) -> None:
    """Does a second origin confirm the net dollar retention of over 500 per cent?"""
    rows = kg.statements(subject="Anthropic", predicate="netDollarRetention", bound="at_least")
    assert {row.value for row in rows} == {500}
    assert len(kg.origins(rows[0])) == 1


def test_is_the_compute_spending_a_fact(kg: KnowledgeGraph) -> None:
    """Did Anthropic spend 19 billion on compute in 2026?"""
    # Trap: a plan; 004 of May 2026 cannot know the year.
    rows = kg.statements(subject="Anthropic", predicate="computeSpending", at="2026")
    assert {(row.value, row.bound, row.stance) for row in rows} == {(19 * BILLION, "approximate", "projected")}


def test_is_anthropic_profitable(kg: KnowledgeGraph) -> None:
    """Is Anthropic profitable?"""
    # Trap: two forecasts, 2027 (003) and 2028 (004), and the plain statement that it is not yet.
    rows = kg.statements(subject="Anthropic", predicate="profitability")
    assert {row.at for row in rows if row.stance == "projected"} == {"2027", "2028"}
    assert {row.polarity for row in rows if row.stance == "asserted"} == {"negated"}


def test_what_cash_flow_is_forecast(kg: KnowledgeGraph) -> None:
    """Which cash flow does Anthropic have in 2028?"""
    (row,) = kg.statements(subject="Anthropic", predicate="cashFlow")
    assert (row.value, row.at, row.stance) == (17 * BILLION, "2028", "projected")


def test_how_valuable_over_time(kg: KnowledgeGraph) -> None:
    """How did Anthropic's valuation go, by what is asserted or reported with a date?"""
    rows = [row for row in kg.timeline("Anthropic", "valuation") if row.at and row.stance != "hypothetical"]
    values = list(dict.fromkeys(row.value for row in rows))
    assert values == [4_100_000_000, 61_500_000_000, 380 * BILLION, 965 * BILLION]


def test_what_was_so_in_april_2025(kg: KnowledgeGraph) -> None:
    """Which valuations had Anthropic had by April 2025?"""
    then = kg.as_of("2025-04", maybe=False)
    assert {row.value for row in then.statements(subject="Anthropic", predicate="valuation")} == {
        4_100_000_000,
        61_500_000_000,
    }


def test_what_was_known_on_13_may(kg: KnowledgeGraph) -> None:
    """Was the Series H known by 13 May 2026?"""
    # Trap: the article of that day tells of a round in talks, which is another one.
    then = kg.known_by("2026-05-13", maybe=False)
    assert then.round(TALKS).size == Range(30 * BILLION, None)
    with pytest.raises(NotFoundError, match=r"nothing is known of .* by 2026-05-13"):
        then.round(SERIES_H)


def test_how_many_of_the_largest_companies_are_customers(kg: KnowledgeGraph) -> None:
    """Is it eight or nine of the ten largest companies?"""
    # Trap: two rankings, the Fortune 10 (000) and the Fortune Global 500 (004).
    rows = kg.statements(subject="Anthropic", predicate="customerCount", max_value=10)
    assert {row.value for row in rows if "Global 500" in (row.scope or "")} == {8}
    assert {row.value for row in rows if "Fortune 10" in (row.scope or "")} == {9}


# -- products, and names that mean several things ---------------------------------


def test_which_amazon_web_services(kg: KnowledgeGraph) -> None:
    """What is Amazon Web Services?"""
    # Trap: a company that invests and a cloud on which Claude is sold.
    with pytest.raises(AmbiguousError) as error:
        kg["Amazon Web Services"]
    assert {kg[name].type for name in error.value.candidates} == {"Company", "CloudPlatform"}


def test_where_claude_is_sold(kg: KnowledgeGraph) -> None:
    """On which clouds is Claude available?"""
    clouds = kg.neighbors("Claude", predicate="availableOn", type="CloudPlatform")
    assert {cloud.label for cloud in clouds} == {"AWS", "Google Cloud", "Microsoft Azure"}


def test_what_claude_code_earns(kg: KnowledgeGraph) -> None:
    """Which run-rate revenue had Claude Code by February 2026?"""
    # Trap: Claude Code is a product beside Claude, and its revenue none of Anthropic's whole.
    (row,) = kg.statements(subject="Claude Code", predicate="runRateRevenue")
    assert (row.value, row.at, kg["Claude Code"] == kg["Claude"]) == (2_500_000_000, "2026-02", False)


def test_what_codex_was_made_against(kg: KnowledgeGraph) -> None:
    """Which product of which maker was Codex launched against?"""
    path = kg.paths("Codex", "Anthropic", predicate=["competesWith", "makes"], via="Claude Code")[0]
    assert [kg.label(name) for name in path.entities] == ["Codex", "Claude Code", "Anthropic"]


def test_which_project_was_halted(kg: KnowledgeGraph) -> None:
    """Which country halted which project of which company?"""
    (halted,) = kg.statements(subject="Kenya", predicate="restricts")
    assert objects(kg, kg.statements(subject=halted.object, predicate="involves")) == {"Microsoft"}


# -- ways from one to another, and debates ----------------------------------------


def test_how_dragoneer_hangs_together_with_broadcom(kg: KnowledgeGraph) -> None:
    """How do an investor and a chip designer hang together?"""
    path = kg.paths("Dragoneer", "Broadcom")[0]
    assert [kg.label(name) for name in path.entities] == ["Dragoneer", SERIES_H, "Anthropic", "Broadcom"]
    assert any("Dragoneer" in receipt.exact for receipt in path.receipts)


def test_how_evans_knows_the_firm_of_the_podcast(kg: KnowledgeGraph) -> None:
    """Does Benedict Evans work for Andreessen Horowitz?"""
    # Trap: he was a partner there.
    (hop,) = kg.paths("Benedict Evans", "Andreessen Horowitz", max_hops=1)[0].hops
    assert {row.predicate for row in hop.statements} == {"workedFor"}


def test_who_asked_the_cfo(kg: KnowledgeGraph) -> None:
    """How does the interviewer hang together with Anthropic's chief of compute, through the one he interviewed?"""
    path = kg.paths("Patrick O’Shaughnessy", "Tom Brown", via=["Krishna Rao", "Anthropic"])[0]
    assert [hop.statement.predicate for hop in path.hops] == ["interviewed", "worksFor", "worksFor"]


def test_who_thinks_compute_is_a_variable_cost(kg: KnowledgeGraph) -> None:
    """Who holds and who rejects that compute is a variable cost?"""
    (debate,) = kg.debates("compute as a variable cost")
    assert "software industry" in {stand.label for stand in debate.pro}
    assert {"Krishna Rao", "podcast insight service"} <= {stand.label for stand in debate.contra}


def test_what_evans_does_not_say(kg: KnowledgeGraph) -> None:
    """Does Benedict Evans say that models are worthless?"""
    # Trap: the text says that he does not.
    (debate,) = kg.debates("models are worthless")
    assert "Benedict Evans" in {stand.label for stand in debate.denials}
    assert "Benedict Evans" not in {stand.label for stand in debate.pro}


def test_did_android_win(kg: KnowledgeGraph) -> None:
    """Who predicted that open beats closed, and did Android crush the iPhone?"""
    (debate,) = kg.debates("open beats closed")
    assert [stand.label for stand in debate.pro] == ["smartest people in tech"]
    assert {row.polarity for row in kg.statements(subject="Android", predicate="surpasses")} == {"negated"}
