"""What docs/spark.md shows is what happens: its program is run, and what it prints is compared or written."""

from __future__ import annotations

import contextlib
import io
import tempfile
from pathlib import Path

import dealgraph
from dealgraph.exports.tables import write_parquet
from shown_output import BLOCK, ROOT

DOCUMENT = ROOT / "docs/spark.md"
TABLES = ("entities", "sources", "statements", "quotations")


def printed(tables: Path) -> str:
    """Return what the program of the document prints on these tables, without empty lines."""
    blocks = {block["language"]: block["body"] for block in BLOCK.finditer(DOCUMENT.read_text("utf-8"))}
    program = blocks["python"].replace('"exports"', repr(str(tables)))
    with contextlib.redirect_stdout(io.StringIO()) as shown:
        exec(compile(program, str(DOCUMENT), "exec"), {})
    return "".join(line.rstrip() + "\n" for line in shown.getvalue().splitlines() if line.strip())


def rendered_document() -> str:
    """Return the document with what its program prints now."""
    text = DOCUMENT.read_text("utf-8")
    (block,) = (block for block in BLOCK.finditer(text) if block["language"] == "text")
    with tempfile.TemporaryDirectory() as folder:
        kg = dealgraph.load(ROOT / "seeds")
        for name in TABLES:
            write_parquet(kg, name, Path(folder, f"{name}.parquet"))
        return text[: block.start("body")] + printed(Path(folder)) + text[block.end("body") :]
