"""The records of a large graph in compressed parts, which the page reads one after the other once it is open.

A part is a JSON object of tables (see `tables`), compressed (RFC 1950) and in base64. Its bytes are those of the
zlib that Python was built with: pages of large graphs are the same on machines with the same zlib.
"""

from __future__ import annotations

import base64
import json
import zlib
from typing import TYPE_CHECKING, Any

from .tables import Row, pack

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_ROWS = 10_000


def compressed(value: Any) -> str:
    """Return `value` as JSON, compressed, in base64."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return base64.b64encode(zlib.compress(text.encode(), 6)).decode("ascii")


def restored(text: str) -> Any:
    """Return the value that `compressed` made into `text`."""
    return json.loads(zlib.decompress(base64.b64decode(text)))


def parts_of(tables: dict[str, list[Row]]) -> Iterator[str]:
    """Yield the rows as parts, so many rows a part, the tables in their order."""
    for name, rows in tables.items():
        for some in _slices(rows):
            yield compressed(tables_of(name, some))


def tables_of(name: str, rows: list[Row]) -> dict[str, Any]:
    """Return rows as a table; evidence stands in a table of its own, in which `of` is the row whose evidence it is."""
    if not rows or "evidence" not in rows[0]:
        return {name: pack(rows)}
    evidence = [{"of": number, **item} for number, row in enumerate(rows) for item in row["evidence"]]
    bare = [{key: value for key, value in row.items() if key != "evidence"} for row in rows]
    return {name: pack(bare), f"{name}_evidence": pack(evidence)}


def _slices(rows: list[Row]) -> Iterable[list[Row]]:
    return (rows[start : start + _ROWS] for start in range(0, len(rows), _ROWS))
