"""The tables: entities, sources, statements, quotations and conflicts as JSON Lines, CSV and Parquet.

All three hold the same rows with the same columns. CSV keeps lists and evidence as JSON, and puts an apostrophe
before a text that a spreadsheet would take for a formula (and before one that starts with an apostrophe);
`csv_text` and `from_csv_text` are the two ways of that rule.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import msgspec

from ..errors import MissingExtraError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from typing import TextIO

    from ..knowledge_graph import KnowledgeGraph
    from ..records import Statement

Row = dict[str, Any]
TEXT, NUMBER, TRUTH, TEXTS, EVIDENCE, DOCUMENTS = "text", "number", "truth", "texts", "evidence", "documents"

# The columns of each table, in order, with their types: the one description that all three formats follow.
COLUMNS: dict[str, dict[str, str]] = {
    "entities": {
        "id": TEXT, "iri": TEXT, "type": TEXT, "label": TEXT, "aliases": TEXTS, "description": TEXT, "same_as": TEXTS,
        "merged": TEXTS,
    },
    "sources": {
        "id": TEXT, "iri": TEXT, "type": TEXT, "title": TEXT, "issued": TEXT, "issued_basis": TEXT, "speaker": TEXT,
        "speaker_label": TEXT, "url": TEXT, "documents": DOCUMENTS,
    },
    "statements": {
        "id": TEXT, "subject": TEXT, "subject_label": TEXT, "predicate": TEXT, "object": TEXT, "object_label": TEXT,
        "value": NUMBER, "lower": NUMBER, "upper": NUMBER, "unit": TEXT, "text": TEXT, "bound": TEXT, "stance": TEXT,
        "polarity": TEXT, "rank": TEXT, "rank_reason": TEXT, "at": TEXT, "from": TEXT, "to": TEXT, "date_text": TEXT,
        "known_since": TEXT, "basis": TEXT, "scope": TEXT, "role": TEXT, "speaker": TEXT, "speaker_label": TEXT,
        "via": TEXT, "deal": TEXT, "source": TEXT, "evidence": EVIDENCE,
    },
    "quotations": {
        "id": TEXT, "speaker": TEXT, "speaker_label": TEXT, "text": TEXT, "about": TEXTS, "direct": TRUTH, "at": TEXT,
        "date_text": TEXT, "known_since": TEXT, "via": TEXT, "source": TEXT, "evidence": EVIDENCE,
    },
    "conflicts": {
        "id": TEXT, "kind": TEXT, "about": TEXT, "about_label": TEXT, "statements": TEXTS, "explanation": TEXT,
        "preferred": TEXT,
    },
}  # fmt: skip


def rows(kg: KnowledgeGraph, table: str) -> Iterator[Row]:
    """Yield the rows of a table as dictionaries, keys in the order of COLUMNS, keys without a value left out."""
    for row in _ROWS[table](kg):
        yield {key: row[key] for key in COLUMNS[table] if row.get(key) not in (None, "", [])}


def _entities(kg: KnowledgeGraph) -> Iterator[Row]:
    for entity in kg.records.entities:
        yield {**msgspec.to_builtins(entity), "iri": kg.vocabulary.about.resources + entity.id}


def _sources(kg: KnowledgeGraph) -> Iterator[Row]:
    for source in kg.records.sources:
        yield {
            **msgspec.to_builtins(source),
            "iri": kg.vocabulary.about.resources + source.id,
            "type": kg[source.id].type,
            "speaker_label": kg.label(source.speaker),
        }


def statement_row(kg: KnowledgeGraph, row: Statement) -> Row:
    """Return the row of one statement; the polarity is told only where it is negated."""
    found: Row = {
        **{"rank": row.rank, "stance": row.stance},
        **msgspec.to_builtins(row),
        "subject_label": kg.label(row.subject),
        "speaker_label": kg.label(row.speaker),
    }
    if row.object is not None:
        found["object_label"] = kg.label(row.object)
    return {key: found[key] for key in COLUMNS["statements"] if found.get(key) is not None}


def _statements(kg: KnowledgeGraph) -> Iterator[Row]:
    for row in kg.records.statements:
        yield statement_row(kg, row)


def _quotations(kg: KnowledgeGraph) -> Iterator[Row]:
    for row in kg.records.quotations:
        yield {**msgspec.to_builtins(row), "direct": row.direct, "speaker_label": kg.label(row.speaker)}


def _conflicts(kg: KnowledgeGraph) -> Iterator[Row]:
    for row in kg.conflicts():
        yield {**msgspec.to_builtins(row), "about_label": kg.label(row.about)}


_ROWS: dict[str, Callable[[KnowledgeGraph], Iterator[Row]]] = {
    "entities": _entities,
    "sources": _sources,
    "statements": _statements,
    "quotations": _quotations,
    "conflicts": _conflicts,
}


def write_jsonl(kg: KnowledgeGraph, table: str, stream: TextIO) -> None:
    """Write a table as JSON Lines."""
    for row in rows(kg, table):
        stream.write(json.dumps(row, ensure_ascii=False, separators=(",", ":")) + "\n")


def write_csv(kg: KnowledgeGraph, table: str, stream: TextIO) -> None:
    """Write a table as CSV (RFC 4180, but for the line ends, which are line feeds)."""
    columns = COLUMNS[table]
    # Not by the csv module, which quotes other cells in other versions of Python, and in some no carriage return.
    stream.write(",".join(columns) + "\n")
    for row in rows(kg, table):
        stream.write(",".join(_quoted(_cell(row.get(key), kind)) for key, kind in columns.items()) + "\n")


def _quoted(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"' if any(mark in cell for mark in ',"\n\r') else cell


def _cell(value: Any, kind: str) -> str:
    if value is None:
        return ""
    if kind == TEXT:
        return csv_text(value)
    if kind == NUMBER:
        return repr(value)
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def csv_text(text: str) -> str:
    """Return `text` as a spreadsheet shows it without running it: see https://owasp.org/www-community/attacks/CSV_Injection."""
    return "'" + text if text.startswith(("=", "+", "-", "@", "\t", "\r", "\n", "'")) else text


def from_csv_text(cell: str) -> str:
    """Return the text that `csv_text` made `cell` from."""
    return cell.removeprefix("'")


def write_parquet(kg: KnowledgeGraph, table: str, path: Path) -> None:
    """Write a table as Parquet. Raises MissingExtraError where pyarrow is not installed."""
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError:
        raise MissingExtraError("Parquet", "tables") from None
    evidence = pa.struct(
        [("document", pa.string()), ("exact", pa.string()), ("start", pa.int64()), ("end", pa.int64())]
    )
    documents = pa.struct([("file", pa.string()), ("begins", pa.string()), ("ends", pa.string())])
    types = {
        TEXT: pa.string(),
        NUMBER: pa.float64(),
        TRUTH: pa.bool_(),
        TEXTS: pa.list_(pa.string()),
        EVIDENCE: pa.list_(evidence),
        DOCUMENTS: pa.list_(documents),
    }
    schema = pa.schema([(key, types[kind]) for key, kind in COLUMNS[table].items()])
    numbers = [key for key, kind in COLUMNS[table].items() if kind == NUMBER]
    # pyarrow takes no whole number beyond 64 bits for a floating-point one.
    found = [{**row, **{key: float(row[key]) for key in numbers if key in row}} for row in rows(kg, table)]
    pq.write_table(pa.Table.from_pylist(found, schema=schema), path, compression="zstd")
