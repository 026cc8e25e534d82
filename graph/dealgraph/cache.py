"""The user's cache folder: small files under a key, checked when they are read, written in one step, few kept.

The environment variable DEALGRAPH_CACHE names the folder, or is `off`. Otherwise it is `dealgraph` in the place that
the system has for caches: $XDG_CACHE_HOME (https://specifications.freedesktop.org/basedir-spec/latest/), ~/.cache,
~/Library/Caches or %LOCALAPPDATA%. A cache that cannot be read or written is no error: work goes on without it.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import stat
import sys
import threading
from pathlib import Path

KEPT_FILES = 8
KEPT_BYTES = 1024 * 1024 * 1024
_MAGIC = b"dealgraph snapshot\n"
_NAME = r"[0-9a-f]{64}\.snapshot(?:\.\d+-\d+\.new)?"
_DIGEST = 32
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


def read_cached(key: str) -> memoryview | None:
    """Return what was stored under `key` (64 hexadecimal digits), or None where nothing sound is."""
    folder = cache_folder()
    if folder is None:
        return None
    path = folder / f"{key}.snapshot"
    try:
        data = _read_own(path)
    except (OSError, ValueError):
        return None
    head = _head(key)
    if data is None or not data.startswith(head):
        return None
    digest, body = data[len(head) : len(head) + _DIGEST], memoryview(data)[len(head) + _DIGEST :]
    if hashlib.sha256(body).digest() != digest:
        return None
    with contextlib.suppress(OSError):
        # What is used stays; what was used least lately goes first.
        os.utime(path)
    return body


def _read_own(path: Path) -> bytes | None:
    """Return the bytes of a regular file that belongs to the user, None for any other."""
    with open(os.open(path, os.O_RDONLY | _NO_LINK | _BINARY), "rb") as stream:  # noqa: PTH123 - flags
        status = os.fstat(stream.fileno())
        others = hasattr(os, "geteuid") and status.st_uid != os.geteuid()
        return stream.read() if stat.S_ISREG(status.st_mode) and not others else None


def write_cached(key: str, body: bytes) -> None:
    """Store `body` under `key`, in one step, and drop the oldest where too much is kept."""
    folder = cache_folder()
    if folder is None or len(body) > KEPT_BYTES:
        return
    path = folder / f"{key}.snapshot"
    # Two processes, or two threads of one, write to files of their own; the last one to rename wins.
    new = folder / f"{path.name}.{os.getpid()}-{threading.get_ident()}.new"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        try:
            flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | _NO_LINK | _BINARY
            with open(os.open(new, flags, 0o600), "wb") as stream:  # noqa: PTH123 - flags
                stream.write(_head(key) + hashlib.sha256(body).digest())
                stream.write(body)
            new.replace(path)
        finally:
            new.unlink(missing_ok=True)
        _drop_oldest(folder, path)
    except (OSError, ValueError):
        return


def _head(key: str) -> bytes:
    return _MAGIC + bytes.fromhex(key)


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
