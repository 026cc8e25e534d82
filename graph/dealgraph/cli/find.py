"""`dealgraph find`: entities by name, alias, or typing error."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .options import add_forms, add_seeds, load_graph, positive

if TYPE_CHECKING:
    import argparse

HELP = "find entities by name, alias, or typing error"
EXAMPLE = """  $ dealgraph find "kim leigh" --seeds my-graph
  score  id       type    label    fits
  0.53   kim-lee  Person  Kim Lee  kim-lee"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the verb's arguments."""
    parser.add_argument("text", metavar="TEXT", help="what to look for")
    parser.add_argument("--limit", type=positive, default=10, metavar="N", help="how many to show (default: 10)")
    add_seeds(parser)
    add_forms(parser)


def run(given: argparse.Namespace) -> int:
    """Print the matches, best first."""
    from .output import print_json, print_table

    kg = load_graph(given)
    matches = kg.find(given.text, given.limit)
    if given.json:
        for match in matches:
            print_json({"score": match.score, "name": match.name, "entity": match.entity})
        return 0
    rows = [(f"{m.score:.2f}", m.entity.id, m.entity.type, m.entity.label, m.name) for m in matches]
    empty = f"nothing goes by {given.text!r}; `dealgraph query entities-by-class` lists what there is"
    print_table(rows, ("score", "id", "type", "label", "fits"), empty, csv=given.csv)
    if given.csv:
        return 0
    for term in kg.vocabulary.predicates_named(given.text):
        print(f"a predicate goes by it: dealgraph timeline ENTITY {term.id}" if term.units else f"predicate: {term.id}")
    return 0
