"""Turtle and TriG for people: in sections, `a` and the label first, a blank line between subjects."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .model import SECTIONS
from .terms import XSD

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import TextIO

    from .model import RdfModel, Resource, Triple

_LOCAL = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_-]*[A-Za-z0-9_-])?")
_FIRST = (
    "rdf:type", "rdfs:label", "skos:prefLabel", "skos:altLabel", "skos:definition", "dcterms:title",
    "dcterms:description", "rdf:subject", "rdf:predicate", "rdf:object", "value", "lower", "upper", "schema:unitText",
    "qudt:hasUnit", "bound", "stance", "polarity", "basis", "scope", "role", "at", "from", "to", "dateText",
)  # fmt: skip


def write_turtle(model: RdfModel, stream: TextIO) -> None:
    """Write all triples as one graph."""
    resources = list(model.resources())
    shorten = _Shortener(model)
    text = list(_sections(resources, shorten, _order(model), ""))
    shorten.write_prefixes(stream)
    stream.writelines(text)


def write_trig(model: RdfModel, stream: TextIO) -> None:
    """Write the default graph, then a named graph a source."""
    resources = list(model.resources())
    shorten = _Shortener(model)
    order = _order(model)
    text: list[str] = []
    graphs = sorted({triple.graph for resource in resources for triple in resource.triples})
    for graph in graphs:
        inside = [
            resource._replace(triples=triples)
            for resource in resources
            if (triples := [triple for triple in resource.triples if triple.graph == graph])
        ]
        if graph:
            text.append(f"\n{shorten(graph)} {{\n")
        text += _sections(inside, shorten, order, "    " if graph else "")
        if graph:
            text.append("}\n")
    shorten.write_prefixes(stream)
    stream.writelines(text)


def _sections(
    resources: Iterable[Resource], shorten: Callable[[str], str], order: dict[str, int], indent: str
) -> Iterable[str]:
    by_section: dict[str, list[Resource]] = {}
    for resource in resources:
        by_section.setdefault(resource.section, []).append(resource)
    for section in SECTIONS:
        if section in by_section:
            yield f"\n{indent}# {section}\n"
        for resource in by_section.get(section, ()):
            yield "\n" + _block(resource.subject, resource.triples, shorten, order, indent)


def _block(
    subject: str, triples: Iterable[Triple], shorten: Callable[[str], str], order: dict[str, int], indent: str
) -> str:
    objects: dict[str, dict[str, None]] = {}
    for triple in triples:
        objects.setdefault(triple.predicate, {})[triple.object] = None
    lines = []
    for predicate in sorted(objects, key=lambda term: (order.get(term, len(order)), term)):
        # The order of types and evidence carries meaning (ours first, as curated); the rest is sorted.
        ordered = list(objects[predicate]) if order.get(predicate) == 0 else sorted(objects[predicate])
        name = "a" if order.get(predicate) == 0 else shorten(predicate)
        between = ", " if len(ordered) < 4 else f",\n{indent}        "
        lines.append(f"{indent}    {name} {between.join(map(shorten, ordered))}")
    return f"{indent}{shorten(subject)}\n" + " ;\n".join(lines) + " .\n"


def _order(model: RdfModel) -> dict[str, int]:
    return {model.term(name): place for place, name in enumerate(_FIRST)}


class _Shortener:
    """Writes IRIs with prefixes where the local part needs no escaping, and remembers which prefixes were used."""

    def __init__(self, model: RdfModel) -> None:
        self._prefixes = sorted({**model.about.prefixes, "dgr": model.base}.items(), key=lambda item: -len(item[1]))
        self._used: dict[str, str] = {}
        self._known: dict[str, str] = {}

    def __call__(self, term: str) -> str:
        known = self._known.get(term)
        if known is None:
            known = self._known[term] = self._shorten(term)
        return known

    def write_prefixes(self, stream: TextIO) -> None:
        for prefix in sorted(self._used):
            stream.write(f"@prefix {prefix}: <{self._used[prefix]}> .\n")

    def _shorten(self, term: str) -> str:
        if term.endswith('"'):
            return term
        if term.startswith('"'):
            literal, _, datatype = term.rpartition("^^<")
            kind = datatype[len(XSD) : -1]
            # xsd:decimal without a point would be read as an integer, so only true and false go bare.
            if kind == "boolean":
                return literal[1:-1]
            return f"{literal}^^{self(f'<{XSD}{kind}>')}"
        for prefix, namespace in self._prefixes:
            if term.startswith(namespace, 1):
                local = term[1 + len(namespace) : -1]
                if _LOCAL.fullmatch(local):
                    self._used[prefix] = namespace
                    return f"{prefix}:{local}"
        return term
