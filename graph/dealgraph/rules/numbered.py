"""The rules on the columns of a large table, whose values are numbered (see `dealgraph.packed_columns`).

The same faults as on rows: what differs is that a check compares numbers, which is much faster than comparing text.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from ..packed_columns import Column, Values
    from .columns import Fields, Rule, TableRules, View, Views
    from .fault import Fault

    Value = Callable[[str, int], Any]


_MANY = 1_000


def column_faults(table: str, rules: TableRules, columns: Mapping[str, Column], value: Value) -> Iterator[Fault]:
    """Yield the faults of the rules that look at nothing but these columns; rows are counted through the table.

    `value` gives the value of any field in a row; it is asked only where there is a fault.
    """
    for field, rule in rules.single:
        if field in columns:
            yield from rule.told(table, field, _wrong_places(rule, columns[field]))
    numbered = NumberedColumns(columns, value)
    for one in rules.checks:
        if one.is_within(columns):
            yield from one.faults(table, numbered)


def _wrong_places(rule: Rule, column: Column) -> Iterator[tuple[int, str]]:
    values = column.values
    if not any(column.numbers):
        return
    # Fields that name entities share one long list of values: not every field has every one of them.
    used = range(1, len(values) + 1) if len(values) < _MANY else set(column.numbers) - {0}
    wrong = {number for number in used if not rule.right(values[number - 1])}
    if wrong:
        for row, number in enumerate(column.numbers):
            if number in wrong:
                yield row, values[number - 1]


class NumberedColumns:
    """What a check sees: the numbers of the values, or what a view makes of each of the values."""

    def __init__(self, columns: Mapping[str, Column], value: Value) -> None:
        self._columns = columns
        self.value = value
        self._looked: dict[tuple[int, View], list[Any]] = {}

    def seen(self, fields: Fields, views: Views) -> Iterator[tuple[Any, ...]]:
        """Yield what is seen of the fields of each row."""
        sides = []
        for field, view in zip(fields, views, strict=True):
            numbers = self._columns[field].numbers
            sides.append(map(self._looks(self._columns[field].values, view).__getitem__, numbers) if view else numbers)
        return zip(*sides, strict=True)

    def distinct(self, fields: Fields, views: Views) -> Iterable[tuple[Any, ...]]:
        """Return what is seen of the rows, each once; where numbers alone are seen, always in the same order."""
        return set(self.seen(fields, views))

    def meant(self, fields: Fields, views: Views, seen: tuple[Any, ...]) -> tuple[Any, ...]:
        """Return what rules judge by for what was `seen`: values in the place of numbers."""
        given = zip(fields, views, seen, strict=True)
        return tuple(one if view else self._columns[field].value(one) for field, view, one in given)

    def _looks(self, values: Values, view: View) -> list[Any]:
        """Return what is seen of None and of each value; fields that name entities share their values."""
        key = (id(values), view)
        if key not in self._looked:
            self._looked[key] = list(map(view, chain((None,), values)))
        return self._looked[key]
