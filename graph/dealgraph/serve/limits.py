"""What one query may take."""

from __future__ import annotations

from typing import NamedTuple


class Limits(NamedTuple):
    """The bounds of one query: seconds of wall time, bytes of the answer, bytes of memory beside the graph itself.

    The bound on memory holds where the system has it (Linux).
    """

    seconds: float = 30.0
    answer: int = 64 * 1024 * 1024
    memory: int = 1024 * 1024 * 1024
