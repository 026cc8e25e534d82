"""Graphs, built pages and a real Chromium for the tests of the page."""

from __future__ import annotations

import csv
import io
import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from dealgraph.knowledge_graph import KnowledgeGraph
from dealgraph.page import render_page
from dealgraph.records import (
    Conflict,
    Document,
    Entity,
    Evidence,
    Quotation,
    Records,
    Source,
    Statement,
    record_id,
    statement_id,
)
from dealgraph.vocabulary import shipped_vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Download, Page

AXE = Path(__file__).parents[2] / "graph" / "page" / "node_modules" / "axe-core" / "axe.min.js"
# Notes what the page copies in window.copied: the real clipboard asks for leave.
COPIED = "Object.defineProperty(navigator, 'clipboard', { value: { writeText: async (text) => { window.copied = text; } } });"
HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)>"
CHROMIUM_OPTIONS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def says(subject: str, predicate: str, quote: str = "the words", **fields: object) -> Statement:
    """Return a statement with one piece of evidence and an id made from its content."""
    evidence = (Evidence("000_a.txt", quote, 10, 10 + len(quote)),)
    source, speaker = str(fields.pop("source", "first")), str(fields.pop("speaker", "teller"))
    row = Statement("", subject, predicate, source, speaker, evidence, **fields)  # type: ignore[arg-type]
    return Statement(**{**{name: getattr(row, name) for name in row.__struct_fields__}, "id": statement_id(row)})


def graph(
    entities: list[Entity],
    statements: list[Statement],
    quotations: tuple[Quotation, ...] = (),
    sources: tuple[Source, ...] = (),
    conflicts: tuple[Conflict, ...] = (),
) -> KnowledgeGraph:
    """Return a graph of these rows and the source that they are taken from, beside other ones."""
    base = [
        Entity("teller", "Person", "Tina Teller", ("T. Teller",)),
        Entity("first", "NewsArticle", "The first article"),
        *entities,
    ]
    source = Source("first", "teller", (Document("000_a.txt"),), issued="2026-05-13")
    ordered = sorted(statements, key=lambda row: row.id)
    return KnowledgeGraph(
        Records(tuple(sorted(base, key=lambda row: row.id)), (source, *sources), tuple(ordered), quotations, conflicts),
        shipped_vocabulary(),
    )


def saved_rows(download: Download) -> list[dict[str, str]]:
    """Return the rows of a table that the page has saved as CSV."""
    text = download.path().read_bytes().decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


@pytest.fixture(scope="session")
def small_graph() -> KnowledgeGraph:
    """A lab, its round, an investor, an idea; figures that differ, a forecast, a denial, a quotation."""
    entities = [
        Entity("lab", "Company", "Lumen Lab", ("Lumen",), "A lab that makes models."),
        Entity("fund", "Investor", "Fern Fund"),
        Entity("round", "FundingRound", "Lumen Series Q"),
        Entity("rival", "Company", "Rival Works"),
        Entity("scale", "Idea", "scale pays"),
    ]
    statements = [
        says("round", "leadInvestor", "led by Fern Fund", object="fund", known_since="2026-05-13"),
        says("round", "recipient", object="lab", known_since="2026-05-13"),
        says("round", "amount", "raised $5 billion", value=5_000_000_000, unit="USD", bound="exact", at="2026-05"),
        says("round", "status", text="in_talks", stance="reported", at="2026-04"),
        says("lab", "valuation", "worth $30 billion", value=30_000_000_000, unit="USD", bound="exact", at="2026-05"),
        says("lab", "valuation", "$20 billion then", value=20_000_000_000, unit="USD", bound="at_least", at="2025"),
        says(
            "lab", "valuation", "$40 billion, rivals say", value=40_000_000_000, unit="USD", bound="exact",
            at="2026-05", speaker="rival", known_since="2026-06",
        ),
        says("lab", "competesWith", object="rival", stance="opinion"),
        says("fund", "investsIn", "will not invest", object="rival", polarity="negated"),
        says("lab", "revenue", value=9_000_000_000, unit="USD", bound="approximate", stance="projected", at="2027"),
        says("teller", "states", "scale pays, she says", object="scale", stance="opinion"),
        says("teller", "worksFor", object="lab", role="CFO"),
    ]  # fmt: skip
    words = "We bought the compute before we had the money"
    quotation = Quotation(
        record_id("q", words), "teller", words, "first", (Evidence("000_a.txt", words, 99, 99 + len(words)),), ("lab",)
    )
    return graph(entities, statements, (quotation,))


@pytest.fixture(scope="session")
def sources_graph() -> KnowledgeGraph:
    """Two texts that contradict each other on one figure and agree on another; three voices on what a mill does."""

    def worth(billions: float, quote: str, **fields: object) -> Statement:
        return says("lab", "valuation", quote, value=billions * 1e9, unit="USD", bound="exact", at="2026-05", **fields)

    entities = [
        Entity("lab", "Company", "Lumen Lab"),
        Entity("mill", "Company", "Moss Mill"),
        Entity("ann", "Person", "Ann Other"),
        Entity("third", "Person", "Theo Third"),
        Entity("second", "NewsArticle", "The second article"),
    ]
    revenue = {"value": 9e9, "unit": "USD", "bound": "exact", "at": "2025"}
    people = {"unit": "count", "bound": "exact", "at": "2026-05"}
    voices = [
        says("mill", "fact", "the mill grows", text="it grows", stance="opinion"),
        says("mill", "fact", "the mill shrinks", text="it shrinks", stance="opinion", source="second", speaker="ann"),
        says("mill", "fact", "it stands still", text="it rests", stance="opinion", source="second", speaker="third"),
    ]
    statements = [
        *voices,
        worth(30, "worth 30 billion"),
        worth(60, "worth 60 billion", source="second", speaker="ann"),
        says("lab", "revenue", "it earned 9 billion", **revenue),
        says("lab", "revenue", "9 billion came in", source="second", speaker="ann", **revenue),
        says("mill", "employeeCount", "100 people", value=100, **people),
        says("mill", "employeeCount", "900 people", value=900, **people, speaker="lab"),
    ]
    second = Source("second", "ann", (Document("000_a.txt"),), issued="2026-05-20")
    ids = tuple(sorted(row.id for row in voices))
    growth = Conflict(record_id("c", *ids), "opinion", "mill", ids, "They see the mill grow, shrink or rest.")
    return graph(entities, statements, sources=(second,), conflicts=(growth,))


@pytest.fixture(scope="session")
def deals_graph() -> KnowledgeGraph:
    """Two deals for computing and a round; one party in several roles, figures of several kinds, a denied role."""
    entities = [
        Entity("lab", "Company", "Lumen Lab"),
        Entity("cloud", "Company", "Cloud Co"),
        Entity("fund", "Investor", "Fern Fund"),
        Entity("chips", "ChipPlatform", "Cloud chips"),
        Entity("power", "ComputeDeal", "Lumen's power"),
        Entity("spare", "ComputeDeal", "Lumen's spare power"),
        Entity("round", "FundingRound", "Lumen Series Q"),
    ]
    statements = [
        says("power", "provider", "from Cloud Co", object="cloud"),
        says("power", "chipSupplier", "chips of Cloud Co", object="cloud"),
        says("power", "customer", "for Lumen", object="lab"),
        says("power", "chipPlatform", "on its chips", object="chips"),
        says("power", "capacity", "5 gigawatts", value=5, unit="GW", bound="exact"),
        says("power", "capacity", "5 from 2027", value=5, unit="GW", bound="exact", stance="projected", from_="2027"),
        says("power", "status", "signed in April", text="signed", at="2026-04"),
        says("spare", "provider", "not from the fund", object="fund", polarity="negated"),
        says("spare", "customer", "for Lumen too", object="lab", speaker="cloud"),
        says("spare", "capacity", "up to 9 gigawatts", value=9, unit="GW", bound="at_most"),
        says("spare", "relatedDeal", object="power"),
        says("round", "leadInvestor", "led by Fern Fund", object="fund"),
        says("round", "recipient", object="lab"),
        says("round", "amount", "raised $5 billion", value=5e9, unit="USD", bound="exact", at="2026-05"),
    ]
    return graph(entities, statements)


@pytest.fixture(scope="session")
def rounds_graph() -> KnowledgeGraph:
    """A round that is closed and one in talks, of which a text leaves open whether they are one; two say one amount."""
    entities = [
        Entity("round", "FundingRound", "Lumen Series Q"),
        Entity("talks", "FundingRound", "Lumen's round in talks"),
        Entity("ann", "Person", "Ann Other"),
    ]
    money = {"unit": "USD", "bound": "exact"}
    statements = [
        says("round", "amount", "raised 65 billion", value=65e9, **money),
        says("talks", "amount", "30 billion, perhaps", value=30e9, **money, speaker="ann"),
        says("talks", "mayBecome", "it may be that one", object="round"),
        says("round", "dealValuation", "worth 900 billion", value=900e9, **money, at="2026-05"),
        says("round", "dealValuation", "worth 700 billion", value=700e9, **money, at="2026-05", speaker="ann"),
    ]
    return graph(entities, statements)


@pytest.fixture(scope="session")
def circle_graph() -> KnowledgeGraph:
    """A cloud company invests in a lab, which buys computing from it."""
    entities = [
        Entity("cloud", "Company", "Cloud Co"),
        Entity("lab", "Company", "Lumen Lab"),
        Entity("stake", "Investment", "Cloud Co's stake in Lumen"),
        Entity("power", "ComputeDeal", "Lumen's capacity"),
    ]
    statements = [
        says("stake", "investor", object="cloud"),
        says("stake", "recipient", object="lab"),
        says("power", "provider", object="cloud"),
        says("power", "customer", object="lab"),
    ]
    return graph(entities, statements)


@pytest.fixture(scope="session")
def large_graph() -> KnowledgeGraph:
    """A thousand entities and 2,500 statements between them, drawn by a fixed rule."""
    kinds = ["Company", "Person", "FundingRound", "Product", "Investor"]
    entities = [Entity(f"thing-{i}", kinds[i % 5], f"Thing number {i}") for i in range(1000)]
    statements = [
        says(f"thing-{(i * 7) % 1000}", "dependsOn", object=f"thing-{(i * i * 13 + i // 3) % (40 + i % 960)}")
        for i in range(2500)
    ]
    return graph(entities, list({row.id: row for row in statements}.values()))


@pytest.fixture(scope="session")
def debate_graph() -> KnowledgeGraph:
    """An idea with one for it and one against it, and an idea that contradicts it."""
    entities = [
        Entity("scale", "Idea", "scale pays", description="Bigger models earn more."),
        Entity("small", "Idea", "small is better"),
        Entity("fund", "Investor", "Fern Fund"),
        Entity("rival", "Company", "Rival Works"),
        Entity("calm", "Idea", "nobody minds"),
    ]
    statements = [
        says("teller", "states", "scale pays, she says", object="scale", stance="opinion"),
        says("fund", "doubts", "we doubt that scale pays", object="scale", stance="opinion"),
        says("rival", "opposes", "not against it", object="scale", polarity="negated"),
        says("small", "contradicts", "small, not large", object="scale"),
        says("rival", "supports", "small wins", object="small", at="2026-02"),
        says("teller", "states", "nobody minds", object="calm", at="2025-11"),
    ]
    return graph(entities, statements)


@pytest.fixture(scope="session")
def overview_graph() -> KnowledgeGraph:
    """More entities than are drawn at once: two hubs with their own, a bridge, and things that nothing joins."""
    names = ["north", "south"]
    entities = [Entity(name, "Company", f"{name.title()} Hub") for name in names]
    entities += [Entity(f"{name}-{i}", "Product", f"{name.title()} thing {i}") for name in names for i in range(1300)]
    entities += [Entity(f"lone-{i}", "Market", f"Lone market {i}") for i in range(7)]
    statements = [says(name, "makes", f"makes it {i}", object=f"{name}-{i}") for name in names for i in range(1300)]
    statements += [says("north-0", "partOf", "a part of the other", object="south-0")]
    statements += [says("north", "valuation", "worth $3 billion", value=3e9, unit="USD", bound="exact", at="2026-05")]
    return graph(entities, statements)


@pytest.fixture(scope="session")
def islands_graph() -> KnowledgeGraph:
    """Two companies of which much is said, joined to each other alone, and four lighter ones that hang together."""
    entities = [
        Entity(f"{name}-{i}", "Company", f"{name} {i}") for name, size in (("a", 2), ("b", 4)) for i in range(size)
    ]
    heavy = [says("a-0", "makes", f"it makes {i}", object="a-1", at=f"{2000 + i}") for i in range(9)]
    light = [says("b-0", "makes", f"it makes b-{i}", object=f"b-{i}") for i in range(1, 4)]
    return graph(entities, [*heavy, *light])


@pytest.fixture(scope="session")
def crowded_graph() -> KnowledgeGraph:
    """A deal with many roles between near neighbours, one of them outside the first picture, and a crowd around."""
    roles = ["leadInvestor", "investor", "recipient", "provider", "customer", "partner", "chipSupplier"]
    entities = [Entity("deal", "ComputeDeal", "Deal of the near ones")]
    entities += [Entity(f"near-{i}", "Company", f"Near neighbour {i}") for i in range(4)]
    entities += [Entity(f"other-{i}", "Product", f"Other thing number {i}") for i in range(60)]
    entities += [Entity(f"voice-{i}", "Person", f"Voice {i}") for i in range(20)]
    entities += [Entity("far", "Idea", "a far thought")]
    statements = [says("deal", role, f"as {role}", object=f"near-{i}") for role in roles for i in range(4)]
    statements += [says(f"near-{i % 4}", "makes", f"makes {i}", object=f"other-{i}") for i in range(60)]
    statements += [says("near-0", "fact", f"says {i}", text=f"fact {i}", speaker=f"voice-{i}") for i in range(20)]
    statements += [says("deal", "affects", "affects it", object="far", stance="projected")]
    return graph(entities, statements)


@pytest.fixture(scope="session")
def hostile_graph() -> KnowledgeGraph:
    """A graph whose every text tries to become markup or script."""
    entities = [Entity("lab", "Company", HOSTILE, (f"{HOSTILE}2",), HOSTILE), Entity("fund", "Investor", "</script>")]
    statements = [
        says("fund", "investsIn", HOSTILE, object="lab", scope=HOSTILE),
        says("lab", "fact", HOSTILE, text=HOSTILE),
        says("lab", "strategy", "<!-- <script>", text="=HYPERLINK(1)"),
    ]
    quotation = Quotation(record_id("q", HOSTILE), "lab", HOSTILE, "first", (Evidence("a.txt", HOSTILE),), ("lab",))
    return graph(entities, statements, (quotation,))


@pytest.fixture(scope="session")
def page_of(tmp_path_factory: pytest.TempPathFactory):  # type: ignore[no-untyped-def]
    """A function that writes the page of a graph once and returns its file."""
    # With the graph itself: the id of one that is gone may be that of another.
    files: dict[int, tuple[KnowledgeGraph, Path]] = {}

    def build(kg: KnowledgeGraph) -> Path:
        if id(kg) not in files:
            file = tmp_path_factory.mktemp("page") / "graph.html"
            file.write_text(render_page(kg), encoding="utf-8", newline="\n")
            files[id(kg)] = kg, file
        return files[id(kg)][1]

    return build


@pytest.fixture(scope="session")
def axe() -> str:
    """The text of axe-core, the checker of accessibility rules."""
    if not AXE.exists():
        if os.environ.get("CI"):
            pytest.fail("axe-core is missing, and in CI this test is obligatory: run `npm ci` in graph/page")
        pytest.skip("axe-core is not installed: run `npm ci` in graph/page")
    return AXE.read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The system's Chromium: from DEALGRAPH_CHROMIUM, else from the path."""
    from playwright.sync_api import sync_playwright

    found = os.environ.get("DEALGRAPH_CHROMIUM") or shutil.which("chromium")
    if not found:
        if os.environ.get("CI"):
            pytest.fail("the browser tests need Chromium: apt-get install -y chromium, or set DEALGRAPH_CHROMIUM")
        pytest.skip("no Chromium: install it (apt-get install -y chromium) or set DEALGRAPH_CHROMIUM")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=CHROMIUM_OPTIONS)
        yield browser
        browser.close()


def _wait(page: Page) -> None:
    """Wait until the page is there and its picture, where it shows one, answers the mouse."""
    page.wait_for_selector("#legend", state="attached")
    page.wait_for_function("() => document.querySelector('.picture').hidden || !document.querySelector('.sketch')")


class Visit:
    """A page that is open in Chromium, with everything that it asked for and complained of."""

    def __init__(self, page: Page, file: Path) -> None:
        self.page = page
        self.file = file
        self.requests: list[str] = []
        self.complaints: list[str] = []
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("console", lambda message: self.complaints.append(message.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("dialog", lambda dialog: (self.complaints.append(f"dialog: {dialog.message}"), dialog.dismiss()))

    def go(self, view: str = "") -> Page:
        """Open the file, at a view, and return Playwright's page."""
        self.page.goto("about:blank")
        self.requests.clear()
        self.page.goto(f"{self.file.as_uri()}{view}")
        _wait(self.page)
        return self.page


@pytest.fixture
def visit(chromium: Browser, page_of, request: pytest.FixtureRequest):  # type: ignore[no-untyped-def]
    """A function that opens the page of a graph in a new window."""
    contexts = []

    def start(kg: KnowledgeGraph, **options: object) -> Visit:
        context = chromium.new_context(**{"viewport": {"width": 1440, "height": 900}, **options})  # type: ignore[arg-type]
        contexts.append(context)
        return Visit(context.new_page(), page_of(kg))

    yield start
    for context in contexts:
        context.close()


@pytest.fixture(scope="module")
def opened(real, chromium, page_of):
    """The page of the shipped graph in a window."""
    context = chromium.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()

    def go(view=""):
        page.goto("about:blank")
        page.goto(f"{page_of(real).as_uri()}{view}")
        _wait(page)
        return page

    yield go
    context.close()
