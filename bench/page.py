"""`python -m bench.page [--runs N] [--slow] [--largest]`: rows about the page, in Chromium, beside pyvis and vis-network.

The same made graph goes into our page, into pyvis as it comes (`--slow`: also at 500 and 1,000 nodes, where it takes
minutes), and into pyvis with positions given, physics off and plain straight lines, which is vis-network at its best.
Times are the page's own clock from the start of loading, so what else runs on the machine counts too: only the ratios
within one run say something. `--largest` adds 100,000 nodes (building the page takes a minute or two).
"""

from __future__ import annotations

import argparse
import re
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from math import cos, sin, sqrt
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dealgraph.knowledge_graph import KnowledgeGraph
from dealgraph.page import render_page
from dealgraph.page.network import build_network
from dealgraph.vocabulary import shipped_vocabulary

from .generate import generate
from .harness import Row, Timing, compare, in_process, plain

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from .worlds import Bench

TITLE = "The page"
# Statements an entity in the made graphs.
STATEMENTS = 4
OPTIONS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
# Notes when the first shapes have been drawn and shown, and when vis-network has drawn them, from when on the picture
# answers the mouse; counts frames.
WATCH = """
const fill = CanvasRenderingContext2D.prototype.fill;
const begun = {};
window.shown = {};
window.frames = 0;
const note = (what) => {
  if (begun[what]) return;
  begun[what] = true;
  requestAnimationFrame(() => requestAnimationFrame(() => { window.shown[what] = performance.now(); }));
};
CanvasRenderingContext2D.prototype.fill = function (...given) {
  note("first");
  if (this.canvas.closest(".vis-network")) note("ready");
  return fill.apply(this, given);
};
const count = () => { window.frames += 1; requestAnimationFrame(count); };
requestAnimationFrame(count);
"""
SHOWN = """new Promise((done) => { const wait = setInterval(() => {
  const { first, ready } = window.shown;
  if (first && ready) { clearInterval(wait); done([first, ready]); } }, 5); })"""
READ = """new Promise((done) => { const wait = setInterval(() => {
  const text = document.querySelector(".status")?.textContent ?? "Reading";
  if (!text.startsWith("Reading")) { clearInterval(wait); done(); } }, 20); })"""
KEY = """(text) => new Promise((done) => {
  const box = document.querySelector("#search");
  box.focus();
  box.value = text;
  const start = performance.now();
  box.dispatchEvent(new Event("input"));
  done(performance.now() - start); })"""
SEARCHED = """new Promise((done) => { const wait = setInterval(() => {
  const text = document.querySelector("#hits")?.textContent ?? "";
  if (!text.includes("Still reading")) { clearInterval(wait); done(); } }, 20); })"""
CLICK = """() => new Promise((done) => {
  const start = performance.now();
  document.querySelector("#hits [role=option]").click();
  requestAnimationFrame(() => setTimeout(() => done(performance.now() - start), 0)); })"""
PATIENCE = 240_000


@dataclass
class Opened:
    """What one opening of a page showed: seconds, frames a second, requests besides the file itself."""

    first: float
    ready: float
    frame: float
    requests: int


def measure(bench: Bench) -> Iterator[Row]:
    """Yield the rows; what takes minutes only where the largest graphs are measured."""
    full = 1_000_000 in bench.sizes
    yield from rows(min(bench.runs, 5), slow=full, largest=full)


def rows(runs: int, *, slow: bool = False, largest: bool = False) -> Iterator[Row]:
    """Measure, and yield the rows as they come. Raises RuntimeError without Chromium on the path."""
    from playwright.sync_api import sync_playwright

    chromium = shutil.which("chromium")
    if chromium is None:
        raise RuntimeError("chromium is not on the path (apt-get install -y chromium)")
    yield _layout(runs)
    with sync_playwright() as playwright, tempfile.TemporaryDirectory(prefix="bench-page-") as folder:
        browser = playwright.chromium.launch(executable_path=chromium, args=OPTIONS)
        for size in (100, 1_000, 3_000, 10_000):
            kg = _graph(size)
            yield from _beside(browser, Path(folder), runs, kg, size, tuned, "tuned vis-network")
            yield from _answers(browser, _write(Path(folder), render_page(kg)), runs, kg)
        for size in (100, 500, 1_000) if slow else (100,):
            yield from _beside(browser, Path(folder), 1, _graph(size), size, usual, "pyvis as it comes")[:1]
        if largest:
            kg = _graph(100_000)
            file = _write(Path(folder), render_page(kg))
            yield Row("first picture, 100 k nodes", _firsts(browser, file, runs), goal=5.0)
            yield from _answers(browser, file, runs, kg)
        browser.close()


def _graph(size: int) -> KnowledgeGraph:
    return KnowledgeGraph(generate(STATEMENTS * size)[0], shipped_vocabulary())


def _layout(runs: int) -> Row:
    kg = _graph(1_000)
    (ours,) = compare(runs, in_process, lambda: build_network(kg))
    return Row("layout at build time, 1 k nodes", ours, goal=2.0)


def tuned(kg: KnowledgeGraph) -> str:
    """Return pyvis's page with given positions, physics off, straight lines, no shadows, labels from near."""
    network = _pyvis(kg, placed=True)
    network.set_options(
        '{"physics": {"enabled": false}, "layout": {"improvedLayout": false}, "interaction": {"dragNodes": false},'
        ' "edges": {"smooth": false, "shadow": false}, "nodes": {"shadow": false, "scaling":'
        ' {"label": {"drawThreshold": 8}}}}'
    )
    return str(network.generate_html())


def usual(kg: KnowledgeGraph) -> str:
    """Return pyvis's page with all of its defaults."""
    return str(_pyvis(kg, placed=False).generate_html())


def _pyvis(kg: KnowledgeGraph, *, placed: bool) -> Any:
    from pyvis.network import Network

    network = Network(directed=True, cdn_resources="in_line")
    for number, entity in enumerate(kg.records.entities):
        radius, turn = 60.0 * sqrt(number + 0.5), 2.4 * number
        where = {"x": radius * cos(turn), "y": radius * sin(turn)} if placed else {}
        network.add_node(entity.id, label=entity.label, **where)
    for row in kg.records.statements:
        if row.object is not None and row.object != row.subject:
            network.add_edge(row.subject, row.object)
    return network


def _write(folder: Path, html: str) -> Path:
    file = folder / f"{len(list(folder.iterdir()))}.html"
    file.write_text(html, encoding="utf-8", newline="\n")
    return file


def _beside(
    browser: Browser,
    folder: Path,
    runs: int,
    kg: KnowledgeGraph,
    size: int,
    peer: Callable[[KnowledgeGraph], str],
    name: str,
) -> list[Row]:
    """Return the rows about opening and panning, ours and the peer's in turns."""
    files = (_write(folder, render_page(kg)), _write(folder, peer(kg)))
    first, ready, frame = (Timing(), Timing()), (Timing(), Timing()), (Timing(), Timing())
    requests = [0, 0]
    for _ in range(runs):
        for place, file in enumerate(files):
            opened = _open(browser, file)
            first[place].seconds.append(opened.first)
            ready[place].seconds.append(opened.ready)
            frame[place].seconds.append(opened.frame)
            requests[place] = opened.requests
    note = f"{files[0].stat().st_size / 1e6:.2f} MB, {requests[0]} requests"
    theirs = f"{name} ({files[1].stat().st_size / 1e6:.2f} MB, {requests[1]} requests)"
    goal = {10_000: 1.0}.get(size)
    return [
        Row(f"first picture, {size:,} nodes ({note})", first[0], theirs, first[1], goal, 1.0),
        Row(f"first answer to the mouse, {size:,} nodes", ready[0], name, ready[1]),
        Row(f"a frame while panning, {size:,} nodes", frame[0], name, frame[1], 1 / 55, None),
    ]


def _open(browser: Browser, file: Path) -> Opened:
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.set_default_timeout(PATIENCE)
    seen: list[str] = []
    page.on("request", lambda request: seen.append(request.url))
    # What a peer asks the network for counts as asked, and is refused at once.
    page.route(re.compile(r"^https?://"), lambda route: route.abort())
    page.add_init_script(WATCH)
    page.goto(file.as_uri(), wait_until="commit", timeout=PATIENCE)
    first, ready = (float(at) / 1e3 for at in page.evaluate(SHOWN))
    page.evaluate("new Promise((done) => setTimeout(done, 1500))")
    frame = _frame(page)
    page.close()
    return Opened(first, ready, frame, len(seen) - 1)


def _frame(page: Page) -> float:
    """Return the seconds that a frame takes while the picture is dragged about."""
    box = page.locator("canvas").first.bounding_box()
    assert box is not None
    x, y = box["x"] + 12.0, box["y"] + 12.0
    page.mouse.move(x, y)
    page.mouse.down()
    start = page.evaluate("[performance.now(), window.frames]")
    for step in range(90):
        page.mouse.move(x + step % 30 * 6, y + step % 20 * 5)
    end = page.evaluate("[performance.now(), window.frames]")
    page.mouse.up()
    return float((end[0] - start[0]) / 1e3 / max(1, end[1] - start[1]))


def _firsts(browser: Browser, file: Path, runs: int) -> Timing:
    return Timing([_open(browser, file).first for _ in range(runs)])


def _answers(browser: Browser, file: Path, runs: int, kg: KnowledgeGraph) -> list[Row]:
    """Return how long a key in the search box and a click on a hit take, once the file is read."""
    labels = [entity.label for entity in kg.entities]
    size, times = len(labels), 3 * runs + 1
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.set_default_timeout(PATIENCE)
    page.goto(file.as_uri(), timeout=PATIENCE)
    page.evaluate(READ)
    page.evaluate(KEY, labels[0])
    page.evaluate(SEARCHED)
    keys, clicks = _answered(page, [f"company number {run}" for run in range(times)])
    pairs = zip(labels[:times], labels[size // 2 :], strict=False)
    asked = _keys(page, [f"what does company number {run} say of the latest revenue" for run in range(times)])
    unknown = _keys(page, [f"{_letters(run)} that {_letters(run + times)} nowhere" for run in range(times)])
    ways, shown = _answered(page, [f"how is {one} connected with {other}" for one, other in pairs])
    page.close()
    return [
        Row(f"a key in the search box, {size:,} nodes", keys, goal=50e-3),
        Row(f"a key of many words, {size:,} nodes", asked, goal=50e-3),
        Row(f"a key of words that stand nowhere, {size:,} nodes", unknown, goal=50e-3),
        Row(f"a key that asks for ways, {size:,} nodes", ways, goal=50e-3),
        Row(f"a click that opens a panel, {size:,} nodes", clicks, goal=100e-3),
        Row(f"a click that shows ways, {size:,} nodes", shown, goal=100e-3),
    ]


def _letters(number: int) -> str:
    """Return a word that no graph has, another one for each number."""
    return "zyx" + "".join(chr(ord("k") + int(digit)) for digit in str(number))


def _keys(page: Page, texts: list[str]) -> Timing:
    """Return how long the search box takes for each text, each for the first time; the first text warms up."""
    keys = Timing()
    for run, text in enumerate(texts):
        key = float(page.evaluate(KEY, text)) / 1e3
        # What is looked for between frames belongs to this text alone.
        page.evaluate(SEARCHED)
        if run:
            keys.seconds.append(key)
    return keys


def _answered(page: Page, texts: list[str]) -> tuple[Timing, Timing]:
    """Return how long the search box takes for each text, and a click on its first hit; the first text warms up."""
    keys, clicks = Timing(), Timing()
    for run, text in enumerate(texts):
        key = float(page.evaluate(KEY, text)) / 1e3
        click = float(page.evaluate(CLICK)) / 1e3
        if run:
            keys.seconds.append(key)
            clicks.seconds.append(click)
    return keys, clicks


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m bench.page", description=__doc__)
    parser.add_argument("--runs", type=int, default=5, help="how often each page is opened (default: 5)")
    parser.add_argument("--slow", action="store_true", help="pyvis as it comes at 500 and 1,000 nodes too")
    parser.add_argument("--largest", action="store_true", help="100,000 nodes too")
    given = parser.parse_args()
    found = []
    for row in rows(given.runs, slow=given.slow, largest=given.largest):
        found.append(row)
        print(*row.cells()[:4], sep="  ", file=sys.stderr)
    print(plain(found), end="")


if __name__ == "__main__":
    main()
