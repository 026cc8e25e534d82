"""Snapshots of tables of JSON Lines: what was worked out about their bytes, so that the next `load()` need not.

The bytes themselves are read each time, and the snapshot's key is their hash, with that of the ontology and of the
code (see `dealgraph.snapshot`, whose promises hold here too): it cannot be stale. It holds where each row starts and
the columns, and is written only after a reading without a problem.
"""

from __future__ import annotations

import hashlib
import os
import sys
from array import array
from typing import TYPE_CHECKING, Any

import msgspec

from .cache import cache_folder, read_cached, write_cached
from .packed import COLUMNS, Column, Lines, PackedEntities, PackedStatements
from .records import Conflict, Quotation, Records, Source
from .resources import shipped
from .snapshot import add_folder, code_digest

if TYPE_CHECKING:
    from collections.abc import Callable


class _Head(msgspec.Struct, frozen=True):
    """All but the numbers: `values` are the lists of the columns, `rewritten` the lines that replace some of the file.

    `sizes` are the bytes of the sections that follow: starts of entities, starts of statements, columns, ids.
    """

    sources: tuple[Source, ...]
    quotations: tuple[Quotation, ...]
    conflicts: tuple[Conflict, ...]
    entity_ids: list[str]
    values: dict[str, list[str]]
    rewritten: dict[str, bytes]
    sizes: list[int]


def snapshot_key(data: dict[str, bytes]) -> str | None:
    """Return the key of the tables with these bytes, or None where there is no cache."""
    if cache_folder() is None:
        return None
    digest = hashlib.sha256(code_digest())
    digest.update(f"tables {sys.byteorder} {array('I').itemsize} {array('Q').itemsize}\n".encode())
    try:
        add_folder(digest, os.fspath(shipped("ontology")), (".yaml",), [0])
    except OSError:
        return None
    for name, table in data.items():
        digest.update(b"%s %d\n" % (name.encode(), len(table)))
        digest.update(table)
    return digest.hexdigest()


def write_snapshot(key: str, records: Records) -> None:
    """Keep what was worked out."""
    entities, statements = _packed(records)
    columns = statements.columns
    values: dict[int, tuple[str, list[str]]] = {}
    for field in COLUMNS:
        values.setdefault(id(columns[field].values), (field, columns[field].values))
    numbers = [columns[field].numbers for field in COLUMNS]
    sections = [array("Q", entities.lines.starts), array("Q", statements.lines.starts), *map(_numbers, numbers)]
    ids = msgspec.msgpack.encode(statements.ids())
    head = msgspec.msgpack.encode(
        _Head(
            records.sources,
            records.quotations,
            records.conflicts,
            list(entities.ids),
            dict(values.values()),
            {"entities": entities.lines.rewritten, "statements": statements.lines.rewritten},
            [len(section) * section.itemsize for section in sections] + [len(ids)],
        )
    )
    # The numbers begin at a multiple of eight, as processors like them to.
    padding = bytes(-(8 + len(head)) % 8)
    write_cached(key, b"".join([len(head).to_bytes(8, "little"), head, padding, *map(bytes, sections), ids]))


def _numbers(numbers: Any) -> array[int]:
    return array("I", numbers)


def _packed(records: Records) -> tuple[PackedEntities, PackedStatements]:
    entities: Any = records.entities
    statements: Any = records.statements
    return entities, statements


def read_snapshot(key: str, data: dict[str, bytes]) -> Records | None:
    """Return the records of the tables with these bytes, or None where there is no sound snapshot of them."""
    body = read_cached(key)
    if body is None:
        return None
    length = int.from_bytes(body[:8], "little")
    try:
        head = msgspec.msgpack.decode(body[8 : 8 + length], type=_Head)
    except (msgspec.DecodeError, ValueError, RecursionError):
        return None
    place = 8 + length + -(8 + length) % 8
    sections = []
    for size in head.sizes:
        sections.append(body[place : place + size])
        place += size
    if place != len(body) or len(sections) != 3 + len(COLUMNS):
        return None
    entity_starts, starts, *columns, ids = sections
    try:
        entities = PackedEntities(_lines("entities", data, head, entity_starts), head.entity_ids)
        numbers = dict(zip(COLUMNS, (column.cast("I") for column in columns), strict=True))
        packed = {field: Column(_values(head, field), numbers[field]) for field in COLUMNS}
        statements = PackedStatements(_lines("statements", data, head, starts), packed, _ids(ids))
    except (TypeError, KeyError):
        return None
    if len(head.entity_ids) != len(entities) or any(len(each) != len(statements) for each in numbers.values()):
        return None
    return Records(entities, head.sources, statements, head.quotations, head.conflicts)  # type: ignore[arg-type]


def _lines(name: str, data: dict[str, bytes], head: _Head, starts: memoryview) -> Lines:
    return Lines(data[name], starts.cast("Q"), head.rewritten[name])


def _values(head: _Head, field: str) -> list[str]:
    # Fields that share a list stand under the first of them.
    return head.values[field] if field in head.values else head.values[COLUMNS[0]]


def _ids(packed: memoryview) -> Callable[[], list[str]]:
    return lambda: msgspec.msgpack.decode(packed, type=list[str])
