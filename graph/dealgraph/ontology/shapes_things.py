"""Shapes for entities: what belongs to each class, and what every entity carries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..turtle_file import blank, nodes, words
from .shape_writer import WEB_ADDRESS, WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..turtle_file import TurtleFile
    from ..vocabulary import Vocabulary


class ThingShapes:
    """Writes `dgs:CLASS`, which any node of that class meets, and the shapes that entities are held to."""

    def __init__(self, vocabulary: Vocabulary, file: TurtleFile) -> None:
        self.vocabulary = vocabulary
        self.file = file
        self.concrete = [name for name, term in vocabulary.classes.items() if not term.abstract]

    def write(self) -> None:
        """Write all of them."""
        self.file.section("-- membership of classes: used by the shapes below")
        for name, term in self.vocabulary.classes.items():
            below = self._names(one for one in self.vocabulary.below(name) if one in self.concrete)
            member = blank(("sh:in", nodes(below)))
            self.file.block(
                f"dgs:{name}",
                ("a", "sh:NodeShape"),
                ("rdfs:label", words(term.label)),
                ("sh:nodeKind", "sh:IRI"),
                ("sh:property", "dgs:" + name + "-class"),
            )
            self.file.block(
                f"dgs:{name}-class",
                ("a", "sh:PropertyShape"),
                ("sh:path", "rdf:type"),
                ("sh:qualifiedMinCount", "1"),
                ("sh:qualifiedValueShape", member),
            )
        self.file.section("-- entities")
        self._entity()
        self._abstract()
        self._standard_types()

    def _names(self, names: Iterable[str]) -> list[str]:
        return [f"{self.vocabulary.about.prefix}:{name}" for name in names]

    def _entity(self) -> None:
        self.file.block(
            "dgs:entity",
            ("a", "sh:NodeShape"),
            ("sh:targetClass", self._names(self.concrete)),
            ("sh:nodeKind", "sh:IRI"),
            ("sh:property", ["dgs:entity-class", "dgs:entity-label", "dgs:entity-names", "dgs:entity-addresses"]),
        )
        one_class = blank(("sh:in", nodes(self._names(self.concrete))))
        self.file.block(
            "dgs:entity-class",
            ("a", "sh:PropertyShape"),
            ("sh:path", "rdf:type"),
            ("sh:qualifiedValueShape", one_class),
            ("sh:qualifiedMinCount", "1"),
            ("sh:qualifiedMaxCount", "1"),
            ("sh:message", words("An entity has one class of the vocabulary.")),
        )
        self.file.block(
            "dgs:entity-label",
            ("a", "sh:PropertyShape"),
            ("sh:path", "rdfs:label"),
            *WORDS,
            ("sh:minCount", "1"),
            ("sh:maxCount", "1"),
            ("sh:message", words("An entity has one label, which is not empty.")),
        )
        self.file.block(
            "dgs:entity-names",
            ("a", "sh:PropertyShape"),
            ("sh:path", "skos:altLabel"),
            *WORDS,
            ("sh:message", words("An alias is a text that is not empty.")),
        )
        self.file.block(
            "dgs:entity-addresses",
            ("a", "sh:PropertyShape"),
            ("sh:path", "schema:sameAs"),
            *WEB_ADDRESS,
            ("sh:message", words("An identifier elsewhere is a web address.")),
        )

    def _abstract(self) -> None:
        abstract = [name for name, term in self.vocabulary.classes.items() if term.abstract]
        self.file.block(
            "dgs:abstract",
            ("a", "sh:NodeShape"),
            ("sh:targetNode", self._names(abstract)),
            ("sh:property", "dgs:abstract-members"),
        )
        self.file.block(
            "dgs:abstract-members",
            ("a", "sh:PropertyShape"),
            ("sh:path", blank(("sh:inversePath", "rdf:type"))),
            ("sh:maxCount", "0"),
            ("sh:message", words("The class is abstract: an entity is of one of the classes below it.")),
        )

    def _standard_types(self) -> None:
        """Write a shape for each class that stands for a standard one: its members carry that type too."""
        for name, term in self.vocabulary.classes.items():
            standard = [same for same in term.same if same != "schema:Thing"]
            if not standard:
                continue
            members = self._names(one for one in self.vocabulary.below(name) if one in self.concrete)
            found = [f"dgs:{name}-{same.replace(':', '-')}" for same in standard]
            self.file.block(
                f"dgs:{name}-standard",
                ("a", "sh:NodeShape"),
                ("sh:targetClass", members),
                ("sh:property", found),
            )
            for shape, same in zip(found, standard, strict=True):
                self.file.block(
                    shape,
                    ("a", "sh:PropertyShape"),
                    ("sh:path", "rdf:type"),
                    ("sh:hasValue", same),
                    ("sh:message", words(f"What is of the class {term.label!r} carries the type {same} too.")),
                )
