"""Stores on loopback, for the bench and the tests: the Oxigraph server and Virtuoso 7, each empty at first."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import socket
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import requests

from dealgraph.push.store import cut_short
from dealgraph.sparql import _python_value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dealgraph.sparql import Value

# How each is installed, by the program's name.
MENDS = {"oxigraph": "pip install oxigraph", "virtuoso-t": "apt-get install virtuoso-opensource-7"}


# The rows that Virtuoso may give at the most: more than any query has.
_MOST_ROWS = 1 << 30


class ServerError(Exception):
    """A server is not installed, does not start, or does not answer a query."""


@dataclass(frozen=True)
class Place:
    """Where a store is reached: the Graph Store Protocol, queries, updates, the login; and its process.

    `dumps`: it gives back a whole graph by the protocol, which no limit of a query cuts short.
    """

    graphs: str
    query: str
    update: str
    login: tuple[str, str] | None
    process: int
    dumps: bool = False

    def ask(self, query: str, graph: str | None, seconds: float = 600) -> list[tuple[Value, ...]]:
        """Return the rows of a query, as our own engines give them.

        `graph` is the default graph (None: the store's own). Raises ServerError where they do not come in time.
        """
        given = {"query": query} | ({"default-graph-uri": graph} if graph else {})
        # Virtuoso ends a query after so many milliseconds and after so many rows (2^20 where it is not told how many),
        # gives what it has by then, and says so in a head; the others pass over both.
        given |= {"timeout": str(int(seconds * 1000)), "maxrows": str(_MOST_ROWS)}
        headers = {"Accept": "application/sparql-results+json"}
        try:
            response = requests.post(self.query, data=given, headers=headers, timeout=2 * seconds)
            cut = cut_short(response)
            if cut:
                raise ServerError(cut)
            if response.status_code != 200:
                raise ServerError(f"{response.status_code}: {response.text[:500]}")
            found = response.json()
        except requests.RequestException as error:
            raise ServerError(f"no answer: {error}") from None
        names = found["head"]["vars"]
        return [tuple(_cell(row.get(name)) for name in names) for row in found["results"]["bindings"]]


def _cell(term: dict[str, str] | None) -> Value:
    """Return a term of the JSON results as Python has it."""
    if term is None:
        return None
    return term["value"] if term["type"] == "uri" else _python_value(term["value"], term.get("datatype", ""))


def free_port() -> int:
    """Return a port of the loopback address that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def program(name: str) -> str:
    """Return the path of a program. Raises ServerError where it is not installed, saying how it is."""
    own = Path(sys.executable).parent / name
    found = str(own) if own.exists() else shutil.which(name)
    if not found:
        raise ServerError(f"{name} is not installed: {MENDS[name]}")
    return found


@contextlib.contextmanager
def oxigraph_in(folder: Path, seconds: int | None = None) -> Iterator[Place]:
    """Run an Oxigraph server with an empty store in `folder`, which ends a query after so many seconds."""
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    command = [program("oxigraph"), "serve", "--location", str(folder / "data"), "--bind", f"127.0.0.1:{port}"]
    limit = ["--timeout-s", str(seconds)] if seconds else []
    with _running([*command, *limit], folder, address) as process:
        yield Place(f"{address}/store", f"{address}/query", f"{address}/update", None, process, dumps=True)


_VIRTUOSO = """\
[Database]
DatabaseFile = {folder}/virtuoso.db
ErrorLogFile = {folder}/virtuoso.log
LockFile = {folder}/virtuoso.lck
TransactionFile = {folder}/virtuoso.trx
xa_persistent_file = {folder}/virtuoso.pxa
[TempDatabase]
DatabaseFile = {folder}/temporary.db
TransactionFile = {folder}/temporary.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
DisableUnixSocket = 1
NumberOfBuffers = {buffers}
MaxDirtyBuffers = {dirty}
DefaultIsolation = 2
ThreadsPerQuery = 1
AsyncQueueMaxThreads = 1
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerRoot = {folder}
ServerThreads = 8
"""


def virtuoso_buffers(share: float) -> int:
    """Return how many buffers of Virtuoso take this share of the memory that is free now, as it takes them at once.

    A buffer is a page of 8 KiB and what is kept of it: its manual reckons with 85,000 a GiB on two thirds of a machine.
    """
    told = Path("/proc/meminfo")
    found = re.search(r"MemAvailable: +(\d+) kB", told.read_text(encoding="ascii")) if told.exists() else None
    free = int(found[1]) * 1024 if found else os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    return int(free * share) // 8_400


@contextlib.contextmanager
def virtuoso_in(folder: Path, buffers: int = 20_000) -> Iterator[Place]:
    """Run a Virtuoso 7 with its own tables alone in `folder`; a buffer is 8 KiB. Its first login is dba, dba."""
    http = free_port()
    written = _VIRTUOSO.format(folder=folder, sql=free_port(), http=http, buffers=buffers, dirty=buffers * 3 // 4)
    (folder / "virtuoso.ini").write_text(written, encoding="utf-8")
    address = f"http://127.0.0.1:{http}"
    command = [program("virtuoso-t"), "+foreground", "+configfile", "virtuoso.ini"]
    with _running(command, folder, f"{address}/sparql") as process:
        graphs = f"{address}/sparql-graph-crud-auth"
        yield Place(graphs, f"{address}/sparql", f"{address}/sparql-auth", ("dba", "dba"), process)


@contextlib.contextmanager
def _running(command: list[str], folder: Path, address: str) -> Iterator[int]:
    """Start a server in `folder`, give its process once it answers at `address`, and end it. Raises ServerError."""
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(command, cwd=folder, stdout=log, stderr=log)
    try:
        _wait(process, address, folder / "log")
        yield process.pid
    finally:
        process.terminate()
        try:
            process.wait(60)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _wait(process: subprocess.Popen[bytes], address: str, log: Path) -> None:
    until = time.monotonic() + 300
    while process.poll() is None and time.monotonic() < until:
        try:
            requests.get(address, timeout=5)
        # One that is still starting may take the connection and not answer yet.
        except (requests.ConnectionError, requests.Timeout):
            time.sleep(0.1)
        else:
            return
    words = log.read_text(encoding="utf-8", errors="replace")[-2000:]
    raise ServerError(f"{process.args[0]} did not start: {words}")  # type: ignore[index]
