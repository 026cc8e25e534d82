"""The notebooks run, and show what they print today."""

from __future__ import annotations

import json

import pytest

from shown_notebook import NOTEBOOKS, ROOT, executed


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_the_notebook_shows_what_its_cells_print(name: str) -> None:
    """`make docs` mends what has changed on purpose."""
    assert executed(ROOT / name) == (ROOT / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_the_notebook_has_outputs_and_no_traces_of_a_machine(name: str) -> None:
    """It reads well where nothing can be run, and names no folder of whoever ran it."""
    text = (ROOT / name).read_text(encoding="utf-8")
    cells = [cell for cell in json.loads(text)["cells"] if cell["cell_type"] == "code"]
    assert sum(bool(cell["outputs"]) for cell in cells) > len(cells) / 2
    assert str(ROOT) not in text
    assert "/home/" not in text
    assert "Traceback" not in text
