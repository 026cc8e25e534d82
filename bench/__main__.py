"""`python -m bench [--quick] [--write]`: runs everything, prints the table; --write puts it into docs/benchmarks.md."""

from __future__ import annotations

import argparse
import os
import platform
import tempfile
from pathlib import Path

import networkx
import yaml

import dealgraph

from .asking import asking, best_paths
from .generate import generate, write_seeds
from .harness import Row, markdown, plain
from .starting import first_answer, imports, reading

DOCS = Path(__file__).resolve().parent.parent / "docs" / "benchmarks.md"
TEXT = """# How fast

Written by `make bench`. CPU time, user and system, of {runs} runs in turns with the peer, after one that does not count:
the median and, in brackets, the fastest and the slowest. *ratio* is ours to the peer's in the same run: below 1 is
faster than the peer. The graphs are made (`bench/generate.py`), shaped like the shipped one; 10 k means 10,000
statements. Python {python}, networkx {networkx}, PyYAML {yaml}, {machine}.

{table}
What each row does stands in `bench/starting.py` and `bench/asking.py`. A goal is a time that we set ourselves before
we measured; *missed* says that the median is above it.
"""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--runs", type=int, default=9, help="how often each is measured (default: 9)")
    parser.add_argument("--quick", action="store_true", help="leave the graph of 100,000 statements out")
    parser.add_argument("--write", action="store_true", help=f"write {DOCS.name} too")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        os.environ["DEALGRAPH_CACHE"] = str(Path(folder, "cache"))
        rows = _measure(Path(folder), given.runs, given.quick)
    print(plain(rows), end="")
    if given.write:
        machine = f"{platform.system()} on {platform.machine()}"
        versions = {"python": platform.python_version(), "networkx": networkx.__version__, "yaml": yaml.__version__}
        text = TEXT.format(runs=given.runs, machine=machine, table=markdown(rows), **versions)
        DOCS.write_text(text, encoding="utf-8", newline="\n")


def _measure(folder: Path, runs: int, quick: bool) -> list[Row]:
    thousand, ten = (write_seeds(*generate(size), folder / str(size)) for size in (1_000, 10_000))
    rows = [*imports(runs), *first_answer(runs, thousand, "1 k"), *reading(runs, ten, "10 k")]
    rows += asking(runs, dealgraph.load(ten), "10 k")
    if not quick:
        rows += best_paths(runs, dealgraph.load(write_seeds(*generate(100_000), folder / "100000")), "100 k")
    return rows


if __name__ == "__main__":
    main()
