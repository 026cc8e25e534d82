"""What is proposed for a document that nobody has curated yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dealgraph.coverage import measure, new_names, proposals
from dealgraph.evidence import Documents
from dealgraph.seeds import read_seeds
from small_world import write_files

if TYPE_CHECKING:
    from pathlib import Path

NEWS = """Tamarind buys land

The weather was fine all day.
It will be ready in 2028.

Tamarind bought land from Okapi Estates for $30 million. The site of Okapi Estates lies in Tansy Bay.
"""


def test_sentences_with_figures_and_known_entities_come_first(small_seeds: Path, tmp_path: Path) -> None:
    """The document need not be registered."""
    documents = Documents(write_files(tmp_path, {"news.txt": NEWS}))
    seeds = read_seeds(small_seeds)
    coverage = next(iter(measure(seeds, [documents["news.txt"]])))
    labels = {entity.id: entity.label for entity in seeds.records.entities}
    assert coverage.registered is False
    assert [(name.name, name.times, name.line) for name in new_names(coverage)] == [
        ("Okapi Estates", 2, 6),
        ("Tansy Bay", 1, 6),
    ]
    assert [(row.line, row.score, row.figures, row.known, row.unknown) for row in proposals(coverage, labels)] == [
        (6, 6, ("30 million",), ("Tamarind",), ("Okapi Estates",)),
        (4, 4, ("2028",), (), ()),
        (6, 3, (), (), ("Okapi Estates", "Tansy Bay")),
        (1, 2, (), ("Tamarind",), ()),
        (3, 1, (), (), ()),
    ]


def test_what_is_captured_is_not_proposed(small_seeds: Path, documents: Path) -> None:
    """Proposals are sentences that are not captured."""
    seeds = read_seeds(small_seeds)
    coverage = next(iter(measure(seeds, [Documents(documents)["harbour.txt"]])))
    labels = {entity.id: entity.label for entity in seeds.records.entities}
    proposed = {row.text for row in proposals(coverage, labels)}
    assert proposed == {sentence.text for sentence in coverage.missing()}
