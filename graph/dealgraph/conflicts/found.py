"""A conflict that was found, before it is told: of many few may be looked at, and words take longer than finding."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from ..records import Conflict, Statement


class Found:
    """What a conflict is about, its statements, and what makes the record of it; `rows` may hold one twice."""

    def __init__(
        self,
        id: str,  # noqa: A002
        kind: str,
        about: str,
        statements: tuple[str, ...],
        rows: Sequence[Statement],
        tell: Callable[[Found], Conflict],
    ) -> None:
        self.id = id
        self.kind = kind
        self.about = about
        self.statements = statements
        self.rows = rows
        self._tell = tell

    @cached_property
    def conflict(self) -> Conflict:
        """The record, with its explanation; made when it is first asked for."""
        return self._tell(self)


def by_curators(conflict: Conflict, statement: Mapping[str, Statement]) -> Found:
    """Return a conflict that is told already; `statement` gives its statements."""
    rows = [statement[name] for name in conflict.statements]
    return Found(conflict.id, conflict.kind, conflict.about, conflict.statements, rows, lambda _: conflict)
