"""All checks of `dealgraph verify`, each a function that yields findings."""

from __future__ import annotations

import hashlib
import json
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ..errors import DealgraphError, MissingExtraError, shorten
from ..evidence import Documents, locate_quotes
from ..exports import EXPORTS, build
from ..exports.manifest import NAME as MANIFEST
from ..exports.readers import read_gexf, read_graphml, read_tables
from ..knowledge_graph import KnowledgeGraph
from ..rdf.reader import read_rdf
from ..seeds import read_seeds
from .compare import first_difference
from .shapes import shapes_report
from .triples import hash_difference, triples_difference

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from ..records import Records
    from ..seeds import Seeds
    from ..vocabulary import Vocabulary
    from .compare import Record


class Finding(NamedTuple):
    """What a check found: it held (True), did not (False), or could not be run (None); and a line that says so."""

    check: str
    held: bool | None
    words: str


def verify(
    seeds_folder: Path,
    exports: Path,
    vocabulary: Vocabulary,
    documents: Path | None = None,
    rebuild: bool = True,
) -> Iterator[Finding]:
    """Yield the findings one after the other: seeds, receipts, checksums, each export, shapes, and a rebuild."""
    seeds = read_seeds(seeds_folder, vocabulary)
    yield _seeds(seeds)
    if seeds.problems:
        return
    kg = KnowledgeGraph(seeds.records, vocabulary)
    yield _receipts(seeds, documents)
    if not exports.is_dir():
        yield Finding("exports", False, f"there is no folder {exports}; `dealgraph build` writes it")
        return
    yield from _checksums(exports)
    for name, read in _readers(exports, vocabulary).items():
        yield _export(name, read, kg)
    yield _networkx(kg)
    yield _guarded("triples", lambda: triples_difference(exports), "all RDF files hold the same triples")
    yield _guarded("canonical hash", lambda: hash_difference(exports), "graph.nq has the hash that manifest.json names")
    yield shapes_finding(exports)
    if rebuild:
        yield _rebuild(kg, exports)


def _seeds(seeds: Seeds) -> Finding:
    if seeds.problems:
        more = f" (and {len(seeds.problems) - 1} more: `dealgraph check`)" if len(seeds.problems) > 1 else ""
        return Finding("seeds", False, f"{seeds.problems[0]}{more}")
    rows = seeds.records
    counts = f"{len(rows.entities)} entities, {len(rows.statements)} statements, {len(rows.quotations)} quotations"
    return Finding("seeds", True, f"no errors: {counts}")


def _receipts(seeds: Seeds, folder: Path | None) -> Finding:
    if folder is None:
        missing = f"; {seeds.unlocated} quotes have no place yet" if seeds.unlocated else ""
        return Finding("receipts", None, f"not checked without the documents (--documents DIR){missing}")
    location = locate_quotes(seeds, Documents(folder))
    if location.problems:
        return Finding("receipts", False, str(location.problems[0]))
    if location.missing:
        return Finding("receipts", False, f"the document {location.missing[0]} is not in {folder}")
    if location.lock != seeds.lock:
        return Finding("receipts", False, "evidence.lock is out of date; `dealgraph locate` writes it anew")
    count, texts = len(location.lock.quotes), len(location.lock.documents)
    where = f"{texts} document{'' if texts == 1 else 's'}"
    return Finding("receipts", True, f"{count} quotes stand to the letter in {where}")


def _checksums(folder: Path) -> Iterator[Finding]:
    try:
        files = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))["files"]
        for name in EXPORTS:
            problem = _checksum(folder / name, files.get(name))
            if problem:
                yield Finding("checksums", False, problem)
                return
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        yield Finding("checksums", False, f"{MANIFEST} cannot be read: {error}")
        return
    yield Finding("checksums", True, f"{len(EXPORTS)} files are as {MANIFEST} says")


def _checksum(path: Path, entry: dict[str, object] | None) -> str | None:
    if entry is None:
        return f"{path.name} is not in {MANIFEST}"
    if not path.is_file():
        return f"{path.name} is missing"
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    return (
        None
        if digest == entry["sha256"]
        else f"{path.name} has the checksum {digest[:12]}…, not {str(entry['sha256'])[:12]}…"
    )


def _readers(folder: Path, vocabulary: Vocabulary) -> dict[str, Callable[[], Records]]:
    def page() -> Records:
        from ..page.data import records_of_page

        return records_of_page((folder / "graph.html").read_text(encoding="utf-8"))

    readers: dict[str, Callable[[], Records]] = {"graph.html": page}
    for ending in ("ttl", "jsonld", "nt", "trig", "nq"):
        readers[f"graph.{ending}"] = lambda ending=ending: read_rdf(folder / f"graph.{ending}", vocabulary)  # type: ignore[misc]
    readers["graph.graphml"] = lambda: read_graphml(folder / "graph.graphml")
    readers["graph.gexf"] = lambda: read_gexf(folder / "graph.gexf")
    for ending in ("jsonl", "csv", "parquet"):
        readers[f"*.{ending}"] = lambda ending=ending: read_tables(folder, ending)  # type: ignore[misc]
    return readers


def _export(name: str, read: Callable[[], Records], kg: KnowledgeGraph) -> Finding:
    def difference() -> str | None:
        found, wanted = read(), kg.records
        pairs: list[tuple[str, Sequence[Record], Sequence[Record]]] = [
            ("entity", wanted.entities, found.entities),
            ("statement", wanted.statements, found.statements),
        ]
        if name not in ("graph.graphml", "graph.gexf"):
            pairs.append(("quotation", wanted.quotations, found.quotations))
            pairs.append(("source", wanted.sources, found.sources))
            pairs.append(("conflict", tuple(kg.conflicts()), found.conflicts))
        return next(filter(None, (first_difference(one, other, what) for what, one, other in pairs)), None)

    return _guarded(name, difference, f"{len(kg.records.statements)} statements, the same as in the seeds")


def _networkx(kg: KnowledgeGraph) -> Finding:
    def difference() -> str | None:
        wanted = {(row.subject, row.object, row.id) for row in kg.records.statements if row.object is not None}
        found = set(kg.graph.edges(keys=True))
        apart = sorted(map(str, wanted ^ found))
        return f"the edge {apart[0]} stands on one side alone" if apart else None

    return _guarded("networkx", difference, "every statement between entities is one edge, in its direction")


def shapes_finding(folder: Path) -> Finding:
    """Return whether graph.ttl conforms to the SHACL shapes."""
    return _guarded("shapes", lambda: shapes_report(folder / "graph.ttl"), "graph.ttl conforms to ontology/shapes.ttl")


def _rebuild(kg: KnowledgeGraph, folder: Path) -> Finding:
    def difference() -> str | None:
        with tempfile.TemporaryDirectory(prefix="dealgraph-verify-") as aside:
            again = build(kg, Path(aside) / "exports")
            for name in again.files:
                if (folder / name).read_bytes() != (again.folder / name).read_bytes():
                    return f"{name} comes out with other bytes"
        return None

    return _guarded("rebuild", difference, "a rebuild gives the same bytes")


def _guarded(check: str, difference: Callable[[], str | None], held: str) -> Finding:
    """Turn a difference, or a file that cannot be read, into a finding; a missing optional package is no failure."""
    try:
        found = difference()
    except MissingExtraError as error:
        return Finding(check, None, f"not checked: {error}")
    except (DealgraphError, OSError, ValueError) as error:
        return Finding(check, False, shorten(str(error), 300))
    return Finding(check, found is None, found or held)
