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


def load(seeds: str | os.PathLike[str] | None = None) -> KnowledgeGraph:
    """Return the graph of a seeds folder, or the shipped one.

    Raises SeedsError, which lists every problem, where the seeds have errors.
    """
    folder = Path(seeds) if seeds is not None else shipped("seeds")
    return KnowledgeGraph(read_seeds(folder).require_valid(), shipped_vocabulary())
