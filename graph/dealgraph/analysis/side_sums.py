"""What the deals on one side of a circle come to, in words that name who pays whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .figures import stage_words
from .sums import outermost, total_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..findings import Lines
    from ..knowledge_graph import KnowledgeGraph
    from .figures import Figure
    from .ranges import Range
    from .shares import Pair
    from .sums import Total

# What is summed up, by unit.
KINDS = {"USD": "money", "GW": "power"}


def by_stage(kg: KnowledgeGraph, figures: Mapping[str, Figure]) -> dict[str, Total]:
    """Return the sums by stage. A part counts with its whole, at the stage of the whole, where both have a figure."""
    known = {deal: figure for deal, figure in figures.items() if figure.size is not None}
    tops = outermost(kg, known)
    stages: dict[str, list[Figure]] = {}
    for figure in known.values():
        stages.setdefault(known[tops[figure.deal]].stage, []).append(figure)
    sums = {stage: total_of(kg, chosen) for stage, chosen in sorted(stages.items())}
    return {stage: found for stage, found in sums.items() if found is not None}


def side_lines(kg: KnowledgeGraph, pair: Pair, figures: Mapping[str, Mapping[str, Figure]]) -> Lines:
    """Return what a payer's deals with a payee come to, by unit and stage.

    `figures` are what of the deals is theirs, by unit and deal. Where deals of different stages may overlap, what they
    come to together stands first: the stages do not add up.
    """
    payer, payee = (kg.label(name) for name in pair)
    heads = {"USD": f"money from {payer} to {payee}", "GW": f"power from {payee}, paid for by {payer}"}
    lines: Lines = []
    for unit, head in heads.items():
        stages, in_all = by_stage(kg, figures[unit]), total_of(kg, figures[unit].values())
        within = {row for found in stages.values() for row in found.links}
        if in_all is None:
            continue
        across = not within.issuperset(in_all.links)
        if across:
            lines.append((f"{head}, in all", _words(in_all, unit)))
        mark = "of it " if across else ""
        lines += [(f"{head}, {mark}{stage_words(stage)}", _words(found, unit)) for stage, found in stages.items()]
    return lines


def _words(found: Total, unit: str) -> str:
    # The row of the deal has the whole figure: to say that there is none would contradict it.
    return "their share is not told" if _is_open(found.size) else found.words(unit)


def _is_open(size: Range) -> bool:
    return size.low == 0 and size.high is None
