"""Quantities of one subject and predicate that differ."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from ..quantities import Number, number_text
from ..wording import object_words, when
from .comparable import LIKE, SAME, compare_scopes, may_be_one_statement, may_coincide, same_time
from .kinds import KINDS
from .world import FACTS, World, counted, listed, note

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ..records import Conflict, Statement

Side = list["Statement"]
Difference = tuple[str, Side, Side]


def quantities(world: World) -> Iterator[Conflict]:
    """Yield a conflict for each two sides that differ; statements that say the very same form one side."""
    for subject, predicate, sides in _groups(world):
        for kind, one, other in _united(world, _differences(world, sides)):
            words = _explain(world, kind, one[0], other[0])
            yield world.conflict(kind, subject, (one, other), f"The {predicate} of {words}")


def _differences(world: World, sides: list[Side]) -> Iterator[Difference]:
    for one, other in combinations(sides, 2):
        kind = _difference(world, one[0], other[0])
        if kind:
            yield kind, one, other


def _united(world: World, differences: Iterable[Difference]) -> Iterator[Difference]:
    """Yield the differences, those of the same two numbers as one where only dates or the wording of scopes differ.

    Its kind is the first that fits to any of them, and the statements for which it does stand first.
    """
    buckets: dict[tuple[object, ...], list[Difference]] = {}
    for kind, *pair in differences:
        one, other = sorted(pair, key=lambda side: repr(_number(side[0])))
        bucket = buckets.setdefault((_number(one[0]), _number(other[0])), [])
        for place, (known, *sides) in enumerate(bucket):
            if all(_count_alike(world, side[0], more[0]) for side, more in zip(sides, (one, other), strict=True)):
                first, second = sorted(((known, sides), (kind, [one, other])), key=lambda each: KINDS.index(each[0]))
                joined = [
                    list({row.id: row for row in (*a, *b)}.values()) for a, b in zip(first[1], second[1], strict=True)
                ]
                bucket[place] = (first[0], joined[0], joined[1])
                break
        else:
            bucket.append((kind, one, other))
    for bucket in buckets.values():
        yield from bucket


def _number(row: Statement) -> tuple[object, ...]:
    """Return what a side says apart from time and scope."""
    quantity = (row.value, row.lower, row.upper, row.bound, row.text, row.unit, row.basis)
    return (*quantity, row.deal, row.stance in FACTS, row.stance == "disputed")


def _count_alike(world: World, one: Statement, other: Statement) -> bool:
    """Return whether two statements of one number may count the same at the same time."""
    scopes = compare_scopes(one, other)
    return may_coincide(one, other) and (scopes in (SAME, LIKE) or _is_unsaid(world, one, other))


def _groups(world: World) -> Iterator[tuple[str, str, list[Side]]]:
    groups: dict[tuple[str, str], dict[tuple[object, ...], Side]] = {}
    for row in world.rows:
        if world.vocabulary.predicates[row.predicate].units and row.polarity == "affirmed":
            sides = groups.setdefault((row.subject, row.predicate), {})
            when_ = (row.at, row.from_, row.to, row.date_text if not (row.at or row.from_ or row.to) else None)
            whose = (row.source, row.speaker) if row.stance == "hypothetical" else None
            sides.setdefault((*_number(row), row.scope, *when_, whose), []).append(row)
    for subject, predicate in sorted(groups):
        yield subject, world.vocabulary.predicates[predicate].label, list(groups[subject, predicate].values())


def _difference(world: World, one: Statement, other: Statement) -> str | None:
    """Return the kind of the difference, or None where the two agree or speak of different things."""
    if not may_coincide(one, other) or may_be_one_statement(one, other) or _says_the_same(one, other):
        return None
    if (one.unit and other.unit and one.unit != other.unit) or _are_branches(one, other):
        return None
    kind = _kind(world, one, other)
    if "disputed" in (one.stance, other.stance):
        # Whoever disputes a figure does not give it (see `disputes`); but it may be told on which basis it stands.
        return kind if kind == "basis" else None
    return "scope" if kind and _speak_of_two_deals(one, other) else kind


def _kind(world: World, one: Statement, other: Statement) -> str | None:
    scopes = compare_scopes(one, other)
    if one.scope is None and other.scope is None and "Thing" in world.vocabulary.predicates[one.predicate].domain:
        # Nobody says what is counted.
        return None
    if scopes == SAME and _bases_exclude(world, one, other):
        return "basis"
    if _compatible(one, other):
        vague = None in (one.unit, other.unit)
        near = scopes == LIKE or _is_unsaid(world, one, other)
        return "bound" if scopes == SAME or (not vague and near) else None
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


def _is_unsaid(world: World, one: Statement, other: Statement) -> bool:
    """Return whether one leaves it unsaid what is counted, of a predicate that tells it by itself."""
    return not (one.scope and other.scope) and "Thing" not in world.vocabulary.predicates[one.predicate].domain


def _speak_of_two_deals(one: Statement, other: Statement) -> bool:
    return bool(one.deal and other.deal) and one.deal != other.deal


def _are_branches(one: Statement, other: Statement) -> bool:
    """Return whether the two are suppositions of one speaker in one text: "if 5 ..., but if only 3 ..."."""
    whose = {(row.source, row.speaker) for row in (one, other)}
    return one.stance == other.stance == "hypothetical" and len(whose) == 1


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
    return _reach(low, other, most) and _reach(least, one, high)


def _reach(low: Number, row: Statement, high: Number) -> bool:
    """Return whether numbers from `low` on are allowed by the words of `row`, which end at `high`.

    What lies half between two roundings is rounded up: "about 20" ends just before 25.
    """
    return low < high or (low == high and row.bound != "approximate")


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
    said = [object_words(row, world.vocabulary, world.label) for row in (one, other)]
    scope = kind != "scope" and one.scope != other.scope
    sides = [f"{words}{note(row, scope)}" for words, row in zip(said, (one, other), strict=True)]
    for place, row in enumerate((one, other)):
        if row.stance == "disputed":
            sides[place] = sides[place].removesuffix(")") + f" by {world.label(row.speaker)})"
    about = f"{world.label(one.subject)}{counted(one, other)}"
    return f"{about} is given as {sides[0]} and as {sides[1]}: {_reason(world, kind, one, other, said)}."


def _reason(world: World, kind: str, one: Statement, other: Statement, said: list[str]) -> str:
    """Return why the two differ, in words; `said` are the quantities of both."""
    supposed = [repr(words) for words, row in zip(said, (one, other), strict=True) if row.stance == "hypothetical"]
    only = f"{listed(supposed)} {'are' if len(set(supposed)) > 1 else 'is'} only supposed" if supposed else ""
    weak, words = (one, said[0]) if one.bound != "exact" else (other, said[1])
    reason = {
        "scope": _two_things(world, one, other),
        "basis": f"they stand on different bases ({_spoken(one.basis)}; {_spoken(other.basis)})",
        "bound": f"both can hold, since {words!r} is {_loose(weak)}" + (only and f", and {only}"),
        "date": f"the dates may differ ({when(one) or 'undated'}; {when(other) or 'undated'})",
        "opinion": only or "at least one of them is an estimate, a forecast or an opinion",
        "contradiction": "both cannot hold",
    }[kind]
    bases = f", and their bases differ ({_spoken(one.basis)}; {_spoken(other.basis)})"
    return reason + (bases if kind in ("date", "opinion", "contradiction") and one.basis != other.basis else "")


def _two_things(world: World, one: Statement, other: Statement) -> str:
    if _speak_of_two_deals(one, other):
        return f"they speak of two deals ({world.label(one.deal or '')}; {world.label(other.deal or '')})"
    return f"they count different things ({one.scope}; {other.scope})"


def _loose(row: Statement) -> str:
    """Return in what way the words of the statement leave room for another number."""
    kinds = {"approximate": "a rounding", "at_least": "a floor", "at_most": "a ceiling", "range": "a range"}
    return kinds.get(row.bound or "", "a vague word")


def _spoken(basis: str | None) -> str:
    return (basis or "unsaid").replace("_", " ")
