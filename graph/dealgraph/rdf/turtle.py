"""Turtle and TriG for people: in sections, `a` and the label first, a blank line between subjects."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from .grouping import by_predicate, one_graph
from .parts import SECTIONS
from .terms import XSD

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TextIO

    from .model import RdfModel
    from .parts import Property

_LOCAL = "[A-Za-z0-9_][A-Za-z0-9_-]*"
_FIRST = (
    "rdf:type", "rdfs:label", "skos:prefLabel", "skos:altLabel", "skos:definition", "dcterms:title",
    "dcterms:description", "rdf:subject", "rdf:predicate", "rdf:object", "value", "lower", "upper", "schema:unitText",
    "qudt:hasUnit", "bound", "stance", "polarity", "basis", "scope", "role", "at", "from", "to", "dateText",
    "org:member", "org:organization", "org:role", "ended",
)  # fmt: skip
Sections = dict[str, list[str]]


def write_turtle(model: RdfModel, stream: TextIO) -> None:
    """Write all triples as one graph."""
    blocks = _Blocks(model)
    found: Sections = {}
    for subject, section, parts in model.resources():
        found.setdefault(section, []).append(blocks.block(subject, one_graph(parts), ""))
    blocks.write_prefixes(stream)
    stream.writelines(_sections(found, ""))


def write_trig(model: RdfModel, stream: TextIO) -> None:
    """Write the default graph, then a named graph a source."""
    blocks = _Blocks(model)
    graphs: dict[str, Sections] = {}
    for subject, section, parts in model.resources():
        for graph, properties in parts:
            text = blocks.block(subject, properties, "    " if graph else "")
            graphs.setdefault(graph, {}).setdefault(section, []).append(text)
    names = {graph: blocks.short(graph) for graph in sorted(graphs) if graph}
    blocks.write_prefixes(stream)
    stream.writelines(_sections(graphs.get("", {}), ""))
    for graph, name in names.items():
        stream.write(f"\n{name} {{\n")
        stream.writelines(_sections(graphs[graph], "    "))
        stream.write("}\n")


def _sections(found: Sections, indent: str) -> Iterator[str]:
    for section in SECTIONS:
        if section in found:
            yield f"\n{indent}# {section}\n"
            yield from found[section]


class _Blocks:
    """Writes what is said of one subject, and remembers which prefixes that took."""

    def __init__(self, model: RdfModel) -> None:
        prefixes = {**model.about.prefixes, "dgr": model.base}
        # Of two prefixes for one namespace the first.
        self._prefixes = {namespace: prefix for prefix, namespace in reversed(prefixes.items())}
        # Of two namespaces that fit, the longer one.
        namespaces = "|".join(map(re.escape, sorted(self._prefixes, key=len, reverse=True)))
        self._named = re.compile(f"<({namespaces})({_LOCAL})>").fullmatch
        self._used: dict[str, str] = {}
        self._order = {model.term(name): place for place, name in enumerate(_FIRST)}
        self._type = model.term("rdf:type")
        # Not of resources: of many, most are named once or twice, and would push the others out.
        self._resource = f"<{model.base}"
        self._word = lru_cache(maxsize=4096)(self._shorten)
        # Most resources of a kind have the same predicates in the same order.
        self._layout = lru_cache(maxsize=4096)(self._predicates)

    def block(self, subject: str, properties: list[Property], indent: str) -> str:
        """Return all that the properties say of the subject, after an empty line."""
        objects, short = by_predicate(properties), self.short
        lines = []
        for predicate, name in self._layout(tuple(objects)):
            values = objects[predicate]
            if len(values) == 1:
                lines.append(f"{indent}    {name} {short(values[0])}")
                continue
            # The order of types carries meaning (ours first); the rest is sorted.
            ordered = values if predicate == self._type else sorted(values)
            between = ", " if len(ordered) < 4 else f",\n{indent}        "
            lines.append(f"{indent}    {name} {between.join(map(short, ordered))}")
        return f"\n{indent}{self._shorten(subject)}\n" + " ;\n".join(lines) + " .\n"

    def short(self, term: str) -> str:
        """Return the term with a prefix, where there is one."""
        if term[0] == "<":
            return self._shorten(term) if term.startswith(self._resource) else self._word(term)
        if term[-1] == '"':
            return term
        literal, _, datatype = term.rpartition("^^")
        # xsd:decimal without a point would be read as an integer, so only true and false go bare.
        if datatype == f"<{XSD}boolean>":
            return literal[1:-1]
        return f"{literal}^^{self._word(datatype)}"

    def write_prefixes(self, stream: TextIO) -> None:
        """Write the prefixes that were used."""
        for prefix in sorted(self._used):
            stream.write(f"@prefix {prefix}: <{self._used[prefix]}> .\n")

    def _predicates(self, found: tuple[str, ...]) -> list[tuple[str, str]]:
        order = self._order
        ordered = sorted(found, key=lambda term: (order.get(term, len(order)), term))
        return [(term, "a" if term == self._type else self._word(term)) for term in ordered]

    def _shorten(self, term: str) -> str:
        found = self._named(term)
        if found is None:
            return term
        namespace, local = found.groups()
        prefix = self._prefixes[namespace]
        self._used[prefix] = namespace
        return f"{prefix}:{local}"
