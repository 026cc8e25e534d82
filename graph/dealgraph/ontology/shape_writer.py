"""How shapes are written: a node shape with named property shapes, which validators put into their reports."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ..turtle_file import Pair, blank, nodes, plain, words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..turtle_file import TurtleFile
    from ..vocabulary import Vocabulary
    from .layer import Layer

Pairs = tuple[Pair, ...]


def count(least: int, most: int | None = None) -> Pairs:
    """Return how many values a property has."""
    found: list[Pair] = [("sh:minCount", str(least))] if least else []
    return (*found, ("sh:maxCount", str(most))) if most is not None else tuple(found)


# The partial dates that no type of XML Schema fits: halves, quarters, and spans between two dates.
_PART = "[0-9]{4}(-[HQ][1-4]|-[0-9]{2}(-[0-9]{2})?)?"
_SPAN: Pairs = (("sh:datatype", "xsd:string"), ("sh:pattern", plain(f"^{_PART}(/{_PART})?$")))

ONE = count(1, 1)
AT_MOST_ONE = count(0, 1)
AT_LEAST_ONE = count(1)
# Words are more than white space.
WORDS: Pairs = (("sh:datatype", "xsd:string"), ("sh:pattern", plain(r"\S")))
WEB_ADDRESS: Pairs = (("sh:nodeKind", "sh:IRI"), ("sh:pattern", plain("^https?://")))
VOICE: Pairs = (("sh:or", nodes(["dgs:Agent", "dgs:Work", "dgs:Publication"])),)
DATE: Pairs = (
    (
        "sh:or",
        nodes([*(blank(("sh:datatype", f"xsd:{kind}")) for kind in ("gYear", "gYearMonth", "date")), blank(*_SPAN)]),
    ),
)
EVIDENCE: Pairs = (("sh:class", "oa:SpecificResource"),)


class Row(NamedTuple):
    """A property shape: its name within the node shape, its path, what a report says, and its constraints."""

    name: str
    path: str
    message: str
    constraints: Pairs


class ShapeWriter:
    """Writes shapes of one vocabulary into one file."""

    def __init__(self, vocabulary: Vocabulary, layer: Layer, file: TurtleFile) -> None:
        self.vocabulary = vocabulary
        self.layer = layer
        self.file = file

    def term(self, name: str) -> str:
        """Return a term of ours as Turtle writes it."""
        return f"{self.vocabulary.about.prefix}:{name}"

    def listed(self, name: str) -> Pairs:
        """Return that a value is one of the closed list `name`."""
        return (("sh:in", nodes(self.term(value) for value in self.vocabulary.lists[name])),)

    def shape(self, name: str, target: Pair, rows: Iterable[Row], *more: Pair) -> None:
        """Write the node shape `dgs:NAME` and its property shapes `dgs:NAME-ROW`."""
        rows = list(rows)
        found = [f"dgs:{name}-{row.name}" for row in rows]
        self.file.block(f"dgs:{name}", ("a", "sh:NodeShape"), target, *more, ("sh:property", found))
        for shape, row in zip(found, rows, strict=True):
            path, message = ("sh:path", row.path), ("sh:message", words(row.message))
            self.file.block(shape, ("a", "sh:PropertyShape"), path, *row.constraints, message)

    def either(self, name: str, target: Pair, message: str, *sides: list[str]) -> None:
        """Write the node shape `dgs:NAME`, which is met where all property shapes of one side are."""
        choice = nodes(blank(("sh:property", side)) for side in sides)
        self.file.block(f"dgs:{name}", ("a", "sh:NodeShape"), target, ("sh:or", choice), ("sh:message", words(message)))

    def some(self, name: str) -> str:
        """Return that the property of ours has a value."""
        return blank(("sh:path", self.term(name)), *AT_LEAST_ONE)

    def none(self, name: str) -> str:
        """Return that the property of ours has no value."""
        return blank(("sh:path", self.term(name)), ("sh:maxCount", "0"))
