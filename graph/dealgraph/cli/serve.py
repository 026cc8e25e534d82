"""`dealgraph serve`: the page and a read-only SPARQL endpoint on this machine."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .options import add_dates, add_json, add_seeds, load_graph, positive

if TYPE_CHECKING:
    import argparse

HELP = "serve the page and a read-only SPARQL endpoint on 127.0.0.1"
EXAMPLE = """  $ dealgraph serve --seeds my-graph --port 8040
  page    http://127.0.0.1:8040/
  SPARQL  http://127.0.0.1:8040/sparql
  Ctrl-C stops it"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the verb's arguments."""
    parser.add_argument("--port", type=_port, default=8040, metavar="N", help="default: 8040; 0: one that is free")
    parser.add_argument(
        "--timeout", type=positive, default=30, metavar="SECONDS", help="how long a query may take (default: 30)"
    )
    parser.add_argument(
        "--max-answer", type=positive, default=64, metavar="MB", help="how large an answer may be (default: 64)"
    )
    add_seeds(parser)
    add_dates(parser)
    add_json(parser)


def run(given: argparse.Namespace) -> int:
    """Serve until Ctrl-C."""
    import signal
    import sys

    from ..serve import Limits, Server
    from .output import print_json

    limits = Limits(seconds=given.timeout, answer=given.max_answer * 1_000_000)
    with Server(load_graph(given), given.port, limits) as server:
        if given.json:
            print_json({"page": f"{server.address}/", "sparql": f"{server.address}/sparql"})
        else:
            print(f"page    {server.address}/\nSPARQL  {server.address}/sparql\nCtrl-C stops it")
        sys.stdout.flush()
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
        server.run()
    return 0


def _port(text: str) -> int:
    import argparse

    if not (text.isascii() and text.isdigit() and len(text) < 6 and int(text) < 65_536):
        raise argparse.ArgumentTypeError(f"{text!r} is no port: give a whole number from 0 to 65535")
    return int(text)
