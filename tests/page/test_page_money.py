"""Money in and out of an entity: who pays whom, what it comes to where that is honest, and every row with its receipt."""

from __future__ import annotations

import pytest

from conftest import graph, saved_rows, says
from dealgraph.records import Entity

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def money_graph():
    """A lab with a signed and a planned purchase, one without an amount, a round that is closed, and what it earns."""
    entities = [
        Entity("lab", "Company", "Lumen Lab"),
        Entity("cloud", "Company", "Cloud Co"),
        Entity("fund", "Investor", "Fern Fund"),
        Entity("power", "ComputeDeal", "Lumen's power"),
        Entity("more", "ComputeDeal", "Lumen's second power"),
        Entity("spare", "ComputeDeal", "Lumen's spare power"),
        Entity("round", "FundingRound", "Lumen Series Q"),
    ]
    rows = [says(deal, "customer", f"{deal} for Lumen", object="lab") for deal in ("power", "more", "spare")]
    rows += [says(deal, "provider", f"{deal} from Cloud Co", object="cloud") for deal in ("power", "more")]
    rows += [
        says("power", "amount", "over $20 billion", value=20e9, unit="USD", bound="at_least", at="2026-04"),
        says("power", "status", "signed in April", text="signed", at="2026-04"),
        says("power", "duration", "for five years", value=5, unit="year", bound="exact"),
        says("more", "amount", "$9 billion, perhaps", value=9e9, unit="USD", bound="exact", speaker="cloud"),
        says("more", "status", "they talk", text="in_talks", stance="reported"),
        says("spare", "capacity", "up to 3 gigawatts", value=3, unit="GW", bound="at_most"),
        says("round", "recipient", "Lumen raises", object="lab"),
        says("round", "leadInvestor", "led by Fern Fund", object="fund"),
        says("round", "amount", "$5 billion raised", value=5e9, unit="USD", bound="exact", at="2026-05"),
        says("round", "status", "the round is closed", text="closed", at="2026-05"),
        says("lab", "runRateRevenue", "$3 billion a year", value=3e9, unit="USD", bound="exact", at="2026-05"),
        says("lab", "cashFlow", "$1 billion in 2028", value=1e9, unit="USD", bound="exact", at="2028", stance="projected"),
    ]  # fmt: skip
    return graph(entities, rows)


def sums(page) -> list[str]:
    """What it comes to, line by line."""
    return page.locator(".panel .money-sums").inner_text().split("\n")


def cells(page, deal: str) -> dict[str, str]:
    """The cells of a deal's row by their columns."""
    found = page.locator(f".panel .money tr[data-money={deal}] td")
    return dict(found.evaluate_all("cells => cells.map((cell) => [cell.dataset.head, cell.innerText])"))


def test_what_it_pays_gets_and_earns_stands_side_by_side(money_graph, visit):
    """The sums in short with what they leave out, talks apart, and no netting."""
    page = visit(money_graph).go("#show=e:lab")
    heading = page.locator(".panel h3", has_text="Money in and out")
    assert heading.inner_text() == "Money in and out 6"
    assert sums(page) == [
        "Pays or is to pay for what it buys",
        "contracted: at least $20 billion (1 deal)",
        "in talks or planned: $9 billion (1 deal)",
        "no amount is told of 1 of 3 deals",
        "Gets from investors or buyers",
        "contracted: $5 billion (1 deal)",
        "Earns",
        "run-rate revenue",
        "$3 billion (2026-05; asserted by Tina Teller)",
        "cash flow",
        "$1 billion (2028; projected by Tina Teller)",
    ]
    minds = page.locator(".panel .money-mind").all_inner_texts()
    assert minds[0] == (
        "Over which time it is paid is told of only 1 of the 3 amounts here: "
        "so what goes out is not set off against what comes in or is earned."
    )


def test_a_row_tells_whom_how_much_when_how_far_and_whose_word(money_graph, visit):
    """In the table of the side on which it pays, and on the other end in that of the side that is paid."""
    opened = visit(money_graph)
    page = opened.go("#show=m:lab")
    assert cells(page, "power") == {
        "Deal": "Lumen's power\nas customer",
        "Paid to": "Cloud Co (provider)",
        "How much": "at least $20 billion 2026-04",
        "When": "April 2026\n5 years",
        "How far": "signed",
        "Whose word": "asserted by Tina Teller, 2026-04",
    }
    assert cells(page, "spare")["How much"] == "not told\ncapacity: at most 3 GW"
    assert cells(page, "more")["How much"] == "$9 billion in talks"
    assert cells(page, "round")["Paid by"] == "Fern Fund (lead investor)"
    assert "Paid to" not in cells(page, "round")
    page = opened.go("#show=m:cloud")
    assert cells(page, "power")["Paid by"] == "Lumen Lab (customer)"
    assert sums(page)[:3] == [
        "Pays or is to pay",
        "nothing is told of this here",
        "Is paid or to be paid for what it delivers",
    ]
    page = opened.go("#show=m:fund")
    assert cells(page, "round")["Paid to"] == "Lumen Lab (recipient)"
    assert "Puts in as an investor or buyer" in sums(page)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("at least $20 billion", "over $20 billion"),
        ("signed", "signed in April"),
        ("5 years", "for five years"),
        ("customer", "power for Lumen"),
        ("provider", "power from Cloud Co"),
    ],
)
def test_every_part_of_a_row_is_one_click_from_its_receipt(money_graph, visit, name, words):
    """The amount, the step, the time and both roles."""
    page = visit(money_graph).go("#show=m:lab")
    page.locator(".money tr[data-money=power]").get_by_role("button", name=name, exact=True).click()
    assert words in page.locator(".panel .receipt").first.inner_text()


def test_the_newest_figures_open_their_receipts_too(money_graph, visit):
    """A value leads to its statement, its metric to all that is told of it."""
    opened = visit(money_graph)
    page = opened.go("#show=m:lab")
    page.get_by_role("button", name="$3 billion", exact=True).click()
    assert "$3 billion a year" in page.locator(".panel .receipt").first.inner_text()
    page = opened.go("#show=m:lab")
    page.locator(".money-sums").get_by_role("button", name="cash flow").click()
    assert page.locator(".panel h2").inner_text() == "Cash flow"


def test_what_the_filters_leave_out_is_counted_and_offered(money_graph, visit):
    """An amount that a filter hides is not called untold, and a deal that it hides is counted."""
    opened = visit(money_graph)
    page = opened.go("#show=m:lab&known-by=1990")
    assert page.locator(".panel h2").inner_text() == "Not known by then"
    page = opened.go("#show=m:lab&speaker=cloud")
    panel = page.locator(".panel")
    assert "4 more deals left out by the filters." in panel.inner_text()
    panel.get_by_role("button", name="Without the speaker").click()
    assert "left out by the filters" not in panel.inner_text()
    page = opened.go("#show=m:lab&speaker=teller")
    assert cells(page, "more")["How much"] == "left out by the filters"
    assert "1 amount is left out by the filters" in sums(page)


def test_as_of_a_day_what_began_later_is_left_out(money_graph, visit):
    """A purchase that was signed in April is none in January."""
    page = visit(money_graph).go("#show=m:lab&as-of=2026-01")
    assert page.locator(".money tr[data-money=power]").count() == 0
    assert "contracted: at least $20 billion (1 deal)" not in sums(page)


def test_it_is_found_by_asking_whether_it_can_pay(money_graph, visit):
    """The question opens the panel of its money, which has an address of its own."""
    opened = visit(money_graph)
    page = opened.go()
    page.keyboard.press("/")
    page.keyboard.type("can Lumen Lab pay for what it signed")
    page.get_by_role("option", name="Money in and out of Lumen Lab").wait_for()
    page.keyboard.press("Enter")
    assert page.locator(".panel h2").inner_text() == "Money in and out of Lumen Lab"
    page = opened.go(page.evaluate("location.hash"))
    assert page.locator(".panel h2").inner_text() == "Money in and out of Lumen Lab"
    page.keyboard.press("/")
    page.keyboard.type("can Fern Fond of Nowhere pay")
    assert page.get_by_role("option", name="Money in and out").count() == 0


def test_it_is_saved_as_a_table(money_graph, visit):
    """A row for each deal with its side and its numbers, and one for each figure."""
    page = visit(money_graph).go("#show=e:lab")
    with page.expect_download() as download:
        page.locator(".panel").get_by_role("button", name="Save as CSV").click()
    assert download.value.suggested_filename == "money-lab.csv"
    rows = saved_rows(download.value)
    told = [(row["Deal or figure"], row["From number"], row["To number"], row["Paid to or by"]) for row in rows]
    assert told == [
        ("Lumen's power", "20000000000", "", "Cloud Co"),
        ("Lumen's second power", "9000000000", "9000000000", "Cloud Co"),
        ("Lumen's spare power", "", "", ""),
        ("Lumen Series Q", "5000000000", "5000000000", "Fern Fund"),
        ("run-rate revenue", "3000000000", "3000000000", ""),
        ("cash flow", "1000000000", "1000000000", ""),
    ]
    assert {row["Counts in the sum of"] for row in rows} == {"contracted", "in talks or planned", ""}


def test_who_only_earns_or_is_in_no_deal_has_no_such_section(small_graph, visit):
    """A rival of whom nothing is told of money; a round, which pays nothing itself."""
    opened = visit(small_graph)
    for name, number in (("lab", 1), ("rival", 0), ("round", 0)):
        page = opened.go(f"#show=e:{name}")
        assert page.locator(".panel h3", has_text="Money in and out").count() == number, name


def test_many_deals_open_in_steps_and_all_go_on_paper(visit):
    """Four at once in the panel of the entity, the rest behind a button."""
    entities = [Entity("lab", "Company", "Lumen Lab")]
    entities += [Entity(f"power-{i}", "ComputeDeal", f"Power {i}") for i in range(9)]
    rows = [says(f"power-{i}", "customer", f"power {i}", object="lab") for i in range(9)]
    page = visit(graph(entities, rows)).go("#show=e:lab")
    table = page.locator(".panel .money tbody tr")
    assert table.count() == 4
    page.get_by_role("button", name="Show 4 more of 5").click()
    assert table.count() == 8
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert table.count() == 9


def test_on_paper_the_words_of_an_amount_stand_beside_it(money_graph, visit):
    """No receipt opens there."""
    page = visit(money_graph).go("#show=m:lab")
    quote = page.locator("tr[data-money=power] .paper")
    assert quote.is_hidden()
    page.emulate_media(media="print")
    assert quote.inner_text() == "“over $20 billion” (The first article)"


def test_on_a_phone_each_row_is_a_card_that_fits(money_graph, visit):
    """Nothing is wider than the window, and each cell has the name of its column."""
    page = visit(money_graph, viewport={"width": 390, "height": 844}).go("#show=m:lab")
    widths = page.locator(".panel .money td, .panel .money-sums li").evaluate_all(
        "parts => parts.map((part) => part.getBoundingClientRect().right)"
    )
    assert max(widths) <= 390
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    row = page.locator(".money tr[data-money=power]")
    assert row.evaluate("row => getComputedStyle(row).display") == "block"


@pytest.mark.parametrize("view", ["#show=m:lab", "#show=e:lab"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(money_graph, visit, axe, view, scheme):
    """Neither in the section nor in the panel of its own."""
    page = visit(money_graph, color_scheme=scheme).go(view)
    page.locator(".money-sums").wait_for()
    page.evaluate(axe)
    found = page.evaluate("axe.run('.panel').then((all) => all.violations.map((each) => [each.id, each.help]))")
    assert found == []


def test_what_is_said_against_a_figure_stands_beside_it(visit):
    """A denial and an earlier estimate that is in dispute, each with its mark and receipt, and what is left as a link."""
    billions = {"unit": "USD", "bound": "exact"}
    rows = [
        says("lab", "profitability", "it will break even", text="breaks even", at="2028", stance="projected"),
        says("lab", "profitability", "makes no profit", text="profitable", polarity="negated", speaker="cloud"),
        says("lab", "runRateRevenue", "$4 billion now", value=4e9, at="2026-05", **billions),
        says("lab", "runRateRevenue", "$3 billion in March", value=3e9, at="2026-03", basis="gross", **billions),
        says("lab", "runRateRevenue", "more like $2 billion", value=2e9, at="2026-03", basis="net", speaker="cloud",
             stance="estimated", **billions),
    ]  # fmt: skip
    made = graph([Entity("lab", "Company", "Lumen Lab"), Entity("cloud", "Company", "Cloud Co")], rows)
    page = visit(made).go("#show=m:lab")
    told = sums(page)
    assert "but said not to be profitable (asserted by Cloud Co, as retold by Tina Teller)" in told
    assert (
        "earlier, in dispute: $2 billion, net (2026-03; estimated by Cloud Co, as retold by Tina Teller) ≠ sources differ"
        in told
    )
    page.locator(".money-sums").get_by_role("button", name="said not to be profitable").click()
    assert "makes no profit" in page.locator(".panel .receipt").first.inner_text()
    page = visit(made).go("#show=m:lab")
    page.locator(".money-sums").get_by_role("button", name="and 1 more: all statements").click()
    assert page.locator(".panel h2").inner_text() == "Run-rate revenue"
