"""Tables of JSON Lines stay their bytes: they answer what records answer, and what was read once is not read again."""

from __future__ import annotations

import json
import os
import random
from mmap import mmap
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import dealgraph
from bench.generate import generate
from dealgraph import KnowledgeGraph, NotFoundError, SeedsError, Statement, load
from dealgraph.cli import main
from dealgraph.exports.files import EXPORTS
from dealgraph.vocabulary import shipped_vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable

SIZE = 1_500


@pytest.fixture(scope="module")
def plain() -> KnowledgeGraph:
    """A made graph whose records are objects."""
    return KnowledgeGraph(generate(SIZE)[0], shipped_vocabulary())


@pytest.fixture(scope="module")
def folder(plain: KnowledgeGraph, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Its tables."""
    place = tmp_path_factory.mktemp("tables")
    for table in ("entities", "sources", "statements"):
        EXPORTS[f"{table}.jsonl"].write(plain, place / f"{table}.jsonl")
    return place


@pytest.fixture(params=["kept", "decoded each time"])
def packed(request: pytest.FixtureRequest, folder: Path, monkeypatch: pytest.MonkeyPatch) -> KnowledgeGraph:
    """The graph of the tables, as a small and as a large one is held."""
    if request.param != "kept":
        monkeypatch.setattr("dealgraph.packed.KEPT_ROWS", 10)
    return load(folder)


@pytest.fixture
def cached(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[Path], dict[str, int]]:
    """A cache of its own; the function loads a folder and tells how often tables were read and what came out."""
    monkeypatch.setenv("DEALGRAPH_CACHE", str(tmp_path / "cache"))
    return lambda place: {"read": _times_read(place, monkeypatch)}


def _times_read(place: Path, monkeypatch: pytest.MonkeyPatch) -> int:
    from dealgraph import bulk

    read = bulk._read_lines
    count = 0

    def counted(*given: Any) -> Any:
        nonlocal count
        count += 1
        return read(*given)

    with monkeypatch.context() as patch:
        patch.setattr(bulk, "_read_lines", counted)
        load(place)
    return count


def test_the_records_are_the_same(plain: KnowledgeGraph, packed: KnowledgeGraph) -> None:
    """In both directions, forwards and by place."""
    assert plain.records == packed.records
    assert packed.records == plain.records
    rows = packed.records.statements
    assert list(plain.records.statements) == list(rows)
    assert plain.records.statements[-1] == rows[-1]
    assert plain.records.statements[5:9] == tuple(rows[5:9])
    with pytest.raises(IndexError):
        rows[SIZE]


def answer(kg: KnowledgeGraph, wanted: dict[str, str]) -> list[Statement] | str:
    """Return the statements, or why there is no answer: a view may not show who is asked for."""
    try:
        return list(kg.statements(**wanted))
    except NotFoundError as error:
        return str(error)


def test_filters_answer_the_same(plain: KnowledgeGraph, packed: KnowledgeGraph) -> None:
    """Alone and together, also in views."""
    dice = random.Random(1)
    fields = ("subject", "object", "predicate", "speaker", "source", "stance", "bound", "unit", "deal", "about", "at")
    for round_ in range(150):
        row = dice.choice(plain.records.statements)
        wanted = {}
        for field in dice.sample(fields, dice.randint(1, 3)):
            value = row.subject if field == "about" else getattr(row, field)
            if value is not None:
                wanted[field] = value
        one, other = plain, packed
        if round_ % 3 == 1:
            one, other = one.as_of("2025-06"), other.as_of("2025-06")
        if round_ % 3 == 2:
            one, other = (kg.known_by("2025-06", maybe=False).as_of("2026", maybe=False) for kg in (plain, packed))
        assert answer(one, wanted) == answer(other, wanted), wanted


@pytest.mark.parametrize("maybe", [True, False])
@pytest.mark.parametrize("date", ["2023", "2025-Q2", "2026-05-13"])
def test_views_are_the_same(plain: KnowledgeGraph, packed: KnowledgeGraph, date: str, maybe: bool) -> None:
    """Each of the two clocks, and both."""
    assert plain.as_of(date, maybe=maybe).records == packed.as_of(date, maybe=maybe).records
    assert plain.known_by(date, maybe=maybe).records == packed.known_by(date, maybe=maybe).records
    both = [kg.as_of(date, maybe=maybe).known_by(date, maybe=maybe).records for kg in (plain, packed)]
    assert both[0] == both[1]


def test_neighbours_and_names_are_the_same(plain: KnowledgeGraph, packed: KnowledgeGraph) -> None:
    """Of every entity among the first, one and two steps away."""
    for entity in plain.entities[:40]:
        assert entity == packed[entity.id] == packed[entity.label]
        for direction in ("out", "in", "both"):
            for predicate in (None, "related"):
                asked = {"direction": direction, "predicate": predicate, "hops": 2}
                near = {one.id for one in plain.neighbors(entity, **asked)}
                assert near == {one.id for one in packed.neighbors(entity, **asked)}
    assert plain.adjacency("related", "both") == packed.adjacency("related", "both")
    assert plain.adjacency() == packed.adjacency()
    with pytest.raises(dealgraph.NotFoundError):
        packed.statement("s-aaaaaaaaaaaaaaaa")
    with pytest.raises(dealgraph.NotFoundError):
        packed["Nobody of that name"]
    row = plain.records.statements[7]
    assert row == packed.statement(row.id)
    assert "company-5" in packed


def test_conflicts_and_exports_are_the_same(plain: KnowledgeGraph, packed: KnowledgeGraph, tmp_path: Path) -> None:
    """What is sifted out beforehand was in no conflict."""
    assert plain.conflicts()
    assert list(plain.conflicts()) == list(packed.conflicts())
    for name in ("statements.jsonl", "statements.csv", "statements.parquet", "graph.graphml", "graph.gexf"):
        EXPORTS[name].write(plain, tmp_path / "one")
        EXPORTS[name].write(packed, tmp_path / "other")
        assert (tmp_path / "one").read_bytes() == (tmp_path / "other").read_bytes(), name


def test_tables_of_a_view_are_the_same(plain: KnowledgeGraph, packed: KnowledgeGraph, tmp_path: Path) -> None:
    """A view knows no label of what it does not show."""
    for kg, name in ((plain, "one"), (packed, "other")):
        view = kg.known_by("2024-06", maybe=False)
        assert 0 < len(view.entities) < len(kg.entities)
        EXPORTS["statements.parquet"].write(view, tmp_path / name)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "other").read_bytes()


def test_rows_out_of_order_come_into_order(plain: KnowledgeGraph, folder: Path, tmp_path: Path, cached: Any) -> None:
    """And evidence in a row; also by way of the snapshot, and without a last line feed."""
    for path in folder.iterdir():
        rows = [json.loads(line) for line in path.read_text().splitlines()]
        for row in rows:
            row.get("evidence", []).reverse()
        random.Random(2).shuffle(rows)
        (tmp_path / path.name).write_text("\n \n".join(map(json.dumps, rows)))
    assert cached(tmp_path) == {"read": 1}
    assert cached(tmp_path) == {"read": 0}
    assert plain.records == load(tmp_path).records
    assert list(plain.conflicts()) == list(load(tmp_path).conflicts())


@pytest.mark.parametrize("shuffled", [False, True])
def test_a_snapshot_finds_what_the_tables_do(
    plain: KnowledgeGraph, folder: Path, tmp_path: Path, cached: Any, shuffled: bool
) -> None:
    """Whether the names are sorted, so that they are searched by halves, or not; and names that are no names."""
    for path in folder.iterdir():
        lines = path.read_text().splitlines(keepends=True)
        if shuffled:
            random.Random(3).shuffle(lines)
        (tmp_path / path.name).write_text("".join(lines))
    assert [cached(tmp_path), cached(tmp_path)] == [{"read": 1}, {"read": 0}]
    select = load(tmp_path).records.statements.select  # type: ignore[attr-defined]
    for name in [*(entity.id for entity in plain.entities[::20]), "", "a", "company-5x", "zzz"]:
        for field in ("subject", "object", "speaker"):
            wanted = [row for row in plain.records.statements if getattr(row, field) == name]
            # The second time it is known where they stand.
            assert list(select(**{field: name})) == list(select(**{field: name})) == wanted, (field, name)


def test_a_snapshot_serves_until_a_byte_changes(folder: Path, tmp_path: Path, cached: Any) -> None:
    """Then the tables are read again."""
    place = tmp_path / "tables"
    place.mkdir()
    for path in folder.iterdir():
        (place / path.name).write_bytes(path.read_bytes())
    assert [cached(place), cached(place)] == [{"read": 1}, {"read": 0}]
    sources = place / "sources.jsonl"
    sources.write_text(sources.read_text().replace("Source number 1", "Source number I", 1))
    assert [cached(place), cached(place)] == [{"read": 1}, {"read": 0}]
    assert any("number I" in source.title for source in load(place).sources)


@pytest.mark.parametrize("written", ["over it", "through a mapping"])
def test_a_change_without_a_trace_is_seen(folder: Path, tmp_path: Path, cached: Any, written: str) -> None:
    """Of one byte far from both ends, in the same file, of the same size and time stamps."""
    place = spoil(folder, tmp_path / "tables", 0)
    path = place / "statements.jsonl"
    assert [cached(place), cached(place)] == [{"read": 1}, {"read": 0}]
    status, data = path.stat(), path.read_bytes()
    start = data.index(b'"exact":"', len(data) // 2) + len(b'"exact":"')
    with path.open("r+b") as file:
        if written == "over it":
            file.seek(start)
            file.write(b"Z")
        else:
            with mmap(file.fileno(), 0) as mapped:
                mapped[start : start + 1] = b"Z"
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert [cached(place), cached(place)] == [{"read": 1}, {"read": 0}]
    assert any(part.exact.startswith("Z") for row in load(place).records.statements for part in row.evidence)


def test_a_graph_stays_what_it_was_when_its_tables_change(
    plain: KnowledgeGraph, folder: Path, tmp_path: Path, cached: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also when its snapshot is gone, or another stands in its place."""
    monkeypatch.setattr("dealgraph.packed.KEPT_ROWS", 10)
    place = spoil(folder, tmp_path / "tables", 0)
    assert cached(place) == {"read": 1}
    again = load(place)
    path = place / "statements.jsonl"
    path.write_text(path.read_text().replace('"exact":"', '"exact":"Indeed '))
    assert cached(place) == {"read": 1}
    for snapshot in (tmp_path / "cache").iterdir():
        snapshot.unlink()
    assert plain.records == again.records


def test_a_spoiled_line_that_was_rewritten_is_noticed(folder: Path, tmp_path: Path, cached: Any) -> None:
    """It stands in the snapshot alone."""
    place = spoil(folder, tmp_path / "tables", 0)
    path = place / "statements.jsonl"
    rows = [json.loads(line) for line in path.read_text().splitlines()]
    for row in rows:
        row["evidence"].reverse()
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    assert [cached(place), cached(place)] == [{"read": 1}, {"read": 0}]
    (stored,) = (tmp_path / "cache").iterdir()
    data = stored.read_bytes()
    at = data.rindex(b'"exact":"') + len(b'"exact":"')
    stored.write_bytes(data[:at] + b"Z" + data[at + 1 :])
    assert cached(place) == {"read": 1}


@pytest.mark.parametrize("place", [0, 60, 400, -1, None])
def test_a_spoiled_snapshot_is_no_snapshot(
    plain: KnowledgeGraph, folder: Path, tmp_path: Path, cached: Any, place: int | None
) -> None:
    """Wherever a byte is wrong, or where it is cut off."""
    assert cached(folder) == {"read": 1}
    (path,) = (tmp_path / "cache").iterdir()
    data = bytearray(path.read_bytes())
    if place is None:
        del data[-100:]
    else:
        data[place] ^= 1
    path.write_bytes(data)
    assert cached(folder) == {"read": 1}
    assert cached(folder) == {"read": 0}
    assert plain.records == load(folder).records


def test_tables_with_errors_leave_no_snapshot(folder: Path, tmp_path: Path, cached: Any) -> None:
    """What is wrong is told each time."""
    spoiled = spoil(folder, tmp_path / "tables", 3)
    for _ in range(2):
        with pytest.raises(SeedsError, match="unknown predicate"):
            load(spoiled)
    assert not (tmp_path / "cache").exists()


def spoil(folder: Path, place: Path, count: int) -> Path:
    place.mkdir()
    for path in folder.iterdir():
        (place / path.name).write_bytes(path.read_bytes())
    path = place / "statements.jsonl"
    lines = path.read_text().splitlines()
    wrong = [line.replace('"predicate":"', '"predicate":"x') for line in lines[:count]]
    path.write_text("\n".join([*wrong, *lines[count:]]) + "\n")
    return place


def test_a_stated_number_of_errors_is_told_and_the_rest_counted(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """By `check`, with file, line and column; by `load`, a thousand."""
    spoiled = spoil(folder, tmp_path / "tables", 1_200)
    assert main(["check", "--seeds", str(spoiled), "--max-errors", "5"]) == 1
    *lines, last = capsys.readouterr().out.splitlines()
    column = (spoiled / "statements.jsonl").read_text().splitlines()[0].index('"predicate"') + 1
    assert [f"{spoiled / 'statements.jsonl'}:{number}:" for number in range(1, 6)] == [
        line[: len(line) - len(line.split(":", 2)[2])] for line in lines
    ]
    assert lines[0].startswith(f"{spoiled / 'statements.jsonl'}:1:{column}: predicate: unknown predicate")
    assert last == "1200 errors, 1195 of them not shown (--max-errors)"
    with pytest.raises(SeedsError) as caught:
        load(spoiled)
    assert (len(caught.value.problems), caught.value.more) == (1_000, 200)


def test_check_of_tables_without_errors_counts(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """As of seeds."""
    assert main(["check", "--seeds", str(folder)]) == 0
    assert f"{SIZE} statements" in capsys.readouterr().out


@pytest.mark.parametrize("text", ["\\u0007", "\\ufffe", "\\ud800", "\uffff"])
def test_no_character_that_is_not_text_slips_through(folder: Path, tmp_path: Path, text: str) -> None:
    """However JSON writes it."""
    spoiled = spoil(folder, tmp_path / "tables", 0)
    path = spoiled / "statements.jsonl"
    path.write_text(path.read_text().replace('"exact":"', f'"exact":"{text}', 1), encoding="utf-8")
    with pytest.raises(SeedsError, match=r"not text|surrogate|Invalid"):
        load(spoiled)


@pytest.mark.parametrize("blank", ["", "\n"])
def test_two_rows_in_one_line_are_an_error(folder: Path, tmp_path: Path, blank: str) -> None:
    """Also where an empty line makes as many lines as there are rows."""
    spoiled = spoil(folder, tmp_path / "tables", 0)
    path = spoiled / "statements.jsonl"
    first, second, *rest = path.read_text().splitlines()
    path.write_text(f"{first} {second}\n{blank}" + "\n".join(rest) + "\n")
    with pytest.raises(SeedsError, match="trailing characters"):
        load(spoiled)


def test_a_row_in_two_lines_is_an_error_also_beside_two_in_one(folder: Path, tmp_path: Path) -> None:
    """As many rows as lines are not yet a row a line: every line that is none is told by its number."""
    spoiled = spoil(folder, tmp_path / "tables", 0)
    path = spoiled / "statements.jsonl"
    first, second, third, *rest = path.read_text().splitlines()
    start, end = first.split(',"predicate"')
    path.write_text("\n".join([start, f',"predicate"{end}', f"{second} {third}", *rest]) + "\n")
    with pytest.raises(SeedsError) as caught:
        load(spoiled)
    assert [problem.line for problem in caught.value.problems if problem.file == str(path)] == [1, 2, 3]


def test_ids_used_twice_are_told_by_their_lines(folder: Path, tmp_path: Path) -> None:
    """Also after an empty line."""
    spoiled = spoil(folder, tmp_path / "tables", 0)
    path = spoiled / "statements.jsonl"
    first, *rest = path.read_text().splitlines()
    path.write_text("\n".join([first, "", *rest, first, rest[-1]]) + "\n")
    with pytest.raises(SeedsError) as caught:
        load(spoiled)
    found = [(problem.line, problem.column, problem.rule) for problem in caught.value.problems]
    assert found == [(SIZE + 2, 2, "unique-id"), (SIZE + 3, 2, "unique-id")]


def test_a_source_that_is_not_registered_is_told_by_its_line(folder: Path, tmp_path: Path) -> None:
    """Also where its row was rewritten, because its other names did not stand in their order."""
    spoiled = spoil(folder, tmp_path / "tables", 0)
    path = spoiled / "entities.jsonl"
    source = '{"id":"zz","type":"NewsArticle","label":"Z","aliases":["b","a"]}'
    lines = ["", *path.read_text().splitlines(), source]
    path.write_text("\n".join(lines) + "\n")
    with pytest.raises(SeedsError, match="not registered") as caught:
        load(spoiled)
    found = [(problem.line, problem.column) for problem in caught.value.problems]
    assert found == [(len(lines), source.index('"type"') + 1)]
