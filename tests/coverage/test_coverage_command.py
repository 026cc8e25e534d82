"""The command: the terminal, JSON Lines, the floor, and where its page may be written."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from dealgraph.cli import main
from small_world import write_files

if TYPE_CHECKING:
    from pathlib import Path

    Printed = pytest.CaptureFixture[str]


@pytest.fixture
def command(small_seeds: Path, documents: Path) -> list[str]:
    """The command over the small world."""
    return ["coverage", "--seeds", str(small_seeds), "--documents", str(documents)]


def test_the_terminal_shows_what_is_missing_and_the_totals(command: list[str], capsys: Printed) -> None:
    """Line, words and what they lack; the table below."""
    assert main(command) == 0
    assert capsys.readouterr().out == (
        "harbour.txt\n"
        "  16: Related reading: The price of a gigawatt\n"
        "      nothing of it is quoted\n"
        "\n"
        "document     sentences  captured  skipped  not captured  per cent\n"
        "harbour.txt  14         12        1        1             92.8\n"
    )


def test_json_gives_a_line_for_each_document_and_sentence(command: list[str], capsys: Printed) -> None:
    """With offsets into the document, the records of what is captured and the reasons of what is skipped."""
    assert main([*command, "--json"]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert rows[0] == {
        "kind": "document",
        "document": "harbour.txt",
        "registered": True,
        "sentences": 14,
        "captured": 12,
        "skipped": 1,
        "not_captured": 1,
        "percent": 92.8,
    }
    assert [row["state"] for row in rows[1:4]] == ["captured", "skipped", "captured"]
    assert (rows[1]["start"], rows[1]["end"], rows[1]["line"]) == (0, 29, 1)
    assert rows[2]["reasons"] == ["byline"]
    assert all(row["records"] for row in rows[1:] if row["state"] == "captured")


def test_the_floor_decides_the_exit_status(command: list[str], capsys: Printed) -> None:
    """Each document must reach it; one that is not there or cannot be read fails it too."""
    assert main([*command, "--require", "92.8"]) == 0
    assert main([*command, "--require", "100"]) == 1
    with pytest.raises(SystemExit) as stopped:
        main([*command, "--require", "110"])
    assert stopped.value.code == 2
    assert "'110' is no percentage between 0 and 100" in capsys.readouterr().err


def test_a_document_without_a_source_is_reported_as_such(command: list[str], documents: Path, capsys: Printed) -> None:
    """Nothing of it is captured, so no floor above 0 is reached."""
    write_files(documents, {"news.txt": "Tamarind bought land from Okapi Estates for $30 million.\n", ".hidden": "x"})
    assert main([*command, "news.txt", "--propose", "--require", "1"]) == 1
    assert capsys.readouterr().out == (
        "news.txt (not registered)\n"
        "  names that no entity goes by: Okapi Estates\n"
        "  1: Tamarind bought land from Okapi Estates for $30 million.\n"
        "      figures: 30 million; known: Tamarind; new: Okapi Estates\n"
        "\n"
        "document                   sentences  captured  skipped  not captured  per cent\n"
        "news.txt (not registered)  1          0         0        1             0.0\n"
    )
    assert main(command) == 0
    assert "total " in capsys.readouterr().out


def test_proposals_as_json_are_names_and_sentences(command: list[str], documents: Path, capsys: Printed) -> None:
    """A program can pick what to curate next."""
    write_files(documents, {"news.txt": "Tamarind bought land from Okapi Estates for $30 million.\n"})
    assert main([*command, "news.txt", "--propose", "--json"]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [row["kind"] for row in rows] == ["document", "name", "proposal"]
    assert rows[2]["score"] == 6


def test_missing_and_unreadable_documents_are_told(command: list[str], documents: Path, capsys: Printed) -> None:
    """A floor is not reached by what cannot be seen."""
    (documents / "harbour.txt").unlink()
    (documents / "latin.txt").write_bytes(b"caf\xe9")
    assert main(command) == 0
    printed = capsys.readouterr().out
    assert "note: the document 'latin.txt' is not UTF-8 in line 1, found byte 0xe9; save it as UTF-8" in printed
    assert f"note: the document harbour.txt is not in {documents}" in printed
    assert main([*command, "--require", "0"]) == 1


def test_quotes_are_located_as_the_documents_are_now(seeds: Path, documents: Path, capsys: Printed) -> None:
    """No lock is needed, and a lock that is out of date misleads nobody."""
    assert main(["coverage", "--seeds", str(seeds), "--documents", str(documents)]) == 0
    assert "92.8" in capsys.readouterr().out


def test_errors_in_the_seeds_are_counted_and_fail(seeds: Path, documents: Path, capsys: Printed) -> None:
    """What is valid is measured all the same."""
    write_files(documents, {"harbour.txt": (documents / "harbour.txt").read_text().replace("five", "6")})
    path = seeds / "statements" / "harbour-article.yaml"
    path.write_text(path.read_text().replace("Gross margins are 30", "Gross margins are 31"))
    assert main(["coverage", "--seeds", str(seeds), "--documents", str(documents)]) == 1
    assert "note: the seeds have 1 error: `dealgraph check` lists them" in capsys.readouterr().out


@pytest.mark.parametrize("place", ["exports/coverage.html", "published/deep/coverage.html"])
def test_the_page_is_refused_among_published_files(seeds: Path, documents: Path, place: str, capsys: Printed) -> None:
    """It holds whole documents, which are other people's texts."""
    write_files(seeds.parent, {"published/manifest.json": "{}", "exports/readme": "", "published/deep/x": ""})
    page = seeds.parent / place
    assert main(["coverage", "--seeds", str(seeds), "--documents", str(documents), "--html", str(page)]) == 2
    assert not page.exists()
    assert "write it outside the folder of exports" in capsys.readouterr().err


def test_a_page_that_cannot_be_written_is_an_error_not_a_crash(command: list[str], capsys: Printed) -> None:
    """The message names the place."""
    assert main([*command, "--html", "/nowhere/at/all.html"]) == 1
    assert "the page cannot be written to /nowhere/at/all.html" in capsys.readouterr().err


def test_hostile_text_does_not_reach_the_terminal_raw(command: list[str], documents: Path, capsys: Printed) -> None:
    """Escapes in a document would steer the terminal."""
    write_files(documents, {"news.txt": "The lab\x1b[31m paid \u202e$5 million.\n"})
    assert main([*command, "news.txt"]) == 0
    assert "The lab\\u001b[31m paid \\u202e$5 million." in capsys.readouterr().out
