"""Quotations: narrowed to what is asked for, and whose words they are."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from conftest import graph, says
from dealgraph.records import Entity, Evidence, Quotation, record_id

pytestmark = pytest.mark.browser


def _spoken_graph():
    """Two speakers: words in quotation marks, words as the source retells them, on two topics."""
    entities = [Entity("lab", "Company", "Lumen Lab"), Entity("chips", "Idea", "chips")]

    def spoken(speaker: str, words: str, start: int, about: str, *, direct: bool) -> Quotation:
        evidence = (Evidence("000_a.txt", words, start, start + len(words)),)
        return Quotation(record_id("q", words), speaker, words, "first", evidence, (about,), direct=direct)

    rows = (
        spoken("lab", "we retire chips late", 5, "chips", direct=False),
        spoken("lab", "Chips cost us 5%", 90, "chips", direct=True),
        spoken("lab", "We hire", 40, "lab", direct=True),
        spoken("teller", "I watch the chips", 300, "chips", direct=True),
    )
    return graph(entities, [says("lab", "fact", text="it hires")], rows)


def test_quotations_are_narrowed_to_direct_speech_words_and_a_topic(visit):
    """What is shown stands in the address, in the order that is told, and the CSV has the same."""
    page = visit(_spoken_graph()).go("#view=quotes")
    shown = page.locator(".quotation blockquote")
    assert shown.all_inner_texts() == ["“We hire”", "“Chips cost us 5%”", "we retire chips late", "“I watch the chips”"]
    assert (
        "of each first the words in quotation marks, then in the order of the text"
        in page.locator(".page").inner_text()
    )
    page.get_by_role("button", name="Only direct speech (3)").click()
    assert page.evaluate("document.activeElement.id") == "quotes-direct"
    page.get_by_label("With the words").fill("CHIP")
    page.keyboard.press("Enter")
    page.get_by_label("About").last.select_option("chips (2)")
    assert shown.all_inner_texts() == ["“Chips cost us 5%”", "“I watch the chips”"]
    assert "2 of 4 quotations" in page.locator(".page").inner_text()
    with page.expect_download() as download:
        page.get_by_role("button", name="Save as CSV").click()
    saved = download.value.path().read_text(encoding="utf-8")
    assert "we retire" not in saved
    assert "Chips cost us" in saved
    page.reload()
    assert shown.count() == 2
    page.get_by_label("With the words").fill("nobody")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Show all quotations").click()
    assert shown.count() == 4


def test_a_quotation_is_found_by_what_it_is_about_and_says_so(visit):
    """Its words need not name the theme, nor need its record: a statement on the same words does."""
    power = Entity("power", "Idea", "compute capacity")

    def spoken(words: str, start: int) -> Quotation:
        evidence = (Evidence("000_a.txt", words, start, start + len(words)),)
        return Quotation(record_id("q", words), "teller", words, "first", evidence)

    rows = (spoken("It keeps us alive", 5), spoken("We sell computers", 90), spoken("We compute at night", 200))
    page = visit(graph([power], [says("teller", "states", object="power")], rows)).go("#view=quotes")
    shown = page.locator(".quotation blockquote")
    field = page.get_by_label("With the words")
    field.fill("compute")
    expect(shown).to_have_text(["“It keeps us alive”", "“We compute at night”"])
    assert page.locator(".found-by").all_inner_texts() == ["Found by what it is about: compute capacity"]
    field.fill("selling computer")
    expect(shown).to_have_text(["“We sell computers”"])
    field.fill("nights")
    expect(shown).to_have_text(["“We compute at night”"])
    assert page.locator(".found-by").count() == 0


def test_what_quotations_are_about_is_offered_by_kind_and_what_most_are_about_first(visit):
    """The kind with most quotations comes first, and the numbers stand behind the names."""
    page = visit(_spoken_graph()).go("#view=quotes")
    groups = page.locator("#quotes-about optgroup")
    assert [group.get_attribute("label") for group in groups.all()] == ["idea", "company"]
    assert groups.first.locator("option").all_inner_texts() == ["chips (3)"]


def test_what_is_typed_in_one_field_is_one_step_of_back(visit):
    """However often the list follows the words; what is typed after the field was left is another step."""
    page = visit(_spoken_graph()).go("#view=quotes")
    shown = page.locator(".quotation")
    before = page.evaluate("history.length")
    page.get_by_label("With the words").click()
    for more, left in (("watch", 1), (" nobody", 0)):
        page.keyboard.type(more)
        expect(shown).to_have_count(left)
    assert page.evaluate("history.length") == before + 1
    page.get_by_role("button", name="Only direct speech").focus()
    page.get_by_label("With the words").fill("hire")
    expect(shown).to_have_count(1)
    assert page.evaluate("history.length") == before + 2
    page.go_back()
    assert page.get_by_label("With the words").input_value() == "watch nobody"
    page.go_back()
    expect(shown).to_have_count(4)


def test_a_hit_in_retold_words_says_who_retells_them(visit):
    """Only what is the speaker's own wording has quotation marks among the hits."""
    page = visit(_spoken_graph()).go()
    page.locator("#search").fill("chips")
    hits = page.locator("#hits .quotation")
    told = {hit.inner_text().replace("\n", " ") for hit in hits.all()}
    assert any("Lumen Lab, as retold by Tina Teller" in hit and "“" not in hit for hit in told)
    assert any("Lumen Lab, quoted directly by Tina Teller" in hit and "“Chips cost us 5%”" in hit for hit in told)


def test_a_panel_begins_with_what_its_speaker_says_in_quotation_marks(visit):
    """Before words in which the source retells it, which stand earlier in the text."""
    page = visit(_spoken_graph()).go("#show=e:lab")
    section = page.locator("#panel section", has=page.get_by_role("heading", name="Quotations by it"))
    told = section.locator("blockquote").all_inner_texts()
    assert told == ["“We hire”", "“Chips cost us 5%”", "we retire chips late"]


def test_the_line_above_counts_the_quotations_that_are_listed(small_graph, visit):
    """A filter that only statements have hides none of them, and the number says so."""
    page = visit(small_graph).go("#view=quotes&outlook=forward")
    assert page.locator(".quotation").count() == 1
    words = page.locator(".status").inner_text()
    assert "1 quotation of 1 pass the filters by source, speaker and date; the others are of statements" in words


def test_the_search_says_which_words_it_left_out_and_where_nothing_is(visit):
    """A word that stands elsewhere is not dropped silently, and an empty list says in how many sources was looked."""
    page = visit(_spoken_graph()).go()
    page.locator("#search").fill("what is Lumen Lab watch")
    hits = page.locator("#hits")
    hits.get_by_text("Nothing has all of these words").wait_for()
    assert "without “watch”:" in hits.inner_text()
    hits.get_by_role("option", name="Look for “watch” alone").click()
    hits.get_by_text("Quotations", exact=True).wait_for()
    assert page.locator("#search").input_value() == "watch"
    assert "without" not in hits.inner_text()
    page.locator("#search").fill("zzzz qqqq")
    hits.get_by_text("nothing goes by that name").wait_for()
    assert "source" in hits.inner_text()


def test_the_fields_of_the_quotations_stand_on_one_line(small_graph, visit):
    """What narrows the quotations stands in the middle of one line, fields as well as buttons."""
    page = visit(small_graph).go("#view=quotes")
    fields = [page.locator(where) for where in ("#quotes-direct", "#quotes-about")]
    middles = [box["y"] + box["height"] / 2 for box in (field.bounding_box() for field in fields)]
    assert abs(middles[0] - middles[1]) <= 2


def test_a_figure_in_the_table_of_a_chart_is_not_broken_while_there_is_room(small_graph, visit):
    """In the panel "at least $20 billion" takes one line: no other column is wider than its words."""
    page = visit(small_graph).go("#show=e:lab")
    page.get_by_role("button", name="The same as a table").click()
    heights = [cell.bounding_box()["height"] for cell in page.locator(".chart-table td button").all()]
    assert heights
    assert max(heights) < 30
