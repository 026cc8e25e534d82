"""What a statement says, as rules see it: its predicate, the classes of its ends, and which kinds of values it has."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from .columns import Complaint, check
from .numbers import number_complaints
from .predicates import UNKNOWN, PredicateRules

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from ..vocabulary import Vocabulary
    from .columns import Check, Columns
    from .kinds import Members

_NONE = type(None)


class Contents(NamedTuple):
    """What is seen of a statement beside its subject.

    `object` is a class, UNKNOWN for what is no entity; `text` is the word of a closed list itself, True for other words
    and False for none but white space.
    """

    predicate: str
    object: str | None
    unit: str | None
    bound: str | None
    text: str | bool | None
    has_value: bool
    has_lower: bool
    has_upper: bool


class ContentRules:
    """The checks of what statements say, and `words_and_numbers`, a derived column that one of them goes by."""

    def __init__(self, vocabulary: Vocabulary, entities: Mapping[str, str], members: Members) -> None:
        self._predicates = PredicateRules(vocabulary, members, entities)
        self._bounds = vocabulary.lists["bound"]
        self._class_of = _Classes(entities).__getitem__
        choices = {term.choice for term in vocabulary.predicates.values() if term.choice}
        words = _Words({word: word for choice in choices for word in vocabulary.lists[choice]})
        self._views = (words.__getitem__, type, type, type)

    def checks(self) -> list[Check]:
        """Return the checks of the subject, and of all the rest."""
        fields = ("predicate", "unit", "bound", "words_and_numbers")
        return [
            check(self._predicates.of_subject, "predicate", subject=self._class_of),
            check(self._judge, *fields, object=self._class_of),
        ]

    def words_and_numbers(self, columns: Columns) -> Iterator[tuple[Any, ...]]:
        """Yield for each row how its text is seen, and the types of value, lower and upper."""
        return columns.seen(("text", "value", "lower", "upper"), self._views)

    def _judge(self, seen: tuple[Any, ...]) -> Sequence[Complaint]:
        predicate, unit, bound, (text, *numbers), object_ = seen
        row = Contents(predicate, object_, unit, bound, text, *(number is not _NONE for number in numbers))
        return (*self._predicates.of_object(row), *_content(row), *number_complaints(row, self._bounds))


def _content(row: Contents) -> Sequence[Complaint]:
    if row.object is not None and row.text is not None:
        return (Complaint("statement-object", "text", "a statement has one object", "remove one of object and text"),)
    if row.object is None and row.text is None and not row.has_value and not (row.has_lower and row.has_upper):
        what = "exactly one of object, value, lower and upper, and text is needed"
        return (Complaint("content", "id", what),)
    return ()


class _Classes(dict[str | None, str | None]):
    """The classes of entities by id."""

    def __init__(self, entities: Mapping[str, str]) -> None:
        super().__init__(entities.items())
        self[None] = None

    def __missing__(self, name: str) -> str:
        return UNKNOWN


class _Words(dict[str | None, str | bool | None]):
    """How a text is seen, by the text."""

    def __init__(self, listed: Mapping[str, str]) -> None:
        super().__init__(listed.items())
        self[None] = None

    def __missing__(self, text: str) -> bool:
        return bool(text.strip())
