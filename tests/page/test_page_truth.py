"""What the page tells as fact, who bears whom out, who has an interest, and where a search leads."""

from __future__ import annotations

import msgspec
import pytest

from conftest import graph, says
from dealgraph.curators import CURATORS
from dealgraph.knowledge_graph import KnowledgeGraph
from dealgraph.records import Document, Entity, Evidence, Quotation, Source, statement_id

pytestmark = pytest.mark.browser

BILLION = {"unit": "USD", "bound": "exact"}


def _from(source, row, known_since="2026-05-13"):
    """Return the statement as one of another source."""
    moved = msgspec.structs.replace(row, source=source, known_since=known_since)
    return msgspec.structs.replace(moved, id=statement_id(moved))


def _apart(rows):
    """Return the statements with each quote in a place of its own."""
    places = {}
    found = []
    for row in rows:
        (one,) = row.evidence
        start = places.setdefault(one.exact, 1000 * len(places))
        there = msgspec.structs.replace(one, start=start, end=start + len(one.exact))
        found.append(msgspec.structs.replace(row, evidence=(there,)))
    return found


@pytest.fixture(scope="session")
def witness_graph() -> KnowledgeGraph:
    """One figure in an article, its introduction and another house's post; forecasts, denials, and a deal in talks."""
    entities = [
        Entity("lab", "Company", "Lumen Lab"),
        Entity("rival", "Company", "Rival Works"),
        Entity("talks", "FundingRound", "Lumen in talks"),
        Entity("list", "Ranking", "Great List"),
        Entity("bankers", "AnonymousGroup", "bankers"),
        Entity("house", "Publication", "Print House"),
        Entity("other", "Publication", "Other House"),
        Entity("intro", "Digest", "The introduction"),
        Entity("post", "BlogPost", "The post"),
        Entity(CURATORS, "Organization", "curators of this graph"),
    ]
    worth = says("lab", "valuation", "worth $750B", value=750e9, **BILLION, at="2026-04", known_since="2026-05-13")
    revenue = says("lab", "revenue", "sells for $5bn, unlike bankers hoped", value=5e9, **BILLION, at="2025")
    statements = [
        worth,
        _from("intro", msgspec.structs.replace(worth, speaker="house")),
        _from("post", msgspec.structs.replace(worth, speaker="other")),
        _from("intro", msgspec.structs.replace(worth, speaker=CURATORS)),
        says("lab", "valuation", "not $9 trillion", value=9e12, **BILLION, at="2027", polarity="negated"),
        says("lab", "valuation", "perhaps $2 trillion", value=2e12, **BILLION, at="2028", stance="hypothetical"),
        says("talks", "dealValuation", "talks at $800 billion", value=800e9, **BILLION, known_since="2026-05-13"),
        says("talks", "dealValuation", "up to $810 billion", value=810e9, unit="USD", bound="at_most"),
        says("talks", "status", "still in talks", text="in_talks", stance="reported", known_since="2026-05-13"),
        revenue,
        says("lab", "assessment", "sells for $5bn, unlike bankers hoped", text="cheap", stance="opinion"),
        says(
            "lab", "customerCount", "nine of ten", value=9, unit="count", scope="of the Great List", speaker="bankers"
        ),
        says("rival", "competesWith", "its rival", object="lab", speaker="rival"),
        says("house", "published", "brought out by Print House", object="first"),
        says("house", "published", "brought out by Print House", object="intro"),
        says("other", "published", "brought out by Other House", object="post"),
    ]
    quotation = Quotation(
        "q-1", "rival", "They will sink", "first", (Evidence("000_a.txt", "They will sink"),), ("lab",)
    )
    kg = graph(entities, _apart(statements), (quotation,))
    more = [Source("intro", "house", (Document("000_a.txt"),)), Source("post", "other", (Document("000_b.txt"),))]
    sources = tuple(sorted((*kg.records.sources, *more), key=lambda source: source.id))
    return KnowledgeGraph(msgspec.structs.replace(kg.records, sources=sources), kg.vocabulary)


def _figure(page, title):
    return page.locator(".figure", has=page.locator("h4", has_text=title)).first


def test_a_denied_number_is_no_headline_and_a_supposed_one_says_so(witness_graph, visit):
    """The plain fact stands first; the supposition stands apart with its stance; the denial is only in the list."""
    figure = _figure(visit(witness_graph).go("#show=e:lab"), "valuation")
    assert figure.locator(".values").first.inner_text() == (
        "$750 billion (2026-04; asserted by Other House; 3 voices, 2 origins)"
    )
    assert figure.locator(".values.soft").inner_text() == "$2 trillion (2028; hypothetical by Tina Teller)"
    assert "9 trillion" not in figure.locator(".chart").inner_html()
    assert "$750 billion, 2026-04, asserted by Tina Teller" in figure.locator(".chart").inner_html()


def test_a_chart_names_every_dot_and_what_it_leaves_out(visit):
    """A scale with its ends, a disputed figure with its ring, a table of all, and the figure that has no date."""

    def worth(billions: int, **fields: object):
        return says("lab", "valuation", f"worth {billions}", value=billions * 1e9, **BILLION, **fields)

    rows = [
        worth(10, at="2024-01-10"),
        worth(30, at="2026-05"),
        worth(30, at="2026-05", stance="disputed", speaker="rival"),
        worth(20, at="2025"),
        worth(44),
        worth(90, at="2026-05", polarity="negated"),
    ]
    opened = visit(graph([Entity("lab", "Company", "Lumen Lab"), Entity("rival", "Company", "Rival Works")], rows))
    page = opened.go("#show=e:lab")
    chart = page.locator(".chart")
    assert set(chart.locator("text").all_text_contents()) == {
        "$0", "$15 billion", "$30 billion", "January 2024", "2025", "May 2026",
        "$10 billion", "$20 billion", "$30 billion ×2",
    }  # fmt: skip
    assert chart.locator(".doubted").count() == 1
    timeline = page.locator(".timeline")
    assert "1 figure without a date is not in the chart: $44 billion." in timeline.inner_text()
    assert "1 figure denied or withdrawn is not in the chart." in timeline.inner_text()
    # The dot of two statements leads to both in the table, a line of which leads to the statement.
    chart.locator(".doubted + circle").click()
    chosen = timeline.locator("tr.chosen")
    assert sorted(chosen.locator("td:nth-child(4)").all_inner_texts()) == [
        "Rival Works, as retold by Tina Teller",
        "Tina Teller",
    ]
    assert timeline.locator("tbody tr").count() == len(rows)
    chosen.get_by_role("button").first.click()
    assert page.locator(".panel h2").inner_text() == "One statement"
    assert opened.complaints == []


def test_a_deal_in_talks_says_so_with_the_date_of_its_source(witness_graph, visit):
    """Neither its status nor its figures pass for a deal that is made."""
    page = visit(witness_graph).go("#show=e:talks")
    panel = page.locator(".panel").inner_text()
    assert "status: in talks (no date; the source is of 13 May 2026; reported by Tina Teller)" in panel
    assert "$800 billion (in talks; asserted by Tina Teller)" in _figure(page, "valuation in the deal").inner_text()


def test_only_another_house_bears_a_figure_out(witness_graph, visit):
    """The introduction is of the same publisher, the curators are no witness, the post is one."""
    page = visit(witness_graph).go("#show=e:lab")
    figure = _figure(page, "valuation")
    figure.get_by_role("button", name="6 statements with receipts").click()
    line = figure.locator(".statement", has_text="says Tina Teller").filter(has_text="$750 billion")
    line.get_by_role("button", name="Receipt").click()
    others = line.locator(".others").inner_text()
    assert (
        "Print House (asserted) in The introduction – from the same origin or publisher, so no second witness" in others
    )
    assert "Other House (asserted) in The post – independently of it" in others
    assert "curators of this graph (asserted) in The introduction – a reading of the curators, so no witness" in others


def test_who_speaks_with_an_interest_is_listed_and_marked(witness_graph, visit):
    """The rival's words about the lab carry the mark, and the lab's panel says why."""
    page = visit(witness_graph).go("#show=e:lab")
    section = page.locator("section", has_text="Who speaks of it with an interest")
    section.wait_for()
    assert "Rival Works competes with Lumen Lab" in section.inner_text()
    page = visit(witness_graph).go("#view=quotes")
    quotation = page.locator(".quotation", has_text="They will sink")
    assert "speaks with an interest" in quotation.inner_text()
    quotation.get_by_role("button", name="Receipt").click()
    assert "Rival Works competes with Lumen Lab" in quotation.locator(".receipt").inner_text()


def test_to_hold_an_idea_is_no_interest_and_an_idea_about_the_employer_is_of_interest(visit):
    """The stand carries no note; retold words on the idea do, by the same rule as in Python."""
    entities = [
        Entity("lab", "Company", "Lumen Lab"),
        Entity("thrift", "Idea", "thrift pays"),
        Entity("plenty", "Idea", "plenty for all"),
    ]
    stand = says("teller", "states", "plenty, she says", object="plenty")
    statements = [stand, says("teller", "worksFor", object="lab"), says("thrift", "about", object="lab")]
    words = Quotation(
        "q-1", "teller", "she saves", "first", (Evidence("000_a.txt", "she saves"),), ("thrift",), direct=False
    )
    opened = visit(graph(entities, statements, (words,)))
    receipt = opened.go(f"#show=s:{stand.id}").locator(".panel .receipt").inner_text()
    assert "Said by" in receipt
    assert "Interest" not in receipt
    quotation = opened.go("#view=quotes").locator(".quotation")
    assert "as the source retells it · speaks with an interest" in quotation.inner_text()
    quotation.get_by_role("button", name="Receipt").click()
    assert "Tina Teller works for Lumen Lab" in quotation.locator(".receipt").inner_text()


def test_all_passages_of_a_kind_open_behind_the_first_few(visit):
    """The last line counts them; by key it shows all, and the first new one is marked."""
    statements = [says("lab", "fact", f"a moat, number {i}", text=f"fact {i}") for i in range(8)]
    page = visit(graph([Entity("lab", "Company", "Lumen Lab")], statements)).go()
    search, passages = page.locator("#search"), page.locator("#hits .statement")
    search.fill("teller moat")
    assert passages.count() == 5
    assert page.locator("#hits [role=option]").nth(5).inner_text() == "all 8 passages"
    for _ in range(6):
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert passages.count() == 8
    assert passages.nth(5).get_attribute("aria-selected") == "true"


def test_an_entity_of_which_nothing_is_said_leads_to_where_it_stands(witness_graph, visit):
    """A list is named in a scope; a group is only heard."""
    opened = visit(witness_graph)
    panel = opened.go("#show=e:list").locator(".panel").inner_text()
    assert "it stands in what is said of others" in panel
    assert "of the Great List" in panel
    page = opened.go("#show=e:bankers")
    assert "Rests on their word 1" in page.locator(".panel").inner_text()
    assert "Names it 2" in page.locator(".panel").inner_text()


def test_a_search_finds_the_figure_and_all_that_rests_on_its_words(witness_graph, visit):
    """Numbers are found however they are written, each hit says who speaks, no hit shows an id."""
    page = visit(witness_graph).go()
    search, hits = page.locator("#search"), page.locator("#hits")
    search.fill("750 billion")
    assert "worth $750B" in hits.inner_text()
    search.fill("unlike bankers hoped")
    assert "Tina Teller" in hits.locator(".statement").inner_text()
    page.keyboard.press("Enter")
    panel = page.locator(".panel")
    assert panel.locator("h2").inner_text() == "What rests on these words"
    assert panel.locator(".statement").count() == 2
    assert "$5 billion" in panel.locator(".statement").first.inner_text()
    search.fill("talks")
    assert "(talks)" not in hits.inner_text()
    assert "3 statements" in hits.inner_text()


def test_disagreements_are_narrowed_by_kind_and_by_entity(small_graph, visit):
    """The counts are buttons; what cannot both hold comes before what is only more or less exact."""
    page = visit(small_graph).go("#view=conflicts")
    kinds = page.get_by_role("group", name="Kinds of disagreement").locator("button")
    every = kinds.first.inner_text()
    shown = page.locator(".conflict").count()
    assert every == f"All kinds ({shown})"
    kinds.nth(1).click()
    assert kinds.nth(1).get_attribute("aria-pressed") == "true"
    assert page.locator(".conflict h3").all_inner_texts() == ["Contradiction: both cannot hold"]
    page.locator("#conflicts-about").select_option("lab")
    assert page.locator(".conflict").count() == 1


def test_what_the_choices_leave_of_the_disagreements_is_told(sources_graph, visit):
    """How many are of the kind, and about the thing, that is chosen."""
    page = visit(sources_graph).go("#view=conflicts")
    every = page.locator(".conflict").count()
    page.get_by_role("group", name="Kinds of disagreement").locator("button").nth(1).click()
    kept = page.locator(".conflict").count()
    assert 0 < kept < every
    assert page.locator(".page [role=status]").inner_text() == f"{kept} of this kind."
    page.locator("#conflicts-about").select_option("mill")
    told = page.locator(".page [role=status]").inner_text()
    assert told.endswith(" of this kind about Moss Mill.")
    # The choices are in the address, and Back takes them back one by one.
    again = visit(sources_graph).go(page.evaluate("location.hash"))
    assert again.locator(".page [role=status]").inner_text() == told
    page.go_back()
    assert page.locator(".page [role=status]").inner_text() == f"{kept} of this kind."


def test_a_way_through_subjects_says_that_no_tie_joins_the_two(debate_graph, visit):
    """Two who only think of one idea are joined by a subject, which the panel says first and names."""
    page = visit(debate_graph).go("#show=p:fund|rival")
    panel = page.locator(".panel")
    assert "No deal or tie joins Fern Fund and Rival Works" in panel.locator(".warning").inner_text()
    assert panel.locator("h3 + p").inner_text() == "Through subjects: scale pays, small is better."


def test_a_way_through_ties_comes_first_and_is_told_from_one_through_subjects(visit):
    """Where a chain of ties exists, nothing warns, and the way through an idea comes after it and says what it is."""
    entities = [
        Entity("lab", "Company", "Lumen Lab"),
        Entity("mill", "Company", "Moss Mill"),
        Entity("shop", "Company", "Shop"),
        Entity("hype", "Idea", "hype"),
    ]
    rows = [
        says("lab", "supports", object="hype"),
        says("mill", "supports", object="hype"),
        says("lab", "buysFrom", object="shop", stance="hypothetical"),
        says("shop", "buysFrom", object="mill", stance="hypothetical"),
    ]
    page = visit(graph(entities, rows)).go("#show=p:lab|mill")
    panel = page.locator(".panel")
    assert panel.locator(".warning").count() == 0
    words = panel.inner_text()
    assert words.index("Through deals and ties.") < words.index("Through subjects: hype. No chain of ties.")


def test_a_figure_is_found_by_its_name_before_names_spelt_like_it(visit):
    """The metric comes first and opens its statements; a word of the documents is not taken for a misspelt name."""
    entities = [
        Entity("lab", "Company", "Lumen Lab"),
        Entity("river", "Company", "River"),
        Entity("firms", "AnonymousGroup", "firms with a fine gross margin"),
    ]
    rows = [
        says("lab", "grossMargin", "its margin is 40 percent", value=40, unit="percent", bound="exact"),
        says("river", "fact", "a rival of nobody", text="a rival of nobody"),
    ]
    page = visit(graph(entities, rows)).go()
    search, hits = page.locator("#search"), page.locator("#hits")
    search.fill("gross margin")
    assert hits.locator("[role=option]").first.inner_text().startswith("Lumen Lab: gross margin")
    page.keyboard.press("Enter")
    panel = page.locator(".panel")
    assert panel.locator("h2").inner_text() == "Gross margin"
    assert panel.locator(".statement").count() == 1
    search.fill("rival")
    hits.locator(".statement").first.wait_for()
    assert "Names spelt like it" not in hits.inner_text()
    search.fill("rivr")
    assert hits.locator("[role=option]").first.inner_text().startswith("River")


def test_every_line_names_who_retells(visit):
    """Panel, chart, timeline, table, the statement alone and who else says so; a Latin name stands beside one in another script."""
    entities = [Entity("lab", "Company", "Lumen Lab"), Entity("gazette", "Publication", "Газета", ("Gazeta",))]
    rows = [
        says("lab", "valuation", "worth 3", value=3e9, **BILLION, at="2026-03", speaker="gazette"),
        says("lab", "valuation", "worth 4", value=4e9, **BILLION, at="2026-04"),
        says("lab", "valuation", "4 it is", value=4e9, **BILLION, at="2026-04", speaker="gazette"),
    ]
    opened = visit(graph(entities, rows))
    page = opened.go("#show=e:lab")
    voice = "Газета (Gazeta), as retold by Tina Teller"
    figure = _figure(page, "valuation")
    assert f"$3 billion (2026-03; asserted by {voice})" in figure.inner_text()
    assert f"$3 billion, 2026-03, asserted by {voice}" in figure.locator(".chart").inner_html()
    figure.get_by_role("button", name="3 statements with receipts").click()
    assert figure.locator(".statement .small").all_inner_texts().count(f"2026-04 · says {voice}") == 1
    page = opened.go("#view=times")
    assert f"says {voice}" in page.locator(".page").inner_text()
    page = opened.go("#view=table&listed=all")
    assert voice.replace(", ", "\n") in page.locator("td[data-head='Who says it']").all_inner_texts()
    page = opened.go(f"#show=s:{rows[0].id}")
    assert f"asserted by {voice}" in page.locator(".sentence").inner_text()
    page = opened.go(f"#show=s:{rows[1].id}")
    assert f"{voice} (asserted) in The first article" in page.locator(".others").inner_text()
    page = opened.go("#view=times&focus=gazette")
    assert page.locator("h2", has_text="Timeline of Газета (Gazeta)").count() == 1
