"""What valid seeds say: from YAML blocks to statements, quotations and skipped words."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from dealgraph.records import Document, Entity, Evidence, Source, Statement
from dealgraph.seeds import read_seeds
from small_world import FILES, write_files

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from dealgraph.knowledge_graph import KnowledgeGraph
    from dealgraph.records import Records

    Read = Callable[..., Records]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Return the records of the small world after some of its files were replaced or added."""

    def records(files: dict[str, str] | None = None) -> Records:
        folder = write_files(tmp_path / f"seeds{random.random()}", {**FILES, **(files or {})})
        return read_seeds(folder).require_valid()

    return records


def said(records: Records, predicate: str) -> list[Statement]:
    """Return the statements with this predicate."""
    return [row for row in records.statements if row.predicate == predicate]


def test_an_entity_has_a_class_a_label_and_what_documents_call_it(read: Read) -> None:
    """Nothing else is needed, and nothing is made up."""
    records = read()
    found = {entity.id: entity for entity in records.entities}
    assert found["tamarind"] == Entity("tamarind", "Company", "Tamarind")
    assert found["quarry-labs"] == Entity(
        "quarry-labs",
        "Company",
        "Quarry Labs",
        aliases=("Quarry", "Quarry Labs, Inc."),
        description="A lab that trains the Pebble models.",
        same_as=("https://example.org/quarry",),
    )
    assert list(found) == sorted(found)


def test_a_source_is_an_entity_too(read: Read) -> None:
    """With its date, its voice and the part of the document in which it stands."""
    records = read()
    assert [entity.type for entity in records.entities if entity.id == "harbour-article"] == ["NewsArticle"]
    assert records.sources == (
        Source(
            "harbour-article",
            "ibo-castell",
            (Document("harbour.txt", "Quarry Labs closes a Series B", "Related reading:"),),
            issued="2026-05-28",
            url="https://example.org/harbour/1",
            title="Quarry Labs closes a Series B",
        ),
    )


def test_a_deal_block_becomes_one_statement_for_each_field(read: Read) -> None:
    """All share the qualifiers and the quote; each names the deal."""
    deal = [row for row in read().statements if row.subject == "quarry-series-b" and row.predicate != "status"]
    assert [(row.predicate, row.object or row.value) for row in deal] == [
        ("amount", 2_500_000_000),
        ("leadInvestor", "alder-capital"),
        ("leadInvestor", "juniper-ventures"),
        ("recipient", "quarry-labs"),
    ]
    assert {(row.at, row.speaker, row.deal, row.evidence) for row in deal} == {
        (
            "2026-05-28",
            "quarry-labs",
            "quarry-series-b",
            (
                Evidence(
                    "harbour.txt", "it had raised $2.5 billion in a round led by Juniper Ventures and Alder Capital"
                ),
            ),
        )
    }


def test_a_statement_holds_every_qualifier_that_was_written(read: Read) -> None:
    """The source's date and voice stand where nothing else was said."""
    (row,) = (row for row in said(read(), "runRateRevenue") if row.rank == "preferred")
    assert row == Statement(
        id=row.id,
        subject="quarry-labs",
        predicate="runRateRevenue",
        source="harbour-article",
        speaker="investors-in-quarry",
        evidence=row.evidence,
        value=900_000_000,
        unit="USD",
        bound="at_least",
        stance="reported",
        rank="preferred",
        rank_reason="two sources agree",
        at="2026-05",
        known_since="2026-05-28",
    )
    assert sorted(one.exact for one in row.evidence) == [
        "Its run-rate revenue is north of $900 million",
        "according to two investors",
    ]


def test_ranges_bounds_denials_and_vague_numbers_keep_their_shape(read: Read) -> None:
    """None of them turns into a plain number."""
    records = read()
    (margin,), (capacity,), (makes,), (customers,) = (
        said(records, name) for name in ("grossMargin", "capacity", "makes", "customerCount")
    )
    assert (margin.value, margin.lower, margin.upper, margin.bound, margin.unit) == (None, 30, 40, "range", "percent")
    assert (capacity.value, capacity.bound, capacity.at) == (5, "at_most", "2026-06/2027")
    assert (makes.polarity, makes.scope, makes.via) == ("negated", "chips", "ibo-castell")
    assert (customers.text, customers.value, customers.unit) == ("dozens", None, None)


def test_quotations_are_direct_unless_the_source_retells_them(read: Read) -> None:
    """With speaker, subject and date."""
    found = {row.text: row for row in read().quotations}
    direct, retold = found["We buy compute before we need it"], found["the lab does not make chips"]
    assert (direct.speaker, direct.direct) == ("ada-sorensen", True)
    assert sorted(direct.about) == ["compute-as-canvas", "quarry-labs"]
    assert (retold.direct, retold.via, retold.known_since) == (False, "ibo-castell", "2026-05-28")


def test_what_is_skipped_is_kept_with_its_reason(seeds: Path) -> None:
    """So that coverage can tell it from what was overlooked."""
    (skip,) = read_seeds(seeds).skips
    assert (skip.source, skip.reason) == ("harbour-article", "byline")
    assert [one.exact for one in skip.evidence] == ["By Ibo Castell, 28 May 2026"]


def test_the_speaker_of_a_file_serves_where_a_statement_names_none(read: Read) -> None:
    """A statement's own speaker comes first, then the file's, then the source's."""
    text = FILES["statements/harbour-article.yaml"].replace("statements:\n", "speaker: ada-sorensen\nstatements:\n", 1)
    records = read({"statements/harbour-article.yaml": text})
    assert {row.speaker for row in said(records, "grossMargin")} == {"ada-sorensen"}
    assert {row.speaker for row in said(records, "recipient")} == {"quarry-labs"}


def test_ids_stay_when_lines_move(read: Read) -> None:
    """Comments, blank lines, another order of blocks or files change no id and no record."""
    text = FILES["statements/harbour-article.yaml"]
    head, first, second = (
        text.split("  quarry-labs:\n")[0],
        *text.split("  quarry-labs:\n")[1].split("  ada-sorensen:\n"),
    )
    moved = f"# a comment\n\n{head}  ada-sorensen:\n{second.split('quotations:')[0]}  quarry-labs:\n{first}"
    moved += "quotations:" + second.split("quotations:")[1]
    before, after = read(), read({"statements/harbour-article.yaml": moved})
    assert after == before


def test_an_id_follows_from_the_content_alone(read: Read) -> None:
    """Rank, evidence and the date of the source are no part of it; stance, date and speaker are."""
    text = FILES["statements/harbour-article.yaml"]

    def margin_id(old: str, new: str) -> str:
        changed = text.replace("- grossMargin: 30 to 40 percent\n", f"- grossMargin: 30 to 40 percent\n      {new}\n")
        return said(read({"statements/harbour-article.yaml": changed}), "grossMargin")[0].id

    plain = said(read(), "grossMargin")[0].id
    assert margin_id("", "rank: preferred\n      rank_reason: x") == plain
    for other in ("stance: opinion", "at: 2026", "speaker: ada-sorensen", "polarity: negated", "basis: net"):
        assert margin_id("", other) != plain


def test_places_lead_back_to_the_line_of_each_statement(seeds: Path) -> None:
    """So that an error found later can still be told with its line."""
    found = read_seeds(seeds)
    (row,) = (row for row in found.records.statements if row.predicate == "valuation")
    file, line, column = found.places[row.id]
    text = FILES["statements/harbour-article.yaml"].splitlines()[line - 1]
    assert (file, text[column - 1 :]) == (str(seeds / "statements/harbour-article.yaml"), "25 billion USD")


def test_progress_names_each_file_before_it_is_read(seeds: Path) -> None:
    """Entities first, then sources, then what they say."""
    calls: list[tuple[str, int, int]] = []
    read_seeds(seeds, progress=lambda *call: calls.append(call))
    assert [number for _, number, _ in calls] == [1, 2, 3, 4, 5]
    assert {count for _, _, count in calls} == {5}
    assert calls[-1][0] == str(seeds / "statements/harbour-article.yaml")


def test_the_shipped_seeds_are_valid(real: KnowledgeGraph) -> None:
    """Every id leads to a record, and every statement has evidence."""
    ids = {entity.id for entity in real.records.entities}
    for row in real.records.statements:
        assert {row.subject, row.speaker, row.source} <= ids
        assert {row.object, row.via, row.deal} <= ids | {None}
        assert row.evidence
