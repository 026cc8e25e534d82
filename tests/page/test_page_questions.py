"""Questions put to the page of the shipped graph as a reader would; what it answers is what Python answers."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.browser


def test_who_led_the_round(real, opened):
    """Search for a round, press Enter: its leaders stand in the panel, each role apart."""
    rows = real.statements(predicate="leadInvestor", polarity="affirmed")
    for deal in {row.subject for row in rows}:
        page = opened()
        page.keyboard.press("/")
        page.keyboard.type(real.label(deal))
        page.keyboard.press("Enter")
        parties = page.locator(".panel .parties").first.inner_text()
        assert all(real.label(row.object) in parties for row in rows if row.subject == deal)


def test_what_was_known_on_a_day(real, opened):
    """Type the day beside "Known by": just what `known_by` is certain of."""
    expected = len(real.known_by("2026-05-13", maybe=False).records.statements)
    page = opened()
    page.locator("#date-knownBy").fill("13 May 2026")
    page.keyboard.press("Enter")
    assert f"{expected:,} statements of" in page.locator(".status").inner_text()


def test_where_sources_differ_and_why(real, opened):
    """The tab of disagreements counts them all, and tells each with its explanation."""
    conflicts = real.conflicts()
    page = opened("#view=conflicts")
    assert f"{len(conflicts)} disagreement" in page.locator(".page").inner_text()
    while (more := page.locator(".list .more-toggle[aria-expanded=false]")).count() > 0:
        more.first.click()
    shown = page.locator(".list").inner_text()
    assert all(conflict.explanation in shown for conflict in conflicts)
    # What tells the sides of another one again stands with it: each has its place, and none is told twice.
    told = page.locator(".list .conflict").count() + page.locator(".list .also").count()
    assert told == len(conflicts)


def test_who_stands_where_on_an_idea(real, opened):
    """The contested ideas are those that `debates` finds."""
    page = opened("#view=ideas")
    shown = set(page.locator("[data-idea]").evaluate_all("all => all.map(each => each.dataset.idea)"))
    assert {debate.idea for debate in real.debates()} == shown


def test_where_the_money_goes_in_circles(real, opened):
    """Each circle is told deal by deal, with what is open, and on demand in the words of `loops`."""
    page = opened("#view=loops")
    told = page.locator(".list").inner_text()
    found = real.loops(max_length=3)
    assert all(part.label in told for loop in found for side in loop.sides for part in side.parts)
    assert all(words in told for loop in found for words in (*loop.open, *loop.overlaps))
    for toggle in page.get_by_role("button", name="The circle in one sentence").all():
        toggle.click()
    shown = page.locator(".list").inner_text()
    assert all(loop.text in shown for loop in found)


def test_who_somebody_with_a_position_is(real, opened):
    """Who knows a position finds the person who holds it."""
    row = next(row for row in real.statements(predicate="worksFor") if row.role)
    page = opened()
    page.locator("#search").fill(row.role)
    assert real.label(row.subject) in page.locator("#hits").inner_text()


def test_what_is_denied(real, opened):
    """One box shows all that is said not to be so."""
    expected = len(real.statements(polarity="negated"))
    page = opened()
    page.locator("#box-polarity-negated").check()
    assert f"{expected} statements of" in page.locator(".status").inner_text()
