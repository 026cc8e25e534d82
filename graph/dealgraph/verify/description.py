"""Whether dataset.ttl describes the files that stand beside it: their sizes, checksums, counts and the graph's hash."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from ..errors import shorten
from ..exports.files import DATASET, description

if TYPE_CHECKING:
    from pathlib import Path

    from ..knowledge_graph import KnowledgeGraph


def description_difference(kg: KnowledgeGraph, folder: Path) -> str | None:
    """Return in what dataset.ttl first differs from the description of the exports in `folder`, or None.

    Raises ValueError for a file that cannot be read as what it is.
    """
    found = (folder / DATASET).read_text(encoding="utf-8").split("\n")
    lines = enumerate(zip_longest(description(kg, folder).split("\n"), found, fillvalue="(nothing)"), 1)
    for number, (expected, given) in lines:
        if expected != given:
            return f"{DATASET}, line {number}: {shorten(given)!r} instead of {shorten(expected)!r}"
    return None
