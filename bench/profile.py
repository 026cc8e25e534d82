"""`python -m bench.profile load|build --out FILE.svg`: where the CPU time of loading or building goes, as a flame graph.

The stack is taken by a signal, each millisecond of CPU time (or as often as the system's clock ticks), and gets the
time since it was last taken: so a call into C, which no signal interrupts, has its whole time, and appears as the line
that made it. A tracing profiler such as cProfile would charge each of many small calls for being watched.
"""

from __future__ import annotations

import argparse
import gc
import linecache
import os
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from .flame import flame_graph
from .worlds import Bench

if TYPE_CHECKING:
    from types import FrameType

    from .flame import Stack

Work = Callable[[], object]
INTERVAL = 0.001


class Sampler:
    """Takes the stacks of what runs in its `with` block; `weights` are nanoseconds of CPU time by stack."""

    def __init__(self) -> None:
        self.weights: Counter[Stack] = Counter()

    def __enter__(self) -> Sampler:
        self._root = sys._getframe(1)
        signal.signal(signal.SIGPROF, self._take)
        self._last = time.process_time_ns()
        signal.setitimer(signal.ITIMER_PROF, INTERVAL, INTERVAL)
        return self

    def __exit__(self, *_: object) -> None:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, signal.SIG_DFL)

    def _take(self, _: int, frame: FrameType | None) -> None:
        now = time.process_time_ns()
        names = [_line(frame)] if frame else []
        # From within to the work itself, which all stacks begin with.
        while frame and frame.f_back is not self._root:
            names.append(f"{frame.f_globals.get('__name__', '')}.{frame.f_code.co_qualname}")
            frame = frame.f_back
        if frame:
            self.weights[tuple(reversed(names))] += now - self._last
        self._last = time.process_time_ns()


def _line(frame: FrameType) -> str:
    # Some instructions belong to no line.
    line: int | None = frame.f_lineno
    return f"> {linecache.getline(frame.f_code.co_filename, line or 0).strip()}"


def main() -> None:
    """Run the work, and write the flame graph."""
    parser = argparse.ArgumentParser(prog="python -m bench.profile", description=__doc__)
    parser.add_argument("work", choices=WORKS)
    parser.add_argument("--size", type=int, default=100_000, help="load: how many statements (default: 100,000)")
    parser.add_argument("--runs", type=int, default=5, help="how often it is run (default: 5)")
    parser.add_argument("--out", type=Path, required=True, metavar="FILE.svg", help="where to")
    parser.add_argument("--scratch", type=Path, help="where the made graphs are kept")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="bench-") as own:
        title, work = WORKS[given.work](given.size, given.scratch or Path(own), Path(own))
        # The first run imports.
        work()
        sampler = Sampler()
        for _ in range(given.runs):
            gc.collect()
            with sampler:
                work()
    seconds = sum(sampler.weights.values()) / given.runs / 1e9
    svg = flame_graph(f"{title}: {seconds:.2g} s of CPU time, mean of {given.runs} runs", sampler.weights)
    given.out.write_text(svg, encoding="utf-8", newline="\n")


def load_tables(size: int, scratch: Path, _: Path) -> tuple[str, Work]:
    """Load made tables of JSON Lines, every time anew."""
    import dealgraph

    folder = Bench(1, (size,), scratch.resolve()).tables(size)
    os.environ["DEALGRAPH_CACHE"] = "off"
    return f"dealgraph.load of tables, {size:,} statements", lambda: dealgraph.load(folder)


def build_shipped(_: int, __: Path, own: Path) -> tuple[str, Work]:
    """Write every export of the shipped graph."""
    import dealgraph
    from dealgraph.exports import build

    kg = dealgraph.load()
    title = f"every export of the shipped graph, {len(kg.records.statements):,} statements"
    return title, lambda: build(type(kg)(kg.records, kg.vocabulary), own / "exports")


WORKS = {"load": load_tables, "build": build_shipped}

if __name__ == "__main__":
    main()
