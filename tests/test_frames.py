"""Answers as tables: flat, with the same columns and types whatever the rows."""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING, Any

import msgspec
import pytest

from dealgraph import Evidence
from dealgraph.exports.tables import COLUMNS

if TYPE_CHECKING:
    from pathlib import Path

    from dealgraph.knowledge_graph import KnowledgeGraph
    from dealgraph.results import Rows

ANSWERS: dict[str, Any] = {
    "entities": lambda kg: kg.entities,
    "sources": lambda kg: kg.sources,
    "statements": lambda kg: kg.statements("Anthropic"),
    "timeline": lambda kg: kg.timeline("Anthropic", "valuation"),
    "quotations": lambda kg: kg.quotations(speaker="Krishna Rao"),
    "conflicts": lambda kg: kg.conflicts(about="Anthropic"),
    "find": lambda kg: kg.find("Rao"),
    "neighbors": lambda kg: kg.neighbors("Anthropic"),
    "paths": lambda kg: kg.paths("Amazon", "Krishna Rao"),
    "loops": lambda kg: kg.loops(),
    "flows": lambda kg: kg.flows,
    "voices": lambda kg: kg.voices("Anthropic", speaker="OpenAI"),
    "origins": lambda kg: kg.origins(kg.statements("Anthropic", predicate="NDR")[0]),
    "debates": lambda kg: kg.debates(),
    "disagreements": lambda kg: kg.disagreements("Anthropic"),
    "disputes": lambda kg: kg.disputes(kg.statements(kg.conflicts()[0].about)[0]),
}


def flat(value: Any) -> bool:
    """Return whether a cell is a text, a number, a truth value, a day, nothing, or a list of texts."""
    if isinstance(value, (list, tuple)):
        return all(isinstance(one, str) for one in value)
    kinds = ("NAType", "NaTType", "Timestamp", "bool")
    return value is None or isinstance(value, (str, int, float, bool)) or type(value).__name__ in kinds


@pytest.mark.parametrize("name", ANSWERS)
def test_every_answer_becomes_a_flat_table(name: str, real: KnowledgeGraph) -> None:
    """pandas and Polars agree, and so do dictionaries and JSON Lines."""
    rows: Rows[Any] = ANSWERS[name](real)
    pandas, polars, dicts = rows.to_pandas(), rows.to_polars(), rows.to_dicts()
    assert list(pandas.columns) == polars.columns
    assert len(set(polars.columns)) == len(polars.columns) > 2
    assert len(pandas) == polars.height == len(dicts) == len(rows)
    assert [json.loads(line) for line in rows.to_json().splitlines()] == json.loads(json.dumps(dicts))
    for column in pandas.columns:
        assert all(flat(value) for value in pandas[column].tolist()), column


@pytest.mark.parametrize("name", ANSWERS)
def test_no_rows_have_the_same_columns_and_types(name: str, real: KnowledgeGraph) -> None:
    """So that a program that takes a column does not fail on an answer without rows."""
    rows: Rows[Any] = ANSWERS[name](real)
    none = rows.where(lambda _: False)
    assert none.to_pandas().dtypes.to_dict() == rows.to_pandas().dtypes.to_dict()
    assert none.to_polars().schema == rows.to_polars().schema
    assert none.to_dicts() == [] == rows[:0].to_dicts()
    assert rows[:0].to_polars().schema == rows.to_polars().schema


def test_one_answer_is_a_table_of_its_parts(real: KnowledgeGraph) -> None:
    """Suppliers with their sizes, participants with their roles; of others one row."""
    exposure = real.exposure("Anthropic")
    frame = exposure.to_pandas()
    assert frame["label"].tolist() == [part.label for part in exposure.parts]
    assert {"size_low", "size_high", "share_low", "share_high"} <= set(frame.columns)
    assert str(frame["size_low"].dtype) == "float64"
    assert real.exposure("OpenAI", unit="count").to_polars().schema == exposure.to_polars().schema
    deal = real.round("Series H")
    assert {row["role"] for row in deal.to_dicts()} >= {"leadInvestor", "coLeadInvestor"}
    assert real.debates("Jevons paradox")[0].to_polars().height == 1


def test_what_a_filter_does_not_find_is_a_table_too(real: KnowledgeGraph) -> None:
    """With labels beside the ids."""
    none = real.statements(subject="xAI")
    assert none.to_pandas()[["predicate", "value"]].empty
    assert list(real.to_pandas(none).columns) == list(real.to_pandas(real.statements("xAI")).columns)
    assert real.to_polars(none).schema == real.to_polars(real.statements("xAI")).schema
    assert real.to_pandas(list(real.statements("xAI"))).equals(real.to_pandas(real.statements("xAI")))


def test_numbers_are_floats_whatever_the_rows(small: KnowledgeGraph) -> None:
    """Ends of ranges too, and where no row has one."""
    for rows in (small.statements(), small.statements(unit="USD"), small.statements(unit="percent")):
        frame = rows.to_pandas()
        assert {str(frame[name].dtype) for name in ("value", "lower", "upper")} == {"float64"}
    assert str(small.quotations().to_pandas()["direct"].dtype) == "bool"


def test_a_match_is_its_entity_with_the_name_that_fitted(small: KnowledgeGraph) -> None:
    """A column each."""
    first = small.find("Alder").to_dicts()[0]
    assert first == {
        "id": "alder-capital", "type": "Investor", "label": "Alder Capital", "name": "Alder", "score": 1.0,
    }  # fmt: skip
    assert "<td>" in small.find("Alder")._repr_html_()


def test_parts_of_answers_stand_as_ids_and_words(small: KnowledgeGraph) -> None:
    """What leads on to the records: their ids; what tells of them: their words."""
    path = small.paths("Juniper Ventures", "Ada Sorensen").to_dicts()[0]
    assert path["entities"] == ["juniper-ventures", "quarry-series-b", "quarry-labs", "ada-sorensen"]
    assert path["sentences"][-1].startswith("Ada Sorensen works for Quarry Labs")
    assert path["receipts"][-1] == "Ada Sorensen, the lab's finance chief"
    row = small.disagreements("Quarry").to_dicts()[0]
    assert row["conflict"] == small.conflicts("Quarry")[0].id
    assert row["kind"] == small.conflicts("Quarry")[0].kind


def test_statements_are_ready_for_charts(small: KnowledgeGraph) -> None:
    """The first and the last day of `at`, or of `from` and `to`; an open end has none, and so has what is undated."""
    row = small.statements(predicate="run-rate revenue")[0]
    days = {
        ("2026", None, None): ("2026-01-01", "2026-12-31"),
        ("2026-01/2026-04", None, None): ("2026-01-01", "2026-04-30"),
        ("2026-05-28", None, None): ("2026-05-28", "2026-05-28"),
        (None, "2025-Q2", None): ("2025-04-01", None),
        (None, None, "2027"): (None, "2027-12-31"),
        (None, "2025", "2026-03"): ("2025-01-01", "2026-03-31"),
        (None, None, None): (None, None),
    }
    rows = [
        msgspec.structs.replace(row, id=f"s{place}", at=at, from_=start, to=end)
        for place, (at, start, end) in enumerate(days)
    ]
    frame, other = small.to_pandas(rows), small.to_polars(rows)
    for column, expected in zip(("start", "end"), zip(*days.values(), strict=True), strict=True):
        assert frame[column].dtype.kind == "M"
        assert [None if str(day) == "NaT" else str(day.date()) for day in frame[column]] == list(expected)
        assert [None if day is None else str(day) for day in other[column]] == list(expected)


def test_statements_are_ready_for_a_dossier(small: KnowledgeGraph, tmp_path: Path) -> None:
    """With the receipt in columns of its own, and through CSV: the whole evidence is JSON there, no repr of Python."""
    rows = small.statements("Quarry Labs")
    path = tmp_path / "dossier.csv"
    rows.to_pandas().to_csv(path, index=False)
    with path.open(encoding="utf-8", newline="") as stream:
        found = list(csv.DictReader(stream))
    assert len(found) == len(rows)
    for cells, row in zip(found, rows, strict=True):
        first = row.evidence[0]
        assert (cells["quote"], cells["document"]) == (first.exact, first.document)
        assert (int(cells["quote_start"]), int(cells["quote_end"])) == (first.start, first.end)
        assert msgspec.json.decode(cells["evidence"], type=tuple[Evidence, ...]) == row.evidence
        assert cells["sentence"] == small.sentence(row)
        assert (cells["subject_label"], cells["polarity"]) == (small.label(row.subject), row.polarity)


def test_rows_and_the_graph_give_one_table_in_the_order_of_our_own(small: KnowledgeGraph) -> None:
    """Slices and filtered rows too; what our tables have comes in their order."""
    rows = small.statements("Quarry Labs")
    columns = list(small.to_pandas(rows).columns)
    for one in (rows, rows[:2], rows.where(lambda row: row.unit == "USD"), small.timeline("Quarry Labs")):
        assert list(one.to_pandas().columns) == one.to_polars().columns == columns
    assert [name for name in columns if name in COLUMNS["statements"]] == list(COLUMNS["statements"])
    quoted = list(small.quotations().to_pandas().columns)
    assert [name for name in quoted if name in COLUMNS["quotations"]] == list(COLUMNS["quotations"])
