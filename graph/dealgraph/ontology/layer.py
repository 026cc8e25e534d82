"""The terms of the statement layer: what statements, evidence and conflicts are made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from ..vocabulary import Inverse  # noqa: TC001 (msgspec reads the annotations when it runs)

if TYPE_CHECKING:
    from ..vocabulary import Vocabulary

# What `datatype` may say: a type of XML Schema, or a partial date, whose type follows its precision.
DATATYPES = ("string", "decimal", "boolean", "date", "day", "nonNegativeInteger")
# The datatypes that a writer must name, by their prefixed names.
STANDARD_NAMES = {
    "decimal": "xsd:decimal",
    "boolean": "xsd:boolean",
    "day": "xsd:date",
    "nonNegativeInteger": "xsd:nonNegativeInteger",
}


class LayerClass(msgspec.Struct, frozen=True):
    """A class of the layer. `values` is the list of values.yaml whose members it has, `examples` one for each."""

    id: str
    label: str
    definition: str
    example: str
    same: tuple[str, ...]
    close: tuple[str, ...]
    values: str | None
    examples: dict[str, str]


class LayerProperty(msgspec.Struct, frozen=True):
    """A property of the layer, which has either a `range` of classes (ours, or prefixed names) or a `datatype`."""

    id: str
    label: str
    definition: str
    example: str
    domain: tuple[str, ...]
    range: tuple[str, ...]
    datatype: str | None
    inverse: Inverse | None
    same: tuple[str, ...]
    close: tuple[str, ...]


class Annotation(msgspec.Struct, frozen=True):
    """A property that the OWL file uses to say of our predicates what OWL has no word for."""

    id: str
    label: str
    definition: str
    example: str


class Reused(msgspec.Struct, frozen=True):
    """A standard property that the graph uses as it is; `members` gives the standard terms of a list of ours."""

    id: str
    definition: str
    domain: tuple[str, ...]
    range: tuple[str, ...]
    datatype: str | None
    values: str | None
    members: dict[str, str]


class Layer(msgspec.Struct, frozen=True):
    """All terms of the layer, in the order of the file, and the prefixes that only the ontology's own files need."""

    prefixes: dict[str, str]
    classes: dict[str, LayerClass]
    properties: dict[str, LayerProperty]
    annotations: dict[str, Annotation]
    reused: dict[str, Reused]

    def class_of(self, values: str) -> str:
        """Return the class whose members are the list `values`."""
        return next(term.id for term in self.classes.values() if term.values == values)


def term_names(vocabulary: Vocabulary, layer: Layer) -> list[str]:
    """Return the name of every term that has an IRI in our namespace, repeated ones as often as they stand there."""
    inverses = [term.inverse for term in vocabulary.predicates.values()]
    inverses += [term.inverse for term in layer.properties.values()]
    lists = [vocabulary.lists[term.values] for term in layer.classes.values() if term.values]
    return [
        *vocabulary.classes,
        *vocabulary.predicates,
        *layer.classes,
        *layer.properties,
        *layer.annotations,
        *(inverse.name for inverse in inverses if inverse),
        *(value for values in lists for value in values),
    ]
