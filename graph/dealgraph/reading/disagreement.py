"""What comes of holding a statement against its quotes."""

from __future__ import annotations

from typing import NamedTuple


class Disagreement(NamedTuple):
    """What a statement says that its quotes do not: `found` is what they say, `mend` what would put it right."""

    kind: str
    what: str
    found: str = ""
    mend: str = ""
