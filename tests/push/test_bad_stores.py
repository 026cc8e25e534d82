"""Stores that fail: what stood there stands there again, and the message says so."""

from __future__ import annotations

import re
import threading
from typing import TYPE_CHECKING

import pytest
from werkzeug import Request, Response
from werkzeug.serving import make_server

from dealgraph.errors import PushError
from dealgraph.push import GraphStore, fingerprint, send

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from conftest import Ended

OLD = b'<http://x/a> <http://x/p> "old" .\n'
NEW = '<http://x/a> <http://x/p> "new" .\n<http://x/a> <http://x/q> "1.50"^^<http://www.w3.org/2001/XMLSchema#decimal> .\n'
GRAPH = "http://x/g"


class BadStore:
    """A Graph Store in memory that answers the requests numbered in `faults` otherwise than it should."""

    def __init__(self) -> None:
        self.graphs: dict[str, bytes] = {GRAPH: OLD}
        self.faults: dict[int, Callable[[bytes], Response | bytes]] = {}
        self.seen: list[str] = []
        self.address = ""

    @Request.application
    def app(self, request: Request) -> Response:
        """Answer one request, or go wrong over it."""
        body = request.get_data()
        self.seen.append(f"{request.method} {request.args.get('graph', 'update')}")
        fault = self.faults.get(len(self.seen))
        if fault:
            result = fault(body)
            if isinstance(result, Response):
                return result
            body = result
        if request.mimetype == "application/sparql-update":
            start, _, end = body.decode().removeprefix("MOVE GRAPH <").removesuffix(">").partition("> TO GRAPH <")
            self.graphs[end] = self.graphs.pop(start)
            return Response(status=204)
        return self._graph(request.method, request.args["graph"], body)

    def _graph(self, method: str, graph: str, body: bytes) -> Response:
        if method == "PUT":
            self.graphs[graph] = body
        elif method == "POST":
            self.graphs[graph] += body
        elif graph not in self.graphs:
            return Response("no such graph", 404)
        elif method == "DELETE":
            del self.graphs[graph]
        else:
            return Response(self.graphs[graph], content_type="application/n-triples")
        return Response(status=204)


@pytest.fixture
def bad() -> Iterator[BadStore]:
    """A store on loopback that is ready to go wrong."""
    store = BadStore()
    server = make_server("127.0.0.1", 0, store.app, threaded=True)
    store.address = f"http://127.0.0.1:{server.server_port}/store"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield store
    server.shutdown()
    thread.join()


@pytest.fixture
def triples(tmp_path: Path) -> Path:
    """What is pushed."""
    path = tmp_path / "graph.nt"
    path.write_text(NEW, encoding="utf-8")
    return path


def broken(*_: object) -> Response:
    """Answer with an error for good."""
    return Response("out of order", 500)


def busy(*_: object) -> Response:
    """Answer with an error for now."""
    return Response("busy", 503)


def deadlocked(*_: object) -> Response:
    """Answer as Virtuoso does where a part got in the way of other work."""
    return Response("SPARQL Graph Protocol request failed. Error 40001 SR172: Transaction deadlocked", 500)


def half(body: bytes) -> bytes:
    """Keep the first line alone."""
    return body.splitlines(keepends=True)[0]


def swapped(body: bytes) -> bytes:
    """Turn a triple round."""
    return body.replace(b'<http://x/a> <http://x/p> "new"', b'<http://x/p> <http://x/a> "new"')


def test_a_store_that_is_busy_is_asked_again(bad: BadStore, triples: Path) -> None:
    """Reading and writing alike, with the whole body each time."""
    bad.faults = {1: busy, 3: busy, 4: busy}
    told: list[tuple[int, int]] = []
    sent = send(GraphStore(bad.address), GRAPH, triples, lambda done, size: told.append((done, size)))
    assert bad.graphs == {GRAPH: NEW.encode()}
    assert (sent.triples, sent.to_the_letter, sent.unchanged) == (2, True, False)
    assert told[-1] == (len(NEW), len(NEW))


@pytest.mark.parametrize(("fault", "words"), [
    (broken, "the store does not write the graph: 500 INTERNAL SERVER ERROR: out of order"),
    (half, "something else arrived: 1 triples of 2 sent"),
    (swapped, "something else arrived: 2 triples of 2 sent"),
])  # fmt: skip
def test_what_does_not_arrive_whole_is_taken_back(
    fault: Callable[[bytes], Response | bytes], words: str, bad: BadStore, triples: Path
) -> None:
    """The old graph stands again, and where there was none, none."""
    for before in ({GRAPH: OLD}, {}):
        bad.graphs, bad.seen, bad.faults = dict(before), [], {2: fault}
        with pytest.raises(PushError) as raised:
            send(GraphStore(bad.address), GRAPH, triples)
        assert str(raised.value).startswith(words)
        assert str(raised.value).endswith("; what stood there before stands there again")
        assert bad.graphs == before


def test_a_large_graph_goes_in_parts(bad: BadStore, triples: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of whole lines: the first takes the place, the others are added; each is sent again where it must be."""
    monkeypatch.setattr("dealgraph.push.store._PART", 4)
    bad.faults = {2: busy, 4: busy}
    told: list[tuple[int, int]] = []
    sent = send(GraphStore(bad.address), GRAPH, triples, lambda done, size: told.append((done, size)))
    assert bad.seen == [f"{method} {GRAPH}" for method in ("GET", "PUT", "PUT", "POST", "POST", "GET")]
    assert (bad.graphs, sent.triples) == ({GRAPH: NEW.encode()}, 2)
    assert told[-1] == (len(NEW), len(NEW))


def test_a_part_that_was_rolled_back_is_sent_again(
    bad: BadStore, triples: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whole, and only so often: a store in which nothing ever goes through is given up."""
    monkeypatch.setattr("dealgraph.push.store._PART", 4)
    monkeypatch.setattr("dealgraph.push.store.time.sleep", lambda _: None)
    bad.faults = {2: deadlocked, 4: deadlocked, 5: deadlocked}
    sent = send(GraphStore(bad.address), GRAPH, triples)
    assert bad.seen == [f"{method} {GRAPH}" for method in ("GET", "PUT", "PUT", "POST", "POST", "POST", "GET")]
    assert (bad.graphs, sent.triples) == ({GRAPH: NEW.encode()}, 2)
    bad.graphs, bad.seen, bad.faults = {GRAPH: OLD}, [], dict.fromkeys(range(2, 7), deadlocked)
    with pytest.raises(PushError, match=r"does not write the graph: 500 .*40001"):
        send(GraphStore(bad.address), GRAPH, triples)
    assert bad.graphs == {GRAPH: OLD}


def test_a_part_that_does_not_arrive_takes_back_those_before_it(
    bad: BadStore, triples: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The old graph stands again."""
    monkeypatch.setattr("dealgraph.push.store._PART", 4)
    bad.faults = {3: broken}
    with pytest.raises(PushError, match=r"does not write the graph.*; what stood there before stands there again$"):
        send(GraphStore(bad.address), GRAPH, triples)
    assert bad.graphs == {GRAPH: OLD}


def test_a_store_that_cannot_take_back_is_told_of(bad: BadStore, triples: Path) -> None:
    """So that its owner pushes again."""
    bad.faults = {2: half, 4: broken}
    with pytest.raises(PushError, match=r"what stood there could not be put back either \(.*\): push again$"):
        send(GraphStore(bad.address), GRAPH, triples)
    bad.graphs, bad.seen, bad.faults = {GRAPH: OLD + OLD.replace(b"old", b"older")}, [], {2: half, 4: half}
    with pytest.raises(PushError, match=r"what stood there could not be put back whole: push again$"):
        send(GraphStore(bad.address), GRAPH, triples)


@pytest.mark.parametrize("number", [2, 3, 4])
def test_with_an_update_service_the_old_graph_is_not_touched_before_the_new_one_is_whole(
    number: int, bad: BadStore, triples: Path
) -> None:
    """Whichever step fails: writing beside it, reading back, moving."""
    bad.faults = {number: broken}
    with pytest.raises(PushError, match=r"; what the store held before stands unchanged$"):
        send(GraphStore(bad.address, bad.address), GRAPH, triples)
    assert bad.graphs == {GRAPH: OLD}
    assert f"PUT {GRAPH}" not in bad.seen


def test_the_move_leaves_nothing_beside_it(bad: BadStore, triples: Path) -> None:
    """The new graph alone."""
    send(GraphStore(bad.address, bad.address), GRAPH, triples)
    assert bad.graphs == {GRAPH: NEW.encode()}


def test_a_move_is_asked_for_once(bad: BadStore, triples: Path) -> None:
    """A second one would find nothing to move."""
    bad.faults = {4: busy}
    with pytest.raises(PushError, match=r"does not move the graph: 503 .*; what the store held before stands unch"):
        send(GraphStore(bad.address, bad.address), GRAPH, triples)
    assert (bad.seen.count("POST update"), bad.graphs) == (1, {GRAPH: OLD})


def test_a_store_that_is_silent_for_too_long_is_not_waited_for_again(bad: BadStore, triples: Path) -> None:
    """The option names the longest wait."""
    over = threading.Event()
    bad.faults = {2: lambda _: (over.wait(60), broken())[1]}
    with pytest.raises(PushError, match=r"it was silent for 2 seconds; give it longer \(--timeout\); what stood"):
        send(GraphStore(bad.address, seconds=2), GRAPH, triples)
    over.set()
    assert (bad.seen.count(f"PUT {GRAPH}"), bad.graphs) == (2, {GRAPH: OLD})


@pytest.mark.parametrize(
    ("heads", "words"),
    [
        ({"X-SPARQL-MaxRows": "10000"}, "it gives 10000 rows at the most; raise ResultSetMaxRows"),
        ({"X-SQL-State": "S1TAT", "X-SQL-Message": "RC...: Returning incomplete results"}, "it stopped early (RC...: "),
    ],
)
def test_a_part_of_a_graph_is_not_taken_for_the_whole(
    heads: dict[str, str], words: str, bad: BadStore, triples: Path
) -> None:
    """Virtuoso gives what it has with status 200, and says in a head that this is not all; nothing is written then."""
    bad.faults = {1: lambda _: Response(OLD, headers=heads, content_type="application/n-triples")}
    with pytest.raises(PushError, match=re.escape(f"the store does not give the whole graph: {words}")):
        send(GraphStore(bad.address), GRAPH, triples)
    assert (len(bad.seen), bad.graphs) == (1, {GRAPH: OLD})


def test_a_redirection_is_told_and_not_followed(bad: BadStore, triples: Path) -> None:
    """The user typed one address, and no other is asked."""
    bad.faults = {1: lambda _: Response(status=307, headers={"Location": "http://127.0.0.1:9/elsewhere"})}
    with pytest.raises(PushError, match=r"leads on to http://127.0.0.1:9/elsewhere: give that address, if it is right"):
        send(GraphStore(bad.address), GRAPH, triples)
    assert (len(bad.seen), bad.graphs) == (1, {GRAPH: OLD})


def test_what_is_no_rdf_is_told(bad: BadStore, triples: Path) -> None:
    """Before anything is written: what cannot be read could not be put back."""
    for answer in (Response("<html>", content_type="text/html"), Response("oh no", content_type="text/turtle")):
        bad.seen, bad.faults = [], {1: lambda _, answer=answer: answer}  # type: ignore[misc]
        with pytest.raises(PushError, match=r"which is no RDF that we read|cannot be read"):
            send(GraphStore(bad.address), GRAPH, triples)
        assert bad.graphs == {GRAPH: OLD}


def test_a_store_that_is_not_there_is_told(run: Callable[..., Ended]) -> None:
    """With its address, and no traceback."""
    ended = run("push", "http://127.0.0.1:9/store")
    told = "http://127.0.0.1:9/store does not answer: connection refused; is the store running?"
    assert (ended.status, ended.err) == (1, f"dealgraph: {told}\n")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["ftp://127.0.0.1/"], "'ftp://127.0.0.1/' is no address of a store: it begins with http:// or https://"),
        (["http://[bad"], "'http://[bad' is no address of a store: Invalid IPv6 URL; write http://HOST:PORT/PATH"),
        (["http://127.0.0.1:x/"], "'http://127.0.0.1:x/' is no address of a store: Port could not be cast"),
        (["http://127.0.0.1:9/", "--update", "nonsense"], "'nonsense' is no address of a store"),
        (["http://127.0.0.1:9/", "--graph", "a b"], "'a b' is no IRI"),
        (["http://127.0.0.1:9/", "--graph", "mine"], "'mine' is no IRI of a graph: write it in full"),
        (["http://127.0.0.1:9/", "--graph", "urn:x", "--default-graph"], "not allowed with argument --graph"),
    ],
)
def test_wrong_usage_is_told_before_anything_is_sent(
    arguments: list[str], words: str, run: Callable[..., Ended]
) -> None:
    """With 2."""
    ended = run("push", *arguments)
    assert (ended.status, words in ended.err) == (2, True)


def test_a_password_does_not_cross_the_network_in_the_clear(monkeypatch: pytest.MonkeyPatch) -> None:
    """Basic by http serves on loopback alone."""
    import requests

    plain = requests.Response()
    plain._content_consumed = True
    plain.status_code, plain.headers["WWW-Authenticate"] = 401, 'Basic realm="x"'
    monkeypatch.setattr(requests.Session, "request", lambda *_, **__: plain)
    with pytest.raises(PushError, match="would cross the network in the clear: use the store's https address"):
        GraphStore("http://store.example/", login=("a", "b"))
    GraphStore("https://store.example/", login=("a", "b"))
    GraphStore("http://localhost/", login=("a", "b"))


def test_a_fingerprint_tells_order_from_content(tmp_path: Path) -> None:
    """Order and the way in which a number is written are all the same; anything else is not."""
    lines = [
        '<http://x/a> <http://x/p> "1.50"^^<http://www.w3.org/2001/XMLSchema#decimal> .',
        '<http://x/a> <http://x/n> "7"^^<http://www.w3.org/2001/XMLSchema#nonNegativeInteger> .',
        '<http://x/a> <http://x/t> "true"^^<http://www.w3.org/2001/XMLSchema#boolean> .',
        '<http://x/a> <http://x/d> "2026"^^<http://www.w3.org/2001/XMLSchema#gYear> .',
    ]

    def of(rows: list[str]) -> fingerprint.Fingerprint:
        path = tmp_path / "x.nt"
        path.write_text("\n".join(rows), encoding="utf-8")
        return fingerprint.fingerprint(path, "application/n-triples")

    whole = of(lines)
    assert of(lines[::-1]) == whole
    same = of(
        [
            lines[0].replace("1.50", "1.5"),
            lines[1].replace("nonNegativeI", "i"),
            lines[2].replace("true", "1"),
            lines[3],
        ]
    )
    assert (same.by_value, same.exact != whole.exact) == (whole.by_value, True)
    others = [
        lines[1:],
        [lines[0].replace("1.50", "1.51"), *lines[1:]],
        [lines[0].replace("decimal", "string"), *lines[1:]],
        [*lines[:2], lines[2].replace("true", "false"), lines[3]],
        [*lines[:3], lines[3].replace("gYear", "string")],
    ]
    assert len({of(rows).by_value for rows in others} | {whole.by_value}) == 6
