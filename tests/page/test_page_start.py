"""The first view and the legend: what the page says of itself, and how long lists are searched."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.browser


def test_the_first_view_says_what_the_page_is(small_graph, visit):
    """One line says what it is and what to do first; it goes with the first step, and a link does not show it."""
    opened = visit(small_graph)
    page = opened.go()
    intro = page.locator(".intro")
    assert "12 statements from 1 source, each with its exact words." in intro.inner_text()
    assert "Search a name" in intro.inner_text()
    page.locator("#box-stance-opinion").check()
    assert intro.is_hidden()
    assert opened.go("#show=e:lab").locator(".intro").is_hidden()


def test_the_legend_names_all_kinds_and_says_why_some_are_not_drawn(debate_graph, visit):
    """No name is cut; the dash in a box is explained, and why ideas and texts are not drawn at first."""
    legend = visit(debate_graph).go().locator("#legend")
    assert "…" not in legend.inner_text()
    assert "Ideas, texts and unnamed groups are not drawn at first, as" in legend.inner_text()
    assert "A dash in a box: some of these kinds are drawn." in legend.inner_text()


def test_a_long_list_is_searched_and_scrolls_with_the_legend(crowded_graph, visit):
    """Of many speakers a few stand there; letters find the others; no list has a scroll bar of its own."""
    page = visit(crowded_graph).go()
    page.get_by_role("button", name="Speaker").click()
    group = page.get_by_role("group", name="Speaker")
    assert group.locator("label").count() == 12
    group.get_by_role("searchbox").fill("voice 19")
    assert group.locator("label").all_inner_texts()[0].startswith("Voice 19")
    group.locator("#box-speaker-voice-19").check()
    assert "1 statement of" in page.locator(".status").inner_text()
    assert page.locator("#find-speaker").input_value() == "voice 19"
    group.get_by_role("searchbox").fill("nobody at all")
    assert "Nothing here goes by that name." in group.inner_text()
    scrolling = page.evaluate(
        "[...document.querySelectorAll('#legend *')].filter((e) => /auto|scroll/.test(getComputedStyle(e).overflowY)).length"
    )
    assert scrolling == 0


# Notes what the page has when the first shapes are drawn and two frames have passed since.
WATCH = """
const fill = CanvasRenderingContext2D.prototype.fill;
CanvasRenderingContext2D.prototype.fill = function (...given) {
  if (!window.watched) {
    window.watched = true;
    requestAnimationFrame(() => requestAnimationFrame(() => {
      window.before = document.querySelectorAll("#legend .clock, #legend [id^=toggle-facet]").length;
    }));
  }
  return fill.apply(this, given);
};
"""


def test_the_picture_comes_before_the_filters(small_graph, visit):
    """What the first picture does not need is built once it is on the screen, and no further font is looked for."""
    opened = visit(small_graph)
    opened.page.add_init_script(WATCH)
    page = opened.go()
    page.locator("#legend .clock").first.wait_for()
    assert page.locator("#legend [id^=toggle-facet]").count() == 3
    assert page.evaluate("window.before") == 0
    fonts = page.evaluate(
        "[...document.querySelectorAll('header *, main *')].map((e) => getComputedStyle(e).fontFamily)"
    )
    assert len(set(fonts)) == 1


def test_the_legend_stands_beside_the_first_picture(small_graph, visit):
    """When the first shape is drawn, kinds and firmness are explained already; the numbers follow, and nothing moves."""
    opened = visit(small_graph)
    opened.page.add_init_script(
        """
        const { fill } = CanvasRenderingContext2D.prototype;
        const rows = () => [...document.querySelectorAll(".legend fieldset .choice")].map((row) =>
          [row.innerText.replace(/[\\d,]+/g, "").trim(), Math.round(row.getBoundingClientRect().top)]);
        CanvasRenderingContext2D.prototype.fill = function (...given) {
          window.legendAtFirst ??= rows();
          window.legendNow = rows;
          return fill.apply(this, given);
        };
        """
    )
    page = opened.go()
    page.locator("#box-fade").wait_for()
    first = page.evaluate("window.legendAtFirst")
    assert [name for name, _ in first if name in ("company", "investor", "person")] == ["company", "investor", "person"]
    assert "asserted" in [name for name, _ in first]
    assert first == page.evaluate("window.legendNow()")
    assert page.locator("#box-kind-Company").locator("xpath=..").locator(".count").inner_text() == "2"
