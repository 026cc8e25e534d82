"""`context.jsonld`: a JSON-LD context by which plain JSON with our names becomes our RDF.

Our terms go by their bare names, the standard ones by their prefixed names. A term that leads to a thing takes its
id, a term of a closed list the bare name of a value, and a literal needs no datatype where there is only one.
Specification: https://www.w3.org/TR/json-ld11/#the-context.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from .layer import STANDARD_NAMES

if TYPE_CHECKING:
    from ..vocabulary import Vocabulary
    from .layer import Layer

_RDF_PROPERTY = ("rdf:Property",)


def context(vocabulary: Vocabulary, layer: Layer) -> str:
    """Return the context as JSON."""
    about = vocabulary.about
    ours: dict[str, Any] = {}
    for name in (*vocabulary.classes, *layer.classes):
        ours[name] = f"{about.prefix}:{name}"
    for members in (vocabulary.lists[term.values] for term in layer.classes.values() if term.values):
        for name in members:
            ours[name] = f"{about.prefix}:{name}"
    for predicate in vocabulary.predicates.values():
        datatype = "decimal" if predicate.units else "string" if predicate.text else None
        ours[predicate.id] = _property(about.prefix, predicate.id, datatype, bool(predicate.choice))
        if predicate.inverse:
            ours[predicate.inverse.name] = _property(about.prefix, predicate.inverse.name, None)
    for term in layer.properties.values():
        listed = any(name in layer.classes and layer.classes[name].values for name in term.range)
        ours[term.id] = _property(about.prefix, term.id, term.datatype, listed)
        if term.inverse:
            ours[term.inverse.name] = _property(about.prefix, term.inverse.name, None)
    # Beside a plain triple with our predicate stands one with each standard predicate that it stands for.
    standard: dict[str, Any] = {
        same: {"@id": same, "@type": "@id"} for term in vocabulary.predicates.values() for same in term.same
    }
    for reused in layer.reused.values():
        if reused.range == _RDF_PROPERTY:
            standard[reused.id] = {"@id": reused.id, "@type": "@vocab"}
        elif reused.range or reused.members:
            standard[reused.id] = {"@id": reused.id, "@type": "@id"}
        elif reused.datatype in STANDARD_NAMES:
            standard[reused.id] = {"@id": reused.id, "@type": STANDARD_NAMES[reused.datatype]}
    whole = {
        "@version": 1.1,
        "id": "@id",
        "type": "@type",
        **about.prefixes,
        "dgr": about.resources,
        **dict(sorted(ours.items())),
        **dict(sorted(standard.items())),
    }
    return json.dumps({"@context": whole}, ensure_ascii=False, indent=2) + "\n"


def _property(prefix: str, name: str, datatype: str | None, listed: bool = False) -> Any:
    iri = f"{prefix}:{name}"
    if listed:
        return {"@id": iri, "@type": "@vocab"}
    if datatype is None:
        return {"@id": iri, "@type": "@id"}
    # A string needs no type, and a partial date has another one by its precision.
    return {"@id": iri, "@type": STANDARD_NAMES[datatype]} if datatype in STANDARD_NAMES else iri
