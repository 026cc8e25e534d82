"""What VoID counts of a dataset, from its N-Triples. https://www.w3.org/TR/void/"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

_TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"


class Statistics(NamedTuple):
    """Triples and subjects; how often each class (by its term) has members and each property is used."""

    triples: int
    subjects: int
    classes: dict[str, int]
    properties: dict[str, int]


def statistics(ntriples: Path) -> Statistics:
    """Count the triples of a file of sorted N-Triples without repetitions."""
    triples = subjects = 0
    before = ""
    classes, properties = Counter[str](), Counter[str]()
    with ntriples.open(encoding="utf-8", newline="\n") as stream:
        for line in stream:
            subject, predicate, rest = line.split(" ", 2)
            triples += 1
            subjects += subject != before
            before = subject
            properties[predicate] += 1
            if predicate == _TYPE:
                classes[rest[:-3]] += 1
    return Statistics(triples, subjects, dict(sorted(classes.items())), dict(sorted(properties.items())))
