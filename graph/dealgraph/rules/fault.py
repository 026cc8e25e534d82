"""What a rule finds, and what it goes by."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from ..records import Source


class Fault(NamedTuple):
    """What is wrong with a field of a row (from 0) of a table; `rule` is the name of the shape that says so too."""

    rule: str
    table: str
    row: int
    field: str
    what: str
    found: str = ""
    mend: str = ""


@dataclasses.dataclass
class Known:
    """What rows may name: entities with their classes, the sources that are registered, statements.

    `dated` is, by source that is not registered, since when what is taken from it is known.
    """

    entities: Mapping[str, str]
    sources: Mapping[str, Source]
    statements: Collection[str]
    dated: dict[str, str | None] = dataclasses.field(default_factory=dict)
