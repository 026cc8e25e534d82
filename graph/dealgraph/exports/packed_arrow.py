"""The statements of a large graph as Arrow: its columns are taken as they are, and of each row only the rest is decoded."""

from __future__ import annotations

from itertools import chain, islice
from typing import TYPE_CHECKING, Any

import msgspec
import pyarrow as pa

from ..packed import BATCH_ROWS, Packed, PackedEntities
from ..packed_columns import COLUMNS
from .arrow import arrow_array
from .columns import LABELLED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ..knowledge_graph import KnowledgeGraph
    from ..packed import PackedStatements
    from ..records import Entity


class _Part(msgspec.Struct, frozen=True, gc=False):
    document: str
    exact: str
    start: int | None = None
    end: int | None = None


class _Rest(msgspec.Struct, frozen=True, gc=False):
    """What no column of a large graph holds."""

    id: str
    evidence: tuple[_Part, ...]
    value: float | None = None
    lower: float | None = None
    upper: float | None = None
    text: str | None = None
    rank_reason: str | None = None
    date_text: str | None = None
    scope: str | None = None
    role: str | None = None


class _Label(msgspec.Struct, frozen=True, gc=False):
    id: str
    label: str


def packed_tables(kg: KnowledgeGraph, statements: PackedStatements, schema: Any, size: int) -> Iterator[Any]:
    """Yield the statements as Arrow tables of `size` rows each, which is a multiple of BATCH_ROWS."""
    columns = _columns(kg, statements)
    decoded = [field for field in schema if field.name not in columns]
    batches = Packed(statements.lines, _Rest, statements.picked).batches()
    for first in range(0, len(statements), size):
        found: dict[str, list[Any]] = {field.name: [] for field in decoded}
        for rows in islice(batches, size // BATCH_ROWS):
            values = dict(zip(_Rest.__struct_fields__, zip(*map(msgspec.structs.astuple, rows), strict=True), strict=True))
            for field in decoded:
                found[field.name].append(arrow_array(values[field.name], field.type))
        arrays = [
            pa.concat_arrays(found[field.name])
            if field.name in found
            else columns[field.name][0].take(columns[field.name][1].slice(first, size))
            for field in schema
        ]
        yield pa.table(arrays, schema=schema)


def _columns(kg: KnowledgeGraph, statements: PackedStatements) -> dict[str, tuple[Any, Any]]:
    """Return the values of each column, the first of which is None, and the numbers of those of all rows."""
    found = {}
    # Columns that name entities share one list of values, and of these a view shows but a part.
    texts: dict[int, Any] = {}
    labels: dict[int, Any] = {}
    label_of = _labels(kg.records.entities)
    for name in COLUMNS:
        values, numbers = statements.columns[name].values, _numbers(statements.numbers(name))
        # What is affirmed is not said of it, as in every table.
        unsaid = ("", "affirmed") if name == "polarity" else ("",)
        if id(values) not in texts:
            texts[id(values)] = _texts(None if value in unsaid else value for value in values)
        found[name.rstrip("_")] = texts[id(values)], numbers
        if name in LABELLED:
            if id(values) not in labels:
                labels[id(values)] = _texts(map(label_of.get, values))
            found[f"{name}_label"] = labels[id(values)], numbers
    return found


def _labels(entities: Sequence[Entity]) -> dict[str, str]:
    """Return the label of each entity, of packed ones without the rest of them."""
    rows: Iterable[Entity | _Label] = entities
    if isinstance(entities, PackedEntities):
        rows = chain.from_iterable(Packed(entities.lines, _Label).batches())
    return {row.id: row.label for row in rows}


def _texts(values: Iterable[str | None]) -> Any:
    return pa.array([None, *values], pa.string())


def _numbers(numbers: Sequence[int]) -> Any:
    buffer: Any = pa.py_buffer(numbers)
    return pa.Array.from_buffers(pa.uint32(), len(numbers), [None, buffer])
