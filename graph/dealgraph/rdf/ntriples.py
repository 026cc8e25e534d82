"""N-Triples and N-Quads, sorted by line, without repetitions, written as they are made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .grouping import one_graph

if TYPE_CHECKING:
    from typing import TextIO

    from .model import RdfModel


def write_ntriples(model: RdfModel, stream: TextIO) -> None:
    """Write all triples as one graph."""
    for subject, _, parts in model.by_subject():
        between = f" .\n{subject} "
        stream.write(f"{subject} {between.join(sorted(one_graph(parts)))} .\n")


def write_nquads(model: RdfModel, stream: TextIO) -> None:
    """Write all triples, each in the named graph of its source."""
    for subject, _, parts in model.by_subject():
        if len(parts) == 1:
            graph, lines = parts[0]
            end = f" {graph} ." if graph else " ."
        else:
            # Where the graphs differ, they are part of what is sorted.
            lines = [f"{one} {graph} ." if graph else f"{one} ." for graph, found in parts for one in found]
            end = ""
        between = f"{end}\n{subject} "
        stream.write(f"{subject} {between.join(sorted(lines))}{end}\n")
