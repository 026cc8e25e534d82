"""How conflicts are told: what is measured, what each side says, and the notes in brackets behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from ..wording import object_words, when
from .labels import begun, noun_of
from .world import listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ..records import Statement
    from ..vocabulary import PredicateTerm
    from .world import World


def measured(world: World, row: Statement, scope: str | None) -> str:
    """Return what a figure is of, as a sentence begins: "The revenue of Lab", "For Lab the share of time".

    `scope` is what both sides count. A predicate that tells it by itself has it in brackets behind; one that measures
    different things begins with it: "Time spent on chips: for Lab the share".
    """
    term = world.vocabulary.predicates[row.predicate]
    name = world.named(row.subject)
    if not term.functional and scope:
        return f"{begun(scope)}: for {name} the {term.label}"
    if _stands_before_of(term):
        return f"The {term.label} of {name}{brackets(scope)}"
    return f"For {name} the {term.label}{brackets(scope)}"


def is_or_are(world: World, row: Statement) -> str:
    """Return the verb that goes with what a figure is of: the revenue is, the departures are."""
    return "are" if noun_of(world.vocabulary.predicates[row.predicate].label).endswith("s") else "is"


def figure(world: World, row: Statement) -> str:
    """Return what a side says: a number as people write it, words in quotation marks."""
    return repr(row.text) if row.text is not None else object_words(row, world.vocabulary, world.named)


def quoted(world: World, row: Statement) -> str:
    """Return what a side says in quotation marks, where it is spoken of as words: "'about 5' is a rounding"."""
    return repr(object_words(row, world.vocabulary, world.named))


def note(side: Sequence[Statement], *first: str | None) -> str:
    """Return date and stance of a side, in one pair of brackets: "(2026-03, by the end of Q1, asserted)".

    What is given as `first`, such as the scope, stands before them.
    """
    return brackets(*first, date_of(side), stances(side))


def stances(side: Iterable[Statement]) -> str:
    """Return how firmly a side says it: "asserted", "asserted or reported"."""
    return " or ".join(sorted({row.stance for row in side}))


def date_of(side: Sequence[Statement]) -> str | None:
    """Return the date that all statements of a side have, with its words where these are the same too."""
    if len({(row.at, row.from_, row.to) for row in side}) > 1:
        return None
    alike = len({row.date_text for row in side}) == 1
    return date(side[0]) if alike else date(msgspec.structs.replace(side[0], date_text=None))


def shared_scope(side: Iterable[Statement]) -> str | None:
    """Return the scope that all statements of a side have, None where they differ."""
    scopes = {row.scope for row in side}
    return scopes.pop() if len(scopes) == 1 else None


def brackets(*parts: str | None) -> str:
    """Return those of the parts that say something in one pair of brackets, after a space, or ""."""
    said = [part for part in parts if part]
    return f" ({', '.join(said)})" if said else ""


def date(row: Statement) -> str:
    """Return the date of a statement in words, fit to stand in brackets: "2026-03, by the end of Q1"."""
    return when(row).replace(" (", ", ").rstrip(")")


def speakers(world: World, rows: Iterable[Statement]) -> str:
    """Return who says the statements, as a list that is read aloud."""
    return listed(world.named(row.speaker) for row in rows)


def _stands_before_of(term: PredicateTerm) -> bool:
    """Return whether the label is a plain noun of what has one value at a time: "the revenue of", "the capacity of"."""
    return term.functional and noun_of(term.label) == term.label
