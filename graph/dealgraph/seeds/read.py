"""Reads a whole seeds folder: entities first, then sources, then what the sources say."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from ..collecting import no_collecting
from ..curators import date_readings
from ..errors import Problem, SeedsError
from ..metadata import Metadata
from ..records import Quotation, Records, Statement, statement_order
from ..vocabulary import Vocabulary, shipped_vocabulary
from .conflicts import ConflictReader
from .dataset import DatasetReader
from .documents import DocumentReader
from .entities import EntityReader
from .folder import list_seeds
from .judgements import Judgement, JudgementReader
from .lock import LOCK_NAME, Lock, read_lock
from .merge import Curated, merge
from .report import Report
from .sources import SourceReader
from .statements import StatementReader

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from .evidence import Quote, Skip


class Seeds(msgspec.Struct, frozen=True):
    """What a seeds folder holds. `problems` is empty where `records` can be relied on: merged by the judgements.

    `quotes` are as written, `skips` what is left out on purpose, `places` where each statement and
    quotation stands (file, line, column), and `unlocated` counts the evidence that the lock does not know.
    `asides` are, by statement, the cue words of its quotes that belong to something else. `metadata` is what the
    graph says of itself.
    """

    records: Records
    problems: tuple[Problem, ...]
    quotes: tuple[Quote, ...]
    skips: tuple[Skip, ...]
    places: dict[str, tuple[str, int, int]]
    asides: dict[str, tuple[str, ...]]
    lock: Lock
    unlocated: int
    judgements: tuple[Judgement, ...] = ()
    metadata: Metadata = Metadata()

    def require_valid(self) -> Records:
        """Return the records. Raises SeedsError where there are problems."""
        if self.problems:
            raise SeedsError(self.problems)
        return self.records


def read_seeds(
    folder: Path,
    vocabulary: Vocabulary | None = None,
    progress: Callable[[str, int, int], None] | None = None,
    lock: Lock | None = None,
) -> Seeds:
    """Read the seeds folder whole and return what it holds together with every problem.

    `progress` is called with (file, number, count) before each file; `lock` is used instead of the folder's own.
    """
    with no_collecting():
        return _read(folder, vocabulary or shipped_vocabulary(), progress, lock)


def _read(
    folder: Path, vocabulary: Vocabulary, progress: Callable[[str, int, int], None] | None, lock: Lock | None
) -> Seeds:
    listing = list_seeds(folder)
    report = Report()
    report.problems.extend(listing.problems)
    lock = lock or read_lock(folder / LOCK_NAME, report.problems)
    entities = EntityReader(vocabulary, report)
    sources = SourceReader(entities, lock)
    judgements = JudgementReader(entities, sources.sources)
    statements = StatementReader(entities, sources.sources, lock)
    dataset = DatasetReader(report)
    readers = {
        "entities": entities.read,
        "sources": sources.read,
        "judgements": judgements.read,
        "statements": statements.read,
        "documents": DocumentReader(statements).read,
        "dataset": dataset.read,
    }
    count = sum(map(len, listing.files.values()))
    number = 0
    for part, reader in readers.items():
        if part == "statements":
            sources.check_speakers()
            judgements.decide()
        for path in listing.files[part]:
            number += 1
            if progress:
                progress(str(path), number, count)
            reader(path)
    records = Records(
        entities=tuple(entities.entities[name] for name in sorted(entities.entities)),
        sources=tuple(sources.sources[name] for name in sorted(sources.sources)),
        statements=tuple(sorted(statements.statements.values(), key=statement_order)),
        quotations=tuple(statements.quotations[name] for name in sorted(statements.quotations)),
    )
    found = Curated(statements.places, statements.asides)
    records, found = merge(records, judgements.merges, found, vocabulary)
    records = date_readings(records)
    # Read last, because a merge changes the ids of statements.
    conflicts = ConflictReader(report, entities.entities, {row.id: row for row in records.statements})
    for path in listing.files["conflicts"]:
        conflicts.read(path)
    records = msgspec.structs.replace(
        records, conflicts=tuple(conflicts.conflicts[name] for name in sorted(conflicts.conflicts))
    )
    said: tuple[Statement | Quotation, ...] = (*records.statements, *records.quotations)
    unlocated = sum(row.start is None for record in said for row in record.evidence)
    problems = tuple(sorted(report.problems))
    return Seeds(
        records=records,
        problems=problems,
        quotes=tuple(statements.evidence.quotes),
        skips=tuple(statements.evidence.skips),
        places=found.places,
        asides=found.asides,
        lock=lock,
        unlocated=unlocated,
        judgements=tuple(judgements.judgements),
        metadata=dataset.metadata,
    )
