"""Writes docs/api.md from the docstrings: every public name of the package with its signature, words and example.

`render()` returns the text; `make docs` writes it. What is public is what `dealgraph.__all__` names, and the classes
of what its methods return (`ANSWERS`).
"""

from __future__ import annotations

import importlib
import inspect
import re
from functools import cached_property
from typing import TYPE_CHECKING, Any

import dealgraph
from dealgraph.errors import DealgraphError
from dealgraph.records import Record

if TYPE_CHECKING:
    from collections.abc import Iterator

HEAD = """# The Python API

Written from the docstrings by `make docs`. The examples run as tests; in them `kg` is the graph that
[CONTRIBUTING.md](../CONTRIBUTING.md) builds, `kg = dealgraph.load("my-graph")`. For the shipped graph see the
[tutorial](tutorial.ipynb) and the [how-tos](README.md).

In signatures `Name` is a name of an entity (id, label, alias, IRI) or an Entity, `Names` one or several of them, and
`Choices` one or several terms of the ontology (id, label, alias of a predicate, symbol of a unit). `Date` is a text such
as `2026-Q1`, a year, or a `datetime.date`; `Place` is a path.

"""
# Classes whose instances the methods return, in the order of the page, by module.
ANSWERS = {
    "results": ["Rows"],
    "search": ["Match"],
    "index": ["Adjacency"],
    "sparql": ["Answer"],
    "findings": ["Finding"],
    "analysis.paths": ["Path", "Hop"],
    "analysis.costs": ["CostModel"],
    "analysis.explain": ["Explanation"],
    "analysis.disagreements": ["Disagreement", "Position"],
    "analysis.exposure": ["Exposure", "Part", "Rest"],
    "analysis.rounds": ["Round", "Participant"],
    "analysis.figures": ["Figure"],
    "analysis.ranges": ["Range"],
    "analysis.sums": ["Total"],
    "analysis.loops": ["Loop", "Side"],
    "analysis.flows": ["Flow"],
    "analysis.voices": ["Voice"],
    "analysis.interest": ["Interests", "Interest"],
    "analysis.origins": ["Origin"],
    "analysis.tellers": ["Tellers"],
    "analysis.debates": ["Debate", "Stand", "Rival"],
}
# Rules that stand in the docstring of a module.
RULES = [
    "times",
    "deal_steps",
    "shown",
    "uniting",
    "conflicts",
    "analysis.costs",
    "analysis.figures",
    "analysis.shares",
    "analysis.sums",
    "analysis.interest",
    "analysis.origins",
    "analysis.tellers",
]
PARTS = ("Functions", "KnowledgeGraph", "Records", "Answers", "Errors", "Rules")


def public() -> Iterator[tuple[str, str, Any]]:
    """Yield (part, name, object) for everything that has a section."""
    for name in dealgraph.__all__:
        value = getattr(dealgraph, name)
        yield _part(name, value), f"dealgraph.{name}", value
    for home, names in ANSWERS.items():
        module = importlib.import_module(f"dealgraph.{home}")
        for name in names:
            yield "Answers", name, getattr(module, name)


def _part(name: str, value: Any) -> str:
    if not inspect.isclass(value):
        return "Functions"
    if issubclass(value, DealgraphError) or name == "Problem":
        return "Errors"
    if issubclass(value, Record):
        return "Records"
    return name if name in PARTS else "Answers"


def members(owner: type) -> Iterator[tuple[str, Any]]:
    """Yield the public methods and properties of a class with their functions, its own before those of its bases."""
    seen: set[str] = set()
    for base in owner.__mro__:
        if not base.__module__.startswith("dealgraph") or (
            base is not owner and base.__name__ in ("Finding", "Record")
        ):
            continue
        for name, value in vars(base).items():
            shown = not name.startswith("_") or (name == "__getitem__" and getattr(value, "__doc__", None))
            if (
                shown
                and name not in seen
                and (isinstance(value, (property, cached_property)) or inspect.isfunction(value))
            ):
                seen.add(name)
                yield name, value


def render() -> str:
    """Return the page."""
    sections: dict[str, list[str]] = {part: [] for part in PARTS}
    for part, name, value in public():
        sections[part].append("\n".join(_section(part, name, value)))
    for home in RULES:
        module = importlib.import_module(f"dealgraph.{home}")
        sections["Rules"].append(f"### dealgraph.{home}\n\n{_prose(module.__doc__)}\n")
    contents = "".join(f"- [{part}](#{part.lower()})\n" for part in PARTS)
    return HEAD + contents + "".join(f"\n## {part}\n\n" + "\n".join(sections[part]) for part in PARTS)


def _section(part: str, name: str, value: Any) -> Iterator[str]:
    yield f"### {name}\n"
    if not inspect.isclass(value):
        yield f"{_call(name, value)}\n\n{_prose(value.__doc__)}\n"
        return
    yield f"{_prose(value.__doc__)}\n"
    fields = getattr(value, "__struct_fields__", ()) or getattr(value, "_fields", ())
    if fields:
        yield f"Fields: {', '.join(f'`{field}`' for field in fields)}.\n"
    if part in ("Errors", "Records"):
        return
    owner = "kg" if part == "KnowledgeGraph" else name
    for member, function in members(value):
        item = member == "__getitem__"
        yield f"#### {owner}{'[...]' if item else f'.{member}'}\n"
        if inspect.isfunction(function):
            if not item:
                yield f"{_call(f'{owner}.{member}', function)}\n"
            yield f"{_prose(function.__doc__)}\n"
        else:
            getter = function.fget if isinstance(function, property) else function.func
            # A paragraph of its own, since what closes a block of code must stand alone on its line.
            yield f"{_prose(function.__doc__)}\n\nA property: `{getter.__annotations__['return']}`.\n"


def _call(name: str, function: Any) -> str:
    """Return the call with its parameters as code, one a line where it is long."""
    signature = inspect.signature(function)
    parts: list[str] = []
    for one in signature.parameters.values():
        if one.name == "self":
            continue
        if one.kind is one.KEYWORD_ONLY and "*" not in parts and not any(part.startswith("*") for part in parts):
            parts.append("*")
        stars = "*" if one.kind is one.VAR_POSITIONAL else ""
        default = "" if one.default is one.empty else f" = {one.default!r}"
        parts.append(f"{stars}{one.name}: {one.annotation}{default}")
    line = f"{name}({', '.join(parts)}) -> {signature.return_annotation}"
    if len(line) > 100:
        line = f"{name}(\n" + "".join(f"    {part},\n" for part in parts) + f") -> {signature.return_annotation}"
    return f"```python\n{line}\n```"


def _prose(doc: str | None) -> str:
    """Return a docstring as Markdown: examples and tables as code, the rest as it is."""
    pieces = []
    for piece in re.split(r"\n\n", inspect.cleandoc(doc or "")):
        if piece.lstrip().startswith(">>>"):
            pieces.append(f"```pycon\n{piece.replace('<BLANKLINE>', '')}\n```")
        elif piece.startswith("    "):
            pieces.append(f"```text\n{inspect.cleandoc(piece)}\n```")
        else:
            pieces.append(piece)
    return "\n\n".join(pieces)
