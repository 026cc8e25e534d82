"""No way out: a server that counts requests and a file with a secret, and everything that reads or writes between them."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest

import dealgraph
from dealgraph.errors import DealgraphError
from dealgraph.exports import build
from dealgraph.loading import load
from dealgraph.rdf.reader import _parse_with_rdflib
from dealgraph.verify import verify
from small_world import FILES, write_files

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SECRET = "the-secret-of-the-canary"


class Canary:
    """The address of a server on loopback, the requests that it got, and a file that nobody may read."""

    def __init__(self, url: str, requests: list[str], secret: Path) -> None:
        self.url = url
        self.requests = requests
        self.secret = secret


@pytest.fixture
def canary(tmp_path: Path) -> Iterator[Canary]:
    """A canary that sings by failing the test: no request may have come."""
    requests: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            requests.append(self.path)
            self.send_error(404)

        do_POST = do_PUT = do_HEAD = do_OPTIONS = do_CONNECT = do_GET  # noqa: N815

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    secret = tmp_path / "secret.ttl"
    secret.write_text(f'<http://x/> <http://x/> "{SECRET}" .')
    yield Canary(f"http://127.0.0.1:{server.server_port}", requests, secret)
    server.shutdown()
    thread.join()
    assert requests == []


def named(files: dict[str, str], url: str) -> dict[str, str]:
    """Return the small world with the canary's address wherever an address may stand, and in the texts."""
    found = {name: text.replace("https://example.org", url) for name, text in files.items()}
    found["entities/people.yaml"] += f"  description: 'see {url}/description'\n"
    return found


def test_building_loading_verifying_and_comparing(canary: Canary, tmp_path: Path) -> None:
    """Addresses of the data are written down and never asked for, by Python or by the commands."""
    seeds = write_files(tmp_path / "seeds", named(FILES, canary.url))
    kg = load(seeds)
    assert f"{canary.url}/quarry" in kg["quarry-labs"].same_as
    build(kg, tmp_path / "exports")
    for path in sorted((tmp_path / "exports").iterdir()):
        if path.stem == "graph" and path.suffix != ".html":
            load(path)
    for ending in ("jsonl", "csv", "parquet"):
        alone = tmp_path / ending
        alone.mkdir()
        for path in (tmp_path / "exports").glob(f"*.{ending}"):
            shutil.copy(path, alone)
        load(alone)
    assert [one for one in verify(seeds, tmp_path / "exports", kg.vocabulary) if one.held is False] == []
    dealgraph.diff(seeds, tmp_path / "exports")
    kg.to_rdflib()
    commands = [
        ["check"], ["build", "--out", str(tmp_path / "again")], ["show", "quarry-labs"], ["export", "jsonld"],
        ["query", "sources"], ["verify", "--exports", str(tmp_path / "exports"), "--no-shapes"],
    ]  # fmt: skip
    for words in commands:
        proxies = dict.fromkeys(("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"), canary.url)
        environment = {**os.environ, **proxies, "no_proxy": "", "DEALGRAPH_CACHE": "off"}
        command = [sys.executable, "-m", "dealgraph", *words, "--seeds", str(seeds)]
        subprocess.run(command, capture_output=True, check=True, env=environment, timeout=300)


def contexts(url: str) -> list[object]:
    """Return JSON-LD documents, each of which wants a context from elsewhere."""
    node = {"@id": "http://x/", "http://x/p": "x"}
    return [
        {"@context": url, **node},
        {"@context": [url], **node},
        {"@context": [{}, [url]], **node},
        {"@context": {"@import": url}, **node},
        {"@context": [{"@import": url}], **node},
        [{"@context": url, **node}],
        {"@context": {"p": {"@id": "http://x/p", "@context": url}}, "p": {"q": 1}},
        {"@context": {"p": {"@id": "http://x/p", "@context": [url]}}, "p": {"q": 1}},
        {"@graph": [{"@context": url, **node}]},
        {"http://x/p": {"@context": url, **node}},
        {"@included": [{"@context": url, **node}]},
        {"\u0040context": url, **node},
        {"@context": {"ctx": "@context"}, "ctx": url, **node},
        {"@context": {"@propagate": False, "@version": 1.1, "@import": url}, **node},
    ]


@pytest.mark.parametrize("number", range(len(contexts(""))))
def test_a_context_from_elsewhere_is_never_fetched(number: int, canary: Canary, tmp_path: Path) -> None:
    """Neither from the network nor from a file, by either parser."""
    path = tmp_path / "graph.jsonld"
    for place in (f"{canary.url}/context.jsonld", canary.secret.as_uri(), "secret.ttl"):
        # Escaped, the key reads the same to a parser and not to a search for its letters.
        path.write_text(json.dumps(contexts(place)[number]).replace('"\\u0040context"', '"@\\u0063ontext"'))
        with pytest.raises(DealgraphError) as raised:
            load(path)
        assert SECRET not in str(raised.value)


def test_no_rdf_file_reaches_out(canary: Canary, tmp_path: Path) -> None:
    """A base, a prefix, an import and names of graphs are names and nothing else, whichever engine parses."""
    url = canary.url
    lines = f"<{url}/a> <http://www.w3.org/2002/07/owl#imports> <{url}/b> ."
    texts = {
        "ttl": f"@base <{url}/> . @prefix x: <{url}/#> . {lines} x:a x:b <{canary.secret.as_uri()}> .",
        "nt": lines + "\n",
        "nq": lines.replace(" .", f" <{canary.secret.as_uri()}> .") + "\n",
        "trig": f"<{canary.secret.as_uri()}> {{ {lines} }}",
    }
    for ending, text in texts.items():
        path = tmp_path / f"graph.{ending}"
        path.write_text(text)
        with pytest.raises(DealgraphError, match="it has triples, and no node of a class of") as raised:
            load(path)
        assert SECRET not in str(raised.value)
        assert SECRET not in repr(list(_parse_with_rdflib(path)))


@pytest.mark.parametrize("name", ["graph.graphml", "graph.gexf"])
def test_no_xml_reaches_out(name: str, canary: Canary, tmp_path: Path) -> None:
    """Document types, entities, stylesheets and inclusions."""
    path = tmp_path / name
    for place in (f"{canary.url}/x", canary.secret.as_uri()):
        for head in (
            f'<!DOCTYPE g SYSTEM "{place}">',
            f'<!DOCTYPE g PUBLIC "x" "{place}">',
            f'<!DOCTYPE g [<!ENTITY e SYSTEM "{place}">]>',
            f'<!DOCTYPE g [<!ENTITY % e SYSTEM "{place}"> %e;]>',
        ):
            path.write_text(f'<?xml version="1.0"?>{head}<graphml><graph><node id="x">&e;</node></graph></graphml>')
            with pytest.raises(DealgraphError, match="declares a document type") as raised:
                load(path)
            assert SECRET not in str(raised.value)
        path.write_text(
            f'<?xml version="1.0"?><?xml-stylesheet href="{place}"?><graphml xmlns:xi="http://www.w3.org/2001/XInclude" '
            f'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="x {place}">'
            f'<xi:include href="{place}" parse="text"/></graphml>'
        )
        assert len(load(path).records.entities) == 0


def test_no_query_reaches_out_by_the_command(canary: Canary, tmp_path: Path, small_seeds: Path) -> None:
    """From a file, from standard input, and as an argument's file name that leads elsewhere."""
    queries = [
        "SELECT * { SERVICE <PLACE> { ?s ?p ?o } }", "SELECT * { SERVICE SILENT <PLACE> { ?s ?p ?o } }",
        "SELECT * FROM <PLACE> { ?s ?p ?o }", "SELECT * FROM NAMED <PLACE> { GRAPH ?g { ?s ?p ?o } }",
        "LOAD <PLACE>", "LOAD SILENT <PLACE> INTO GRAPH <http://x/>", "INSERT DATA { <http://x/> <http://x/> 1 }",
        "DESCRIBE <PLACE> FROM <PLACE>", "BASE <PLACE> SELECT * FROM <#x> { ?s ?p ?o }", "ASK FROM <PLACE> {}",
        "CONSTRUCT { ?s ?p ?o } FROM <PLACE> WHERE { ?s ?p ?o }", "SELECT * { BIND(<PLACE> AS ?x) SERVICE ?x {} }",
        "PREFIX p: <PLACE> SELECT * { ?s ?p ?o }", "SELECT * { GRAPH <PLACE> { ?s ?p ?o } }",
    ]  # fmt: skip
    path = tmp_path / "query.rq"
    for query in queries:
        for place in (canary.url, canary.secret.as_uri()):
            path.write_text(query.replace("PLACE", place))
            command = [sys.executable, "-m", "dealgraph", "query", str(path), "--seeds", str(small_seeds)]
            done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
            assert done.returncode in (0, 2)
            assert SECRET not in done.stdout + done.stderr
            assert "Traceback" not in done.stderr
            if not query.startswith(("PREFIX", "SELECT * { GRAPH")):
                assert "is refused" in done.stderr
