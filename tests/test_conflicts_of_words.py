"""Denials, ideas with two sides, of how many something holds, and who disputes a figure: conflicts in words."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from dealgraph.records import Conflict
from invented_conflicts import conflicts, stand, statement


def test_a_denial_contradicts_what_it_denies() -> None:
    """Where both are facts, about the same thing, at times that may coincide."""
    yes = statement("makes", object="chip")
    no = statement("makes", object="chip", polarity="negated")
    (conflict,) = conflicts(yes, no)
    assert (conflict.kind, conflict.explanation) == (
        "contradiction",
        "It is both affirmed and denied that Lab makes Chip.",
    )
    (conflict,) = conflicts(yes, msgspec.structs.replace(no, stance="opinion"))
    assert conflict.kind == "opinion"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"at": "2025"}, {"at": "2026"}),
        ({"scope": "chips"}, {"scope": "boards"}),
        ({"role": "finance chief"}, {"role": "chair"}),
        ({"object": "chip"}, {"object": "board"}),
    ],
)
def test_a_denial_of_something_else_is_no_conflict(one: dict[str, Any], other: dict[str, Any]) -> None:
    """Another time, another scope, another role, another thing."""
    yes = statement("makes", **{"object": "chip", **one})
    no = statement("makes", **{"object": "chip", "polarity": "negated", **other})
    assert conflicts(yes, no) == ()


def test_an_idea_with_two_sides_is_a_difference_of_opinion() -> None:
    """Those for it and those against it, and nobody is preferred."""
    rows = [
        stand("ann", "states", "idea", rank="preferred"),
        stand("bob", "supports", "idea"),
        stand("cy", "doubts", "idea"),
    ]
    (conflict,) = conflicts(*rows)
    assert conflict == Conflict(
        conflict.id,
        "opinion",
        "idea",
        tuple(sorted(row.id for row in rows)),
        "'Idea' is held by Ann and supported by Bob, but doubted by Cy.",
    )
    assert conflicts(*rows[:2]) == ()
    assert conflicts(rows[0], stand("cy", "doubts", "idea", polarity="negated")) == ()


def test_ideas_that_contradict_each_other_set_those_who_hold_them_apart() -> None:
    """Only where both are held by somebody."""
    rows = [
        stand("ann", "states", "moats"),
        stand("cy", "states", "commodity"),
        statement("contradicts", subject="moats", object="commodity"),
    ]
    (conflict,) = conflicts(*rows)
    assert conflict.explanation == (
        "'Moats' is held by Ann, 'Commodity' is held by Cy, and the two according to Reporter contradict each other."
    )
    assert conflicts(*rows[1:]) == ()


def test_of_how_many_it_holds_is_compared() -> None:
    """Many stay out in one source, some in the other."""
    plain: dict[str, Any] = {"value": None, "unit": None, "bound": None, "subject": "a-deal", "object": "backers"}
    many, some, again = (
        statement("investor", polarity="negated", scope=scope, source=source, **plain)
        for scope, source in (("many of them", "post"), ("some of them", "paper"), ("many in all", "wire"))
    )
    (conflict,) = conflicts(many, some)
    assert (conflict.kind, set(conflict.statements)) == ("bound", {many.id, some.id})
    assert conflict.explanation == (
        "Backers are said to stay out of the A-Deal as investor; the sources differ in how many of them: "
        "many of them; some of them."
    )
    assert conflicts(many, again) == ()


def test_words_may_hold_of_most_and_of_some() -> None:
    """Of any predicate, and however large the graph is."""
    words = {"predicate": "fact", "value": None, "unit": None, "bound": None, "text": "It pays."}
    most, some, whole = (statement(**words, scope=scope) for scope in ("most of them", "some of them", None))
    (found,) = conflicts(most, some, whole)
    assert (found.kind, found.statements) == ("bound", tuple(sorted((most.id, some.id))))
    assert conflicts(most, whole) == ()


def test_whoever_denies_an_idea_stands_on_the_other_side() -> None:
    """To say that it is not so is as good as to oppose it."""
    (conflict,) = conflicts(stand("ann", "states", "idea"), stand("bob", "states", "idea", polarity="negated"))
    assert conflict.explanation == "'Idea' is held by Ann, but not held by Bob."


def test_only_who_states_an_idea_holds_it() -> None:
    """Who supports it is told apart, and lists are told with "and"."""
    rows = [stand(name, "states", "idea") for name in ("ann", "bob", "cy")]
    rows += [stand("study", "supports", "idea"), stand("dan", "opposes", "idea")]
    (conflict,) = conflicts(*rows)
    assert conflict.explanation.endswith(" and supported by Study, but opposed by Dan.")
    said = conflict.explanation.removeprefix("'Idea' is held by ").split(" and supported")[0]
    assert said.count(" and ") == said.count(", ") == 1


def test_a_disputed_figure_is_not_told_as_its_speakers() -> None:
    """Those who give it stand on one side, as a bound too, and who disputes it on the other; nobody is preferred."""
    given = [statement(value=30, speaker="ann")]
    given += [statement(value=30, bound="at_least", speaker=speaker) for speaker in ("ann", "bob")]
    disputed = statement(value=30, stance="disputed", speaker="cy")
    (conflict,) = [one for one in conflicts(*given, disputed) if disputed.id in one.statements]
    assert (conflict.kind, len(conflict.statements), conflict.preferred) == ("opinion", 4, None)
    assert conflict.explanation == (
        "The valuation of Lab, $30, is given by Ann, and as a floor by Ann and Bob, and put in question by Cy."
    )
    assert conflicts(statement(value=30, scope="shares"), msgspec.structs.replace(disputed, scope="bonds")) == ()


def test_the_basis_of_a_disputed_figure_is_told_with_who_disputes_it() -> None:
    """Gross, says the rival, and puts it in question; net it would be less."""
    gross = statement("revenue", value=30, basis="gross", stance="disputed", speaker="rival")
    net = statement("revenue", value=22, basis="net", stance="estimated", speaker="rival")
    (conflict,) = conflicts(gross, net)
    assert conflict.kind == "basis"
    assert "$30 (gross, disputed by Rival)" in conflict.explanation
    assert conflicts(gross, statement("revenue", value=22, basis="gross")) == ()


def test_suppositions_of_two_speakers_differ_and_are_told_as_such() -> None:
    """Two branches of one speaker's one argument do not."""
    plain: dict[str, Any] = {"stance": "hypothetical"}
    one, other = statement(value=5, speaker="ann", **plain), statement(value=6, speaker="bob", **plain)
    (conflict,) = conflicts(one, other)
    assert conflict.explanation.endswith(" are only supposed.")
    assert conflicts(one, msgspec.structs.replace(other, speaker="ann")) == ()
    (conflict,) = conflicts(one, statement(value=4, bound="at_least"))
    assert conflict.explanation.endswith(": both can hold, since 'at least $4' is a floor, and '$5' is only supposed.")


def test_groups_that_are_only_loosely_alike_are_not_compared() -> None:
    """Co-founders and first employees are both people who remain; how many they are differs as it should."""
    plain: dict[str, Any] = {"unit": "count", "bound": "exact"}
    one = statement("customerCount", value=9, scope="of the Fortune 10", **plain)
    like = statement("customerCount", value=8, scope="of the top ten of the Fortune Global 500", **plain)
    loose = statement("customerCount", value=7, scope="of the banks in the Fortune list of Europe", **plain)
    assert [conflict.kind for conflict in conflicts(one, like)] == ["scope"]
    assert conflicts(one, loose) == ()
