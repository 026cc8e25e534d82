"""The report: docs/benchmarks.json with every run, the tables between two marks of docs/benchmarks.md, and a plot."""

from __future__ import annotations

import importlib
import importlib.metadata
import json
import platform
from typing import TYPE_CHECKING, Any

from .harness import ROOT, Row, markdown

if TYPE_CHECKING:
    from pathlib import Path

DOCS = ROOT / "docs"
BEGIN, END = "<!-- begin: written by make bench -->", "<!-- end: written by make bench -->"
PACKAGES = (
    "networkx",
    "PyYAML",
    "msgspec",
    "rdflib",
    "pyarrow",
    "pandas",
    "duckdb",
    "pyoxigraph",
    "rustworkx",
    "igraph",
)

Results = dict[str, dict[str, Any]]


def read_results() -> Results:
    """Return what docs/benchmarks.json holds, by section and the keys of its rows; nothing where there is none."""
    path = DOCS / "benchmarks.json"
    found: Results = json.loads(path.read_text(encoding="utf-8"))["rows"] if path.exists() else {}
    return found


def write_report(sections: dict[str, list[Row]], runs: int) -> None:
    """Write the results; a section that was not measured now keeps what the last run wrote."""
    results = read_results()
    for name, rows in sections.items():
        results[name] = {row.key: _result(row) for row in rows}
    where = {"python": platform.python_version(), "system": platform.system(), "machine": platform.machine()}
    versions = {name: importlib.metadata.version(name) for name in PACKAGES}
    document = {"where": where, "versions": versions, "runs": runs, "rows": dict(sorted(results.items()))}
    _write(DOCS / "benchmarks.json", json.dumps(document, indent=1) + "\n")
    tables = [f"### {_title(name)}\n\n{found_table(results[name])}" for name in sorted(results)]
    versions_text = ", ".join(f"{name} {version}" for name, version in versions.items())
    head = f"Python {where['python']}, {versions_text}; {where['system']} on {where['machine']}.\n"
    text = (DOCS / "benchmarks.md").read_text(encoding="utf-8")
    before, _, rest = text.partition(BEGIN)
    after = rest.partition(END)[2]
    _write(DOCS / "benchmarks.md", f"{before}{BEGIN}\n{head}\n" + "\n".join(tables) + f"{END}{after}")
    from .plots import write_plots

    write_plots(results, DOCS)


def found_table(rows: dict[str, Any]) -> str:
    """Return the Markdown table of a section, from its results."""
    return markdown(row["cells"] for row in rows.values())


def _result(row: Row) -> dict[str, Any]:
    return {
        "work": row.work,
        "size": row.size,
        "ours": row.ours.seconds,
        "peer_name": row.peer_name,
        "peer": row.peer.seconds if row.peer else [],
        "ours_peak": row.ours.peak,
        "peer_peak": row.peer.peak if row.peer else None,
        "goal": row.goal_text,
        "verdict": row.verdict,
        "note": row.note,
        "cells": row.cells(),
    }


def _title(name: str) -> str:
    title: str = importlib.import_module(f"bench.{name}").TITLE
    return title


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")
