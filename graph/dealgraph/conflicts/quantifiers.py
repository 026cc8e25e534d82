"""How many of a group something holds of: "most" in one text, "some" in another."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from ..wording import object_words
from .comparable import may_coincide
from .labels import begun
from .names import is_role
from .vague import rank_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..records import Statement
    from .found import Found
    from .world import World


def quantifiers(world: World) -> Iterator[Found]:
    """Yield a conflict where relations that are alike but for their scope say it of differently many."""
    groups: dict[tuple[object, ...], dict[int, list[Statement]]] = {}
    for row in world.rows:
        if row.scope and row.unit is None and (rank := rank_in(row.scope)) is not None:
            key = (row.subject, row.predicate, row.object, row.text, row.polarity)
            groups.setdefault(key, {}).setdefault(rank, []).append(row)
    for alike in groups.values():
        first = next(iter(alike.values()))[0]
        near = {rank: [row for row in rows if may_coincide(row, first)] for rank, rows in alike.items()}
        sides = [rows for _, rows in sorted(near.items(), reverse=True) if rows]
        if len(sides) > 1:
            yield world.conflict("bound", first.subject, sides, partial(_explain, world, first, sides))


def _explain(world: World, first: Statement, sides: list[list[Statement]]) -> str:
    said = "; ".join(dict.fromkeys(rows[0].scope or "" for rows in sides))
    return f"{_what(world, first)}; the sources differ in how many of them: {said}."


def _what(world: World, row: Statement) -> str:
    """Return what is said of the group, as a sentence begins."""
    term, denied = world.vocabulary.predicates[row.predicate], row.polarity == "negated"
    subject, thing = world.named(row.subject), object_words(row, world.vocabulary, world.named)
    if row.object and is_role(term):
        part = "stay out of" if denied else "take part in"
        return f"{begun(thing)} are said to {part} {subject} as {term.label}"
    return f"It is {'denied' if denied else 'said'} that {subject} {world.phrase(row)} {thing}"
