"""What a first question must find: the weightiest conflicts, forecasts, figures said on deals, who passes words on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import msgspec
import pytest
from invented import said, world

from dealgraph.analysis.ranges import Range
from dealgraph.cli.show import line
from dealgraph.errors import AmbiguousError, NotFoundError
from dealgraph.knowledge_graph import KnowledgeGraph
from dealgraph.records import Evidence, Quotation
from dealgraph.results import Rows
from dealgraph.sparql import named_queries

if TYPE_CHECKING:
    from dealgraph.records import Statement


def figure(subject: str, predicate: str, value: float, **more: Any) -> Statement:
    """Return a statement of so many dollars, in words of its own."""
    fields = {"value": value, "unit": "USD", "bound": "exact", **more}
    return said(subject, predicate, **{"evidence": (Evidence("paper.txt", f"{subject} {fields}"),), **fields})


def test_what_weighs_most_comes_first() -> None:
    """Contradictions, bases and figures that exclude each other before what can both hold; ids decide the rest."""
    kg = world(
        {"Company": "lab mill quarry forge"},
        figure("lab", "capitalRaised", 20, bound="approximate"),
        figure("lab", "capitalRaised", 20),
        figure("mill", "valuation", 5, at="2026", stance="estimated"),
        figure("mill", "valuation", 9, at="2026"),
        figure("quarry", "valuation", 5, at="2026", basis="pre_money"),
        figure("quarry", "valuation", 9, at="2026", basis="post_money"),
        figure("forge", "valuation", 5, at="2026"),
        figure("forge", "valuation", 9, at="2026"),
    )
    order = [("contradiction", "forge"), ("basis", "quarry"), ("opinion", "mill"), ("bound", "lab")]
    assert [(one.kind, one.about) for one in kg.conflicts()] == order
    assert [(one.kind, one.label.lower()) for one in kg.disagreements()] == order
    assert [one.about for one in kg.conflicts(compatible=False)] == ["forge", "quarry", "mill"]
    assert [one.kind for one in kg.disagreements(compatible=True)] == ["bound"]
    assert [one.id for one in kg.conflicts_by_id] == sorted(one.id for one in kg.conflicts())


def test_figures_that_exclude_each_other_come_before_opinions_in_words() -> None:
    """Whatever the number of speakers; a figure that is only disputed excludes none."""
    kg = world(
        {"Company": "lab mill", "Person": "ann bob cy", "Idea": "thrift"},
        said("ann", "supports", "thrift", stance="opinion", speaker="ann"),
        said("bob", "supports", "thrift", stance="opinion", speaker="bob"),
        said("cy", "opposes", "thrift", stance="opinion", speaker="cy"),
        figure("lab", "valuation", 5, at="2026"),
        figure("lab", "valuation", 5, at="2026", stance="disputed", speaker="bob"),
        figure("mill", "valuation", 5, at="2026", stance="estimated"),
        figure("mill", "valuation", 9, at="2026"),
    )
    assert [one.about for one in kg.conflicts()] == ["mill", "thrift", "lab"]


def test_a_debate_is_found_by_a_part_of_the_name() -> None:
    """Where one idea alone has all the words; of several the names are told, of none the nearest."""
    kg = world(
        {"Person": "ann", "Idea": "slow-growth slow-food thrift"},
        said("ann", "states", "slow-growth", stance="opinion", speaker="ann"),
    )
    (debate,) = kg.debates("growth")
    assert (debate.idea, debate.title) == ("slow-growth", "Slow-growth: 1 for (Ann), 0 against")
    with pytest.raises(AmbiguousError, match="'slow' stands in the names of 'Slow-food', 'Slow-growth'"):
        kg.debates("slow")
    with pytest.raises(NotFoundError, match="no entity goes by 'haste'"):
        kg.debates("haste")
    with pytest.raises(NotFoundError, match="an idea is wanted"):
        kg.debates("ann")


def test_a_timeline_tells_what_is_said_on_deals() -> None:
    """Of those in which the entity raises money, however firmly; with `deals` in order of time."""
    kg = world(
        {"Company": "lab mill", "Investor": "oak", "FundingRound": "round talks other denied"},
        figure("lab", "valuation", 5, at="2024"),
        said("round", "recipient", "lab"),
        said("round", "investor", "oak"),
        said("talks", "issuer", "lab", stance="hypothetical"),
        said("other", "recipient", "mill"),
        said("denied", "recipient", "lab", polarity="negated"),
        figure("round", "dealValuation", 4, at="2023"),
        figure("talks", "dealValuation", 9, at="2026"),
        figure("other", "dealValuation", 7, at="2025"),
        figure("denied", "dealValuation", 8, at="2025"),
        figure("round", "amount", 1, at="2023"),
    )
    plain = kg.timeline("lab", "valuation")
    assert [row.value for row in plain] == [5]
    assert plain.notes == ["2 more on deals: kg.timeline('Lab', 'valuation', deals=True)"]
    assert repr(plain).endswith(plain.notes[0])
    (note,) = kg.timeline("lab", ["valuation", "capitalRaised"]).notes
    assert note.endswith(": kg.timeline('Lab', ['valuation', 'capitalRaised'], deals=True)")
    for metric in (None, "valuation", "dealValuation"):
        with_deals = kg.timeline("lab", metric, deals=True)
        assert [row.subject for row in with_deals if row.subject != "lab"] == ["round", "talks"]
        assert with_deals.notes == []
    assert [row.value for row in kg.timeline("lab", deals=True)] == [4, 5, 9]
    assert kg.timeline("lab", "capitalRaised", deals=True).to_dicts() == []
    assert not any("on deals" in note for note in kg.timeline("oak").notes)
    with pytest.raises(TypeError, match="deals"):
        kg.timeline("lab", deals="yes")  # type: ignore[arg-type]


def test_the_query_for_valuations_has_ranges_and_the_deals_roles() -> None:
    """What bankers give as a range, with the deal; the roles are those of the ontology."""
    banker: dict[str, object] = {"bound": "range", "lower": 4, "upper": 5, "stance": "estimated"}
    kg = world(
        {"Company": "lab", "PublicOffering": "listing"},
        said("listing", "issuer", "lab"),
        said("listing", "dealValuation", unit="USD", **banker),
        figure("lab", "valuation", 3, at="2025"),
    )
    rows = [
        (row["company"], row["deal"], row["lower"], row["upper"], row["value"])
        for row in kg.sparql("valuation-through-time")
    ]
    assert rows == [("Lab", None, None, None, 3), ("Lab", "Listing", 4, 5, None)]
    of = kg.vocabulary.predicates["dealValuation"].party_metric
    text = named_queries()["valuation-through-time"].read_text("utf-8")
    assert of is not None and set(re.findall(r"dg:(\w+)", text.partition("IN (")[2].partition(")")[0])) == set(of.roles)


def test_capacity_and_chips_are_sizes_of_a_deal() -> None:
    """Beside the money; the status is told in the words of the texts, with the stance where it is no plain fact."""
    kg = world(
        {"Company": "lab cloud", "ComputeDeal": "north south east"},
        figure("north", "amount", 5),
        said("north", "capacity", value=2, unit="GW", bound="exact"),
        said("north", "chipCount", value=1000, unit="count", bound="at_most"),
        said("north", "status", text="signed"),
        said("north", "status", text="delivered", stance="projected"),
        said("south", "chipCount", value=7, unit="count", bound="exact", stance="reported"),
        said("east", "customer", "lab"),
    )
    assert kg.round("north").title == "North: $5, 2 GW, at most 1,000 chips, signed; delivered (projected)"
    assert (kg.round("north").stage, kg.round("north").chips.size) == ("committed", Range(0, 1000))
    assert kg.round("south").title == "South: 7 chips, status not told"
    assert [row["deal"] for row in kg.sparql("deals-without-amount")] == ["East"]


def test_forecasts_are_found_under_any_stance() -> None:
    """What is projected, and what comes after its source; of a source without a date, after the newest of all."""
    may = {"known_since": "2026-05"}
    kg = world(
        {"Company": "lab"},
        figure("lab", "revenue", 1, stance="projected"),
        figure("lab", "revenue", 2, stance="reported", at="2027", **may),
        figure("lab", "revenue", 3, stance="hypothetical", from_="2026-10", **may),
        figure("lab", "revenue", 4, stance="reported", to="2030", **may),
        figure("lab", "revenue", 5, at="2026", **may),
        figure("lab", "revenue", 6, from_="2025", **may),
        figure("lab", "revenue", 7, at="2026-05", **may),
        figure("lab", "revenue", 8, at="2026-06"),
        figure("lab", "revenue", 9, at="2026-05"),
        figure("lab", "revenue", 10),
    )
    assert sorted(row.value or 0 for row in kg.statements(forecast=True)) == [1, 2, 3, 4, 8]
    assert sorted(row.value or 0 for row in kg.statements("lab", forecast=False)) == [5, 6, 7, 9, 10]
    rows = [(row["date"], row["stance"]) for row in kg.sparql("forecasts")]
    assert rows == [
        ("2026-06", "asserted"), ("2026-10", "hypothetical"), ("2027", "reported"), ("2030", "reported"),
        ("undated", "projected"),
    ]  # fmt: skip


def test_without_any_date_of_a_source_only_what_is_projected_is_a_forecast() -> None:
    """Nothing tells what is later."""
    kg = world(
        {"Company": "lab"}, figure("lab", "revenue", 1, at="2090"), figure("lab", "revenue", 2, stance="projected")
    )
    assert [row.value for row in kg.statements(forecast=True)] == [2]
    assert [row["stance"] for row in kg.sparql("forecasts")] == ["projected"]


def test_the_query_for_forecasts_finds_those_of_the_filter(real: KnowledgeGraph) -> None:
    """Both ask for the same."""
    asked = {real.sentence(row) for row in real.statements(forecast=True)}
    assert {row["sentence"] for row in real.sparql("forecasts")} == asked
    assert {row.stance for row in real.statements(forecast=True)} > {"projected", "reported", "hypothetical"}


def test_second_hand_is_what_the_sources_speaker_passes_on() -> None:
    """With `via` or without; but neither what the source itself says, nor what it quotes, nor the curators' readings."""
    kg = world(
        {"Person": "ann bob", "Company": "lab", "Organization": "graph-curators", "FundingRound": "one other"},
        figure("lab", "revenue", 1, speaker="ann"),
        figure("lab", "revenue", 2, speaker="ann", via="bob"),
        figure("lab", "revenue", 3),
        figure("lab", "revenue", 4, speaker="ann", evidence=(Evidence("paper.txt", "we make $4"),)),
        figure("lab", "revenue", 5, speaker="bob", evidence=(Evidence("paper.txt", "we make $4"),)),
        figure("lab", "revenue", 6, speaker="ann", evidence=(Evidence("paper.txt", "retold, $6"),)),
        figure("lab", "revenue", 7, speaker="ann", via="bob", evidence=(Evidence("paper.txt", "we make $4"),)),
        figure("lab", "revenue", 8, speaker="ann", evidence=(Evidence("paper.txt", "“we make $4”"),)),
        figure("lab", "revenue", 9, speaker="lab", via="ann", evidence=(Evidence("paper.txt", "we make $4"),)),
        said("one", "mayBecome", "other", speaker="graph-curators", stance="hypothetical"),
    )
    words = (Evidence("paper.txt", "x"),)
    quotations = (
        Quotation("q-one", "ann", "Yes, we make $4 a year", "paper", words),
        Quotation("q-two", "ann", "it is retold, $6", "paper", words, direct=False),
    )
    kg = KnowledgeGraph(msgspec.structs.replace(kg.records, quotations=quotations), kg.vocabulary)
    tellers = {row.value: kg.tellers.of(row) for row in kg.statements(predicate="revenue")}
    assert tellers == {1: "paper", 2: "bob", 3: None, 4: None, 5: "paper", 6: "paper", 7: "bob", 8: None, 9: "ann"}
    words_of = {row.value: kg.tellers.words_of(row) for row in kg.statements(predicate="revenue")}
    by_paper = dict.fromkeys((1, 2, 3, 5, 6), "paper")
    assert words_of == by_paper | dict.fromkeys((4, 7, 8, 9), "ann")
    (row,) = kg.statements(min_value=2, max_value=2)
    assert "[asserted by Ann via Bob, in the words of Paper]" in line(kg, kg["Lab"], row)
    assert [kg.tellers.of_quotation(row) for row in kg.quotations()] == ["paper", "paper"]
    passed_on = msgspec.structs.replace(quotations[0], via="bob")
    assert kg.tellers.of_quotation(passed_on) == "bob"
    assert kg.tellers.of_quotation(msgspec.structs.replace(quotations[0], speaker="paper")) is None
    assert kg.quotations().lines()[1] == 'Ann (retold by Paper): "it is retold, $6"'
    assert sorted(row.value or 0 for row in kg.statements(second_hand=True)) == [1, 2, 5, 6, 7, 9]
    assert [row.speaker for row in kg.statements(second_hand=False, predicate="mayBecome")] == ["graph-curators"]
    assert {(row["speaker"], row["passed_on_by"]): row["statements"] for row in kg.sparql("second-hand")} == {
        ("Ann", "Paper"): 2, ("Ann", "Bob"): 2, ("Bob", "Paper"): 1, ("Lab", "Ann"): 1,
    }  # fmt: skip


def test_answers_go_on_to_json_and_pandas(real: KnowledgeGraph) -> None:
    """A line a row, with what it rests on."""
    answers = [real.loops(), real.paths("Anthropic", "Amazon"), real.voices("Amazon"), real.debates(), Rows(real.flows)]
    for rows in answers:
        assert len(rows.to_json().splitlines()) == len(rows.to_pandas()) == len(rows) > 0
