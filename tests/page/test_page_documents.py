"""Documents that the user gives the page: receipts show the words in their place, and say where they are not."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.browser

QUOTE = "worth $30 billion"


def chosen(page, button, *files):
    """Choose files by a button, as (name, text) each."""
    with page.expect_file_chooser() as chooser:
        button.click()
    chooser.value.set_files([{"name": name, "mimeType": "text/plain", "buffer": text.encode()} for name, text in files])


def receipt_of(page, quote):
    """Return the receipt of a statement of the open panel, opened."""
    page.get_by_role("button", name="3 statements with receipts").click()
    line = page.locator(".figure .statement", has_text="Tina Teller").filter(has_text=quote)
    line.locator(".receipt-toggle").click()
    return line.locator(".receipt")


def test_a_receipt_shows_the_words_in_the_document_that_was_chosen(small_graph, visit):
    """Before and behind stands what the document has there; nothing is asked of the network."""
    opened = visit(small_graph)
    page = opened.go("#show=e:lab")
    receipt = receipt_of(page, "$30 billion")
    assert receipt.locator("mark").count() == 0
    asked = len(opened.requests)
    button = receipt.get_by_role("button", name="Read in your copy of the document")
    chosen(page, button, ("000_a.txt", f"<b>We are {QUOTE}, she said.\nNot more."), ("other.txt", "something"))
    receipt.locator("mark").wait_for()
    assert receipt.locator("mark").inner_text() == QUOTE
    assert (
        receipt.locator(".in-place").inner_text()
        == f"<b>We are {QUOTE}, she said.\nNot more. (around the words: 000_a.txt as you gave it)"
    )
    notice = page.locator(".notice").inner_text()
    assert "000_a.txt is another version: of 13 quotes 12 not in it." in notice
    assert "No receipt is of other.txt." in notice
    page.get_by_role("button", name="Pin", exact=False).first.click()
    assert receipt.locator("mark").inner_text() == QUOTE
    assert receipt.get_by_role("button", name="Read in your copy of the document").count() == 0
    assert opened.requests[asked:] == []
    assert opened.complaints == []


def test_a_document_that_says_something_else_is_told(small_graph, visit):
    """Another version has other words at the place."""
    page = visit(small_graph).go("#show=e:lab")
    receipt = receipt_of(page, "$30 billion")
    button = receipt.get_by_role("button", name="Read in your copy of the document")
    chosen(page, button, ("000_a.txt", "We are all worth $30 billion, she said."))
    receipt.locator(".warning").wait_for()
    assert "does not have these words at this place" in receipt.locator(".warning").inner_text()
    assert receipt.locator("mark").count() == 0


def test_documents_chosen_in_the_guide_are_shown_where_receipts_are_open(small_graph, visit):
    """Lists that were opened before show them too."""
    page = visit(small_graph).go("#view=quotes")
    page.locator(".list .receipt-toggle").click()
    words = small_graph.records.quotations[0].text
    page.locator("#tab-guide").click()
    chosen(page, page.get_by_role("button", name="Choose documents"), ("000_a.txt", f"{'x' * 98} {words}."))
    page.locator(".notice", has_text="000_a.txt is").wait_for()
    page.locator("#tab-quotes").click()
    assert page.locator(".list mark").inner_text() == words


def test_a_choice_without_the_document_of_the_receipt_is_told(small_graph, visit):
    """Another file that is read says nothing of this receipt."""
    page = visit(small_graph).go("#show=e:lab")
    receipt = receipt_of(page, "$30 billion")
    chosen(page, receipt.get_by_role("button", name="Read in your copy of the document"), ("other.txt", "something"))
    page.locator(".notice", has_text="000_a.txt: not among the files.").wait_for()
    assert receipt.get_by_role("button", name="Read in your copy of the document").count() == 1


@pytest.mark.documents
def test_the_documents_of_the_shipped_graph_have_all_of_its_quotes(opened, real_documents):
    """Each of thousands of places is found, as Python counts characters."""
    page = opened("#view=guide")
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Choose documents").click()
    files = sorted(real_documents.iterdir())
    chooser.value.set_files(files)
    page.locator(".notice", has_text="quotes stand in it").wait_for()
    told = page.locator(".notice").inner_text()
    assert "another version" not in told
    assert told.count("quotes stand in it.") == len(files)


@pytest.mark.documents
def test_a_document_that_was_changed_beside_the_quotes_is_told(opened, real, real_documents):
    """The checksum tells it: in the notice, and in the receipt."""
    row = next(row for row in real.statements() if row.evidence[0].start > 100)
    place = row.evidence[0]
    text = (real_documents / place.document).read_bytes().decode()
    page = opened(f"#show=s:{row.id}")
    button = page.locator(".receipt").get_by_role("button", name="Read in your copy of the document")
    chosen(page, button, (place.document, text))
    page.locator(".in-place", has_text="the very file that was quoted").first.wait_for()
    page = opened(f"#show=s:{row.id}")
    button = page.locator(".receipt").get_by_role("button", name="Read in your copy of the document")
    chosen(page, button, (place.document, f"{text}?"))
    page.locator(".in-place .warning", has_text="is not the very file that was quoted").first.wait_for()
    assert "but it is not the very file that was quoted" in page.locator(".notice").inner_text()
