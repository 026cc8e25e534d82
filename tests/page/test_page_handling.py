"""What a user does in the picture, and what the picture then shows: pointing, dragging, hiding, fading."""

from __future__ import annotations

import pytest
from canvas import FAINT_INK, INK, all_inside, box_of, colors_of, names_on, opened_at, settle, shape_of, words_on

from conftest import graph, says
from dealgraph.records import Entity

pytestmark = pytest.mark.browser


def test_a_name_goes_with_its_shape_while_that_is_dragged(small_graph, visit):
    """Before the mouse lets go, the name stands below the pointer."""
    page = opened_at(visit(small_graph), "#show=e:teller&focus=teller")
    x, y = shape_of(page, "Lumen Lab")
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 80, y + 50, steps=5)
    word = next(word for word in words_on(page) if word["text"] == "Lumen Lab")
    assert (word["left"] + word["right"]) / 2 == pytest.approx(x + 80, abs=12)
    page.mouse.up()


def test_a_name_stands_for_its_shape_to_clicks(small_graph, visit):
    """Whoever clicks what is written below a shape means that, not a line behind the words."""
    page = opened_at(visit(small_graph))
    word = next(word for word in words_on(page) if word["text"] == "Rival Works")
    page.mouse.click((word["left"] + word["right"]) / 2, (word["top"] + word["bottom"]) / 2)
    page.wait_for_function("() => location.hash.includes('show=e%3Arival')")
    assert page.locator(".panel h2").inner_text() == "Rival Works"


def test_a_double_click_means_what_was_clicked_first(crowded_graph, visit):
    """The first click opens the panel, which moves the picture before the second one is heard of: it means the same thing."""
    page = opened_at(visit(crowded_graph))
    page.mouse.dblclick(*shape_of(page, "Near neighbour 2"))
    page.wait_for_function("() => location.hash.includes('focus=near-2')")


def test_an_empty_picture_is_empty_and_says_what_helps(small_graph, visit):
    """With all kinds switched off nothing stays on the canvas, and a click brings the usual kinds back."""
    page = opened_at(visit(small_graph))
    assert "Lumen" in names_on(page)
    for box in page.locator("[id^=box-kind-]").all():
        box.uncheck()
    assert words_on(page) == []
    assert colors_of(page) == set()
    assert "Nothing to draw" in page.locator(".nothing").inner_text()
    page.locator(".nothing").get_by_role("button", name="Draw the usual kinds: 5 entities").click()
    assert "Lumen" in names_on(page)
    assert page.locator(".nothing").count() == 0
    page = opened_at(visit(small_graph), "#predicate=amount&stance=projected")
    page.locator(".nothing").get_by_role("button", name="Without how firmly it is said: 1 statement").click()
    assert "1 statement of 12" in page.locator(".status").inner_text()


def test_what_is_hidden_is_hidden_everywhere(small_graph, visit):
    """Hiding the middle of a neighbourhood takes it away there, from the whole picture, from paths and when found."""
    page = opened_at(visit(small_graph), "#focus=lab&show=e:lab")
    assert "Lumen Lab" in names_on(page)
    page.get_by_role("button", name="Hide it").click()
    assert "Lumen Lab" not in names_on(page)
    assert "Only Lumen Lab" not in page.locator(".status").inner_text()
    page.locator("#search").fill("Lumen Lab")
    page.keyboard.press("Enter")
    assert "Lumen Lab" not in names_on(page)
    page.get_by_role("button", name="Bring it back").click()
    assert "Lumen Lab" in names_on(page)
    page = opened_at(visit(small_graph), "#hidden=lab&show=p:teller|fund")
    assert "No chain of statements" in page.locator(".panel").inner_text()


def test_what_is_not_drawn_is_not_hidden_but_pinned_beside_the_others(small_graph, visit):
    """Alone with its neighbours a round stands without the lab's rival until that is pinned; what is hidden cannot be."""
    page = opened_at(visit(small_graph), "#focus=round&show=e:rival")
    assert "Rival Works" not in names_on(page)
    assert page.get_by_role("button", name="Hide it").is_disabled()
    page.get_by_role("button", name="Pin it").click()
    assert "Rival Works" in names_on(page)
    assert "Only Lumen Series Q and its neighbours, and 1 pinned: " in page.locator(".status").inner_text()
    assert page.get_by_role("button", name="Hide it").is_enabled()
    page = opened_at(visit(small_graph), "#hidden=rival&show=e:rival")
    assert page.get_by_role("button", name="Pin it").is_disabled()


def test_in_a_small_picture_lines_say_what_they_are_with_nothing_selected(small_graph, visit):
    """Seen from further away than lines say it by themselves, those of a few things do."""
    page = opened_at(visit(small_graph), "#focus=lab")
    for _ in range(4):
        page.get_by_role("button", name="Zoom out").click()
    assert "recipient" in names_on(page)
    assert float(page.locator(".picture").get_attribute("data-scale")) < 1


def test_shown_faintly_is_just_what_the_filters_leave_out(small_graph, visit):
    """What a filter draws stays plain when what it leaves out is shown faintly, and the rest is faint."""
    drawn = names_on(opened_at(visit(small_graph), "#stance=projected"))
    page = opened_at(visit(small_graph), "#stance=projected&fade=yes")
    assert sorted(drawn.split()) == sorted(names_on(page, INK).split())
    assert "Rival Works" in names_on(page, FAINT_INK)


def test_selecting_what_no_line_leads_to_makes_nothing_faint(visit):
    """A source that is only spoken for stands beside what it says, all of which passes the filter."""
    things = [
        Entity("herald", "NewsArticle", "The Herald"),
        *(Entity(f"firm-{i}", "Company", f"Firm {i}") for i in "01"),
    ]
    rows = [says("firm-0", "competesWith", object="firm-1", speaker="herald")]
    page = opened_at(visit(graph(things, rows)), "#speaker=herald&show=e:herald")
    assert "Firm 1" in names_on(page, INK)
    assert names_on(page, FAINT_INK) == ""


def test_the_ring_leaves_the_shape_to_be_seen_at_every_zoom(small_graph, visit):
    """However far away, the ring's colour is there, and one of the shape's own, which have no red."""
    page = opened_at(visit(small_graph), "#show=e:lab&focus=lab")
    out = page.get_by_role("button", name="Zoom out")
    for _ in range(12):
        colors = colors_of(page)
        assert "11 87 208" in colors
        assert any(color.startswith("0 ") for color in colors)
        out.click()
        page.wait_for_timeout(60)


def test_dragging_and_arrow_keys_move_pin_and_mark(small_graph, visit):
    """What is dragged stays where it was put, and so does what Shift and an arrow key move; a pin marks both."""
    page = opened_at(visit(small_graph), "#show=e:teller&focus=teller")
    pin = "179 38 30"
    assert pin not in colors_of(page)
    page.locator(".picture").focus()
    page.keyboard.press("Shift+ArrowRight")
    assert page.evaluate("new URLSearchParams(location.hash.slice(1)).get('pinned')").startswith("teller,")
    settle(page)
    assert pin in colors_of(page)
    page.get_by_role("button", name="Undo").click()
    page.wait_for_function("() => !location.hash.includes('pinned')")
    settle(page)
    (x, y), middle = shape_of(page, "Lumen Lab"), shape_of(page, "Tina Teller")
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 60, y + 40, steps=5)
    page.mouse.up()
    page.wait_for_function("() => new URLSearchParams(location.hash.slice(1)).get('pinned')?.startsWith('lab,')")
    settle(page)
    assert pin in colors_of(page)
    # The line above the picture may have grown meanwhile, so its place is told from the other's.
    moved, other = shape_of(page, "Lumen Lab"), shape_of(page, "Tina Teller")
    assert moved[0] - other[0] == pytest.approx(x + 60 - middle[0], abs=12)
    assert moved[1] - other[1] == pytest.approx(y + 40 - middle[1], abs=12)


def test_the_pointer_tells_what_it_is_over(small_graph, visit):
    """A thing gives its name, which may have no room in the picture, and a line what it says; elsewhere is nothing."""
    page = opened_at(visit(small_graph))
    title = "document.querySelector('.canvas').title"
    (ax, ay), (bx, by) = shape_of(page, "Fern Fund"), shape_of(page, "Rival Works")
    page.mouse.move(ax, ay)
    assert page.evaluate(title) == "Fern Fund"
    page.mouse.move((ax + bx) / 2, (ay + by) / 2)
    assert page.evaluate(title) == "Not so: Fern Fund invests in Rival Works"
    left, top, *_ = box_of(page)
    page.mouse.move(left + 3, top + 3)
    assert page.evaluate(title) == ""


def test_what_the_filters_leave_is_laid_out_anew_and_back(crowded_graph, visit):
    """Few things far apart come together, in sight, and the address keeps it; a second click puts them back."""
    page = opened_at(visit(crowded_graph), "#predicate=provider")

    def places():
        return {word["text"]: (round(word["left"]), round(word["top"])) for word in words_on(page)}

    before = places()
    button = page.get_by_role("button", name="Lay out anew")
    button.click()
    page.wait_for_function("() => location.hash.includes('arranged=yes')")
    after = places()
    assert before.keys() == after.keys()
    assert before != after
    all_inside(page)
    assert button.get_attribute("aria-pressed") == "true"
    button.click()
    assert places() == before


def test_the_lines_of_what_the_pointer_is_over_stand_out(small_graph, visit):
    """A band lies along each of its lines while the pointer is over it, and none afterwards."""
    opened = visit(small_graph)
    opened.page.add_init_script(
        """
        window.bands = 0;
        const { clearRect, stroke } = CanvasRenderingContext2D.prototype;
        CanvasRenderingContext2D.prototype.clearRect = function (...given) {
          window.bands = 0;
          return clearRect.apply(this, given);
        };
        CanvasRenderingContext2D.prototype.stroke = function (...given) {
          if (this.strokeStyle.startsWith("rgba(11, 87, 208, 0.")) window.bands += 1;
          return stroke.apply(this, given);
        };
        """
    )
    page = opened_at(opened)
    assert page.evaluate("window.bands") == 0
    page.mouse.move(*shape_of(page, "Rival Works"))
    page.wait_for_function("() => window.bands > 0")
    lines = {
        (row.subject, row.predicate, row.object)
        for row in small_graph.records.statements
        if row.object is not None and "rival" in (row.subject, row.object)
    }
    assert page.evaluate("window.bands") == len(lines)
    left, top, *_ = box_of(page)
    page.mouse.move(left + 3, top + 3)
    page.wait_for_function("() => window.bands === 0")


def test_hidden_entities_come_back(small_graph, visit):
    """What is hidden leaves the picture and can be brought back."""
    page = visit(small_graph).go("#show=e:rival")
    page.get_by_role("button", name="Hide it").click()
    assert "4 entities" in page.locator(".status").inner_text()
    page.get_by_role("button", name="Bring back 1 hidden one").click()
    assert "5 entities" in page.locator(".status").inner_text()
