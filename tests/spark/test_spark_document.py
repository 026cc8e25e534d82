"""What docs/spark.md shows is what happens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spark_document import DOCUMENT, printed

from shown_output import BLOCK

if TYPE_CHECKING:
    from pathlib import Path

    from pyspark.sql import SparkSession


def test_the_program_prints_what_the_document_shows(session: SparkSession, real_tables: Path) -> None:
    """On the tables of the shipped graph, in the session of these tests."""
    (shown,) = (b["body"] for b in BLOCK.finditer(DOCUMENT.read_text("utf-8")) if b["language"] == "text")
    assert printed(real_tables) == shown
