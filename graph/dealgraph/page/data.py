"""What the page knows: every record of the graph and the terms that explain them, ready for JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import msgspec

if TYPE_CHECKING:
    from ..knowledge_graph import KnowledgeGraph
    from ..vocabulary import Vocabulary

_CLASS_FIELDS = ("label", "definition", "parent", "abstract", "color", "shape")
_PREDICATE_FIELDS = (
    "label", "phrase", "definition", "range", "units", "text", "choice", "functional", "symmetric", "flow", "interest",
)  # fmt: skip


def page_data(kg: KnowledgeGraph) -> dict[str, Any]:
    """Return all records of the graph and its vocabulary as builtin types.

    Records are those of `dealgraph.records`, keys without a value left out, so that
    `msgspec.convert(page_data(kg)["statements"], tuple[Statement, ...])` gives the graph's statements again.
    """
    return {
        "entities": msgspec.to_builtins(kg.records.entities),
        "sources": msgspec.to_builtins(kg.records.sources),
        "statements": msgspec.to_builtins(kg.records.statements),
        "quotations": msgspec.to_builtins(kg.records.quotations),
        "conflicts": msgspec.to_builtins(tuple(kg.conflicts())),
        "vocabulary": _terms(kg.vocabulary),
    }


def script_json(value: Any) -> str:
    """Return `value` as JSON that cannot end the script element in which it stands."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return text.replace("<", "\\u003c")


def _terms(vocabulary: Vocabulary) -> dict[str, Any]:
    predicates = {}
    for name, term in vocabulary.predicates.items():
        predicates[name] = {**_fields(term, _PREDICATE_FIELDS), "inverse": term.inverse and term.inverse.label}
    return {
        "classes": {name: _fields(term, _CLASS_FIELDS) for name, term in vocabulary.classes.items()},
        "predicates": predicates,
        "units": msgspec.to_builtins(vocabulary.units),
        "lists": msgspec.to_builtins(vocabulary.lists),
    }


def _fields(term: Any, names: tuple[str, ...]) -> dict[str, Any]:
    """Return the fields of a term that say something, as builtin types."""
    return {
        name: value for name in names if (value := msgspec.to_builtins(getattr(term, name))) not in (None, False, [])
    }
