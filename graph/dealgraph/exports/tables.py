"""The tables: entities, sources, statements, quotations and conflicts as JSON Lines, CSV and Parquet.

All three hold the same rows with the same columns. CSV keeps lists and evidence as JSON, and puts an apostrophe
before a text that a spreadsheet would take for a formula (and before one that starts with an apostrophe);
`csv_text` and `from_csv_text` are the two ways of that rule.
"""

from __future__ import annotations

import datetime
import json
import re
from itertools import islice
from typing import TYPE_CHECKING, Any

import msgspec

from ..collecting import no_collecting
from ..errors import MissingExtraError
from ..packed import PackedStatements
from .columns import BATCH_ROWS, FEW_VALUES, json_lines, row_maker, statement_columns

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path
    from typing import TextIO

    from ..knowledge_graph import KnowledgeGraph
    from ..records import Statement
    from .columns import Columns

GROUP_ROWS = 1 << 16
_TO_QUOTE = re.compile('[,"\\n\\r]')
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
    for row in kg.conflicts_by_id:
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
    if table == "statements":
        names = list(COLUMNS[table])
        make = row_maker(names)
        for columns in statement_columns(kg):
            stream.write(json_lines(columns, names, make).decode())
        return
    for row in rows(kg, table):
        stream.write(json.dumps(row, ensure_ascii=False, separators=(",", ":")) + "\n")


def write_csv(kg: KnowledgeGraph, table: str, stream: TextIO) -> None:
    """Write a table as CSV (RFC 4180, but for the line ends, which are line feeds)."""
    kinds = COLUMNS[table]
    # Not by the csv module, which quotes other cells in other versions of Python, and in some no carriage return.
    stream.write(",".join(kinds) + "\n")
    batches = statement_columns(kg) if table == "statements" else _columns(kg, table)
    for columns in batches:
        cells = [_cells(columns[name], kind) for name, kind in kinds.items()]
        stream.writelines(",".join(row) + "\n" for row in zip(*cells, strict=True))


def _columns(kg: KnowledgeGraph, table: str) -> Iterator[Columns]:
    """Yield the columns of a table, some rows at a time."""
    found = rows(kg, table)
    while batch := list(islice(found, BATCH_ROWS)):
        yield {name: [row.get(name) for row in batch] for name in COLUMNS[table]}


def _cells(values: Sequence[Any], kind: str) -> list[str]:
    if kind == TEXT:
        # Most values of most columns occur often.
        known: dict[Any, str] = {None: "", **{value: _quoted(csv_text(value)) for value in set(values) if value}}
        return list(map(known.__getitem__, values))
    return [_quoted(_cell(value, kind)) for value in values]


def _quoted(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"' if _TO_QUOTE.search(cell) else cell


def _cell(value: Any, kind: str) -> str:
    if value is None:
        return ""
    if kind == NUMBER:
        return repr(value)
    if kind == EVIDENCE:
        return msgspec.json.encode(value).decode()
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def csv_line(cells: Iterable[Any]) -> str:
    """Return a line of CSV: what is None is empty, lists are JSON, days ISO dates, texts as `csv_text` has them."""
    return ",".join(_quoted(_plain_cell(cell)) for cell in cells) + "\n"


def _plain_cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return csv_text(value)
    return str(value) if isinstance(value, datetime.date) else json.dumps(value, ensure_ascii=False)


def csv_text(text: str) -> str:
    """Return `text` as a spreadsheet shows it without running it: see https://owasp.org/www-community/attacks/CSV_Injection."""
    return "'" + text if text.startswith(("=", "+", "-", "@", "\t", "\r", "\n", "'")) else text


def from_csv_text(cell: str) -> str:
    """Return the text that `csv_text` made `cell` from."""
    return cell.removeprefix("'")


def write_parquet(kg: KnowledgeGraph, table: str, path: Path) -> None:
    """Write a table as Parquet, in row groups of some ten thousand rows. Raises MissingExtraError without pyarrow."""
    try:
        import pyarrow.parquet as pq
    except ImportError:
        raise MissingExtraError("Parquet", "tables") from None
    from .arrow import arrow_schema

    schema = arrow_schema(COLUMNS[table])
    few = [name for name in COLUMNS[table] if name in FEW_VALUES]
    with no_collecting(), pq.ParquetWriter(path, schema, compression="zstd", use_dictionary=few) as writer:
        for part in _arrow_tables(kg, table, schema):
            writer.write_table(part, row_group_size=GROUP_ROWS)


def _arrow_tables(kg: KnowledgeGraph, table: str, schema: Any) -> Iterator[Any]:
    from .arrow import arrow_table
    from .packed_arrow import packed_tables

    statements = kg.records.statements
    if table == "statements" and isinstance(statements, PackedStatements):
        yield from packed_tables(kg, statements, schema, GROUP_ROWS)
        return
    for columns in statement_columns(kg, GROUP_ROWS) if table == "statements" else _columns(kg, table):
        yield arrow_table(columns, schema)
