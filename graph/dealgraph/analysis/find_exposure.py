"""Finds the exposure of a company: the deals that deliver to it, who or what has a part in them, and their sums."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..arguments import as_text
from ..counted import counted
from ..errors import NotFoundError
from ..filters import class_of
from .classes import of_class
from .disputes import disputes_of
from .exposure import Exposure, Part, Rest
from .figures import SIZES, counts, figure_of, stage_of
from .flows import direct_flows
from .ranges import Range
from .shares import Shares, shared_words
from .sums import overlap_words, sum_of, total_of, wholes

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..knowledge_graph import KnowledgeGraph
    from ..records import Entity, Statement
    from .figures import Figure
    from .shares import Pair, Share

    # The statements that tie an entity to the deals of the company, by entity and deal.
    Ties = dict[str, dict[str, list[Statement]]]

_ENDED = "ended"
_PARTNER = "partner"


def _by(kg: KnowledgeGraph, by: str) -> str:
    """Return "supplier", or the id of the class. Raises NotFoundError."""
    if as_text("by", by).casefold() in ("supplier", "suppliers"):
        return "supplier"
    try:
        return class_of(by, kg.vocabulary.classes)
    except NotFoundError as error:
        raise NotFoundError(f"{error} (or by='supplier')") from None


def find_exposure(kg: KnowledgeGraph, company: str | Entity, by: str, unit: str) -> Exposure:
    """Return the exposure; `KnowledgeGraph.exposure` says what goes in and comes out."""
    name = of_class(kg, company, "Organization").id
    by = _by(kg, by)
    ties = _ties(kg, name, by)
    direct = _direct(kg, name, by)
    deals = {deal for found in ties.values() for deal in found}
    figures = {deal: figure_of(kg, deal, unit) for deal in sorted(deals)}
    search = _Search(kg, name, by, unit, figures, ties)
    parts = [search.part(one, set(ties.get(one, ())), direct.get(one, ())) for one in sorted({*ties, *direct})]
    parts.sort(key=lambda part: (part.size is None, *_reach(part.size), part.entity))
    rests = [row for deal in figures for row in kg.statements(subject=deal, object=name) if _gets(kg, row)]
    rests += [row for found in ties.values() for rows in found.values() for row in rows]
    rests += [row for figure in figures.values() for row in figure.statements]
    rests += [row for rows in direct.values() for row in rows]
    statements = tuple(dict.fromkeys(rests))
    found = total_of(kg, figures.values())
    return Exposure(
        company=name,
        by=by,
        unit=unit,
        total=found.size if found else None,
        parts=tuple(parts),
        statements=statements,
        conflicts=disputes_of(kg, statements),
        label=kg.label(name),
        sum=found,
        rest=search.rest(parts),
        overlaps=overlap_words(kg, found.links) if found else (),
        note="" if found else _why_none(kg, name, by, unit, figures, parts),
    )


def _why_none(
    kg: KnowledgeGraph, company: str, by: str, unit: str, figures: Iterable[str], parts: Iterable[Part]
) -> str:
    """Return why there is no figure, and what there is instead."""
    what = "supplier" if by == "supplier" else kg.vocabulary.classes[by].label
    known = list(figures)
    if known:
        others = [other for other in SIZES if other != unit and any(figure_of(kg, one, other).size for one in known)]
        instead = f"; with {' or '.join(f'unit={other!r}' for other in others)} there is one" if others else ""
        return f"no figure in {unit} is given for {_delivering(known)}{instead}"
    if parts:
        return "none of these is named in a deal, and only deals have figures"
    deals = _deals(kg, company)
    if deals:
        why = f"no {what} is named in {_delivering(deals)}"
    else:
        why = "no deal is known by which it gets something delivered"
    said = len(kg.statements(company))
    return f"{why}; kg.statements({kg.label(company)!r}) has {said:,} statement{'' if said == 1 else 's'} about it"


def _delivering(deals: list[str]) -> str:
    return f"the {counted(len(deals), 'deal')} by which it gets something delivered"


def _deals(kg: KnowledgeGraph, company: str) -> list[str]:
    """Return the deals by which the company gets something delivered, and that have not been given up."""
    rows = [row for row in kg.statements(object=company) if _gets(kg, row)]
    found = {row.subject for row in rows if kg.vocabulary.is_a(kg[row.subject].type, ("Deal",))}
    return [deal for deal in sorted(found) if stage_of(kg, deal) != _ENDED]


def _gets(kg: KnowledgeGraph, row: Statement) -> bool:
    return counts(row) and kg.vocabulary.predicates[row.predicate].flow == "gets_compute"


def _ties(kg: KnowledgeGraph, company: str, by: str) -> Ties:
    """Return, for each supplier or thing of the class, the statements by deal that tie it to the company's deals."""
    ties: Ties = {}
    for deal in _deals(kg, company):
        rows = [row for row in kg.statements(subject=deal) if row.object not in (None, company) and counts(row)]
        chosen = [row for row in rows if _is(kg, row, by)]
        if by == "supplier" and not chosen:
            # Where nobody is said to provide it, the partners of the customer do: their role is not told.
            chosen = [row for row in rows if row.predicate == _PARTNER]
        for row in chosen:
            assert row.object is not None
            ties.setdefault(row.object, {}).setdefault(deal, []).append(row)
    return ties


def _is(kg: KnowledgeGraph, row: Statement, by: str) -> bool:
    if by == "supplier":
        return kg.vocabulary.predicates[row.predicate].flow == "gives_compute"
    assert row.object is not None
    return kg.vocabulary.is_a(kg[row.object].type, (by,))


def _direct(kg: KnowledgeGraph, company: str, by: str) -> dict[str, list[Statement]]:
    """Return the statements outside deals that tie the company to a supplier, or to a thing of the class."""
    found: dict[str, list[Statement]] = {}
    if by == "supplier":
        flows = direct_flows(kg, kg.statements(about=company))
        paid = {flow.payee: list(flow.statements) for flow in flows if (flow.payer, flow.kind) == (company, "compute")}
        return dict(sorted(paid.items()))
    for row in kg.statements(subject=company):
        # What the company makes or owns itself is nothing that it is exposed to.
        own = kg.vocabulary.predicates[row.predicate].interest
        if row.object is not None and counts(row) and not own and _is(kg, row, by):
            found.setdefault(row.object, []).append(row)
    return found


class _Search:
    """The parts of one exposure, of the figures of its deals."""

    def __init__(
        self, kg: KnowledgeGraph, company: str, by: str, unit: str, figures: dict[str, Figure], ties: Ties
    ) -> None:
        self.kg, self.company, self.unit, self.figures = kg, company, unit, figures
        self.above = wholes(kg, figures)
        self.partners: dict[str, list[Pair]] = {}
        for entity, deals in ties.items():
            for deal, rows in deals.items():
                if any(row.predicate == _PARTNER for row in rows):
                    self.partners.setdefault(deal, []).append((company, entity))
        # Only suppliers divide a deal; its chips and clouds are what all of it runs on.
        self.shares = Shares(kg) if by == "supplier" else None

    def part(self, entity: str, deals: set[str], direct: Iterable[Statement]) -> Part:
        """Return what hangs on one supplier, or on one thing of the class, with its part in these deals."""
        kg, figures, above = self.kg, self.figures, self.above
        own = self._own(entity, deals)
        behind = {deal for deal, share in own.items() if share.indirect and self.unit == "USD"}
        below = {whole: {deal for deal in figures if whole in above[deal]} for whole in deals}
        undivided = {whole for whole in deals if not below[whole] <= deals}
        known = [figures[deal] for deal in sorted(deals - undivided - behind) if figures[deal].size is not None]
        found = total_of(kg, known)
        # What its whole already counts is not open, nor is a whole of which no more is known than of its parts.
        counted = {figure.deal for figure in known}
        told = counted | {whole for whole in deals if figures[whole].size is None and below[whole] & deals}
        unknown = {deal for deal in deals - told if not above[deal] & counted}
        # A whole holds what its parts have no figure of, whoever else is named in it.
        holding = {whole for deal in unknown if figures[deal].size is None for whole in above[deal] - counted}
        unknown |= {whole for whole in holding if figures[whole].size is not None}
        rest = sum_of(kg, [figure for deal, figure in figures.items() if deal not in counted])
        size = found.size if found else None
        return Part(
            entity=entity,
            label=kg.label(entity),
            size=size,
            share=_share(size, rest),
            deals=tuple(known),
            open=tuple(figures[deal] for deal in sorted(unknown)),
            direct=tuple(direct),
            unit=self.unit,
            own=sum_of(kg, [own[figure.deal].figure for figure in known]) if own else size,
            beside={deal: shared_words(kg, share) for deal, share in own.items() if share.shared},
            behind=tuple(sorted(behind)),
            names=self._names(entity, deals),
            total=found,
            overlaps=overlap_words(kg, found.links) if found else (),
        )

    def _own(self, entity: str, deals: set[str]) -> dict[str, Share]:
        if self.shares is None:
            return {}
        pairs = [(self.company, entity)]
        return {deal: self.shares.of(self.figures[deal], pairs, self.partners.get(deal, ())) for deal in sorted(deals)}

    def _names(self, entity: str, deals: set[str]) -> tuple[str, ...]:
        if self.shares is None:
            return ()
        found = {name for deal in deals for name in self.shares.names(deal).get(entity, ())}
        return tuple(self.kg.label(name) for name in sorted(found))

    def rest(self, parts: list[Part]) -> tuple[Rest, ...]:
        """Return the deals with a figure that are counted with no part, nor in a whole that has one."""
        counted = {figure.deal for part in parts for figure in part.deals}
        left = [
            figure
            for deal, figure in self.figures.items()
            if figure.size is not None
            and deal not in counted
            and not any(self.figures[whole].size is not None for whole in self.above[deal])
        ]
        return tuple(self._rest(figure, parts, counted) for figure in left)

    def _rest(self, figure: Figure, parts: list[Part], counted: set[str]) -> Rest:
        among = tuple(part.label for part in parts if figure in part.open)
        inside = [self.figures[deal] for deal in sorted(counted) if figure.deal in self.above[deal]]
        return Rest(figure, among, sum_of(self.kg, inside))


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
