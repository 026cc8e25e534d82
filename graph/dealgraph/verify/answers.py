"""Whether each RDF file, asked in SPARQL, answers with the statements of the seeds.

This is the way of somebody who knows nothing of our readers: a store, the file, and three queries. They ask for every
statement with its qualifiers, for the evidence of each, and for plain triples that no asserted statement carries.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..errors import MissingExtraError, shorten
from ..rdf.said import PROPERTIES, RANKS
from .triples import FORMATS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from ..knowledge_graph import KnowledgeGraph
    from ..records import Statement

Answer = dict[str, Any]
_GIVEN = ("value", "lower", "upper", "bound", "basis", "rank_reason", "at", "from_", "to", "date_text", "scope", "role")
_LINKS = {"via": "dg:via", "deal": "dg:deal"}
_OPTIONAL = {
    **{name: f"dg:{PROPERTIES.get(name, name)}" for name in (*_GIVEN, "known_since")},
    **_LINKS,
    "object": "rdf:object",
    "unit": "schema:unitText",
}
STATEMENTS = f"""
SELECT * {{
  ?id a dg:Statement ; rdf:subject ?subject ; rdf:predicate ?predicate ; dg:stance ?stance ; dg:polarity ?polarity ;
      wikibase:rank ?rank ; prov:wasAttributedTo ?speaker ; prov:hadPrimarySource ?source .
  {" ".join(f"OPTIONAL {{ ?id {term} ?{name} }}" for name, term in _OPTIONAL.items())}
}}"""
EVIDENCE = """
SELECT ?id ?document ?exact ?start ?end {
  ?id a dg:Statement ; dg:evidence ?evidence .
  ?evidence oa:hasSource/dcterms:identifier ?document ; oa:hasSelector/oa:exact ?exact .
  OPTIONAL { ?evidence oa:hasSelector ?place . ?place oa:start ?start ; oa:end ?end }
}"""
PLAIN = """
SELECT ?subject ?predicate ?object {
  { SELECT DISTINCT ?predicate { ?any rdf:predicate ?predicate } }
  ?subject ?predicate ?object .
  MINUS { ?subject a rdf:Statement }
  MINUS { ?subject a dg:Quotation }
}"""
ASSERTED = """
SELECT ?subject ?predicate ?object {
  ?id rdf:subject ?subject ; rdf:predicate ?predicate ; rdf:object ?object ;
      dg:stance dg:asserted ; dg:polarity dg:affirmed .
}"""


def answers_difference(kg: KnowledgeGraph, folder: Path) -> str | None:
    """Return in what the answers of the RDF files of `folder` first differ from `kg`, or None.

    Raises MissingExtraError without pyoxigraph, and ValueError for a file that is not of its format.
    """
    wanted = {row.id: _expected(row) for row in kg.records.statements}
    evidence = {
        (row.id, one.document, one.exact, one.start, one.end) for row in kg.records.statements for one in row.evidence
    }
    for ending in FORMATS:
        store = _Store(kg, folder / f"graph.{ending}", FORMATS[ending])
        difference = (
            _statements(wanted, store.ask(STATEMENTS))
            or _evidence(evidence, store.ask(EVIDENCE))
            or _plain(store.ask(PLAIN), store.ask(ASSERTED))
        )
        if difference:
            return f"graph.{ending}: {difference}"
    return None


def _expected(row: Statement) -> Answer:
    names = ("subject", "predicate", "stance", "polarity", "speaker", "source", "unit", *_GIVEN, "known_since", *_LINKS)
    found = {name: getattr(row, name) for name in names} | {"id": row.id, "rank": RANKS[row.rank]}
    found["object"] = next((one for one in (row.object, row.text, row.value) if one is not None), None)
    numbers = {name: float(found[name]) for name in ("value", "lower", "upper", "object") if _is_number(found[name])}
    return {name: value for name, value in {**found, **numbers}.items() if value is not None}


def _is_number(value: object) -> bool:
    return isinstance(value, (int, float))


def _statements(wanted: dict[str, Answer], found: Iterable[Answer]) -> str | None:
    seen: dict[str, Answer] = {}
    for answer in found:
        first = seen.setdefault(answer["id"], answer)
        if first is not answer:
            name = next(name for name in sorted({*first, *answer}) if first.get(name) != answer.get(name))
            return f"the statement {answer['id']} has two of {name!r}: {first.get(name)!r} and {answer.get(name)!r}"
    for name in sorted(wanted.keys() | seen.keys()):
        if name not in seen:
            return f"no answer holds the statement {name}"
        if name not in wanted:
            return f"the statement {name} is not in the seeds"
        for key in sorted(wanted[name].keys() | seen[name].keys()):
            one, other = wanted[name].get(key), seen[name].get(key)
            if one != other:
                return f"the statement {name} answers {key.rstrip('_')!r} with {_shown(other)} instead of {_shown(one)}"
    return None


def _shown(value: object) -> str:
    return shorten(repr(value))


def _evidence(wanted: set[tuple[Any, ...]], found: Iterable[Answer]) -> str | None:
    seen = set()
    for row in found:
        places = [None if row.get(name) is None else int(row[name]) for name in ("start", "end")]
        seen.add((row["id"], row["document"], row["exact"], *places))
    apart = sorted(wanted ^ seen, key=str)
    if not apart:
        return None
    what = "has another evidence" if apart[0] in seen else "lacks the evidence"
    return f"the statement {apart[0][0]} {what} {apart[0][2]!r} in {apart[0][1]}"


def _plain(found: Iterable[Answer], asserted: Iterable[Answer]) -> str | None:
    names = ("subject", "predicate", "object")
    allowed = {tuple(row[name] for name in names) for row in asserted}
    rows = sorted(({tuple(row[name] for name in names) for row in found} - allowed), key=str)
    return f"{' '.join(map(str, rows[0]))} stands as a plain fact, and no source asserts it" if rows else None


class _Store:
    """A store with one file in it. Ids are local names, numbers are numbers."""

    def __init__(self, kg: KnowledgeGraph, path: Path, format_: str) -> None:
        try:
            import pyoxigraph
        except ImportError:
            raise MissingExtraError("asking the RDF files", "store") from None
        self._ox = pyoxigraph
        self._about = kg.vocabulary.about
        self._store = pyoxigraph.Store()
        try:
            self._store.bulk_load(path=str(path), format=getattr(pyoxigraph.RdfFormat, format_))
        except SyntaxError as error:
            raise ValueError(f"{path.name} cannot be parsed: {error}") from None

    def ask(self, query: str) -> Iterator[Answer]:
        """Yield the answers, without the variables that are not bound."""
        solutions: Any = self._store.query(query, use_default_graph_as_union=True, prefixes=self._about.prefixes)
        names = [variable.value for variable in solutions.variables]
        for row in solutions:
            yield {name: self._value(row[name]) for name in names if row[name] is not None}

    def _value(self, term: Any) -> str | float:
        if isinstance(term, self._ox.Literal):
            number = term.datatype.value.endswith(("#integer", "#decimal", "#double"))
            return float(term.value) if number else str(term.value)
        name = str(term.value)
        for namespace in (self._about.resources, self._about.namespace, self._about.prefixes["wikibase"]):
            name = name.removeprefix(namespace)
        return name
