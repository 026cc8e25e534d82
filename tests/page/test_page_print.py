"""The page on paper."""

from __future__ import annotations

import re

import pytest

from conftest import graph, says
from dealgraph.records import Entity, Evidence, Quotation

pytestmark = pytest.mark.browser

# A4 with margins of 14 mm, in pixels.
UPRIGHT, ACROSS = {"width": 688, "height": 1016}, {"width": 1016, "height": 688}


def _print(page, size):
    """Show the page as it is printed."""
    page.emulate_media(media="print")
    page.set_viewport_size(size)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")


@pytest.mark.parametrize("size", [UPRIGHT, ACROSS], ids=["upright", "across"])
def test_the_picture_is_printed_undistorted_with_what_explains_it(small_graph, visit, size):
    """Title, date, filters, address, picture and legend stand one below the other, and the panel below them."""
    page = visit(small_graph).go("#show=e:lab&stance=asserted")
    _print(page, size)
    head = page.locator(".paper").first.inner_text()
    assert page.title() in head
    assert re.search(
        r"Printed on 20\d\d-\d\d-\d\d\. Filters: how firmly it is said: asserted \(8 statements of 12\)", head
    )
    assert "File graph.html; open it with #show=e:lab&stance=asserted at the end of its address." in head
    assert "/tmp" not in head
    assert "Data: 1 source, the latest published on 13 May 2026." in head
    picture = page.locator(".paper > svg")
    box = picture.bounding_box()
    assert box["width"] <= size["width"]
    assert box["height"] <= size["height"]
    assert picture.get_attribute("preserveAspectRatio") is None
    assert "Lumen Lab" in picture.text_content()
    assert page.locator("canvas").is_hidden()
    legend = page.locator(".paper-legend")
    assert "company" in legend.inner_text()
    assert "asserted" in legend.inner_text()
    below = legend.bounding_box()
    assert box["y"] + box["height"] <= below["y"] + 1
    assert below["y"] + below["height"] <= page.locator("#panel").bounding_box()["y"] + 1


@pytest.mark.parametrize("entity", ["fund", "lab"])
def test_receipts_are_printed_open_and_shut_again(small_graph, visit, entity):
    """Each statement of an entity has its exact words on paper, also in a folded part; then all is as it was."""
    page = visit(small_graph).go(f"#show=e:{entity}")
    page.locator(".panel .toggle").first.wait_for()
    assert page.locator(".panel .receipt").count() == 0
    _print(page, UPRIGHT)
    assert page.locator(".panel .toggle[aria-expanded=false]").count() == 0
    printed = page.locator(".panel .statement:has(.receipt:visible)")
    told = {row.id for row in small_graph.records.statements if entity in (row.subject, row.object)}
    assert told <= set(printed.evaluate_all("items => items.map((item) => item.dataset.statement)"))
    assert page.locator(".panel .receipt-toggle:visible").count() == 0
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    page.emulate_media(media="screen")
    assert page.locator(".panel .receipt:visible").count() == 0


def test_a_table_is_printed_whole(large_graph, visit):
    """All rows that pass are on paper, within its width, their exact words uncut."""
    page = visit(large_graph).go("#view=table")
    page.get_by_role("button", name="All that pass the filters").click()
    assert page.locator("table.rows tbody tr").count() == 100
    _print(page, UPRIGHT)
    printed = page.locator("table.rows tbody tr").count()
    assert printed == len(large_graph.records.statements)
    assert page.evaluate("document.documentElement.scrollWidth") <= UPRIGHT["width"]
    assert page.locator(".no-paper").is_hidden()
    assert page.evaluate("[...document.querySelectorAll('.cut')].every((e) => e.scrollHeight <= e.clientHeight + 1)")


@pytest.mark.parametrize(("view", "item"), [("conflicts", ".conflict"), ("quotes", ".quotation")])
def test_a_list_is_printed_whole(visit, view, item):
    """What opens in steps on the screen is all on paper, its receipts shut; afterwards it is as it was."""
    firms = [Entity(f"firm-{i}", "Company", f"Firm number {i}") for i in range(250)]
    people = {"unit": "count", "bound": "exact", "at": "2026-05"}
    figures = [
        says(firm.id, "employeeCount", f"{value} at {firm.id}", value=value, speaker=speaker, **people)
        for firm in firms
        for value, speaker in ((100, "teller"), (900, "firm-0"))
    ]
    words = tuple(
        Quotation(f"q-{firm.id}", "teller", firm.label, "first", (Evidence("000_a.txt", firm.label),)) for firm in firms
    )
    kg = graph(firms, figures, words)
    page = visit(kg).go(f"#view={view}")
    before = page.locator(item).count()
    assert 0 < before < len(firms)
    _print(page, UPRIGHT)
    assert page.locator(f"{item}:visible").count() == len(firms)
    assert page.locator(".list .receipt").count() == 0
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    page.emulate_media(media="screen")
    assert page.locator(f"{item}:visible").count() == before


@pytest.mark.parametrize("size", [UPRIGHT, ACROSS], ids=["upright", "across"])
def test_a_table_stays_a_table_on_paper(small_graph, visit, size):
    """However narrow the sheet, its rows do not become cards, and its head is text, which each sheet repeats."""
    page = visit(small_graph).go("#view=table")
    _print(page, size)
    display = "element => getComputedStyle(element).display"
    assert page.locator("table.rows td").first.evaluate(display) == "table-cell"
    assert page.locator("table.rows thead").first.evaluate(display) == "table-header-group"
    assert {button.evaluate(display) for button in page.locator("table.rows th button").all()} == {"contents"}


def test_a_sheet_tells_what_else_was_chosen(small_graph, visit):
    """Kinds that are not drawn and a neighbourhood that alone is drawn stand among the filters."""
    page = visit(small_graph).go("#focus=lab")
    page.locator("#box-kind-Person").uncheck()
    _print(page, UPRIGHT)
    head = page.locator(".paper").first.inner_text()
    assert "Filters: drawn: not person; only Lumen Lab and its neighbours (12 statements of 12)" in head


# Notes what is written on the canvas.
WRITTEN = """
const write = CanvasRenderingContext2D.prototype.fillText;
window.written = [];
CanvasRenderingContext2D.prototype.fillText = function (text, ...given) {
  window.written.push(text);
  return write.call(this, text, ...given);
};
"""
ON_LINES = {
    "lead investor",
    "recipient, $5 billion (in talks)",
    "competes with",
    "works for",
    "not: invests in",
    "holds the view",
}


@pytest.mark.parametrize("show", ["", "e:lab", "l:fund|investsIn|rival|negated"], ids=["all", "entity", "line"])
def test_words_on_lines_are_saved_and_printed_as_they_are_shown(small_graph, visit, show):
    """What the lines say on the screen stands in the SVG and on paper; what they do not say, stands in neither."""
    opened = visit(small_graph)
    opened.page.add_init_script(WRITTEN)
    page = opened.go(f"#show={show}")
    page.wait_for_timeout(200)
    page.evaluate("window.written.length = 0")
    page.locator(".picture").focus()
    page.wait_for_function("() => window.written.length > 0")
    shown = ON_LINES & set(page.evaluate("window.written"))
    with page.expect_download() as download:
        page.get_by_role("button", name="Save SVG").click()
    saved = re.findall(r"<text[^>]*>([^<]+)</text>", download.value.path().read_text(encoding="utf-8"))
    assert shown == set(saved)
    _print(page, UPRIGHT)
    assert shown == ON_LINES & set(page.locator(".paper > svg > text").all_text_contents())
    assert shown if show != "" else len(shown) > 2


# Makes the sheet where the page would be printed, and keeps its text and all that is in it.
SHEET = """() => {
  window.sheet = null;
  window.print = () => {
    dispatchEvent(new Event("beforeprint"));
    const texts = (selector) => [...document.querySelectorAll(selector)].map((each) => each.textContent);
    const sheet = document.documentElement.cloneNode(true);
    for (const script of sheet.querySelectorAll("script")) script.remove();
    window.sheet = {
      lines: texts(".panel p.short-print"),
      shown: document.querySelectorAll(".panel .statement").length,
      end: texts(".panel section.short-print li"),
      open: document.querySelectorAll(".panel .receipt").length,
      drawn: texts(".paper > svg text"),
      html: sheet.outerHTML,
    };
    dispatchEvent(new Event("afterprint"));
  };
}"""


def _sheet(page):
    page.evaluate(SHEET)
    page.get_by_role("button", name="Print in short").click()
    return page.evaluate("window.sheet")


def test_a_short_sheet_has_one_receipt_a_line_and_the_sources_at_its_end(small_graph, visit):
    """Nothing more is opened; each line of the panel has its words and the number of its source; then all is as it was."""
    page = visit(small_graph).go("#show=e:fund")
    sheet = _sheet(page)
    assert len(sheet["lines"]) == sheet["shown"] > 0
    assert sheet["lines"] == ["“will not invest” [1]"]
    assert sheet["end"] == ["The first article, 13 May 2026"]
    assert sheet["open"] == 0
    assert {"Lumen Series Q", "Fern Fund", "Rival Works"} <= set(sheet["drawn"])
    assert "Lumen Lab" not in sheet["drawn"]
    assert page.locator(".short-print").count() == 0
    assert "“worth $30 billion” [1]" in _sheet(visit(small_graph).go("#show=e:lab"))["lines"]


def test_a_deal_in_short_has_its_facts_each_with_one_receipt_and_no_words_twice(deals_graph, visit):
    """Parties, figures, status and tied deals stand in a box; the picture explains what is in it, and no more."""
    opened = visit(deals_graph)
    sheet = _sheet(opened.go("#show=e:power"))
    paper = opened.page.context.new_page()
    paper.set_viewport_size(UPRIGHT)
    paper.set_content(sheet["html"])
    paper.emulate_media(media="print")
    box = paper.locator(".facts-box")
    facts = {
        name: [part for part in words.split("\n") if part]
        for name, words in zip(box.locator("dt").all_inner_texts(), box.locator("dd").all_inner_texts(), strict=True)
    }
    assert facts["provider, chip supplier"] == ["Cloud Co", "“from Cloud Co” [1]", "“chips of Cloud Co” [1]"]
    assert facts["customer"] == ["Lumen Lab", "“for Lumen” [1]"]
    assert (
        facts["capacity"][0]
        == "5 GW (forward-looking; asserted by Tina Teller; also projected by Tina Teller, from 2027)"
    )
    assert facts["capacity"][1:] == ["“5 gigawatts” [1]"]
    assert facts["status"] == ["signed (asserted by Tina Teller, 2026-04)", "“signed in April” [1]"]
    assert facts["other deals"][0].startswith("Lumen's spare power is tied to Lumen's power")
    text = paper.locator("body").inner_text()
    quoted = re.findall("“[^”]+”", text)
    assert len(quoted) == len(set(quoted)) > 4
    legend = paper.locator(".paper-legend li").all_inner_texts()
    assert legend == ["company", "chip platform", "compute deal", "asserted"]
    picture, sheet_height = paper.locator(".paper > svg").bounding_box(), UPRIGHT["height"]
    assert picture["height"] < sheet_height / 4


def test_a_sheet_names_all_who_tell_of_a_step_and_who_made_a_text(visit):
    """A status that two tell has both; a source at the end has its author and its publisher."""
    entities = [
        Entity("round", "FundingRound", "Lumen Series Q"),
        Entity("ann", "Person", "Ann Other"),
        Entity("herald", "Publication", "The Herald"),
    ]
    rows = [
        says("round", "status", "signed, it says", text="signed"),
        says("round", "status", "signed, she says", text="signed", speaker="ann", stance="reported"),
        says("teller", "wrote", object="first"),
        says("herald", "published", object="first"),
    ]
    opened = visit(graph(entities, rows))
    sheet = _sheet(opened.go("#show=e:round"))
    assert "signed (asserted by Tina Teller; reported by Ann Other, as retold by Tina Teller)" in sheet["html"]
    assert sheet["end"] == ["The first article, by Tina Teller, published by The Herald, 13 May 2026"]


def test_a_short_sheet_tells_how_many_payments_it_leaves_to_the_page(visit):
    """Of six deals four stand in the panel and on the sheet, in a table that is as wide as both of its columns."""
    deals = [f"deal-{number}" for number in range(6)]
    entities = [Entity("lab", "Company", "Lab"), Entity("cloud", "Company", "Cloud")]
    entities += [Entity(name, "ComputeDeal", name.title()) for name in deals]
    rows = [
        says(name, role, object=who) for name in deals for role, who in (("customer", "lab"), ("provider", "cloud"))
    ]
    opened = visit(graph(entities, rows))
    sheet = _sheet(opened.go("#show=e:lab"))
    assert re.search('<p class="paper small">2 more deals in the page</p>', sheet["html"])
    opened.page.emulate_media(media="print")
    opened.page.evaluate("document.body.classList.add('short')")
    table = opened.page.locator("table.payments").first
    assert table.evaluate("(table) => table.offsetWidth / table.closest('section').offsetWidth") > 0.9


def test_a_deal_with_seven_statements_has_room_on_three_sheets(small_graph, deals_graph, visit):
    """As A4, with a disagreement and quotations beside it."""
    for kg, deal in ((deals_graph, "power"), (small_graph, "round")):
        opened = visit(kg)
        sheet = _sheet(opened.go(f"#show=e:{deal}"))
        paper = opened.page.context.new_page()
        paper.set_content(sheet["html"])
        pages = re.findall(rb"/Type\s*/Page\b(?!s)", paper.pdf(format="A4", prefer_css_page_size=True))
        assert 0 < len(pages) <= 3


def test_of_a_thing_of_which_much_is_said_a_short_sheet_asks_what_it_is_to_have(visit):
    """It tells how many statements there would be; what is not chosen is not printed, and the number follows."""
    entities = [Entity("lab", "Company", "Lumen Lab"), *(Entity(f"p-{i}", "Product", f"Ware {i}") for i in range(30))]
    worth = {"unit": "USD", "bound": "exact"}
    metrics = ("valuation", "revenue", "runRateRevenue", "capitalRaised")
    rows = [
        says("lab", name, f"{name} {i} it is", value=i * 1e9, at=f"20{10 + i}", **worth)
        for name in metrics
        for i in range(12)
    ]
    rows += [
        says("lab", name, f"{name} {i}", object=f"p-{i}") for name in ("makes", "dependsOn", "uses") for i in range(30)
    ]
    page = visit(graph(entities, rows)).go("#show=e:lab")
    page.locator("[data-section='Ties to others'] .statement").first.wait_for()
    page.evaluate(SHEET)
    page.get_by_role("button", name="Print in short").click()
    assert page.evaluate("window.sheet") is None
    choice = page.get_by_role("group", name="What to print")
    every = int(re.search(r"would be (\d+) statements", choice.inner_text())[1])
    for name in choice.get_by_role("checkbox").all():
        name.uncheck()
    assert choice.get_by_role("button", name="Print what is chosen").is_disabled()
    choice.get_by_label("Key figures").check()
    choice.get_by_role("button", name="Print 48 statements").click()
    sheet = page.evaluate("window.sheet")
    assert len(sheet["lines"]) == 48
    assert "“valuation 3 it is” [1]" in sheet["lines"]
    assert page.locator(".left-out").count() == 0
    choice.get_by_role("button", name=f"Print all {every}").click()
    assert len(page.evaluate("window.sheet.lines")) == every > 50


def test_the_browsers_own_print_is_whole_after_a_short_one(small_graph, visit):
    """The short sheet is asked for each time."""
    page = visit(small_graph).go("#show=e:lab")
    page.evaluate("window.print = () => {}")
    page.get_by_role("button", name="Print in short").click()
    _print(page, UPRIGHT)
    assert page.locator(".panel .receipt:visible").count() > 0
    assert page.locator(".short-print").count() == 0
