"""The page without a mouse, on a phone, and for those who listen to it."""

from __future__ import annotations

import re

import pytest

from conftest import graph, says
from dealgraph.records import Entity

pytestmark = pytest.mark.browser


def test_everything_is_reached_with_the_keyboard(small_graph, visit):
    """Search, panel, receipt and table are worked with keys alone, and the focus can be seen."""
    page = visit(small_graph).go()
    page.keyboard.press("/")
    page.keyboard.type("series q")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.textContent") == "Lumen Series Q"
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.classList.contains('receipt-toggle')"):
            break
    page.keyboard.press("Enter")
    assert page.locator(".panel .receipt").first.is_visible()
    assert page.evaluate("getComputedStyle(document.activeElement).outlineWidth") != "0px"
    page.keyboard.press("Escape")
    assert page.locator(".panel").is_hidden()
    page.keyboard.press("t")
    assert page.locator("table").first.is_visible()


def test_the_picture_is_walked_with_the_keys(small_graph, visit):
    """The skip link leads to the picture; arrows go to things, the full stop to their lines, Enter opens either."""
    page = visit(small_graph).go()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.className") == "picture"
    notice = page.locator(".notice")
    page.keyboard.press("ArrowLeft")
    first = notice.inner_text()
    assert re.fullmatch(r".+, .+, \d+ lines?\. Enter opens it\.", first)
    page.keyboard.press(".")
    assert re.fullmatch(r".+, line 1 of \d+\. Enter opens it\.", notice.inner_text())
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash").startswith("#show=l%3A")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.className") == "picture"
    for key in ("ArrowRight", "ArrowUp", "ArrowDown", "ArrowLeft"):
        page.keyboard.press(key)
    assert notice.inner_text()
    page.keyboard.press("Enter")
    assert page.locator(".panel h2").inner_text() == notice.inner_text().split(",")[0]


def test_the_focus_is_never_lost(small_graph, visit):
    """Turning the picture into a table and back, closing a panel and pressing a button that goes all keep a focus."""
    page = visit(small_graph).go()
    inside = "document.activeElement !== document.body"
    page.locator(".picture").focus()
    for key in ("t", "t"):
        page.keyboard.press(key)
        assert page.evaluate(inside), key
    page.locator("#tab-table").press("Enter")
    assert page.evaluate("document.activeElement.id") == "tab-table"
    page.locator("td.words button").first.press("Enter")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.closest('td.words') !== null")
    page = visit(small_graph).go("#hidden=lab")
    page.get_by_role("button", name="Bring back").press("Enter")
    assert page.evaluate(inside)


def test_every_stop_of_the_tab_key_has_a_name(small_graph, visit):
    """Nothing takes the focus that a screen reader could not name."""
    page = visit(small_graph).go("#show=e:lab")
    stops = set()
    for _ in range(80):
        page.keyboard.press("Tab")
        name = page.evaluate(
            """() => {
              const at = document.activeElement;
              if (at === document.body) return "outside";
              const labels = [...(at.labels ?? [])].map((label) => label.textContent).join(" ");
              return (at.getAttribute("aria-label") ?? (labels || at.textContent)).trim();
            }"""
        )
        assert name
        stops.add(name)
    assert len(stops) > 20


def test_what_is_copied_is_confirmed_to_all(small_graph, visit):
    """After copying, a line that can be seen and is read out says so, and goes again."""
    opened = visit(small_graph)
    opened.page.add_init_script("if (navigator.clipboard) navigator.clipboard.writeText = async () => {};")
    page = opened.go("#show=e:lab")
    page.get_by_role("button", name="Copy link").click()
    notice = page.locator(".notice[role=status]")
    assert notice.is_visible()
    assert notice.inner_text() == (
        "Link copied. A colleague needs this file too: send it, and the part of the link from # on."
    )
    page.wait_for_function("() => document.querySelector('.notice').textContent === ''")
    assert opened.complaints == []


def test_the_legend_keeps_the_focus_while_it_changes(small_graph, visit):
    """After a box is ticked by key, the focus stays on it."""
    page = visit(small_graph).go()
    page.locator("#box-stance-opinion").focus()
    page.keyboard.press("Space")
    assert page.evaluate("document.activeElement.id") == "box-stance-opinion"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "view",
    [
        "#show=e:lab",
        "#view=table",
        "#view=quotes",
        "#view=conflicts",
        "#view=guide",
        "#view=ideas",
        "#view=times",
        "#view=loops",
        "#view=deals&sort=-amount",
        "#view=conflicts&between=speaker:rival|speaker:teller",
        "#view=conflicts&between=source:first|speaker:fund&source=first",
        "#show=f:|valuation",
        "#show=f:lab|valuation",
        "#show=p:teller|fund",
        "#pinned=lab,0,0&show=l:fund|investsIn|rival|negated",
        "#as-of=never",
    ],
)
def test_axe_finds_no_violation(small_graph, visit, axe, view, scheme):
    """The checker of accessibility rules has nothing to say, in light and dark."""
    page = visit(small_graph, color_scheme=scheme).go(view)
    for toggle in page.locator(".toggle").all():
        toggle.click()
    page.evaluate(axe)
    found = page.evaluate("axe.run().then((result) => result.violations.map((each) => [each.id, each.nodes[0].html]))")
    assert found == []


@pytest.mark.parametrize(
    "view",
    [
        "",
        "#show=e:lab",
        "#view=table",
        "#view=deals",
        "#view=conflicts",
        "#view=conflicts&between=speaker:rival|speaker:teller",
        "#view=guide",
        "#view=ideas",
        "#view=times",
    ],
)
def test_a_phone_needs_no_sideways_scrolling(small_graph, visit, view):
    """At the width of a phone nothing sticks out, and the legend opens on demand."""
    page = visit(small_graph, viewport={"width": 390, "height": 844}).go(view)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.get_by_role("button", name="Legend and filters").click()
    assert page.locator("#legend").is_visible()


def test_a_panel_on_a_phone_begins_at_its_top(small_graph, visit):
    """After one panel was scrolled, the next one shows its name first."""
    page = visit(small_graph, viewport={"width": 390, "height": 844}).go("#show=e:lab")
    panel = page.locator("#panel")
    panel.evaluate("element => { element.scrollTop = 400; }")
    assert panel.evaluate("element => element.scrollTop") > 100
    panel.locator("[data-entity=rival]").first.evaluate("element => element.click()")
    assert panel.locator("h2").inner_text() == "Rival Works"
    assert panel.evaluate("element => element.scrollTop") == 0


def test_a_phone_shows_that_more_tabs_follow_and_reads_the_table_as_cards(small_graph, visit):
    """The row of tabs fades out at its edge; no cell of the table is narrower than its words or out of sight."""
    page = visit(small_graph, viewport={"width": 390, "height": 844}).go("#view=table")
    assert page.locator("#tab-table").bounding_box()["x"] >= 0
    assert "gradient" in page.locator(".tabs").evaluate("element => getComputedStyle(element).maskImage")
    for cell in page.locator("table.rows td").all():
        box = cell.bounding_box()
        assert box["x"] + box["width"] <= 390
        assert cell.evaluate("element => element.scrollWidth <= element.clientWidth + 1")
    assert page.locator("table.rows td").first.evaluate("e => getComputedStyle(e, '::before').content").strip('"') != ""
    page = visit(small_graph, viewport={"width": 390, "height": 844}).go("#view=guide")
    box = page.locator("#tab-guide").bounding_box()
    assert 0 <= box["x"] <= 390 - box["width"]


def test_no_word_is_cut_or_squeezed_where_room_is_scarce(small_graph, visit):
    """A description stands below the name that it describes; a table is read without scrolling to the side."""
    page = visit(small_graph, viewport={"width": 390, "height": 844}).go()
    page.locator("#search").fill("makes models")
    name, words = page.locator("#hits .described span:not(.count)").all()
    assert words.bounding_box()["y"] >= name.bounding_box()["y"] + name.bounding_box()["height"] - 1
    for width in (390, 700):
        page = visit(small_graph, viewport={"width": width, "height": 450}).go("#view=table")
        assert page.evaluate("[...document.querySelectorAll('.scroll')].every((e) => e.scrollWidth <= e.clientWidth)")


def test_words_in_a_table_are_whole(visit):
    """Next to long names, too, no word of what is said is broken in two."""
    long = "a name of so many words that no column of a table can be wide enough for it in any window"
    row = says("lab", "assessment", f"{long} {long}", text=f"{long} {long}", stance="opinion", speaker="speaker")
    entities = [Entity("lab", "Company", long), Entity("speaker", "Person", long)]
    page = visit(graph(entities, [row]), viewport={"width": 1000, "height": 700}).go("#view=table")
    page.get_by_role("button", name="All that pass the filters").click()
    lines = (
        page.locator("table.rows td")
        .nth(1)
        .evaluate(
            "(cell) => { const range = document.createRange(); range.selectNodeContents(cell); return range.getClientRects().length; }"
        )
    )
    assert lines == 1


def test_a_circle_can_be_read_on_a_phone(circle_graph, visit):
    """What is written in its drawing is no smaller than elsewhere."""
    page = visit(circle_graph, viewport={"width": 390, "height": 844}).go("#view=loops")
    texts = page.locator(".ring text:visible")
    assert texts.count() == 2
    assert all(text.bounding_box()["height"] >= 11 for text in texts.all())
