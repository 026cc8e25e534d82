"""What a resource is made of."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

# A predicate and its object as N-Triples writes them, with a space between.
Property = str
# The properties that stand in one named graph ("" = the default graph), in no order but that of the types, of which
# ours comes first. No graph stands twice in a resource, and no property twice in a part.
Part = tuple[str, list[Property]]
# A term, one of SECTIONS, and all that is said of the term, by named graph.
Resource = tuple[str, str, list[Part]]

SECTIONS = (
    "sources", "documents", "entities", "memberships", "statements", "quotations", "conflicts", "evidence", "times",
)  # fmt: skip

# A resource that is yet to be made: its term, its place in SECTIONS, and `make(record)`, which gives its parts.
Node = tuple[str, int, Callable[[Any], list[Part]], Any]
Nodes = Iterator[Node]
