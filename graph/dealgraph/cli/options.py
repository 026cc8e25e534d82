"""Options that several verbs share."""

from __future__ import annotations

import argparse
from pathlib import Path


def add_seeds(parser: argparse.ArgumentParser) -> None:
    """Add --seeds."""
    parser.add_argument("--seeds", type=Path, metavar="DIR", help="read this graph instead of the shipped one")


def add_json(parser: argparse.ArgumentParser) -> None:
    """Add --json."""
    parser.add_argument("--json", action="store_true", help="print JSON (JSON Lines where it is a list)")


def add_documents(parser: argparse.ArgumentParser, required: bool = False) -> None:
    """Add --documents."""
    where = "the folder of the documents (also: the environment variable DEALGRAPH_DOCUMENTS)"
    parser.add_argument("--documents", type=Path, metavar="DIR", help=where + (", needed" if required else ""))


def seeds_folder(given: argparse.Namespace) -> Path:
    """Return the folder that --seeds names, or that of the shipped graph."""
    from ..resources import shipped

    folder: Path | None = given.seeds
    return folder if folder is not None else shipped("seeds")
