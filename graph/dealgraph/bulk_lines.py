"""A table of JSON Lines, read and checked a batch of rows at a time, and kept as its lines (see `dealgraph.packed`)."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from functools import partial
from io import BytesIO
from itertools import accumulate
from typing import TYPE_CHECKING, Any, Generic, TypeVar

import msgspec

from .errors import Problem
from .packed import Lines, Packed

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

    from .rules import Columns, Fault, Rules

    Progress = Callable[[str, int, int], None]

Row = TypeVar("Row")
# What one step decodes: as much as stays in a processor's cache with the records that it becomes.
BATCH_BYTES = 1 << 18
MAX_PROBLEMS = 1_000
# JSON has control characters and surrogates as escapes alone; U+FFFE and U+FFFF begin with this byte.
_MARKS = (b"\\", b"\xef")


class Problems:
    """Problems, of which the first `limit` are kept and the rest are counted."""

    def __init__(self, limit: int = MAX_PROBLEMS) -> None:
        self.limit = limit
        self.kept: list[Problem] = []
        self.more = 0

    def __bool__(self) -> bool:
        return bool(self.kept) or self.more > 0

    def add(self, make: Callable[[], Problem]) -> None:
        """Keep the problem, which is only made where there is room for it, or count it."""
        if len(self.kept) < self.limit:
            self.kept.append(make())
        else:
            self.more += 1


class LinesTable(Generic[Row]):
    """A table while it is read: its lines, where the rows start, and whether they stand in their canonical order."""

    def __init__(self, name: str, path: str, data: bytes, kind: type[Row], problems: Problems) -> None:
        self.name = name
        self.path = path
        self.kind = kind
        self.problems = problems
        self.starts = array("Q")
        # The line numbers of each batch, and which row it begins with.
        self._numbers: list[Sequence[int]] = []
        self._firsts: list[int] = []
        self._lines_read = 0
        self._data = data if data.endswith(b"\n") or not data else data + b"\n"
        self._decoder = msgspec.json.Decoder(kind)
        self._changed: dict[int, bytes] = {}

    def batches(self, progress: Progress | None = None) -> Iterator[_Batch[Row]]:
        """Yield the rows in batches; lines that are no rows of the table become problems."""
        stream = BytesIO(self._data)
        stream.seek(3 if self._data.startswith(b"\xef\xbb\xbf") else 0)
        while stream.tell() < len(self._data):
            # Nothing here holds the batch: who is done with it frees its records before the next ones are made.
            yield self._read(stream, progress)

    def _read(self, stream: BytesIO, progress: Progress | None) -> _Batch[Row]:
        """Return the next batch; its lines are freed with this call, and not only when the next ones have been read."""
        start, before = stream.tell(), self._lines_read
        # Not by split(), which looks for line ends a byte at a time.
        lines = stream.readlines(BATCH_BYTES)
        self._lines_read += len(lines)
        if progress:
            progress(f"MB of {self.path}", stream.tell() // 1_000_000 + 1, len(self._data) // 1_000_000 + 1)
        return self._decode(lines, list(accumulate(map(len, lines[:-1]), initial=start)), before)

    def _decode(self, lines: list[bytes], starts: list[int], before: int) -> _Batch[Row]:
        try:
            # A line at a time, because `decode_lines` takes two rows in one line, and a row in two, for rows.
            rows = list(map(self._decoder.decode, lines))
        except (ValueError, RecursionError):
            # Once more, to tell every line that is wrong, or to pass over empty ones.
            return self._decode_each(lines, starts, before)
        first, end = starts[0], starts[-1] + len(lines[-1])
        marks = any(self._data.find(mark, first, end) >= 0 for mark in _MARKS)
        return self._batch(rows, starts, range(before + 1, before + len(lines) + 1), marks)

    def _decode_each(self, lines: list[bytes], starts: list[int], before: int) -> _Batch[Row]:
        rows, kept, numbers = [], [], []
        for number, (line, start) in enumerate(zip(lines, starts, strict=True), before + 1):
            if not line.strip():
                continue
            try:
                rows.append(self._decoder.decode(line.removesuffix(b"\n")))
            except (ValueError, RecursionError) as error:
                self.problems.add(partial(self._unreadable, line, number, str(error)))
            else:
                kept.append(start)
                numbers.append(number)
        return self._batch(rows, kept, numbers)

    def _batch(self, rows: list[Row], starts: list[int], numbers: Sequence[int], has_marks: bool = True) -> _Batch[Row]:
        first = len(self.starts)
        self.starts.fromlist(starts)
        self._numbers.append(numbers)
        self._firsts.append(first)
        return _Batch(rows, starts, numbers, first, has_marks)

    def _unreadable(self, line: bytes, number: int, told: str) -> Problem:
        what, mend = _in_words(line, told)
        if field := re.search(r"`\$\.(\w+)", told):
            return Problem(self.path, number, _column(line, field[1]), what, "", mend)
        byte = re.search(r"\(byte (\d+)\)$", told)
        column = len(line[: int(byte[1])].decode("utf-8", "replace")) + 1 if byte else 1
        return Problem(self.path, number, column, what, "", mend)

    def check(
        self,
        batch: _Batch[Row],
        rules: Rules,
        columns: Columns | None = None,
        apart: Collection[str] = (),
    ) -> None:
        """Add the faults of a batch to the problems, but for what looks at nothing but fields that stand `apart`."""
        columns = columns or rules.columns(self.name, batch.rows)
        for fault in rules.faults(self.name, columns, apart, texts=batch.has_marks):
            self.problems.add(partial(self._faulty, fault, batch.starts[fault.row], batch.numbers[fault.row]))

    def add_faults(self, faults: Iterable[Fault]) -> None:
        """Add the faults of rows that have been read, counted through the table, to the problems."""
        for fault in faults:
            self.problems.add(partial(self._faulty_row, fault))

    def value(self, field: str, row: int) -> Any:
        """Return the value of a field in a row that has been read."""
        start = self.starts[row]
        return getattr(self._decoder.decode(self._data[start : self._data.find(b"\n", start)]), field)

    def _faulty_row(self, fault: Fault) -> Problem:
        batch = bisect_right(self._firsts, fault.row) - 1
        number = self._numbers[batch][fault.row - self._firsts[batch]]
        return self._faulty(fault, self.starts[fault.row], number)

    def _faulty(self, fault: Fault, start: int, number: int) -> Problem:
        field = fault.field.rstrip("_")
        column = _column(self._data[start : self._data.find(b"\n", start)], field)
        return Problem(self.path, number, column, f"{field}: {fault.what}", fault.found, fault.mend, fault.rule)

    def settle(self, batch: _Batch[Row], canonical: Callable[[Row], Row], places: Iterable[int] | None = None) -> None:
        """Rewrite the lines of those rows of a batch (or of its `places` alone) that have another canonical form."""
        for place in range(len(batch.rows)) if places is None else places:
            row = batch.rows[place]
            new = canonical(row)
            if new is not row:
                self._changed[batch.first + place] = msgspec.json.encode(new) + b"\n"

    def lines(self) -> Lines:
        """Return the lines of all rows, in the order of the file."""
        if not self._changed:
            return Lines(self._data, self.starts)
        # A copy: faults that are found later are told by where the rows stand in the file.
        starts, place = self.starts[:], len(self._data)
        for row, line in self._changed.items():
            starts[row] = place
            place += len(line)
        return Lines(b"".join([self._data, *self._changed.values()]), starts)

    def order(self, lines: Lines, key: Callable[[Row], Any]) -> list[int]:
        """Return the places of the rows in their canonical order."""
        keys = list(map(key, Packed(lines, self.kind)))
        return sorted(range(len(keys)), key=keys.__getitem__)


class _Batch(Generic[Row]):
    """Rows, where each starts in the data, and the number of its line; `first` is the place of the first of them."""

    def __init__(
        self, rows: list[Row], starts: Sequence[int], numbers: Sequence[int], first: int, has_marks: bool = True
    ) -> None:
        self.rows = rows
        # Whether anything in its bytes may stand for a character that is not text.
        self.has_marks = has_marks
        self.starts = starts
        self.numbers = numbers
        self.first = first


def are_sorted(keys: list[Any], before: Any) -> bool:
    """Return whether the keys ascend, also from the one `before` (None: there is none)."""
    # Sorting what is sorted compares each with the next, faster than anything else does.
    return (not keys or before is None or before <= keys[0]) and keys == sorted(keys)


def _in_words(line: bytes, told: str) -> tuple[str, str]:
    """Return what is wrong with a line of which the decoder has `told` something, and what mends it."""
    if missing := re.search(r"missing required field `(\w+)`", told):
        return told, f"add {missing[1]!r}"
    try:
        line.decode()
    except UnicodeDecodeError:
        return "this is not UTF-8", "save the file as UTF-8"
    # A wrong value is told with its field; what is no JSON is not.
    return told, "" if told.startswith("Expected `") and "$." in told else "write one row a line, as a JSON object"


def _column(line: bytes, field: str) -> int:
    """Return where the field stands in the line, or 1."""
    return max(line.decode("utf-8", "replace").find(f'"{field}"'), 0) + 1
