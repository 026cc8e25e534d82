"""The registry of exports: one entry a file, with the function that writes it."""

from __future__ import annotations

import tempfile
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from .tables import COLUMNS, write_csv, write_jsonl, write_parquet
from .xml_graphs import write_gexf, write_graphml

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TextIO

    from ..knowledge_graph import KnowledgeGraph

DATASET = "dataset.ttl"


class Export(NamedTuple):
    """A file of the exports: what it is, and how it is written to `path`."""

    file: str
    what: str
    media_type: str
    write: Callable[[KnowledgeGraph, Path], None]


def _text(write: Callable[[KnowledgeGraph, TextIO], None]) -> Callable[[KnowledgeGraph, Path], None]:
    def to_path(kg: KnowledgeGraph, path: Path) -> None:
        with path.open("w", encoding="utf-8", newline="\n") as stream:
            write(kg, stream)

    return to_path


def _rdf(format: str) -> Callable[[KnowledgeGraph, Path], None]:  # noqa: A002
    def write(kg: KnowledgeGraph, stream: TextIO) -> None:
        from ..rdf import RdfModel, write_rdf

        write_rdf(RdfModel(kg), format, stream)

    return _text(write)


def _html(kg: KnowledgeGraph, stream: TextIO) -> None:
    from ..page import render_page

    stream.write(render_page(kg))


def description(kg: KnowledgeGraph, folder: Path) -> str:
    """Return what DATASET says of the other exports, which stand in `folder`. Raises OSError where one is missing."""
    from ..rdf.dataset import DataFile, dataset

    others = [one for one in EXPORTS.values() if one.file != DATASET]
    return dataset(kg, folder, [DataFile(one.file, one.what, one.media_type) for one in others])


def _dataset(kg: KnowledgeGraph, path: Path) -> None:
    """Describe the files beside `path`; those that are not there are written aside for it."""
    others = [one for one in EXPORTS.values() if one.file != DATASET]
    with tempfile.TemporaryDirectory(prefix="dealgraph-dataset-") as aside:
        folder = path.parent
        if not all((folder / one.file).is_file() for one in others):
            folder = Path(aside)
            for one in others:
                one.write(kg, folder / one.file)
        path.write_text(description(kg, folder), encoding="utf-8", newline="\n")


def _table(table: str) -> list[Export]:
    return [
        Export(
            f"{table}.jsonl", f"{table}, a JSON object a line", "application/x-ndjson", _text(partial(_jsonl, table))
        ),
        Export(f"{table}.csv", f"{table} for spreadsheets", "text/csv", _text(partial(_csv, table))),
        Export(f"{table}.parquet", f"{table}, columnar", "application/vnd.apache.parquet", partial(_parquet, table)),
    ]


def _jsonl(table: str, kg: KnowledgeGraph, stream: TextIO) -> None:
    write_jsonl(kg, table, stream)


def _csv(table: str, kg: KnowledgeGraph, stream: TextIO) -> None:
    write_csv(kg, table, stream)


def _parquet(table: str, kg: KnowledgeGraph, path: Path) -> None:
    write_parquet(kg, table, path)


EXPORTS: dict[str, Export] = {
    export.file: export
    for export in (
        Export("graph.html", "the analysts' page: one file, opens from disk", "text/html", _text(_html)),
        Export("graph.ttl", "the graph in Turtle", "text/turtle", _rdf("ttl")),
        Export("graph.jsonld", "the graph in JSON-LD", "application/ld+json", _rdf("jsonld")),
        Export("graph.nt", "the graph in N-Triples", "application/n-triples", _rdf("nt")),
        Export("graph.trig", "the graph in TriG, a named graph a source", "application/trig", _rdf("trig")),
        Export("graph.nq", "the graph in N-Quads, a named graph a source", "application/n-quads", _rdf("nq")),
        Export("graph.graphml", "for Gephi, yEd, Cytoscape, igraph", "application/graphml+xml", _text(write_graphml)),
        Export("graph.gexf", "for Gephi", "application/gexf+xml", _text(write_gexf)),
        *(export for table in COLUMNS for export in _table(table)),
        # Last, because it says of the others how large they are, and their checksums.
        Export(DATASET, "what the files are, in VoID and DCAT, with their checksums", "text/turtle", _dataset),
    )
}

# What only `dealgraph export` writes, because few tools read it yet.
MORE_EXPORTS: dict[str, Export] = {
    export.file: export
    for export in (
        Export(
            "graph.rdf12.nt",
            "the graph in N-Triples of RDF 1.2, with the triple of each statement as a triple term",
            "application/n-triples",
            _rdf("rdf12.nt"),
        ),
    )
}
