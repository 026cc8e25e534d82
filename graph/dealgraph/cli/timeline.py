"""`dealgraph timeline`: an entity's observations in time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .completion import complete_entity, complete_predicate
from .options import add_dates, add_forms, add_seeds, load_graph, none_fits

if TYPE_CHECKING:
    import argparse

HELP = "list an entity's observations in time, all or those of one metric, and in what sources differ about them"
EXAMPLE = """  $ dealgraph timeline Acme "run-rate revenue" --seeds my-graph
  when     metric            value                     basis     scope  stance        speaker   differs  receipt
  2026-02  run-rate revenue  $1.5 million                               estimated     Pebble    bound    A rival, ...
  2026-02  run-rate revenue  about $2 million          run rate         asserted      Jane Doe  bound    Acme's ...
  2026-12  run-rate revenue  $3 million to $4 million                   hypothetical  bankers            bankers ..."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the verb's arguments."""
    entity = parser.add_argument("entity", metavar="ENTITY", help="an id, a label or an alias")
    entity.completer = complete_entity  # type: ignore[attr-defined]
    metric = parser.add_argument("metric", nargs="?", metavar="METRIC", help="a predicate, by id, label or alias")
    metric.completer = complete_predicate  # type: ignore[attr-defined]
    parser.add_argument("--deals", action="store_true", help="also figures of the entity that are said of its deals")
    add_seeds(parser)
    add_dates(parser)
    add_forms(parser)


def run(given: argparse.Namespace) -> int:
    """Print the observations, earliest first, undated last."""
    from ..exports.tables import statement_row
    from ..reading import carrier
    from ..wording import basis_words, object_words, when
    from .output import print_csv, print_json, print_table

    kg = load_graph(given)
    rows = kg.timeline(given.entity, given.metric, deals=given.deals)
    if given.json:
        for row in rows:
            print_json(statement_row(kg, row))
        return 0
    if given.csv:
        print_csv(rows.to_csv())
        return 0
    table = [
        (
            when(row),
            *([kg.label(row.subject)] if given.deals else []),
            kg.vocabulary.predicates[row.predicate].label,
            ("not " if row.polarity == "negated" else "") + object_words(row, kg.vocabulary, kg.label),
            basis_words(row, kg.vocabulary),
            row.scope,
            row.stance,
            kg.label(row.speaker),
            ", ".join(dict.fromkeys(conflict.kind for conflict in kg.disputes(row))),
            carrier(row).exact,
        )
        for row in rows
    ]
    empty = none_fits(given, "observation of it")
    if not rows and given.metric is not None:
        said = [kg.vocabulary.predicates[row.predicate] for row in kg.timeline(given.entity)]
        labels = dict.fromkeys(term.label for term in said)
        empty = f"no observation fits; METRIC may be one of: {', '.join(labels)}" if labels else "no observation fits"
    said_of = ("of",) if given.deals else ()
    headings = ("when", *said_of, "metric", "value", "basis", "scope", "stance", "speaker", "differs", "receipt")
    print_table(table, headings, empty)
    if not given.deals and (more := len(kg.timeline(given.entity, given.metric, deals=True)) - len(rows)):
        print(f"{more} more on deals: --deals shows them")
    return 0
