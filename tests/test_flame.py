"""The flame graphs of `python -m bench.profile`."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from bench.flame import WIDTH, flame_graph

ROOT = Path(__file__).resolve().parent.parent


def boxes(svg: str) -> dict[str, float]:
    """Return the width of each box by what it says when one points at it."""
    groups = [node for node in ET.fromstring(svg).iter() if node.tag.endswith("}g")]
    return {node[0].text or "": float(node[1].get("width", "0")) for node in groups}


def test_a_box_is_as_wide_as_its_share() -> None:
    """Also where its caller ran lines of its own; what is too narrow to see is left out."""
    weights = {("a",): 250, ("a", "b<c>"): 749, ("d",): 1}
    found = boxes(flame_graph("A title & more", weights))
    assert list(found) == ["a: 99.9%", "b<c>: 74.9%"]
    assert list(found.values()) == pytest.approx([0.999 * WIDTH, 0.749 * WIDTH], abs=1)
    assert flame_graph("A title & more", weights) == flame_graph("A title & more", dict(reversed(weights.items())))


def test_a_profile_of_loading_shows_who_reads(tmp_path: Path) -> None:
    """The command as the documents give it, for a small graph."""
    out = tmp_path / "load.svg"
    command = [sys.executable, "-m", "bench.profile", "load", "--size", "2000", "--runs", "30", "--out", str(out)]
    subprocess.run(command, cwd=ROOT, check=True)
    found = boxes(out.read_text(encoding="utf-8"))
    assert any(name.startswith("dealgraph.bulk.read_bulk: ") for name in found)
    assert "2,000 statements" in out.read_text(encoding="utf-8")
