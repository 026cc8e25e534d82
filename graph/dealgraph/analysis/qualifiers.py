"""What qualifies a thing that one or several statements say: its scope, and a stance that does not assert it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ..knowledge_graph import KnowledgeGraph
    from ..records import Statement


def qualifiers(kg: KnowledgeGraph, rows: Sequence[Statement]) -> str:
    """Return the qualifiers, the surest first: "some of them, reported; projected"; "" where one says it plainly.

    What curators have withdrawn counts only where there is nothing else.
    """
    stances = list(kg.vocabulary.lists["stance"])
    valid = [row for row in rows if row.rank != "deprecated"] or rows
    found: dict[str, None] = {}
    for row in sorted(valid, key=lambda row: stances.index(row.stance)):
        notes = (row.scope, None if row.stance == "asserted" else row.stance)
        found[", ".join(note for note in notes if note)] = None
    return "" if "" in found else "; ".join(found)


def party_qualifiers(kg: KnowledgeGraph, names: Iterable[str], rows: Iterable[Statement]) -> list[str]:
    """Return for each party of a deal what qualifies that it is one: "Big Cloud: projected"; none for plain facts."""
    of_deal = list(rows)
    found = {name: qualifiers(kg, [row for row in of_deal if row.object == name]) for name in names}
    return [f"{kg.label(name)}: {words}" for name, words in found.items() if words]
