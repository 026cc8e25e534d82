"""Invented statements about Lab, and the conflicts among them."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING, Any

import msgspec

from dealgraph.conflicts import find_conflicts
from dealgraph.packed import Lines, PackedStatements
from dealgraph.packed_columns import ColumnMaker, values_of
from dealgraph.records import Entity, Evidence, Statement, statement_id, statement_order
from dealgraph.vocabulary import shipped_vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dealgraph.records import Conflict


def statement(predicate: str = "valuation", **fields: Any) -> Statement:
    """Return a statement that Lab is valued at so many dollars, or with these fields instead."""
    plain = Statement("", "lab", predicate, "paper", "reporter", (Evidence("d", repr(fields)),))
    if "object" not in fields and "lower" not in fields:
        fields = {"value": 5, "unit": "USD", "bound": "exact", **fields}
    row = msgspec.structs.replace(plain, **fields)
    return msgspec.structs.replace(row, id=statement_id(row))


def conflicts(*rows: Statement) -> tuple[Conflict, ...]:
    """Return the conflicts among `rows`, which must be the same where these are packed as those of a large graph."""
    found = find_conflicts(rows, shipped_vocabulary(), entity)
    assert find_conflicts(packed(rows), shipped_vocabulary(), entity) == found
    return found


def packed(rows: Iterable[Statement]) -> PackedStatements:
    """Return the statements as a large graph holds them: their lines, and columns beside."""
    ordered = sorted(rows, key=statement_order)
    lines = [msgspec.json.encode(row) + b"\n" for row in ordered]
    starts = [0, *accumulate(map(len, lines))][:-1]
    maker = ColumnMaker()
    if ordered:
        maker.add(values_of(ordered))
    return PackedStatements(Lines(b"".join(lines), starts), maker.columns(), lambda: [row.id for row in ordered])


def entity(name: str) -> Entity:
    """Return an entity of this name: a deal, an idea or a tool where the name ends so, else a company."""
    classes = {"deal": "ComputeDeal", "idea": "Idea", "tool": "Technology"}
    return Entity(name, classes.get(name.rpartition("-")[2], "Company"), name.title())


def stand(subject: str, predicate: str, idea: str, **fields: Any) -> Statement:
    """Return a statement that somebody stands so on an idea, in their own words, or with these fields instead."""
    return statement(predicate, subject=subject, object=idea, **{"speaker": subject, "stance": "opinion", **fields})
