"""Spark for the tests, and the tables that it reads. Obligatory in CI, skipped elsewhere with a word."""

from __future__ import annotations

import importlib.util
import os
import shutil
import sys
from typing import TYPE_CHECKING

import msgspec
import pytest
from spark_document import TABLES

from dealgraph.exports.tables import write_parquet
from dealgraph.knowledge_graph import KnowledgeGraph

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pyspark.sql import SparkSession

    from dealgraph.spark import SparkGraph


SETTINGS = {
    "spark.ui.enabled": "false",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.driver.host": "127.0.0.1",
    "spark.sql.shuffle.partitions": "2",
    "spark.default.parallelism": "2",
}


@pytest.fixture(scope="session")
def spark_installed() -> None:
    """Skip, or fail in CI, where PySpark or Java is missing."""
    missing = [
        name
        for name, found in (("pyspark", importlib.util.find_spec("pyspark")), ("java", shutil.which("java")))
        if not found
    ]
    if missing and os.environ.get("CI"):
        pytest.fail(f"not installed: {missing}")
    if missing:
        pytest.skip(f"not installed: {missing}")
    # The workers run the Python that has dealgraph.
    os.environ["PYSPARK_PYTHON"] = sys.executable


@pytest.fixture(scope="session")
def session(spark_installed: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[SparkSession]:
    """Spark in this process, with two threads."""
    from pyspark.sql import SparkSession

    builder = SparkSession.builder.master("local[2]")
    for name, value in SETTINGS.items():
        builder = builder.config(name, value)
    session = builder.config("spark.sql.warehouse.dir", str(tmp_path_factory.mktemp("warehouse"))).getOrCreate()
    session.sparkContext.setCheckpointDir(str(tmp_path_factory.mktemp("checkpoints")))
    yield session
    session.stop()


def write_tables(kg: KnowledgeGraph, folder: Path) -> Path:
    """Write the tables that Spark reads."""
    for name in TABLES:
        write_parquet(kg, name, folder / f"{name}.parquet")
    return folder


@pytest.fixture(scope="session")
def real_tables(real: KnowledgeGraph, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tables of the shipped graph."""
    return write_tables(real, tmp_path_factory.mktemp("real"))


@pytest.fixture(scope="session")
def derived(real: KnowledgeGraph) -> KnowledgeGraph:
    """The shipped graph without the conflicts that people added: they stand in no table that Spark reads."""
    return KnowledgeGraph(msgspec.structs.replace(real.records, conflicts=()), real.vocabulary)


@pytest.fixture(scope="session")
def on_spark(session: SparkSession, real_tables: Path) -> SparkGraph:
    """The shipped graph on Spark."""
    from dealgraph.spark import SparkGraph

    return SparkGraph(session, real_tables)


@pytest.fixture(scope="session")
def small_on_spark(
    session: SparkSession, small: KnowledgeGraph, tmp_path_factory: pytest.TempPathFactory
) -> SparkGraph:
    """The small world on Spark."""
    from dealgraph.spark import SparkGraph

    return SparkGraph(session, write_tables(small, tmp_path_factory.mktemp("small-tables")))
