"""Which statements a question asks for: names and choices are checked at once, the rows are looked at when needed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from .dates import parse_date
from .errors import NotFoundError
from .records import Entity, Record
from .suggest import did_you_mean
from .times import span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from .knowledge_graph import KnowledgeGraph
    from .records import Statement
    from .vocabulary import ClassTerm, PredicateTerm

    Name = str | Entity
    Names = Name | Iterable[Name]
    Choices = str | Iterable[str]
    Test = Callable[[Statement], bool]

# Filters that take names of entities, and those that take values of the closed list of the same name.
ENTITIES = ("subject", "object", "speaker", "via", "deal")
LISTS = ("stance", "bound", "polarity", "rank", "basis")
# Those of which the index may make use.
_INDEXED = ("predicate", "object", "speaker", "deal", "polarity", "unit")
# Where `words` are looked for, besides the quotes.
_WORDED = ("text", "role", "scope", "date_text")


class Filter:
    """The filters of one question. Raises NotFoundError for unknown names, ValueError for what is no date."""

    def __init__(self, kg: KnowledgeGraph, given: dict[str, Any]) -> None:
        self.kg = kg
        self.ids = {key: ids_of(kg, given[key]) for key in (*ENTITIES, "about")}
        self.ids["predicate"] = each(given["predicate"], kg.predicate)
        self.ids["source"] = sources_of(kg, given["source"])
        self.ids["unit"] = each(given["unit"], lambda name: known(name, kg.vocabulary.units, "unit"))
        for key in LISTS:
            self.ids[key] = each(given[key], partial(known, terms=kg.vocabulary.lists[key], what=key))
        self.tests = _tests(given)

    def rows(self) -> list[Statement]:
        """Return the statements that meet every filter."""
        ids = {key: wanted for key, wanted in self.ids.items() if wanted is not None}
        found: Iterable[Statement] = self._nearest(ids)
        about = ids.pop("about", None)
        if about is not None:
            found = [row for row in found if row.subject in about or row.object in about]
        for key, wanted in ids.items():
            found = [row for row in found if getattr(row, key) in wanted]
        for test in self.tests:
            found = [row for row in found if test(row)]
        return list(found)

    def _nearest(self, ids: dict[str, frozenset[str]]) -> Iterable[Statement]:
        """Return what the index gives for the filters with one value: all that may meet them, each once."""
        index = self.kg._index
        wanted = {key: next(iter(ids[key])) if len(ids.get(key, ())) == 1 else None for key in _INDEXED}
        if "subject" in ids:
            return [row for name in sorted(ids["subject"]) for row in index.candidates(name, None, wanted)]
        if "about" in ids:
            found = [row for name in sorted(ids["about"]) for row in index.candidates(None, name, wanted)]
            return found if len(ids["about"]) == 1 else dict.fromkeys(found)
        return index.candidates(None, None, wanted)


def ids_of(kg: KnowledgeGraph, names: Names | None) -> frozenset[str] | None:
    """Return the ids of one name or of several, None for None. Raises NotFoundError or AmbiguousError."""
    return each(names, lambda name: kg[name].id)


def sources_of(kg: KnowledgeGraph, names: Choices | None) -> frozenset[str] | None:
    """Return the ids of sources by id, title or document; a document stands for all sources in it."""
    if names is None:
        return None
    found: set[str] = set()
    for name in [names] if isinstance(names, (str, Record)) else names:
        standing = [one.id for one in kg.records.sources if any(name == part.file for part in one.documents)]
        found.update(standing or [_source(kg, name)])
    return frozenset(found)


def known(name: str, terms: dict[str, Any], what: str) -> str:
    """Return the id of the term with this id or label, whatever the case. Raises NotFoundError with suggestions."""
    if name in terms:
        return name
    by_label = {_folded(getattr(term, "label", key)): key for key, term in reversed(terms.items())}
    by_label.update({_folded(key): key for key in terms})
    found = by_label.get(_folded(name))
    if found is None:
        raise NotFoundError(f"unknown {what} {name!r}; {did_you_mean(name, terms, 'use one of: ' + ', '.join(terms))}")
    return found


def predicate_of(name: str, terms: dict[str, PredicateTerm]) -> str:
    """Return the id of the predicate with this id, label or phrase. Raises NotFoundError with suggestions."""
    if name in terms:
        return name
    wanted = _folded(name)
    for term in terms.values():
        if wanted == _folded(term.label):
            return term.id
    # As sentences have it: "counts", "has a valuation of".
    spoken = [term.id for term in terms.values() if wanted == _folded(term.phrase)]
    if len(spoken) == 1:
        return spoken[0]
    # The same words in another order, or one of the words, come before what is merely spelt alike.
    words = set(wanted.split())
    sharing = [(len(words & set(_folded(term.label).split())), term.label) for term in terms.values()]
    best = max(sharing)[0]
    alike = [label for shared, label in sharing if shared == best] if best else []
    if best and (best == len(words) or best > 1) and len(alike) <= 5:
        raise NotFoundError(f"unknown predicate {name!r}; did you mean {' or '.join(map(repr, alike))}?")
    near = did_you_mean(
        name,
        [*terms, *(term.label for term in terms.values())],
        "docs/ontology.md lists all, kg.predicates() those in use",
    )
    raise NotFoundError(f"unknown predicate {name!r}; {near}")


def date_text(date: object) -> str:
    """Return a date (a text, a year as a number, a datetime.date) as text. Raises ValueError that shows it."""
    try:
        parse_date(str(date))
    except ValueError as error:
        raise ValueError(f"{str(date)!r}: {error}") from None
    return str(date)


def class_of(name: str, terms: dict[str, ClassTerm]) -> str:
    """Return the id of the class with this id or label, in any case. Raises NotFoundError with suggestions."""
    return known(name, terms, "class")


def _source(kg: KnowledgeGraph, name: Name) -> str:
    sources = {one.id: None for one in kg.records.sources}
    if name in kg:
        return known(kg[name].id, sources, "source")
    files = {part.file: None for one in kg.records.sources for part in one.documents}
    begun = [file for file in files if file.startswith(str(name))]
    mend = f"did you mean {' or '.join(map(repr, begun))}?" if begun else ""
    near = mend or did_you_mean(str(name), [*sources, *files], "kg.sources lists them")
    raise NotFoundError(f"unknown source or document {name!r}; {near}")


def each(given: Any, resolve: Callable[[Any], str]) -> frozenset[str] | None:
    """Return what each of the names given stands for; a text and a record are one name."""
    if given is None:
        return None
    return frozenset([resolve(one) for one in ([given] if isinstance(given, (str, Record)) else given)])


def _tests(given: dict[str, Any]) -> list[Test]:
    tests: list[Test] = []
    if given["at"] is not None:
        days = parse_date(date_text(given["at"]))
        tests.append(lambda row: (interval := span(row)) is not None and interval.overlaps(days))
    least, most = given["min_value"], given["max_value"]
    if least is not None or most is not None:
        tests.append(lambda row: _within(row, least, most))
    if given["words"] is not None:
        wanted = given["words"]
        tests.append(lambda row: worded(wanted, *_texts(row)))
    return tests


def worded(words: str, *texts: str) -> bool:
    """Return whether the words occur in one of the texts, whatever the case, the white space and the apostrophes."""
    wanted = _plain(words)
    return any(wanted in _plain(text) for text in texts)


def _texts(row: Statement) -> list[str]:
    return [text for key in _WORDED if (text := getattr(row, key))] + [one.exact for one in row.evidence]


def _plain(text: str) -> str:
    return " ".join(text.casefold().replace("’", "'").split())


def _within(row: Statement, least: float | None, most: float | None) -> bool:
    """Return whether the words allow a number between `least` and `most`."""
    low = row.value if row.value is not None else row.lower
    high = row.value if row.value is not None else row.upper
    if low is None or high is None:
        return False
    low = float("-inf") if row.bound == "at_most" else low
    high = float("inf") if row.bound == "at_least" else high
    return (least is None or high >= least) and (most is None or low <= most)


def _folded(text: str) -> str:
    return " ".join(text.casefold().replace("-", " ").replace("_", " ").split())
