"""`dealgraph serve`: the page and SPARQL over HTTP, for this machine alone, read-only, within bounds."""

from __future__ import annotations

import contextlib
import csv
import io
import json
import os
import random
import signal
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import rdflib
import requests
from rdflib.plugins.stores.sparqlstore import SPARQLStore

from dealgraph.page import render_page
from dealgraph.serve import Limits, Server
from dealgraph.sparql import named_queries

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from conftest import Ended
    from dealgraph.knowledge_graph import KnowledgeGraph

LIMITS = Limits(seconds=5, answer=300_000, memory=256 * 1024 * 1024)
STANCES = "SELECT ?stance (COUNT(*) AS ?n) { ?s a dg:Statement ; dg:stance ?stance } GROUP BY ?stance ORDER BY ?n"
LEADERS = "CONSTRUCT { ?s dg:leadInvestor ?o } WHERE { ?s dg:leadInvestor ?o }"
DENIED = "ASK { ?s dg:polarity dg:negated }"
# More pairs than anyone can count, and more groups than fit.
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
GREEDY = "SELECT ?a ?d ?g (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } GROUP BY ?a ?d ?g"
LONG = "SELECT * { ?a ?b ?c . ?d ?e ?f }"


@pytest.fixture(scope="module")
def server(small: KnowledgeGraph) -> Iterator[Server]:
    """The small world, served."""
    with Server(small, limits=LIMITS) as served:
        thread = threading.Thread(target=served.run, daemon=True)
        thread.start()
        yield served


def ask(server: Server, query: str, accept: str | None = None) -> requests.Response:
    """GET the answer to a query."""
    headers = {} if accept is None else {"Accept": accept}
    return requests.get(f"{server.address}/sparql", params={"query": query}, headers=headers, timeout=60)


def test_the_page_is_the_one_that_a_build_writes(server: Server, small: KnowledgeGraph) -> None:
    """To the letter."""
    response = requests.get(f"{server.address}/", timeout=60)
    assert (response.status_code, response.headers["Content-Type"]) == (200, "text/html; charset=utf-8")
    assert response.text == render_page(small)


@pytest.mark.parametrize("name", sorted(named_queries()))
def test_a_shipped_query_has_the_rows_that_python_gives(name: str, server: Server, small: KnowledgeGraph) -> None:
    """As many, with the same columns and the same text in each cell."""
    text = named_queries()[name].read_text(encoding="utf-8")
    expected = small.sparql(text)
    rows = list(csv.reader(io.StringIO(ask(server, text, "text/csv").text, newline="")))
    # Numbers as numbers; truth values as XML Schema writes them.
    numbers = {"int": float, "float": float, "bool": lambda cell: str(cell).lower()}
    wanted = [
        [numbers.get(type(cell).__name__, str)("" if cell is None else cell) for cell in row.values()]
        for row in expected
    ]
    found = [
        [type(cell)(text) for cell, text in zip(row, line, strict=True)]
        for row, line in zip(wanted, rows[1:], strict=True)
    ]
    assert rows[0] == list(expected.columns)
    assert sorted(map(repr, found)) == sorted(map(repr, wanted))


def test_the_three_ways_to_ask_give_the_same(server: Server) -> None:
    """GET, a form that is posted, and a query that is posted as it is."""
    url = f"{server.address}/sparql"
    typed = {"Content-Type": "application/sparql-query; charset=utf-8"}
    answers = [
        requests.get(url, params={"query": STANCES}, timeout=60),
        requests.post(url, data={"query": STANCES}, timeout=60),
        requests.post(url, data=STANCES.encode(), headers=typed, timeout=60),
    ]
    assert [answer.status_code for answer in answers] == [200, 200, 200]
    assert len({answer.text for answer in answers}) == 1
    assert {row["n"]["value"] for row in answers[0].json()["results"]["bindings"]} == {"1", "2", "4", "11"}


@pytest.mark.parametrize(
    ("query", "accept", "given"),
    [
        (STANCES, None, "application/sparql-results+json"),
        (STANCES, "*/*", "application/sparql-results+json"),
        (STANCES, "application/sparql-results+xml", "application/sparql-results+xml"),
        (STANCES, "text/csv;q=0.5, text/tab-separated-values", "text/tab-separated-values; charset=utf-8"),
        (STANCES, "text/html, text/csv;q=0.1", "text/csv; charset=utf-8"),
        (STANCES, "text/turtle, application/json", "application/json"),
        (DENIED, "text/csv, application/sparql-results+xml;q=0.2", "application/sparql-results+xml"),
        (LEADERS, None, "text/turtle; charset=utf-8"),
        (LEADERS, "application/n-triples", "application/n-triples"),
        (LEADERS, "application/rdf+xml", "application/rdf+xml"),
        (LEADERS, "application/ld+json", "application/ld+json"),
    ],
)
def test_the_form_of_the_answer_is_the_one_that_is_preferred(
    query: str, accept: str | None, given: str, server: Server
) -> None:
    """Of those that this kind of answer can have."""
    response = ask(server, query, accept)
    assert (response.status_code, response.headers["Content-Type"]) == (200, given)


@pytest.mark.parametrize(
    "accept", ["text/turtle", "application/n-triples", "application/rdf+xml", "application/ld+json"]
)
def test_every_form_of_triples_holds_the_same(accept: str, server: Server) -> None:
    """Read by a library that is not ours."""
    graph = rdflib.Graph().parse(data=ask(server, LEADERS, accept).text, format=accept)
    names = {str(o).rpartition("/")[2] for o in graph.objects()}
    assert names == {"juniper-ventures", "alder-capital"}


def test_a_client_of_another_library_is_answered(server: Server) -> None:
    """rdflib's, which asks for XML by GET."""
    store = SPARQLStore(f"{server.address}/sparql")
    rows = list(store.query("PREFIX dg: <https://w3id.org/dealgraph/ontology#> SELECT ?o { ?s dg:leadInvestor ?o }"))
    assert len(rows) == 2


def test_the_endpoint_describes_itself(server: Server) -> None:
    """Where it is, that it reads SPARQL 1.1 queries, and that the default graph is the union."""
    sd = rdflib.Namespace("http://www.w3.org/ns/sparql-service-description#")
    graph = rdflib.Graph().parse(data=requests.get(f"{server.address}/sparql", timeout=60).text, format="turtle")
    service = rdflib.URIRef(f"{server.address}/sparql")
    assert graph.value(service, sd.endpoint) == service
    assert set(graph.objects(service, sd.supportedLanguage)) == {sd.SPARQL11Query}
    assert set(graph.objects(service, sd.feature)) == {sd.UnionDefaultGraph}


def test_the_graphs_that_a_request_names_are_the_dataset(server: Server, small: KnowledgeGraph) -> None:
    """As the protocol has it: default-graph-uri makes the default graph, named-graph-uri what GRAPH finds."""
    source = small.vocabulary.about.resources + "harbour-article"

    def asked(query: str, **graphs: str) -> object:
        given = {name.replace("_", "-"): value for name, value in graphs.items()}
        return requests.get(f"{server.address}/sparql", params={"query": query, **given}, timeout=60).json()["boolean"]

    quotation, company = "ASK { ?s a dg:Quotation }", "ASK { ?s a dg:Company }"
    inside = "ASK { GRAPH ?g { ?s a dg:Quotation } }"
    assert asked(quotation)
    assert asked(company)
    assert asked(quotation, default_graph_uri=source)
    assert not asked(company, default_graph_uri=source)
    assert not asked(quotation, default_graph_uri="http://nowhere/")
    assert not asked(quotation, named_graph_uri=source)
    assert asked(inside, named_graph_uri=source)
    assert not asked(inside, named_graph_uri="http://nowhere/")


@pytest.mark.parametrize(
    ("status", "words", "request_"),
    [
        (400, "SERVICE is refused: it would ask another server", {"params": {"query": "SELECT * { SERVICE <http://x/> {} }"}}),
        (400, "FROM is refused", {"params": {"query": "SELECT * FROM <file:///etc/hostname> { ?s ?p ?o }"}}),
        (400, "LOAD is refused", {"method": "POST", "data": {"query": "LOAD <http://x/>"}}),
        (400, "the query cannot be run: line 1, column ", {"params": {"query": "SELECT WHERE"}}),
        (400, "one parameter `query` is needed, found 0", {"params": {"quary": "ASK {}"}}),
        (400, "one parameter `query` is needed, found 2", {"params": [("query", "ASK {}"), ("query", "ASK {}")]}),
        (400, "is not UTF-8", {"method": "POST", "data": b"ASK { \xff }", "headers": {"Content-Type": "application/sparql-query"}}),
        (400, "not trusted", {"params": {"query": "ASK {}"}, "headers": {"Host": "elsewhere.example"}}),
        (400, "not trusted", {"path": "/", "headers": {"Host": "elsewhere.example:80"}}),
        (403, "no updates", {"method": "POST", "data": {"update": "CLEAR ALL"}}),
        (403, "no updates", {"method": "POST", "data": b"CLEAR ALL", "headers": {"Content-Type": "application/sparql-update"}}),
        (403, "no updates", {"params": {"update": "CLEAR ALL"}}),
        (403, "pages of other sites", {"params": {"query": "ASK {}"}, "headers": {"Origin": "https://elsewhere.example"}}),
        (403, "pages of other sites", {"method": "POST", "data": {"query": "ASK {}"}, "headers": {"Origin": "null"}}),
        (404, "the page, at /, and SPARQL, at /sparql", {"path": "/etc/passwd"}),
        (404, "the page, at /", {"path": "/sparql/../../etc/passwd"}),
        (405, "use GET or HEAD or POST", {"method": "PUT", "data": b"x"}),
        (405, "use GET or HEAD or POST", {"method": "DELETE"}),
        (405, "use GET or HEAD", {"method": "POST", "path": "/", "data": b"x"}),
        (406, "can be given as application/sparql-results+json, ", {"params": {"query": STANCES}, "headers": {"Accept": "text/turtle"}}),
        (406, "can be given as text/turtle, ", {"params": {"query": LEADERS}, "headers": {"Accept": "text/csv"}}),
        (413, "", {"method": "POST", "data": b"x" * 1_100_000, "headers": {"Content-Type": "application/sparql-query"}}),
        (415, "a query is posted as application/sparql-query", {"method": "POST", "data": b"ASK {}"}),
    ],
)  # fmt: skip
def test_a_wrong_request_is_told_what_is_wrong(
    status: int, words: str, request_: dict[str, object], server: Server
) -> None:
    """And nothing else happens."""
    given = {"method": "GET", "path": "/sparql", "timeout": 60, **request_}
    url = f"{server.address}{given.pop('path')}"
    response = requests.request(url=url, **given)  # type: ignore[arg-type]
    assert (response.status_code, words in response.text) == (status, True)
    assert response.headers["Content-Type"].startswith("text/plain")
    assert "Traceback" not in response.text


@pytest.mark.parametrize(
    ("query", "words"),
    [
        (ENDLESS, "the query took more than 5 seconds or"),
        (GREEDY, "the query "),
        (LONG, "the answer is larger than 300,000 bytes; ask for less"),
    ],
)
def test_a_query_ends_at_its_bounds_and_the_next_one_is_answered(query: str, words: str, server: Server) -> None:
    """Time, memory and the size of the answer, twice over, so that both workers have had it."""
    for _ in range(2):
        response = ask(server, query)
        assert (response.status_code, response.text[: len(words)]) == (503, words)
    assert ask(server, DENIED).json()["boolean"] is True


def hostile(chance: random.Random) -> bytes:
    """Return what no client should send."""
    kind = chance.randrange(6)
    if kind == 0:
        return chance.randbytes(chance.randrange(200))
    if kind == 1:
        return b"GET /sparql?query=" + chance.randbytes(50).hex().encode() + b" HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"
    if kind == 2:
        head = f"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Length: {chance.choice([-1, 10**30, 5, 'x'])}\r\n"
        return head.encode() + b"Content-Type: application/sparql-query\r\n\r\n" + chance.randbytes(20)
    if kind == 3:
        return b"GET /" + b"../" * chance.randrange(50) + b"etc/passwd\0 HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"
    if kind == 4:
        name = chance.randbytes(chance.randrange(1, 30)).replace(b"\n", b"")
        return b"GET / HTTP/1.1\r\nHost: " + name + b"\r\nX-" + name + b": " + name * 20 + b"\r\n\r\n"
    chunk = b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n"
    return chunk + chance.choice([b"fffffffffffff\r\nx", b"-1\r\n", b"5\r\nASK{}\r\n0\r\n\r\n", b"\r\n"])


def test_ten_thousand_hostile_requests_leave_it_answering(server: Server, capfd: pytest.CaptureFixture[str]) -> None:
    """Each on a connection of its own, half of them cut off in mid-request."""
    chance = random.Random(7)
    host, port = server.address.removeprefix("http://").split(":")
    for number in range(10_000):
        with socket.create_connection((host, int(port)), timeout=30) as connection:
            message = hostile(chance)
            connection.sendall(message if number % 2 else message[: len(message) // 2])
            if number % 500 == 0:
                assert ask(server, DENIED).json()["boolean"] is True
    assert ask(server, DENIED).json()["boolean"] is True
    assert "Traceback" not in capfd.readouterr().err


def test_no_other_address_than_loopback_is_listened_on(server: Server) -> None:
    """Whatever other addresses this machine has."""
    port = int(server.address.rpartition(":")[2])
    others = {info[4][0] for info in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)}
    for address in others | {"127.0.0.2"}:
        if address != "127.0.0.1":
            with pytest.raises(OSError):
                socket.create_connection((str(address), port), timeout=2).close()


@pytest.fixture
def _hears_sigint() -> Iterator[None]:
    """Tests that run in the background of a shell ignore SIGINT, and hand that on to what they start."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("_hears_sigint")
@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
def test_the_command_serves_until_it_is_stopped(stop: signal.Signals, small_seeds: Path) -> None:
    """It says where, answers, and ends with 0 and without a word, its workers with it."""
    command = [sys.executable, "-m", "dealgraph", "serve", "--port", "0", "--json", "--seeds", str(small_seeds)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout and process.stderr
        places = json.loads(process.stdout.readline())
        answer = requests.get(places["sparql"], params={"query": DENIED}, timeout=60).json()
        workers = children(process.pid)
        process.send_signal(stop)
        assert process.wait(timeout=60) == 0
        assert process.stderr.read() == ""
    assert answer["boolean"] is True
    assert len(workers) >= 2
    # Python's own helper of the processes ends when it finds its pipe closed, a moment later.
    until = time.monotonic() + 30
    while any(map(running, workers)) and time.monotonic() < until:
        time.sleep(0.05)
    assert not any(map(running, workers))


def children(process: int) -> list[int]:
    """Return the processes that a process has started, as Linux tells."""
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            # Behind the name, which may hold anything but ends with the last parenthesis: state and parent.
            parent = path.read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()[1]
            found += [int(path.parent.name)] if int(parent) == process else []
    return found


def running(process: int) -> bool:
    """Return whether the process is still there."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def test_a_port_that_is_taken_is_told(server: Server, run: Callable[..., Ended]) -> None:
    """With the way out."""
    port = server.address.rpartition(":")[2]
    ended = run("serve", "--port", port)
    assert ended.status == 1
    assert ended.err == (
        f"dealgraph: port {port} cannot be used: Address already in use; "
        "give another with --port, or --port 0 for one that is free\n"
    )


def test_a_port_that_is_none_is_told(run: Callable[..., Ended]) -> None:
    """Before anything is loaded."""
    ended = run("serve", "--port", "70000")
    assert (ended.status, "'70000' is no port: give a whole number from 0 to 65535" in ended.err) == (2, True)
