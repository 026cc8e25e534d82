"""Rows of the tables and records, in both directions, wherever Spark needs Python to decide."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from ..exports.readers import from_arrow
from ..exports.tables import COLUMNS
from ..records import Entity, Source, Statement

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_RECORDS = {"statements": Statement, "entities": Entity, "sources": Source}


def records_of(rows: Iterable[Mapping[str, Any]], table: str) -> list[Any]:
    """Return the records of rows of a table (Statement, Entity or Source) as Arrow or Spark gives them."""
    kinds = COLUMNS[table]
    plain = [
        {key: from_arrow(row[key], kind) for key, kind in kinds.items() if row.get(key) is not None} for row in rows
    ]
    found: list[Any] = msgspec.convert(plain, list[_RECORDS[table]])  # type: ignore[valid-type]
    return found
