"""Circles of money and compute: A invests in B, B buys from A; and longer ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from ..findings import Finding, Lines, dispute_lines
from ..results import Rows
from .disputes import disputes_of
from .figures import Figure, figure_of, outermost, sum_of
from .ranges import Range

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ..knowledge_graph import KnowledgeGraph
    from ..records import Conflict, Entity, Statement
    from .flows import Flow


class Side(msgspec.Struct, frozen=True):
    """One side of a circle: what `payer` pays `payee`, and for what.

    `kinds` are "money" (invested, or paid as a price) and "compute" (paid for what is delivered). `amounts` and
    `capacities` are the figures of the deals, each with its stage; `direct` are statements that join the two without
    a deal; `statements` are all that the side rests on.
    """

    payer: str
    payee: str
    kinds: tuple[str, ...]
    amounts: tuple[Figure, ...]
    capacities: tuple[Figure, ...]
    direct: tuple[Statement, ...]
    statements: tuple[Statement, ...]
    shared: tuple[str, ...]


class Loop(Finding, frozen=True):
    """A circle of payments, told from the member whose id comes first.

    `money` and `power` are the sums (USD, GW) over the deals of all sides, by stage ("committed", "paid",
    "delivered" ...), each deal counted once although it may stand on two sides, and no part beside its whole. Of deals
    that others share anything up to the figure counts; deals without a figure are not in them.
    """

    members: tuple[str, ...]
    sides: tuple[Side, ...]
    deals: tuple[str, ...]
    money: dict[str, Range]
    power: dict[str, Range]
    conflicts: tuple[Conflict, ...]
    text: str

    def __len__(self) -> int:
        return len(self.members)

    @property
    def title(self) -> str:
        """The circle in words."""
        return self.text

    def lines(self) -> Lines:
        """Return the sums by stage and the disputes."""
        sums = [(f"money, {stage}", size.words("USD")) for stage, size in self.money.items()]
        sums += [(f"power, {stage}", size.words("GW")) for stage, size in self.power.items()]
        return sums + dispute_lines(self.conflicts)

    def __hash__(self) -> int:
        return hash((self.members, self.deals))


def find_loops(kg: KnowledgeGraph, max_length: int, through: str | Entity | None, kinds: Iterable[str]) -> Rows[Loop]:
    """Return the circles, the shortest first; `KnowledgeGraph.loops` says what goes in and comes out."""
    wanted = set(kinds)
    member = kg[through].id if through is not None else None
    flows: dict[str, dict[str, list[Flow]]] = {}
    for flow in kg.flows:
        flows.setdefault(flow.payer, {}).setdefault(flow.payee, []).append(flow)
    near = {payer: sorted(payees) for payer, payees in flows.items()}
    found = []
    for members in _circles(near, max_length):
        if member is not None and member not in members:
            continue
        around = zip(members, (*members[1:], members[0]), strict=True)
        steps = [flows[payer][payee] for payer, payee in around]
        if wanted <= {flow.kind for step in steps for flow in step}:
            found.append(_loop(kg, members, steps))
    return Rows(sorted(found, key=lambda loop: (len(loop), loop.members)), kg.line)


def _circles(near: dict[str, list[str]], max_length: int) -> Iterator[tuple[str, ...]]:
    """Yield each circle of up to `max_length` members once, its first name first."""

    def walk(names: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
        for name in near.get(names[-1], ()):
            if name == names[0] and len(names) > 1:
                yield names
            # Every other member comes after the first one, so no circle is found twice.
            elif name > names[0] and name not in names and len(names) < max_length:
                yield from walk((*names, name))

    for first in sorted(near):
        yield from walk((first,))


def _loop(kg: KnowledgeGraph, members: tuple[str, ...], steps: list[list[Flow]]) -> Loop:
    sides = tuple(_side(kg, flows) for flows in steps)
    deals = tuple(sorted({figure.deal for side in sides for figure in side.amounts}))
    rests = [row for side in sides for row in side.statements]
    rests += [row for side in sides for figure in (*side.amounts, *side.capacities) for row in figure.statements]
    text = "; ".join(_words(kg, side) for side in sides) + "."
    shared = {deal for side in sides for deal in side.shared}
    amounts = {figure.deal: _opened(figure, shared) for side in sides for figure in side.amounts}
    capacities = {figure.deal: _opened(figure, shared) for side in sides for figure in side.capacities}
    return Loop(members, sides, deals, _by_stage(kg, amounts), _by_stage(kg, capacities), disputes_of(kg, rests), text)


def _side(kg: KnowledgeGraph, flows: list[Flow]) -> Side:
    payer, payee = flows[0].payer, flows[0].payee
    deals = sorted({flow.deal for flow in flows if flow.deal is not None})
    others = {flow.deal for flow in kg.flows if {flow.payer, flow.payee} != {payer, payee}}
    return Side(
        payer=payer,
        payee=payee,
        kinds=tuple(sorted({flow.kind for flow in flows})),
        amounts=tuple(figure_of(kg, deal, "USD") for deal in deals),
        capacities=tuple(figure_of(kg, deal, "GW") for deal in deals),
        direct=tuple(row for flow in flows if flow.deal is None for row in flow.statements),
        statements=tuple(dict.fromkeys(row for flow in flows for row in flow.statements)),
        shared=tuple(deal for deal in deals if deal in others),
    )


def _opened(figure: Figure, shared: set[str]) -> Figure:
    """Return the figure, open down to nought where others share the deal."""
    if figure.size is None or figure.deal not in shared:
        return figure
    return msgspec.structs.replace(figure, size=Range(0, figure.size.high, figure.size.about))


def _by_stage(kg: KnowledgeGraph, figures: dict[str, Figure]) -> dict[str, Range]:
    """Return the sums by stage. A part whose whole is here too counts with its whole, at the stage of the whole."""
    tops = outermost(kg, figures)
    stages: dict[str, list[Figure]] = {}
    for figure in figures.values():
        stages.setdefault(figures[tops[figure.deal]].stage, []).append(figure)
    sums = {stage: sum_of(kg, chosen) for stage, chosen in sorted(stages.items())}
    return {stage: size for stage, size in sums.items() if size is not None}


def _words(kg: KnowledgeGraph, side: Side) -> str:
    verbs = {"money": "gives money to", "compute": "pays for what it gets from"}
    verb = " and ".join(verbs[kind] for kind in sorted(side.kinds, reverse=True))
    deals = []
    for money, power in zip(side.amounts, side.capacities, strict=True):
        sizes = [figure.size.words(figure.unit, kg.vocabulary) for figure in (money, power) if figure.size]
        others = ["with others"] if money.deal in side.shared else []
        deals.append(f"{money.label}: {', '.join([*(sizes or ['no figure']), *others, money.stage])}")
    return f"{kg.label(side.payer)} {verb} {kg.label(side.payee)}" + (f" ({'; '.join(deals)})" if deals else "")
