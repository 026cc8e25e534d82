"""`dealgraph check`: every error in the seeds."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from ..counted import counted, counted_records
from .options import add_documents, add_json, add_seeds, as_path, positive, seeds_folder

if TYPE_CHECKING:
    import argparse
    from pathlib import Path

    from ..records import Records
    from .output import Progress

HELP = "list every error of a graph, with the place and what would mend it"
EXAMPLE = """  $ dealgraph check --seeds my-graph --documents documents
  no errors: 12 entities, 1 source, 16 statements, 2 quotations"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the verb's arguments."""
    parser.add_argument(
        "place",
        nargs="?",
        type=as_path,
        metavar="PLACE",
        help="a folder of seeds or tables, or a file of RDF or a graph",
    )
    add_seeds(parser)
    add_documents(parser)
    rest = "of tables and files: print so many errors and count the rest (default: 1000)"
    parser.add_argument("--max-errors", type=positive, default=1_000, metavar="N", help=rest)
    add_json(parser)


def run(given: argparse.Namespace) -> int:
    """Print the problems; return 1 where there are any."""
    from ..bulk import tables_of
    from ..evidence import Documents, documents_folder, locate_quotes, unlocated_quotes
    from ..reading import check_readings
    from ..seeds import read_seeds
    from ..vocabulary import shipped_vocabulary
    from .output import Progress, clean, print_json, styled

    progress = Progress()
    place = _place(given)
    if place.is_file() or tables_of(place) is not None:
        return _check_rows(given, place, progress)
    seeds = read_seeds(place, progress=progress)
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
        print(styled(_summary(seeds.records, len(problems)), "red" if problems else "green"))
    return 1 if problems else 0


def _place(given: argparse.Namespace) -> Path:
    """Return the place to check. Raises NotFoundError where nothing stands there or two places are named."""
    from ..errors import NotFoundError

    place: Path | None = given.place
    if place is None:
        return seeds_folder(given)
    if given.seeds is not None:
        raise NotFoundError("name one place: PLACE, or --seeds DIR")
    if not place.exists():
        raise NotFoundError(f"there is no file or folder {place}")
    return place


def _check_rows(given: argparse.Namespace, place: Path, progress: Progress) -> int:
    """Check tables or a file, which have no places to look for quotes in but those that their evidence names."""
    from ..bulk import read_bulk, tables_of
    from ..errors import SeedsError
    from ..loading import load_folder
    from ..vocabulary import shipped_vocabulary
    from .output import clean, print_json, styled

    ending = tables_of(place)
    try:
        if ending is None:
            records = load_folder(place).records
        else:
            records = read_bulk(place, ending, shipped_vocabulary(), progress, given.max_errors, fresh=True)
    except SeedsError as error:
        progress.done()
        shown = error.problems[: given.max_errors]
        for problem in shown:
            if given.json:
                print_json(problem)
            else:
                print(clean(str(problem)))
        count = len(error.problems) + error.more
        rest = f", {count - len(shown)} of them not shown (--max-errors)" if count > len(shown) else ""
        if not given.json or rest:
            print(styled(f"{counted(count, 'error')}{rest}", "red"), file=sys.stderr if given.json else sys.stdout)
        return 1
    progress.done()
    if not given.json:
        print(styled(_summary(records, 0), "green"))
    return 0


def _summary(records: Records, problems: int) -> str:
    if problems:
        return counted(problems, "error")
    return f"no errors: {counted_records(records, 'entities', 'sources', 'statements', 'quotations')}"
