"""The queries by which a graph is read back in portions, where a store cannot give the whole at once.

A portion is a predicate, or where that has many triples, those of its subjects whose MD5 lies in one range: a hash that
SPARQL 1.1 knows (section 17.4.6.1) divides any subjects evenly, and a triple is in just one portion. Blank nodes
have no text to hash; they make a portion of their own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

# Virtuoso 7.2.5 gave 270,000 triples at once, and not three million ("22023: The result vector is too large").
TRIPLES = 250_000
# Ranges of the first four digits of a hash.
_HASHES = 1 << 16


def sizes(graph: str) -> str:
    """Return the query for the predicates (`p`) of a graph and their triples (`n`); "" is the default graph."""
    return f"SELECT ?p (COUNT(*) AS ?n) {_where(graph, '?s ?p ?o')} GROUP BY ?p"


def portions(graph: str, predicate: str, triples: int) -> Iterator[str]:
    """Yield the queries that together give all the triples of a predicate, of which there are `triples`."""
    pattern = f"?s <{predicate}> ?o"
    number = min(-(-triples // TRIPLES), _HASHES)
    if number <= 1:
        yield _construct(graph, pattern)
        return
    bounds = [f"{place * _HASHES // number:04x}" for place in range(number)]
    for start, end in zip(bounds, [*bounds[1:], "g"], strict=True):
        yield _construct(graph, pattern, f'isIRI(?s) && MD5(STR(?s)) >= "{start}" && MD5(STR(?s)) < "{end}"')
    yield _construct(graph, pattern, "isBlank(?s)")


def _construct(graph: str, pattern: str, condition: str = "") -> str:
    return f"CONSTRUCT {{ {pattern} }} {_where(graph, pattern, condition)}"


def _where(graph: str, pattern: str, condition: str = "") -> str:
    if condition:
        pattern = f"{pattern} FILTER({condition})"
    return f"WHERE {{ GRAPH <{graph}> {{ {pattern} }} }}" if graph else f"WHERE {{ {pattern} }}"
