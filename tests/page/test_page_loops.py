"""Circles of money and compute on the page."""

from __future__ import annotations

import pytest

from conftest import graph, says
from dealgraph.records import Entity

pytestmark = pytest.mark.browser


def test_circles_of_money_are_listed_and_drawn(circle_graph, visit):
    """A lab that buys from its investor makes a circle, with the statements that it rests on."""
    page = visit(circle_graph).go("#view=loops")
    assert "Cloud Co → Lumen Lab → Cloud Co" in page.locator(".conflict").inner_text()
    page.get_by_role("button", name="Draw it").click()
    assert "4 entities" in page.locator(".status").inner_text()
    assert page.get_by_role("button", name="Cloud Co to Lumen Lab: 2 statements with receipts").is_visible()


def test_where_the_date_leaves_no_circle_the_page_tells_how_to_be_rid_of_it(circle_graph, visit):
    """The button takes the date away, and the circle is there."""
    page = visit(circle_graph).go("#view=loops&known-by=1990")
    assert page.locator(".conflict").count() == 0
    page.get_by_role("button", name="Without the date “known by”: 1 circle").click()
    assert "Cloud Co → Lumen Lab → Cloud Co" in page.locator(".conflict").inner_text()


def test_a_circle_tells_its_deals_one_by_one_and_what_is_open(visit):
    """Each side is a table of deals with figure, who shares it and status; what nobody tells is listed."""
    entities = [
        Entity("cloud", "Company", "Cloud Co"),
        Entity("lab", "Company", "Lumen Lab"),
        Entity("other", "Company", "Other Lab"),
        Entity("stake", "Investment", "Cloud Co's stake"),
        Entity("power", "ComputeDeal", "Lumen's capacity"),
    ]
    rows = [
        says("stake", "investor", object="cloud"),
        says("stake", "recipient", object="lab"),
        says("stake", "recipient", "and Other Lab", object="other"),
        says("stake", "amount", "$5 billion", value=5_000_000_000, unit="USD", bound="exact"),
        says("stake", "status", "signed", text="signed"),
        says("power", "provider", object="cloud"),
        says("power", "customer", object="lab"),
    ]
    page = visit(graph(entities, rows)).go("#view=loops")
    first, second = page.locator("table.rows").all()
    assert first.locator("caption").inner_text() == "Cloud Co gives money to Lumen Lab"
    assert first.locator("td").all_inner_texts() == [
        "Cloud Co's stake",
        "$5 billion",
        "with Other Lab",
        "signed\ncounts as contracted",
    ]
    assert second.locator("td").all_inner_texts() == ["Lumen's capacity", "not told", "–", "status not told"]
    text = page.locator(".conflict").inner_text()
    for words in (
        "the shares in Cloud Co's stake (with Other Lab)",
        "the size of Lumen's capacity",
        "the status of Lumen's capacity",
    ):
        assert words in text
    assert "money from Cloud Co to Lumen Lab, contracted: at most $5 billion" in text
    assert "no figure given" not in text


def test_a_circle_tells_pledges_contracts_and_payments_apart_and_what_is_not_asserted(visit):
    """ "Closed" is no payment; what is only expected says so behind the sum."""
    entities = [Entity("cloud", "Company", "Cloud Co"), Entity("lab", "Company", "Lumen Lab")]
    statuses = {"pledge": "committed", "contract": "closed", "payment": "paid"}
    rows = [says("lab", "buysFrom", object="cloud")]
    for size, (name, status) in enumerate(statuses.items(), start=1):
        entities.append(Entity(name, "Investment", f"the {name}"))
        rows += [says(name, "recipient", object="lab"), says(name, "status", f"it is {status}", text=status)]
        rows += [says(name, "amount", f"${size}", value=size, unit="USD", bound="exact")]
        rows += [says(name, "investor", object="cloud", stance="projected" if name == "contract" else "asserted")]
    text = visit(graph(entities, rows)).go("#view=loops").locator(".conflict").inner_text()
    assert "money from Cloud Co to Lumen Lab, pledged: $1" in text
    assert "money from Cloud Co to Lumen Lab, contracted: $2; all of it projected" in text
    assert "money from Cloud Co to Lumen Lab, paid: $3" in text
    assert "closed\ncounts as contracted; Cloud Co: projected" in text


def test_status_and_firmness_agree_and_what_stands_outside_deals_gives_no_size(visit):
    """A signed deal whose money is only expected says both in one cell; a verb is never "how large"."""
    entities = [
        Entity("cloud", "Company", "Cloud Co"),
        Entity("lab", "Company", "Lumen Lab"),
        Entity("stake", "Investment", "the stake"),
    ]
    rows = [
        says("lab", "buysFrom", object="cloud"),
        says("stake", "investor", object="cloud"),
        says("stake", "recipient", object="lab"),
        says("stake", "status", "it is signed", text="signed"),
        says("stake", "amount", "$5 will come", value=5, unit="USD", bound="exact", stance="projected"),
    ]
    page = visit(graph(entities, rows)).go("#view=loops")
    cells = [table.locator("td").all_inner_texts() for table in page.locator("table.rows").all()]
    assert ["the stake", "$5", "–", "signed\ncounts as contracted; its amount is projected"] in cells
    assert ["outside deals\nbuys from: Cloud Co", "not told", "–", "–"] in cells
    text = page.locator(".conflict").inner_text()
    assert "contracted: $5; all of it projected" in text
    assert "a deal may be contracted, and its money only expected (projected)" in text
