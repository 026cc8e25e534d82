"""Rules of predicates: from which classes to which each leads, and which words or units it takes."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from .columns import Complaint, near, near_of_list

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from ..vocabulary import PredicateTerm, Vocabulary
    from .contents import Contents
    from .kinds import Members


UNKNOWN = ""  # the class of what is no entity that is known


class PredicateRules:
    """The rule `PREDICATE-statements` of each predicate."""

    def __init__(self, vocabulary: Vocabulary, members: Members, entities: Mapping[str, str]) -> None:
        self._vocabulary = vocabulary
        self._classes = cache(members.classes)
        self._near = near(entities)

    def of_subject(self, seen: tuple[str, str]) -> Sequence[Complaint]:
        """Return what is wrong with the class of a subject; an unknown predicate is told by another rule."""
        predicate, class_id = seen
        term = self._vocabulary.predicates.get(predicate)
        if term is None:
            return ()
        what = f"{term.id!r} is not said of this"
        return tuple(self._end(f"{term.id}-statements", "subject", class_id, term.domain, what))

    def of_object(self, row: Contents) -> Iterator[Complaint]:
        """Yield what is wrong with the object; an unknown predicate is told by another rule."""
        term = self._vocabulary.predicates.get(row.predicate)
        if term is None:
            return
        name = f"{term.id}-statements"
        if term.range:
            if row.object is None:
                yield Complaint(name, "predicate", "the object is of the wrong kind", "it takes an entity")
            else:
                yield from self._end(name, "object", row.object, term.range, f"{term.id!r} does not lead to this")
        elif term.units:
            yield from self._quantity(name, row, term)
        elif row.object is not None or row.text is None:
            yield Complaint(name, "predicate", "the object is of the wrong kind", f"it takes {_words_for(term)}")
        elif term.choice and row.text not in self._vocabulary.lists[term.choice]:
            yield Complaint(name, "text", f"unknown {term.choice}", near_of_list(self._vocabulary.lists[term.choice]))
        elif not row.text:
            yield Complaint(name, "text", "the words are empty", "fill them in")

    def _end(self, name: str, field: str, class_id: str, above: tuple[str, ...], what: str) -> Iterator[Complaint]:
        if not class_id:
            yield Complaint(name, field, "unknown entity", self._near)
        elif class_id not in self._classes(*above):
            yield Complaint(name, field, f"{what}, whose class is {class_id}", f"name one of: {', '.join(above)}")

    def _quantity(self, name: str, row: Contents, term: PredicateTerm) -> Iterator[Complaint]:
        """Yield a complaint where there is neither a number in a permitted unit nor the words of a vague one."""
        if row.unit in term.units or (row.object is None and row.text):
            return
        units = _listed(term.units)
        if row.unit is not None:
            yield Complaint(name, "unit", f"{term.id!r} does not take this unit", f"it takes {units}")
        elif row.text is False:
            yield Complaint(name, "text", "the words are empty", "fill them in")
        else:
            mend = f"it takes a number in {units}, or the words of one that the source keeps vague"
            yield Complaint(name, "predicate", "the object is of the wrong kind", mend)


def _words_for(term: PredicateTerm) -> str:
    return f"a value of the list {term.choice!r}" if term.choice else "words"


def _listed(names: Collection[str]) -> str:
    return " or ".join(names)
