"""`dealgraph check`: every error in the seeds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .options import add_documents, add_json, add_seeds, seeds_folder

if TYPE_CHECKING:
    import argparse

    from ..seeds import Seeds

HELP = "list every error in the seeds, with the place and what would mend it"
EXAMPLE = """  $ dealgraph check --seeds my-graph --documents documents
  no errors: 12 entities, 1 source, 16 statements, 2 quotations"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the verb's arguments."""
    add_seeds(parser)
    add_documents(parser)
    add_json(parser)


def run(given: argparse.Namespace) -> int:
    """Print the problems; return 1 where there are any."""
    from ..evidence import Documents, documents_folder, locate_quotes, unlocated_quotes
    from ..reading import check_readings
    from ..seeds import read_seeds
    from ..vocabulary import shipped_vocabulary
    from .output import Progress, clean, print_json, styled

    progress = Progress()
    seeds = read_seeds(seeds_folder(given), progress=progress)
    problems = [*seeds.problems, *check_readings(seeds, shipped_vocabulary())]
    documents = documents_folder(given.documents)
    notes: list[str] = []
    if documents is not None:
        location = locate_quotes(seeds, Documents(documents))
        problems += location.problems
        notes += [f"note: the document {name} is not in {documents}" for name in location.missing]
        if not location.problems and location.lock != seeds.lock:
            notes.append("note: evidence.lock is out of date; `dealgraph locate` writes it anew")
    elif seeds.lock.documents:
        problems += unlocated_quotes(seeds)
    elif seeds.unlocated:
        notes.append(f"note: {seeds.unlocated} quotes are not located yet; run `dealgraph locate --documents DIR`")
    progress.done()
    for problem in sorted(problems):
        if given.json:
            print_json(problem)
        else:
            print(clean(str(problem)))
    if not given.json:
        for note in notes:
            print(clean(note))
        print(styled(_summary(seeds, len(problems)), "red" if problems else "green"))
    return 1 if problems else 0


def _summary(seeds: Seeds, problems: int) -> str:
    if problems:
        return f"{problems} error{'' if problems == 1 else 's'}"
    records = seeds.records
    counts = (
        (len(records.entities), "entity", "entities"),
        (len(records.sources), "source", "sources"),
        (len(records.statements), "statement", "statements"),
        (len(records.quotations), "quotation", "quotations"),
    )
    return "no errors: " + ", ".join(f"{count} {one if count == 1 else several}" for count, one, several in counts)
