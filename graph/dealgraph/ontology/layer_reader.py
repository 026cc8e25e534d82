"""Reads `ontology/layer.yaml`, collecting problems instead of stopping at the first."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from ..errors import SeedsError
from ..resources import shipped
from ..seeds.report import Report
from ..vocabulary import Inverse
from ..yaml_file import Mapping, Text
from .layer import DATATYPES, Annotation, Layer, LayerClass, LayerProperty, Reused, term_names

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from ..vocabulary import Vocabulary

LAYER_NAME = "layer.yaml"
_PARTS = ("prefixes", "classes", "properties", "annotations", "reused")
_TEXTS = ("label", "definition", "example")


def shipped_layer(vocabulary: Vocabulary) -> Layer:
    """Return the layer of this installation."""
    return read_layer(shipped("ontology"), vocabulary)


def read_layer(folder: Path, vocabulary: Vocabulary) -> Layer:
    """Return the layer in `folder`, checked against the vocabulary. Raises SeedsError with every problem."""
    return _LayerReader(vocabulary).read(folder / LAYER_NAME)


class _LayerReader:
    """Reads one file against one vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.report = Report()
        self.prefixes: set[str] = set(vocabulary.about.prefixes)
        self.classes: set[str] = set(vocabulary.classes)

    def read(self, path: Path) -> Layer:
        root = self.report.open(path, "the terms of the layer")
        if root is None:
            if not self.report.problems:
                self.report.problem(_start(), "the file is empty")
            raise SeedsError(self.report.problems)
        self.report.keys(root, _PARTS, _PARTS)
        prefixes = {str(name): str(iri) for name, iri in self._part(root, "prefixes").items()}
        self.prefixes |= prefixes.keys()
        self.classes |= self._part(root, "classes").keys()
        layer = Layer(
            prefixes=prefixes,
            classes={str(name): self._class(name, term) for name, term in self._terms(root, "classes")},
            properties={str(name): self._property(name, term) for name, term in self._terms(root, "properties")},
            annotations={str(name): self._annotation(name, term) for name, term in self._terms(root, "annotations")},
            reused={str(name): self._reused(name, term) for name, term in self._terms(root, "reused")},
        )
        self._check_lists(root, layer)
        self._check_names(root, layer)
        if self.report.problems:
            raise SeedsError(sorted(self.report.problems))
        return layer

    def _part(self, root: Mapping, name: str) -> Mapping:
        node = root.field(name)
        return (self.report.mapping(node, repr(name)) if node is not None else None) or Mapping()

    def _terms(self, root: Mapping, part: str) -> Iterator[tuple[Text, Mapping]]:
        for name, node in self._part(root, part).items():
            term = self.report.mapping(node, f"the term {name!r}")
            if term is not None:
                yield name, term

    def _class(self, name: Text, term: Mapping) -> LayerClass:
        self.report.keys(term, (*_TEXTS, "same", "close", "values", "examples"), _TEXTS)
        values = self._list_name(term)
        examples = self._texts_by_name(term, "examples")
        if values is not None:
            for member in self.vocabulary.lists[values]:
                if member not in examples:
                    self.report.problem(
                        name, f"the value {member!r} of {values!r} has no example", mend="add it to `examples`"
                    )
        return LayerClass(
            str(name), *self._words(term), self._standard(term, "same"), self._standard(term, "close"), values, examples
        )

    def _property(self, name: Text, term: Mapping) -> LayerProperty:
        keys = (*_TEXTS, "domain", "range", "datatype", "inverse", "same", "close")
        self.report.keys(term, keys, (*_TEXTS, "domain"))
        if ("range" in term) == ("datatype" in term):
            self.report.problem(name, "a property takes either a range or a datatype", name)
        return LayerProperty(
            str(name), *self._words(term), self._class_names(term, "domain"), self._class_names(term, "range"),
            self._datatype(term), self._inverse(term), self._standard(term, "same"), self._standard(term, "close"),
        )  # fmt: skip

    def _annotation(self, name: Text, term: Mapping) -> Annotation:
        self.report.keys(term, _TEXTS, _TEXTS)
        return Annotation(str(name), *self._words(term))

    def _reused(self, name: Text, term: Mapping) -> Reused:
        keys = ("definition", "domain", "range", "datatype", "values", "members")
        self.report.keys(term, keys, ("definition", "domain"))
        self._known_prefix(name)
        values = self._list_name(term)
        members = self._texts_by_name(term, "members")
        if values is not None and set(members) != set(self.vocabulary.lists[values]):
            self.report.problem(name, f"`members` must name the values of {values!r} and no others")
        return Reused(
            str(name), self.report.text(term.field("definition"), "the definition"), self._class_names(term, "domain"),
            self._class_names(term, "range"), self._datatype(term), values, members,
        )  # fmt: skip

    # -- parts of terms ---------------------------------------------------------

    def _words(self, term: Mapping) -> tuple[str, str, str]:
        label, definition, example = (self.report.text(term.field(key), f"the {key}") for key in _TEXTS)
        return label, definition, example

    def _texts_by_name(self, term: Mapping, key: str) -> dict[str, str]:
        node = term.field(key)
        fields = self.report.mapping(node, repr(key)) if node is not None else None
        return {str(name): self.report.text(text, f"{key} of {name!r}") for name, text in (fields or {}).items()}

    def _list_name(self, term: Mapping) -> str | None:
        node = term.field("values")
        if isinstance(node, Text) and self.report.known(node, self.vocabulary.lists, "list of values"):
            return str(node)
        return None

    def _datatype(self, term: Mapping) -> str | None:
        node = term.field("datatype")
        if isinstance(node, Text) and self.report.known(node, DATATYPES, "datatype"):
            return str(node)
        return None

    def _inverse(self, term: Mapping) -> Inverse | None:
        fields = self._texts_by_name(term, "inverse")
        return Inverse(fields["name"], fields["label"]) if {"name", "label"} <= fields.keys() else None

    def _class_names(self, term: Mapping, key: str) -> tuple[str, ...]:
        names = self.report.texts(term.field(key), f"a class of {key!r}")
        for name in names:
            if ":" in name:
                self._known_prefix(name)
            else:
                self.report.known(name, self.classes, "class")
        return tuple(map(str, names))

    def _standard(self, term: Mapping, key: str) -> tuple[str, ...]:
        names = self.report.texts(term.field(key), "a standard term")
        for name in names:
            self._known_prefix(name)
        return tuple(map(str, names))

    def _known_prefix(self, name: Text) -> None:
        prefix = Text(name.partition(":")[0])
        prefix.line, prefix.column = name.line, name.column
        self.report.known(prefix, self.prefixes, "prefix")

    def _check_lists(self, root: Mapping, layer: Layer) -> None:
        covered = [term.values for term in layer.classes.values()] + [term.values for term in layer.reused.values()]
        for name in self.vocabulary.lists:
            if covered.count(name) != 1:
                what = f"the list {name!r} of values.yaml needs one class or standard property here"
                self.report.problem(root, what, mend=f"give one class `values: {name}`")

    def _check_names(self, root: Mapping, layer: Layer) -> None:
        """Add a problem for each name that two terms have, here or in the vocabulary: both would have one IRI."""
        places = {
            str(name): name for part in ("classes", "properties", "annotations") for name, _ in self._terms(root, part)
        }
        for name, times in Counter(term_names(self.vocabulary, layer)).items():
            if times > 1:
                mend = "rename one of the classes, predicates, inverses, values or terms of the layer that have it"
                self.report.problem(places.get(name, root), "the name is used for two terms", name, mend)


def _start() -> Text:
    text = Text("")
    text.line = text.column = 1
    return text
