"""Opening the page from disk: quiet, without a request, the first picture drawn."""

from __future__ import annotations

import re

import pytest

pytestmark = pytest.mark.browser


def test_the_page_opens_without_requests_or_complaints(small_graph, visit):
    """The file itself is the only thing asked for, and the console stays empty."""
    opened = visit(small_graph)
    page = opened.go()
    page.wait_for_timeout(300)
    assert [opened.file.as_uri()] == opened.requests
    assert opened.complaints == []


def test_the_first_picture_is_drawn(small_graph, visit):
    """The canvas is not empty, and the status line says how much of the graph it shows."""
    page = visit(small_graph).go()
    colors = page.evaluate(
        """() => {
          const canvas = document.querySelector("canvas");
          const data = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
          const seen = new Set();
          for (let i = 0; i < data.length; i += 4) if (data[i + 3] > 0) seen.add(data[i] + "," + data[i + 1]);
          return seen.size;
        }"""
    )
    assert colors > 20
    assert "5 entities and 5 lines drawn" in page.locator(".status").inner_text()


def test_the_policy_forbids_the_network_and_inline_handlers(small_graph, visit):
    """A request and an inline handler that a flaw might let in are stopped by the page's own policy."""
    page = visit(small_graph).go()
    blocked = page.evaluate(
        """async () => {
          const seen = [];
          document.addEventListener("securitypolicyviolation", (event) => seen.push(event.effectiveDirective));
          await fetch("https://example.org/").catch(() => 0);
          const image = document.createElement("div");
          image.innerHTML = '<button onclick="window.ran = true">x</button>';
          document.body.append(image);
          image.firstChild.click();
          const script = document.createElement("script");
          script.textContent = "window.ran = true";
          document.body.append(script);
          await new Promise((done) => setTimeout(done, 100));
          return { seen, ran: window.ran === true };
        }"""
    )
    assert blocked["ran"] is False
    assert {"connect-src", "script-src-attr", "script-src-elem"} <= set(blocked["seen"])


def test_hostile_text_stays_text(hostile_graph, visit):
    """Labels, quotes and descriptions that look like markup are shown as they are, in every view."""
    opened = visit(hostile_graph)
    for view in ("#show=e:lab", "#view=table", "#view=quotes&show=e:fund", "#view=guide", "#focus=lab&show=e:lab"):
        page = opened.go(view)
        for toggle in page.locator(".panel .toggle").all():
            toggle.click()
    page.keyboard.press("/")
    page.keyboard.type("<script>")
    page.wait_for_timeout(200)
    assert opened.complaints == []
    assert page.locator("img").count() == 0
    assert "<script>alert(1)</script>" in page.locator("#hits").inner_text()


def test_a_strange_address_does_no_harm(small_graph, visit):
    """Addresses from elsewhere, or made up, open the page all the same."""
    opened = visit(small_graph)
    for strange in (
        "#show=e:nobody",
        "#view=none&more=-3&as-of=never",
        "#show=l:a|b",
        "#" + "%00%ff&" * 20,
        "#focus=x",
    ):
        page = opened.go(strange)
        assert page.locator("#tab-picture").is_visible()
    assert opened.complaints == []


def test_a_thousand_entities_are_not_drawn_at_once(large_graph, visit):
    """The first view of 1,000 entities holds no more than the eye takes in, and says how many are left."""
    opened = visit(large_graph)
    page = opened.go()
    drawn, left = re.search(
        r"^(\d+) entities .*Draw more \((\d+) left\)", page.locator(".status").inner_text()
    ).groups()
    assert int(drawn) <= 72
    assert int(left) > 800
    assert opened.complaints == []


def test_every_stance_is_explained_by_its_line(small_graph, visit):
    """Guide and legend know all stances of the vocabulary, so none is drawn without an explanation."""
    page = visit(small_graph).go("#view=guide")
    text = page.locator(".guide").inner_text()
    for stance in small_graph.vocabulary.lists["stance"].values():
        assert f"{stance.label} (" in text
        assert stance.definition in text
