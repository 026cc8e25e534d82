"""`dealgraph conflicts`: where sources disagree, explained."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..counted import counted
from .completion import complete_conflict_kind, complete_entity
from .options import add_dates, add_forms, add_seeds, load_graph

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from ..analysis.disagreements import Position
    from ..knowledge_graph import KnowledgeGraph

HELP = "list where statements differ although they speak of the same, side by side with the quotes, weightiest first"
EXAMPLE = """  $ dealgraph conflicts Acme --seeds my-graph
  bound: The run-rate revenue of Acme is given as $1.5 million (2026-02, estimated by Pebble) and as ...
    side 1: Acme has a run-rate revenue of: $1.5 million (2026-02, estimated). Said by Pebble.
      "in February" (Acme raises a round, 2026-03-02; acme.txt, ...
      "A rival, Pebble, puts it at $1.5 million" (Acme raises a round, 2026-03-02; acme.txt, ...
    side 2: Acme has a run-rate revenue of: about $2 million (run rate, 2026-02, asserted). Said by Jane Doe.
      "Acme's revenue run rate was about $2 million in February" (Acme raises a round, 2026-03-02; ...
  1 conflict"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the verb's arguments."""
    entity = parser.add_argument("entity", nargs="?", metavar="ENTITY", help="only conflicts about this entity")
    about = parser.add_argument("--about", metavar="ENTITY", help="the same")
    for option in (entity, about):
        option.completer = complete_entity  # type: ignore[attr-defined]
    kind = parser.add_argument("--kind", help="contradiction, scope, basis, bound, date, name or opinion")
    kind.completer = complete_conflict_kind  # type: ignore[attr-defined]
    parser.add_argument(
        "--no-compatible",
        dest="compatible",
        action="store_const",
        const=False,
        help="leave out those in which both sides can hold: bounds and roundings",
    )
    add_seeds(parser)
    add_dates(parser)
    add_forms(parser)


def run(given: argparse.Namespace) -> int:
    """Print the conflicts."""
    from .output import clean, print_csv, print_json, styled

    kg = load_graph(given)
    names = [name for name in (given.entity, given.about) if name is not None]
    asked: dict[str, Any] = {"about": names or None, "kind": given.kind, "compatible": given.compatible}
    if given.json:
        for row in kg.conflicts(**asked):
            print_json(row)
        return 0
    if given.csv:
        print_csv(kg.conflicts(**asked).to_csv())
        return 0
    rows = kg.disagreements(**asked)
    for one in rows:
        print(styled(one.kind, "bold") + clean(f": {one.explanation}"))
        for number, side in enumerate(one.sides, 1):
            print(clean(f"  side {number}: {side.title}"))
            for words in _receipts(kg, side):
                print(styled(clean("    " + words), "dim"))
        if one.preference:
            print(clean(f"  preferred: {one.preference}"))
    print(counted(len(rows), "conflict"))
    return 0


def _receipts(kg: KnowledgeGraph, side: Position) -> Iterator[str]:
    """Yield the receipts of a side, each once; where several speak on it, with those whose words it carries."""
    from .show import receipt

    found: dict[str, dict[str, None]] = {}
    for row in side.statements:
        for one in row.evidence:
            found.setdefault(receipt(kg, row.source, one), {})[kg.label(row.speaker)] = None
    for words, speakers in found.items():
        yield f"{', '.join(speakers)}: {words}" if len(side.speakers) > 1 else words
