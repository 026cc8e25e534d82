"""Comparing two sources or speakers: which disagreements are theirs, with all sides, and what they agree on."""

from __future__ import annotations

import pytest

from conftest import graph, says
from dealgraph.records import Conflict, Entity, record_id

pytestmark = pytest.mark.browser

SOURCES = "#view=conflicts&between=source:first|source:second"


def test_two_sources_are_compared_side_by_side(sources_graph, visit):
    """Choosing both leaves the disagreements between them, their words in two columns, also behind the address."""
    opened = visit(sources_graph)
    page = opened.go("#view=conflicts")
    assert page.locator(".conflict").count() == 3
    page.get_by_label("Between", exact=True).select_option(label="The first article (3)")
    page.get_by_label("and", exact=True).select_option(label="The second article (2)")
    for _ in ("chosen", "opened again"):
        assert page.locator(".conflict").count() == 2
        left, right = page.locator(".conflict", has_text="worth 30 billion").locator(".two > div").all()
        assert left.bounding_box()["y"] == right.bounding_box()["y"]
        assert "The first article" in left.inner_text()
        assert "worth 30 billion" in left.inner_text()
        assert "worth 60 billion" in right.inner_text()
        left, right = page.locator(".conflict", has_text="the mill grows").locator(".two > div").all()
        assert "the mill grows" in left.inner_text()
        assert "the mill shrinks" in right.inner_text()
        assert "it stands still" in right.inner_text()
        page = opened.go(page.evaluate("location.hash"))
    assert opened.complaints == []


def test_choosing_keeps_the_focus_and_works_by_keyboard(sources_graph, visit):
    """A key in a chooser chooses, and the focus stays in it though the list is made anew."""
    page = visit(sources_graph).go("#view=conflicts")
    page.locator("#between-other").focus()
    page.keyboard.type("Ann")
    page.wait_for_function("() => location.hash.includes('between')")
    assert "speaker:ann" in page.evaluate("new URLSearchParams(location.hash.slice(1)).get('between')")
    assert page.evaluate("document.activeElement.id") == "between-other"


def test_all_sides_stay_whoever_else_speaks(sources_graph, visit):
    """Between two speakers a third one on the matter is still told, below the two."""
    page = visit(sources_graph).go("#view=conflicts&between=speaker:teller|speaker:ann")
    case = page.locator(".conflict", has_text="the mill grows")
    assert "it stands still" not in case.locator(".two").inner_text()
    assert "it stands still" in case.inner_text()


def test_filters_by_source_and_speaker_hide_no_side_of_what_is_compared(sources_graph, visit):
    """With a filter by source and another by speaker both sides are there, and the page says why."""
    page = visit(sources_graph).go(f"{SOURCES}&source=first&speaker=third")
    assert "worth 30 billion" in page.locator(".page").inner_text()
    assert "worth 60 billion" in page.locator(".page").inner_text()
    assert "All sides are shown, whatever the filter by source and by speaker" in page.locator(".page").inner_text()
    page.get_by_role("button", name="Take it off").click()
    assert "source=" not in page.evaluate("location.hash")


def test_a_filter_says_what_it_hides_and_one_click_shows_it(sources_graph, visit):
    """Filtered to one source, its disagreements with others are counted; the button shows them with all sides."""
    page = visit(sources_graph).go("#view=conflicts&source=first")
    assert page.locator(".conflict").count() == 1
    assert "has a side in 3 disagreements; the filter hides 2 of them" in page.locator(".page").inner_text()
    page.get_by_role("button", name="Show all sides").click()
    assert "worth 60 billion" in page.locator(".page").inner_text()
    page = visit(sources_graph).go("#view=conflicts&speaker=teller+ann")
    assert "2 disagreements are between Tina Teller and Ann Other" in page.locator(".page").inner_text().replace(
        "Ann Other and Tina Teller", "Tina Teller and Ann Other"
    )
    case = page.locator(".conflict", has_text="the mill shrinks")
    assert "it stands still" not in case.inner_text()
    case.get_by_role("button", name="Show them").click()
    assert "it stands still" in page.locator(".page").inner_text()


def test_what_was_not_out_by_the_day_stays_hidden(sources_graph, visit):
    """Neither a side nor a name of which nothing was known by the day that is set shows in a comparison."""
    page = visit(sources_graph).go(f"{SOURCES}&known-by=2020")
    assert page.locator(".conflict").count() == 0
    assert "second article" not in page.locator(".page").inner_text()


def test_where_two_do_not_differ_the_page_says_with_whom_each_does(sources_graph, visit):
    """The empty list names those with whom each differs, with counts, and leads there."""
    page = visit(sources_graph).go("#view=conflicts&between=speaker:ann|speaker:lab")
    words = page.locator(".page").inner_text()
    assert "No disagreement between Ann Other and Lumen Lab." in words
    assert "Ann Other differs with Tina Teller (2), Theo Third (1)." in words
    assert "Lumen Lab differs with Tina Teller (1)." in words
    page.get_by_role("button", name="Tina Teller").first.click()
    assert "worth 60 billion" in page.locator(".page").inner_text()


def test_what_both_say_alike_is_told_too(sources_graph, visit):
    """Below the disagreements stand the statements that both make and the figures of which both speak."""
    page = visit(sources_graph).go(SOURCES)
    words = page.locator(".page").inner_text()
    assert "Both say the same 1" in words
    page.locator(".page").get_by_role("button", name="The second article").click()
    assert "9 billion came in" in page.locator(".panel").inner_text()
    page.get_by_role("button", name="valuation", exact=True).click()
    panel = page.locator(".panel")
    assert panel.locator("h2").inner_text() == "Valuation"
    assert panel.locator(".statement").count() == 2


def test_the_panel_of_a_speaker_leads_to_who_says_otherwise(sources_graph, visit):
    """One click from a speaker's panel stand all disagreements in which the speaker has a side."""
    page = visit(sources_graph).go("#show=e:teller")
    page.get_by_role("button", name="Where others say otherwise (3)").click()
    assert page.locator(".conflict").count() == 3
    assert page.locator("#between-one").input_value() == "speaker:teller"


def test_the_section_of_an_entity_counts_where_it_speaks_of_others(sources_graph, visit):
    """What a speaker says of others stands behind a link beside what others say of the speaker, and is counted with it."""
    page = visit(sources_graph).go("#show=e:teller")
    assert page.locator(".panel h3", has_text="Where sources differ").inner_text() == "Where sources differ 3"
    page.get_by_role("button", name="3 in which they say otherwise of others").click()
    assert page.locator(".conflict").count() == 3
    page = visit(sources_graph).go("#show=e:lab")
    there = page.locator(".panel section", has=page.locator("h3", has_text="Where sources differ"))
    assert there.locator(".conflict").count() == 1
    assert there.get_by_role("button", name="and 1 in which it says otherwise of others").count() == 1


def test_the_figures_furthest_apart_come_first_and_say_so(sources_graph, visit):
    """A ninefold difference stands before a twofold one."""
    page = visit(sources_graph).go("#view=conflicts")
    first, second, third = page.locator(".conflict").all_inner_texts()
    assert "Figures 9 times apart" in first
    assert "Figures 2 times apart" in second
    assert "times apart" not in third


@pytest.fixture(scope="module")
def told_twice():
    """Three worths of a lab, compared by how they are counted, and two of them again by how exact they are."""
    worths = [
        says("lab", "valuation", f"worth {billions}", value=billions * 1e9, unit="USD", at=at, speaker=speaker)
        for billions, at, speaker in [(20, "2024", "teller"), (30, "2025", "ann"), (40, "2026", "third")]
    ]
    ids = sorted(row.id for row in worths)
    kinds = {"basis": (ids, "Some count the debts."), "bound": (ids[:2], "One of these is rounded.")}
    conflicts = [Conflict(record_id("c", kind), kind, "lab", tuple(rows), why) for kind, (rows, why) in kinds.items()]
    people = [Entity("ann", "Person", "Ann Other"), Entity("third", "Person", "Theo Third")]
    return graph([Entity("lab", "Company", "Lumen Lab"), *people], worths, conflicts=tuple(conflicts))


def test_what_tells_the_same_sides_again_stands_in_one_place(told_twice, visit):
    """One tile has both kinds with their reasons and each side once; the counts say so, and a link leads to each alone."""
    basis, bound = (next(one for one in told_twice.conflicts() if one.kind == kind) for kind in ("basis", "bound"))
    opened = visit(told_twice)
    page = opened.go("#view=conflicts")
    assert "2 disagreements in 1 place among" in page.locator(".page").inner_text()
    assert page.locator("#difference-all").inner_text() == "All kinds (2)"
    tile = page.locator(".list .conflict")
    assert tile.count() == 1
    assert basis.explanation in tile.inner_text()
    assert bound.explanation in tile.inner_text()
    assert tile.locator(".statement").count() == 3
    tile.get_by_role("button", name="These 2 of the 3 statements alone").click()
    for _ in ("clicked", "opened again"):
        assert page.locator(".panel .conflict .statement").count() == 2
        assert bound.explanation in page.locator(".panel").inner_text()
        page = opened.go(f"#show=c:{bound.id}")
    # Chosen by its kind it stands for itself.
    page = opened.go("#view=conflicts")
    page.locator("#difference-bound").click()
    assert page.locator(".page [role=status]").inner_text() == "1 of this kind."
    assert page.locator(".list .conflict .statement").count() == 2
    assert basis.explanation not in page.locator(".list").inner_text()
    assert opened.complaints == []


def test_disagreements_stand_side_by_side(small_graph, visit):
    """Both sides of a disagreement stand with their words, under what kind of difference it is."""
    page = visit(small_graph).go("#view=conflicts")
    text = page.locator(".conflict", has_text="Contradiction").inner_text()
    assert "worth $30 billion" in text
    assert "$40 billion, rivals say" in text
