"""Which statements stand as plain triples too, and as which."""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import terms

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..records import Statement
    from ..vocabulary import Vocabulary
    from .names import Names
    from .parts import Property


def is_plain(row: Statement) -> bool:
    """Return whether the statement may stand as a bare triple: a fact that loses nothing without its qualifiers.

    What has ended, counts something particular, or is a number of one time, of one basis or with a bound, does.
    """
    if row.stance != "asserted" or row.polarity == "negated" or row.rank == "deprecated" or row.scope or row.to:
        return False
    if not row.unit:
        return True
    return row.bound == "exact" and not (row.basis or row.at or row.from_ or row.date_text)


def plain_statements(rows: Iterable[Statement], vocabulary: Vocabulary) -> dict[str, list[int]]:
    """Return the places of the statements of each subject, by its id, that stand as plain triples."""
    found: dict[str, list[int]] = {}
    for place, row in enumerate(rows):
        # A number that the source keeps vague is words: no value of a predicate whose values are numbers.
        vague = row.text is not None and bool(vocabulary.predicates[row.predicate].units)
        if is_plain(row) and not vague:
            found.setdefault(row.subject, []).append(place)
    return found


def plain_properties(row: Statement, names: Names) -> list[Property]:
    """Return a plain statement as properties of its subject, of our predicate and the standard ones beside it."""
    value = object_of(row, names)
    if value is None:
        return []
    found = [f"{predicate} {value}" for predicate in names.predicates(row.predicate)]
    if row.role and names.vocabulary.predicates[row.predicate].membership == "current":
        found.append(f"{names.term('schema:jobTitle')} {terms.string(row.role)}")
    return found


def object_of(row: Statement, names: Names) -> str | None:
    """Return the term of what the statement says of its subject; None for a range, which is no single term."""
    if row.object is not None:
        return names.entity(row.object)
    if row.text is not None:
        choice = names.vocabulary.predicates[row.predicate].choice
        return names.term(row.text) if choice else terms.string(row.text)
    return terms.decimal(row.value) if row.value is not None else None
