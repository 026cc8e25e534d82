"""The graph as researchers use it: entities by any name, statements by any filter, views at a date."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING, Any

from .analysis.questions import Questions
from .conversions import Conversions
from .errors import AmbiguousError, NotFoundError
from .filters import Filter, class_of, each, ids_of, known, predicate_of, sources_of, worded
from .index import DIRECTIONS, Adjacency, Index
from .records import Conflict, Entity, Evidence, Quotation, Records, Source, Statement
from .results import Rows
from .search import Match, SearchIndex
from .times import span
from .views import Views

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import TypeVar

    from .filters import Choices, Name, Names
    from .packed import PackedIndex, PackedStatements
    from .vocabulary import Vocabulary

    Row = TypeVar("Row")


class KnowledgeGraph(Views, Questions, Conversions):
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
        """All entities, by id.

        >>> kg.entities[:2]
        <2 rows>
          Acme (Company, acme) - Maker of invented things.
          Acme raises a round (NewsArticle, acme-article)
        """
        return Rows(self.records.entities, self.line)

    @property
    def sources(self) -> Rows[Source]:
        """All sources, by id.

        >>> kg.sources
        <1 row>
          Acme raises a round (acme-article, 2026-03-02; acme.txt)
        """
        return Rows(self.records.sources, self.line)

    def __getitem__(self, name: Name) -> Entity:
        """Return the entity with this id, label, alias or IRI, or the one into which that id was merged.

        Raises NotFoundError or AmbiguousError.

        >>> kg["Acme Inc."].id
        'acme'
        >>> kg["acme"] == kg["ACME"]
        True
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

    def find(self, text: str, limit: int = 10) -> Rows[Match]:
        """Return up to `limit` entities that go by something like `text`, best first; typing errors are forgiven.

        >>> kg.find("Acme Inq", limit=2)
        <2 rows>
          Acme (Company, acme) - Maker of invented things. (0.62: Acme Inc.)
          Acme chips (ChipPlatform, acme-chips) (0.40: Acme chips)
        """
        return Rows(self._search.find(text, limit), self.line)

    def label(self, entity: str) -> str:
        """Return the label of the entity with this id.

        >>> kg.label("big-cloud")
        'Big Cloud'
        """
        return self._by_id[entity].label

    def entities_of(self, type: Choices) -> Rows[Entity]:  # noqa: A002
        """Return the entities of a class (its id or label) or of one below it; of any of several classes.

        >>> kg.entities_of(["company", "Investor"])
        <5 rows>
          Acme (Company, acme) - Maker of invented things.
          Big Cloud (Company, big-cloud)
          First Fund (Investor, first-fund)
          Pebble (Company, pebble)
          Second Fund (Investor, second-fund)
        """
        classes = self._classes(type) or ()
        is_a = self.vocabulary.is_a
        return self._rows(lambda: [entity for entity in self.records.entities if is_a(entity.type, classes)])

    # -- statements -------------------------------------------------------------

    def statement(self, id: str) -> Statement:  # noqa: A002
        """Return the statement with this id. Raises NotFoundError.

        >>> row = kg.statements(predicate="founded")[0]
        >>> kg.statement(row.id) == row
        True
        """
        found = self._index.statement(id)
        if found is None:
            raise NotFoundError(f"there is no statement {id!r}")
        return found

    def statements(
        self,
        about: Names | None = None,
        *,
        subject: Names | None = None,
        predicate: Choices | None = None,
        object: Names | None = None,  # noqa: A002
        speaker: Names | None = None,
        via: Names | None = None,
        source: Choices | None = None,
        deal: Names | None = None,
        stance: Choices | None = None,
        bound: Choices | None = None,
        polarity: Choices | None = None,
        rank: Choices | None = None,
        basis: Choices | None = None,
        unit: Choices | None = None,
        at: str | int | None = None,
        min_value: float | None = None,
        max_value: float | None = None,
        words: str | None = None,
    ) -> Rows[Statement]:
        """Return the statements that meet every filter given; where a filter lists several names, any of them will do.

        `about` is the subject or the object; `predicate` its id or label; `at` a partial date that the
        statement's time may overlap; `min_value` and `max_value` are in the base unit and compare with what
        the words allow at the least and at the most; `source` is a source or the file name of a document, which
        stands for all sources in it; `words` occur in a quote, the text, the role, the scope or the date's words,
        whatever the case. Raises NotFoundError for an unknown name, ValueError for what is no date.

        >>> kg.statements(predicate="lead investor")
        <1 row>
          Acme Series A was led by First Fund (asserted by Jane Doe).
        >>> kg.statements(about="Acme", stance=["estimated", "hypothetical"], unit="USD", min_value=2e6)
        <1 row>
          Acme has a run-rate revenue of $3 million to $4 million (2026-12, hypothetical by bankers).
        >>> kg.statements(words="post-money")
        <1 row>
          Acme Series A gives the company a valuation of $20 million (post-money, asserted by Jane Doe).
        """
        given = {name: value for name, value in locals().items() if name != "self"}
        return self._rows(Filter(self, given).rows)

    def neighbors(
        self,
        entity: Name,
        *,
        predicate: Choices | None = None,
        type: Choices | None = None,  # noqa: A002
        direction: str = "both",
        hops: int = 1,
    ) -> Rows[Entity]:
        """Return the entities within `hops` statements of `entity`, nearest first, without itself.

        `direction` is "out" (entity is the subject), "in" (it is the object) or "both"; `predicate` (one or several)
        keeps only statements of it, on the way too; `type` (one or several classes) keeps only entities of it, at the
        end alone. Raises NotFoundError for unknown names.

        >>> kg.neighbors("Acme", type="Investor", hops=2)
        <2 rows>
          Second Fund (Investor, second-fund)
          First Fund (Investor, first-fund)
        """
        if direction not in DIRECTIONS:
            raise NotFoundError(f"unknown direction {direction!r}: use 'out', 'in' or 'both'")
        along = [None] if predicate is None else sorted(each(predicate, self.predicate) or ())
        classes = self._classes(type)
        start = self[entity].id
        seen = {start: None}
        edge: Iterable[str] = (start,)
        for _ in range(hops):
            near = [self._index.near(edge, name, direction) for name in along]
            edge = {name: None for names in near for name in names if name not in seen}
            seen.update(edge)
        found = [self._by_id[name] for name in list(seen)[1:]]
        is_a = self.vocabulary.is_a
        return Rows([one for one in found if classes is None or is_a(one.type, classes)], self.line)

    def adjacency(self, predicate: str | None = None, direction: str = "out") -> Adjacency:
        """Return a dictionary from each entity's id to the tuple of ids that it is joined to: for tight loops.

        `predicate` is an id or a label (None: any), `direction` as for `neighbors`. It is made once and shared, so it
        must not be changed. An id that is joined to nothing, or unknown, has () there.

        >>> kg.adjacency("leadInvestor")["acme-series-a"]
        ('first-fund',)
        """
        if direction not in DIRECTIONS:
            raise NotFoundError(f"unknown direction {direction!r}: use 'out', 'in' or 'both'")
        return self._index.adjacency(self.predicate(predicate) if predicate is not None else None, direction)

    def timeline(self, entity: Name, metric: Choices | None = None) -> Rows[Statement]:
        """Return the entity's observations (or those of a metric, by id or label), earliest first, undated last.

        Raises NotFoundError for unknown names, and for a predicate that gives no numbers.

        >>> for row in kg.timeline("Acme", "run-rate revenue"):
        ...     print(row.at, row.bound, row.stance)
        2026-02 exact estimated
        2026-02 approximate asserted
        2026-12 range hypothetical
        """
        rows = self.statements(subject=entity, predicate=metric)
        terms = self.vocabulary.predicates
        for name in [metric] if isinstance(metric, str) else metric or ():
            if not terms[self.predicate(name)].units:
                raise NotFoundError(f"{name!r} gives no numbers; kg.statements(subject=..., predicate={name!r}) has it")
        return self._rows(
            lambda: sorted(
                (row for row in rows if terms[row.predicate].units),
                key=lambda row: (*_when(row), row.predicate, row.id),
            )
        )

    def quotations(
        self,
        *,
        speaker: Names | None = None,
        about: Names | None = None,
        source: Choices | None = None,
        direct: bool | None = None,
        words: str | None = None,
    ) -> Rows[Quotation]:
        """Return the quotations of a speaker, about an entity, in a source, with these words.

        `direct` keeps those to the letter, or (False) those that the source retells. Raises NotFoundError.

        >>> kg.quotations(speaker="Kim Lee", words="growth")
        <1 row>
          Kim Lee: "Slow growth is good growth."
        """
        who, what, sources = ids_of(self, speaker), ids_of(self, about), sources_of(self, source)
        return self._rows(
            lambda: [
                row
                for row in self.records.quotations
                if (who is None or row.speaker in who)
                and (what is None or not what.isdisjoint(row.about))
                and (sources is None or row.source in sources)
                and direct in (None, row.direct)
                and (words is None or worded(words, row.text))
            ]
        )

    def conflicts(self, about: Names | None = None, *, kind: Choices | None = None) -> Rows[Conflict]:
        """Return where statements differ although they speak of the same; see `dealgraph.conflicts` for the kinds.

        `kg.disagreements` tells the same with both sides and their quotes. Raises NotFoundError.

        >>> [(one.kind, one.about, len(one.statements)) for one in kg.conflicts()]
        [('bound', 'acme', 2)]
        """
        from .conflicts import KINDS

        names = ids_of(self, about)
        kinds = each(kind, lambda one: known(one, dict.fromkeys(KINDS), "kind of conflict"))
        return self._rows(
            lambda: [
                row
                for row in self._conflicts
                if (names is None or row.about in names) and (kinds is None or row.kind in kinds)
            ]
        )

    def line(self, record: object) -> str:
        """Return a record or an answer in one readable line, a statement with the disputes that touch it.

        >>> kg.line(kg["Acme"])
        'Acme (Company, acme) - Maker of invented things.'
        >>> kg.line(kg.statements(about="Acme", speaker="Pebble")[0])
        'Acme has a run-rate revenue of $1.5 million (2026-02, estimated by Pebble). [sources differ: bound]'
        """
        from .lines import line

        return line(self, record)

    def sentence(self, statement: Statement) -> str:
        """Return the statement as one readable sentence.

        >>> kg.sentence(kg.statements(predicate="founded")[0])
        'Kim Lee founded Acme (asserted by Jane Doe).'
        """
        from .wording import sentence

        return sentence(statement, self.vocabulary, self.label)

    def receipt(self, statement: Statement) -> Evidence:
        """Return the evidence that carries the statement's number, or its first evidence.

        >>> kg.receipt(kg.statements(about="Acme", speaker="Pebble")[0]).exact
        'A rival, Pebble, puts it at $1.5 million'
        """
        from .reading import carrier

        return carrier(statement)

    def predicates(self, entity: Name | None = None) -> dict[str, int]:
        """Return which predicates say something of an entity (or are used at all), by label, and how often.

        >>> kg.predicates("Kim Lee")
        {'founded': 1, 'states': 1}
        """
        rows = self.records.statements if entity is None else self.statements(about=entity)
        return dict(Counter(self.vocabulary.predicates[row.predicate].label for row in rows).most_common())

    # -- names and indexes ------------------------------------------------------

    def predicate(self, name: str) -> str:
        """Return the id of the predicate with this id or label. Raises NotFoundError.

        >>> kg.predicate("run-rate revenue")
        'runRateRevenue'
        """
        return predicate_of(name, self.vocabulary.predicates)

    def _classes(self, type: Choices | None) -> tuple[str, ...] | None:  # noqa: A002
        found = each(type, lambda name: class_of(name, self.vocabulary.classes))
        return None if found is None else tuple(found)

    def _rows(self, find: Callable[[], Iterable[Row]]) -> Rows[Row]:
        return Rows(find, self.line)

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


def _when(row: Statement) -> tuple[str, str]:
    interval = span(row)
    return ("9999", "9999") if interval is None else (interval.first.isoformat(), interval.last.isoformat())
