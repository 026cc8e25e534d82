"""What is known of one deal: how large it is, and how far it has come.

Several documents may tell of one deal, with figures that differ. A deal has one figure all the same: the range that
holds what all of them leave open. It is taken from the preferred statements where curators prefer some, and from
statements of fact where there are any; what is only estimated or projected serves where there are none. Figures with
a scope speak of a part of the deal: they are shown and not counted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..deal_steps import STAGES
from ..findings import Finding, Lines, dispute_lines
from ..wording import object_words
from .disputes import disputes_of
from .ranges import Range, hull, range_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ..knowledge_graph import KnowledgeGraph
    from ..records import Conflict, Statement

# The metric of a deal's size, by unit.
SIZES = {"USD": "amount", "GW": "capacity", "count": "chipCount"}
# What a number without a unit of its own counts.
_NOUNS = {"count": "chips"}
UNKNOWN = "unknown"
# The same where money is told or added up: who has announced has pledged nothing, a pledge is no contract, and neither
# is paid. A deal that is closed is agreed upon: that binds, and pays nothing yet.
REACHED = STAGES | {"announced": "announced", "committed": "pledged", "signed": "contracted", "closed": "contracted"}
_FACTS = ("asserted", "reported", "disputed")
# The stances of what is said to be so, or to come.
COUNTED = (*_FACTS, "estimated", "projected")


class Figure(Finding, frozen=True):
    """How large a deal is in one unit, as far as anybody says.

    `size` is None where nobody gives it. `statements` are all statements of the size, also those that are not
    counted; `stage` is how far the deal has come, and `reached` the same in words that tell what is announced, pledged,
    contracted and paid apart; `stance` is the firmest of the statements that are counted, "" where none is;
    `conflicts` are those that touch the statements.
    """

    deal: str
    label: str
    unit: str
    size: Range | None
    stage: str
    statements: tuple[Statement, ...]
    conflicts: tuple[Conflict, ...]
    reached: str = UNKNOWN
    stance: str = ""

    @property
    def title(self) -> str:
        """The deal, its size and how far it has come."""
        return f"{self.label}: {self.words}, {stage_words(self.reached)}"

    @property
    def words(self) -> str:
        """The size as people write it; without a number, what the texts say instead of one."""
        if self.size is not None:
            return _with_noun(self.size.words(self.unit), self.unit)
        return "; ".join(self.told) or "no figure"

    @property
    def told(self) -> tuple[str, ...]:
        """The words of those statements that give no number: "several gigawatts"."""
        return tuple(dict.fromkeys(row.text for row in self.statements if row.text and counts(row)))

    def lines(self) -> Lines:
        """Return the disputes."""
        return dispute_lines(self.conflicts)


def counts(row: Statement) -> bool:
    """Return whether the statement says that something is so, or will be: no denial, no opinion, no mere condition."""
    return row.polarity == "affirmed" and row.rank != "deprecated" and row.stance in COUNTED


def figure_of(kg: KnowledgeGraph, deal: str, unit: str) -> Figure:
    """Return the figure of a deal in this unit."""
    rows = [row for row in kg.statements(subject=deal, predicate=SIZES[unit]) if row.unit in (None, unit)]
    usable = [row for row in rows if counts(row) and row.scope is None and range_of(row) is not None]
    usable = [row for row in usable if row.rank == "preferred"] or usable
    usable = [row for row in usable if row.stance in _FACTS] or usable
    size = hull(found for row in usable if (found := range_of(row)) is not None)
    steps = _steps(kg, deal)
    return Figure(
        deal=deal,
        label=kg.label(deal),
        unit=unit,
        size=size,
        stage=_last(steps, STAGES),
        statements=tuple(rows),
        conflicts=disputes_of(kg, rows),
        reached=_last(steps, REACHED),
        stance=firmest(kg, usable),
    )


def firmest(kg: KnowledgeGraph, rows: Iterable[Statement]) -> str:
    """Return the firmest stance of the statements, "" where there are none."""
    return min((row.stance for row in rows), key=list(kg.vocabulary.lists["stance"]).index, default="")


def _with_noun(words: str, unit: str | None) -> str:
    noun = _NOUNS.get(unit or "")
    return f"{words} {noun}" if noun else words


def told_of(kg: KnowledgeGraph, deal: str, predicate: str) -> tuple[str, ...]:
    """Return what is said of the deal, the surest first, each thing once, with its stance where it is no plain fact."""
    found: dict[str, None] = {}
    stances = list(kg.vocabulary.lists["stance"])
    for row in sorted(kg.statements(subject=deal, predicate=predicate), key=lambda row: stances.index(row.stance)):
        words = _with_noun(object_words(row, kg.vocabulary, kg.label), row.unit)
        words = f"not {words}" if row.polarity == "negated" else words
        found[words if row.stance == "asserted" else f"{words} ({row.stance})"] = None
    return tuple(found)


def stage_of(kg: KnowledgeGraph, deal: str) -> str:
    """Return how far a deal has come by its statements of fact: one of the values of STAGES, or "unknown".

    The last step counts, and an end ends it. A status that is projected or denied has not been reached.
    """
    return _last(_steps(kg, deal), STAGES)


def _steps(kg: KnowledgeGraph, deal: str) -> list[str]:
    """Return the statuses that a deal has reached."""
    rows = kg.statements(subject=deal, predicate="status", polarity="affirmed")
    return [row.text for row in rows if row.text and counts(row) and row.stance in _FACTS]


def _last(steps: list[str], stages: Mapping[str, str]) -> str:
    """Return the last of the stages that the steps reach, "unknown" where they reach none."""
    reached = [UNKNOWN, *(stages[step] for step in steps if step in stages)]
    return max(reached, key=[UNKNOWN, *dict.fromkeys(stages.values())].index)


def stage_words(stage: str) -> str:
    """Return the stage as it is shown; of a deal whose status no statement gives, that it is not told."""
    return "status not told" if stage == UNKNOWN else stage
