"""`python -m bench.spark [--size N] [--copies N]`: the main questions on a Spark cluster of this machine, beside the embedded graph.

The cluster's graph is ten times as large: the embedded one, and copies of it whose entities, sources and statements
bear other names. So what is asked about the first has the same rows on both, and that is asserted. The cluster is a
master and two workers of one core each on loopback; memory is the most that all of its processes need together.
Times are by the clock on the wall: Spark's processes are no children of this one.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dealgraph.exports.tables import write_parquet

from .cluster import cluster
from .harness import Row, Timing, plain, size_name
from .worlds import Bench

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pyspark.sql import SparkSession

    from dealgraph.knowledge_graph import KnowledgeGraph

TITLE = "Spark, on a cluster of one machine"
COPIES = 10
TABLES = ("entities", "sources", "statements", "quotations")
# The columns that hold names, which the copies have of their own.
NAMES = {
    "entities": ("id", "label"),
    "sources": ("id", "speaker"),
    "statements": ("id", "subject", "object", "speaker", "via", "deal", "source"),
    "quotations": ("id", "speaker", "source"),
}
DATE = "2025-06"


def measure(bench: Bench) -> Iterator[Row]:
    """Yield the rows where the largest graphs are measured: they take long."""
    for size in bench.at(1_000_000):
        yield from rows(bench, size, COPIES)


def rows(bench: Bench, size: int, copies: int) -> Iterator[Row]:
    """Yield a row a question."""
    import dealgraph

    kg = dealgraph.load(bench.tables(size))
    folder = _copied(kg, bench.scratch / f"spark-{size}-{copies}", copies)
    with _cluster(bench.scratch) as (session, memory):
        from dealgraph.spark import SparkGraph

        graph: Any = SparkGraph(session, str(folder))
        _clocked(graph.statements.count)
        for name, on_spark, embedded in _questions(graph, kg):
            own, found = _clocked(on_spark)
            peer, expected = _clocked(embedded)
            assert found == expected, name
            work = f"{name}, {size_name(size * copies)} statements"
            own.peaks = [memory()]
            yield Row(
                work, own, f"embedded, {size_name(size)}", peer, note=f"{len(expected):,} rows of the first graph"
            )


def _questions(graph: Any, kg: KnowledgeGraph) -> Iterator[tuple[str, Callable[[], Any], Callable[[], Any]]]:
    import networkx as nx

    metric = "runRateRevenue"
    company = max(kg.entities_of("Company"), key=lambda one: len(kg.statements(about=one.id, unit="GW"))).id
    ids = [row.id for row in kg.entities]
    own = set(ids)

    def parts() -> dict[str, str]:
        joined = nx.Graph()
        joined.add_nodes_from(ids)
        statements: Any = kg.records.statements
        names = statements.columns["subject"].values
        pairs = zip(statements.numbers("subject"), statements.numbers("object"), strict=True)
        joined.add_edges_from((names[one - 1], names[other - 1]) for one, other in pairs if other)
        return {name: first for part in nx.connected_components(joined) for first in [min(part)] for name in part}

    def mine(found: Any) -> list[str]:
        return sorted(row["id"] for row in found.collect())

    yield (
        "a filter",
        lambda: mine(graph.select(about=company, unit="USD")),
        lambda: sorted(row.id for row in kg.statements(about=company, unit="USD")),
    )
    yield (
        "a view at a date, filtered",
        lambda: mine(graph.as_of(DATE).select(about=company)),
        lambda: sorted(row.id for row in kg.as_of(DATE).statements(about=company)),
    )
    yield (
        "figures through time",
        lambda: [row["id"] for row in graph.timeline(company, metric).collect()],
        lambda: [row.id for row in kg.timeline(company, metric)],
    )
    yield (
        "neighbourhood of two steps",
        lambda: mine(graph.neighbors(company, hops=2)),
        lambda: sorted(one.id for one in kg.neighbors(company, hops=2)),
    )
    yield (
        "connected components",
        lambda: {row["id"]: row["component"] for row in graph.components().collect() if row["id"] in own},
        parts,
    )
    yield (
        "conflicts",
        lambda: sorted(row["id"] for row in graph.conflicts().collect() if row["about"] in own),
        lambda: sorted(one.id for one in kg.conflicts()),
    )


def _clocked(work: Callable[[], Any]) -> tuple[Timing, Any]:
    start = time.monotonic()
    found = work()
    return Timing([time.monotonic() - start]), found


def _copied(kg: KnowledgeGraph, folder: Path, copies: int) -> Path:
    """Write the tables `copies` times: each table is a folder with a Parquet file a copy."""
    import pyarrow as pa
    import pyarrow.compute as pc
    import pyarrow.parquet as pq

    if folder.exists():
        return folder
    made = folder.with_suffix(".making")
    for table in TABLES:
        place = made / f"{table}.parquet"
        place.mkdir(parents=True, exist_ok=True)
        write_parquet(kg, table, place / "0.parquet")
        whole = pq.read_table(place / "0.parquet")
        for copy in range(1, copies):
            other = whole
            for name in NAMES[table]:
                column = pc.binary_join_element_wise(pa.scalar(f"w{copy}"), other[name], pa.scalar("-"))
                other = other.set_column(other.column_names.index(name), name, column)
            pq.write_table(other, place / f"{copy}.parquet", compression="zstd", row_group_size=1 << 16)
    made.rename(folder)
    return folder


@contextlib.contextmanager
def _cluster(scratch: Path) -> Iterator[tuple[SparkSession, Callable[[], int]]]:
    """Start a master and two workers, and give a session on them with what tells their memory at its peak."""
    from pyspark.sql import SparkSession

    os.environ["PYSPARK_PYTHON"] = sys.executable
    with tempfile.TemporaryDirectory(dir=scratch) as folder, cluster(Path(folder), "4g") as spark:
        settings = {
            "spark.ui.enabled": "false",
            "spark.driver.bindAddress": "127.0.0.1",
            "spark.driver.host": "127.0.0.1",
            "spark.driver.memory": "4g",
            "spark.driver.maxResultSize": "2g",
            "spark.executor.memory": "3g",
            "spark.executor.cores": "1",
            "spark.sql.shuffle.partitions": "32",
            "spark.local.dir": folder,
        }
        builder = SparkSession.builder.master(spark.master).appName("dealgraph bench")
        for name, value in settings.items():
            builder = builder.config(name, value)
        session = builder.getOrCreate()
        session.sparkContext.setLogLevel("ERROR")
        session.sparkContext.setCheckpointDir(str(Path(folder, "checkpoints")))
        watch = _Memory()
        watch.start()
        try:
            yield session, lambda: watch.peak
        finally:
            watch.ended.set()
            session.stop()


class _Memory(threading.Thread):
    """Notes the most memory that all of Spark's processes, and the Python that works for them, need at one time."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.peak = 0
        self.ended = threading.Event()

    def run(self) -> None:
        while not self.ended.wait(0.5):
            self.peak = max(self.peak, sum(map(_resident, _spark_processes())))


def _spark_processes() -> Iterator[Path]:
    for place in Path("/proc").iterdir():
        if place.name.isdigit():
            with contextlib.suppress(OSError):
                words = (place / "cmdline").read_bytes()
                if b"org.apache.spark" in words or b"pyspark.daemon" in words:
                    yield place


def _resident(place: Path) -> int:
    with contextlib.suppress(OSError, IndexError, ValueError):
        return int((place / "statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    return 0


def main() -> None:
    """Measure these rows and print them as they come."""
    parser = argparse.ArgumentParser(prog="python -m bench.spark", description=__doc__)
    parser.add_argument("--size", type=int, default=1_000_000, help="statements of the embedded graph")
    parser.add_argument("--copies", type=int, default=COPIES, help="how many times as large the cluster's graph is")
    parser.add_argument("--scratch", type=Path, required=True, help="where the made graphs are kept")
    given = parser.parse_args()
    bench = Bench(1, (given.size,), given.scratch.resolve())
    bench.scratch.mkdir(parents=True, exist_ok=True)
    found = []
    for row in rows(bench, given.size, given.copies):
        found.append(row)
        print("   ", "  ".join(cell for cell in row.cells() if cell), flush=True)
    print("\n" + plain(found))


if __name__ == "__main__":
    main()
