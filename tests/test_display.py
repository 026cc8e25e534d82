"""What notebooks show: cards and tables, with every text escaped."""

from __future__ import annotations

from html.parser import HTMLParser

import msgspec
import pytest

from dealgraph import Conflict, Entity, Evidence, KnowledgeGraph, Quotation, Statement
from dealgraph.results import Rows

HOSTILE = "<script>alert('1')</script> \"&amp;\" <img src=x onerror=alert(1)>"
ALLOWED = {"table", "caption", "thead", "tbody", "tr", "th", "td", "br", "q", "p"}


class Shown(HTMLParser):
    """Collects the text, the elements and the attributes of a piece of HTML."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.text = ""
        self.elements: set[str] = set()
        self.attributes: list[object] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.add(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        self.text += data


HOSTILE_RECORDS = [
    Entity(HOSTILE, HOSTILE, HOSTILE, (HOSTILE, "plain"), HOSTILE, (HOSTILE,)),
    Statement("s-1", HOSTILE, HOSTILE, HOSTILE, HOSTILE, (Evidence(HOSTILE, HOSTILE, 1, 2),), text=HOSTILE),
    Quotation("q-1", HOSTILE, HOSTILE, HOSTILE, (Evidence(HOSTILE, HOSTILE),), (HOSTILE,)),
    Conflict("c-1", HOSTILE, HOSTILE, (HOSTILE,), HOSTILE),
]


@pytest.mark.parametrize("record", HOSTILE_RECORDS, ids=lambda record: type(record).__name__)
def test_no_text_becomes_markup(record: msgspec.Struct) -> None:
    """Cards and tables hold the text as text, and no element or attribute beyond plain tables."""
    for html in (record._repr_html_(), Rows([record])._repr_html_()):  # type: ignore[attr-defined]
        shown = Shown(html)
        assert HOSTILE in shown.text
        assert shown.elements <= ALLOWED
        assert shown.attributes == []


def test_a_card_shows_fields_evidence_and_numbers(small: KnowledgeGraph) -> None:
    """What has no value is left out; evidence is its words, document and place."""
    row = small.statements(subject="Quarry Labs", predicate="valuation")
    row = row or small.statements(predicate="dealValuation")
    text = Shown(row[0]._repr_html_()).text
    assert "Statement" in text
    assert "25,000,000,000" in text
    assert row[0].evidence[0].exact in text
    assert "harbour.txt, " in text
    assert "None" not in text


def test_a_table_says_how_much_it_leaves_out(real: KnowledgeGraph) -> None:
    """Long lists show their first rows and count all of them."""
    shown = Shown(real.statements()._repr_html_())
    assert f"{len(real.statements())} Statement rows, the first 20" in shown.text
    html = real.statements()._repr_html_()
    assert html.count("<tr>") == 20
    assert "from_" not in shown.text


def test_long_texts_are_cut_in_tables_alone() -> None:
    """A cell holds the beginning of a long text, a card all of it."""
    entity = Entity("one", "Idea", "One", description="word " * 100)
    assert "…" in Rows([entity])._repr_html_()
    assert "word " * 100 in entity._repr_html_()


def test_empty_rows_and_the_graph_show_too(small: KnowledgeGraph) -> None:
    """No rows are a short word; the graph is its counts."""
    assert "&lt;0 rows&gt;" in Rows([])._repr_html_()
    text = Shown(small._repr_html_()).text
    assert f"entities{len(small.entities)}" in text
    assert "companies" in text.lower() or "company" in text.lower()
