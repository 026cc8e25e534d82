"""How many of a group something holds of: "most" in one text, "some" in another."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..wording import object_words
from .comparable import may_coincide
from .world import World, listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..records import Conflict, Statement

_QUANTIFIER = re.compile(
    r"\b(?:all|every|each|most|mostly|vast majority|majority|largely|many|half|several|some|few|a part|partly|none)\b"
)


def quantifiers(world: World) -> Iterator[Conflict]:
    """Yield a conflict where relations that are alike but for their scope say it of differently many."""
    groups: dict[tuple[object, ...], dict[str, list[Statement]]] = {}
    for row in world.rows:
        match = _QUANTIFIER.search((row.scope or "").casefold())
        if match and row.unit is None:
            key = (row.subject, row.predicate, row.object, row.text, row.polarity)
            groups.setdefault(key, {}).setdefault(match.group(), []).append(row)
    for alike in groups.values():
        first = next(iter(alike.values()))[0]
        near = {word: [row for row in rows if may_coincide(row, first)] for word, rows in alike.items()}
        sides = {word: rows for word, rows in near.items() if rows}
        if len(sides) > 1:
            said = listed(repr(rows[0].scope or "") for _, rows in sorted(sides.items()))
            verb = "denied" if first.polarity == "negated" else "said"
            phrase = world.vocabulary.predicates[first.predicate].phrase
            what = f"{world.label(first.subject)} {phrase} {object_words(first, world.vocabulary, world.label)}"
            words = f"It is {verb} that {what}; the sources differ in how many of them: {said}."
            yield world.conflict("bound", first.subject, sides.values(), words)
