"""The server: a waitress (https://docs.pylonsproject.org/projects/waitress/) on the loopback address."""

from __future__ import annotations

import contextlib
import logging
import tempfile
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import MissingExtraError, ServeError
from ..sparql_text import predeclared
from .limits import Limits

if TYPE_CHECKING:
    from types import TracebackType

    from ..knowledge_graph import KnowledgeGraph

HOST = "127.0.0.1"
_MAX_REQUEST = 1_000_000


class Server:
    """Serves a graph on `port` (0: one that is free) of the loopback address until it is closed.

    As a context manager it closes itself. Raises MissingExtraError where a package is missing, ServeError where the
    port is taken.
    """

    def __init__(self, kg: KnowledgeGraph, port: int = 0, limits: Limits | None = None, workers: int = 2) -> None:
        try:
            import pyoxigraph  # noqa: F401
            import waitress.server
        except ImportError:
            raise MissingExtraError("serving", "serve") from None
        from ..page import render_page
        from .app import SparqlApp
        from .pool import Pool
        from .worker import Worker

        # A request that waits a moment for a thread is no news.
        logging.getLogger("waitress.queue").setLevel(logging.ERROR)
        limits = limits or Limits()
        with contextlib.ExitStack() as opened:
            folder = Path(opened.enter_context(tempfile.TemporaryDirectory(prefix="dealgraph-serve-")))
            nquads = folder / "graph.nq"
            _write_nquads(kg, nquads)
            pool = Pool(partial(Worker, nquads, predeclared(kg.vocabulary.about), limits), workers, limits)
            opened.callback(pool.close)
            try:
                self._server = waitress.server.create_server(
                    SparqlApp(kg, render_page(kg), pool),
                    host=HOST,
                    port=port,
                    # More than there are workers: the page and errors need none.
                    threads=workers + 4,
                    ident=None,
                    max_request_body_size=_MAX_REQUEST,
                    max_request_header_size=_MAX_REQUEST // 10,
                    channel_timeout=30,
                )
            except OSError as error:
                mend = "give another with --port, or --port 0 for one that is free"
                raise ServeError(f"port {port} cannot be used: {error.strerror or error}; {mend}") from None
            self._opened = opened.pop_all()
        self.address = f"http://{HOST}:{self._server.effective_port}"

    def run(self) -> None:
        """Answer requests until KeyboardInterrupt, or `close` from another thread."""
        self._server.run()

    def close(self) -> None:
        """Stop serving and end the workers."""
        self._server.close()
        self._opened.close()

    def __enter__(self) -> Server:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _write_nquads(kg: KnowledgeGraph, path: Path) -> None:
    from ..rdf import RdfModel, write_rdf

    with path.open("w", encoding="utf-8", newline="\n") as stream:
        write_rdf(RdfModel(kg), "nq", stream)
