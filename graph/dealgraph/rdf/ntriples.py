"""N-Triples and N-Quads, sorted by line, without repetitions, written as they are made."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import TextIO

    from .model import RdfModel


def write_ntriples(model: RdfModel, stream: TextIO) -> None:
    """Write all triples as one graph."""
    for subject, _, parts in model.by_subject():
        lines = sorted({f"{predicate} {value}" for _, pairs in parts for predicate, value in pairs})
        stream.write(f"{subject} " + f" .\n{subject} ".join(lines) + " .\n")


def write_nquads(model: RdfModel, stream: TextIO) -> None:
    """Write all triples, each in the named graph of its source."""
    for subject, _, parts in model.by_subject():
        # The ends of the lines are part of what is sorted only where the graphs differ.
        if len(parts) == 1:
            graph, pairs = parts[0]
            end = f" {graph} ." if graph else " ."
            lines = sorted({f"{predicate} {value}" for predicate, value in pairs})
            stream.write(f"{subject} " + f"{end}\n{subject} ".join(lines) + f"{end}\n")
        else:
            lines = sorted(
                {
                    f"{predicate} {value} {graph} ." if graph else f"{predicate} {value} ."
                    for graph, pairs in parts
                    for predicate, value in pairs
                }
            )
            stream.write(f"{subject} " + f"\n{subject} ".join(lines) + "\n")
