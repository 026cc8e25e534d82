"""What the page knows: every record of the graph and the terms that explain them, ready for JSON."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

import msgspec

from ..records import Conflict, Entity, Quotation, Records, Source, Statement
from .tables import Row, pack, unpack

if TYPE_CHECKING:
    from ..knowledge_graph import KnowledgeGraph
    from ..vocabulary import Vocabulary

_CLASS_FIELDS = ("label", "definition", "parent", "abstract", "color", "shape")
_PREDICATE_FIELDS = (
    "label", "phrase", "definition", "range", "units", "text", "choice", "functional", "symmetric", "flow", "interest",
)  # fmt: skip


def page_data(kg: KnowledgeGraph) -> dict[str, Any]:
    """Return all records of the graph as tables (see `tables`), and its vocabulary.

    Evidence stands in a table of its own: `of` is the number of the row whose evidence it is.
    `records_of_page` reads the records back.
    """
    rows = kg.records
    return {
        "entities": pack(msgspec.to_builtins(list(rows.entities))),
        "sources": pack(msgspec.to_builtins(list(rows.sources))),
        **_with_evidence("statements", msgspec.to_builtins(list(rows.statements))),
        **_with_evidence("quotations", msgspec.to_builtins(list(rows.quotations))),
        "conflicts": pack(msgspec.to_builtins(list(kg.conflicts()))),
        "vocabulary": _terms(kg.vocabulary),
    }


def records_of_page(html: str) -> Records:
    """Return the records that stand in the text of a page. Raises ValueError for a text that is no such page."""
    reader = _DataReader()
    reader.feed(html)
    if not reader.text:
        raise ValueError("the text is no page of dealgraph: its data block is missing")
    data = json.loads(reader.text)
    return Records(
        entities=msgspec.convert(unpack(data["entities"]), tuple[Entity, ...]),
        sources=msgspec.convert(unpack(data["sources"]), tuple[Source, ...]),
        statements=msgspec.convert(_join_evidence(data, "statements"), tuple[Statement, ...]),
        quotations=msgspec.convert(_join_evidence(data, "quotations"), tuple[Quotation, ...]),
        conflicts=msgspec.convert(unpack(data["conflicts"]), tuple[Conflict, ...]),
    )


def script_json(value: Any) -> str:
    """Return `value` as JSON that cannot end the script element in which it stands."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return text.replace("<", "\\u003c")


def _with_evidence(name: str, rows: list[Row]) -> dict[str, Any]:
    evidence = [{"of": number, **item} for number, row in enumerate(rows) for item in row.pop("evidence")]
    return {name: pack(rows), f"{name}_evidence": pack(evidence)}


def _join_evidence(data: dict[str, Any], name: str) -> list[Row]:
    rows = unpack(data[name])
    for row in rows:
        row["evidence"] = []
    for item in unpack(data[f"{name}_evidence"]):
        rows[item.pop("of")]["evidence"].append(item)
    return rows


def _terms(vocabulary: Vocabulary) -> dict[str, Any]:
    predicates = {}
    for name, term in vocabulary.predicates.items():
        inverse = {"inverse": term.inverse.label} if term.inverse else {}
        predicates[name] = {**_fields(term, _PREDICATE_FIELDS), **inverse}
    return {
        "classes": {name: _fields(term, _CLASS_FIELDS) for name, term in vocabulary.classes.items()},
        "predicates": predicates,
        "units": msgspec.to_builtins(vocabulary.units),
        "lists": msgspec.to_builtins(vocabulary.lists),
    }


def _fields(term: Any, names: tuple[str, ...]) -> dict[str, Any]:
    """Return the fields of a term that say something, as builtin types."""
    values = {name: msgspec.to_builtins(getattr(term, name)) for name in names}
    return {name: value for name, value in values.items() if value not in (None, False, [], ())}


class _DataReader(HTMLParser):
    """Collects the text of the script element with the id "data"."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.text = ""
        self._inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note whether the data block begins."""
        self._inside = tag == "script" and ("id", "data") in attrs

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002
        """Note that an element has ended."""
        self._inside = False

    def handle_data(self, data: str) -> None:
        """Keep the text of the data block."""
        if self._inside:
            self.text += data
