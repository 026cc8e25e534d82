"""What the page shows that no record says but that follows from them: interests, origins, and circles of payments."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..analysis.origins import independent, repeated
from ..curators import CURATORS

if TYPE_CHECKING:
    from ..analysis.loops import Loop
    from ..knowledge_graph import KnowledgeGraph

# Longer circles tell little, and many of them nothing that the first do not.
_MEMBERS = 3
_LOOPS = 60


def circles(kg: KnowledgeGraph) -> list[dict[str, Any]]:
    """Return the circles of money and compute, by ids of statements."""
    return [_loop(loop) for loop in kg.loops(max_length=_MEMBERS)[:_LOOPS]]


def interests(kg: KnowledgeGraph) -> list[dict[str, Any]]:
    """Return why a speaker has an interest in what they speak of: no statements where they speak of themselves."""
    pairs = {(row.speaker, thing) for row in kg.records.statements for thing in (row.subject, row.object) if thing}
    pairs |= {(row.speaker, thing) for row in kg.records.quotations for thing in row.about}
    found = []
    for speaker, thing in sorted(pairs):
        interest = kg.interests.of(speaker, thing)
        if interest is not None:
            found.append({"speaker": speaker, "thing": thing, "because": [row.id for row in interest.statements]})
    return found


def origins_of(kg: KnowledgeGraph) -> dict[str, int]:
    """Return a number for each statement that others say too: those of one proposition that share it are no two
    witnesses. The curators' have 0, as they are none.
    """
    found: dict[str, int] = {}
    for rows in repeated(kg):
        found.update((row.id, 0) for row in rows if row.speaker == CURATORS)
        told = [row for row in rows if row.speaker != CURATORS]
        for number, group in enumerate(independent(kg, told), start=1):
            found.update((row.id, number) for row in group)
    return found


def _loop(loop: Loop) -> dict[str, Any]:
    sides = [
        {
            "payer": side.payer,
            "payee": side.payee,
            "kinds": side.kinds,
            "deals": [
                {
                    "id": part.deal,
                    "figures": part.figures,
                    "shared": part.shared,
                    "reached": part.reached,
                    "notes": [*part.ties, *part.qualifiers],
                }
                for part in side.parts
            ],
            "direct": [row.id for row in side.direct],
            "statements": [row.id for row in side.statements],
        }
        for side in loop.sides
    ]
    return {
        "text": loop.text,
        "sums": loop.sum_lines(),
        "open": loop.open,
        "overlaps": loop.overlaps,
        "conflicts": [conflict.id for conflict in loop.conflicts],
        "sides": sides,
    }
