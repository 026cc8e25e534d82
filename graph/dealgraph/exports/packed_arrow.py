"""The statements of a large graph as Arrow: its columns are taken as they are, and of each row only the rest is decoded."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any

import msgspec
import pyarrow as pa

from ..packed import COLUMNS, Packed
from ..quantities import Number
from .arrow import arrow_array

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..knowledge_graph import KnowledgeGraph
    from ..packed import PackedStatements


class _Part(msgspec.Struct, frozen=True, gc=False):
    document: str
    exact: str
    start: int | None = None
    end: int | None = None


class _Rest(msgspec.Struct, frozen=True, gc=False):
    """What no column of a large graph holds."""

    id: str
    evidence: tuple[_Part, ...]
    value: Number | None = None
    lower: Number | None = None
    upper: Number | None = None
    text: str | None = None
    rank_reason: str | None = None
    date_text: str | None = None
    scope: str | None = None
    role: str | None = None


def packed_tables(kg: KnowledgeGraph, statements: PackedStatements, schema: Any, size: int) -> Iterator[Any]:
    """Yield the statements as Arrow tables of `size` rows each."""
    columns = {name.rstrip("_"): _column(statements, name) for name in COLUMNS}
    for name in ("subject", "object", "speaker"):
        values = statements.columns[name].values
        columns[f"{name}_label"] = (pa.array([None, *map(kg.label, values)]), columns[name][1])
    rest = iter(Packed(statements.lines, _Rest, statements.picked))
    fields = _Rest.__struct_fields__
    first = 0
    while rows := list(islice(rest, size)):
        found = dict(zip(fields, zip(*map(msgspec.structs.astuple, rows), strict=True), strict=True))
        arrays = [
            columns[field.name][0].take(columns[field.name][1].slice(first, len(rows)))
            if field.name in columns
            else arrow_array(found[field.name], field.type)
            for field in schema
        ]
        yield pa.table(arrays, schema=schema)
        first += len(rows)


def _column(statements: PackedStatements, field: str) -> tuple[Any, Any]:
    """Return the values of a column, the first of which is None, and the numbers of those of all rows."""
    values = statements.columns[field].values
    # What is affirmed is not said of it, as in every table.
    shown = [None if field == "polarity" and value == "affirmed" else value or None for value in values]
    numbers: Any = pa.py_buffer(statements.numbers(field))
    return pa.array([None, *shown], pa.string()), pa.Array.from_buffers(pa.uint32(), len(statements), [None, numbers])
