"""N-Triples and N-Quads, sorted by line, without repetitions."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TextIO

    from .model import RdfModel, Resource


def write_ntriples(model: RdfModel, stream: TextIO) -> None:
    """Write all triples as one graph."""
    for resource in _by_subject(model):
        subject = resource.subject
        stream.writelines(sorted({f"{subject} {triple.predicate} {triple.object} .\n" for triple in resource.triples}))


def write_nquads(model: RdfModel, stream: TextIO) -> None:
    """Write all triples, each in the named graph of its source."""
    for resource in _by_subject(model):
        subject = resource.subject
        lines = {
            f"{subject} {triple.predicate} {triple.object} {triple.graph} .\n"
            if triple.graph
            else f"{subject} {triple.predicate} {triple.object} .\n"
            for triple in resource.triples
        }
        stream.writelines(sorted(lines))


def _by_subject(model: RdfModel) -> Iterator[Resource]:
    # Subjects are unique, so sorting the resources sorts the lines: ">" and " " end every subject alike.
    return iter(sorted(model.resources(), key=lambda resource: resource.subject + " "))
