"""The package installs whole: with its seeds and ontology, its types, and nothing that it does not need."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

from shown_output import ROOT


def run(*command: str, cwd: Path) -> str:
    """Run the command and return what it prints."""
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel built from the checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT), cwd=folder)
    return next(folder.glob("*.whl"))


def test_the_wheel_carries_seeds_and_ontology(wheel: Path) -> None:
    """And neither tests nor the sources of the page."""
    names = set(zipfile.ZipFile(wheel).namelist())
    assert "dealgraph/data/seeds/sources.yaml" in names
    assert "dealgraph/data/seeds/evidence.lock" in names
    assert "dealgraph/data/ontology/predicates.yaml" in names
    assert "dealgraph/py.typed" in names
    assert [name for name in names if name.startswith(("tests", "exports")) or "node_modules" in name] == []


def test_an_installed_wheel_loads_the_shipped_graph_from_any_folder(wheel: Path, tmp_path: Path) -> None:
    """What is loaded comes from the wheel, not from the checkout."""
    zipfile.ZipFile(wheel).extractall(tmp_path / "site")
    program = (
        f"import sys; sys.path.insert(0, {str(tmp_path / 'site')!r})\n"
        "import dealgraph, dealgraph.resources\n"
        "print(dealgraph.__file__)\nprint(dealgraph.resources.shipped('seeds'))\nprint(len(dealgraph.load()) > 0)"
    )
    where, seeds, loaded = run(sys.executable, "-c", program, cwd=tmp_path).splitlines()
    assert Path(where).is_relative_to(tmp_path)
    assert Path(seeds).is_relative_to(tmp_path)
    assert loaded == "True"


def test_two_builds_of_the_wheel_give_the_same_bytes(wheel: Path, tmp_path: Path) -> None:
    """Anyone can rebuild what was released."""
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(tmp_path), str(ROOT), cwd=tmp_path)
    assert next(tmp_path.glob("*.whl")).read_bytes() == wheel.read_bytes()


def test_type_checkers_resolve_the_package(tmp_path: Path) -> None:
    """An editable install, checked strictly from another folder."""
    (tmp_path / "use.py").write_text("import dealgraph\nreveal_type(dealgraph.load()['x'].label)\n")
    assert 'Revealed type is "str"' in run(sys.executable, "-m", "mypy", "--strict", "use.py", cwd=tmp_path)


def test_importing_the_package_imports_nothing_heavy() -> None:
    """Not even what the core needs: each is imported where it is first used."""
    heavy = ("networkx", "rdflib", "yaml", "msgspec", "pyvis", "pandas", "pyarrow", "pyoxigraph", "argparse")
    program = f"import dealgraph, sys; print([name for name in {heavy} if name in sys.modules])"
    assert run(sys.executable, "-c", program, cwd=ROOT).strip() == "[]"


def test_loading_and_asking_needs_neither_networkx_nor_rdflib() -> None:
    """They are there for `kg.graph` and `kg.to_rdflib()`."""
    heavy = ("networkx", "rdflib", "pyvis", "pandas", "pyarrow", "pyoxigraph")
    program = (
        "import dealgraph, sys; kg = dealgraph.load(); kg.statements(about='Anthropic'); kg.find('x')\n"
        f"print([name for name in {heavy} if name in sys.modules])"
    )
    assert run(sys.executable, "-c", program, cwd=ROOT).strip() == "[]"


def test_nobody_is_told_to_install_it_from_an_index() -> None:
    """It is on none: what goes by its name there is another's. It is installed from the checkout."""
    extras = set(
        tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    )
    tracked = run("git", "ls-files", "-z", "*.md", "*.py", "*.ipynb", "*.ts", "*.yaml", "Makefile", cwd=ROOT).split(
        "\0"
    )
    told = [
        (name, words)
        for name in tracked
        if name
        for words in re.findall(r"pip install [^\n`#]*", (ROOT / name).read_text(encoding="utf-8"))
    ]
    assert [(name, words) for name, words in told if re.search(r"\bdealgraph\b", words)] == []
    named = {extra for _, words in told for extra in re.findall(r"'\.\[([a-z,]+)\]'", words)}
    assert named >= {"all", "serve", "push", "spark"}
    assert {extra for each in named for extra in each.split(",")} <= extras
