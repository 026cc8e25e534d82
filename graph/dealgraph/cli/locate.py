"""`dealgraph locate`: where each quote stands in its document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..counted import counted
from .options import add_documents, add_json, add_seeds, seeds_folder

if TYPE_CHECKING:
    import argparse

HELP = "look up every quote in the documents and write the offsets to evidence.lock"
EXAMPLE = """  $ dealgraph locate --seeds my-graph --documents documents
  17 quotes located in 1 document; wrote my-graph/evidence.lock"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the verb's arguments."""
    add_seeds(parser)
    add_documents(parser, required=True)
    add_json(parser)


def run(given: argparse.Namespace) -> int:
    """Write the lock; where a quote is not found, print why, write nothing and return 1."""
    from ..evidence import DocumentError, Documents, documents_folder, locate_quotes
    from ..seeds import LOCK_NAME, read_seeds, write_lock
    from .output import Progress, clean, print_json, styled

    documents = documents_folder(given.documents)
    if documents is None:
        raise DocumentError("the documents are needed: give their folder with --documents DIR")
    folder = seeds_folder(given)
    progress = Progress()
    seeds = read_seeds(folder, progress=progress)
    location = locate_quotes(seeds, Documents(documents))
    progress.done()
    # A lock that is broken or out of date is what this verb mends.
    path = folder / LOCK_NAME
    problems = [problem for problem in seeds.problems if problem.file != str(path)] + location.problems
    for problem in sorted(problems):
        print_json(problem) if given.json else print(clean(str(problem)))
    if problems:
        if not given.json:
            print(styled(f"{counted(len(problems), 'error')}; nothing was written", "red"))
        return 1
    write_lock(path, location.lock)
    kept = sum(quote.document in location.missing for quote in location.lock.quotes.values())
    found, texts = len(location.lock.quotes) - kept, len(location.lock.documents) - len(location.missing)
    if given.json:
        print_json({"quotes": found, "documents": texts, "kept": kept, "missing": location.missing, "lock": str(path)})
        return 0
    for name in location.missing:
        print(clean(f"note: the document {name} is not in {documents}; its quotes keep their former places"))
    where = counted(texts, "document")
    more = f", {kept} kept" if kept else ""
    print(clean(f"{found} quotes located in {where}{more}; wrote {path}"))
    return 0
