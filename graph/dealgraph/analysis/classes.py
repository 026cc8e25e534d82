"""Questions that make sense of entities of one class only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..errors import NotFoundError
from ..filters import MOST_NAMED

if TYPE_CHECKING:
    from ..knowledge_graph import KnowledgeGraph
    from ..records import Entity


def of_class(kg: KnowledgeGraph, name: str | Entity, class_id: str) -> Entity:
    """Return the entity of this name. Raises NotFoundError where it is none of the class, with those beside it."""
    entity = kg[name]
    if kg.vocabulary.is_a(entity.type, (class_id,)):
        return entity
    near = [one.label for one in kg.neighbors(entity, type=class_id)]
    wanted, found = (_one(kg.vocabulary.classes[one].label) for one in (class_id, entity.type))
    rest = len(near) - MOST_NAMED
    more = f" and {rest} more: kg.neighbors({entity.label!r}, type={class_id!r})" if rest > 0 else ""
    beside = f"beside it stand {', '.join(map(repr, near[:MOST_NAMED]))}{more}" if near else ""
    every = f"kg.entities_of({class_id!r}) lists all"
    raise NotFoundError(f"{wanted} is wanted, and {entity.label!r} is {found}; {beside or every}")


def _one(label: str) -> str:
    return f"{'an' if label[0] in 'aeiouAEIOU' else 'a'} {label}"
