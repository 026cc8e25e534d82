"""Who is joined to whom: dictionaries made once, on first use, for questions that are asked many times.

`kg.adjacency("investsIn")["acme"]` is the tuple of ids that acme invests in: a lookup in a dictionary, at any size
of the graph. It is the low-level way for tight loops; `kg.neighbors` and `kg.statements` stand on the same index.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from .records import Statement

DIRECTIONS = ("out", "in", "both")


class Adjacency(dict[str, tuple[str, ...]]):
    """From an entity's id to the ids that it is joined to, each once, in the order of the statements.

    A plain dictionary, but that whoever is joined to nothing has () there instead of a KeyError.
    """

    def __missing__(self, name: str) -> tuple[str, ...]:
        return ()


class Index:
    """The statements by what they are about, and the adjacencies of each predicate, each made when it is asked for."""

    def __init__(self, statements: Sequence[Statement]) -> None:
        self._statements = statements
        self._both: dict[str | None, Adjacency] = {}

    def statement(self, name: str) -> Statement | None:
        """Return the statement with this id, or None."""
        return self.by_id.get(name)

    def candidates(self, subject: str | None, about: str | None, wanted: dict[str, str | None]) -> Iterable[Statement]:
        """Return the statements of this subject, or about this entity, and perhaps others than those `wanted`."""
        if subject is not None:
            return self.by_subject.get(subject, ())
        if about is not None:
            leading = self.by_object.get(about, ())
            return [*self.by_subject.get(about, ()), *(row for row in leading if row.subject != about)]
        object_, predicate = wanted["object"], wanted["predicate"]
        if object_ is not None:
            return self.by_object.get(object_, ())
        return self._statements if predicate is None else self.by_predicate.get(predicate, ())

    @cached_property
    def by_subject(self) -> dict[str, tuple[Statement, ...]]:
        """The statements of each subject, in their order."""
        return _grouped(self._statements, lambda row: row.subject)

    @cached_property
    def by_object(self) -> dict[str, tuple[Statement, ...]]:
        """The statements that lead to each entity, in their order."""
        return _grouped(self._statements, lambda row: row.object)

    @cached_property
    def by_predicate(self) -> dict[str, tuple[Statement, ...]]:
        """The statements of each predicate, in their order."""
        return _grouped(self._statements, lambda row: row.predicate)

    @cached_property
    def by_id(self) -> dict[str, Statement]:
        """The statements by id."""
        return {row.id: row for row in self._statements}

    def adjacency(self, predicate: str | None, direction: str) -> Adjacency:
        """Return the adjacency of a predicate (its id; None: of all) in one of DIRECTIONS."""
        if direction == "out":
            return self._out.get(predicate) or Adjacency()
        if direction == "in":
            return self._in.get(predicate) or Adjacency()
        if predicate not in self._both:
            self._both[predicate] = both_ways(self.adjacency(predicate, "out"), self.adjacency(predicate, "in"))
        return self._both[predicate]

    def near(self, names: Iterable[str], predicate: str | None, direction: str) -> dict[str, None]:
        """Return whom these are joined to, each once."""
        joined = self.adjacency(predicate, direction)
        return {name: None for before in names for name in joined[before]}

    @cached_property
    def _out(self) -> dict[str | None, Adjacency]:
        return _adjacencies([(row.predicate, row.subject, row.object) for row in self._links])

    @cached_property
    def _in(self) -> dict[str | None, Adjacency]:
        return _adjacencies([(row.predicate, row.object, row.subject) for row in self._links])

    @cached_property
    def _links(self) -> list[Statement]:
        return [row for row in self._statements if row.object is not None]


def both_ways(out: Adjacency, into: Adjacency) -> Adjacency:
    """Return whom each is joined to in the one way or the other."""
    return Adjacency({name: tuple(dict.fromkeys((*out[name], *into[name]))) for name in {**out, **into}})


def adjacency_of(links: Iterable[tuple[str, str]]) -> Adjacency:
    """Return the adjacency of the links, (start, end) each."""
    found: dict[str, dict[str, None]] = {}
    for start, end in links:
        found.setdefault(start, {})[end] = None
    return Adjacency({start: tuple(ends) for start, ends in found.items()})


def _adjacencies(links: Iterable[tuple[str, str | None, str | None]]) -> dict[str | None, Adjacency]:
    """Return the adjacency of each predicate, and under None that of all, from (predicate, start, end)."""
    # Dictionaries serve as sets that keep their order.
    found: dict[str | None, dict[str, dict[str, None]]] = {None: {}}
    everything = found[None]
    for predicate, start, end in links:
        if start is not None and end is not None:
            found.setdefault(predicate, {}).setdefault(start, {})[end] = None
            everything.setdefault(start, {})[end] = None
    return {
        predicate: Adjacency({start: tuple(ends) for start, ends in starts.items()})
        for predicate, starts in found.items()
    }


def _grouped(rows: Iterable[Statement], key: Callable[[Statement], str | None]) -> dict[str, tuple[Statement, ...]]:
    groups: dict[str, list[Statement]] = {}
    for row in rows:
        name = key(row)
        if name is not None:
            groups.setdefault(name, []).append(row)
    return {name: tuple(group) for name, group in groups.items()}
