"""What one source says only on a condition and another one without."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from ..times import span
from ..wording import object_words
from .words import brackets, date, speakers
from .world import FACTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..records import Statement
    from .found import Found
    from .world import World


def conditions(world: World) -> Iterator[Found]:
    """Yield a conflict where one source says something only on a condition which another one leaves out.

    It is looked for where a thing has one value at a time, and where both name the same time.
    """
    groups: dict[tuple[object, ...], dict[bool, list[Statement]]] = {}
    for row in world.having(lambda term: bool(term.choice) or (term.functional and not term.units)):
        if row.polarity == "affirmed" and row.stance in (*FACTS, "projected", "hypothetical") and span(row):
            key = (row.subject, row.predicate, row.object, row.text, row.scope, row.role, row.at, row.from_, row.to)
            groups.setdefault(key, {}).setdefault(row.stance == "hypothetical", []).append(row)
    for sides in groups.values():
        if len(sides) == 2 and {row.source for row in sides[True]}.isdisjoint(row.source for row in sides[False]):
            words = partial(_explain, world, sides[True], sides[False])
            yield world.conflict("opinion", sides[True][0].subject, (sides[True], sides[False]), words)


def _explain(world: World, on_condition: list[Statement], without: list[Statement]) -> str:
    row = on_condition[0]
    what = f"{world.named(row.subject)} {world.phrase(row)} {object_words(row, world.vocabulary, world.named)}"
    on = f"on a condition by {speakers(world, on_condition)}"
    when = brackets(row.scope, row.date_text or date(row))
    return f"That {what}{when} is said {on}, and without one by {speakers(world, without)}."
