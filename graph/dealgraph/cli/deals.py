"""`dealgraph deals`: the deals with their parties, amount and status."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .completion import complete_deal_class, complete_entity
from .options import add_dates, add_forms, add_seeds, load_graph, none_fits

if TYPE_CHECKING:
    import argparse

    from ..knowledge_graph import KnowledgeGraph
    from ..records import Statement

HELP = "list the deals with their parties, sizes (money, capacity, chips) and status"
EXAMPLE = """  $ dealgraph deals --party "Second Fund" --seeds my-graph
  id             type          label          size                 status     parties
  acme-series-a  FundingRound  Acme Series A  at least $5 million  announced  First Fund (lead investor), ..."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the verb's arguments."""
    kinds = "FundingRound, ComputeDeal ... (default: all)"
    kind = parser.add_argument("--type", default="Deal", metavar="CLASS", help=kinds)
    kind.completer = complete_deal_class  # type: ignore[attr-defined]
    party = parser.add_argument("--party", metavar="ENTITY", help="only deals with this party, in whatever role")
    party.completer = complete_entity  # type: ignore[attr-defined]
    add_seeds(parser)
    add_dates(parser)
    add_forms(parser)


def run(given: argparse.Namespace) -> int:
    """Print the deals."""
    from ..analysis.figures import SIZES, told_of
    from ..errors import NotFoundError
    from ..filters import class_of
    from .output import print_json, print_table

    kg = load_graph(given)
    kind = class_of(given.type, kg.vocabulary.classes)
    if not kg.vocabulary.is_a(kind, ("Deal",)):
        deals = [name for name in kg.vocabulary.classes if kg.vocabulary.is_a(name, ("Deal",))]
        raise NotFoundError(f"{kind} is no class of deals; use one of: {', '.join(deals)}")
    party = None if given.party is None else kg[given.party].id
    rows = []
    for deal in kg.entities_of(kind):
        parties = _parties(kg, deal.id)
        if party is None or party in {name for name, *_ in parties}:
            told = {name: told_of(kg, deal.id, name) for name in (*SIZES.values(), "status")}
            rows.append((deal, told, parties))
    if given.json:
        for deal, told, parties in rows:
            named = [
                {"entity": name, "role": role, **({"qualifiers": words} if words else {})}
                for name, role, words in parties
            ]
            print_json({"deal": deal, **{name: "; ".join(words) for name, words in told.items()}, "parties": named})
        return 0
    table = [
        (
            deal.id,
            deal.type,
            deal.label,
            "; ".join(words for name in SIZES.values() for words in told[name]),
            "; ".join(told["status"]),
            ", ".join(f"{kg.label(name)} ({', '.join(filter(None, notes))})" for name, *notes in parties),
        )
        for deal, told, parties in rows
    ]
    headings = ("id", "type", "label", "size", "status", "parties")
    print_table(table, headings, none_fits(given, "deal", "type", "party"), csv=given.csv)
    return 0


def _parties(kg: KnowledgeGraph, deal: str) -> list[tuple[str, str, str]]:
    """Return the parties with their roles and what qualifies these; a role that is denied reads "not ..."."""
    from ..analysis.qualifiers import qualifiers

    found: dict[tuple[str, str], list[Statement]] = {}
    order = list(kg.vocabulary.predicates)
    for row in sorted(kg.statements(subject=deal), key=lambda row: order.index(row.predicate)):
        if row.object and kg.vocabulary.is_a(kg[row.object].type, ("Agent",)):
            role = kg.vocabulary.predicates[row.predicate].label
            found.setdefault((row.object, f"not {role}" if row.polarity == "negated" else role), []).append(row)
    return [(name, role, qualifiers(kg, rows)) for (name, role), rows in found.items()]
