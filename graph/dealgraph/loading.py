"""`dealgraph.load()`: from a seeds folder to a KnowledgeGraph."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from .knowledge_graph import KnowledgeGraph
from .resources import shipped
from .seeds import read_seeds
from .vocabulary import shipped_vocabulary

if TYPE_CHECKING:
    import os
    from collections.abc import Callable


def load(seeds: str | os.PathLike[str] | None = None) -> KnowledgeGraph:
    """Return the graph of a seeds folder, or the shipped one.

    Raises SeedsError, which lists every problem, where the seeds have errors.
    """
    return load_folder(Path(seeds) if seeds is not None else shipped("seeds"))


def load_folder(folder: Path, progress: Callable[[str, int, int], None] | None = None) -> KnowledgeGraph:
    """Return the graph of the seeds folder; `progress` is called with (file, number, count). Raises SeedsError."""
    return KnowledgeGraph(read_seeds(folder, progress=progress).require_valid(), shipped_vocabulary())
