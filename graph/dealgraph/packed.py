"""Tables that stay as they were read: each row is decoded when it is asked for.

A million statements as objects take gigabytes and seconds. Here they stay the bytes of their JSON Lines, and what
questions sort out rows by stands beside them in columns: for each statement the number of its subject, its predicate
and so on in a list of names. A filter, or a view at a date, looks at the columns alone and decodes what it found.
Rows are equal whenever they are decoded, but not the same objects; a small table is decoded once and kept.
"""

from __future__ import annotations

import operator
import sys
from array import array
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Collection, Container, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import accumulate, chain, compress, count
from typing import TYPE_CHECKING, Any, Generic, TypeVar, overload

import msgspec

from .records import Entity, Statement

if TYPE_CHECKING:
    from mmap import mmap

    from .index import Adjacency

Row = TypeVar("Row")
Numbers = Sequence[int]
# Tables up to this many rows are decoded once and kept.
KEPT_ROWS = 50_000
_BATCH_ROWS = 4_096
# How often the bytes of a column are searched before it is sorted, which takes longer than these together.
_SEARCHES = 32
# What a line is looked for in first.
_LINE_BYTES = 1_024
# The columns that name entities.
NAMES = ("subject", "object", "speaker", "via", "deal")
COLUMNS = (
    *NAMES, "predicate", "source", "stance", "polarity", "rank", "bound", "basis", "unit", "at", "from_", "to",
    "known_since",
)  # fmt: skip


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
        return all(map(int.__lt__, starts, starts[1:]))

    def batches(self) -> Iterator[memoryview]:
        """Yield the lines of all rows, some thousand at a time; only where they are `in_order`."""
        starts, data = self.starts, memoryview(self.data)
        for first in range(0, len(starts), _BATCH_ROWS):
            after = first + _BATCH_ROWS
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
        return iter(self._kept) if self._is_small else self._decoded()

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
        return tuple(self._decoded())

    def _decoded(self) -> Iterator[Row]:
        if self.picked is None and self.lines.starts and self.lines.in_order:
            for batch in self.lines.batches():
                yield from self._decoder.decode_lines(batch)
        else:
            decode, line = self._decoder.decode, self.lines.line
            for place in range(len(self)) if self.picked is None else self.picked:
                yield decode(line(place))


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


class Values(list[str]):
    """The values of a column, or of several; the number of a value is its place, counted from 1."""

    @cached_property
    def number(self) -> dict[str | None, int]:
        """The number of each value; that of None is 0."""
        return dict(zip(chain((None,), self), count()))


class Column:
    """For each row the number of its value in `values`; 0 is None."""

    def __init__(self, values: Values, numbers: Numbers) -> None:
        self.values = values
        self.numbers = numbers
        self._searches = 0

    @property
    def number(self) -> dict[str | None, int]:
        """The number of each value."""
        return self.values.number

    def value(self, number: int) -> str | None:
        """Return the value that has the number."""
        return self.values[number - 1] if number else None

    @cached_property
    def _ascends(self) -> bool:
        """Whether the numbers never fall, as those of the subjects of statements that are sorted by subject."""
        return all(map(operator.le, self.numbers, self.numbers[1:]))

    @cached_property
    def _sorted(self) -> tuple[Numbers, list[int]]:
        """The places of all rows sorted by the number of their value, and where those of each number start."""
        order = array("I", sorted(range(len(self.numbers)), key=self.numbers.__getitem__))
        counts = Counter(self.numbers)
        return order, [0, *accumulate(counts[number] for number in range(len(self.values) + 1))]

    def places(self, value: str | None) -> Numbers:
        """Return the places of the rows with the value, in their order."""
        number = self.number.get(value)
        if number is None:
            return ()
        self._searches += 1
        if self._searches > 1 and self._ascends:
            return range(bisect_left(self.numbers, number), bisect_right(self.numbers, number))
        if self._searches <= _SEARCHES:
            return array("I", _places_in(self.numbers, number))
        order, starts = self._sorted
        return order[starts[number] : starts[number + 1]]


def _places_in(numbers: Any, number: int) -> Iterator[int]:
    """Yield where a number stands: its bytes are found ten times as fast as each number is looked at."""
    data, size = numbers.tobytes(), numbers.itemsize
    sought = number.to_bytes(size, sys.byteorder)
    at = data.find(sought)
    while at >= 0:
        place, off = divmod(at, size)
        if off:
            # The end of one number and the beginning of the next one.
            at = data.find(sought, at + 1)
        else:
            yield place
            at = data.find(sought, at + size)


def values_of(statements: Sequence[Statement]) -> dict[str, tuple[Any, ...]]:
    """Return the values of each field: much faster all at once than a field at a time."""
    fields = Statement.__struct_fields__
    return dict(zip(fields, zip(*map(msgspec.structs.astuple, statements), strict=True), strict=True))


class ColumnMaker:
    """Numbers the values of a few fields while batches of rows pass by.

    Fields that name entities share one list, which begins with the `names`, each once, whether rows have them or not.
    """

    def __init__(self, names: Iterable[str] = ()) -> None:
        shared = _Numbering(names)
        self._numberings = {field: shared if field in NAMES else _Numbering() for field in COLUMNS}
        self._numbers = {field: array("I") for field in COLUMNS}

    def add(self, values: dict[str, tuple[Any, ...]]) -> None:
        """Add the rows of a batch, by their `values_of`."""
        for field, numbers in self._numbers.items():
            column = values[field]
            if not any(column):
                numbers.frombytes(bytes(numbers.itemsize * len(column)))
            elif column[0] == column[-1] and column.count(column[0]) == len(column):
                numbers.extend(array("I", (self._numberings[field][column[0]],)) * len(column))
            else:
                # A list first: an array that is fed by an iterator grows a number at a time, and that is slow.
                numbers.fromlist(list(map(self._numberings[field].__getitem__, column)))

    def columns(self, order: Sequence[int] | None = None) -> dict[str, Column]:
        """Return the columns of all rows, in another order where one is given."""
        lists = {id(numbering): Values(list(numbering)[1:]) for numbering in self._numberings.values()}
        found = {}
        for field, numbers in self._numbers.items():
            values = lists[id(self._numberings[field])]
            found[field] = Column(values, numbers if order is None else array("I", map(numbers.__getitem__, order)))
        return found


class DerivedColumns:
    """Numbers what is derived from the rows while batches pass by: one column for each of the functions."""

    def __init__(self, derive: Mapping[str, Callable[[Any], Iterable[Any]]]) -> None:
        self._derive = derive
        self._made = {name: (_Numbering(), array("I")) for name in derive}

    def add(self, batch: Any) -> None:
        """Add what the functions give for a batch: a value for each row."""
        for name, (numbering, numbers) in self._made.items():
            numbers.fromlist(list(map(numbering.__getitem__, self._derive[name](batch))))

    def columns(self) -> dict[str, Column]:
        """Return the columns of all rows."""
        return {name: Column(Values(list(numbering)[1:]), numbers) for name, (numbering, numbers) in self._made.items()}


class _Numbering(dict[Any, int]):
    """From a value to its number, given when the value is first seen; None is 0."""

    def __init__(self, given: Iterable[Any] = ()) -> None:
        super().__init__(zip(chain((None,), given), count()))

    def __missing__(self, value: str) -> int:
        self[value] = number = len(self)
        return number


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
                number, numbers = column.number.get(value, -1), column.numbers
                places = [place for place in places if numbers[place] == number]
        if places is None:
            return self
        if self.picked is not None:
            places = [place for place in places if place in self._picked]
        return self.pick(places)

    def but(self, **unwanted: Collection[str]) -> PackedStatements:
        """Return the statements without those that have one of the values unwanted in a field."""
        kept: Iterable[int] = range(len(self.lines.starts)) if self.picked is None else self.picked
        for field, values in unwanted.items():
            column = self.columns[field]
            numbers, gone = column.numbers, {column.number.get(value, -1) for value in values}
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
        whole: Iterable[int] = range(len(dates)) if self.picked is None else self.picked
        return self.pick(array("I", compress(whole, map(verdict.__getitem__, dates))))


class PackedIndex:
    """Who is joined to whom, from the columns: the counterpart of `dealgraph.index.Index`."""

    def __init__(self, statements: PackedStatements) -> None:
        self._statements = statements
        self._made: dict[tuple[str | None, str], Adjacency] = {}

    def statement(self, name: str) -> Statement | None:
        """Return the statement with this id, or None."""
        return self._statements.by_id(name)

    def candidates(self, subject: str | None, about: str | None, wanted: dict[str, str | None]) -> Iterable[Statement]:
        """Return the statements of this subject, or about this entity, that have the values wanted."""
        needed = {field: value for field, value in wanted.items() if value is not None}
        if subject is not None:
            return self._statements.select(**{"subject": subject, **needed})
        if about is None:
            return self._statements.select(**needed)
        own = self._statements.select(**{"subject": about, **needed})
        if needed.get("object", about) != about:
            return own
        leading = self._statements.select(**{**needed, "object": about})
        return [*own, *(row for row in leading if row.subject != about)]

    def adjacency(self, predicate: str | None, direction: str) -> Adjacency:
        """Return the adjacency of a predicate (its id; None: of all) in one of DIRECTIONS."""
        from .index import adjacency_of, both_ways

        key = (predicate, direction)
        if key not in self._made:
            if direction == "both":
                self._made[key] = both_ways(self.adjacency(predicate, "out"), self.adjacency(predicate, "in"))
            else:
                links = self._links(predicate)
                pairs = links if direction == "out" else ((end, start) for start, end in links)
                self._made[key] = adjacency_of(pairs)
        return self._made[key]

    def _links(self, predicate: str | None) -> Iterator[tuple[str, str]]:
        rows = self._statements if predicate is None else self._statements.select(predicate=predicate)
        names = rows.columns["subject"].values
        for start, end in zip(rows.numbers("subject"), rows.numbers("object"), strict=True):
            if end:
                yield names[start - 1], names[end - 1]

    def near(self, names: Iterable[str], predicate: str | None, direction: str) -> dict[str, None]:
        """Return whom these are joined to: without an adjacency of the whole, which takes long to make."""
        found: dict[str, None] = {}
        fixed = {} if predicate is None else {"predicate": predicate}
        for name in names:
            for here, there in (("subject", "object"), ("object", "subject")):
                if direction in ("both", "out" if here == "subject" else "in"):
                    rows = self._statements.select(**{here: name}, **fixed)
                    column = rows.columns[there]
                    found.update({end: None for number in rows.numbers(there) if (end := column.value(number))})
        return found
