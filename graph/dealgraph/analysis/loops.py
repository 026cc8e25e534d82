"""Circles of money and compute: A invests in B, B buys from A; and longer ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from ..results import Rows
from .disputes import disputes_of
from .figures import Figure, figure_of, outermost, sum_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ..knowledge_graph import KnowledgeGraph
    from ..records import Conflict, Entity, Statement
    from .flows import Flow
    from .ranges import Range


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


class Loop(msgspec.Struct, frozen=True):
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

    def __str__(self) -> str:
        """Return the circle in words."""
        return self.text

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
    return Rows(sorted(found, key=lambda loop: (len(loop), loop.members)))


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
    amounts = {figure.deal: figure for side in sides for figure in side.amounts}
    capacities = {figure.deal: figure for side in sides for figure in side.capacities}
    return Loop(members, sides, deals, _by_stage(kg, amounts), _by_stage(kg, capacities), disputes_of(kg, rests), text)


def _side(kg: KnowledgeGraph, flows: list[Flow]) -> Side:
    deals = sorted({flow.deal for flow in flows if flow.deal is not None})
    return Side(
        flows[0].payer,
        flows[0].payee,
        tuple(sorted({flow.kind for flow in flows})),
        tuple(figure_of(kg, deal, "USD") for deal in deals),
        tuple(figure_of(kg, deal, "GW") for deal in deals),
        tuple(row for flow in flows if flow.deal is None for row in flow.statements),
        tuple(dict.fromkeys(row for flow in flows for row in flow.statements)),
    )


def _by_stage(kg: KnowledgeGraph, figures: dict[str, Figure]) -> dict[str, Range]:
    """Return the sums by stage. A part whose whole is here too counts with its whole, at the stage of the whole."""
    stages = {figure.stage for figure in figures.values()}
    sums: dict[str, Range] = {}
    tops = outermost(kg, figures)
    for stage in sorted(stages):
        chosen = [figure for figure in figures.values() if figures[tops[figure.deal]].stage == stage]
        found = sum_of(kg, chosen)
        if found is not None:
            sums[stage] = found
    return sums


def _words(kg: KnowledgeGraph, side: Side) -> str:
    verbs = {"money": "gives money to", "compute": "pays for what it gets from"}
    verb = " and ".join(verbs[kind] for kind in sorted(side.kinds, reverse=True))
    deals = []
    for money, power in zip(side.amounts, side.capacities, strict=True):
        sizes = [figure.size.words(figure.unit, kg.vocabulary) for figure in (money, power) if figure.size]
        deals.append(f"{money.label}: {', '.join([*sizes, money.stage]) if sizes else f'no figure, {money.stage}'}")
    return f"{kg.label(side.payer)} {verb} {kg.label(side.payee)}" + (f" ({'; '.join(deals)})" if deals else "")
