"""`manifest.json`: counts, versions, and the SHA-256 of every other file; no clock time and no machine name."""

from __future__ import annotations

import hashlib
import importlib.metadata
import json
from collections import Counter
from typing import TYPE_CHECKING, Any

import msgspec

from ..rdf.canonical_hash import ALGORITHM, canonical_hash
from .files import EXPORTS

if TYPE_CHECKING:
    from pathlib import Path

    from ..knowledge_graph import KnowledgeGraph

NAME = "manifest.json"
# The libraries whose version can change the bytes of an export.
_WRITERS = ("pyarrow", "pyvis")


def manifest(kg: KnowledgeGraph, folder: Path) -> dict[str, Any]:
    """Return the manifest of the exports that stand in `folder`."""
    from .. import __version__

    rows = kg.records
    described = msgspec.to_builtins(kg.metadata)
    return {
        **({"dataset": described} if described else {}),
        "dealgraph": __version__,
        "ontology": kg.vocabulary.about.version,
        "written_with": {name: _version(name) for name in _WRITERS},
        "counts": {
            "entities": len(rows.entities),
            "sources": len(rows.sources),
            "statements": len(rows.statements),
            "quotations": len(rows.quotations),
            "conflicts": len(kg.conflicts_by_id),
            "entities_by_type": dict(sorted(Counter(entity.type for entity in rows.entities).items())),
            "statements_by_stance": dict(sorted(Counter(row.stance for row in rows.statements).items())),
            "conflicts_by_kind": dict(sorted(Counter(row.kind for row in kg.conflicts_by_id).items())),
        },
        "canonical_hash": {"algorithm": ALGORITHM, "value": canonical_hash(folder / "graph.nq")},
        "files": {name: _file(folder / name, EXPORTS[name].media_type) for name in sorted(EXPORTS)},
    }


def write_manifest(kg: KnowledgeGraph, folder: Path) -> None:
    """Write the manifest of `folder` into it."""
    text = json.dumps(manifest(kg, folder), ensure_ascii=False, indent=2) + "\n"
    (folder / NAME).write_text(text, encoding="utf-8", newline="\n")


def _file(path: Path, media_type: str) -> dict[str, Any]:
    with path.open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
    return {"bytes": path.stat().st_size, "media_type": media_type, "sha256": digest}


def _version(name: str) -> str:
    try:
        return importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return ""
