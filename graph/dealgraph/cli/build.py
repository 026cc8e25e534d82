"""`dealgraph build`: every export, in one step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..counted import counted
from .options import add_dates, add_json, add_seeds, as_path, load_graph, seeds_folder

if TYPE_CHECKING:
    import argparse

HELP = "write every export"
EXAMPLE = """  $ dealgraph build --seeds my-graph --out my-exports
  file                size      what
  graph.html          ...
  ...
  25 files in my-exports; open my-exports/graph.html in a browser"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the verb's arguments."""
    add_seeds(parser)
    add_dates(parser)
    parser.add_argument("--out", type=as_path, default="exports", metavar="DIR", help="where to (default: exports)")
    add_json(parser)


def run(given: argparse.Namespace) -> int:
    """Build, and print what was written."""
    import sys

    from ..exports import EXPORTS, build, without_place
    from .output import Progress, clean, print_json, print_table, size_words

    progress = Progress()
    kg = load_graph(given, progress, fresh=True)
    report = build(kg, given.out, progress)
    progress.done()
    if count := _unread(given):
        print(
            f"note: {counted(count, 'error')} of what quotes do not say: `dealgraph check` lists them", file=sys.stderr
        )
    if count := without_place(kg.records):
        print(f"note: {count} receipts were never located in their documents (`dealgraph locate`)", file=sys.stderr)
    if given.json:
        print_json({"folder": str(given.out), "files": report.files})
        return 0
    what = {name: export.what for name, export in EXPORTS.items()} | {"manifest.json": "counts, versions and checksums"}
    print_table(
        [(name, size_words(size), what[name]) for name, size in report.files.items()], ("file", "size", "what"), ""
    )
    print(clean(f"{len(report.files)} files in {given.out}; open {given.out / 'graph.html'} in a browser"))
    return 0


def _unread(given: argparse.Namespace) -> int:
    """Return how many things statements of seeds say that their quotes do not; tables have nothing to hold against."""
    from ..bulk import tables_of
    from ..reading import check_readings
    from ..seeds import read_seeds
    from ..vocabulary import shipped_vocabulary

    place = seeds_folder(given)
    if place.is_file() or tables_of(place) is not None:
        return 0
    return len(check_readings(read_seeds(place), shipped_vocabulary()))
