"""Runs a notebook from top to bottom in a fresh kernel and gives its text with the outputs as they are now.

Nothing in it changes from run to run: no times, no counters of earlier runs. `make docs` writes it.
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import nbformat
from nbclient import NotebookClient

ROOT = Path(__file__).resolve().parent.parent
NOTEBOOKS = ["docs/tutorial.ipynb"]
# What the front ends of notebooks note down, and what a reader does not need.
METADATA = {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}}


def executed(path: Path) -> str:
    """Return the notebook's JSON after a run. Raises nbclient's CellExecutionError where a cell fails."""
    notebook = nbformat.read(path, as_version=4)
    with tempfile.TemporaryDirectory() as folder:
        # Neither the settings nor the history of whoever runs it play a part.
        settings = {"IPYTHONDIR": folder, "JUPYTER_RUNTIME_DIR": folder, "JUPYTER_CONFIG_DIR": folder}
        work = Path(folder, "work")
        work.mkdir()
        environment = {**os.environ, **settings, "DEALGRAPH_CACHE": "off"}
        environment.pop("DEALGRAPH_DOCUMENTS", None)
        # Each cell waits for the machine as long as it takes, within reason.
        where = {"metadata": {"path": str(work)}}
        client = NotebookClient(
            notebook, kernel_name="python3", timeout=300, resources=where, record_timing=False, coalesce_streams=True
        )
        client.execute(env=environment)
    notebook.metadata = nbformat.from_dict(METADATA)
    for number, cell in enumerate(notebook.cells, 1):
        cell.id = f"cell-{number}"
        cell.metadata = nbformat.from_dict({})
    return nbformat.writes(notebook) + "\n"
