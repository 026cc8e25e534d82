"""The command line: help, wrong usage, and the verbs that read seeds with errors."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from dealgraph.cli.main import VERBS
from dealgraph.seeds import LOCK_NAME
from small_world import DOCUMENT, FILES, write_files

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Ended

CONTRACT = (
    "build check verify coverage find show path deals people ideas quotes timeline conflicts query export push serve"
)


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_has_help_with_an_example(verb: str, run: Callable[..., Ended]) -> None:
    """That begins with the verb itself, and whose output is shown."""
    ended = run(verb, "--help", seeds=None)
    example = ended.out.split("example:\n\n")[1]
    assert ended.status == 0
    assert re.match(rf"  \$ dealgraph {verb}\b.*\n  \S", example)


def test_help_lists_every_verb_of_the_contract(run: Callable[..., Ended]) -> None:
    """With what it does."""
    ended = run("--help", seeds=None)
    listed = re.findall(r"^    (\w+)(?: +\w|$)", ended.out, re.MULTILINE)
    assert ended.status == 0
    assert set(CONTRACT.split()) <= set(listed) == set(VERBS)
    assert run("--version", seeds=None).out.startswith("dealgraph 0.")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["shwo"], "there is no verb 'shwo'; did you mean 'show'?"),
        (["xyzzy"], "there is no verb 'xyzzy'; see `dealgraph --help`"),
        ([], "the following arguments are required: VERB"),
        (["show"], "the following arguments are required: ENTITY"),
        (["ideas", "--side", "pro"], "argument --side: invalid choice: 'pro'"),
        (["build", "--as-of", "28.5.2026"], "argument --as-of: '28.5.2026' is no date: a date is written 2026"),
        (["show", "x", "--certain"], "--certain needs a date: --as-of DATE or --known-by DATE"),
        (["show", "x", "--jsn"], "unrecognized arguments: --jsn"),
    ],
)
def test_wrong_usage_ends_with_2_and_says_what_was_meant(
    arguments: list[str], message: str, run: Callable[..., Ended]
) -> None:
    """On standard error, after the usage."""
    ended = run(*arguments, seeds=None)
    assert (ended.status, ended.out) == (2, "")
    assert message in ended.err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["show", "Quarry Lab"], "no entity goes by 'Quarry Lab'; did you mean 'Quarry Labs'"),
        (["timeline", "Quarry", "revenu"], "unknown predicate 'revenu'; did you mean 'revenue'"),
        (["deals", "--type", "FundingRond"], "unknown class 'FundingRond'; did you mean 'FundingRound'?"),
        (["conflicts", "--kind", "basi"], "unknown kind of conflict 'basi'; did you mean 'basis'?"),
        (["query", "who-led"], "there is no query 'who-led'"),
        (["query"], "name a file or a query; `dealgraph query --list` lists the shipped ones"),
        (
            ["query", "./none.rq"],
            "the query ./none.rq cannot be read: No such file or directory; `dealgraph query --list` lists the shipped",
        ),
        (["deals", "--type", "Idea"], "Idea is no class of deals; use one of: Deal, FundingRound, "),
        (
            ["conflicts", "gross margin"],
            "no entity goes by 'gross margin'; it is a predicate: `dealgraph show ENTITY --predicate 'gross margin'`",
        ),
        (
            ["quotes", "--source", "Tamarind"],
            "unknown source 'Tamarind'; it is no source but an entity, for --speaker;",
        ),
        (["quotes", "--words", " "], "words must hold at least one word; found ' '"),
        (["path", "Tamarind", "tamarind"], "a path joins two entities; both ends are 'Tamarind'"),
        (["export", "graph.tt"], "there is no export 'graph.tt'; did you mean 'graph.ttl'"),
        (
            ["check", "--documents", "nowhere"],
            "there is no folder of documents at nowhere; give one with --documents DIR",
        ),
    ],
)
def test_an_unknown_name_ends_with_2_and_says_what_was_meant(
    arguments: list[str], message: str, run: Callable[..., Ended]
) -> None:
    """One line on standard error."""
    ended = run(*arguments)
    assert (ended.status, ended.out, ended.err.count("\n")) == (2, "", 1)
    assert ended.err.startswith(f"dealgraph: {message}")


def test_check_says_what_is_right(run: Callable[..., Ended]) -> None:
    """In numbers."""
    ended = run("check")
    assert (ended.status, ended.err) == (0, "")
    assert ended.out.splitlines()[-1] == "no errors: 12 entities, 1 source, 19 statements, 2 quotations"


def test_check_lists_every_error_and_ends_with_1(run: Callable[..., Ended], tmp_path: Path) -> None:
    """As lines for people, as JSON Lines for programs, and in every verb as one short list."""
    bad = {"entities/x.yaml": "x: {type: Compny, label: X}\ny: {type: Company}\n"}
    seeds = write_files(tmp_path / "bad", {**FILES, **bad})
    lines = [
        f"{seeds}/entities/x.yaml:1:11: unknown class, found 'Compny'; did you mean 'Company'?",
        f"{seeds}/entities/x.yaml:2:4: the key 'label' is missing; add `label: ...`",
    ]
    ended = run("check", seeds=seeds)
    assert (ended.status, [line for line in ended.out.splitlines() if not line.startswith("note:")]) == (
        1,
        [*lines, "2 errors"],
    )
    ended = run("check", "--json", seeds=seeds)
    assert ended.status == 1
    assert ended.rows[0] == {
        "file": f"{seeds}/entities/x.yaml",
        "line": 1,
        "column": 11,
        "what": "unknown class",
        "found": "Compny",
        "mend": "did you mean 'Company'?",
    }
    for verb in (["show", "x"], ["build", "--out", str(tmp_path / "out")], ["export", "ttl"]):
        ended = run(*verb, seeds=seeds)
        assert (ended.status, ended.out) == (1, "")
        assert ended.err.splitlines() == ["dealgraph: 2 errors in the seeds; nothing was loaded", *lines]
    assert not (tmp_path / "out").exists()


def test_check_with_documents_looks_up_every_quote(run: Callable[..., Ended], seeds: Path, documents: Path) -> None:
    """And notes where the lock is behind."""
    assert "quotes are not located yet" in run("check", seeds=seeds).out
    ended = run("check", "--documents", documents, seeds=seeds)
    assert ended.status == 0
    assert "note: evidence.lock is out of date; `dealgraph locate` writes it anew" in ended.out
    (documents / DOCUMENT).write_text("something else")
    assert run("check", "--documents", documents, seeds=seeds).status == 1


def test_locate_writes_the_lock(run: Callable[..., Ended], seeds: Path, documents: Path) -> None:
    """And says how much it found; then check is content."""
    ended = run("locate", "--documents", documents, seeds=seeds)
    assert (ended.status, ended.err) == (0, "")
    assert ended.out == f"17 quotes located in 1 document; wrote {seeds / LOCK_NAME}\n"
    assert "note:" not in run("check", "--documents", documents, seeds=seeds).out


def test_locate_writes_nothing_where_a_quote_is_not_found(
    run: Callable[..., Ended], seeds: Path, documents: Path
) -> None:
    """The former lock stands, byte for byte."""
    run("locate", "--documents", documents, seeds=seeds)
    before = (seeds / LOCK_NAME).read_bytes()
    text = (documents / DOCUMENT).read_text()
    (documents / DOCUMENT).write_text(text.replace("Gross margins", "Net margins"))
    ended = run("locate", "--documents", documents, seeds=seeds)
    assert ended.status == 1
    assert ended.out.splitlines()[-1] == "1 error; nothing was written"
    assert (seeds / LOCK_NAME).read_bytes() == before
    (problem,) = run("locate", "--documents", documents, "--json", seeds=seeds).rows
    assert problem["found"] == "Gross margins are 30 to 40 percent."


def test_locate_mends_a_broken_lock(run: Callable[..., Ended], seeds: Path, documents: Path) -> None:
    """Which is an error everywhere else."""
    (seeds / LOCK_NAME).write_text("broken\n")
    assert run("check", seeds=seeds).status == 1
    assert run("locate", "--documents", documents, seeds=seeds).status == 0
    assert run("check", seeds=seeds).status == 0


def test_locate_needs_the_documents(run: Callable[..., Ended], monkeypatch: pytest.MonkeyPatch) -> None:
    """By an option or by the environment."""
    monkeypatch.delenv("DEALGRAPH_DOCUMENTS", raising=False)
    ended = run("locate")
    assert (ended.status, ended.err) == (
        2,
        "dealgraph: the documents are needed: give their folder with --documents DIR\n",
    )


def test_a_build_refuses_receipts_that_nothing_shows_to_be_true(
    run: Callable[..., Ended], seeds: Path, documents: Path, tmp_path: Path
) -> None:
    """A quote that was changed after it was located is an error of `check` too; seeds never located are built with a word."""
    assert "were never located" in run("build", "--out", tmp_path / "first", seeds=seeds).err
    assert run("locate", "--documents", documents, seeds=seeds).status == 0
    path = next((seeds / "statements").glob("*.yaml"))
    path.write_text(path.read_text().replace("led by Juniper Ventures", "led by nobody but Juniper Ventures"))
    refused = run("build", "--out", tmp_path / "second", seeds=seeds)
    assert refused.status == 1
    assert "have no place in evidence.lock, so nothing was written" in refused.err
    assert not (tmp_path / "second").exists()
    assert "the quote has no place in evidence.lock" in run("check", seeds=seeds).out


def test_a_build_counts_what_check_finds_in_the_words(run: Callable[..., Ended], seeds: Path, tmp_path: Path) -> None:
    """It writes the graph all the same, as `check` would not stop anybody from looking at it."""
    assert "`dealgraph check`" not in run("build", "--out", tmp_path / "first", seeds=seeds).err
    path = next((seeds / "statements").glob("*.yaml"))
    path.write_text(path.read_text().replace("amount: 2.5 billion", "amount: 3.5 billion"))
    assert run("check", seeds=seeds).status == 1
    built = run("build", "--out", tmp_path / "second", seeds=seeds)
    assert built.status == 0
    assert "1 error of what quotes do not say: `dealgraph check` lists them" in built.err


def test_a_document_that_is_not_there_is_an_error_until_its_quotes_are_located(
    run: Callable[..., Ended], seeds: Path, documents: Path
) -> None:
    """With the name that is near."""
    (documents / DOCUMENT).rename(documents / "harbor.txt")
    checked = run("check", "--documents", documents, seeds=seeds)
    assert checked.status == 1
    assert "the document of this quote is not there" in checked.out
    assert "did you mean 'harbor.txt'?" in checked.out
    (documents / "harbor.txt").rename(documents / DOCUMENT)
    assert run("locate", "--documents", documents, seeds=seeds).status == 0
    (documents / DOCUMENT).unlink()
    assert run("check", "--documents", documents, seeds=seeds).status == 0
    assert " kept; wrote " in run("locate", "--documents", documents, seeds=seeds).out
