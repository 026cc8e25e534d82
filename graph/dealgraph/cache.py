"""The user's cache folder: files under a key, checked when they are read, written in one step, few kept.

The environment variable DEALGRAPH_CACHE names the folder, or is `off`. Otherwise it is `dealgraph` in the place that
the system has for caches: $XDG_CACHE_HOME (https://specifications.freedesktop.org/basedir-spec/latest/), ~/.cache,
~/Library/Caches or %LOCALAPPDATA%. A cache that cannot be read or written is no error: work goes on without it.
"""

from __future__ import annotations

import contextlib
import hashlib
import mmap
import os
import re
import stat
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

KEPT_FILES = 8
KEPT_BYTES = 4 * 1024 * 1024 * 1024
_MAGIC = b"dealgraph snapshot\n"
_NAME = r"[0-9a-f]{64}\.snapshot(?:\.\d+-\d+\.new)?"
_HEAD_BYTES = len(_MAGIC) + 32 + 32 + 8
# Windows has neither of the two; there is nothing of the kind to guard against there.
_NO_LINK = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
_BINARY = getattr(os, "O_BINARY", 0)


def cache_folder() -> Path | None:
    """Return the folder of the cache, which need not exist, or None where there shall be none."""
    given = os.environ.get("DEALGRAPH_CACHE", "")
    if given.casefold() == "off":
        return None
    if given:
        return Path(given)
    try:
        return _system_caches() / "dealgraph"
    except RuntimeError:
        # Nobody's home.
        return None


def _system_caches() -> Path:
    named = os.environ.get("LOCALAPPDATA" if sys.platform == "win32" else "XDG_CACHE_HOME", "")
    # The specification wants relative paths ignored.
    if named and Path(named).is_absolute():
        return Path(named)
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches"
    return Path.home() / ".cache"


class Cached(NamedTuple):
    """What was stored under a key: its body, and the open file, in which the copies stand behind the body."""

    body: memoryview
    file: BinaryIO

    def places(self, sizes: Iterable[int]) -> Iterator[int]:
        """Yield where in the file each of the copies of these sizes begins."""
        return _places(_HEAD_BYTES + len(self.body), sizes)


def read_cached(key: str) -> memoryview | None:
    """Return the body that was stored under `key` (64 hexadecimal digits), or None where nothing sound is."""
    found = open_cached(key)
    if found is None:
        return None
    found.file.close()
    return found.body


def open_cached(key: str) -> Cached | None:
    """Return what was stored under `key`, whose file the caller closes, or None where no sound body is."""
    folder = cache_folder()
    if folder is None:
        return None
    path = folder / f"{key}.snapshot"
    with contextlib.ExitStack() as stack:
        try:
            file = stack.enter_context(_open_own(path))
            body = _read_body(file, key)
        except (OSError, ValueError):
            return None
        if body is None:
            return None
        with contextlib.suppress(OSError):
            # What is used stays; what was used least lately goes first.
            os.utime(path)
        stack.pop_all()
        return Cached(memoryview(body), file)


def _open_own(path: Path) -> BinaryIO:
    """Open a regular file that belongs to the user. Raises OSError for any other."""
    file = open(os.open(path, os.O_RDONLY | _NO_LINK | _BINARY), "rb")  # noqa: PTH123, SIM115 - flags; who calls closes
    status = os.fstat(file.fileno())
    if not stat.S_ISREG(status.st_mode) or (hasattr(os, "geteuid") and status.st_uid != os.geteuid()):
        file.close()
        raise PermissionError(path)
    return file


def _read_body(file: BinaryIO, key: str) -> bytes | None:
    head = file.read(_HEAD_BYTES)
    length = int.from_bytes(head[-8:], "little")
    if length > os.fstat(file.fileno()).st_size:
        return None
    body = file.read(length)
    return body if head == _head(key, body) else None


def write_cached(key: str, body: bytes, copies: Sequence[bytes] = ()) -> None:
    """Store `body` under `key`, and `copies` of files behind it, in one step; drop the oldest where too much is kept.

    The copies have no checksum: who reads them holds them against their files. Each begins where a file can be mapped.
    """
    folder = cache_folder()
    size = len(body) + sum(map(len, copies))
    if folder is None or size > KEPT_BYTES:
        return
    from shutil import disk_usage  # takes long to import

    path = folder / f"{key}.snapshot"
    # Two processes, or two threads of one, write to files of their own; the last one to rename wins.
    new = folder / f"{path.name}.{os.getpid()}-{threading.get_ident()}.new"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        # No cache is worth a disk that is full.
        if size > disk_usage(folder).free // 2:
            return
        try:
            flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | _NO_LINK | _BINARY
            with open(os.open(new, flags, 0o600), "wb") as stream:  # noqa: PTH123 - flags
                stream.write(_head(key, body))
                stream.write(body)
                for place, copy in zip(_places(stream.tell(), map(len, copies)), copies, strict=True):
                    stream.seek(place)
                    stream.write(copy)
            new.replace(path)
        finally:
            new.unlink(missing_ok=True)
        _drop_oldest(folder, path)
    except (OSError, ValueError):
        return


def _head(key: str, body: bytes) -> bytes:
    return _MAGIC + bytes.fromhex(key) + hashlib.sha256(body).digest() + len(body).to_bytes(8, "little")


def _places(end: int, sizes: Iterable[int]) -> Iterator[int]:
    for size in sizes:
        place = end + -end % mmap.ALLOCATIONGRANULARITY
        yield place
        end = place + size


def _drop_oldest(folder: Path, newest: Path) -> None:
    found = []
    for entry in os.scandir(folder):
        if re.fullmatch(_NAME, entry.name) and entry.name != newest.name:
            with contextlib.suppress(OSError):
                status = entry.stat(follow_symlinks=False)
                found.append((status.st_mtime_ns, entry.name, status.st_size))
    kept, size = 1, newest.stat().st_size
    for _, name, bytes_ in sorted(found, reverse=True):
        kept, size = kept + 1, size + bytes_
        if kept > KEPT_FILES or size > KEPT_BYTES:
            (folder / name).unlink(missing_ok=True)
