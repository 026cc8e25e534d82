"""How two things are connected: the ways between them, and on what these rest."""

from __future__ import annotations

import pytest

from conftest import graph, says
from dealgraph.records import Document, Entity, Source

pytestmark = pytest.mark.browser


def test_the_best_path_tells_its_hops(small_graph, visit):
    """Two entities chosen by search are connected by statements with receipts, and drawn alone."""
    page = visit(small_graph).go("#show=e:teller")
    page.get_by_role("button", name="How is it connected with").click()
    page.keyboard.type("Fern")
    page.keyboard.press("Enter")
    panel = page.locator(".panel")
    assert panel.locator("h2").inner_text() == "How Tina Teller and Fern Fund are connected"
    assert "Tina Teller – Lumen Lab – Lumen Series Q – Fern Fund" in panel.inner_text()
    assert "Rests on one source alone: The first article." in panel.inner_text()
    panel.get_by_role("button", name="Receipt").first.click()
    assert "Exact words in “The first article” (000_a.txt" in panel.inner_text()
    assert "entities and" in page.locator(".status").inner_text()


def test_a_way_says_on_how_many_sources_and_origins_it_rests(visit):
    """Two posts of one interview are one origin; a step that is told once makes the way as weak as itself."""
    entities = [Entity(name, "Company", name.title()) for name in ("lab", "cloud", "mill")]
    entities += [Entity(name, "BlogPost", f"The {name}") for name in ("post", "copy")]
    entities += [Entity("talk", "Event", "The talk"), Entity("ann", "Person", "Ann"), Entity("bob", "Person", "Bob")]
    sources = (Source("post", "ann", (Document("a.txt"),)), Source("copy", "bob", (Document("b.txt"),)))
    retold = [says(name, "retells", object="talk", source=name) for name in ("post", "copy")]
    first = [
        says("cloud", "supplies", object="lab", source="post", speaker="ann"),
        says("cloud", "supplies", object="lab", source="copy", speaker="bob"),
    ]
    second = says("mill", "supplies", object="cloud", source="post", speaker="ann")
    other = says("mill", "supplies", "so it says", object="cloud")

    def words(*rows, end="mill"):
        page = visit(graph(entities, [*retold, *first, *rows], sources=sources)).go(f"#show=p:lab|{end}")
        return page.locator(".panel")

    assert "Rests on 2 sources of one origin." in words(second).inner_text()
    weakest = "Its weakest step, Lab – Cloud, rests on 2 sources of one origin; in all 3 sources of 2 origins."
    assert weakest in words(second, other).inner_text()
    last = says("bob", "worksFor", object="mill", source="post", speaker="ann")
    weakest = "Its weakest steps, Lab – Cloud and Mill – Bob, rest on one origin alone each; in all 3 sources"
    assert weakest in words(second, other, last, end="bob").inner_text()


def test_ways_that_go_round_about_are_told_of_but_not_drawn(visit):
    """A mill is a partner of a lab, and both are parties of a deal: the way through the deal can be compared."""
    entities = [
        *(Entity(name, "Company", name.title()) for name in ("mill", "lab")),
        Entity("ann", "Person", "Ann"),
        Entity("supply", "Partnership", "The supply"),
    ]
    rows = [
        says("mill", "partnerOf", object="lab"),
        says("ann", "worksFor", object="lab"),
        says("supply", "partner", "with the mill", object="mill"),
        says("supply", "partner", "with the lab", object="lab"),
    ]
    opened = visit(graph(entities, rows))
    page = opened.go("#show=p:mill|ann")
    panel = page.locator(".panel")
    assert "Mill – Lab – Ann" in panel.inner_text()
    assert "The supply" not in panel.inner_text()
    panel.get_by_role("button", name="Up to 3 ways that go round about on these").click()
    assert "Mill – The supply – Lab – Ann" in panel.inner_text()
    assert "Round about, 3 steps, not drawn" in panel.inner_text()
    assert "3 entities" in page.locator(".status").inner_text()
    opened.go("#show=p:supply|ann")
    panel.get_by_role("button", name="Up to 3 ways that go round about on these").click()
    assert "The supply – Mill – Lab – Ann" in panel.inner_text()
    opened.go("#show=p:lab|ann")
    panel.get_by_role("button", name="Up to 3 ways that go round about on these").click()
    assert "None that is not far longer or weaker than the best one." in panel.inner_text()
