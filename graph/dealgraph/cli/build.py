"""`dealgraph build`: every export, in one step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .options import add_dates, add_json, add_seeds, as_path, load_graph, seeds_folder

if TYPE_CHECKING:
    import argparse
    from pathlib import Path

    from ..knowledge_graph import KnowledgeGraph
    from ..records import Quotation, Statement

HELP = "write every export"
EXAMPLE = """  $ dealgraph build --seeds my-graph --out my-exports
  file                size      what
  graph.html          ...
  ...
  24 files in my-exports; open my-exports/graph.html in a browser"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the verb's arguments."""
    add_seeds(parser)
    add_dates(parser)
    parser.add_argument("--out", type=as_path, default="exports", metavar="DIR", help="where to (default: exports)")
    add_json(parser)


def run(given: argparse.Namespace) -> int:
    """Build, and print what was written."""
    from ..exports import EXPORTS, build
    from .output import Progress, clean, print_json, print_table, size_words

    progress = Progress()
    kg = load_graph(given, progress, fresh=True)
    _require_places(kg, seeds_folder(given))
    report = build(kg, given.out, progress)
    progress.done()
    if given.json:
        print_json({"folder": str(given.out), "files": report.files})
        return 0
    what = {name: export.what for name, export in EXPORTS.items()} | {"manifest.json": "counts, versions and checksums"}
    print_table(
        [(name, size_words(size), what[name]) for name, size in report.files.items()], ("file", "size", "what"), ""
    )
    print(clean(f"{len(report.files)} files in {given.out}; open {given.out / 'graph.html'} in a browser"))
    return 0


def _require_places(kg: KnowledgeGraph, seeds: Path) -> None:
    """Refuse receipts that nothing shows to be true: quotes that a present evidence.lock does not know.

    Seeds without any lock are built, with a word: their curator may not have the documents.
    """
    import sys

    from ..errors import BuildError
    from ..seeds import LOCK_NAME

    said: tuple[Statement | Quotation, ...] = (*kg.records.statements, *kg.records.quotations)
    count = sum(one.start is None for row in said for one in row.evidence)
    if count and (seeds / LOCK_NAME).is_file():
        mend = "run `dealgraph locate --documents DIR`; `dealgraph check` names them"
        raise BuildError(f"{count} receipts have no place in {LOCK_NAME}, so nothing was written; {mend}")
    if count:
        print(f"note: {count} receipts were never located in their documents (`dealgraph locate`)", file=sys.stderr)
