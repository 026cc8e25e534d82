"""Whether a rebuild in a temporary folder gives the same bytes.

This is the check that nothing escapes: whatever stands in an export and in no record (labels, the page's script)
follows from the seeds and the code alone.
"""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..errors import MissingExtraError, shorten
from ..exports import build
from ..exports.files import DATASET
from ..exports.manifest import NAME as MANIFEST
from .checksums import manifest_of
from .finding import Finding, guarded

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..knowledge_graph import KnowledgeGraph

CHUNK = 1024 * 1024


def rebuild(kg: KnowledgeGraph, folder: Path, problem_of: Callable[[str], str | None]) -> Finding:
    """Return whether `folder` holds what a build of `kg` gives; `problem_of` says why a file cannot be read.

    Parquet files that another version of pyarrow wrote have other bytes; of these the tables are compared.
    """
    words: list[str] = []

    def difference() -> str | None:
        with tempfile.TemporaryDirectory(prefix="dealgraph-verify-") as aside:
            report = build(kg, Path(aside) / "exports")
            again = report.folder
            other = _other_pyarrow(again, folder)
            if other:
                words.append(f"; of *.parquet, which pyarrow {other} wrote, the same tables")
            # The manifest comes last: it differs wherever another file does.
            for name in report.files:
                found = problem_of(name) or _difference(again / name, folder / name, bool(other))
                if found:
                    return found
        return None

    finding = guarded("rebuild", difference, "a rebuild gives the same bytes")
    return finding._replace(words=finding.words + "".join(words)) if finding.held else finding


def _other_pyarrow(again: Path, folder: Path) -> str:
    """Return the version of pyarrow that wrote the exports, where it is not the present one, else ""."""
    mine, other = (manifest_of(place)["written_with"]["pyarrow"] for place in (again, folder))
    return "" if mine == other else str(other)


def _difference(expected: Path, found: Path, other_pyarrow: bool) -> str | None:
    if other_pyarrow and expected.suffix == ".parquet":
        return _tables_difference(expected, found)
    if other_pyarrow and expected.name == DATASET:
        # It tells the sizes of the Parquet files: `description` holds it against the files that stand there.
        return None
    if other_pyarrow and expected.name == MANIFEST:
        one, other = (_without_parquet(manifest_of(path.parent)) for path in (expected, found))
        return None if one == other else f"{MANIFEST} says something else"
    return bytes_difference(expected, found)


def bytes_difference(expected: Path, found: Path) -> str | None:
    """Return where the bytes of `found` first differ from those of `expected`, in words, or None."""
    before, line = 0, 1
    with expected.open("rb") as one, found.open("rb") as other:
        while True:
            mine, its = one.read(CHUNK), other.read(CHUNK)
            if mine == its:
                if not mine:
                    return None
                before, line = before + len(mine), line + mine.count(b"\n")
                continue
            place = next(
                (number for number, (a, b) in enumerate(zip(mine, its, strict=False)) if a != b),
                min(len(mine), len(its)),
            )
            return _words(found.name, before + place, line + mine.count(b"\n", 0, place), (mine, its), place)


def _words(name: str, offset: int, line: int, chunks: tuple[bytes, bytes], place: int) -> str:
    if name.endswith(".parquet"):
        return f"{name} comes out with other bytes, from byte {offset + 1:,} on"
    shown = []
    for chunk in chunks:
        start = max(chunk.rfind(b"\n", 0, place) + 1, place - 30)
        end = chunk.find(b"\n", place)
        text = chunk[start : end if end >= 0 else len(chunk)][:90].decode("utf-8", "replace")
        shown.append(shorten(repr(text)) if text else "its end")
    return f"{name} comes out with other bytes, from line {line:,} on: {shown[1]} instead of {shown[0]}"


def _tables_difference(expected: Path, found: Path) -> str | None:
    try:
        import pyarrow.parquet as pq
    except ImportError:
        raise MissingExtraError("comparing Parquet", "tables") from None
    one, other = pq.read_table(expected), pq.read_table(found)
    if one.schema != other.schema:
        return f"{found.name} has other columns"
    return None if one.equals(other) else f"{found.name} holds other rows"


def _without_parquet(manifest: dict[str, Any]) -> str:
    files = {name: entry for name, entry in manifest["files"].items() if not name.endswith((".parquet", DATASET))}
    return json.dumps({**manifest, "written_with": {**manifest["written_with"], "pyarrow": ""}, "files": files})
