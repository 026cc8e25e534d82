"""What several test files share: the small world, the shipped graph, and the documents."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
from hypothesis import HealthCheck, settings

from dealgraph.cli import main
from dealgraph.cli.main import VERBS
from dealgraph.evidence import Documents, locate_quotes
from dealgraph.knowledge_graph import KnowledgeGraph
from dealgraph.loading import load
from dealgraph.seeds import LOCK_NAME, read_seeds, write_lock
from dealgraph.vocabulary import shipped_vocabulary
from small_world import ARTICLE, DOCUMENT, FILES, write_files
from stores import oxigraph, virtuoso  # noqa: F401

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parent.parent
GIVEN_DOCUMENTS = os.environ.get("DEALGRAPH_DOCUMENTS")


def pytest_configure(config: pytest.Config) -> None:
    """Write no snapshots into the user's cache, and leave out what rdflib's own modules say of each other."""
    os.environ["DEALGRAPH_CACHE"] = "off"
    # A busy machine is no reason to fail: tests assert no seconds.
    settings.register_profile("dealgraph", deadline=None, suppress_health_check=[HealthCheck.too_slow])
    settings.load_profile("dealgraph")
    config.addinivalue_line("filterwarnings", "ignore::DeprecationWarning:rdflib")


@pytest.fixture(autouse=True)
def _no_documents_but_those_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever runs the tests may have set the folder of the real documents for every command."""
    monkeypatch.delenv("DEALGRAPH_DOCUMENTS", raising=False)


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    """A folder with the small world's document."""
    return write_files(tmp_path / "documents", {DOCUMENT: ARTICLE})


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    """The small world's seeds, without a lock."""
    return write_files(tmp_path / "seeds", FILES)


@pytest.fixture(scope="session")
def small_seeds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small world's seeds with their lock, for tests that only read."""
    folder = tmp_path_factory.mktemp("small")
    texts = write_files(folder / "documents", {DOCUMENT: ARTICLE})
    seeds = write_files(folder / "seeds", FILES)
    location = locate_quotes(read_seeds(seeds), Documents(texts))
    assert location.problems == []
    write_lock(seeds / LOCK_NAME, location.lock)
    return seeds


@pytest.fixture(scope="session")
def small(small_seeds: Path) -> KnowledgeGraph:
    """The small world's graph."""
    return load(small_seeds)


@pytest.fixture(scope="session")
def real() -> KnowledgeGraph:
    """The shipped graph."""
    return load()


@pytest.fixture(scope="session")
def real_documents() -> Path:
    """The folder of the shipped graph's documents, which are not in the repository."""
    folder = Path(GIVEN_DOCUMENTS) if GIVEN_DOCUMENTS else ROOT.parent / "shared" / "documents"
    if not folder.is_dir():
        reason = f"the documents are not at {folder}: name their folder in DEALGRAPH_DOCUMENTS"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    return folder


@pytest.fixture
def problems(tmp_path: Path) -> Callable[..., list[str]]:
    """Return what `check` says of the small world after some of its files were replaced or added."""

    def collect(files: dict[str, str | None] | None = None) -> list[str]:
        changed = {**FILES, **(files or {})}
        folder = write_files(tmp_path / "changed", {name: text for name, text in changed.items() if text is not None})
        return [str(problem).replace(f"{folder}/", "").replace(str(folder), "seeds") for problem in problems_in(folder)]

    def problems_in(folder: Path) -> list[object]:
        return list(read_seeds(folder, shipped_vocabulary()).problems)

    return collect


class Ended(NamedTuple):
    """How a command ended: its exit status, and what it printed."""

    status: int
    out: str
    err: str

    @property
    def rows(self) -> list[Any]:
        """The lines of JSON on standard output."""
        return [json.loads(line) for line in self.out.splitlines()]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], small_seeds: Path) -> Callable[..., Ended]:
    """Run a command, on the small world where the verb reads seeds."""

    def command(*arguments: object, seeds: object = small_seeds) -> Ended:
        words = [str(argument) for argument in arguments]
        if seeds and words[0] in VERBS:
            words += ["--seeds", str(seeds)]
        try:
            status = main(words)
        except SystemExit as stopped:
            status = int(stopped.code or 0)
        return Ended(status, *capsys.readouterr())

    return command
