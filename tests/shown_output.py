"""Runs the commands and the Python that a Markdown file shows, and compares what it says they print.

In a `console` block each line that starts with `$ ` is run by the shell from the top of the repository, and the lines
below it are its output. A `python` block runs after those above it in one interpreter; a `text` block right below is
its output. `python tests/shown_output.py --write FILE ...` writes the present output into the files; `make docs` does
so for all of them (`PAGES`). Commands run at the top of the repository, Python in an empty folder.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HOW_TOS = sorted((ROOT / "docs/how-to").glob("*.md"))
PAGES = ["README.md", "docs/rdf.md", *(f"docs/how-to/{path.name}" for path in HOW_TOS)]
BLOCK = re.compile(r"^```(?P<language>\w+)(?: (?P<name>\S+))?\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
MARK = "(end of block)\n"


def rendered(path: Path) -> str:
    """Return the text of the Markdown file with every shown output as it is now."""
    text = path.read_text(encoding="utf-8")
    blocks = list(BLOCK.finditer(text))
    outputs = iter(python_outputs([block["body"] for block in blocks if block["language"] == "python"]))
    pieces: list[str] = []
    position = 0
    pending: str | None = None
    for block in blocks:
        pieces.append(text[position : block.start("body")])
        body = block["body"]
        if block["language"] == "console":
            body = console(body)
        elif block["language"] == "python":
            pending = next(outputs)
        elif block["language"] == "text" and pending is not None:
            body, pending = pending, None
        pieces.append(body)
        position = block.end("body")
    return "".join(pieces) + text[position:]


def console(body: str) -> str:
    """Return the block with the present output below each command."""
    commands = [line[2:] for line in body.splitlines() if line.startswith("$ ")]
    return "".join(f"$ {command}\n{run(['bash', '-c', command])}" for command in commands)


def python_outputs(programs: list[str]) -> list[str]:
    """Return what each program prints, all run in one clean interpreter in their order."""
    whole = "".join(f"{program}\nprint({MARK.strip()!r})\n" for program in programs)
    if not programs:
        return []
    with tempfile.TemporaryDirectory() as folder:
        printed = run([sys.executable, "-I", "-c", whole], Path(folder)).split(MARK)
    if len(printed) != len(programs) + 1:
        raise RuntimeError(f"a program of the document fails:\n{printed[-1]}")
    return printed[:-1]


def run(command: list[str], folder: Path = ROOT) -> str:
    """Return what the command prints, run in the folder; complaints count as output."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, "PATH": path, "LC_ALL": "C.UTF-8"}
    environment.pop("DEALGRAPH_DOCUMENTS", None)
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
    done = subprocess.run(command, cwd=folder, env=environment, **pipes, text=True, timeout=120, check=False)
    return "\n".join(line.rstrip() for line in done.stdout.splitlines()) + ("\n" if done.stdout else "")


if __name__ == "__main__":
    for name in (sys.argv[2:] or PAGES) if sys.argv[1:2] == ["--write"] else []:
        Path(name).write_text(rendered(Path(name)), encoding="utf-8")
