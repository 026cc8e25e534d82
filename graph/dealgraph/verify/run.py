"""All checks of `dealgraph verify`, one after the other."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ..counted import counted, counted_records
from ..evidence import Documents, locate_quotes
from ..exports.files import DATASET, EXPORTS
from ..knowledge_graph import KnowledgeGraph
from ..reading import check_readings
from ..seeds import read_seeds
from .answers import answers_difference
from .checksums import checksums, readable
from .contents import RDF_FILES, contents
from .description import description_difference
from .finding import Finding, guarded
from .rebuild import rebuild as rebuild_finding
from .shapes import shapes_report
from .triples import hash_difference, triples_difference

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ..seeds import Seeds
    from ..vocabulary import Vocabulary


def verify(
    seeds_folder: Path,
    exports: Path | None,
    vocabulary: Vocabulary,
    documents: Path | None = None,
    rebuild: bool = True,
    shapes: bool = True,
) -> Iterator[Finding]:
    """Yield the findings one after the other: seeds, receipts, checksums, each export, a rebuild, shapes.

    The seeds are what everything else is held against: whoever holds them can tell whether exports that somebody
    else made are true to them, whatever their manifest says. The longest check, by SHACL, comes last. Without
    `exports` those in the folder `exports` are checked, where there is one.
    """
    seeds = read_seeds(seeds_folder, vocabulary)
    yield _seeds(seeds, vocabulary)
    if seeds.problems:
        return
    kg = KnowledgeGraph(seeds.records, vocabulary, seeds.metadata)
    yield _receipts(seeds, documents)
    if exports is None:
        exports = Path("exports")
        if not exports.exists():
            mend = "`dealgraph build` writes one, --exports DIR names another"
            yield Finding("exports", None, f"not checked: there is no folder {exports} here; {mend}")
            return
    if not exports.is_dir():
        yield Finding("exports", False, f"there is no folder {exports}; `dealgraph build` writes it")
        return
    yield checksums(exports)
    problem_of = readable(exports, sum(map(len, (kg.records.entities, kg.records.statements, kg.records.quotations))))
    yield from contents(kg, exports, problem_of)

    def of_rdf(difference: Callable[[], str | None]) -> Callable[[], str | None]:
        return lambda: next(filter(None, map(problem_of, RDF_FILES)), None) or difference()

    triples = of_rdf(lambda: triples_difference(kg, exports))
    yield guarded("triples", triples, "all RDF files hold the triples of the seeds and no other")
    answers = of_rdf(lambda: answers_difference(kg, exports))
    yield guarded("sparql", answers, "asked in SPARQL, all RDF files answer with the statements of the seeds")
    hashed = of_rdf(lambda: hash_difference(exports))
    yield guarded("canonical hash", hashed, "graph.nq has the hash that manifest.json names")

    def described() -> str | None:
        return next(filter(None, map(problem_of, EXPORTS)), None) or description_difference(kg, exports)

    yield guarded(DATASET, described, "it describes the files that stand beside it")
    if rebuild:
        yield rebuild_finding(kg, exports, problem_of)
    if shapes:
        report = of_rdf(lambda: shapes_report(exports / "graph.ttl"))
        yield guarded("shapes", report, "graph.ttl conforms to ontology/shapes.ttl")


def _seeds(seeds: Seeds, vocabulary: Vocabulary) -> Finding:
    problems = sorted([*seeds.problems, *check_readings(seeds, vocabulary)])
    if problems:
        more = f" (and {len(problems) - 1} more: `dealgraph check`)" if len(problems) > 1 else ""
        return Finding("seeds", False, f"{problems[0]}{more}")
    rows = seeds.records
    counts = counted_records(rows, "entities", "statements", "quotations")
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
    where = counted(texts, "document")
    return Finding("receipts", True, f"{count} quotes stand to the letter in {where}")
