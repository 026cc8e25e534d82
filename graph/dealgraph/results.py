"""Answers: immutable sequences of records that lead on to pandas, polars and JSON."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, Generic, TypeVar, overload

import msgspec

from .errors import MissingExtraError
from .records import terse

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl

Row = TypeVar("Row")
Item = TypeVar("Item")
SHOWN = 10


class Mapped(Sequence[Row], Generic[Item, Row]):
    """The rows that `make` makes of `items`, each when it is asked for: of many answers few may be looked at."""

    def __init__(self, items: Sequence[Item], make: Callable[[Item], Row]) -> None:
        self._items = items
        self._make = make

    @overload
    def __getitem__(self, index: int) -> Row: ...
    @overload
    def __getitem__(self, index: slice) -> Mapped[Item, Row]: ...
    def __getitem__(self, index: int | slice) -> Row | Mapped[Item, Row]:
        """Return the row at `index`, or those of a slice."""
        return Mapped(self._items[index], self._make) if isinstance(index, slice) else self._make(self._items[index])

    def __len__(self) -> int:
        return len(self._items)


class Rows(Sequence[Row], Generic[Row]):
    """An immutable sequence of records of one kind.

    It is lazy: what it is made from is looked through when its rows are first asked for, and kept then. `line` tells
    how a row is shown, one line each.

    >>> rows = kg.statements(predicate="run-rate revenue")
    >>> rows
    <3 rows>
      Acme has a run-rate revenue of $1.5 million (2026-02, estimated by Pebble). [sources differ: bound]
      Acme has a run-rate revenue of about $2 million (run rate, 2026-02, asserted by Jane Doe). [sources ...
      Acme has a run-rate revenue of $3 million to $4 million (2026-12, hypothetical by bankers).
    >>> rows[0].at, len(rows[1:])
    ('2026-02', 2)
    """

    def __init__(
        self, rows: Iterable[Row] | Callable[[], Iterable[Row]], line: Callable[[Row], str] | None = None
    ) -> None:
        self._find = rows if callable(rows) else None
        self._line = line
        if not callable(rows):
            self._rows = rows if isinstance(rows, Mapped) else tuple(rows)

    @cached_property
    def _rows(self) -> Sequence[Row]:
        assert self._find is not None
        return tuple(self._find())

    @overload
    def __getitem__(self, index: int) -> Row: ...
    @overload
    def __getitem__(self, index: slice) -> Rows[Row]: ...
    def __getitem__(self, index: int | slice) -> Row | Rows[Row]:
        """Return the record at `index`, or the records of a slice as Rows."""
        return Rows(self._rows[index], self._line) if isinstance(index, slice) else self._rows[index]

    def __len__(self) -> int:
        return len(self._rows)

    def __iter__(self) -> Iterator[Row]:
        return iter(self._rows)

    def __eq__(self, other: object) -> bool:
        return tuple(self) == tuple(other) if isinstance(other, Rows) else NotImplemented

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __repr__(self) -> str:
        lines = [f"<{len(self)} row{'' if len(self) == 1 else 's'}>"]
        lines += [f"  {line}" for line in self.lines(SHOWN)]
        more = len(self) - SHOWN
        return "\n".join(lines + ([f"  ... {more} more"] if more > 0 else []))

    def lines(self, limit: int | None = None) -> list[str]:
        """Return the rows (the first `limit` of them) as people read them, one line each.

        >>> kg.entities.lines(1)
        ['Acme (Company, acme) - Maker of invented things.']
        """
        return [(self._line or repr)(row) for row in self._rows[:limit]]

    def where(self, test: Callable[[Row], bool]) -> Rows[Row]:
        """Return the rows for which `test` is true.

        >>> kg.statements(unit="USD").where(lambda row: row.lower is not None)
        <1 row>
          Acme has a run-rate revenue of $3 million to $4 million (2026-12, hypothetical by bankers).
        """
        return Rows(lambda: [row for row in self if test(row)], self._line)

    def _repr_html_(self) -> str:
        from .display import rows_html

        return rows_html(self, self._line)

    def to_dicts(self) -> list[dict[str, Any]]:
        """Return the records as dictionaries; keys without a value are left out.

        >>> kg.entities_of("Investor").to_dicts()
        [{'id': 'first-fund', 'type': 'Investor', 'label': 'First Fund'}, {'id': 'second-fund', ...
        """
        rows: list[dict[str, Any]] = msgspec.to_builtins(list(map(terse, self._rows)))
        return rows

    def to_json(self) -> str:
        """Return the records as JSON Lines.

        >>> print(kg.entities_of("Investor").to_json(), end="")
        {"id":"first-fund","type":"Investor","label":"First Fund"}
        {"id":"second-fund","type":"Investor","label":"Second Fund"}
        """
        return "".join(msgspec.json.encode(terse(row)).decode() + "\n" for row in self._rows)

    def _whole_rows(self) -> list[dict[str, Any]]:
        """Return the records with every field, also those without a value: a table has all its columns."""
        return [_whole(row) for row in self._rows]

    def to_pandas(self) -> pd.DataFrame:
        """Return the records as a DataFrame, a row each, a column a field. Raises MissingExtraError without pandas.

        `kg.to_pandas(rows)` does the same for statements, with labels beside the ids.

        >>> kg.timeline("Acme").to_pandas()[["unit", "stance"]]
          unit        stance
        0  USD     estimated
        1  USD      asserted
        2  USD  hypothetical
        3   GW      asserted
        """
        try:
            import pandas as pd
        except ImportError:
            raise MissingExtraError("to_pandas()", "pandas") from None
        return pd.DataFrame.from_records(self._whole_rows())

    def to_polars(self) -> pl.DataFrame:
        """Return the records as a polars DataFrame. Raises MissingExtraError where polars is not installed.

        >>> kg.timeline("Acme").to_polars()["stance"].to_list()
        ['estimated', 'asserted', 'hypothetical', 'asserted']
        """
        try:
            import polars as pl
        except ImportError:
            raise MissingExtraError("to_polars()", "polars") from None
        rows = self._whole_rows()
        for row in rows:
            # A column has one type, and whole numbers may be larger than polars' own.
            row.update((key, float(row[key])) for key in ("value", "lower", "upper") if isinstance(row.get(key), int))
        return pl.DataFrame(rows, infer_schema_length=None)


def _whole(row: Any) -> dict[str, Any]:
    if not isinstance(row, msgspec.Struct):
        return dict(row)
    names = zip(row.__struct_fields__, row.__struct_encode_fields__, strict=True)
    whole: dict[str, Any] = msgspec.to_builtins({name: getattr(row, field) for field, name in names})
    return whole
