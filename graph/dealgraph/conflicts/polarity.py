"""The same, affirmed and denied."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from ..wording import object_words
from .comparable import may_coincide
from .world import FACTS, World

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..records import Statement
    from .found import Found


def denials(world: World) -> Iterator[Found]:
    """Yield a conflict for each proposition that some affirm and others deny."""
    groups: dict[tuple[object, ...], dict[str, list[Statement]]] = {}
    denied = {(row.subject, row.predicate, row.object, row.text) for row in world.rows if row.polarity == "negated"}
    for row in world.rows:
        if (row.subject, row.predicate, row.object, row.text) in denied:
            thing = (row.object, row.text, row.value, row.lower, row.upper, row.unit)
            groups.setdefault((row.subject, row.predicate, *thing, row.scope, row.role), {}).setdefault(
                row.polarity, []
            ).append(row)
    for sides in groups.values():
        if len(sides) < 2:
            continue
        yes = [row for row in sides["affirmed"] if any(may_coincide(row, no) for no in sides["negated"])]
        no = [row for row in sides["negated"] if any(may_coincide(row, other) for other in yes)]
        if not yes:
            continue
        kind = "contradiction" if all(each.stance in FACTS for each in (*yes, *no)) else "opinion"
        yield world.conflict(kind, yes[0].subject, (yes, no), partial(_explain, world, yes[0]))


def _explain(world: World, row: Statement) -> str:
    what = f"{world.phrase(row)} {object_words(row, world.vocabulary, world.named)}"
    return f"It is both affirmed and denied that {world.named(row.subject)} {what}."
