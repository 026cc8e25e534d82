"""A standalone cluster on loopback: a master, two workers, and one of them killed in the middle of a job."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import networkx as nx

from bench.cluster import cluster, end, wait_for

if TYPE_CHECKING:
    from dealgraph.knowledge_graph import KnowledgeGraph

DRIVER = Path(__file__).with_name("driver.py")


class Diary:
    """What happened, a line an event with the seconds since the start, in a file and on standard output.

    The environment may name the file, to keep it: DEALGRAPH_CLUSTER_LOG.
    """

    def __init__(self, path: Path) -> None:
        self.path = Path(os.environ.get("DEALGRAPH_CLUSTER_LOG", path))
        self.path.write_text("", encoding="utf-8")
        self._start = time.monotonic()

    def tell(self, event: str) -> None:
        """Note an event."""
        line = f"{time.monotonic() - self._start:5.1f} s  {event}\n"
        with self.path.open("a", encoding="utf-8") as stream:
            stream.write(line)
        print(line, end="", flush=True)


def test_a_worker_that_is_killed_in_mid_job_changes_no_row(
    spark_installed: None, real_tables: Path, derived: KnowledgeGraph, tmp_path: Path
) -> None:
    """The other one does its work, and the rows are those of the embedded graph."""
    diary = Diary(tmp_path / "cluster.log")
    answer, log = tmp_path / "answer.json", tmp_path / "driver.log"
    with cluster(tmp_path, "1g", diary.tell) as spark:
        places = [spark.master, str(real_tables), str(tmp_path / "checkpoints"), str(answer)]
        with log.open("wb") as stream, subprocess.Popen(
            [sys.executable, str(DRIVER), *places], stdout=subprocess.PIPE, stderr=stream
        ) as job:  # fmt: skip
            assert job.stdout
            assert job.stdout.readline() == b"working\n"
            diary.tell("the job has begun: conflicts, components and a neighbourhood of two steps")
            wait_for("Asked to launch executor", spark.worker_log(1))
            time.sleep(5)
            assert job.poll() is None
            end(spark.workers[0])
            diary.tell("worker 1 has been killed, with its executor, in the middle of the job")
            wait_for("Lost executor", log)
            diary.tell("the job has noticed: an executor is lost, its tasks go to worker 2")
            assert job.wait(timeout=900) == 0, log.read_text(encoding="utf-8", errors="replace")[-3000:]
            diary.tell("the job has finished")
    found = json.loads(answer.read_text(encoding="utf-8"))
    components = {name: min(part) for part in nx.connected_components(derived.graph.to_undirected()) for name in part}
    assert found["conflicts"] == [one.id for one in derived.conflicts_by_id]
    assert found["components"] == components
    assert found["neighbors"] == sorted(one.id for one in derived.neighbors("Anthropic", hops=2))
    diary.tell("its rows are those of the embedded graph")
    assert diary.path.read_text(encoding="utf-8").count("\n") == 8
