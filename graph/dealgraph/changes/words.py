"""Changes in words: as text for a terminal, and as Markdown for release notes."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING, Any

from ..errors import from_difference
from ..records import Conflict, Document, Entity, Evidence, Quotation, Statement
from ..wording import object_words
from .change import KINDS, Change

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..knowledge_graph import KnowledgeGraph
    from .change import AnyRecord, Changes

_OBJECT = ("object", "value", "lower", "upper", "unit", "text", "bound")
_MARKUP = re.compile(r"([\\`*_{}\[\]()#+!|~-])")


def text_lines(changes: Changes) -> Iterator[str]:
    """Yield the lines of the text: a heading a table, a line a change, and below it what differs and the receipts."""
    for table in KINDS:
        rows = changes.of(table)
        if rows:
            yield table
        for one in rows:
            yield f"  {one.kind:<10} {headline(changes, one)}"
            yield from (f"             {line}" for line in details(changes, one))
    for number, (deal, of_deal) in enumerate(changes.deals.items()):
        if number == 0:
            yield "deals"
        kinds = [one.kind for one in of_deal]
        counts = ", ".join(f"{kinds.count(kind)} {kind}" for kind in KINDS["statements"] if kind in kinds)
        yield f"  {_label(changes, deal)} ({deal}): {counts}"
    yield changes.summary()


def markdown(changes: Changes) -> str:
    """Return the changes as Markdown; text of the graph cannot become markup."""
    lines = []
    for table, kinds in KINDS.items():
        rows = changes.of(table)
        if rows:
            lines += [f"## {table.capitalize()}", ""]
        for kind in kinds:
            of_kind = changes.of(table, kind)
            if of_kind:
                lines += [f"### {kind.capitalize()} ({len(of_kind)})", ""]
                for one in of_kind:
                    lines.append(f"- {_plain(headline(changes, one))}")
                    lines += [f"  - {_plain(line)}" for line in details(changes, one)]
                lines.append("")
    if changes.deals:
        lines += ["## Deals", ""]
        lines += [
            f"- {_plain(_label(changes, deal))}: {len(of_deal)} changes" for deal, of_deal in changes.deals.items()
        ]
        lines.append("")
    return "\n".join([*lines, f"{changes.summary()}.", ""])


def _plain(text: str) -> str:
    return _MARKUP.sub(r"\\\1", escape(" ".join(text.split()), quote=False))


def headline(changes: Changes, change: Change) -> str:
    """Return what a change is about, in words."""
    old, new = change.old, change.new
    if isinstance(old, Entity) and isinstance(new, Entity):
        if change.kind == "merged":
            return f"{_entity(old)} is part of {_entity(new)} now"
        if change.kind == "split":
            return f"{_entity(new)} was part of {_entity(old)}"
        if change.kind == "renamed":
            return f"{_entity(old)} is {_entity(new)} now"
    if new is not None:
        return _words(changes.new, new)
    assert old is not None
    return _words(changes.old, old)


def _words(kg: KnowledgeGraph, row: AnyRecord) -> str:
    if isinstance(row, Statement):
        return kg.sentence(row)
    if isinstance(row, Quotation):
        return f'{kg.label(row.speaker)}: "{row.text}"'
    if isinstance(row, Conflict):
        return f"{row.kind}: {row.explanation}"
    return _entity(row) if isinstance(row, Entity) else f"{row.title} ({row.id})"


def _entity(row: Entity) -> str:
    return f"{row.label} ({row.type}, {row.id})"


def _label(changes: Changes, name: str) -> str:
    return (changes.new if name in changes.new else changes.old).label(name)


def details(changes: Changes, change: Change) -> Iterator[str]:
    """Yield what differs, field by field, and the quotes of what was added or withdrawn."""
    old, new = change.old, change.new
    if old is not None and new is not None and change.kind not in ("merged", "split"):
        yield from _fields(changes, change)
    row = new if new is not None else old
    if isinstance(row, (Statement, Quotation)) and (old is None or new is None):
        yield from map(_quote, row.evidence)


def _fields(changes: Changes, change: Change) -> Iterator[str]:
    old, new = change.old, change.new
    left = list(change.fields)
    if isinstance(old, Statement) and isinstance(new, Statement) and any(name in _OBJECT for name in left):
        left = [name for name in left if name not in _OBJECT]
        one, other = _object(changes.old, old), _object(changes.new, new)
        yield _both("object" if old.object or new.object else "value", one, other)
    for name in left:
        one, other = (_value(getattr(row, "from_" if name == "from" else name)) for row in (old, new))
        yield _both(name, one, other)


def _both(name: str, old: str, new: str) -> str:
    one, other = from_difference(old, new)
    return f"{name}: {one} -> {other}"


def _object(kg: KnowledgeGraph, row: Statement) -> str:
    return object_words(row, kg.vocabulary, kg.label)


def _value(value: Any) -> str:
    if isinstance(value, tuple):
        return ", ".join(map(_part, value)) or "none"
    return "none" if value in (None, "") else str(value)


def _part(one: Any) -> str:
    if isinstance(one, Document):
        ends = [f'{name} "{words}"' for name, words in (("begins", one.begins), ("ends", one.ends)) if words]
        ends += [f"SHA-256 {one.sha256[:12]}"] if one.sha256 else []
        return one.file + (f" ({', '.join(ends)})" if ends else "")
    return _quote(one) if isinstance(one, Evidence) else str(one)


def _quote(one: Evidence) -> str:
    place = "" if one.start is None else f", {one.start}-{one.end}"
    return f'"{one.exact}" ({one.document}{place})'
