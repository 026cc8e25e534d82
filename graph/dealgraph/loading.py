"""`dealgraph.load()`: from seeds, exports, RDF, or several of them, to a KnowledgeGraph."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from .filters import MOST_NAMED
from .knowledge_graph import KnowledgeGraph
from .resources import shipped
from .snapshot import Snapshot, snapshot_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from .records import Records
    from .vocabulary import Vocabulary

    Place = str | os.PathLike[str]
    Progress = Callable[[str, int, int], None]

_RDF = (".ttl", ".nt", ".nq", ".trig", ".jsonld")
_GRAPHS = (".graphml", ".gexf", ".json")


def load(seeds: Place | None = None, *more: Place) -> KnowledgeGraph:
    """Return the graph of a place, of several places as one, or the shipped one.

    A place is a folder of seeds; a folder of tables, such as our exports (`entities` and `statements` as .jsonl,
    .parquet or .csv, the first of these that is there); a file of RDF (.ttl .nt .nq .trig .jsonld); or a GraphML,
    GEXF or node-link JSON file (.graphml .gexf .json) as dealgraph writes them. Each place holds a whole
    graph; `dealgraph.uniting` has the rules for records of several places that meet.

    Seeds that were read before without a problem come from a snapshot in the user's cache folder, unless anything
    in them has changed; see `dealgraph.snapshot` and `dealgraph.cache`.

    Raises SeedsError, which lists every problem; RdfError or ExportError for files that cannot be parsed;
    NotFoundError where there is no such place, or a file of a kind that holds no graph.

    >>> kg = dealgraph.load("my-graph")
    >>> kg
    <KnowledgeGraph: 12 entities, 16 statements, 2 quotations, 1 source>
    >>> dealgraph.load("my-graph", "my-graph").records == kg.records
    True
    """
    first = _existing(seeds) if seeds is not None else shipped("seeds")
    if not more:
        return load_folder(first)
    from .uniting import unite

    graphs = [(place, load_folder(place)) for place in (first, *map(_existing, more))]
    records = unite([(os.fspath(place), kg.records) for place, kg in graphs])
    return KnowledgeGraph(records, graphs[0][1].vocabulary)


def _existing(place: Place) -> Path:
    """Return the path of a place. Raises TypeError for what is no path, NotFoundError where nothing stands there."""
    from .arguments import described
    from .errors import NotFoundError

    if not isinstance(place, (str, os.PathLike)):
        raise TypeError(f"a place is the path of a folder or a file; {described(place)}")
    path = Path(place)
    if not path.exists():
        near = "" if path.is_absolute() else f" in {Path.cwd()}"
        raise NotFoundError(f"there is no file or folder {os.fspath(place)}{near}")
    return path


def load_folder(place: Path, progress: Progress | None = None, *, fresh: bool = False) -> KnowledgeGraph:
    """Return the graph of one place, as `load` does; `progress` is called with (file, number, count).

    With `fresh`, every file is read and checked anew, whatever snapshot there is. Raises what `load` raises.
    """
    if place.is_file():
        return _load_file(place)
    if not (place / "statements").exists():
        from .bulk import read_bulk, tables_of

        ending = tables_of(place)
        if ending is not None:
            vocabulary = _vocabulary()
            return KnowledgeGraph(read_bulk(place, ending, vocabulary, progress, fresh=fresh), vocabulary)

    def read() -> Snapshot:
        from .seeds import read_seeds
        from .vocabulary import read_vocabulary

        # Not the vocabulary that this process may have read earlier: the snapshot's key is of the files as they stand.
        vocabulary = read_vocabulary(shipped("ontology"))
        seeds = read_seeds(place, vocabulary, progress)
        return Snapshot(vocabulary, seeds.require_valid(), seeds.metadata)

    found = read() if fresh else snapshot_of(place, read)
    return KnowledgeGraph(found.records, found.vocabulary, found.metadata)


def from_rdf(path: Place, base: str | None = None) -> KnowledgeGraph:
    """Return the graph that an RDF file of ours holds; `base` is the namespace of its resources where it is not ours.

    Raises RdfError where the file cannot be read, SeedsError where what it says does not hold together.
    """
    from .rdf.reader import read_rdf

    vocabulary = _vocabulary()
    return _checked(read_rdf(Path(path), vocabulary, base), Path(path), vocabulary)


def _load_file(path: Path) -> KnowledgeGraph:
    from .errors import NotFoundError

    if path.suffix in _RDF:
        return from_rdf(path)
    if path.suffix in _GRAPHS:
        from .exports.readers import read_gexf, read_graphml, read_node_link

        read = {".graphml": read_graphml, ".gexf": read_gexf, ".json": read_node_link}[path.suffix]
        records = read(path)
        _refuse_part(records, path)
        return _checked(records, path, _vocabulary())
    mend = f"give a folder of seeds or tables, or a file that ends in {', '.join((*_RDF, *_GRAPHS))}"
    raise NotFoundError(f"{path} is no graph; {mend}")


def _refuse_part(records: Records, path: Path) -> None:
    """Raise ExportError where statements name who is no node: networkx keeps no speakers and sources in a subgraph."""
    from .exports.readers import ExportError
    from .shown import mentions

    missing = sorted(mentions(records).keys() - {one.id for one in records.entities})
    if missing:
        raise ExportError(
            f"{path} is a part of a graph, without {len(missing)} of the speakers, sources and other entities that its "
            f"statements name: {', '.join(missing[:MOST_NAMED])}{' ...' if len(missing) > MOST_NAMED else ''}; "
            "kg.part(statements).graph is a part that has them all"
        )


def _checked(records: Records, path: Path, vocabulary: Vocabulary) -> KnowledgeGraph:
    from .bulk_lines import Problems
    from .canonical import canonical, conflicts_by_hand, with_sources
    from .errors import Problem, SeedsError
    from .rules import find_faults

    problems = Problems()
    for fault in find_faults(records, vocabulary):
        what = f"{fault.table}, {fault.field.rstrip('_')}: {fault.what}"
        problems.add(partial(Problem, str(path), 0, 0, what, fault.found, fault.mend, fault.rule))
    if problems:
        raise SeedsError(problems.kept, problems.more)
    return KnowledgeGraph(canonical(conflicts_by_hand(with_sources(records), vocabulary)), vocabulary)


def _vocabulary() -> Vocabulary:
    from .vocabulary import shipped_vocabulary

    return shipped_vocabulary()
