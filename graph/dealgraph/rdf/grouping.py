"""What is said of a resource by predicate, as Turtle and JSON-LD want it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .parts import Pair, Part


def one_graph(parts: list[Part]) -> list[Pair]:
    """Return the pairs of all named graphs together."""
    return parts[0][1] if len(parts) == 1 else [pair for _, pairs in parts for pair in pairs]


def by_predicate(pairs: list[Pair]) -> dict[str, list[str]]:
    """Return the objects of each predicate, in their order; some may stand twice."""
    found: dict[str, list[str]] = {}
    for predicate, value in pairs:
        if predicate in found:
            found[predicate].append(value)
        else:
            found[predicate] = [value]
    return found
