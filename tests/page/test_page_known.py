"""What was not known yet on the day that "known by" sets shows nowhere, as `kg.known_by` has it."""

from __future__ import annotations

import pytest

from conftest import graph, says
from dealgraph.records import Entity, Evidence, Quotation, record_id

pytestmark = pytest.mark.browser

EARLY, LATE = "2026-02-01", "2026-06-01"


@pytest.fixture(scope="module")
def news_graph():
    """A lab of which something is known early; its buyer, the buyer's chief and a thought come out later."""
    entities = [
        Entity("lab", "Company", "Lumen Lab", description="A lab that Buyer Works bought."),
        Entity("chip", "Product", "Lumen Chip", description="A chip for models."),
        Entity("buyer", "Company", "Buyer Works", description="It buys labs."),
        Entity("chief", "Person", "Carla Chief"),
        Entity("thought", "Idea", "labs get bought"),
        Entity("unsaid", "Company", "Unsaid Works"),
    ]
    statements = [
        says("lab", "makes", "the lab makes a chip", object="chip", known_since=EARLY),
        says("buyer", "investsIn", "it buys the lab", object="lab", known_since=LATE),
        says("chief", "worksFor", "its chief", object="buyer", role="Chief Merger Officer", known_since=LATE),
        says("teller", "worksFor", "later the chief of the lab", object="lab", role="Chief Lab Officer", known_since=LATE),
        says("buyer", "states", "labs get bought, they say", object="thought", stance="opinion", speaker="chief",
             known_since=LATE),
    ]  # fmt: skip
    words = "We are going to buy them all"
    evidence = (Evidence("000_a.txt", words, 99, 99 + len(words)),)
    quotation = Quotation(record_id("q", words), "chief", words, "first", evidence, ("lab",), known_since=LATE)
    return graph(entities, statements, (quotation,))


def _shown(page, text: str) -> list[str]:
    page.locator("#search").fill(text)
    return page.locator("#hits [role=option]").all_inner_texts()


@pytest.mark.parametrize("maybe", [False, True])
@pytest.mark.parametrize("date", [EARLY, "2025", "2026", LATE])
def test_search_finds_what_was_known_then(news_graph, visit, date, maybe):
    """Each name is found on a day just if the Python view of that day has the entity."""
    shown = {one.id for one in news_graph.known_by(date, maybe=maybe).records.entities}
    page = visit(news_graph).go(f"#known-by={date}&known-by-maybe={'yes' if maybe else 'no'}")
    for entity in news_graph.records.entities:
        found = [hit for hit in _shown(page, entity.label) if entity.label in hit.split("\n")[0]]
        assert bool(found) == (entity.id in shown), entity.id


def test_no_part_of_the_page_names_what_came_later(news_graph, visit):
    """Before the news, neither names nor words, positions nor descriptions of it show, in no view and by no link."""
    opened = visit(news_graph)
    for view in ("picture", "table", "times", "ideas", "quotes", "conflicts", "loops"):
        page = opened.go(f"#known-by={EARLY}&view={view}&off=&fade=yes&pinned=buyer,0,0&expanded=lab&focus=lab")
        page.locator("#legend fieldset").first.wait_for()
        for toggle in page.locator("#legend .toggle").all():
            toggle.click()
        assert "Lumen Lab" in page.locator("#app").inner_text() or view not in ("picture", "table", "times")
        for later in ("Buyer", "Carla", "bought", "buy them"):
            assert later not in page.locator("#app").inner_text(), (view, later)
    for text in ("buyer works", "chief merger officer", "chief lab officer", "cmo", "buys labs", "buy them", "bought"):
        assert _shown(page, text) == [], text
    assert "1 statement" in _shown(page, "Lumen Lab")[0]


def test_the_picture_draws_what_was_known_then(news_graph, visit):
    """Neither a pin nor a link nor fading draws it; the count of what is drawn has it not."""
    page = visit(news_graph).go(f"#known-by={EARLY}&fade=yes&off=&pinned=buyer,0,0&show=e:buyer")
    # The lab, its chip, and faintly the one who tells of them.
    assert "3 entities and 1 line drawn" in page.locator(".status").inner_text()


def test_a_link_to_what_was_not_known_says_so(news_graph, visit):
    """It gives neither name nor description; a click drops the date."""
    page = visit(news_graph).go(f"#known-by={EARLY}&show=e:buyer")
    panel = page.locator("#panel")
    assert "Of this nothing was known for certain by 1 February 2026." in panel.inner_text()
    assert "Buyer" not in panel.inner_text()
    panel.get_by_role("button", name="Show it without the date").click()
    assert panel.locator("h2").inner_text() == "Buyer Works"


@pytest.mark.parametrize("kind", ["s", "q", "l"])
def test_a_link_to_later_words_gives_none_of_them(news_graph, visit, kind):
    """Nor does one to a statement, a quotation or a line."""
    row = next(row for row in news_graph.records.statements if row.predicate == "investsIn")
    links = {"s": row.id, "q": news_graph.records.quotations[0].id, "l": "buyer|investsIn|lab|affirmed"}
    panel = visit(news_graph).go(f"#known-by={EARLY}&show={kind}:{links[kind]}").locator("#panel")
    assert "Of this nothing was known for certain by 1 February 2026." in panel.inner_text()
    assert "buy" not in panel.inner_text().lower()


@pytest.fixture(scope="module")
def later_graph():
    """A lab's worth is known early; another speaker's other figure, its denial of a tie and a retelling come later."""
    entities = [
        Entity("lab", "Company", "Lumen Lab"),
        Entity("rival", "Company", "Rival Works"),
        Entity("voice", "Person", "Vera Voice"),
    ]
    statements = [
        says("lab", "valuation", "worth 30", value=3e10, unit="USD", bound="exact", at="2026-01", known_since=EARLY),
        says("lab", "valuation", "worth 70", value=7e10, unit="USD", bound="exact", at="2026-01", speaker="voice",
             known_since=LATE),
        says("rival", "makes", "it makes things", object="lab", known_since=EARLY),
        says("lab", "competesWith", "they compete", object="rival", known_since=LATE),
        says("voice", "worksFor", "works there", object="rival", known_since=EARLY),
    ]  # fmt: skip
    return graph(entities, statements)


@pytest.mark.parametrize("kind", ["c", "d", "dl", "l"])
def test_a_link_to_what_only_later_differed_tells_nothing_of_it(later_graph, visit, kind):
    """A disagreement of which one side was out, and a line between known things, are not known yet; a click shows them."""
    rows = {(row.predicate, row.known_since): row for row in later_graph.records.statements}
    links = {
        "c": f"c:{later_graph.conflicts()[0].id}",
        "d": f"d:{rows['valuation', EARLY].id}",
        "dl": f"d:{rows['valuation', LATE].id}",
        "l": "l:lab|competesWith|rival|affirmed",
    }
    page = visit(later_graph).go(f"#known-by={EARLY}&show={links[kind]}")
    panel = page.locator("#panel")
    assert "Of this nothing was known for certain by 1 February 2026." in panel.inner_text()
    assert not any(words in panel.inner_text() for words in ("70", "Vera Voice", "compete"))
    panel.get_by_role("button", name="Show it without the date").click()
    assert ("competes with" if kind == "l" else "worth 70") in panel.inner_text()


def test_a_link_to_no_line_is_told_from_one_that_came_later(later_graph, visit):
    """A line that the graph has not is none of a later day."""
    panel = visit(later_graph).go(f"#known-by={EARLY}&show=l:lab|makes|rival|affirmed").locator("#panel")
    assert "This graph has no line" in panel.inner_text()


def test_a_link_to_a_tie_of_groups_needs_both_hubs(overview_graph, visit):
    """Of neither hub anything was known by then, so their tie gives no name."""
    page = visit(overview_graph).go("#known-by=1999&show=t:north|south")
    panel = page.locator("#panel")
    panel.get_by_text("Not known by then").wait_for()
    assert "Hub" not in panel.inner_text()


def test_a_description_stands_where_nothing_came_later(news_graph, visit):
    """It may tell what came later; as of today, and of what nothing more was said, it is shown."""
    opened = visit(news_graph)
    assert "Buyer Works bought" not in opened.go(f"#known-by={EARLY}&show=e:lab").locator("#panel").inner_text()
    assert "A chip for models." in opened.go(f"#known-by={EARLY}&show=e:chip").locator("#panel").inner_text()
    assert "Buyer Works bought" in opened.go("#show=e:lab").locator("#panel").inner_text()


def test_as_of_leaves_names_findable(news_graph, visit):
    """ "As of" asks what had begun, not what was known: whoever has begun nothing yet is found all the same."""
    page = visit(news_graph).go("#as-of=1900&as-of-maybe=no")
    assert "Buyer Works" in _shown(page, "buyer works")[0]
