"""JSON-LD: flattened nodes, sorted, with the whole context inlined, so that nobody fetches anything.

A literal of canonical N-Triples is a string of JSON as it stands: its escapes are a part of those of JSON.
"""

from __future__ import annotations

import json
from functools import lru_cache
from typing import TYPE_CHECKING

from .grouping import by_predicate, one_graph
from .terms import XSD

if TYPE_CHECKING:
    from typing import TextIO

    from .model import RdfModel
    from .parts import Property


def write_jsonld(model: RdfModel, stream: TextIO) -> None:
    """Write all triples as one graph, a line for each node."""
    nodes = _Nodes(model)
    stream.write('{\n"@context": ' + json.dumps(context(model), ensure_ascii=False, indent=1) + ',\n"@graph": [')
    between = "\n"
    for subject, _, parts in model.by_subject():
        stream.write(between + nodes.node(subject, one_graph(parts)))
        between = ",\n"
    stream.write("\n]\n}\n")


def context(model: RdfModel) -> dict[str, str]:
    """Return the prefixes as a JSON-LD context."""
    return dict(sorted({**model.about.prefixes, "dgr": model.base}.items()))


class _Nodes:
    """Writes node objects with compact IRIs."""

    def __init__(self, model: RdfModel) -> None:
        self._prefixes = sorted(context(model).items(), key=lambda item: -len(item[1]))
        # Not of all: a statement and its evidence are named once or twice.
        self._iri = lru_cache(maxsize=1 << 16)(self._shorten)
        self._type = model.term("rdf:type")
        # Most resources of a kind have the same predicates in the same order.
        self._layout = lru_cache(maxsize=4096)(self._keys)

    def node(self, subject: str, properties: list[Property]) -> str:
        """Return all that the properties say of the subject as a JSON object."""
        objects = by_predicate(properties)
        members = [f'"@id": {self._iri(subject)}']
        for predicate, key in self._layout(tuple(objects)):
            value = self._iri if predicate == self._type else self._value
            values = objects[predicate]
            if len(values) == 1:
                members.append(f"{key}: {value(values[0])}")
            else:
                members.append(f"{key}: [{', '.join(map(value, sorted(values)))}]")
        return "{" + ", ".join(members) + "}"

    def _value(self, term: str) -> str:
        if term[0] == "<":
            return f'{{"@id": {self._iri(term)}}}'
        if term[-1] == '"':
            return term
        literal, _, datatype = term.rpartition("^^")
        return f'{{"@type": "xsd:{datatype[1 + len(XSD) : -1]}", "@value": {literal}}}'

    def _keys(self, found: tuple[str, ...]) -> list[tuple[str, str]]:
        return [(term, '"@type"' if term == self._type else self._iri(term)) for term in sorted(found)]

    def _shorten(self, term: str) -> str:
        """Return the IRI, compact where it can be, as a string of JSON."""
        iri = term[1:-1]
        for prefix, namespace in self._prefixes:
            local = iri[len(namespace) :]
            if iri.startswith(namespace) and local and not local.startswith("//"):
                return json.dumps(f"{prefix}:{local}", ensure_ascii=False)
        return json.dumps(iri, ensure_ascii=False)
