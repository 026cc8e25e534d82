"""All that follows from the vocabulary: OWL, SHACL, JSON-LD context, JSON Schemas and the reference of terms.

`python -m dealgraph.ontology` writes the files; with `--check` it tells which one has drifted.
"""

from .generate import generate
from .layer import Layer
from .layer_reader import read_layer, shipped_layer

__all__ = ["Layer", "generate", "read_layer", "shipped_layer"]
