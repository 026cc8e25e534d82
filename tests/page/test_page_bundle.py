"""The committed script and style are what the sources give, and the sources pass their own checks."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCES = ROOT / "graph" / "page"
ASSETS = ROOT / "graph" / "dealgraph" / "page" / "assets"


@pytest.fixture(scope="module")
def npm():
    """The path of npm, where it and the packages of package-lock.json are installed."""
    found = shutil.which("npm")
    if found and (SOURCES / "node_modules").is_dir():
        return found
    if os.environ.get("CI"):
        pytest.fail(
            "npm or graph/page/node_modules is missing, and in CI this test is obligatory: run `npm ci` in graph/page"
        )
    pytest.skip("no Node: the committed bundle is used as it is (`npm ci` in graph/page to check it)")
    return ""


def test_the_committed_bundle_is_what_the_sources_give(npm, tmp_path):
    """Building anew gives the committed files, byte for byte."""
    subprocess.run([npm, "run", "--silent", "build", "--", "--out", str(tmp_path)], cwd=SOURCES, check=True)
    for name in ("page.js", "page.css"):
        assert (ASSETS / name).read_bytes() == (tmp_path / name).read_bytes()


@pytest.mark.parametrize("script", ["check", "test"])
def test_the_sources_pass_their_own_checks(npm, script):
    """Types, lint, format and unit tests of the TypeScript sources pass."""
    done = subprocess.run([npm, "run", "--silent", script], cwd=SOURCES, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
