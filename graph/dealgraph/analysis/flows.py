"""Who pays whom, and for what: the flows of money and of compute that the ontology's `flow` marks.

Money goes from those who give it to those who get it. Compute (or whatever else a deal delivers) goes from those
who give it to those who get it, and its price the other way: both are told as payments, so that a circle is a circle.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from .figures import counts
from .qualifiers import party_qualifiers, qualifiers

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ..knowledge_graph import KnowledgeGraph
    from ..records import Statement


class Flow(msgspec.Struct, frozen=True):
    """`payer` gives money to `payee`: as an investment or a purchase price (`money`), or for what it gets (`compute`).

    `deal` is the deal in which it does so, None where a statement joins the two directly. `indirect`: the payee only
    supplies the chips of a deal that somebody else provides, who is the one that is paid.
    """

    payer: str
    payee: str
    kind: str
    deal: str | None
    statements: tuple[Statement, ...]
    indirect: bool = False


# Which side of a payment a predicate's flow stands for: what flows, and whether its object (on a party of a deal)
# or its subject (on a direct relation) pays.
_PAYS = {
    "gives_money": ("money", True),
    "gets_money": ("money", False),
    "gives_compute": ("compute", False),
    "gets_compute": ("compute", True),
}


def flow_words(kg: KnowledgeGraph, flow: Flow) -> str:
    """Return who pays whom for what, in which deal, and what qualifies that it does so."""
    verb = "gives money to" if flow.kind == "money" else "pays for what it gets from"
    way = "indirectly " if flow.indirect else ""
    if flow.deal:
        notes = [kg.label(flow.deal), *party_qualifiers(kg, (flow.payer, flow.payee), flow.statements)]
    else:
        notes = [qualifiers(kg, flow.statements)]
    noted = "; ".join(filter(None, notes))
    return f"{kg.label(flow.payer)} {way}{verb} {kg.label(flow.payee)}" + (f" ({noted})" if noted else "")


def read_flows(kg: KnowledgeGraph) -> tuple[Flow, ...]:
    """Return all flows between agents, each deal's and each direct pair's once, in a fixed order."""
    of_deals = [flow for deal in kg.entities_of("Deal") for flow in deal_flows(kg, deal.id)]
    return tuple(sorted([*of_deals, *direct_flows(kg, kg.records.statements)], key=_order))


def _order(flow: Flow) -> tuple[str, str, str, str]:
    return flow.payer, flow.payee, flow.kind, flow.deal or ""


def deal_flows(kg: KnowledgeGraph, deal: str) -> Iterator[Flow]:
    """Yield the flows in one deal, each pair's once."""
    sides: dict[tuple[str, bool], dict[str, list[Statement]]] = {}
    for row in kg.statements(subject=deal):
        flow = kg.vocabulary.predicates[row.predicate].flow
        if flow is not None and row.object is not None and counts(row):
            sides.setdefault(_PAYS[flow], {}).setdefault(row.object, []).append(row)
    sellers = sides.get(("compute", False), {})
    behind = {name for name, rows in sellers.items() if all(row.predicate == "chipSupplier" for row in rows)}
    for kind in ("money", "compute"):
        for payer, paying in sides.get((kind, True), {}).items():
            for payee, paid in sides.get((kind, False), {}).items():
                if payer != payee:
                    indirect = kind == "compute" and payee in behind and len(behind) < len(sellers)
                    yield Flow(payer, payee, kind, deal, (*paying, *paid), indirect)


def direct_flows(kg: KnowledgeGraph, statements: Iterable[Statement]) -> Iterator[Flow]:
    """Yield the flows outside deals that the statements tell of, each pair's once."""
    found: dict[tuple[str, str, str], list[Statement]] = {}
    for row in statements:
        flow = kg.vocabulary.predicates[row.predicate].flow
        if flow is None or row.object is None or row.object == row.subject or not counts(row):
            continue
        # Deals are told of above, and what money is put into may be no agent: nobody is paid there.
        if not all(kg.vocabulary.is_a(kg[name].type, ("Agent",)) for name in (row.subject, row.object)):
            continue
        kind, pays = _PAYS[flow]
        pair = (row.subject, row.object) if pays else (row.object, row.subject)
        found.setdefault((*pair, kind), []).append(row)
    for (payer, payee, kind), rows in found.items():
        yield Flow(payer, payee, kind, None, tuple(rows))
