"""The sections of an entity's panel, and the line that names them."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.browser

HEADINGS = "[...document.querySelectorAll('.panel section > h3')].map((each) => each.textContent)"


def test_a_line_at_the_top_names_all_sections_with_their_counts(small_graph, visit):
    """What the panel holds is told on its first screen, in the order in which it follows."""
    page = visit(small_graph).go("#show=e:lab")
    line = page.get_by_role("navigation", name="Sections of this panel")
    assert line.get_by_role("button").all_inner_texts() == page.evaluate(HEADINGS)
    assert {"Key figures 4", "Deals 1", "People 1"} <= set(line.get_by_role("button").all_inner_texts())
    assert line.bounding_box()["y"] < 500


def test_all_headings_are_there_with_the_click(crowded_graph, visit):
    """In the very turn of the click every section has its heading and about its height; its content may follow."""
    page = visit(crowded_graph).go("#show=e:other-0")
    page.locator(".panel [data-entity=near-0]").first.wait_for()
    height = "document.querySelector('.panel').scrollHeight"
    headings, before = page.evaluate(
        f"() => {{ document.querySelector('.panel [data-entity=near-0]').click(); return [{HEADINGS}, {height}]; }}"
    )
    page.wait_for_function(
        "() => [...document.querySelectorAll('.panel section')].every((each) => each.children.length > 1)"
    )
    assert headings == page.evaluate(HEADINGS)
    assert len(headings) > 2
    assert 0.5 < before / page.evaluate(height) < 2


@pytest.mark.parametrize("size", [(1400, 900), (390, 844), (700, 450)])
def test_a_section_is_gone_to_with_mouse_and_keys(crowded_graph, visit, size):
    """Its heading comes to the top, below the line where that stays in sight, and has the focus."""
    page = visit(crowded_graph, viewport={"width": size[0], "height": size[1]}).go("#show=e:near-0")
    panel, line = page.locator(".panel"), page.locator(".sections")
    for name, press in (("Ties to others", False), ("Deals", True)):
        link = line.get_by_role("button", name=name)
        if press:
            link.press("Enter")
        else:
            link.click()
        assert page.evaluate("document.activeElement.textContent").startswith(name)
        heading = page.locator(".panel section > h3", has_text=name).bounding_box()
        box = panel.bounding_box()
        stays = line.evaluate("element => getComputedStyle(element).position") == "sticky"
        assert stays == (size[0] == 1400)
        top = line.bounding_box()["y"] + line.bounding_box()["height"] if stays else box["y"]
        assert top - 1 <= heading["y"] <= box["y"] + box["height"] - heading["height"]
        if name == "Ties to others":
            assert heading["y"] <= top + 12 or panel.evaluate("e => e.scrollTop + e.clientHeight > e.scrollHeight - 2")


def test_what_takes_the_focus_is_not_below_the_line(crowded_graph, visit):
    """Going backwards with the keys, each stop can be seen below the line of the sections."""
    page = visit(crowded_graph, viewport={"width": 1400, "height": 600}).go("#show=e:near-0")
    page.locator(".sections").get_by_role("button", name="Ties to others").click()
    for _ in range(12):
        page.keyboard.press("Shift+Tab")
        stop, line = page.evaluate(
            """() => [document.activeElement, document.querySelector(".sections")].map((each) => {
              const { top, bottom } = each.getBoundingClientRect();
              return each.closest(".panel section, .sections") ? [top, bottom] : null;
            })"""
        )
        if stop is None or page.evaluate("document.activeElement.closest('.sections') !== null"):
            break
        assert stop[0] >= line[1] - 1
