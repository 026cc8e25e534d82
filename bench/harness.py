"""Measuring: CPU time, several runs of ours and of the peer in turns, medians with their spread, and the ratio.

What needs a fresh process, or whose memory counts, is a `Task`, which `processes` measures; see `bench.child`.
"""

from __future__ import annotations

import gc
import json
import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

Work = Callable[[], object]
Clock = Callable[[Work], float]
ROOT = Path(__file__).resolve().parent.parent
PYTHON = sys.executable


@dataclass
class Timing:
    """The CPU seconds of several runs; for tasks also by how many bytes the process grew at its peak."""

    seconds: list[float] = field(default_factory=list)
    peaks: list[int] = field(default_factory=list)
    answer: object = None

    @property
    def peak(self) -> float | None:
        return statistics.median(self.peaks) if self.peaks else None

    @property
    def median(self) -> float:
        return statistics.median(self.seconds)

    def times(self, factor: float) -> Timing:
        """Return what time and memory would be of so many times the work."""
        return Timing([one * factor for one in self.seconds], [round(one * factor) for one in self.peaks])

    def __str__(self) -> str:
        """Return the median and, in brackets, from the fastest to the slowest run."""
        unit, factor = next((u, f) for u, f in UNITS if self.median * f >= 1 or u == "us")
        low, high = (value * factor for value in (min(self.seconds), max(self.seconds)))
        return f"{self.median * factor:.3g} {unit} ({low:.3g}-{high:.3g})"


UNITS = (("s", 1.0), ("ms", 1e3), ("us", 1e6))


@dataclass
class Row:
    """A line of the table: the work, ours, the peer's, and the goal (in seconds, or as a part of the peer's time).

    `goal_memory` is a part of the peer's memory, `goal_peak` the bytes that ours may grow by. `size` is the number of statements: it follows the work in the table,
    and rows of one work at several sizes show how time and memory grow. `note` explains what a reader would ask.
    """

    work: str
    ours: Timing
    peer_name: str = ""
    peer: Timing | None = None
    goal: float | None = None
    goal_ratio: float | None = None
    goal_memory: float | None = None
    goal_peak: float | None = None
    size: int | None = None
    note: str = ""

    @property
    def title(self) -> str:
        return self.work if self.size is None else f"{self.work}, {size_name(self.size)}"

    @property
    def key(self) -> str:
        """What tells the row from every other of its section: one work may stand beside several peers."""
        return f"{self.title}, beside {self.peer_name}" if self.peer_name else self.title

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
        if self.goal_memory is not None and (self.memory_ratio is None or self.memory_ratio > self.goal_memory):
            return "missed"
        if self.goal_peak is not None and (self.ours.peak is None or self.ours.peak > self.goal_peak):
            return "missed"
        goals = (self.goal, self.goal_ratio, self.goal_memory, self.goal_peak)
        return "met" if any(goal is not None for goal in goals) else ""

    @property
    def memory_ratio(self) -> float | None:
        ours, peer = self.ours.peak, self.peer.peak if self.peer else None
        return ours / peer if ours is not None and peer else None

    @property
    def goal_text(self) -> str:
        parts = []
        if self.goal is not None:
            parts.append(str(Timing([self.goal])).split(" (")[0])
        if self.goal_ratio is not None:
            parts.append(f"{self.goal_ratio:.3g} of the peer")
        if self.goal_memory is not None:
            parts.append(f"{self.goal_memory:g} of its memory")
        if self.goal_peak is not None:
            parts.append(f"{self.goal_peak / 2**20:.3g} MiB")
        return ", ".join(parts)

    def cells(self) -> list[str]:
        ratio = self.ratio
        shown = "" if ratio is None else f"{ratio:.2g}" if ratio < 1 else f"{ratio:.3g}"
        peer = f"{self.peer_name}: {self.peer}" if self.peer else ""
        memory = _memory(self.ours) + (f" / {_memory(self.peer)}" if self.peer and self.peer.peaks else "")
        return [self.title, str(self.ours), peer, shown, memory, self.goal_text, self.verdict]


HEAD = ["work", "dealgraph", "beside", "ratio", "memory", "goal", ""]


def size_name(size: int) -> str:
    """Return the number of statements as people say it: 10 k, 1 M."""
    return f"{size // 1_000_000} M" if size >= 1_000_000 else f"{size // 1_000} k"


def _memory(timing: Timing) -> str:
    return "" if timing.peak is None else f"{timing.peak / 2**20:.3g} MiB"


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
    known = {**_environment(), **environment}
    return lambda: subprocess.run(arguments, stdout=subprocess.DEVNULL, check=True, env=known)


def _environment() -> dict[str, str]:
    """Return the environment, but such that Python keeps what it compiles, as it is in every installed package."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


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


def markdown(rows: Iterable[list[str]]) -> str:
    """Return rows of cells as a Markdown table."""
    lines = [HEAD, ["---"] * len(HEAD), *rows]
    return "".join("| " + " | ".join(line) + " |\n" for line in lines)


def plain(rows: list[Row]) -> str:
    """Return the rows as a table for a terminal."""
    lines = [HEAD, *(row.cells() for row in rows)]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    return "".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() + "\n" for line in lines
    )


@dataclass
class Task:
    """Work for a process of its own: `function` of `module`, called with the arguments, makes ready and returns it.

    `python` is the interpreter, for peers that live in a virtual environment of their own: the module may then import
    nothing that is not installed there.
    """

    module: str
    function: str
    arguments: tuple[str, ...] = ()
    python: str = PYTHON
    environment: dict[str, str] = field(default_factory=dict)


def task(function: Callable[..., Work], *arguments: object, **environment: str) -> Task:
    """Return the task of `function`, which must stand in a module of this folder, with arguments that go as text."""
    # Not __module__, which is __main__ where the module itself was started.
    module = function.__globals__["__spec__"].name  # type: ignore[attr-defined]
    return Task(module, function.__name__, tuple(map(str, arguments)), environment=environment)


def processes(runs: int, *tasks: Task) -> list[Timing]:
    """Return time and memory of the tasks, each run in a fresh process, in turns, after a run that does not count.

    `answer` of a timing is what the work returned, if that is a number or text: peers must agree in it.
    """
    timings = [Timing() for _ in tasks]
    for run in range(runs + 1):
        for timing, each in zip(timings, tasks, strict=True):
            found = once(each)
            if run:
                timing.seconds += found.seconds
                timing.peaks += found.peaks
                timing.answer = found.answer
    return timings


def once(each: Task) -> Timing:
    """Return time, memory and answer of a task that is run once, in a fresh process."""
    command = [each.python, "-m", "bench.child", each.module, each.function, *each.arguments]
    environment = {**_environment(), **each.environment}
    done = subprocess.run(command, stdout=subprocess.PIPE, check=True, cwd=ROOT, env=environment)
    found = json.loads(done.stdout.splitlines()[-1])
    return Timing([found["seconds"]], [found["peak"]], found["answer"])
