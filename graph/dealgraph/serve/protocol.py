"""A SPARQL 1.1 Protocol request, read and checked: https://www.w3.org/TR/sparql11-protocol/#query-operation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from werkzeug.exceptions import BadRequest, Forbidden, UnsupportedMediaType

from ..errors import QueryError
from ..sparql import refuse_way_out
from .formats import wanted
from .worker import Question

if TYPE_CHECKING:
    from werkzeug import Request
    from werkzeug.datastructures import MultiDict

FORM, QUERY, UPDATE = "application/x-www-form-urlencoded", "application/sparql-query", "application/sparql-update"


def question_of(request: Request) -> Question:
    """Return the question that a GET or POST request puts. Raises an HTTPException that says what is wrong."""
    if request.mimetype == UPDATE or "update" in request.args or "update" in request.form:
        raise Forbidden("this endpoint is read-only: it takes queries, no updates")
    parameters = request.args
    if request.method == "POST" and request.mimetype == FORM:
        parameters = request.form
    query = _body(request) if request.method == "POST" and request.mimetype != FORM else _query(parameters)
    try:
        refuse_way_out(query)
    except QueryError as error:
        raise BadRequest(str(error)) from None
    default, named = _graphs(parameters, "default-graph-uri"), _graphs(parameters, "named-graph-uri")
    if default is None and named is not None:
        default = ()
    return Question(query, wanted(request.accept_mimetypes), default, named)


def _body(request: Request) -> str:
    if request.mimetype != QUERY:
        raise UnsupportedMediaType(f"a query is posted as {QUERY} or as {FORM}")
    try:
        return request.get_data().decode("utf-8")
    except UnicodeDecodeError as error:
        raise BadRequest(f"the query is not UTF-8: {error}") from None


def _query(parameters: MultiDict[str, str]) -> str:
    given = parameters.getlist("query")
    if len(given) != 1:
        raise BadRequest(f"one parameter `query` is needed, found {len(given)}")
    return given[0]


def _graphs(parameters: MultiDict[str, str], name: str) -> tuple[str, ...] | None:
    return tuple(parameters.getlist(name)) or None
