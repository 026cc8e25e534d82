"""Whether the exports are the files that their manifest lists, byte for byte."""

from __future__ import annotations

import hashlib
import json
import stat
from typing import TYPE_CHECKING, Any

from ..exports import EXPORTS
from ..exports.manifest import NAME as MANIFEST
from .finding import Finding

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

MAX_MANIFEST = 1024 * 1024
# What files of so many records can take: the largest of ours, N-Quads, takes less than a third of it.
LEAST_BYTES = 16 * 1024 * 1024
BYTES_A_RECORD = 16 * 1024


def checksums(folder: Path) -> Finding:
    """Return whether each export has the size and SHA-256 that manifest.json gives; names the first that has not."""
    try:
        manifest = manifest_of(folder)
    except ValueError as error:
        return Finding("checksums", False, str(error))
    try:
        files = manifest["files"]
        unknown = sorted(files.keys() - EXPORTS.keys())
        problems = (_problem(folder / name, files.get(name)) for name in EXPORTS)
        problem = (
            f"{MANIFEST} lists {unknown[0]}, which is no export" if unknown else next(filter(None, problems), None)
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        return Finding("checksums", False, f"{MANIFEST} does not list the files: {error!r}")
    if problem:
        return Finding("checksums", False, problem)
    others = sorted(path.name for path in folder.iterdir() if path.name not in EXPORTS and path.name != MANIFEST)
    aside = f"; what else stands there is not ours: {', '.join(others[:3])}" if others else ""
    return Finding("checksums", True, f"{len(EXPORTS)} files are as {MANIFEST} says{aside}")


def manifest_of(folder: Path) -> dict[str, Any]:
    """Return what manifest.json holds. Raises ValueError where it is no JSON object of a usual size."""
    path = folder / MANIFEST
    problem = regular_file(path, MAX_MANIFEST)
    if problem:
        raise ValueError(problem)
    try:
        found = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError) as error:
        raise ValueError(f"{MANIFEST} cannot be read: {error}") from None
    if not isinstance(found, dict):
        raise ValueError(f"{MANIFEST} cannot be read: it is no JSON object")
    return found


def readable(folder: Path, records: int) -> Callable[[str], str | None]:
    """Return a function that tells what is wrong with an export before anybody opens it: a FIFO would never end.

    A file that is far larger than exports of so many `records` can be is not read either.
    """
    limit = max(LEAST_BYTES, BYTES_A_RECORD * records)
    return lambda name: regular_file(folder / name, limit)


def regular_file(path: Path, limit: int) -> str | None:
    """Return what keeps the file from being read, or None: it is missing, no file, or larger than `limit` bytes."""
    try:
        status = path.stat()
    except OSError as error:
        return f"{path.name} is missing" if isinstance(error, FileNotFoundError) else f"{path.name}: {error.strerror}"
    if not stat.S_ISREG(status.st_mode):
        return f"{path.name} is no regular file"
    if status.st_size > limit:
        return f"{path.name} is too large to be one of these exports: {status.st_size:,} bytes"
    return None


def _problem(path: Path, entry: dict[str, Any] | None) -> str | None:
    if entry is None:
        return f"{path.name} is not in {MANIFEST}"
    size = entry["bytes"]
    problem = regular_file(path, 2**63)
    if problem:
        return problem
    if path.stat().st_size != size:
        return f"{path.name} has {path.stat().st_size:,} bytes, not {size:,}"
    with path.open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
    if digest == entry["sha256"]:
        return None
    return f"{path.name} has the checksum {digest[:12]}…, not {str(entry['sha256'])[:12]}…"
