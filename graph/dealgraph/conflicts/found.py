"""A conflict that was found, before it is told: of many few may be looked at, and words take longer than finding."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..records import Conflict

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from ..records import Statement
    from .world import World


class Found:
    """What a conflict is about, its statements, and what makes the record of it; `rows` may hold one twice."""

    # No dictionary and no closure for each: of a million statements there are tens of thousands of these.
    __slots__ = ("_by", "_explain", "about", "id", "kind", "rows", "statements")

    def __init__(
        self,
        id: str,  # noqa: A002
        kind: str,
        about: str,
        statements: tuple[str, ...],
        rows: Sequence[Statement],
        by: World | Conflict,
        explain: Callable[[], str] = str,
    ) -> None:
        """Keep them; `by` tells the conflict, which `explain` puts into words, or is the conflict told already."""
        self.id = id
        self.kind = kind
        self.about = about
        self.statements = statements
        self.rows = rows
        self._by = by
        self._explain = explain

    @property
    def conflict(self) -> Conflict:
        """The record, with its explanation; made when it is first asked for."""
        if not isinstance(self._by, Conflict):
            self._by = self._by.told(self, self._explain)
        return self._by


def by_curators(conflict: Conflict, statement: Mapping[str, Statement]) -> Found:
    """Return a conflict that is told already; `statement` gives its statements."""
    rows = [statement[name] for name in conflict.statements]
    return Found(conflict.id, conflict.kind, conflict.about, conflict.statements, rows, conflict)
