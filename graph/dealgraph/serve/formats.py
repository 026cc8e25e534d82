"""In which formats an answer can be given, and which of them a request prefers.

https://www.w3.org/TR/sparql11-protocol/#query-success: SELECT and ASK give results, CONSTRUCT and DESCRIBE give RDF.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from werkzeug.datastructures import MIMEAccept

# From media type to the name of pyoxigraph's format; the first is given where nothing is asked for.
ROWS = {
    "application/sparql-results+json": "JSON",
    "application/sparql-results+xml": "XML",
    "text/csv": "CSV",
    "text/tab-separated-values": "TSV",
    "application/json": "JSON",
    "application/xml": "XML",
}
# ASK gives a truth value, which CSV and TSV do not have.
TRUTH = {media_type: name for media_type, name in ROWS.items() if name in ("JSON", "XML")}
TRIPLES = {
    "text/turtle": "TURTLE",
    "application/n-triples": "N_TRIPLES",
    "application/rdf+xml": "RDF_XML",
    "application/ld+json": "JSON_LD",
    "text/plain": "N_TRIPLES",
}


class Wanted(NamedTuple):
    """The media type in which each kind of answer is wanted, or None where none of ours is accepted."""

    rows: str | None
    truth: str | None
    triples: str | None


def wanted(accept: MIMEAccept) -> Wanted:
    """Return what a request's Accept header prefers; without one, the first of each kind."""
    kinds = (ROWS, TRUTH, TRIPLES)
    return Wanted(*(accept.best_match(kind) if accept else next(iter(kind)) for kind in kinds))
