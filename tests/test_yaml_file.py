"""YAML as the seeds use it: everything is text, everything has a place, and nothing can hurt."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from dealgraph import yaml_file
from dealgraph.yaml_file import MAX_BYTES, Mapping, Sequence, Text, YamlError, parse_yaml, read_yaml

if TYPE_CHECKING:
    from pathlib import Path


def error_of(text: str) -> str:
    """Return the error that parsing `text` raises."""
    with pytest.raises(YamlError) as raised:
        parse_yaml(text, "f.yaml")
    return str(raised.value)


def file_error(path: Path) -> str:
    """Return the error that reading `path` raises, named f.yaml."""
    with pytest.raises(YamlError) as raised:
        read_yaml(path, "f.yaml")
    return str(raised.value)


def test_mappings_lists_and_texts_know_their_line_and_column() -> None:
    """Lines and columns count from 1, and columns count characters, not bytes."""
    root = parse_yaml("é: [a, ü, b]\nsub:\n  key: value\n", "f.yaml")
    assert isinstance(root, Mapping)
    members = root.field("é")
    sub = root.field("sub")
    assert isinstance(members, Sequence)
    assert isinstance(sub, Mapping)
    value = sub.field("key")
    assert (members.line, members.column) == (1, 4)
    assert [(str(member), member.line, member.column) for member in members] == [
        ("a", 1, 5),
        ("ü", 1, 8),
        ("b", 1, 11),
    ]
    assert value is not None
    assert (value, value.line, value.column) == ("value", 3, 8)
    assert [(str(key), key.line, key.column) for key in root] == [("é", 1, 1), ("sub", 2, 1)]


@pytest.mark.parametrize(
    "written", ["no", "yes", "010", "1:30", "2026-05-28", "~", "null", "1e3", "0x1F", ".inf", "<<"]
)
def test_what_other_readers_turn_into_something_else_stays_text(written: str) -> None:
    """As a value and as a key."""
    assert parse_yaml(f"{written}: [{written}]", "f.yaml") == {written: [written]}


@pytest.mark.parametrize("text", ["", "\n\n", "# only a comment\n", "---\n", "''", "\ufeff"])
def test_an_empty_file_holds_nothing(text: str, tmp_path: Path) -> None:
    """Whatever makes it empty, and it is no error."""
    path = tmp_path / "f.yaml"
    path.write_text(text, encoding="utf-8")
    assert read_yaml(path) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: 1\nb: 2\na: 3\n", "3:1: the key is repeated, found 'a'; it stands already in line 1; remove one of the two"),
        ("a: {b: 1, b: 2}", "1:11: the key is repeated, found 'b'; it stands already in line 1; remove one of the two"),
        ("a: *x", "1:4: an alias may not stand in a seeds file, found '*x'; write the value out"),
        ("a: &x b", "1:4: an anchor may not stand in a seeds file, found '&x'; remove it"),
        ("&x a: b", "1:1: an anchor may not stand in a seeds file, found '&x'; remove it"),
        (
            "a: !!python/object/apply:os.system [id]",
            "1:4: a tag may not stand in a seeds file, found 'tag:yaml.org,2002:python/object/apply:os.system'; "
            "remove it; every value is text",
        ),
        ("a: !!int 3", "1:4: a tag may not stand in a seeds file, found 'tag:yaml.org,2002:int'; remove it; every value is text"),
        ("a: 1\n---\nb: 2\n", "2:1: a seeds file holds one document, found '---'; put the second into its own file"),
        ("[a]: b", "1:1: a key must be text"),
        ("{{a: b}: c}", "1:2: a key must be text"),
        ("a: b\n  c\x07d", "2:4: a control character may not stand in YAML, found 'U+0007'; remove it"),
        ("a: b\ud800", "1:5: a lone surrogate is not text, found 'U+D800'; remove it"),
        ('a: "\\ud800"', "1:7: this is not YAML: found invalid Unicode character escape code"),
        ("[" * 13, "1:13: nesting is deeper than 12 levels"),
        (
            "a: b: c",
            "1:5: this is not YAML: mapping values are not allowed in this context; "
            "a text that holds ': ' wants quotation marks around it, and a key is indented as far as the keys above it",
        ),
        ("a: b\nc: 'd\ne: f\n", "2:4: this is not YAML: found unexpected end of stream; close the quotation mark that opens here"),
        (
            'a: "x\nb: "y"\n',
            "1:4: this is not YAML: did not find expected key; the text that opens here ends in line 2, and more follows; "
            "close the quotation mark where the text ends",
        ),
        ("a: b\nc:d\ne: f", "2:1: this is not YAML: could not find expected ':'; a key ends in a colon with a space behind it"),
        (
            "a:\n  - b: c\n  -d: e",
            "3:3: this is not YAML: did not find expected '-' indicator; begin it with '- ' as the members above it, with a "
            "space behind the dash, or indent it as far as the first word of the member to which it belongs",
        ),
        ("a:\n  b: c\n d: e", "3:2: this is not YAML: did not find expected key; indent it as far as the keys above it"),
        (
            "a: @b",
            "1:4: this is not YAML: found character that cannot start any token; "
            "indent with spaces, not tabs, and put quotation marks around a text that starts with @, ` or %",
        ),
        (
            "a: [b\nc: d",
            "2:2: this is not YAML: did not find expected ',' or ']'; "
            "close the bracket; a text that holds brackets wants quotation marks around it",
        ),
        (
            "a: 'b' c\n",
            "1:8: this is not YAML: did not find expected key; "
            "a text that starts with a quotation mark, [ or { wants quotation marks around the whole of it",
        ),
        (
            "a: bought #the chips # yes",
            "1:4: the text is cut off by a #, found 'bought #the chips # yes'; "
            "put quotation marks around the text, or a space behind the # of a comment",
        ),
    ],
)  # fmt: skip
def test_each_error_says_where_it_stands_and_what_would_mend_it(text: str, expected: str) -> None:
    """One line, with file, line and column."""
    assert error_of(text) == f"f.yaml:{expected}"


def test_an_alias_bomb_ends_at_its_first_anchor() -> None:
    """Nothing is ever multiplied."""
    bomb = "a: &a [x, x]\n" + "".join(
        f"{b}: &{b} [*{a}, *{a}, *{a}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    assert error_of(bomb) == "f.yaml:1:4: an anchor may not stand in a seeds file, found '&a'; remove it"


@pytest.mark.parametrize("text", ["[" * 1_000_000, "{a: " * 200_000, "- " * 200_000, "? " * 200_000], ids=repr)
def test_deep_nesting_ends_at_once(text: str) -> None:
    """Neither the parser's stack nor the time gives out."""
    start = time.process_time()
    assert "f.yaml:1:" in error_of(text)
    assert time.process_time() - start < 5


def test_a_file_of_very_many_small_values_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two bytes a value would fill the memory long before the limit of the size."""
    monkeypatch.setattr(yaml_file, "MAX_NODES", 1000)
    assert (
        error_of("- a\n" * 2000) == "f.yaml:1000:3: the file holds more than 1,000 values; split it into several files"
    )


def test_a_file_that_is_not_utf_8_is_named_with_the_place(tmp_path: Path) -> None:
    """Line and column count characters up to the first bad byte."""
    path = tmp_path / "f.yaml"
    path.write_bytes("a: é\nb: x".encode() + b"\xff\n")
    assert file_error(path) == "f.yaml:2:5: the file is not UTF-8, found 'byte 0xff'; save it as UTF-8"


def test_a_huge_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    """A sparse gigabyte costs neither time nor memory."""
    path = tmp_path / "f.yaml"
    with path.open("wb") as stream:
        stream.truncate(1024**3)
    expected = (
        f"f.yaml: the file is too large, found '1,073,741,824 bytes'; split it into files below {MAX_BYTES:,} bytes"
    )
    assert file_error(path) == expected


def test_what_is_no_regular_file_is_refused(tmp_path: Path) -> None:
    """Opening a FIFO would wait for ever."""
    fifo = tmp_path / "fifo.yaml"
    os.mkfifo(fifo)
    assert file_error(fifo) == "f.yaml: a YAML file is needed here and this is no regular file"
    assert file_error(tmp_path) == "f.yaml: a YAML file is needed here and this is a folder"
    assert file_error(tmp_path / "none.yaml") == "f.yaml: the file cannot be read: No such file or directory"


ANYTHING = st.text() | st.text("ab:-[]{}#&*!|>'\"%@`?,\n \t\\u0x~\ud800\ufeff\x85\u2028", max_size=60)


@given(ANYTHING)
@example("\ufeff\ufeffa: b")
@example('"\\UFFFFFFFF"')
def test_any_text_parses_or_raises_a_yaml_error(text: str) -> None:
    """Never anything else."""
    for loader in (yaml.SafeLoader, yaml_file._LOADER):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(yaml_file, "_LOADER", loader)
            try:
                root = parse_yaml(text, "f.yaml")
            except YamlError as error:
                assert "f.yaml" in str(error)
            else:
                assert root is None or isinstance(root, (Text, Mapping, Sequence))


@given(st.binary() | ANYTHING.map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_any_bytes_parse_or_raise_a_yaml_error(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    """Broken UTF-8, byte order marks and zeros among them."""
    path = tmp_path_factory.getbasetemp() / "bytes.yaml"
    path.write_bytes(data)
    try:
        read_yaml(path)
    except YamlError as error:
        assert str(path) in str(error)


@pytest.mark.parametrize(
    "text", ["a: 'b\n", 'a: "x\nb: "y"\n', "a: b\nc:d\n", "a:\n  - b: c\n  -d: e", " a: b\nc: d", "a: b: c"]
)
def test_pyyaml_without_libyaml_is_understood_alike(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its own parser says the same in other words."""
    place, _, mend = error_of(text).rpartition("; ")
    monkeypatch.setattr("dealgraph.yaml_file._LOADER", yaml.SafeLoader)
    again, _, same = error_of(text).rpartition("; ")
    assert (again.split(" ")[0], same) == (place.split(" ")[0], mend)
