"""The hash of a dataset in its canonical form: RDFC-1.0 with SHA-256. https://www.w3.org/TR/rdf-canon/

That algorithm gives names to blank nodes and sorts the lines of canonical N-Quads. We write no blank nodes, and
`graph.nq` is canonical and sorted, so its SHA-256 is that hash; what is not so is refused.
"""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

ALGORITHM = "RDFC-1.0 with SHA-256"
# A blank node as subject, as object, or as the name of a graph, which ends the line; a literal ends in another way.
_BLANK = re.compile(rb"_:|\S+ \S+ _:|.* _:\S+ \.\n")


def canonical_hash(nquads: Path) -> str:
    """Return the hash of a file of canonical N-Quads. Raises ValueError where it has blank nodes or is not sorted."""
    digest = hashlib.sha256()
    before = b""
    with nquads.open("rb") as stream:
        for number, line in enumerate(stream, 1):
            if line <= before:
                raise ValueError(f"{nquads.name}, line {number}: the lines are not sorted, or one stands twice")
            if b"_:" in line and _BLANK.match(line):
                raise ValueError(f"{nquads.name}, line {number}: there is a blank node")
            digest.update(line)
            before = line
    return digest.hexdigest()
