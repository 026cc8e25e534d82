"""The command line: what each verb answers."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from shutil import copytree
from typing import TYPE_CHECKING

import pytest

from dealgraph.cli import main
from dealgraph.exports import EXPORTS
from small_world import write_files

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Ended


def test_build_writes_every_export_and_says_what_it_made(run: Callable[..., Ended], tmp_path: Path) -> None:
    """Each file with its size, and how to open the page."""
    out = tmp_path / "out"
    ended = run("build", "--out", out)
    assert (ended.status, ended.err) == (0, "")
    assert ended.out.splitlines()[-1] == f"{len(EXPORTS) + 1} files in {out}; open {out}/graph.html in a browser"
    assert {path.name for path in out.iterdir()} == {*EXPORTS, "manifest.json"}
    (row,) = run("build", "--out", out, "--json").rows
    assert row == {"folder": str(out), "files": {path.name: path.stat().st_size for path in out.iterdir()}}
    ended = run("build", "--out", out / "manifest.json")
    assert (ended.status, ended.err) == (1, f"dealgraph: {out}/manifest.json is no folder; nothing was written\n")


def test_find_and_timeline_take_the_fields_own_words(run: Callable[..., Ended]) -> None:
    """What nobody here is called may be what a predicate is called."""
    assert "dealgraph timeline ENTITY netDollarRetention" in run("find", "NRR").out
    assert run("timeline", "Quarry Labs", "ARR").out == run("timeline", "Quarry Labs", "runRateRevenue").out


def test_find_forgives_typing_errors(run: Callable[..., Ended]) -> None:
    """Best first; nothing found is said in words."""
    assert run("find", "quary", "--limit", "1").out.splitlines()[1].split()[1] == "quarry-labs"
    row = run("find", "quarry labs", "--json").rows[0]
    assert (row["score"], row["name"], row["entity"]["id"]) == (1.0, "Quarry Labs", "quarry-labs")
    ended = run("find", "xyzzy")
    assert (ended.status, ended.out.startswith("nothing goes by 'xyzzy'")) == (0, True)
    assert run("find", "xyzzy", "--json").out == ""


def test_show_tells_what_is_said_by_whom_with_receipts(run: Callable[..., Ended]) -> None:
    """Forwards and backwards, denials as such, quotations and conflicts."""
    out = run("show", "Quarry Labs").out
    assert out.startswith("Quarry Labs (Company, quarry-labs)\nalso called Quarry, Quarry Labs, Inc.\n")
    assert "at least $900 million" in out
    assert "not Pebble" in out
    assert "Ada Sorensen, the lab's finance chief" in out
    assert "where sources differ" in out
    (row,) = run("show", "Quarry Labs", "--json").rows
    assert (row["entity"]["id"], len(row["statements"]), len(row["quotations"])) == ("quarry-labs", 11, 1)
    assert row["conflicts"]
    unknown = run("show", "Quarry", "--known-by", "2020")
    assert (unknown.status, unknown.out) == (2, "")
    assert "nothing is known of 'Quarry' by 2020" in unknown.err


def test_lists_of_deals_people_ideas_and_quotes(run: Callable[..., Ended]) -> None:
    """With their filters."""
    (deal,) = run("deals", "--party", "Juniper Ventures", "--json").rows
    assert (deal["deal"]["id"], deal["amount"]) == ("quarry-series-b", "$2.5 billion")
    assert {"entity": "juniper-ventures", "role": "lead investor"} in deal["parties"]
    assert "at most 5 GW (projected)" in run("deals", "--party", "Tamarind").out
    assert len(run("deals", "--json").rows) == 2
    (person,) = run("people", "--organization", "Quarry", "--json").rows
    assert (person["person"]["id"], person["worksFor"], person["quotations"]) == (
        "ada-sorensen",
        {"quarry-labs": ["finance chief"]},
        2,
    )
    (idea,) = run("ideas", "--json").rows
    assert idea["sides"] == {"states": ["ada-sorensen"], "doubts": ["ibo-castell"]}
    assert len(idea["statements"]) == 2
    assert len(run("quotes", "--speaker", "Ada Sorensen", "--json").rows) == 2
    assert len(run("quotes", "--source", "harbour.txt", "--about", "Quarry", "--json").rows) == 1
    for verb in ("deals", "people", "ideas", "quotes", "conflicts"):
        assert (run(verb).status, run(verb).err) == (0, "")


def test_ideas_tell_how_firmly_and_by_whom_a_side_is_told(run: Callable[..., Ended], seeds: Path) -> None:
    """A denial is no stand, and is told as one."""
    assert run("ideas").out.endswith(
        "states: Ada Sorensen (opinion; says Ibo Castell); doubts: Ibo Castell (opinion)\n"
    )
    file = seeds / "statements" / "harbour-article.yaml"
    file.write_text(
        file.read_text().replace("- states: compute-as-canvas", "- states: compute-as-canvas\n      polarity: negated")
    )
    ended = run("ideas", seeds=seeds)
    assert "states: not Ada Sorensen (opinion; says Ibo Castell)" in ended.out
    assert run("ideas", "--json", seeds=seeds).rows[0]["sides"] == {"doubts": ["ibo-castell"]}


@pytest.mark.parametrize("words", [("ideas", "--by"), ("people", "--organization"), ("deals", "--party")])
def test_no_name_at_all_is_an_error(run: Callable[..., Ended], words: tuple[str, str]) -> None:
    """And does not mean everybody."""
    ended = run(*words, "")
    assert (ended.status, ended.out) == (2, "")
    assert "no entity goes by ''" in ended.err


def test_timeline_runs_from_the_earliest_to_the_latest(run: Callable[..., Ended]) -> None:
    """Of all metrics or of one."""
    rows = run("timeline", "Quarry", "run-rate revenue", "--json").rows
    assert [row["value"] for row in rows] == sorted(row["value"] for row in rows if row["at"] == "2025-12") + [
        row["value"] for row in rows[1:]
    ]
    assert [row["at"] for row in rows] == ["2025-12", "2026-05", "2026-05"]
    assert "the graph has no observation of it" in run("timeline", "Pebble").out
    first, row = run("timeline", "Quarry", "valuation").out.splitlines()[:2]
    assert row[first.index("basis") :].startswith("post-money")


def test_every_verb_that_answers_in_rows_writes_csv(run: Callable[..., Ended], tmp_path: Path) -> None:
    """As many rows as its JSON Lines; of statements and quotations with the columns of `to_pandas`."""
    (tmp_path / "q.rq").write_text("SELECT ?label { ?x a dg:Company ; rdfs:label ?label }")
    for words in (
        ("find", "Quarry"), ("deals",), ("people",), ("ideas",), ("quotes",), ("timeline", "Quarry"), ("conflicts",),
        ("query", tmp_path / "q.rq"), ("query", "--list"),
    ):  # fmt: skip
        found = list(csv.reader(run(*words, "--csv").out.splitlines()))
        assert {len(row) for row in found} == {len(found[0])}, words
        assert len(found) - 1 == len(run(*words, "--json").rows) > 0, words
    first = next(csv.DictReader(run("timeline", "Quarry", "revenue", "--csv").out.splitlines()))
    assert (first["value"], first["start"], first["end"]) == ("4000000000", "2027-01-01", "2027-12-31")
    quotes = csv.DictReader(run("quotes", "--words", "compute before", "--csv").out.splitlines())
    assert [row["text"] for row in quotes] == ["We buy compute before we need it"]
    assert run("deals", "--csv", "--json").status == 2


def test_errors_advise_commands_and_show_the_usage_of_the_verb(
    run: Callable[..., Ended], monkeypatch: pytest.MonkeyPatch
) -> None:
    """No calls of Python."""
    monkeypatch.setattr("sys.stdin", io.StringIO(" "))
    for words, advice in (
        (("show", "xyzzyx"), "`dealgraph find TEXT` looks for parts of names"),
        (("show", "Quarry", "--predicate", "zzzzz"), "docs/ontology.md lists all"),
        (("timeline", "Quarry", "customer"), "`dealgraph show ENTITY --predicate 'customer'` has it"),
        (("query", "zzz"), "`dealgraph query --list` lists all"),
        (("query", "-"), "standard input is empty"),
        (("deals", "--type", "zzzz"), "`dealgraph query entities-by-class` lists those in use"),
        (("quotes", "--source", "zzzz"), "`dealgraph query sources` lists them"),
        (("conflicts", "Quarry", "Tamarind"), "usage: dealgraph conflicts "),
    ):
        ended = run(*words)
        assert (ended.status, ended.out) == (2, "")
        assert advice in ended.err, ended.err
        assert "kg." not in ended.err
    assert "METRIC may be one of: run-rate revenue" in run("timeline", "Quarry", "capacity").out


def test_timeline_tells_and_shows_what_is_said_on_deals(
    run: Callable[..., Ended], small_seeds: Path, tmp_path: Path
) -> None:
    """A line below the table says how many, and --deals puts them in, with the deal."""
    seeds = Path(copytree(small_seeds, tmp_path / "seeds"))
    file = seeds / "statements" / "harbour-article.yaml"
    deal = "- dealValuation: 25 billion USD\n      quote: The round values the lab at $25 billion\n    - status: closed"
    file.write_text(file.read_text("utf-8").replace("- status: closed", deal), "utf-8")
    assert run("timeline", "Quarry", "valuation", seeds=seeds).out.endswith("\n1 more on deals: --deals shows them\n")
    lines = run("timeline", "Quarry", "valuation", "--deals", seeds=seeds).out.splitlines()
    assert [line.split("  ")[0] for line in lines] == ["when", "2026-05-28", ""]
    assert ("Quarry Series B" in lines[2], len(lines)) == (True, 3)
    assert len(run("timeline", "Quarry", "valuation", "--deals", "--json", seeds=seeds).rows) == 2


def test_conflicts_are_explained_with_both_quotes(run: Callable[..., Ended]) -> None:
    """By entity and by kind."""
    out = run("conflicts", "--about", "Quarry", "--kind", "bound").out
    assert run("conflicts", "Quarry", "--kind", "bound").out == out
    assert "Its run-rate revenue is north of $900 million" in out
    assert "One of them puts it at $1.1 billion" in out
    assert [row["kind"] for row in run("conflicts", "--about", "compute is a canvas", "--json").rows] == ["opinion"]


def test_the_sides_of_a_conflict_stand_apart(run: Callable[..., Ended], small_seeds: Path, tmp_path: Path) -> None:
    """Each with what it says, how firmly, who says it, and its quotes; where several speak, whose words they are."""
    seeds = Path(copytree(small_seeds, tmp_path / "seeds"))
    file = seeds / "statements" / "harbour-article.yaml"
    more = (
        "    - runRateRevenue: 1.1 billion USD\n      at: 2026-05\n      stance: estimated\n      quote: One of them\n"
    )
    file.write_text(file.read_text("utf-8").replace("    - makes: pebble\n", f"{more}    - makes: pebble\n"), "utf-8")
    lines = run("conflicts", "Quarry", "--kind", "bound", seeds=seeds).out.splitlines()
    revenue = "Quarry Labs has a run-rate revenue of"
    assert lines[0].startswith("bound: ")
    assert [line.split(" (Quarry")[0] for line in lines[1:]] == [
        f"  side 1: {revenue}: $1.1 billion (2026-05, estimated). Said by two investors, Ibo Castell.",
        '    two investors: "One of them puts it at $1.1 billion"',
        '    Ibo Castell: "One of them"',
        f"  side 2: {revenue}: at least $900 million (2026-05, reported). Said by two investors.",
        '    "Its run-rate revenue is north of $900 million"',
        '    "according to two investors"',
        "  preferred: side 2: two sources agree",
        "1 conflict",
    ]


def test_parties_of_deals_are_qualified_where_they_are_no_plain_facts(run: Callable[..., Ended]) -> None:
    """In the table and in JSON; plain facts have no qualifiers."""
    out = run("deals", "--party", "Tamarind").out
    assert out.rstrip().endswith("Tamarind (provider, projected), Quarry Labs (customer, projected)")
    (deal,) = run("deals", "--party", "Tamarind", "--json").rows
    assert deal["parties"][0] == {"entity": "tamarind", "role": "provider", "qualifiers": "projected"}
    assert "Juniper Ventures (lead investor)" in run("deals", "--party", "Alder").out


def test_query_runs_a_file_standard_input_or_a_shipped_one(
    run: Callable[..., Ended], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And refuses a way out."""
    import io

    text = "SELECT ?label { ?x a dg:FundingRound ; rdfs:label ?label }"
    (tmp_path / "q.rq").write_text(text)
    assert run("query", tmp_path / "q.rq").out == "label\nQuarry Series B\n"
    monkeypatch.setattr("sys.stdin", io.StringIO("ASK{?s?p?o}"))
    assert run("query", "-", "--json").rows == [{"answer": True}]
    names = [row["name"] for row in run("query", "--list", "--json").rows]
    assert run("query", names[0]).status == 0
    (tmp_path / "q.rq").write_text("SELECT * FROM <file:///etc/hostname> { ?s ?p ?o }")
    ended = run("query", tmp_path / "q.rq")
    assert (ended.status, ended.out) == (2, "")
    assert ended.err.startswith("dealgraph: line 1: FROM is refused")


@pytest.mark.parametrize("file", sorted(EXPORTS))
def test_export_writes_one_file_or_standard_output(
    file: str, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes], small_seeds: Path
) -> None:
    """The same bytes both ways."""
    path = tmp_path / "one"
    assert main(["export", file, "--out", str(path), "--seeds", str(small_seeds)]) == 0
    assert main(["export", file, "--seeds", str(small_seeds)]) == 0
    assert capfdbinary.readouterr().out == path.read_bytes()
    assert [found.name for found in tmp_path.iterdir()] == ["one"]


def test_export_into_a_place_that_cannot_be_written_is_told(run: Callable[..., Ended], tmp_path: Path) -> None:
    """Without a traceback, and with nothing left behind."""
    ended = run("export", "ttl", "--out", tmp_path / "none" / "x.ttl")
    assert (ended.status, "could not be written: No such file or directory" in ended.err) == (1, True)
    (tmp_path / "folder").mkdir()
    assert run("export", "ttl", "--out", tmp_path / "folder").status == 1
    assert [found.name for found in tmp_path.iterdir()] == ["folder"]


def test_dates_give_the_view_at_a_date(run: Callable[..., Ended], tmp_path: Path) -> None:
    """What has begun by then, and what was known by then."""
    assert len(run("timeline", "Quarry", "runRateRevenue", "--as-of", "2026-01", "--json").rows) == 1
    assert len(run("quotes", "--known-by", "2026-04", "--json").rows) == 0
    run("export", "statements.jsonl", "--as-of", "2026-01", "--out", tmp_path / "s.jsonl")
    whole = len(run("show", "Quarry", "--json").rows[0]["statements"])
    assert len(run("show", "Quarry", "--as-of", "2026-01", "--json").rows[0]["statements"]) < whole
    assert '"at":"2026-05"' not in (tmp_path / "s.jsonl").read_text()


def test_with_certain_a_date_leaves_out_what_has_none(
    run: Callable[..., Ended], small_seeds: Path, tmp_path: Path
) -> None:
    """Both of what begins and of what is known, as `maybe=False` does in Python."""
    margin = ("show", "Quarry", "--predicate", "grossMargin")
    assert "30 to 40%" in run(*margin, "--as-of", "2026").out
    assert "30 to 40%" not in run(*margin, "--as-of", "2026", "--certain").out
    seeds = Path(copytree(small_seeds, tmp_path / "seeds"))
    file = seeds / "sources.yaml"
    file.write_text(file.read_text("utf-8").replace("  issued: 2026-05-28\n", ""), "utf-8")
    assert run("show", "Quarry", "--known-by", "2020", seeds=seeds).status == 0
    assert (
        "nothing is known of 'Quarry' by 2020"
        in run("show", "Quarry", "--known-by", "2020", "--certain", seeds=seeds).err
    )


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("deals --type Acquisition --as-of 2020", "no deal fits; loosen --type or --as-of"),
        ("quotes --words zebra", "no quotation fits; loosen --words"),
        ("ideas --by Tamarind", "no idea fits; loosen --by"),
        ("people --organization Tamarind", "nobody is known to work there; `dealgraph people` lists everybody"),
        ("timeline pebble", "the graph has no observation of it"),
        ("timeline ada-sorensen --as-of 2030", "no observation of it fits; loosen --as-of"),
        ("show pebble --predicate amount", "nothing of this kind is said of it; leave out --predicate to see what is"),
    ],
)
def test_an_empty_answer_advises_to_loosen_what_was_given(run: Callable[..., Ended], words: str, answer: str) -> None:
    """And nothing else."""
    ended = run(*words.split())
    assert (ended.status, ended.out.splitlines()[-1]) == (0, answer)


def test_a_graph_without_them_is_not_told_to_loosen_anything(run: Callable[..., Ended], tmp_path: Path) -> None:
    """There is nothing to find, however one asks."""
    write_files(tmp_path, {"entities/all.yaml": "a: {type: Company, label: A}\n"})
    for verb, kind in (("deals", "deal"), ("ideas", "idea"), ("people", "person"), ("quotes", "quotation")):
        assert run(verb, seeds=tmp_path).out == f"the graph has no {kind}\n"
