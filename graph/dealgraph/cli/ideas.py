"""`dealgraph ideas`: the ideas, and who stands on which side of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .completion import complete_entity
from .options import add_dates, add_forms, add_seeds, load_graph

if TYPE_CHECKING:
    import argparse

HELP = "list the ideas and who states, supports, doubts or opposes them"
EXAMPLE = """  $ dealgraph ideas --by "Kim Lee" --seeds my-graph
  id           label        sides
  slow-growth  slow growth  states: Kim Lee"""
SIDES = ("states", "supports", "doubts", "opposes")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the verb's arguments."""
    by = parser.add_argument("--by", metavar="ENTITY", help="only ideas on which this agent takes a side")
    by.completer = complete_entity  # type: ignore[attr-defined]
    parser.add_argument("--side", choices=SIDES, help="only this side")
    add_seeds(parser)
    add_dates(parser)
    add_forms(parser)


def run(given: argparse.Namespace) -> int:
    """Print the ideas."""
    from .output import print_json, print_table

    kg = load_graph(given)
    by = kg[given.by].id if given.by else None
    found = []
    for idea in kg.entities_of("Idea"):
        sides: dict[str, list[str]] = {}
        for row in kg.statements(object=idea, polarity="affirmed"):
            names = sides.setdefault(row.predicate, []) if row.predicate in SIDES else None
            if names is not None and row.subject not in names:
                names.append(row.subject)
        kept = {side: names for side, names in sides.items() if given.side in (None, side)}
        if (by is None and given.side is None) or any(by in (None, name) for names in kept.values() for name in names):
            found.append((idea, sides))
    if given.json:
        for idea, sides in found:
            print_json({"idea": idea, "sides": sides})
        return 0
    table = [
        (
            idea.id,
            idea.label,
            "; ".join(f"{side}: {', '.join(map(kg.label, sides[side]))}" for side in SIDES if side in sides),
        )
        for idea, sides in found
    ]
    print_table(table, ("id", "label", "sides"), "no idea fits; loosen --by or --side", csv=given.csv)
    return 0
