"""The example that each verb's help shows prints what it says, on the graph of CONTRIBUTING.md."""

from __future__ import annotations

import importlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from dealgraph.cli.main import VERBS
from test_contributing import FILES


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example graph, located and built."""
    folder = tmp_path_factory.mktemp("world")
    for name, body in FILES.items():
        if not name.startswith("mistakes/"):
            path = folder / (name if name.startswith("documents/") else f"my-graph/{name}")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(body, encoding="utf-8")
    for command in ("locate --seeds my-graph --documents documents", "build --seeds my-graph --out my-exports"):
        shell(f"dealgraph {command}", folder)
    return folder


def shell(command: str, folder: Path) -> list[str]:
    """Return the lines that the command prints in the folder."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, "PATH": path, "DEALGRAPH_CACHE": "off"}
    environment.pop("DEALGRAPH_DOCUMENTS", None)
    done = subprocess.run(
        ["bash", "-c", command], cwd=folder, env=environment, capture_output=True, text=True, timeout=120, check=False
    )
    return [line.rstrip() for line in (done.stdout + done.stderr).splitlines()]


def runnable(verb: str, command: str, request: pytest.FixtureRequest) -> str:
    """Return the command with a store to push to, or an end to serving."""
    if verb == "push":
        return command.replace("http://127.0.0.1:7878/store", request.getfixturevalue("oxigraph").graphs)
    return f"timeout --signal INT 15 {command}" if verb == "serve" else command


@pytest.mark.parametrize("verb", VERBS)
def test_the_example_prints_what_it_shows(verb: str, world: Path, request: pytest.FixtureRequest) -> None:
    """`...` stands for any lines, and at the end of a line for its rest."""
    example = importlib.import_module(f"dealgraph.cli.{verb}").EXAMPLE.split("\n\nBest is")[0]
    command, *shown = [line[2:] for line in example.rstrip().splitlines()]
    printed = iter(shell(runnable(verb, command.removeprefix("$ "), request), world))
    for place, line in enumerate(shown):
        if line == "..." and place + 1 < len(shown):
            wanted = shown[place + 1].removesuffix(" ...")
            found = next((text for text in printed if text.startswith(wanted)), None)
            assert found is not None, wanted
            shown[place + 1] = "..."
        elif line == "...":
            return
        elif line.endswith("..."):
            assert next(printed).startswith(line.removesuffix("...").rstrip())
        else:
            assert next(printed) == line.rstrip()
