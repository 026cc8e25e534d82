"""The text of SPARQL queries: their tokens, their prefixes, and what is wrong with them, told with line and column."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from .errors import shorten
from .resources import shipped
from .suggest import did_you_mean, nearest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from .vocabulary import About

# Fields of statements for which RDF has a standard term, and so our namespace none.
_STANDARD = {
    "subject": "rdf:subject",
    "predicate": "rdf:predicate",
    "object": "rdf:object",
    "speaker": "prov:wasAttributedTo",
    "source": "prov:hadPrimarySource",
    "rank": "wikibase:rank",
    "label": "rdfs:label",
}
_FORMS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
# Everything in which a keyword is no keyword: comments, IRIs, strings, variables, language tags, names after a prefix.
TOKENS = re.compile(
    r"""(?P<skip>\#[^\n\r]*|<[^<>"{}|^`\\\x00-\x20]*>|'''(?:(?:'|'')?(?:[^'\\]|\\.))*'''|
    \"\"\"(?:(?:"|"")?(?:[^"\\]|\\.))*\"\"\"|'(?:[^'\\\n\r]|\\.)*'|"(?:[^"\\\n\r]|\\.)*"|
    [?$@]\w+)|(?P<prefix>[^\W\d][\w.-]{0,200})?:(?P<local>[\w.:%\\-]*)|(?P<word>[^\W\d]\w*)""",
    re.VERBOSE | re.DOTALL,
)
# What declares a prefix.
_DECLARED = re.compile(r"\bPREFIX\s+((?:[^\W\d_][\w.-]{0,200})?)\s*:\s*<([^>]*)>", re.IGNORECASE)
# Where pyoxigraph puts the place.
_PLACE = re.compile(r"error at (\d+):(\d+)")
# Of longer queries rdflib is not asked for the place: it takes its time.
_LONG = 10_000


def explained(query: str, prefixes: Mapping[str, str], message: str) -> str:
    """Return what is wrong with a query that an engine refuses with this message, the line and the place in it."""
    unknown = next(_unknown_prefixes(query, prefixes), None)
    if unknown is not None:
        known = ", ".join(sorted({**prefixes, **declared(query)}))
        name = unknown["prefix"] or ""
        near = did_you_mean(name, prefixes)
        what = (
            f"unknown prefix {name!r}; {near + ' ' if near else ''}known are {known}; PREFIX {name}: <...> declares it"
        )
        return _at(query, unknown.start(), what)
    first = _first_word(query)
    if first is None:
        return "the query is empty"
    if first["word"].upper() not in _FORMS:
        near = did_you_mean(first["word"], _FORMS, f"a query begins with {', '.join(_FORMS)}, or PREFIX")
        return _at(query, first.start(), f"{first['word']!r} begins no query; {near}")
    offset = _place(query, message)
    if offset is None:
        return shorten(message, 300)
    if not query[offset:].strip():
        return _at(query, len(query.rstrip()), "the query ends too early")
    return _at(query, offset, "this does not fit here")


def _place(query: str, message: str) -> int | None:
    """Return where the query stops making sense: as rdflib has it, which is nearer to what is wrong, or pyoxigraph."""
    if len(query) <= _LONG:
        from pyparsing import ParseBaseException
        from rdflib.plugins.sparql.parser import parseQuery

        try:
            parseQuery(query)
        except ParseBaseException as error:
            return int(error.loc)
        except (ValueError, RecursionError):
            pass
    found = _PLACE.search(message)
    if found is None:
        return None
    line, column = map(int, found.groups())
    return sum(len(one) + 1 for one in query.split("\n")[: line - 1]) + column - 1


def predeclared(about: About) -> dict[str, str]:
    """Return the prefixes that a query need not declare: those of the ontology, and `dgr` of the graph's things."""
    return {**about.prefixes, "dgr": about.resources}


def declared(query: str) -> dict[str, str]:
    """Return the namespaces that the query declares, by prefix."""
    return dict(_DECLARED.findall(query))


def unknown_terms(query: str, about: About) -> list[str]:
    """Return a line for each name of our namespace in the query that is no term of the ontology."""
    prefixes = {**about.prefixes, **declared(query)}
    named = [match for match in TOKENS.finditer(query) if match["local"]]
    names = {match["local"]: None for match in named if prefixes.get(match["prefix"] or "") == about.namespace}
    names |= dict.fromkeys(re.findall(f"<{re.escape(about.namespace)}([^<>]+)>", query))
    known = _terms(about.prefix)
    return [
        f"{about.prefix}:{name} is no term of the ontology; {_near(name, known, about.prefix)}"
        for name in names
        if name not in known
    ]


def _near(name: str, known: frozenset[str], prefix: str) -> str:
    if name in _STANDARD:
        return f"it is {_STANDARD[name]}"
    words = sorted(known)
    near = nearest(name, words) or [one for one in words if one.casefold().startswith(name.casefold())][:3]
    if not near:
        return "docs/ontology.md lists all"
    return f"did you mean {' or '.join(f'{prefix}:{one}' for one in near)}?"


@lru_cache(maxsize=1)
def _terms(prefix: str) -> frozenset[str]:
    """Return the terms that the ontology's file describes: each stands at the start of a line."""
    text = (shipped("ontology") / "dealgraph.ttl").read_text(encoding="utf-8")
    return frozenset(re.findall(rf"^{prefix}:([\w-]+)", text, re.MULTILINE))


def _unknown_prefixes(query: str, prefixes: Mapping[str, str]) -> Iterator[re.Match[str]]:
    # What begins with _ is a blank node.
    known = {"_", *prefixes, *declared(query)}
    for match in TOKENS.finditer(query):
        if match["local"] is not None and (match["prefix"] or "") not in known:
            yield match


def _first_word(query: str) -> re.Match[str] | None:
    """Return the first word behind what the query declares."""
    words = (match for match in TOKENS.finditer(query) if match["word"])
    return next((match for match in words if match["word"].upper() not in ("PREFIX", "BASE")), None)


def _at(query: str, offset: int, what: str) -> str:
    """Return what is wrong at a place of the query, with its line and a mark below the place."""
    start = query.rfind("\n", 0, offset) + 1
    line = query[start:].split("\n", 1)[0].rstrip().expandtabs(1)
    number, column = query.count("\n", 0, offset) + 1, offset - start + 1
    # Of a long line what stands around the place.
    first = max(0, column - 60)
    mark = " " * (column - 1 - first) + "^"
    return f"line {number}, column {column}: {what}\n  {line[first : first + 100]}\n  {mark}"
