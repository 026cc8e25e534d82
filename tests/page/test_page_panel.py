"""The panel of an entity, a line or a statement, the receipts in it, and what is copied from them."""

from __future__ import annotations

import pytest

from conftest import COPIED, graph, saved_rows, says
from dealgraph.records import Entity

pytestmark = pytest.mark.browser


def test_a_deal_shows_parties_amount_and_status(small_graph, visit):
    """The panel of a company shows its deals as cards with roles, amounts and status."""
    page = visit(small_graph).go("#show=e:lab")
    card = page.locator(".card[data-deal=round]").inner_text()
    for words in ("Lumen Series Q", "lead investor", "Fern Fund", "$5 billion", "in talks", "reported"):
        assert words in card
    page.locator(".card[data-deal=round] h5 button").click()
    assert "Parties and their roles" in page.locator(".panel").inner_text()


def test_a_line_opens_its_statements(small_graph, visit):
    """The panel of a line says whether it is denied and shows the words."""
    page = visit(small_graph).go("#show=l:fund|investsIn|rival|negated")
    panel = page.locator(".panel").inner_text()
    assert "Not so: Fern Fund invests in Rival Works" in panel
    assert "will not invest" in panel


def test_a_statement_alone_is_told_once(small_graph, visit):
    """Its sentence stands there once, with its two ends to go on from, and its receipt open below."""
    row = next(row for row in small_graph.records.statements if row.predicate == "worksFor")
    page = visit(small_graph).go(f"#show=s:{row.id}")
    panel = page.locator("#panel")
    assert panel.inner_text().count("works for") == 1
    assert panel.locator("button.link").all_inner_texts()[:2] == ["Tina Teller", "Lumen Lab"]
    assert "Exact words in" in panel.inner_text()


def test_sentences_are_those_of_python(small_graph, visit):
    """A statement alone is told in the same words as `kg.sentence` tells it; who retells it stands behind its speaker."""
    opened = visit(small_graph)
    for row in small_graph.records.statements:
        if row.predicate == "status":
            continue  # The page shows the label of a status where Python shows its id.
        page = opened.go(f"#show=s:{row.id}")
        words = small_graph.sentence(row)
        if row.speaker != "teller":
            words = words.replace("by Rival Works", "by Rival Works, as retold by Tina Teller")
        assert page.locator(".sentence").inner_text() == words


def test_the_panel_shows_a_receipt_with_the_exact_words(small_graph, visit):
    """A line's receipt gives quote, document, place, speaker, interest, source and who says otherwise."""
    page = visit(small_graph).go("#show=e:lab")
    page.get_by_role("button", name="3 statements with receipts").click()
    line = page.locator(".figure .statement", has_text="Tina Teller").filter(has_text="$30 billion")
    line.get_by_role("button", name="Receipt").click()
    receipt = line.locator(".receipt").inner_text()
    assert "worth $30 billion" in receipt
    assert "000_a.txt, characters 10 to 27" in receipt
    assert "Tina Teller works for Lumen Lab (CFO, asserted by Tina Teller)." in receipt
    assert "The first article" in receipt
    assert "both cannot hold" in receipt


def test_a_receipt_names_the_text_who_wrote_it_and_who_published_it(visit):
    """Beside the name of the file, which only who has the documents can open."""
    entities = [Entity("lab", "Company", "Lumen Lab"), Entity("herald", "Publication", "The Herald")]
    row = says("lab", "fact", text="it grows")
    rows = [row, says("teller", "wrote", object="first"), says("herald", "published", object="first")]
    opened = visit(graph(entities, rows))
    opened.page.add_init_script(COPIED)
    page = opened.go(f"#show=s:{row.id}")
    receipt = page.locator(".receipt")
    assert "Exact words in “The first article” (000_a.txt, characters 10 to 19)" in receipt.inner_text()
    assert "The first article, by Tina Teller, published by The Herald" in receipt.inner_text()
    page.get_by_role("button", name="Copy citation").click()
    assert "in: The first article, by Tina Teller, published by The Herald, 13 May" in page.evaluate("window.copied")


def test_a_citation_names_what_researchers_name(small_graph, visit):
    """Sentence, speaker, exact words, title, date, document, place; then the id, said to be one of this graph."""
    row = next(row for row in small_graph.records.statements if row.predicate == "worksFor")
    opened = visit(small_graph)
    opened.page.add_init_script(COPIED)
    page = opened.go(f"#show=s:{row.id}")
    page.get_by_role("button", name="Copy citation").click()
    assert page.evaluate("window.copied") == (
        "Tina Teller works for Lumen Lab (CFO, asserted by Tina Teller). Tina Teller, “the words”, "
        f"in: The first article, 13 May 2026, 000_a.txt, characters 10–19. "
        f"dealgraph statement {row.id}, in the page at #show=s:{row.id}"
    )
    (quotation,) = small_graph.records.quotations
    page = opened.go("#view=quotes")
    page.get_by_role("button", name="Receipt").click()
    page.get_by_role("button", name="Copy citation").click()
    assert page.evaluate("window.copied") == (
        "Tina Teller, “We bought the compute before we had the money”, in: The first article, 13 May 2026, "
        f"000_a.txt, characters 99–144. dealgraph quotation {quotation.id}, in the page at #show=q:{quotation.id}"
    )


def test_a_panel_leaves_the_picture_room_where_the_window_is_narrow(small_graph, visit):
    """The legend folds while a panel is open, opens from its button, and is back when the panel is shut."""
    page = visit(small_graph, viewport={"width": 1024, "height": 768}).go("#show=e:lab")
    legend = page.locator("#legend")
    assert legend.is_hidden()
    assert page.locator(".picture").bounding_box()["width"] > 600
    page.get_by_role("button", name="Legend and filters").click()
    assert legend.is_visible()
    page.get_by_role("button", name="Legend and filters").click()
    page.get_by_role("button", name="Close the panel").click()
    assert legend.is_visible()


def test_who_calls_a_statement_into_question_is_no_witness_of_it(visit):
    """Two say that a mill supplies a lab, and a third one doubts it: who says so stands apart from who doubts it."""
    entities = [Entity(name, "Company", name.title()) for name in ("lab", "mill", "rival")]
    said = says("mill", "supplies", object="lab")
    doubt = says("mill", "supplies", "so they claim", object="lab", speaker="rival", stance="disputed")
    also = says("mill", "supplies", "so it is", object="lab", speaker="lab")
    opened = visit(graph(entities, [said, also, doubt]))

    def apart(row):
        opened.go(f"#show=s:{row.id}")
        parts = opened.page.locator(".receipt .others").all_inner_texts()
        return {lead: rest for lead, _, rest in (part.partition("\n") for part in parts) if lead.startswith("Who")}

    told = apart(said)
    assert "Lab" in told["Who else says so"]
    assert "Rival" not in told["Who else says so"]
    assert "Rival, as retold by Tina Teller (disputed)" in told["Who calls it into question"]
    assert "no witness of it" in told["Who calls it into question"]
    told = apart(doubt)
    assert "Who else says so" not in told
    for who in ("Tina Teller (asserted)", "Lab, as retold by Tina Teller (asserted)"):
        assert who in told["Who says so without this doubt"]


def test_a_newspaper_lists_what_sources_have_of_others_through_it(visit):
    """What a rival says through it counts in its panel, opens there, and can be saved."""
    entities = [
        Entity("lab", "Company", "Lab"),
        Entity("rival", "Company", "Rival"),
        Entity("herald", "Publication", "The Herald"),
    ]
    rows = [
        says("rival", "competesWith", object="lab", speaker="rival", via="herald"),
        says("herald", "published", object="first"),
    ]
    page = visit(graph(entities, rows)).go("#show=e:herald")
    panel = page.locator("#panel")
    assert "1 statement; 1 of others passed on" in panel.inner_text()
    section = panel.locator("section", has=page.get_by_role("heading", name="Said by others, passed on 1"))
    assert "Rival, as retold by The Herald, in the words of Tina Teller" in section.inner_text()
    with page.expect_download() as download:
        section.get_by_role("button", name="Save these").click()
    assert [row["Quoted or retold by"] for row in saved_rows(download.value)] == [
        "The Herald, in the words of Tina Teller"
    ]
