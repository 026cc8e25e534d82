"""Questions that newcomers put before they knew the methods, checked by hand in the documents.

They were written down first and then tried with nothing but the package and its documents; what hindered was mended.
As in the other file, the docstring is the question, and the comment says where the answer stands and what the trap is.
"""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import dealgraph
from dealgraph.errors import NotFoundError
from dealgraph.knowledge_graph import KnowledgeGraph

BILLION = 10**9


@pytest.fixture(scope="module")
def kg(real: KnowledgeGraph) -> KnowledgeGraph:
    """The shipped graph under the name that people give it."""
    return real


# -- one hop ----------------------------------------------------------------------


def test_who_is_chief_of_compute(kg: KnowledgeGraph) -> None:
    """Who is Anthropic's chief compute officer?"""
    # 000: "Chief Compute Officer Tom Brown".
    rows = kg.statements(object="Anthropic", predicate="works for", words="chief compute officer")
    assert {kg.label(row.subject) for row in rows} == {"Tom Brown"}


def test_how_many_vulnerabilities_before_mythos(kg: KnowledgeGraph) -> None:
    """How many vulnerabilities did the model before Mythos find?"""
    # 000 and 001: a prior model 22. Trap: Mythos itself 250, "roughly" in the one and plain in the other.
    rows = kg.statements(words="vulnerabilit", predicate="count", max_value=100)
    assert {(row.value, kg.label(row.subject)) for row in rows} == {(22, "test on an open-source code base")}


def test_what_does_mythos_count(kg: KnowledgeGraph) -> None:
    """And Mythos, exactly?"""
    rows = kg.statements(subject="Mythos", predicate="count", words="vulnerabilit")
    assert {row.bound for row in rows} == {"approximate", "exact"}
    assert all("bound" in {one.kind for one in kg.disputes(row)} for row in rows)


def test_how_many_use_codex(kg: KnowledgeGraph) -> None:
    """How many use Codex, and how many of them are no developers?"""
    # 004: 5 million weekly active users, 20 % non-developers. Trap: the 40 % of revenue beside it.
    rows = kg.timeline("Codex").where(lambda row: "weekly active users" in (row.scope or ""))
    assert {(row.value, row.unit) for row in rows} == {(5_000_000, "count"), (20, "percent")}


def test_whose_words_are_bankruptcy(kg: KnowledgeGraph) -> None:
    """Who says that a delay of a year would ruin Anthropic, and who passed it on?"""
    # 004: Dario Amodei told Fortune magazine. Trap: a condition, and no forecast.
    rows = kg.statements("Anthropic", speaker="Dario Amodei", predicate="risk")
    assert {(row.stance, row.via) for row in rows} == {("hypothetical", "fortune-magazine")}


def test_what_the_information_reported(kg: KnowledgeGraph) -> None:
    """On whom did Anthropic's compute hang, by The Information?"""
    # 004: "tied to Google alone", at the time.
    rows = kg.statements(subject="Anthropic", predicate="depends on", speaker="The Information")
    assert {(kg.label(row.object or ""), row.stance) for row in rows} == {("Google", "reported")}


def test_is_the_gross_margin_forty_per_cent(kg: KnowledgeGraph) -> None:
    """Is Anthropic's gross margin 40 per cent?"""
    # 004: "about 40%" four times over, plain in a heading alone.
    rows = kg.timeline("Anthropic", "gross margin")
    assert {(row.value, row.bound) for row in rows} == {(40, "exact"), (40, "approximate")}


# -- several hops -----------------------------------------------------------------


def test_which_roles_broadcom_has(kg: KnowledgeGraph) -> None:
    """In which deals is Broadcom, and together with whom?"""
    # 000, 001: the TPU deal and the deals of over 100 billion. Trap: Amazon is in the second, not in the first.
    deals = kg.neighbors("Broadcom", type="Deal")
    partners = {deal.label: {one.label for one in kg.neighbors(deal, type="Company")} for deal in deals}
    assert partners["Anthropic, Google and Broadcom TPU deal"] == {"Anthropic", "Broadcom", "Google"}


def test_what_rao_and_evans_both_speak_of(kg: KnowledgeGraph) -> None:
    """Which idea do Anthropic's CFO and the analyst share?"""
    # 000, 001 and 002: the Jevons paradox.
    shared = set(kg.neighbors("Krishna Rao", type="idea")) & set(kg.neighbors("Benedict Evans", type="idea"))
    assert kg["Jevons paradox"] in shared


def test_how_a_bank_comes_to_chips(kg: KnowledgeGraph) -> None:
    """How does Goldman Sachs hang together with Nvidia, in four steps?"""
    # 004: banks of the listing; Microsoft's servers "running NVIDIA chips".
    path = kg.paths("Goldman Sachs", "Nvidia")[0]
    assert [kg.label(name) for name in path.entities[:3]] == ["Goldman Sachs", "Anthropic IPO", "Anthropic"]
    assert (len(path), path.hops[0].statement.stance) == (4, "reported")


def test_how_one_investor_comes_to_another(kg: KnowledgeGraph) -> None:
    """How does Bessemer Venture Partners hang together with Dragoneer, in five steps?"""
    # 004: Byron Deeter of Bessemer on Rao; 001: Dragoneer leads. Trap: no document says that Bessemer invests.
    path = kg.paths("Bessemer Venture Partners", "Dragoneer", max_hops=5, via=["Byron Deeter", "Krishna Rao"])[0]
    assert (len(path), path.entities[-2]) == (5, "anthropic-series-h")
    assert list(kg.statements(predicate=["investor", "lead investor"], object="Bessemer Venture Partners")) == []


def test_how_kenya_comes_to_an_investor(kg: KnowledgeGraph) -> None:
    """How does Kenya hang together with Dragoneer, in five steps?"""
    # 004: Kenya halted a project that involves Microsoft, on whose cloud Anthropic spends; 001.
    path = kg.paths("Kenya", "Dragoneer", max_hops=5)[0]
    assert [kg.label(name) for name in path.entities[2:4]] == ["Microsoft", "Anthropic"]


# -- time, sides, and parts ---------------------------------------------------------


def test_what_came_to_be_known_after_13_may(kg: KnowledgeGraph) -> None:
    """Which valuations of Anthropic did sources give only after 13 May 2026?"""
    # 001: 965 billion, and "near trillion".
    new = set(kg.timeline("Anthropic", "valuation")) - set(
        kg.known_by("2026-05-13", maybe=False).timeline("Anthropic", "valuation")
    )
    assert {row.value for row in new} == {965 * BILLION, 1000 * BILLION}


def test_what_openai_holds_against_it(kg: KnowledgeGraph) -> None:
    """What are the two sides of the dispute over gross and net?"""
    # 004: 22 billion net, 30 billion gross, for the same March.
    sides = kg.disagreements("Anthropic", kind="basis")[0].sides
    assert {row.value for side in sides for row in side.statements} == {22 * BILLION, 30 * BILLION}
    assert all("billion" in " ".join(side.quotes) for side in sides)


def test_which_models_anthropic_makes(kg: KnowledgeGraph) -> None:
    """Which models does Anthropic make? (Codex is OpenAI's, Claude Code is no model.)"""
    models = {one.label for one in kg.neighbors("Anthropic", predicate="makes", type="AI model", direction="out")}
    assert {"Claude", "Claude Opus", "Claude Sonnet", "Claude Haiku", "Mythos"} <= models
    assert models.isdisjoint({"Codex", "Claude Code", "Cowork"})


def test_a_part_to_pass_on(kg: KnowledgeGraph) -> None:
    """Can the Series H be taken out of the graph and still show its receipts?"""
    part = kg.part(kg.statements("Anthropic Series H"))
    assert part.round("Series H").leads == kg.round("Series H").leads
    assert all(row.evidence for row in part.records.statements)


def test_what_has_no_numbers_has_no_timeline(kg: KnowledgeGraph) -> None:
    """When did Anthropic use what?"""
    with pytest.raises(NotFoundError, match="gives no numbers"):
        kg.timeline("Anthropic", "uses")


def test_views_can_be_compared(kg: KnowledgeGraph) -> None:
    """What did the sources after 13 May add to the Series H?"""
    changes = dealgraph.diff(kg.known_by("2026-05-13", maybe=False), kg)
    assert changes


def test_each_answer_takes_at_most_three_lines() -> None:
    """Of Python, before it is compared; a statement that stands on several lines is one."""
    for path in sorted(Path(__file__).parent.glob("test_*.py")):
        for test in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(test, ast.FunctionDef) and test.name.startswith("test_") and test.args.args:
                steps = [step for step in test.body if not isinstance(step, (ast.Assert, ast.Expr))]
                assert len(steps) <= 3, test.name
