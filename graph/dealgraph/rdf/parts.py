"""What a resource is made of."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

# Predicate and object, as N-Triples terms.
Pair = tuple[str, str]
# The pairs that stand in one named graph ("" = the default graph). No graph stands twice in a resource.
Part = tuple[str, list[Pair]]

SECTIONS = (
    "sources", "documents", "entities", "memberships", "statements", "quotations", "conflicts", "evidence", "times",
)  # fmt: skip


class Node(NamedTuple):
    """A resource that is yet to be made: its id, its place in SECTIONS, and `make(record)`, which gives its parts."""

    id: str
    section: int
    make: Callable[[Any], list[Part]]
    record: Any


Nodes = Iterator[Node]
