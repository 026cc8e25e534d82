"""The committed exports are what a build of the committed seeds gives, byte for byte."""

from __future__ import annotations

from pathlib import Path

from dealgraph.exports import build
from dealgraph.knowledge_graph import KnowledgeGraph

EXPORTS = Path(__file__).resolve().parent.parent / "exports"


def test_a_build_gives_the_committed_files(real: KnowledgeGraph, tmp_path: Path) -> None:
    """After a change of seeds, ontology or writers: `make`, and commit the exports."""
    report = build(real, tmp_path / "exports")
    stale = [name for name in report.files if (EXPORTS / name).read_bytes() != (report.folder / name).read_bytes()]
    assert stale == []
    assert sorted(path.name for path in EXPORTS.iterdir()) == sorted(report.files)
