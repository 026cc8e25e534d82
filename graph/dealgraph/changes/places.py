"""Where the two sides of a comparison come from: a folder, a file, or a revision of a git repository."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from ..errors import NotFoundError, Problem, SeedsError
from .git_revision import Revision, find_revision

if TYPE_CHECKING:
    from ..knowledge_graph import KnowledgeGraph

Place = str | os.PathLike[str]


def open_place(place: Place, folder: str = "seeds") -> KnowledgeGraph:
    """Return the graph of a folder or file as `dealgraph.load` reads them, or of a git revision.

    `folder` is where in the repository the seeds, or the exports, of a revision stand, unless the place says so
    itself (`v1:exports`). Raises what `dealgraph.load` raises, and NotFoundError for a place that is none.
    """
    from ..loading import load_folder

    if os.fspath(place) and Path(place).exists():
        return load_folder(Path(place))
    revision = find_revision(os.fspath(place), folder)
    if revision is None:
        raise NotFoundError(f"{os.fspath(place)!r} is neither a folder nor a file nor a git revision")
    return _load(revision)


def _load(revision: Revision) -> KnowledgeGraph:
    from ..loading import load_folder

    with tempfile.TemporaryDirectory(prefix="dealgraph-revision-") as aside:
        copy = Path(aside) / "copy"
        revision.write_to(copy)
        try:
            return load_folder(copy)
        except SeedsError as error:
            raise SeedsError([_named(problem, copy, revision) for problem in error.problems]) from None


def _named(problem: Problem, copy: Path, revision: Revision) -> Problem:
    """Return the problem with the file as it is called in the revision."""
    name = f"{revision.name}:{revision.folder}"
    return msgspec.structs.replace(problem, file=problem.file.replace(str(copy), name, 1))
