"""`dealgraph diff`: what changed from one build to another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .options import add_json

if TYPE_CHECKING:
    import argparse

HELP = "compare two builds, statement by statement"
EXAMPLE = """  $ dealgraph diff my-graph my-exports
  no difference"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the verb's arguments."""
    what = "a folder of seeds or exports, a graph file, or a git revision (v1, HEAD~2, v1:folder)"
    parser.add_argument("old", metavar="OLD", help=what)
    parser.add_argument("new", metavar="NEW", help="the same")
    where = "where in the repository the seeds of a revision stand (default: seeds)"
    parser.add_argument("--seeds", default="seeds", metavar="DIR", help=where)
    parser.add_argument("--markdown", action="store_true", help="print Markdown, for release notes")
    add_json(parser)


def run(given: argparse.Namespace) -> int:
    """Print the changes."""
    from ..changes import diff, open_place
    from ..changes.words import markdown, text_lines
    from .output import clean, print_json

    changes = diff(open_place(given.old, given.seeds), open_place(given.new, given.seeds))
    if given.json:
        for change in changes:
            print_json(change)
    elif given.markdown:
        print("\n".join(map(clean, markdown(changes).splitlines())))
    else:
        for line in text_lines(changes):
            print(clean(line))
    return 0
