"""What of a deal's figure is one pair's own: the one mechanism behind circles, exposure and the graph of companies.

Where a deal joins one payer and one payee its figure is theirs. Where several stand on a side and nobody tells how
they divide it, each may have anything up to the whole, and nought for certain: no figure is made up. Sources that
give one party two names divide nothing. A chip supplier behind the provider of a deal has no part of its price.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from ..conflicts.world import listed
from .aliases import other_names
from .flows import deal_flows
from .ranges import Range

if TYPE_CHECKING:
    from collections.abc import Collection

    from ..knowledge_graph import KnowledgeGraph
    from .figures import Figure
    from .flows import Flow

MAX_NAMED = 3
# A payer and a payee.
Pair = tuple[str, str]


class Share(msgspec.Struct, frozen=True):
    """A deal's figure with what of it some pairs may have.

    `figure` has their size, `whole` the deal's. `shared`: another pair has a part in it, with `others` (ids), and how
    they divide it is not told. `indirect`: the payee only supplies the provider, who is paid. `also_named` are the
    other names that sources give the pairs' members.
    """

    figure: Figure
    whole: Range | None
    shared: bool
    others: tuple[str, ...]
    indirect: bool
    also_named: tuple[str, ...]


class Shares:
    """Finds the shares in one graph."""

    def __init__(self, kg: KnowledgeGraph) -> None:
        self._kg = kg
        self._flows: dict[str, list[Flow]] = {}
        self._names: dict[str, dict[str, frozenset[str]]] = {}

    def of(self, figure: Figure, pairs: Collection[Pair], among: Collection[Pair] = ()) -> Share:
        """Return what the pairs have together of a deal in which they pay and are paid.

        `among` are further pairs that take part in it, in roles that are not told.
        """
        flows = [flow for flow in self._of(figure.deal) if figure.unit == "USD" or flow.kind == "compute"]
        paid = {(flow.payer, flow.payee) for flow in flows if not flow.indirect} | set(among)
        behind = {(flow.payer, flow.payee) for flow in flows if flow.indirect}
        names = self.names(figure.deal)
        # A pair under its other names is the pair.
        known = {
            (payer, payee)
            for pair in pairs
            for payer in (pair[0], *names.get(pair[0], ()))
            for payee in (pair[1], *names.get(pair[1], ()))
        }
        rest, indirect = paid - known, bool(known & behind) and not known & paid
        ours = {name for pair in pairs for name in pair}
        ours_by_all_names = {name for pair in known for name in pair}
        return Share(
            figure=_part(figure, shared=bool(rest), paid=not indirect),
            whole=figure.size,
            shared=bool(rest),
            others=tuple(sorted({name for pair in rest for name in pair} - ours_by_all_names)),
            indirect=indirect,
            also_named=tuple(sorted(ours_by_all_names - ours)),
        )

    def _of(self, deal: str) -> list[Flow]:
        if deal not in self._flows:
            self._flows[deal] = list(deal_flows(self._kg, deal))
        return self._flows[deal]

    def names(self, deal: str) -> dict[str, frozenset[str]]:
        """Return the other names of the deal's parties; see `other_names`."""
        if deal not in self._names:
            rows = [row for row in self._kg.statements(subject=deal) if row.object is not None]
            self._names[deal] = other_names(self._kg, rows)
        return self._names[deal]


def _part(figure: Figure, *, shared: bool, paid: bool) -> Figure:
    if figure.size is None or not shared:
        return figure
    # Chips make up a part of a capacity, but have no part of a price that goes to another.
    size = Range(0, figure.size.high, figure.size.about) if paid or figure.unit != "USD" else None
    return msgspec.structs.replace(figure, size=size)


def shared_words(kg: KnowledgeGraph, share: Share) -> str:
    """Return with whom the figure is shared, as far as that fits a line, or who is paid it."""
    labels = [kg.label(name) for name in share.others]
    others = listed(labels) if 0 < len(labels) <= MAX_NAMED else "others"
    return f"paid to {others}" if share.indirect and share.figure.unit == "USD" else f"with {others}"
