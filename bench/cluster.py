"""A standalone Spark cluster on loopback, for the bench and the tests: a master and two workers of one core each."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from .servers import free_port

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

WORKERS = 2
_STARTUP_SECONDS = 180


@dataclass
class Cluster:
    """The master's address, the workers in the order of their numbers, and the folder with the logs of all."""

    master: str
    folder: Path
    workers: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def worker_log(self, number: int) -> Path:
        """Return the log of a worker; the first has the number 1."""
        return self.folder / f"worker-{number}.log"


@contextlib.contextmanager
def cluster(folder: Path, memory: str, tell: Callable[[str], object] = lambda event: None) -> Iterator[Cluster]:
    """Start the cluster in `folder`, give it once all workers are known to the master, and end it.

    `memory` is what a worker may give to its executors; `tell` is called with each event, in words.
    """
    address, port = "127.0.0.1", str(free_port())
    found = Cluster(f"spark://{address}:{port}", folder)
    with contextlib.ExitStack() as stack:
        place = ("--host", address, "--port", port, "--webui-port", str(free_port()))
        stack.enter_context(_daemon("master.Master", place, folder / "master.log"))
        wait_for("I have been elected leader", folder / "master.log")
        tell("the master has started")
        for number in range(1, WORKERS + 1):
            work = folder / f"work-{number}"
            work.mkdir()
            place = ("--host", address, "--webui-port", str(free_port()), "--work-dir", str(work))
            limits = ("--cores", "1", "--memory", memory)
            daemon = _daemon("worker.Worker", (*place, *limits, found.master), found.worker_log(number))
            found.workers.append(stack.enter_context(daemon))
            wait_for("Successfully registered with master", found.worker_log(number))
            tell(f"worker {number} of {WORKERS} has started: 1 core, {memory} of memory")
        yield found


def end(process: subprocess.Popen[bytes]) -> None:
    """Kill a daemon and all that it has started."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def wait_for(what: str, log: Path) -> None:
    """Wait until a line of the log says so. Raises TimeoutError with the log's end where none does in three minutes."""
    until = time.monotonic() + _STARTUP_SECONDS
    while what not in (words := log.read_text(encoding="utf-8", errors="replace")):
        if time.monotonic() > until:
            raise TimeoutError(f"{log.name} does not say {what!r}: {words[-2000:]}")
        time.sleep(0.1)


@contextlib.contextmanager
def _daemon(name: str, arguments: tuple[str, ...], log: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Run one of Spark's daemons, in a group of its own so that what it starts ends with it."""
    import pyspark

    home = Path(pyspark.__file__).parent
    environment = {**os.environ, "SPARK_HOME": str(home), "SPARK_LOCAL_IP": "127.0.0.1", "SPARK_NO_DAEMONIZE": "1"}
    command = [str(home / "bin" / "spark-class"), f"org.apache.spark.deploy.{name}", *arguments]
    with log.open("wb") as stream:
        process = subprocess.Popen(
            command, env=environment, cwd=log.parent, stdout=stream, stderr=stream, start_new_session=True
        )
    try:
        yield process
    finally:
        end(process)
