"""SPARQL over the graph: read-only, and without a way out.

pyoxigraph answers where it is installed (the extra `store`), rdflib otherwise; both give the same rows. The default
graph is the union of all named graphs (one a source). `SERVICE` and `FROM` are refused before an engine sees them:
rdflib would fetch what they name, even a local file, and pyoxigraph obeys `SERVICE`.
"""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Iterator, Sequence
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any, Protocol, overload

from .arguments import as_text
from .counted import counted
from .errors import MissingExtraError, NotFoundError, QueryError, shorten
from .resources import shipped
from .sparql_text import TOKENS, explained, predeclared, unknown_terms
from .suggest import nearest

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    import pandas as pd
    import polars as pl

    from .knowledge_graph import KnowledgeGraph

Value = str | int | float | bool | None
AnswerRow = dict[str, Value]
_SHOWN = 10
_XSD = "http://www.w3.org/2001/XMLSchema#"
_NUMBERS = {_XSD + name for name in ("integer", "decimal", "double", "float", "nonNegativeInteger", "long", "int")}
# rdflib puts in the characters before it parses, wherever they stand; pyoxigraph only in strings and IRIs.
_ESCAPED = re.compile(r"\\u([0-9a-f]{4}(?:[0-9a-f]{4})?)", re.IGNORECASE)
_REFUSED = {
    "SERVICE": "it would ask another server",
    "FROM": "it would read another graph; name one with GRAPH <...> { ... }",
    "LOAD": "it would fetch a file",
    "INSERT": "the graph is read-only",
    "DELETE": "the graph is read-only",
    "CLEAR": "the graph is read-only",
    "DROP": "the graph is read-only",
    "CREATE": "the graph is read-only",
    "COPY": "the graph is read-only",
    "MOVE": "the graph is read-only",
    "ADD": "the graph is read-only",
}


class Answer(Sequence[AnswerRow]):
    """The rows of an answer, each a dictionary from the names in `columns` to text, numbers and truth values.

    IRIs are text; `kg[iri]` gives the entity. ASK gives one row with the column `answer`; CONSTRUCT and DESCRIBE
    give the columns `subject`, `predicate` and `object`, sorted. `notes` are what is said below the rows: names of our
    namespace in the query that are no terms of the ontology, of which no row can tell.
    """

    def __init__(self, columns: Sequence[str], rows: Sequence[AnswerRow], notes: Sequence[str] = ()) -> None:
        self.columns = tuple(columns)
        self.notes = tuple(notes)
        self._rows = tuple(rows)

    @overload
    def __getitem__(self, index: int) -> AnswerRow: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[AnswerRow]: ...
    def __getitem__(self, index: int | slice) -> AnswerRow | Sequence[AnswerRow]:
        """Return one row, or a tuple of rows."""
        return self._rows[index]

    def __len__(self) -> int:
        return len(self._rows)

    def __iter__(self) -> Iterator[AnswerRow]:
        return iter(self._rows)

    def __repr__(self) -> str:
        rows = counted(len(self), "row")
        shown = [
            " | ".join("" if value is None else str(value) for value in row.values()) for row in self._rows[:_SHOWN]
        ]
        more = len(self) - _SHOWN
        lines = [f"<{rows} of {', '.join(self.columns)}>", *(f"  {shorten(line, 160)}" for line in shown)]
        return "\n".join([*lines, *([f"  ... {more} more"] if more > 0 else []), *(f"  {note}" for note in self.notes)])

    def _repr_html_(self) -> str:
        from .display import answer_html

        return answer_html(self.columns, self._rows)

    def to_dicts(self) -> list[AnswerRow]:
        """Return the rows as a list of dictionaries."""
        return [dict(row) for row in self._rows]

    def to_pandas(self) -> pd.DataFrame:
        """Return the rows as a pandas DataFrame, a column each. Raises MissingExtraError without pandas."""
        try:
            import pandas as pd
        except ImportError:
            raise MissingExtraError("to_pandas()", "pandas") from None
        return pd.DataFrame(self.to_dicts(), columns=list(self.columns))

    def to_polars(self) -> pl.DataFrame:
        """Return the rows as a polars DataFrame, a column each. Raises MissingExtraError without polars."""
        try:
            import polars as pl
        except ImportError:
            raise MissingExtraError("to_polars()", "polars") from None
        return pl.DataFrame({name: [row[name] for row in self._rows] for name in self.columns}, strict=False)


class Engine(Protocol):
    """What answers a query that has been checked."""

    def run(self, query: str) -> Answer:
        """Return the answer. Raises QueryError where the query is wrong."""


def run_query(kg: KnowledgeGraph, query: str) -> Answer:
    """Return the answer to a SPARQL query, given as its text or as the name of a shipped one. Raises QueryError."""
    query = as_text("query", query)
    if not query.strip():
        raise QueryError("the query is empty; give its text, or the name of one in kg.queries")
    text = query if re.search(r"[\s{<]", query.strip()) else named_query(query.strip()).read_text(encoding="utf-8")
    refuse_way_out(text)
    answer = engine_of(kg).run(text)
    answer.notes = tuple(unknown_terms(text, kg.vocabulary.about))
    return answer


def named_queries() -> dict[str, Path]:
    """Return the files of the shipped queries, by name."""
    return {path.stem: path for path in sorted((shipped("ontology") / "queries").glob("*.rq"))}


def named_query(name: str) -> Path:
    """Return the file of a shipped query. Raises NotFoundError with suggestions."""
    known = named_queries()
    if name not in known:
        words = set(re.findall(r"[a-z]+", name.casefold()))
        near = nearest(name, known) or [one for one in known if words & set(one.split("-"))][:3]
        meant = f"did you mean {' or '.join(map(repr, near))}? " if near else ""
        lists = "kg.queries and `dealgraph query --list` list all; a query of your own has more than one word"
        raise NotFoundError(f"there is no query {name!r}; {meant}{lists}")
    return known[name]


def question_of(path: Path) -> str:
    """Return the question that a shipped query answers: its comment `# question:`."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# question:"):
            return line.removeprefix("# question:").strip()
    return ""


def refuse_way_out(query: str) -> None:
    """Raise QueryError where the query writes, or reads anything but the graph."""
    for reading in dict.fromkeys((query, _ESCAPED.sub(_character, query))):
        for match in TOKENS.finditer(reading):
            word = _refused(match["prefix"], match["word"])
            if word:
                line = reading.count("\n", 0, match.start()) + 1
                raise QueryError(f"line {line}: {word} is refused: {_REFUSED[word]}")


def _character(match: re.Match[str]) -> str:
    code = int(match[1], 16)
    return chr(code) if code <= sys.maxunicode else match[0]


def _refused(prefix: str | None, word: str | None) -> str | None:
    """Return the refused keyword that an engine may read here, or None."""
    text = (prefix or word or "").upper()
    # pyoxigraph reads SERVICEx:y and trueSERVICE as two words, rdflib SERVICE:y and FROMé:y.
    if "SERVICE" in text:
        return "SERVICE"
    if prefix:
        return "FROM" if re.match(r"FROM(?![A-Z0-9_$.-])", text) else None
    return text if text in _REFUSED else None


def engine_of(kg: KnowledgeGraph) -> Engine:
    """Return the engine that holds the graph, made once for each graph."""
    engine: Engine | None = kg.__dict__.get("_sparql_engine")
    if engine is None:
        try:
            engine = OxigraphEngine(kg)
        except ImportError:
            engine = RdflibEngine(kg)
        kg.__dict__["_sparql_engine"] = engine
    return engine


class OxigraphEngine:
    """Answers with pyoxigraph. Raises ImportError where it is not installed."""

    def __init__(self, kg: KnowledgeGraph) -> None:
        import pyoxigraph

        self._ox = pyoxigraph
        self._store = pyoxigraph.Store()
        self._store.bulk_load(_nquads(kg).encode(), format=pyoxigraph.RdfFormat.N_QUADS)
        self._prefixes = predeclared(kg.vocabulary.about)

    def run(self, query: str) -> Answer:
        """Return the answer. Raises QueryError where the query is wrong."""
        ox = self._ox
        found = evaluate(self._store, query, self._prefixes)
        try:
            if isinstance(found, ox.QueryBoolean):
                return Answer(("answer",), [{"answer": bool(found)}])
            if isinstance(found, ox.QuerySolutions):
                columns = [variable.value for variable in found.variables]
                return Answer(columns, [{name: self._value(row[name]) for name in columns} for row in found])
            return _triples([tuple(map(self._value, triple)) for triple in found])
        except (ValueError, OSError, RuntimeError) as error:
            raise QueryError(f"the query cannot be run: {error}") from None

    def _value(self, term: Any) -> Value:
        if term is None:
            return None
        if isinstance(term, self._ox.Literal):
            return _python_value(term.value, term.datatype.value)
        return str(term.value)


def evaluate(
    store: Any,
    query: str,
    prefixes: Mapping[str, str],
    default_graphs: Sequence[str] | None = None,
    named_graphs: Sequence[str] | None = None,
) -> Any:
    """Return what a pyoxigraph Store answers to a checked query, whose rows may still be to be worked out.

    `default_graphs` are the graphs that make up the default graph (None: all), `named_graphs` those that GRAPH finds
    (None: all). Raises QueryError where the query is wrong.
    """
    import pyoxigraph

    try:
        return store.query(
            query,
            prefixes=prefixes,
            use_default_graph_as_union=default_graphs is None,
            default_graph=None if default_graphs is None else [*map(pyoxigraph.NamedNode, default_graphs)],
            named_graphs=None if named_graphs is None else [*map(pyoxigraph.NamedNode, named_graphs)],
        )
    except (SyntaxError, ValueError, OSError, RuntimeError) as error:
        raise QueryError(f"the query cannot be run: {explained(query, prefixes, str(error))}") from None


class RdflibEngine:
    """Answers with rdflib."""

    def __init__(self, kg: KnowledgeGraph) -> None:
        import rdflib
        from rdflib.plugins import sparql

        # A second lock on the door: FROM has been refused already.
        sparql.SPARQL_LOAD_GRAPHS = False
        self._rdflib = rdflib
        self._dataset = rdflib.Dataset(default_union=True)
        self._dataset.parse(data=_nquads(kg), format="nquads")
        self._prefixes = predeclared(kg.vocabulary.about)

    def run(self, query: str) -> Answer:
        """Return the answer. Raises QueryError where the query is wrong."""
        try:
            found: Any = self._dataset.query(query, initNs=self._prefixes)
            if found.type == "ASK":
                return Answer(("answer",), [{"answer": bool(found.askAnswer)}])
            if found.type == "SELECT":
                columns = [str(variable) for variable in found.vars or ()]
                return Answer(columns, [dict(zip(columns, map(self._value, row), strict=True)) for row in found])
            return _triples([tuple(map(self._value, triple)) for triple in found])
        except Exception as error:  # rdflib raises errors of its parser, of its algebra, and plain ones
            raise QueryError(f"the query cannot be run: {explained(query, self._prefixes, str(error))}") from None

    def _value(self, term: Any) -> Value:
        if term is None:
            return None
        if isinstance(term, self._rdflib.Literal):
            return _python_value(str(term), str(term.datatype) if term.datatype else "")
        return str(term)


def _nquads(kg: KnowledgeGraph) -> str:
    from .rdf import RdfModel, write_rdf

    stream = io.StringIO()
    write_rdf(RdfModel(kg), "nq", stream)
    return stream.getvalue()


def _triples(found: list[tuple[Value, ...]]) -> Answer:
    columns = ("subject", "predicate", "object")
    rows = sorted(set(found), key=lambda row: tuple(map(str, row)))
    return Answer(columns, [dict(zip(columns, row, strict=True)) for row in rows])


def _python_value(text: str, datatype: str) -> Value:
    if datatype == _XSD + "boolean":
        return text in ("true", "1")
    if datatype in _NUMBERS:
        try:
            number = Decimal(text)
        except InvalidOperation:
            return text
        if not number.is_finite():
            return text
        return int(number) if number == number.to_integral_value() else float(number)
    return text
