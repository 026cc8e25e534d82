"""The table of statements by columns, some ten thousand rows at a time: a million rows go by without standing in memory.

`tables` says what the columns are. A value that is missing is None, and so is an empty text or list.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any

import msgspec

from ..packed_columns import values_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from ..knowledge_graph import KnowledgeGraph

Columns = dict[str, "Sequence[Any]"]
BATCH_ROWS = 1 << 14
# The columns beside which the labels of what they name stand.
LABELLED = ("subject", "object", "speaker")
# What the vocabulary or the sources limit to few values.
FEW_VALUES = (
    "subject", "subject_label", "predicate", "object", "object_label", "unit", "bound", "stance", "polarity", "rank",
    "at", "from", "to", "known_since", "basis", "role", "speaker", "speaker_label", "via", "deal", "source", "type",
    "kind", "about", "about_label",
)  # fmt: skip


def statement_columns(kg: KnowledgeGraph, size: int = BATCH_ROWS) -> Iterator[Columns]:
    """Yield the columns of all statements, `size` rows at a time."""
    statements = iter(kg.records.statements)
    labels: dict[str | None, str | None] = {None: None}
    while rows := list(islice(statements, size)):
        columns: Columns = {name.rstrip("_"): values for name, values in values_of(rows).items()}
        for name in LABELLED:
            values = columns[name]
            for entity in set(values) - labels.keys():
                labels[entity] = kg.label(entity)
            columns[f"{name}_label"] = list(map(labels.__getitem__, values))
        columns["polarity"] = [None if value == "affirmed" else value for value in columns["polarity"]]
        yield {name: [value or None for value in values] if "" in values else values for name, values in columns.items()}


def row_maker(names: Sequence[str]) -> Callable[..., Any]:
    """Return the type of a row with these columns, which msgspec writes in their order without those that are None."""
    # Python's own words may be no names of fields.
    fields: list[Any] = [(f"{name}_", Any, None) for name in names]
    rename = {f"{name}_": name for name in names}
    return msgspec.defstruct("Row", fields, frozen=True, gc=False, omit_defaults=True, rename=rename)


def json_lines(columns: Columns, names: Sequence[str], make: Callable[..., Any]) -> bytes:
    """Return the rows as JSON Lines."""
    rows = list(map(make, *(columns[name] for name in names)))
    numbers = (columns[name] for name in ("value", "lower", "upper"))
    if any(isinstance(number, float) for column in numbers for number in column):
        return b"".join(map(_json_line, rows))
    return msgspec.json.Encoder().encode_lines(rows)


def _json_line(row: Any) -> bytes:
    """Return a row with numbers as Python writes them (1e-07, where msgspec writes 1e-7)."""
    import json

    return json.dumps(msgspec.to_builtins(row), ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
