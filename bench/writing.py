"""Rows about large graphs: checking, tables, GraphML, and questions over the whole, beside the tools of each trade."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .exposure import asked_of, duckdb_exposure, exposure, sparql_exposure
from .harness import Row, processes, task
from .large import load, networkx_graph
from .rivals import duckdb_rivals, sparql_rivals

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .worlds import Bench

TITLE = "Checking, writing, and asking the whole"
SIZES = (10_000, 100_000, 1_000_000)
Work = Callable[[], object]


def measure(bench: Bench) -> Iterator[Row]:
    """Yield the rows."""
    for size in bench.at(*SIZES):
        folder, runs = bench.tables(size), bench.few(size)
        cache = {"DEALGRAPH_CACHE": str(bench.scratch / "cache")}
        ours, arrow = processes(runs, task(parquet, folder, **cache), task(arrow_parquet, folder, **cache))
        note = "the peer is given Python's lists; neither has held a table in memory before"
        yield Row(
            "statements to Parquet", ours, "pyarrow, the same columns", arrow, goal_ratio=1.5, size=size, note=note
        )
        ours, theirs = processes(runs, task(graphml, folder, **cache), task(networkx_graphml, folder))
        yield Row("GraphML", ours, "networkx's writer", theirs, goal_ratio=0.2, size=size)
        ours, duck = processes(runs, task(latest, folder, **cache), task(duckdb_latest, folder, **cache))
        assert ours.answer == duck.answer, (ours.answer, duck.answer)
        yield Row("latest figure of each thing", ours, "DuckDB SQL on Parquet", duck, goal_ratio=1, size=size)
        yield from _exposure(bench, size, runs, folder, cache)
        yield from _conflicts(bench, size, runs, folder, cache)
        if size <= 10_000:
            checked, shacl = processes(1, task(check, folder), task(pyshacl_check, bench.file(size, "graph.nt")))
            note = "the shapes see to more than tables can get wrong: the RDF's own form"
            yield Row("check of tables", checked, "pyshacl, the shapes", shacl, goal_ratio=0.05, size=size, note=note)


def _exposure(bench: Bench, size: int, runs: int, folder: Path, cache: dict[str, str]) -> Iterator[Row]:
    """Yield the rows of asking on whom a company depends."""
    company = asked_of(folder)
    ours, duck = processes(
        runs, task(exposure, folder, company, **cache), task(duckdb_exposure, folder / "ours.parquet", company)
    )
    assert ours.answer == duck.answer, (ours.answer, duck.answer)
    note = "ours tells ranges and disputes too; the peer counts deals"
    yield Row("exposure of a company", ours, "DuckDB SQL on Parquet", duck, goal_ratio=1, size=size, note=note)
    if size <= 100_000:
        (sparql,) = processes(min(runs, 3), task(sparql_exposure, bench.file(size, "graph.nt"), company))
        assert ours.answer == sparql.answer, (ours.answer, sparql.answer)
        yield Row("exposure of a company", ours, "pyoxigraph SPARQL", sparql, goal_ratio=1, size=size, note=note)


def _conflicts(bench: Bench, size: int, runs: int, folder: Path, cache: dict[str, str]) -> Iterator[Row]:
    """Yield the rows of finding conflicts and of explaining them, beside SQL and SPARQL that pair figures."""
    table = folder / "ours.parquet"
    found, told, duck, sentences = processes(
        runs,
        task(conflicts, folder, **cache),
        task(conflicts, folder, "told", **cache),
        task(duckdb_rivals, table),
        task(duckdb_rivals, table, "told"),
    )
    assert found.answer == told.answer
    left_out = "ours are of all kinds and united; the peer pairs figures: bench/rivals.py says what it leaves out"
    peer = "DuckDB SQL, pairs of figures with their kinds"
    yield Row("conflicts, weightiest first", found, peer, duck, goal_ratio=1, size=size, note=left_out)
    yield Row("conflicts, explained", told, f"{peer} and a sentence", sentences, goal_ratio=1, size=size, note=left_out)
    if size <= 100_000:
        (sparql,) = processes(min(runs, 3), task(sparql_rivals, bench.file(size, "graph.nt")))
        peer = "pyoxigraph SPARQL, pairs of figures of one scope"
        yield Row("conflicts, explained", told, peer, sparql, goal_ratio=1, size=size, note=left_out)


def check(folder: str) -> Work:
    """Check the tables."""
    from dealgraph.bulk import read_bulk
    from dealgraph.vocabulary import shipped_vocabulary

    vocabulary = shipped_vocabulary()
    return lambda: len(read_bulk(Path(folder), "jsonl", vocabulary, fresh=True).statements)


def parquet(folder: str) -> Work:
    """Write the table of a graph that is loaded."""
    import dealgraph.exports.packed_arrow
    from dealgraph.exports.tables import write_parquet

    assert dealgraph
    kg: Any = load(folder)()
    _begin_arrow(folder)
    return lambda: write_parquet(kg, "statements", Path(folder, "ours.parquet"))


def _begin_arrow(folder: str) -> None:
    """Let pyarrow do each thing once: the first time it imports and sets up as much as it takes to write 10,000 rows."""
    import pyarrow as pa
    import pyarrow.compute
    import pyarrow.parquet as pq

    assert pyarrow.compute
    path = Path(folder, "first.parquet")
    pq.write_table(pa.table({"x": pa.array(["x", "y"]).take(pa.array([1]))}), path, compression="zstd")
    pq.read_table(path)


def arrow_parquet(folder: str) -> Work:
    """Write the same columns from Python's lists."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    from dealgraph.exports.arrow import arrow_schema
    from dealgraph.exports.columns import FEW_VALUES
    from dealgraph.exports.tables import COLUMNS, GROUP_ROWS

    # What is made ready comes from another pool: as in ours, that of the work has held no table before.
    pool = pa.default_memory_pool()
    pa.set_memory_pool(pa.system_memory_pool())
    parquet(folder)()
    schema = arrow_schema(COLUMNS["statements"])
    found = pq.read_table(Path(folder, "ours.parquet"))
    columns = {name: found.column(name).to_pylist() for name in found.column_names}
    few = [name for name in columns if name in FEW_VALUES]
    del found
    pa.set_memory_pool(pool)
    _begin_arrow(folder)

    def work() -> None:
        table = pa.table([pa.array(columns[field.name], field.type) for field in schema], schema=schema)
        path = Path(folder, "theirs.parquet")
        pq.write_table(table, path, compression="zstd", use_dictionary=few, row_group_size=GROUP_ROWS)

    return work


def graphml(folder: str) -> Work:
    """Write GraphML of a graph that is loaded."""
    from dealgraph.exports.files import EXPORTS

    kg: Any = load(folder)()
    return lambda: EXPORTS["graph.graphml"].write(kg, Path(folder, "ours.graphml"))


def networkx_graphml(folder: str) -> Work:
    """Write GraphML of a networkx graph; lists and structures as JSON, which its writer refuses otherwise."""
    import json

    import networkx as nx

    graph: Any = networkx_graph(folder)()
    for attributes in [*(data for _, data in graph.nodes(data=True)), *(data for *_, data in graph.edges(data=True))]:
        for name, value in attributes.items():
            if isinstance(value, list):
                attributes[name] = json.dumps(value)
    return lambda: nx.write_graphml_xml(graph, Path(folder, "theirs.graphml"))


def latest(folder: str) -> Work:
    """Give the latest dated figures of each subject and predicate, and return how many there are."""
    kg: Any = load(folder)()

    def work() -> int:
        metrics = [term.id for term in kg.vocabulary.predicates.values() if term.units]
        last: dict[tuple[str, str], list[str]] = {}
        for metric in metrics:
            rows = kg.records.statements.select(predicate=metric)
            dates, subjects = rows.columns["at"], rows.columns["subject"]
            for subject, date in zip(rows.numbers("subject"), rows.numbers("at"), strict=True):
                if date:
                    last.setdefault((subjects.values[subject - 1], metric), []).append(dates.values[date - 1])
        return sum(dates.count(max(dates)) for dates in last.values())

    return work


def duckdb_latest(folder: str) -> Work:
    """The same in SQL (docs/sql.md)."""
    import duckdb

    from dealgraph.vocabulary import shipped_vocabulary

    parquet(folder)()
    metrics = ", ".join(f"'{term.id}'" for term in shipped_vocabulary().predicates.values() if term.units)
    table = Path(folder, "ours.parquet")
    question = f"""
        with figures as (select * from '{table}' where predicate in ({metrics}) and "at" is not null),
        dated as (select subject, predicate, max("at") as "at" from figures group by subject, predicate)
        select f.* from figures f join dated d
        on f.subject = d.subject and f.predicate = d.predicate and f."at" = d."at"
    """
    connection = duckdb.connect()
    return lambda: len(connection.execute(question).fetchall())


def conflicts(folder: str, told: str = "") -> Work:
    """Find all conflicts and put them in order of weight, or explain each."""
    # What is imported when it is first needed.
    import dealgraph.conflicts.weight
    import dealgraph.reading

    assert dealgraph
    kg: Any = load(folder)()
    return lambda: len(kg.conflicts_by_id if told else kg.conflicts())


def pyshacl_check(path: str) -> Work:
    """Validate the RDF by the shipped shapes."""
    import pyshacl
    import rdflib

    from dealgraph.resources import shipped

    graph = rdflib.Graph().parse(path, format="nt")
    shapes = rdflib.Graph().parse(shipped("ontology") / "shapes.ttl", format="turtle")
    return lambda: str(pyshacl.validate(graph, shacl_graph=shapes, do_owl_imports=False)[0])
