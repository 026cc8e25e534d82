"""The conflicts that touch a statement are the same, found near it or among all conflicts of the graph."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bench.generate import generate
from dealgraph import KnowledgeGraph, load
from dealgraph.analysis.disputes import Disputes, disputes_of
from dealgraph.exports.files import EXPORTS
from dealgraph.vocabulary import shipped_vocabulary

if TYPE_CHECKING:
    from pathlib import Path


def _near_each(kg: KnowledgeGraph) -> dict[str, list[str]]:
    """Return the ids of the conflicts that touch each statement, found near it alone."""
    fresh = KnowledgeGraph(kg.records, kg.vocabulary)
    found = {}
    for row in kg.records.statements:
        # A new one each time, which has not looked at much yet.
        fresh.__dict__["_disputes"] = Disputes(fresh)
        found[row.id] = [one.id for one in disputes_of(fresh, [row])]
    assert "_conflicts_found" not in fresh.__dict__
    return {name: ids for name, ids in found.items() if ids}


def _among_all(kg: KnowledgeGraph) -> dict[str, list[str]]:
    return {name: [one.id for one in found] for name, found in kg.conflicts_by_statement.items()}


@pytest.fixture(scope="module")
def made() -> KnowledgeGraph:
    return KnowledgeGraph(generate(2_400)[0], shipped_vocabulary())


def test_near_a_statement_as_among_all(real: KnowledgeGraph, made: KnowledgeGraph) -> None:
    for kg in (real, real.known_by("2026-03"), made):
        assert _near_each(kg) == _among_all(kg)


def test_near_a_statement_of_tables_as_among_all(made: KnowledgeGraph, tmp_path: Path) -> None:
    for table in ("entities", "sources", "statements"):
        EXPORTS[f"{table}.jsonl"].write(made, tmp_path / f"{table}.jsonl")
    packed = load(tmp_path)
    assert _near_each(packed) == _among_all(packed) == _among_all(made)


def test_few_statements_are_not_asked_of_the_whole(made: KnowledgeGraph) -> None:
    kg = KnowledgeGraph(made.records, made.vocabulary)
    touched = next(iter(made.conflicts_by_statement))
    assert kg.disputes(kg.statement(touched))
    assert "_conflicts_found" not in kg.__dict__


def test_much_asking_finds_all_at_once(made: KnowledgeGraph) -> None:
    kg = KnowledgeGraph(made.records, made.vocabulary)
    told = {row.id: tuple(kg.disputes(row)) for row in kg.records.statements}
    assert "_conflicts_found" in kg.__dict__
    assert {name: found for name, found in told.items() if found} == made.conflicts_by_statement
