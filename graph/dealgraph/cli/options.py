"""Options that several verbs share."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from ..knowledge_graph import KnowledgeGraph


def add_seeds(parser: argparse.ArgumentParser) -> None:
    """Add --seeds."""
    parser.add_argument("--seeds", type=as_path, metavar="DIR", help="read this graph instead of the shipped one")


def add_json(parser: argparse.ArgumentParser) -> None:
    """Add --json."""
    parser.add_argument("--json", action="store_true", help="print JSON (JSON Lines where it is a list)")


def add_forms(parser: argparse.ArgumentParser) -> None:
    """Add --json and --csv, for verbs that answer in rows."""
    forms = parser.add_mutually_exclusive_group()
    forms.add_argument("--json", action="store_true", help="print JSON Lines")
    forms.add_argument("--csv", action="store_true", help="print CSV, for a spreadsheet")


def add_documents(parser: argparse.ArgumentParser, required: bool = False) -> None:
    """Add --documents."""
    where = "the folder of the documents (also: the environment variable DEALGRAPH_DOCUMENTS)"
    parser.add_argument("--documents", type=as_path, metavar="DIR", help=where + (", needed" if required else ""))


def seeds_folder(given: argparse.Namespace) -> Path:
    """Return the folder that --seeds names, or that of the shipped graph."""
    from ..resources import shipped

    folder: Path | None = given.seeds
    return folder if folder is not None else shipped("seeds")


def add_dates(parser: argparse.ArgumentParser) -> None:
    """Add --as-of, --known-by and --certain."""
    begun = "leave out what certainly begins later (2026-05, say); what has no date stays"
    parser.add_argument("--as-of", type=_date, metavar="DATE", help=begun)
    known = "leave out what sources of a certainly later date say; undated sources stay"
    parser.add_argument("--known-by", type=_date, metavar="DATE", help=known)
    certain = "with one of these dates: leave out too what has no date, or one that leaves it open"
    parser.add_argument("--certain", action="store_true", help=certain)


def load_graph(
    given: argparse.Namespace, progress: Callable[[str, int, int], None] | None = None, *, fresh: bool = False
) -> KnowledgeGraph:
    """Return the graph that the options name, as of the dates that they give. Raises SeedsError.

    With `fresh`, the files are read and checked anew, whatever snapshot there is of them.
    """
    from ..loading import load_folder
    from .output import Progress

    dates = {name: date for name in ("as_of", "known_by") if (date := getattr(given, name, None))}
    maybe = not getattr(given, "certain", False)
    if not maybe and not dates:
        given.parser.error("--certain needs a date: --as-of DATE or --known-by DATE")
    own = progress or Progress()
    kg = load_folder(seeds_folder(given), own, fresh=fresh)
    if isinstance(own, Progress):
        own.done()
    # What is known first: no date of a deal that came out later dates what is said of it.
    if "known_by" in dates:
        kg = kg.known_by(dates["known_by"], maybe=maybe)
    if "as_of" in dates:
        kg = kg.as_of(dates["as_of"], maybe=maybe)
    return kg


def none_fits(given: argparse.Namespace, kind: str, *filters: str) -> str:
    """Return that no `kind` fits and which of the given options to loosen, or that there is none at all.

    `filters` are the names of the verb's own options; the dates count as well.
    """
    names = [name for name in (*filters, "as_of", "known_by") if getattr(given, name) != given.parser.get_default(name)]
    if not names:
        return f"the graph has no {kind}"
    return f"no {kind} fits; loosen {' or '.join('--' + name.replace('_', '-') for name in names)}"


def as_path(text: str) -> Path:
    """Return the path that `text` writes."""
    # Imported here, because `--help` does without: pathlib takes a tenth of its time.
    from pathlib import Path

    return Path(text)


def _date(text: str) -> str:
    from ..dates import mended, parse_date

    try:
        parse_date(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text!r} is no date: {mended(text, error)}") from None
    return text


def positive(text: str) -> int:
    """Return the whole number above zero that `text` writes. Raises ArgumentTypeError."""
    if not (text.isascii() and text.isdigit() and len(text) < 10 and int(text) > 0):
        raise argparse.ArgumentTypeError(f"{text!r} is no whole number above 0")
    return int(text)
