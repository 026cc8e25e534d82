"""The tables: one set of rows as JSON Lines, CSV and Parquet, under the names of the contract."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any

import msgspec
import pandas as pd
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from dealgraph.exports.tables import COLUMNS, csv_text, from_csv_text, write_csv, write_jsonl, write_parquet
from dealgraph.knowledge_graph import KnowledgeGraph

if TYPE_CHECKING:
    from pathlib import Path

# What other people's programs rely on; keys may be added, and none of these may go.
CONTRACT = {
    "entities": "id iri type label aliases description same_as",
    "statements": "id subject predicate subject_label object object_label value lower upper unit text bound stance "
    "polarity rank at from to known_since speaker deal evidence",
    "quotations": "id speaker speaker_label text about direct evidence",
    "conflicts": "id kind about statements explanation preferred",
}


def jsonl(kg: KnowledgeGraph, table: str) -> list[dict[str, Any]]:
    """Return the rows of a table as JSON Lines give them."""
    stream = io.StringIO()
    write_jsonl(kg, table, stream)
    return [json.loads(line) for line in stream.getvalue().split("\n")[:-1]]


def csv_rows(kg: KnowledgeGraph, table: str) -> list[dict[str, str]]:
    """Return the rows of a table as any reader of CSV gives them."""
    stream = io.StringIO()
    write_csv(kg, table, stream)
    return list(csv.DictReader(io.StringIO(stream.getvalue(), newline=""), strict=True))


def from_cell(cell: str, kind: str) -> Any:
    """Return the value that a cell of CSV holds."""
    if cell == "":
        return None
    if kind == "text":
        return from_csv_text(cell)
    return json.loads(cell)


@pytest.mark.parametrize("table", CONTRACT)
def test_the_keys_are_those_of_the_contract(table: str, real: KnowledgeGraph) -> None:
    """In the columns, and in the rows of the real graph; and no row has a key without a column."""
    keys = {key for row in jsonl(real, table) for key in row}
    assert set(CONTRACT[table].split()) <= set(COLUMNS[table])
    assert keys <= set(COLUMNS[table])
    assert set(CONTRACT[table].split()) - keys <= {"preferred", "same_as"}


@pytest.mark.parametrize("table", COLUMNS)
def test_a_key_without_a_value_is_left_out(table: str, real: KnowledgeGraph) -> None:
    """Nothing is null or empty."""
    for row in jsonl(real, table):
        assert [key for key, value in row.items() if value is None or value in ("", [])] == []


def test_a_statement_as_a_row(small: KnowledgeGraph) -> None:
    """Numbers in the base unit, polarity only where it is negated, evidence with offsets."""
    rows = {row["predicate"]: row for row in jsonl(small, "statements")}
    row, denial = rows["valuation"], rows["makes"]
    evidence = row.pop("evidence")
    assert row == {
        "id": small.statements(predicate="valuation")[0].id,
        "subject": "quarry-labs",
        "subject_label": "Quarry Labs",
        "predicate": "valuation",
        "value": 25_000_000_000,
        "unit": "USD",
        "bound": "exact",
        "stance": "asserted",
        "rank": "normal",
        "at": "2026-05-28",
        "known_since": "2026-05-28",
        "basis": "post_money",
        "speaker": "ibo-castell",
        "speaker_label": "Ibo Castell",
        "deal": "quarry-series-b",
        "source": "harbour-article",
    }
    (one,) = evidence
    assert one["exact"] == "The round values the lab at $25 billion after the money."
    assert one["end"] - one["start"] == len(one["exact"])
    assert (denial["polarity"], denial["object"], denial["object_label"]) == ("negated", "pebble", "Pebble")


def test_a_quotation_as_a_row(small: KnowledgeGraph) -> None:
    """Whether it is direct is always said."""
    rows = jsonl(small, "quotations")
    assert sorted(row["direct"] for row in rows) == [False, True]
    assert all(row["speaker_label"] == "Ada Sorensen" for row in rows)


@pytest.mark.parametrize("table", COLUMNS)
def test_csv_and_parquet_hold_what_json_lines_hold(table: str, real: KnowledgeGraph, tmp_path: Path) -> None:
    """Row by row, key by key."""
    expected = jsonl(real, table)
    cells = csv_rows(real, table)
    assert list(cells[0] if cells else COLUMNS[table]) == list(COLUMNS[table])
    read = [{key: from_cell(row[key], kind) for key, kind in COLUMNS[table].items()} for row in cells]
    assert [{key: value for key, value in row.items() if value is not None} for row in read] == expected
    write_parquet(real, table, tmp_path / "t.parquet")
    parquet = pq.read_table(tmp_path / "t.parquet")
    assert parquet.column_names == list(COLUMNS[table])
    assert [without_none(row) for row in parquet.to_pylist()] == expected


def without_none(value: Any) -> Any:
    """Return `value` without the keys that have no value."""
    if isinstance(value, dict):
        return {key: without_none(inner) for key, inner in value.items() if inner is not None}
    return [without_none(inner) for inner in value] if isinstance(value, list) else value


def test_pandas_reads_json_lines_and_parquet_to_the_same_frame(small: KnowledgeGraph, tmp_path: Path) -> None:
    """Numbers as numbers, and nothing turned into a date."""
    with (tmp_path / "s.jsonl").open("w", encoding="utf-8") as stream:
        write_jsonl(small, "statements", stream)
    write_parquet(small, "statements", tmp_path / "s.parquet")
    lines = pd.read_json(tmp_path / "s.jsonl", lines=True, convert_dates=False, dtype={"at": str})
    parquet = pd.read_parquet(tmp_path / "s.parquet")
    assert lines["value"].dropna().tolist() == parquet["value"].dropna().tolist()
    assert lines["id"].tolist() == parquet["id"].tolist()
    assert parquet["value"].sum() == 2.5e9 + 25e9 + 9e8 + 4e8 + 1.1e9 + 4e9 + 5


@pytest.mark.parametrize("text", ["=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "'quoted"])
def test_a_formula_is_guarded_in_csv_and_read_back_equal(text: str) -> None:
    """A spreadsheet shows it and does not run it."""
    assert csv_text(text) == "'" + text
    assert from_csv_text(csv_text(text)) == text


@given(st.text())
def test_guarding_loses_nothing(text: str) -> None:
    """Whatever the text begins with, and no cell begins like a formula."""
    assert from_csv_text(csv_text(text)) == text
    assert not csv_text(text).startswith(("=", "+", "-", "@", "\t", "\r", "\n"))


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], max_examples=50, deadline=None
)
@given(
    text=st.text(st.characters(exclude_categories=["Cs"]), min_size=1),
    number=st.floats(allow_nan=False, allow_infinity=False),
)
@example(text='a "quoted", text\r\nwith lines; \u2028 and \x85 \r alone', number=123456789012345 * 10**12)
@example(text="=1+1", number=1e-9)
@example(text="\x00\ufeff🦆", number=-0.5)
def test_any_text_and_number_survive_every_table(
    text: str, number: float, small: KnowledgeGraph, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Also a whole number beyond 64 bits."""
    entity = msgspec.structs.replace(small["quarry-labs"], label=text, aliases=(text,))
    row = msgspec.structs.replace(small.statements(predicate="valuation")[0], value=number, scope=text)
    entities = tuple(entity if one.id == entity.id else one for one in small.records.entities)
    kg = KnowledgeGraph(msgspec.structs.replace(small.records, entities=entities, statements=(row,)), small.vocabulary)
    path = tmp_path_factory.getbasetemp() / "any.parquet"
    write_parquet(kg, "statements", path)
    (line,), (cells,), (parquet,) = jsonl(kg, "statements"), csv_rows(kg, "statements"), pq.read_table(path).to_pylist()
    assert (line["subject_label"], line["scope"], line["value"]) == (text, text, number)
    assert (from_csv_text(cells["subject_label"]), json.loads(cells["value"])) == (text, number)
    assert (parquet["subject_label"], parquet["value"]) == (text, float(number))
    assert [text] in [row.get("aliases") for row in jsonl(kg, "entities")]
    assert [text] in [json.loads(row["aliases"] or "[]") for row in csv_rows(kg, "entities")]
