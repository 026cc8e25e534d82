"""Answers as tables: flat, with the same columns and types whatever the rows."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
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
# What stays a small table in a cell.
WHOLE = {"evidence", "documents"}


def flat(value: Any) -> bool:
    """Return whether a cell is a text, a number, a truth value, nothing, or a list of texts."""
    if isinstance(value, (list, tuple)):
        return all(isinstance(one, str) for one in value)
    return value is None or isinstance(value, (str, int, float, bool)) or type(value).__name__ in ("NAType", "bool")


@pytest.mark.parametrize("name", ANSWERS)
def test_every_answer_becomes_a_flat_table(name: str, real: KnowledgeGraph) -> None:
    """pandas and Polars agree, and so do dictionaries and JSON Lines."""
    rows: Rows[Any] = ANSWERS[name](real)
    pandas, polars, dicts = rows.to_pandas(), rows.to_polars(), rows.to_dicts()
    assert list(pandas.columns) == polars.columns
    assert len(set(polars.columns)) == len(polars.columns) > 2
    assert len(pandas) == polars.height == len(dicts) == len(rows)
    assert [json.loads(line) for line in rows.to_json().splitlines()] == json.loads(json.dumps(dicts))
    for column in set(pandas.columns) - WHOLE:
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
