"""Lists of records as small tables: a column a key, each in the shortest of three forms.

    [value, ..]                        plain: one value a row, null where the row has none
    {"values": [..], "index": [..]}    dictionary: one number a row, 0 where it has none, else 1 + a place in values
    {"values": [..], "rows": [..]}     sparse: the values, and the numbers of the rows that have them

A key's column is left out when no row has it. Compression would be shorter still, but its bytes differ from
one build of zlib to the next.
"""

from __future__ import annotations

from typing import Any

from msgspec.json import encode

Row = dict[str, Any]
Table = dict[str, Any]


def pack(rows: list[Row]) -> Table:
    """Return `rows` as a table: their number, and the columns by key."""
    keys = dict.fromkeys(key for row in rows for key in row)
    return {"length": len(rows), "columns": {key: _column([row.get(key) for row in rows]) for key in keys}}


def unpack(table: Table) -> list[Row]:
    """Return the rows of a table that `pack` made; keys without a value are left out."""
    rows: list[Row] = [{} for _ in range(table["length"])]
    for key, column in table["columns"].items():
        for number, value in _cells(column):
            if value is not None:
                rows[number][key] = value
    return rows


def _column(values: list[Any]) -> Any:
    given = [(number, value) for number, value in enumerate(values) if value is not None]
    forms: list[Any] = [values, {"values": [value for _, value in given], "rows": [number for number, _ in given]}]
    # By their JSON: lists are no keys, and 1 and True would be the same one.
    texts = [b"" if value is None else encode(value) for value in values]
    different = {text: value for text, value in zip(texts, values, strict=True) if text}
    places = {text: place for place, text in enumerate(different, start=1)}
    forms.append({"values": list(different.values()), "index": [places.get(text, 0) for text in texts]})
    return min(forms, key=lambda form: len(encode(form)))


def _cells(column: Any) -> list[tuple[int, Any]]:
    if isinstance(column, list):
        return list(enumerate(column))
    if "rows" in column:
        return list(zip(column["rows"], column["values"], strict=True))
    return [(number, column["values"][place - 1]) for number, place in enumerate(column["index"]) if place]
