"""Snapshots of tables of JSON Lines: what was worked out about their bytes, so that the next `load()` need not.

A snapshot holds where each row starts, the columns, and a copy of the tables, and is written only after a reading
without a problem. It cannot be stale: whatever it was found by, it serves only where the tables are, byte by byte,
those that it holds. Comparing two files takes less time than reading one into memory, and half as much as a hash; no
time stamp tells as much, because what is written through a mapping, or after the clock was put back, may leave none.
The ontology and the code are part of the key (see `dealgraph.snapshot`, whose promises hold here too).

The rows are then those of the copy, which is mapped into memory: nobody writes to it, only to the tables.
"""

from __future__ import annotations

import hashlib
import os
import stat
import sys
from array import array
from mmap import ACCESS_READ, mmap
from typing import TYPE_CHECKING, Any, BinaryIO

import msgspec

from .cache import Cached, cache_folder, open_cached, write_cached
from .packed import Lines, PackedEntities, PackedStatements
from .packed_columns import COLUMNS, Column, Values
from .records import Conflict, Quotation, Records, Source
from .resources import shipped
from .snapshot import add_folder, code_digest

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

# What is looked at of each table to find its snapshot, at its beginning and at its end.
_END_BYTES = 4_096
# What is compared at once: it stays in a processor's cache.
_STEP = 1 << 18


class _Head(msgspec.Struct, frozen=True):
    """All but the numbers and the copies: `values` are the lists of the columns.

    `sorted_values` are the lists that ascend, and `sorted_columns` the columns: to look through all of them would take
    longer than most questions.
    `sections` are the bytes of what follows: starts of entities, starts of statements, columns, ids. `tables` are the
    size of each table, and what follows it in its copy: lines that were rewritten.
    """

    sources: tuple[Source, ...]
    quotations: tuple[Quotation, ...]
    conflicts: tuple[Conflict, ...]
    entity_ids: list[str]
    values: dict[str, list[str]]
    sorted_values: list[str]
    sorted_columns: list[str]
    sections: list[int]
    tables: dict[str, tuple[int, bytes]]


def snapshot_key(paths: Mapping[str, Path]) -> str | None:
    """Return the key by which a snapshot of these tables is found, or None where there is no cache, or no such file.

    Of the tables it tells the size and how they begin and end: whether they are those of the snapshot is for
    `read_snapshot` to see.
    """
    if cache_folder() is None:
        return None
    digest = hashlib.sha256(code_digest())
    digest.update(f"tables {sys.byteorder} {array('I').itemsize} {array('Q').itemsize}\n".encode())
    try:
        add_folder(digest, os.fspath(shipped("ontology")), (".yaml",), [0])
        for name, path in paths.items():
            status = path.stat()
            if not stat.S_ISREG(status.st_mode):
                return None
            digest.update(b"%s %d\n" % (name.encode(), status.st_size))
            with path.open("rb") as file:
                digest.update(file.read(_END_BYTES))
                file.seek(max(status.st_size - _END_BYTES, 0))
                digest.update(file.read(_END_BYTES))
    except OSError:
        return None
    return digest.hexdigest()


def write_snapshot(key: str, records: Records, data: Mapping[str, bytes]) -> None:
    """Keep what was worked out about the tables with these bytes."""
    entities, statements = _packed(records)
    columns = statements.columns
    lists: dict[int, tuple[str, Values]] = {}
    for field in COLUMNS:
        lists.setdefault(id(columns[field].values), (field, columns[field].values))
    values = dict(lists.values())
    numbers = [columns[field].numbers for field in COLUMNS]
    sections = [array("Q", entities.lines.starts), array("Q", statements.lines.starts), *map(_numbers, numbers)]
    ids = msgspec.msgpack.encode(statements.ids())
    copies: dict[str, Any] = {**data, "entities": entities.lines.data, "statements": statements.lines.data}
    head = msgspec.msgpack.encode(
        _Head(
            records.sources,
            records.quotations,
            records.conflicts,
            list(entities.ids),
            {**values},
            [field for field in values if values[field].ascend],
            [field for field in COLUMNS if columns[field].ascends],
            [len(section) * section.itemsize for section in sections] + [len(ids)],
            {name: (len(table), copies[name][len(table) :]) for name, table in data.items()},
        )
    )
    # The numbers begin at a multiple of eight, as processors like them to.
    padding = bytes(-(8 + len(head)) % 8)
    body = b"".join([len(head).to_bytes(8, "little"), head, padding, *map(bytes, sections), ids])
    write_cached(key, body, [copies[name] for name in data])


def _numbers(numbers: Any) -> array[int]:
    return array("I", numbers)


def _packed(records: Records) -> tuple[PackedEntities, PackedStatements]:
    entities: Any = records.entities
    statements: Any = records.statements
    return entities, statements


def read_snapshot(key: str, paths: Mapping[str, Path]) -> Records | None:
    """Return the records of the tables in these files, or None where there is no sound snapshot of just these."""
    cached = open_cached(key)
    if cached is None:
        return None
    with cached.file:
        body = cached.body
        length = int.from_bytes(body[:8], "little")
        try:
            head = msgspec.msgpack.decode(body[8 : 8 + length], type=_Head)
            lines = _lines_of(cached, head, paths)
        except (msgspec.DecodeError, ValueError, RecursionError, OSError):
            return None
    if lines is None:
        return None
    place = 8 + length + -(8 + length) % 8
    sections = []
    for size in head.sections:
        sections.append(body[place : place + size])
        place += size
    if place != len(body) or len(sections) != 3 + len(COLUMNS):
        return None
    entity_starts, starts, *columns, ids = sections
    try:
        entities = PackedEntities(Lines(lines["entities"], entity_starts.cast("Q")), head.entity_ids)
        numbers = dict(zip(COLUMNS, (column.cast("I") for column in columns), strict=True))
        # Fields that share a list stand under the first of them.
        values = {field: Values(given) for field, given in head.values.items()}
        packed = {field: Column(values.get(field, values[COLUMNS[0]]), numbers[field]) for field in COLUMNS}
        for field, given in values.items():
            given.ascend = field in head.sorted_values
        for field, column in packed.items():
            column.ascends = field in head.sorted_columns
        statements = PackedStatements(Lines(lines["statements"], starts.cast("Q")), packed, _ids(ids))
    except (TypeError, KeyError):
        return None
    if len(head.entity_ids) != len(entities) or any(len(each) != len(statements) for each in numbers.values()):
        return None
    return Records(entities, head.sources, statements, head.quotations, head.conflicts)  # type: ignore[arg-type]


def _lines_of(cached: Cached, head: _Head, paths: Mapping[str, Path]) -> dict[str, bytes | mmap] | None:
    """Return the copy of each table, or None where one of them is not what stands in its file."""
    if list(head.tables) != list(paths):
        return None
    lines: dict[str, bytes | mmap] = {}
    sizes = [size + len(rest) for size, rest in head.tables.values()]
    for name, place, copied in zip(paths, cached.places(sizes), sizes, strict=True):
        cached.file.seek(place)
        size, rest = head.tables[name]
        with paths[name].open("rb") as table:
            if not _is_same(table, cached.file, size) or cached.file.read(len(rest)) != rest:
                return None
        # Of nothing there is no mapping.
        lines[name] = mmap(cached.file.fileno(), copied, access=ACCESS_READ, offset=place) if copied else b""
    return lines


def _is_same(table: BinaryIO, copy: BinaryIO, size: int) -> bool:
    """Return whether the table is of this size, and the next that stands in the copy."""
    while size > 0:
        part = table.read(min(size, _STEP))
        if not part or part != copy.read(len(part)):
            return False
        size -= len(part)
    return not table.read(1)


def _ids(packed: memoryview) -> Callable[[], list[str]]:
    return lambda: msgspec.msgpack.decode(packed, type=list[str])
