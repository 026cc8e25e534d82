"""Quantities of one subject and predicate that differ."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from ..quantities import Number, number_text
from ..wording import object_words, when
from .comparable import LIKE, SAME, compare_scopes, may_be_one_statement, may_coincide, same_time
from .world import FACTS, World, note

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..records import Conflict, Statement

Side = list["Statement"]


def quantities(world: World) -> Iterator[Conflict]:
    """Yield a conflict for each two sides that differ; statements that say the very same form one side."""
    for subject, predicate, sides in _groups(world):
        for one, other in combinations(sides, 2):
            kind = _difference(world, one[0], other[0])
            if kind:
                words = _explain(world, kind, one[0], other[0])
                yield world.conflict(kind, subject, (one, other), f"The {predicate} of {words}")


def _groups(world: World) -> Iterator[tuple[str, str, list[Side]]]:
    groups: dict[tuple[str, str], dict[tuple[object, ...], Side]] = {}
    for row in world.rows:
        if world.vocabulary.predicates[row.predicate].units and row.polarity == "affirmed":
            sides = groups.setdefault((row.subject, row.predicate), {})
            what = (row.value, row.lower, row.upper, row.bound, row.text, row.unit, row.basis, row.scope)
            when_ = (row.at, row.from_, row.to, row.date_text if not (row.at or row.from_ or row.to) else None)
            sides.setdefault((*what, *when_, row.stance in FACTS), []).append(row)
    for subject, predicate in sorted(groups):
        yield subject, world.vocabulary.predicates[predicate].label, list(groups[subject, predicate].values())


def _difference(world: World, one: Statement, other: Statement) -> str | None:
    """Return the kind of the difference, or None where the two agree or speak of different things."""
    if not may_coincide(one, other) or may_be_one_statement(one, other) or _says_the_same(one, other):
        return None
    if one.unit and other.unit and one.unit != other.unit:
        return None
    scopes = compare_scopes(one, other)
    if one.scope is None and other.scope is None and "Thing" in world.vocabulary.predicates[one.predicate].domain:
        # Nobody says what is counted.
        return None
    if scopes == SAME and _bases_exclude(world, one, other):
        return "basis"
    if _compatible(one, other):
        vague = None in (one.unit, other.unit)
        one_unsaid = (
            not (one.scope and other.scope) and "Thing" not in world.vocabulary.predicates[one.predicate].domain
        )
        return "bound" if scopes == SAME or (not vague and (scopes == LIKE or one_unsaid)) else None
    if scopes != SAME:
        return _difference_of_scope(world, one, other, scopes)
    if one.stance not in FACTS or other.stance not in FACTS:
        return "opinion"
    return "contradiction" if same_time(one, other) else "date"


def _difference_of_scope(world: World, one: Statement, other: Statement, scopes: str) -> str | None:
    """Different scopes are a difference worth telling only where readers may take the numbers for the same thing."""
    term = world.vocabulary.predicates[one.predicate]
    if not one.scope or not other.scope or "Thing" in term.domain:
        return None
    return "scope" if term.functional or scopes == LIKE else None


def _says_the_same(one: Statement, other: Statement) -> bool:
    if one.unit is None or other.unit is None:
        return one.text == other.text
    return (one.value, one.lower, one.upper, one.bound) == (other.value, other.lower, other.upper, other.bound)


def _bases_exclude(world: World, one: Statement, other: Statement) -> bool:
    if not one.basis or not other.basis or one.basis == other.basis:
        return False
    bases = world.vocabulary.lists["basis"]
    return bases[one.basis].axis == bases[other.basis].axis


def _compatible(one: Statement, other: Statement) -> bool:
    """Return whether one number can satisfy the words of both; vague words ("dozens") are satisfied by any."""
    if one.unit is None or other.unit is None:
        return True
    (low, high), (least, most) = _limits(one), _limits(other)
    return low <= most and least <= high


def _limits(row: Statement) -> tuple[Number, Number]:
    """Return the least and the greatest number that the words allow; "about" allows what rounds to its digits."""
    if row.value is None:
        return row.lower or 0, row.upper or 0
    if row.bound == "at_least":
        return row.value, float("inf")
    if row.bound == "at_most":
        return float("-inf"), row.value
    if row.bound == "approximate":
        digits = number_text(abs(row.value)).replace(".", "").lstrip("0").rstrip("0") or "0"
        unit = abs(row.value) / int(digits) if row.value else 1
        return row.value - unit / 2, row.value + unit / 2
    return row.value, row.value


def _explain(world: World, kind: str, one: Statement, other: Statement) -> str:
    sides = [f"{object_words(row, world.vocabulary, world.label)}{note(row)}" for row in (one, other)]
    weak = one if one.bound != "exact" else other
    reason = {
        "scope": f"they count different things ({one.scope}; {other.scope})",
        "basis": f"they stand on different bases ({_spoken(one.basis)}; {_spoken(other.basis)})",
        "bound": f"both can hold, since {object_words(weak, world.vocabulary, world.label)!r} is {_loose(weak)}",
        "date": f"the dates may differ ({when(one) or 'undated'}; {when(other) or 'undated'})",
        "opinion": "at least one of them is an estimate, a forecast or an opinion",
        "contradiction": "both cannot hold",
    }[kind]
    return f"{world.label(one.subject)} is given as {sides[0]} and as {sides[1]}: {reason}."


def _loose(row: Statement) -> str:
    """Return in what way the words of the statement leave room for another number."""
    kinds = {"approximate": "a rounding", "at_least": "a floor", "at_most": "a ceiling", "range": "a range"}
    return kinds.get(row.bound or "", "a vague word")


def _spoken(basis: str | None) -> str:
    return (basis or "unsaid").replace("_", " ")
