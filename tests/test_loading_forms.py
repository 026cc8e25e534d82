"""`dealgraph.load()` takes seeds, tables, RDF, graph files and several at once; and answers go on to other tools."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import pytest

import dealgraph
from dealgraph import Entity, Evidence, KnowledgeGraph, NotFoundError, SeedsError, load
from dealgraph.cli import main
from dealgraph.exports.files import EXPORTS
from dealgraph.records import Records
from dealgraph.uniting import unite
from shown_output import BLOCK, ROOT, python_outputs
from small_world import FILES, write_files

if TYPE_CHECKING:
    from collections.abc import Callable

TABLES = ("entities", "sources", "statements", "quotations", "conflicts")


def export(kg: KnowledgeGraph, folder: Path, *names: str) -> Path:
    """Write these exports of the graph into the folder."""
    folder.mkdir(exist_ok=True)
    for name in names:
        EXPORTS[name].write(kg, folder / name)
    return folder


def tables(kg: KnowledgeGraph, folder: Path, ending: str = "jsonl", names: tuple[str, ...] = TABLES) -> Path:
    return export(kg, folder, *(f"{name}.{ending}" for name in names))


@pytest.mark.parametrize("ending", ["jsonl", "csv", "parquet"])
def test_tables_give_the_graph_back(real: KnowledgeGraph, tmp_path: Path, ending: str) -> None:
    """All records, and the conflicts that follow from them."""
    again = load(tables(real, tmp_path / "exports", ending))
    assert real.records == again.records
    assert list(real.conflicts()) == list(again.conflicts())


@pytest.mark.parametrize("ending", ["ttl", "nt", "nq", "trig", "jsonld"])
def test_rdf_gives_the_graph_back(small: KnowledgeGraph, tmp_path: Path, ending: str) -> None:
    """By `load` and by `from_rdf`."""
    path = export(small, tmp_path / "exports", f"graph.{ending}") / f"graph.{ending}"
    assert small.records == load(path).records
    assert small.records == dealgraph.from_rdf(path).records


@pytest.mark.parametrize("name", ["graph.graphml", "graph.gexf", "graph.json"])
def test_graph_files_give_entities_and_statements_back(small: KnowledgeGraph, tmp_path: Path, name: str) -> None:
    """Sources follow from the statements; quotations are not in these formats."""
    path = tmp_path / name
    if name == "graph.json":
        path.write_text(json.dumps(small.to_node_link()))
    else:
        export(small, tmp_path, name)
    again = load(path)
    assert small.records.entities == again.records.entities
    assert small.records.statements == again.records.statements
    assert [source.id for source in small.sources] == [source.id for source in again.sources]
    assert small.sources[0].issued == again.sources[0].issued
    assert [part.file for part in small.sources[0].documents] == [part.file for part in again.sources[0].documents]


def test_networkx_reads_our_node_link_data(small: KnowledgeGraph) -> None:
    """It gives the very graph back."""
    import networkx as nx

    again = nx.node_link_graph(json.loads(json.dumps(small.to_node_link())), edges="edges")
    assert dict(small.graph.nodes(data=True)) == dict(again.nodes(data=True))
    assert list(small.graph.edges(keys=True, data=True)) == list(again.edges(keys=True, data=True))


def test_tables_without_sources_serve_too(small: KnowledgeGraph, tmp_path: Path) -> None:
    """Two tables are a graph: what the statements name as their source becomes one."""
    again = load(tables(small, tmp_path / "bulk", names=("entities", "statements")))
    assert small.records.statements == again.records.statements
    assert (again.sources[0].id, again.sources[0].speaker) == ("harbour-article", "harbour-article")
    assert len(small.records.statements) == len(again.statements(source="harbour-article"))


def test_rows_may_stand_in_any_order(small: KnowledgeGraph, tmp_path: Path) -> None:
    """And blank lines between them, and further columns."""
    folder = tables(small, tmp_path / "bulk")
    for path in folder.glob("*.jsonl"):
        rows = [json.dumps({**json.loads(line), "ours": 1}) for line in path.read_text().splitlines()]
        path.write_text("\n\n".join(reversed(rows)) + "\n")
    assert small.records == load(folder).records


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


def test_parquet_may_have_further_columns(small: KnowledgeGraph, tmp_path: Path) -> None:
    """As JSON Lines and CSV may."""
    import polars

    path = tables(small, tmp_path / "bulk", "parquet") / "statements.parquet"
    polars.read_parquet(path).with_columns(note=polars.lit("x")).write_parquet(path)
    assert load(path.parent).records.statements == small.records.statements


@pytest.mark.parametrize(
    ("name", "message"), [("notes.txt", "no graph"), ("nowhere", "there is no file or folder"), ("", "no seeds")]
)
def test_what_is_no_graph_is_refused(tmp_path: Path, name: str, message: str) -> None:
    """With a word on what would be one."""
    (tmp_path / "notes.txt").write_text("hello")
    (tmp_path / "empty").mkdir()
    with pytest.raises((SeedsError, NotFoundError), match=message):
        load(tmp_path / name if name else tmp_path / "empty")


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


# -- several at once ------------------------------------------------------------------------------------------------

MORE = {
    "entities/more.yaml": """\
quarry-labs: {type: Company, label: Quarry Labs, aliases: [The Quarry], same_as: [https://example.org/other]}
zephyr: {type: Company, label: Zephyr}
ibo-castell: {type: Person, label: Ibo Castell}
""",
    "sources.yaml": """\
harbour-post: {type: BlogPost, label: More of Quarry, issued: 2026-06-01, speaker: ibo-castell, documents: [post.txt]}
""",
    "statements/harbour-post.yaml": """\
source: harbour-post
statements:
  zephyr:
    - investsIn: quarry-labs
      quote: Zephyr invests in Quarry
""",
}


def test_two_graphs_become_one(small_seeds: Path, tmp_path: Path) -> None:
    """Entities of one id are one with the names of both; the order of the two does not matter."""
    other = write_files(tmp_path / "more", MORE)
    kg = load(small_seeds, other)
    assert {"Quarry", "Quarry Labs, Inc.", "The Quarry"} == set(kg["quarry-labs"].aliases)
    assert kg["The Quarry"].description == "A lab that trains the Pebble models."
    assert [entity.id for entity in kg.neighbors("Quarry", predicate="investsIn")] == ["zephyr"]
    assert kg.records == load(other, small_seeds).records
    first, second = load(small_seeds), load(other)
    assert len(first.records.statements) + len(second.records.statements) == len(kg.records.statements)


def test_a_graph_and_its_exports_are_one(small: KnowledgeGraph, small_seeds: Path, seeds: Path, tmp_path: Path) -> None:
    """Equal records are one; a quote that is located in one of the two keeps its place."""
    exports = tables(small, tmp_path / "exports")
    assert small.records == load(small_seeds, exports).records
    assert small.records == load(seeds, exports).records
    assert small.records == load(exports, seeds, small_seeds).records


@pytest.mark.parametrize(
    ("old", "new", "field"),
    [
        ("label: Tamarind", "label: Tamarisk", "label"),
        ("type: Company\n  label: Tamarind", "type: Investor\n  label: Tamarind", "type"),
        ("A lab that trains", "The lab that trains", "description"),
    ],
)
def test_what_differs_names_both_graphs(small_seeds: Path, tmp_path: Path, old: str, new: str, field: str) -> None:
    """Nothing is chosen in silence."""
    files = {name: text.replace(old, new) for name, text in FILES.items()}
    other = write_files(tmp_path / "other", files)
    with pytest.raises(SeedsError) as caught:
        load(small_seeds, other)
    (problem,) = caught.value.problems
    assert str(other) == problem.file
    assert str(small_seeds) in problem.what
    assert field in problem.what


def test_two_graphs_that_differ_late_in_a_long_text_show_both_sides_there(small_seeds: Path, tmp_path: Path) -> None:
    """Not the beginning that they share."""
    long = "A lab that trains the Pebble models, which read all that was ever written on {}."
    old, new = (
        {k: v.replace("A lab that trains the Pebble models.", long.format(one)) for k, v in FILES.items()}
        for one in ("papyrus", "paper")
    )
    with pytest.raises(SeedsError) as caught:
        load(write_files(tmp_path / "old", old), write_files(tmp_path / "new", new))
    assert "description, '…was ever written on paper.' here, '…was ever written on papyrus.' there; " in str(
        caught.value
    )


def test_what_is_no_graph_is_no_error_in_the_seeds(tmp_path: Path) -> None:
    """It is named, with what can be loaded."""
    page = write_files(tmp_path, {"notes.md": "# Notes"}) / "notes.md"
    with pytest.raises(
        dealgraph.NotFoundError, match=r"notes\.md is no graph; give a folder of seeds or tables, or a file"
    ):
        load(page)


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


def test_statements_join_their_evidence_but_not_their_ranks(small: KnowledgeGraph) -> None:
    """More quotes for one statement are welcome; two ranks are an error."""
    row = small.records.statements[0]
    quoted = msgspec.structs.replace(row, evidence=(Evidence("harbour.txt", "other words", 3, 14),))
    ranked = msgspec.structs.replace(row, rank="deprecated", rank_reason="it was withdrawn")

    def graph(statement: object) -> Records:
        return msgspec.structs.replace(small.records, statements=(statement,))

    joined = unite([("a", graph(row)), ("b", graph(quoted))]).statements[0]
    assert {*row.evidence, *quoted.evidence} == set(joined.evidence)
    with pytest.raises(SeedsError, match="another than in a: rank"):
        unite([("a", graph(row)), ("b", graph(ranked))])


def test_one_name_of_two_stays_ambiguous(small_seeds: Path, tmp_path: Path) -> None:
    """Other ids are other entities, until somebody judges them the same."""
    files = {
        **MORE,
        "entities/more.yaml": MORE["entities/more.yaml"] + "tamarind-two: {type: Company, label: Tamarind}\n",
    }
    kg = load(small_seeds, write_files(tmp_path / "more", files))
    with pytest.raises(dealgraph.AmbiguousError, match=r"tamarind \(.*\), tamarind-two \(company\)"):
        kg["Tamarind"]


# -- on to other tools ----------------------------------------------------------------------------------------------


def test_polars_and_pandas_hold_the_same(small: KnowledgeGraph) -> None:
    """Rows and columns alike."""
    pl = pytest.importorskip("polars")
    theirs, ours = small.to_pandas(), small.to_polars()
    assert list(theirs["id"]) == ours["id"].to_list()
    assert list(theirs["subject_label"]) == ours["subject_label"].to_list()
    assert [value for value in theirs["value"] if value == value] == ours["value"].drop_nulls().to_list()
    assert small.quotations().to_polars().height == len(small.quotations())
    assert small.statements(min_value=10**30, bound="exact").to_polars().is_empty()
    assert pl.Float64 == ours.schema["value"]


def test_igraph_has_the_nodes_and_edges_of_networkx(real: KnowledgeGraph) -> None:
    """With their attributes."""
    pytest.importorskip("igraph")
    graph = real.to_igraph()
    assert list(real.graph.nodes) == graph.vs["name"]
    assert real.graph.number_of_edges() == graph.ecount()
    edge = graph.es[0]
    theirs = real.graph[graph.vs[edge.source]["name"]][graph.vs[edge.target]["name"]][edge["statement"]]
    assert theirs == {key: value for key, value in edge.attributes().items() if value is not None}


def test_the_document_on_loading_names_what_is_there() -> None:
    """The folders and files of its first block, and what its last one prints."""
    text = (ROOT / "docs" / "loading.md").read_text(encoding="utf-8")
    blocks = {block["language"]: block["body"] for block in BLOCK.finditer(text)}
    first = next(BLOCK.finditer(text))["body"]
    named = re.findall(r'"([^"]+)"', first)
    assert [name for name in named if not (ROOT / name).exists()] == []
    assert python_outputs(["import dealgraph; kg = dealgraph.load()", blocks["python"]])[1] == blocks["text"]


def test_the_smallest_tables_of_the_document_are_a_graph_and_need_every_field(tmp_path: Path) -> None:
    """A field less is an error, but for the date, which may be unknown."""
    text = (ROOT / "docs" / "loading.md").read_text(encoding="utf-8")
    files = {block["name"]: block["body"] for block in BLOCK.finditer(text) if block["name"]}
    folder = write_files(tmp_path, files) / "my-tables"
    assert (len(load(folder)), len(load(folder).sources)) == (4, 1)
    for name, body in files.items():
        rows = [json.loads(line) for line in body.splitlines()]
        for number, row in enumerate(rows):
            for key in row.keys() - {"known_since"}:
                less = [*rows[:number], {name: row[name] for name in row if name != key}, *rows[number + 1 :]]
                write_files(tmp_path, {name: "".join(f"{json.dumps(one)}\n" for one in less)})
                with pytest.raises(SeedsError):
                    load(folder)
        write_files(tmp_path, {name: body})


def test_missing_packages_are_named(small: KnowledgeGraph, monkeypatch: pytest.MonkeyPatch) -> None:
    """The message gives the command that installs them."""
    for name, call in {"polars": small.to_polars, "igraph": small.to_igraph}.items():
        monkeypatch.setitem(sys.modules, name, None)
        with pytest.raises(dealgraph.MissingExtraError, match=rf"pip install '\.\[{name}\]'"):
            call()


def test_the_generator_of_the_benchmarks_writes_what_it_says(tmp_path: Path) -> None:
    """The seeds that it writes give the very records that it made."""
    root = Path(__file__).resolve().parent.parent
    code = (
        "import sys; from pathlib import Path; from bench.generate import generate, write_seeds;"
        "from dealgraph.seeds import read_seeds; records, items = generate(300);"
        "seeds = read_seeds(write_seeds(records, items, Path(sys.argv[1])));"
        "assert seeds.problems == (), seeds.problems; assert seeds.records == records; print(len(records.statements))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)], cwd=root, capture_output=True, text=True, check=False
    )
    assert (done.stderr, done.stdout) == ("", "300\n")


def test_entities_of_one_place_may_differ_in_order_only(small: KnowledgeGraph) -> None:
    """Lists are put into order before graphs are compared."""
    entity = Entity("one", "Idea", "One", ("b", "a"))
    records = msgspec.structs.replace(small.records, entities=(*small.records.entities, entity))
    sorted_ = msgspec.structs.replace(entity, aliases=("a", "b"))
    other = msgspec.structs.replace(small.records, entities=(*small.records.entities, sorted_))
    assert sorted_ in unite([("a", records), ("b", other)]).entities


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

    for name in ("entities.parquet", "statements.parquet"):
        EXPORTS[name].write(small, tmp_path / name)
    monkeypatch.setattr(pq, "read_metadata", refuse)
    with pytest.raises(SeedsError, match="cannot be read as Parquet: Integers with less than 8 bits"):
        load(tmp_path)
