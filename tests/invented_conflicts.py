"""Invented statements about Lab, and the conflicts among them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from dealgraph.conflicts import find_conflicts
from dealgraph.records import Entity, Evidence, Statement, statement_id
from dealgraph.vocabulary import shipped_vocabulary

if TYPE_CHECKING:
    from dealgraph.records import Conflict


def statement(predicate: str = "valuation", **fields: Any) -> Statement:
    """Return a statement that Lab is valued at so many dollars, or with these fields instead."""
    plain = Statement("", "lab", predicate, "paper", "reporter", (Evidence("d", repr(fields)),))
    if "object" not in fields and "lower" not in fields:
        fields = {"value": 5, "unit": "USD", "bound": "exact", **fields}
    row = msgspec.structs.replace(plain, **fields)
    return msgspec.structs.replace(row, id=statement_id(row))


def conflicts(*rows: Statement) -> tuple[Conflict, ...]:
    """Return the conflicts among `rows`."""
    return find_conflicts(rows, shipped_vocabulary(), entity)


def entity(name: str) -> Entity:
    """Return an entity of this name: a deal, an idea or a tool where the name ends so, else a company."""
    classes = {"deal": "ComputeDeal", "idea": "Idea", "tool": "Technology"}
    return Entity(name, classes.get(name.rpartition("-")[2], "Company"), name.title())


def stand(subject: str, predicate: str, idea: str, **fields: Any) -> Statement:
    """Return a statement that somebody stands so on an idea, in their own words, or with these fields instead."""
    return statement(predicate, subject=subject, object=idea, **{"speaker": subject, "stance": "opinion", **fields})
