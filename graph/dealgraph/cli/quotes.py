"""`dealgraph quotes`: the quotations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .completion import complete_entity
from .options import add_dates, add_json, add_seeds, load_graph

if TYPE_CHECKING:
    import argparse

HELP = "list the quotations, by speaker, subject and source"
EXAMPLE = """  $ dealgraph quotes --speaker "Kim Lee" --about "slow growth" --seeds my-graph
  speaker  how     text                         document
  Kim Lee  direct  Slow growth is good growth.  acme.txt"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the verb's arguments."""
    for name, what in (("--speaker", "who says it"), ("--about", "what it is about")):
        option = parser.add_argument(name, metavar="ENTITY", help=what)
        option.completer = complete_entity  # type: ignore[attr-defined]
    parser.add_argument("--source", metavar="SOURCE", help="in which source, or in which document")
    add_seeds(parser)
    add_dates(parser)
    add_json(parser)


def run(given: argparse.Namespace) -> int:
    """Print the quotations."""
    from .output import print_json, print_table

    kg = load_graph(given)
    rows = kg.quotations(speaker=given.speaker, about=given.about, source=given.source)
    if given.json:
        for row in rows:
            print_json(row)
        return 0
    table = [
        (kg.label(row.speaker), "direct" if row.direct else "retold", row.text, row.evidence[0].document)
        for row in rows
    ]
    print_table(
        table, ("speaker", "how", "text", "document"), "no quotation fits; loosen --speaker, --about or --source"
    )
    return 0
