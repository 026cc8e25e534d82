"""Names in scripts for which a reader may have no font: a Latin name stands beside them (see names.ts)."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..records import Entity


def shown_name(entity: Entity) -> str:
    """Return the label, and behind one that has letters but no Latin one the first alias that has."""
    if _is_latin(entity.label) or not any(letter.isalpha() for letter in entity.label):
        return entity.label
    latin = next((alias for alias in entity.aliases if _is_latin(alias)), None)
    return f"{entity.label} ({latin})" if latin else entity.label


def _is_latin(name: str) -> bool:
    return any(unicodedata.name(letter, "").startswith("LATIN ") for letter in name)
