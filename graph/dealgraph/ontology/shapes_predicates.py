"""Shapes for predicates: domain and range, on the nodes of statements and on the plain triples.

The shapes for statements have the predicate itself as focus node and walk from it, against `rdf:predicate`, to the
statements that use it: SHACL core knows no target by the value of a property, and the walk is faster than trying
each statement against each predicate.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..turtle_file import Pair, blank, nodes, plain, words
from .shape_writer import WORDS

if TYPE_CHECKING:
    from ..turtle_file import TurtleFile
    from ..vocabulary import PredicateTerm, Vocabulary


class PredicateShapes:
    """Writes three shapes a predicate: its statements, one such statement, and its plain triples."""

    def __init__(self, vocabulary: Vocabulary, file: TurtleFile) -> None:
        self.vocabulary = vocabulary
        self.file = file
        self.prefix = vocabulary.about.prefix

    def write(self) -> None:
        """Write all of them."""
        self.file.section("-- predicates")
        for term in self.vocabulary.predicates.values():
            self._statements(term)
            self._triples(term)

    def _statements(self, term: PredicateTerm) -> None:
        self.file.block(
            f"dgs:{term.id}-predicate",
            ("a", "sh:NodeShape"),
            ("sh:targetNode", f"{self.prefix}:{term.id}"),
            ("sh:property", f"dgs:{term.id}-statements"),
        )
        self.file.block(
            f"dgs:{term.id}-statements",
            ("a", "sh:PropertyShape"),
            ("sh:path", blank(("sh:inversePath", "rdf:predicate"))),
            ("sh:node", f"dgs:{term.id}-statement"),
            ("sh:message", words(self._message(term))),
        )
        subject = blank(("sh:path", "rdf:subject"), _one_of(term.domain))
        self.file.block(
            f"dgs:{term.id}-statement",
            ("a", "sh:NodeShape"),
            ("sh:property", [subject, *self._object(term)]),
            *self._quantity(term),
        )

    def _triples(self, term: PredicateTerm) -> None:
        kind: Pair = _one_of(term.range)
        if term.units:
            kind = ("sh:datatype", "xsd:decimal")
        elif term.text:
            kind = ("sh:datatype", "xsd:string")
        elif term.choice:
            kind = ("sh:in", nodes(self._choices(term.choice)))
        self.file.block(
            f"dgs:{term.id}-triples",
            ("a", "sh:NodeShape"),
            ("sh:targetSubjectsOf", f"{self.prefix}:{term.id}"),
            _one_of(term.domain),
            ("sh:property", f"dgs:{term.id}-object"),
            ("sh:message", words(self._message(term))),
        )
        self.file.block(
            f"dgs:{term.id}-object",
            ("a", "sh:PropertyShape"),
            ("sh:path", f"{self.prefix}:{term.id}"),
            kind,
            ("sh:message", words(self._message(term))),
        )

    def _object(self, term: PredicateTerm) -> list[str]:
        if term.range:
            return [blank(("sh:path", "rdf:object"), ("sh:minCount", "1"), _one_of(term.range))]
        if term.choice:
            values = nodes(self._choices(term.choice))
            return [blank(("sh:path", "rdf:object"), ("sh:minCount", "1"), ("sh:in", values))]
        if term.text:
            return [blank(("sh:path", "rdf:object"), ("sh:minCount", "1"), *WORDS)]
        return []

    def _quantity(self, term: PredicateTerm) -> list[Pair]:
        """Return the choice between a number in a permitted unit and the words of a number that is kept vague."""
        if not term.units:
            return []
        units = nodes(map(plain, term.units))
        measured = blank(("sh:path", "schema:unitText"), ("sh:minCount", "1"), ("sh:in", units))
        vague = blank(("sh:path", "rdf:object"), ("sh:minCount", "1"), *WORDS)
        return [("sh:or", nodes([blank(("sh:property", measured)), blank(("sh:property", vague))]))]

    def _choices(self, name: str) -> list[str]:
        return [f"{self.prefix}:{value}" for value in self.vocabulary.lists[name]]

    def _message(self, term: PredicateTerm) -> str:
        if term.range:
            object_ = " or ".join(self.vocabulary.classes[name].label for name in term.range)
        elif term.units:
            object_ = "a number in " + " or ".join(term.units)
        else:
            object_ = f"a value of the list {term.choice!r}" if term.choice else "words"
        subject = " or ".join(self.vocabulary.classes[name].label for name in term.domain)
        return f"{term.label!r} leads from {subject} to {object_}."


def _one_of(classes: tuple[str, ...]) -> Pair:
    shapes = [f"dgs:{name}" for name in classes]
    return ("sh:node", shapes[0]) if len(shapes) == 1 else ("sh:or", nodes(shapes))
