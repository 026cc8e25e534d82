"""Lists of records as answers: sequences that go on to DataFrames and JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, Generic, TypeVar, overload

import msgspec

from .errors import MissingExtraError
from .records import terse

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl

Row = TypeVar("Row")


class Rows(Sequence[Row], Generic[Row]):
    """An immutable sequence of records of one kind."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self._rows = tuple(rows)

    @overload
    def __getitem__(self, index: int) -> Row: ...
    @overload
    def __getitem__(self, index: slice) -> Rows[Row]: ...
    def __getitem__(self, index: int | slice) -> Row | Rows[Row]:
        """Return the record at `index`, or the records of a slice as Rows."""
        return Rows(self._rows[index]) if isinstance(index, slice) else self._rows[index]

    def __len__(self) -> int:
        return len(self._rows)

    def __iter__(self) -> Iterator[Row]:
        return iter(self._rows)

    def __eq__(self, other: object) -> bool:
        return self._rows == other._rows if isinstance(other, Rows) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._rows)

    def __repr__(self) -> str:
        shown = "\n".join(f"  {row!r}" for row in self._rows[:5])
        more = f"\n  ... {len(self) - 5} more" if len(self) > 5 else ""
        return f"<{len(self)} rows>\n{shown}{more}" if self._rows else "<0 rows>"

    def _repr_html_(self) -> str:
        from .display import rows_html

        return rows_html(self)

    def to_dicts(self) -> list[dict[str, Any]]:
        """Return the records as dictionaries; keys without a value are left out."""
        rows: list[dict[str, Any]] = msgspec.to_builtins(tuple(map(terse, self._rows)))
        return rows

    def to_json(self) -> str:
        """Return the records as JSON Lines."""
        return "".join(msgspec.json.encode(terse(row)).decode() + "\n" for row in self._rows)

    def _whole_rows(self) -> list[dict[str, Any]]:
        """Return the records with every field, also those without a value: a table has all its columns."""
        return [_whole(row) for row in self._rows]

    def to_pandas(self) -> pd.DataFrame:
        """Return the records as a DataFrame, a row each, a column a field. Raises MissingExtraError without pandas."""
        try:
            import pandas as pd
        except ImportError:
            raise MissingExtraError("to_pandas()", "pandas") from None
        return pd.DataFrame.from_records(self._whole_rows())

    def to_polars(self) -> pl.DataFrame:
        """Return the records as a polars DataFrame. Raises MissingExtraError where polars is not installed."""
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
