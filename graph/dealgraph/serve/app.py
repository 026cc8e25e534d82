"""What the server answers: the page at `/`, and SPARQL at `/sparql`. A WSGI application."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from werkzeug import Request, Response
from werkzeug.exceptions import Forbidden, HTTPException, MethodNotAllowed, NotFound

from .description import description
from .protocol import question_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from wsgiref.types import StartResponse, WSGIEnvironment

    from ..knowledge_graph import KnowledgeGraph
    from .pool import Pool

# Whoever asks by another name was led here by a foreign page (https://en.wikipedia.org/wiki/DNS_rebinding).
NAMES = ["127.0.0.1", "localhost"]


class _Request(Request):
    trusted_hosts = NAMES
    max_form_parts = 1_000
    max_form_memory_size = 1_000_000


class SparqlApp:
    """Answers requests from the page's text and the pool of workers."""

    def __init__(self, kg: KnowledgeGraph, page: str, pool: Pool) -> None:
        self._about = kg.vocabulary.about
        self._page = page.encode()
        self._pool = pool

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer one request, as WSGI has it."""
        request = _Request(environ)
        try:
            response = self._answer(request)
        except HTTPException as error:
            words = f"{error.description or error.name}\n"
            response = Response(words, error.code, content_type="text/plain; charset=utf-8")
            if isinstance(error, MethodNotAllowed):
                response.headers["Allow"] = ", ".join(error.valid_methods or ())
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["Cache-Control"] = "no-cache"
        return response(environ, start_response)

    def _answer(self, request: Request) -> Response:
        _ = request.host  # raises SecurityError for a name that is not ours
        _same_origin(request)
        if request.path == "/":
            _allow(request, "GET", "HEAD")
            return Response(self._page, content_type="text/html; charset=utf-8")
        if request.path == "/sparql":
            _allow(request, "GET", "HEAD", "POST")
            return self._sparql(request)
        raise NotFound("here are the page, at /, and SPARQL, at /sparql")

    def _sparql(self, request: Request) -> Response:
        if request.method != "POST" and not request.args:
            return Response(description(request.base_url, self._about), content_type="text/turtle; charset=utf-8")
        answered = self._pool.answer(question_of(request))
        response = Response(answered.body, answered.status, content_type=answered.media_type)
        response.headers["Vary"] = "Accept"
        return response


def _same_origin(request: Request) -> None:
    """Refuse what a page of another site sends: it could keep the machine busy."""
    origin = request.headers.get("Origin")
    if origin is not None and urlsplit(origin).hostname not in NAMES:
        raise Forbidden("requests from pages of other sites are refused")


def _allow(request: Request, *methods: str) -> None:
    if request.method not in methods:
        raise MethodNotAllowed(methods, f"use {' or '.join(methods)}: this server only reads")
