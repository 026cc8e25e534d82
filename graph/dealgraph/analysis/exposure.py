"""What a company depends on: its deals by supplier, or by chip platform, cloud or any other class of things.

A deal with two suppliers depends on both: its figure counts for each of them, and once in the total. Where a deal
is the whole of several smaller ones and a supplier has a part in some of them only, the figure of the whole cannot
be divided: it is listed with the supplier as open, and counts in the total.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..errors import NotFoundError
from ..filters import class_of
from ..findings import Finding, Lines, dispute_lines
from .disputes import disputes_of
from .figures import Figure, counts, figure_of, stage_of, sum_of, wholes
from .ranges import Range

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..knowledge_graph import KnowledgeGraph
    from ..records import Conflict, Entity, Statement

_ENDED = "ended"


class Part(Finding, frozen=True):
    """What of the exposure hangs on one supplier, platform or cloud.

    `size` is the sum of the figures of `deals`, None where none is known. `share` is its part of all that is known,
    in per cent, as the bounds allow. `open` are deals in which it has a part of unknown size: those without a figure,
    and wholes that cannot be divided. `direct` are statements that tie it to the company without a deal.
    """

    entity: str
    label: str
    size: Range | None
    share: Range | None
    deals: tuple[Figure, ...]
    open: tuple[Figure, ...]
    direct: tuple[Statement, ...]
    unit: str

    @property
    def title(self) -> str:
        """The supplier, platform or cloud with its size and share."""
        return f"{self.label}: {self.words}"

    @property
    def words(self) -> str:
        """The size and the share as people write them."""
        if self.size is None or self.share is None:
            return "no figure"
        return f"{self.size.words(self.unit)} ({self.share.words('percent')} of what is known)"

    def lines(self) -> Lines:
        """Return the deals that are counted, and those of which the part is open."""
        return [("counted", one.title) for one in self.deals] + [("open", one.title) for one in self.open]


class Exposure(Finding, frozen=True):
    """The exposure of a company in one unit: `parts` the largest first, those without a figure last.

    `total` counts each deal once; `statements` are those of parties and figures that it rests on.
    """

    company: str
    by: str
    unit: str
    total: Range | None
    parts: tuple[Part, ...]
    statements: tuple[Statement, ...]
    conflicts: tuple[Conflict, ...]
    label: str

    @property
    def title(self) -> str:
        """The company, and what is known in all."""
        total = "no figure" if self.total is None else f"{self.total.words(self.unit)} in all"
        return f"{self.label} by {self.by}, in {self.unit}: {total}"

    def lines(self) -> Lines:
        """Return the parts, the largest first, and the disputes."""
        return [(part.label, part.words) for part in self.parts] + dispute_lines(self.conflicts)

    @property
    def largest(self) -> Part | None:
        """The part with the largest known figure, None where no figure is known; of equals, the first by name."""
        return self.parts[0] if self.parts and self.parts[0].size is not None else None

    def __getitem__(self, entity: str) -> Part:
        """Return the part of the entity with this id or label. Raises NotFoundError."""
        for part in self.parts:
            if entity in (part.entity, part.label):
                return part
        raise NotFoundError(f"no part of the exposure goes by {entity!r}: {[part.label for part in self.parts]}")


def find_exposure(kg: KnowledgeGraph, company: str | Entity, by: str, unit: str) -> Exposure:
    """Return the exposure; `KnowledgeGraph.exposure` says what goes in and comes out."""
    name = kg[company].id
    if by != "supplier":
        by = class_of(by, kg.vocabulary.classes)
    parties: dict[str, dict[str, list[Statement]]] = {}
    rests: list[Statement] = []
    for deal in _deals(kg, name):
        rests += [row for row in kg.statements(subject=deal, object=name) if _gets(kg, row)]
        for row in kg.statements(subject=deal):
            if row.object is not None and row.object != name and counts(row) and _is(kg, row, by):
                parties.setdefault(row.object, {}).setdefault(deal, []).append(row)
                rests.append(row)
    direct = _direct(kg, name, by)
    figures = {deal: figure_of(kg, deal, unit) for deals in parties.values() for deal in deals}
    rests += [row for figure in figures.values() for row in figure.statements]
    rests += [row for rows in direct.values() for row in rows]
    names = {*parties, *direct}
    parts = [_part(kg, one, unit, figures, set(parties.get(one, ())), direct.get(one, ())) for one in sorted(names)]
    parts.sort(key=lambda part: (part.size is None, *_reach(part.size), part.entity))
    statements = tuple(dict.fromkeys(rests))
    whole = sum_of(kg, figures.values())
    return Exposure(name, by, unit, whole, tuple(parts), statements, disputes_of(kg, statements), kg.label(name))


def _deals(kg: KnowledgeGraph, company: str) -> list[str]:
    """Return the deals by which the company gets something delivered, and that have not been given up."""
    rows = [row for row in kg.statements(object=company) if _gets(kg, row)]
    found = {row.subject for row in rows if kg.vocabulary.is_a(kg[row.subject].type, ("Deal",))}
    return [deal for deal in sorted(found) if stage_of(kg, deal) != _ENDED]


def _gets(kg: KnowledgeGraph, row: Statement) -> bool:
    return counts(row) and kg.vocabulary.predicates[row.predicate].flow == "gets_compute"


def _is(kg: KnowledgeGraph, row: Statement, by: str) -> bool:
    if by == "supplier":
        return kg.vocabulary.predicates[row.predicate].flow == "gives_compute"
    assert row.object is not None
    return kg.vocabulary.is_a(kg[row.object].type, (by,))


def _direct(kg: KnowledgeGraph, company: str, by: str) -> dict[str, list[Statement]]:
    """Return the statements outside deals that tie the company to a supplier, or to a thing of the class."""
    found: dict[str, list[Statement]] = {}
    if by == "supplier":
        for flow in kg.flows:
            if flow.deal is None and flow.kind == "compute" and flow.payer == company:
                found.setdefault(flow.payee, []).extend(flow.statements)
        return found
    for row in kg.statements(subject=company):
        # What the company makes or owns itself is nothing that it is exposed to.
        own = kg.vocabulary.predicates[row.predicate].interest
        if row.object is not None and counts(row) and not own and _is(kg, row, by):
            found.setdefault(row.object, []).append(row)
    return found


def _part(
    kg: KnowledgeGraph,
    entity: str,
    unit: str,
    figures: dict[str, Figure],
    deals: set[str],
    direct: Iterable[Statement],
) -> Part:
    above = wholes(kg, figures)
    below = {whole: {deal for deal in figures if whole in above[deal]} for whole in deals}
    undivided = {whole for whole in deals if not below[whole] <= deals}
    known = [figures[deal] for deal in sorted(deals - undivided) if figures[deal].size is not None]
    size = sum_of(kg, known)
    # What its whole already counts is not open, nor is a whole of which no more is known than of its parts.
    counted = {figure.deal for figure in known}
    told = counted | {whole for whole in deals if figures[whole].size is None and below[whole] & deals}
    unknown = [figures[deal] for deal in sorted(deals - told) if not above[deal] & counted]
    rest = sum_of(kg, [figure for deal, figure in figures.items() if deal not in deals - undivided])
    return Part(entity, kg.label(entity), size, _share(size, rest), tuple(known), tuple(unknown), tuple(direct), unit)


def _share(size: Range | None, rest: Range | None) -> Range | None:
    """Return which part of all the size may be, in per cent."""
    if size is None:
        return None
    rest = rest or Range(0, 0)
    return Range(_percent(size.low, rest.high), _percent(size.high, rest.low), size.about or rest.about)


def _percent(part: float | None, rest: float | None) -> float:
    if rest is None:
        return 0.0
    if part is None:
        return 100.0
    return round(100 * part / (part + rest), 1) if part + rest else 0.0


def _reach(size: Range | None) -> tuple[float, float]:
    """Return what brings the largest size to the front: the most that it may be, then the least."""
    if size is None:
        return (0, 0)
    return (float("-inf") if size.high is None else -size.high, -size.low)
