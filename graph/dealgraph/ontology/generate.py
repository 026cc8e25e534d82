"""From the vocabulary to the files that follow from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .context import context
from .json_schema import schemas
from .layer_reader import shipped_layer
from .owl import owl
from .reference import reference
from .shapes import shapes

if TYPE_CHECKING:
    from ..vocabulary import Vocabulary
    from .layer import Layer


def generate(vocabulary: Vocabulary, layer: Layer | None = None) -> dict[str, str]:
    """Return the text of every generated file by its path from the top of the repository.

    `layer` is that of this installation where none is given. Raises SeedsError where it has errors.
    """
    layer = layer or shipped_layer(vocabulary)
    return {
        "ontology/dealgraph.ttl": owl(vocabulary, layer),
        "ontology/shapes.ttl": shapes(vocabulary, layer),
        "ontology/context.jsonld": context(vocabulary, layer),
        **{f"ontology/{name}": text for name, text in schemas(vocabulary).items()},
        "docs/ontology.md": reference(vocabulary, layer),
    }
