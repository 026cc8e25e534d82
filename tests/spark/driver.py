"""A program on a cluster: finds conflicts, components and a neighbourhood, and writes their rows as JSON.

`python driver.py MASTER TABLES CHECKPOINTS ANSWER`; it says `working` when the first job begins.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path


def main(master: str, tables: str, checkpoints: str, answer: str) -> None:
    """Run the questions."""
    from pyspark.sql import SparkSession

    from dealgraph.spark import SparkGraph

    builder = SparkSession.builder.master(master).appName("dealgraph")
    settings = {
        "spark.ui.enabled": "false",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.host": "127.0.0.1",
        "spark.sql.shuffle.partitions": "8",
        "spark.executor.memory": "700m",
        "spark.executor.cores": "1",
    }
    for name, value in settings.items():
        builder = builder.config(name, value)
    session = builder.getOrCreate()
    session.sparkContext.setCheckpointDir(checkpoints)
    graph = SparkGraph(session, tables)
    print("working", flush=True)
    found = {
        "conflicts": [row["id"] for row in graph.conflicts().collect()],
        "components": {row["id"]: row["component"] for row in graph.components().collect()},
        "neighbors": sorted(row["id"] for row in graph.neighbors("Anthropic", hops=2).collect()),
    }
    Path(answer).write_text(json.dumps(found), encoding="utf-8")
    session.stop()


if __name__ == "__main__":
    main(*sys.argv[1:])
