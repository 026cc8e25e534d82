"""Several graphs loaded at once become one: what is equal is one, what differs is told, and nothing is chosen in silence."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import pytest

import dealgraph
from dealgraph import Entity, Evidence, KnowledgeGraph, SeedsError, load
from dealgraph.records import Records
from dealgraph.uniting import unite
from exported import tables
from small_world import FILES, write_files

if TYPE_CHECKING:
    from pathlib import Path


MORE = {
    "entities/more.yaml": """\
quarry-labs: {type: Company, label: Quarry Labs, aliases: [The Quarry], same_as: [https://example.org/other]}
zephyr: {type: Company, label: Zephyr}
ibo-castell: {type: Person, label: Ibo Castell}
""",
    "sources.yaml": """\
harbour-post: {type: BlogPost, label: More of Quarry, issued: 2026-06-01, speaker: ibo-castell, documents: [post.txt]}
""",
    "statements/harbour-post.yaml": """\
source: harbour-post
statements:
  zephyr:
    - investsIn: quarry-labs
      quote: Zephyr invests in Quarry
""",
}


def test_two_graphs_become_one(small_seeds: Path, tmp_path: Path) -> None:
    """Entities of one id are one with the names of both; the order of the two does not matter."""
    other = write_files(tmp_path / "more", MORE)
    kg = load(small_seeds, other)
    assert {"Quarry", "Quarry Labs, Inc.", "The Quarry"} == set(kg["quarry-labs"].aliases)
    assert kg["The Quarry"].description == "A lab that trains the Pebble models."
    assert [entity.id for entity in kg.neighbors("Quarry", predicate="investsIn")] == ["zephyr"]
    assert kg.records == load(other, small_seeds).records
    first, second = load(small_seeds), load(other)
    assert len(first.records.statements) + len(second.records.statements) == len(kg.records.statements)


def test_a_graph_and_its_exports_are_one(small: KnowledgeGraph, small_seeds: Path, seeds: Path, tmp_path: Path) -> None:
    """Equal records are one; a quote that is located in one of the two keeps its place."""
    exports = tables(small, tmp_path / "exports")
    assert small.records == load(small_seeds, exports).records
    assert small.records == load(seeds, exports).records
    assert small.records == load(exports, seeds, small_seeds).records


@pytest.mark.parametrize(
    ("old", "new", "field"),
    [
        ("label: Tamarind", "label: Tamarisk", "label"),
        ("type: Company\n  label: Tamarind", "type: Investor\n  label: Tamarind", "type"),
        ("A lab that trains", "The lab that trains", "description"),
    ],
)
def test_what_differs_names_both_graphs(small_seeds: Path, tmp_path: Path, old: str, new: str, field: str) -> None:
    """Nothing is chosen in silence."""
    files = {name: text.replace(old, new) for name, text in FILES.items()}
    other = write_files(tmp_path / "other", files)
    with pytest.raises(SeedsError) as caught:
        load(small_seeds, other)
    (problem,) = caught.value.problems
    assert str(other) == problem.file
    assert str(small_seeds) in problem.what
    assert field in problem.what


def test_two_graphs_that_differ_late_in_a_long_text_show_both_sides_there(small_seeds: Path, tmp_path: Path) -> None:
    """Not the beginning that they share."""
    long = "A lab that trains the Pebble models, which read all that was ever written on {}."
    old, new = (
        {k: v.replace("A lab that trains the Pebble models.", long.format(one)) for k, v in FILES.items()}
        for one in ("papyrus", "paper")
    )
    with pytest.raises(SeedsError) as caught:
        load(write_files(tmp_path / "old", old), write_files(tmp_path / "new", new))
    assert "description, '…was ever written on paper.' here, '…was ever written on papyrus.' there; " in str(
        caught.value
    )


def test_statements_join_their_evidence_but_not_their_ranks(small: KnowledgeGraph) -> None:
    """More quotes for one statement are welcome; two ranks are an error."""
    row = small.records.statements[0]
    quoted = msgspec.structs.replace(row, evidence=(Evidence("harbour.txt", "other words", 3, 14),))
    ranked = msgspec.structs.replace(row, rank="deprecated", rank_reason="it was withdrawn")

    def graph(statement: object) -> Records:
        return msgspec.structs.replace(small.records, statements=(statement,))

    joined = unite([("a", graph(row)), ("b", graph(quoted))]).statements[0]
    assert {*row.evidence, *quoted.evidence} == set(joined.evidence)
    with pytest.raises(SeedsError, match="another than in a: rank"):
        unite([("a", graph(row)), ("b", graph(ranked))])


def test_entities_of_one_place_may_differ_in_order_only(small: KnowledgeGraph) -> None:
    """Lists are put into order before graphs are compared."""
    entity = Entity("one", "Idea", "One", ("b", "a"))
    records = msgspec.structs.replace(small.records, entities=(*small.records.entities, entity))
    sorted_ = msgspec.structs.replace(entity, aliases=("a", "b"))
    other = msgspec.structs.replace(small.records, entities=(*small.records.entities, sorted_))
    assert sorted_ in unite([("a", records), ("b", other)]).entities


def test_one_name_of_two_stays_ambiguous(small_seeds: Path, tmp_path: Path) -> None:
    """Other ids are other entities, until somebody judges them the same."""
    files = {
        **MORE,
        "entities/more.yaml": MORE["entities/more.yaml"] + "tamarind-two: {type: Company, label: Tamarind}\n",
    }
    kg = load(small_seeds, write_files(tmp_path / "more", files))
    with pytest.raises(dealgraph.AmbiguousError, match=r"tamarind \(.*\), tamarind-two \(company\)"):
        kg["Tamarind"]
