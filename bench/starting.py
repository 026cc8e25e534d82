"""Rows about starting and reading: imports, the first answer of a process, YAML, snapshots."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import msgspec
import yaml

import dealgraph
from dealgraph.loading import load_folder
from dealgraph.seeds import read_seeds
from dealgraph.vocabulary import shipped_vocabulary

from .harness import PYTHON, Row, above, child_process, command, compare, in_process

ARGPARSE = "import argparse; p = argparse.ArgumentParser(); p.add_argument('x'); p.format_help()"
# The usual way: all of the YAML as dictionaries, and a networkx graph of them.
PEER_ANSWER = """
import pathlib, sys, networkx, yaml
graph = networkx.MultiDiGraph()
for path in pathlib.Path(sys.argv[1]).rglob("statements/*.yaml"):
    for subject, items in yaml.load(path.read_text(), Loader=yaml.CSafeLoader)["statements"].items():
        for item in items:
            predicate, object = next(iter(item.items()))
            graph.add_edge(subject, object, key=predicate, **item)
print(list(networkx.all_neighbors(graph, sys.argv[2])))
"""
ANSWER = "import sys, dealgraph; print(dealgraph.load(sys.argv[1]).neighbors(sys.argv[2]))"


def imports(runs: int) -> list[Row]:
    """Return the rows about importing, and about the help of the command."""
    works = [command(PYTHON, "-c", code) for code in ("pass", "import dealgraph", "import networkx", ARGPARSE)]
    nothing, ours, peer, bare = compare(runs, child_process, *works)
    (help_,) = compare(runs, child_process, command(PYTHON, "-m", "dealgraph", "--help"))
    return [
        Row("import, above the interpreter", above(ours, nothing), "networkx", above(peer, nothing), 5e-3),
        Row("dealgraph --help", help_, "argparse, one argument", bare, 45e-3),
    ]


def first_answer(runs: int, folder: Path, size: str) -> list[Row]:
    """Return the row about a process that starts, loads and answers."""
    ours, peer = compare(
        runs,
        child_process,
        command(PYTHON, "-c", ANSWER, str(folder), "company-5"),
        command(PYTHON, "-c", PEER_ANSWER, str(folder), "company-5"),
    )
    return [Row(f"process start to first answer, {size}", ours, "CSafeLoader and networkx", peer, 60e-3)]


def reading(runs: int, folder: Path, size: str) -> list[Row]:
    """Return the rows about YAML and about snapshots."""
    paths = sorted(folder.rglob("*.yaml"))
    shipped_vocabulary()

    def dictionaries() -> list[Any]:
        return [yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader) for path in paths]

    ours, peer = compare(runs, in_process, lambda: read_seeds(folder).require_valid(), dictionaries)
    rows = [Row(f"YAML to checked records, {size}", ours, "CSafeLoader, dictionaries", peer, 0.6, 0.6)]
    records = load_folder(folder).records
    text = json.dumps(msgspec.to_builtins(records))
    ours, graph, peer = compare(
        runs,
        in_process,
        lambda: dealgraph.load(folder),
        lambda: dealgraph.load(folder).graph,
        lambda: json.loads(text),
    )
    rows.append(Row(f"second load, {size}", ours, "json.loads of the same", peer, 18e-3))
    rows.append(Row(f"second load with the networkx graph, {size}", graph, "json.loads of the same", peer, 36e-3))
    return rows
