"""The report of a reading: the problems found so far, and the small checks that every part of the reader shares."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..dates import parse_date
from ..errors import Problem
from ..records import NOT_TEXT, SLUG
from ..rules.values import ENTITY_ID, is_address
from ..suggest import MAX_SUGGESTIONS, did_you_mean
from ..yaml_file import Mapping, Node, Sequence, Text, YamlError, read_yaml

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

MAX_NAME = 500
MAX_TEXT = 5_000


class Report:
    """Collects problems. `file` names the file that is being read, as the user gave it."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self.file = ""

    def problem(self, at: Node, what: str, found: str = "", mend: str = "") -> None:
        """Add a problem at the place of `at` in the present file."""
        self.problems.append(Problem(self.file, at.line, at.column, what, str(found), mend))

    def open(self, path: Path, holds: str) -> Mapping | None:
        """Return the mapping that the file holds, or None after adding a problem. An empty file gives None too."""
        self.file = str(path)
        try:
            root = read_yaml(path)
        except YamlError as error:
            self.problems.append(error.problem)
            return None
        if root is None or isinstance(root, Mapping):
            return root
        self.problem(root, f"the file must hold {holds}", kind_of(root))
        return None

    def open_list(self, path: Path, holds: str) -> list[Node]:
        """Return the list that the file holds, or none after adding a problem. An empty file gives none too."""
        self.file = str(path)
        try:
            root = read_yaml(path)
        except YamlError as error:
            self.problems.append(error.problem)
            return []
        if root is None or isinstance(root, Sequence):
            return root or []
        self.problem(root, f"the file must hold {holds}", kind_of(root), "put '- ' before each member")
        return []

    def mapping(self, node: Node, what: str) -> Mapping | None:
        """Return `node` where it is a mapping; otherwise add a problem."""
        if isinstance(node, Mapping):
            return node
        self.problem(node, f"{what} must be a mapping", kind_of(node))
        return None

    def sequence(self, node: Node, what: str) -> list[Node]:
        """Return the members of the list `node`; otherwise add a problem and return none."""
        if isinstance(node, Sequence):
            return node
        self.problem(node, f"{what} must be a list", kind_of(node), "put '- ' before each member")
        return []

    def text(self, node: Node | None, what: str, limit: int = MAX_TEXT) -> str:
        """Return the text `node`, "" where it is None; an empty, overlong or other node is a problem."""
        if node is None:
            return ""
        if not isinstance(node, Text):
            self.problem(node, f"{what} must be text", kind_of(node))
            return ""
        if not node or node.isspace():
            self.problem(node, f"{what} is empty", mend="fill it in, or remove the key")
        elif len(node) > limit:
            self.problem(node, f"{what} is longer than {limit} characters", f"{len(node)} characters")
        elif not node.isprintable() and (bad := NOT_TEXT.search(node)):
            self.problem(node, f"{what} holds a character that is not text", f"U+{ord(bad.group()):04X}", "remove it")
        return str(node)

    def texts(self, node: Node | None, what: str, limit: int = MAX_NAME) -> list[Text]:
        """Return the texts in the list `node`, or the one text that it is."""
        if node is None:
            return []
        members: list[Node] = [node] if isinstance(node, Text) else self.sequence(node, what)
        return [member for member in members if self.text(member, what, limit) and isinstance(member, Text)]

    def keys(self, mapping: Mapping, allowed: Collection[str], required: Collection[str] = ()) -> None:
        """Add a problem for each key that is not `allowed`, and for each `required` one that is missing."""
        for key in mapping:
            if key not in allowed:
                self.problem(key, "unknown key", key, self._mend_key(key, mapping[key], allowed))
        for wanted in required:
            if mapping.field(wanted) is None:
                self.problem(mapping, f"the key {wanted!r} is missing", mend=f"add `{wanted}: ...`")

    def known(self, name: Text, known: Collection[str], what: str, otherwise: str = "") -> bool:
        """Return whether `name` is one of `known`; otherwise add a problem with a suggestion."""
        if name in known:
            return True
        self.problem(name, f"unknown {what}", name, self._did_you_mean(name, known, otherwise))
        return False

    def address(self, address: Text, what: str) -> None:
        """Add a problem where `address` is no web address that every RDF tool reads."""
        if not is_address(address):
            self.problem(address, f"{what} is a web address", address, "write it as https://...")

    def slug(self, name: Text, what: str) -> bool:
        """Return whether `name` can be an id; otherwise add a problem."""
        if ENTITY_ID.fullmatch(name):
            return True
        near = "-".join("".join(c if c.isascii() and c.isalnum() else " " for c in name.lower()).split())
        mend = f"write it as {near!r}" if near and near != name and SLUG.fullmatch(near) else ""
        self.problem(name, f"an id of {what} is made of lower-case letters, digits and single hyphens", name, mend)
        return False

    def date(self, node: Node | None, what: str) -> str | None:
        """Return the partial date `node`; anything else is a problem."""
        text = self.text(node, what) if node is not None else ""
        if not text or node is None:
            return None
        try:
            parse_date(text)
        except ValueError as error:
            self.problem(node, f"{what} is no date", text, str(error))
            return None
        return text

    def _mend_key(self, key: Text, value: Node, allowed: Collection[str]) -> str:
        if value == "":
            return "a text inside { } that holds a comma wants quotation marks around it"
        # Only those of a statement are so many.
        rest = f"use one of: {', '.join(allowed)}" if len(allowed) < 20 else "docs/ontology.md lists the predicates"
        return self._did_you_mean(key, allowed, rest)

    def _did_you_mean(self, name: str, known: Collection[str], otherwise: str) -> str:
        return did_you_mean(name, known, otherwise) if len(self.problems) < MAX_SUGGESTIONS else otherwise


def kind_of(node: Node) -> str:
    """Return what `node` is, in the words of an error message."""
    if isinstance(node, Text):
        return str(node) or "nothing"
    return "a mapping" if isinstance(node, Mapping) else "a list"
