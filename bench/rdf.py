"""Rows about RDF: from loaded statements to each format, beside rdflib's and pyoxigraph's build and write of the same.

Rows about memory write to a file, in a process of its own, and tell by how much that process grows.

    python -m bench.rdf [--runs N] [--million]      measures these rows alone; --million also a graph of 1 M quads

What the peers build from are plain tuples of text, made before the clock runs; ours starts from the statements, sorts
the lines, leaves repetitions out, and gives the same bytes each time, which of the peers' only rdflib's Turtle does.
"""

from __future__ import annotations

import argparse
import io
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from dealgraph.knowledge_graph import KnowledgeGraph
from dealgraph.rdf import RdfModel, write_rdf
from dealgraph.resources import shipped
from dealgraph.rules import find_faults
from dealgraph.vocabulary import shipped_vocabulary

from .generate import generate
from .harness import Row, compare, in_process, plain, processes, task

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

TITLE = "RDF"
# Statements, and about how many quads they make.
SIZES = {400: "10 k quads", 4_000: "100 k quads"}
MILLION = {40_000: "1 M quads"}
# Our format, rdflib's name for it, what it is called, and the goal: our part of rdflib's time.
FORMATS = (
    ("nt", "nt", "N-Triples", 1 / 15),
    ("nq", "nquads", "N-Quads", 1 / 15),
    ("ttl", "turtle", "Turtle", 1 / 15),
    ("trig", "trig", "TriG", 1 / 12),
    ("jsonld", "json-ld", "JSON-LD", 1 / 8),
)
# Beside the graph, for 100 k quads; where lines are written as they are made, for 1 M quads too.
MEMORY = 60 * 10**6
# Subject, predicate, object, its datatype ("" for an IRI), graph.
Plain = tuple[str, str, str, str, str]


def measure(bench: Any) -> Iterator[Row]:
    """Yield the rows; `bench` says how often, and whether the largest graphs are measured too."""
    yield from rows(bench.runs, million=1_000_000 in bench.sizes)


def rows(runs: int, million: bool = False) -> Iterator[Row]:
    """Yield the rows."""
    for size, name in {**SIZES, **(MILLION if million else {})}.items():
        kg = _loaded(size)
        quads = _plain(kg)
        # What takes rdflib minutes is measured less often.
        few = runs if size <= 4_000 else min(runs, 3)
        for ending, format_, what, goal in FORMATS:
            ours, peer = compare(few, in_process, _ours(kg, ending), _rdflib(quads, format_))
            yield Row(f"statements to {what}, {name}", ours, "rdflib, build and write", peer, goal_ratio=goal)
        ours, peer = compare(few, in_process, _ours(kg, "nq"), _pyoxigraph(quads))
        yield Row(f"statements to N-Quads, {name}", ours, "pyoxigraph, build, write and sort", peer)
    yield from _memory(runs, million)
    yield from _rules(runs)


def _memory(runs: int, million: bool) -> Iterator[Row]:
    """Yield the rows about memory."""
    for size, name in {4_000: SIZES[4_000], **(MILLION if million else {})}.items():
        few = min(runs, 3 if size == 4_000 else 1)
        for ending, format_, what, _ in FORMATS[:3]:
            ours, peer = processes(few, task(write_ours, size, ending), task(write_rdflib, size, format_))
            goal = MEMORY * (size / 4_000 if ending == "ttl" else 1)
            yield Row(f"memory to write {what}, {name}", ours, "rdflib, build and write", peer, goal_peak=goal)


def write_ours(size: str, ending: str) -> Callable[[], object]:
    """Write a graph that is loaded, in one format."""
    kg = _loaded(int(size))

    def work() -> None:
        with Path(os.devnull).open("w", encoding="utf-8") as stream:
            write_rdf(RdfModel(kg), ending, stream)

    return work


def write_rdflib(size: str, format_: str) -> Callable[[], object]:
    """Build rdflib's graph of the same and write it."""
    return _rdflib(_plain(_loaded(int(size))), format_, os.devnull)


def _loaded(size: int) -> KnowledgeGraph:
    kg = KnowledgeGraph(generate(size)[0], shipped_vocabulary())
    # Conflicts are found once for a graph, whichever export asks first.
    kg.conflicts()
    return kg


def _ours(kg: KnowledgeGraph, ending: str) -> Callable[[], object]:
    def work() -> int:
        stream = io.StringIO()
        write_rdf(RdfModel(kg), ending, stream)
        return len(stream.getvalue())

    return work


def _plain(kg: KnowledgeGraph) -> list[Plain]:
    import pyoxigraph as ox

    stream = io.StringIO()
    write_rdf(RdfModel(kg), "nq", stream)
    found = []
    for quad in ox.parse(input=stream.getvalue(), format=ox.RdfFormat.N_QUADS):
        one: Any = quad
        datatype = one.object.datatype.value if isinstance(one.object, ox.Literal) else ""
        graph = "" if isinstance(one.graph_name, ox.DefaultGraph) else one.graph_name.value
        found.append((one.subject.value, one.predicate.value, one.object.value, datatype, graph))
    return found


def _rdflib(quads: list[Plain], format_: str, path: str | None = None) -> Callable[[], object]:
    from rdflib import Dataset, Graph, Literal, URIRef

    string = "http://www.w3.org/2001/XMLSchema#string"
    named = format_ in ("nquads", "trig")

    def work() -> object:
        graph: Any = Dataset() if named else Graph()
        for prefix, namespace in shipped_vocabulary().about.prefixes.items():
            graph.bind(prefix, namespace)
        for subject, predicate, value, datatype, name in quads:
            typed = Literal(value, datatype=None if datatype == string else URIRef(datatype))
            triple = (URIRef(subject), URIRef(predicate), typed if datatype else URIRef(value))
            graph.add((*triple, URIRef(name)) if named and name else triple)
        written = graph.serialize(path, format=format_)
        return None if path else len(written)

    return work


def _pyoxigraph(quads: list[Plain]) -> Callable[[], object]:
    import pyoxigraph as ox

    def work() -> int:
        made = (
            ox.Quad(
                ox.NamedNode(subject),
                ox.NamedNode(predicate),
                ox.Literal(value, datatype=ox.NamedNode(datatype)) if datatype else ox.NamedNode(value),
                ox.NamedNode(graph) if graph else ox.DefaultGraph(),
            )
            for subject, predicate, value, datatype, graph in quads
        )
        written = ox.serialize(made, format=ox.RdfFormat.N_QUADS) or b""
        return len(b"\n".join(sorted(set(written.split(b"\n")))))

    return work


def _rules(runs: int) -> Iterator[Row]:
    """Yield the rows about the rules of the data: ours on the records, pyshacl's shapes on the graph, both without a fault.

    Before the clock runs, both must find the same in a graph with mistakes.
    """
    import pyshacl

    shapes = _parsed((shipped("ontology") / "shapes.ttl").read_text("utf-8"), "turtle")
    for size, name in SIZES.items():
        kg = KnowledgeGraph(generate(size)[0], shipped_vocabulary())
        _agree(_with_mistakes(kg), shapes)
        graph = _parsed(_ntriples(kg), "nt")
        # What takes pyshacl minutes is measured less often.
        few = min(runs, 3 if size < 1_000 else 1)
        ours, peer = compare(
            few,
            in_process,
            lambda kg=kg: list(find_faults(kg.records, kg.vocabulary)),  # type: ignore[misc]
            lambda graph=graph: pyshacl.validate(graph, shacl_graph=shapes),  # type: ignore[misc]
        )
        yield Row(f"rules of the data, {name}", ours, "pyshacl", peer, goal_ratio=1 / 20)


def _ntriples(kg: KnowledgeGraph) -> str:
    stream = io.StringIO()
    write_rdf(RdfModel(kg), "nt", stream)
    return stream.getvalue()


def _parsed(text: str, format_: str) -> Any:
    import rdflib

    return rdflib.Graph().parse(data=text, format=format_)


def _with_mistakes(kg: KnowledgeGraph) -> KnowledgeGraph:
    """Return the graph with a mistake in each of its first hundred statements, of several kinds in turns."""
    records = kg.records
    person = next(entity.id for entity in records.entities if entity.type == "Person")
    # Opinions stand on their nodes alone, and so each mistake is found in one place.
    mistakes: list[dict[str, Any]] = [
        {"deal": person}, {"rank": "deprecated"}, {"scope": " "}, {"known_since": None}, {"predicate": "dealValuation"},
        {"via": "idea-0"}, {"at": "2026", "from_": "2026"}, {"evidence": ()},
    ]  # fmt: skip
    broken = [
        msgspec.structs.replace(row, stance="opinion", **mistakes[place % len(mistakes)])
        for place, row in enumerate(records.statements[:100])
    ]
    statements = (*broken, *records.statements[100:])
    found = KnowledgeGraph(msgspec.structs.replace(records, statements=statements), kg.vocabulary)
    found.__dict__["_conflicts"] = ()
    return found


def _agree(kg: KnowledgeGraph, shapes: Any) -> None:
    """Raise AssertionError where the rules and the shapes do not find the same in the statements of a graph."""
    import pyshacl
    from rdflib import RDF, SH

    _, report, _ = pyshacl.validate(_parsed(_ntriples(kg), "nt"), shacl_graph=shapes)
    found: Any = report
    theirs = set()
    for result in found.objects(found.value(None, RDF.type, SH.ValidationReport), SH.result):
        places = (str(found.value(result, place)) for place in (SH.focusNode, SH.value))
        shape = str(found.value(result, SH.sourceShape)).partition("#")[2]
        theirs.update((shape, place.rpartition("/")[2]) for place in places if "/id/s-" in place)
    rows = kg.records.statements
    ours = {(fault.rule, rows[fault.row].id) for fault in find_faults(kg.records, kg.vocabulary)}
    assert ours and ours == theirs, sorted(ours ^ theirs)


def main() -> None:
    """Measure these rows and print them."""
    parser = argparse.ArgumentParser(prog="python -m bench.rdf", description=__doc__)
    parser.add_argument("--runs", type=int, default=5, help="how often each is measured (default: 5)")
    parser.add_argument("--million", action="store_true", help="also measure a graph of 1 M quads, which takes long")
    given = parser.parse_args()
    print(plain(list(rows(given.runs, given.million))), end="")


if __name__ == "__main__":
    main()
