"""Rows about starting and reading: imports, the first answer of a process, YAML, snapshots."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import msgspec
import yaml

import dealgraph
from dealgraph.loading import load_folder
from dealgraph.seeds import read_seeds
from dealgraph.vocabulary import shipped_vocabulary

from .harness import PYTHON, Row, above, child_process, command, compare, in_process

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from .worlds import Bench

TITLE = "Starting and reading"
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


def measure(bench: Bench) -> Iterator[Row]:
    """Yield the rows about starting and reading."""
    yield from _imports(bench.runs)
    for size in bench.at(1_000):
        yield from _first_answer(bench.runs, bench.seeds(size), size)
    for size in bench.at(10_000):
        yield from _reading(bench.runs, bench.seeds(size), size)


def _imports(runs: int) -> list[Row]:
    """Return the rows about importing, and about the help of the command."""
    works = [command(PYTHON, "-c", code) for code in ("pass", "import dealgraph", "import networkx", ARGPARSE)]
    nothing, ours, peer, bare = compare(runs, child_process, *works)
    (help_,) = compare(runs, child_process, command(PYTHON, "-m", "dealgraph", "--help"))
    return [
        Row("import, above the interpreter", above(ours, nothing), "networkx", above(peer, nothing), 5e-3),
        Row("dealgraph --help", help_, "argparse, one argument", bare, 45e-3),
    ]


def _first_answer(runs: int, folder: Path, size: int) -> list[Row]:
    """Return the row about a process that starts, loads and answers."""
    ours, peer = compare(
        runs,
        child_process,
        command(PYTHON, "-c", ANSWER, str(folder), "company-5"),
        command(PYTHON, "-c", PEER_ANSWER, str(folder), "company-5"),
    )
    return [Row("process start to first answer", ours, "CSafeLoader and networkx", peer, 60e-3, size=size)]


def _reading(runs: int, folder: Path, size: int) -> list[Row]:
    """Return the rows about YAML and about snapshots."""
    paths = sorted(folder.rglob("*.yaml"))
    shipped_vocabulary()

    def dictionaries() -> list[Any]:
        return [yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader) for path in paths]

    ours, peer = compare(runs, in_process, lambda: read_seeds(folder).require_valid(), dictionaries)
    rows = [Row("YAML to checked records", ours, "CSafeLoader, dictionaries", peer, 0.6, 0.6, size=size)]
    records = load_folder(folder).records
    text = json.dumps(msgspec.to_builtins(records))
    ours, graph, peer = compare(
        runs,
        in_process,
        lambda: dealgraph.load(folder),
        lambda: dealgraph.load(folder).graph,
        lambda: json.loads(text),
    )
    rows.append(Row("second load", ours, "json.loads of the same", peer, 18e-3, size=size))
    name = "second load with the networkx graph"
    rows.append(Row(name, graph, "json.loads of the same", peer, 36e-3, size=size))
    return rows
