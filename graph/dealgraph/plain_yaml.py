"""The plain lines that make up nearly all seeds, read in half the time that a YAML parser takes for its events.

    anthropic:
      - makes: claude
        quote: [Anthropic, "the AI startup"]
      - raises: {text: billions of dollars}

A line is empty, a comment, or indentation, perhaps `- `, and then `key: value`, `key:` or a value. A value is text on
this one line, as it is or in quotation marks without escapes, or a list or mapping of values in brackets.
Whatever else there is in YAML, and whatever is wrong, is left to the parser (see `yaml_file`): what is read here is
what the parser reads, to the column. tests/trust/test_plain_yaml.py holds it to that.
"""

from __future__ import annotations

import re
from typing import Any, TypeVar

from .yaml_nodes import Mapping, Node, Sequence, Text

# Blocks in blocks, and brackets in brackets: both together are fewer than `yaml_file.MAX_DEPTH`.
_MAX_DEPTH = 5

# A parser looks for the colon of a key no further than 1,024 characters.
_KEY = r"\w[\w.-]{0,200}"
_FIRST = r"""[^\s\-?:,\[\]{}#&*!|>'"%@`]"""
_TEXT = rf"{_FIRST}[^\n:#]*+(?:(?::(?=[^ \n])|(?<! )#)[^\n:#]*+)*+(?<! )"
_LINE = re.compile(rf"""^(?: *#.*|( *)(- )?(?:({_KEY}):(?: (?=[^ \n])|$))?({_TEXT}|["'\[{{].*)?)$""", re.MULTILINE)
# Within brackets, parsers differ in what they make of a colon or a question mark.
_TEXT_IN_BRACKETS = rf"{_FIRST}[^\[\]{{}},:?#]*+(?<! )"
_TOKEN = re.compile(
    rf"""(?:({_KEY}): )?(?:([\[{{])|({_TEXT_IN_BRACKETS})|"([^"\\]*+)"|'((?:[^']|'')*+)')([\]}}]*+)(, )?"""
)
_Placed = TypeVar("_Placed", bound=Node)


class NotPlainError(Exception):
    """The text holds what is left to the parser."""


def read_plain(text: str) -> Node | None:  # noqa: PLR0912, PLR0915 - a call a line costs as much as the line
    """Return what the YAML `text` holds, or None where it is empty. Raises NotPlainError."""
    if not text.replace("\n", "").isprintable():
        raise NotPlainError
    lines = _LINE.findall(text)
    if len(lines) <= text.count("\n"):
        raise NotPlainError
    root = Mapping()
    # The innermost block and its column, the key of it that has no value yet, and the blocks around it.
    block: Any = root
    column = -1
    key: Text | None = Text()
    above: list[tuple[int, Any]] = []
    for number, (indent, dash, name, value) in enumerate(lines, 1):
        if not (name or value or dash):
            continue
        start = len(indent)
        if key is not None:
            if start <= column or len(above) >= _MAX_DEPTH:
                raise NotPlainError
            above.append((column, block))
            block[key] = block = _placed(Sequence() if dash else Mapping(), number, start + 1)
            column, key = start, None
        while start < column:
            column, block = above.pop()
        if start != column or (type(block) is Sequence) is not bool(dash):
            raise NotPlainError
        if dash:
            start += 2
            if name:
                above.append((column, block))
                block.append(_placed(Mapping(), number, start + 1))
                column, block = start, block[-1]
        if name:
            if name in block:
                raise NotPlainError
            key = Text(name)
            key.line = number
            key.column = start + 1
            if not value:
                continue
            start += len(name) + 2
        elif not (dash and value):
            raise NotPlainError
        if value[0] in "\"'[{":
            node = _in_brackets(value, number, start + 1)
        else:
            node = Text(value)
            node.line = number
            node.column = start + 1
        if key is None:
            block.append(node)
        else:
            block[key] = node
            key = None
    if key:
        raise NotPlainError
    return root.field("")


def _in_brackets(text: str, line: int, column: int) -> Node:  # noqa: PLR0912 - a call a token, too
    """Return the value in brackets or quotation marks that `text` is, which stands at this place."""
    root = Sequence()
    parent: Any = root
    above: list[Any] = []
    node: Node
    end = 0
    while match := _TOKEN.match(text, end):
        key, opener, plain, double, single, closers, comma = match.groups()
        begin = column + (match.end(1) + 2 if key else end)
        end = match.end()
        if plain or double is not None:
            node = Text(plain or double)
        elif single is not None:
            node = Text(single.replace("''", "'"))
        else:
            node = Mapping() if opener == "{" else Sequence()
        _placed(node, line, begin)
        if type(parent) is Sequence and not key:
            parent.append(node)
        elif type(parent) is Mapping and key and key not in parent:
            parent[_placed(Text(key), line, column + match.start(1))] = node
        else:
            raise NotPlainError
        if opener:
            above.append(parent)
            parent = node
        for closer in closers:
            if len(above) == 0 or closer != ("}" if type(parent) is Mapping else "]"):
                raise NotPlainError
            parent = above.pop()
        starts = bool(opener and not closers)
        if bool(comma) is not (bool(above) and not starts) or len(above) > _MAX_DEPTH:
            raise NotPlainError
        if not above:
            break
    if above or end != len(text):
        raise NotPlainError
    return root[0]


def _placed(node: _Placed, line: int, column: int) -> _Placed:
    node.line = line
    node.column = column
    return node
