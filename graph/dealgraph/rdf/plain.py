"""Which statements stand as plain triples too, and as which."""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import terms

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ..records import Statement
    from .names import Names
    from .parts import Pair

# A subject's plain triples: predicate, object, and the source that says so.
Plain = dict[str, list[tuple[str, str, str]]]


def is_plain(row: Statement) -> bool:
    """Return whether the statement may stand as a bare triple: a fact that loses nothing without its qualifiers.

    What has ended, counts something particular, or is a number of one time, of one basis or with a bound, does.
    """
    if row.stance != "asserted" or row.polarity == "negated" or row.rank == "deprecated" or row.scope or row.to:
        return False
    if not row.unit:
        return True
    return row.bound == "exact" and not (row.basis or row.at or row.from_ or row.date_text)


def plain_triples(rows: Iterable[Statement], names: Names) -> Plain:
    """Return the plain triples of each subject, by its id: our predicate, and the standard ones that it stands for."""
    predicates = names.vocabulary.predicates
    found: Plain = {}
    for row in rows:
        # A number that the source keeps vague is words: no value of a predicate whose values are numbers.
        vague = row.text is not None and bool(predicates[row.predicate].units)
        if is_plain(row) and not vague:
            graph = names.entity(row.source)
            said = found.setdefault(row.subject, [])
            said.extend((predicate, value, graph) for predicate, value in _pairs(row, names))
    return found


def _pairs(row: Statement, names: Names) -> Iterator[Pair]:
    predicate = names.vocabulary.predicates[row.predicate]
    value = object_of(row, names) or ""
    yield names.term(row.predicate), value
    for same in predicate.same:
        yield names.term(same), value
    if predicate.membership == "current" and row.role:
        yield names.term("schema:jobTitle"), terms.string(row.role)


def object_of(row: Statement, names: Names) -> str | None:
    """Return the term of what the statement says of its subject; None for a range, which is no single term."""
    if row.object is not None:
        return names.entity(row.object)
    if row.text is not None:
        choice = names.vocabulary.predicates[row.predicate].choice
        return names.term(row.text) if choice else terms.string(row.text)
    return terms.decimal(row.value) if row.value is not None else None
