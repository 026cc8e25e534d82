"""Who is joined to whom in a large graph, from the columns: the counterpart of `dealgraph.index.Index`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from .index import Adjacency
    from .packed import PackedStatements
    from .records import Statement


class PackedIndex:
    """What `Index` answers, of packed statements."""

    def __init__(self, statements: PackedStatements) -> None:
        self._statements = statements
        self._made: dict[tuple[str | None, str], Adjacency] = {}

    def statement(self, name: str) -> Statement | None:
        """Return the statement with this id, or None."""
        return self._statements.by_id(name)

    def candidates(self, subject: str | None, about: str | None, wanted: dict[str, str | None]) -> Iterable[Statement]:
        """Return the statements of this subject, or about this entity, that have the values wanted."""
        needed = {field: value for field, value in wanted.items() if value is not None}
        if subject is not None:
            return self._statements.select(**{"subject": subject, **needed})
        if about is None:
            return self._statements.select(**needed)
        own = self._statements.select(**{"subject": about, **needed})
        if needed.get("object", about) != about:
            return own
        leading = self._statements.select(**{**needed, "object": about})
        return [*own, *(row for row in leading if row.subject != about)]

    def adjacency(self, predicate: str | None, direction: str) -> Adjacency:
        """Return the adjacency of a predicate (its id; None: of all) in one of DIRECTIONS."""
        from .index import adjacency_of, both_ways

        key = (predicate, direction)
        if key not in self._made:
            if direction == "both":
                self._made[key] = both_ways(self.adjacency(predicate, "out"), self.adjacency(predicate, "in"))
            else:
                links = self._links(predicate)
                pairs = links if direction == "out" else ((end, start) for start, end in links)
                self._made[key] = adjacency_of(pairs)
        return self._made[key]

    def _links(self, predicate: str | None) -> Iterator[tuple[str, str]]:
        rows = self._statements if predicate is None else self._statements.select(predicate=predicate)
        names = rows.columns["subject"].values
        for start, end in zip(rows.numbers("subject"), rows.numbers("object"), strict=True):
            if end:
                yield names[start - 1], names[end - 1]

    def near(self, names: Iterable[str], predicate: str | None, direction: str) -> dict[str, None]:
        """Return whom these are joined to: without an adjacency of the whole, which takes long to make."""
        found: dict[str, None] = {}
        fixed = {} if predicate is None else {"predicate": predicate}
        for name in names:
            for here, there in (("subject", "object"), ("object", "subject")):
                if direction in ("both", "out" if here == "subject" else "in"):
                    rows = self._statements.select(**{here: name}, **fixed)
                    column = rows.columns[there]
                    found.update({end: None for number in rows.numbers(there) if (end := column.value(number))})
        return found
