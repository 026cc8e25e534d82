"""A folder as it was in a revision of a git repository, written into another folder.

Only objects are read, by `git ls-tree` and `git cat-file`: neither a filter nor a hook of the repository runs, links
are refused, and nothing is fetched, even where the clone is a partial one.
"""

from __future__ import annotations

import os
import subprocess
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from ..errors import DealgraphError, NotFoundError

MAX_FILES = 20_000
MAX_BYTES = 512 * 1024 * 1024
_SAFE = ("-c", "core.fsmonitor=false", "-c", "protocol.allow=never")
_ENVIRONMENT = {"GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "GIT_NO_LAZY_FETCH": "1", "LC_ALL": "C"}
_FILES = ("100644", "100755")


class RevisionError(DealgraphError):
    """The folder of the revision cannot be read out of the repository."""


class Revision(NamedTuple):
    """A folder in a commit of the repository at `root`; `name` is what the user called the revision."""

    root: Path
    name: str
    commit: str
    folder: str

    def write_to(self, target: Path) -> None:
        """Write the files of the folder into `target`, which must not exist.

        Raises NotFoundError where the revision has no such folder, RevisionError where it holds links, or too much.
        """
        listing = _git(self.root, "ls-tree", "-r", "-z", "-l", "--full-tree", self.commit, "--", f"{self.folder}/")
        entries = [_Entry.of(line) for line in listing.decode("utf-8", "surrogateescape").split("\0") if line]
        if not entries:
            raise NotFoundError(f"the revision {self.name!r} has no folder {self.folder!r}; write REVISION:FOLDER")
        size = sum(entry.size for entry in entries)
        if len(entries) > MAX_FILES or size > MAX_BYTES:
            raise RevisionError(f"{self.name}:{self.folder} is too large: {len(entries):,} files, {size:,} bytes")
        for entry in entries:
            place = PurePosixPath(entry.path)
            if entry.mode not in _FILES or ".." in place.parts or place.is_absolute():
                raise RevisionError(f"{self.name}:{entry.path!r} is no ordinary file; nothing was read")
        for entry, content in zip(entries, self._contents(entries), strict=True):
            path = target / PurePosixPath(entry.path).relative_to(self.folder)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)

    def _contents(self, entries: list[_Entry]) -> list[bytes]:
        names = "".join(f"{entry.object}\n" for entry in entries).encode()
        data = memoryview(_git(self.root, "cat-file", "--batch", input=names))
        found, place = [], 0
        for entry in entries:
            # Each object comes as a line "<name> <type> <size>", its bytes, and a line feed.
            head = bytes(data[place : place + 200]).partition(b"\n")[0]
            if head != f"{entry.object} blob {entry.size}".encode():
                raise RevisionError(
                    f"{self.name}:{entry.path} cannot be read: git says {head.decode('ascii', 'replace')}"
                )
            place += len(head) + 1
            found.append(bytes(data[place : place + entry.size]))
            place += entry.size + 1
        return found


class _Entry(NamedTuple):
    mode: str
    object: str
    size: int
    path: str

    @classmethod
    def of(cls, line: str) -> _Entry:
        """Read a line of `git ls-tree -l`: mode, type, object, size, tab, path."""
        head, _, path = line.partition("\t")
        mode, _, name, size = head.split()
        return cls(mode, name, 0 if size == "-" else int(size), path)


def find_revision(text: str, folder: str) -> Revision | None:
    """Return the revision that `text` names (`v1`, `HEAD~2`, `v1:some/folder`), or None where there is none.

    The repository is the one in which the present folder lies. Raises NotFoundError where git is missing.
    """
    name, _, given = text.partition(":")
    if not name or name.startswith("-") or "\0" in text:
        return None
    try:
        root = Path(os.fsdecode(_git(Path.cwd(), "rev-parse", "--show-toplevel").removesuffix(b"\n")))
        commit = _git(root, "rev-parse", "--verify", "--quiet", f"{name}^{{commit}}").decode().strip()
    except RevisionError:
        return None
    return Revision(root, name, commit, str(PurePosixPath(given or folder)))


def _git(folder: Path, *arguments: str, input: bytes = b"") -> bytes:  # noqa: A002
    command = ["git", "-C", str(folder), "--no-replace-objects", *_SAFE, *arguments]
    try:
        done = subprocess.run(  # noqa: S603 - no shell; what the user gives cannot be an option
            command, input=input, capture_output=True, check=False, env={**os.environ, **_ENVIRONMENT}, timeout=300
        )
    except FileNotFoundError:
        raise NotFoundError("git is not installed, so a revision cannot be read; give a folder") from None
    except subprocess.TimeoutExpired:
        raise RevisionError("git did not answer in time") from None
    if done.returncode:
        raise RevisionError(f"git: {done.stderr.decode('utf-8', 'replace').strip()}")
    return done.stdout
