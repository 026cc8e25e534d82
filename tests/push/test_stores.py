"""The graph in stores that we did not write: what arrives, and what they answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dealgraph.loading import load
from dealgraph.push import BY_SOURCE, DEFAULT_GRAPH, WHOLE, GraphStore, prepare, send
from dealgraph.sparql import named_queries

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from bench.servers import Place
    from conftest import Ended
    from dealgraph.knowledge_graph import KnowledgeGraph

GRAPH = "https://example.org/graph"


@pytest.fixture(scope="module", params=["oxigraph", "virtuoso"])
def place(request: pytest.FixtureRequest) -> Place:
    """Both stores in turn."""
    found: Place = request.getfixturevalue(request.param)
    return found


@pytest.fixture(scope="module")
def filled(place: Place, tmp_path_factory: pytest.TempPathFactory) -> Place:
    """A store that holds the shipped graph."""
    store = GraphStore(place.graphs, login=place.login)
    for graph, path in prepare(load(), GRAPH, WHOLE, tmp_path_factory.mktemp("whole")).items():
        send(store, graph, path)
    return place


@pytest.mark.parametrize("name", sorted(named_queries()))
def test_a_shipped_query_has_the_same_rows_in_every_store(name: str, filled: Place, real: KnowledgeGraph) -> None:
    """As embedded, whatever the order."""
    text = named_queries()[name].read_text(encoding="utf-8")
    expected = [tuple(row.values()) for row in real.sparql(text)]
    assert sorted(map(repr, filled.ask(text, GRAPH))) == sorted(map(repr, expected))


def test_a_push_replaces_the_graph_and_says_what_the_store_holds(
    place: Place, small: KnowledgeGraph, tmp_path: Path
) -> None:
    """By PUT; a second one finds it there; a third replaces it; other graphs stay."""
    store = GraphStore(place.graphs, login=place.login)
    graph = "https://example.org/replaced"
    (path,) = prepare(small, graph, WHOLE, tmp_path).values()
    (other,) = prepare(small.part(small.statements(stance="asserted")), graph, WHOLE, fresh(tmp_path)).values()
    first, again, less = send(store, graph, path), send(store, graph, path), send(store, graph, other)
    count = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
    assert (first.unchanged, again.unchanged, less.unchanged) == (False, True, False)
    assert first.triples == again.triples == len(path.read_text(encoding="utf-8").splitlines()) > less.triples > 0
    assert place.ask(count, graph) == [(less.triples,)]


@pytest.mark.parametrize("in_portions", [False, True])
def test_a_large_graph_arrives_in_parts(
    in_portions: bool, place: Place, small: KnowledgeGraph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And is read back at once or in portions, however small; what stood there before is gone."""
    monkeypatch.setattr("dealgraph.push.portions.TRIPLES", 10)
    store = GraphStore(place.graphs, login=place.login, query=place.query if in_portions else None)
    graph = f"https://example.org/parts-{in_portions}"
    (path,) = prepare(small, graph, WHOLE, tmp_path).values()
    (other,) = prepare(small.part(small.statements(stance="reported")), graph, WHOLE, fresh(tmp_path)).values()
    send(store, graph, other)
    monkeypatch.setattr("dealgraph.push.store._PART", path.stat().st_size // 3)
    sent = send(store, graph, path)
    assert place.ask("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", graph) == [(sent.triples,)]
    assert send(store, graph, path).unchanged


def test_blank_nodes_of_somebody_else_are_read_in_a_portion_of_their_own(
    place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each triple once, as what stood there before is put back where a push fails."""
    monkeypatch.setattr("dealgraph.push.portions.TRIPLES", 2)
    store = GraphStore(place.graphs, login=place.login, query=place.query)
    path = tmp_path / "before.ttl"
    path.write_text(
        "".join(f'<urn:a{n}> <urn:p> "{n}" . [] <urn:p> "blank {n}" .\n' for n in range(5)), encoding="utf-8"
    )
    store.put("https://example.org/blank", path, "text/turtle")
    assert store.get("https://example.org/blank", tmp_path / "read.nt") == "application/n-triples"
    lines = (tmp_path / "read.nt").read_text(encoding="utf-8").splitlines()
    texts = sorted(line.partition('"')[2].partition('"')[0] for line in lines if line.endswith("."))
    assert texts == sorted([*map(str, range(5)), *(f"blank {n}" for n in range(5))])


def test_a_large_graph_is_loaded_without_a_transaction_where_the_address_says_so(
    oxigraph: Place, small: KnowledgeGraph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the user's address asks of the store goes with every request, and what stood there before is gone."""
    store = GraphStore(f"{oxigraph.graphs}?no_transaction")
    graph = "https://example.org/bulk"
    (path,) = prepare(small, graph, WHOLE, tmp_path).values()
    (other,) = prepare(small.part(small.statements(stance="reported")), graph, WHOLE, fresh(tmp_path)).values()
    send(store, graph, other)
    monkeypatch.setattr("dealgraph.push.store._PART", path.stat().st_size // 3)
    sent = send(store, graph, path)
    assert oxigraph.ask("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", graph) == [(sent.triples,)]


def fresh(folder: Path) -> Path:
    """Return a new folder inside `folder`."""
    new = folder / "other"
    new.mkdir()
    return new


def test_with_an_update_service_the_new_graph_takes_the_place_in_one_step(
    place: Place, small: KnowledgeGraph, tmp_path: Path
) -> None:
    """And nothing is left beside it."""
    store = GraphStore(place.graphs, place.update, place.login)
    graph = "https://example.org/moved"
    (path,) = prepare(small, graph, WHOLE, tmp_path).values()
    sent = send(store, graph, path)
    assert place.ask("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", graph) == [(sent.triples,)]
    left = "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } FILTER(STRSTARTS(STR(?g), 'urn:dealgraph:')) }"
    assert place.ask(left, None) == []


def test_the_graphs_of_the_sources_arrive_each_under_its_name(
    place: Place, small: KnowledgeGraph, tmp_path: Path
) -> None:
    """And what is said of no source alone where it is told to go."""
    store = GraphStore(place.graphs, login=place.login)
    rest = "https://example.org/rest"
    files = prepare(small, rest, BY_SOURCE, tmp_path)
    sent = {graph: send(store, graph, path) for graph, path in files.items()}
    sources = {small.vocabulary.about.resources + source.id for source in small.sources}
    assert set(sent) == {rest} | sources
    for graph, one in sent.items():
        assert place.ask("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", graph) == [(one.triples,)]


def test_the_command_tells_what_arrived(oxigraph: Place, run: Callable[..., Ended]) -> None:
    """As a table and as JSON; the literals that this store writes otherwise are told."""
    ended = run("push", oxigraph.graphs, "--default-graph", "--update", oxigraph.update)
    again = run("push", oxigraph.graphs, "--default-graph", "--query", oxigraph.query, "--json")
    heading, line = ended.out.splitlines()
    assert (ended.status, heading.split()) == (0, ["graph", "triples", "checksum", "arrived"])
    assert line.startswith("the default graph  ")
    assert line.endswith("by value: the store writes some literals otherwise")
    (row,) = again.rows
    assert (row["graph"], row["unchanged"], row["to_the_letter"]) == (DEFAULT_GRAPH, True, False)
    assert oxigraph.ask("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", None) == [(row["triples"],)]


def test_a_password_is_taken_from_the_environment(
    virtuoso: Place, run: Callable[..., Ended], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A wrong one, and none at all, change nothing and are told."""
    command = ("push", virtuoso.graphs, "--graph", "https://example.org/login")
    monkeypatch.delenv("DEALGRAPH_PASSWORD", raising=False)
    nobody, silent = run(*command), run(*command, "--user", "dba")
    monkeypatch.setenv("DEALGRAPH_PASSWORD", "wrong")
    wrong = run(*command, "--user", "dba")
    monkeypatch.setenv("DEALGRAPH_PASSWORD", "dba")
    right = run(*command, "--user", "dba")
    assert (nobody.status, "401" in nobody.err, nobody.err.endswith("; give --user NAME\n")) == (1, True, True)
    assert (silent.status, silent.err) == (2, "dealgraph: the password of 'dba' is missing: set DEALGRAPH_PASSWORD\n")
    assert (wrong.status, "401" in wrong.err) == (1, True)
    assert (right.status, right.out.splitlines()[1].endswith("  to the letter")) == (0, True)
