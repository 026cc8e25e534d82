"""What cannot be asked is refused at the call, with what was found and what would mend it."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING, Any

import pytest

import dealgraph
from dealgraph.errors import NotFoundError
from dealgraph.knowledge_graph import KnowledgeGraph

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

WRONG_TYPES: list[tuple[Callable[[Any], Any], str]] = [
    (lambda kg: kg.statements(min_value="30 billion"), r"min_value .*'30 billion' \(str\); write 30_000_000_000"),
    (lambda kg: kg.statements(max_value=True), r"max_value must be a number .* found True"),
    (lambda kg: kg.statements(subject=42), r"subject must be a name or a list of names; found 42 \(int\)"),
    (lambda kg: kg.statements(stance=[None]), r"stance must be .* found None \(NoneType\) in it"),
    (lambda kg: kg.statements(speaker=kg.find("Quarry")), r"speaker must be .* match\.entity"),
    (lambda kg: kg.statements(words=["a", "b"]), r"words must be text; found \['a', 'b'\]"),
    (lambda kg: kg.quotations(direct="yes"), r"direct must be True, False or None .* found 'yes'"),
    (lambda kg: kg.disagreements(preferred=1), "preferred must be True, False or None"),
    (lambda kg: kg.voices(interested="no"), "interested must be True, False or None"),
    (lambda kg: kg.as_of(2026, maybe="no"), "maybe must be True or False; found 'no'"),
    (lambda kg: kg.paths("Quarry", "Tamarind", k="3"), r"k must be a whole number; found '3' \(str\)"),
    (lambda kg: kg.neighbors("Quarry", hops=1.5), "hops must be a whole number"),
    (lambda kg: kg[42], r"an entity goes by a name .* found 42 \(int\)"),
    (lambda kg: kg[kg.find("Quarry")[0]], "give its entity, match.entity"),
    (lambda kg: kg.predicate(3), r"predicate must be text; found 3 \(int\)"),
    (lambda kg: kg.sparql(3), r"query must be text; found 3 \(int\)"),
    (lambda kg: kg.receipt(kg.statements()), r"give one statement, such as rows\[0\]; found several rows"),
    (lambda kg: kg.origins(list(kg.statements())), r"give one statement, such as rows\[0\]"),
    (lambda kg: kg.sentence("s-1"), r"give a statement, such as kg\.statements\(\.\.\.\)\[0\]; found 's-1'"),
    (lambda kg: kg.disputes(None), "give a statement"),
    (lambda _: dealgraph.load(42), r"a place is the path of a folder or a file; found 42 \(int\)"),  # type: ignore[arg-type]
]


@pytest.mark.parametrize(("ask", "message"), WRONG_TYPES, ids=[message[:40] for _, message in WRONG_TYPES])
def test_a_wrong_type_is_told_at_the_call(small: KnowledgeGraph, ask: Callable[[Any], Any], message: str) -> None:
    """Not when the rows are looked at, and not in the words of whatever fails first."""
    with pytest.raises(TypeError, match=message):
        ask(small)


SENSELESS: list[tuple[Callable[[Any], Any], str]] = [
    (lambda kg: kg.statements(words=" . "), "words must hold at least one word"),
    (lambda kg: kg.statements(min_value=2, max_value=1), "min_value must not be above max_value; found 2 and 1"),
    (lambda kg: kg.find("Quarry", limit=0), "limit must be at least 1; found 0"),
    (lambda kg: kg.neighbors("Quarry", hops=0), "hops must be at least 1; found 0"),
    (lambda kg: kg.paths("Quarry", "Tamarind", k=0), "k must be at least 1"),
    (lambda kg: kg.paths("Quarry", "Tamarind", max_hops=0), "max_hops must be at least 1"),
    (lambda kg: kg.explain("Quarry", "Quarry Labs"), "both ends are 'Quarry Labs'"),
    (lambda kg: kg.loops(max_length=1), "max_length must be at least 2"),
    (lambda kg: kg.statements(at="Q1 2026"), "'Q1 2026': a date is written .*; write 2026-Q1$"),
    (lambda kg: kg.as_of("13 May 2026"), "'13 May 2026': a date is written .*; write 2026-05-13$"),
]


@pytest.mark.parametrize(("ask", "message"), SENSELESS, ids=[message[:40] for _, message in SENSELESS])
def test_what_makes_no_sense_is_told(small: KnowledgeGraph, ask: Callable[[Any], Any], message: str) -> None:
    """An empty answer would look like a finding."""
    with pytest.raises(ValueError, match=message):
        ask(small)


UNKNOWN: list[tuple[Callable[[Any], Any], str]] = [
    (lambda kg: kg.label("quarry-lbas"), "did you mean 'Quarry Labs'"),
    (lambda kg: kg.interests.of("nobody", "Quarry"), "no entity goes by 'nobody'"),
    (lambda kg: kg.statements(unit="dollars"), "unknown unit 'dollars'; did you mean 'USD'"),
    (lambda kg: kg.statements(bound="up to"), "unknown bound 'up to'; did you mean 'at_most'"),
    (lambda kg: kg.entities_of("chip"), r"unknown class 'chip'; did you mean '\w+'( or '\w+')*\?$"),
    (lambda kg: kg.entities_of("zyxw"), r"list\(kg\.vocabulary\.classes\) lists all"),
    (lambda kg: kg.statements(predicate="zyxw"), r"list\(kg\.vocabulary\.predicates\) lists all"),
    (lambda kg: kg.exposure("Quarry", by="cloud"), r"did you mean 'CloudPlatform'\? \(or by='supplier'\)"),
    (lambda kg: kg.exposure("Ada Sorensen"), "an organisation is wanted, and 'Ada Sorensen' is a person"),
    (lambda kg: kg.loops(through="Ada Sorensen"), "an organisation is wanted"),
    (lambda kg: kg.loops(kinds=["moneys"]), "unknown kind of payment 'moneys'; did you mean 'money'"),
    (lambda kg: kg.sparql("round"), r"did you mean 'round-leaders' or 'round-valuations'\? kg\.queries"),
    (lambda kg: kg.sparql("SELECT"), "there is no query 'SELECT'; kg.queries and `dealgraph query --list` list all"),
]


@pytest.mark.parametrize(("ask", "message"), UNKNOWN, ids=[message[:40] for _, message in UNKNOWN])
def test_an_unknown_name_leads_on(small: KnowledgeGraph, ask: Callable[[Any], Any], message: str) -> None:
    """To what is near, or to what lists all; to no file that a wheel lacks."""
    with pytest.raises(NotFoundError, match=message) as raised:
        ask(small)
    assert ".md" not in str(raised.value)
    assert len(str(raised.value)) < 300


def test_long_lists_of_candidates_are_cut(real: KnowledgeGraph) -> None:
    """A few, and how to list the rest."""
    with pytest.raises(NotFoundError, match=r"and \d+ more: kg\.neighbors\('Anthropic', type='Idea'\)") as raised:
        real.debates("Anthropic")
    assert len(str(raised.value)) < 400
    with pytest.raises(dealgraph.AmbiguousError, match=r"amazon-web-services \(company\), aws \(cloud platform\)"):
        real["Amazon Web Services"]


MISSPELT: list[tuple[Callable[[Any], Any], str]] = [
    (lambda kg: kg.statements(speakr="x"), r"kg\.statements\(\) has no argument 'speakr'; did you mean 'speaker'\?"),
    (lambda kg: kg.paths("x", "y", predicates="z"), r"kg\.paths\(\) has no argument 'predicates'; did you mean"),
    (lambda kg: kg.disagreements(words="x"), r"has no argument 'words'; it takes about, kind, preferred"),
    (lambda kg: kg.deals_graph(x=1), "it takes none"),
    (lambda kg: kg.statements("x", "y"), r"kg\.statements\(\) takes only about without a name; name the rest: subject"),
    (lambda kg: kg.loops(5), r"kg\.loops\(\) takes nothing without a name; name the rest: max_length"),
    (lambda kg: kg.part("x"), r"give statements, such as kg\.statements\(\.\.\.\); found 'x' \(str\)"),
    (lambda kg: kg.part(kg.statements()[0]), r"give several statements: \[statement\]"),
    (lambda kg: kg.to_pandas(kg.find("quarry")), r"give statements, such as kg\.statements\(\.\.\.\); found Match"),
    (lambda kg: kg.paths("x"), r"KnowledgeGraph\.paths\(\) missing 1 required positional argument: 'b'"),
    (lambda kg: kg.known_by(), r"KnowledgeGraph\.known_by\(\) missing"),
]


@pytest.mark.parametrize(("ask", "message"), MISSPELT, ids=[message[:40] for _, message in MISSPELT])
def test_a_misspelt_argument_leads_to_the_right_one(
    small: KnowledgeGraph, ask: Callable[[Any], Any], message: str
) -> None:
    """And no class that nobody knows is named."""
    with pytest.raises(TypeError, match=message) as raised:
        ask(small)
    assert "Questions" not in str(raised.value)
    assert "Views" not in str(raised.value)


def test_the_signatures_stay_readable() -> None:
    """For `help`, editors and the reference."""
    assert "max_hops" in inspect.signature(KnowledgeGraph.paths).parameters
    assert (KnowledgeGraph.paths.__doc__ or "").startswith("Return the k best ways")


def test_a_missing_place_is_told_as_such(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the folder in which it was looked for."""
    monkeypatch.chdir(tmp_path)
    with pytest.raises(NotFoundError, match=f"there is no file or folder nowhere in {tmp_path}"):
        dealgraph.load("nowhere")


def test_names_and_symbols_of_the_vocabulary_serve(small: KnowledgeGraph) -> None:
    """Wherever an id does."""
    assert small.statements(unit="$") == small.statements(unit="us dollar") == small.statements(unit="USD")
    assert small.statements(unit="%") == small.statements(unit="percent")
    assert small.timeline("Quarry", "ARR") == small.timeline("Quarry", "runRateRevenue")
    assert small.neighbors("Quarry Series B", predicate="led by") == small.neighbors(
        "Quarry Series B", predicate="leadInvestor"
    )
    assert small.label("Quarry") == small.label("quarry-labs") == "Quarry Labs"
    interest = small.interests.of("Ada Sorensen", "Quarry")
    assert interest is not None
    assert interest == small.interests.of("ada-sorensen", "quarry-labs")


def test_only_public_names_are_offered(small: KnowledgeGraph) -> None:
    """In the interpreter: of the package, and of what stands in brackets."""
    assert set(dir(dealgraph)) == {*dealgraph.__all__, "__version__"}
    assert "load()" in (dealgraph.__doc__ or "")
    assert {"Quarry Labs", "Alder"} <= set(small._ipython_key_completions_())


def test_large_parts_of_the_graph_show_in_short(real: KnowledgeGraph) -> None:
    """A word on what they hold, not the whole of it."""
    for part in (real.records, real.vocabulary, real.flows):
        assert len(repr(part)) < 2_000
    assert f"{len(real.records.entities)} entities" in repr(real.records)
    assert "gives money to" in repr(real.flows)


def test_the_queries_are_listed_with_their_questions(small: KnowledgeGraph) -> None:
    """In Python as on the command line."""
    assert len(small.queries) > 40
    assert all(question.endswith("?") for question in small.queries.values())
