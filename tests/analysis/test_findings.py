"""What the analyses answer reads well, in the console and in a notebook, and names what is in dispute."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import TYPE_CHECKING

import msgspec
import pytest
from invented import said, world

from dealgraph.conflicts import KINDS
from dealgraph.errors import NotFoundError
from dealgraph.findings import Finding
from dealgraph.records import Conflict

if TYPE_CHECKING:
    from collections.abc import Callable

    from dealgraph.knowledge_graph import KnowledgeGraph

HOSTILE = "<img src=x onerror=alert(1)>"
TYPES = {"Company": "lab cloud", "Investor": "oak", "FundingRound": "series", "ComputeDeal": "deal", "Idea": "thrift"}

ANSWERS: list[Callable[[KnowledgeGraph], Finding]] = [
    lambda kg: kg.exposure("Lab"),
    lambda kg: kg.exposure("Lab").parts[0],
    lambda kg: kg.round("series"),
    lambda kg: kg.round("series").amount,
    lambda kg: kg.debates("thrift")[0],
    lambda kg: kg.loops()[0],
    lambda kg: kg.paths("Oak", "Cloud")[0],
    lambda kg: kg.voices("Lab")[0],
    lambda kg: kg.origins(kg.statements(predicate="capacity")[0])[0],
    lambda kg: kg.disagreements(about="deal")[0],
]


@pytest.fixture(scope="module")
def kg() -> KnowledgeGraph:
    """A circle, a round, a debate, and a capacity of which two sources give two figures."""
    return world(
        {**TYPES, "Person": "ann bob"},
        said("series", "leadInvestor", "oak"),
        said("series", "investor", "cloud"),
        said("series", "recipient", "lab"),
        said("series", "amount", value=10, unit="USD", bound="exact"),
        said("deal", "provider", "cloud"),
        said("deal", "customer", "lab"),
        said("deal", "capacity", value=5, unit="GW", bound="exact", at="2026"),
        said("deal", "capacity", value=4, unit="GW", bound="exact", at="2026", source="other", speaker="cloud"),
        said("ann", "doubts", "thrift"),
        said("bob", "supports", "thrift"),
        sources=("other", "paper"),
    )


class Text(HTMLParser):
    """The text of some HTML, and its elements."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.text, self.elements = "", set[str]()
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.add(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.mark.parametrize("ask", ANSWERS)
def test_every_answer_reads_well(ask: Callable[[KnowledgeGraph], Finding], kg: KnowledgeGraph) -> None:
    """A title of one line, lines of one line each, the same in a notebook, and hashable."""
    answer = ask(kg)
    assert "\n" not in answer.title
    assert "Struct" not in str(answer)
    assert "None" not in str(answer)
    assert len(str(answer).splitlines()) == 1 + len(answer.lines())
    shown = Text(answer._repr_html_())
    assert answer.title in shown.text
    assert all(words in shown.text for _, words in answer.lines())
    assert {answer: 1}[ask(kg)] == 1


@pytest.mark.parametrize("ask", [ANSWERS[0], ANSWERS[5], ANSWERS[9]])
def test_an_answer_that_rests_on_a_disputed_statement_says_so(
    ask: Callable[[KnowledgeGraph], Finding], kg: KnowledgeGraph
) -> None:
    """In the words, not only as data."""
    assert "both cannot hold" in str(ask(kg))


def test_hostile_labels_stay_text(kg: KnowledgeGraph) -> None:
    """No answer turns a name into markup."""
    entities = tuple(msgspec.structs.replace(one, label=f"{one.label}{HOSTILE}") for one in kg.records.entities)
    hostile = type(kg)(msgspec.structs.replace(kg.records, entities=entities), kg.vocabulary)
    for ask in (lambda kg: kg.exposure("lab"), lambda kg: kg.loops(), lambda kg: kg.explain("oak", "cloud")):
        shown = Text(ask(hostile)._repr_html_())
        assert HOSTILE in shown.text
        assert "img" not in shown.elements


def test_a_disagreement_has_sides_with_speakers_and_quotes(kg: KnowledgeGraph) -> None:
    """The first-hand one is preferred, and the reason is told."""
    (found,) = kg.disagreements(kind="contradiction")
    assert [(side.speakers, side.quotes, side.preferred) for side in found.sides] in (
        [(("Paper",), ("deal capacity",), False), (("Cloud",), ("deal capacity",), True)],
        [(("Cloud",), ("deal capacity",), True), (("Paper",), ("deal capacity",), False)],
    )
    assert (found.reason, found.preferred and found.preferred.value) == ("Cloud speaks first-hand", 4)
    assert "Preferred" not in found.explanation
    assert kg.disagreement(found.conflict.id) == found == kg.disagreement(found.conflict)


def test_disagreements_can_be_chosen(kg: KnowledgeGraph) -> None:
    """By what they are about, their kind, and whether one side is preferred."""
    assert [one.kind for one in kg.disagreements(preferred=True)] == ["contradiction"]
    assert [one.label for one in kg.disagreements(preferred=False)] == ["Thrift"]
    assert [one.label for one in kg.disagreements(kind=["opinion", "basis"])] == ["Thrift"]
    with pytest.raises(NotFoundError):
        kg.disagreement("c-none")


def test_the_sides_of_an_idea_are_for_and_against(kg: KnowledgeGraph) -> None:
    """Not one a speaker."""
    (found,) = kg.disagreements(about="thrift")
    assert sorted(row.predicate for side in found.sides for row in side.statements) == ["doubts", "supports"]
    assert found.preferred is None


def test_whoever_disputes_a_figure_stands_on_a_side_of_their_own() -> None:
    """Not beside those who give it, although the number is the same."""
    given = said("lab", "revenue", value=30, unit="USD", bound="exact", speaker="lab")
    disputed = said("lab", "revenue", value=30, unit="USD", bound="exact", stance="disputed", speaker="oak")
    (found,) = world(TYPES, given, disputed).disagreements()
    assert sorted(side.speakers for side in found.sides) == [("Lab",), ("Oak",)]


def test_one_thing_said_firmly_and_on_a_condition_has_two_sides() -> None:
    """People noted it; and a phrase that ends in a colon gets no second one."""
    firm = said("lab", "plan", text="to list its shares", stance="projected")
    loose = said("lab", "plan", text="to list its shares", stance="hypothetical", speaker="oak")
    kg = world(TYPES, firm, loose)
    conflict = Conflict("c-1", "opinion", "lab", tuple(sorted((firm.id, loose.id))), "One sets a condition.")
    kg = type(kg)(msgspec.structs.replace(kg.records, conflicts=(conflict,)), kg.vocabulary)
    (found,) = kg.disagreements()
    assert sorted(side.words for side in found.sides) == [
        "Lab plans: to list its shares (hypothetical).",
        "Lab plans: to list its shares (projected).",
    ]


def test_all_disagreements_of_the_shipped_graph_have_sides(real: KnowledgeGraph) -> None:
    """Two at least, each with words of its document; and every conflict is there."""
    found = real.disagreements()
    assert [one.conflict for one in found] == list(real.conflicts())
    for one in found:
        assert one.kind in KINDS
        assert len(one.sides) >= 2
        assert all(side.quotes for side in one.sides)
        assert (one.preferred is None) == (one.reason is None)
