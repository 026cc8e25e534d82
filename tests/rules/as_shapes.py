"""What pyshacl says of records written as RDF, in the words of our faults: (rule, id of the record concerned)."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any
from unittest import mock

import pyshacl
import rdflib
from rdflib import RDF, SH, Namespace

from dealgraph import KnowledgeGraph
from dealgraph.rdf import RdfModel, write_rdf
from dealgraph.rdf.plain import is_plain
from dealgraph.rdf.receipts import evidence_id
from dealgraph.rdf.things import document_id, part_id
from dealgraph.records import Entity
from dealgraph.resources import shipped
from dealgraph.vocabulary import shipped_vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dealgraph.records import Records, Statement

    Found = set[tuple[str, str]]

VOCABULARY = shipped_vocabulary()
BASE = "https://example.org/case-"
DGS = "https://w3id.org/dealgraph/shapes#"
PROV = Namespace("http://www.w3.org/ns/prov#")
# Written from one field of the records: where the one is wrong, so is the other, or it cannot be wrong by itself.
TWINS = {
    "source-files": "source-parts",
    "number-type": "number-unit-text", "number-about": "number-unit-text", "number-measured": "number-unit-text",
    "number-unit": "number-unit-text", "number-observed": "number-unit-text",
    "membership-scope": "statement-scope", "role-label": "statement-role",
}  # fmt: skip


def shapes() -> rdflib.Graph:
    """Return the shapes."""
    return rdflib.Graph().parse(shipped("ontology") / "shapes.ttl", format="turtle")


def written(records: Records, base: str) -> str:
    """Return the records as N-Triples.

    The conflicts are those of the records alone, and labels, which no rule is about, are made up: what is broken has
    no name and no sentence.
    """
    kg = KnowledgeGraph(records, VOCABULARY)
    kg.__dict__["conflicts_by_id"] = records.conflicts
    kg.__dict__["_by_id"] = _Labelled({entity.id: entity for entity in records.entities})
    stream = io.StringIO()
    with mock.patch("dealgraph.rdf.said.sentence", lambda row, *_: row.id):
        write_rdf(RdfModel(kg, base), "nt", stream)
    return stream.getvalue()


def violations(graphs: Sequence[Records]) -> list[Found]:
    """Return what pyshacl finds in each graph; all are validated in one run, each in a namespace of its own."""
    data = rdflib.Graph()
    for number, records in enumerate(graphs):
        data.parse(data=written(records, f"{BASE}{number}/"), format="nt")
    _, report, _ = pyshacl.validate(data, shacl_graph=shapes())
    assert isinstance(report, rdflib.Graph)
    found: list[Found] = [set() for _ in graphs]
    readers = [_Reader(records, data, f"{BASE}{number}/") for number, records in enumerate(graphs)]
    # Not those of shapes within shapes, which are details of others.
    for result in report.objects(report.value(None, RDF.type, SH.ValidationReport), SH.result):
        shape, focus, value = (report.value(result, one) for one in (SH.sourceShape, SH.focusNode, SH.value))
        # The focus of a shape about a predicate is that term, and the statement is the value. That of a shape about an
        # abstract class is the class, and what is of that class is not told.
        nodes = [focus] if str(focus).startswith(BASE) else [value] if value else data.subjects(RDF.type, focus)
        for node in nodes:
            number = int(str(node).removeprefix(BASE).partition("/")[0])
            found[number] |= set(readers[number].read(str(shape).removeprefix(DGS), node, value))
    return found


class _Labelled(dict[str, Entity]):
    """Entities by id, in which any id has a label: without one no sentence is written."""

    def __contains__(self, name: object) -> bool:
        return True

    def __missing__(self, name: str) -> Entity:
        return Entity(name, "Idea", name)


class _Reader:
    """Leads from the nodes of one graph back to its records."""

    def __init__(self, records: Records, data: rdflib.Graph, base: str) -> None:
        self.records = records
        self.data = data
        self.base = base
        self.statements = {row.id: row for row in records.statements}
        self.owners: dict[str, set[str]] = {}
        said: list[Any] = [*records.statements, *records.quotations]
        for row in said:
            for part in row.evidence:
                self.owners.setdefault(evidence_id(part), set()).add(row.id)
        for source in records.sources:
            for part in source.documents:
                for name in (document_id(part.file), part_id(source, part)):
                    self.owners.setdefault(name, set()).add(source.id)

    def read(self, shape: str, node: Any, value: Any) -> Iterator[tuple[str, str]]:
        name = str(node).removeprefix(self.base)
        predicate, _, part = shape.rpartition("-")
        if part in ("triples", "object") and predicate in VOCABULARY.predicates:
            for row in self.plain(name, predicate, value if part == "object" else None):
                yield f"{predicate}-statements", row.id
        elif shape.startswith("membership-"):
            for told in self.data.objects(node, PROV.wasDerivedFrom):
                row = self.statements[str(told).removeprefix(self.base)]
                ends = shape in ("membership-member", "membership-organization")
                yield (f"{row.predicate}-statements" if ends else TWINS[shape]), row.id
        elif shape == "role-label":
            for row in self.records.statements:
                if row.role is not None and not row.role.strip():
                    yield TWINS[shape], row.id
        elif shape.startswith("source-") and name not in {source.id for source in self.records.sources}:
            yield "source-parts", name
        else:
            kind = name.removesuffix("-quote").removesuffix("-position")
            for owner in self.owners.get(kind, {name}):
                yield TWINS.get(shape, shape), owner

    def plain(self, subject: str, predicate: str, value: Any) -> Iterator[Statement]:
        for row in self.records.statements:
            if (row.subject, row.predicate) == (subject, predicate) and is_plain(row):
                written = str(value).removeprefix(self.base).removeprefix(VOCABULARY.about.namespace)
                if value is None or written in (row.object, row.text, str(row.value)):
                    yield row
