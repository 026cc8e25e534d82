"""The graph in stores that we did not write: what arrives, and what they answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import requests

from dealgraph.loading import load
from dealgraph.push import BY_SOURCE, DEFAULT_GRAPH, WHOLE, GraphStore, prepare, send
from dealgraph.sparql import _python_value, named_queries

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Ended
    from dealgraph.knowledge_graph import KnowledgeGraph
    from stores import Place

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


def answers(place: Place, query: str, graph: str | None = GRAPH) -> list[tuple[object, ...]]:
    """Return the rows of a query, as our own engines give them."""
    given = {"query": query} | ({"default-graph-uri": graph} if graph else {})
    headers = {"Accept": "application/sparql-results+json"}
    response = requests.post(place.query, data=given, headers=headers, timeout=600)
    assert response.status_code == 200, response.text[:500]
    found = response.json()
    return [tuple(cell(row.get(name)) for name in found["head"]["vars"]) for row in found["results"]["bindings"]]


def cell(term: dict[str, str] | None) -> object:
    """Return a term of the JSON results as Python has it."""
    if term is None:
        return None
    return term["value"] if term["type"] == "uri" else _python_value(term["value"], term.get("datatype", ""))


@pytest.mark.parametrize("name", sorted(named_queries()))
def test_a_shipped_query_has_the_same_rows_in_every_store(name: str, filled: Place, real: KnowledgeGraph) -> None:
    """As embedded, whatever the order."""
    text = named_queries()[name].read_text(encoding="utf-8")
    expected = [tuple(row.values()) for row in real.sparql(text)]
    assert sorted(map(repr, answers(filled, text))) == sorted(map(repr, expected))


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
    assert answers(place, count, graph) == [(less.triples,)]


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
    assert answers(place, "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", graph) == [(sent.triples,)]
    left = "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } FILTER(STRSTARTS(STR(?g), 'urn:dealgraph:')) }"
    assert answers(place, left, None) == []


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
        assert answers(place, "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", graph) == [(one.triples,)]


def test_the_command_tells_what_arrived(oxigraph: Place, run: Callable[..., Ended]) -> None:
    """As a table and as JSON; the literals that this store writes otherwise are told."""
    ended = run("push", oxigraph.graphs, "--default-graph", "--update", oxigraph.update)
    again = run("push", oxigraph.graphs, "--default-graph", "--json")
    heading, line = ended.out.splitlines()
    assert (ended.status, heading.split()) == (0, ["graph", "triples", "checksum", "arrived"])
    assert line.startswith("the default graph  ")
    assert line.endswith("by value: the store writes some literals otherwise")
    (row,) = again.rows
    assert (row["graph"], row["unchanged"], row["to_the_letter"]) == (DEFAULT_GRAPH, True, False)
    assert answers(oxigraph, "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", None) == [(row["triples"],)]


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
