"""What is filtered can be seen and taken off: in the lists of the legend, and in the line above the view."""

from __future__ import annotations

import re

import pytest

from conftest import graph, says
from dealgraph.records import Entity

pytestmark = pytest.mark.browser


def test_what_is_chosen_stands_first_and_stays_in_sight(crowded_graph, visit):
    """A chosen speaker is shown while the list is shut, and first, once, when it is open; unticking takes it off."""
    page = visit(crowded_graph).go("#speaker=voice-19")
    page.locator("#legend fieldset").first.wait_for()
    box = page.locator("#box-speaker-voice-19")
    toggle = page.get_by_role("button", name="Speaker (1 chosen)")
    assert toggle.get_attribute("aria-expanded") == "false"
    assert box.is_visible()
    assert box.is_checked()
    toggle.click()
    group = page.get_by_role("group", name="Speaker")
    assert group.locator("label").first.inner_text().startswith("Voice 19")
    assert box.count() == 1
    group.get_by_role("searchbox").fill("voice 19")
    assert "All of these are chosen above." in group.inner_text()
    box.uncheck()
    assert "speaker" not in page.evaluate("location.hash")


def test_a_long_list_says_how_many_more_of_how_many(visit):
    """Twelve at a time open, and what is left is told."""
    people = [Entity(f"voice-{i}", "Person", f"Voice {i}") for i in range(40)]
    rows = [says("first", "fact", f"says {i}", text=f"fact {i}", speaker=f"voice-{i}") for i in range(40)]
    page = visit(graph(people, rows)).go()
    page.get_by_role("button", name="Speaker").click()
    group = page.get_by_role("group", name="Speaker")
    group.get_by_role("button", name="12 more of 28").click()
    assert group.locator("label").count() == 24
    group.get_by_role("button", name="12 more of 16").click()
    assert group.get_by_role("button", name="4 more", exact=True).is_visible()


def test_active_filters_are_named_and_taken_off_one_by_one(small_graph, visit):
    """Each value, kind and date has a button in the line above the view, which takes off just that."""
    page = visit(small_graph).go("#predicate=valuation+revenue&stance=asserted&known-by=2026-06-30")
    page.locator("#legend fieldset").first.wait_for()
    page.locator("#box-kind-Person").uncheck()
    page.locator("#box-kind-Idea").check()
    active = page.locator(".status .active-filter")
    assert active.all_inner_texts() == [
        "only asserted",
        "only valuation",
        "or revenue",
        "not person",
        "also idea",
        "known by 30 June 2026",
    ]
    active.filter(has_text="or revenue").click()
    assert "predicate=valuation&" in page.evaluate("location.hash + '&'")
    active.filter(has_text="not person").click()
    assert page.locator("#box-kind-Person").is_checked()
    active.filter(has_text="known by").press("Enter")
    assert "known-by" not in page.evaluate("location.hash")
    assert page.evaluate("document.activeElement !== document.body")
    assert active.all_inner_texts() == ["only asserted", "only valuation", "also idea"]
    page.get_by_role("button", name="Start afresh").click()
    assert active.count() == 0


def test_many_values_are_told_by_their_number(crowded_graph, visit):
    """The line above the view stays short."""
    page = visit(crowded_graph).go("#speaker=" + "+".join(f"voice-{i}" for i in range(7)))
    assert page.locator(".status .active-filter").all_inner_texts() == ["only 7 speakers"]


def test_what_a_speaker_says_is_listed_drawn_or_not(visit):
    """The button opens the table of all of it, which is in the address, and shuts the panel; the panel counts it."""
    things = [Entity("herald", "NewsArticle", "The Herald"), Entity("lone", "Market", "Lone market")]
    things += [Entity(f"firm-{i}", "Company", f"Firm {i}") for i in range(3)]
    rows = [says("firm-0", "competesWith", object="firm-1", speaker="herald"), says("firm-1", "fact", text="it grows")]
    rows += [says("lone", "fact", f"says {i}", text=f"fact {i}", speaker="herald") for i in range(3)]
    opened = visit(graph(things, rows))
    page = opened.go("#off=Market&show=e:herald")
    assert "0 statements; 4 rest on its word" in page.locator(".panel").inner_text()
    page.get_by_role("button", name="Show only what it says").click()
    assert page.locator("caption").inner_text() == "4 statements"
    assert "Lone market" in page.locator("table.rows").inner_text()
    assert page.get_by_role("button", name="All that pass the filters (4)").get_attribute("aria-pressed") == "true"
    assert page.locator(".panel").is_hidden()
    page = opened.go(page.evaluate("location.hash"))
    assert page.locator("caption").inner_text() == "4 statements"


def test_showing_only_a_figure_keeps_its_subject_and_counts_what_the_panel_lists(visit):
    """The table has the statements of the panel, none of another company, and says which have no number."""
    entities = [Entity("lab", "Company", "Lumen Lab"), Entity("other", "Company", "Other Lab")]
    rows = [
        says("lab", "valuation", "$5 billion", value=5_000_000_000, unit="USD", bound="exact"),
        says("lab", "valuation", "$6 billion", value=6_000_000_000, unit="USD", bound="exact"),
        says("lab", "valuation", "a fortune", text="a fortune"),
        says("other", "valuation", "$7 billion", value=7_000_000_000, unit="USD", bound="exact"),
    ]
    page = visit(graph(entities, rows)).go("#show=f:lab|valuation")
    assert "3 statements, 1 of them without a number" in page.locator(".panel").inner_text()
    page.get_by_role("button", name="Show only this").click()
    assert page.locator("caption").inner_text() == "3 statements"
    assert "Other Lab" not in page.locator("table.rows, table").first.inner_text()


def test_the_legend_says_what_it_counts_where_the_guide_and_the_ideas_count_otherwise(visit):
    """A thing of which no statement tells is counted in the guide and not in the legend, which says so."""
    entities = [Entity("lab", "Company", "Lumen Lab"), Entity("silent", "Company", "Silent Lab")]
    rows = [says("lab", "valuation", "$5 billion", value=5_000_000_000, unit="USD", bound="exact")]
    page = visit(graph(entities, rows)).go("#view=guide")
    # These two, and what the test graph brings along.
    assert "4 entities" in page.locator(".page").inner_text()
    kinds = page.locator("#legend fieldset", has_text="Kinds of things")
    assert "1" in kinds.locator(".count").all_text_contents()
    assert "the Guide counts all that the file holds" in (kinds.text_content() or "")


def test_filters_combine_and_counts_follow(small_graph, visit):
    """Each count says what its box would show under the other filters."""
    page = visit(small_graph).go()
    opinion = page.locator("label", has=page.locator("#box-stance-opinion")).locator(".count")
    assert opinion.inner_text() == "2"
    page.get_by_role("button", name="What is said").click()
    page.locator("#box-predicate-competesWith").check()
    assert opinion.inner_text() == "1"
    assert "1 statement of 12" in page.locator(".status").inner_text()
    page.locator("#box-stance-reported").check()
    assert "Nothing passes" in page.locator(".status").inner_text()


def test_an_empty_result_says_which_filter_to_loosen(small_graph, visit):
    """The filter whose removal shows most comes first, with the number; a click removes it."""
    page = visit(small_graph).go("#predicate=amount&stance=projected&as-of=2030")
    first = page.locator(".status button").first
    assert re.fullmatch(r"Without .*: 1 statement", first.inner_text())
    first.click()
    assert "1 statement of 12" in page.locator(".status").inner_text()


def test_denials_can_be_shown_alone(small_graph, visit):
    """Ticking "said not to be so" leaves what is denied; the count says how much that is."""
    page = visit(small_graph).go()
    box = page.locator("label", has=page.locator("#box-polarity-negated"))
    assert box.locator(".count").inner_text() == "1"
    page.locator("#box-polarity-negated").check()
    assert "1 statement of 12" in page.locator(".status").inner_text()
    page.locator("#tab-table").click()
    assert "will not invest" in page.locator("table").first.inner_text()


def test_the_legend_switches_kinds_on(small_graph, visit):
    """Ticking ideas draws them; the status line counts them."""
    page = visit(small_graph).go()
    page.locator("#box-kind-Idea").check()
    assert "6 entities and 6 lines drawn" in page.locator(".status").inner_text()
