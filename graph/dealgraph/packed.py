"""Tables that stay as they were read: each row is decoded when it is asked for.

A million statements as objects take gigabytes and seconds. Here they stay the bytes of their JSON Lines, and what
questions sort out rows by stands beside them in columns (see `dealgraph.packed_columns`). A filter, or a view at a
date, looks at the columns alone and decodes what it found. Rows are equal whenever they are decoded, but not the same
objects; a small table is decoded once and kept.
"""

from __future__ import annotations

import operator
from array import array
from bisect import bisect_left
from collections.abc import Callable, Collection, Container, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import chain, compress
from typing import TYPE_CHECKING, Any, Generic, TypeVar, overload

import msgspec

from .records import Entity, Statement

if TYPE_CHECKING:
    from mmap import mmap

    from .packed_columns import Column, Numbers

Row = TypeVar("Row")
# Tables up to this many rows are decoded once and kept.
KEPT_ROWS = 50_000
# Rows that are decoded together: what is made of them is then still in a processor's cache.
BATCH_ROWS = 1 << 11
# What a line is looked for in first.
_LINE_BYTES = 1_024


class Lines:
    """The bytes of JSON Lines, each with its line feed, and where each row starts."""

    def __init__(self, data: bytes | mmap, starts: Numbers) -> None:
        self.data = data
        self.starts = starts

    def reordered(self, order: Iterable[int]) -> Lines:
        """Return the same lines with the rows in another order."""
        return Lines(self.data, array("Q", map(self.starts.__getitem__, order)))

    def line(self, index: int) -> bytes:
        """Return the line of a row."""
        start = self.starts[index]
        # As a rule it ends within these; a mapped file would look for its end a byte at a time.
        line = self.data[start : start + _LINE_BYTES]
        end = line.find(b"\n")
        return line[:end] if end >= 0 else self.data[start : self.data.find(b"\n", start)]

    @cached_property
    def in_order(self) -> bool:
        """Whether the rows come one behind the other, as in a file that was written in order."""
        starts = self.starts
        return all(map(operator.lt, starts, starts[1:]))

    def batches(self) -> Iterator[memoryview]:
        """Yield the lines of all rows, some thousand at a time; only where they are `in_order`."""
        starts, data = self.starts, memoryview(self.data)
        for first in range(0, len(starts), BATCH_ROWS):
            after = first + BATCH_ROWS
            # The last row may be followed by lines that belong to none.
            end = starts[after] if after < len(starts) else self.data.find(b"\n", starts[-1]) + 1
            yield data[starts[first] : end]


class Packed(Sequence[Row], Generic[Row]):
    """An immutable sequence of records, decoded when they are asked for; `picked` are the places of a part of them."""

    def __init__(self, lines: Lines, kind: type[Row], picked: Numbers | None = None) -> None:
        self.lines = lines
        self.picked = picked
        self._decoder = msgspec.json.Decoder(kind)

    def __len__(self) -> int:
        return len(self.lines.starts if self.picked is None else self.picked)

    @overload
    def __getitem__(self, index: int) -> Row: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Row]: ...
    def __getitem__(self, index: int | slice) -> Row | Sequence[Row]:
        """Return the row at `index`, or those of a slice as a tuple."""
        if isinstance(index, slice):
            return tuple(self[place] for place in range(*index.indices(len(self))))
        if self._is_small:
            return self._kept[index]
        return self._alone(range(len(self))[index])

    def __iter__(self) -> Iterator[Row]:
        return iter(self._kept) if self._is_small else chain.from_iterable(self.batches())

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, (Packed, tuple)):
            return NotImplemented
        return len(self) == len(other) and all(one == another for one, another in zip(self, other, strict=True))

    def __hash__(self) -> int:
        return hash(tuple(self))

    def _alone(self, index: int) -> Row:
        """Return one row: for its sake alone the others are not decoded."""
        if "_kept" in self.__dict__:
            return self._kept[index]
        return self._decoder.decode(self.lines.line(index if self.picked is None else self.picked[index]))

    @property
    def _is_small(self) -> bool:
        return len(self) <= KEPT_ROWS

    @cached_property
    def _kept(self) -> tuple[Row, ...]:
        return tuple(chain.from_iterable(self.batches()))

    def batches(self) -> Iterator[list[Row]]:
        """Yield the rows, some at a time, and keep none of them, however few they are."""
        if self.picked is None and self.lines.starts and self.lines.in_order:
            yield from map(self._decoder.decode_lines, self.lines.batches())
        else:
            decode, line = self._decoder.decode, self.lines.line
            places = range(len(self)) if self.picked is None else self.picked
            for first in range(0, len(places), BATCH_ROWS):
                yield [decode(line(place)) for place in places[first : first + BATCH_ROWS]]


class PackedEntities(Packed[Entity]):
    """Entities sorted by id, with their ids in the same order."""

    def __init__(self, lines: Lines, ids: Sequence[str]) -> None:
        super().__init__(lines, Entity)
        self.ids = ids

    @cached_property
    def by_id(self) -> dict[str, Entity]:
        """The entities by id, each decoded when it is asked for; only `in`, `[]` and `.get` are of use."""
        # Of a few names none is looked for long; a dictionary of all takes as long as thousands of them.
        return LazyById(_Sorted(self.ids), lambda name: self._alone(bisect_left(self.ids, name)))


class _Sorted:
    """The names of a sorted list."""

    def __init__(self, names: Sequence[str]) -> None:
        self._names = names

    def __contains__(self, name: object) -> bool:
        place = bisect_left(self._names, name) if isinstance(name, str) else len(self._names)
        return place < len(self._names) and self._names[place] == name


class LazyById(dict[str, Entity]):
    """From each of the `names` to its entity, which `make` makes when it is first asked for."""

    def __init__(self, names: Container[object], make: Callable[[str], Entity]) -> None:
        super().__init__()
        self._names = names
        self._make = make

    def __contains__(self, name: object) -> bool:
        return name in self._names

    def __missing__(self, name: str) -> Entity:
        if name not in self._names:
            raise KeyError(name)
        self[name] = entity = self._make(name)
        return entity

    def get(self, name: str, default: Any = None) -> Any:
        """Return the entity, or `default` for what is none of the names."""
        return self[name] if name in self._names else default


class PackedStatements(Packed[Statement]):
    """Statements with their columns."""

    def __init__(
        self, lines: Lines, columns: dict[str, Column], ids: Callable[[], list[str]], picked: Numbers | None = None
    ) -> None:
        super().__init__(lines, Statement, picked)
        self.columns = columns
        self.ids = ids

    def pick(self, places: Numbers) -> PackedStatements:
        """Return a part of them: the statements at these places of the whole."""
        return PackedStatements(self.lines, self.columns, self.ids, places)

    @property
    def everywhere(self) -> Sequence[int]:
        """The places of the statements in the whole, in their order."""
        return range(len(self.lines.starts)) if self.picked is None else self.picked

    def places(self, field: str, values: Collection[str]) -> list[int]:
        """Return the places in the whole of the statements that have one of the values in a field."""
        column = self.columns[field]
        wanted = set(map(column.values.number_of, values))
        return list(compress(self.everywhere, map(wanted.__contains__, self.numbers(field))))

    def numbers(self, field: str) -> Numbers:
        """Return the numbers of a column, for the statements picked."""
        whole = self.columns[field].numbers
        return whole if self.picked is None else array("I", map(whole.__getitem__, self.picked))

    def select(self, **wanted: str | None) -> PackedStatements:
        """Return the statements that have the values, a field each."""
        places: Numbers | None = None
        for field, value in wanted.items():
            column = self.columns[field]
            if places is None:
                places = column.places(value)
            else:
                number, numbers = column.values.number_of(value), column.numbers
                places = [place for place in places if numbers[place] == number]
        if places is None:
            return self
        if self.picked is not None:
            places = [place for place in places if place in self._picked]
        return self.pick(places)

    def but(self, **unwanted: Collection[str]) -> PackedStatements:
        """Return the statements without those that have one of the values unwanted in a field."""
        kept: Iterable[int] = self.everywhere
        for field, values in unwanted.items():
            column = self.columns[field]
            numbers, gone = column.numbers, set(map(column.values.number_of, values))
            kept = [place for place in kept if numbers[place] not in gone]
        return self.pick(array("I", kept))

    @cached_property
    def _picked(self) -> frozenset[int]:
        return frozenset(self.picked or ())

    @cached_property
    def _place_of(self) -> dict[str, int]:
        return {name: place for place, name in enumerate(self.ids())}

    def by_id(self, name: str) -> Statement | None:
        """Return the statement with this id, or None."""
        place = self._place_of.get(name)
        if place is None or (self.picked is not None and place not in self._picked):
            return None
        return self._decoder.decode(self.lines.line(place))

    def dated(self, fits: Callable[[str | None], bool], *fields: str) -> PackedStatements:
        """Return the statements whose first date among the `fields` fits (None where they have none)."""
        dates = list(zip(*map(self.numbers, fields), strict=True))
        verdict: dict[tuple[int, ...], bool] = {}
        for numbers in set(dates):
            given = (self.columns[field].value(number) for field, number in zip(fields, numbers, strict=True))
            verdict[numbers] = fits(next((date for date in given if date is not None), None))
        return self.pick(array("I", compress(self.everywhere, map(verdict.__getitem__, dates))))
