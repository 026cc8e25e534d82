"""Exchanging two folders' names, in one step where the system can.

Linux: renameat2 with RENAME_EXCHANGE (man 2 renameat2). macOS: renamex_np with RENAME_SWAP.
"""

from __future__ import annotations

import ctypes
import errno
import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_RENAME_SWAP = 2
_UNABLE = (errno.ENOSYS, errno.EINVAL, errno.ENOTSUP)


def exchange(new: Path, old: Path) -> None:
    """Give each of the two folders the name of the other. Raises OSError; the folders then keep their names."""
    if not _at_once(os.fsencode(new), os.fsencode(old)):
        _in_three_steps(new, old)


def _at_once(new: bytes, old: bytes) -> bool:
    if sys.platform not in ("linux", "darwin"):
        return False
    library = ctypes.CDLL(None, use_errno=True)
    if sys.platform == "linux":
        if not hasattr(library, "renameat2"):
            return False
        failed = library.renameat2(_AT_FDCWD, new, _AT_FDCWD, old, _RENAME_EXCHANGE)
    else:
        failed = library.renamex_np(new, old, _RENAME_SWAP)
    if not failed:
        return True
    number = ctypes.get_errno()
    if number in _UNABLE:
        return False
    raise OSError(number, os.strerror(number), os.fsdecode(old))


def _in_three_steps(new: Path, old: Path) -> None:
    aside = new.with_name(new.name + ".old")
    old.rename(aside)
    try:
        new.rename(old)
    except OSError:
        aside.rename(old)
        raise
    aside.rename(new)
