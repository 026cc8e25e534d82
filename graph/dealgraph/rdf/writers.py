"""The formats, each written to a stream of text from the resources of the model."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..collecting import no_collecting
from .jsonld import write_jsonld
from .ntriples import write_nquads, write_ntriples
from .triple_terms import write_ntriples_12
from .turtle import write_trig, write_turtle

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TextIO

    from .model import RdfModel

FORMATS: dict[str, Callable[[RdfModel, TextIO], None]] = {
    "ttl": write_turtle,
    "nt": write_ntriples,
    "nq": write_nquads,
    "trig": write_trig,
    "jsonld": write_jsonld,
}
# What few tools read yet, and so no build writes.
FORMATS_12: dict[str, Callable[[RdfModel, TextIO], None]] = {"rdf12.nt": write_ntriples_12}


def write_rdf(model: RdfModel, format: str, stream: TextIO) -> None:  # noqa: A002
    """Write the model in `format`: ttl, nt and jsonld in one graph, nq and trig with one a source (FORMATS).

    `rdf12.nt` (of FORMATS_12) is N-Triples of RDF 1.2, with the triple of each statement as a triple term.
    """
    with no_collecting():
        (FORMATS | FORMATS_12)[format](model, stream)
