"""Circles of money and compute: A invests in B, B buys from A; and longer ones."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import msgspec

from ..findings import Finding, Lines, dispute_lines
from ..hints import of_loops
from ..results import Rows
from .classes import of_class
from .disputes import disputes_of
from .figures import Figure, figure_of
from .loop_parts import Part, open_words, parts_of
from .qualifiers import qualifiers
from .shares import Shares
from .side_sums import KINDS, by_stage, side_lines
from .sums import Total, overlap_words, total_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ..knowledge_graph import KnowledgeGraph
    from ..records import Conflict, Entity, Statement
    from .flows import Flow
    from .ranges import Range
    from .shares import Share

PAYMENTS = ("money", "compute")


class Side(msgspec.Struct, frozen=True):
    """One side of a circle: what `payer` pays `payee`, and for what.

    `kinds` are "money" (invested, or paid as a price) and "compute" (paid for what is delivered). `amounts` and
    `capacities` are the figures of the deals, each with its stage; `direct` are statements that join the two without
    a deal; `statements` are all that the side rests on; `shared` are the deals in which others outside the circle
    have a part that is not told, `also_named` the other names that sources give one of the two (ids). `parts` are
    the deals in words, `sums` what the two have in all of them, by unit and by how far they have come, in words.
    """

    payer: str
    payee: str
    kinds: tuple[str, ...]
    amounts: tuple[Figure, ...]
    capacities: tuple[Figure, ...]
    direct: tuple[Statement, ...]
    statements: tuple[Statement, ...]
    shared: tuple[str, ...]
    also_named: tuple[str, ...]
    parts: tuple[Part, ...]
    sums: tuple[tuple[str, str], ...]


class Loop(Finding, frozen=True):
    """A circle of payments, told from the member whose id comes first.

    `money` and `power` are the sums (USD, GW) over the deals of all sides, by stage ("committed", "paid",
    "delivered" ...), each deal counted once although it may stand on two sides, and no part beside its whole. Of deals
    that others share anything up to the figure counts; deals without a figure are not in them. `sums` are the same by
    unit and stage, told both ways where deals may overlap, and `overlaps` says in words which may. `open` is what
    nobody tells: the size of a deal, the shares in it, its status.
    """

    members: tuple[str, ...]
    sides: tuple[Side, ...]
    deals: tuple[str, ...]
    money: dict[str, Range]
    power: dict[str, Range]
    conflicts: tuple[Conflict, ...]
    text: str
    sums: dict[str, dict[str, Total]]
    overlaps: tuple[str, ...]
    open: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.members)

    @property
    def title(self) -> str:
        """The circle in words."""
        return self.text

    def sum_lines(self) -> Lines:
        """Return the sums of each side by stage, each under who pays whom."""
        return [line for side in self.sides for line in side.sums]

    def lines(self) -> Lines:
        """Return the sums of each side by stage, what is open, the deals that may overlap, and the disputes."""
        left = [("open", words) for words in self.open] + [("may overlap", words) for words in self.overlaps]
        return self.sum_lines() + left + dispute_lines(self.conflicts)

    def __hash__(self) -> int:
        return hash((self.members, self.deals))


def find_loops(kg: KnowledgeGraph, max_length: int, through: str | Entity | None, kinds: Iterable[str]) -> Rows[Loop]:
    """Return the circles, the shortest first; `KnowledgeGraph.loops` says what goes in and comes out."""
    wanted = set(kinds)
    member = of_class(kg, through, "Organization").id if through is not None else None
    flows: dict[str, dict[str, list[Flow]]] = {}
    for flow in kg.flows:
        if not flow.indirect:
            flows.setdefault(flow.payer, {}).setdefault(flow.payee, []).append(flow)
    shares = Shares(kg)
    near = {payer: sorted(payees) for payer, payees in flows.items()}
    found = []
    for members in _circles(near, max_length):
        if member is not None and member not in members:
            continue
        around = zip(members, (*members[1:], members[0]), strict=True)
        steps = [flows[payer][payee] for payer, payee in around]
        if wanted <= {flow.kind for step in steps for flow in step}:
            found.append(_loop(kg, members, steps, shares))
    found.sort(key=lambda loop: (len(loop), loop.members))
    why = partial(of_loops, kg, partial(kg.loops, max_length=max_length), member, wanted)
    return Rows(found, kg.line, kind=Loop, note=lambda rows: [] if rows else why())


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


def _loop(kg: KnowledgeGraph, members: tuple[str, ...], steps: list[list[Flow]], shares: Shares) -> Loop:
    pairs = [(flows[0].payer, flows[0].payee) for flows in steps]
    deals = sorted({flow.deal for flows in steps for flow in flows if flow.deal is not None})
    figures = {unit: {deal: figure_of(kg, deal, unit) for deal in deals} for unit in KINDS}
    own = {unit: {deal: shares.of(figure, pairs) for deal, figure in figures[unit].items()} for unit in KINDS}
    sides = tuple(_side(kg, flows, figures, own["USD"], shares) for flows in steps)
    rests = [row for side in sides for row in side.statements]
    rests += [row for unit in KINDS for figure in figures[unit].values() for row in figure.statements]
    parts = {unit: {deal: share.figure for deal, share in found.items()} for unit, found in own.items()}
    sums = {unit: by_stage(kg, parts[unit]) for unit in KINDS}
    # Deals of different stages may overlap too.
    in_all = [found for unit in KINDS if (found := total_of(kg, parts[unit].values())) is not None]
    told = [*in_all, *(found for unit in KINDS for found in sums[unit].values())]
    return Loop(
        members=members,
        sides=sides,
        deals=tuple(deals),
        money={stage: found.size for stage, found in sums["USD"].items()},
        power={stage: found.size for stage, found in sums["GW"].items()},
        conflicts=disputes_of(kg, rests),
        text="; ".join(_words(kg, side) for side in sides) + ".",
        sums=sums,
        overlaps=overlap_words(kg, dict.fromkeys(row for found in told for row in found.links)),
        open=tuple(dict.fromkeys(words for side in sides for part in side.parts for words in open_words(part))),
    )


def _side(
    kg: KnowledgeGraph,
    flows: list[Flow],
    figures: dict[str, dict[str, Figure]],
    own: dict[str, Share],
    shares: Shares,
) -> Side:
    payer, payee = flows[0].payer, flows[0].payee
    deals = sorted({flow.deal for flow in flows if flow.deal is not None})
    named = {name for deal in deals for name in own[deal].also_named}
    amounts, capacities = (tuple(figures[unit][deal] for deal in deals) for unit in KINDS)
    rests = tuple(dict.fromkeys(row for flow in flows for row in flow.statements))
    # A deal that stands on both sides is shared by them.
    theirs = {
        unit: {deal: shares.of(found[deal], [(payer, payee)]).figure for deal in deals}
        for unit, found in figures.items()
    }
    return Side(
        payer=payer,
        payee=payee,
        kinds=tuple(sorted({flow.kind for flow in flows})),
        amounts=amounts,
        capacities=capacities,
        direct=tuple(row for flow in flows if flow.deal is None for row in flow.statements),
        statements=rests,
        shared=tuple(deal for deal in deals if own[deal].shared),
        also_named=tuple(sorted(named)),
        parts=parts_of(kg, (payer, payee), (amounts, capacities), own, rests),
        sums=tuple(side_lines(kg, (payer, payee), theirs, rests)),
    )


def _words(kg: KnowledgeGraph, side: Side) -> str:
    verbs = {"money": "gives money to", "compute": "pays for what it gets from"}
    verb = " and ".join(verbs[kind] for kind in sorted(side.kinds, reverse=True))
    deals = [part.words for part in side.parts]
    if direct := qualifiers(kg, side.direct) if side.direct else "":
        deals.append(f"outside deals: {direct}")
    return f"{kg.label(side.payer)} {verb} {kg.label(side.payee)}" + (f" ({'; '.join(deals)})" if deals else "")
