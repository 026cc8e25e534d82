"""Walks a Markdown file in an empty folder: writes the files that it gives and runs the commands that it shows.

A block below a line such as `my-seeds/sources.yaml`: is that file. In a `console` block each line that starts with
`$ ` is run by the shell in the folder, and the lines below it are its output.
`python tests/walked_document.py FILE` writes the present output into the file.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

BLOCK = re.compile(r"(?:^`(?P<file>[^`\n]+)`:\n)?^```(?P<language>\w+)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)


def walked(text: str, folder: Path) -> str:
    """Return `text` with the output of every command as it is now, run in `folder`."""
    pieces: list[str] = []
    position = 0
    for block in BLOCK.finditer(text):
        pieces.append(text[position : block.start("body")])
        body = block["body"]
        if block["file"]:
            path = folder / block["file"]
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(body, encoding="utf-8")
        elif block["language"] == "console":
            commands = [line[2:] for line in body.splitlines() if line.startswith("$ ")]
            body = "".join(f"$ {command}\n{_run(command, folder)}" for command in commands)
        pieces.append(body)
        position = block.end("body")
    return "".join(pieces) + text[position:]


def _run(command: str, folder: Path) -> str:
    environment = {**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
    environment.pop("DEALGRAPH_DOCUMENTS", None)
    environment["LC_ALL"] = "C.UTF-8"
    done = subprocess.run(
        ["bash", "-c", command],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=120,
        check=False,
    )
    return "".join(f"{line.rstrip()}\n" for line in done.stdout.splitlines())


if __name__ == "__main__":
    path = Path(sys.argv[1])
    with tempfile.TemporaryDirectory() as empty:
        path.write_text(walked(path.read_text(encoding="utf-8"), Path(empty)), encoding="utf-8")
