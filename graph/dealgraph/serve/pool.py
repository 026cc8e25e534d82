"""Some workers, of which each query takes one; a worker that was ended is followed by a new one."""

from __future__ import annotations

import queue
import threading
from typing import TYPE_CHECKING

from .worker import said

if TYPE_CHECKING:
    from collections.abc import Callable

    from .limits import Limits
    from .worker import Answered, Question, Worker


class Pool:
    """`size` workers made by `start`; usable from several threads."""

    def __init__(self, start: Callable[[], Worker], size: int, limits: Limits) -> None:
        self._start = start
        self._limits = limits
        self._workers = {start() for _ in range(size)}
        self._idle: queue.Queue[Worker] = queue.Queue()
        for worker in self._workers:
            self._idle.put(worker)
        self._changing = threading.Lock()
        self._closed = False

    def answer(self, question: Question) -> Answered:
        """Return the answer of the next idle worker, or the words why there is none."""
        try:
            worker = self._idle.get(timeout=self._limits.seconds)
        except queue.Empty:
            return said(503, "too many queries at once; try again")
        try:
            answered = worker.answer(question)
        finally:
            self._put_back(worker)
        if answered is None:
            taken = f"more than {self._limits.seconds:g} seconds or {self._limits.memory:,} bytes"
            return said(503, f"the query took {taken}; ask for less")
        return answered

    def close(self) -> None:
        """End all workers at once, whatever they are doing."""
        with self._changing:
            self._closed = True
            for worker in self._workers:
                worker.end()

    def _put_back(self, worker: Worker) -> None:
        with self._changing:
            if not worker.alive and not self._closed:
                self._workers.discard(worker)
                worker = self._start()
                self._workers.add(worker)
        self._idle.put(worker)
