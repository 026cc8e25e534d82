"""Records, lists of records and the graph as HTML, the way notebooks show them (`_repr_html_`).

Everything is plain tables without script and style sheets; every text is escaped, addresses are no links.
"""

from __future__ import annotations

from collections import Counter
from html import escape
from typing import TYPE_CHECKING, Any

import msgspec

from .counted import counted

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from .knowledge_graph import KnowledgeGraph
    from .records import Evidence

MAX_ROWS = 20
MAX_TEXT = 160
# What a list of records shows first; further fields follow in the order of the record.
_FIRST = ("id", "label", "type", "subject", "predicate", "object", "value", "lower", "upper", "unit", "text")
# What repeats the column before it, or tells a reader nothing in a narrow column.
_LEFT_OUT = ("evidence", "start", "end")


def record_html(record: msgspec.Struct) -> str:
    """Return a card of the record: a row a field, fields without a value left out."""
    lines = [f"<tr><th>{escape(name.rstrip('_'))}</th><td>{_value(value)}</td></tr>" for name, value in _fields(record)]
    return f"<table><caption>{escape(type(record).__name__)}</caption>{''.join(lines)}</table>"


def rows_html(rows: Sequence[Any], line: Callable[[Any], str] | None = None) -> str:
    """Return a table of the rows in sight; the caption counts all of them. With `line` each row has its words first."""
    sight = getattr(rows, "in_sight", None)
    shown = [rows[index] for index in sight(MAX_ROWS)] if sight else list(rows[:MAX_ROWS])
    notes = "".join(f"<p>{escape(note)}</p>" for note in getattr(rows, "notes", ()))
    if not shown:
        return f"<p>&lt;0 rows&gt;</p>{notes}"
    if line is not None:
        return _lines_of_rows(rows, shown, line) + notes
    if not isinstance(shown[0], msgspec.Struct):
        return _lines_of_rows(rows, shown, str) + notes
    kept = [dict(_fields(row)) for row in shown]
    names = dict.fromkeys(name for row in kept for name in row if name not in _LEFT_OUT)
    columns = [name for name in _FIRST if name in names] + [name for name in names if name not in _FIRST]
    head = "".join(f"<th>{escape(name.rstrip('_'))}</th>" for name in columns)
    body = "".join(
        "<tr>" + "".join(f"<td>{_value(row.get(name, ''), MAX_TEXT)}</td>" for name in columns) + "</tr>"
        for row in kept
    )
    return (
        f"<table><caption>{_caption(rows, shown)}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    )


def _lines_of_rows(rows: Sequence[Any], shown: list[Any], line: Callable[[Any], str]) -> str:
    """Return a table of the rows in words, and what carries them: the quotes of records, nothing of what has none."""
    body = []
    for row in shown:
        quotes = [f"<q>{escape(part.exact)}</q> ({escape(part.document)})" for part in getattr(row, "evidence", ())]
        words = escape(line(row)).replace("\n", "<br>")
        cells = [words, *(["<br>".join(quotes)] if quotes else []), escape(getattr(row, "id", ""))]
        body.append("<tr>" + "".join(f"<td>{cell}</td>" for cell in cells if cell) + "</tr>")
    return f"<table><caption>{_caption(rows, shown)}</caption><tbody>{''.join(body)}</tbody></table>"


def answer_html(columns: Sequence[str], rows: Sequence[dict[str, Any]]) -> str:
    """Return a table of the first rows of a SPARQL query's answer."""
    head = "".join(f"<th>{escape(name)}</th>" for name in columns)
    body = "".join(
        "<tr>"
        + "".join(f"<td>{_value('' if row[name] is None else row[name], MAX_TEXT)}</td>" for name in columns)
        + "</tr>"
        for row in rows[:MAX_ROWS]
    )
    more = f", the first {MAX_ROWS}" if len(rows) > MAX_ROWS else ""
    caption = f"{counted(len(rows), 'row')}{more}"
    return f"<table><caption>{caption}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def lines_html(title: str, lines: Sequence[tuple[str, str]]) -> str:
    """Return a table of headings and words."""
    body = "".join(f"<tr><th>{escape(head)}</th><td>{escape(words)}</td></tr>" for head, words in lines)
    return f"<table><caption>{escape(title)}</caption>{body}</table>"


def prose_html(text: str, notes: Sequence[str]) -> str:
    """Return a paragraph with its footnotes below it."""
    return f"<p>{escape(text)}</p><p>{'<br>'.join(map(escape, notes))}</p>"


def _caption(rows: Sequence[Any], shown: list[Any]) -> str:
    first = shown[-1] is not rows[-1]
    more = (f", the first {MAX_ROWS}" if first else f", {len(shown)} of them shown") if len(rows) > MAX_ROWS else ""
    return f"{counted(len(rows), f'{escape(type(shown[0]).__name__)} row')}{more}"


def graph_html(kg: KnowledgeGraph) -> str:
    """Return what a graph holds: how many of each, and the commonest classes and predicates."""
    rows = kg.records
    counts = [(name, len(getattr(rows, name))) for name in ("entities", "sources", "statements", "quotations")]
    classes = Counter(kg.vocabulary.classes[entity.type].label for entity in rows.entities)
    predicates = Counter(kg.vocabulary.predicates[row.predicate].label for row in rows.statements)
    groups = (("KnowledgeGraph", counts), ("entities", _top(classes)), ("statements", _top(predicates)))
    return "".join(
        f"<table><caption>{escape(caption)}</caption>"
        + "".join(f"<tr><th>{escape(name)}</th><td>{count:,}</td></tr>" for name, count in lines)
        + "</table>"
        for caption, lines in groups
    )


def _top(counter: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counter.items(), key=lambda item: (-item[1], item[0]))[:10]


def _fields(record: msgspec.Struct) -> list[tuple[str, Any]]:
    values = ((name, getattr(record, name)) for name in record.__struct_fields__)
    return [(name, value) for name, value in values if value is not None and value not in ((), "")]


def _value(value: Any, limit: int | None = None) -> str:
    if isinstance(value, tuple):
        return "<br>".join(_value(member, limit) for member in value)
    if isinstance(value, msgspec.Struct):
        return _part(value)
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return f"{value:,}"
    text = str(value)
    if limit is not None and len(text) > limit:
        text = text[: limit - 1] + "…"
    return escape(text)


def _part(part: Evidence | msgspec.Struct) -> str:
    """Return a part of a record on one line: evidence as its words and where they stand."""
    fields = dict(_fields(part))
    if "exact" not in fields:
        return escape(", ".join(str(value) for value in fields.values()))
    place = f", {fields['start']}-{fields['end']}" if "start" in fields and "end" in fields else ""
    return f"<q>{escape(fields['exact'])}</q> ({escape(fields['document'] + place)})"
