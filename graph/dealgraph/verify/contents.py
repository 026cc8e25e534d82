"""Whether an export, read back, holds the records of the seeds: none dropped, none added, none changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..counted import counted
from ..exports.readers import read_gexf, read_graphml, read_networkx, read_tables
from ..rdf.reader import read_rdf
from .compare import first_difference
from .finding import Finding, guarded

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence
    from pathlib import Path

    from ..knowledge_graph import KnowledgeGraph
    from ..records import Records
    from ..vocabulary import Vocabulary
    from .compare import Record

RDF_FILES = tuple(f"graph.{ending}" for ending in ("ttl", "jsonld", "nt", "trig", "nq"))
# These hold entities and statements alone.
GRAPHS = ("graph.graphml", "graph.gexf", "networkx")


def contents(
    kg: KnowledgeGraph, folder: Path, problem_of: Callable[[str], str | None], only: Collection[str] = ()
) -> Iterator[Finding]:
    """Yield a finding for each export, and one for `kg.graph`; `problem_of` says why a file cannot be read.

    `only` names the checks to make, where that is not all of them.
    """
    held = f"{counted(len(kg.records.statements), 'statement')}, the same as in the seeds"
    for name, (files, read) in _readers(folder, kg.vocabulary).items():
        if only and name not in only:
            continue

        # Both names are bound now: the check runs while the loop stands still.
        def difference(
            files: tuple[str, ...] = files, read: Callable[[], Records] = read, name: str = name
        ) -> str | None:
            problem = next(filter(None, map(problem_of, files)), None)
            return problem or records_difference(kg, read(), name not in GRAPHS)

        yield guarded(name, difference, held)
    if not only or "networkx" in only:
        yield guarded("networkx", lambda: records_difference(kg, read_networkx(kg.graph), False), held)


def records_difference(kg: KnowledgeGraph, found: Records, whole: bool) -> str | None:
    """Return in what `found` first differs from the records of `kg`, or None; `whole` adds what graphs do not hold."""
    wanted = kg.records
    pairs: list[tuple[str, Sequence[Record], Sequence[Record]]] = [
        ("entity", wanted.entities, found.entities),
        ("statement", wanted.statements, found.statements),
    ]
    if whole:
        pairs.append(("quotation", wanted.quotations, found.quotations))
        pairs.append(("source", wanted.sources, found.sources))
        pairs.append(("conflict", kg.conflicts_by_id, found.conflicts))
    return next(filter(None, (first_difference(one, other, what) for what, one, other in pairs)), None)


def _readers(folder: Path, vocabulary: Vocabulary) -> dict[str, tuple[tuple[str, ...], Callable[[], Records]]]:
    """Return for each export, or each five tables of one format, its files and what reads them."""

    def page() -> Records:
        from ..page.data import records_of_page

        return records_of_page((folder / "graph.html").read_text(encoding="utf-8"))

    readers: dict[str, tuple[tuple[str, ...], Callable[[], Records]]] = {"graph.html": (("graph.html",), page)}
    for name in RDF_FILES:
        readers[name] = (name,), lambda name=name: read_rdf(folder / name, vocabulary)  # type: ignore[misc]
    readers["graph.graphml"] = ("graph.graphml",), lambda: read_graphml(folder / "graph.graphml")
    readers["graph.gexf"] = ("graph.gexf",), lambda: read_gexf(folder / "graph.gexf")
    for ending in ("jsonl", "csv", "parquet"):
        files = tuple(f"{table}.{ending}" for table in ("entities", "sources", "statements", "quotations", "conflicts"))
        readers[f"*.{ending}"] = files, lambda ending=ending: read_tables(folder, ending)  # type: ignore[misc]
    return readers
