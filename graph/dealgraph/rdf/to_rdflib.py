"""The graph as an rdflib Dataset, by way of our own N-Quads."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from .model import RdfModel
from .ntriples import write_nquads

if TYPE_CHECKING:
    import rdflib

    from ..knowledge_graph import KnowledgeGraph


def to_rdflib(kg: KnowledgeGraph) -> rdflib.Dataset:
    """Return the graph as a Dataset: descriptions in the default graph, statements in a named graph a source."""
    import rdflib

    model = RdfModel(kg)
    stream = io.StringIO()
    write_nquads(model, stream)
    dataset = rdflib.Dataset()
    for prefix, namespace in {**model.about.prefixes, "dgr": model.base}.items():
        dataset.bind(prefix, namespace)
    dataset.parse(data=stream.getvalue(), format="nquads")
    return dataset
