"""JSON-LD: flattened nodes, sorted, with the whole context inlined, so that nobody fetches anything."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from .terms import XSD

if TYPE_CHECKING:
    from typing import TextIO

    from .model import RdfModel

_UNICODE = re.compile(r"\\(?:u([0-9A-F]{4})|(.))")
_PLAIN = {"n": "\n", "r": "\r", "t": "\t", "b": "\b", "f": "\f"}


def write_jsonld(model: RdfModel, stream: TextIO) -> None:
    """Write all triples as one graph."""
    shorten = _Shortener(model)
    stream.write('{\n"@context": ' + json.dumps(context(model), ensure_ascii=False, indent=1) + ',\n"@graph": [')
    between = "\n"
    for resource in sorted(model.resources(), key=lambda resource: resource.subject):
        node: dict[str, Any] = {"@id": shorten(resource.subject)}
        for triple in sorted({triple[:2] for triple in resource.triples}):
            key = shorten(triple[0])
            if key == "rdf:type":
                node.setdefault("@type", []).append(shorten(triple[1]))
            else:
                node.setdefault(key, []).append(_value(triple[1], shorten))
        flat = {key: value[0] if isinstance(value, list) and len(value) == 1 else value for key, value in node.items()}
        stream.write(between + json.dumps(flat, ensure_ascii=False))
        between = ",\n"
    stream.write("\n]\n}\n")


def context(model: RdfModel) -> dict[str, str]:
    """Return the prefixes as a JSON-LD context."""
    return dict(sorted({**model.about.prefixes, "dgr": model.base}.items()))


def _value(term: str, shorten: _Shortener) -> Any:
    if term.startswith("<"):
        return {"@id": shorten(term)}
    if term.endswith('"'):
        return _unescape(term[1:-1])
    literal, _, datatype = term.rpartition("^^<")
    return {"@type": "xsd:" + datatype[len(XSD) : -1], "@value": _unescape(literal[1:-1])}


def _unescape(text: str) -> str:
    if "\\" not in text:
        return text
    return _UNICODE.sub(lambda m: chr(int(m[1], 16)) if m[1] else _PLAIN.get(m[2], m[2]), text)


class _Shortener:
    """Writes IRIs as compact IRIs."""

    def __init__(self, model: RdfModel) -> None:
        self._prefixes = sorted(context(model).items(), key=lambda item: -len(item[1]))
        self._known: dict[str, str] = {}

    def __call__(self, term: str) -> str:
        known = self._known.get(term)
        if known is None:
            known = self._known[term] = self._shorten(term[1:-1])
        return known

    def _shorten(self, iri: str) -> str:
        for prefix, namespace in self._prefixes:
            local = iri[len(namespace) :]
            if iri.startswith(namespace) and local and not local.startswith("//"):
                return f"{prefix}:{local}"
        return iri
