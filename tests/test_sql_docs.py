"""The questions of docs/sql.md run, in DuckDB and in Polars, and answer what the Python API answers."""

from __future__ import annotations

import os
import re
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from dealgraph import load
from dealgraph.analysis.figures import SIZES
from dealgraph.analysis.ranges import total
from dealgraph.exports.files import EXPORTS
from dealgraph.exports.tables import COLUMNS, statement_row
from small_world import write_files
from told_twice import TOLD_TWICE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dealgraph import KnowledgeGraph
    from dealgraph.records import Statement

TEXT = (Path(__file__).resolve().parent.parent / "docs" / "sql.md").read_text(encoding="utf-8")
QUESTIONS = dict(re.findall(r"```sql (\w+)\n(.*?)```", TEXT, re.DOTALL))
ALSO_POLARS = [
    re.search(r"```sql (\w+)", TEXT[heading.end() :])[1] for heading in re.finditer(r"### .*\(also Polars\)", TEXT)
]
SUPPLIERS = ["provider", "chipSupplier"]
# What a row that tells a claim must say with it, or leave out in the question.
QUALIFIERS = {"polarity", "stance", "scope", "basis", "bound"}
duckdb = __import__("duckdb") if os.environ.get("CI") else pytest.importorskip("duckdb", reason="needs duckdb")

Row = dict[str, Any]


class World:
    """A graph, its tables in Parquet, and the company of which the questions ask there."""

    def __init__(self, kg: KnowledgeGraph, company: str, folder: Path) -> None:
        self.kg, self.company, self.folder = kg, company, folder
        self.tables = duckdb.connect()
        for table in COLUMNS:
            EXPORTS[f"{table}.parquet"].write(kg, folder / f"{table}.parquet")
            self.tables.execute(f"create view {table} as select * from '{folder}/{table}.parquet'")

    def question(self, name: str, company: str | None = None) -> str:
        """Return the question, of this company."""
        return QUESTIONS[name].replace("'anthropic'", f"'{company or self.company}'")

    def asked(self, name: str, company: str | None = None) -> list[Row]:
        """Return DuckDB's answer, a dictionary a row."""
        answer = self.tables.execute(self.question(name, company))
        columns = [column[0] for column in answer.description]
        return [dict(zip(columns, row, strict=True)) for row in answer.fetchall()]

    def facts(self) -> list[Statement]:
        """Return the statements that are neither denials nor deprecated."""
        return [row for row in self.kg.records.statements if row.polarity == "affirmed" and row.rank != "deprecated"]


@pytest.fixture(scope="module")
def worlds(real: KnowledgeGraph, tmp_path_factory: pytest.TempPathFactory) -> dict[str, World]:
    """The shipped graph, and the small one in which two sources tell of one deal."""
    twice = load(write_files(tmp_path_factory.mktemp("seeds"), TOLD_TWICE))
    return {
        "shipped": World(real, "anthropic", tmp_path_factory.mktemp("shipped")),
        "told twice": World(twice, "quarry-labs", tmp_path_factory.mktemp("twice")),
    }


@pytest.fixture(params=["shipped", "told twice"])
def world(request: pytest.FixtureRequest, worlds: dict[str, World]) -> World:
    """Each of them."""
    return worlds[request.param]


def counted(rows: Iterable[Iterable[Any]]) -> list[str]:
    """Return the rows in an order of their own, so that lists compare as multisets; numbers as the tables have them."""
    return sorted(repr([float(cell) if type(cell) is int else cell for cell in row]) for row in rows)


def test_there_are_ten_questions(world: World) -> None:
    """Each with an answer that is not empty."""
    assert len(QUESTIONS) == 10
    assert [name for name in QUESTIONS if not world.asked(name)] == []


@pytest.mark.parametrize("name", ALSO_POLARS)
def test_polars_answers_the_same(name: str, world: World) -> None:
    """Word for word the same question."""
    import polars

    tables = polars.SQLContext({table: polars.scan_parquet(world.folder / f"{table}.parquet") for table in COLUMNS})
    found = tables.execute(world.question(name), eager=True).rows()
    assert counted(tuple(row.values()) for row in world.asked(name)) == counted(found)


@pytest.mark.parametrize("name", ["about", "timeline", "latest", "rivals", "deals"])
def test_claims_are_told_with_what_qualifies_them(name: str, world: World) -> None:
    """Polarity is a column, or the question leaves denials out."""
    told = set(world.asked(name)[0])
    assert told >= QUALIFIERS - {"polarity"}
    assert "polarity" in told or "polarity is null" in QUESTIONS[name]


def test_what_is_said(world: World) -> None:
    """The very statements, with the values of all the columns; `timeline` those of one figure."""
    for name, rows in {
        "about": world.kg.statements(subject=world.company),
        "timeline": world.kg.statements(subject=world.company, predicate="runRateRevenue"),
    }.items():
        answer = world.asked(name)
        cells = [statement_row(world.kg, row) for row in rows]
        assert counted([cell.get(key) for key in answer[0]] for cell in cells) == counted(
            list(row.values()) for row in answer
        )


def test_neighbours(world: World) -> None:
    """All of them; a join that is only denied says so."""
    answer = world.asked("neighbours")
    assert {entity.id for entity in world.kg.neighbors(world.company)} == {row["id"] for row in answer} - {
        world.company
    }
    denied = {
        (row.object if row.subject == world.company else row.subject, row.predicate)
        for row in world.kg.statements(polarity="negated")
        if row.object and world.company in (row.subject, row.object)
    }
    assert denied == {(row["id"], row["predicate"]) for row in answer if row["polarity"]} != set()


def test_latest_figures(world: World) -> None:
    """Of what is not denied, every figure of the last date."""
    figures = [row for row in world.facts() if row.unit and row.at]
    last: dict[tuple[str, str], str] = {}
    for row in figures:
        last[row.subject, row.predicate] = max(last.get((row.subject, row.predicate), ""), row.at or "")
    answer = world.asked("latest")
    cells = [statement_row(world.kg, row) for row in figures if row.at == last[row.subject, row.predicate]]
    assert counted([cell.get(key) for key in answer[0]] for cell in cells) == counted(
        list(row.values()) for row in answer
    )


def test_parties_and_sizes(world: World) -> None:
    """Each party of a deal beside each of its sizes, once however many sources tell it; nobody who is denied."""
    vocabulary, label = world.kg.vocabulary, world.kg.label
    terms = vocabulary.predicates.items()
    roles = {
        name for name, term in terms if term.interest and all(vocabulary.is_a(of, ("Deal",)) for of in term.domain)
    }
    sizes: dict[str, set[tuple[Any, ...]]] = {}
    for row in world.facts():
        if row.predicate in SIZES.values():
            size = (row.value, row.lower, row.upper, row.unit, row.bound, row.text, row.basis, row.scope, row.stance)
            sizes.setdefault(row.subject, set()).add(size)
    expected = {
        (row.subject, row.predicate, label(row.object or ""), row.scope, row.stance, *size)
        for row in world.facts()
        if row.predicate in roles
        for size in sizes.get(row.subject, {(None,) * 9})
    }
    columns = ("deal", "role", "party", "scope", "stance", "value", "lower", "upper", "unit", "bound", "text", "basis")
    columns = (*columns, "size_scope", "size_stance")
    assert counted(expected) == counted(tuple(row[key] for key in columns) for row in world.asked("deals"))


def test_sums_by_supplier(world: World) -> None:
    """The sums of the figures of the deals in which Python sees the supplier, for every customer and unit."""
    customers = {row.object for row in world.kg.statements(predicate="customer") if row.object}
    seen = 0
    for company in sorted(customers):
        if not world.kg.vocabulary.is_a(world.kg[company].type, ("Organization",)):
            continue
        expected = {}
        for unit in SIZES:
            for part in world.kg.exposure(company, unit=unit).parts:
                supplied = {row.subject for row in world.kg.statements(object=part.entity, predicate=SUPPLIERS)}
                deals = [one for one in (*part.deals, *part.open) if one.deal in supplied - {*part.behind} and one.size]
                if size := total(one.size for one in deals if one.size):
                    expected[part.entity, unit] = (len(deals), size.low, size.high)
        answer = world.asked("exposure", company)
        sums = ("deals", "at_least", "at_most")
        assert expected == {(row["supplier"], row["unit"]): tuple(row[key] for key in sums) for row in answer}
        seen += len(expected)
    assert seen >= 5


def test_sums_that_were_worked_out_by_hand(worlds: dict[str, World]) -> None:
    """Two sources do not double a deal, "up to" is no floor, and a denied or cancelled deal does not count."""
    assert [tuple(row.values()) for row in worlds["told twice"].asked("exposure")] == [
        ("graphite-chips", "GW", 1, 1, 2.0, 3.0),
        ("opal-works", "GW", 1, 1, 2.0, 3.0),
        ("opal-works", "USD", 1, 1, 1e9, 1e9),
        ("tamarind", "GW", 1, 0, 0.0, 5.0),
        ("tamarind", "USD", 1, 0, 3e9, None),
    ]


def test_voices(world: World) -> None:
    """All statements, by speaker, stance and polarity."""
    rows = world.kg.records.statements
    answer = world.asked("voices")
    assert len(rows) == sum(row["statements"] for row in answer)
    for row in answer:
        polarity = row["polarity"] or "affirmed"
        found = world.kg.statements(speaker=row["speaker"], stance=row["stance"], polarity=polarity)
        assert row["statements"] == len([one for one in found if one.speaker == row["speaker"]])


def test_rivals(world: World) -> None:
    """The pairs of figures of one time of which the numbers differ."""
    figures = [row for row in world.facts() if row.unit and row.at]
    pairs = {
        tuple(sorted((one.id, other.id)))
        for one, other in combinations(figures, 2)
        if (one.subject, one.predicate, one.at, one.unit) == (other.subject, other.predicate, other.at, other.unit)
        and (one.value, one.lower, one.upper) != (other.value, other.lower, other.upper)
    }
    assert pairs == {(row["one"], row["other"]) for row in world.asked("rivals")}


@pytest.mark.parametrize("day", ["2026-04-20", "2026-05-13", "2026-05-28", "2026-06-01", "2027-01-01"])
def test_known_by_a_day(day: str, world: World) -> None:
    """What is known for certain."""
    question = QUESTIONS["known"].replace("2026-05-13", day).replace("'2026-05'", f"'{day[:7]}'")
    found = world.tables.execute(question).fetchall()
    known = {row.id for row in world.kg.known_by(day, maybe=False).records.statements}
    assert known == {row[0] for row in found}


def test_receipts(world: World) -> None:
    """Every quote, and where it stands."""
    rows = world.kg.statements(subject=world.company)
    receipts = [(row.id, part.document, part.exact, part.start, part.end) for row in rows for part in row.evidence]
    assert counted(receipts) == counted(tuple(row.values()) for row in world.asked("receipts"))
