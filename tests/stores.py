"""Real stores on loopback: the Oxigraph server and Virtuoso. Obligatory in CI, skipped elsewhere with a word."""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest
import requests

if TYPE_CHECKING:
    from collections.abc import Iterator


class Place(NamedTuple):
    """Where a store is reached: the Graph Store Protocol, queries, updates, and the login."""

    graphs: str
    query: str
    update: str
    login: tuple[str, str] | None


def free_port() -> int:
    """Return a port of the loopback address that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def require(program: str, mend: str) -> str:
    """Return the path of a program; without it, fail in CI and skip elsewhere."""
    own = Path(sys.executable).parent / program
    found = str(own) if own.exists() else shutil.which(program)
    if found:
        return found
    if os.environ.get("CI"):
        pytest.fail(f"{program} is not installed: {mend}")
    pytest.skip(f"{program} is not installed: {mend}")


def started(command: list[str], folder: Path, address: str) -> subprocess.Popen[bytes]:
    """Start a server in `folder` and return it once it answers at `address`."""
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(command, cwd=folder, stdout=log, stderr=log)
    until = time.monotonic() + 120
    while process.poll() is None and time.monotonic() < until:
        try:
            requests.get(address, timeout=5)
        except requests.ConnectionError:
            time.sleep(0.1)
        else:
            return process
    process.kill()
    pytest.fail(f"{command[0]} did not start: {(folder / 'log').read_text(errors='replace')[-2000:]}")


@contextlib.contextmanager
def oxigraph_in(folder: Path) -> Iterator[Place]:
    """Run an Oxigraph server with an empty store in `folder`."""
    program = require("oxigraph", "pip install oxigraph")
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    command = [program, "serve", "--location", str(folder / "data"), "--bind", f"127.0.0.1:{port}"]
    process = started(command, folder, address)
    try:
        yield Place(f"{address}/store", f"{address}/query", f"{address}/update", None)
    finally:
        process.terminate()
        process.wait()


@pytest.fixture(scope="session")
def oxigraph(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    """An Oxigraph server with an empty store."""
    with oxigraph_in(tmp_path_factory.mktemp("oxigraph")) as place:
        yield place


VIRTUOSO = """\
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
NumberOfBuffers = 20000
MaxDirtyBuffers = 15000
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerRoot = {folder}
ServerThreads = 8
"""


@pytest.fixture(scope="session")
def virtuoso(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    """A Virtuoso 7 with its own tables alone; its first login is dba, dba."""
    program = require("virtuoso-t", "apt-get install virtuoso-opensource-7")
    folder = tmp_path_factory.mktemp("virtuoso")
    http = free_port()
    (folder / "virtuoso.ini").write_text(VIRTUOSO.format(folder=folder, sql=free_port(), http=http), encoding="utf-8")
    address = f"http://127.0.0.1:{http}"
    process = started([program, "+foreground", "+configfile", "virtuoso.ini"], folder, f"{address}/sparql")
    graphs = f"{address}/sparql-graph-crud-auth"
    yield Place(graphs, f"{address}/sparql", f"{address}/sparql-auth", ("dba", "dba"))
    process.terminate()
    process.wait()
