"""Columns of our tables as Arrow (https://arrow.apache.org/docs/format/Columnar.html); needs pyarrow."""

from __future__ import annotations

from itertools import accumulate, chain
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from .tables import DOCUMENTS, EVIDENCE, NUMBER, TEXT, TEXTS, TRUTH

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from .columns import Columns

_EVIDENCE = pa.struct([("document", pa.string()), ("exact", pa.string()), ("start", pa.int64()), ("end", pa.int64())])
_DOCUMENT = pa.struct([("file", pa.string()), ("begins", pa.string()), ("ends", pa.string()), ("sha256", pa.string())])
_TYPES = {
    TEXT: pa.string(), NUMBER: pa.float64(), TRUTH: pa.bool_(), TEXTS: pa.list_(pa.string()),
    EVIDENCE: pa.list_(_EVIDENCE), DOCUMENTS: pa.list_(_DOCUMENT),
}  # fmt: skip


def arrow_schema(columns: Mapping[str, str]) -> Any:
    """Return the schema of a table of `tables.COLUMNS`."""
    return pa.schema([(name, _TYPES[kind]) for name, kind in columns.items()])


def arrow_table(columns: Columns, schema: Any) -> Any:
    """Return the columns as an Arrow table."""
    return pa.table([arrow_array(columns[field.name], field.type) for field in schema], schema=schema)


def arrow_array(values: Sequence[Any], type_: Any) -> Any:
    """Return the values of a column as an Arrow array."""
    if type_ == _TYPES[NUMBER]:
        try:
            return pa.array(values, type_)
        except (pa.ArrowInvalid, OverflowError):
            # pyarrow takes no whole number beyond 53 bits for a floating-point one.
            return pa.array([None if value is None else float(value) for value in values], type_)
    if type_ == _TYPES[TEXT] and "" in values:
        return pa.array([value or None for value in values], type_)
    if type_ == _TYPES[EVIDENCE] and not isinstance(next(iter(values[0] or ()), None), dict):
        return _evidence(values)
    return pa.array(values, type_)


def _evidence(values: Sequence[Any]) -> Any:
    """Return a list column of structures, part by part: a dictionary for each would take five times as long."""
    offsets = pa.array(list(accumulate(map(len, values), initial=0)), pa.int32())
    parts = list(chain.from_iterable(values))
    columns = (
        [part.document for part in parts],
        [part.exact for part in parts],
        [part.start for part in parts],
        [part.end for part in parts],
    )
    fields = [pa.array(column, field.type) for column, field in zip(columns, _EVIDENCE, strict=True)]
    return pa.ListArray.from_arrays(offsets, pa.StructArray.from_arrays(fields, fields=list(_EVIDENCE)))
