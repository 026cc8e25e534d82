"""How results reach the terminal: tables, JSON Lines, colour and progress.

Text from seeds never reaches a terminal raw: control characters are shown as escapes.
"""

from __future__ import annotations

import os
import shutil
import sys
import time
import unicodedata
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import TextIO

_STYLES = {"bold": "1", "dim": "2", "red": "31", "green": "32", "yellow": "33"}
# Characters that would steer the terminal or reorder what is read: C0, DEL, C1, and bidirectional controls.
_UNSAFE = {
    *range(0x20),
    *range(0x7F, 0xA0),
    0x061C,
    *range(0x200E, 0x2010),
    *range(0x202A, 0x202F),
    *range(0x2066, 0x206A),
}


def clean(text: str) -> str:
    """Return `text` on one line with control characters and bidirectional overrides as \\u escapes."""
    if text.isprintable() and text.isascii():
        return text
    return "".join(
        " " if c in "\n\r\t" else f"\\u{ord(c):04x}" if ord(c) in _UNSAFE or 0xD800 <= ord(c) < 0xE000 else c
        for c in text
    )


def styled(text: str, style: str, stream: TextIO | None = None) -> str:
    """Return `text` in a style on a terminal, and as it is elsewhere or where NO_COLOR is set."""
    stream = stream or sys.stdout
    if not stream.isatty() or os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return text
    return f"\x1b[{_STYLES[style]}m{text}\x1b[0m"


def print_json(value: Any) -> None:
    """Print one value as one line of JSON."""
    import msgspec

    sys.stdout.flush()
    # JSON is UTF-8, whatever the locale says.
    sys.stdout.buffer.write(msgspec.json.encode(value) + b"\n")


def print_csv(text: str) -> None:
    """Print CSV, which is UTF-8 whatever the locale says."""
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace"))


def print_table(rows: Iterable[Sequence[object]], headings: Sequence[str], empty: str, *, csv: bool = False) -> None:
    """Print a table that fits the terminal: the last column is cut, or `empty` where there are no rows.

    With `csv` it is CSV, whole and with its headings whatever the rows.
    """
    if csv:
        from ..exports.tables import csv_line

        print_csv("".join(map(csv_line, [headings, *rows])))
        return
    total = shutil.get_terminal_size((100, 24)).columns if sys.stdout.isatty() else 0
    # On a terminal no column takes more than a third; elsewhere nothing is cut.
    limit = max(20, total // 3) if total else sys.maxsize
    cells = [[_cut(clean("" if cell is None else str(cell)), limit) for cell in row] for row in rows]
    if not cells:
        print(empty)
        return
    widths = [max(display_width(line[column]) for line in [*cells, list(headings)]) for column in range(len(headings))]
    print(styled(_line(headings, widths, total), "bold"))
    for line in cells:
        print(_line(line, widths, total))


def _cut(text: str, limit: int) -> str:
    return text if len(text) <= limit else text[: limit - 1] + "…"


def size_words(size: int) -> str:
    """Return a number of bytes as people read it: 812 B, 1.1 MB."""
    amount = float(size)
    for unit in ("B", "kB", "MB"):
        if amount < 1000:
            return f"{amount:.0f} {unit}" if unit == "B" else f"{amount:.1f} {unit}"
        amount /= 1000
    return f"{amount:.1f} GB"


def _line(cells: Sequence[str], widths: Sequence[int], total: int) -> str:
    padded = [cell + " " * (width - display_width(cell)) for cell, width in zip(cells, widths, strict=True)]
    line = "  ".join(padded).rstrip()
    return line[: total - 1] + "…" if total and display_width(line) > total else line


def display_width(text: str) -> int:
    """Return how many columns of a terminal `text` takes: East Asian wide characters take two, marks none."""
    if text.isascii():
        return len(text)
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


class Progress:
    """A line on standard error that tells how far long work has come; silent where that is no terminal.

    It first shows after a second: short work needs no word.
    """

    def __init__(self) -> None:
        self._start = time.monotonic()
        self._shown = False
        self._last = 0.0
        self._count = 0
        self._begun = self._start

    def __call__(self, what: str, number: int, count: int) -> None:
        """Show that the `number`-th of `count` steps, `what`, begins; another count begins other work."""
        now = time.monotonic()
        if count != self._count:
            self._count, self._begun = count, now
        if not sys.stderr.isatty() or now - self._start < 1 or now - self._last < 0.1:
            return
        self._last, self._shown = now, True
        rate = max(1, number - 1) / max(now - self._begun, 1e-3)
        left = f"{rate:.3g} a second, {(count - number + 1) / rate:.0f} s left"
        print(f"\r\x1b[K{number}/{count} {clean(what)[:60]} ({left})", end="", file=sys.stderr, flush=True)

    def done(self) -> None:
        """Remove the line."""
        if self._shown:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)
