"""Rows about other tools that do a like job: the same facts loaded, checked, and written, each in its own shape.

What each reads is made of our tables before the clock runs: entities with names, other names and descriptions, and
statements with source, speaker, stance, date and quote. Each then does what its users do with such a file. None of
the peers checks that a statement has a receipt, finds conflicts, or writes provenance as we do; the notes say what
each does. The module is run by the peers' Python, too, and so imports nothing of ours at its head.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .harness import ROOT, Row, Task, Timing, once, processes, task

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .worlds import Bench

TITLE = "Tools that do a like job"
SIZES = (10_000, 100_000)
PYTHON = ROOT / ".venv-peers" / "bin" / "python"
ABOUT = "company-5"
NAMESPACE = "https://w3id.org/dealgraph/id/"
NOT_ALL = "ours holds the conflicts it found, statements with evidence, and times, in 26 triples a statement"
Work = Callable[[], object]
Rows = dict[str, Any]


def measure(bench: Bench) -> Iterator[Row]:
    """Yield the rows."""
    installed = PYTHON.exists()
    if not installed:
        print("    followthemoney and kgx are left out: not installed; `make bench-peers` installs them", flush=True)
    for size in bench.at(*SIZES):
        folder, made = bench.tables(size), bench.scratch / f"peers-{size}"
        made.mkdir(exist_ok=True)
        off = {"DEALGRAPH_CACHE": "off"}
        few = min(bench.runs, 5 if size <= 10_000 else 1)

        ours, theirs = processes(few, task(filtered, folder, made, **off), task(rdflib_script, folder, made))
        assert ours.answer == theirs.answer, (ours.answer, theirs.answer)
        note = f"a script that makes eleven triples a statement at most, and checks nothing; {NOT_ALL}"
        yield _row("tables loaded, filtered, to Turtle", ours, "rdflib, a script", theirs, size, note)
        if not installed:
            continue
        ntriples, gexf = (
            task(written, folder, "graph.nt", made, **off),
            task(written, folder, "graph.gexf", made, **off),
        )

        entities = ftm_shape(folder, made)
        ours, theirs = processes(few, ntriples, _theirs(ftm_ntriples, entities, made))
        note = f"`ftm validate` and `ftm export-rdf` in one: an entity at a time, so it holds no graph; {NOT_ALL}"
        yield _row("tables loaded, checked, to N-Triples", ours, "followthemoney", theirs, size, note, memory=None)
        ours, theirs = processes(few, gexf, _theirs(ftm_gexf, entities, made))
        note = "`ftm validate` and `ftm export-gexf` in one: it makes a graph and networkx writes it"
        yield _row("tables loaded, checked, to GEXF", ours, "followthemoney", theirs, size, note)

        nodes, edges = kgx_shape(folder, made)
        # What takes the peer minutes is measured once.
        both = [ntriples, _theirs(kgx_ntriples, nodes, edges, made)]
        ours, theirs = processes(few, *both) if size <= 10_000 and few > 1 else map(once, both)
        note = f"JSON Lines to its graph, validated against the Biolink model, to N-Triples; {NOT_ALL}"
        yield _row("tables loaded, checked, to N-Triples", ours, "kgx", theirs, size, note)


def _row(work: str, ours: Timing, name: str, theirs: Timing, size: int, note: str, memory: float | None = 1) -> Row:
    return Row(work, ours, name, theirs, goal_ratio=1, goal_memory=memory, size=size, note=note)


def _theirs(function: Callable[..., Work], *arguments: object) -> Task:
    made = task(function, *arguments)
    return Task(made.module, made.function, made.arguments, python=str(PYTHON))


# -- ours -----------------------------------------------------------------------------


def written(folder: str, name: str, made: str) -> Work:
    """Load with every check, and write the export `name`."""
    from dealgraph.exports.files import EXPORTS

    from .large import load

    loading: Any = load(folder)
    return lambda: EXPORTS[name].write(loading(), Path(made, f"ours-{name}"))


def filtered(folder: str, made: str) -> Work:
    """Load with every check, ask what is said about an entity, and write Turtle; return how much is said."""
    from dealgraph.exports.files import EXPORTS

    from .large import load

    loading: Any = load(folder)

    def work() -> int:
        kg = loading()
        found = len(kg.statements(about=ABOUT))
        EXPORTS["graph.ttl"].write(kg, Path(made, "ours-graph.ttl"))
        return found

    return work


# -- rdflib alone -----------------------------------------------------------------------


def rdflib_script(folder: str, made: str) -> Work:
    """Load the rows into an rdflib graph, ask what is said about an entity, and write Turtle; return how much is said."""
    from rdflib import RDF, RDFS, SKOS, XSD, Graph, Literal, Namespace

    thing, term = Namespace(NAMESPACE), Namespace("https://w3id.org/dealgraph/ontology#")

    def work() -> int:
        graph = Graph()
        graph.bind("dg", term)
        for row in _rows(folder, "entities"):
            node = thing[row["id"]]
            graph.add((node, RDF.type, term[row["type"]]))
            graph.add((node, RDFS.label, Literal(row["label"])))
            graph.add((node, RDFS.comment, Literal(row.get("description", ""))))
            for alias in row.get("aliases", ()):
                graph.add((node, SKOS.altLabel, Literal(alias)))
        for row in _rows(folder, "statements"):
            node, subject, predicate = thing[row["id"]], thing[row["subject"]], term[row["predicate"]]
            is_number = "value" in row
            value = thing[row["object"]] if "object" in row else Literal(row["value"] if is_number else _said(row))
            graph.add((subject, predicate, value))
            graph.add((node, RDF.type, term.Statement))
            graph.add((node, RDF.subject, subject))
            graph.add((node, RDF.predicate, predicate))
            graph.add((node, RDF.object, value))
            graph.add((node, term.source, thing[row["source"]]))
            graph.add((node, term.speaker, thing[row["speaker"]]))
            graph.add((node, term.stance, term[row["stance"]]))
            graph.add((node, term.knownSince, Literal(row["known_since"], datatype=XSD.date)))
            for quote in _quotes(row):
                graph.add((node, term.quote, Literal(quote)))
        about = thing[ABOUT]
        found = {node for place in (RDF.subject, RDF.object) for node in graph.subjects(place, about)}
        graph.serialize(Path(made, "rdflib.ttl"), format="turtle")
        return len(found)

    return work


# -- followthemoney -----------------------------------------------------------------------

# Our classes as its schemata; all else is a thing without a schema of its own there.
SCHEMATA = {"Company": "Company", "Investor": "Organization", "Person": "Person", "Event": "Event"}


def ftm_shape(folder: Path, made: Path) -> Path:
    """Write the entities of followthemoney and return their file: links between things, and notes on things."""
    path = made / "entities.ftm.json"
    with path.open("w", encoding="utf-8") as stream:
        for row in _rows(folder, "entities"):
            known = {"name": [row["label"]], "alias": row.get("aliases", []), "summary": [row.get("description", "")]}
            _line(stream, id=row["id"], schema=SCHEMATA.get(row["type"], "Asset"), properties=known)
        for row in _rows(folder, "sources"):
            known = {"title": [row["title"]], "date": [row["issued"]], "author": [row["speaker_label"]]}
            _line(stream, id=f"document-{row['id']}", schema="Article", properties=known)
        for row in _rows(folder, "statements"):
            known = {"publisher": [row["source"], row["speaker_label"]], "description": _quotes(row)}
            if "object" in row:
                ends = {"subject": [row["subject"]], "object": [row["object"]], "role": [row["predicate"]]}
                dated = {"date": [row["known_since"]], "summary": [row["stance"]]}
                _line(stream, id=row["id"], schema="UnknownLink", properties=known | ends | dated)
            else:
                said = {"name": [row["predicate"]], "entity": [row["subject"]], "notes": [_said(row)]}
                dated = {"modifiedAt": [row["known_since"]], "summary": [row["stance"]]}
                _line(stream, id=row["id"], schema="Note", properties=known | said | dated)
    return path


def ftm_ntriples(entities: str, made: str) -> Work:
    """Read and validate each entity, and write it as N-Triples."""
    from followthemoney.export.rdf import RDFExporter

    return _ftm(entities, Path(made, "ftm.nt"), RDFExporter)


def ftm_gexf(entities: str, made: str) -> Work:
    """Read and validate the entities, make a graph of them, and write it as GEXF."""
    from followthemoney.export.graph import NXGraphExporter

    return _ftm(entities, Path(made, "ftm.gexf"), NXGraphExporter)


def _ftm(entities: str, target: Path, kind: Callable[[Any], Any]) -> Work:
    from followthemoney.cli.util import path_entities
    from followthemoney.entity import ValueEntity

    def work() -> None:
        with target.open("w", encoding="utf-8") as stream:
            exporter = kind(stream)
            for entity in path_entities(entities, ValueEntity, cleaned=False):
                # What its command `validate` does: each value is cleaned, or left out where it is none of its type.
                clean = entity.clone()
                for prop in entity.iterprops():
                    clean.set(prop, entity.get_prop(prop))
                exporter.write(clean)
            exporter.finalize()

    return work


# -- kgx ------------------------------------------------------------------------------------


def kgx_shape(folder: Path, made: Path) -> tuple[Path, Path]:
    """Write nodes and edges of kgx and return their files; a statement of a number or words is a property of its node."""
    said: dict[str, list[str]] = {}
    nodes, edges = made / "nodes.jsonl", made / "edges.jsonl"
    with edges.open("w", encoding="utf-8") as stream:
        for row in _rows(folder, "statements"):
            known = [row["predicate"], row["stance"], row["known_since"], row["source"], row["speaker"], *_quotes(row)]
            if "object" not in row:
                said.setdefault(row["subject"], []).append(json.dumps([_said(row), *known]))
                continue
            _line(
                stream, id=f"DG:{row['id']}", subject=f"DG:{row['subject']}", object=f"DG:{row['object']}",
                predicate="biolink:related_to", primary_knowledge_source=f"infores:{row['source']}",
                knowledge_level="knowledge_assertion", agent_type="manual_agent",
                **dict(zip(("relation", "stance", "known_since", "source", "speaker"), known, strict=False)),
                quote=_quotes(row),
            )  # fmt: skip
    with nodes.open("w", encoding="utf-8") as stream:
        for row in _rows(folder, "entities"):
            _line(
                stream, id=f"DG:{row['id']}", category=["biolink:NamedThing"], name=row["label"],
                synonym=row.get("aliases", []), description=row.get("description", ""), said=said.get(row["id"], []),
            )  # fmt: skip
    return nodes, edges


def kgx_ntriples(nodes: str, edges: str, made: str) -> Work:
    """Load nodes and edges, validate the graph, and write it as N-Triples."""
    import biolink_model
    import bmt.toolkit

    # It fetches its model and its prefixes when it is imported. Both stand in a package that comes with it.
    model = Path(biolink_model.__path__[0])
    schema = str(model / "schema" / "biolink_model.yaml")
    bmt.toolkit.Toolkit.__init__.__defaults__ = (schema, {"predicate mappings": []})
    import kgx.config

    prefixes = json.loads((model / "prefixmaps" / "biolink_model_prefix_map.json").read_text(encoding="utf-8"))
    known = {"biolink": prefixes | {"DG": NAMESPACE}, "monarch_context": {}, "obo_context": {}}
    kgx.config.jsonld_context_map.update(known)
    from kgx.transformer import Transformer
    from kgx.validator import Validator

    validator = Validator()

    def work() -> None:
        transformer = Transformer()
        transformer.transform({"filename": [nodes, edges], "format": "jsonl"})
        validator.validate(transformer.store.graph)
        transformer.save({"filename": str(Path(made, "kgx.nt")), "format": "nt"})

    return work


# -- rows -------------------------------------------------------------------------------------


def _rows(folder: str | Path, table: str) -> Iterator[Rows]:
    with Path(folder, f"{table}.jsonl").open(encoding="utf-8") as stream:
        for line in stream:
            yield json.loads(line)


def _said(row: Rows) -> str:
    """Return the words or the figure of a statement without an object."""
    return str(row.get("text") or f"{row.get('value') or [row.get('lower'), row.get('upper')]} {row.get('unit', '')}")


def _quotes(row: Rows) -> list[str]:
    return [evidence["exact"] for evidence in row["evidence"]]


def _line(stream: Any, **fields: object) -> None:
    stream.write(json.dumps(fields) + "\n")
