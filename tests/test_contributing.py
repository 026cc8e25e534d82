"""CONTRIBUTING.md: its examples are a valid graph, and its mistakes are told as it says."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import dealgraph
from shown_output import BLOCK, ROOT

TEXT = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
FILES = {block["name"]: block["body"] for block in BLOCK.finditer(TEXT) if block["name"]}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The graph of the examples, written as a newcomer would."""
    for name, body in FILES.items():
        if not name.startswith("mistakes/"):
            path = tmp_path / (name if name.startswith("documents/") else f"my-graph/{name}")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(body, encoding="utf-8")
    return tmp_path


def dealgraph_command(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the command in the folder."""
    command = [sys.executable, "-m", "dealgraph", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=60, check=False)


def test_the_examples_are_a_valid_graph(folder: Path) -> None:
    """They pass the check, are located, and load."""
    checked = dealgraph_command(folder, "check", "--seeds", "my-graph", "--documents", "documents")
    assert (checked.returncode, checked.stderr) == (0, "")
    assert dealgraph_command(folder, "locate", "--seeds", "my-graph", "--documents", "documents").returncode == 0
    kg = dealgraph.load(folder / "my-graph")
    assert [kg.label(row.object) for row in kg.statements(predicate="lead investor")] == ["First Fund"]
    assert [row.evidence[0].start is None for row in kg.records.statements].count(True) == 0


def test_the_mistakes_are_told_as_the_text_says(folder: Path) -> None:
    """All of them in one run, each with its place and what would mend it."""
    (folder / "my-graph/statements/acme-article.yaml").write_text(FILES["mistakes/acme-article.yaml"], encoding="utf-8")
    shown = TEXT.split("it says\n\n```text\n")[1].split("```")[0]
    checked = dealgraph_command(folder, "check", "--seeds", "my-graph", "--documents", "documents")
    assert checked.stdout == shown
    assert checked.returncode == 1


def test_every_qualifier_is_shown() -> None:
    """A key that no example or table names is a key that nobody finds."""
    from dealgraph.seeds.evidence import QUOTE_KEYS
    from dealgraph.seeds.statements import QUALIFIERS, QUOTATION_KEYS

    keys = (*QUALIFIERS, *QUOTE_KEYS, *QUOTATION_KEYS)
    assert [key for key in keys if f"`{key}" not in TEXT and f"{key}:" not in TEXT] == []
