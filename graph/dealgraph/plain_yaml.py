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
_KEY = r"\w[\w.-]{0,200}+"
_FIRST = r"""[^\s\-?:,\[\]{}#&*!|>'"%@`]"""
_TEXT = rf"{_FIRST}[^\n:#]*+(?:(?::(?=[^ \n])|(?<! )#)[^\n:#]*+)*+(?<! )"
_LINE = re.compile(rf"""^( *+(?:- )?)(?:({_KEY}):(?: |$))?({_TEXT}|["'\[{{#].*|)$""", re.MULTILINE)
# Within brackets, parsers differ in what they make of a question mark and of some colons.
_IN_BRACKETS = r"[^\[\]{},:?#]*+"
_TEXT_IN_BRACKETS = rf"{_FIRST}{_IN_BRACKETS}(?::(?=[\w/]){_IN_BRACKETS})*+(?<! )"
_TOKEN = re.compile(
    rf"""(?:({_KEY}): )?(?:({_TEXT_IN_BRACKETS})|"([^"\\]*+)"|'((?:[^']|'')*+)'|([\[{{]))([\]}}]*+)(, )?"""
)
_Placed = TypeVar("_Placed", bound=Node)


class NotPlainError(Exception):
    """The text holds what is left to the parser."""


def read_plain(text: str) -> Node | None:  # noqa: PLR0912, PLR0915 - see below
    """Return what the YAML `text` holds, or None where it is empty. Raises NotPlainError.

    One loop, because a call for each line would take as long as the line itself.
    """
    if not text.replace("\n", "").isprintable():
        raise NotPlainError
    lines = _LINE.findall(text)
    if len(lines) <= text.count("\n"):
        raise NotPlainError
    root = Mapping()
    # The innermost block, its column and how its lines begin, the key in it that has no value yet, and what is around.
    block: Any = root
    # No line begins as those of `root` would, which holds one value.
    column, prefix = -1, "-"
    key: Text | None = Text()
    above: list[tuple[int, str, Any]] = []
    for number, (beginning, name, value) in enumerate(lines, 1):
        if not name and (not value or value[0] == "#"):
            if "-" in beginning:
                raise NotPlainError
            continue
        if key is not None or beginning != prefix:
            is_member = beginning.endswith("- ")
            start = len(beginning) - 2 * is_member
            if key is not None:
                if start <= column or len(above) >= _MAX_DEPTH:
                    raise NotPlainError
                above.append((column, prefix, block))
                block[key] = block = _placed(Sequence() if is_member else Mapping(), number, start + 1)
                column, prefix, key = start, beginning, None
            while start < column:
                column, prefix, block = above.pop()
            if beginning != prefix:
                raise NotPlainError
        start = len(beginning)
        if name:
            if type(block) is Sequence:
                above.append((column, prefix, block))
                block.append(_placed(Mapping(), number, start + 1))
                column, prefix, block = start, " " * start, block[-1]
            elif name in block:
                raise NotPlainError
            key = Text(name)
            key.line = number
            key.column = start + 1
            if not value:
                continue
            start += len(name) + 2
        elif type(block) is Mapping:
            raise NotPlainError
        if value[0] in "\"'[{#":
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


def _in_brackets(text: str, line: int, column: int) -> Node:  # noqa: PLR0912 - one loop, as above
    """Return the value in brackets or quotation marks that `text` is, which stands at this place."""
    root = Sequence()
    parent: Any = root
    above: list[Any] = []
    node: Node
    end = 0
    while match := _TOKEN.match(text, end):
        key, plain, double, single, opener, closers, comma = match.groups()
        begin = match.end(1) + 2 if key else end
        if plain or double is not None:
            node = Text(plain or double)
        elif single is not None:
            node = Text(single.replace("''", "'"))
        else:
            node = Mapping() if opener == "{" else Sequence()
        node.line = line
        node.column = column + begin
        if type(parent) is Sequence and not key:
            parent.append(node)
        elif type(parent) is Mapping and key and key not in parent:
            parent[_placed(Text(key), line, column + end)] = node
        else:
            raise NotPlainError
        end = match.end()
        if opener:
            above.append(parent)
            parent = node
            if not closers and not comma and len(above) <= _MAX_DEPTH:
                continue
            if not closers:
                raise NotPlainError
        for closer in closers:
            if not above or closer != ("}" if type(parent) is Mapping else "]"):
                raise NotPlainError
            parent = above.pop()
        if bool(comma) is not bool(above):
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
