"""Filters that combine: lists of names, labels for ids, words, and errors that say what is near."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

import pandas as pd
import pytest

from dealgraph.errors import NotFoundError

if TYPE_CHECKING:
    from pathlib import Path

    from dealgraph.knowledge_graph import KnowledgeGraph


def said(kg: KnowledgeGraph, **filters: Any) -> list[tuple[str, str]]:
    """Return subject and predicate of what is found."""
    return [(row.subject, row.predicate) for row in kg.statements(**filters)]


def test_several_names_are_any_of_them(small: KnowledgeGraph) -> None:
    """In every filter, by label or id, in any iterable."""
    both = said(small, subject=["Ada Sorensen", "ibo-castell"], predicate=("states", "doubts"))
    assert both == [("ada-sorensen", "states"), ("ibo-castell", "doubts")]
    assert said(small, object=iter(["Juniper Ventures", "Alder"])) == [("quarry-series-b", "leadInvestor")] * 2
    found = small.statements(stance=["reported", "Estimated"], bound=["at least", "exact"], basis=None)
    assert {row.stance for row in found} == {"reported", "estimated"}
    assert [row.id for row in small.quotations(speaker=["Ada Sorensen", "Ibo Castell"])]


def test_filters_are_met_together(small: KnowledgeGraph) -> None:
    """One more filter never finds more."""
    filters: dict[str, Any] = {"about": "Quarry Labs", "predicate": "run-rate revenue", "speaker": "two investors"}
    filters |= {"stance": "reported", "rank": "preferred", "min_value": 10**9, "words": "NORTH of $900"}
    counts = [len(small.statements(**dict(list(filters.items())[:number]))) for number in range(len(filters) + 1)]
    assert counts == sorted(counts, reverse=True)
    assert counts[-1] == 1


def test_words_are_looked_for_in_quotes_text_role_and_scope(small: KnowledgeGraph) -> None:
    """Whatever the case and the white space."""
    assert said(small, words="Finance  CHIEF") == [("ada-sorensen", "worksFor")]
    assert said(small, words="dozens") == [("quarry-labs", "customerCount")]
    assert said(small, words="no such words") == []
    assert [row.text for row in small.quotations(words="before we NEED")] == ["We buy compute before we need it"]


def test_words_begin_words_in_any_order(small: KnowledgeGraph) -> None:
    """A stem finds its forms; the middle of a word, and a part of a number, find nothing."""
    assert said(small, words="chief financ") == [("ada-sorensen", "worksFor")]
    assert said(small, words="inance") == []
    assert {row.predicate for row in small.statements(words="million 900")} == {"runRateRevenue"}
    for part in ("90", "00", "2.5 1", "5 billion round"):
        assert said(small, words=part) == [], part
    assert {predicate for _, predicate in said(small, words="$2.5 billion")} >= {"amount"}
    assert said(small, words="LAB’S chief") == said(small, words="lab's chief") != []


def test_what_a_date_fits_best_comes_first(real: KnowledgeGraph) -> None:
    """What certainly falls into it, then the vaguer, the closest first."""
    rows = real.statements(at="2026-05-28")
    assert rows[0].at == "2026-05-28"
    assert len({row.at for row in rows}) > 1
    assert set(rows) == {row for row in real.statements() if row in rows}


def test_quotations_to_the_letter_are_told_from_retold_ones(small: KnowledgeGraph) -> None:
    """`direct` is one of three: yes, no, either."""
    counts = [len(small.quotations(direct=direct)) for direct in (True, False, None)]
    assert counts == [1, 1, 2]


def test_about_and_subject_narrow_each_other(small: KnowledgeGraph) -> None:
    """A statement is found once, also where several of the names stand in it."""
    assert said(small, subject="quarry-series-b", about="Alder Capital") == [("quarry-series-b", "leadInvestor")]
    rows = small.statements(about=["quarry-series-b", "quarry-labs", "Alder Capital"])
    assert len(rows) == len(set(rows)) > 0


@pytest.mark.parametrize("date", [2027, "2027", datetime.date(2027, 1, 1)])
def test_dates_may_be_numbers_and_days(small: KnowledgeGraph, date: Any) -> None:
    """What prints as a date is one."""
    assert ("quarry-labs", "revenue") in said(small, at=date, stance="projected")
    assert len(small.as_of(date).records.statements) == len(small.as_of(str(date)).records.statements)


def test_classes_go_by_label_in_any_case(small: KnowledgeGraph) -> None:
    """And several of them."""
    assert small.entities_of("company") == small.entities_of("Company")
    both = small.entities_of(["Person", "anonymous group"])
    assert {one.type for one in both} == {"Person", "AnonymousGroup"}
    near = small.neighbors("Quarry Labs", type=["investor", "person"], hops=2)
    assert {one.id for one in near} >= {"ada-sorensen", "alder-capital"}


def test_neighbors_along_several_predicates(small: KnowledgeGraph) -> None:
    """Each step may be any of them."""
    near = small.neighbors("Ada Sorensen", predicate=["worksFor", "recipient", "lead investor"], hops=3)
    assert {one.id for one in near} == {"quarry-labs", "quarry-series-b", "juniper-ventures", "alder-capital"}


@pytest.mark.parametrize(
    ("predicate", "message"),
    [
        ("retention dollar", "did you mean 'net dollar retention'?"),
        ("lead", "did you mean 'lead investor' or 'co-lead investor'?"),
        ("competes", "did you mean 'competes with'?"),
        ("xyzzy", "kg.predicates() those in use"),
    ],
)
def test_a_predicate_of_other_words_is_suggested(small: KnowledgeGraph, predicate: str, message: str) -> None:
    """Words in another order, and one of its words, lead to it."""
    with pytest.raises(NotFoundError) as raised:
        small.statements(predicate=predicate)
    assert message in str(raised.value)


def test_the_beginning_of_a_file_name_is_no_document_but_leads_to_it(small: KnowledgeGraph) -> None:
    """The name is suggested, and not guessed."""
    with pytest.raises(NotFoundError, match=r"did you mean 'harbour\.txt'\?"):
        small.statements(source="harb")


def test_about_comes_first(small: KnowledgeGraph) -> None:
    """`kg.statements("Quarry Labs")` is what one tries first."""
    assert small.statements("Quarry Labs") == small.statements(about="Quarry Labs")
    assert small.conflicts("Quarry Labs") == small.conflicts(about="Quarry Labs")


@pytest.mark.parametrize("date", ["May 2026", "tomorrow", "2026-13", "2026-05-28 00:00:00"])
def test_what_is_no_date_is_shown(small: KnowledgeGraph, date: str) -> None:
    """In filters and views alike."""
    for ask in (lambda: small.statements(at=date), lambda: small.as_of(date), lambda: small.known_by(date)):
        with pytest.raises(ValueError, match=date):
            ask()


def test_a_date_may_come_out_of_a_table(small: KnowledgeGraph) -> None:
    """As a day, or as the midnight that pandas makes of it."""
    for date in (datetime.date(2026, 5, 28), datetime.datetime(2026, 5, 28), pd.Timestamp("2026-05-28")):  # noqa: DTZ001
        assert small.as_of(date).records == small.as_of("2026-05-28").records
        assert small.statements(at=date) == small.statements(at="2026-05-28")


def test_a_timeline_of_what_is_no_number_is_an_error(small: KnowledgeGraph) -> None:
    """An empty one would look like a finding."""
    with pytest.raises(NotFoundError, match="'works for' gives no numbers"):
        small.timeline("Ada Sorensen", "works for")


def test_exposure_takes_the_label_of_a_class(real: KnowledgeGraph) -> None:
    """As every other question does."""
    assert real.exposure("Anthropic", by="chip platform") == real.exposure("Anthropic", by="ChipPlatform")
    assert real.exposure("Anthropic", by="chip platform").parts


def test_a_part_of_the_graph_is_a_graph(small: KnowledgeGraph, tmp_path: Path) -> None:
    """It holds all that its statements name, and can be written and read."""
    import networkx as nx

    import dealgraph

    part = small.part(small.statements("Quarry Series B"))
    assert set(part.records.statements) == set(small.statements("Quarry Series B"))
    assert "tamarind" not in part
    assert part.round("Quarry Series B").leads == small.round("Quarry Series B").leads
    nx.write_graphml(part.graph, tmp_path / "part.graphml")
    assert dealgraph.load(tmp_path / "part.graphml").records.statements == part.records.statements
