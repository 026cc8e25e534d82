"""Statements, entities and the picture saved as files."""

from __future__ import annotations

import codecs
import re

import pytest

from conftest import saved_rows

pytestmark = pytest.mark.browser


def test_the_buttons_that_save_tell_how_many_rows_they_save(small_graph, visit):
    """Statements and entities follow the choice of what is listed, and the file's name tells the filters."""
    page = visit(small_graph).go("#view=table&speaker=teller")
    page.get_by_role("button", name="All that pass the filters").click()
    said = [row for row in small_graph.records.statements if row.speaker == "teller"]
    things = {name for row in said for name in (row.subject, row.object) if name}
    for words, name in (
        (f"Save {len(said)} statements as CSV", "statements-teller.csv"),
        (f"Save {len(things)} entities as CSV", "entities-teller.csv"),
    ):
        with page.expect_download() as download:
            page.get_by_role("button", name=words).click()
        assert download.value.suggested_filename == name
        assert len(saved_rows(download.value)) == int(words.split()[1])


def test_where_nothing_is_listed_the_buttons_that_save_say_so(small_graph, visit):
    """They are there and cannot be pressed, and tell why."""
    page = visit(small_graph).go("#view=table&listed=all&known-by=1999")
    for kind in ("statement", "entity"):
        save = page.get_by_role("button", name=f"No {kind} here to save as CSV")
        assert save.is_disabled()
        assert save.get_attribute("title") == f"What is chosen here and the filters leave no {kind}."


def test_csv_is_complete_and_safe_for_spreadsheets(hostile_graph, visit):
    """All statements are saved, as UTF-8 that spreadsheets know by its mark, and none of the cells is a formula."""
    page = visit(hostile_graph).go("#view=table")
    with page.expect_download() as download:
        page.get_by_role("button", name=re.compile(r"Save \d+ statements as CSV")).click()
    assert download.value.path().read_bytes().startswith(codecs.BOM_UTF8)
    rows = saved_rows(download.value)
    assert {row.id for row in hostile_graph.records.statements} == {row["Statement id"] for row in rows}
    assert {"'=HYPERLINK(1)"} == {row["Whom or what"] for row in rows if "HYPERLINK" in row["Whom or what"]}


def test_the_statements_of_a_panel_are_saved_as_they_are_counted_there(small_graph, visit):
    """Those of the entity that the filters let pass, none of its neighbours'."""
    page = visit(small_graph).go("#speaker=teller&show=e:lab")
    assert "6 statements; the filters hide 1 more" in page.locator(".panel").inner_text()
    with page.expect_download() as download:
        page.get_by_role("button", name="Save statements", exact=True).click()
    assert download.value.suggested_filename == "statements-lab.csv"
    rows = saved_rows(download.value)
    told = [row for row in small_graph.records.statements if "lab" in (row.subject, row.object)]
    assert {row["Statement id"] for row in rows} == {row.id for row in told if row.speaker == "teller"}


def test_the_picture_is_saved_as_png_and_svg(small_graph, visit):
    """Both files hold the picture; the SVG has the labels as text and no script."""
    page = visit(small_graph).go()
    with page.expect_download() as png:
        page.get_by_role("button", name="Save PNG").click()
    assert png.value.path().read_bytes().startswith(b"\x89PNG")
    with page.expect_download() as svg:
        page.get_by_role("button", name="Save SVG").click()
    text = svg.value.path().read_text(encoding="utf-8")
    assert "Lumen Lab" in text
    assert "<script" not in text
