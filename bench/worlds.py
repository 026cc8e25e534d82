"""What is measured: made graphs of each size, as records, seeds, tables and RDF, each made once in a run."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from dealgraph.exports.files import EXPORTS
from dealgraph.knowledge_graph import KnowledgeGraph
from dealgraph.vocabulary import shipped_vocabulary

from .generate import generate, write_seeds

if TYPE_CHECKING:
    from dealgraph.records import Records

SIZES = (1_000, 10_000, 100_000, 1_000_000)


@dataclass
class Bench:
    """A run of the bench: how often each is measured, at which sizes, and the graphs of these sizes."""

    runs: int
    sizes: tuple[int, ...]
    scratch: Path
    _graphs: dict[int, KnowledgeGraph] = field(default_factory=dict)

    def __post_init__(self) -> None:
        os.environ["DEALGRAPH_CACHE"] = str(self.scratch / "cache")

    def at(self, *sizes: int) -> tuple[int, ...]:
        """Return those of the sizes at which this run measures."""
        return tuple(size for size in sizes if size in self.sizes)

    def few(self, size: int) -> int:
        """Return how often to measure what takes long at this size."""
        return self.runs if size <= 10_000 else min(self.runs, 5) if size <= 100_000 else max(1, self.runs // 3)

    def seeds(self, size: int) -> Path:
        """Return a folder of seeds (YAML) with `size` statements."""
        folder = self.scratch / f"seeds-{size}"
        return folder if folder.exists() else write_seeds(*generate(size), folder)

    def tables(self, size: int, ending: str = "jsonl") -> Path:
        """Return a folder with the tables, as we export them, of a graph with `size` statements."""
        folder = self.scratch / f"tables-{size}-{ending}"
        if not folder.exists():
            folder.mkdir(parents=True)
            for table in ("entities", "sources", "statements"):
                name = f"{table}.{ending}"
                EXPORTS[name].write(self.graph(size), folder / name)
            self._graphs.pop(size if size > 100_000 else -1, None)
        return folder

    def file(self, size: int, name: str) -> Path:
        """Return the export `name`, such as graph.nq, of a graph with `size` statements."""
        path = self.scratch / f"{size}-{name}"
        if not path.exists():
            EXPORTS[name].write(self.graph(size), path)
        return path

    def graph(self, size: int) -> KnowledgeGraph:
        """Return the graph with `size` statements."""
        if size not in self._graphs:
            records: Records = generate(size)[0]
            self._graphs[size] = KnowledgeGraph(records, shipped_vocabulary())
        return self._graphs[size]
