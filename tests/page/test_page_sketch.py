"""The first picture is drawn before vis-network runs, just as vis-network draws it afterwards."""

from __future__ import annotations

import re

import pytest

from conftest import graph, says
from dealgraph.records import Entity

pytestmark = pytest.mark.browser

# Keeps the sketch as it was when it made room, and whether vis-network had run when the first shape was drawn.
WATCH = """
const { remove } = Element.prototype;
Element.prototype.remove = function () {
  if (this.className === "sketch") window.sketch = this.getContext("2d").getImageData(0, 0, this.width, this.height).data;
  return remove.call(this);
};
const { fill } = CanvasRenderingContext2D.prototype;
CanvasRenderingContext2D.prototype.fill = function (...given) {
  window.ranBefore ??= typeof vis !== "undefined";
  return fill.apply(this, given);
};
"""
# How many pixels of the sketch are plainly another shade than vis-network's, and how many pixels have ink.
COMPARE = """() => {
  const canvas = document.querySelector("canvas");
  const now = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
  let [differ, ink] = [0, 0];
  for (let i = 0; i < now.length; i += 4) {
    const shade = (data) => [0, 1, 2].map((c) => 255 - ((255 - data[i + c]) * data[i + 3]) / 255);
    const [one, other] = [shade(window.sketch), shade(now)];
    if (one.some((value, c) => Math.abs(value - other[c]) > 48)) differ += 1;
    if (Math.min(...other) < 200) ink += 1;
  }
  return { differ, ink, same: window.sketch.length === now.length };
}"""
# Notes the veils behind names, and the tips of heads: the first of four corners.
HEADS = """
window.veils = [];
window.tips = [];
let corners = [];
const its = CanvasRenderingContext2D.prototype;
const { beginPath, lineTo, fill, fillRect } = its;
its.beginPath = function () { corners = []; return beginPath.call(this); };
its.lineTo = function (x, y) { corners.push({ x, y }); return lineTo.call(this, x, y); };
its.fill = function (...given) {
  if (corners.length === 4 && given.length === 0) window.tips.push(corners[0]);
  return fill.apply(this, given);
};
its.fillRect = function (x, y, width, height) {
  window.veils.push({ left: x, top: y, right: x + width, bottom: y + height });
  return fillRect.call(this, x, y, width, height);
};
"""


def _opened(visited, view=""):
    visited.page.add_init_script(WATCH)
    page = visited.go(view)
    page.wait_for_function("() => window.sketch")
    page.wait_for_timeout(200)
    return page


@pytest.mark.parametrize("view", ["", "#show=e:deal", "#focus=near-1&show=e:near-1"])
def test_the_sketch_is_what_vis_network_draws(crowded_graph, visit, view):
    """Shapes, lines, bends, dashes, names and rings stand where they stand afterwards, and nothing flickers."""
    page = _opened(visit(crowded_graph), view)
    assert page.evaluate("window.ranBefore") is False
    compared = page.evaluate(COMPARE)
    assert compared["same"]
    assert compared["ink"] > 5000
    assert compared["differ"] < compared["ink"] / 500
    assert page.locator("canvas").count() == 1


def test_a_line_leads_around_a_third_shape_in_sketch_picture_and_file_alike(visit):
    """Of three in a row, the line between the outer two does not run under the middle one, which would read as its own."""
    things = [Entity(name, "Company", name.title()) for name in ("left", "middle", "right")]
    rows = [says("left", "dependsOn", object="right"), says("left", "dependsOn", object="middle")]
    page = _opened(visit(graph(things, rows)), "#pinned=left,0,0+middle,200,0+right,400,0")
    compared = page.evaluate(COMPARE)
    assert compared["ink"] > 500
    assert compared["differ"] < compared["ink"] / 500
    with page.expect_download() as download:
        page.get_by_role("button", name="Save SVG").click()
    saved = download.value.path().read_text(encoding="utf-8")
    bends = {int(end): float(bend) for bend, end in re.findall(r'd="M0 0Q[-\d.e]+ ([-\d.e]+) (\d+) 0"', saved)}
    assert set(bends) == {200, 400}
    assert abs(bends[200]) < 0.01
    assert abs(bends[400]) > 20


def test_stances_and_denials_are_sketched_too(small_graph, visit):
    """Dashed and denied lines are alike before and after."""
    page = _opened(visit(small_graph))
    compared = page.evaluate(COMPARE)
    assert compared["differ"] < compared["ink"] / 500


def test_a_table_needs_no_vis_network(small_graph, visit):
    """It runs when the picture is first asked for."""
    page = visit(small_graph).go("#view=table")
    page.wait_for_timeout(500)
    assert page.evaluate("typeof vis") == "undefined"
    page.keyboard.press("t")
    page.wait_for_function("() => typeof vis === 'object'")
    page.wait_for_selector(".vis-network canvas")


def test_no_name_covers_the_head_of_a_line(visit):
    """Of two things one above the other, each line's head stands clear of the name that it leads to."""
    things = [Entity("high", "Company", "Very High Works"), Entity("low", "Company", "Very Low Works")]
    rows = [says("high", "dependsOn", object="low"), says("low", "dependsOn", object="high")]
    opened = visit(graph(things, rows))
    opened.page.add_init_script(HEADS)
    page = opened.go("#pinned=high,0,0+low,0,220")
    page.wait_for_timeout(500)
    tips, veils = page.evaluate("window.tips"), page.evaluate("window.veils")
    assert len({round(tip["y"]) for tip in tips}) == 2
    for tip in tips:
        assert not any(v["left"] < tip["x"] < v["right"] and v["top"] < tip["y"] < v["bottom"] for v in veils), tip


def test_a_group_of_people_has_a_sign_of_its_own(visit):
    """Two diamonds where a person has one: in the sketch, in the picture after it, in the legend and in the file."""
    things = [
        Entity("lab", "Company", "Lumen Lab"),
        Entity("ann", "Person", "Ann Other"),
        Entity("banks", "AnonymousGroup", "some bankers"),
    ]
    rows = [says("ann", "worksFor", object="lab"), says("banks", "investsIn", object="lab")]
    page = _opened(visit(graph(things, rows)), "#focus=lab&show=e:banks")
    compared = page.evaluate(COMPARE)
    assert compared["differ"] < compared["ink"] / 500
    marks = page.locator(".legend .mark path").evaluate_all("all => all.map((each) => each.getAttribute('d'))")
    assert len(marks) == len(set(marks))
    assert page.locator(".panel h2 .mark path").get_attribute("d") in marks
    with page.expect_download() as download:
        page.get_by_role("button", name="Save SVG").click()
    shapes = re.findall(r'<path d="([^"]+)" transform', download.value.path().read_text(encoding="utf-8"))
    assert sorted(shape.count("M") for shape in shapes) == [1, 1, 2]
