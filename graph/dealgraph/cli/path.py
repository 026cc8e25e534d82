"""`dealgraph path`: the best paths between two entities, each hop with its receipt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..counted import counted
from .completion import complete_entity
from .options import add_dates, add_json, add_seeds, load_graph, positive

if TYPE_CHECKING:
    import argparse

    from ..analysis.paths import Hop, Path
    from ..knowledge_graph import KnowledgeGraph

HELP = "show the best paths between two entities, each hop with its receipt"
EXAMPLE = """  $ dealgraph path "First Fund" "Big Cloud" --count 1 --seeds my-graph
  First Fund > Acme Series A > Acme > Big Cloud (3 hops, cost ...
    Acme Series A was led by First Fund (asserted by Jane Doe).
      "led by First Fund, with Second Fund co-leading" (Acme raises a round, 2026-03-02; acme.txt, ...
    Acme Series A raises money for Acme (asserted by Jane Doe).
  ...

Best is what costs least: weak statements and ideas cost more than deals and work, and so does passing through what
everything else is tied to. Negated statements join nothing."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the verb's arguments."""
    for name, metavar, help_ in (
        ("start", "A", "where the paths begin: an id, a label or an alias"),
        ("end", "B", "where they end"),
    ):
        entity = parser.add_argument(name, metavar=metavar, help=help_)
        entity.completer = complete_entity  # type: ignore[attr-defined]
    via = parser.add_argument(
        "--via", metavar="ENTITY", action="append", default=[], help="only paths through it (several: in this order)"
    )
    avoid = parser.add_argument(
        "--avoid", metavar="ENTITY", action="append", default=[], help="no path through it (may be repeated)"
    )
    for option in (via, avoid):
        option.completer = complete_entity  # type: ignore[attr-defined]
    parser.add_argument("--max-hops", type=positive, default=4, metavar="N", help="at most so many hops (default: 4)")
    parser.add_argument("--count", type=positive, default=3, metavar="N", help="show so many paths (default: 3)")
    add_seeds(parser)
    add_dates(parser)
    add_json(parser)


def run(given: argparse.Namespace) -> int:
    """Print the paths."""
    from .output import print_json

    kg = load_graph(given)
    found = kg.paths(given.start, given.end, max_hops=given.max_hops, via=given.via, avoid=given.avoid, k=given.count)
    for path in found:
        if given.json:
            print_json(path)
        else:
            _show(kg, path)
    if not found and not given.json:
        print(f"no path of at most {counted(given.max_hops, 'hop')}; try a larger --max-hops")
    return 0


def _show(kg: KnowledgeGraph, path: Path) -> None:
    from .output import clean, styled

    names = " > ".join(kg.label(name) for name in path.entities)
    length = counted(len(path), "hop")
    print(styled(clean(names), "bold") + f" ({length}, cost {path.cost:.1f})")
    for hop in path.hops:
        _show_hop(kg, hop)


def _show_hop(kg: KnowledgeGraph, hop: Hop) -> None:
    from .output import clean, styled
    from .show import receipt

    more = len(hop.statements) - 1
    print(clean(f"  {hop.sentence}" + (f" (and {more} more)" if more else "")))
    for one in hop.statement.evidence:
        print(styled(clean("    " + receipt(kg, hop.statement.source, one)), "dim"))
    for conflict in hop.conflicts:
        print(styled(clean(f"    in dispute ({conflict.kind}): {conflict.explanation}"), "yellow"))
