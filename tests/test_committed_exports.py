"""The committed exports are what a build of the committed seeds gives, byte for byte."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from dealgraph.exports import build
from dealgraph.knowledge_graph import KnowledgeGraph

EXPORTS = Path(__file__).resolve().parent.parent / "exports"


def test_a_build_gives_the_committed_files(real: KnowledgeGraph, tmp_path: Path) -> None:
    """After a change of seeds, ontology or writers: `make`, and commit the exports."""
    report = build(real, tmp_path / "exports")
    stale = [name for name in report.files if (EXPORTS / name).read_bytes() != (report.folder / name).read_bytes()]
    if pa.__version__ not in pq.read_metadata(EXPORTS / "statements.parquet").created_by:
        # Parquet names the version of its writer, and these two the checksums of Parquet: `make test-oldest`.
        stale = [name for name in stale if name not in ("dataset.ttl", "manifest.json")]
        stale = [name for name in stale if not is_same_table(EXPORTS / name, report.folder / name)]
    assert stale == []
    assert sorted(path.name for path in EXPORTS.iterdir()) == sorted(report.files)


def is_same_table(one: Path, other: Path) -> bool:
    """Return whether two files of Parquet hold the same rows in columns of the same types."""
    return one.suffix == ".parquet" and bool(pq.read_table(one).equals(pq.read_table(other)))
