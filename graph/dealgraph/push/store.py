"""A client of the SPARQL 1.1 Graph Store HTTP Protocol: https://www.w3.org/TR/sparql11-http-rdf-update/.

It talks to the address that its user gave and to no other: redirections are not followed.
"""

from __future__ import annotations

import io
import re
import time
from itertools import chain
from typing import IO, TYPE_CHECKING
from urllib.parse import urlsplit

from ..errors import MissingExtraError, PushError, shorten
from .portions import portions, sizes

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import requests
    from requests.auth import AuthBase

    Progress = Callable[[int, int], None]

DEFAULT_GRAPH = ""
N_TRIPLES = "application/n-triples"
# N-Triples is a part of Turtle, which every store reads.
_SENT_AS = "text/turtle; charset=utf-8"
_TAKEN = f"{N_TRIPLES}, text/turtle;q=0.5"
_ROWS = "application/sparql-results+json"
_CHUNK = 1 << 18
# What goes in one request: about 100,000 triples. Parts four times as large stopped Virtuoso 7.2.5 in its own locks.
_PART = 1 << 24
_CONNECT_SECONDS = 10
_RETRIES = 4
_TRY_AGAIN = (429, 502, 503, 504)
# SQLSTATE 40001, "serialization failure": a transaction that got in the way of other work and is to be tried again.
_SERIALIZATION_FAILURE = re.compile(r"\b40001\b")


class GraphStore:
    """The store at `address`; graphs go by their IRI, DEFAULT_GRAPH is the one without a name.

    `update` is the address of the store's SPARQL 1.1 Update service, where there is one. With `query`, the address of
    its query service, a graph is read in portions: a large one that the store cannot give at once. Raises
    MissingExtraError where a package is missing; every method raises PushError where the store does not do what it was
    asked.
    """

    def __init__(
        self,
        address: str,
        update: str | None = None,
        login: tuple[str, str] | None = None,
        seconds: float = 600,
        query: str | None = None,
    ) -> None:
        try:
            import requests
        except ImportError:
            raise MissingExtraError("pushing", "push") from None
        self.address = address
        self.update_address = update
        self.query_address = query
        self._seconds = seconds
        self._error = requests.RequestException
        self._session = _patient()
        # A second MOVE finds nothing to move.
        self._updates = requests.Session()
        if login:
            self._session.auth = self._updates.auth = self._scheme(login)

    def get(self, graph: str, path: Path) -> str | None:
        """Write the triples of a graph to `path` and return their media type, or None where there is no such graph."""
        if self.query_address:
            return self._get_in_portions(graph, path)
        with self._ask("GET", graph, headers={"Accept": _TAKEN}, stream=True) as response:
            if response.status_code == 404:
                return None
            self._require(response, "read")
            with path.open("wb") as stream:
                for chunk in response.iter_content(_CHUNK):
                    stream.write(chunk)
            return _media_type(response)

    def _get_in_portions(self, graph: str, path: Path) -> str | None:
        with self._query(sizes(graph), _ROWS) as response:
            rows = response.json()["results"]["bindings"]
        found = sorted((row["p"]["value"], int(row["n"]["value"])) for row in rows)
        with path.open("wb") as stream:
            for query in chain.from_iterable(portions(graph, *one) for one in found):
                with self._query(query, N_TRIPLES) as response:
                    for chunk in response.iter_content(_CHUNK):
                        stream.write(chunk)
        return N_TRIPLES if found else None

    def _query(self, query: str, media_type: str) -> requests.Response:
        headers = {"Accept": media_type}
        address = self.query_address or ""
        response = self._send(self._session, "GET", address, params={"query": query}, headers=headers, stream=True)
        self._require(response, "read")
        found = _media_type(response)
        if found != media_type:
            raise PushError(f"{address} answers in {found or 'a form without a name'}, not in {media_type}")
        return response

    def put(self, graph: str, path: Path, media_type: str | None = None, progress: Progress | None = None) -> None:
        """Put the triples in the file `path` in the place of those of the graph.

        Without a media type they are N-Triples without blank nodes, of which a large file goes in several requests:
        the first replaces what the graph holds, the others add to it. No store must hold the whole in memory then,
        or in one transaction. `progress` is called with the bytes sent and the bytes in all.
        """
        size = path.stat().st_size
        with path.open("rb") as stream:
            ends = [size] if media_type else _line_ends(stream, size)
            headers = {"Content-Type": media_type or _SENT_AS}
            for start, end in zip([0, *ends], ends, strict=False):
                for turn in range(_RETRIES + 1):
                    time.sleep(turn)
                    body = _Told(stream, start, end, size, progress)
                    # An empty body would be sent in chunks, which some stores refuse.
                    data = body if len(body) else b""
                    response = self._ask("POST" if start else "PUT", graph, headers=headers, data=data)
                    if not _rolled_back(response):
                        break
                self._require(response, "write")

    def delete(self, graph: str) -> None:
        """Remove the graph; it need not be there."""
        response = self._ask("DELETE", graph)
        if response.status_code != 404:
            self._require(response, "delete")

    def move(self, start: str, end: str) -> None:
        """Let the graph `start` take the place of the graph `end`, in one step, by SPARQL Update."""
        place = f"GRAPH <{end}>" if end else "DEFAULT"
        headers = {"Content-Type": "application/sparql-update"}
        data = f"MOVE GRAPH <{start}> TO {place}"
        response = self._send(self._updates, "POST", self.update_address or "", headers=headers, data=data)
        self._require(response, "move")

    def _ask(self, method: str, graph: str, **options: object) -> requests.Response:
        # The protocol has `?default`; some stores want it to have a value, which the others pass over.
        return self._send(
            self._session, method, self.address, params={"graph": graph} if graph else {"default": ""}, **options
        )

    def _send(self, session: requests.Session, method: str, address: str, **options: object) -> requests.Response:
        timeout = (_CONNECT_SECONDS, self._seconds)
        try:
            return session.request(method, address, timeout=timeout, allow_redirects=False, **options)  # type: ignore[arg-type]
        except (self._error, ValueError) as error:
            raise PushError(f"{address} does not answer: {self._why(str(error))}") from None

    def _why(self, words: str) -> str:
        if "refused" in words:
            return "connection refused; is the store running?"
        if "Read timed out" in words:
            return f"it was silent for {self._seconds:g} seconds; give it longer (--timeout)"
        return shorten(words, 300)

    def _require(self, response: requests.Response, what: str) -> None:
        if response.is_redirect:
            raise PushError(
                f"{self.address} leads on to {response.headers['Location']}: give that address, if it is right"
            )
        if not response.ok:
            # Some stores explain themselves in HTML.
            words = shorten(re.sub(r"<[^<>]*>", " ", response.text), 300)
            mend = "; give --user NAME" if response.status_code == 401 else ""
            raise PushError(
                f"the store does not {what} the graph: {response.status_code} {response.reason}: {words}{mend}"
            )
        cut = cut_short(response)
        if cut:
            raise PushError(f"the store does not give the whole graph: {cut}")

    def _scheme(self, login: tuple[str, str]) -> AuthBase:
        """Return the way to say the password that the store asks for, Digest or Basic."""
        from requests.auth import HTTPBasicAuth, HTTPDigestAuth

        asked = self._send(
            self._session, "GET", self.address, headers={"Accept": _TAKEN}, params={"graph": "urn:none"}, stream=True
        )
        asked.close()
        if asked.headers.get("WWW-Authenticate", "").lower().startswith("digest"):
            return HTTPDigestAuth(*login)
        parts = urlsplit(self.address)
        if parts.scheme == "http" and parts.hostname not in ("127.0.0.1", "localhost", "::1"):
            raise PushError("the password would cross the network in the clear: use the store's https address")
        return HTTPBasicAuth(*login)


def _patient() -> requests.Session:
    """Return a session that asks a store that is busy again."""
    import requests
    from requests.adapters import HTTPAdapter
    from urllib3.util import Retry

    session = requests.Session()
    retry = Retry(
        total=_RETRIES,
        # What takes too long once does so again.
        read=False,
        backoff_factor=0.5,
        status_forcelist=_TRY_AGAIN,
        # All of these do the same when they are done twice: triples without blank nodes that are added again are there.
        allowed_methods=("GET", "PUT", "POST", "DELETE"),
        raise_on_status=False,
        redirect=False,
    )
    for scheme in ("http://", "https://"):
        session.mount(scheme, HTTPAdapter(max_retries=retry))
    return session


def _rolled_back(response: requests.Response) -> bool:
    """Whether a store took back what it was writing, to make way for other work: Virtuoso says so in words alone."""
    return response.status_code == 500 and bool(_SERIALIZATION_FAILURE.search(response.text))


def cut_short(response: requests.Response) -> str:
    """Return why the answer of a store is not whole, "" where nothing says so.

    Virtuoso ends what takes too long or has too many rows, gives what it has by then with status 200, and tells in a
    head: https://docs.openlinksw.com/virtuoso/anytimequeries/.
    """
    rows = response.headers.get("X-SPARQL-MaxRows")
    if rows:
        return f"it gives {rows} rows at the most; raise ResultSetMaxRows in its configuration"
    if response.headers.get("X-SQL-State"):
        words = shorten(response.headers.get("X-SQL-Message", "no reason given"), 300)
        return f"it stopped early ({words}); raise ExecutionTimeout and MaxQueryExecutionTime in its configuration"
    return ""


def _media_type(response: requests.Response) -> str:
    return response.headers.get("Content-Type", "").partition(";")[0].strip().lower()


def _line_ends(stream: IO[bytes], size: int) -> list[int]:
    """Return where the parts end into which the lines of a file are divided, in bytes; the last is its size."""
    ends = []
    for place in range(_PART, size, _PART):
        stream.seek(place)
        stream.readline()
        ends.append(stream.tell())
    return sorted({*ends, size})


class _Told(io.RawIOBase):
    """The bytes of a file from `start` to `end`, telling how far it is read; their number goes into the head."""

    def __init__(self, stream: IO[bytes], start: int, end: int, size: int, progress: Progress | None) -> None:
        self._stream = stream
        self._start = start
        self._end = end
        self._size = size
        self._progress = progress
        stream.seek(start)

    def __len__(self) -> int:
        return self._end - self._start

    def read(self, size: int = -1) -> bytes:
        left = self._end - self._stream.tell()
        data = self._stream.read(min(size, _CHUNK, left) if size >= 0 else left)
        if self._progress:
            self._progress(self._stream.tell(), self._size)
        return data

    def tell(self) -> int:
        return self._stream.tell() - self._start

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Start again, when the request is sent once more."""
        return self._stream.seek(self._start + offset, whence) - self._start
