"""YAML as the seeds use it: mappings, lists and text, each with the line and column where it stands.

Built over PyYAML's event stream instead of its constructors, because these lose positions, keep the last of
repeated keys in silence, and read `no`, `010` and `1:30` as something other than what was written. Here every
scalar is text. Anchors, aliases, tags and several documents in one file are refused: nothing in a seeds file
needs them, and they are what YAML bombs and object constructors are made of.
"""

from __future__ import annotations

import re
import stat
from typing import TYPE_CHECKING, Any, TypeAlias

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from .errors import Problem
from .yaml_mistakes import find_mistake

if TYPE_CHECKING:
    from pathlib import Path

MAX_BYTES = 16 * 1024 * 1024
MAX_DEPTH = 12
MAX_NODES = 1_000_000
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


# A # behind a space starts a comment; with a letter right behind it, it was more likely meant as text.
_CUT = re.compile(r"\s+#[^\s#]")


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

    def field(self, key: str) -> Node | None:
        """Return the value of `key`, or None where it is not given."""
        return self.get(key)  # type: ignore[call-overload, no-any-return]


class Sequence(list["Node"]):
    """A list that knows where it starts."""

    __slots__ = ("column", "line")
    line: int
    column: int


Node: TypeAlias = Text | Mapping | Sequence


class YamlError(Exception):
    """The file cannot be read as YAML of the seeds; `problem` says why and where."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


def read_yaml(path: Path, name: str | None = None) -> Node | None:
    """Return what the YAML file `path` holds, or None where it is empty. Errors call the file `name`.

    Raises YamlError for a file that is no regular file, too large, not UTF-8, or not YAML as described above.
    """
    name = name or str(path)
    return parse_yaml(_decode(_read_bytes(path, name), name), name)


def parse_yaml(text: str, name: str) -> Node | None:
    """Return what the YAML `text` holds, or None where it is empty. Raises YamlError; see `read_yaml`."""
    try:
        return _Builder(name).build(text)
    except yaml.MarkedYAMLError as error:
        line, column, mend = find_mistake(text, error, _LOADER)
        raise YamlError(Problem(name, line, column, f"this is not YAML: {error.problem or error}", mend=mend)) from None
    except yaml.reader.ReaderError as error:
        raise YamlError(_unprintable(text, name, str(error.reason))) from None
    except UnicodeEncodeError as error:
        raise YamlError(_at_offset(text, error.start, name, "a lone surrogate is not text", "remove it")) from None
    except (OverflowError, ValueError):
        # Only PyYAML's own scanner, which serves where libyaml is missing, gets this far.
        raise YamlError(Problem(name, 0, 0, "this is not YAML: an escape such as \\U names no character")) from None


def _read_bytes(path: Path, name: str) -> bytes:
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            kind = "a folder" if stat.S_ISDIR(status.st_mode) else "no regular file"
            raise YamlError(Problem(name, 0, 0, f"a YAML file is needed here and this is {kind}"))
        if status.st_size > MAX_BYTES:
            raise YamlError(
                Problem(
                    name,
                    0,
                    0,
                    "the file is too large",
                    f"{status.st_size:,} bytes",
                    f"split it into files below {MAX_BYTES:,} bytes",
                )
            )
        return path.read_bytes()
    except OSError as error:
        raise YamlError(Problem(name, 0, 0, f"the file cannot be read: {error.strerror or error}")) from None


def _decode(data: bytes, name: str) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8", "replace")
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        found = f"byte 0x{data[error.start]:02x}"
        raise YamlError(Problem(name, line, column, "the file is not UTF-8", found, "save it as UTF-8")) from None


def _at_offset(text: str, offset: int, name: str, what: str, mend: str) -> Problem:
    line = text.count("\n", 0, offset) + 1
    column = offset - text.rfind("\n", 0, offset)
    return Problem(name, line, column, what, f"U+{ord(text[offset]):04X}", mend)


def _unprintable(text: str, name: str, reason: str) -> Problem:
    match = yaml.reader.Reader.NON_PRINTABLE.search(text)
    if match is None:
        return Problem(name, 0, 0, f"this is not YAML: {reason}")
    return _at_offset(text, match.start(), name, "a control character may not stand in YAML", "remove it")


class _Builder:
    """Builds nodes from the parser's events, with an own stack: deep nesting ends in an error, not in a crash."""

    def __init__(self, name: str) -> None:
        self.name = name

    def build(self, text: str) -> Node | None:  # noqa: PLR0912 - see below
        """Return the root. One loop, without a call for each event: there are ten of them in every statement."""
        root: Node | None = None
        parent: Mapping | Sequence | None = None
        key: Text | None = None
        above: list[tuple[Mapping | Sequence | None, Text | None]] = []
        documents = nodes = 0
        node: Node
        next_event = _LOADER(text).get_event
        while (event := next_event()) is not None:
            kind = type(event)
            if kind is ScalarEvent:
                node = Text(event.value)
            elif kind is MappingStartEvent:
                node = Mapping()
            elif kind is SequenceStartEvent:
                node = Sequence()
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                parent, key = above.pop()
                continue
            else:
                documents += kind is DocumentStartEvent
                if documents > 1 or kind is AliasEvent:
                    raise self._unneeded(event)
                continue
            nodes += 1
            if event.anchor is not None or event.tag is not None or nodes > MAX_NODES:
                raise self._unneeded(event)
            mark = event.start_mark
            node.line = mark.line + 1
            node.column = mark.column + 1
            if parent is None:
                root = node
            elif isinstance(parent, Sequence):
                parent.append(node)
            elif key is not None:
                parent[key] = node
                key = None
            else:
                if not isinstance(node, Text) or node in parent:
                    raise self._no_key(event, node, parent)
                # Keeps its place in the order of keys, and lets a repeated key be seen, before its value is read.
                parent[node] = key = node
                continue
            if not isinstance(node, Text):
                if len(above) == MAX_DEPTH:
                    raise self._error(event, f"nesting is deeper than {MAX_DEPTH} levels")
                above.append((parent, key))
                parent, key = node, None
        if "#" in text and _CUT.search(text):
            self._refuse_cut_text(text)
        return None if isinstance(root, Text) and not root else root

    def _refuse_cut_text(self, text: str) -> None:
        """Refuse a text that YAML cuts off in silence: "bought #the chips" without quotation marks is "bought"."""
        lines = text.splitlines()
        for event in yaml.parse(text, Loader=_LOADER):
            if isinstance(event, ScalarEvent) and not event.style:
                end: Any = event.end_mark
                rest = lines[end.line][end.column :] if end.line < len(lines) else ""
                if _CUT.match(rest):
                    mend = "put quotation marks around the text, or a space behind the # of a comment"
                    raise self._error(event, "the text is cut off by a #", event.value + rest, mend)

    def _unneeded(self, event: Any) -> YamlError:
        """Return the error that nothing in a seeds file needs this."""
        if isinstance(event, DocumentStartEvent):
            return self._error(event, "a seeds file holds one document", "---", "put the second into its own file")
        if isinstance(event, AliasEvent):
            mend = "write the value out"
            return self._error(event, "an alias may not stand in a seeds file", f"*{event.anchor}", mend)
        if event.anchor is not None:
            return self._error(event, "an anchor may not stand in a seeds file", f"&{event.anchor}", "remove it")
        if event.tag is not None:
            mend = "remove it; every value is text"
            return self._error(event, "a tag may not stand in a seeds file", event.tag, mend)
        mend = "split it into several files"
        return self._error(event, f"the file holds more than {MAX_NODES:,} values", mend=mend)

    def _no_key(self, event: Any, node: Node, parent: Mapping) -> YamlError:
        if not isinstance(node, Text):
            return self._error(event, "a key must be text")
        first = next(known for known in parent if known == node)
        mend = f"it stands already in line {first.line}; remove one of the two"
        return self._error(event, "the key is repeated", node, mend)

    def _error(self, event: Any, what: str, found: str = "", mend: str = "") -> YamlError:
        mark = event.start_mark
        return YamlError(Problem(self.name, mark.line + 1, mark.column + 1, what, str(found), mend))
