"""The page without a mouse, on a phone, and for those who listen to it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

pytestmark = pytest.mark.browser

AXE = Path(__file__).parents[2] / "graph" / "page" / "node_modules" / "axe-core" / "axe.min.js"


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
        "#show=p:teller|fund",
        "#pinned=lab,0,0&show=l:fund|investsIn|rival|negated",
        "#as-of=never",
    ],
)
def test_axe_finds_no_violation(small_graph, visit, view, scheme):
    """The checker of accessibility rules has nothing to say, in light and dark."""
    if not AXE.exists():
        if os.environ.get("CI"):
            pytest.fail("axe-core is missing, and in CI this test is obligatory: run `npm ci` in graph/page")
        pytest.skip("axe-core is not installed: run `npm ci` in graph/page")
    page = visit(small_graph, color_scheme=scheme).go(view)
    for toggle in page.locator(".toggle").all():
        toggle.click()
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("axe.run().then((result) => result.violations.map((each) => [each.id, each.nodes[0].html]))")
    assert found == []


@pytest.mark.parametrize(
    "view", ["", "#show=e:lab", "#view=table", "#view=conflicts", "#view=guide", "#view=ideas", "#view=times"]
)
def test_a_phone_needs_no_sideways_scrolling(small_graph, visit, view):
    """At the width of a phone nothing sticks out, and the legend opens on demand."""
    page = visit(small_graph, viewport={"width": 390, "height": 844}).go(view)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.get_by_role("button", name="Legend and filters").click()
    assert page.locator("#legend").is_visible()
