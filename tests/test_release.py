"""What is released: reproducible archives, few dependencies with lower bounds, licences that can be told."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
import tarfile
import tomllib
from pathlib import Path

import pytest

import audit

ROOT = Path(__file__).resolve().parent.parent
LEFT_OUT = (
    ".venv",
    ".git",
    "exports",
    "node_modules",
    "__pycache__",
    ".mypy_cache",
    ".ruff_cache",
    ".pytest_cache",
    "dist",
)


def archives(folder: Path, epoch: str) -> dict[str, str]:
    """Build the source distribution and the wheel of a copy of the checkout; return their SHA-256 by name."""
    source = folder / "checkout"
    shutil.copytree(ROOT, source, ignore=shutil.ignore_patterns(*LEFT_OUT))
    # Another time, another mode: what a checkout somewhere else may have.
    for number, path in enumerate(sorted(source.rglob("*"))):
        os.utime(path, (1_500_000_000 + number * len(str(folder)), 1_600_000_000 + number))
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder / "dist"), str(source)]
    environment = {
        **os.environ,
        "SOURCE_DATE_EPOCH": epoch,
        "TZ": "Pacific/Kiritimati" if "b" in folder.name else "UTC",
    }
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment, timeout=600)
    assert done.returncode == 0, done.stdout + done.stderr
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted((folder / "dist").iterdir())}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    """The archives of one checkout."""
    folder = tmp_path_factory.mktemp("a")
    return folder / "dist", archives(folder, "1700000000")


def test_two_checkouts_give_the_same_archives(
    built: tuple[Path, dict[str, str]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Source distribution and wheel, whatever the times of the files, the folder and the time zone."""
    assert [name.rpartition(".")[2] for name in built[1]] == ["whl", "gz"]
    assert archives(tmp_path_factory.mktemp("b"), "1700000000") == built[1]


def test_the_source_distribution_holds_what_a_build_needs_and_no_more(built: tuple[Path, dict[str, str]]) -> None:
    """Nothing from outside the checkout, no links, no caches."""
    (path,) = built[0].glob("*.tar.gz")
    with tarfile.open(path) as archive:
        members = archive.getmembers()
    names = {member.name.partition("/")[2] for member in members}
    assert {
        "pyproject.toml",
        "README.md",
        "LICENSE",
        "SECURITY.md",
        "graph/dealgraph/__init__.py",
        "seeds/sources.yaml",
    } <= names
    assert {member.mtime for member in members} == {1700000000}
    assert all(member.isreg() or member.isdir() for member in members)
    assert [
        name
        for name in names
        if "node_modules" in name or "__pycache__" in name or name.startswith(("/", "exports", ".venv"))
    ] == []


def test_every_requirement_has_a_lower_bound_and_no_upper_one() -> None:
    """So that a newer release of a library never keeps anybody from installing."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    groups = [
        project["dependencies"],
        *(lines for name, lines in project["optional-dependencies"].items() if name != "all"),
    ]
    for line in (line for group in groups for line in group):
        assert re.fullmatch(r"[A-Za-z0-9._-]+>=\d[\d.]*", line), line
    assert len(project["dependencies"]) <= 5


def test_every_installed_licence_is_known(capsys: pytest.CaptureFixture[str]) -> None:
    """And copyleft stands in an extra alone."""
    assert audit.main() == 0
    shown = capsys.readouterr().out
    assert shown.splitlines()[-1].endswith("0 to look at")
    core = {row.name for row in audit.installed(())}
    assert core == {"argcomplete", "msgspec", "networkx", "pyparsing", "PyYAML", "rdflib"}


def test_an_unknown_licence_is_an_error() -> None:
    """Whatever it is called."""
    rows = [audit.Row("x", "1", "", "y"), audit.Row("x", "1", "Proprietary", "y"), audit.Row("x", "1", "GPL-3.0", "y")]
    assert len(audit.complaints(rows)) == 3
    assert audit.complaints([audit.Row("x", "1", "MIT", "y"), audit.Row("igraph", "1", "GPL", "y")]) == []
