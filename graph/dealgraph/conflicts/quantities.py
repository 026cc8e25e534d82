"""Quantities of one subject and predicate that differ."""

from __future__ import annotations

from functools import partial
from itertools import combinations
from operator import attrgetter
from typing import TYPE_CHECKING

from ..wording import basis_words, when
from .comparable import LIKE, SAME, compare_scopes, may_be_one_statement, may_coincide, same_time
from .kinds import KINDS
from .limits import compatible
from .strict import strict_words
from .vague import compared, sense
from .words import brackets, date_of, figure, is_or_are, measured, quoted, shared_scope, speakers, stances
from .world import FACTS, OPEN, World, listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ..records import Statement
    from .found import Found

# Stances of which it is told whose they are.
_BY_SOMEBODY = ("disputed", "estimated", "projected")
# In what two statements that are one side agree to the letter.
_exactly = attrgetter("value", "lower", "upper", "unit", "bound", "basis", "deal", "scope", "at", "from_", "to")
Side = list["Statement"]
Difference = tuple[str, Side, Side]


def quantities(world: World) -> Iterator[Found]:
    """Yield a conflict for each two sides that differ; statements that say the very same form one side."""
    for subject, sides in _groups(world):
        for kind, one, other in _united(world, _differences(world, sides)):
            yield world.conflict(kind, subject, (one, other), partial(_explain, world, kind, one, other))


def _differences(world: World, sides: list[Side]) -> Iterator[Difference]:
    for one, other in combinations(sides, 2):
        kind = _difference(world, one[0], other[0])
        if kind:
            yield kind, one, other


def _united(world: World, differences: Iterable[Difference]) -> Iterator[Difference]:
    """Yield the differences, those that are one difference as one.

    One are those of the same two figures where only the bound, the stance, the dates or the wording of scopes differ,
    and those between the same two deals. The kind is the first that fits to any of them, and the statements for which
    it does stand first.
    """
    buckets: dict[object, list[Difference]] = {}
    for kind, one, other in differences:
        # Between two deals the order is theirs; else it is that of the figures, and of the bounds where these agree.
        deals = _speak_of_two_deals(one[0], other[0])
        key, other_key = (_deal if deals else _figure)(one[0]), (_deal if deals else _figure)(other[0])
        if key == other_key:
            key, other_key = _bounded(one[0]), _bounded(other[0])
        new: Difference = (kind, one, other)
        if repr(other_key) < repr(key):
            new, key, other_key = (kind, other, one), other_key, key
        bucket = buckets.setdefault((key, other_key), [])
        apart = []
        for known in bucket:
            if deals or _is_one_difference(world, known, new):
                new = _joined(known, new)
            else:
                apart.append(known)
        bucket[:] = [*apart, new]
    for bucket in buckets.values():
        yield from bucket


def _joined(one: Difference, other: Difference) -> Difference:
    (kind, *first), (_, *second) = sorted((one, other), key=lambda each: KINDS.index(each[0]))
    left, right = (list({row.id: row for row in (*a, *b)}.values()) for a, b in zip(first, second, strict=True))
    return kind, left, right


def _deal(row: Statement) -> tuple[object, ...]:
    return (row.deal,)


def _figure(row: Statement) -> tuple[object, ...]:
    """Return the number or the words that a side gives, apart from the bound."""
    return (row.value, row.lower, row.upper, sense(row.text), row.unit)


def _bounded(row: Statement) -> tuple[object, ...]:
    return (*_figure(row), row.bound)


def _is_one_difference(world: World, known: Difference, new: Difference) -> bool:
    """Return whether the two, of the same figures, tell the same difference.

    They do where both their sides may count the same, and, where each of them compares like with like, as soon as one
    of their sides is the same.
    """
    pairs = [(one[0], other[0]) for one, other in zip(known[1:], new[1:], strict=True)]
    if not all(_may_agree(world, *pair) for pair in pairs):
        return False
    if "scope" not in (known[0], new[0]) and any(one.id == other.id for one, other in pairs):
        return True
    return all(compare_scopes(*pair) in (SAME, LIKE) or _is_unsaid(world, *pair) for pair in pairs)


def _may_agree(world: World, one: Statement, other: Statement) -> bool:
    """Return whether two statements of one figure may speak of the same time, deal and basis."""
    return may_coincide(one, other) and not _speak_of_two_deals(one, other) and not _bases_exclude(world, one, other)


def _groups(world: World) -> Iterator[tuple[str, list[Side]]]:
    """Yield the sides of each subject and predicate of which there are two figures or more."""
    groups: dict[tuple[str, str], Side] = {}
    for row in world.having(lambda term: bool(term.units)):
        if row.polarity == "affirmed":
            groups.setdefault((row.subject, row.predicate), []).append(row)
    for key in sorted(key for key, rows in groups.items() if len(rows) > 1):
        yield key[0], _sides(groups[key])


def _sides(rows: Side) -> list[Side]:
    sides: dict[tuple[object, ...], Side] = {}
    for row in rows:
        stance = row.stance
        when_ = row.date_text if not (row.at or row.from_ or row.to) else None
        whose = (row.source, row.speaker) if stance == "hypothetical" else None
        same = (_exactly(row), sense(row.text), stance in FACTS, stance == "disputed", when_, whose)
        sides.setdefault(same, []).append(row)
    return list(sides.values())


def _difference(world: World, one: Statement, other: Statement) -> str | None:
    """Return the kind of the difference, or None where the two agree or speak of different things."""
    if _says_the_same(one, other) or (one.unit and other.unit and one.unit != other.unit):
        return None
    if not may_coincide(one, other) or may_be_one_statement(one, other) or _are_branches(one, other):
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
    if compatible(one, other):
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
    supposed = one.stance == other.stance == "hypothetical"
    return supposed and (one.source, one.speaker) == (other.source, other.speaker)


def _says_the_same(one: Statement, other: Statement) -> bool:
    if one.unit is None or other.unit is None:
        return sense(one.text) == sense(other.text)
    return (one.value, one.lower, one.upper, one.bound) == (other.value, other.lower, other.upper, other.bound)


def _bases_exclude(world: World, one: Statement, other: Statement) -> bool:
    if not one.basis or not other.basis or one.basis == other.basis:
        return False
    bases = world.vocabulary.lists["basis"]
    return bases[one.basis].axis == bases[other.basis].axis


def _explain(world: World, kind: str, first: Side, second: Side) -> str:
    one, other = first[0], second[0]
    if _speak_of_two_deals(one, other):
        shared = one.scope if one.scope == other.scope else None
        deals = [f" for {world.named(row.deal or '')}" for row in (one, other)]
    else:
        shared = None if kind == "scope" else _shared_scope(world, one, other)
        deals = ["", ""]
    basis = one.basis != other.basis
    sides = [_said(world, side, shared, basis) + deal for side, deal in zip((first, second), deals, strict=True)]
    comma = "," if " or " in sides[0] else ""
    reason = _reason(world, kind, first, second)
    about = f"{measured(world, one, shared)} {is_or_are(world, one)}"
    return f"{about} given as {sides[0]}{comma} and as {sides[1]}: {reason}."


def _shared_scope(world: World, one: Statement, other: Statement) -> str | None:
    """Return what both count: their one scope, or the longer of two, of a predicate that does not tell it by itself."""
    if one.scope == other.scope:
        return one.scope
    if not one.scope or not other.scope or world.vocabulary.predicates[one.predicate].functional:
        return None
    return max(one.scope, other.scope, key=lambda scope: (len(scope), scope))


def _said(world: World, side: Side, shared: str | None, basis: bool) -> str:
    """Return what a side says, with its notes: "5 (2026, asserted)", "5 (asserted) or at least 5"."""
    alike: dict[tuple[str, str | bool | None, str], Side] = {}
    for row in side:
        stance = "fact" if row.stance in FACTS and row.stance != "disputed" else row.stance
        alike.setdefault((figure(world, row), basis and row.basis, stance), []).append(row)
    told: list[tuple[str, str]] = []
    for (words, *_), rows in alike.items():
        row = rows[0]
        kind = basis_words(row, world.vocabulary) if basis else None
        stance = f"{row.stance} by {speakers(world, rows)}" if row.stance in _BY_SOMEBODY else stances(rows)
        scope = shared_scope(rows)
        notes = brackets(scope if scope != shared else None, kind, date_of(rows), stance)
        told.append((words, notes))
    # What is noted of the first goes for the others, unless they say something else.
    (words, first), *others = told
    *most, last = words + first, *(words + (notes if notes != first else "") for words, notes in others)
    return f"{', '.join(most)} or {last}" if most else last


def _reason(world: World, kind: str, first: Side, second: Side) -> str:
    """Return why the two sides differ, in words."""
    one, other = first[0], second[0]
    supposed = [quoted(world, row) for row in (one, other) if row.stance == "hypothetical"]
    only = f"{listed(supposed)} {'are' if len(set(supposed)) > 1 else 'is'} only supposed" if supposed else ""
    if kind == "bound":
        return _both_hold(world, first, second) + (only and f", and {only}")
    return {
        "scope": _two_deals(world, one, other) if _speak_of_two_deals(one, other) else "they count different things",
        "basis": f"they stand on different bases ({_spoken(one.basis)}; {_spoken(other.basis)})",
        "date": f"the dates may differ ({when(one) or 'undated'}; {when(other) or 'undated'})",
        "opinion": only or "at least one of them is an estimate, a forecast or an opinion",
        "contradiction": "both cannot hold",
    }[kind]


def _two_deals(world: World, one: Statement, other: Statement) -> str:
    link = world.link(one.deal or "", other.deal or "")
    return f"the texts leave open whether {OPEN[link]}" if link else "they speak of two deals"


def _both_hold(world: World, first: Side, second: Side) -> str:
    """Return how the words of one side leave room for the other, or what that takes."""
    one, other = first[0], second[0]
    if one.text is not None and other.text is not None:
        return compared(one.text, other.text)
    # The vague word, or the bound, whichever leaves more room.
    weak, plain = (first, second) if _room(one) > _room(other) else (second, first)
    if weak[0].value is not None and weak[0].value == plain[0].value and (strict := strict_words(weak)):
        shut = f"{listed(repr(words) for words in strict)} {'shuts' if len(strict) == 1 else 'shut'} it out"
        return f"both can hold only if {quoted(world, plain[0])} is rounded, since {shut}"
    return f"both can hold, since {quoted(world, weak[0])} is {_loose(weak[0])}"


def _room(row: Statement) -> tuple[bool, bool, bool]:
    return row.unit is None, row.bound == "approximate", row.bound != "exact"


def _loose(row: Statement) -> str:
    """Return in what way the words of the statement leave room for another number."""
    kinds = {"approximate": "a rounding", "at_least": "a floor", "at_most": "a ceiling", "range": "a range"}
    return kinds.get(row.bound or "", "a vague word")


def _spoken(basis: str | None) -> str:
    return (basis or "unsaid").replace("_", " ")
