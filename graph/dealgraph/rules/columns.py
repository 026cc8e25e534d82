"""How rules look at rows: at each distinct value, or combination of values, once, and at the rows only for faults."""

from __future__ import annotations

from itertools import chain, repeat
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from ..suggest import MAX_SUGGESTIONS, did_you_mean
from . import values
from .fault import Fault

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    Mend = Callable[[str], str]
    View = Callable[[Any], Any]
    Fields = Sequence[str]
    Views = Sequence[View | None]
    Derive = Callable[["Columns"], Iterable[Any]]

# Up to how many names the nearest is sought: comparing with very many takes seconds.
MAX_NAMES = 20_000
# Fewer names than this are told at once.
FEW = 20


class Columns(dict[str, "Sequence[Any]"]):
    """The values of each field of some rows of a table.

    Those that are not `given` are made by the functions that are `derived`, or are those of the rows' own fields.
    """

    def __init__(
        self,
        rows: Sequence[Any],
        given: Mapping[str, Sequence[Any]] | None = None,
        derived: Mapping[str, Derive] | None = None,
    ) -> None:
        super().__init__(given or {})
        self.rows = rows
        self.derived = derived or {}

    def __missing__(self, field: str) -> Sequence[Any]:
        derive = self.derived.get(field)
        self[field] = column = list(derive(self) if derive else map(attrgetter(field), self.rows))
        return column

    def seen(self, fields: Fields, views: Views) -> Iterator[tuple[Any, ...]]:
        """Yield what is seen of the fields of each row, each through its view."""
        return zip(*map(self._look, fields, views), strict=True)

    def distinct(self, fields: Fields, views: Views) -> Iterable[tuple[Any, ...]]:
        """Return what is seen of the rows, each once, in their order."""
        seen = self.seen(fields, views)
        # Most rows have nothing in most fields.
        return [next(seen)] if all(map(self._is_constant, fields)) else dict.fromkeys(seen)

    def meant(self, fields: Fields, views: Views, seen: tuple[Any, ...]) -> tuple[Any, ...]:  # noqa: ARG002
        """Return what rules judge by for what was `seen`: just that."""
        return seen

    def value(self, field: str, row: int) -> Any:
        """Return the value of a field in a row."""
        return self[field][row]

    def _look(self, field: str, view: View | None) -> Iterable[Any]:
        column = self[field]
        if view and self._is_constant(field):
            return repeat(view(column[0]), len(column))
        return map(view, column) if view else column

    def _is_constant(self, field: str) -> bool:
        column = self[field]
        return column[0] == column[-1] and column.count(column[0]) == len(column)


class Seen(Protocol):
    """What a check needs of a table: that of `Columns`, or of `dealgraph.rules.numbered`."""

    def seen(self, fields: Fields, views: Views) -> Iterator[tuple[Any, ...]]:
        """Yield what is seen of the fields of each row."""

    def distinct(self, fields: Fields, views: Views) -> Iterable[tuple[Any, ...]]:
        """Return what is seen of the rows, each once."""

    def meant(self, fields: Fields, views: Views, seen: tuple[Any, ...]) -> tuple[Any, ...]:
        """Return the values, through their views, that what was `seen` stands for."""

    def value(self, field: str, row: int) -> Any:
        """Return the value of a field in a row."""


class Rule(NamedTuple):
    """What each value of a field must be: `right` tells, `what` says what one is that is not."""

    name: str
    right: Callable[[Any], Any]
    what: Callable[[Any], str]
    mend: Mend

    def fault(self, table: str, row: int, field: str, found: Any, *, mended: bool = True) -> Fault:
        """Return the fault of a value that is not right; what mends it takes long to find, and may be left out."""
        mend = self.mend(str(found)) if mended else ""
        return Fault(self.name, table, row, field, self.what(found), str(found), mend)

    def faults(self, table: str, field: str, columns: Columns) -> Iterator[Fault]:
        """Yield the faults of a field that holds one value or none."""
        column = columns[field]
        # Most rows have nothing in most fields.
        if column.count(None) == len(column):
            return
        wrong = self._wrong(set(column) - {None})
        if wrong:
            places = ((row, value) for row, value in enumerate(column) if value in wrong)
            yield from self.told(table, field, places)

    def list_faults(self, table: str, field: str, columns: Columns) -> Iterator[Fault]:
        """Yield the faults of a field that holds several values."""
        wrong = self._wrong(set(chain.from_iterable(columns[field])))
        if wrong:
            rows = enumerate(columns[field])
            yield from self.told(table, field, ((row, one) for row, several in rows for one in several if one in wrong))

    def _wrong(self, found: set[Any]) -> set[Any]:
        right = self.right
        return {value for value in found if not right(value)}

    def told(self, table: str, field: str, places: Iterator[tuple[int, Any]]) -> Iterator[Fault]:
        """Yield the faults at these places, (row, value) each; of very many only the first have what mends them."""
        for number, (row, value) in enumerate(places):
            yield self.fault(table, row, field, value, mended=number < MAX_SUGGESTIONS)


CHARACTERS = Rule(
    "characters", values.is_text, lambda _: "this holds a character that is not text", lambda _: "remove it"
)


class Complaint(NamedTuple):
    """What a rule has to say of a field of a row; a function in the place of `mend` gets what stands in the field."""

    rule: str
    field: str
    what: str
    mend: Mend | str = ""


class Check(NamedTuple):
    """Fields that are looked at together, each through its `views` (None: as it is), and who judges what is seen."""

    fields: tuple[str, ...]
    views: tuple[View | None, ...]
    judge: Callable[[tuple[Any, ...]], Sequence[Complaint]]

    def is_within(self, fields: Collection[str]) -> bool:
        """Return whether these are all the fields it looks at."""
        return all(field in fields for field in self.fields)

    def faults(self, table: str, columns: Seen) -> Iterator[Fault]:
        """Yield the faults of the rows."""
        fields, views = self.fields, self.views
        wrong = {}
        for seen in columns.distinct(fields, views):
            told = self.judge(columns.meant(fields, views, seen))
            if told:
                wrong[seen] = told
        if not wrong:
            return
        suggested = 0
        for row, seen in enumerate(columns.seen(fields, views)):
            for rule, field, what, mend in wrong.get(seen, ()):
                value = columns.value(field, row)
                found = "" if value is None else str(value)
                if callable(mend):
                    suggested += 1
                    mend = mend(found) if suggested <= MAX_SUGGESTIONS else ""  # noqa: PLW2901
                yield Fault(rule, table, row, field, what, found, mend)


def check(judge: Callable[[tuple[Any, ...]], Sequence[Complaint]], *fields: str, **viewed: View) -> Check:
    """Return the check of the `fields`, and of those that are `viewed` through a function."""
    return Check((*fields, *viewed), (*[None] * len(fields), *viewed.values()), judge)


class TableRules(NamedTuple):
    """The rules of a table: for fields of one value, for fields of several, for fields together, and for rows.

    `derived` are the further columns that checks go by. The functions of `rows` get the columns, and whether characters
    are looked at; `texts` and `text_lists` are the fields in which they are.
    """

    single: Sequence[tuple[str, Rule]] = ()
    several: Sequence[tuple[str, Rule]] = ()
    checks: Sequence[Check] = ()
    derived: Mapping[str, Derive] = {}
    rows: Sequence[Callable[[Columns, bool], Iterator[Fault]]] = ()
    texts: Sequence[str] = ()
    text_lists: Sequence[str] = ()

    def faults(self, table: str, columns: Columns, apart: Collection[str], texts: bool) -> Iterator[Fault]:
        """Yield the faults of the rows, but for those of single values, and of checks, of fields that are `apart`."""
        for field, rule in self.single:
            if field not in apart:
                yield from rule.faults(table, field, columns)
        for field, rule in self.several:
            yield from rule.list_faults(table, field, columns)
        for one in self.checks:
            if not one.is_within(apart):
                yield from one.faults(table, columns)
        for row_faults in self.rows:
            yield from row_faults(columns, texts)
        if texts:
            for field in self.texts:
                yield from CHARACTERS.faults(table, field, columns)
            for field in self.text_lists:
                yield from CHARACTERS.list_faults(table, field, columns)


def near(names: Collection[str], otherwise: str = "") -> Mend:
    """Return what suggests the nearest of the names, or `otherwise` where none is near."""
    return lambda found: did_you_mean(found, names, otherwise) if len(names) <= MAX_NAMES else otherwise


def near_of_list(names: Collection[str]) -> Mend:
    """Return what suggests the nearest of the names of a list of the ontology, or all where these are few."""
    return near(names, f"use one of: {', '.join(names)}" if len(names) < FEW else "docs/ontology.md lists all")
