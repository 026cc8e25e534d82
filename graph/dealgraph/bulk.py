"""Tables as input: a folder with `entities` and `statements`, as JSON Lines, Parquet or CSV, is a graph.

The columns are those of our own exports (`dealgraph.exports.tables`); other columns are left alone. `sources`,
`quotations` and `conflicts` may be missing: what the statements name as their source becomes one (see
`dealgraph.canonical`), and conflicts follow from the statements; only those that do not (that people added by hand)
are taken from their table. Rows may stand in any order.
"""

from __future__ import annotations

import csv
import gc
import re
from typing import TYPE_CHECKING, Any

import msgspec

from .canonical import canonical, conflicts_by_hand, with_sources
from .errors import Problem, SeedsError
from .record_checks import Fault, find_faults
from .records import Conflict, Entity, Quotation, Records, Source, Statement

if TYPE_CHECKING:
    from pathlib import Path

    from .vocabulary import Vocabulary

ENDINGS = ("jsonl", "parquet", "csv")
MAX_PROBLEMS = 1_000
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


def read_bulk(folder: Path, ending: str, vocabulary: Vocabulary) -> Records:
    """Return the records of the tables in `folder`.

    Raises SeedsError with up to MAX_PROBLEMS problems, each with its file and line (row) and field.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        tables: dict[str, list[Any]] = {}
        problems: list[Problem] = []
        for name, type_ in _TYPES.items():
            path = folder / f"{name}.{ending}"
            if path.exists() or name in ("entities", "statements"):
                tables[name] = _read(path, name, ending, type_, problems)
        if problems:
            raise SeedsError(problems)
        records = with_sources(Records(**{name: tuple(tables.get(name, ())) for name in _TYPES}))
        faults = [fault for fault, _ in zip(find_faults(records, vocabulary), range(MAX_PROBLEMS), strict=False)]
        if faults:
            raise SeedsError([_place(fault, folder / f"{fault.table}.{ending}", ending) for fault in faults])
        return canonical(conflicts_by_hand(records, vocabulary))
    finally:
        if collecting:
            gc.enable()


def _read(path: Path, name: str, ending: str, type_: type[Any], problems: list[Problem]) -> list[Any]:
    try:
        if ending == "jsonl":
            return _jsonl(path, type_, problems)
        from .exports.readers import READERS

        rows = list(READERS[ending](path, name))
        converted: list[Any] = msgspec.convert(rows, list[type_])  # type: ignore[valid-type]
        return converted
    except msgspec.ValidationError as error:
        found = _INDEX.search(str(error))
        where = f"row {int(found[1]) + 1}: " if found else ""
        problems.append(Problem(str(path), 0, 0, where + _INDEX.sub("`$", str(error))))
    except KeyError as error:
        problems.append(Problem(str(path), 0, 0, f"unknown column {error}"))
    except OSError as error:
        problems.append(Problem(str(path), 0, 0, f"the file cannot be read: {error.strerror or error}"))
    except (ValueError, csv.Error) as error:
        problems.append(Problem(str(path), 0, 0, f"the file cannot be read: {error}"))
    return []


def _jsonl(path: Path, type_: type[Any], problems: list[Problem]) -> list[Any]:
    decoder = msgspec.json.Decoder(type_)
    data = path.read_bytes().removeprefix(b"\xef\xbb\xbf")
    try:
        return decoder.decode_lines(data)
    except (ValueError, RecursionError):
        pass
    # Once more, a line at a time, to tell every line that is wrong.
    rows = []
    for number, line in enumerate(data.split(b"\n"), 1):
        if not line.strip():
            continue
        try:
            rows.append(decoder.decode(line))
        except (ValueError, RecursionError) as error:
            if len(problems) < MAX_PROBLEMS:
                problems.append(Problem(str(path), number, _column_of(line, str(error)), str(error)))
    return rows


def _column_of(line: bytes, error: str) -> int:
    """Return where the field stands that the message names (`$.value`), or 1."""
    field = re.search(r"`\$\.(\w+)", error)
    return max(line.decode("utf-8", "replace").find(f'"{field[1]}"'), 0) + 1 if field else 1


def _place(fault: Fault, path: Path, ending: str) -> Problem:
    field = fault.field.rstrip("_")
    what = f"{field}: {fault.what}"
    if ending != "jsonl":
        return Problem(str(path), 0, 0, f"row {fault.row + 1}, {what}", fault.found, fault.mend)
    line, column = _line(path, fault.row, field)
    return Problem(str(path), line, column, what, fault.found, fault.mend)


def _line(path: Path, index: int, field: str) -> tuple[int, int]:
    """Return line and column of a field of the row at `index`: blank lines are no rows."""
    with path.open(encoding="utf-8", errors="replace", newline="\n") as stream:
        for number, line in enumerate(stream, 1):
            if line.strip():
                if index == 0:
                    return number, max(line.find(f'"{field}"'), 0) + 1
                index -= 1
    return index + 1, 1
