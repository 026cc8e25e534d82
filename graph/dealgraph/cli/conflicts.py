"""`dealgraph conflicts`: where sources disagree, explained."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .completion import complete_conflict_kind, complete_entity
from .options import add_dates, add_json, add_seeds, load_graph

if TYPE_CHECKING:
    import argparse

HELP = "list where statements differ although they speak of the same, with both quotes"
EXAMPLE = """  $ dealgraph conflicts --about Acme --seeds my-graph
  bound: The run-rate revenue of Acme is given as $1.5 million (2026-02, estimated by Pebble) and as ...
    Pebble: "in February" (Acme raises a round, 2026-03-02; acme.txt, ...
    Pebble: "A rival, Pebble, puts it at $1.5 million" (Acme raises a round, 2026-03-02; acme.txt, ...
    Jane Doe: "Acme's revenue run rate was about $2 million in February" (Acme raises a round, 2026-03-02; ...
  1 conflict"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the verb's arguments."""
    about = parser.add_argument("--about", metavar="ENTITY", help="only conflicts about this entity")
    about.completer = complete_entity  # type: ignore[attr-defined]
    kind = parser.add_argument("--kind", help="contradiction, scope, basis, bound, date, name or opinion")
    kind.completer = complete_conflict_kind  # type: ignore[attr-defined]
    add_seeds(parser)
    add_dates(parser)
    add_json(parser)


def run(given: argparse.Namespace) -> int:
    """Print the conflicts."""
    from .output import clean, print_json, styled
    from .show import receipt

    kg = load_graph(given)
    rows = kg.conflicts(about=given.about, kind=given.kind)
    if given.json:
        for row in rows:
            print_json(row)
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
