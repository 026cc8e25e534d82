"""What is known of one deal: how large it is, how far it has come, and what it is a part of.

Several documents may tell of one deal, with figures that differ. A deal has one figure all the same: the range that
holds what all of them leave open. It is taken from the preferred statements where curators prefer some, and from
statements of fact where there are any; what is only estimated or projected serves where there are none. Figures with
a scope speak of a part of the deal: they are shown and not counted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..findings import Finding, Lines, dispute_lines
from .disputes import disputes_of
from .ranges import Range, hull, range_of, total

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..knowledge_graph import KnowledgeGraph
    from ..records import Conflict, Statement

# The metric of a deal's size, by unit.
SIZES = {"USD": "amount", "GW": "capacity", "count": "chipCount"}
# How far a deal has come, by its status, from the first step to the last. `closed` says that the agreement is
# complete; whether money or goods have changed hands it does not say.
STAGES = {
    "rumoured": "in prospect",
    "in_talks": "in prospect",
    "planned": "in prospect",
    "announced": "committed",
    "committed": "committed",
    "signed": "committed",
    "closed": "closed",
    "paid": "paid",
    "delivered": "delivered",
    "launched": "delivered",
    "integrated": "delivered",
    "halted": "ended",
    "cancelled": "ended",
}
_ORDER = ("unknown", *dict.fromkeys(STAGES.values()))
_FACTS = ("asserted", "reported", "disputed")
_EXPECTED = ("estimated", "projected")


class Figure(Finding, frozen=True):
    """How large a deal is in one unit, as far as anybody says.

    `size` is None where nobody gives it. `statements` are all statements of the size, also those that are not
    counted; `stage` is how far the deal has come; `conflicts` are those that touch the statements.
    """

    deal: str
    label: str
    unit: str
    size: Range | None
    stage: str
    statements: tuple[Statement, ...]
    conflicts: tuple[Conflict, ...]

    @property
    def title(self) -> str:
        """The deal, its size and its stage."""
        return f"{self.label}: {self.words}, {self.stage}"

    @property
    def words(self) -> str:
        """The size as people write it."""
        return "no figure" if self.size is None else self.size.words(self.unit)

    def lines(self) -> Lines:
        """Return the disputes."""
        return dispute_lines(self.conflicts)


def counts(row: Statement) -> bool:
    """Return whether the statement says that something is so, or will be: no denial, no opinion, no mere condition."""
    return row.polarity == "affirmed" and row.rank != "deprecated" and row.stance in (*_FACTS, *_EXPECTED)


def figure_of(kg: KnowledgeGraph, deal: str, unit: str) -> Figure:
    """Return the figure of a deal in this unit."""
    rows = [row for row in kg.statements(subject=deal, predicate=SIZES[unit]) if row.unit in (None, unit)]
    usable = [row for row in rows if counts(row) and row.scope is None and range_of(row) is not None]
    usable = [row for row in usable if row.rank == "preferred"] or usable
    usable = [row for row in usable if row.stance in _FACTS] or usable
    size = hull(found for row in usable if (found := range_of(row)) is not None)
    return Figure(deal, kg.label(deal), unit, size, stage_of(kg, deal), tuple(rows), disputes_of(kg, rows))


def stage_of(kg: KnowledgeGraph, deal: str) -> str:
    """Return how far a deal has come by its statements of fact: one of the values of STAGES, or "unknown".

    The last step counts, and an end ends it. A status that is projected or denied has not been reached.
    """
    reached = {"unknown"}
    for row in kg.statements(subject=deal, predicate="status", polarity="affirmed"):
        if counts(row) and row.stance in _FACTS and row.text in STAGES:
            reached.add(STAGES[row.text])
    return max(reached, key=_ORDER.index)


def wholes(kg: KnowledgeGraph, deals: Iterable[str]) -> dict[str, frozenset[str]]:
    """Return, for each of the deals, those of the deals that it is a part of, however many steps up."""
    among = set(deals)
    above: dict[str, frozenset[str]] = {}
    for deal in sorted(among):
        found: set[str] = set()
        edge = {deal}
        while edge:
            rows = [row for name in sorted(edge) for row in kg.statements(subject=name, predicate="partOf")]
            edge = {row.object for row in rows if counts(row) and row.object is not None} - found
            found |= edge
        above[deal] = frozenset((found & among) - {deal})
    # Two that are said to be part of each other are taken as two deals.
    return {deal: frozenset(name for name in names if deal not in above[name]) for deal, names in above.items()}


def outermost(kg: KnowledgeGraph, deals: Iterable[str]) -> dict[str, str]:
    """Return the outermost whole of each deal among these deals: itself where it is part of none."""
    above = wholes(kg, deals)
    return {deal: min((name for name in names if not above[name]), default=deal) for deal, names in above.items()}


def sum_of(kg: KnowledgeGraph, figures: Iterable[Figure]) -> Range | None:
    """Return the sum of the figures, each deal once and no part beside its whole; None where no figure is known.

    A whole without a figure counts as its parts. A whole whose parts come to more than itself counts as they do.
    """
    by_deal = {figure.deal: figure for figure in figures}
    above = wholes(kg, by_deal)
    parts: dict[str, list[str]] = {}
    for deal, names in above.items():
        # The nearest whole holds the part; where there are two, one of them does, or the part would count twice.
        nearest = [name for name in names if not any(name in above[other] for other in names)]
        if nearest:
            parts.setdefault(min(nearest), []).append(deal)

    def size(deal: str) -> Range | None:
        own = by_deal[deal].size
        inside = total(found for part in parts.get(deal, ()) if (found := size(part)) is not None)
        if own is None or inside is None:
            return own or inside
        high = None if own.high is None else max(own.high, inside.low)
        return Range(max(own.low, inside.low), high, own.about or inside.about)

    tops = [deal for deal, names in above.items() if not names]
    return total(found for deal in tops if (found := size(deal)) is not None)
