"""The tables, GraphML and GEXF read back into records."""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

import msgspec

from ..errors import DealgraphError, MissingExtraError, shorten
from ..networkx_view import RENAMED, split_values
from ..records import Conflict, Entity, Quotation, Records, Source, Statement, statement_order
from .tables import COLUMNS, NUMBER, TEXT, from_csv_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    import networkx as nx

# What no cell of a table and no graph of ours reaches.
MAX_CELL = 16 * 1024 * 1024
MAX_ROWS = 10_000_000
MAX_DEPTH = 16
MAX_JSON = 256 * 1024 * 1024
Row = dict[str, Any]
Node = tuple[str | None, Row]
Edge = tuple[str | None, str | None, Row]


class ExportError(DealgraphError):
    """A file of the exports cannot be read back."""


def read_tables(folder: Path, ending: str) -> Records:
    """Return the records of the five tables in `folder`, by `ending`: jsonl, csv or parquet. Raises ExportError."""
    read = READERS[ending]
    try:
        tables = {name: list(read(folder / f"{name}.{ending}", name)) for name in COLUMNS}
        return Records(
            entities=msgspec.convert(tables["entities"], tuple[Entity, ...]),
            sources=msgspec.convert(tables["sources"], tuple[Source, ...]),
            statements=msgspec.convert(tables["statements"], tuple[Statement, ...]),
            quotations=msgspec.convert(tables["quotations"], tuple[Quotation, ...]),
            conflicts=msgspec.convert(tables["conflicts"], tuple[Conflict, ...]),
        )
    except (OSError, ValueError, KeyError, TypeError, csv.Error) as error:
        raise ExportError(f"the {ending} tables of {folder} cannot be read: {error}") from None


def _jsonl(path: Path, table: str) -> Iterator[Row]:
    with path.open(encoding="utf-8") as stream:
        for number, line in enumerate(stream, 1):
            try:
                row = json.loads(line)
            except ValueError as error:
                raise ValueError(f"{path.name}, line {number}: {error}") from None
            yield {key: row[key] for key in row if key in COLUMNS[table]}


def _csv(path: Path, table: str) -> Iterator[Row]:
    csv.field_size_limit(MAX_CELL)
    with path.open("rb") as head:
        if len(head.readline(MAX_CELL + 1)) > MAX_CELL:
            raise ValueError(f"{path.name}, line 1: the line is longer than {MAX_CELL:,} bytes")
    kinds = COLUMNS[table]
    # Spreadsheets write a byte order mark before the head.
    with path.open(encoding="utf-8-sig", newline="") as stream:
        reader = csv.DictReader(stream, strict=True)
        columns = list(reader.fieldnames or ())
        if not kinds.keys() & set(columns):
            found = shorten(",".join(columns)) or "nothing"
            raise ValueError(f"the head names no column of {table}, found {found!r}; separate the columns by commas")
        for number, row in enumerate(reader, 1):
            # The csv module puts cells too many under None, and None in the place of cells too few.
            if None in row or None in row.values():
                raise ValueError(f"{path.name}, line {reader.line_num}: the row has more or fewer cells than the head")
            given = ((key, cell) for key, cell in row.items() if cell != "" and key in kinds)
            yield {key: _from_cell(cell, kinds[key], f"row {number}, {key}") for key, cell in given}


def _from_cell(cell: str, kind: str, place: str) -> Any:
    if kind == TEXT:
        return from_csv_text(cell)
    try:
        return json.loads(cell)
    except ValueError:
        raise ValueError(f"{place}: this is no JSON, found {shorten(cell)!r}; write numbers as 900000000 or 1.5") from None


def _parquet(path: Path, table: str) -> Iterator[Row]:
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError:
        raise MissingExtraError("Parquet", "tables") from None
    kinds = COLUMNS[table]
    try:
        # A small file can unfold to any size; how many rows it has stands at its end.
        too_many = pq.read_metadata(path).num_rows > MAX_ROWS
        rows = [] if too_many else pq.read_table(path).to_pylist()
    except pa.ArrowException as error:
        # What pyarrow does not know is no ValueError, as what is broken is.
        raise ValueError(f"{path.name} cannot be read as Parquet: {error}") from None
    if too_many:
        raise ValueError(f"{path.name} has more than {MAX_ROWS:,} rows")
    for row in rows:
        yield {key: from_arrow(value, kinds[key]) for key, value in row.items() if value is not None and key in kinds}


def from_arrow(value: Any, kind: str) -> Any:
    """Return a cell of a Parquet table, of one of the kinds of `tables`, as the records hold it."""
    if kind == NUMBER:
        return int(value) if value.is_integer() else value
    if isinstance(value, list):
        return [
            {key: inner for key, inner in member.items() if inner is not None} if isinstance(member, dict) else member
            for member in value
        ]
    return value


_SEVERAL = ("aliases", "same_as", "merged")
READERS: dict[str, Callable[[Path, str], Iterator[Row]]] = {"jsonl": _jsonl, "csv": _csv, "parquet": _parquet}


# -- GraphML and GEXF -----------------------------------------------------------


def read_graphml(path: Path) -> Records:
    """Return the entities and statements of a GraphML file of ours. Raises ExportError."""
    return _read_xml(path, ("key", "attr.name"), _data)


def read_gexf(path: Path) -> Records:
    """Return the entities and statements of a GEXF file of ours. Raises ExportError."""
    return _read_xml(path, ("attribute", "title"), _values)


def read_node_link(path: Path) -> Records:
    """Return the entities and statements of networkx's node-link JSON of our graph. Raises ExportError."""
    try:
        if path.stat().st_size > MAX_JSON:
            raise ExportError(f"{path.name} is larger than {MAX_JSON:,} bytes; load the tables instead")
        document = json.loads(path.read_bytes())
        nodes = [(node["id"], node) for node in document["nodes"]]
        # networkx called them links before version 3.6.
        links = document["edges"] if "edges" in document else document["links"]
        edges = [(link["source"], link["target"], _without(link, ("source", "target", "key"))) for link in links]
    except KeyError as error:
        raise ExportError(f"{path.name} is no node-link JSON: the key {error} is missing") from None
    except (OSError, ValueError, TypeError, RecursionError) as error:
        raise ExportError(f"{path.name} is no node-link JSON: {error}") from None
    return _records(path.name, nodes, edges)


def read_networkx(graph: nx.MultiDiGraph[str]) -> Records:
    """Return the entities and statements of `kg.graph`, or of a graph with its attributes. Raises ExportError."""
    nodes: list[Node] = [(name, data) for name, data in graph.nodes(data=True)]
    edges: list[Edge] = [(subject, object_, data) for subject, object_, data in graph.edges(data=True)]
    return _records("the graph", nodes, edges)


def _without(row: Row, keys: tuple[str, ...]) -> Row:
    return {key: value for key, value in row.items() if key not in keys}


def _read_xml(
    path: Path, declared: tuple[str, str], values: Callable[[Element, dict[str | None, str]], Row]
) -> Records:
    """Read nodes and edges. `declared` are the tag that declares an attribute and its key that names it."""
    root = _xml(path)
    tag, name = declared
    names = {key.get("id"): key.get(name) or "" for key in _every(root, tag)}
    try:
        nodes = [(node.get("id"), values(node, names)) for node in _every(root, "node")]
        edges = [(edge.get("source"), edge.get("target"), values(edge, names)) for edge in _every(root, "edge")]
    except KeyError as error:
        raise ExportError(f"{path.name} has a value of the attribute {error}, which it does not declare") from None
    return _records(path.name, nodes, edges)


def _data(element: Element, names: dict[str | None, str]) -> Row:
    return {names[one.get("key")]: one.text or "" for one in _every(element, "data")}


def _values(element: Element, names: dict[str | None, str]) -> Row:
    # networkx writes the label of a node beside its id, and nowhere else.
    label = element.get("label")
    return ({} if label is None else {"label": label}) | {names[one.get("for")]: one.get("value") or "" for one in _every(element, "attvalue")}


def _records(file: str, nodes: list[Node], edges: list[Edge]) -> Records:
    fields = {new: old for old, new in RENAMED.items()}
    try:
        entities = [_entity(name, row) for name, row in nodes]
        statements = [row for _, node in nodes for row in json.loads(node.get("literals", "[]"))]
        for subject, object_, row in edges:
            named = {fields.get(key, key).rstrip("_"): value for key, value in row.items()}
            named |= {"id": row["statement"], "subject": subject, "object": object_, "source": row["source_id"]}
            named["evidence"] = json.loads(row["evidence"])
            statements.append(named)
        return Records(
            entities=tuple(sorted(entities, key=lambda entity: entity.id)),
            sources=(),
            statements=tuple(sorted(msgspec.convert(statements, tuple[Statement, ...]), key=statement_order)),
            quotations=(),
        )
    except KeyError as error:
        raise ExportError(f"{file} is no graph of dealgraph: the attribute {error} is missing") from None
    except (ValueError, TypeError, AttributeError, RecursionError) as error:
        raise ExportError(f"{file} is no graph of dealgraph: {error}") from None


def _entity(name: str | None, row: Row) -> Entity:
    several = {key: split_values(row.get(key) or "") for key in _SEVERAL}
    return Entity(id=str(name), type=row["type"], label=row["label"], description=row.get("description", ""), **several)


def _every(root: Element, name: str) -> Iterator[Element]:
    return (element for element in root.iter() if element.tag.rpartition("}")[2] == name)


def _xml(path: Path) -> Element:
    """Parse without a document type, and so without entities: neither bombs nor files from elsewhere."""
    builder = TreeBuilder()
    parser = expat.ParserCreate(namespace_separator="}")

    def refuse(*_: object) -> None:
        raise ExportError(f"{path.name} declares a document type, which no graph of ours does")

    depth = 0

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > MAX_DEPTH:
            raise ExportError(f"{path.name} nests elements deeper than {MAX_DEPTH} levels, which no graph of ours does")
        builder.start(tag, attributes)

    def end(tag: str) -> None:
        nonlocal depth
        depth -= 1
        builder.end(tag)

    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = refuse
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = builder.data
    try:
        with path.open("rb") as stream:
            # Not by ParseFile: it hands over two kilobytes at a time, and a long attribute is scanned anew with each.
            while chunk := stream.read(MAX_CELL):
                parser.Parse(chunk, False)
            parser.Parse(b"", True)
        return builder.close()
    # An encoding that the file names and Python does not know, or of which expat can make nothing, is no ExpatError.
    except (OSError, expat.ExpatError, AssertionError, LookupError, ValueError) as error:
        raise ExportError(f"{path.name} cannot be read as XML: {error}") from None
