"""Deals as a table and under their kinds: nobody is lost, everybody stands once, and receipts are one click away."""

from __future__ import annotations

import pytest

from conftest import graph, saved_rows, says
from dealgraph.records import Entity

pytestmark = pytest.mark.browser


def test_each_party_stands_once_with_all_its_roles(deals_graph, visit):
    """In the table and on the card alike."""
    page = visit(deals_graph).go("#view=deals")
    parties = page.locator("tr[data-deal=power] .deal-parties li").all_inner_texts()
    assert parties == [
        "Cloud Co (provider, chip supplier)",
        "Lumen Lab (customer)",
        "Cloud chips (chip platform)",
    ]
    assert "Fern Fund (not so: provider)" in page.locator("tr[data-deal=spare]").inner_text()
    page = visit(deals_graph).go("#show=e:lab")
    card = page.locator(".card[data-deal=power]")
    assert card.locator("dt", has_text="provider").inner_text() == "provider, chip supplier"
    assert card.inner_text().count("Cloud Co") == 1
    assert "capacity: 5 GW (asserted by Tina Teller; projected by Tina Teller, from 2027)" in card.inner_text()


def test_a_kind_can_be_chosen_without_losing_parties(deals_graph, visit):
    """Compute deals alone, also where companies are not ticked for the picture; the choice is in the address."""
    opened = visit(deals_graph)
    page = opened.go("#view=deals&off=Company Investor")
    kinds = page.get_by_role("group", name="Kinds of deals")
    assert kinds.locator("button").all_inner_texts() == ["All kinds (3)", "compute deal (2)", "funding round (1)"]
    kinds.get_by_role("button", name="compute deal").click()
    assert page.locator("tr[data-deal]").count() == 2
    assert "Cloud Co" in page.locator("tr[data-deal=power]").inner_text()
    page = opened.go(page.evaluate("location.hash"))
    assert page.locator("tr[data-deal]").count() == 2


def test_deals_are_sorted_by_any_column(deals_graph, visit):
    """The largest capacity first, then the smallest; what has none comes last either way."""
    opened = visit(deals_graph)
    page = opened.go("#view=deals")
    ids = "rows => rows.map((row) => row.dataset.deal)"
    page.get_by_role("button", name="Capacity").click()
    assert page.locator("tr[data-deal]").evaluate_all(ids) == ["spare", "power", "round"]
    assert page.get_by_role("columnheader", name="Capacity").get_attribute("aria-sort") == "descending"
    assert page.evaluate("document.activeElement.id") == "sort-capacity"
    page.keyboard.press("Enter")
    assert page.locator("tr[data-deal]").evaluate_all(ids) == ["power", "spare", "round"]
    assert page.get_by_role("columnheader", name="Capacity").get_attribute("aria-sort") == "ascending"
    page = opened.go(page.evaluate("location.hash"))
    assert page.locator("tr[data-deal]").evaluate_all(ids) == ["power", "spare", "round"]


def test_a_deal_that_names_nobody_does_not_come_first(visit):
    """A deal between groups without names comes last, whatever its kind; kinds with most deals come first."""
    entities = [
        Entity("giants", "AnonymousGroup", "giants"),
        Entity("lab", "Company", "Lumen Lab"),
        Entity("buying", "Acquisition", "purchase of plants"),
        *(Entity(f"round-{i}", "FundingRound", f"Round {i}") for i in "ab"),
        Entity("power", "ComputeDeal", "Lumen's power"),
    ]
    rows = [says("buying", "buyer", f"they buy {i}", object="giants") for i in range(3)]
    rows += [says(deal, "recipient", object="lab") for deal in ("round-a", "round-b")]
    rows += [says("power", "customer", object="lab"), says("round-b", "amount", value=1, unit="USD", bound="exact")]
    page = visit(graph(entities, rows)).go("#view=deals")
    ids = "rows => rows.map((row) => row.dataset.deal)"
    assert page.locator("tr[data-deal]").evaluate_all(ids) == ["round-b", "round-a", "power", "buying"]
    assert page.locator("th[aria-sort]").count() == 0
    page.get_by_role("button", name="Kind", exact=True).click()
    assert page.locator("tr[data-deal]").evaluate_all(ids)[0] == "buying"


def test_receipts_are_one_click_away(deals_graph, visit):
    """A figure, a status and a role open the words that carry them."""
    page = visit(deals_graph).go("#view=deals")
    row = page.locator("tr[data-deal=power]")
    row.get_by_role("button", name="5 GW").click()
    assert "5 gigawatts" in page.locator(".panel blockquote").first.inner_text()
    row.get_by_role("button", name="signed").click()
    assert "signed in April" in page.locator(".panel blockquote").first.inner_text()
    row.get_by_role("button", name="chip supplier").click()
    assert "chips of Cloud Co" in page.locator(".panel blockquote").first.inner_text()


def test_the_filters_choose_deals(deals_graph, visit):
    """Only what passes is told of a deal; a deal of which nothing passes is not there."""
    page = visit(deals_graph).go("#view=deals&speaker=cloud")
    assert page.locator("tr[data-deal]").evaluate_all("rows => rows.map((row) => row.dataset.deal)") == ["spare"]
    assert "9 GW" not in page.locator("tr[data-deal=spare]").inner_text()
    page = visit(deals_graph).go("#view=deals&known-by=2020")
    assert page.locator("tr[data-deal]").count() == 0
    assert "The filters leave nothing to list here." in page.locator(".page").inner_text()


def test_the_csv_has_a_column_for_each_role_and_number(deals_graph, visit):
    """What is listed is saved, in its order."""
    page = visit(deals_graph, accept_downloads=True).go("#view=deals&kind=ComputeDeal&sort=capacity")
    with page.expect_download() as download:
        page.get_by_role("button", name="Save deals as CSV").click()
    spare, power = saved_rows(download.value)
    assert (spare["id"], power["id"]) == ("spare", "power")
    assert (power["provider"], power["chip supplier"], power["customer"]) == ("Cloud Co", "Cloud Co", "Lumen Lab")
    assert (power["capacity, number"], spare["capacity"]) == ("5", "at most 9 GW")
    assert (power["capacity, how exact"], spare["capacity, how exact"]) == ("exact", "at most")
    assert (power["how firmly"], spare["how firmly"]) == ("status: asserted | figures: asserted", "figures: asserted")
    assert (power["date"], power["begins"], power["status"]) == ("2026-04", "2027", "signed")
    assert "5 gigawatts" in power["exact words"]


def test_a_deal_that_may_be_another_one_says_so(visit):
    """Under its name, from both sides, with the receipts; and as a part of a whole. A denied role keeps its scope."""
    entities = [Entity(name, "ComputeDeal", name.title()) for name in ("early", "late", "whole")]
    entities += [Entity("funds", "AnonymousGroup", "old funds")]
    size = {"value": 5, "unit": "GW"}
    statements = [
        says("early", "mayBecome", "perhaps that one", object="late", stance="hypothetical"),
        says("late", "partOf", "one of them", object="whole"),
        says("early", "status", text="in_talks", stance="reported"),
        says("early", "capacity", "5 gigawatts", **size, bound="at_most", stance="projected"),
        says("late", "capacity", "5 in all", **size, bound="exact"),
        says("early", "customer", "they stay out", object="funds", polarity="negated", scope="many of them"),
    ]
    page = visit(graph(entities, statements)).go("#view=deals&stance=asserted+reported+projected")
    early, late = (page.locator(f"tr[data-deal={name}]") for name in ("early", "late"))
    assert "would count twice (capacity: 1)" in page.locator(".sum-note").inner_text()
    assert early.locator(".deal-tie").all_inner_texts() == ["may be the same as or become Late"]
    assert late.locator(".deal-tie").all_inner_texts() == [
        "Early may be the same as or become this",
        "is part of Whole",
    ]
    firmly = " ".join(early.locator("td").last.inner_text().split())
    assert firmly == "status: reported figures, if it comes about: projected"
    assert "old funds (not so: customer; many of them)" in early.inner_text()
    late.get_by_role("button", name="is part of").click()
    assert "one of them" in page.locator(".panel blockquote").first.inner_text()


# The words in the cells of a table that stand on two lines.
BROKEN = """table => [...table.querySelectorAll('td')].flatMap((cell) => {
  const found = [];
  const texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) for (const word of texts.currentNode.data.matchAll(/\\p{L}+/gu)) {
    const range = document.createRange();
    range.setStart(texts.currentNode, word.index);
    range.setEnd(texts.currentNode, word.index + word[0].length);
    if (new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size > 1) found.push(word[0]);
  }
  return found;
})"""


@pytest.mark.parametrize("view", ["table", "deals"])
@pytest.mark.parametrize("width", [1300, 1400])
@pytest.mark.parametrize("panel", ["", "&show=e:lab"])
def test_no_word_is_broken_and_no_column_cut(deals_graph, visit, view, width, panel):
    """With a panel open or not: where there is no room for the columns, a row becomes a card."""
    records = deals_graph.records
    long = [Entity("books", "AnonymousGroup", "internationalized accountants"), *records.entities]
    more = says("books", "dependsOn", "so many words " * 30, object="power", scope="comprehensively", at="2026-05")
    known = [each for each in long if each.id not in ("teller", "first")]
    kg = graph(known, [*records.statements, more])
    page = visit(kg, viewport={"width": width, "height": 900}).go(f"#view={view}&listed=all{panel}")
    table = page.locator(".list table.rows")
    assert table.evaluate(BROKEN) == []
    assert page.locator(".scroll").first.evaluate("box => box.scrollWidth <= box.clientWidth")
    cards = table.locator("tbody tr").first.evaluate("row => getComputedStyle(row).display") == "block"
    assert cards == bool(panel)


def test_a_panel_has_its_deals_under_their_kinds_and_as_a_table(deals_graph, visit):
    """Headings with counts; the button leads to the table of these deals alone."""
    page = visit(deals_graph).go("#show=e:lab")
    section = page.locator(".panel section", has=page.locator("h3", has_text="Deals"))
    assert section.locator("h4").all_inner_texts() == ["compute deal 2", "funding round 1"]
    page = visit(deals_graph).go("#show=e:cloud")
    page.get_by_role("button", name="These as a table").click()
    assert page.locator(".page h2").inner_text() == "Deals of Cloud Co"
    assert page.locator("tr[data-deal]").count() == 1
    page.get_by_role("button", name="All deals").click()
    assert page.locator("tr[data-deal]").count() == 3


def test_the_table_of_statements_can_take_in_what_is_not_drawn(deals_graph, visit):
    """With one kind drawn alone, the table still tells whom its statements name."""
    page = visit(deals_graph).go("#view=table&off=Company Investor ChipPlatform Person Idea Work")
    assert "Cloud Co" not in page.locator(".page").inner_text()
    page.get_by_role("button", name="With what is not drawn").click()
    assert "Cloud Co" in page.locator("table.rows").inner_text()


def test_a_deal_that_began_after_as_of_is_not_listed_by_what_has_no_date(visit):
    """Its parties and figures came with it; talks before it may have been, and their row tells of the later date."""
    entities = [Entity("lab", "Company", "Lumen Lab"), Entity("round", "FundingRound", "Round H")]
    rows = [
        says("round", "recipient", "the lab", object="lab"),
        says("round", "status", "closed in May", text="closed", at="2026-05-28"),
    ]
    view = "#view=deals&as-of={}&as-of-maybe=yes"
    page = visit(graph(entities, rows)).go(view.format("2025-12-31"))
    assert "Round H" not in page.locator(".page").inner_text()
    talks = says("round", "status", "talks", text="in_talks")
    page = visit(graph(entities, [*rows, talks])).go(view.format("2025-12-31"))
    text = page.locator("table.deals").inner_text()
    assert "dated later: 28 May 2026" in text and "in talks" in text and "Lumen Lab" not in text
    page = visit(graph(entities, rows)).go(view.format("2026-06-30"))
    assert "Lumen Lab" in page.locator("table.deals").inner_text()
    assert "dated later" not in page.locator(".page").inner_text()


def test_a_party_is_certainly_in_a_deal_that_had_begun(visit):
    """The statement of its role has no date of its own, and the deal has; its amount may have come later."""
    entities = [Entity("lab", "Company", "Lumen Lab"), Entity("round", "FundingRound", "Round H")]
    rows = [
        says("round", "recipient", "the lab", object="lab"),
        says("round", "amount", "$3 billion", value=3_000_000_000, unit="USD"),
        says("round", "status", "closed in May", text="closed", at="2026-05-28"),
    ]
    page = visit(graph(entities, rows)).go("#view=deals&as-of=2026-06&as-of-maybe=no")
    text = page.locator("table.deals").inner_text()
    assert "Lumen Lab" in text and "$3 billion" not in text


def test_what_may_have_begun_by_as_of_stands_apart(visit):
    """Deals that certainly had begun come first, however the table is sorted, and the CSV tells which they are."""
    entities = [
        Entity("lab", "Company", "Lumen Lab"),
        *(Entity(name, "FundingRound", f"Round {name}") for name in ("old", "vague", "later")),
    ]
    rows = [says(name, "recipient", "the lab", object="lab") for name in ("old", "vague")]
    rows += [says("old", "status", text="closed", at="2025-03"), says("later", "status", text="closed", at="2026-03")]
    opened = visit(graph(entities, rows), accept_downloads=True)
    page = opened.go("#view=deals&as-of=2025-12-31&as-of-maybe=yes&sort=-deal")
    lines = page.locator("table.deals tbody tr").evaluate_all(
        "all => all.map(row => row.dataset.deal ?? row.innerText)"
    )
    assert lines == [
        "Had certainly begun by 31 December 2025 (1)",
        "old",
        "May have begun by then: no date says so (1)",
        "vague",
    ]
    with page.expect_download() as download:
        page.get_by_role("button", name="Save deals as CSV").click()
    assert [(row["id"], row["had begun by 2025-12-31"]) for row in saved_rows(download.value)] == [
        ("old", "certainly"),
        ("vague", "perhaps"),
    ]
    page = opened.go("#view=deals&as-of=2025-12-31&as-of-maybe=no")
    assert "certainly begun" not in page.locator(".page").inner_text()


def test_a_deal_whose_name_is_begun_comes_before_others_of_its_kind(visit):
    """The words before the kind may name a party too, whose newest investment is another."""
    entities = [
        Entity("grid", "Company", "Grid Works", ("grid",)),
        Entity("lab", "Company", "Lumen Lab"),
        Entity("early", "Investment", "grid investment committed before Series Q"),
        Entity("five", "Investment", "the five billion for Lumen Lab"),
    ]
    rows = [says(deal, "recipient", f"{deal} for the lab", object="lab") for deal in ("early", "five")]
    rows += [says("five", "investor", "the grid gives five", object="grid", at="2026-05")]
    page = visit(graph(entities, rows)).go()
    page.locator("#search").fill("grid investment")
    page.keyboard.press("Enter")
    assert page.locator(".panel h2").inner_text() == "grid investment committed before Series Q"
