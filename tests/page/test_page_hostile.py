"""Every hostile text in the page, in a real browser: nothing runs, nothing is asked for, everything is shown."""

from __future__ import annotations

import pytest

from dealgraph.loading import load
from hostile_texts import ALLOWED, seeds
from small_world import write_files

pytestmark = pytest.mark.browser


def test_no_text_runs_or_breaks_the_page(tmp_path, visit):
    """In every view, with each thing opened, its receipts unfolded, and the text itself searched for."""
    opened = visit(load(write_files(tmp_path / "seeds", seeds())))
    for view in ("", "#view=table", "#view=quotes", "#view=conflicts", "#view=guide"):
        opened.go(view)
    for number in range(len(ALLOWED)):
        page = opened.go(f"#show=e:e{number}")
        shown = page.locator(".panel").inner_text()
        assert "e" in shown
        for toggle in page.locator(".panel .toggle").all()[:3]:
            toggle.click()
    assert page.evaluate("window.ran") is None
    assert page.locator("img, iframe, svg[onload]").count() == 0
    assert page.locator("a[href^='javascript:'], a[href^='data:']").count() == 0
    assert opened.complaints == []


def test_the_title_is_that_of_the_graph_and_stays_text(tmp_path, visit):
    """`dataset.yaml` names the page, in whatever words."""
    title = "Deals </title><script>window.ran = 1</script> & ideas"
    folder = write_files(tmp_path / "seeds", {**seeds(), "dataset.yaml": f"title: {title!r}\n"})
    page = visit(load(folder)).go("")
    assert page.title() == title
    assert page.evaluate("window.ran") is None
