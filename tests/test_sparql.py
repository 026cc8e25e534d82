"""SPARQL: two engines, the same rows, and no way out."""

from __future__ import annotations

import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dealgraph.errors import NotFoundError, QueryError
from dealgraph.sparql import Answer, OxigraphEngine, RdflibEngine, named_queries, refuse_way_out

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from dealgraph.knowledge_graph import KnowledgeGraph

    Engine = OxigraphEngine | RdflibEngine


@pytest.fixture(scope="module")
def oxigraph(small: KnowledgeGraph) -> OxigraphEngine:
    """The small world in pyoxigraph."""
    return OxigraphEngine(small)


@pytest.fixture(scope="module")
def by_rdflib(small: KnowledgeGraph) -> RdflibEngine:
    """The small world in rdflib."""
    return RdflibEngine(small)


@pytest.fixture(params=["oxigraph", "by_rdflib"])
def engine(request: pytest.FixtureRequest) -> Engine:
    """Both engines in turn."""
    found: Engine = request.getfixturevalue(request.param)
    return found


def rows(answer: Answer) -> list[tuple[object, ...]]:
    """Return the rows of an answer."""
    return [tuple(row.values()) for row in answer]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (
            "SELECT ?label { ?round a dg:FundingRound ; dg:leadInvestor/rdfs:label ?label } ORDER BY ?label",
            [("Alder Capital",), ("Juniper Ventures",)],
        ),
        (
            "SELECT ?stance (COUNT(*) AS ?n) { ?s a dg:Statement ; dg:stance ?stance } GROUP BY ?stance ORDER BY ?n ?stance",
            [
                ("https://w3id.org/dealgraph/ontology#estimated", 1),
                ("https://w3id.org/dealgraph/ontology#reported", 1),
                ("https://w3id.org/dealgraph/ontology#opinion", 2),
                ("https://w3id.org/dealgraph/ontology#projected", 4),
                ("https://w3id.org/dealgraph/ontology#asserted", 11),
            ],
        ),
        (
            "SELECT ?value ?at { ?s rdf:predicate dg:runRateRevenue ; dg:value ?value ; dg:at ?at } ORDER BY ?at ?value",
            [(400_000_000, "2025-12"), (900_000_000, "2026-05"), (1_100_000_000, "2026-05")],
        ),
        (
            "SELECT ?g { GRAPH ?g { ?s a dg:Quotation ; dg:direct true } }",
            [("https://w3id.org/dealgraph/id/harbour-article",)],
        ),
        ("SELECT ?direct { ?s a dg:Quotation ; dg:direct ?direct } ORDER BY ?direct", [(False,), (True,)]),
        ("SELECT ?label ?x { ?s a dg:FundingRound ; rdfs:label ?label OPTIONAL { ?s dg:nothing ?x } }", [("Quarry Series B", None)]),
        ("SELECT ?exact { ?e oa:exact ?exact FILTER(CONTAINS(?exact, '2027')) } ORDER BY ?exact LIMIT 1",
         [("Analysts expect revenue of $4 billion in 2027",)]),
        ("ASK { ?s dg:polarity dg:negated }", [(True,)]),
        ("ASK { ?s dg:polarity dg:nothing }", [(False,)]),
        (
            "CONSTRUCT { ?s dg:leadInvestor ?o } WHERE { ?s dg:leadInvestor ?o }",
            [
                tuple(f"https://w3id.org/dealgraph/{name}" for name in ("id/quarry-series-b", "ontology#leadInvestor", f"id/{who}"))
                for who in ("alder-capital", "juniper-ventures")
            ],
        ),
        ("SELECT ?s { ?s dg:nothing ?o }", []),
    ],
)  # fmt: skip
def test_both_engines_give_these_rows(query: str, expected: list[tuple[object, ...]], engine: Engine) -> None:
    """Numbers as numbers, truth values as such, dates as they were written, IRIs as text."""
    assert rows(engine.run(query)) == expected


@pytest.mark.parametrize("query", sorted(named_queries()))
def test_both_engines_answer_the_shipped_queries_alike(
    query: str, oxigraph: OxigraphEngine, by_rdflib: RdflibEngine
) -> None:
    """Row by row, whatever the order."""
    text = named_queries()[query].read_text(encoding="utf-8")
    refuse_way_out(text)
    one, other = oxigraph.run(text), by_rdflib.run(text)
    assert one.columns == other.columns
    assert sorted(map(repr, rows(one))) == sorted(map(repr, rows(other)))


def test_a_query_is_a_text_or_a_name(small: KnowledgeGraph) -> None:
    """A text without white space is a text too; an unknown name suggests what is near."""
    assert rows(small.sparql("ASK{?s?p?o}")) == [(True,)]
    name = next(iter(named_queries()))
    assert small.sparql(name).columns
    with pytest.raises(NotFoundError, match=f"there is no query '{name}x'; did you mean '{name}'"):
        small.sparql(f"{name}x")


def test_a_wrong_query_is_a_query_error(engine: Engine) -> None:
    """From the parser and from the run alike."""
    for query in ("SELECT ?x WHERE", "SELECT * { ?s nope:x ?o }", "INSERT DATA { <a:a> <a:b> <a:c> }", "\ud800 {", ""):
        with pytest.raises(QueryError, match=r"^the query cannot be run: "):
            engine.run(query)


@pytest.mark.parametrize(
    ("query", "place", "words"),
    [
        ("SELECT ?x {\n  ?x a id:acme\n}", "line 2, column 8", "unknown prefix 'id'; known are dcat, .*dg, dgr, .*xsd; PREFIX id: <...> declares it"),
        ("SELECT ?x { ?x schem:name ?n }", "line 1, column 16", "unknown prefix 'schem'; did you mean 'schema'"),
        ("SELECT ?x { ?x :name ?n }", "line 1, column 16", "unknown prefix ''"),
        ("# what\nSELEC ?x { ?x a dg:Company }", "line 2, column 1", "'SELEC' begins no query; did you mean 'SELECT'"),
        ("SELECT ?x { ?x a dg:Company ?y }", "line 1, column 29", "this does not fit here"),
        ("SELECT ?x { ?x a dg:Company", "line 1, column 28", "the query ends too early"),
    ],
)  # fmt: skip
def test_a_wrong_query_is_told_with_its_place(query: str, place: str, words: str, engine: Engine) -> None:
    """And with the line itself, with a mark below the place: in three lines, whichever engine answers."""
    with pytest.raises(QueryError, match=f"^the query cannot be run: {place}: {words}") as raised:
        engine.run(query)
    _, line, mark = str(raised.value).split("\n")
    number, column = (int(word) for word in place.replace(",", "").split() if word.isdigit())
    assert line.strip() == query.split("\n")[number - 1].strip()
    assert mark.index("^") - 2 == column - 1


def test_names_of_our_namespace_that_are_no_terms_are_noted(small: KnowledgeGraph) -> None:
    """No row can have them, and an empty answer would look like a finding."""
    meant = "dg:invests is no term of the ontology; did you mean dg:investsIn"
    answer = small.sparql("SELECT ?x { ?x dg:invests ?y ; a dg:Company }")
    assert [note[: len(meant)] for note in answer.notes] == [meant]
    assert meant in repr(answer)
    (note,) = small.sparql("ASK { ?x <https://w3id.org/dealgraph/ontology#recipint> dgr:quarry-labs }").notes
    assert "dg:recipient" in note
    assert small.sparql("ASK { ?x dg:speaker ?y }").notes == (
        "dg:speaker is no term of the ontology; it is prov:wasAttributedTo",
    )
    for query in (
        "PREFIX dg: <http://x/> ASK { ?x dg:invests ?y }",
        "ASK { ?x rdfs:label 'dg:invests' } # dg:invests",
        "ASK { ?x dg:stance dg:projected ; dg:evidence _:b ; prov:wasAttributedTo ?who }",
    ):
        assert small.sparql(query).notes == ()


@pytest.mark.parametrize("query", sorted(named_queries()))
def test_the_shipped_queries_use_terms_of_the_ontology(query: str, small: KnowledgeGraph) -> None:
    """So that no note is shown below them."""
    assert small.sparql(query).notes == ()


def test_an_answer_goes_on_to_pandas(small: KnowledgeGraph) -> None:
    """A column each."""
    answer = small.sparql("SELECT ?value { ?s rdf:predicate dg:valuation ; dg:value ?value }")
    assert answer.columns == ("value",)
    assert answer.to_pandas()["value"].tolist() == [25_000_000_000]
    assert answer.to_polars()["value"].to_list() == [25_000_000_000]
    assert repr(answer) == "<1 row of value>\n  25000000000"
    with pytest.raises(QueryError, match="the query is empty"):
        small.sparql(" ")
    empty = small.sparql("SELECT ?value ?other { ?value dg:noSuch ?other }")
    assert list(empty.to_pandas().columns) == empty.to_polars().columns == ["value", "other"]


REFUSED = [
    "SELECT * { SERVICE <http://x/> { ?s ?p ?o } }",
    "SELECT * { service silent <http://x/> { ?s ?p ?o } }",
    "SELECT * {sErViCe<http://x/>{?s ?p ?o}}",
    "SELECT * { SERVICE\n?x { ?s ?p ?o } }",
    "SELECT * { #comment\nSERVICE <http://x/> { ?s ?p ?o } }",
    "SELECT * { #comment\rSERVICE <http://x/> { ?s ?p ?o } }",
    "SELECT * { ?s ?p 'a'SERVICE<http://x/>{?s ?p ?o} }",
    "SELECT * { ?s ?p 1SERVICE<http://x/>{?s ?p ?o} }",
    "SELECT * { ?s ?p trueSERVICE<http://x/>{?s ?p ?o} }",
    "SELECT * { ?s ?p 1e5SERVICE<http://x/>{?s ?p ?o} }",
    "SELECT * { FILTER(?x<3)SERVICE<http://x/>{?s ?p ?o} }",
    "PREFIX : <http://x/> SELECT * { SERVICE:y { ?s ?p ?o } }",
    "PREFIX y: <http://x/> SELECT * { SERVICEy:y { ?s ?p ?o } }",
    "PREFIX é: <http://x/> SELECT * { SERVICEé:y { ?s ?p ?o } }",
    "SELECT * { SERVICESILENT<http://x/>{ ?s ?p ?o } }",
    "SELECT * { \u017fERVICE <http://x/> { ?s ?p ?o } }",
    "SELECT * { SERV\u0131CE <http://x/> { ?s ?p ?o } }",
    "SELECT * { \\u0053ERVICE <http://x/> { ?s ?p ?o } }",
    "SELECT * { \\U00000053ERVICE <http://x/> { ?s ?p ?o } }",
    "SELECT * { SERV\\u0049CE <http://x/> { ?s ?p ?o } }",
    "SELECT * { # \\u000A SERVICE <http://x/> { ?s ?p ?o } \n }",
    "SELECT * { ?s ?p '\\u0027SERVICE <http://x/> {?s ?p ?o} #' }",
    "SELECT * { ?s ?p 'it\\'s' SERVICE <http://x/> {?s ?p ?o} }",
    'SELECT * { ?s ?p """a"""SERVICE <http://x/> {?s ?p ?o} }',
    "SELECT * { ?s ?p '''it's''' SERVICE <http://x/> {?s ?p ?o} }",
    "SELECT * FROM <http://x/> { ?s ?p ?o }",
    "SELECT * FROM NAMED <file:///etc/hostname> { ?s ?p ?o }",
    "select * from<http://x/> { ?s ?p ?o }",
    "PREFIX : <http://x/> SELECT * FROM:y { ?s ?p ?o }",
    "PREFIX é: <http://x/> SELECT * FROMé:y { ?s ?p ?o }",
    "DESCRIBE <http://a/> \\u0046ROM <http://x/>",
    "LOAD <http://x/>",
    "LOAD SILENT <file:///etc/hostname> INTO GRAPH <http://y/>",
    "INSERT DATA { <http://a/> <http://b/> <http://c/> }",
    "DELETE WHERE { ?s ?p ?o }",
    "WITH <http://g/> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
    "CLEAR ALL",
    "DROP DEFAULT",
    "CREATE GRAPH <http://g/>",
    "COPY <http://g/> TO <http://h/>",
    "MOVE <http://g/> TO <http://h/>",
    "ADD <http://g/> TO <http://h/>",
]


@pytest.mark.parametrize("query", REFUSED)
def test_what_writes_or_reads_anything_else_is_refused(query: str, small: KnowledgeGraph) -> None:
    """Before an engine sees it, in whatever spelling."""
    with pytest.raises(QueryError, match=r"^line \d: [A-Z]+ is refused: "):
        small.sparql(query)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?service ?from { ?service ?from ?load . $insert ?delete ?x }",
        "SELECT * { ?s ?p 'SERVICE <http://x/> {}' }",
        'SELECT * { ?s ?p "it\'s FROM here" }',
        "SELECT * { ?s ?p '''a 'SERVICE' \n FROM''' }",
        'SELECT * { ?s ?p """a "SERVICE" \n FROM""" }',
        "SELECT * { ?s ?p 'a\\'FROM' }",
        "SELECT * { ?s ?p 'caf\\u00e9' }",
        "SELECT * { <http://x/SERVICE> <http://x/#FROM> ?o }",
        "SELECT * { ?s ?p ?o } # SERVICE FROM LOAD",
        "# FROM\nSELECT * { ?s ?p ?o }",
        "SELECT * { ?s dg:from ?o ; schema:service ?x ; dg:FROM ?y ; dg:a.SERVICE ?z }",
        "PREFIX load: <http://x/> PREFIX from-here: <http://x/> SELECT * { ?s load:x ?o ; from-here:y ?z }",
        "SELECT * { ?s ?p 'x'@from }",
        "SELECT * { ?s ?p ?o FILTER(?o < 3 && ?o > 2) }",
    ],
)
def test_what_only_looks_like_a_keyword_is_not_refused(query: str) -> None:
    """Inside strings, IRIs, comments, variables, language tags, and behind a prefix."""
    refuse_way_out(query)


def test_the_line_of_what_is_refused_is_told(small: KnowledgeGraph) -> None:
    """And why."""
    with pytest.raises(QueryError) as raised:
        small.sparql("SELECT *\nFROM <http://x/>\n{ ?s ?p ?o }")
    assert str(raised.value) == (
        "line 2: FROM is refused: it would read another graph; name one with GRAPH <...> { ... }"
    )  # fmt: skip


@pytest.fixture
def canary() -> Iterator[tuple[str, list[str]]]:
    """A server on loopback that counts the requests it gets."""
    requests: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            requests.append(self.path)
            self.send_error(404)

        do_POST = do_GET  # noqa: N815

        def log_message(self, *_: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/", requests
    server.shutdown()
    thread.join()


def test_no_query_reaches_a_server_or_a_file(
    canary: tuple[str, list[str]], engine: Engine, small: KnowledgeGraph, tmp_path: Path
) -> None:
    """A server that counts and a file with a secret: neither is asked, whatever is refused or answered."""
    url, requests = canary
    secret = tmp_path / "secret.ttl"
    secret.write_text("<http://secret/> <http://secret/> <http://secret/> .")
    harmless = [
        f"SELECT * {{ GRAPH <{url}> {{ ?s ?p ?o }} }}",
        f"SELECT * {{ GRAPH <{secret.as_uri()}> {{ ?s ?p ?o }} }}",
        f"SELECT * {{ <{url}> ?p ?o }}",
        f"DESCRIBE <{secret.as_uri()}>",
    ]
    for query in [*REFUSED, *harmless]:
        text = query.replace("http://x/", url).replace("file:///etc/hostname", secret.as_uri())
        for place in (url, secret.as_uri()):
            try:
                answer = small.sparql(text.replace(url, place))
                assert "secret" not in repr(rows(answer))
                refuse_way_out(text)
                assert "secret" not in repr(rows(engine.run(text)))
            except QueryError:
                pass
    assert requests == []


@given(st.text() | st.text("SERVICE<>'\"#\\u0053?:{}. \n", max_size=50))
def test_any_text_is_refused_or_let_through_without_another_error(query: str) -> None:
    """And it takes no long time."""
    try:
        refuse_way_out(query)
    except QueryError as error:
        assert "is refused" in str(error)


@pytest.mark.parametrize("part", ["a-", "'", '"', "'''a", "<", ":", "a:", "\\u0041", "#"])
def test_a_long_query_is_checked_in_little_time(part: str) -> None:
    """No part of it is looked at again and again."""
    import time

    start = time.process_time()
    refuse_way_out(part * 50_000)
    assert time.process_time() - start < 5
