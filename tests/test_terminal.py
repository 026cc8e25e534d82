"""The command as a program of its own: pipes, terminals, colours, and text that would steer them."""

from __future__ import annotations

import os
import pty
import select
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from dealgraph.cli.output import clean, display_width, size_words
from small_world import FILES, write_files

if TYPE_CHECKING:
    from pathlib import Path

COMMAND = [sys.executable, "-m", "dealgraph"]


def program(*arguments: object, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run the command with its output in pipes."""
    words = [*COMMAND, *map(str, arguments)]
    return subprocess.run(words, capture_output=True, check=False, env={**os.environ, **environment}, timeout=120)


def on_terminal(*arguments: object, **environment: str) -> str:
    """Run the command with its output on a terminal, and return what it shows there."""
    mine, its = pty.openpty()
    settings = {**os.environ, "TERM": "xterm", "COLUMNS": "80", **environment}
    settings.pop("NO_COLOR", None) if "NO_COLOR" not in environment else None
    process = subprocess.Popen([*COMMAND, *map(str, arguments)], stdout=its, stderr=its, env=settings)
    os.close(its)
    shown = b""
    while select.select([mine], [], [], 60)[0]:
        try:
            data = os.read(mine, 65536)
        except OSError:
            break
        if not data:
            break
        shown += data
    os.close(mine)
    assert process.wait(timeout=60) == 0
    return shown.decode()


HOSTILE = r"""
x:
  type: Person
  label: "Red \u202ereversed\u202c \x7f\x9b31m bell"
  aliases: ["=cmd\u202e"]
  description: "two\nlines \x9b1m"
"""


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    """Seeds with a label, an alias and a description that would steer a terminal."""
    return write_files(tmp_path / "seeds", {**FILES, "entities/hostile.yaml": HOSTILE})


def test_colour_is_for_terminals_alone(small_seeds: Path) -> None:
    """Not in a pipe, not where NO_COLOR is set, not on a dumb terminal."""
    words = ("show", "Quarry Labs", "--seeds", small_seeds)
    assert "\x1b[1mQuarry Labs\x1b[0m" in on_terminal(*words)
    assert "\x1b" not in on_terminal(*words, NO_COLOR="1")
    assert "\x1b" not in on_terminal(*words, TERM="dumb")
    assert b"\x1b" not in program(*words).stdout


def test_a_table_fits_the_terminal_and_is_whole_in_a_pipe(small_seeds: Path) -> None:
    """What is cut ends with an ellipsis."""
    words = ("timeline", "Quarry", "--seeds", small_seeds)
    shown = on_terminal(*words, NO_COLOR="1").replace("\r", "").splitlines()
    assert max(map(display_width, shown)) <= 80
    assert any("…" in line for line in shown)
    assert "The round values the lab at $25 billion after the money." in program(*words).stdout.decode()


def test_control_characters_of_the_data_never_reach_the_terminal(hostile: Path) -> None:
    """They are shown as escapes, in every verb and in errors."""
    for words in (("show", "x"), ("find", "Red"), ("people",), ("show", "Red reversd bel\x1b[31m\u202e")):
        done = program(*words, "--seeds", hostile)
        shown = (done.stdout + done.stderr).decode()
        assert not {"\x1b", "\x9b", "\x07", "\x7f", "\u202e"} & set(shown)
    assert "\\u202e" in program("show", "x", "--seeds", hostile).stdout.decode()


def test_json_keeps_the_data_as_it_is(hostile: Path) -> None:
    """For programs, on one line."""
    (line,) = program("show", "x", "--json", "--seeds", hostile).stdout.decode().splitlines()[:1]
    assert "\u202ereversed" in line


def test_a_reader_that_has_seen_enough_is_no_error(small_seeds: Path) -> None:
    """As with `head`: no traceback and no complaint."""
    for words in (("export", "nt"), ("export", "graph.html"), ("quotes", "--json"), ("show", "Quarry Labs")):
        command = subprocess.Popen(
            [*COMMAND, *words, "--seeds", str(small_seeds)], stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        assert command.stdout is not None
        command.stdout.close()
        assert command.stderr is not None
        assert (command.stderr.read(), command.wait(timeout=60)) == (b"", 0)


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252"])
def test_an_encoding_that_lacks_a_character_is_no_error(encoding: str, tmp_path: Path) -> None:
    """The character is shown as an escape."""
    seeds = write_files(tmp_path / "seeds", {**FILES, "entities/x.yaml": "x: {type: Person, label: 株式 Łódź}\n"})
    done = program("show", "x", "--seeds", seeds, PYTHONIOENCODING=encoding, PYTHONUTF8="0")
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.startswith(
        b"\\u682a\\u5f0f \\u0141\\xf3d\\u017a" if encoding == "ascii" else b"\\u682a\\u5f0f \\u0141"
    )


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[",
        "x: *y",
        "\x00",
        "x: {type: Company, label: [}",
        "- " * 1000,
        "\ufeff\ufeff",
        '"\\ud800"',
        "x: !!python/name:os.system",
    ],
)
def test_bad_seeds_never_give_a_traceback(text: str, tmp_path: Path) -> None:
    """Whichever file is bad."""
    for number, name in enumerate(
        ("entities/people.yaml", "sources.yaml", "statements/harbour-article.yaml", "evidence.lock")
    ):
        seeds = write_files(tmp_path / str(number), {**FILES, name: text})
        for words in (("check", "--json"), ("find", "x")) if number == 0 else (("check",),):
            done = program(*words, "--seeds", seeds)
            assert done.returncode in (0, 1)
            assert b"Traceback" not in done.stdout + done.stderr
            assert done.stderr == b"" or done.stderr.startswith(b"dealgraph: ")


def test_stopping_with_the_keyboard_says_so() -> None:
    """With the exit status that shells expect."""
    program_text = (
        "import dealgraph.cli.find as verb\n"
        "def run(given): raise KeyboardInterrupt\n"
        "verb.run = run\n"
        "from dealgraph.cli import main\n"
        "raise SystemExit(main(['find', 'x']))"
    )
    done = subprocess.run([sys.executable, "-c", program_text], capture_output=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (130, b"", b"dealgraph: stopped\n")


def test_tab_completion_offers_ids_formats_and_queries(small_seeds: Path) -> None:
    """As argcomplete asks for them."""
    from argparse import Namespace

    from dealgraph.cli.completion import complete_deal_class, complete_entity, complete_format, complete_query
    from dealgraph.sparql import named_queries

    assert complete_entity("quarry", Namespace(seeds=small_seeds)) == [
        "quarry-labs",
        "quarry-series-b",
        "quarry-tamarind-capacity",
    ]
    assert complete_deal_class("Fund") == ["FundingRound"]
    assert complete_format("graph.t") == ["graph.ttl", "graph.trig"]
    assert complete_query("") == list(named_queries())


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain", "plain"),
        ("é 株 🦆", "é 株 🦆"),
        ("a\nb\tc\r", "a b c "),
        ("\x1b[0m", "\\u001b[0m"),
        ("\u202e\u2066\u200f\u061c", "\\u202e\\u2066\\u200f\\u061c"),
        ("\x9b\x7f", "\\u009b\\u007f"),
        ("\ud800", "\\ud800"),
    ],
)
def test_what_is_shown_of_hostile_text(text: str, shown: str) -> None:
    """Ordinary text of all scripts as it is."""
    assert clean(text) == shown


def test_sizes_and_widths() -> None:
    """As people and terminals count them."""
    assert [size_words(size) for size in (0, 999, 1000, 1_100_000, 2_000_000_000)] == [
        "0 B",
        "999 B",
        "1.0 kB",
        "1.1 MB",
        "2.0 GB",
    ]
    assert [display_width(text) for text in ("abc", "株式", "e\u0301", "é")] == [3, 4, 1, 1]


@pytest.mark.parametrize(
    "verb", [("show", "Quarry Labs"), ("deals", "--json"), ("query", "forecasts"), ("export", "ttl")]
)
def test_an_output_that_cannot_be_written_is_an_error_and_no_traceback(
    verb: tuple[str, ...], small_seeds: Path, tmp_path: Path
) -> None:
    """As on a full disk: the system takes the first bytes and no more."""
    out = tmp_path / "out"
    limited = "import resource, signal, sys\nsignal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
    limited += "from dealgraph.cli.main import main\nsys.exit(main(sys.argv[1:]))"
    limited = limited.replace("sys.exit", "resource.setrlimit(resource.RLIMIT_FSIZE, (10, 10))\nsys.exit")
    words = [sys.executable, "-c", limited, *verb, "--seeds", str(small_seeds)]
    with out.open("wb") as stream:
        ended = subprocess.run(words, stdout=stream, stderr=subprocess.PIPE, check=False, timeout=120)
    assert ended.returncode == 1
    assert ended.stderr == b"dealgraph: the output could not be written: File too large\n"
