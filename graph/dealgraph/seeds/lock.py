"""`evidence.lock`: where each quote stands in its document, computed by `dealgraph locate` and never typed.

The documents are other people's texts and stay out of the repository; the offsets are kept here, so that a
build gives the same bytes with the documents and without them. JSON Lines: first a line a document with its
SHA-256, then a line a quote, sorted, so that a change of one quote is a change of one line.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import msgspec

from ..errors import BuildError, Problem
from ..rules.values import MAX_QUOTE

if TYPE_CHECKING:
    from pathlib import Path

LOCK_NAME = "evidence.lock"
MAX_BYTES = 64 * 1024 * 1024
_MEND = "write it anew with `dealgraph locate`"


class LockedDocument(msgspec.Struct, frozen=True, order=True):
    """A document as it was when its quotes were located."""

    document: str
    sha256: Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{64}$")]
    characters: int


class LockedQuote(msgspec.Struct, frozen=True, order=True, omit_defaults=True):
    """Where a quote of a source stands: the `occurrence`-th time (from 1) in its part of the document.

    `exact` is the document's text where it differs from the quote as written (white space, normal form).
    """

    document: str
    source: str
    start: int
    end: int
    quote: str
    occurrence: int = 1
    exact: str | None = None


class Lock(msgspec.Struct, frozen=True):
    """The documents by name, and the quotes by (source, document, quote, occurrence)."""

    documents: dict[str, LockedDocument]
    quotes: dict[tuple[str, str, str, int], LockedQuote]


def make_lock(documents: list[LockedDocument], quotes: list[LockedQuote]) -> Lock:
    """Return a lock of these rows."""
    by_key = {(row.source, row.document, row.quote, row.occurrence): row for row in quotes}
    return Lock({row.document: row for row in documents}, by_key)


def read_lock(path: Path, problems: list[Problem]) -> Lock:
    """Return the lock that stands at `path`, an empty one where there is none; adds to `problems` what is wrong."""
    documents: list[LockedDocument] = []
    quotes: list[LockedQuote] = []
    for number, line in enumerate(_lines(path, problems), 1):
        try:
            if b'"sha256"' in line:
                documents.append(msgspec.json.decode(line, type=LockedDocument))
            else:
                quotes.append(_checked(msgspec.json.decode(line, type=LockedQuote)))
        except (ValueError, RecursionError) as error:
            problems.append(Problem(str(path), number, 1, f"this is no line of an evidence lock: {error}", mend=_MEND))
    return make_lock(documents, quotes)


def _lines(path: Path, problems: list[Problem]) -> list[bytes]:
    try:
        if not path.exists():
            return []
        if path.is_file() and path.stat().st_size <= MAX_BYTES:
            return path.read_bytes().splitlines()
        what = "the lock is too large" if path.is_file() else "the lock is no file"
    except OSError as error:
        what = f"the lock cannot be read: {error.strerror}"
    problems.append(Problem(str(path), 0, 0, what, mend=f"remove it and {_MEND}"))
    return []


def _checked(row: LockedQuote) -> LockedQuote:
    """Return `row`. Raises ValueError where it cannot come from `dealgraph locate`."""
    from ..evidence.documents import canonical_text

    if not 0 <= row.start < row.end < 2**31:
        raise ValueError("the offsets are impossible")
    if row.exact is not None and canonical_text(row.exact) != canonical_text(row.quote):
        raise ValueError("'exact' and 'quote' are different words")
    if len(row.exact or row.quote) > MAX_QUOTE:
        raise ValueError(f"the quote is longer than {MAX_QUOTE} characters")
    return row


def write_lock(path: Path, lock: Lock) -> None:
    """Write the lock to `path`, replacing what stood there in one step. Raises BuildError where that fails."""
    rows = [*sorted(lock.documents.values()), *sorted(lock.quotes.values())]
    temporary = path.with_name(path.name + ".new")
    try:
        temporary.write_bytes(b"".join(msgspec.json.encode(row) + b"\n" for row in rows))
        temporary.replace(path)
    except OSError as error:
        raise BuildError(f"{path} could not be written: {error.strerror}; what stood there stands unchanged") from None
