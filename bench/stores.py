"""`python -m bench.stores [--size N] [--store NAME]`: the graph pushed to stores of other people, and the named queries there.

Each store is a server on loopback, empty at first. Our client writes the triples, sends them, reads back what arrived
and compares its count and checksum. Then each named query is asked; its rows must be those of the embedded graph or,
where that would not fit into memory, those of the other store. Times are by the clock on the wall, as the work is the
server's; memory is the client's, that of the server stands in the note.
"""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import json
import multiprocessing
import os
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from .harness import Row, Timing, once, plain, size_name, task
from .servers import Place, ServerError, oxigraph_in, virtuoso_buffers, virtuoso_in
from .worlds import Bench

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from contextlib import AbstractContextManager
    from multiprocessing.connection import Connection

    from dealgraph.sparql import Value

TITLE = "Stores of other people"
SIZES = (10_000, 100_000, 1_000_000)
# The largest graph whose triples the embedded store holds beside everything else on a machine of 16 GB.
EMBEDDED = 100_000
GRAPH = "https://example.org/graph"
# How long a query may take, and a push be without an answer.
QUERY_SECONDS, PUSH_SECONDS = 60, 7200


class Answered(NamedTuple):
    """The seconds that a query took, and the number and the checksum of its rows, whatever their order."""

    seconds: float
    rows: int
    checksum: str


# The answer of each query that was given in time, by name.
Answers = dict[str, Answered]


def measure(bench: Bench) -> Iterator[Row]:
    """Yield the rows."""
    for size in bench.at(*SIZES):
        yield from rows(bench, size, STORES, QUERY_SECONDS)


def rows(bench: Bench, size: int, stores: Iterable[str], seconds: int) -> Iterator[Row]:
    """Yield two rows a store: the push, and the queries."""
    folder = bench.tables(size)
    known, whose = (_embedded(folder, seconds), "embedded") if size <= EMBEDDED else ({}, "")
    for name in stores:
        with tempfile.TemporaryDirectory(prefix=f"{name}-", dir=bench.scratch) as place:
            try:
                with STORES[name](Path(place), size, seconds) as store:
                    yield _pushed(name, store, folder, Path(place), size)
                    found = dict(_asked(name, store, seconds))
                    yield _compared(name, found, whose, known, size)
            except ServerError as error:
                print(f"    {name}: left out: {error}", flush=True)
                continue
        if not known:
            known, whose = found, name


@contextlib.contextmanager
def _oxigraph(folder: Path, size: int, seconds: int) -> Iterator[Place]:
    with oxigraph_in(folder, seconds) as place:
        # In transactions a load takes three times the work and sixteen times the memory.
        yield replace(place, graphs=f"{place.graphs}?no_transaction")


def _virtuoso(folder: Path, size: int, seconds: int) -> AbstractContextManager[Place]:
    # Two buffers a statement hold the whole; the client needs memory too.
    return virtuoso_in(folder, min(2 * size, virtuoso_buffers(1 / 3)))


STORES: dict[str, Callable[[Path, int, int], AbstractContextManager[Place]]] = {
    "oxigraph": _oxigraph,
    "virtuoso": _virtuoso,
}


# -- the push ------------------------------------------------------------------------


def _pushed(name: str, store: Place, tables: Path, folder: Path, size: int) -> Row:
    timing = once(
        task(push, name, tables, folder, store.graphs, "" if store.dumps else store.query, *(store.login or ()))
    )
    told: dict[str, Any] = json.loads(str(timing.answer))
    note = (
        f"{told['triples']:,} triples, {told['triples'] / told['seconds']:,.0f} a second, count and checksum "
        f"compared {told['how']}; writing them first took {told['writing']:.3g} s, not counted; "
        f"the server works {_worked(store.process):.0f} s, needs {_peak(store.process) / 2**20:,.0f} MiB of memory and {_disk(folder) / 2**20:,.0f} of disk"
    )
    row = Row(f"push to {name}", Timing([told["seconds"]], timing.peaks), size=size, note=note)
    print(f"    {row.title}: {row.ours.median:.1f} s; {note}", flush=True)
    return row


def push(name: str, tables: str, folder: str, graphs: str, query: str, *login: str) -> Callable[[], str]:
    """Write the triples of the graph in `tables`, send them and compare what arrived; return what is to be told."""
    import dealgraph
    from dealgraph.push import WHOLE, GraphStore, prepare, send

    kg = dealgraph.load(tables)
    user, password = login or (None, None)
    known = (user, password) if user and password else None
    store = GraphStore(graphs, login=known, seconds=PUSH_SECONDS, query=query or None)

    def work() -> str:
        start = time.monotonic()
        with tempfile.TemporaryDirectory(dir=folder) as own:
            (path,) = prepare(kg, GRAPH, WHOLE, Path(own)).values()
            written = time.monotonic()
            sent = send(store, GRAPH, path, _telling(name))
        told = {"triples": sent.triples, "seconds": time.monotonic() - written, "writing": written - start}
        return json.dumps(told | {"how": "to the letter" if sent.to_the_letter else "by value"})

    return work


def _telling(name: str) -> Callable[[int, int], None]:
    """Return what says, each minute, how far the sending has come, as one that stalls would else say nothing."""
    start = last = time.monotonic()

    def tell(done: int, size: int) -> None:
        nonlocal last
        now = time.monotonic()
        if now - last >= 60:
            last = now
            print(f"    {name}: {done / size:.0%} sent after {now - start:.0f} s", file=sys.stderr, flush=True)

    return tell


def _worked(process: int) -> float:
    """Return the CPU seconds of a process so far, which other work on the machine does not change; 0 where unknown."""
    status = Path(f"/proc/{process}/stat")
    if not status.exists():
        return 0
    # User and system time, behind the name of the program, which may hold anything: man 5 proc_pid_stat.
    fields = status.read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _disk(folder: Path) -> int:
    """Return the bytes of the files below a folder, of which a store at work may remove some meanwhile."""
    total = 0
    for path in folder.rglob("*"):
        with contextlib.suppress(FileNotFoundError):
            total += path.stat().st_size
    return total


def _peak(process: int) -> int:
    """Return the most memory that a process has had, in bytes; 0 where the system does not say."""
    status = Path(f"/proc/{process}/status")
    if not status.exists():
        return 0
    line = next(line for line in status.read_text(encoding="utf-8").splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) * 1024


# -- the queries ---------------------------------------------------------------------


def _asked(name: str, store: Place, seconds: int) -> Iterator[tuple[str, Answered]]:
    """Ask every query, say how each went, and yield those that were answered."""
    from dealgraph.sparql import named_queries

    for query, path in named_queries().items():
        start, before = time.monotonic(), _worked(store.process)
        try:
            found = store.ask(path.read_text(encoding="utf-8"), GRAPH, seconds)
        except ServerError as error:
            print(f"    {name}: {query} gives out after {time.monotonic() - start:.1f} s: {error}", flush=True)
            continue
        answered = Answered(time.monotonic() - start, len(found), _checksum(found))
        worked = _worked(store.process) - before
        print(
            f"    {name}: {query}: {answered.seconds:.2f} s, of work {worked:.2f}, {answered.rows:,} rows", flush=True
        )
        yield query, answered


def _embedded(tables: Path, seconds: int) -> Answers:
    told = json.loads(str(once(task(embedded, tables, seconds)).answer))
    found = {name: Answered(*answered) for name, answered in told.items()}
    for query, answered in found.items():
        print(f"    embedded: {query}: {answered.seconds:.2f} s, {answered.rows:,} rows", flush=True)
    return found


def embedded(tables: str, seconds: str) -> Callable[[], str]:
    """Return what the embedded graph answers to each query in time."""
    import dealgraph
    from dealgraph.sparql import engine_of, named_queries

    engine = engine_of(dealgraph.load(tables))

    def answer(query: str, pipe: Connection) -> None:
        start = time.monotonic()
        found = [tuple(row.values()) for row in engine.run(query)]
        pipe.send(Answered(time.monotonic() - start, len(found), _checksum(found)))

    def work() -> str:
        answers = {}
        # An engine in this process cannot be stopped, a copy of the process can.
        context = multiprocessing.get_context("fork")
        for name, path in named_queries().items():
            pipe, theirs = context.Pipe()
            process = context.Process(target=answer, args=(path.read_text(encoding="utf-8"), theirs))
            process.start()
            if pipe.poll(int(seconds)):
                answers[name] = pipe.recv()
            process.kill()
            process.join()
        return json.dumps(answers)

    return work


def _checksum(found: Iterable[tuple[Value, ...]]) -> str:
    """Return the sum of the digests of the rows, so that their order is all the same."""
    digests = (int.from_bytes(hashlib.sha256(repr(row).encode()).digest(), "big") for row in found)
    return f"{sum(digests) % (1 << 256):064x}"


def _compared(name: str, found: Answers, whose: str, known: Answers, size: int) -> Row:
    """Return the row of the queries that both answered, with a word on those that one did not, or not alike."""
    from dealgraph.sparql import named_queries

    queries = named_queries()
    both = [query for query in queries if query in found and query in known]
    lacking = [query for query in queries if query not in found]
    other = [query for query in both if found[query][1:] != known[query][1:]]
    words = [f"{len(found)} of {len(queries)} answered"]
    if found:
        slowest = max(found, key=lambda query: found[query].seconds)
        words.append(f"the slowest, {slowest}, in {found[slowest].seconds:.3g} s")
    if both:
        words.append(f"{len(both) - len(other)} with the rows of {whose}")
    if lacking:
        words.append(f"give out: {', '.join(lacking)}")
    if other:
        words.append(f"other rows: {', '.join(other)}")
    counted = both or list(found)
    ours = Timing([sum(found[query].seconds for query in counted)])
    peer = Timing([sum(known[query].seconds for query in both)]) if both else None
    row = Row(f"named queries on {name}", ours, whose if both else "", peer, size=size, note="; ".join(words))
    print(f"    {row.title}: {ours.median:.1f} s; {row.note}", flush=True)
    return row


def main() -> None:
    """Measure these rows and print them; exit with 1 where a store answers otherwise than the others."""
    parser = argparse.ArgumentParser(prog="python -m bench.stores", description=__doc__)
    parser.add_argument("--size", type=int, default=1_000_000, help="statements of the graph; each makes 25 triples")
    parser.add_argument("--store", action="append", choices=STORES, help="this store alone (repeatable)")
    parser.add_argument("--seconds", type=int, default=QUERY_SECONDS, help="how long a query may take")
    parser.add_argument("--scratch", type=Path, required=True, help="where the made graphs and the stores are kept")
    given = parser.parse_args()
    bench = Bench(1, (given.size,), given.scratch.resolve())
    bench.scratch.mkdir(parents=True, exist_ok=True)
    print(f"{size_name(given.size)} statements", flush=True)
    found = list(rows(bench, given.size, given.store or STORES, given.seconds))
    print("\n" + plain(found))
    print("\n".join(f"{row.title}: {row.note}" for row in found))
    sys.exit(any("other rows" in row.note for row in found))


if __name__ == "__main__":
    main()
