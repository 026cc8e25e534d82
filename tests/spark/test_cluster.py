"""A standalone cluster on loopback: a master, two workers, and one of them killed in the middle of a job."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import networkx as nx

from stores import free_port

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dealgraph.knowledge_graph import KnowledgeGraph

DRIVER = Path(__file__).with_name("driver.py")


@contextlib.contextmanager
def running(arguments: list[str], log: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Run one of Spark's daemons, in a group of its own so that what it starts ends with it."""
    import pyspark

    home = Path(pyspark.__file__).parent
    environment = {**os.environ, "SPARK_HOME": str(home), "SPARK_LOCAL_IP": "127.0.0.1", "SPARK_NO_DAEMONIZE": "1"}
    with log.open("wb") as stream:
        process = subprocess.Popen(
            [str(home / "bin" / "spark-class"), *arguments],
            env=environment, cwd=log.parent, stdout=stream, stderr=stream, start_new_session=True,
        )  # fmt: skip
    try:
        yield process
    finally:
        end(process)


def end(process: subprocess.Popen[bytes]) -> None:
    """Kill a daemon and all that it has started."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def wait_for(what: str, log: Path) -> None:
    """Wait until a line of the log says so."""
    until = time.monotonic() + 180
    while what not in log.read_text(encoding="utf-8", errors="replace"):
        assert time.monotonic() < until, f"{log.name} does not say {what!r}: {log.read_text(errors='replace')[-2000:]}"
        time.sleep(0.1)


def test_a_worker_that_is_killed_in_mid_job_changes_no_row(
    spark_installed: None, real_tables: Path, derived: KnowledgeGraph, tmp_path: Path
) -> None:
    """The other one does its work, and the rows are those of the embedded graph."""
    port = free_port()
    master = f"spark://127.0.0.1:{port}"
    place = "org.apache.spark.deploy"
    started = [f"{place}.master.Master", "--host", "127.0.0.1", "--port", str(port), "--webui-port", str(free_port())]
    with contextlib.ExitStack() as cluster:
        cluster.enter_context(running(started, tmp_path / "master.log"))
        wait_for("I have been elected leader", tmp_path / "master.log")
        workers = []
        for number in (1, 2):
            (tmp_path / f"work-{number}").mkdir()
            command = [
                f"{place}.worker.Worker", "--host", "127.0.0.1", "--cores", "1", "--memory", "1g",
                "--webui-port", str(free_port()), "--work-dir", str(tmp_path / f"work-{number}"), master,
            ]  # fmt: skip
            workers.append(cluster.enter_context(running(command, tmp_path / f"worker-{number}.log")))
            wait_for("Successfully registered with master", tmp_path / f"worker-{number}.log")
        answer = tmp_path / "answer.json"
        driver = [sys.executable, str(DRIVER), master, str(real_tables), str(tmp_path / "checkpoints"), str(answer)]
        with (tmp_path / "driver.log").open("wb") as log:
            job = cluster.enter_context(subprocess.Popen(driver, stdout=subprocess.PIPE, stderr=log))
            assert job.stdout
            assert job.stdout.readline() == b"working\n"
            wait_for("Asked to launch executor", tmp_path / "worker-1.log")
            time.sleep(5)
            assert job.poll() is None
            end(workers[0])
            assert job.wait(timeout=900) == 0, (tmp_path / "driver.log").read_text(errors="replace")[-3000:]
    assert "Lost executor" in (tmp_path / "driver.log").read_text(encoding="utf-8", errors="replace")
    found = json.loads(answer.read_text(encoding="utf-8"))
    components = {name: min(part) for part in nx.connected_components(derived.graph.to_undirected()) for name in part}
    assert found["conflicts"] == [one.id for one in derived.conflicts_by_id]
    assert found["components"] == components
    assert found["neighbors"] == sorted(one.id for one in derived.neighbors("Anthropic", hops=2))
