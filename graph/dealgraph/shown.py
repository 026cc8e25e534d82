"""Which entities and sources a view at a date shows: those of which something is known, or has begun, by then.

A source is shown that was issued by then, or that a statement or quotation of the view names; an entity where one of
these or a source of the view names it. With *maybe* also what nothing in the whole graph names: it has no date. A
description has no date either, and may tell what came later: it is shown only where the view leaves out nothing that
names the entity.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Generic, TypeVar, overload

import msgspec

from .packed import LazyById, PackedStatements
from .packed_columns import NAMES
from .results import Mapped
from .times import issued_by

if TYPE_CHECKING:
    from .knowledge_graph import KnowledgeGraph
    from .records import Entity, Records, Source

Row = TypeVar("Row")


def mentions(records: Records) -> Counter[str]:
    """Return how often the statements and quotations name each entity; their source is one that they name."""
    rows = records.statements
    found: Counter[str] = Counter()
    if isinstance(rows, PackedStatements):
        for field in (*NAMES, "source"):
            values = rows.columns[field].values
            counts = Counter(rows.numbers(field))
            found.update({values[number - 1]: count for number, count in counts.items() if number})
    else:
        for row in rows:
            names = (row.subject, row.object, row.speaker, row.via, row.deal, row.source)
            found.update([name for name in names if name is not None])
    for said in records.quotations:
        found.update([name for name in (said.speaker, said.via, said.source, *said.about) if name is not None])
    return found


class Late(Sequence[Row], Generic[Row]):
    """An immutable sequence of records that are looked for when the first is asked for: a view is made at once."""

    def __init__(self, find: Callable[[], Sequence[Row]]) -> None:
        self._find = find

    @cached_property
    def _rows(self) -> Sequence[Row]:
        return self._find()

    def __len__(self) -> int:
        return len(self._rows)

    def __iter__(self) -> Iterator[Row]:
        return iter(self._rows)

    @overload
    def __getitem__(self, index: int) -> Row: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Row]: ...
    def __getitem__(self, index: int | slice) -> Row | Sequence[Row]:
        """Return the record at `index`, or those of a slice."""
        return self._rows[index]

    def __eq__(self, other: object) -> bool:
        return tuple(self) == tuple(other) if isinstance(other, (Late, tuple)) else NotImplemented

    def __hash__(self) -> int:
        return hash(tuple(self))


def shown_sources(whole: KnowledgeGraph, view: Callable[[], KnowledgeGraph], date: str, maybe: bool) -> Late[Source]:
    """Return the sources of `whole` that its view at a date shows."""

    def find() -> tuple[Source, ...]:
        rows = whole.records.sources
        issued = set(issued_by(rows, date, maybe))
        return tuple(one for one in rows if one in issued or view()._mentions[one.id])

    return Late(find)


class ShownEntities(Late["Entity"]):
    """The entities of `whole` that its view shows."""

    def __init__(self, whole: KnowledgeGraph, view: Callable[[], KnowledgeGraph], maybe: bool) -> None:
        super().__init__(lambda: Mapped(self.ids, self.by_id.__getitem__))
        self._whole = whole
        self._view = view
        self._maybe = maybe

    @cached_property
    def ids(self) -> list[str]:
        """The ids of the entities shown, in their order."""
        everywhere, here = self._whole._named, self._view()._named
        rows = self._whole.records.entities
        ids = getattr(rows, "ids", None) or [one.id for one in rows]
        return [name for name in ids if here[name] or (self._maybe and not everywhere[name])]

    @cached_property
    def by_id(self) -> dict[str, Entity]:
        """The entities by id, each made when it is asked for; only `in`, `[]` and `.get` are of use."""
        return LazyById(frozenset(self.ids), self._entity)

    def _entity(self, name: str) -> Entity:
        entity = self._whole._by_id[name]
        if not entity.description or self._whole._named[name] == self._view()._named[name]:
            return entity
        return msgspec.structs.replace(entity, description="")
