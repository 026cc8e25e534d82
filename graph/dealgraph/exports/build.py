"""Writes all exports in one step: whoever looks sees wholly the old ones or wholly the new ones.

Everything is written into a new folder beside the old one; then the two change places. Where the system can
exchange two names at once (Linux, macOS) there is no moment without exports; elsewhere it takes two renames.
"""

from __future__ import annotations

import contextlib
import glob
import os
import shutil
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ..errors import BuildError
from .exchange import exchange
from .files import EXPORTS
from .manifest import NAME as MANIFEST
from .manifest import write_manifest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ..knowledge_graph import KnowledgeGraph
    from ..records import Quotation, Records, Statement


class BuildReport(NamedTuple):
    """What a build wrote: the folder and the size in bytes of each file."""

    folder: Path
    files: dict[str, int]


def build(kg: KnowledgeGraph, out: Path, progress: Callable[[str, int, int], None] | None = None) -> BuildReport:
    """Write every export of `kg` into the folder `out`, replacing former exports; other files in it stay.

    `progress` is called with (file, number, count) before each. Raises BuildError where the folder cannot be
    written or receipts are in doubt (see `require_places`), and MissingExtraError where an optional package is
    missing; the former exports then stand unchanged.
    """
    require_places(kg.records)
    target = Path(os.path.realpath(out))
    try:
        if target.exists() and not target.is_dir():
            raise BuildError(f"{out} is no folder; nothing was written")
        if any(place.is_relative_to(target) for place in (Path.cwd(), Path.home())):
            raise BuildError(f"{out} holds more than exports; give a folder of their own, such as {out / 'exports'}")
        target.parent.mkdir(parents=True, exist_ok=True)
        with _staging(target) as staging:
            sizes = _write(kg, staging, progress)
            _carry_over(target, staging)
            if target.is_dir():
                shutil.copymode(target, staging)
                exchange(staging, target)
            else:
                staging.chmod(0o755)
                staging.rename(target)
    except OSError as error:
        reason = error.strerror or str(error)
        raise BuildError(
            f"the exports could not be written to {out}: {reason}; what stood there stands unchanged"
        ) from error
    return BuildReport(out, sizes)


def require_places(records: Records) -> None:
    """Raise BuildError for receipts that nothing shows to be true: quotes without a place among quotes that have one.

    They were added or changed since their documents were searched. A graph in which no quote was ever located is
    let through: its curator may not have the documents, and every export shows that there is no place.
    """
    count = without_place(records)
    if count and any(one.start is not None for row in _said(records) for one in row.evidence):
        mend = "run `dealgraph locate --documents DIR`; `dealgraph check` names them"
        raise BuildError(f"{count} receipts have no place in evidence.lock, so nothing was written; {mend}")


def without_place(records: Records) -> int:
    """Return how many receipts were not located in their document."""
    return sum(one.start is None for row in _said(records) for one in row.evidence)


def _said(records: Records) -> tuple[Statement | Quotation, ...]:
    return (*records.statements, *records.quotations)


def _write(kg: KnowledgeGraph, folder: Path, progress: Callable[[str, int, int], None] | None) -> dict[str, int]:
    for number, export in enumerate(EXPORTS.values(), 1):
        if progress:
            progress(export.file, number, len(EXPORTS) + 1)
        export.write(kg, folder / export.file)
    write_manifest(kg, folder)
    for path in folder.iterdir():
        _to_disk(path)
    _to_disk(folder)
    return {name: (folder / name).stat().st_size for name in (*EXPORTS, MANIFEST)}


def _to_disk(path: Path) -> None:
    if sys.platform == "win32":
        return
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _carry_over(target: Path, staging: Path) -> None:
    """Take along what stands in the folder and is no export of ours."""
    if not target.is_dir():
        return
    for path in sorted(target.iterdir()):
        if path.name in EXPORTS or path.name == MANIFEST:
            continue
        if path.is_dir() and not path.is_symlink():
            shutil.copytree(path, staging / path.name, symlinks=True)
        else:
            shutil.copy2(path, staging / path.name, follow_symlinks=False)


@contextlib.contextmanager
def _staging(target: Path) -> Iterator[Path]:
    """Give a new folder beside `target`, locked while it is in use, and remove it at the end with whatever it holds."""
    prefix = f".{target.name}.building-"
    with contextlib.ExitStack() as held:
        # One build at a time tidies up and makes its folder: none takes the new folder of another for an abandoned one.
        with _locked(target.parent, wait=True):
            for stale in sorted(target.parent.glob(f"{glob.escape(prefix)}*")):
                _remove_if_abandoned(stale)
            folder = Path(tempfile.mkdtemp(prefix=prefix, dir=target.parent))
            held.enter_context(_locked(folder))
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)


def _remove_if_abandoned(folder: Path) -> None:
    with contextlib.suppress(OSError), _locked(folder):
        shutil.rmtree(folder, ignore_errors=True)


@contextlib.contextmanager
def _locked(folder: Path, wait: bool = False) -> Iterator[None]:
    """Hold a lock on the folder; where a running build holds it, wait, or raise OSError.

    It ends with the process.
    """
    if sys.platform == "win32":
        yield
        return
    import fcntl

    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    finally:
        os.close(descriptor)
