"""Tab completion of names that only the graph knows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import argparse


def complete_entity(prefix: str, parsed_args: argparse.Namespace, **_: Any) -> list[str]:
    """Return the ids of the entities that begin with `prefix`."""
    from ..seeds import read_seeds
    from .options import seeds_folder

    entities = read_seeds(seeds_folder(parsed_args)).records.entities
    return [entity.id for entity in entities if entity.id.startswith(prefix)]


def complete_query(prefix: str, **_: Any) -> list[str]:
    """Return the names of the shipped queries that begin with `prefix`."""
    from ..sparql import named_queries

    return [name for name in named_queries() if name.startswith(prefix)]


def complete_format(prefix: str, **_: Any) -> list[str]:
    """Return the files of the exports that begin with `prefix`."""
    from ..exports.files import EXPORTS

    return [name for name in EXPORTS if name.startswith(prefix)]
