"""What the search box finds, and how it is used."""

from __future__ import annotations

import pytest

from conftest import graph, says
from dealgraph.records import Entity

pytestmark = pytest.mark.browser


def _hits(page):
    return page.locator("#hits [role=option] span:first-of-type").all_inner_texts()


def test_search_forgives_typing_errors_and_knows_aliases(small_graph, visit):
    """A misspelt name and an alias find the entity; Enter opens its panel."""
    page = visit(small_graph).go()
    page.keyboard.press("/")
    page.keyboard.type("Lumne Lab")
    assert _hits(page)[0] == "Lumen Lab"
    page.locator("#search").fill("t. teller")
    assert _hits(page)[0] == "Tina Teller"
    page.keyboard.press("Enter")
    assert page.locator(".panel h2").inner_text() == "Tina Teller"


def test_the_first_press_of_an_arrow_chooses_the_first_hit(small_graph, visit):
    """Enter opens the first with or without it, and Up goes to the last."""
    page = visit(small_graph).go()
    page.locator("#search").fill("lumen")
    first, *_, last = _hits(page)
    chosen = page.locator("#hits [aria-selected=true]")
    assert chosen.count() == 0
    page.keyboard.press("ArrowDown")
    assert first in chosen.inner_text()
    page.keyboard.press("ArrowUp")
    assert last in chosen.inner_text()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert page.locator(".panel h2").inner_text() == first


def test_search_finds_ideas_and_quotations_by_kind(small_graph, visit):
    """Ideas and the words of quotations are found, each under its kind."""
    page = visit(small_graph).go()
    page.locator("#search").fill("compute before money")
    assert "Quotations" in page.locator("#hits .group-name").all_inner_texts()
    page.locator("#search").fill("scale")
    assert page.locator("#hits .group-name").first.inner_text() == "Idea"


def test_people_are_found_by_position_and_things_by_description(small_graph, visit):
    """Who knows only that somebody is the CFO finds them, and so does who knows what a thing is."""
    page = visit(small_graph).go()
    page.locator("#search").fill("cfo")
    assert _hits(page)[0] == "Tina Teller"
    page.locator("#search").fill("makes models")
    assert "Described so" in page.locator("#hits .group-name").all_inner_texts()
    page.keyboard.press("Enter")
    assert page.locator(".panel h2").inner_text() == "Lumen Lab"


def test_search_answers_an_askers_words(small_graph, visit):
    """A position with its employer finds who holds it; a kind of deal opens its deals, the newest first."""
    page = visit(small_graph).go()
    page.locator("#search").fill("Lumen Lab CFO")
    assert _hits(page)[0] == "Tina Teller"
    assert "CFO, Lumen Lab" in page.locator("#hits [role=option]").first.inner_text()
    page.locator("#search").fill("latest funding round")
    assert _hits(page)[:2] == ["funding round", "Lumen Series Q"]
    page.keyboard.press("Enter")
    assert "view=deals&kind=FundingRound&sort=-date" in page.url
    assert "Lumen Series Q" in page.locator("table.deals").inner_text()


def test_search_finds_words_in_other_forms_after_those_as_they_are(visit):
    """Of a passage in quotes, and of a deal that a question asks for by its date and a party."""
    entities = [
        Entity("lab", "Company", "Lumen Lab"),
        Entity("fund", "Investor", "Fern Fund"),
        Entity("old", "FundingRound", "Lumen Series P"),
        Entity("new", "FundingRound", "Lumen Series Q"),
    ]
    statements = [
        says("old", "recipient", "for the lab, 2023", object="lab", at="2023"),
        says("new", "recipient", "for the lab, 2026", object="lab", at="2026-05"),
        says("new", "leadInvestor", "Fern Fund is leading it", object="fund"),
        says("old", "leadInvestor", "Fern Fund led it", object="fund"),
    ]
    page = visit(graph(entities, statements)).go()
    passages = page.locator("#hits .statement")
    page.locator("#search").fill("led it")
    assert [text.rpartition("\n")[2] for text in passages.all_inner_texts()] == [
        "Fern Fund led it",
        "Fern Fund is leading it",
    ]
    page.locator("#search").fill("who led Lumen's latest round")
    assert _hits(page)[:2] == ["Lumen Series Q", "Lumen Series P"]
    page.locator("#search").fill("who led the first round of Lumen")
    assert _hits(page)[:2] == ["Lumen Series P", "Lumen Series Q"]


def test_search_offers_ways_and_filters(small_graph, visit):
    """Two names, or the question how they are tied, open the ways between; a word of the legend sets its filter."""
    opened = visit(small_graph)
    for asked in ("Fern Fund Lumen", "how is Fern Fund connected with Lumen Lab?"):
        page = opened.go()
        page.locator("#search").fill(asked)
        assert page.locator("#hits [role=option]").first.inner_text() == "Ways between Fern Fund and Lumen Lab"
        page.keyboard.press("Enter")
        assert "show=p%3Afund%7Clab" in page.url
    page = opened.go("#view=table&listed=all")
    page.locator("#search").fill("denied")
    assert "what is said not to be so" in page.locator("#hits [role=option]").first.inner_text()
    page.keyboard.press("Enter")
    assert page.locator("#box-polarity-negated").is_checked()
    assert "1 statement of 12 pass" in page.locator(".status").inner_text()


def test_words_in_the_search_box_stand_beside_no_view(small_graph, visit):
    """They would look like its filter: they are put aside while the focus is elsewhere, and come back with it."""
    page = visit(small_graph).go("#view=table")
    box = page.locator("#search")
    box.fill("lumen")
    page.locator(".list h2").click()
    assert box.input_value() == ""
    assert page.locator("#hits").is_hidden()
    page.keyboard.press("/")
    assert box.input_value() == "lumen"
    assert page.locator("#hits [role=option]").count() > 0
    page.keyboard.type("fern")
    assert box.input_value() == "fern"
    page.locator("#tab-deals").click()
    page.keyboard.press("/")
    assert box.input_value() == ""


def test_slash_searches_after_a_filter_is_ticked(small_graph, visit):
    """The focus that a tick box keeps does not swallow the key."""
    page = visit(small_graph).go()
    page.locator("#box-stance-opinion").check()
    page.keyboard.press("/")
    page.keyboard.type("Fern")
    assert _hits(page)[0] == "Fern Fund"


@pytest.mark.parametrize("width", [320, 390, 700])
def test_the_search_box_has_room_for_its_hint(small_graph, visit, width):
    """In the narrowest window too, what the empty box says is not cut; not where it asks for the other end either."""
    page = visit(small_graph, viewport={"width": width, "height": 844}).go("#show=e:teller")
    for _ in range(2):
        needed, there = page.evaluate(
            """() => {
              const box = document.querySelector("#search");
              const style = getComputedStyle(box);
              const context = document.createElement("canvas").getContext("2d");
              context.font = style.font;
              const room = box.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
              return [context.measureText(box.placeholder).width, room];
            }"""
        )
        assert needed <= there
        page.get_by_role("button", name="How is it connected with").click()
