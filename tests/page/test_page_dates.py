"""The two dates of the page: what had begun, and what was known, by a day."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.browser


def test_vague_dates_are_told_and_can_be_left_out(small_graph, visit):
    """What was known on a day is what was certainly out; how many more may have been is told, and shown on a click."""
    certain = len(small_graph.known_by("2026-05-13", maybe=False).records.statements)
    possible = len(small_graph.known_by("2026-05-13").records.statements)
    page = visit(small_graph).go("#known-by=2026-05-13")
    status = page.locator(".status")
    assert f"{certain} statements of 12" in status.inner_text()
    counts = page.locator(".certainty .count").all_inner_texts()
    assert counts == [str(certain), f"+ {possible - certain}"]
    page.get_by_role("button", name=f"Show also {possible - certain} that may have been out by then").click()
    assert f"{possible} statements of 12" in status.inner_text()
    assert f"{possible - certain} of these may have come out only later" in status.inner_text()
    page.locator("#knownBy-certainly").check()
    assert f"{certain} statements of 12" in status.inner_text()


def test_dates_are_taken_as_people_write_them(small_graph, visit):
    """The forms are told before anything goes wrong; what is no date is said to be none, and moves no slider."""
    page = visit(small_graph).go()
    assert "13 May 2026" in page.locator("#says-knownBy").inner_text()
    page.locator("#date-knownBy").fill("May 13, 2026")
    page.keyboard.press("Enter")
    assert page.locator("#date-knownBy").input_value() == "2026-05-13"
    page.locator("#date-knownBy").fill("end of May 2026")
    page.keyboard.press("Enter")
    assert page.locator("#date-knownBy").input_value() == "2026-05-31"
    page.locator("#date-knownBy").fill("soon")
    page.keyboard.press("Enter")
    assert "is no date" in page.locator("#says-knownBy").inner_text()
    slider = page.locator("#slide-knownBy")
    assert slider.input_value() == slider.get_attribute("max")


def test_as_of_shows_what_had_begun_and_counts_what_may_have(small_graph, visit):
    """A round of 2026 is not there in 2025; one click adds what has no date, which the label counts and a mark tells."""
    page = visit(small_graph).go("#view=deals")
    page.locator("#date-asOf").fill("2025")
    page.locator("#date-asOf").press("Enter")
    assert "1 statement of 12 pass" in page.locator(".status").inner_text()
    assert "Lumen Series Q" not in page.locator(".list").inner_text()
    page.get_by_role("button", name="Show also 6 that may have begun by then").click()
    assert "7 statements of 12 pass" in page.locator(".status").inner_text()
    assert "Lumen Series Q" in page.locator(".list").inner_text()
    assert "as-of=2025&as-of-maybe=yes" in page.url


def test_an_address_of_an_older_page_still_shows_what_has_no_date(small_graph, visit):
    """There "as of" kept it: the label counts it, the panel marks it, and one click leaves only what is certain."""
    page = visit(small_graph).go("#show=e:teller&as-of=2025")
    assert (
        "what has no date stays, but for what is of a deal that began later (6 statements)"
        in page.locator("#says-asOf").inner_text()
    )
    assert "no date: may be later" in page.locator(".panel .statement", has_text="Lumen Lab").first.inner_text()
    page.get_by_role("button", name="Only what had certainly begun by then: 1").click()
    assert "1 statement of 12" in page.locator(".status").inner_text()
    assert page.locator("#says-asOf").inner_text().startswith("only what had certainly begun by then")


def test_quotations_follow_both_dates(small_graph, visit):
    """A quotation that nobody can place before a day is not shown as of that day."""
    page = visit(small_graph).go("#view=quotes&as-of=1900&as-of-maybe=no")
    assert page.locator(".quotation").count() == 0
    assert "leave nothing to list" in page.locator(".page").inner_text()


def test_a_disagreement_shows_only_while_two_sides_do(small_graph, visit):
    """Before the other figure was out there is nothing to differ about: no mark, no entry, no count."""
    opened = visit(small_graph)
    page = opened.go("#view=conflicts&known-by-maybe=yes&known-by=2026-05-13")
    assert page.locator(".conflict", has_text="Contradiction").count() == 0
    assert "0 disagreements" in page.locator(".page").inner_text()
    page = opened.go("#show=e:lab&known-by=2026-05-13&known-by-maybe=yes")
    page.get_by_text("As a speaker").or_(page.get_by_text("Ties to others")).first.wait_for()
    assert page.locator(".differs").count() == 0
    page = opened.go("#show=e:lab")
    page.get_by_role("button", name="3 statements with receipts").click()
    page.locator(".figure .differs").first.click()
    assert "Sources differ" in page.locator(".panel h2").inner_text()


@pytest.mark.parametrize("sure", [False, True])
@pytest.mark.parametrize(("clock", "date"), [("as-of", "2025"), ("as-of", "2026-04"), ("known-by", "2026-05")])
def test_the_clocks_follow_the_rule_of_python(small_graph, visit, clock, date, sure):
    """ "As of" and "known by" let pass just what the Python views let pass, with and without what may be later."""
    view = small_graph.as_of if clock == "as-of" else small_graph.known_by
    expected = len(view(date, maybe=not sure).records.statements)
    page = visit(small_graph).go(f"#{clock}={date}&{clock}-maybe={'no' if sure else 'yes'}")
    words = "1 statement of 12" if expected == 1 else f"{expected} statements of 12"
    assert (words if expected else "Nothing passes") in page.locator(".status").inner_text()


@pytest.mark.parametrize("sure", [False, True])
def test_of_the_shipped_graph_the_page_shows_as_many_as_python(real, visit, sure):
    """Before, within and after the months of its deals, also as was known: deals date what is said of them."""
    opened = visit(real)
    for date in ("2025-12-31", "2026-04-15", "2026-05-13"):
        for kg, known in ((real, ""), (real.known_by("2026-05-13"), "&known-by=2026-05-13&known-by-maybe=yes")):
            expected = len(kg.as_of(date, maybe=not sure).records.statements)
            page = opened.go(f"#as-of={date}&as-of-maybe={'no' if sure else 'yes'}{known}")
            assert f"{expected:,} statements of" in page.locator(".status").inner_text(), (date, known)


def test_a_day_before_all_dated_sources_is_told_to_be_one(small_graph, visit):
    """A source without a date may be of any time: that nothing dated is so old is told beside the offer to add it."""
    page = visit(small_graph).go("#known-by=1900")
    hint = "no source of this graph is dated before 13 May 2026"
    assert hint in page.locator(".status").inner_text()
    assert hint in page.locator("#says-knownBy").inner_text()
    assert page.get_by_role("button", name="that are of sources without a date").is_visible()
    page = visit(small_graph).go("#known-by=2026-05-13")
    assert "no source of this graph" not in page.locator("body").inner_text()
