"""Exploring: pins, debates over ideas, the timeline, and large graphs that open on an overview."""

from __future__ import annotations

import pytest

from conftest import graph, says
from dealgraph.page import network, render_page
from dealgraph.page.data import records_of_page
from dealgraph.page.groups import groups_of
from dealgraph.page.parts import compressed, restored
from dealgraph.records import Document, Entity, Source

pytestmark = pytest.mark.browser

READ = "() => document.querySelector('.status').textContent.includes('together') || !document.querySelector('.status').textContent.startsWith('Reading')"


def _read(visited):
    page = visited.go()
    page.wait_for_function(READ)
    return page


def test_a_pinned_thing_stays_whatever_the_filters_do(small_graph, visit):
    """A pin keeps an entity drawn and stands in the address; letting it go takes it back."""
    opened = visit(small_graph)
    page = opened.go("#show=e:scale")
    page.get_by_role("button", name="Pin it").click()
    assert "pinned=scale" in page.evaluate("location.hash")
    page.get_by_role("button", name="Close the panel").click()
    assert "6 entities" in page.locator(".status").inner_text()
    page = opened.go(page.evaluate("location.hash"))
    assert "6 entities" in page.locator(".status").inner_text()
    page.get_by_role("button", name="Unpin 1").click()
    assert "5 entities" in page.locator(".status").inner_text()


def test_a_debate_shows_both_sides_with_their_words(debate_graph, visit):
    """Who is for an idea, who against it, who is said not to be, and the rival idea with its own voices."""
    page = visit(debate_graph).go("#view=ideas")
    debate = page.locator("[data-idea=scale]")
    text = debate.inner_text()
    assert "Bigger models earn more." in text
    assert "For it: 1 voice" in text
    assert "scale pays, she says" in text
    assert "Against it: 1 voice" in text
    assert "we doubt that scale pays" in text
    assert "Said not to stand there: 1 voice" in text
    assert "small is better" in text
    assert "small wins" in text
    assert page.locator("[data-idea=calm]").count() == 0
    page.get_by_role("button", name="All ideas (3)").click()
    assert page.locator("[data-idea=calm]").is_visible()


def test_a_side_of_a_debate_counts_its_origins_and_who_is_interested(visit):
    """Two who speak in one text are one origin; who is told by the other side alone says nothing here."""
    entities = [
        Entity("pay", "Idea", "scale pays"),
        Entity("stop", "Idea", "scale stops"),
        Entity("lab", "Company", "Lumen Lab"),
        Entity("ann", "Person", "Ann"),
        Entity("bob", "Person", "Bob"),
        Entity("post", "BlogPost", "The post"),
        Entity("critics", "AnonymousGroup", "some critics"),
    ]
    view = {"object": "pay", "stance": "opinion"}
    rows = [
        says("ann", "states", "it pays", speaker="ann", **view),
        says("bob", "states", "it does pay", speaker="bob", **view),
        says("lab", "states", "scale pays", speaker="lab", source="post", **view),
        says("pay", "about", object="lab"),
        says("critics", "states", "some say that it stops", object="stop", stance="opinion"),
        says("teller", "opposes", "it does not", object="stop", stance="opinion"),
    ]
    sources = (Source("post", "lab", (Document("b.txt"),)),)
    page = visit(graph(entities, rows, sources=sources)).go("#view=ideas")
    straw = page.locator("[data-idea=stop]").inner_text()
    assert "For it: 1 voice; 1 only as others tell it" in straw
    assert "Who is for it speaks here only in the words of who is against it." in straw
    page.get_by_role("button", name="All ideas").click()
    debate = page.locator("[data-idea=pay]").inner_text()
    assert "For it: 3 voices, 2 origins; 1 interested" in debate
    assert "Who is for it" not in debate


def test_ideas_are_narrowed_to_words_which_the_address_keeps(debate_graph, visit):
    """An idea is found by its name or definition, though it is not contested; without the words all is as before."""
    page = visit(debate_graph).go("#view=ideas")
    page.locator("#ideas-words").fill("minds")
    page.locator("#ideas-words").press("Enter")
    page.locator("[data-idea=calm]").wait_for()
    assert page.locator("[data-idea]").count() == 1
    assert "idea-words=minds" in page.url
    page.locator("#ideas-words").fill("earn")
    page.locator("#ideas-words").press("Enter")
    page.locator("[data-idea=scale]").wait_for()
    assert page.locator("[data-idea]").evaluate_all("all => all.map(each => each.dataset.idea)") == ["scale"]
    page.locator("#tab-quotes").click()
    assert page.locator("#quotes-words").input_value() == ""
    page.locator("#tab-ideas").click()
    assert page.locator("#ideas-words").input_value() == "earn"
    page.get_by_role("button", name="Show without words").click()
    assert page.get_by_role("button", name="Contested").is_visible()


def test_the_list_follows_the_words_while_one_types(debate_graph, visit):
    """Without Enter; the field keeps the focus, and a blank before the next word stays."""
    page = visit(debate_graph).go("#view=ideas")
    page.locator("#ideas-words").press_sequentially("minds ")
    page.locator("[data-idea=calm]").wait_for()
    page.wait_for_function("() => location.hash.includes('idea-words=minds')")
    assert page.evaluate("document.activeElement.id") == "ideas-words"
    page.keyboard.type("x")
    assert page.locator("#ideas-words").input_value() == "minds x"


def test_each_tab_keeps_its_own_place(debate_graph, visit):
    """It opens at its top, comes back where it was left, and empties the field of the search."""
    page = visit(debate_graph, viewport={"width": 1200, "height": 300}).go("#view=guide")
    place = "document.querySelector('.list').scrollTop"
    page.evaluate("document.querySelector('.list').scrollTop = 400")
    page.locator("#search").fill("small")
    page.locator("#tab-ideas").click()
    assert page.locator("#search").input_value() == ""
    assert page.evaluate(place) == 0
    page.locator("#tab-guide").click()
    assert page.evaluate(place) == 400
    page.go_back()
    page.locator("[data-idea]").first.wait_for()
    assert page.evaluate(place) == 0
    page.go_forward()
    page.wait_for_function(f"() => {place} === 400")


def test_contested_ideas_are_those_of_python(debate_graph, visit):
    """The page finds the same debates as `kg.debates()`."""
    page = visit(debate_graph).go("#view=ideas")
    shown = page.locator("[data-idea]").evaluate_all("all => all.map(each => each.dataset.idea)")
    assert {debate.idea for debate in debate_graph.debates()} == set(shown)


def test_the_timeline_goes_by_month_and_by_entity(debate_graph, visit):
    """Dated statements stand under their months, of all or of the one whose panel asked."""
    page = visit(debate_graph).go("#view=times")
    assert page.locator(".page h3").all_inner_texts() == ["November 2025", "February 2026"]
    page = visit(debate_graph).go("#show=e:small")
    page.get_by_role("button", name="Timeline", exact=True).last.click()
    assert page.locator(".page h2").inner_text() == "Timeline of small is better"
    assert page.locator(".page h3").all_inner_texts() == ["February 2026"]


def test_a_year_is_one_click_away_however_much_comes_before(visit):
    """The row of years tells how much each has; a year that is folded opens and comes into sight."""
    rows = [says("lab", "fact", f"fact {i}", text=f"fact {i}", at=f"{2020 + i % 2}-03") for i in range(300)]
    rows += [says("lab", "fact", "the last one", text="the last one", at="2031-05")]
    page = visit(graph([Entity("lab", "Company", "Lumen Lab")], rows)).go("#view=times")
    years = page.get_by_role("navigation", name="Years").locator("button")
    assert years.all_inner_texts() == ["2020 (150)", "2021 (150)", "2031 (1)"]
    assert page.get_by_text("the last one").count() == 0
    years.last.click()
    assert page.get_by_text("the last one").first.is_visible()
    box, view = page.locator("[data-year='2031']").bounding_box(), page.locator(".list").bounding_box()
    assert view["y"] <= box["y"] < view["y"] + view["height"]
    assert page.evaluate("document.activeElement.closest('[data-year]').dataset.year") == "2031"


def test_a_month_of_a_full_year_is_one_click_away(visit):
    """The months of a year of which much is told stand at the top with their numbers; what has no month stands apart."""
    rows = [says("lab", "fact", f"fact {i}", text=f"fact {i}", at=f"2026-{1 + i % 3:02}") for i in range(90)]
    rows += [
        says("lab", "fact", f"some time {i}", text=f"some time {i}", at=at) for i, at in enumerate(("2026", "2026-Q1"))
    ]
    rows += [says("lab", "fact", "the listing", text="the listing", at="2026-10/2027-H1")]
    opened = visit(graph([Entity("lab", "Company", "Lumen Lab")], rows))
    page = opened.go("#view=times")
    months = page.get_by_role("navigation", name="Months of 2026").locator("button")
    assert months.all_inner_texts() == [
        "no month given (1)", "first quarter (1)", "January (30)", "February (30)", "March (30)",
        "between October and first half of 2027 (1)",
    ]  # fmt: skip
    months.nth(3).click()
    head = page.locator("h3", has_text="February 2026")
    box, view = head.bounding_box(), page.locator(".list").bounding_box()
    assert view["y"] - 2 <= box["y"] < view["y"] + 60
    assert page.evaluate("document.activeElement.innerText").split() == ["February", "2026", "30"]
    # What may come to pass only in the next year is found there too, and says where else it stands.
    page.get_by_role("navigation", name="Years").get_by_role("button", name="2027 (1)").click()
    assert page.locator("[data-year='2027'] h3").inner_text() == (
        "between October 2026 and first half of 2027 (also under 2026)"
    )
    assert "the listing" in page.locator("[data-year='2027']").inner_text()
    assert opened.complaints == []


def test_a_time_of_the_timeline_stands_in_the_address(visit):
    """A link leads to the month it was copied from, Back to the year before it; the newest sources' year is open."""
    rows = [says("lab", "fact", f"fact {i}", text=f"fact {i}", at=f"2026-{1 + i % 3:02}") for i in range(90)]
    rows += [says("lab", "fact", f"of old {i}", text=f"of old {i}", at="1950") for i in range(90)]
    opened = visit(graph([Entity("lab", "Company", "Lumen Lab")], rows))
    page = opened.go("#view=times")
    old = page.locator("[data-year='1950']")
    assert "fact 3" in page.locator("[data-year='2026']").inner_text()
    assert "of old" not in old.inner_text()
    page.get_by_role("navigation", name="Years").get_by_role("button", name="1950 (90)").click()
    assert "of old 7" in old.inner_text()
    page.get_by_role("navigation", name="Months of 2026").get_by_role("button", name="March (30)").click()
    address = page.evaluate("location.hash")
    assert address == "#view=times&time=2026+2026-03"
    page.go_back()
    assert page.evaluate("location.hash") == "#view=times&time=1950"
    page = opened.go(address)
    box, view = page.locator("h3", has_text="March 2026").bounding_box(), page.locator(".list").bounding_box()
    assert view["y"] - 2 <= box["y"] < view["y"] + view["height"]


def test_the_timeline_tells_once_what_several_say(visit):
    """Equal statements of one time are one line, which says how firmly and opens to all; the numbers count each."""
    worth = {"value": 5e9, "unit": "USD", "bound": "exact", "at": "2026-03"}
    rows = [
        says("lab", "valuation", "worth five", **worth),
        says("lab", "valuation", "five it is", **worth),
        says("lab", "valuation", "five, they say", **worth, speaker="ann", stance="reported"),
        says("lab", "valuation", "five without debt", **worth, scope="without debt"),
        says("lab", "valuation", "the so-called five", **worth, speaker="ann", stance="disputed"),
        says("lab", "valuation", "five a year later", **{**worth, "at": "2027-03"}),
        says("lab", "valuation", "not five", **worth, polarity="negated"),
    ]
    entities = [Entity("lab", "Company", "Lumen Lab"), Entity("ann", "Person", "Ann Other")]
    page = visit(graph(entities, rows)).go("#view=times")
    assert "7 dated statements of 7" in page.locator(".page").inner_text()
    march = page.locator("[data-year='2026'] .statements").first.locator(":scope > li")
    assert march.count() == 4
    assert "2026: 6 statements" in page.locator("[data-year='2026']").inner_text()
    told = march.filter(has_text="say so")
    assert "Lumen Lab has a valuation of $5 billion" in told.inner_text()
    assert told.locator(".says .tag").all_inner_texts()[:2] == ["asserted", "reported"]
    told.get_by_role("button", name="3 say so: 2 asserted, 1 reported; 2 voices, 1 origin").click()
    assert sorted(told.locator("[data-statement]").evaluate_all("all => all.map(each => each.dataset.statement)")) == (
        sorted(row.id for row in rows[:3])
    )
    told.get_by_role("button", name="Receipt").last.click()
    assert told.locator("blockquote").count() == 1


def test_a_large_graph_opens_on_its_groups(overview_graph, visit):
    """The overview says how many stand in which group; a group's panel names its members; nothing is asked for."""
    opened = visit(overview_graph)
    page = _read(opened)
    assert page.locator("#tab-overview").get_attribute("aria-current") == "page"
    assert "2,611 entities in" in page.locator(".status").inner_text()
    assert [opened.file.as_uri()] == opened.requests
    page = opened.go("#show=g:south")
    page.wait_for_function(READ)
    panel = page.locator(".panel").inner_text()
    assert "Around South Hub" in panel
    assert "product: 1,300" in panel
    page.get_by_role("button", name="Draw this group").click()
    assert "Only the group around South Hub" in page.locator(".status").inner_text()
    assert opened.complaints == []


def test_a_large_graph_answers_like_a_small_one(overview_graph, visit):
    """Search, panel and receipt work on what came in compressed parts; never more is drawn than can be read."""
    page = _read(visit(overview_graph))
    page.locator("#search").fill("nroth hub")
    page.locator("#hits [role=option]", has_text="North Hub").first.click()
    panel = page.locator(".panel")
    assert "$3 billion" in panel.inner_text()
    panel.get_by_role("button", name="Receipt").first.click()
    assert "worth $3 billion" in panel.inner_text()
    page.get_by_role("button", name="Add its neighbours").click()
    drawn = int(page.locator(".status").inner_text().split(" ")[0].replace(",", ""))
    assert 300 < drawn <= 700
    assert "too many to draw" in page.locator(".status").inner_text()
    page.locator("#search").fill("makes it 1299")
    page.locator("#hits .group-name", has_text="Words in the documents").wait_for()


def test_groups_count_what_passes_the_filters(overview_graph, visit):
    """The name of a group in the picture, its panel, its row in the table and its ties leave out what filters hide."""
    opened = visit(overview_graph)
    page = opened.go("#predicate=partOf")
    page.wait_for_function(READ)
    page.locator(".picture").focus()
    notice, told = page.locator(".notice"), set()
    for key in ("ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "ArrowRight", "ArrowLeft") * 2:
        page.keyboard.press(key)
        told.add(notice.inner_text().partition(", ")[0])
    assert {"North Hub 1 of 1,301", "South Hub 1 of 1,301"} <= told
    page = opened.go("#predicate=partOf&show=g:south")
    page.wait_for_function(READ)
    panel = page.locator(".panel").inner_text()
    assert "1 entity nearer to South Hub than to the other weightiest ones; the filters hide 1,300 more." in panel
    assert "product: 1\n" in panel
    assert "Around North Hub: 1 statement" in panel
    page = opened.go("#predicate=makes&view=table&show=g:south")
    page.wait_for_function(READ)
    assert "Around North Hub" not in page.locator(".panel").inner_text()
    row = page.locator("tr", has_text="Joined to none of the groups")
    assert row.locator("td.number").inner_text() == "0"


def test_a_deep_link_into_a_large_graph_waits_for_the_data(overview_graph, visit):
    """A link to a table or an entity opens it as soon as the file is read."""
    page = visit(overview_graph).go("#view=table&show=e:south")
    page.wait_for_function(READ)
    assert page.locator(".panel h2").inner_text() == "South Hub"
    assert page.locator("caption").first.is_visible()
    assert "Around North Hub" in page.locator(".list").inner_text()


def test_a_large_page_gives_back_all_records(overview_graph):
    """Compressed parts hold what the graph holds."""
    records = records_of_page(render_page(overview_graph))
    assert overview_graph.records.entities == records.entities
    assert overview_graph.records.statements == records.statements
    assert overview_graph.records.sources == records.sources


def test_everybody_stands_in_one_group(overview_graph):
    """The groups share out all entities, each once; those that nothing joins stand in a group of their own."""
    groups, ties = groups_of(overview_graph)
    members = [member for group in groups for member in group.members]
    assert sorted(members) == [entity.id for entity in overview_graph.records.entities]
    assert "south-7" in next(group.members for group in groups if group.hub == "south")
    assert "lone-3" in next(group.members for group in groups if group.hub == "")
    assert ties
    assert all(tie.statements > 0 for tie in ties)


def test_only_a_few_hundred_are_placed_in_a_large_graph(overview_graph):
    """The network of a large graph holds its groups and no more entities than an eye takes in."""
    assert len(network.build_network(overview_graph).nodes) <= network.PLACED_OF_LARGE


def test_a_compressed_part_comes_back():
    """What is compressed is restored, letters of all scripts among it."""
    value = {"a": [1, None, "</script>", "学"]}
    assert value == restored(compressed(value))
    assert "<" not in compressed(value)
