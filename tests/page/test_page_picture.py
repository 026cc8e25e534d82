"""What is written in the picture: where it stands, in sight, and over nothing else."""

from __future__ import annotations

import re
from itertools import combinations

import pytest
from canvas import FAINT_INK, SETTLED, all_inside, names_on, opened_at, shape_of, words_on

pytestmark = pytest.mark.browser


ROLES = ("lead investor", "investor", "recipient", "provider", "customer", "partner", "chip supplier", "affects")


@pytest.mark.parametrize("opened_by", ["address", "click"])
def test_words_on_the_canvas_lie_over_no_others(crowded_graph, visit, opened_by):
    """With a deal among near neighbours selected, its lines say what they are, on no name and no other words."""
    page = opened_at(visit(crowded_graph), "#show=e:deal" if opened_by == "address" else "")
    if opened_by == "click":
        page.mouse.click(*shape_of(page, "Deal of the near"))
    words = words_on(page)
    assert sum(word["text"] in ROLES for word in words) >= 4
    for one, other in combinations(words, 2):
        apart = (
            one["right"] <= other["left"]
            or other["right"] <= one["left"]
            or one["bottom"] <= other["top"]
            or other["bottom"] <= one["top"]
        )
        assert apart, (one, other)


# Notes in their order the names and the veils behind them, since the canvas was cleared.
PAINT = """
window.painted = [];
for (const [name, noted] of [["clearRect", null], ["fillRect", "veil"], ["fillText", "text"]]) {
  const original = CanvasRenderingContext2D.prototype[name];
  CanvasRenderingContext2D.prototype[name] = function (...given) {
    if (!noted) window.painted = [];
    else if (noted === "veil") {
      const [left, top, width, height] = given;
      window.painted.push({ noted, left, top, right: left + width, bottom: top + height });
    } else {
      const [text, x, y] = given;
      const ink = this.measureText(text);
      window.painted.push({ noted, text, color: this.fillStyle, left: x - ink.actualBoundingBoxLeft,
        top: y - ink.actualBoundingBoxAscent, right: x + ink.actualBoundingBoxRight, bottom: y + ink.actualBoundingBoxDescent });
    }
    return original.apply(this, given);
  };
}
"""


@pytest.mark.parametrize("show", ["", "e:near-0", "e:deal", "e:other-7"])
def test_no_name_is_painted_over(crowded_graph, visit, show):
    """No veil lies over what was written before it, and what is faint is written before what is not."""
    opened = visit(crowded_graph, viewport={"width": 1400, "height": 900})
    opened.page.add_init_script(PAINT)
    page = opened.go(f"#show={show}")
    page.wait_for_timeout(2 * SETTLED)
    painted = page.evaluate("window.painted")
    texts = [each for each in painted if each["noted"] == "text"]
    assert len(texts) > 10
    for place, veil in enumerate(painted):
        if veil["noted"] == "text":
            continue
        for text in painted[:place]:
            apart = (
                text["noted"] == "veil"
                or veil["left"] >= text["right"] - 1
                or text["left"] >= veil["right"] - 1
                or veil["top"] >= text["bottom"] - 1
                or text["top"] >= veil["bottom"] - 1
            )
            assert apart, (text, veil)
    faint = [text["color"] == FAINT_INK for text in texts]
    assert faint == sorted(faint, reverse=True)
    assert any(faint) == (show != "")


def test_in_the_saved_picture_no_shape_lies_over_a_name(crowded_graph, visit):
    """In the SVG file all names come after all shapes and lines."""
    page = opened_at(visit(crowded_graph), "#show=e:near-0")
    with page.expect_download() as download:
        page.get_by_role("button", name="Save SVG").click()
    parts = re.findall(r"<(path|circle|text)", download.value.path().read_text(encoding="utf-8"))
    assert parts.index("text") > max(place for place, part in enumerate(parts) if part != "text")
    assert parts.count("text") > 60


def test_no_words_stay_on_lines_that_are_not_selected(crowded_graph, visit):
    """After the panel is closed no line says what it is."""
    page = opened_at(visit(crowded_graph), "#show=e:deal")
    assert any(word["text"] in ROLES for word in words_on(page))
    page.get_by_role("button", name="Close the panel").click()
    assert not any(word["text"] in ROLES for word in words_on(page))
    all_inside(page)


def test_all_names_are_in_sight_after_each_change(crowded_graph, visit):
    """Opening, filtering, adding neighbours, showing a neighbourhood alone and showing all fit the picture."""
    page = opened_at(visit(crowded_graph))
    all_inside(page)
    page.locator("#box-kind-Product").uncheck()
    all_inside(page)
    page.locator("#box-kind-Product").check()
    page.get_by_role("button", name="Zoom in").click(click_count=3)
    page.get_by_role("button", name="Show all").click()
    all_inside(page)
    page.mouse.dblclick(*shape_of(page, "Near neighbour 1"), delay=20)
    page.wait_for_function("() => location.hash.includes('focus=near-1')")
    all_inside(page)
    page = opened_at(visit(crowded_graph), "#show=e:deal")
    page.get_by_role("button", name="Add its neighbours (1)").click()
    assert "a far thought" in names_on(page)
    all_inside(page)
    assert page.get_by_role("button", name="Take its neighbours out").is_visible()


def test_at_twice_the_size_the_main_names_stay(crowded_graph, visit):
    """In a window zoomed to 200 % the largest things have their names, and the panel covers none of the picture."""
    page = opened_at(visit(crowded_graph, viewport={"width": 720, "height": 450}))
    names = names_on(page)
    assert names.count("Near neighbour") == 4
    page = opened_at(visit(crowded_graph, viewport={"width": 720, "height": 450}), "#show=e:near-2")
    assert "Near neighbour 2" in names_on(page)
    panel, canvas = page.locator(".panel").bounding_box(), page.locator("canvas").bounding_box()
    assert canvas["x"] + canvas["width"] <= panel["x"] or canvas["y"] + canvas["height"] <= panel["y"]


def test_a_path_is_in_sight_on_a_phone(small_graph, visit):
    """The picture of a connection shows both of its ends above the panel."""
    page = opened_at(visit(small_graph, viewport={"width": 390, "height": 844}), "#show=p:teller|fund")
    all_inside(page)
    assert "Tina Teller" in names_on(page)
    assert "Fern Fund" in names_on(page)


def test_names_are_veiled_not_seamed(small_graph, visit):
    """A seam around each letter would take longer than all else in the first picture; a veil behind a name does as well."""
    opened = visit(small_graph)
    opened.page.add_init_script(
        """
        window.seams = 0;
        const { strokeText } = CanvasRenderingContext2D.prototype;
        CanvasRenderingContext2D.prototype.strokeText = function (text, ...given) {
          if (text.includes("Lumen")) window.seams += 1;
          return strokeText.call(this, text, ...given);
        };
        window.veils = 0;
        const { fillRect } = CanvasRenderingContext2D.prototype;
        CanvasRenderingContext2D.prototype.fillRect = function (...given) {
          if (this.fillStyle.startsWith("rgba(255, 255, 255")) window.veils += 1;
          return fillRect.apply(this, given);
        };
        """
    )
    page = opened_at(opened)
    assert "Lumen Lab" in names_on(page)
    assert page.evaluate("window.seams") == 0
    assert page.evaluate("window.veils") >= 5
