"""Tables as input: a folder with `entities` and `statements`, as JSON Lines, Parquet or CSV, is a graph.

The columns are those of our own exports (`dealgraph.exports.tables`); other columns are left alone. `sources`,
`quotations` and `conflicts` may be missing: what the statements name as their source becomes one (see
`dealgraph.canonical`), and conflicts follow from the statements; only those that do not (that people added by hand)
are taken from their table. Rows may stand in any order.

JSON Lines are read and checked a batch of rows at a time and stay the bytes that they are (see `dealgraph.packed`);
what is worked out about them is kept as a snapshot. CSV and Parquet become records.
"""

from __future__ import annotations

import csv
import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from functools import partial
from sys import intern
from typing import TYPE_CHECKING, Any

import msgspec

from .bulk_lines import MAX_PROBLEMS, LinesTable, Problems, are_sorted
from .canonical import CANONICAL, canonical, conflicts_by_hand, with_sources
from .collecting import no_collecting
from .errors import Problem, SeedsError
from .packed import PackedEntities, PackedStatements
from .packed_columns import COLUMNS, ColumnMaker, DerivedColumns, values_of
from .records import Conflict, Entity, Quotation, Records, Source, Statement, statement_orders
from .rules import Fault, Known, Rules, column_faults, find_faults

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from .vocabulary import Vocabulary

    Progress = Callable[[str, int, int], None]

ENDINGS = ("jsonl", "parquet", "csv")
MAX_LINE = 16 * 1024 * 1024
_TYPES: dict[str, type[Any]] = {
    "entities": Entity, "sources": Source, "statements": Statement, "quotations": Quotation,
    "conflicts": Conflict,
}  # fmt: skip
_INDEX = re.compile(r"`\$\[(\d+)\]")


def table_ending(folder: Path) -> str | None:
    """Return the ending of the tables in `folder`, the first of ENDINGS that serves, or None where there are none."""
    for ending in ENDINGS:
        if all((folder / f"{name}.{ending}").is_file() for name in ("entities", "statements")):
            return ending
    return None


def tables_of(folder: Path) -> str | None:
    """Return the ending of the tables where the folder holds a graph in tables, and None where it holds seeds."""
    if any((folder / name).exists() for name in ("entities", "statements", "sources.yaml")):
        return None
    return table_ending(folder)


def read_bulk(
    folder: Path,
    ending: str,
    vocabulary: Vocabulary,
    progress: Progress | None = None,
    max_problems: int = MAX_PROBLEMS,
    *,
    fresh: bool = False,
) -> Records:
    """Return the records of the tables in `folder`; with `fresh`, they are read anew whatever snapshot there is.

    Raises SeedsError with up to `max_problems` problems, each with its file and line (row) and field, and the number
    of the rest.
    """
    problems = Problems(max_problems)
    with no_collecting():
        if ending != "jsonl":
            return _records_of(folder, ending, vocabulary, problems)
        from .packed_snapshot import read_snapshot, snapshot_key, write_snapshot

        paths = {name: folder / f"{name}.jsonl" for name in _TYPES if _is_there(folder, name)}
        key = None if fresh else snapshot_key(paths)
        found = read_snapshot(key, paths) if key else None
        if found is None:
            data = {name: _bytes(path, problems) for name, path in paths.items()}
            if problems:
                raise SeedsError(problems.kept)
            found = _read_lines(folder, data, vocabulary, problems, progress)
            if key:
                write_snapshot(key, found, data)
        return found


def _is_there(folder: Path, name: str) -> bool:
    return name in ("entities", "statements") or (folder / f"{name}.jsonl").exists()


def _bytes(path: Path, problems: Problems) -> bytes:
    try:
        with path.open("rb") as stream:
            # What has no line ends is no table; it is not read whole to find out.
            if len(stream.readline(MAX_LINE + 1)) > MAX_LINE:
                problems.add(lambda: Problem(str(path), 1, 1, f"the line is longer than {MAX_LINE:,} bytes"))
                return b""
        data = path.read_bytes()
    except OSError as error:
        reason = error.strerror or error
        problems.add(lambda: Problem(str(path), 0, 0, f"the file cannot be read: {reason}"))
        return b""
    # Each line of such a file would be an error of its own.
    if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        problems.add(lambda: Problem(str(path), 0, 0, "the file is UTF-16", "", "save it as UTF-8"))
        return b""
    return data


# -- JSON Lines -----------------------------------------------------------------


def _read_lines(
    folder: Path, data: dict[str, bytes], vocabulary: Vocabulary, problems: Problems, progress: Progress | None
) -> Records:
    tables: dict[str, LinesTable[Any]] = {
        name: LinesTable(name, str(folder / f"{name}.jsonl"), data[name], kind, problems)
        for name, kind in _TYPES.items()
        if name in data
    }
    # Each table is read once those that it names are known; entities name nothing but classes.
    rules = Rules(vocabulary, Known({}, {}, ()))
    known = rules.known
    entities = _entities(tables["entities"], rules, progress)
    sources = _rows(tables, "sources", rules, progress)
    known.sources = {source.id: source for source in sources}
    statements = _statements(tables["statements"], rules, progress)
    if "conflicts" in tables:
        known.statements = frozenset(statements.ids())
    quotations = _rows(tables, "quotations", rules, progress)
    conflicts = _rows(tables, "conflicts", rules, progress)
    named = {*statements.columns["source"].values, *(row.source for row in quotations)}
    tables["entities"].add_faults(rules.faults_of_sources(named))
    if problems:
        raise SeedsError(sorted(problems.kept), problems.more)
    # What is named as a source and is not registered becomes one.
    registered = known.sources.keys()
    further = [name for name in statements.columns["source"].values if name not in registered]
    unregistered = [row for name in further for row in statements.select(source=name)]
    titles = tuple(entities.by_id[name] for name in named - registered)
    made = with_sources(Records(titles, sources, tuple(unregistered), quotations)).sources
    records = Records(entities, tuple(sorted(made, key=_id)), statements, quotations, conflicts)  # type: ignore[arg-type]
    return conflicts_by_hand(records, vocabulary)


def _entities(table: LinesTable[Entity], rules: Rules, progress: Progress | None) -> PackedEntities:
    settle, key = CANONICAL["entities"]
    ids: list[str] = []
    types: list[str] = []
    in_order = True
    for batch in table.batches(progress):
        table.check(batch, rules)
        table.settle(batch, settle)
        names = [row.id for row in batch.rows]
        in_order = in_order and are_sorted(names, ids[-1] if ids else None)
        ids += names
        types += [row.type for row in batch.rows]
    table.add_faults(rules.repeated(table.name, ids))
    # One object a class: what is compared often is then compared by its place in memory.
    rules.known.entities = dict(zip(ids, map(intern, types), strict=True))
    lines = table.lines()
    # Lines with faults cannot be read again to be sorted, and are told instead.
    if not in_order and not table.problems:
        order = table.order(lines, key)
        ids = [ids[place] for place in order]
        lines = lines.reordered(order)
    return PackedEntities(lines, ids)


def _statements(table: LinesTable[Statement], rules: Rules, progress: Progress | None) -> PackedStatements:
    settle, key = CANONICAL["statements"]
    made = rules.of(table.name)
    # Numbering all that may be named at once takes less time than each when it is first named.
    maker, derived = ColumnMaker(rules.known.entities), DerivedColumns(made.derived)
    apart = {*COLUMNS, *made.derived}
    ids: list[str] = []
    last: Any = None
    in_order = True
    for batch in table.batches(progress):
        if not batch.rows:
            continue
        values = values_of(batch.rows)
        seen = rules.columns(table.name, batch.rows, values)
        table.check(batch, rules, seen, apart)
        several = [place for place, evidence in enumerate(values["evidence"]) if len(evidence) > 1]
        table.settle(batch, settle, several)
        maker.add(values)
        derived.add(seen)
        ids += values["id"]
        if in_order:
            keys = statement_orders(values)
            in_order = are_sorted(keys, last)
            last = keys[-1]
            del keys
        # Before the next is made: in memory that is still in a processor's cache.
        del batch, values, seen
    columns = maker.columns()
    table.add_faults(rules.repeated(table.name, ids))
    table.add_faults(column_faults(table.name, made, {**columns, **derived.columns()}, table.value))
    lines = table.lines()
    # Rows with faults may lack what they are sorted by, and are told instead.
    if not in_order and not table.problems:
        order = table.order(lines, key)
        ids = [ids[place] for place in order]
        lines = lines.reordered(order)
        columns = {field: column.reordered(order) for field, column in columns.items()}
    packed = msgspec.msgpack.encode(ids)
    return PackedStatements(lines, columns, lambda: msgspec.msgpack.decode(packed, type=list[str]))


def _rows(tables: dict[str, LinesTable[Any]], name: str, rules: Rules, progress: Progress | None) -> tuple[Any, ...]:
    """Return the rows of a table that may be missing, in their canonical order."""
    if name not in tables:
        return ()
    table = tables[name]
    settle, key = CANONICAL[name]
    rows: list[Any] = []
    for batch in table.batches(progress):
        table.check(batch, rules)
        rows += map(settle, batch.rows)
    table.add_faults(rules.repeated(name, [row.id for row in rows]))
    return tuple(sorted(rows, key=key))


def _id(row: Source) -> str:
    return row.id


# -- CSV and Parquet ------------------------------------------------------------


def _records_of(folder: Path, ending: str, vocabulary: Vocabulary, problems: Problems) -> Records:
    tables: dict[str, list[Any]] = {}
    for name, type_ in _TYPES.items():
        path = folder / f"{name}.{ending}"
        if path.exists() or name in ("entities", "statements"):
            tables[name] = _read(path, name, ending, type_, problems)
    if not problems:
        records = Records(**{name: tuple(tables.get(name, ())) for name in _TYPES})
        for fault in find_faults(records, vocabulary):
            problems.add(partial(_place, fault, folder / f"{fault.table}.{ending}"))
    if problems:
        raise SeedsError(problems.kept, problems.more)
    return canonical(conflicts_by_hand(with_sources(records), vocabulary))


def _read(path: Path, name: str, ending: str, type_: type[Any], problems: Problems) -> list[Any]:
    try:
        from .exports.readers import READERS

        rows = list(READERS[ending](path, name))
        converted: list[Any] = msgspec.convert(rows, list[type_])  # type: ignore[valid-type]
        return converted
    except msgspec.ValidationError as error:
        found = _INDEX.search(str(error))
        where = f"row {int(found[1]) + 1}: " if found else ""
        what = where + _INDEX.sub("`$", str(error))
    except OSError as error:
        what = f"the file cannot be read: {error.strerror or error}"
    except UnicodeDecodeError:
        what = "the file is not UTF-8; save it as UTF-8"
    except (ValueError, RecursionError, csv.Error) as error:
        what = f"the file cannot be read: {error}"
    problems.add(lambda: Problem(str(path), 0, 0, what))
    return []


def _place(fault: Fault, path: Path) -> Problem:
    what = f"row {fault.row + 1}, {fault.field.rstrip('_')}: {fault.what}"
    return Problem(str(path), 0, 0, what, fault.found, fault.mend, fault.rule)
