"""What the page shows that no record says but that follows from them: interests, origins, and circles of payments."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any

from ..analysis.origins import origin_of

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


def origins_of(kg: KnowledgeGraph) -> tuple[dict[str, str], dict[str, str]]:
    """Return in what each source has its origin, and each statement that has it in something else than its source.

    Where the statements of a source differ, it is that of most of them. What is its own origin is left out.
    """
    # Whom the statement comes from decides it; asked once for each, as a source may hold thousands.
    found: dict[tuple[str, str, str | None], str] = {}
    numbers: dict[str, Counter[str]] = defaultdict(Counter)
    for row in kg.records.statements:
        key = (row.source, row.speaker, row.via)
        if key not in found:
            found[key] = origin_of(kg, row)
        numbers[row.source][found[key]] += 1
    of_sources = {source: max(sorted(counted), key=counted.__getitem__) for source, counted in numbers.items()}
    of_statements = {row.id: found[row.source, row.speaker, row.via] for row in kg.records.statements}
    return (
        {source: origin for source, origin in of_sources.items() if origin != source},
        {
            row.id: of_statements[row.id]
            for row in kg.records.statements
            if of_statements[row.id] != of_sources[row.source]
        },
    )


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
                    "ties": part.ties,
                    "qualifiers": part.qualifiers,
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
