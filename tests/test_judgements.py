"""Merging by judgements: what moves, what keeps working, and what is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dealgraph import load
from dealgraph.errors import NotFoundError
from dealgraph.evidence import Documents, locate_quotes
from dealgraph.exports import build
from dealgraph.seeds import LOCK_NAME, read_seeds, write_lock
from dealgraph.verify import verify
from small_world import ARTICLE, DOCUMENT, FILES, write_files

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from dealgraph import KnowledgeGraph

ALDER = """\
alder-capital:
  type: Investor
  label: Alder Capital
  aliases: [Alder]
"""
SAME_INVESTORS = ("juniper-ventures", "alder-capital", "same")


def judged(*rows: tuple[str, str, str]) -> str:
    """Return a judgements file."""
    reason = "by: Ada, when: 2026-05, why: the two share a desk"
    return "".join(f"- {{one: {one}, other: {other}, judgement: {word}, {reason}}}\n" for one, other, word in rows)


def graph(folder: Path, judgements: str = "", **changes: str) -> KnowledgeGraph:
    """Return the graph of the small world with these judgements."""
    files = {**FILES, **changes} | ({"judgements.yaml": judgements} if judgements else {})
    seeds = write_files(folder / "judged", files)
    documents = Documents(write_files(folder / "judged-documents", {DOCUMENT: ARTICLE}))
    write_lock(seeds / LOCK_NAME, locate_quotes(read_seeds(seeds), documents).lock)
    return load(seeds)


def test_the_first_id_stays_and_the_other_answers_to_it(tmp_path: Path) -> None:
    """Label, aliases, the former id and its IRI lead to the entity that stays."""
    kg = graph(tmp_path, judged(SAME_INVESTORS))
    stays = kg["juniper-ventures"]
    assert (stays.label, stays.aliases, stays.merged) == (
        "Juniper Ventures",
        ("Alder", "Alder Capital"),
        ("alder-capital",),
    )
    for name in ("alder-capital", "Alder Capital", "alder", kg.vocabulary.about.resources + "alder-capital"):
        assert kg[name] == stays
        assert name in kg
    assert [entity.id for entity in kg.entities if "alder" in entity.id] == []


def test_statements_move_over_and_equal_ones_become_one(tmp_path: Path, small: KnowledgeGraph) -> None:
    """Both investors led the round: one statement is left, with its evidence and its place in the seeds."""
    kg = graph(tmp_path, judged(SAME_INVESTORS))
    assert len(small.statements(predicate="leadInvestor")) == 2
    moved = kg.statements(predicate="leadInvestor")
    assert [row.object for row in moved] == ["juniper-ventures"]
    assert moved[0].evidence == small.statements(predicate="leadInvestor")[0].evidence
    assert kg.statements(predicate="leadInvestor", object="alder-capital") == moved
    assert {row.id for row in kg.statements()} <= set(read_seeds(tmp_path / "judged").places)


def test_speakers_subjects_quotations_and_sources_move_too(tmp_path: Path) -> None:
    """Nothing is left that names the id that went."""
    kg = graph(tmp_path, judged(("ada-sorensen", "ibo-castell", "same"), ("tamarind", "quarry-labs", "same")))
    named = {
        name
        for row in kg.statements()
        for name in (row.subject, row.object, row.speaker, row.via, row.deal)
        if name is not None
    }
    named |= {name for row in kg.quotations() for name in (row.speaker, row.via, *row.about) if name is not None}
    named |= {source.speaker for source in kg.sources}
    assert named.isdisjoint({"ibo-castell", "quarry-labs"})
    assert {"ada-sorensen", "tamarind"} <= named
    assert kg["tamarind"].same_as == ("https://example.org/quarry",)
    assert kg["tamarind"].description == "A lab that trains the Pebble models."


def test_deleting_the_line_undoes_the_merge(tmp_path: Path, small: KnowledgeGraph) -> None:
    """Different, unsure and no judgements leave the graph as it was."""
    assert graph(tmp_path / "a").records == small.records
    rows = judged(("juniper-ventures", "alder-capital", "different"), ("tamarind", "quarry-labs", "unsure"))
    assert graph(tmp_path / "b", rows).records == small.records


def test_a_chain_leads_to_the_first_id_that_nothing_is_merged_into(tmp_path: Path) -> None:
    """b goes into a, and a into c: c stays, whatever the order of the lines."""
    chain = [("tamarind", "quarry-labs", "same"), ("third", "tamarind", "same")]
    third = {"entities/third.yaml": "third: {type: Company, label: Third}\n"}
    one = graph(tmp_path / "a", judged(*chain), **third)
    other = graph(tmp_path / "b", judged(*reversed(chain)), **third)
    assert one["quarry-labs"].id == one["tamarind"].id == "third"
    assert one.records == other.records


def test_the_narrower_class_stays(tmp_path: Path) -> None:
    """What was said of the narrower one may not be said of the wider."""
    things = {"entities/more.yaml": "raise: {type: Deal, label: the raise, description: The raise of May.}\n"}
    kg = graph(tmp_path, judged(("raise", "quarry-series-b", "same")), **things)
    assert kg["raise"].type == "FundingRound"
    assert {row.deal for row in kg.statements(subject="raise")} == {"raise"}


def test_every_export_tells_of_the_merge(tmp_path: Path) -> None:
    """The former id is read back from RDF, from the tables and from the files for other programs."""
    kg = graph(tmp_path, judged(SAME_INVESTORS))
    build(kg, tmp_path / "exports")
    findings = list(verify(tmp_path / "judged", tmp_path / "exports", kg.vocabulary, rebuild=False))
    assert [finding.words for finding in findings if finding.held is False] == []
    assert '"merged":["alder-capital"]' in (tmp_path / "exports" / "entities.jsonl").read_text()
    assert "dcterms:replaces dgr:alder-capital" in (tmp_path / "exports" / "graph.ttl").read_text()


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (
            [("tamarind", "tamarin", "same")],
            "judgements.yaml:1:26: unknown entity, found 'tamarin'; did you mean 'tamarind'?",
        ),
        (
            [("tamarind", "tamarind", "same")],
            "judgements.yaml:1:26: an entity is not judged against itself, found 'tamarind'; name the other entity",
        ),
        (
            [("tamarind", "quarry-labs", "same"), ("quarry-labs", "tamarind", "different")],
            "judgements.yaml:2:3: the two are judged already, 'same' at judgements.yaml:1, found 'different'; "
            "decide for one of the two",
        ),
        (
            [("tamarind", "quarry-labs", "unsure"), ("tamarind", "quarry-labs", "unsure")],
            "judgements.yaml:2:3: the two are judged already, 'unsure' at judgements.yaml:1, found 'unsure'; "
            "keep one of the two",
        ),
        (
            [("tamarind", "ada-sorensen", "same")],
            "judgements.yaml:1:3: entities of unrelated classes cannot be the same, found "
            "'tamarind (Company) and ada-sorensen (Person)'; judge them different, or correct a class",
        ),
        (
            [("tamarind", "harbour-article", "same")],
            "judgements.yaml:1:26: a source is not judged against other entities, found 'harbour-article'; "
            "the documents of one source stand in its entry of sources.yaml",
        ),
        (
            [("tamarind", "quarry-labs", "sam")],
            "judgements.yaml:1:50: unknown judgement, found 'sam'; did you mean 'same'?",
        ),
    ],
)
def test_a_judgement_that_cannot_stand_is_an_error_with_its_place(
    rows: list[tuple[str, str, str]], expected: str, problems: Callable[..., list[str]]
) -> None:
    """File, line, column, and what would mend it."""
    assert problems({"judgements.yaml": judged(*rows)}) == [expected]


def test_a_chain_that_fuses_what_is_judged_different_is_named(problems: Callable[..., list[str]]) -> None:
    """Each link of the chain is told with its place."""
    rows = [
        ("one", "two", "same"),
        ("three", "four", "same"),
        ("two", "three", "same"),
        ("four", "one", "different"),
    ]
    entities = "".join(
        f"{name}: {{type: Company, label: Company {name}}}\n" for name in ("one", "two", "three", "four")
    )
    assert problems({"entities/more.yaml": entities, "judgements.yaml": judged(*rows)}) == [
        "judgements.yaml:4:3: the two are judged different here, and the same by four = three (judgements.yaml:2) "
        "= two (judgements.yaml:3) = one (judgements.yaml:1); correct or delete one of these judgements"
    ]


def test_unrelated_classes_are_found_along_a_chain_too(problems: Callable[..., list[str]]) -> None:
    """A round and a compute deal are each a deal, and yet not the same."""
    entities = "deal: {type: Deal, label: the deal}\n"
    rows = [("deal", "quarry-series-b", "same"), ("deal", "quarry-tamarind-capacity", "same")]
    found = problems({"entities/more.yaml": entities, "judgements.yaml": judged(*rows)})
    assert found == [
        "judgements.yaml:2:3: entities of unrelated classes cannot be the same, found 'quarry-series-b "
        "(FundingRound) and quarry-tamarind-capacity (ComputeDeal)'; judge them different, or correct a class"
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("one: tamarind\n", "judgements.yaml:1:1: the file must hold a list of judgements, found 'a mapping'; "),
        ("- tamarind\n", "judgements.yaml:1:3: a judgement must be a mapping, found 'tamarind'"),
        ("- {one: tamarind, other: pebble, judgement: unsure, by: Ada, when: soon, why: x}\n", "'when' is no date"),
        ("- {one: tamarind, other: pebble, judgement: unsure, when: 2026, why: x}\n", "the key 'by' is missing"),
        ("- {one: [a], other: pebble, judgement: unsure, by: A, when: 2026, why: x}\n", "'one' must be text"),
    ],
)
def test_the_form_of_the_file_is_checked(text: str, expected: str, problems: Callable[..., list[str]]) -> None:
    """Who, when and why are needed."""
    found = problems({"judgements.yaml": text})
    assert len(found) == 1
    assert expected in found[0]


def test_an_empty_file_is_fine_and_an_unknown_name_is_still_unknown(tmp_path: Path) -> None:
    """Most graphs need no judgements."""
    kg = graph(tmp_path, "# none yet\n")
    with pytest.raises(NotFoundError):
        kg["alder-capitol-holdings"]
