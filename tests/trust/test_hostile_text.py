"""Hostile text comes through every export as it was, and runs nowhere."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest

from dealgraph.evidence import Documents, locate_quotes
from dealgraph.exports import build
from dealgraph.loading import load
from dealgraph.seeds import LOCK_NAME, read_seeds, write_lock
from dealgraph.verify import verify
from hostile_texts import ALLOWED, REFUSED, document, seeds
from small_world import FILES, write_files


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the hostile seeds, their document, their lock, and the exports of them."""
    folder = tmp_path_factory.mktemp("hostile")
    write_files(folder / "documents", {"texts.txt": document()})
    where = write_files(folder / "seeds", seeds())
    read = read_seeds(where)
    assert [str(problem) for problem in read.problems] == []
    located = locate_quotes(read, Documents(folder / "documents"))
    assert [str(problem) for problem in located.problems] == []
    write_lock(where / LOCK_NAME, located.lock)
    build(load(where), folder / "exports")
    return folder


def test_every_text_comes_back_from_every_export(hostile: Path) -> None:
    """Character by character: `verify` compares what is read back with the seeds, SHACL and receipts included."""
    kg = load(hostile / "seeds")
    labels = {entity.label for entity in kg.entities}
    assert set(ALLOWED.values()) <= labels
    found = list(verify(hostile / "seeds", hostile / "exports", kg.vocabulary, hostile / "documents"))
    assert [finding for finding in found if not finding.held] == []
    assert len(found) > 15


def test_no_cell_of_csv_starts_a_formula(hostile: Path) -> None:
    """In any column of any table."""
    for path in (hostile / "exports").glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as stream:
            for row in csv.DictReader(stream, strict=True):
                for key, cell in row.items():
                    number = key in ("value", "lower", "upper")
                    assert number or not cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n")), (path.name, key, cell)


def test_xml_is_well_formed_for_a_parser_that_is_not_ours(hostile: Path) -> None:
    """With every label in it."""
    for name in ("graph.graphml", "graph.gexf"):
        text = (hostile / "exports" / name).read_text(encoding="utf-8")
        shown = {element.text for element in ElementTree.fromstring(text).iter()}
        shown |= {value for element in ElementTree.fromstring(text).iter() for value in element.attrib.values()}
        assert set(ALLOWED.values()) <= shown


def test_no_verb_passes_a_control_character_to_the_terminal(hostile: Path) -> None:
    """Tables, cards, errors and Markdown alike; JSON is for programs."""
    old = write_files(hostile / "old", {**FILES})
    commands = [
        ["find", "script", "--limit", "50"], ["show", "e0"], ["people"], ["deals"], ["ideas"], ["quotes"], ["conflicts"],
        ["path", "e0", "e5"], ["timeline", "e3"], ["check"], ["show", "\x1b[31m\u202enobody"],
        *(["show", f"e{number}"] for number in range(15, 20)),
    ]  # fmt: skip
    commands = [[*words, "--seeds", str(hostile / "seeds")] for words in commands]
    commands += [["diff", str(old), str(hostile / "seeds"), *more] for more in ([], ["--markdown"])]
    for words in commands:
        command = [sys.executable, "-m", "dealgraph", *words]
        environment = {**os.environ, "DEALGRAPH_CACHE": "off", "PYTHONUTF8": "1"}
        done = subprocess.run(command, capture_output=True, check=False, env=environment, timeout=300)
        shown = (done.stdout + done.stderr).decode()
        assert done.returncode in (0, 1, 2)
        assert "Traceback" not in shown
        steering = {*map(chr, range(0x20)), *map(chr, range(0x7F, 0xA0)), "\u202e", "\u2066", "\u2069"} - {"\n"}
        assert sorted(steering & set(shown)) == [], words


@pytest.mark.parametrize("kind", REFUSED)
@pytest.mark.parametrize("field", ["label", "aliases", "description", "text", "scope", "quote"])
def test_what_no_text_may_hold_is_refused_and_named(kind: str, field: str, problems: Callable[..., list[str]]) -> None:
    """In YAML's escapes too."""
    text = json.dumps(REFUSED[kind])
    if field in ("label", "aliases", "description"):
        entity = {"label": '"X"', field: f"[{text}]" if field == "aliases" else text}
        body = ", ".join(f"{key}: {value}" for key, value in entity.items())
        found = problems({"entities/x.yaml": f"x: {{type: Company, {body}}}\n"})
    else:
        value = {"text": "- fact: ", "scope": "- fact: x\n      scope: ", "quote": "- fact: x\n      quote: "}[
            field
        ] + text
        more = "" if field == "quote" else "\n      quote: dozens of customers"
        replaced = FILES["statements/harbour-article.yaml"].replace(
            "  ada-sorensen:\n    - worksFor", f"  ada-sorensen:\n    {value}{more}\n    - worksFor", 1
        )
        found = problems({"statements/harbour-article.yaml": replaced})
    assert found
    # A description may be longer than a name; NUL and the like may stand nowhere.
    assert all("Traceback" not in line and "\x1b" not in line and "\x00" not in line for line in found)


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)", "JAVASCRIPT:alert(1)", " javascript:alert(1)", "data:text/html,x", "vbscript:x",
        "https://x/ <http://y/>", "https://x/>", 'https://x/"', "https://x/\\u0020", "//example.org", "file:///etc/passwd",
        "https://x/\u202e", "https:x", "http://", "https://x/\n",
    ],
)  # fmt: skip
def test_an_address_that_is_no_web_address_is_refused(address: str, problems: Callable[..., list[str]]) -> None:
    """As an identifier and as the address of a source; it could become a link."""
    entity = f"x: {{type: Company, label: X, same_as: [{json.dumps(address)}]}}\n"
    assert any("web address" in line for line in problems({"entities/x.yaml": entity}))
    sources = FILES["sources.yaml"].replace("https://example.org/harbour/1", json.dumps(address))
    assert any("web address" in line for line in problems({"sources.yaml": sources}))


@pytest.mark.parametrize(
    "name", ["../d.txt", "/etc/passwd", "a/b.txt", "..", ".", "\x1b[31m.txt", "<script>.txt", "a\x00.txt"]
)
def test_a_documents_name_cannot_lead_out_of_its_folder(
    name: str, tmp_path: Path, problems: Callable[..., list[str]]
) -> None:
    """Whatever it looks like, nothing but the folder of documents is read."""
    sources = FILES["sources.yaml"].replace("file: harbour.txt", f"file: {json.dumps(name)}")
    found = problems({"sources.yaml": sources})
    if name != "<script>.txt":
        assert found != []
    assert all("\x1b" not in line and "\x00" not in line for line in found)
