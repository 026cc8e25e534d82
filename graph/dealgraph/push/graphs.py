"""What is pushed: files of N-Triples, one for each graph of the store."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING

from ..errors import MissingExtraError
from ..rdf import RdfModel, write_rdf

if TYPE_CHECKING:
    from pathlib import Path

    from ..knowledge_graph import KnowledgeGraph

WHOLE, BY_SOURCE = "whole", "by source"


def prepare(kg: KnowledgeGraph, graph: str, split: str, folder: Path) -> dict[str, Path]:
    """Write the graph's triples into `folder` and return the file of each graph of the store.

    WHOLE gives one file, for `graph`. BY_SOURCE gives one for each source, whose graph goes by the source's IRI, and
    one for what is said of no source alone, for `graph`.
    """
    model = RdfModel(kg)
    if split == WHOLE:
        path = folder / "graph.nt"
        with path.open("w", encoding="utf-8", newline="\n") as stream:
            write_rdf(model, "nt", stream)
        return {graph: path}
    quads = folder / "graph.nq"
    with quads.open("w", encoding="utf-8", newline="\n") as stream:
        write_rdf(model, "nq", stream)
    return _divide(quads, graph, folder)


def _divide(quads: Path, graph: str, folder: Path) -> dict[str, Path]:
    try:
        import pyoxigraph
    except ImportError:
        raise MissingExtraError("pushing", "push") from None
    streams: dict[str, IO[str]] = {}
    files: dict[str, Path] = {}
    try:
        for quad in pyoxigraph.parse(path=quads, format=pyoxigraph.RdfFormat.N_QUADS):
            name = graph if isinstance(quad.graph_name, pyoxigraph.DefaultGraph) else quad.graph_name.value
            if name not in streams:
                files[name] = folder / f"{len(files)}.nt"
                streams[name] = files[name].open("w", encoding="utf-8", newline="\n")
            streams[name].write(f"{quad.triple} .\n")
    finally:
        for stream in streams.values():
            stream.close()
    return dict(sorted(files.items()))
