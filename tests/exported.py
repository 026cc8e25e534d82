"""Exports of a graph in a folder, as `load` takes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dealgraph.exports.files import EXPORTS

if TYPE_CHECKING:
    from pathlib import Path

    from dealgraph import KnowledgeGraph

TABLES = ("entities", "sources", "statements", "quotations", "conflicts")


def export(kg: KnowledgeGraph, folder: Path, *names: str) -> Path:
    """Write these exports of the graph into the folder."""
    folder.mkdir(exist_ok=True)
    for name in names:
        EXPORTS[name].write(kg, folder / name)
    return folder


def tables(kg: KnowledgeGraph, folder: Path, ending: str = "jsonl", names: tuple[str, ...] = TABLES) -> Path:
    """Write these tables of the graph into the folder, in one of their three forms."""
    return export(kg, folder, *(f"{name}.{ending}" for name in names))
