"""Tab completion of names that only the graph knows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import argparse


def complete_entity(prefix: str, parsed_args: argparse.Namespace, **_: Any) -> list[str]:
    """Return the ids, labels and aliases of entities that begin with `prefix`."""
    from ..seeds import read_seeds
    from .options import seeds_folder

    entities = read_seeds(seeds_folder(parsed_args)).records.entities
    names = (name for entity in entities for name in (entity.id, entity.label, *entity.aliases))
    return [name for name in names if name.startswith(prefix)]


def complete_predicate(prefix: str, **_: Any) -> list[str]:
    """Return the ids of the predicates that begin with `prefix`."""
    from ..vocabulary import shipped_vocabulary

    return [name for name in shipped_vocabulary().predicates if name.startswith(prefix)]


def complete_deal_class(prefix: str, **_: Any) -> list[str]:
    """Return the classes of deals that begin with `prefix`."""
    from ..vocabulary import shipped_vocabulary

    return [name for name in shipped_vocabulary().below("Deal") if name.startswith(prefix)]


def complete_conflict_kind(prefix: str, **_: Any) -> list[str]:
    """Return the kinds of conflicts that begin with `prefix`."""
    from ..conflicts import KINDS

    return [kind for kind in KINDS if kind.startswith(prefix)]


def complete_query(prefix: str, **_: Any) -> list[str]:
    """Return the names of the shipped queries that begin with `prefix`."""
    from ..sparql import named_queries

    return [name for name in named_queries() if name.startswith(prefix)]


def complete_format(prefix: str, **_: Any) -> list[str]:
    """Return the files of the exports that begin with `prefix`."""
    from ..exports.files import EXPORTS, MORE_EXPORTS

    return [name for name in (*EXPORTS, *MORE_EXPORTS) if name.startswith(prefix)]
