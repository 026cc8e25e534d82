"""`evidence.lock`: where each quote stands in its document, computed by `dealgraph locate` and never typed.

The documents are other people's texts and stay out of the repository; the offsets are kept here, so that a
build gives the same bytes with the documents and without them. JSON Lines: first a line a document with its
SHA-256, then a line a quote, sorted, so that a change of one quote is a change of one line.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from ..errors import Problem

if TYPE_CHECKING:
    from pathlib import Path

LOCK_NAME = "evidence.lock"


class LockedDocument(msgspec.Struct, frozen=True, order=True):
    """A document as it was when its quotes were located."""

    document: str
    sha256: str
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
    if path.is_file():
        for number, line in enumerate(path.read_bytes().splitlines(), 1):
            try:
                if b'"sha256"' in line:
                    documents.append(msgspec.json.decode(line, type=LockedDocument))
                else:
                    quotes.append(msgspec.json.decode(line, type=LockedQuote))
            except msgspec.MsgspecError as error:
                mend = "write it anew with `dealgraph locate`"
                problems.append(
                    Problem(str(path), number, 1, f"this is no line of an evidence lock: {error}", mend=mend)
                )
    return make_lock(documents, quotes)


def write_lock(path: Path, lock: Lock) -> None:
    """Write the lock to `path`, replacing what stood there in one step."""
    rows = [*sorted(lock.documents.values()), *sorted(lock.quotes.values())]
    temporary = path.with_name(path.name + ".new")
    temporary.write_bytes(b"".join(msgspec.json.encode(row) + b"\n" for row in rows))
    temporary.replace(path)
