"""Using the page as an analyst does: search, panels, receipts, filters, links."""

from __future__ import annotations

import codecs
import csv
import io
import re

import pytest

from conftest import graph, says
from dealgraph.records import Document, Entity, Source

pytestmark = pytest.mark.browser


def _hits(page):
    return page.locator("#hits [role=option] span:first-of-type").all_inner_texts()


def test_search_forgives_typing_errors_and_knows_aliases(small_graph, visit):
    """A misspelt name and an alias find the entity; Enter opens its panel."""
    page = visit(small_graph).go()
    page.keyboard.press("/")
    page.keyboard.type("Lumne Lab")
    assert _hits(page)[0] == "Lumen Lab"
    page.locator("#search").fill("t. teller")
    assert _hits(page)[0] == "Tina Teller"
    page.keyboard.press("Enter")
    assert page.locator(".panel h2").inner_text() == "Tina Teller"


def test_the_first_press_of_an_arrow_chooses_the_first_hit(small_graph, visit):
    """Enter opens the first with or without it, and Up goes to the last."""
    page = visit(small_graph).go()
    page.locator("#search").fill("lumen")
    first, *_, last = _hits(page)
    chosen = page.locator("#hits [aria-selected=true]")
    assert chosen.count() == 0
    page.keyboard.press("ArrowDown")
    assert first in chosen.inner_text()
    page.keyboard.press("ArrowUp")
    assert last in chosen.inner_text()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert page.locator(".panel h2").inner_text() == first


def test_search_finds_ideas_and_quotations_by_kind(small_graph, visit):
    """Ideas and the words of quotations are found, each under its kind."""
    page = visit(small_graph).go()
    page.locator("#search").fill("compute before money")
    assert "Quotations" in page.locator("#hits .group-name").all_inner_texts()
    page.locator("#search").fill("scale")
    assert page.locator("#hits .group-name").first.inner_text() == "Idea"


def test_people_are_found_by_position_and_things_by_description(small_graph, visit):
    """Who knows only that somebody is the CFO finds them, and so does who knows what a thing is."""
    page = visit(small_graph).go()
    page.locator("#search").fill("cfo")
    assert _hits(page)[0] == "Tina Teller"
    page.locator("#search").fill("makes models")
    assert "Described so" in page.locator("#hits .group-name").all_inner_texts()
    page.keyboard.press("Enter")
    assert page.locator(".panel h2").inner_text() == "Lumen Lab"


def test_denials_can_be_shown_alone(small_graph, visit):
    """Ticking "said not to be so" leaves what is denied; the count says how much that is."""
    page = visit(small_graph).go()
    box = page.locator("label", has=page.locator("#box-polarity-negated"))
    assert box.locator(".count").inner_text() == "1"
    page.locator("#box-polarity-negated").check()
    assert "1 statement of 12" in page.locator(".status").inner_text()
    page.locator("#tab-table").click()
    assert "will not invest" in page.locator("table").first.inner_text()


def test_search_answers_an_askers_words(small_graph, visit):
    """A position with its employer finds who holds it; a kind of deal opens its deals, the newest first."""
    page = visit(small_graph).go()
    page.locator("#search").fill("Lumen Lab CFO")
    assert _hits(page)[0] == "Tina Teller"
    assert "CFO, Lumen Lab" in page.locator("#hits [role=option]").first.inner_text()
    page.locator("#search").fill("latest funding round")
    assert _hits(page)[:2] == ["funding round", "Lumen Series Q"]
    page.keyboard.press("Enter")
    assert "view=deals&kind=FundingRound&sort=-date" in page.url
    assert "Lumen Series Q" in page.locator("table.deals").inner_text()


def test_search_finds_words_in_other_forms_after_those_as_they_are(visit):
    """Of a passage in quotes, and of a deal that a question asks for by its date and a party."""
    entities = [
        Entity("lab", "Company", "Lumen Lab"),
        Entity("fund", "Investor", "Fern Fund"),
        Entity("old", "FundingRound", "Lumen Series P"),
        Entity("new", "FundingRound", "Lumen Series Q"),
    ]
    statements = [
        says("old", "recipient", "for the lab, 2023", object="lab", at="2023"),
        says("new", "recipient", "for the lab, 2026", object="lab", at="2026-05"),
        says("new", "leadInvestor", "Fern Fund is leading it", object="fund"),
        says("old", "leadInvestor", "Fern Fund led it", object="fund"),
    ]
    page = visit(graph(entities, statements)).go()
    passages = page.locator("#hits .statement")
    page.locator("#search").fill("led it")
    assert [text.rpartition("\n")[2] for text in passages.all_inner_texts()] == [
        "Fern Fund led it",
        "Fern Fund is leading it",
    ]
    page.locator("#search").fill("who led Lumen's latest round")
    assert _hits(page)[:2] == ["Lumen Series Q", "Lumen Series P"]
    page.locator("#search").fill("who led the first round of Lumen")
    assert _hits(page)[:2] == ["Lumen Series P", "Lumen Series Q"]


def test_words_in_the_search_box_stand_beside_no_view(small_graph, visit):
    """They would look like its filter: they are put aside while the focus is elsewhere, and come back with it."""
    page = visit(small_graph).go("#view=table")
    box = page.locator("#search")
    box.fill("lumen")
    page.locator(".list h2").click()
    assert box.input_value() == ""
    assert page.locator("#hits").is_hidden()
    page.keyboard.press("/")
    assert box.input_value() == "lumen"
    assert page.locator("#hits [role=option]").count() > 0
    page.keyboard.type("fern")
    assert box.input_value() == "fern"
    page.locator("#tab-deals").click()
    page.keyboard.press("/")
    assert box.input_value() == ""


def test_search_offers_ways_and_filters(small_graph, visit):
    """Two names, or the question how they are tied, open the ways between; a word of the legend sets its filter."""
    opened = visit(small_graph)
    for asked in ("Fern Fund Lumen", "how is Fern Fund connected with Lumen Lab?"):
        page = opened.go()
        page.locator("#search").fill(asked)
        assert page.locator("#hits [role=option]").first.inner_text() == "Ways between Fern Fund and Lumen Lab"
        page.keyboard.press("Enter")
        assert "show=p%3Afund%7Clab" in page.url
    page = opened.go("#view=table&listed=all")
    page.locator("#search").fill("denied")
    assert "what is said not to be so" in page.locator("#hits [role=option]").first.inner_text()
    page.keyboard.press("Enter")
    assert page.locator("#box-polarity-negated").is_checked()
    assert "1 statement of 12 pass" in page.locator(".status").inner_text()


def test_slash_searches_after_a_filter_is_ticked(small_graph, visit):
    """The focus that a tick box keeps does not swallow the key."""
    page = visit(small_graph).go()
    page.locator("#box-stance-opinion").check()
    page.keyboard.press("/")
    page.keyboard.type("Fern")
    assert _hits(page)[0] == "Fern Fund"


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


def test_filters_combine_and_counts_follow(small_graph, visit):
    """Each count says what its box would show under the other filters."""
    page = visit(small_graph).go()
    opinion = page.locator("label", has=page.locator("#box-stance-opinion")).locator(".count")
    assert opinion.inner_text() == "2"
    page.get_by_role("button", name="What is said").click()
    page.locator("#box-predicate-competesWith").check()
    assert opinion.inner_text() == "1"
    assert "1 statement of 12" in page.locator(".status").inner_text()
    page.locator("#box-stance-reported").check()
    assert "Nothing passes" in page.locator(".status").inner_text()


def test_an_empty_result_says_which_filter_to_loosen(small_graph, visit):
    """The filter whose removal shows most comes first, with the number; a click removes it."""
    page = visit(small_graph).go("#predicate=amount&stance=projected&as-of=2030")
    first = page.locator(".status button").first
    assert re.fullmatch(r"Without .*: 1 statement", first.inner_text())
    first.click()
    assert "1 statement of 12" in page.locator(".status").inner_text()


def test_the_legend_switches_kinds_on(small_graph, visit):
    """Ticking ideas draws them; the status line counts them."""
    page = visit(small_graph).go()
    page.locator("#box-kind-Idea").check()
    assert "6 entities and 6 lines drawn" in page.locator(".status").inner_text()


def test_every_view_has_an_address_and_back_undoes(small_graph, visit):
    """The address holds the whole view, opens it again, and Back returns to the one before."""
    opened = visit(small_graph)
    page = opened.go()
    page.locator("#box-stance-opinion").check()
    page.locator("#tab-table").click()
    address = page.evaluate("location.hash")
    before = page.locator("caption").inner_text()
    page.go_back()
    assert page.locator("canvas").is_visible()
    page = opened.go(address)
    assert page.locator("#box-stance-opinion").is_checked()
    assert before == page.locator("caption").inner_text()


def test_the_table_says_what_the_picture_shows(small_graph, visit):
    """The table counts the statements of the picture, and of the whole graph on demand."""
    page = visit(small_graph).go("#view=table")
    assert page.locator("caption").inner_text() == "11 statements"
    page.get_by_role("button", name="All that pass the filters (12)").click()
    assert page.locator("caption").inner_text() == "12 statements"


def test_the_buttons_that_save_tell_how_many_rows_they_save(small_graph, visit):
    """Statements and entities follow the choice of what is listed, and the file's name tells the filters."""
    page = visit(small_graph).go("#view=table&speaker=teller")
    page.get_by_role("button", name="All that pass the filters").click()
    said = [row for row in small_graph.records.statements if row.speaker == "teller"]
    things = {name for row in said for name in (row.subject, row.object) if name}
    for words, name in (
        (f"Save {len(said)} statements as CSV", "statements-teller.csv"),
        (f"Save {len(things)} entities as CSV", "entities-teller.csv"),
    ):
        with page.expect_download() as download:
            page.get_by_role("button", name=words).click()
        assert download.value.suggested_filename == name
        text = download.value.path().read_text(encoding="utf-8-sig")
        assert len(list(csv.DictReader(io.StringIO(text, newline="")))) == int(words.split()[1])


def test_where_nothing_is_listed_the_buttons_that_save_say_so(small_graph, visit):
    """They are there and cannot be pressed, and tell why."""
    page = visit(small_graph).go("#view=table&listed=all&known-by=1999")
    for kind in ("statement", "entity"):
        save = page.get_by_role("button", name=f"No {kind} here to save as CSV")
        assert save.is_disabled()
        assert save.get_attribute("title") == f"What is chosen here and the filters leave no {kind}."


def test_csv_is_complete_and_safe_for_spreadsheets(hostile_graph, visit):
    """All statements are saved, as UTF-8 that spreadsheets know by its mark, and none of the cells is a formula."""
    page = visit(hostile_graph).go("#view=table")
    with page.expect_download() as download:
        page.get_by_role("button", name=re.compile(r"Save \d+ statements as CSV")).click()
    content = download.value.path().read_bytes()
    assert content.startswith(codecs.BOM_UTF8)
    text = content.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert {row.id for row in hostile_graph.records.statements} == {row["Statement id"] for row in rows}
    assert {"'=HYPERLINK(1)"} == {row["Whom or what"] for row in rows if "HYPERLINK" in row["Whom or what"]}


def test_the_statements_of_a_panel_are_saved_as_they_are_counted_there(small_graph, visit):
    """Those of the entity that the filters let pass, none of its neighbours'."""
    page = visit(small_graph).go("#speaker=teller&show=e:lab")
    assert "6 statements; the filters hide 1 more" in page.locator(".panel").inner_text()
    with page.expect_download() as download:
        page.get_by_role("button", name="Save statements", exact=True).click()
    assert download.value.suggested_filename == "statements-lab.csv"
    rows = list(csv.DictReader(io.StringIO(download.value.path().read_text(encoding="utf-8-sig"), newline="")))
    told = [row for row in small_graph.records.statements if "lab" in (row.subject, row.object)]
    assert {row["Statement id"] for row in rows} == {row.id for row in told if row.speaker == "teller"}


def test_disagreements_stand_side_by_side(small_graph, visit):
    """Both sides of a disagreement stand with their words, under what kind of difference it is."""
    page = visit(small_graph).go("#view=conflicts")
    text = page.locator(".conflict", has_text="Contradiction").inner_text()
    assert "worth $30 billion" in text
    assert "$40 billion, rivals say" in text


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


def test_hidden_entities_come_back(small_graph, visit):
    """What is hidden leaves the picture and can be brought back."""
    page = visit(small_graph).go("#show=e:rival")
    page.get_by_role("button", name="Hide it").click()
    assert "4 entities" in page.locator(".status").inner_text()
    page.get_by_role("button", name="Bring back 1 hidden one").click()
    assert "5 entities" in page.locator(".status").inner_text()


def test_the_best_path_tells_its_hops(small_graph, visit):
    """Two entities chosen by search are connected by statements with receipts, and drawn alone."""
    page = visit(small_graph).go("#show=e:teller")
    page.get_by_role("button", name="How is it connected with").click()
    page.keyboard.type("Fern")
    page.keyboard.press("Enter")
    panel = page.locator(".panel")
    assert panel.locator("h2").inner_text() == "How Tina Teller and Fern Fund are connected"
    assert "Tina Teller – Lumen Lab – Lumen Series Q – Fern Fund" in panel.inner_text()
    assert "Rests on one source alone: The first article." in panel.inner_text()
    panel.get_by_role("button", name="Receipt").first.click()
    assert "Exact words in “The first article” (000_a.txt" in panel.inner_text()
    assert "entities and" in page.locator(".status").inner_text()


def test_a_way_says_on_how_many_sources_and_origins_it_rests(visit):
    """Two posts of one interview are one origin; a step that is told once makes the way as weak as itself."""
    entities = [Entity(name, "Company", name.title()) for name in ("lab", "cloud", "mill")]
    entities += [Entity(name, "BlogPost", f"The {name}") for name in ("post", "copy")]
    entities += [Entity("talk", "Event", "The talk"), Entity("ann", "Person", "Ann"), Entity("bob", "Person", "Bob")]
    sources = (Source("post", "ann", (Document("a.txt"),)), Source("copy", "bob", (Document("b.txt"),)))
    retold = [says(name, "retells", object="talk", source=name) for name in ("post", "copy")]
    first = [
        says("cloud", "supplies", object="lab", source="post", speaker="ann"),
        says("cloud", "supplies", object="lab", source="copy", speaker="bob"),
    ]
    second = says("mill", "supplies", object="cloud", source="post", speaker="ann")
    other = says("mill", "supplies", "so it says", object="cloud")

    def words(*rows):
        return (
            visit(graph(entities, [*retold, *first, *rows], sources=sources)).go("#show=p:lab|mill").locator(".panel")
        )

    assert "Rests on 2 sources of one origin." in words(second).inner_text()
    weakest = "Its weakest step, Lab – Cloud, rests on 2 sources of one origin; in all 3 sources of 2 origins."
    assert weakest in words(second, other).inner_text()


def test_ways_that_go_round_about_are_told_of_but_not_drawn(visit):
    """A mill is a partner of a lab, and both are parties of a deal: the way through the deal can be compared."""
    entities = [
        *(Entity(name, "Company", name.title()) for name in ("mill", "lab")),
        Entity("ann", "Person", "Ann"),
        Entity("supply", "Partnership", "The supply"),
    ]
    rows = [
        says("mill", "partnerOf", object="lab"),
        says("ann", "worksFor", object="lab"),
        says("supply", "partner", "with the mill", object="mill"),
        says("supply", "partner", "with the lab", object="lab"),
    ]
    opened = visit(graph(entities, rows))
    page = opened.go("#show=p:mill|ann")
    panel = page.locator(".panel")
    assert "Mill – Lab – Ann" in panel.inner_text()
    assert "The supply" not in panel.inner_text()
    panel.get_by_role("button", name="Up to 3 ways that go round about on these").click()
    assert "Mill – The supply – Lab – Ann" in panel.inner_text()
    assert "Round about, 3 steps, not drawn" in panel.inner_text()
    assert "3 entities" in page.locator(".status").inner_text()
    opened.go("#show=p:supply|ann")
    panel.get_by_role("button", name="Up to 3 ways that go round about on these").click()
    assert "The supply – Mill – Lab – Ann" in panel.inner_text()
    opened.go("#show=p:lab|ann")
    panel.get_by_role("button", name="Up to 3 ways that go round about on these").click()
    assert "None that is not far longer or weaker than the best one." in panel.inner_text()


def test_undo_and_redo_follow_the_steps(small_graph, visit):
    """Undo is dark at the start; it takes a step back, and redo takes it again."""
    page = visit(small_graph).go()
    undo, redo = page.get_by_role("button", name="Undo"), page.get_by_role("button", name="Redo")
    assert undo.is_disabled()
    page.locator("#box-kind-Idea").check()
    undo.click()
    page.wait_for_function("() => !document.querySelector('#box-kind-Idea').checked")
    redo.click()
    page.wait_for_function("() => document.querySelector('#box-kind-Idea').checked")


def test_the_picture_is_saved_as_png_and_svg(small_graph, visit):
    """Both files hold the picture; the SVG has the labels as text and no script."""
    page = visit(small_graph).go()
    with page.expect_download() as png:
        page.get_by_role("button", name="Save PNG").click()
    assert png.value.path().read_bytes().startswith(b"\x89PNG")
    with page.expect_download() as svg:
        page.get_by_role("button", name="Save SVG").click()
    text = svg.value.path().read_text(encoding="utf-8")
    assert "Lumen Lab" in text
    assert "<script" not in text


def test_lists_stay_while_reading_and_follow_the_filters(small_graph, visit):
    """Opening a receipt from the table leaves the table as it is; a filter set elsewhere changes it."""
    page = visit(small_graph).go("#view=table")
    row = page.locator("td.words button").first.element_handle()
    row.click()
    assert page.locator(".panel").is_visible()
    assert row.evaluate("element => element.isConnected")
    page.locator("#tab-picture").click()
    page.locator("#box-stance-projected").check()
    page.locator("#tab-table").click()
    assert page.locator("caption").inner_text() == "1 statement"


def test_a_statement_alone_is_told_once(small_graph, visit):
    """Its sentence stands there once, with its two ends to go on from, and its receipt open below."""
    row = next(row for row in small_graph.records.statements if row.predicate == "worksFor")
    page = visit(small_graph).go(f"#show=s:{row.id}")
    panel = page.locator("#panel")
    assert panel.inner_text().count("works for") == 1
    assert panel.locator("button.link").all_inner_texts()[:2] == ["Tina Teller", "Lumen Lab"]
    assert "Exact words in" in panel.inner_text()


COPIED = "Object.defineProperty(navigator, 'clipboard', { value: { writeText: async (text) => { window.copied = text; } } });"


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


def test_undo_passes_over_panels_that_were_only_opened(small_graph, visit):
    """One click brings back what was hidden before two panels were opened; the browser's Back still goes step by step."""
    page = visit(small_graph).go("#show=e:rival")
    page.get_by_role("button", name="Hide it").click()
    for name in ("lab", "fund"):
        page.locator("#search").fill(name)
        page.keyboard.press("Enter")
    page.get_by_role("button", name="Undo").click()
    page.wait_for_function("() => !location.hash.includes('hidden')")
    assert page.get_by_role("button", name="Undo").is_disabled()
    page.get_by_role("button", name="Redo").click()
    page.wait_for_function("() => location.hash.includes('hidden=rival')")
    page.locator("#search").fill("fund")
    page.keyboard.press("Enter")
    page.go_back()
    assert "hidden=rival" in page.url


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


@pytest.mark.parametrize("width", [320, 390, 700])
def test_the_search_box_has_room_for_its_hint(small_graph, visit, width):
    """In the narrowest window too, what the empty box says is not cut; not where it asks for the other end either."""
    page = visit(small_graph, viewport={"width": width, "height": 844}).go("#show=e:teller")
    for _ in range(2):
        needed, there = page.evaluate(
            """() => {
              const box = document.querySelector("#search");
              const style = getComputedStyle(box);
              const context = document.createElement("canvas").getContext("2d");
              context.font = style.font;
              const room = box.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
              return [context.measureText(box.placeholder).width, room];
            }"""
        )
        assert needed <= there
        page.get_by_role("button", name="How is it connected with").click()
