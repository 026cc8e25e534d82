"""`docs/how-to/page.md`, done as it says: what is typed and clicked in a browser, and what stands there then."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
DOCUMENT = Path(__file__).parents[2] / "docs" / "how-to" / "page.md"
STEP = re.compile(r"`([^`]+)`|\*\*([^*]+)\*\*")
KEYS = {"/", "Enter"}
ROLES = ("button", "link", "textbox", "searchbox", "combobox", "checkbox")


def rows() -> list[tuple[str, str, str]]:
    """The rows of its tables: the question, what to do, what to read."""
    cells = [line.strip("| \n").split(" | ") for line in DOCUMENT.read_text("utf-8").splitlines() if line[:2] == "| "]
    return [(asked, do, read) for asked, do, read in cells if "`" in do or "**" in do]


@pytest.mark.parametrize(("asked", "do", "read"), rows(), ids=[row[0] for row in rows()])
def test_the_page_does_what_is_written(asked, do, read, opened):
    """Each step is possible, and each of the words stands there afterwards."""
    page = opened()
    saved = []
    page.on("download", lambda file: saved.append(file.suggested_filename))
    for typed, name in STEP.findall(do):
        if name:
            called(page, name).click()
        elif typed in KEYS:
            page.keyboard.press(typed)
        else:
            page.keyboard.type(typed)
    words = [typed for typed, _ in STEP.findall(read)]
    assert words, asked
    for word in words:
        if word.endswith(".csv"):
            page.wait_for_timeout(200)
            assert saved == [word]
            continue
        expect(page.locator("body")).to_contain_text(word)


def called(page, name):
    """The first control in sight of this name, a number behind it left aside."""
    pattern = re.compile(rf"^{re.escape(name)}( \(?[\d,]+\)?)?$")
    found = [page.get_by_role(role, name=pattern) for role in ROLES]
    either = found[0]
    for more in found[1:]:
        either = either.or_(more)
    return either.filter(visible=True).first
