"""`dealgraph query`: a SPARQL query, or one of the shipped ones by name."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from .completion import complete_query
from .options import add_dates, add_forms, add_seeds, load_graph

if TYPE_CHECKING:
    import argparse

    from ..sparql import Answer

HELP = "run a SPARQL query: a file, - for standard input, or the name of a shipped query"
EXAMPLE = """  $ dealgraph query round-leaders --seeds my-graph
  round          leader       role     stance    scope  quote
  Acme Series A  First Fund   lead     asserted         led by First Fund, with Second Fund co-leading
  Acme Series A  Second Fund  co-lead  asserted         led by First Fund, with Second Fund co-leading"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the verb's arguments."""
    query = parser.add_argument("query", nargs="?", metavar="FILE_OR_NAME", help="a file, -, or a name")
    query.completer = complete_query  # type: ignore[attr-defined]
    parser.add_argument("--list", action="store_true", help="list the shipped queries with their questions")
    add_seeds(parser)
    add_dates(parser)
    add_forms(parser)


def run(given: argparse.Namespace) -> int:
    """Print the rows of the answer."""
    from ..errors import QueryError
    from .output import print_json, print_table

    if given.list:
        return _list(given)
    if given.query is None:
        raise QueryError("name a file or a query; `dealgraph query --list` lists the shipped ones")
    answer = load_graph(given).sparql(_text(given.query))
    if given.json:
        for row in answer:
            print_json({name: value for name, value in row.items() if value is not None})
        _note(answer)
        return 0
    print_table([tuple(row.values()) for row in answer], answer.columns, "the answer has no rows", csv=given.csv)
    _note(answer)
    return 0


def _note(answer: Answer) -> None:
    """Print what is said of the answer where it is in no program's way."""
    from .output import clean

    sys.stdout.flush()
    for note in answer.notes:
        print(clean(f"note: {note}"), file=sys.stderr)


def _text(name: str) -> str:
    from pathlib import Path

    from ..errors import QueryError
    from ..sparql import named_query

    if name == "-":
        text = sys.stdin.read()
        if not text.strip():
            raise QueryError("standard input is empty: pipe a query in, `dealgraph query - < my.rq` say")
        return text + "\n"
    path = Path(name) if "/" in name or name.endswith((".rq", ".sparql")) else named_query(name)
    try:
        return path.read_text(encoding="utf-8") + "\n"
    except OSError as error:
        mend = "`dealgraph query --list` lists the shipped ones"
        raise QueryError(f"the query {name} cannot be read: {error.strerror}; {mend}") from None
    except UnicodeDecodeError as error:
        raise QueryError(f"the query {name} cannot be read: {error}") from None


def _list(given: argparse.Namespace) -> int:
    from ..sparql import named_queries, question_of
    from .output import print_json, print_table

    rows = [(name, question_of(path)) for name, path in named_queries().items()]
    if given.json:
        for name, asked in rows:
            print_json({"name": name, "question": asked})
    else:
        print_table(rows, ("name", "question"), "there are no shipped queries", csv=given.csv)
    return 0
