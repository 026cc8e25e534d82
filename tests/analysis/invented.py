"""Invented worlds: a KnowledgeGraph from a few types and statements, without files."""

from __future__ import annotations

from typing import Any

import msgspec

from dealgraph.knowledge_graph import KnowledgeGraph
from dealgraph.records import Document, Entity, Evidence, Records, Source, Statement, statement_id, statement_order
from dealgraph.vocabulary import shipped_vocabulary

# The entities of worlds with deals, by type.
DEAL_TYPES = {
    "Company": "lab cloud chips rival",
    "Investor": "oak elm fund",
    "ComputeDeal": "whole north south west",
    "FundingRound": "series",
    "Investment": "stake",
    "ChipPlatform": "tensor",
    "CloudPlatform": "sky",
}


def said(subject: str, predicate: str, object: str | None = None, /, **more: Any) -> Statement:  # noqa: A002
    """Return a statement; where nothing else is given, `paper` asserts it."""
    fields = {"source": "paper", "speaker": "paper", "evidence": (Evidence("paper.txt", f"{subject} {predicate}"),)}
    row = Statement(id="", subject=subject, predicate=predicate, object=object, **{**fields, **more})
    return msgspec.structs.replace(row, id=statement_id(row))


def world(types: dict[str, str], *statements: Statement, sources: tuple[str, ...] = ("paper",)) -> KnowledgeGraph:
    """Return the graph of these entities (type by id, separated by blanks) and statements."""
    entities = [Entity(name, type_, name.capitalize()) for type_, names in types.items() for name in names.split()]
    entities += [Entity(name, "NewsArticle", name.capitalize()) for name in sources]
    records = Records(
        tuple(sorted(entities, key=lambda entity: entity.id)),
        tuple(Source(name, name, (Document(f"{name}.txt"),)) for name in sources),
        tuple(sorted(statements, key=statement_order)),
        (),
    )
    return KnowledgeGraph(records, shipped_vocabulary())


def deal(name: str, provider: str, customer: str, **size: Any) -> list[Statement]:
    """Return a compute deal with its capacity."""
    rows = [said(name, "provider", provider), said(name, "customer", customer)]
    return [*rows, said(name, "capacity", unit="GW", bound="exact", **size)] if size else rows


def investment(name: str, investor: str, recipient: str, amount: float | None = None) -> list[Statement]:
    """Return an investment with its amount."""
    rows = [said(name, "investor", investor), said(name, "recipient", recipient)]
    return [*rows, said(name, "amount", value=amount, unit="USD", bound="exact")] if amount else rows
