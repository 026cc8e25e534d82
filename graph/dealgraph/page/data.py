"""What the page knows: every record of the graph and the terms that explain them, ready for JSON."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

import msgspec

from ..analysis.disagreements import sides_of
from ..analysis.figures import COUNTED, REACHED, SIZES
from ..deal_steps import FIRST_STEPS, TALKS
from ..records import Conflict, Entity, Quotation, Records, Source, Statement
from .derived import origins_of
from .parts import parts_of, restored, tables_of
from .tables import Row, pack, unpack

if TYPE_CHECKING:
    from ..knowledge_graph import KnowledgeGraph
    from ..vocabulary import Vocabulary
    from .groups import Group

EVIDENCED = ("statements", "quotations")

_CLASS_FIELDS = ("label", "definition", "parent", "abstract", "color", "shape")
_PREDICATE_FIELDS = (
    "label", "phrase", "definition", "aliases", "range", "units", "text", "choice", "functional", "symmetric", "flow",
    "interest", "topical", "money",
)  # fmt: skip


def page_data(kg: KnowledgeGraph) -> dict[str, Any]:
    """Return all records of the graph as tables (see `tables`), and its vocabulary.

    `records_of_page` reads them back.
    """
    found: dict[str, Any] = {}
    for name, rows in _rows(kg).items():
        found |= tables_of(name, rows)
    for name in EVIDENCED:
        found.setdefault(f"{name}_evidence", pack([]))
    return {**found, **_terms(kg.vocabulary)}


def large_page_data(kg: KnowledgeGraph, groups: list[Group]) -> tuple[dict[str, Any], list[str]]:
    """Return what the page of a large graph needs at once, and its records as compressed parts (see `parts`)."""
    tables = _rows(kg)
    group = {member: number for number, one in enumerate(groups) for member in one.members}
    for row in tables["entities"]:
        row["group"] = group[row["id"]]
    parts = list(parts_of(tables))
    counts = {name: len(rows) for name, rows in tables.items()}
    return {"parts": len(parts), "counts": counts, **_terms(kg.vocabulary)}, parts


def records_of_page(html: str) -> Records:
    """Return the records that stand in the text of a page. Raises ValueError for a text that is no such page."""
    reader = _DataReader()
    reader.feed(html)
    if "data" not in reader.texts:
        raise ValueError("the text is no page of dealgraph: its data block is missing")
    data = json.loads(reader.texts["data"])
    # The records of a large graph stand in parts, those of others in the block itself.
    blocks = [restored(reader.texts[f"part-{number}"]) for number in range(data.get("parts", 0))] or [data]
    return Records(
        entities=msgspec.convert(_read(blocks, "entities"), tuple[Entity, ...]),
        sources=msgspec.convert(_read(blocks, "sources"), tuple[Source, ...]),
        statements=msgspec.convert(_read(blocks, "statements"), tuple[Statement, ...]),
        quotations=msgspec.convert(_read(blocks, "quotations"), tuple[Quotation, ...]),
        conflicts=msgspec.convert(_read(blocks, "conflicts"), tuple[Conflict, ...]),
    )


def script_json(value: Any) -> str:
    """Return `value` as JSON that cannot end the script element in which it stands."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return text.replace("<", "\\u003c")


def _rows(kg: KnowledgeGraph) -> dict[str, list[Row]]:
    records = kg.records
    tables = {
        "entities": records.entities,
        "sources": records.sources,
        "statements": records.statements,
        "quotations": records.quotations,
        "conflicts": kg.conflicts_by_id,
    }
    found: dict[str, list[Row]] = {name: msgspec.to_builtins(list(rows)) for name, rows in tables.items()}
    # What the page shows beside the records; whoever reads the records back passes it over.
    for name, origins in zip(("sources", "statements"), origins_of(kg), strict=True):
        for row in found[name]:
            if row["id"] in origins:
                row["origin"] = origins[row["id"]]
    for row, conflict in zip(found["conflicts"], kg.conflicts_by_id, strict=True):
        row["sides"] = sides_of(conflict, [kg.statement(name) for name in conflict.statements])
    return found


def _read(blocks: list[dict[str, Any]], name: str) -> list[Row]:
    """Return the rows of one table from all blocks, with their evidence."""
    found: list[Row] = []
    for block in blocks:
        rows = unpack(block[name]) if name in block else []
        if name in EVIDENCED:
            for row in rows:
                row["evidence"] = []
            for item in unpack(block[f"{name}_evidence"]) if rows else []:
                rows[item.pop("of")]["evidence"].append(item)
        found += rows
    return found


def _terms(vocabulary: Vocabulary) -> dict[str, Any]:
    predicates = {}
    for name, term in vocabulary.predicates.items():
        inverse = {"inverse": term.inverse.label} if term.inverse else {}
        predicates[name] = {**_fields(term, _PREDICATE_FIELDS), **inverse}
    terms = {
        "classes": {name: _fields(term, _CLASS_FIELDS) for name, term in vocabulary.classes.items()},
        "predicates": predicates,
        "units": msgspec.to_builtins(vocabulary.units),
        "lists": msgspec.to_builtins(vocabulary.lists),
    }
    return {
        "vocabulary": terms,
        "counted": {"sizes": SIZES, "stances": COUNTED},
        "steps": {"talks": TALKS, "first": FIRST_STEPS, "reached": REACHED},
    }


def _fields(term: Any, names: tuple[str, ...]) -> dict[str, Any]:
    """Return the fields of a term that say something, as builtin types."""
    values = {name: msgspec.to_builtins(getattr(term, name)) for name in names}
    return {name: value for name, value in values.items() if value not in (None, False, [], ())}


class _DataReader(HTMLParser):
    """Collects the texts of the script elements by their ids."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.texts: dict[str, str] = {}
        self._inside = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note which data block begins."""
        self._inside = (dict(attrs).get("id") or "") if tag == "script" else ""

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002
        """Note that an element has ended."""
        self._inside = ""

    def handle_data(self, data: str) -> None:
        """Keep the text of a data block."""
        if self._inside:
            self.texts[self._inside] = self.texts.get(self._inside, "") + data
