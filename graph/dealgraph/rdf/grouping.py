"""What is said of a resource by predicate, as Turtle and JSON-LD want it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .parts import Part, Property


def one_graph(parts: list[Part]) -> list[Property]:
    """Return the properties of all named graphs together, each once."""
    if len(parts) == 1:
        return parts[0][1]
    return list(dict.fromkeys(one for _, properties in parts for one in properties))


def by_predicate(properties: list[Property]) -> dict[str, list[str]]:
    """Return the objects of each predicate, in their order."""
    found: dict[str, list[str]] = {}
    for one in properties:
        predicate, _, value = one.partition(" ")
        if predicate in found:
            found[predicate].append(value)
        else:
            found[predicate] = [value]
    return found
