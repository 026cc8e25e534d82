"""Where statements differ although they speak of the same: each kind is found, and a history is none."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec
import pytest

from dealgraph.conflicts import KINDS, find_conflicts
from dealgraph.records import Conflict, Evidence, Statement, statement_id
from dealgraph.vocabulary import shipped_vocabulary

if TYPE_CHECKING:
    from dealgraph.knowledge_graph import KnowledgeGraph


def statement(predicate: str = "valuation", **fields: Any) -> Statement:
    """Return a statement that Lab is valued at so many dollars, or with these fields instead."""
    plain = Statement("", "lab", predicate, "paper", "reporter", (Evidence("d", "x"),))
    if "object" not in fields and "lower" not in fields:
        fields = {"value": 5, "unit": "USD", "bound": "exact", **fields}
    row = msgspec.structs.replace(plain, **fields)
    return msgspec.structs.replace(row, id=statement_id(row))


def conflicts(*rows: Statement) -> tuple[Conflict, ...]:
    """Return the conflicts among `rows`."""
    return find_conflicts(rows, shipped_vocabulary(), str.title)


RANGE: dict[str, Any] = {"lower": 3, "upper": 6, "value": None, "unit": "USD", "bound": "range"}


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ({"value": 5}, {"value": 6}, "contradiction"),
        ({"value": 5, "at": "2026-05"}, {"value": 6, "at": "2026-05"}, "contradiction"),
        ({"value": 5, "stance": "reported"}, {"value": 6, "stance": "disputed"}, "contradiction"),
        ({"value": 5, "bound": "at_least"}, {"value": 4}, "contradiction"),
        ({"value": 5, "bound": "at_most"}, {"value": 6}, "contradiction"),
        ({"value": 900, "bound": "approximate"}, {"value": 951}, "contradiction"),
        (RANGE, {"value": 7}, "contradiction"),
        ({"value": 5, "scope": "chips"}, {"value": 6, "scope": "clouds"}, "scope"),
        ({"value": 5, "basis": "gross"}, {"value": 6, "basis": "net"}, "basis"),
        ({"value": 5, "bound": "at_least"}, {"value": 6}, "bound"),
        ({"value": 5, "bound": "at_most"}, {"value": 4}, "bound"),
        ({"value": 900, "bound": "approximate"}, {"value": 949}, "bound"),
        ({"value": 5}, {"value": 5, "bound": "approximate"}, "bound"),
        (RANGE, {"value": 4}, "bound"),
        (RANGE, {**RANGE, "lower": 6, "upper": 9}, "bound"),
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
    ],
)
def test_what_is_not_comparable_is_no_conflict(one: dict[str, Any], other: dict[str, Any]) -> None:
    """A history, another thing, another number of things, the same number twice."""
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
        "The revenue of Lab is given as $5 million (2026, asserted) and $6 million (2026, reported): "
        "they stand on different bases (gross; net).",
        "The revenue of Lab is given as $6 million (2026, reported) and $5 million (2026, asserted): "
        "they stand on different bases (net; gross).",
    )


def test_a_denial_contradicts_what_it_denies() -> None:
    """Where both are facts, about the same thing, at times that may coincide."""
    yes = statement("makes", object="chip")
    no = statement("makes", object="chip", polarity="negated")
    (conflict,) = conflicts(yes, no)
    assert (conflict.kind, conflict.explanation) == ("contradiction", "It is both affirmed and denied that Lab makes Chip.")
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
        statement("states", subject="ann", object="idea", rank="preferred"),
        statement("supports", subject="bob", object="idea"),
        statement("doubts", subject="cy", object="idea"),
    ]
    (conflict,) = conflicts(*rows)
    assert conflict == Conflict(
        conflict.id,
        "opinion",
        "idea",
        tuple(sorted(row.id for row in rows)),
        "Ann, Bob and Cy stand on different sides of 'Idea'.",
    )
    assert conflicts(*rows[:2]) == ()
    assert conflicts(rows[0], statement("doubts", subject="cy", object="idea", polarity="negated")) == ()


def test_ideas_that_contradict_each_other_set_those_who_hold_them_apart() -> None:
    """Only where both are held by somebody."""
    rows = [
        statement("states", subject="ann", object="moats"),
        statement("states", subject="cy", object="commodity"),
        statement("contradicts", subject="moats", object="commodity"),
    ]
    (conflict,) = conflicts(*rows)
    assert conflict.explanation == (
        "'Moats' is held by Ann, 'Commodity' by Cy, and the two contradict each other."
    )  # fmt: skip
    assert conflicts(*rows[1:]) == ()


def test_the_rank_that_curators_gave_decides_and_its_reason_is_told() -> None:
    """Preferred before normal before deprecated; a tie prefers nothing."""
    five, six = statement(value=5), statement(value=6)
    (conflict,) = conflicts(msgspec.structs.replace(five, rank="preferred", rank_reason="first-hand"), six)
    assert (conflict.preferred, conflict.explanation.split(": ", 1)[1]) == (
        five.id,
        "both cannot hold. Preferred: first-hand.",
    )
    (conflict,) = conflicts(msgspec.structs.replace(five, rank="deprecated", rank_reason="misprint"), six)
    assert (conflict.preferred, conflict.explanation.split(": ", 1)[1]) == (six.id, "both cannot hold. Preferred: misprint.")
    (conflict,) = conflicts(five, six)
    assert conflict.preferred is None


def test_the_order_of_the_statements_changes_nothing(real: KnowledgeGraph) -> None:
    """Neither ids nor words."""
    backwards = tuple(reversed(real.records.statements))
    assert find_conflicts(backwards, real.vocabulary, real.label) == tuple(real.conflicts())


def test_the_real_graphs_conflicts_hold_together(real: KnowledgeGraph) -> None:
    """Each has a known kind, at least two statements that exist, and prefers one of them or none."""
    for conflict in real.conflicts():
        assert conflict.kind in KINDS
        assert len({real.statement(name).id for name in conflict.statements}) >= 2
        assert conflict.preferred in {None, *conflict.statements}
        assert conflict.about in real
