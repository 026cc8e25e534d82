"""The rules of all tables, and who runs them over records."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from .columns import Columns
from .conflicts import conflict_rules
from .entities import entity_rules
from .fault import Fault, Known
from .kinds import Members
from .quotations import quotation_rules
from .sources import source_rules, unregistered_sources
from .statements import statement_rules

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from ..records import Records
    from ..vocabulary import Vocabulary
    from .columns import TableRules


def find_faults(records: Records, vocabulary: Vocabulary) -> Iterator[Fault]:
    """Yield every fault of the records. What is checked here is what the rest of the package relies on."""
    rules = Rules(vocabulary, known_of(records))
    for table in records.__struct_fields__:
        columns = rules.columns(table, tuple(getattr(records, table)))
        yield from rules.repeated(table, columns["id"])
        yield from rules.faults(table, columns)
    yield from rules.faults_of_sources(
        {row.source for said in (records.statements, records.quotations) for row in said}
    )


def known_of(records: Records) -> Known:
    """Return what rows of these records may name."""
    return Known(
        entities={row.id: row.type for row in records.entities},
        sources={row.id: row for row in records.sources},
        statements=frozenset(row.id for row in records.statements),
    )


class Rules:
    """The rules by table, for rows that come all at once or a batch at a time.

    The rules of a table are made when its first rows come: by then `known` must hold what these may name.
    """

    def __init__(self, vocabulary: Vocabulary, known: Known) -> None:
        self.vocabulary = vocabulary
        self.known = known
        self._made: dict[str, TableRules] = {}
        self._has_repeated = False

    def columns(self, table: str, rows: Sequence[Any], given: Mapping[str, Sequence[Any]] | None = None) -> Columns:
        """Return the columns of some rows of a table; `given` are those that are known already."""
        return Columns(rows, given, self.of(table).derived)

    def faults(
        self, table: str, columns: Columns, apart: Collection[str] = (), *, texts: bool = True
    ) -> Iterator[Fault]:
        """Yield the faults of some rows of a table, but for ids that are `repeated`.

        What their reader sees to itself is left out: what looks at nothing but fields that stand `apart` (see
        `column_faults`), and, without `texts`, whether texts hold nothing but characters of text.
        """
        if columns.rows:
            yield from self.of(table).faults(table, columns, apart, texts)

    def repeated(self, table: str, ids: Sequence[str]) -> Iterator[Fault]:
        """Yield the faults of ids that are used twice; `ids` are those of all rows of the table.

        Not a batch at a time: a set of a million takes far less time all at once than a few hundred now and then.
        """
        if len(set(ids)) == len(ids):
            return
        self._has_repeated = True
        seen: set[str] = set()
        for row, name in enumerate(ids):
            if name in seen:
                yield Fault("unique-id", table, row, "id", "the id is used twice", name, "remove one of the two")
            seen.add(name)

    def faults_of_sources(self, named: Collection[str]) -> Iterator[Fault]:
        """Yield the faults of entities that should be registered as sources; `named` are those taken from.

        Where an id was used twice that must be mended first: entities are counted by their ids.
        """
        if not self._has_repeated:
            yield from unregistered_sources(self.known, self._members, named)

    def of(self, table: str) -> TableRules:
        """Return the rules of a table."""
        if table not in self._made:
            self._made[table] = self._make(table)
        return self._made[table]

    @cached_property
    def _members(self) -> Members:
        return Members(self.vocabulary, self.known.entities)

    def _make(self, table: str) -> TableRules:
        if table == "entities":
            return entity_rules(self.vocabulary)
        if table == "sources":
            return source_rules(self._members)
        if table == "statements":
            return statement_rules(self.vocabulary, self.known, self._members)
        if table == "quotations":
            return quotation_rules(self.known, self._members)
        return conflict_rules(self.known, self._members)
