"""An empty answer says why: what there is without each filter, and what a predicate is said of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from dealgraph import hints
from dealgraph.results import Rows

if TYPE_CHECKING:
    from dealgraph.knowledge_graph import KnowledgeGraph


def test_each_filter_is_loosened(small: KnowledgeGraph) -> None:
    """With as many rows as one gets without it, and nothing of those without which it stays empty."""
    rows = small.statements("Quarry", predicate="revenue", stance="opinion")
    assert repr(rows).startswith("<0 rows>\n  without ")
    assert f"without stance='opinion': {len(small.statements('Quarry', predicate='revenue'))} row" in rows.notes
    assert not any("without about" in note for note in rows.notes)
    assert "without stance=" in rows._repr_html_()


def test_a_predicate_says_what_it_is_said_of_and_leads_there(small: KnowledgeGraph) -> None:
    """The call that is shown gives the rows that it promises."""
    rows = small.statements(about="Quarry", predicate="lead investor")
    assert "'lead investor' is said of: funding round; it leads to: agent" in rows.notes
    promise = next(note for note in rows.notes if note.startswith("of those beside Quarry Labs"))
    found = eval(promise.split(": ", 2)[2], {"kg": small})
    assert len(found) == int(promise.split(": ")[1].split()[0]) == 2
    gives = small.statements(object="Quarry", predicate="revenue").notes
    assert "'revenue' is said of: organisation, product, market; it gives a number, no entity" in gives


def test_another_part_and_another_name_are_offered(real: KnowledgeGraph) -> None:
    """Whoever does not speak may have passed something on, or speak under another name."""
    notes = real.statements(speaker="Bloomberg").notes
    assert f"with via='Bloomberg' instead of speaker: {len(real.statements(via='Bloomberg'))} rows" in notes
    alike = "informed sources of Bloomberg"
    assert f"with speaker={alike!r}: {len(real.statements(speaker=alike))} rows" in notes


def test_another_predicate_of_the_same_payments_is_offered(real: KnowledgeGraph) -> None:
    """Who invests directly, and who does in a deal."""
    notes = real.statements(subject="Amazon", predicate="invests in").notes
    count = len(real.statements(about="Amazon", predicate="investor"))
    assert f"with about='Amazon' and predicate='investor': {count} rows" in notes


EMPTY: list[tuple[Any, str]] = [
    (lambda kg: kg.neighbors("Quarry", type="Law"), "without type='Law': "),
    (lambda kg: kg.neighbors("Quarry", predicate="valuation"), "'valuation' joins no two entities"),
    (lambda kg: kg.neighbors("Quarry", predicate="wrote", direction="out"), "is said of: agent; it leads to: work"),
    (lambda kg: kg.quotations(speaker="Ada Sorensen", words="zyxw"), "without words='zyxw': 2 rows"),
    (lambda kg: kg.conflicts(about="Quarry", kind="name"), "without kind='name': "),
    (lambda kg: kg.disagreements(about="two investors"), "it is named in 1 row with about='Quarry Labs'"),
    (lambda kg: kg.voices("Quarry", speaker="Tamarind"), "without speaker='Tamarind': "),
    (lambda kg: kg.paths("Tamarind", "Ada Sorensen", max_hops=2), "with max_hops=3 there is one"),
    (lambda kg: kg.paths("Quarry", "Tamarind", predicate="wrote"), "without predicate='wrote': "),
    (lambda kg: kg.timeline("Ada Sorensen", "valuation"), "'valuation' is said of: organisation"),
]


@pytest.mark.parametrize(("ask", "note"), EMPTY, ids=[note for _, note in EMPTY])
def test_every_question_with_filters_says_why_it_found_nothing(small: KnowledgeGraph, ask: Any, note: str) -> None:
    """Beside the word that there are no rows."""
    rows = ask(small)
    assert len(rows) == 0
    assert note in repr(rows)


def test_nothing_is_counted_before_somebody_looks(small: KnowledgeGraph, monkeypatch: pytest.MonkeyPatch) -> None:
    """A program that only asks for the length pays nothing; in a very large graph nobody is kept waiting."""
    asked: list[object] = []
    monkeypatch.setattr(hints, "of_statements", lambda wanted: asked.append(wanted) or ["why"])
    rows = small.statements("Quarry", predicate="lead investor")
    assert (len(rows), list(rows), asked) == (0, [], [])
    assert repr(rows) == "<0 rows>\n  why"
    assert len(asked) == 1
    assert small.statements("Quarry").notes == []
    monkeypatch.undo()
    monkeypatch.setattr(hints, "MANY", 1)
    notes = small.statements("Quarry", predicate="lead investor").notes
    assert notes[0].startswith("'lead investor' is said of")
    assert not any(note.startswith("without") for note in notes)


def test_a_row_that_is_not_there_says_how_many_there_are(small: KnowledgeGraph) -> None:
    """Not that some tuple is out of range."""
    with pytest.raises(IndexError, match="there is no row 0: the answer has no rows"):
        small.statements("Quarry", stance="disputed")[0]
    with pytest.raises(IndexError, match="there is no row 7: the answer has 2 rows"):
        Rows([1, 2])[7]


def test_predicates_are_found_by_what_people_call_them(small: KnowledgeGraph) -> None:
    """Below the entities, as what to ask next."""
    assert "a predicate goes by it: kg.statements(predicate='net dollar retention')" in repr(small.find("NRR"))
    assert "a predicate goes by it" not in repr(small.find("a"))
    assert "capital expenditure" in small.find("capex")._repr_html_()
    assert small.find("Quarry Labs").notes == []
