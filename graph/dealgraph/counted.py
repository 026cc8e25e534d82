"""How many of something, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .records import Records

_ONE = {"entities": "entity", "sources": "source", "statements": "statement", "quotations": "quotation"}


def counted(number: int, one: str, several: str = "") -> str:
    """Return "1 row" or "3 rows"; `several` is the plural where it is not `one` with an s."""
    return f"{number} {one if number == 1 else several or f'{one}s'}"


def counted_records(records: Records, *tables: str) -> str:
    """Return "12 entities, 1 source": how many rows each of the tables has."""
    return ", ".join(counted(len(getattr(records, table)), _ONE[table], table) for table in tables)
