"""Measuring: CPU time, several runs of ours and of the peer in turns, medians with their spread, and the ratio."""

from __future__ import annotations

import gc
import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field

Work = Callable[[], object]
Clock = Callable[[Work], float]


@dataclass
class Timing:
    """The CPU seconds of several runs."""

    seconds: list[float] = field(default_factory=list)

    @property
    def median(self) -> float:
        return statistics.median(self.seconds)

    def __str__(self) -> str:
        """Return the median and, in brackets, from the fastest to the slowest run."""
        unit, factor = next((u, f) for u, f in UNITS if self.median * f >= 1 or u == "us")
        low, high = (value * factor for value in (min(self.seconds), max(self.seconds)))
        return f"{self.median * factor:.3g} {unit} ({low:.3g}-{high:.3g})"


UNITS = (("s", 1.0), ("ms", 1e3), ("us", 1e6))


@dataclass
class Row:
    """A line of the table: the work, ours, the peer's, and the goal (in seconds, or as a part of the peer's time)."""

    work: str
    ours: Timing
    peer_name: str = ""
    peer: Timing | None = None
    goal: float | None = None
    goal_ratio: float | None = None

    @property
    def ratio(self) -> float | None:
        return self.ours.median / self.peer.median if self.peer else None

    @property
    def verdict(self) -> str:
        """Return whether the goals are met; one that is met by some runs only is told as such."""
        if self.goal is not None and self.ours.median > self.goal:
            return "in some runs" if min(self.ours.seconds) <= self.goal else "missed"
        if self.goal_ratio is not None and self.ratio is not None and self.ratio > self.goal_ratio:
            return "missed"
        return "met" if self.goal is not None or self.goal_ratio is not None else ""

    @property
    def goal_text(self) -> str:
        parts = []
        if self.goal is not None:
            parts.append(str(Timing([self.goal])).split(" (")[0])
        if self.goal_ratio is not None:
            parts.append(f"{self.goal_ratio:g} of the peer")
        return ", ".join(parts)

    def cells(self) -> list[str]:
        ratio = self.ratio
        shown = "" if ratio is None else f"{ratio:.2g}" if ratio < 1 else f"{ratio:.3g}"
        peer = f"{self.peer_name}: {self.peer}" if self.peer else ""
        return [self.work, str(self.ours), peer, shown, self.goal_text, self.verdict]


HEAD = ["work", "dealgraph", "beside", "ratio", "goal", ""]


def in_process(work: Work, number: int = 1) -> float:
    """Return the CPU seconds that this process needs for `work`, done `number` times.

    The garbage is collected before, and what the work last made is thrown away after the clock is read.
    """
    gc.collect()
    result: object = None
    start = time.process_time()
    for _ in range(number):
        result = work()
    seconds = (time.process_time() - start) / number
    del result
    return seconds


def command(*arguments: str, **environment: str) -> Work:
    """Return the work of running a command; `child_process` is its clock."""
    known = {**os.environ, **environment}
    return lambda: subprocess.run(arguments, stdout=subprocess.DEVNULL, check=True, env=known)


def child_process(work: Work) -> float:
    """Return the CPU seconds, user and system, of the processes that `work` runs and waits for."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    work()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def compare(runs: int, clock: Clock, *works: Work) -> list[Timing]:
    """Return the timings of the works, run in turns after a first run that does not count."""
    timings = [Timing() for _ in works]
    for run in range(runs + 1):
        for timing, work in zip(timings, works, strict=True):
            seconds = clock(work)
            if run:
                timing.seconds.append(seconds)
    return timings


def fast(number: int) -> Clock:
    """Return a clock for work that takes microseconds."""
    return lambda work: in_process(work, number)


def above(timing: Timing, floor: Timing) -> Timing:
    """Return the timing without the median of what both have in common."""
    return Timing([max(seconds - floor.median, 0.0) for seconds in timing.seconds])


def markdown(rows: list[Row]) -> str:
    """Return the rows as a Markdown table."""
    lines = [HEAD, ["---"] * len(HEAD), *(row.cells() for row in rows)]
    return "".join("| " + " | ".join(line) + " |\n" for line in lines)


def plain(rows: list[Row]) -> str:
    """Return the rows as a table for a terminal."""
    lines = [HEAD, *(row.cells() for row in rows)]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    return "".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() + "\n" for line in lines
    )


PYTHON = sys.executable
