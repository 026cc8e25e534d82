"""The reader of plain lines reads what the parser reads, to the line and column, or leaves it to the parser."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from fuzz import mutate
from hypothesis import example, given
from hypothesis import strategies as st

from dealgraph import yaml_file
from dealgraph.plain_yaml import NotPlainError, read_plain
from dealgraph.resources import shipped
from dealgraph.seeds import read_seeds
from dealgraph.yaml_file import YamlError
from dealgraph.yaml_nodes import Mapping, Node, Text
from small_world import FILES, write_files

if TYPE_CHECKING:
    from pathlib import Path

LINES = """\
# A comment, and an empty line.

acme:
  - makes: chip-1
    quote: [Acme's 2-nm chip, "the: #1", 'it''s "best"', {exact: at 5 % of C, occurrence: 2}]
    amount: {text: dozens}
    price: 2:1 (a share of C#)
  - same: [schema:Thing, "https://a.example", https://b.example/c]
  - plain text, with [brackets] & more
  - ""
other.txt:
  empty: []
"""


def placed(node: Node | None) -> Any:
    """Return the node as lists and tuples that are equal only where every text and every place is."""
    if node is None:
        return None
    if isinstance(node, Text):
        return (str(node), node.line, node.column)
    if isinstance(node, Mapping):
        return ("{", node.line, node.column, [(placed(key), placed(value)) for key, value in node.items()])
    return ("[", node.line, node.column, [placed(member) for member in node])


def hold_to_the_parser(text: str) -> bool:
    """Assert that both read the same, and return whether the text is plain; where it is not, nothing is asserted."""
    try:
        found = placed(read_plain(text))
    except NotPlainError:
        return False
    for loader in (yaml.SafeLoader, yaml_file._LOADER):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(yaml_file, "_LOADER", loader)
            try:
                expected = placed(yaml_file._parse(text, "f.yaml"))
            except YamlError as error:
                pytest.fail(f"{text!r} was read, and is an error: {error}")
        assert found == expected, text
    return True


def test_every_kind_of_plain_line_is_read_as_the_parser_reads_it() -> None:
    """And none of them is left to the parser."""
    assert hold_to_the_parser(LINES)


PIECES = st.sampled_from(
    [
        "a", "b", "key", "é", "1", "-", "?", ":", "#", " #", "# ", ": ", " :", ", ", ",", "[", "]", "{", "}", "'", '"', "''", "\\",
        "&", "*", "!", "|", ">", ">-", "%", "@", "`", "~", "<<", "...", "---", " ", "  ", "\n", "\t", "\r", "\xa0", "\u2028", "\ufeff",
    ]
)  # fmt: skip
VALUES = st.lists(PIECES, max_size=4).map("".join) | st.sampled_from(
    ["", "b c", "[a, b]", "{a: b}", "[{a: b}, 'c']", '"a: #b"', "[]", "2:1", "a #b", "b:", "- c"]
)
A_LINE = st.builds(
    "{}{}{}{}".format,
    st.sampled_from(["", " ", "  ", "    ", "      "]),
    st.sampled_from(["", "", "- ", "- - ", "-"]),
    st.sampled_from(["", "a: ", "b: ", "c:", "a-b.c:", "'a': ", "? "]),
    VALUES,
)


@given(st.lists(A_LINE, max_size=8).map("\n".join))
@example("a: b\n  c\n")
@example("a:\n- b\n")
@example("a: [b\nc: d]\n")
@example("a: 'b\n  c'\n")
@example("a: 'b' c\n")
@example("a: [b, ]\n")
@example("a: [, b]\n")
@example("a: [b: c]\n")
@example("a: {b}\n")
@example("a: [b:]\n")
@example("a: [b:c, d::e]\n")
@example("a: {b:c, d: e:f}\n")
@example("a: [b]]\n")
@example("a: [b}\n")
@example("- \n")
@example("- # b\n")
@example("a: # b\n  c: d\n")
@example("a: \n  b: c\n")
@example("  a: b\nc: d\n")
def test_any_lines_are_read_as_the_parser_reads_them_or_left_to_it(text: str) -> None:
    """Lines as seeds have them, and lines of pieces that mean something in YAML."""
    hold_to_the_parser(text)


def test_mutated_seeds_are_read_as_the_parser_reads_them_or_left_to_it() -> None:
    """Some lines of the shipped seeds at a time; enough of them stay plain."""
    dice = random.Random(1)
    files = [path.read_text(encoding="utf-8").split("\n") for path in sorted(shipped("seeds").rglob("*.yaml"))]
    plain = 0
    for _ in range(3000):
        lines = dice.choice(files)
        first = dice.randrange(len(lines))
        changed = mutate("\n".join(lines[first : first + dice.randint(1, 12)]).encode(), dice)
        plain += hold_to_the_parser(changed.decode(errors="ignore"))
    assert plain > 300


def test_seeds_have_the_same_records_and_problems_with_the_parser_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ids, places, quotes and the words of every error among them, in seeds of which one file is mutated."""

    def leave(text: str) -> None:
        raise NotPlainError

    dice = random.Random(2)
    for _ in range(300):
        name = dice.choice(list(FILES))
        folder = write_files(tmp_path, FILES)
        (folder / name).write_bytes(mutate(FILES[name].encode(), dice))
        found = read_seeds(folder)
        with monkeypatch.context() as patch:
            patch.setattr(yaml_file, "read_plain", leave)
            assert read_seeds(folder) == found
