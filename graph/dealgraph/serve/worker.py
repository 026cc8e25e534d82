"""One process that holds the graph and answers one query at a time, within its limits.

What goes through the pipe: first `READY` from the process; then a Question to it and an Answered from it, in turns.
"""

from __future__ import annotations

import multiprocessing
from typing import TYPE_CHECKING, Any, NamedTuple

from ..errors import QueryError
from .formats import ROWS, TRIPLES, TRUTH, Wanted

if TYPE_CHECKING:
    from collections.abc import Mapping
    from multiprocessing.connection import Connection
    from pathlib import Path

    from .limits import Limits

READY = "ready"
_GRACE = 5.0


class Question(NamedTuple):
    """A query that has been checked, the graphs that it may read (None: all), and the wanted media types."""

    query: str
    wanted: Wanted
    default_graphs: tuple[str, ...] | None = None
    named_graphs: tuple[str, ...] | None = None


class Answered(NamedTuple):
    """An HTTP status, a media type, and the body."""

    status: int
    media_type: str
    body: bytes


def said(status: int, words: str) -> Answered:
    """Return an answer of plain words."""
    return Answered(status, "text/plain; charset=utf-8", f"{words}\n".encode("utf-8", "backslashreplace"))


class Worker:
    """A process with the graph of an N-Quads file. It starts at once and loads on its own."""

    def __init__(self, nquads: Path, prefixes: Mapping[str, str], limits: Limits) -> None:
        # Not forked: the server has threads by now, and a fork copies their locks as they stand.
        context = multiprocessing.get_context("spawn")
        self._limits = limits
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=_run, args=(theirs, str(nquads), dict(prefixes), limits), daemon=True)
        self._process.start()
        theirs.close()
        self._ready = False

    def answer(self, question: Question) -> Answered | None:
        """Return the answer, or None where the process came to its end over it: it must not be used again."""
        try:
            if not self._ready:
                self._ready = self._pipe.recv() == READY
            self._pipe.send(question)
            if self._pipe.poll(self._limits.seconds):
                answered: Answered = self._pipe.recv()
                return answered
        except (EOFError, OSError):
            pass
        self.end()
        return None

    @property
    def alive(self) -> bool:
        """Whether the process can answer."""
        return self._process.is_alive()

    def end(self) -> None:
        """End the process at once."""
        self._process.kill()
        self._process.join()


def _run(pipe: Connection, nquads: str, prefixes: dict[str, str], limits: Limits) -> None:
    import signal

    import pyoxigraph

    # Ctrl-C is for the server, which ends its processes.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    store = pyoxigraph.Store()
    store.bulk_load(path=nquads, format=pyoxigraph.RdfFormat.N_QUADS)
    _bound_memory(limits.memory)
    pipe.send(READY)
    while True:
        try:
            question = pipe.recv()
        except EOFError:
            return
        _alarm(limits.seconds + _GRACE)
        try:
            pipe.send(_answer(store, question, prefixes, limits))
        except MemoryError:
            pipe.send(said(503, f"the query needs more than {limits.memory:,} bytes; ask for less"))
        _alarm(0)


def _answer(store: Any, question: Question, prefixes: dict[str, str], limits: Limits) -> Answered:
    from ..sparql import evaluate

    try:
        found = evaluate(store, question.query, prefixes, question.default_graphs, question.named_graphs)
        return _written(found, question.wanted, limits.answer)
    except _TooLargeError:
        return said(503, f"the answer is larger than {limits.answer:,} bytes; ask for less, with LIMIT say")
    except QueryError as error:
        return said(400, str(error))


def _written(found: Any, wanted: Wanted, most: int) -> Answered:
    import pyoxigraph

    kind: Any = pyoxigraph.QueryResultsFormat
    if isinstance(found, pyoxigraph.QueryTriples):
        media_type, formats, kind = wanted.triples, TRIPLES, pyoxigraph.RdfFormat
    elif isinstance(found, pyoxigraph.QueryBoolean):
        media_type, formats = wanted.truth, TRUTH
    else:
        media_type, formats = wanted.rows, ROWS
    if media_type is None:
        return said(406, f"this answer can be given as {', '.join(formats)}")
    body = _Bounded(most)
    try:
        found.serialize(body, format=getattr(kind, formats[media_type]))
    except (ValueError, RuntimeError, OSError) as error:
        if body.full:
            raise _TooLargeError from None
        raise QueryError(f"the query cannot be run: {error}") from None
    charset = "; charset=utf-8" if media_type.startswith("text/") else ""
    return Answered(200, media_type + charset, b"".join(body.parts))


class _TooLargeError(Exception):
    pass


class _Bounded:
    """A stream that takes `most` bytes and refuses the next."""

    def __init__(self, most: int) -> None:
        self.parts: list[bytes] = []
        self.full = False
        self._left = most

    def write(self, data: bytes) -> int:
        self._left -= len(data)
        if self._left < 0:
            self.full = True
            raise OSError("the answer is too large")
        self.parts.append(bytes(data))
        return len(data)

    def flush(self) -> None:
        pass


def _alarm(seconds: float) -> None:
    """Let the system end the process after `seconds` (0: never), should the server itself have come to a sudden end."""
    import signal

    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, seconds)


def _bound_memory(most: int) -> None:
    """Let the process take `most` bytes more than it has, where the system can say so."""
    try:
        import resource
        from pathlib import Path

        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    except (ImportError, OSError):
        return
    bound = pages * resource.getpagesize() + most
    resource.setrlimit(resource.RLIMIT_AS, (bound, bound))
