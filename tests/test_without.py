"""The graph without some sources and speakers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import pytest

import dealgraph
from dealgraph import KnowledgeGraph, NotFoundError
from dealgraph.canonical import canonical
from dealgraph.exports.files import EXPORTS
from dealgraph.records import Document, Entity, Evidence, Quotation, Records, Source, Statement, statement_id
from dealgraph.rules import find_faults
from dealgraph.vocabulary import shipped_vocabulary

if TYPE_CHECKING:
    from pathlib import Path


def said(source: str, speaker: str, **fields: object) -> Statement:
    """Return a statement on Acme."""
    row = Statement(
        "",
        "acme",
        "valuation",
        source,
        speaker,
        (Evidence(f"{source}.txt", "x"),),
        unit="USD",
        known_since="2026-03-02",
        **fields,
    )  # type: ignore[arg-type]
    return msgspec.structs.replace(row, id=statement_id(row))


@pytest.fixture(scope="module")
def kg() -> KnowledgeGraph:
    """A graph of two newspapers that differ on a valuation; one passes on what Lee says."""
    entities = (
        Entity("acme", "Company", "Acme", description="Maker of things."),
        Entity("beta", "Company", "Beta"),
        Entity("herald", "NewsArticle", "Herald"),
        Entity("kim", "Person", "Kim"),
        Entity("lee", "Person", "Lee"),
        Entity("post", "NewsArticle", "Post"),
    )
    sources = (
        Source("herald", "kim", (Document("herald.txt"),), "2026-03-02", title="Herald"),
        Source("post", "kim", (Document("post.txt"),), "2026-03-02", title="Post"),
    )
    rows = (
        said("herald", "kim", value=10, at="2026-03", bound="exact"),
        said("post", "kim", value=20, at="2026-03", bound="exact"),
        said("post", "lee", value=30, at="2025-03", bound="exact", via="kim"),
        msgspec.structs.replace(said("post", "kim"), predicate="investsIn", object="beta", unit=None),
    )
    quotations = tuple(
        Quotation(
            f"q-{'a' * 15}{letter}",
            who,
            "x",
            source,
            (Evidence(f"{source}.txt", "x"),),
            ("acme",),
            known_since="2026-03-02",
        )
        for letter, who, source in (("a", "kim", "herald"), ("b", "lee", "post"))
    )
    return KnowledgeGraph(canonical(Records(entities, sources, rows, quotations)), shipped_vocabulary())


def test_without_a_source_its_words_and_what_it_alone_names_are_gone(kg: KnowledgeGraph) -> None:
    """Its quotations and the conflicts with it too, and nothing else; the exports of what is left hold together."""
    assert [len(one.statements) for one in kg.conflicts()] == [2]
    for name in ("post", "Post", "post.txt"):
        left = kg.without(source=name)
        assert [row.source for row in left.records.statements] == ["herald"]
        assert [row.source for row in left.records.quotations] == ["herald"]
        assert [one.id for one in left.entities] == ["acme", "herald", "kim"]
        assert [one.id for one in left.sources] == ["herald"]
        assert list(left.conflicts()) == []
        assert list(find_faults(left.records, left.vocabulary)) == []
    assert left["Acme"] is kg["Acme"]
    with pytest.raises(NotFoundError, match="nothing names 'Beta' without these sources and speakers"):
        left["Beta"]


def test_without_a_speaker_what_others_say_stays(kg: KnowledgeGraph) -> None:
    """What the speaker passes on of others as well; several can be named, with sources."""
    left = kg.without(speaker="Kim")
    assert [(row.speaker, row.via) for row in left.records.statements] == [("lee", "kim")]
    assert [row.speaker for row in left.records.quotations] == ["lee"]
    assert [one.id for one in left.sources] == ["post"]
    assert len(kg.without(speaker=["Kim", "Lee"]).records.statements) == 0
    assert [row.speaker for row in kg.without(source="herald", speaker=kg["lee"]).statements()] == ["kim", "kim"]


def test_unknown_names_and_no_names_are_errors(kg: KnowledgeGraph) -> None:
    """A graph from which nothing was left out would look like a finding."""
    with pytest.raises(NotFoundError, match="unknown source or document 'hearld'; did you mean 'herald'"):
        kg.without(source="hearld")
    with pytest.raises(NotFoundError, match="no entity goes by 'Kym'"):
        kg.without(speaker="Kym")
    with pytest.raises(TypeError, match="needs a source or a speaker"):
        kg.without()


def test_packed_tables_leave_out_the_same(small: KnowledgeGraph, tmp_path: Path) -> None:
    """By source, by speaker and in a view."""
    for table in ("entities", "sources", "statements", "quotations"):
        EXPORTS[f"{table}.jsonl"].write(small, tmp_path / f"{table}.jsonl")
    packed = dealgraph.load(tmp_path)
    for options in (
        {"speaker": "Ada Sorensen"},
        {"source": "harbour.txt"},
        {"speaker": ["Ibo Castell", "Ada Sorensen"]},
    ):
        for one, other in ((small, packed), (small.as_of("2026"), packed.as_of("2026"))):
            expected, found = one.without(**options).records, other.without(**options).records
            assert (found.statements, found.quotations, found.entities) == (
                expected.statements, expected.quotations, expected.entities,
            )  # fmt: skip
