"""Those for and against an idea, and those who hold ideas that contradict each other."""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING

from .comparable import LIKE, SAME, compare_scopes
from .words import brackets, date, speakers
from .world import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..records import Statement
    from .found import Found
    from .world import World

FOR, AGAINST = ("states", "supports"), ("doubts", "opposes")
CONTRADICTS = "contradicts"
# Only somebody can hold an idea: a person, a group, a market as those who act in it, or a text. What things and other
# ideas do for one is no opinion.
VOICES = ("Agent", "Source", "Publication", "Market")
_DONE = {"states": "held", "supports": "supported", "doubts": "doubted", "opposes": "opposed"}
# How a stance is told of somebody; who asserts or judges does it without more.
_HOW = {
    "asserted": "",
    "opinion": "",
    "estimated": "as an estimate",
    "projected": "as a forecast",
    "reported": "it is reported",
    "hypothetical": "on a condition",
    "disputed": "in words that question it",
}


class _Idea:
    """An idea with the statements for it and against it."""

    def __init__(self, world: World, name: str, pro: list[Statement], contra: list[Statement]) -> None:
        self.world = world
        self.name = name
        self.pro = [row for row in pro if world.is_one_of(row.subject, VOICES)]
        self.contra = [row for row in contra if world.is_one_of(row.subject, VOICES)]

    @property
    def label(self) -> str:
        """Its label in quotation marks."""
        return repr(self.world.entity(self.name).label)

    @cached_property
    def holders(self) -> str:
        """Who is for it, in words, made once for all the ideas that contradict it."""
        return _voices(self.world, self.pro)


def debates(world: World) -> Iterator[Found]:
    """Yield a conflict for each idea with two sides, and for each two contradicting ideas that both are held.

    Where those against an idea hold the one that contradicts it, the two are one conflict.
    """
    ideas, contradictions = _ideas(world)
    rivals: dict[str, list[tuple[_Idea, list[Statement]]]] = {}
    for rows in contradictions:
        subject, object_ = rows[0].subject, rows[0].object or ""
        one, other = ideas.get(subject), ideas.get(object_)
        if not one or not other or not one.pro or not other.pro:
            continue
        if _is_rival(other, one):
            rivals.setdefault(subject, []).append((other, rows))
        elif _is_rival(one, other):
            rivals.setdefault(object_, []).append((one, rows))
        else:
            words = partial(_both_held, world, one, other, rows)
            yield world.conflict("opinion", subject, (one.pro, other.pro, rows), words)
    for name, idea in sorted(ideas.items()):
        if idea.pro and idea.contra:
            against = rivals.get(name, [])
            sides = [idea.pro, idea.contra, *(side for it, rows in against for side in (it.pro, rows))]
            yield world.conflict(_kind(idea), name, sides, partial(_two_sides, world, idea, against))


def _both_held(world: World, one: _Idea, other: _Idea, rows: list[Statement]) -> str:
    held = ", ".join(f"{idea.label} is {idea.holders}" for idea in (one, other))
    return f"{held}, and the two {_contradict(world, rows)}."


def _two_sides(world: World, idea: _Idea, against: list[tuple[_Idea, list[Statement]]]) -> str:
    told = [f"{idea.label} is {idea.holders}, but {_voices(world, idea.contra)}"]
    told += [f"{it.label}, which {_contradict(world, rows, 'it')}, is {it.holders}" for it, rows in against]
    return f"{'; '.join(told)}."


def _ideas(world: World) -> tuple[dict[str, _Idea], list[list[Statement]]]:
    """Return the ideas in dispute, and by pairs of ideas the statements that the two contradict each other."""
    sides: dict[str, tuple[list[Statement], list[Statement]]] = {}
    contradictions: dict[frozenset[str], list[Statement]] = {}
    for row in world.having(lambda term: term.id in (*FOR, *AGAINST, CONTRADICTS)):
        if row.object is None:
            continue
        if row.predicate in FOR or row.predicate in AGAINST:
            # Whoever says that it is not so stands on the other side.
            is_pro = (row.predicate in FOR) == (row.polarity == "affirmed")
            sides.setdefault(row.object, ([], []))[not is_pro].append(row)
        elif row.polarity == "affirmed" and row.subject != row.object:
            contradictions.setdefault(frozenset((row.subject, row.object)), []).append(row)
    opposed = set().union(*contradictions)
    ideas = {
        name: _Idea(world, name, *map(_by_id, of_both))
        for name, of_both in sides.items()
        if name in opposed or all(of_both)
    }
    return ideas, sorted(map(_by_id, contradictions.values()), key=lambda rows: rows[0].id)


def _by_id(rows: list[Statement]) -> list[Statement]:
    return sorted(rows, key=lambda row: row.id)


def _is_rival(idea: _Idea, other: _Idea) -> bool:
    """Return whether somebody who is against the other one holds the idea."""
    return not {row.subject for row in idea.pro}.isdisjoint(row.subject for row in other.contra)


def _kind(idea: _Idea) -> str:
    """Return `scope` where both sides say of what they speak, and never of the same, else `opinion`."""
    if not any(row.scope for row in idea.pro) or not any(row.scope for row in idea.contra):
        return "opinion"
    same = any(compare_scopes(one, other) in (SAME, LIKE) for one in idea.pro for other in idea.contra)
    return "opinion" if same else "scope"


def _contradict(world: World, rows: list[Statement], it: str = "") -> str:
    """Return that an idea contradicts `it`, or that two contradict each other, and according to whom."""
    who = f"according to {speakers(world, rows)}"
    if all(row.stance == "hypothetical" for row in rows):
        return f"{who} would, on a condition, contradict {it or 'each other'}"
    return f"{who} {'contradicts' if it else 'contradict'} {it or 'each other'}"


def _voices(world: World, rows: list[Statement]) -> str:
    """Return who does what: "held by Ann and supported by Bob and, on a condition, by Cy (in cities)".

    Of whom says two things the first is told, what is said without a condition before what is said on one.
    """
    told: dict[str, Statement] = {}
    for row in sorted(rows, key=lambda row: ((*FOR, *AGAINST).index(row.predicate), list(_HOW).index(row.stance))):
        told.setdefault(row.subject, row)
    names: dict[str, dict[str, list[str]]] = {}
    for subject, row in told.items():
        done = ("not " if row.polarity == "negated" else "") + _DONE[row.predicate]
        who = f"{world.named(subject)}{brackets(row.scope, date(row), _teller(world, row))}"
        names.setdefault(done, {}).setdefault(_HOW[row.stance], []).append(who)
    return " and ".join(f"{done}{_by(ways)}" for done, ways in names.items())


def _by(ways: dict[str, list[str]]) -> str:
    """Return who does it, in which way: " by Ann and, on a condition, by Bob"."""
    return " and".join(f"{how and f', {how},'} by {listed(who)}" for how, who in ways.items())


def _teller(world: World, row: Statement) -> str | None:
    """Return by whose account somebody stands there, where another one says it of them."""
    if row.subject in world.own(row.speaker):
        return None
    return f"according to {world.named(row.speaker)}"
