"""What docs/spark.md shows is what happens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shown_output import BLOCK, ROOT

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from pyspark.sql import SparkSession


def test_the_program_prints_what_the_document_shows(
    session: SparkSession, real_tables: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """On the tables of the shipped graph, in the session of these tests."""
    blocks = {block["language"]: block["body"] for block in BLOCK.finditer((ROOT / "docs/spark.md").read_text("utf-8"))}
    program = blocks["python"].replace('"exports"', repr(str(real_tables)))
    capsys.readouterr()
    exec(compile(program, "docs/spark.md", "exec"), {})
    printed = [line.rstrip() for line in capsys.readouterr().out.splitlines() if line.strip()]
    assert printed == blocks["text"].splitlines()
