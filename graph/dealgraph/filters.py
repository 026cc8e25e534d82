"""Which statements a question asks for: names and choices are checked at once, the rows are looked at when needed."""

from __future__ import annotations

import datetime
import re
import unicodedata
from copy import copy
from functools import partial
from typing import TYPE_CHECKING, Any

from .arguments import as_text, described, number, truth
from .dates import mended, parse_date
from .errors import NotFoundError
from .records import Entity, Record
from .search import fold
from .suggest import did_you_mean, nearest
from .times import lies_ahead, newest_date, span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from .dates import Interval
    from .knowledge_graph import KnowledgeGraph
    from .records import Statement
    from .vocabulary import ClassTerm, Vocabulary

    Name = str | Entity
    Names = Name | Iterable[Name]
    Choices = str | Iterable[str]
    Date = str | int | datetime.date
    Test = Callable[[Statement], bool]

# Filters that take names of entities, and those that take values of the closed list of the same name.
ENTITIES = ("subject", "object", "speaker", "via", "deal")
LISTS = ("stance", "bound", "polarity", "rank", "basis")
# Those of which the index may make use.
_INDEXED = ("predicate", "object", "speaker", "deal", "polarity", "unit")
# As many things as this are named in an error, with how to list all.
MOST_NAMED = 4
# A word, or a number: 1.5, 1,000, don't.
_WORD = re.compile(r"\w+(?:(?:(?<=\d)[.,](?=\d)|'(?=\w))\w+)*")
# Where `words` are looked for, besides the quotes.
_WORDED = ("text", "role", "scope", "date_text")


class Filter:
    """The filters of one question. Raises NotFoundError, ValueError or TypeError for what cannot be asked for."""

    def __init__(self, kg: KnowledgeGraph, given: dict[str, Any]) -> None:
        self.kg = kg
        self.given = given
        ids = {key: ids_of(kg, given[key], key) for key in (*ENTITIES, "about")}
        ids["predicate"] = each(given["predicate"], kg.predicate, "predicate")
        ids["source"] = sources_of(kg, given["source"])
        ids["unit"] = each(given["unit"], partial(known, terms=kg.vocabulary.units, what="unit"), "unit")
        for key in LISTS:
            ids[key] = each(given[key], partial(known, terms=kg.vocabulary.lists[key], what=key), key)
        self.ids = {key: wanted for key, wanted in ids.items() if wanted is not None}
        self.tests = _tests(given)
        truth("forecast", wanted := given["forecast"])
        if wanted is not None:
            newest = newest_date(kg.records.statements)
            self.tests["forecast"] = lambda row: lies_ahead(row, newest) is wanted
        truth("second_hand", passed_on := given["second_hand"])
        if passed_on is not None:
            self.tests["second_hand"] = lambda row: (kg.tellers.of(row) is not None) is passed_on
        self.days = parse_date(date_text(given["at"])) if given["at"] is not None else None

    def rows(self) -> list[Statement]:
        """Return the statements that meet every filter; with a date, those that fit it best first."""
        ids = dict(self.ids)
        found: Iterable[Statement] = self._nearest(ids)
        about = ids.pop("about", None)
        if about is not None:
            found = [row for row in found if row.subject in about or row.object in about]
        for key, wanted in ids.items():
            found = [row for row in found if getattr(row, key) in wanted]
        for test in self.tests.values():
            found = [row for row in found if test(row)]
        days = self.days
        return list(found) if days is None else sorted(found, key=lambda row: _vagueness(row, days))

    def but(self, without: str, **ids: frozenset[str]) -> Filter:
        """Return this filter without one of its parts, and with these ids beside the others."""
        other = copy(self)
        other.ids = {key: wanted for key, wanted in self.ids.items() if key != without} | ids
        other.tests = {key: test for key, test in self.tests.items() if key != without}
        return other

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


def ids_of(kg: KnowledgeGraph, names: Names | None, what: str) -> frozenset[str] | None:
    """Return the ids of one name or of several, None for None. Raises NotFoundError or AmbiguousError."""
    return each(names, lambda name: kg[name].id, what)


def sources_of(kg: KnowledgeGraph, names: Choices | None) -> frozenset[str] | None:
    """Return the ids of sources by id, title or document; a document stands for all sources in it."""
    if names is None:
        return None
    found: set[str] = set()
    for name in several(names, "source"):
        standing = [one.id for one in kg.records.sources if any(name == part.file for part in one.documents)]
        found.update(standing or [_source(kg, name)])
    return frozenset(found)


def known(name: str, terms: dict[str, Any], what: str) -> str:
    """Return the id of the term with this id, label or symbol, whatever the case. Raises NotFoundError."""
    if as_text(what, name) in terms:
        return name
    names = {fold(spelt): key for key, term in reversed(terms.items()) for spelt in _spellings(key, term)}
    found = names.get(fold(name))
    if found is None:
        raise NotFoundError(f"unknown {what} {name!r}; {_near_terms(name, terms, names, what)}")
    return found


def _spellings(key: str, term: Any) -> list[str]:
    """Return what a term of a list may be called; its id is the last, and so the surest."""
    spelt = (getattr(term, "symbol", "").strip(), getattr(term, "label", ""), key)
    return [one for one in spelt if one]


def _near_terms(name: str, terms: dict[str, Any], names: dict[str, str], what: str) -> str:
    """Return which terms may be meant: those spelt alike, those with its words, those in whose definition it stands."""
    wanted = fold(name)
    near = [names[spelt] for spelt in nearest(wanted, names)]
    near = near or [key for spelt, key in names.items() if set(wanted.split()) & set(spelt.split())]
    near = near or [key for key, term in terms.items() if f" {wanted} " in f" {fold(getattr(term, 'definition', ''))} "]
    if near:
        return f"did you mean {' or '.join(map(repr, list(dict.fromkeys(near))[:MOST_NAMED]))}?"
    return "list(kg.vocabulary.classes) lists all" if what == "class" else f"use one of: {', '.join(terms)}"


def predicate_of(name: str, vocabulary: Vocabulary) -> str:
    """Return the id of the predicate with this id, label, alias or phrase. Raises NotFoundError with suggestions."""
    terms = vocabulary.predicates
    if as_text("predicate", name) in terms:
        return name
    wanted = fold(name)
    names = vocabulary.predicate_names
    if wanted in names:
        return names[wanted]
    # As sentences have it: "counts", "has a valuation of".
    spoken = [term.id for term in terms.values() if wanted == fold(term.phrase)]
    if len(spoken) == 1:
        return spoken[0]
    # The same words in another order, or one of the words, come before what is merely spelt alike.
    words = set(wanted.split())
    sharing = [(len(words & set(fold(term.label).split())), term.label) for term in terms.values()]
    best = max(sharing)[0]
    alike = [label for shared, label in sharing if shared == best] if best else []
    if best and (best == len(words) or best > 1) and len(alike) <= 5:
        raise NotFoundError(f"unknown predicate {name!r}; did you mean {' or '.join(map(repr, alike))}?")
    near = nearest(name, [*terms, *(term.label for term in terms.values())])
    # A few letters look like many an alias.
    if not near and len(wanted) > 3:
        near = list(dict.fromkeys(terms[names[spelt]].label for spelt in nearest(wanted, names)))
    if near:
        raise NotFoundError(f"unknown predicate {name!r}; did you mean {' or '.join(map(repr, near))}?")
    raise NotFoundError(
        f"unknown predicate {name!r}; list(kg.vocabulary.predicates) lists all, kg.predicates() those in use; "
        f"kg.statements(words={name!r}) looks in the texts"
    )


def date_text(date: object) -> str:
    """Return a date as text: of a text, a year as a number, a datetime.date, or the day of a datetime (as pandas has).

    Raises ValueError that shows what is no date.
    """
    text = str(date.date() if isinstance(date, datetime.datetime) else date)
    try:
        parse_date(text)
    except ValueError as error:
        raise ValueError(f"{text!r}: {mended(text, error)}") from None
    return text


def class_of(name: str, terms: dict[str, ClassTerm]) -> str:
    """Return the id of the class with this id or label, in any case. Raises NotFoundError with suggestions."""
    return known(name, terms, "class")


def _source(kg: KnowledgeGraph, name: Name) -> str:
    sources = {one.id: None for one in kg.records.sources}
    if name in kg:
        entity = kg[name]
        if entity.id in sources:
            return entity.id
        shown = name.label if isinstance(name, Entity) else name
        lists = f"use one of: {', '.join(sources)}" if len(sources) <= MOST_NAMED else "kg.sources lists them"
        raise NotFoundError(f"unknown source {shown!r}; it is no source but an entity, for via= or speaker=; {lists}")
    files = {part.file: None for one in kg.records.sources for part in one.documents}
    begun = [file for file in files if file.startswith(str(name))]
    mend = f"did you mean {' or '.join(map(repr, begun))}?" if 0 < len(begun) <= MOST_NAMED else ""
    near = mend or did_you_mean(str(name), [*sources, *files], "kg.sources lists them")
    raise NotFoundError(f"unknown source or document {name!r}; {near}")


def each(given: Any, resolve: Callable[[Any], str], what: str) -> frozenset[str] | None:
    """Return what each of the names given for the argument `what` stands for. Raises TypeError for what is no name."""
    return None if given is None else frozenset([resolve(one) for one in several(given, what)])


def several(given: Any, what: str) -> list[Any]:
    """Return the names given for the argument `what` as a list; a text and a record are one name.

    Raises TypeError for what is no name.
    """
    if isinstance(given, (str, Record)):
        return [given]
    if isinstance(given, bytes) or not hasattr(given, "__iter__"):
        raise TypeError(f"{what} must be a name or a list of names; {described(given)}")
    names = list(given)
    for one in names:
        if not isinstance(one, (str, Record)):
            mend = "give its entity, match.entity; " if hasattr(one, "entity") else ""
            raise TypeError(f"{what} must be a name or a list of names; {mend}{described(one)} in it")
    return names


def _tests(given: dict[str, Any]) -> dict[str, Test]:
    tests: dict[str, Test] = {}
    if given["at"] is not None:
        days = parse_date(date_text(given["at"]))
        tests["at"] = lambda row: (interval := span(row)) is not None and interval.overlaps(days)
    least, most = given["min_value"], given["max_value"]
    if least is not None:
        number("min_value", least)
        tests["min_value"] = lambda row: _within(row, least, None)
    if most is not None:
        number("max_value", most)
        tests["max_value"] = lambda row: _within(row, None, most)
    if least is not None and most is not None and least > most:
        raise ValueError(f"min_value must not be above max_value; found {least!r} and {most!r}")
    if given["words"] is not None:
        fits = worded(given["words"])
        tests["words"] = lambda row: fits(*_texts(row))
    return tests


def worded(words: str) -> Callable[..., bool]:
    """Return a test for texts: whether each of the words begins a word of theirs, in any order, whatever the case.

    A number is found whole: "30" is not in "300". Accents, punctuation and the kind of apostrophe make no difference.
    Raises TypeError for what is no text, ValueError where there is no word in it.
    """
    wanted = _WORD.findall(_plain(as_text("words", words)))
    if not wanted:
        raise ValueError(f"words must hold at least one word; {described(words)}")
    beginnings = [re.compile(_beginning(word)) for word in wanted]

    def fits(*texts: str) -> bool:
        plain = _plain("\n".join(texts))
        # Most texts lack a word altogether, and that is told sooner.
        return all(word in plain for word in wanted) and all(one.search(plain) for one in beginnings)

    return fits


def _beginning(word: str) -> str:
    """Return the pattern of a word that begins so; of a number that is this one."""
    end = r"(?!\d|[.,]\d)" if word[-1].isdigit() else ""
    return r"(?<!\w)(?<!\d[.,])" + re.escape(word) + end


def _plain(written: str) -> str:
    """Return the text without case and accents."""
    if not written.isascii():
        written = written.replace("’", "'")
        if not unicodedata.is_normalized("NFKD", written):
            marked = unicodedata.normalize("NFKD", written)
            written = "".join(one for one in marked if not unicodedata.combining(one))
    return written.casefold()


def _texts(row: Statement) -> list[str]:
    return [found for key in _WORDED if (found := getattr(row, key))] + [one.exact for one in row.evidence]


def _vagueness(row: Statement, days: Interval) -> tuple[bool, int]:
    """Sort what certainly falls into the days first, and of the rest what is dated most closely."""
    interval = span(row)
    assert interval is not None
    inside = days.first <= interval.first and interval.last <= days.last
    return (not inside, 0 if inside else (interval.last - interval.first).days)


def _within(row: Statement, least: float | None, most: float | None) -> bool:
    """Return whether the words allow a number between `least` and `most`."""
    low = row.value if row.value is not None else row.lower
    high = row.value if row.value is not None else row.upper
    if low is None or high is None:
        return False
    low = float("-inf") if row.bound == "at_most" else low
    high = float("inf") if row.bound == "at_least" else high
    return (least is None or high >= least) and (most is None or low <= most)
