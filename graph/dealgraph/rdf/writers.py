"""The five formats, each written to a stream of text from the resources of the model."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

from .jsonld import write_jsonld
from .ntriples import write_nquads, write_ntriples
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


def write_rdf(model: RdfModel, format: str, stream: TextIO) -> None:  # noqa: A002
    """Write the model in `format`, one of FORMATS: ttl, nt and jsonld in one graph, nq and trig with one a source."""
    # What is made here forms no cycles, and there is much of it: the collector would look through it all in vain.
    collecting = gc.isenabled()
    gc.disable()
    try:
        FORMATS[format](model, stream)
    finally:
        if collecting:
            gc.enable()
