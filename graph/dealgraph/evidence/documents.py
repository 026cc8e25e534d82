"""The documents: their text as it stands in the file, and its canonical form with the way back to the offsets.

The canonicalisation is the only one there is: Unicode NFC, and every run of white space becomes one space.
"""

from __future__ import annotations

import hashlib
import os
import re
import unicodedata
from bisect import bisect_left, bisect_right
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import DocumentError

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_BYTES = 64 * 1024 * 1024
# What str.splitlines takes for a line break; most of these characters may not stand in XML.
_LINE_BREAK = re.compile("\r\n|[\n\r\x0b\x0c\x1c-\x1f\x85\u2028\u2029]")


def documents_folder(given: str | Path | None) -> Path | None:
    """Return the folder of documents: `given`, or the environment's DEALGRAPH_DOCUMENTS, or None.

    Raises DocumentError where the folder does not exist or may not be read.
    """
    name = given or os.environ.get("DEALGRAPH_DOCUMENTS")
    if not name:
        return None
    folder = Path(name)
    if not folder.is_dir():
        raise DocumentError(f"there is no folder of documents at {name}; give one with --documents DIR")
    if not os.access(folder, os.R_OK | os.X_OK):
        raise DocumentError(f"the folder of documents {name} may not be read; give yourself permission to read it")
    return folder


class DocumentText:
    """One document. `raw` is its text as it stands in the file, `canonical` what quotes are looked up in."""

    def __init__(self, name: str, raw: str, sha256: str) -> None:
        self.name = name
        self.raw = raw
        self.sha256 = sha256

    @cached_property
    def canonical(self) -> str:
        """The canonical text."""
        return self._form[0]

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """Return the raw offsets of the canonical characters from `start` up to `end` (`end` > `start`)."""
        starts, ends = self._form[1], self._form[2]
        return starts[start], ends[end - 1]

    def canonical_position(self, raw: int) -> int:
        """Return the offset of the first canonical character at or after the raw offset."""
        return bisect_left(self._form[1], raw)

    def exact(self, start: int, end: int) -> str:
        """Return the raw text from `start` up to `end` with line breaks as spaces."""
        return _LINE_BREAK.sub(" ", self.raw[start:end])

    def line_of(self, raw: int) -> int:
        """Return the line, from 1, in which the raw offset stands."""
        return bisect_right(self._line_starts, raw)

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(index + 1 for index, character in enumerate(self.raw) if character == "\n")]

    @cached_property
    def _form(self) -> tuple[str, list[int], list[int]]:
        characters: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        for start, end in _clusters(self.raw):
            cluster = self.raw[start:end]
            if cluster.isspace():
                characters.append(" ")
                starts.append(start)
                ends.append(end)
                continue
            for character in unicodedata.normalize("NFC", cluster):
                characters.append(character)
                starts.append(start)
                ends.append(end)
        return "".join(characters), starts, ends


def canonical_text(text: str) -> str:
    """Return `text` in NFC with every run of white space as one space, and none at either end."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def _clusters(text: str) -> Iterator[tuple[int, int]]:
    """Yield the spans that NFC may change together: a run of white space, or a character and its combining marks."""
    position, length = 0, len(text)
    while position < length:
        end = position + 1
        if text[position].isspace():
            while end < length and text[end].isspace():
                end += 1
        else:
            while end < length and not text[end].isspace() and joins(text[end]):
                end += 1
        yield position, end
        position = end


def joins(character: str) -> bool:
    """Return whether NFC may join `character` to what stands before it: marks, and parts of Hangul syllables."""
    # Not by the combining class, which is 0 for Hangul vowels and for some marks of Indic scripts that compose.
    return not character.isascii() and (unicodedata.category(character)[0] == "M" or "\u1160" <= character <= "\u11ff")


class Documents:
    """A folder of documents, each read once, by its file name."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._texts: dict[str, DocumentText] = {}

    def names(self) -> list[str]:
        """Return the names of the files in the folder, sorted."""
        return sorted(path.name for path in self.folder.iterdir() if path.is_file())

    def __contains__(self, name: str) -> bool:
        return (self.folder / name).is_file()

    def __getitem__(self, name: str) -> DocumentText:
        """Return the document. Raises DocumentError where it is missing, too large, not UTF-8, or cannot be read."""
        if name not in self._texts:
            self._texts[name] = self._read(name)
        return self._texts[name]

    def _read(self, name: str) -> DocumentText:
        path = self.folder / name
        if not path.is_file():
            raise DocumentError(f"the document {name!r} is not in {self.folder}")
        if path.stat().st_size > MAX_BYTES:
            raise DocumentError(f"the document {name!r} is larger than {MAX_BYTES:,} bytes")
        try:
            data = path.read_bytes()
        except OSError as error:
            raise DocumentError(f"the document {name!r} cannot be read: {error.strerror or error}") from None
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError as error:
            line = data.count(b"\n", 0, error.start) + 1
            what = f"is not UTF-8 in line {line}, found byte 0x{data[error.start]:02x}"
            raise DocumentError(f"the document {name!r} {what}; save it as UTF-8") from None
        return DocumentText(name, text, hashlib.sha256(data).hexdigest())
