"""`shapes.ttl`: SHACL shapes that say of the graph in RDF what the loader checks in the seeds.

SHACL core alone, so that every validator can use them, over the graph as it is exported: they do not need the
ontology, and are not meant for a graph to which a reasoner has added classes.
Specification: https://www.w3.org/TR/shacl/.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..turtle_file import TurtleFile, words
from .shapes_predicates import PredicateShapes
from .shapes_receipts import ReceiptShapes
from .shapes_said import SaidShapes
from .shapes_things import ThingShapes

if TYPE_CHECKING:
    from ..vocabulary import Vocabulary
    from .layer import Layer


def shapes(vocabulary: Vocabulary, layer: Layer) -> str:
    """Return the shapes as Turtle."""
    about = vocabulary.about
    file = TurtleFile({**about.prefixes, **layer.prefixes})
    file.block(
        f"<{layer.prefixes['dgs'].rstrip('#/')}>",
        ("a", "owl:Ontology"),
        ("dcterms:title", words(f"Shapes of the {about.title}")),
        ("dcterms:license", f"<{about.license}>"),
        ("owl:versionInfo", f'"{about.version}"'),
    )
    ThingShapes(vocabulary, file).write()
    SaidShapes(vocabulary, layer, file).write()
    ReceiptShapes(vocabulary, layer, file).write()
    PredicateShapes(vocabulary, file).write()
    return file.text()
