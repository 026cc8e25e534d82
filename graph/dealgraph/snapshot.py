"""Snapshots: the records of a seeds folder that was read before, so that `load()` need not read the YAML again.

A snapshot is a MessagePack file in the cache folder (see `cache`), never a pickle. Its key is a hash of all that the
records follow from: every name in the seeds folder, every byte of its YAML files and of its lock, the ontology's
files, and the code that reads them, with the version and the layout of the records. So it cannot be stale: whatever
changes leads to another key. It is written only after a reading without a single problem, and what is read back
must have the right checksum and the right types; anything else counts as no snapshot.
"""

from __future__ import annotations

import hashlib
import os
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from .cache import cache_folder, read_cached, write_cached
from .collecting import no_collecting
from .metadata import Metadata
from .records import Records  # noqa: TC001 - msgspec reads the annotations when it runs
from .resources import shipped
from .vocabulary import Vocabulary  # noqa: TC001 - as above

if TYPE_CHECKING:
    from collections.abc import Callable

MAX_FILES = 20_000
MAX_BYTES = 64 * 1024 * 1024
_PACKAGE = Path(__file__).resolve().parent
# Folders whose code comes after the records, and `data`, which holds the shipped seeds and ontology of a wheel.
NO_PART = ("analysis", "cli", "coverage", "exports", "ontology", "page", "rdf", "verify", "data", "__pycache__")


class Snapshot(msgspec.Struct, frozen=True):
    """What a snapshot holds: the records, the vocabulary by which they were read, what the graph says of itself."""

    vocabulary: Vocabulary
    records: Records
    metadata: Metadata = Metadata()


def snapshot_of(folder: Path, read: Callable[[], Snapshot]) -> Snapshot:
    """Return the snapshot of the seeds folder, or what `read` gives, which then becomes the snapshot.

    Whatever `read` raises is raised here, and nothing is stored.
    """
    key = seeds_key(folder)
    if key is None:
        return read()
    stored = read_cached(key)
    found = _decode(stored) if stored is not None else None
    if found is not None:
        return found
    made = read()
    # Where a file changed while it was read, nobody knows which of its states the records show.
    if seeds_key(folder) == key:
        # A whole number beyond 64 bits has no place in MessagePack; such a graph is read anew each time.
        try:
            body = msgspec.msgpack.encode(made)
        except (OverflowError, ValueError):
            return made
        write_cached(key, body)
    return made


def seeds_key(folder: Path) -> str | None:
    """Return the key of the seeds folder as it stands, or None where there is none.

    There is none without a cache folder, and for a folder with links, with unreadable, huge or very many files.
    """
    if cache_folder() is None:
        return None
    try:
        digest = hashlib.sha256(code_digest())
        for place in (folder, shipped("ontology")):
            add_folder(digest, os.fspath(place), (".yaml", ".lock"), [0])
    except (OSError, _NoKeyError):
        return None
    return digest.hexdigest()


class _NoKeyError(Exception):
    pass


@lru_cache(maxsize=1)
def code_digest() -> bytes:
    """Return the hash of the package's code: of what reads the seeds, and of what the records look like.

    Taken once, when the process begins to read: code that changes later does not run in it.
    """
    from . import __version__

    digest = hashlib.sha256(f"{__version__} {msgspec.__version__}".encode())
    add_folder(digest, os.fspath(_PACKAGE), (".py", ".pyc"), [0], leave_out=NO_PART)
    return digest.digest()


def add_folder(
    digest: hashlib._Hash, folder: str, hashed: tuple[str, ...], count: list[int], leave_out: tuple[str, ...] = ()
) -> None:
    """Add the names in `folder` and below, and the bytes of the files whose ending is `hashed`."""
    with os.scandir(folder) as entries:
        found = sorted(entries, key=lambda entry: entry.name)
    for entry in found:
        if entry.name.startswith(".") or entry.name in leave_out:
            continue
        count[0] += 1
        if entry.is_symlink() or count[0] > MAX_FILES:
            raise _NoKeyError
        name = os.fsencode(entry.name)
        if entry.is_dir():
            digest.update(b"folder %d:%s\n" % (len(name), name))
            add_folder(digest, entry.path, hashed, count, leave_out)
            digest.update(b"end\n")
        elif entry.name.endswith(hashed) and entry.is_file():
            if entry.stat().st_size > MAX_BYTES:
                raise _NoKeyError
            with open(entry.path, "rb", buffering=0) as stream:  # noqa: PTH123 - without a Path for each of many files
                content = stream.read()
            digest.update(b"file %d:%s %d:" % (len(name), name, len(content)))
            digest.update(content)
        else:
            digest.update(b"other %d:%s %d\n" % (len(name), name, entry.is_file()))


def _decode(body: memoryview) -> Snapshot | None:
    try:
        with no_collecting():
            return msgspec.msgpack.decode(body, type=Snapshot)
    except (msgspec.DecodeError, ValueError, RecursionError):
        return None
