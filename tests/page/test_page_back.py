"""The way back: views have addresses, steps are undone, and what the user had opened stands open again."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.browser

OPEN_RECEIPT = ".receipt-toggle[aria-expanded=true]"


def test_back_opens_the_receipt_and_gives_its_link_the_focus(small_graph, visit):
    """Who follows a link of a receipt comes back to the receipt, open, where it was scrolled, and to that link."""
    page = visit(small_graph, viewport={"width": 1200, "height": 420}).go("#show=e:lab")
    panel = page.locator(".panel")
    item = panel.locator(".statement", has_text="Rival Works").first
    item.locator(".receipt-toggle").click()
    link = item.locator(".receipt").get_by_role("button", name="The first article").first
    link.scroll_into_view_if_needed()
    scrolled = panel.evaluate("panel => panel.scrollTop")
    assert scrolled > 0
    link.focus()
    page.keyboard.press("Enter")
    assert panel.locator("h2").inner_text() == "The first article"
    page.go_back()
    panel.locator("h2", has_text="Lumen Lab").wait_for()
    assert panel.locator(OPEN_RECEIPT).count() == 1
    assert item.locator(OPEN_RECEIPT).count() == 1
    assert page.evaluate("document.activeElement.textContent") == "The first article"
    assert panel.evaluate("panel => panel.scrollTop") == scrolled
    page.go_forward()
    panel.locator("h2", has_text="The first article").wait_for()
    assert panel.locator(OPEN_RECEIPT).count() == 0


def test_a_receipt_stays_open_when_the_picture_changes(small_graph, visit):
    """Pinning, hiding and filtering build the panel anew, with what was open in it."""
    page = visit(small_graph).go("#show=e:lab")
    item = page.locator(".panel .statement", has_text="Rival Works").first
    item.locator(".receipt-toggle").click()
    page.get_by_role("button", name="Pin", exact=False).first.click()
    assert "pinned=" in page.evaluate("location.hash")
    assert item.locator(OPEN_RECEIPT).count() == 1
    item.locator(".receipt-toggle").click()
    page.locator("#box-kind-Idea").check()
    assert page.locator(f".panel {OPEN_RECEIPT}").count() == 0


def test_lists_keep_what_was_opened_in_them_until_the_filters_change(small_graph, visit):
    """A receipt that was opened in one tab is open when the user comes back from another."""
    page = visit(small_graph).go("#view=quotes")
    opened = page.locator(f".list {OPEN_RECEIPT}")
    page.locator(".list .receipt-toggle").first.click()
    page.locator(".list .receipt").get_by_role("button", name="The first article").click()
    page.locator("#tab-deals").click()
    page.locator("#tab-quotes").click()
    assert opened.count() == 1
    page.go_back()
    page.locator("#tab-deals[aria-current]").wait_for()
    page.go_back()
    page.locator("#tab-quotes[aria-current]").wait_for()
    assert opened.count() == 1
    page.go_back()
    page.locator(".panel").wait_for(state="hidden")
    assert page.evaluate("document.activeElement.textContent") == "The first article"
    page.locator("#box-stance-reported").check()
    page.locator("#box-stance-reported").uncheck()
    assert opened.count() == 0


def test_every_view_has_an_address_and_back_undoes(small_graph, visit):
    """The address holds the whole view, opens it again, and Back returns to the one before."""
    opened = visit(small_graph)
    page = opened.go()
    page.locator("#box-stance-opinion").check()
    page.locator("#tab-table").click()
    address = page.evaluate("location.hash")
    before = page.locator("caption").inner_text()
    page.go_back()
    assert page.locator("canvas").is_visible()
    page = opened.go(address)
    assert page.locator("#box-stance-opinion").is_checked()
    assert before == page.locator("caption").inner_text()


def test_undo_and_redo_follow_the_steps(small_graph, visit):
    """Undo is dark at the start; it takes a step back, and redo takes it again."""
    page = visit(small_graph).go()
    undo, redo = page.get_by_role("button", name="Undo"), page.get_by_role("button", name="Redo")
    assert undo.is_disabled()
    page.locator("#box-kind-Idea").check()
    undo.click()
    page.wait_for_function("() => !document.querySelector('#box-kind-Idea').checked")
    redo.click()
    page.wait_for_function("() => document.querySelector('#box-kind-Idea').checked")


def test_undo_passes_over_panels_that_were_only_opened(small_graph, visit):
    """One click brings back what was hidden before two panels were opened; the browser's Back still goes step by step."""
    page = visit(small_graph).go("#show=e:rival")
    page.get_by_role("button", name="Hide it").click()
    for name in ("lab", "fund"):
        page.locator("#search").fill(name)
        page.keyboard.press("Enter")
    page.get_by_role("button", name="Undo").click()
    page.wait_for_function("() => !location.hash.includes('hidden')")
    assert page.get_by_role("button", name="Undo").is_disabled()
    page.get_by_role("button", name="Redo").click()
    page.wait_for_function("() => location.hash.includes('hidden=rival')")
    page.locator("#search").fill("fund")
    page.keyboard.press("Enter")
    page.go_back()
    assert "hidden=rival" in page.url
