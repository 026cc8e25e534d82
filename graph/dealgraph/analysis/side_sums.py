"""What the deals on one side of a circle come to, in words that name who pays whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .figures import firmest, stage_words
from .sums import outermost, total_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from ..findings import Lines
    from ..knowledge_graph import KnowledgeGraph
    from ..records import Statement
    from .figures import Figure
    from .ranges import Range
    from .shares import Pair
    from .sums import Total

# What is summed up, by unit.
KINDS = {"USD": "money", "GW": "power"}


def by_stage(kg: KnowledgeGraph, figures: Mapping[str, Figure]) -> dict[str, Total]:
    """Return the sums by stage; see `_grouped`."""
    return _totals(kg, _grouped(kg, figures, {deal: figure.stage for deal, figure in figures.items()}))


def side_lines(
    kg: KnowledgeGraph, pair: Pair, figures: Mapping[str, Mapping[str, Figure]], rests: Sequence[Statement]
) -> Lines:
    """Return what a payer's deals with a payee come to, by unit and by how far they have come.

    `figures` are what of the deals is theirs, by unit and deal; `rests` are the statements that make them parties. What
    is not plainly asserted stands behind each sum. Where deals of different stages may overlap, what they come to
    together stands first: the stages do not add up.
    """
    payer, payee = (kg.label(name) for name in pair)
    heads = {"USD": f"money from {payer} to {payee}", "GW": f"power from {payee} for {payer}"}
    lines: Lines = []
    for unit, head in heads.items():
        stances = {deal: _stance(kg, pair, figure, rests) for deal, figure in figures[unit].items()}
        reached = {deal: figure.reached for deal, figure in figures[unit].items()}
        groups = _grouped(kg, figures[unit], reached)
        stages, in_all = _totals(kg, groups), total_of(kg, figures[unit].values())
        within = {row for found in stages.values() for row in found.links}
        if in_all is None:
            continue
        across = not within.issuperset(in_all.links)
        if across:
            words = _words(in_all, unit) + _hedges(kg, figures[unit].values(), stances)
            lines.append((f"{head}, in all", words))
        mark = "of it " if across else ""
        for stage, found in stages.items():
            words = _words(found, unit) + _hedges(kg, groups[stage], stances)
            lines.append((f"{head}, {mark}{stage_words(stage)}", words))
    return lines


def _grouped(kg: KnowledgeGraph, figures: Mapping[str, Figure], stages: Mapping[str, str]) -> dict[str, list[Figure]]:
    """Return the figures by stage. A part counts with its whole, at its stage, where both have a figure."""
    known = {deal: figure for deal, figure in figures.items() if figure.size is not None}
    tops = outermost(kg, known)
    groups: dict[str, list[Figure]] = {}
    for figure in known.values():
        groups.setdefault(stages[tops[figure.deal]], []).append(figure)
    return dict(sorted(groups.items()))


def _totals(kg: KnowledgeGraph, groups: Mapping[str, Iterable[Figure]]) -> dict[str, Total]:
    sums = {stage: total_of(kg, chosen) for stage, chosen in groups.items()}
    return {stage: found for stage, found in sums.items() if found is not None}


def _stance(kg: KnowledgeGraph, pair: Pair, figure: Figure, rests: Iterable[Statement]) -> str:
    """Return how firmly it is told that the pair have this figure: as its size, or one of them as a party, if less."""
    parties = [[row for row in rests if row.subject == figure.deal and row.object == name] for name in pair]
    valid = [[row for row in rows if row.rank != "deprecated"] or rows for rows in parties]
    stances = [figure.stance, *(firmest(kg, rows) for rows in valid)]
    return max(filter(None, stances), key=list(kg.vocabulary.lists["stance"]).index)


def _hedges(kg: KnowledgeGraph, figures: Iterable[Figure], stances: Mapping[str, str]) -> str:
    """Return what of a sum is not plainly asserted: "; of it projected: $5", "; all of it projected", or ""."""
    groups: dict[str, list[Figure]] = {}
    for figure in figures:
        if figure.size is not None:
            groups.setdefault(stances[figure.deal], []).append(figure)
    hedged = {stance: term.label for stance, term in kg.vocabulary.lists["stance"].items() if stance != "asserted"}
    parts = []
    for stance, label in hedged.items():
        found = total_of(kg, groups.get(stance, ()))
        if found is not None:
            share = (
                f"of it {label}: {_words(found, groups[stance][0].unit)}" if len(groups) > 1 else f"all of it {label}"
            )
            parts.append(f"; {share}")
    return "".join(parts)


def _words(found: Total, unit: str) -> str:
    # The row of the deal has the whole figure: to say that there is none would contradict it.
    return "their share is not told" if _is_open(found.size) else found.words(unit)


def _is_open(size: Range) -> bool:
    return size.low == 0 and size.high is None
