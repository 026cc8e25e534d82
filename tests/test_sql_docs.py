"""The questions of docs/sql.md run, in DuckDB and in Polars, and answer what the Python API answers."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

import pytest

from dealgraph import KnowledgeGraph
from dealgraph.exports.files import EXPORTS
from dealgraph.exports.tables import COLUMNS

TEXT = (Path(__file__).resolve().parent.parent / "docs" / "sql.md").read_text(encoding="utf-8")
QUESTIONS = dict(re.findall(r"```sql (\w+)\n(.*?)```", TEXT, re.DOTALL))
ALSO_POLARS = [
    re.search(r"```sql (\w+)", TEXT[heading.end() :])[1] for heading in re.finditer(r"### .*\(also Polars\)", TEXT)
]
duckdb = __import__("duckdb") if os.environ.get("CI") else pytest.importorskip("duckdb", reason="needs duckdb")

Answer = list[tuple[Any, ...]]


@pytest.fixture(scope="module")
def folder(real: KnowledgeGraph, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Parquet files of the shipped graph."""
    place = tmp_path_factory.mktemp("tables")
    for table in COLUMNS:
        EXPORTS[f"{table}.parquet"].write(real, place / f"{table}.parquet")
    return place


@pytest.fixture(scope="module")
def answers(folder: Path) -> dict[str, Answer]:
    """DuckDB's answer to each question."""
    tables = duckdb.connect()
    for table in COLUMNS:
        tables.execute(f"create view {table} as select * from '{folder}/{table}.parquet'")
    return {name: tables.execute(question).fetchall() for name, question in QUESTIONS.items()}


def test_there_are_ten_questions(answers: dict[str, Answer]) -> None:
    """Each with an answer that is not empty on the shipped graph."""
    assert len(QUESTIONS) == 10
    assert {name: rows for name, rows in answers.items() if not rows and name != "rivals"} == {}


@pytest.mark.parametrize("name", ALSO_POLARS)
def test_polars_answers_the_same(name: str, folder: Path, answers: dict[str, Answer]) -> None:
    """Word for word the same question."""
    import polars

    tables = polars.SQLContext({table: polars.scan_parquet(folder / f"{table}.parquet") for table in COLUMNS})
    found = tables.execute(QUESTIONS[name], eager=True).rows()
    assert sorted(map(repr, answers[name])) == sorted(map(repr, found))


def test_they_answer_what_python_answers(real: KnowledgeGraph, answers: dict[str, Answer]) -> None:
    """By the ids, dates and words of the rows."""
    name = "anthropic"
    assert len(real.statements(subject=name)) == len(answers["about"])
    assert {entity.id for entity in real.neighbors(name)} == {row[0] for row in answers["neighbours"]} - {name}
    figures = real.statements(subject=name, predicate="runRateRevenue")
    assert sorted((row.at or "") for row in figures) == sorted((row[0] or "") for row in answers["timeline"])
    rows = real.records.statements
    latest = {}
    for row in rows:
        if row.unit and row.at:
            latest[row.subject, row.predicate] = max(latest.get((row.subject, row.predicate), ""), row.at)
    assert latest == {(row[0], row[1]): row[2] for row in answers["latest"]}
    assert sorted(row.id for row in rows if row.known_since and row.known_since <= "2026-05-13") == [
        row[0] for row in answers["known"]
    ]
    assert len(rows) == sum(row[2] for row in answers["voices"])
    receipts = {(row.id, part.exact) for row in real.statements(subject=name) for part in row.evidence}
    assert receipts == {(row[0], row[2]) for row in answers["receipts"]}
    parties = {(row[0], row[1], row[2]) for row in answers["deals"]}
    assert all(real.statements(subject=deal, predicate=role) for deal, role, _ in parties)
    suppliers = {part.entity for part in real.exposure(name).parts}
    assert {row[0] for row in answers["exposure"]} <= suppliers
