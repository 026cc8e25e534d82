"""`dealgraph coverage`: what of the documents is captured, skipped on purpose, or not captured."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from ..counted import counted
from .options import add_documents, add_json, add_seeds, as_path, seeds_folder

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from ..coverage import DocumentCoverage
    from ..evidence import Documents, DocumentText
    from ..seeds import Seeds

HELP = "tell what of the documents is captured, skipped with a reason, or not captured"
EXAMPLE = """  $ dealgraph coverage --seeds my-graph --documents documents --require 100
  document  sentences  captured  skipped  not captured  per cent
  acme.txt  11         9         2        0             100.0"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the verb's arguments."""
    parser.add_argument(
        "names", nargs="*", metavar="DOCUMENT", help="only these documents, by file name (default: all)"
    )
    add_seeds(parser)
    add_documents(parser, required=True)
    parser.add_argument("--propose", action="store_true", help="say what to curate next, most promising first")
    parser.add_argument("--require", type=_percent, metavar="PERCENT", help="exit with 1 where a document has less")
    parser.add_argument("--html", type=as_path, metavar="FILE", help="write the texts with all marks as a page")
    add_json(parser)


def run(given: argparse.Namespace) -> int:
    """Print the coverage; return 1 where the seeds have errors or a document has less than is required."""
    from ..coverage import measure
    from ..evidence import DocumentError, Documents, documents_folder
    from .coverage_output import print_json_rows, print_report
    from .output import clean

    seeds_at = seeds_folder(given)
    if given.html and _among_exports(given.html, seeds_at):
        print("dealgraph: the page holds whole documents; write it outside the folder of exports", file=sys.stderr)
        return 2
    folder = documents_folder(given.documents)
    if folder is None:
        raise DocumentError("the documents are needed: give their folder with --documents DIR")
    documents = Documents(folder)
    seeds, errors = _located(seeds_at, documents)
    texts, notes = _texts(documents, given.names, seeds)
    coverages = list(measure(seeds, texts))
    if errors:
        notes.append(f"the seeds have {counted(errors, 'error')}: `dealgraph check` lists them")
    labels = {entity.id: entity.label for entity in seeds.records.entities}
    if given.json:
        print_json_rows(coverages, labels, given.propose)
    else:
        print_report(coverages, labels, given.propose)
    for note in notes:
        print(clean(f"note: {note}"), file=sys.stderr if given.json else sys.stdout)
    if given.html:
        _write(given.html, coverages, _words(seeds, labels))
    low = given.require is not None and any(one.percent < given.require for one in coverages)
    return 1 if errors or low or (notes and given.require is not None) else 0


def _percent(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = -1.0
    if not 0 <= value <= 100:
        raise argparse.ArgumentTypeError(f"{text!r} is no percentage between 0 and 100")
    return value


def _among_exports(page: Path, seeds: Path) -> bool:
    """Return whether `page` would stand in a folder of exports, which is published."""
    from pathlib import Path

    place = page.resolve()
    exports = (Path("exports").resolve(), seeds.resolve().parent / "exports")
    published = (parent for parent in place.parents if (parent / "manifest.json").is_file())
    return any(place.is_relative_to(folder) for folder in (*exports, *published))


def _located(folder: Path, documents: Documents) -> tuple[Seeds, int]:
    """Return the seeds with their quotes located in the documents as they are now, and the number of errors."""
    from ..evidence import locate_quotes
    from ..seeds import read_seeds

    seeds = read_seeds(folder)
    location = locate_quotes(seeds, documents)
    if location.lock != seeds.lock:
        seeds = read_seeds(folder, lock=location.lock)
    return seeds, len(seeds.problems) + len(location.problems)


def _texts(documents: Documents, names: Sequence[str], seeds: Seeds) -> tuple[list[DocumentText], list[str]]:
    """Return the texts asked for, and notes on those that are not there. Raises DocumentError for an unknown name."""
    from ..evidence import DocumentError

    if names:
        return [documents[name] for name in dict.fromkeys(names)], []
    found, notes = [], []
    for path in sorted(documents.folder.iterdir()):
        if path.is_file() and not path.name.startswith("."):
            try:
                found.append(documents[path.name])
            except DocumentError as error:
                notes.append(str(error))
    for name in sorted({part.file for source in seeds.records.sources for part in source.documents}):
        if name not in documents:
            notes.append(f"the document {name} is not in {documents.folder}")
    return found, notes


def _write(path: Path, coverages: Sequence[DocumentCoverage], words: dict[str, str]) -> None:
    from ..coverage import coverage_page
    from ..errors import DealgraphError

    try:
        path.write_text(coverage_page(coverages, words), encoding="utf-8", newline="\n")
    except OSError as error:
        raise DealgraphError(f"the page cannot be written to {path}: {error.strerror or error}") from None


def _words(seeds: Seeds, labels: dict[str, str]) -> dict[str, str]:
    """Return what each statement and quotation says, in words."""
    from ..vocabulary import shipped_vocabulary
    from ..wording import sentence

    vocabulary = shipped_vocabulary()
    entities = {entity.id: entity for entity in seeds.records.entities}
    words = {row.id: sentence(row, vocabulary, entities.__getitem__) for row in seeds.records.statements}
    for row in seeds.records.quotations:
        retold = "" if row.direct else " (retold)"
        words[row.id] = f"{labels[row.speaker]}{retold}: “{row.text}”"
    return words
