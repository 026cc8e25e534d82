"""`dealgraph verify`: the receipts, and the exports against each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .options import add_documents, add_json, add_seeds, as_path, seeds_folder

if TYPE_CHECKING:
    import argparse

HELP = "prove that the receipts stand in the documents and that all exports hold the same"
EXAMPLE = """  $ dealgraph verify --seeds my-graph --exports my-exports --documents documents
  held         seeds          no errors: 12 entities, 16 statements, 2 quotations
  held         receipts       17 quotes stand to the letter in 1 document
  ..."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the verb's arguments."""
    add_seeds(parser)
    add_documents(parser)
    parser.add_argument("--exports", type=as_path, metavar="DIR", help="default: exports, where there is such a folder")
    parser.add_argument("--no-rebuild", action="store_true", help="leave out the rebuild in a temporary folder")
    parser.add_argument("--no-shapes", action="store_true", help="leave out SHACL, by far the longest check")
    add_json(parser)


def run(given: argparse.Namespace) -> int:
    """Print a line a check; return 1 where one did not hold."""
    from ..evidence import documents_folder
    from ..verify import verify
    from ..vocabulary import shipped_vocabulary
    from .output import clean, print_json, styled

    failed = 0
    documents = documents_folder(given.documents)
    parts = {"rebuild": not given.no_rebuild, "shapes": not given.no_shapes}
    findings = verify(seeds_folder(given), given.exports, shipped_vocabulary(), documents, **parts)
    for finding in findings:
        failed += finding.held is False
        if given.json:
            print_json(finding._asdict())
            continue
        word, style = {True: ("held", "green"), False: ("FAILED", "red"), None: ("not checked", "yellow")}[finding.held]
        print(f"{styled(f'{word:<11}', style)}  {clean(f'{finding.check:<13}  {finding.words}')}", flush=True)
    return 1 if failed else 0
