"""`dealgraph.load()` takes tables, RDF and graph files, and gives the graph back that they were written from."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

import dealgraph
from dealgraph import load
from exported import export, tables

if TYPE_CHECKING:
    from pathlib import Path

    from dealgraph import KnowledgeGraph


@pytest.mark.parametrize("ending", ["jsonl", "csv", "parquet"])
def test_tables_give_the_graph_back(real: KnowledgeGraph, tmp_path: Path, ending: str) -> None:
    """All records, and the conflicts that follow from them."""
    again = load(tables(real, tmp_path / "exports", ending))
    assert real.records == again.records
    assert list(real.conflicts()) == list(again.conflicts())


@pytest.mark.parametrize("ending", ["ttl", "nt", "nq", "trig", "jsonld"])
def test_rdf_gives_the_graph_back(small: KnowledgeGraph, tmp_path: Path, ending: str) -> None:
    """By `load` and by `from_rdf`."""
    path = export(small, tmp_path / "exports", f"graph.{ending}") / f"graph.{ending}"
    assert small.records == load(path).records
    assert small.records == dealgraph.from_rdf(path).records


@pytest.mark.parametrize("name", ["graph.graphml", "graph.gexf", "graph.json"])
def test_graph_files_give_entities_and_statements_back(small: KnowledgeGraph, tmp_path: Path, name: str) -> None:
    """Sources follow from the statements; quotations are not in these formats."""
    path = tmp_path / name
    if name == "graph.json":
        path.write_text(json.dumps(small.to_node_link()))
    else:
        export(small, tmp_path, name)
    again = load(path)
    assert small.records.entities == again.records.entities
    assert small.records.statements == again.records.statements
    assert [source.id for source in small.sources] == [source.id for source in again.sources]
    assert small.sources[0].issued == again.sources[0].issued
    assert [part.file for part in small.sources[0].documents] == [part.file for part in again.sources[0].documents]


def test_tables_without_sources_serve_too(small: KnowledgeGraph, tmp_path: Path) -> None:
    """Two tables are a graph: what the statements name as their source becomes one."""
    again = load(tables(small, tmp_path / "bulk", names=("entities", "statements")))
    assert small.records.statements == again.records.statements
    assert (again.sources[0].id, again.sources[0].speaker) == ("harbour-article", "harbour-article")
    assert len(small.records.statements) == len(again.statements(source="harbour-article"))


def test_rows_may_stand_in_any_order(small: KnowledgeGraph, tmp_path: Path) -> None:
    """And blank lines between them, and further columns."""
    folder = tables(small, tmp_path / "bulk")
    for path in folder.glob("*.jsonl"):
        rows = [json.dumps({**json.loads(line), "ours": 1}) for line in path.read_text().splitlines()]
        path.write_text("\n\n".join(reversed(rows)) + "\n")
    assert small.records == load(folder).records


def test_parquet_may_have_further_columns(small: KnowledgeGraph, tmp_path: Path) -> None:
    """As JSON Lines and CSV may."""
    import polars

    path = tables(small, tmp_path / "bulk", "parquet") / "statements.parquet"
    polars.read_parquet(path).with_columns(note=polars.lit("x")).write_parquet(path)
    assert load(path.parent).records.statements == small.records.statements
