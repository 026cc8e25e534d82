"""`dealgraph push`: the graph into a SPARQL 1.1 Graph Store."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .options import add_dates, add_json, add_seeds, load_graph, positive

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from ..push import Sent

HELP = "put the graph into a SPARQL 1.1 Graph Store, and check what arrived"
EXAMPLE = """  $ dealgraph push http://127.0.0.1:7878/store --seeds my-graph
  graph                           triples  checksum          arrived
  https://w3id.org/dealgraph/id/  ..."""
_PASSWORD = "DEALGRAPH_PASSWORD"  # noqa: S105


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the verb's arguments."""
    parser.add_argument("url", metavar="URL", help="the address of the store's Graph Store Protocol")
    where = parser.add_mutually_exclusive_group()
    where.add_argument("--graph", metavar="IRI", help="the graph to replace (default: the namespace of the resources)")
    where.add_argument("--default-graph", action="store_true", help="replace the store's default graph")
    parser.add_argument(
        "--by-source", action="store_true", help="a named graph a source; the rest goes where --graph says"
    )
    parser.add_argument(
        "--update", metavar="URL", help="the store's SPARQL Update: the new graph takes the old one's place in one step"
    )
    parser.add_argument(
        "--query", metavar="URL", help="the store's SPARQL queries: read a large graph back in portions"
    )
    parser.add_argument("--user", metavar="NAME", help=f"log in; the password is asked for, or taken from {_PASSWORD}")
    parser.add_argument(
        "--timeout",
        type=positive,
        default=600,
        metavar="SECONDS",
        help="how long the store may be silent (default: 600)",
    )
    add_seeds(parser)
    add_dates(parser)
    add_json(parser)


def run(given: argparse.Namespace) -> int:
    """Push, and print what the store holds."""
    import tempfile
    from pathlib import Path

    from ..push import BY_SOURCE, DEFAULT_GRAPH, WHOLE, GraphStore, prepare, send
    from .output import Progress

    _address(given.url)
    for url in (given.update, given.query):
        if url:
            _address(url)
    store = GraphStore(given.url, given.update, _login(given.user), given.timeout, given.query)
    kg = load_graph(given)
    graph = DEFAULT_GRAPH if given.default_graph else given.graph or kg.vocabulary.about.resources
    _iri(graph)
    progress = Progress()
    with tempfile.TemporaryDirectory(prefix="dealgraph-push-") as folder:
        files = prepare(kg, graph, BY_SOURCE if given.by_source else WHOLE, Path(folder))
        sent = [send(store, name, path, _sending(progress, name)) for name, path in files.items()]
    progress.done()
    _print(sent, given.json)
    return 0


def _sending(progress: Callable[[str, int, int], None], graph: str) -> Callable[[int, int], None]:
    return lambda done, size: progress(f"bytes of {graph or 'the default graph'}", done, size)


def _print(sent: list[Sent], as_json: bool) -> None:
    from .output import print_json, print_table

    if as_json:
        for one in sent:
            print_json(one._asdict())
        return
    rows = [(one.graph or "the default graph", f"{one.triples:,}", one.checksum[:16], _how(one)) for one in sent]
    print_table(rows, ("graph", "triples", "checksum", "arrived"), "the graph is empty")


def _how(one: Sent) -> str:
    letter = "to the letter" if one.to_the_letter else "by value: the store writes some literals otherwise"
    return f"was there already, {letter}" if one.unchanged else letter


def _address(url: str) -> None:
    from urllib.parse import urlsplit

    from ..errors import NotFoundError

    try:
        parts = urlsplit(url)
        # Read, so that one that is no number is told of.
        _ = parts.port
    except ValueError as error:
        raise NotFoundError(f"{url!r} is no address of a store: {error}; write http://HOST:PORT/PATH") from None
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise NotFoundError(f"{url!r} is no address of a store: it begins with http:// or https://")


def _iri(graph: str) -> None:
    from ..errors import NotFoundError
    from ..rdf.terms import iri

    try:
        iri(graph)
    except ValueError as error:
        raise NotFoundError(str(error)) from None
    if graph and ":" not in graph:
        raise NotFoundError(f"{graph!r} is no IRI of a graph: write it in full, http://... or urn:...")


def _login(user: str | None) -> tuple[str, str] | None:
    import getpass
    import os
    import sys

    from ..errors import NotFoundError

    if user is None:
        return None
    password = os.environ.get(_PASSWORD)
    if password is None:
        if not sys.stdin.isatty():
            raise NotFoundError(f"the password of {user!r} is missing: set {_PASSWORD}")
        password = getpass.getpass(f"password of {user}: ")
    return user, password
