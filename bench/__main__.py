"""`python -m bench`: measures everything, prints the tables, and on demand writes or checks docs/benchmarks.

Each module of this folder with a function `measure(bench: Bench) -> Iterable[Row]` is a section of the tables, headed
by its TITLE. A module is added by putting its file here.
"""

from __future__ import annotations

import argparse
import contextlib
import importlib
import pkgutil
import sys
import tempfile
from pathlib import Path

import bench

from .harness import Row, plain
from .report import read_results, write_report
from .worlds import SIZES, Bench

Sections = dict[str, list[Row]]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--runs", type=int, default=9, help="how often each is measured (default: 9)")
    parser.add_argument("--size", default="100k", choices=("1k", "10k", "100k", "full"), help="the largest graph")
    parser.add_argument("--only", action="append", metavar="MODULE", help="measure this module alone (repeatable)")
    parser.add_argument("--write", action="store_true", help="write docs/benchmarks.*: table, plots and results")
    parser.add_argument(
        "--check", action="store_true", help="tell where a ratio is worse than docs/benchmarks.json has"
    )
    parser.add_argument("--scratch", type=Path, help="keep the made graphs here, for the next run")
    given = parser.parse_args()
    largest = {"1k": 1_000, "10k": 10_000, "100k": 100_000, "full": 1_000_000}[given.size]
    with contextlib.ExitStack() as stack:
        scratch = given.scratch or Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="bench-")))
        scratch.mkdir(parents=True, exist_ok=True)
        run = Bench(given.runs, tuple(size for size in SIZES if size <= largest), scratch.resolve())
        sections = _measure(run, given.only)
        if given.check:
            from .check import regressions

            found = regressions(read_results(), sections, lambda names: _measure(run, names))
            print("\n".join(found) or "no ratio is worse than noise explains")
            sys.exit(bool(found))
    if given.write:
        write_report(sections, given.runs)


def _measure(run: Bench, only: list[str] | None) -> Sections:
    sections: Sections = {}
    for found in sorted(pkgutil.iter_modules(bench.__path__), key=lambda module: module.name):
        if found.name == "__main__" or (only and found.name not in only):
            continue
        module = importlib.import_module(f"bench.{found.name}")
        if hasattr(module, "measure"):
            rows = []
            print(f"\n{module.TITLE}", flush=True)
            for row in module.measure(run):
                rows.append(row)
                print("   ", "  ".join(cell for cell in row.cells() if cell), flush=True)
            sections[found.name] = rows
            print("\n" + plain(rows), flush=True)
    return sections


if __name__ == "__main__":
    main()
