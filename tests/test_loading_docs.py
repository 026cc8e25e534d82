"""docs/loading.md: what it names is there, and its examples give what it shows."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from dealgraph import SeedsError, load
from shown_output import BLOCK, ROOT, python_outputs
from small_world import write_files

if TYPE_CHECKING:
    from pathlib import Path


def test_the_document_on_loading_names_what_is_there() -> None:
    """The folders and files of its first block, and what its last one prints."""
    text = (ROOT / "docs" / "loading.md").read_text(encoding="utf-8")
    blocks = {block["language"]: block["body"] for block in BLOCK.finditer(text)}
    first = next(BLOCK.finditer(text))["body"]
    named = re.findall(r'"([^"]+)"', first)
    assert [name for name in named if not (ROOT / name).exists()] == []
    assert python_outputs(["import dealgraph; kg = dealgraph.load()", blocks["python"]])[1] == blocks["text"]


def test_the_smallest_tables_of_the_document_are_a_graph_and_need_every_field(tmp_path: Path) -> None:
    """A field less is an error, but for the date, which may be unknown."""
    text = (ROOT / "docs" / "loading.md").read_text(encoding="utf-8")
    files = {block["name"]: block["body"] for block in BLOCK.finditer(text) if block["name"]}
    folder = write_files(tmp_path, files) / "my-tables"
    assert (len(load(folder)), len(load(folder).sources)) == (4, 1)
    for name, body in files.items():
        rows = [json.loads(line) for line in body.splitlines()]
        for number, row in enumerate(rows):
            for key in row.keys() - {"known_since"}:
                less = [*rows[:number], {name: row[name] for name in row if name != key}, *rows[number + 1 :]]
                write_files(tmp_path, {name: "".join(f"{json.dumps(one)}\n" for one in less)})
                with pytest.raises(SeedsError):
                    load(folder)
        write_files(tmp_path, {name: body})
