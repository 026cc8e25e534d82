"""The report as a page: marks, links, and hostile text."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest

from dealgraph.cli import main
from small_world import write_files

if TYPE_CHECKING:
    from pathlib import Path

HOSTILE = '<script>alert("x")</script> & <img src=x onerror=y> paid $5 & left.'


class Elements(HTMLParser):
    """Collects the elements of a page with their attributes, and the text in marks by class."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.marked: list[tuple[str, str]] = []
        self._within = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        self.elements.append((tag, found))
        self._within = found.get("class", "") if tag in ("a", "span", "li") else ""

    def handle_endtag(self, tag: str) -> None:
        self._within = ""

    def handle_data(self, data: str) -> None:
        if self._within:
            self.marked.append((self._within, data))


@pytest.fixture
def page(small_seeds: Path, documents: Path, tmp_path: Path) -> str:
    """The page of the small world's document, and of one with markup in its text and its name."""
    write_files(documents, {"<b>.txt": HOSTILE})
    path = tmp_path / "coverage.html"
    assert main(["coverage", "--seeds", str(small_seeds), "--documents", str(documents), "--html", str(path)]) == 0
    return path.read_text(encoding="utf-8")


def test_every_link_leads_to_a_place_on_the_page(page: str) -> None:
    """Captured words lead to the statements below which they stand."""
    elements = Elements(page).elements
    anchors = [found["id"] for _, found in elements if "id" in found]
    links = [found["href"] for tag, found in elements if tag == "a" and "href" in found]
    assert len(anchors) == len(set(anchors))
    assert {link.removeprefix("#") for link in links} <= set(anchors)
    assert any("r0" in link for link in links)


def test_the_three_states_are_marked_with_their_receipts(page: str) -> None:
    """Captured words, skipped words with the reason, and what is not captured with what it lacks."""
    marked = Elements(page).marked
    assert ("captured", "We buy compute before we need it") in marked
    assert ("skipped", "By Ibo Castell, 28 May 2026") in marked
    assert ("why", "skipped: byline\n") in marked
    assert ("missing", "Related reading: The price of a gigawatt") in marked
    assert any(style == "lack" and "nothing of it is quoted" in text for style, text in marked)


def test_text_never_becomes_markup(page: str) -> None:
    """Documents, quotes and file names are other people's."""
    elements = Elements(page).elements
    assert {tag for tag, _ in elements}.isdisjoint({"script", "img", "b"})
    assert not any(name.startswith("on") or name == "style" for _, found in elements for name in found)
    assert "&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; &lt;img" in page


def test_the_page_fetches_nothing_and_runs_nothing(page: str) -> None:
    """The policy allows one style sheet, by its hash."""
    policies = [found["content"] for tag, found in Elements(page).elements if tag == "meta" and "http-equiv" in found]
    assert len(policies) == 1
    assert policies[0].startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policies[0]


@pytest.mark.browser
def test_the_browser_applies_the_style_and_has_no_complaints(page: str, tmp_path: Path) -> None:
    """What is not captured is marked otherwise than by colour alone."""
    from playwright.sync_api import sync_playwright

    said: list[str] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=_chromium())
        view = browser.new_page()
        view.on("console", lambda message: said.append(message.text))
        view.on("request", lambda request: said.append(request.url) if not request.url.startswith("file:") else None)
        view.goto((tmp_path / "coverage.html").as_uri())
        style = "(element) => getComputedStyle(element).textDecorationStyle"
        styles = [view.eval_on_selector(f"main .{name}", style) for name in ("captured", "skipped", "missing")]
        browser.close()
    assert styles == ["solid", "dotted", "wavy"]
    assert said == []


def _chromium() -> str:
    import os
    import shutil

    return os.environ.get("DEALGRAPH_CHROMIUM") or shutil.which("chromium") or ""
