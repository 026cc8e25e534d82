"""Lists of records: lazy, immutable, readable, and on their way to other tools."""

from __future__ import annotations

import json
from html import escape
from typing import TYPE_CHECKING

import msgspec
import pytest

from dealgraph.knowledge_graph import _newest
from dealgraph.results import Mapped, Rows

if TYPE_CHECKING:
    from dealgraph.knowledge_graph import KnowledgeGraph


def test_nothing_is_looked_through_before_it_is_needed() -> None:
    """And then once."""
    asked = []

    def find() -> list[int]:
        asked.append(1)
        return [1, 2, 3]

    rows = Rows(find)
    assert asked == []
    assert (list(rows), rows[1], len(rows), rows[1:]) == ([1, 2, 3], 2, 3, Rows([2, 3]))
    assert asked == [1]


def test_rows_that_are_made_of_something_are_made_when_they_are_looked_at() -> None:
    """One at a time, a slice too; and compared and hashed they are like others."""
    asked = []

    def make(number: int) -> int:
        asked.append(number)
        return 10 * number

    rows = Rows(Mapped([1, 2, 3], make))
    assert (len(rows), rows[2], rows[:2][1], asked) == (3, 30, 20, [3, 2])
    assert (rows, hash(rows)) == (Rows([10, 20, 30]), hash(Rows([10, 20, 30])))


def test_unknown_names_are_told_at_once(small: KnowledgeGraph) -> None:
    """Not when the rows are first looked at, which may be far away."""
    with pytest.raises(KeyError):
        small.statements(subject="nobody at all")


def test_rows_are_immutable_hashable_and_equal_by_content(small: KnowledgeGraph) -> None:
    """So are the records in them."""
    rows = small.statements(stance="reported")
    assert rows == small.statements(stance="reported")
    assert len({rows, small.statements(stance="reported")}) == 1
    assert not hasattr(rows, "append")
    with pytest.raises(AttributeError):
        rows[0].stance = "asserted"  # type: ignore[misc]
    with pytest.raises(TypeError):
        rows[0] = rows[0]  # type: ignore[index]


def test_rows_read_as_sentences_and_say_what_is_in_dispute(small: KnowledgeGraph) -> None:
    """In the console as in `lines()`."""
    rows = small.statements(subject="Quarry Labs", predicate="runRateRevenue")
    shown = repr(rows).splitlines()
    assert shown[0] == "<3 rows>"
    assert "  Quarry Labs has a run-rate revenue of about $400 million (2025-12, asserted by Ibo Castell)." in shown
    touched = [row for row in rows if small.disputes(row)]
    assert touched
    assert all("[sources differ: " in line for row, line in zip(rows, rows.lines(), strict=True) if row in touched)
    assert repr(small.statements()).endswith("  ... 9 more")


def test_a_long_timeline_shows_its_newest_rows(real: KnowledgeGraph) -> None:
    """And its first; it says how many stand between, and where they are."""
    rows = real.timeline("Anthropic")
    dated = [row for row in rows if row.at or row.from_ or row.to]
    shown = repr(rows)
    assert len(rows) > 100
    assert real.line(dated[-1]) in shown
    assert real.line(rows[0]) in shown
    assert "more: .lines() has all" in shown
    assert escape(real.line(dated[-1])) in rows._repr_html_()
    for count in range(25):
        for undated in range(count + 1):
            some = Rows([*dated[: count - undated], *[row for row in rows if row not in dated][:undated]])
            sight = _newest(list(some), 10)
            assert sight == sorted(set(sight))
            assert len(sight) == min(10, len(some))
            assert sight == [] or max(sight) < len(some)


@pytest.mark.parametrize("name", ["entities", "sources", "statements", "quotations"])
def test_every_kind_of_record_has_a_line_with_its_name(name: str, small: KnowledgeGraph) -> None:
    """One line each, and more than a bare id."""
    rows = Rows(getattr(small.records, name), small.line)
    assert all(len(line) > 15 and "\n" not in line for line in rows.lines())


def test_a_record_shows_what_it_has(small: KnowledgeGraph) -> None:
    """No field without a value; the text is the call that makes an equal record."""
    from dealgraph import records

    for row in (*small.records.statements, *small.records.entities, *small.records.quotations, *small.records.sources):
        assert "None" not in repr(row)
        assert eval(repr(row), vars(records)) == row


def test_json_lines_are_the_records(small: KnowledgeGraph) -> None:
    """Each line reads back as the record."""
    rows = small.statements()
    read = [msgspec.convert(json.loads(line), type(rows[0])) for line in rows.to_json().splitlines()]
    assert read == list(rows)


def test_frames_have_a_row_each_and_every_column(small: KnowledgeGraph) -> None:
    """pandas and Polars agree, and an empty answer is an empty frame."""
    rows = small.statements(unit="USD")
    pandas, polars = rows.to_pandas(), rows.to_polars()
    assert list(pandas.columns) == polars.columns
    assert [float(one) if one is not None else None for one in polars["value"]] == [row.value for row in rows]
    assert len(small.statements(stance=[]).to_pandas()) == len(small.statements(stance=[]).to_polars()) == 0


def test_labels_stand_beside_ids_in_the_frames_of_the_graph(small: KnowledgeGraph) -> None:
    """Of all statements or of those given."""
    frame = small.to_pandas(small.statements(deal="Quarry Series B"))
    assert set(frame["subject_label"]) == {"Quarry Series B", "Quarry Labs"}
    assert set(small.to_polars()["speaker_label"]) >= {"Ibo Castell", "two investors"}
