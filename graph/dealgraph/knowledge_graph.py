"""The graph as researchers use it: entities by any name, statements by any filter, views at a date."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

import msgspec

from .analysis.questions import Questions
from .conversions import Conversions
from .dates import parse_date
from .errors import AmbiguousError, NotFoundError
from .index import DIRECTIONS, Adjacency, Index
from .records import Conflict, Entity, Evidence, Quotation, Records, Source, Statement
from .results import Rows
from .search import Match, SearchIndex
from .suggest import did_you_mean
from .times import begun_by, known_by, span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from .packed import PackedIndex, PackedStatements
    from .vocabulary import Vocabulary

Name = str | Entity


class KnowledgeGraph(Questions, Conversions):
    """Entities, sources, statements and quotations, and the questions that can be put to them.

    Wherever an entity is asked for, its id, its label, an alias or the Entity itself serves. Unknown names
    raise NotFoundError with suggestions; names that fit several entities raise AmbiguousError.
    """

    def __init__(self, records: Records, vocabulary: Vocabulary) -> None:
        self.records = records
        self.vocabulary = vocabulary
        rows: Any = records.entities
        self._by_id: dict[str, Entity] = rows.by_id if hasattr(rows, "by_id") else {one.id: one for one in rows}
        self._search = SearchIndex(records.entities)

    @cached_property
    def _merged(self) -> dict[str, Entity]:
        """The entities by the ids that were merged into them."""
        return {name: entity for entity in self.records.entities for name in entity.merged}

    def __repr__(self) -> str:
        rows = self.records
        return (
            f"<KnowledgeGraph: {len(rows.entities)} entities, {len(rows.statements)} statements, "
            f"{len(rows.quotations)} quotations, {len(rows.sources)} sources>"
        )

    def _repr_html_(self) -> str:
        from .display import graph_html

        return graph_html(self)

    def __len__(self) -> int:
        return len(self.records.entities)

    def __contains__(self, name: object) -> bool:
        if isinstance(name, Entity):
            name = name.id
        if not isinstance(name, str):
            return False
        name = name.removeprefix(self.vocabulary.about.resources)
        return name in self._by_id or name in self._merged or bool(self._search.exact(name))

    # -- entities ---------------------------------------------------------------

    @property
    def entities(self) -> Rows[Entity]:
        """All entities, by id."""
        return Rows(self.records.entities)

    @property
    def sources(self) -> Rows[Source]:
        """All sources, by id."""
        return Rows(self.records.sources)

    def __getitem__(self, name: Name) -> Entity:
        """Return the entity with this id, label, alias or IRI, or the one into which that id was merged.

        Raises NotFoundError or AmbiguousError.
        """
        if isinstance(name, Entity):
            name = name.id
        name = name.removeprefix(self.vocabulary.about.resources)
        if name in self._by_id:
            return self._by_id[name]
        if name in self._merged:
            return self._merged[name]
        found = self._search.exact(name)
        if len(found) == 1:
            return found[0]
        if found:
            ids = [entity.id for entity in found]
            raise AmbiguousError(f"{name!r} may be any of {', '.join(ids)}: use the id", ids)
        near = " or ".join(repr(match.entity.label) for match in self._search.find(name, 3))
        raise NotFoundError(f"no entity goes by {name!r}" + (f"; did you mean {near}?" if near else ""))

    def find(self, text: str, limit: int = 10) -> list[Match]:
        """Return up to `limit` entities that go by something like `text`, best first; typing errors are forgiven."""
        return self._search.find(text, limit)

    def label(self, entity: str) -> str:
        """Return the label of the entity with this id."""
        return self._by_id[entity].label

    def entities_of(self, type: str) -> Rows[Entity]:  # noqa: A002
        """Return the entities of a class (its id) or of one below it."""
        self._known(type, self.vocabulary.classes, "class")
        return Rows([entity for entity in self.records.entities if self.vocabulary.is_a(entity.type, (type,))])

    # -- statements -------------------------------------------------------------

    def statement(self, id: str) -> Statement:  # noqa: A002
        """Return the statement with this id. Raises NotFoundError."""
        found = self._index.statement(id)
        if found is None:
            raise NotFoundError(f"there is no statement {id!r}")
        return found

    def statements(
        self,
        *,
        subject: Name | None = None,
        predicate: str | None = None,
        object: Name | None = None,  # noqa: A002
        about: Name | None = None,
        speaker: Name | None = None,
        source: str | None = None,
        deal: Name | None = None,
        stance: str | Iterable[str] | None = None,
        bound: str | Iterable[str] | None = None,
        polarity: str | None = None,
        unit: str | None = None,
        at: str | None = None,
        min_value: float | None = None,
        max_value: float | None = None,
    ) -> Rows[Statement]:
        """Return the statements that meet every filter given.

        `about` is the subject or the object; `predicate` its id or label; `at` a partial date that the
        statement's time may overlap; `min_value` and `max_value` are in the base unit and compare with what
        the words allow at the least and at the most; `source` is a source or the file name of a document, which
        stands for all sources in it. Raises NotFoundError for an unknown name, ValueError for what is no date.
        """
        wanted: dict[str, Any] = {
            "predicate": self.predicate(predicate) if predicate is not None else None,
            "object": self._id(object),
            "speaker": self._id(speaker),
            "deal": self._id(deal),
            "polarity": self._known(polarity, self.vocabulary.lists["polarity"], "polarity"),
            "unit": self._known(unit, self.vocabulary.units, "unit"),
        }
        stances = self._choices(stance, "stance")
        bounds = self._choices(bound, "bound")
        sources = self._source_ids(source)
        rows = self._index.candidates(self._id(subject), self._id(about), wanted)
        needed = [(key, value) for key, value in wanted.items() if value is not None]
        found = [row for row in rows if all(getattr(row, key) == value for key, value in needed)]
        if about is not None and subject is not None:
            name = self._id(about) or ""
            found = [row for row in found if name in (row.subject, row.object)]
        if sources is not None:
            found = [row for row in found if row.source in sources]
        if stances is not None:
            found = [row for row in found if row.stance in stances]
        if bounds is not None:
            found = [row for row in found if row.bound in bounds]
        if at is not None:
            days = parse_date(at)
            found = [row for row in found if (interval := span(row)) is not None and interval.overlaps(days)]
        if min_value is not None or max_value is not None:
            found = [row for row in found if _within(row, min_value, max_value)]
        return Rows(found)

    def neighbors(
        self,
        entity: Name,
        *,
        predicate: str | None = None,
        type: str | None = None,  # noqa: A002
        direction: str = "both",
        hops: int = 1,
    ) -> Rows[Entity]:
        """Return the entities within `hops` statements of `entity`, nearest first, without itself.

        `direction` is "out" (entity is the subject), "in" (it is the object) or "both"; `predicate` keeps only
        statements of it, on the way too; `type` is a class id and keeps only entities of it, at the end alone.
        """
        if direction not in DIRECTIONS:
            raise NotFoundError(f"unknown direction {direction!r}: use 'out', 'in' or 'both'")
        predicate = self.predicate(predicate) if predicate is not None else None
        self._known(type, self.vocabulary.classes, "class")
        start = self._id(entity) or ""
        seen = {start: None}
        edge: Iterable[str] = (start,)
        for _ in range(hops):
            edge = {name: None for name in self._index.near(edge, predicate, direction) if name not in seen}
            seen.update(edge)
        found = [self._by_id[name] for name in list(seen)[1:]]
        return Rows([one for one in found if type is None or self.vocabulary.is_a(one.type, (type,))])

    def adjacency(self, predicate: str | None = None, direction: str = "out") -> Adjacency:
        """Return a dictionary from each entity's id to the tuple of ids that it is joined to: for tight loops.

        `predicate` is an id or a label (None: any), `direction` as for `neighbors`. It is made once and shared, so it
        must not be changed. An id that is joined to nothing, or unknown, has () there.
        """
        if direction not in DIRECTIONS:
            raise NotFoundError(f"unknown direction {direction!r}: use 'out', 'in' or 'both'")
        return self._index.adjacency(self.predicate(predicate) if predicate is not None else None, direction)

    def timeline(self, entity: Name, metric: str | None = None) -> Rows[Statement]:
        """Return the entity's observations (or those of one metric, by id or label), earliest first, undated last."""
        rows = self.statements(subject=entity, predicate=metric)
        found = [row for row in rows if self.vocabulary.predicates[row.predicate].units]
        return Rows(sorted(found, key=lambda row: (*_when(row), row.predicate, row.id)))

    def quotations(
        self, *, speaker: Name | None = None, about: Name | None = None, source: str | None = None
    ) -> Rows[Quotation]:
        """Return the quotations of a speaker, about an entity, in a source."""
        who, what, sources = self._id(speaker), self._id(about), self._source_ids(source)
        return Rows(
            [
                row
                for row in self.records.quotations
                if who in (None, row.speaker)
                and (what is None or what in row.about)
                and (sources is None or row.source in sources)
            ]
        )

    def conflicts(self, *, about: Name | None = None, kind: str | None = None) -> Rows[Conflict]:
        """Return where statements differ although they speak of the same; see `dealgraph.conflicts` for the kinds."""
        from .conflicts import KINDS

        name = self._id(about)
        self._known(kind, dict.fromkeys(KINDS), "kind of conflict")
        return Rows([row for row in self._conflicts if name in (None, row.about) and kind in (None, row.kind)])

    def sentence(self, statement: Statement) -> str:
        """Return the statement as one readable sentence."""
        from .wording import sentence

        return sentence(statement, self.vocabulary, self.label)

    def receipt(self, statement: Statement) -> Evidence:
        """Return the evidence that carries the statement's number, or its first evidence."""
        from .reading import carrier

        return carrier(statement)

    # -- views at a date --------------------------------------------------------

    def as_of(self, date: str, *, maybe: bool = True) -> KnowledgeGraph:
        """Return the graph without what certainly begins after `date`; see `dealgraph.times` for *maybe*."""
        return self._view(begun_by(self.records.statements, date, maybe), self.records.quotations)

    def known_by(self, date: str, *, maybe: bool = True) -> KnowledgeGraph:
        """Return the graph as sources of `date` or earlier give it; see `dealgraph.times` for *maybe*."""
        statements = known_by(self.records.statements, date, maybe)
        return self._view(statements, tuple(known_by(self.records.quotations, date, maybe)))

    def _view(self, statements: Sequence[Statement], quotations: tuple[Quotation, ...]) -> KnowledgeGraph:
        rows = statements if self._packed is not None else tuple(statements)
        records = msgspec.structs.replace(self.records, statements=rows, quotations=quotations)
        view = KnowledgeGraph(records, self.vocabulary)
        # The entities are the same, and so is what is known by their names.
        view._search = self._search
        return view

    # -- names and indexes ------------------------------------------------------

    def predicate(self, name: str) -> str:
        """Return the id of the predicate with this id or label. Raises NotFoundError."""
        if name in self.vocabulary.predicates:
            return name
        folded = " ".join(name.casefold().replace("-", " ").replace("_", " ").split())
        for term in self.vocabulary.predicates.values():
            if folded == term.label.casefold().replace("-", " "):
                return term.id
        names = [*self.vocabulary.predicates, *(term.label for term in self.vocabulary.predicates.values())]
        raise NotFoundError(f"unknown predicate {name!r}; {did_you_mean(name, names)}".rstrip("; "))

    def _id(self, name: Name | None) -> str | None:
        return None if name is None else self[name].id

    def _source_ids(self, name: str | None) -> frozenset[str] | None:
        """Return the source of this name, or all sources that stand in the document of this name."""
        if name is None:
            return None
        sources = self.records.sources
        standing = [source.id for source in sources if any(name == part.file for part in source.documents)]
        if standing:
            return frozenset(standing)
        return frozenset([self._known(self._id(name), {source.id: None for source in sources}, "source") or ""])

    def _known(self, name: str | None, known: dict[str, Any], what: str) -> str | None:
        if name is None or name in known:
            return name
        raise NotFoundError(f"unknown {what} {name!r}; {did_you_mean(name, known, 'use one of: ' + ', '.join(known))}")

    def _choices(self, given: str | Iterable[str] | None, what: str) -> frozenset[str] | None:
        if given is None:
            return None
        names = [given] if isinstance(given, str) else list(given)
        for name in names:
            self._known(name, self.vocabulary.lists[what], what)
        return frozenset(names)

    @cached_property
    def _packed(self) -> PackedStatements | None:
        """The statements where they are packed (see `dealgraph.packed`)."""
        rows: Any = self.records.statements
        return rows if hasattr(rows, "select") else None

    @cached_property
    def _index(self) -> Index | PackedIndex:
        if self._packed is None:
            return Index(self.records.statements)
        from .packed import PackedIndex

        return PackedIndex(self._packed)

    @cached_property
    def _conflicts(self) -> tuple[Conflict, ...]:
        from .conflicts import find_conflicts

        rows = self.records
        return find_conflicts(rows.statements, self.vocabulary, self._by_id.__getitem__, rows.conflicts)


def _within(row: Statement, least: float | None, most: float | None) -> bool:
    """Return whether the words allow a number between `least` and `most`."""
    low = row.value if row.value is not None else row.lower
    high = row.value if row.value is not None else row.upper
    if low is None or high is None:
        return False
    low = float("-inf") if row.bound == "at_most" else low
    high = float("inf") if row.bound == "at_least" else high
    return (least is None or high >= least) and (most is None or low <= most)


def _when(row: Statement) -> tuple[str, str]:
    interval = span(row)
    return ("9999", "9999") if interval is None else (interval.first.isoformat(), interval.last.isoformat())
