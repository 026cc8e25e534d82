"""Turtle as a person would write it: sections, a block a subject, and only the prefixes that are used."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .rdf.terms import string

if TYPE_CHECKING:
    from collections.abc import Iterable

Pair = tuple[str, "str | list[str]"]
_NOT_NAMES = re.compile(r'"(?:[^"\\\n]|\\.)*"|<[^<>"\s]*>|#[^\n]*')
_PREFIX = re.compile(r"(?<![\w-])([a-z][a-z0-9-]*):")
_WIDTH = 120


class TurtleFile:
    """Collects blocks; `text` gives the whole file. Terms are given as Turtle writes them."""

    def __init__(self, prefixes: dict[str, str]) -> None:
        self._prefixes = prefixes
        self._parts: list[str] = []

    def section(self, title: str) -> None:
        """Start a section."""
        self._parts.append(f"# {title}\n")

    def block(self, subject: str, *pairs: Pair) -> None:
        """Add what is said of `subject`; pairs without an object are left out."""
        self._parts.append(f"{subject}\n    " + " ;\n    ".join(_lines(pairs, "    ")) + " .\n")

    def text(self) -> str:
        """Return the file."""
        body = "\n".join(self._parts)
        used = set(_PREFIX.findall(_NOT_NAMES.sub("", body)))
        head = "".join(f"@prefix {name}: <{self._prefixes[name]}> .\n" for name in sorted(used))
        return f"{head}\n{body}"


def blank(*pairs: Pair) -> str:
    """Return a blank node with these properties."""
    return "[ " + " ; ".join(_lines(pairs, "")) + " ]"


def nodes(terms: Iterable[str]) -> str:
    """Return an RDF collection."""
    return "( " + " ".join(terms) + " )"


def words(text: str) -> str:
    """Return `text` as an English literal."""
    return f"{string(text)}@en"


def plain(text: str) -> str:
    """Return `text` as a literal without a language."""
    return string(text)


def _lines(pairs: Iterable[Pair], indent: str) -> list[str]:
    lines = []
    for predicate, given in pairs:
        objects = given if isinstance(given, list) else [given]
        if not objects:
            continue
        line = f"{predicate} {', '.join(objects)}"
        if indent and len(objects) > 1 and len(line) + len(indent) > _WIDTH:
            line = f"{predicate}\n{indent}    " + f",\n{indent}    ".join(objects)
        elif indent and line.endswith(" )") and len(line) + len(indent) > _WIDTH:
            line = _wrap(line, indent)
        lines.append(line)
    return lines


def _wrap(line: str, indent: str) -> str:
    """Return the line with a long collection of names broken into lines; nested ones stay as they are."""
    start = line.index("( ")
    inside = line[start + 2 : -2]
    if "[" in inside or '"' in inside:
        return line
    rows, row = [], ""
    for name in inside.split():
        if row and len(indent) + len(row) + len(name) + 5 > _WIDTH:
            rows.append(row)
            row = ""
        row = f"{row} {name}".strip()
    rows.append(row)
    inner = f"\n{indent}    "
    return f"{line[:start]}({inner}{inner.join(rows)}\n{indent})"
