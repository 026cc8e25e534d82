"""What `load` cannot take is told with its place, in the terms of the file, and with what mends it."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import msgspec
import pytest

import dealgraph
from dealgraph import Evidence, KnowledgeGraph, NotFoundError, SeedsError, load
from dealgraph.cli import main
from dealgraph.records import Records
from exported import export, tables
from small_world import write_files

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


FAULTS: dict[str, tuple[str, Callable[[dict[str, object]], object], str]] = {
    "type": ("statements", lambda row: row.update(stance=5), "Expected `str`, got `int` - at `$.stance`"),
    "missing": ("entities", lambda row: row.pop("label"), "missing required field `label`; add 'label'"),
    "subject": ("statements", lambda row: row.update(subject="quary-labs"), "did you mean 'quarry-labs'"),
    "predicate": ("statements", lambda row: row.update(predicate="amont"), "unknown predicate, found 'amont'"),
    "class": ("entities", lambda row: row.update(type="Compny"), "type: unknown class, found 'Compny'; did you mean"),
    "far class": ("entities", lambda row: row.update(type="Qqq"), "found 'Qqq'; docs/ontology.md lists all"),
    "stance": (
        "statements",
        lambda row: row.update(stance="sure"),
        "stance: unknown stance, found 'sure'; use one of: asserted,",
    ),
    "date": ("statements", lambda row: row.update(at="May"), "at: this is no date, found 'May'"),
    "source": ("quotations", lambda row: row.update(source="nowhere"), "source: unknown source, found 'nowhere'"),
    "evidence": ("statements", lambda row: row.update(evidence=[]), "there is no evidence"),
    "object": ("statements", lambda row: [row.pop(key, 0) for key in ("object", "value", "text")], "exactly one of"),
    "control": ("entities", lambda row: row.update(label="a\x1b[2J"), "a character that is not text"),
    "id": ("entities", lambda row: row.update(id="Not A Slug"), "this is no id"),
    "about": ("quotations", lambda row: row.update(about=["nobody"]), "about: unknown entity, found 'nobody'"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_an_error_names_file_line_and_field(fault: str, small: KnowledgeGraph, tmp_path: Path) -> None:
    """The line is that of the row; all errors are told at once."""
    table, spoil, message = FAULTS[fault]
    folder = tables(small, tmp_path / "bulk")
    path = folder / f"{table}.jsonl"
    lines = path.read_text().splitlines()
    row = json.loads(lines[-1])
    spoil(row)
    path.write_text("\n".join([*lines[:-1], json.dumps(row)]) + "\n")
    with pytest.raises(SeedsError) as caught:
        load(folder)
    told = [str(problem) for problem in caught.value.problems]
    assert any(message in line and line.startswith(f"{path}:{len(lines)}:") for line in told), told


def test_what_is_no_json_is_told_with_its_line(small: KnowledgeGraph, tmp_path: Path) -> None:
    """Each line that is wrong is told."""
    folder = tables(small, tmp_path / "bulk")
    path = folder / "entities.jsonl"
    path.write_text("{not json\n" + path.read_text() + "[" * 100_000 + "\n")
    with pytest.raises(SeedsError) as caught:
        load(folder)
    assert [1, path.read_text().count("\n")] == [problem.line for problem in caught.value.problems]


@pytest.mark.parametrize(
    ("ending", "data", "message"),
    [
        (
            "jsonl",
            b'{"id": "a" "label"}',
            ":1:12: JSON is malformed: expected ',' or '}' (byte 11); write one row a line",
        ),
        ("jsonl", b'{"id": "caf\xe9"}', ":1:1: this is not UTF-8; save the file as UTF-8"),
        ("jsonl", '{"id": "a"}'.encode("utf-16"), ": the file is UTF-16; save it as UTF-8"),
        ("csv", b"id,type,label\na,Company,caf\xe9\n", ": the file is not UTF-8; save it as UTF-8"),
    ],
)
def test_what_cannot_be_read_says_what_mends_it(
    ending: str, data: bytes, message: str, small: KnowledgeGraph, tmp_path: Path
) -> None:
    """Not in the words of a decoder alone."""
    folder = tables(small, tmp_path / "bulk", ending)
    (folder / f"entities.{ending}").write_bytes(data)
    with pytest.raises(SeedsError) as caught:
        load(folder)
    told = f"{folder / f'entities.{ending}'}{message}"
    assert any(str(problem).startswith(told) for problem in caught.value.problems)


@pytest.mark.parametrize("ending", ["csv", "parquet"])
def test_other_tables_tell_the_row(small: KnowledgeGraph, tmp_path: Path, ending: str) -> None:
    """Rows of CSV and Parquet are counted from 1."""
    records = small.records
    wrong = msgspec.structs.replace(records.statements[2], predicate="amont")
    statements = (*records.statements[:2], wrong, *records.statements[3:])
    kg = KnowledgeGraph(msgspec.structs.replace(records, statements=statements), small.vocabulary)
    kg.__dict__["conflicts_by_id"] = ()
    with pytest.raises(SeedsError, match="row 3, predicate: unknown predicate"):
        load(tables(kg, tmp_path / "bulk", ending))


def test_csv_that_a_spreadsheet_saved_is_read_or_told_what_to_mend(small: KnowledgeGraph, tmp_path: Path) -> None:
    """A byte order mark and further columns are no harm; semicolons and grouped digits are named."""
    folder = tables(small, tmp_path / "bulk", "csv")
    path = folder / "statements.csv"
    text = path.read_text(encoding="utf-8")
    head, _, rows = text.partition("\n")
    more = "\n".join([f"note,{head}", *(f"x,{row}" for row in rows.splitlines())])
    path.write_text(more, encoding="utf-8-sig")
    assert load(folder).records.statements == small.records.statements
    for wrong, message in (
        (text.replace(",", ";"), "the head names no column of statements, found 'id;subject;"),
        ("", "the head names no column of statements, found 'nothing'"),
        (
            text.replace(",2500000000,", ',"2,500,000,000",'),
            r"row \d+, value: this is no JSON, found '2,500,000,000'; write",
        ),
    ):
        assert wrong != text
        path.write_text(wrong, encoding="utf-8")
        with pytest.raises(SeedsError, match=message):
            load(folder)


@pytest.mark.parametrize(
    ("name", "old", "new", "message"),
    [
        (
            "graph.ttl",
            "rdf:predicate dg:leadInvestor",
            "rdf:predicate dg:leadInvestar",
            "'leadInvestar'; did you mean 'leadInv",
        ),
        ("graph.ttl", "rdfs:label", "rdfs:lable", "ada-sorensen has no rdfs:label"),
        ("graph.ttl", "wikibase:NormalRank", "wikibase:Normal", "use one of: wikibase:PreferredRank, "),
        (
            "graph.graphml",
            '"statement"',
            '"statment"',
            "is no graph of dealgraph: the attribute 'statement' is missing",
        ),
    ],
)
def test_what_is_wrong_in_a_file_is_told_in_its_own_terms(
    name: str, old: str, new: str, message: str, small: KnowledgeGraph, tmp_path: Path
) -> None:
    """Not in those of Python's dictionaries."""
    path = export(small, tmp_path / "out", name) / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(dealgraph.DealgraphError, match=re.escape(message)):
        load(path)


@pytest.mark.parametrize("name", ["graph.graphml", "graph.gexf"])
def test_an_encoding_that_nobody_knows_is_an_error(name: str, tmp_path: Path) -> None:
    """Python, which expat asks for it, knows it by no name."""
    path = tmp_path / name
    path.write_bytes(b'<?xml version="1.0" encoding="UTFF-8"?><graphml/>')
    with pytest.raises(dealgraph.DealgraphError, match="cannot be read as XML"):
        load(path)


def test_parquet_that_pyarrow_does_not_know_is_an_error(
    small: KnowledgeGraph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a file asks for and pyarrow has not is told like what is broken."""
    pa, pq = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")

    def refuse(*_: object) -> None:
        raise pa.ArrowNotImplementedError("Integers with less than 8 bits not implemented")

    export(small, tmp_path, "entities.parquet", "statements.parquet")
    monkeypatch.setattr(pq, "read_metadata", refuse)
    with pytest.raises(SeedsError, match="cannot be read as Parquet: Integers with less than 8 bits"):
        load(tmp_path)


@pytest.mark.parametrize(
    ("name", "message"), [("notes.txt", "no graph"), ("nowhere", "there is no file or folder"), ("", "no seeds")]
)
def test_what_is_no_graph_is_refused(tmp_path: Path, name: str, message: str) -> None:
    """With a word on what would be one."""
    (tmp_path / "notes.txt").write_text("hello")
    (tmp_path / "empty").mkdir()
    with pytest.raises((SeedsError, NotFoundError), match=message):
        load(tmp_path / name if name else tmp_path / "empty")


def test_what_is_no_graph_is_no_error_in_the_seeds(tmp_path: Path) -> None:
    """It is named, with what can be loaded."""
    page = write_files(tmp_path, {"notes.md": "# Notes"}) / "notes.md"
    with pytest.raises(
        dealgraph.NotFoundError, match=r"notes\.md is no graph; give a folder of seeds or tables, or a file"
    ):
        load(page)


def test_rdf_of_others_is_no_empty_graph(tmp_path: Path) -> None:
    """Whoever loads it meant a graph; our own empty one is read."""
    other = write_files(tmp_path, {"other.ttl": "@prefix ex: <http://example.org/> . ex:a ex:b 'c' ."}) / "other.ttl"
    with pytest.raises(
        dealgraph.DealgraphError, match=r"other\.ttl is no graph of dealgraph: it has triples, and no node of"
    ):
        load(other)
    nothing = KnowledgeGraph(Records((), (), (), ()), load().vocabulary)
    for name in ("graph.ttl", "graph.jsonld", "graph.nq"):
        assert len(load(export(nothing, tmp_path / "nothing", name) / name)) == 0


@pytest.mark.parametrize("name", ["graph.ttl", "graph.graphml", "graph.gexf", "statements.jsonl", "statements.csv"])
def test_check_takes_every_place_that_load_takes(
    name: str, small: KnowledgeGraph, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It tells the errors that `load` points to, all of them."""
    backwards = (Evidence("harbour.txt", "x", 9, 3),)
    broken = msgspec.structs.replace(
        small.records,
        statements=tuple(msgspec.structs.replace(row, evidence=backwards) for row in small.records.statements),
    )
    for records, status in ((small.records, 0), (broken, 1)):
        kg = KnowledgeGraph(records, small.vocabulary)
        kg.__dict__["_conflicts"] = ()
        ending = name.rpartition(".")[2]
        folder = tmp_path / str(status)
        place = tables(kg, folder, ending) if name.startswith("statements") else export(kg, folder, name) / name
        assert main(["check", str(place)]) == status
        out = capsys.readouterr().out.splitlines()
        if status:
            assert len(out) == len(broken.statements) + 1
            assert all("a place starts before it ends" in line for line in out[:-1])
        else:
            assert out[0].startswith("no errors: 12 entities, 1 source, 19 statements")
    assert main(["check", "nowhere", "--seeds", "x"]) == 2
