"""Rows as flat tables: a row each, the same columns with the same types whatever the rows, also where there are none.

Records keep their fields; evidence and documents become JSON. Statements and quotations come ready for charts and for
CSV, in the order of our own tables: `start` and `end` are the first and the last day of their time (none where it is
open), `quote`, `document`, `quote_start` and `quote_end` the first piece of their evidence; with their graph they have
labels and the whole `sentence`. An answer of an analysis becomes its title and its fields: a record in it
stands as its id, an answer in it as its words, a range as two numbers.
"""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec

from .analysis.ranges import Range
from .records import Quotation, Record, Statement
from .times import days_of

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Mapping, Sequence

    import pandas as pd
    import polars as pl

    from .knowledge_graph import KnowledgeGraph

# The types of columns.
TEXT, NUMBER, WHOLE, TRUTH, LIST, DAY = "text", "number", "whole", "truth", "list", "day"
_TYPES = {"str": TEXT, "int": WHOLE, "bool": TRUTH, "float": NUMBER, "Number": NUMBER}
_PARTS = ("tuple[Evidence, ...]", "tuple[Document, ...]")
_LABELLED = ("subject", "object", "speaker")
# The edges of what `times.days_of` gives where an end is open.
_OPEN = (1, 9999)
# What says in a few words what a part of an answer is, in the order of preference.
_WORDS = ("title", "sentence", "words", "text", "label", "id")


class Column(NamedTuple):
    """A column: its name, its type, and what it is of a row."""

    name: str
    type: str
    value: Callable[[Any], Any]


def columns_of(kind: type, kg: KnowledgeGraph | None = None) -> list[Column]:
    """Return the columns of rows of this class: a record, a Match, or an answer of an analysis.

    With `kg`, the graph of the rows, those of statements and quotations have labels, and statements their sentence.
    """
    if kind in (Statement, Quotation):
        return _said(kind, kg)
    return _fields(kind)


def _said(kind: type, kg: KnowledgeGraph | None) -> list[Column]:
    """Return the columns of statements or quotations, in the order of our tables."""
    from .exports.tables import COLUMNS

    found = {one.name: one for one in _fields(kind)}
    if kg is not None:
        labels = {entity.id: entity.label for entity in kg.records.entities}
        found |= {f"{field}_label": _label(field, labels) for field in _LABELLED if field in found}
    columns = [found[name] for name in COLUMNS["statements" if kind is Statement else "quotations"] if name in found]
    names = [one.name for one in columns]
    place = names.index("to" if kind is Statement else "at") + 1
    days = [Column("start", DAY, lambda row: _day(row, 0)), Column("end", DAY, lambda row: _day(row, 1))]
    receipt = [
        Column("quote", TEXT, lambda row: row.evidence[0].exact),
        Column("document", TEXT, lambda row: row.evidence[0].document),
        Column("quote_start", WHOLE, lambda row: row.evidence[0].start),
        Column("quote_end", WHOLE, lambda row: row.evidence[0].end),
    ]
    sentence = [] if kg is None or kind is Quotation else [Column("sentence", TEXT, kg.sentence)]
    return [*columns[:place], *days, *columns[place:-1], *sentence, *receipt, columns[-1]]


def _label(field: str, labels: Mapping[str, str]) -> Column:
    get = attrgetter(field)
    return Column(f"{field}_label", TEXT, lambda row: labels.get(get(row)))


def _day(row: Any, edge: int) -> datetime.date | None:
    """Return the first (0) or the last (1) day of a row's time, None where it is open or not dated."""
    days = days_of(row.at, getattr(row, "from_", None), getattr(row, "to", None))
    if days is None or days[edge].year == _OPEN[edge]:
        return None
    return days[edge]


def _fields(kind: type) -> list[Column]:
    """Return a column for each field."""
    fields: tuple[str, ...] = getattr(kind, "__struct_fields__", ()) or getattr(kind, "_fields", ())
    names = dict(zip(fields, getattr(kind, "__struct_encode_fields__", fields), strict=True))
    annotations = {name: text for base in reversed(kind.__mro__) for name, text in _annotations(base).items()}
    columns = [] if issubclass(kind, Record) else _head(kind)
    for field, name in names.items():
        annotation = annotations[field].removesuffix(" | None")
        columns += _columns(field, name, annotation, whole=issubclass(kind, Record))
    if issubclass(kind, Record):
        return columns
    known = {one.name for one in columns}
    return columns + [one for one in _worked_out(kind) if one.name not in known]


def _worked_out(kind: type) -> list[Column]:
    """Return the columns of what an answer works out of its fields: its properties."""
    found: list[Column] = []
    for name, member in vars(kind).items():
        if isinstance(member, property) and not name.startswith("_"):
            annotation = str(getattr(member.fget, "__annotations__", {}).get("return", ""))
            found += _columns(name, name, annotation.removesuffix(" | None"), whole=False)
    return found


def _annotations(base: type) -> dict[str, str]:
    # A NamedTuple wraps the text of its annotations.
    return {name: getattr(one, "__forward_arg__", one) for name, one in getattr(base, "__annotations__", {}).items()}


def _head(kind: type) -> list[Column]:
    return [Column("title", TEXT, lambda row: row.title)] if isinstance(getattr(kind, "title", None), property) else []


def _columns(field: str, name: str, annotation: str, *, whole: bool) -> list[Column]:
    """Return the columns of one field; `whole`: of a record, whose parts stay as they are."""

    get = attrgetter(field)
    if annotation in _TYPES:
        return [Column(name, _TYPES[annotation], get)]
    if whole and annotation in _PARTS:
        return [Column(name, TEXT, lambda row: msgspec.json.encode(get(row)).decode())]
    if annotation == "Range":
        return [
            Column(f"{name}_low", NUMBER, lambda row: None if get(row) is None else get(row).low),
            Column(f"{name}_high", NUMBER, lambda row: None if get(row) is None else get(row).high),
        ]
    if annotation == "Entity":
        return _spread(field, "id", "type", "label", "description")
    if annotation == "Conflict":
        return [Column(name, TEXT, attrgetter(f"{field}.id")), *_spread(field, "kind", "about", "explanation")]
    if annotation.startswith("tuple["):
        return [Column(name, LIST, lambda row: [_words(one) for one in get(row)])]
    if annotation.startswith("dict["):
        return [Column(name, LIST, lambda row: [f"{key}: {_words(value)}" for key, value in get(row).items()])]
    return [Column(name, TEXT, lambda row: None if get(row) is None else _words(get(row)))]


def _spread(field: str, *parts: str) -> list[Column]:
    """Return a column for each of these parts of the record in a field."""
    return [Column(part, TEXT, attrgetter(f"{field}.{part}")) for part in parts]


def _words(value: Any) -> str:
    """Return a part of an answer in a word or two: a record as its id, an answer as its title."""
    if isinstance(value, Record):
        return str(getattr(value, "id", "") or getattr(value, "exact", "") or value)
    if isinstance(value, dict):
        return ", ".join(f"{key}: {_words(one)}" for key, one in value.items())
    if isinstance(value, tuple):
        return ", ".join(map(_words, value))
    if not isinstance(value, msgspec.Struct):
        return str(value)
    told = (getattr(value, name, None) for name in _WORDS)
    found = next((one for one in told if isinstance(one, str)), None)
    if found is not None:
        return found
    # A range, or a sum that has one, is said in words only where its unit is known.
    size = getattr(value, "size", value)
    if isinstance(size, Range):
        return f"at least {size.low:g}" if size.high is None else f"{size.low:g} to {size.high:g}"
    return ", ".join(str(one) for one in msgspec.structs.astuple(value) if isinstance(one, (str, int, float)))


def to_dicts(rows: Sequence[Any], columns: list[Column]) -> list[dict[str, Any]]:
    """Return the rows as dictionaries; keys without a value are left out."""
    whole = [{one.name: one.value(row) for one in columns} for row in rows]
    return [{name: value for name, value in row.items() if value not in (None, "", [])} for row in whole]


def to_csv(rows: Sequence[Any], columns: list[Column]) -> str:
    """Return the rows as CSV with a line of headings; texts that a spreadsheet would run get an apostrophe."""
    from .exports.tables import csv_line

    lines = [csv_line(one.value(row) for one in columns) for row in rows]
    return "".join([csv_line(one.name for one in columns), *lines])


def to_pandas(rows: Sequence[Any], columns: list[Column]) -> pd.DataFrame:
    """Return the rows as a DataFrame: numbers are float64, whole numbers Int64, days datetime64, the rest objects."""
    import pandas as pd

    types = {NUMBER: "float64", WHOLE: "Int64", TRUTH: "bool", DAY: "datetime64[s]"}
    series = {
        one.name: pd.Series([one.value(row) for row in rows], dtype=types.get(one.type, "object")) for one in columns
    }
    return pd.DataFrame(series)


def to_polars(rows: Sequence[Any], columns: list[Column]) -> pl.DataFrame:
    """Return the rows as a polars DataFrame, of the same types as `to_pandas`."""
    import polars as pl

    types = {
        TEXT: pl.String(), NUMBER: pl.Float64(), WHOLE: pl.Int64(), TRUTH: pl.Boolean(), LIST: pl.List(pl.String),
        DAY: pl.Date(),
    }  # fmt: skip

    def values(column: Column) -> list[Any]:
        found = [column.value(row) for row in rows]
        # Whole numbers may be larger than polars' own.
        return [None if one is None else float(one) for one in found] if column.type == NUMBER else found

    return pl.DataFrame({one.name: pl.Series(one.name, values(one), types[one.type]) for one in columns})
