"""The API reference is fresh, holds every public name, and its examples run."""

from __future__ import annotations

import doctest
import importlib
import pkgutil
from functools import cached_property
from typing import TYPE_CHECKING

import pytest

import api_reference
import dealgraph
from dealgraph.knowledge_graph import KnowledgeGraph
from dealgraph.results import Rows
from shown_output import ROOT
from test_contributing import FILES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

OPTIONS = doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS
# What `paths` keeps for the next question.
WITHOUT_EXAMPLE = {"routes"}


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The graph of CONTRIBUTING.md, `my-graph`, with its quotes located."""
    from dealgraph.cli import main

    folder = tmp_path_factory.mktemp("world")
    for name, body in FILES.items():
        if not name.startswith("mistakes/"):
            path = folder / (name if name.startswith("documents/") else f"my-graph/{name}")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(body, encoding="utf-8")
    assert main(["locate", "--seeds", str(folder / "my-graph"), "--documents", str(folder / "documents")]) == 0
    return folder


@pytest.fixture(scope="module")
def kg(world: Path) -> KnowledgeGraph:
    """That graph, which no example can change."""
    return dealgraph.load(world / "my-graph")


def modules() -> list[str]:
    """All modules of the package but those that do something when they are imported."""
    found = pkgutil.walk_packages(dealgraph.__path__, "dealgraph.")
    return ["dealgraph", *(one.name for one in found if not one.name.endswith("__main__"))]


def examples() -> Iterator[doctest.DocTest]:
    """Yield the examples of all docstrings; those of cached properties, which the standard finder passes over, too."""
    finder, parser = doctest.DocTestFinder(exclude_empty=True), doctest.DocTestParser()
    for name in modules():
        module = importlib.import_module(name)
        yield from (test for test in finder.find(module, name) if test.examples)
        for owner in vars(module).values():
            if isinstance(owner, type) and owner.__module__ == name:
                for member, value in vars(owner).items():
                    if isinstance(value, cached_property) and ">>>" in (value.__doc__ or ""):
                        path = f"{name}.{owner.__name__}.{member}"
                        yield parser.get_doctest(value.__doc__ or "", {}, path, None, None)


EXAMPLES = list(examples())


@pytest.mark.parametrize("test", EXAMPLES, ids=lambda test: test.name)
def test_the_example_prints_what_it_shows(
    test: doctest.DocTest,
    world: Path,
    kg: KnowledgeGraph,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """In the folder of `my-graph`, with `dealgraph` and `kg` at hand."""
    monkeypatch.chdir(world)
    test.globs |= {"dealgraph": dealgraph, "kg": kg}
    failed = doctest.DocTestRunner(optionflags=OPTIONS).run(test, clear_globs=False).failed
    assert failed == 0, capsys.readouterr().out


def test_the_reference_is_fresh() -> None:
    """`make docs` writes it."""
    assert api_reference.render() == (ROOT / "docs/api.md").read_text(encoding="utf-8")


def test_its_blocks_of_code_are_closed() -> None:
    """A closing fence with words behind it closes nothing, and the headings after it are lost (CommonMark, 4.5)."""
    opened, headings = "", set()
    for line in api_reference.render().splitlines():
        if not opened and line.startswith("```"):
            opened = line
        elif opened and line.startswith("```"):
            assert line == "```", f"in the block that {opened} opens"
            opened = ""
        elif not opened and line.startswith("#"):
            headings.add(line.lstrip("# "))
    assert opened == ""
    members = {f"kg.{name}" for name, _ in api_reference.members(KnowledgeGraph) if name != "__getitem__"}
    assert members <= headings


def test_every_public_name_is_in_it() -> None:
    """What can be imported, and every method and property of the graph and of lists."""
    text = (ROOT / "docs/api.md").read_text(encoding="utf-8")
    headings = {line.lstrip("# ") for line in text.splitlines() if line.startswith("#")}
    assert {f"dealgraph.{name}" for name in dealgraph.__all__} <= headings
    for owner, name in ((KnowledgeGraph, "kg"), (Rows, "Rows")):
        public = {member for member in dir(owner) if not member.startswith("_")} - {"count", "index"}
        assert {f"{name}.{member}" for member in public} <= headings


def test_every_method_of_the_graph_has_an_example() -> None:
    """A signature alone does not show what comes out."""
    told = {test.name.rsplit(".", 1)[-1] for test in EXAMPLES}
    public = {name for owner in (KnowledgeGraph, Rows) for name, _ in api_reference.members(owner)}
    assert public - told <= WITHOUT_EXAMPLE | {"__getitem__"}


def test_every_class_that_a_method_returns_is_described() -> None:
    """A name in a signature that stands nowhere is a riddle."""
    described = {name for _, name, _ in api_reference.public()} | {f"dealgraph.{name}" for name in dealgraph.__all__}
    named = set()
    for _, function in api_reference.members(KnowledgeGraph):
        getter = getattr(function, "fget", None) or getattr(function, "func", None) or function
        answer = str(getter.__annotations__["return"])
        named |= {
            part for part in answer.replace("[", " ").replace("]", " ").replace(",", " ").split() if part[0].isupper()
        }
    named -= {"Any", "Rows", "None", "Routes"}
    missing = {name for name in named if name not in described and f"dealgraph.{name}" not in described}
    assert missing == set()
