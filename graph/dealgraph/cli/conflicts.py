"""`dealgraph conflicts`: where sources disagree, explained."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .completion import complete_conflict_kind, complete_entity
from .options import add_dates, add_forms, add_seeds, load_graph

if TYPE_CHECKING:
    import argparse

HELP = "list where statements differ although they speak of the same, with both quotes, the weightiest first"
EXAMPLE = """  $ dealgraph conflicts Acme --seeds my-graph
  bound: The run-rate revenue of Acme is given as $1.5 million (2026-02, estimated by Pebble) and as ...
    Pebble: "in February" (Acme raises a round, 2026-03-02; acme.txt, ...
    Pebble: "A rival, Pebble, puts it at $1.5 million" (Acme raises a round, 2026-03-02; acme.txt, ...
    Jane Doe: "Acme's revenue run rate was about $2 million in February" (Acme raises a round, 2026-03-02; ...
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
    from .show import receipt

    kg = load_graph(given)
    names = [name for name in (given.entity, given.about) if name is not None]
    rows = kg.conflicts(about=names or None, kind=given.kind, compatible=given.compatible)
    if given.json:
        for row in rows:
            print_json(row)
        return 0
    if given.csv:
        print_csv(rows.to_csv())
        return 0
    for row in rows:
        print(styled(row.kind, "bold") + clean(f": {row.explanation}"))
        for name in row.statements:
            statement = kg.statement(name)
            for one in statement.evidence:
                words = f"{kg.label(statement.speaker)}: {receipt(kg, statement.source, one)}"
                print(styled(clean("  " + words), "dim"))
    print(f"{len(rows)} conflict{'' if len(rows) == 1 else 's'}")
    return 0
