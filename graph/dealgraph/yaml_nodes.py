"""What YAML is read into: mappings, lists and text, each with the line and column where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias


class Text(str):
    """A scalar; `line` and `column` count from 1."""

    __slots__ = ("column", "line")
    line: int
    column: int


class Mapping(dict[Text, "Node"]):
    """A mapping; its keys know where they stand, and so does the mapping itself."""

    __slots__ = ("column", "line")
    line: int
    column: int

    if TYPE_CHECKING:

        def field(self, key: str) -> Node | None:
            """Return the value of `key`, or None where it is not given."""
    else:
        # The same, without a call of Python for each field of each statement.
        field = dict.get


class Sequence(list["Node"]):
    """A list that knows where it starts."""

    __slots__ = ("column", "line")
    line: int
    column: int


Node: TypeAlias = Text | Mapping | Sequence
