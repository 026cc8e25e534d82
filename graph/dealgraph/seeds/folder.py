"""Which files a seeds folder holds, found without leaving the folder.

entities/*.yaml     entities, a file a kind (any name serves)
sources.yaml        the sources and the documents in which they stand
statements/*.yaml   what a source says, a file a source
documents.yaml      what is left out of a document although it belongs to no source (not needed)
judgements.yaml     which entities are the same, and which are not (not needed)
conflicts.yaml      conflicts that people add or explain themselves (not needed)
dataset.yaml        what the graph says of itself: title, licence, creators (not needed)
evidence.lock       where each quote stands, written by `dealgraph locate`
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple

from ..errors import Problem
from ..suggest import did_you_mean

MAX_FILES = 20_000
PARTS = ("entities", "sources", "judgements", "statements", "documents", "conflicts", "dataset")


class Listing(NamedTuple):
    """The YAML files of each part, sorted by path, and what was wrong with the rest."""

    files: dict[str, list[Path]]
    problems: list[Problem]


def list_seeds(folder: Path) -> Listing:
    """Return the files of the seeds folder. A missing or empty folder is a problem, not an exception."""
    files: dict[str, list[Path]] = {part: [] for part in PARTS}
    problems: list[Problem] = []
    if not folder.is_dir():
        what = "the seeds folder is no folder" if folder.exists() else "there is no such seeds folder"
        return Listing(files, [Problem(str(folder), 0, 0, what, mend="give the folder that holds the seeds")])
    root = folder.resolve()
    seen = 0

    def unreadable(error: OSError) -> None:
        problems.append(Problem(str(error.filename), 0, 0, f"the folder cannot be read: {error.strerror}"))

    for place, folders, names in os.walk(folder, followlinks=False, onerror=unreadable):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        problems += filter(None, (_no_folder(Path(place, name)) for name in folders))
        for name in sorted(names):
            seen += 1
            path = Path(place, name)
            if seen > MAX_FILES:
                mend = "give the folder that holds the seeds alone"
                problems.append(
                    Problem(str(folder), 0, 0, f"the folder holds more than {MAX_FILES:,} files", mend=mend)
                )
                return Listing(files, problems)
            if name.startswith(".") or path.suffix not in (".yaml", ".yml"):
                continue
            problem = _misplaced(path, folder, root)
            if problem:
                problems.append(problem)
            else:
                files[_part(path, folder)].append(path)
    if not any(files.values()) and not problems:
        tables = "a folder of tables holds entities and statements, both as .jsonl, .parquet or .csv"
        mend = f"it must hold entities/*.yaml, sources.yaml and statements/*.yaml; {tables}"
        problems.append(Problem(str(folder), 0, 0, "the folder holds no seeds", mend=mend))
    return Listing(files, problems)


def _part(path: Path, folder: Path) -> str:
    first = path.relative_to(folder).parts[0]
    return first.removesuffix(".yaml")


def _no_folder(path: Path) -> Problem | None:
    if path.is_symlink():
        return Problem(str(path), 0, 0, "a link to a folder is not followed", mend="put the folder itself in its place")
    if path.suffix in (".yaml", ".yml"):
        return Problem(str(path), 0, 0, "a YAML file is needed here and this is a folder")
    return None


def _misplaced(path: Path, folder: Path, root: Path) -> Problem | None:
    if not str(path).isprintable():
        what = "a file name holds characters that are not text"
        return Problem(str(folder), 0, 0, what, ascii(str(path.relative_to(folder))), "rename the file")
    if path.suffix == ".yml":
        return Problem(str(path), 0, 0, "a seeds file ends in .yaml", path.name, f"rename it to {path.stem}.yaml")
    part = _part(path, folder)
    if part not in PARTS:
        files = "entities/, sources, statements/, documents, judgements, conflicts and dataset"
        mend = did_you_mean(part, PARTS, f"the seeds' files are {files}")
        return Problem(str(path), 0, 0, "this is no place for a seeds file", part, mend)
    try:
        inside = path.resolve(strict=True).is_relative_to(root)
    except (OSError, RuntimeError):
        return Problem(str(path), 0, 0, "the link leads nowhere", mend="remove it or mend its target")
    if not inside:
        return Problem(str(path), 0, 0, "the link leads out of the seeds folder", mend="copy the file into the folder")
    return None
