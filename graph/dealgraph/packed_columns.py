"""The columns of a large table: for each row the number of its value in a list of values.

So it stands beside the rows of a million statements who their subject is, what their predicate, and so on: what
questions sort out rows by (see `dealgraph.packed`).
"""

from __future__ import annotations

import operator
import sys
from array import array
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import accumulate, chain, count
from typing import Any

import msgspec

from .records import Statement

Numbers = Sequence[int]
# How often the bytes of a column are searched before it is sorted, which takes longer than these together.
_SEARCHES = 32
# The columns that name entities.
NAMES = ("subject", "object", "speaker", "via", "deal")
COLUMNS = (
    *NAMES, "predicate", "source", "stance", "polarity", "rank", "bound", "basis", "unit", "at", "from_", "to",
    "known_since",
)  # fmt: skip


class Values(list[str]):
    """The values of a column, or of several; the number of a value is its place, counted from 1, and that of None 0."""

    def number_of(self, value: str | None) -> int:
        """Return the number of a value, -1 where it is none of them."""
        if value is None:
            return 0
        if self.ascend:
            place = bisect_left(self, value)
            return place + 1 if place < len(self) and self[place] == value else -1
        return self._numbers.get(value, -1)

    @cached_property
    def ascend(self) -> bool:
        """Whether they are sorted: then none is looked for in a dictionary, which takes long to make of many."""
        return _never_falls(self)

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return dict(zip(self, count(1)))


class Column:
    """For each row the number of its value in `values`; 0 is None."""

    def __init__(self, values: Values, numbers: Numbers) -> None:
        self.values = values
        self.numbers = numbers
        self._found: dict[int, Numbers] = {}

    def value(self, number: int) -> str | None:
        """Return the value that has the number."""
        return self.values[number - 1] if number else None

    def reordered(self, order: Iterable[int]) -> Column:
        """Return the column of the same rows in another order."""
        return Column(self.values, array("I", map(self.numbers.__getitem__, order)))

    @cached_property
    def ascends(self) -> bool:
        """Whether the numbers never fall, as those of the subjects of statements that are sorted by subject."""
        return _never_falls(self.numbers)

    @cached_property
    def _sorted(self) -> tuple[Numbers, list[int]]:
        """The places of all rows sorted by the number of their value, and where those of each number start."""
        order = array("I", sorted(range(len(self.numbers)), key=self.numbers.__getitem__))
        counts = Counter(self.numbers)
        return order, [0, *accumulate(counts[number] for number in range(len(self.values) + 1))]

    def places(self, value: str | None) -> Numbers:
        """Return the places of the rows with the value, in their order."""
        number = self.values.number_of(value)
        if number < 0:
            return ()
        if self.ascends:
            return range(bisect_left(self.numbers, number), bisect_right(self.numbers, number))
        if number not in self._found and len(self._found) < _SEARCHES:
            self._found[number] = array("I", _places_in(self.numbers, number))
        if number in self._found:
            return self._found[number]
        order, starts = self._sorted
        return order[starts[number] : starts[number + 1]]


def _never_falls(values: Sequence[Any]) -> bool:
    return all(map(operator.le, values, values[1:]))


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

    def columns(self) -> dict[str, Column]:
        """Return the columns of all rows."""
        lists = {id(numbering): Values(list(numbering)[1:]) for numbering in self._numberings.values()}
        return {field: Column(lists[id(self._numberings[field])], numbers) for field, numbers in self._numbers.items()}


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
