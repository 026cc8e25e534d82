"""A knowledge graph of companies, people, deals and ideas in which every statement shows its receipt.

Begin with `load()`, which returns the shipped graph; everything else is asked of that.

    kg["Anthropic"]                                    an entity, by any of its names; kg.find(text) is forgiving
    kg.predicates("Anthropic")                         what is said of it
    kg.statements("Anthropic", predicate="valuation")  the statements that meet filters
    kg.timeline("Anthropic", "ARR")                    numbers through time
    kg.disagreements("Anthropic")                      where sources differ
    kg.receipt(kg.statements("Anthropic")[0])          the words that carry a statement
    help(kg.statements), kg.vocabulary, kg.queries     how to ask, with which terms, and ready-made SPARQL queries

>>> import dealgraph
>>> kg = dealgraph.load()
>>> len(kg) == len(kg.entities)
True
"""

from __future__ import annotations

# Type checkers take this name for true. Importing it from `typing` would double the time of `import dealgraph`.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from .changes import Change, Changes, diff
    from .errors import (
        AmbiguousError,
        BuildError,
        DealgraphError,
        MissingExtraError,
        NotFoundError,
        Problem,
        QueryError,
        SeedsError,
    )
    from .knowledge_graph import KnowledgeGraph
    from .loading import from_rdf, load
    from .records import Conflict, Document, Entity, Evidence, Quotation, Source, Statement

__version__ = "0.1.0"

_HOMES = {
    "AmbiguousError": "errors",
    "BuildError": "errors",
    "Change": "changes",
    "Changes": "changes",
    "Conflict": "records",
    "DealgraphError": "errors",
    "Document": "records",
    "Entity": "records",
    "Evidence": "records",
    "KnowledgeGraph": "knowledge_graph",
    "MissingExtraError": "errors",
    "NotFoundError": "errors",
    "Problem": "errors",
    "QueryError": "errors",
    "Quotation": "records",
    "SeedsError": "errors",
    "Source": "records",
    "Statement": "records",
    "diff": "changes",
    "from_rdf": "loading",
    "load": "loading",
}

__all__ = [  # noqa: RUF022 - sorted by what they are
    "load",
    "from_rdf",
    "diff",
    "KnowledgeGraph",
    "Entity",
    "Source",
    "Document",
    "Statement",
    "Evidence",
    "Quotation",
    "Conflict",
    "Change",
    "Changes",
    "DealgraphError",
    "SeedsError",
    "Problem",
    "NotFoundError",
    "AmbiguousError",
    "QueryError",
    "MissingExtraError",
    "BuildError",
]


def __getattr__(name: str) -> Any:
    """Import a public name when it is first used: `import dealgraph` alone costs nothing."""
    if name in _HOMES:
        from importlib import import_module

        value = getattr(import_module(f".{_HOMES[name]}", __name__), name)
        globals()[name] = value
        return value
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted([*__all__, "__version__"])
