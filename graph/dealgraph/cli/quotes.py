"""`dealgraph quotes`: the quotations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .completion import complete_entity
from .options import add_dates, add_forms, add_seeds, load_graph, none_fits

if TYPE_CHECKING:
    import argparse

    from ..records import Quotation

HELP = "list the quotations, by speaker, subject, words and source"
EXAMPLE = """  $ dealgraph quotes --speaker "Kim Lee" --about "slow growth" --seeds my-graph
  speaker  how     text                         document  place
  Kim Lee  direct  Slow growth is good growth.  acme.txt  517-544"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the verb's arguments."""
    for name, what in (("--speaker", "who says it"), ("--about", "what it is about")):
        option = parser.add_argument(name, metavar="ENTITY", help=what)
        option.completer = complete_entity  # type: ignore[attr-defined]
    parser.add_argument("--words", metavar="WORDS", help="with these words, in any order; each may be cut short")
    parser.add_argument("--source", metavar="SOURCE", help="in which source, or in which document")
    add_seeds(parser)
    add_dates(parser)
    add_forms(parser)


def run(given: argparse.Namespace) -> int:
    """Print the quotations."""
    from .output import print_csv, print_json, print_table

    kg = load_graph(given)
    rows = kg.quotations(speaker=given.speaker, about=given.about, source=given.source, words=given.words)
    if given.json:
        for row in rows:
            print_json(row)
        return 0
    if given.csv:
        print_csv(rows.to_csv())
        return 0
    table = [
        (kg.label(row.speaker), "direct" if row.direct else "retold", row.text, row.evidence[0].document, _place(row))
        for row in rows
    ]
    empty = none_fits(given, "quotation", "speaker", "about", "words", "source")
    print_table(table, ("speaker", "how", "text", "document", "place"), empty)
    return 0


def _place(row: Quotation) -> str:
    """Return where the words stand in their document: the characters from and to."""
    first = row.evidence[0]
    return "not located" if first.start is None else f"{first.start}-{first.end}"
