"""Where statements differ although they speak of the same: each kind is found, and a history is none."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec
import pytest

from dealgraph.conflicts import KINDS, find_conflicts
from dealgraph.records import Evidence
from invented_conflicts import conflicts, statement

if TYPE_CHECKING:
    from dealgraph.knowledge_graph import KnowledgeGraph


RANGE: dict[str, Any] = {"lower": 3, "upper": 6, "value": None, "unit": "USD", "bound": "range"}


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ({"value": 5}, {"value": 6}, "contradiction"),
        ({"value": 5, "at": "2026-05"}, {"value": 6, "at": "2026-05"}, "contradiction"),
        ({"value": 5, "stance": "reported"}, {"value": 6}, "contradiction"),
        ({"value": 5, "bound": "at_least"}, {"value": 4}, "contradiction"),
        ({"value": 5, "bound": "at_most"}, {"value": 6}, "contradiction"),
        ({"value": 900, "bound": "approximate"}, {"value": 951}, "contradiction"),
        (RANGE, {"value": 7}, "contradiction"),
        ({"value": 20, "bound": "approximate"}, {"value": 30, "bound": "approximate"}, "contradiction"),
        ({"value": 20, "bound": "approximate"}, {"value": 25, "bound": "at_least"}, "contradiction"),
        ({"value": 5, "date_text": "since I came"}, {"value": 6}, "contradiction"),
        ({"value": 5, "scope": "chips"}, {"value": 6, "scope": "clouds"}, "scope"),
        ({"value": 5, "deal": "a-deal"}, {"value": 6, "deal": "b-deal"}, "scope"),
        ({"value": 5, "basis": "gross"}, {"value": 6, "basis": "net"}, "basis"),
        ({"value": 5, "bound": "at_least"}, {"value": 6}, "bound"),
        ({"value": 5, "bound": "at_most"}, {"value": 4}, "bound"),
        ({"value": 900, "bound": "approximate"}, {"value": 949}, "bound"),
        ({"value": 5}, {"value": 5, "bound": "approximate"}, "bound"),
        (RANGE, {"value": 4}, "bound"),
        (RANGE, {**RANGE, "lower": 6, "upper": 9}, "bound"),
        ({"value": 30, "bound": "approximate"}, {"value": 25}, "bound"),
        ({"value": 5, "at": "2026"}, {"value": 6, "at": "2026-05"}, "date"),
        ({"value": 5, "at": "2026"}, {"value": 6, "known_since": "2026-05"}, "date"),
        ({"value": 5, "from_": "2025"}, {"value": 6, "at": "2027"}, "date"),
        ({"value": 5, "stance": "estimated"}, {"value": 6}, "opinion"),
        ({"value": 5, "stance": "projected", "at": "2027"}, {"value": 6, "stance": "projected", "at": "2027"}, "opinion"),
    ],
)  # fmt: skip
def test_a_planted_pair_is_found_with_its_kind(one: dict[str, Any], other: dict[str, Any], kind: str) -> None:
    """The first kind that fits, from whichever side it is looked at."""
    rows = statement(**one), statement(**other)
    (conflict,) = conflicts(*rows)
    assert (conflict.kind, conflict.about, set(conflict.statements)) == (kind, "lab", {row.id for row in rows})
    assert conflicts(*reversed(rows)) == (conflict,)
    assert conflict.explanation.startswith("The valuation of Lab is given as ")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"value": 5, "at": "2025"}, {"value": 6, "at": "2026"}),
        ({"value": 5, "at": "2024"}, {"value": 6, "known_since": "2026-05"}),
        ({"value": 5, "from_": "2026", "to": "2027"}, {"value": 6, "at": "2028"}),
        ({"value": 5, "speaker": "somebody"}, {"value": 5}),
        ({"value": 5, "at": "2026"}, {"value": 5, "at": "2026-05"}),
        ({"value": 5, "scope": "chips"}, {"value": 6}),
        ({"value": 5, "subject": "cloud"}, {"value": 6}),
        ({"value": 5, "predicate": "revenue"}, {"value": 6}),
        ({"value": 5, "predicate": "count", "unit": "count"}, {"value": 6, "predicate": "count", "unit": "count"}),
        ({"value": 5, "polarity": "negated"}, {"value": 6}),
        ({"value": 5, "stance": "disputed"}, {"value": 6}),
        ({"value": 5, "stance": "hypothetical"}, {"value": 6, "stance": "hypothetical"}),
        ({"value": 5, "scope": "chips", "deal": "a-deal"}, {"value": 6, "deal": "b-deal"}),
    ],
)
def test_what_is_not_comparable_is_no_conflict(one: dict[str, Any], other: dict[str, Any]) -> None:
    """A history, another thing, the same number twice, a dispute of another number, two branches of one argument."""
    assert conflicts(statement(**one), statement(**other)) == ()


def test_statements_that_say_the_very_same_form_one_side() -> None:
    """However many sources repeat it, it is one conflict."""
    rows = [statement(value=5, speaker=name) for name in "abc"] + [statement(value=6, speaker=name) for name in "de"]
    (conflict,) = conflicts(*rows)
    assert set(conflict.statements) == {row.id for row in rows}


def test_the_explanation_gives_both_sides_and_the_reason() -> None:
    """In words, with date and stance."""
    (conflict,) = conflicts(
        statement("revenue", value=5_000_000, basis="gross", at="2026"),
        statement("revenue", value=6_000_000, basis="net", at="2026", stance="reported"),
    )
    assert conflict.explanation in (
        "The revenue of Lab is given as $5 million (gross, 2026, asserted) and as $6 million (net, 2026, reported): "
        "they stand on different bases (gross; net).",
        "The revenue of Lab is given as $6 million (net, 2026, reported) and as $5 million (gross, 2026, asserted): "
        "they stand on different bases (net; gross).",
    )


def test_the_rank_that_curators_gave_decides_and_its_reason_is_told() -> None:
    """Preferred before normal before deprecated; a tie prefers nothing."""
    five, six = statement(value=5), statement(value=6)
    (conflict,) = conflicts(msgspec.structs.replace(five, rank="preferred", rank_reason="first-hand"), six)
    assert (conflict.preferred, conflict.explanation.split(": ", 1)[1]) == (
        five.id,
        "both cannot hold. Preferred: first-hand.",
    )
    (conflict,) = conflicts(msgspec.structs.replace(five, rank="deprecated", rank_reason="misprint"), six)
    assert (conflict.preferred, conflict.explanation.split(": ", 1)[1]) == (
        six.id,
        "both cannot hold. Preferred: misprint.",
    )
    (conflict,) = conflicts(five, six)
    assert conflict.preferred is None


def test_what_one_sentence_sets_side_by_side_is_no_conflict() -> None:
    """ "10 or 100 times": two statements, one quote."""
    words = (Evidence("d", "5 or 6"),)
    assert conflicts(statement(value=5, evidence=words), statement(value=6, evidence=words)) == ()


def test_a_vague_word_is_a_matter_of_precision() -> None:
    """ "several gigawatts" beside 5."""
    vague = {"value": None, "unit": None, "bound": None, "text": "several"}
    (conflict,) = conflicts(
        statement("capacity", subject="deal", value=5, unit="GW"), statement("capacity", subject="deal", **vague)
    )
    assert conflict.kind == "bound"


def test_scopes_that_are_worded_differently_may_count_the_same() -> None:
    """Roundings of a number are compared then; numbers that differ are told apart by their scopes."""
    like = {"scope": "flaws found in a code base"}, {"scope": "security flaws found in an open code base"}
    about = {"value": 250, "unit": "count", "bound": "approximate"}
    exact = {"value": 250, "unit": "count"}
    (conflict,) = conflicts(statement("count", **about, **like[0]), statement("count", **exact, **like[1]))
    assert conflict.kind == "bound"
    nine = {"value": 9, "unit": "count", "scope": "of the ten largest firms"}
    eight = {"value": 8, "unit": "count", "scope": "of the ten largest firms of the world"}
    (conflict,) = conflicts(statement("customerCount", **nine), statement("customerCount", **eight))
    assert conflict.kind == "scope"


def test_different_parties_in_one_role_are_a_matter_of_names() -> None:
    """Where two sources have nobody in common; several parties of one source are no conflict."""
    one = statement("provider", subject="deal", object="ann", source="paper")
    other = statement("provider", subject="deal", object="bob", source="post")
    (conflict,) = conflicts(one, other)
    assert (conflict.kind, conflict.about) == ("name", "deal")
    assert conflict.explanation.startswith("The provider of the Deal is Ann in one source and Bob in another: ")
    assert conflicts(one, msgspec.structs.replace(other, source="paper")) == ()


def test_a_party_in_another_role_is_no_other_name() -> None:
    """One source has Bob and Lab as partners, the other Ann as partner and Lab as customer: Ann differs from Bob."""
    post = [statement("partner", subject="deal", object=name, source="post") for name in ("bob", "lab")]
    paper = [
        statement("partner", subject="deal", object="ann", source="paper"),
        statement("customer", subject="deal", object="lab", source="paper"),
    ]
    (conflict,) = conflicts(*post, *paper)
    assert set(conflict.statements) == {post[0].id, paper[0].id}
    assert conflicts(*post[1:], *paper) == ()
    issuers = statement("issuer", subject="deal", object="lab", source="post"), statement("issuer", subject="deal",
        object="ann", source="paper")  # fmt: skip
    assert len(conflicts(*issuers, paper[1])) == 1


def test_a_status_reached_at_two_times_is_a_matter_of_dates() -> None:
    """Announced in April, and announced in May."""
    rows = [statement("status", subject="deal", text="announced", value=None, unit=None, bound=None, at=at) for at in
            ("2026-04", "2026-05")]  # fmt: skip
    (conflict,) = conflicts(*rows)
    assert conflict.kind == "date"


def test_what_comes_about_once_is_not_expected_at_two_times() -> None:
    """Profitable by 2027, and breaking even only in 2028."""
    soon = statement(
        "profitability", text="profitable", value=None, unit=None, bound=None, at="2027", stance="projected"
    )
    late = statement(
        "profitability", text="breaks even", value=None, unit=None, bound=None, at="2028", stance="projected"
    )
    (conflict,) = conflicts(soon, late)
    assert (conflict.kind, set(conflict.statements)) == ("opinion", {soon.id, late.id})


def test_who_speaks_of_their_own_house_is_preferred_to_others() -> None:
    """First-hand over hearsay, with the reason."""
    works = statement("worksFor", subject="ann", object="lab")
    own, told = statement(value=5, speaker="ann"), statement(value=6)
    (conflict,) = conflicts(works, own, told)
    assert (conflict.preferred, conflict.explanation.rsplit(". ", 1)[1]) == (
        own.id,
        "Preferred: Ann speaks first-hand.",
    )


def test_the_order_of_the_statements_changes_nothing(real: KnowledgeGraph) -> None:
    """Neither ids nor words."""
    backwards = tuple(reversed(real.records.statements))
    found = find_conflicts(backwards, real.vocabulary, real.__getitem__, real.records.conflicts)
    assert found == real.conflicts_by_id


def test_the_real_graphs_conflicts_hold_together(real: KnowledgeGraph) -> None:
    """Each has a known kind, at least two statements that exist, and prefers one of them or none."""
    for conflict in real.conflicts():
        assert conflict.kind in KINDS
        assert len({real.statement(name).id for name in conflict.statements}) >= 2
        assert conflict.preferred in {None, *conflict.statements}
        assert conflict.about in real


def test_two_deals_that_may_be_one_are_compared() -> None:
    """A reported round and an announced one: what the texts leave open is told, and nothing is fused."""
    link = statement("mayBecome", subject="a-deal", object="b-deal", value=None, unit=None, bound=None)
    one = statement("amount", subject="a-deal", value=30, bound="at_least", stance="reported")
    other = statement("amount", subject="b-deal", value=65)
    (conflict,) = conflicts(link, one, other)
    assert (conflict.kind, set(conflict.statements)) == ("scope", {one.id, other.id})
    assert conflict.explanation == (
        "The amount is given for the A-Deal as at least $30 (reported) and for the B-Deal as $65 (asserted): "
        "the texts leave open whether they are one."
    )
    assert conflicts(one, other) == ()
    assert conflicts(link, one, msgspec.structs.replace(one, id="s-other", subject="b-deal")) == ()


def test_the_explanation_says_what_is_counted() -> None:
    """Once where both count the same, else with each side."""
    about: dict[str, Any] = {"value": 250, "unit": "count", "bound": "approximate", "scope": "flaws found in code"}
    exact = {**about, "bound": "exact"}
    (conflict,) = conflicts(statement("count", **about), statement("count", **exact))
    assert conflict.explanation.startswith("Flaws found in code: for Lab the number is given as ")
    (conflict,) = conflicts(statement("count", **about), statement("count", **{**exact, "scope": "flaws in code"}))
    assert conflict.explanation.startswith("Flaws found in code: for Lab the number is given as ")
    assert "about 250 (asserted)" in conflict.explanation
    assert " 250 (flaws in code, asserted)" in conflict.explanation


def test_one_difference_is_told_once() -> None:
    """Sides that differ only in their dates, or in how they word what they count, are united; other sides are not."""
    five = [
        statement(value=5, scope="shares of the firm", at="2026-05"),
        statement(value=5, scope="shares of the firm", known_since="2026-05"),
        statement(value=5, scope="all shares of the firm", at="2026"),
    ]
    six = statement(value=6, scope="shares of the firm", at="2026-05")
    (conflict,) = conflicts(*five, six)
    assert (conflict.kind, set(conflict.statements)) == ("contradiction", {row.id for row in (*five, six)})
    elsewhere = [statement(value=value, scope="bonds of the town", at="2026-05") for value in (5, 6)]
    apart = [set(one.statements) for one in conflicts(*five, six, *elsewhere)]
    assert set(conflict.statements) in apart
    assert {row.id for row in elsewhere} in apart


def test_a_time_given_in_two_places_is_one_side() -> None:
    """Two texts expect it by 2028, one by 2027."""
    plain: dict[str, Any] = {"value": None, "unit": None, "bound": None, "stance": "projected"}
    rows = [
        statement("profitability", text="breaks even", at="2028", source=source, **plain) for source in ("post", "wire")
    ]
    (conflict,) = conflicts(*rows, statement("profitability", text="profitable", at="2027", **plain))
    assert len(conflict.statements) == 3


def test_bases_are_named_and_differ_only_on_one_axis() -> None:
    """An estimate net of fees beside a run rate: of fees the run rate says nothing, so nothing is said to differ."""
    (conflict,) = conflicts(
        statement("revenue", value=5, basis="net", stance="estimated"), statement("revenue", value=6, basis="run_rate")
    )
    assert conflict.kind == "opinion"
    assert "$5 (net, estimated by Reporter)" in conflict.explanation
    assert "$6 (run rate, asserted)" in conflict.explanation
    assert "bases" not in conflict.explanation
