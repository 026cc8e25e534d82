"""Whose words these are, what words and marks mean, and figures that tell how firmly they are said."""

from __future__ import annotations

import re

import msgspec
import pytest

from conftest import COPIED, graph, saved_rows, says
from dealgraph.knowledge_graph import KnowledgeGraph
from dealgraph.page.names import shown_name
from dealgraph.page.network import build_network
from dealgraph.records import Document, Entity, Evidence, Quotation, Source

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def retold_graph() -> KnowledgeGraph:
    """A chief whom an article quotes and retells, the passage standing in two documents; a figure said twice by one."""
    entities = [
        Entity("chief", "Person", "Carla Chief"),
        Entity("lab", "Company", "Lumen Lab"),
        Entity("rival", "Company", "Rival Works"),
        Entity("herald", "Publication", "新聞", ("Xinwen Herald",)),
        Entity("round", "FundingRound", "Lumen Series Q"),
        Entity("later", "FundingRound", "Lumen Series R"),
    ]
    retold = "Chief is most excited about chips"
    places = (Evidence("000_a.txt", retold, 10, 43), Evidence("001_b.txt", retold, 90, 123))
    quoted = "We pay late"
    quotations = (
        Quotation("q-1", "chief", retold, "first", places, ("lab",), direct=False, via="herald"),
        Quotation("q-2", "chief", quoted, "first", (Evidence("000_a.txt", quoted, 50, 61),), ("lab",)),
    )
    twice = says("lab", "plan", retold, text="chips", speaker="chief")
    statements = [
        msgspec.structs.replace(twice, evidence=places),
        says("lab", "practice", quoted, text="pays late", speaker="chief"),
        says("lab", "memberOf", "one of them", object="rival", speaker="herald"),
        says("lab", "fact", "a fact", text="it is small"),
        says("round", "amount", "raised $5 billion", value=5e9, unit="USD", bound="exact", at="2026-05"),
        says("round", "amount", "$5bn, the chief says", value=5e9, unit="USD", bound="exact", at="2026-05", speaker="chief"),
        says("round", "amount", "perhaps 9", value=9e9, unit="USD", bound="exact", stance="estimated", speaker="chief"),
        says("round", "recipient", "for the lab", object="lab"),
        says("round", "investor", "rival stays out", object="rival", polarity="negated"),
        says("teller", "worksFor", "of the Herald", object="herald"),
        says("round", "mayBecome", "perhaps the same", object="later"),
    ]  # fmt: skip
    kg = graph(entities, statements, quotations)
    documents = (Document("000_a.txt"), Document("001_b.txt"))
    source = Source("first", "teller", documents, issued="2026-05-13")
    return KnowledgeGraph(msgspec.structs.replace(kg.records, sources=(source,)), kg.vocabulary)


def _row(kg: KnowledgeGraph, predicate: str) -> str:
    return next(row.id for row in kg.records.statements if row.predicate == predicate)


def test_a_citation_gives_no_speakers_name_to_the_words_of_who_retells(retold_graph, visit):
    """Retold words stand once, with both places, under who retells; quoted ones say who quotes."""
    opened = visit(retold_graph)
    opened.page.add_init_script(COPIED)
    where = "in: The first article, 13 May 2026, 000_a.txt, characters"
    words = {
        f"s:{_row(retold_graph, 'plan')}": "Carla Chief, as retold by Tina Teller in the words “Chief is most excited "
        f"about chips”, {where} 10–43 and 001_b.txt, characters 90–123.",
        f"s:{_row(retold_graph, 'practice')}": "Carla Chief, quoted directly by Tina Teller, “We pay late”, "
        f"{where} 10–21.",
        "q:q-1": "Carla Chief, as retold by 新聞 (Xinwen Herald), in the words of Tina Teller: “Chief is most excited "
        f"about chips”, {where} 10–43 and 001_b.txt, characters 90–123.",
        "q:q-2": f"Carla Chief, quoted directly by Tina Teller, “We pay late”, {where} 50–61.",
    }
    for selected, reference in words.items():
        page = opened.go(f"#show={selected}")
        page.locator("#panel").get_by_role("button", name="Copy citation").click()
        assert reference in page.evaluate("window.copied"), selected


def test_who_retells_is_named_where_the_words_stand(retold_graph, visit):
    """The receipt of a statement and the view of a quotation name who stands between, as `kg.tellers` finds them."""
    opened = visit(retold_graph)
    for row in retold_graph.records.statements:
        teller = retold_graph.tellers.of(row)
        said = opened.go(f"#show=s:{row.id}").locator(".panel .receipt dd").first.inner_text()
        assert (teller is None) == ("retold by" not in said), row.predicate
        assert teller is None or f"as retold by {retold_graph.label(teller)}" in said
        writer = retold_graph.tellers.words_of(row)
        told = f", in the words of {retold_graph.label(writer)}" in said
        assert told == (writer not in (teller, row.speaker)), row.predicate
    said = opened.go("#show=q:q-1").locator("#panel .quotation").inner_text()
    assert "Carla Chief, as retold by 新聞 (Xinwen Herald), in the words of Tina Teller" in said
    said = opened.go("#show=q:q-2").locator("#panel .quotation").inner_text()
    assert "Carla Chief, quoted directly by Tina Teller · in quotation marks in the source" in said


def test_words_tell_what_they_mean_by_key_and_touch(retold_graph, visit):
    """A heading of a panel opens what it means, and closes it again; so does the kind of the thing."""
    page = visit(retold_graph, has_touch=True).go("#show=e:lab")
    panel = page.locator("#panel")
    definition = "An atomic fact about the subject"
    assert definition not in panel.inner_text()
    term = panel.get_by_role("button", name="further fact", exact=True)
    term.press("Enter")
    assert definition in panel.inner_text()
    assert term.get_attribute("aria-expanded") == "true"
    term.tap()
    assert definition not in panel.inner_text()
    panel.locator(".kind .term").tap()
    assert retold_graph.vocabulary.classes["Company"].definition in panel.inner_text()


def test_another_deal_is_no_difference_between_sources(rounds_graph, visit):
    """Its figure has a quiet mark, by key and touch its explanation; what two say of one round stays red."""
    opened = visit(rounds_graph, has_touch=True)
    page = opened.go("#show=e:round")
    panel = page.locator("#panel")
    quiet = panel.locator(".figure", has_text="$65 billion").locator(".differs")
    assert quiet.inner_text() == "≠ elsewhere, perhaps of another deal"
    panel.get_by_role("button", name="2 statements with receipts").click()
    red = panel.locator(".differs", has_text="≠ sources differ").first
    colour = "element => getComputedStyle(element).color"
    assert quiet.evaluate(colour) != red.evaluate(colour)
    assert quiet.evaluate(colour) == panel.locator(".count").first.evaluate(colour)
    quiet.press("Enter")
    assert panel.locator("h2").inner_text() == "Perhaps of two deals"
    assert "leave open whether it is this one, or a part of it. Both can hold." in panel.inner_text()
    page = opened.go("#show=e:round")
    panel.get_by_role("button", name="2 statements with receipts").tap()
    panel.locator(".differs", has_text="≠ sources differ").first.tap()
    assert panel.locator("h2").inner_text() == "Sources differ"


def test_all_words_and_marks_stand_in_the_guide(small_graph, visit):
    """Each mark, kind of disagreement, stance and predicate that the page uses is explained in one list."""
    opened = visit(small_graph)
    page = opened.go("#view=conflicts")
    page.get_by_role("button", name="What these kinds mean").click()
    assert "Precision (in Python and the exports: bound)" in page.locator(".list dl").inner_text()
    page = opened.go(f"#show=s:{small_graph.conflicts()[0].statements[0]}")
    page.locator("#panel .tag.differs").first.click()
    page.locator("#panel").get_by_role("button", name="All words and marks").press("Enter")
    guide = page.locator(".guide")
    for word in (
        "≠ sources differ",
        "≠ views differ",
        "≠ elsewhere, perhaps of another deal",
        "≈ the same speaker elsewhere less firmly",
        "as retold by",
        "Scope",
    ):
        assert guide.locator("dt", has_text=word).count() > 0, word
    guide.get_by_role("button", name="What can be said").click()
    assert guide.locator("dt", has_text="states").count() == 1
    page.locator("#legend").get_by_role("button", name="What these words mean").click()
    assert "The speaker states it as a fact." in page.locator("#legend").inner_text()


def test_figures_of_a_deal_tell_how_firmly_and_by_whom(retold_graph, visit):
    """On its card, too; what ties it to another deal is told as a sentence, and a denied role as not so."""
    opened = visit(retold_graph)
    card = opened.go("#show=e:lab").locator("[data-deal=round]").inner_text()
    voices = ("Carla Chief, as retold by Tina Teller", "Tina Teller")
    said = [f"asserted by {voice}, 2026-05" for voice in voices]
    assert any(f"amount: $5 billion ({'; '.join(some)})" in card for some in (said, said[::-1]))
    assert "amount: $9 billion (estimated by Carla Chief, as retold by Tina Teller)" in card
    assert "not so: investor" in card
    card = opened.go("#show=e:later").locator("[data-deal=round]").inner_text()
    assert "this may be the same as or become it" in card


def test_saved_tables_have_the_words_of_the_page_and_the_ids_of_the_graph(retold_graph, visit):
    """Headings and cells can be read; ids join them with other tables."""
    page = visit(retold_graph).go("#view=table")
    page.get_by_role("button", name="All that pass the filters").click()
    with page.expect_download() as download:
        page.get_by_role("button", name=re.compile(r"Save \d+ statements as CSV")).click()
    rows = saved_rows(download.value)
    denied = next(row for row in rows if row["Id of what is said"] == "investor")
    assert denied["What is said"] == "investor"
    assert (denied["Of whom or what"], denied["Whom or what"]) == ("Lumen Series Q", "Rival Works")
    assert (denied["Said to be so"], denied["How firmly"]) == ("no: said not to be so", "asserted")
    assert denied["As a sentence"] == "Lumen Series Q does not have as investor Rival Works (asserted by Tina Teller)."
    plan = next(row for row in rows if row["Id of what is said"] == "plan")
    assert (plan["Who says it"], plan["Quoted or retold by"]) == ("Carla Chief", "Tina Teller")
    assert (plan["Id of who says it"], plan["Id of who quotes or retells"]) == ("chief", "teller")
    assert {row["Statement id"] for row in rows} == {row.id for row in retold_graph.records.statements}


def test_a_name_in_another_script_has_its_latin_alias_beside_it(retold_graph, visit):
    """In the picture, on its panel, as a link and in the search; a name in Latin letters stays as it is."""
    labels = {node["id"]: node["label"] for node in build_network(retold_graph).nodes}
    assert labels["herald"] == "新聞 (Xinwen Herald)"
    assert shown_name(Entity("x", "Person", "Имя", ("Имя второе", "Imya"))) == "Имя (Imya)"
    assert shown_name(Entity("x", "Person", "Éva", ("Eva",))) == "Éva"
    assert shown_name(Entity("x", "Person", "1919", ("Nineteen",))) == "1919"
    page = visit(retold_graph).go("#show=e:herald")
    assert page.locator("#panel h2").inner_text() == "新聞 (Xinwen Herald)"
    page.locator("#search").fill("新聞")
    assert "新聞 (Xinwen Herald)" in page.locator("#hits [role=option]").first.inner_text()
    page.locator("#search").fill("xinwen")
    assert page.locator("#hits [role=option]").first.inner_text().startswith("新聞\n(Xinwen Herald)")


def test_the_list_of_words_fits_a_phone(small_graph, visit):
    """Each word stands above what it means, and nothing has to be scrolled aside."""
    page = visit(small_graph, viewport={"width": 390, "height": 844}).go("#view=guide")
    page.get_by_role("button", name="What can be said").click()
    for meaning in page.locator(".guide dl.words dd").all():
        box = meaning.bounding_box()
        assert box["width"] > 300
        assert box["x"] + box["width"] <= 390
