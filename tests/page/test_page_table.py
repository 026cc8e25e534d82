"""The statements as a table: what it lists, and when it is made anew."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.browser


def test_the_table_says_what_the_picture_shows(small_graph, visit):
    """The table counts the statements of the picture, and of the whole graph on demand."""
    page = visit(small_graph).go("#view=table")
    assert page.locator("caption").inner_text() == "11 statements"
    page.get_by_role("button", name="All that pass the filters (12)").click()
    assert page.locator("caption").inner_text() == "12 statements"


def test_lists_stay_while_reading_and_follow_the_filters(small_graph, visit):
    """Opening a receipt from the table leaves the table as it is; a filter set elsewhere changes it."""
    page = visit(small_graph).go("#view=table")
    row = page.locator("td.words button").first.element_handle()
    row.click()
    assert page.locator(".panel").is_visible()
    assert row.evaluate("element => element.isConnected")
    page.locator("#tab-picture").click()
    page.locator("#box-stance-projected").check()
    page.locator("#tab-table").click()
    assert page.locator("caption").inner_text() == "1 statement"
