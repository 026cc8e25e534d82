"""Where room is scarce: on a phone, and in a window that is zoomed to 200 %."""

from __future__ import annotations

import pytest
from canvas import all_inside, opened_at, words_on

pytestmark = pytest.mark.browser

PHONE = {"width": 390, "height": 844}


@pytest.mark.parametrize("size", [PHONE, {"width": 700, "height": 450}], ids=["phone", "200 %"])
def test_the_buttons_of_the_picture_open_from_one(crowded_graph, visit, size):
    """Shut they cover no name; open they work; Escape and a touch elsewhere shut them."""
    page = visit(crowded_graph, viewport=size).go()
    toggle, undo = page.get_by_role("button", name="Tools"), page.get_by_role("button", name="Undo")
    assert undo.is_hidden()
    assert toggle.bounding_box()["width"] < 100
    toggle.click()
    assert undo.is_visible()
    assert toggle.get_attribute("aria-expanded") == "true"
    scale = page.locator(".picture").get_attribute("data-scale")
    page.get_by_role("button", name="Zoom in").click()
    assert page.locator(".picture").get_attribute("data-scale") != scale
    page.keyboard.press("Escape")
    assert undo.is_hidden()
    assert page.evaluate("document.activeElement.id") == "tools-toggle"
    toggle.click()
    page.mouse.click(20, size["height"] - 60)
    assert undo.is_hidden()
    page = visit(crowded_graph).go()
    assert page.get_by_role("button", name="Tools").is_hidden()
    assert page.get_by_role("button", name="Undo").is_visible()


def test_with_the_panel_open_the_buttons_leave_the_legend_free(crowded_graph, visit):
    """In a window of 1024 pixels they stand in one line, and beside the panel open from one."""
    page = visit(crowded_graph, viewport={"width": 1024, "height": 768}).go()
    buttons = page.locator(".tools button:visible").all()
    assert len(buttons) > 6
    assert len({round(each.bounding_box()["y"]) for each in buttons}) == 1
    page = visit(crowded_graph, viewport={"width": 1024, "height": 768}).go("#show=e:near-2")
    view, toggle = page.locator(".view").bounding_box(), page.get_by_role("button", name="Tools")
    toggle.click()
    for box in (each.bounding_box() for each in page.locator(".tools button:visible").all()):
        assert view["x"] <= box["x"]
        assert box["x"] + box["width"] <= view["x"] + view["width"]
    undo = page.get_by_role("button", name="Undo").bounding_box()
    assert undo["height"] < 40


def test_arrows_lead_to_the_tabs_that_have_no_room(small_graph, visit):
    """An arrow stands only at an end behind which there are more tabs."""
    page = visit(small_graph, viewport=PHONE).go()
    before, after = page.locator(".more-tabs.before"), page.locator(".more-tabs.after")
    after.wait_for()
    assert before.is_hidden()
    for _ in range(9):
        if after.is_hidden():
            break
        after.click()
        page.wait_for_timeout(400)
    assert before.is_visible()
    assert after.is_hidden()
    box = page.locator("#tab-guide").bounding_box()
    assert box["x"] + box["width"] <= PHONE["width"]
    assert visit(small_graph).go().locator(".more-tabs:visible").count() == 0


@pytest.mark.parametrize("width", [390, 1400])
def test_who_speaks_stands_above_a_passage_of_the_search(small_graph, visit, width):
    """Name and date have a line of their own, which no word of the passage shares."""
    page = visit(small_graph, viewport={"width": width, "height": 844}).go()
    page.locator("#search").fill("bought the compute")
    who, words = page.locator("#hits .quotation span").all()
    assert who.inner_text() == "Tina Teller, 13 May 2026"
    assert who.bounding_box()["y"] + who.bounding_box()["height"] <= words.bounding_box()["y"] + 1
    assert who.bounding_box()["height"] < 24
    page.locator("#search").fill("scale pays, she")
    assert page.locator("#hits .statement .small").first.inner_text() == "Tina Teller, 13 May 2026"


def test_an_opened_receipt_comes_into_sight(small_graph, visit):
    """In the low panel of a phone a receipt that opens below the fold is scrolled to."""
    page = visit(small_graph, viewport=PHONE).go("#show=e:teller")
    panel = page.locator(".panel")
    toggle = panel.locator(".receipt-toggle").last
    toggle.wait_for()
    toggle.evaluate("element => element.scrollIntoView({ block: 'end' })")
    toggle.click()
    box, receipt = panel.bounding_box(), panel.locator(".receipt").last.bounding_box()
    fits = receipt["height"] < box["height"] - 60
    bottom = receipt["y"] + receipt["height"]
    assert bottom <= box["y"] + box["height"] + 1 if fits else receipt["y"] <= box["y"] + 60


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_violation_in_what_opens(small_graph, visit, axe, scheme):
    """Neither in the open tools, nor in the hits of a search, nor beside an open receipt."""
    run = "axe.run().then((result) => result.violations.map((each) => [each.id, each.nodes[0].html]))"
    page = visit(small_graph, viewport=PHONE, color_scheme=scheme).go("#show=e:teller&stance=opinion")
    page.evaluate(axe)
    page.get_by_role("button", name="Tools").click()
    assert page.evaluate(run) == []
    page.locator("#search").fill("scale")
    assert page.evaluate(run) == []


def test_the_first_picture_of_a_phone_is_all_in_sight(crowded_graph, visit):
    """The weightiest twenty stand upright with no name cut; more are drawn on demand, and what is found moves nothing."""
    page = opened_at(visit(crowded_graph, viewport=PHONE))
    all_inside(page)
    assert page.locator(".status").inner_text().startswith("20 entities and ")
    assert float(page.locator(".picture").get_attribute("data-scale")) > 0.3
    written = [word["text"] for word in words_on(page)]
    assert sum(text.startswith(("Near", "Deal", "Other")) for text in written) >= 15
    scene = "[...new Set(window.words.map(({ text, left, top }) => `${text} ${Math.round(left)} ${Math.round(top)}`))]"
    page.get_by_role("button", name="Draw more").click()
    assert page.locator(".status").inner_text().startswith("40 entities and ")
    page.get_by_role("button", name="Draw fewer").click()
    all_inside(page)
    before = page.evaluate(scene)
    page.go_back()
    page.go_forward()
    page.wait_for_timeout(300)
    assert page.evaluate(scene) == before
    # On a desk the whole core is there at once.
    assert not visit(crowded_graph).go().locator(".status").inner_text().startswith("20 entities and ")
