"""`dealgraph export`: one export alone."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from .completion import complete_format
from .options import add_dates, add_seeds, as_path, load_graph

if TYPE_CHECKING:
    import argparse

    from ..exports.files import Export

HELP = "write one export, to a file or to standard output"
EXAMPLE = """  $ dealgraph export entities.csv --seeds my-graph | head -n 2
  id,iri,type,label,aliases,description,same_as,merged
  acme,https://w3id.org/dealgraph/id/acme,Company,Acme,"[""Acme Inc.""]",Maker of invented things.,,"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the verb's arguments."""
    name = parser.add_argument(
        "format",
        metavar="FORMAT",
        help="a file of the exports, or its ending: html, ttl, nq ...; rdf12.nt is N-Triples with triple terms",
    )
    name.completer = complete_format  # type: ignore[attr-defined]
    parser.add_argument("--out", type=as_path, metavar="FILE", help="where to (default: standard output)")
    add_seeds(parser)
    add_dates(parser)


def run(given: argparse.Namespace) -> int:
    """Write the export."""
    import tempfile
    from pathlib import Path

    from ..errors import BuildError

    export = _export(given.format)
    kg = load_graph(given)
    # Written aside first, so that a failure leaves neither half a file nor half an answer.
    folder = given.out.parent if given.out else None
    try:
        with tempfile.TemporaryDirectory(prefix=".export-", dir=folder) as aside:
            path = Path(aside) / export.file
            export.write(kg, path)
            if given.out:
                path.replace(given.out)
            else:
                sys.stdout.buffer.write(path.read_bytes())
                sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        if error.filename is None and not given.out:
            raise
        raise BuildError(f"{given.out} could not be written: {error.strerror or error}") from None
    return 0


def _export(name: str) -> Export:
    from ..errors import NotFoundError
    from ..exports.files import EXPORTS, MORE_EXPORTS
    from ..suggest import did_you_mean

    known = EXPORTS | MORE_EXPORTS
    if name in known:
        return known[name]
    if f"graph.{name}" in known:
        return known[f"graph.{name}"]
    hint = did_you_mean(name, known, "use one of: " + ", ".join(known))
    raise NotFoundError(f"there is no export {name!r}; {hint}")
