"""One status, or one thing that holds once, that is said to come about at different times."""

from __future__ import annotations

import re
from functools import partial
from itertools import combinations
from typing import TYPE_CHECKING

from ..times import span
from ..wording import object_words
from .comparable import SAME, at_other_times, compare_scopes
from .words import brackets, date_of, measured, note, speakers, stances
from .world import FACTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..records import Statement
    from .found import Found
    from .world import World

_EARLIEST = re.compile(r"\b(?:as early as|(?:not|no) (?:before|earlier than|sooner than)|at the earliest)\b", re.I)
_LATEST = re.compile(r"\b(?:by|before|until|(?:not|no) later than|at the latest)\b", re.I)


def dates(world: World) -> Iterator[Found]:
    """Yield a conflict for each two statements that give one status of a thing, or a functional predicate in words,
    two times that cannot be the same, or one time as the earliest and as the latest."""
    groups: dict[tuple[str, str, str], dict[tuple[object, ...], list[Statement]]] = {}
    for row in world.having(lambda term: bool(term.choice) or (term.text and term.functional)):
        if row.polarity == "affirmed":
            term = world.vocabulary.predicates[row.predicate]
            sides = groups.setdefault((row.subject, row.predicate, row.text or "" if term.choice else ""), {})
            # What is said of one time in several places is one side.
            same = (row.text, row.scope, row.at, row.from_, row.to, row.stance in FACTS)
            sides.setdefault(same, []).append(row)
    for (subject, _, _), sides in sorted(groups.items()):
        for first, second in combinations(sides.values(), 2):
            one, other = first[0], second[0]
            if compare_scopes(one, other) != SAME:
                continue
            if ends := _ends(first, second):
                words = partial(_explain, world, *ends, "the one is the earliest date, the other the latest")
                yield world.conflict("bound", subject, ends, words)
            elif at_other_times(one, other):
                kind = "date" if one.stance in FACTS and other.stance in FACTS else "opinion"
                words = partial(_explain, world, first, second, "the times differ")
                yield world.conflict(kind, subject, (first, second), words)


def _ends(first: list[Statement], second: list[Statement]) -> tuple[list[Statement], list[Statement]] | None:
    """Return those that give the earliest date of something and those that give its latest, where both can hold."""
    if first[0].text != second[0].text:
        return None
    for early, late in ((first, second), (second, first)):
        earliest = [row for row in early if _end(row) == "earliest"]
        latest = [row for row in late if _end(row) == "latest"]
        if earliest and latest and _begins_by(earliest[0], latest[0]):
            return earliest, latest
    return None


def _begins_by(one: Statement, other: Statement) -> bool:
    """Return whether the time of one begins before that of the other has ended."""
    first, second = span(one), span(other)
    return first is not None and second is not None and first.first <= second.last


def _end(row: Statement) -> str | None:
    """Return which end of a time the words give: the earliest, the latest, or None where they give the time."""
    words = row.date_text or ""
    if _EARLIEST.search(words):
        return "earliest"
    return "latest" if _LATEST.search(words) else None


def _explain(world: World, first: list[Statement], second: list[Statement], why: str) -> str:
    row = first[0]
    about = measured(world, row, row.scope)
    if world.vocabulary.predicates[row.predicate].choice:
        status = object_words(row, world.vocabulary, world.named)
        one, other = (f"{_dated(side)} by {speakers(world, side)}" for side in (first, second))
        return f"{about} {status!r} is dated {one}, and {other}: {why}."
    one, other = (f"as {side[0].text!r}{note(side)} by {speakers(world, side)}" for side in (first, second))
    return f"{about} is given {one}, and {other}: {why}."


def _dated(side: list[Statement]) -> str:
    """Return the date with its words and the stance in brackets: "2026-05 (by late May, projected)"."""
    day, _, words = (date_of(side) or "").partition(", ")
    return f"{day}{brackets(words, stances(side))}"
