"""Answers: immutable sequences of records that lead on to pandas, polars and JSON."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, Generic, TypeVar, overload

import msgspec

from .counted import counted
from .errors import MissingExtraError
from .records import Record, terse

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl

    from .frames import Column
    from .knowledge_graph import KnowledgeGraph

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

    It is lazy: what it is made from is looked through when its rows are first asked for, and kept then. Shown are the
    first rows; of a timeline the first and the newest. An empty answer to filters says which of them to loosen.

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
        self,
        rows: Iterable[Row] | Callable[[], Iterable[Row]],
        line: Callable[[Row], str] | None = None,
        *,
        kind: type[Row] | None = None,
        note: Callable[[Sequence[Row]], list[str]] | None = None,
        sight: Callable[[Sequence[Row], int], list[int]] | None = None,
        graph: KnowledgeGraph | None = None,
    ) -> None:
        """Keep the rows, or what finds them.

        `line` tells how a row is shown, `kind` is the class of the rows, `note` what is said below them when they are
        shown, `sight` which of many are shown, and `graph` whose labels and sentences stand in tables of them.
        """
        self._find = rows if callable(rows) else None
        self._line = line
        self._kind = kind
        self._note = note
        self._sight = sight
        self._graph = graph
        if not callable(rows):
            self._rows = rows if isinstance(rows, Mapped) else tuple(rows)

    @cached_property
    def _rows(self) -> Sequence[Row]:
        assert self._find is not None
        found = self._find()
        return found if isinstance(found, Mapped) else tuple(found)

    @overload
    def __getitem__(self, index: int) -> Row: ...
    @overload
    def __getitem__(self, index: slice) -> Rows[Row]: ...
    def __getitem__(self, index: int | slice) -> Row | Rows[Row]:
        """Return the record at `index`, or the records of a slice as Rows."""
        if isinstance(index, slice):
            return Rows(self._rows[index], self._line, kind=self._kind, graph=self._graph)
        try:
            return self._rows[index]
        except IndexError:
            count = counted(len(self), "row") if len(self) else "no rows"
            raise IndexError(f"there is no row {index}: the answer has {count}") from None

    def __len__(self) -> int:
        return len(self._rows)

    def __iter__(self) -> Iterator[Row]:
        return iter(self._rows)

    def __eq__(self, other: object) -> bool:
        return tuple(self) == tuple(other) if isinstance(other, Rows) else NotImplemented

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __repr__(self) -> str:
        lines = [f"<{counted(len(self), 'row')}>"]
        after = -1
        for index in self.in_sight(SHOWN):
            if index > after + 1:
                lines.append(f"  ... {index - after - 1} more: .lines() has all")
            lines.append(f"  {self._words(self._rows[index])}")
            after = index
        more = len(self) - after - 1
        return "\n".join([*lines, *([f"  ... {more} more"] if more else []), *(f"  {note}" for note in self.notes)])

    def in_sight(self, limit: int) -> list[int]:
        """Return the indexes of those rows, up to `limit` of them, that are shown where there is no room for all.

        >>> kg.entities.in_sight(3)
        [0, 1, 2]
        """
        if self._sight is None or len(self) <= limit:
            return list(range(min(limit, len(self))))
        return self._sight(self._rows, limit)

    @cached_property
    def notes(self) -> list[str]:
        """What is said below the rows: of an empty answer, which filters to loosen.

        >>> kg.statements("Acme", predicate="lead investor").notes[:2]
        ["without about='Acme': 1 row", "without predicate='lead investor': 9 rows"]
        """
        return self._note(self._rows) if self._note else []

    def _words(self, row: Row) -> str:
        return (self._line or repr)(row)

    def lines(self, limit: int | None = None) -> list[str]:
        """Return the rows (the first `limit` of them) as people read them, one line each.

        >>> kg.entities.lines(1)
        ['Acme (Company, acme) - Maker of invented things.']
        """
        return [self._words(row) for row in self._rows[:limit]]

    def where(self, test: Callable[[Row], bool]) -> Rows[Row]:
        """Return the rows for which `test` is true.

        >>> kg.statements(unit="USD").where(lambda row: row.lower is not None)
        <1 row>
          Acme has a run-rate revenue of $3 million to $4 million (2026-12, hypothetical by bankers).
        """
        return Rows(lambda: [row for row in self if test(row)], self._line, kind=self._kind, graph=self._graph)

    def _repr_html_(self) -> str:
        from .display import rows_html

        return rows_html(self, self._line)

    def to_dicts(self) -> list[dict[str, Any]]:
        """Return the records as dictionaries; keys without a value are left out.

        What `find` and the analyses answer is laid out flat, as in `to_pandas`.

        >>> kg.entities_of("Investor").to_dicts()
        [{'id': 'first-fund', 'type': 'Investor', 'label': 'First Fund'}, {'id': 'second-fund', ...
        """
        rows: list[dict[str, Any]] = msgspec.to_builtins(list(self._plain()))
        return rows

    def to_json(self) -> str:
        """Return the records as JSON Lines.

        >>> print(kg.entities_of("Investor").to_json(), end="")
        {"id":"first-fund","type":"Investor","label":"First Fund"}
        {"id":"second-fund","type":"Investor","label":"Second Fund"}
        """
        return "".join(msgspec.json.encode(row).decode() + "\n" for row in self._plain())

    def to_csv(self) -> str:
        """Return the records as CSV, with the columns of `to_pandas`; nothing needs to be installed.

        Lists are JSON there, and a text that a spreadsheet would take for a formula has an apostrophe before it.

        >>> print(kg.entities_of("Investor").to_csv(), end="")
        id,type,label,aliases,description,same_as,merged
        first-fund,Investor,First Fund,[],,[],[]
        second-fund,Investor,Second Fund,[],,[],[]
        """
        from .frames import to_csv

        return to_csv(self._rows, self._columns or [])

    def _plain(self) -> Iterable[Any]:
        """Return the records as they are written, the answers of analyses laid out flat."""
        if issubclass(self._type, Record) or self._columns is None:
            return map(terse, self._rows)
        from .frames import to_dicts

        return to_dicts(self._rows, self._columns)

    @property
    def _type(self) -> type:
        """The class of the rows."""
        return self._kind or (type(self._rows[0]) if self else dict)

    @cached_property
    def _columns(self) -> list[Column] | None:
        """The columns of a table of these rows, None for rows of which nothing is known."""
        # Imported here, as few answers become tables.
        from .frames import columns_of

        fields = hasattr(self._type, "__struct_fields__") or hasattr(self._type, "_fields")
        return columns_of(self._type, self._graph) if fields else None

    def to_pandas(self) -> pd.DataFrame:
        """Return the records as a DataFrame, a row each, a column a field. Raises MissingExtraError without pandas.

        Columns and types are the same whatever the rows: numbers are float64, offsets Int64, days datetime64, the rest
        is as it is. Statements have the first and last day of their time as `start` and `end`, the first piece of their
        evidence as `quote`, `document`, `quote_start` and `quote_end`, all of it as JSON, labels and a sentence. Rows
        that are denied or disputed are among them, marked by `polarity` and `stance`. Of what the analyses answer, a
        record stands as its id, a range as two columns.

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
        if self._columns is None:
            return pd.DataFrame(list(self))
        from .frames import to_pandas

        return to_pandas(self._rows, self._columns)

    def to_polars(self) -> pl.DataFrame:
        """Return the records as a polars DataFrame. Raises MissingExtraError where polars is not installed.

        >>> kg.timeline("Acme").to_polars()["stance"].to_list()
        ['estimated', 'asserted', 'hypothetical', 'asserted']
        """
        try:
            import polars as pl
        except ImportError:
            raise MissingExtraError("to_polars()", "polars") from None
        if self._columns is None:
            return pl.DataFrame(list(self), infer_schema_length=None)
        from .frames import to_polars

        return to_polars(self._rows, self._columns)
