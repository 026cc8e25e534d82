"""Questions that make sense of entities of one class only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..errors import NotFoundError

if TYPE_CHECKING:
    from ..knowledge_graph import KnowledgeGraph
    from ..records import Entity


def of_class(kg: KnowledgeGraph, name: str | Entity, class_id: str) -> Entity:
    """Return the entity of this name. Raises NotFoundError where it is none of the class, with those beside it."""
    entity = kg[name]
    if kg.vocabulary.is_a(entity.type, (class_id,)):
        return entity
    near = [one.label for one in kg.neighbors(entity, type=class_id)]
    wanted, found = (kg.vocabulary.classes[one].label for one in (class_id, entity.type))
    beside = f"; beside it stand {', '.join(map(repr, near))}" if near else ""
    raise NotFoundError(f"a {wanted} is wanted, and {entity.label!r} is a {found}{beside}")
