"""The disagreements of a whole seeds folder, as ordinary problems with their places."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..errors import Problem
from .agreement import disagreements

if TYPE_CHECKING:
    from ..seeds import Seeds
    from ..vocabulary import Vocabulary


def check_readings(seeds: Seeds, vocabulary: Vocabulary) -> list[Problem]:
    """Return a problem for everything that a statement of `seeds` says and its quotes do not."""
    sources = {source.id: source for source in seeds.records.sources}
    entities = {entity.id: entity for entity in seeds.records.entities}
    problems: list[Problem] = []
    for statement in seeds.records.statements:
        term = vocabulary.predicates[statement.predicate]
        aside = seeds.asides.get(statement.id, ())
        for found in disagreements(statement, term, sources[statement.source], entities, aside):
            problems.append(Problem(*seeds.places[statement.id], found.what, found.found, found.mend))
    return problems
