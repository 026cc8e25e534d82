"""The graph as researchers use it: entities by any name, statements by any filter, views at a date."""

from __future__ import annotations

from collections import Counter
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any

from . import hints
from .analysis.questions import Questions
from .arguments import as_text, described, one_statement, told_by_name, truth, whole
from .collecting import no_collecting
from .conversions import Conversions
from .counted import counted_records
from .deal_steps import DealSteps, deal_steps
from .errors import AmbiguousError, NotFoundError
from .filters import Filter, class_of, each, ids_of, known, predicate_of, several, sources_of, worded
from .index import DIRECTIONS, Adjacency, Index
from .metadata import Metadata
from .records import Conflict, Entity, Evidence, Quotation, Records, Source, Statement
from .results import Mapped, Rows
from .search import Match, SearchIndex, fold
from .shown import mentions
from .times import span
from .views import ViewOf, Views

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from typing import TypeVar

    from .conflicts.found import Found
    from .filters import Choices, Date, Name, Names
    from .packed import PackedStatements
    from .packed_index import PackedIndex
    from .vocabulary import Vocabulary

    Row = TypeVar("Row")


@told_by_name
class KnowledgeGraph(Views, Questions, Conversions):
    """Entities, sources, statements and quotations, and the questions that can be put to them.

    Wherever an entity is asked for, its id, its label, an alias or the Entity itself serves. Unknown names
    raise NotFoundError with suggestions; names that fit several entities raise AmbiguousError.
    """

    def __init__(self, records: Records, vocabulary: Vocabulary, metadata: Metadata | None = None) -> None:
        self.records = records
        self.vocabulary = vocabulary
        #: What the graph says of itself: title, licence, creators ... (`seeds/dataset.yaml`).
        self.metadata = metadata or Metadata()
        self._search = SearchIndex(records.entities)
        self._view_of: ViewOf | None = None

    @cached_property
    def _by_id(self) -> dict[str, Entity]:
        rows: Any = self.records.entities
        return rows.by_id if hasattr(rows, "by_id") else {one.id: one for one in rows}

    @cached_property
    def _mentions(self) -> Counter[str]:
        """How often the statements and quotations name each entity."""
        return mentions(self.records)

    @cached_property
    def _named(self) -> Counter[str]:
        """How often these and the sources name each entity."""
        return self._mentions + Counter(name for one in self.records.sources for name in (one.id, one.speaker))

    @cached_property
    def _deal_steps(self) -> DealSteps:
        """When the deals began."""
        return deal_steps(self)

    @cached_property
    def _merged(self) -> dict[str, Entity]:
        """The entities by the ids that were merged into them."""
        return {name: entity for entity in self.records.entities for name in entity.merged}

    def __repr__(self) -> str:
        return f"<KnowledgeGraph: {counted_records(self.records, 'entities', 'statements', 'quotations', 'sources')}>"

    def _repr_html_(self) -> str:
        from .display import graph_html

        return graph_html(self)

    def _ipython_key_completions_(self) -> list[str]:
        """Return what may stand in the brackets of `kg[...]`: IPython completes it."""
        return [name for entity in self.records.entities for name in (entity.label, *entity.aliases)]

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
        return Rows(self.records.entities, self.line, kind=Entity)

    @property
    def sources(self) -> Rows[Source]:
        """All sources, by id.

        >>> kg.sources
        <1 row>
          Acme raises a round (acme-article, 2026-03-02; acme.txt)
        """
        return Rows(self.records.sources, self.line, kind=Source)

    def __getitem__(self, name: Name) -> Entity:
        """Return the entity with this id, label, alias or IRI, or the one into which that id was merged.

        Raises NotFoundError or AmbiguousError, TypeError for what is no name. What a view at a date does not show is
        not found in it either; the error says so.

        >>> kg["Acme Inc."].id
        'acme'
        >>> kg["acme"] == kg["ACME"]
        True
        """
        if isinstance(name, Entity):
            name = name.id
        elif not isinstance(name, str):
            mend = "give its entity, match.entity; " if isinstance(name, Match) else ""
            raise TypeError(f"an entity goes by a name (id, label, alias) or as an Entity; {mend}{described(name)}")
        name = name.removeprefix(self.vocabulary.about.resources)
        if name in self._by_id:
            return self._by_id[name]
        if name in self._merged:
            return self._merged[name]
        fitting = self._search.exact(name)
        if len(fitting) == 1:
            return fitting[0]
        if fitting:
            shown = ", ".join(f"{one.id} ({self.vocabulary.classes[one.type].label})" for one in fitting)
            raise AmbiguousError(f"{name!r} may be any of {shown}: use the id", [one.id for one in fitting])
        later = self._left_out(name)
        if later is not None:
            raise NotFoundError(later)
        near = " or ".join(repr(match.entity.label) for match in self._search.near(name))
        mend = f"did you mean {near}?" if near else "kg.find(...) looks for parts of names"
        if fold(name) in self.vocabulary.predicate_names:
            mend = f"it is a predicate: kg.statements(subject=..., predicate={name!r}) has it"
        raise NotFoundError(f"no entity goes by {name!r}; {mend}")

    def _left_out(self, name: str) -> str | None:
        """Return why this view does not show what goes by `name`; None where nothing does, or it is no view."""
        view = self._view_of
        if view is None:
            return None
        return view.why(name) if name in view.graph else view.graph._left_out(name)

    def find(self, text: str, limit: int = 10) -> Rows[Match]:
        """Return up to `limit` entities that go by something like `text`, best first; typing errors are forgiven.

        Predicates that go by it are told below the rows.

        >>> kg.find("Acme Inq", limit=2)
        <2 rows>
          Acme (Company, acme) - Maker of invented things. (0.62: Acme Inc.)
          Acme chips (ChipPlatform, acme-chips) (0.40: Acme chips)
        """
        whole("limit", limit)
        rows = self._search.find(as_text("text", text), limit)

        def predicates(_: Sequence[Match]) -> list[str]:
            labels = [term.label for term in self.vocabulary.predicates_named(text)]
            return [f"a predicate goes by it: kg.statements(predicate={label!r})" for label in labels]

        return Rows(rows, self.line, kind=Match, note=predicates)

    def label(self, entity: str) -> str:
        """Return the label of the entity with this id, or another name. Raises NotFoundError or AmbiguousError.

        >>> kg.label("big-cloud")
        'Big Cloud'
        """
        found = self._by_id.get(entity)
        return found.label if found is not None else self[entity].label

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
        return self._rows(lambda: [one for one in self.records.entities if is_a(one.type, classes)], Entity)

    # -- statements -------------------------------------------------------------

    def statement(self, id: str) -> Statement:  # noqa: A002
        """Return the statement with this id. Raises NotFoundError.

        >>> row = kg.statements(predicate="founded")[0]
        >>> kg.statement(row.id) == row
        True
        """
        row = self._index.statement(as_text("id", id))
        if row is None:
            raise NotFoundError(f"there is no statement {id!r}")
        return row

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
        at: Date | None = None,
        min_value: float | None = None,
        max_value: float | None = None,
        words: str | None = None,
        forecast: bool | None = None,
        second_hand: bool | None = None,
    ) -> Rows[Statement]:
        """Return the statements that meet every filter given; where a filter lists several names, any of them will do.

        `about` is the subject or the object; `predicate` its id, label or alias; `at` a partial date that the
        statement's time may overlap (what certainly falls into it comes first); `min_value` and `max_value` are in the
        base unit and compare with what the words allow at the least and at the most; `source` is a source or the file
        name of a document, which stands for all sources in it; each of `words` begins a word of the quotes, the text,
        the role, the scope or the date's words, in any order and case. `forecast` keeps what tells of the future under
        any stance (it is projected, or its time comes after the date of its source), `second_hand` what somebody else
        passed on (see `tellers`); with False they keep the rest. An empty answer shows which filter to loosen. Raises
        NotFoundError for an unknown name, ValueError for what is no date, TypeError for a wrong type.

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
        wanted = Filter(self, given)
        return self._rows(wanted.rows, Statement, lambda: hints.of_statements(wanted))

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
        whole("hops", hops)
        predicates = each(predicate, self.predicate, "predicate")
        along = [None] if predicates is None else sorted(predicates)
        classes = self._classes(type)
        start = self[entity]
        seen = {start.id: None}
        edge: Iterable[str] = (start.id,)
        for _ in range(hops):
            near = [self._index.near(edge, name, direction) for name in along]
            edge = {name: None for names in near for name in names if name not in seen}
            seen.update(edge)
        near_by = [self._by_id[name] for name in list(seen)[1:]]
        is_a = self.vocabulary.is_a
        kept = [one for one in near_by if classes is None or is_a(one.type, classes)]

        def why() -> list[str]:
            given = {"predicate": predicates, "type": classes, "direction": None if direction == "both" else direction}
            lines = hints.without_each(partial(self.neighbors, start, hops=hops), given, alone=True)
            return [*lines, *hints.of_neighbors(self, start, predicates)]

        return self._rows(kept, Entity, why)

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

    def timeline(self, entity: Name, metric: Choices | None = None, *, deals: bool = False) -> Rows[Statement]:
        """Return the entity's observations (or those of a metric, by id, label or alias), earliest first, undated last.

        `deals` adds what is said of its deals and is a figure of its own: the valuation that a round gives the company
        (`party_metric` in the ontology says which). How many there are is told below the rows otherwise. Of a long
        timeline the first and the newest rows are shown; `.lines()` has all. Raises NotFoundError for unknown names,
        and for a predicate that gives no numbers.

        >>> kg.timeline("Acme", "valuation", deals=True)
        <1 row>
          Acme Series A gives the company a valuation of $20 million (post-money, asserted by Jane Doe).
        >>> kg.timeline("Acme", "valuation").notes[-1]
        "1 more on deals: kg.timeline('Acme', 'valuation', deals=True)"
        >>> for row in kg.timeline("Acme", "run-rate revenue"):
        ...     print(row.at, row.bound, row.stance)
        2026-02 exact estimated
        2026-02 approximate asserted
        2026-12 range hypothetical
        """
        from .analysis.party_metrics import said_on_deals

        truth("deals", deals, optional=False)
        about = self[entity]
        metrics = [] if metric is None else several(metric, "metric")
        rows = self.statements(subject=entity, predicate=None if metric is None else metrics)
        terms = self.vocabulary.predicates
        for name in metrics:
            if not terms[self.predicate(name)].units:
                raise NotFoundError(f"{name!r} gives no numbers; kg.statements(subject=..., predicate={name!r}) has it")

        wanted = None if metric is None else {self.predicate(one) for one in metrics}

        def find() -> list[Statement]:
            numbers = [row for row in rows if terms[row.predicate].units]
            numbers += said_on_deals(self, about.id, wanted) if deals else []
            return sorted(numbers, key=lambda row: (*_when(row), row.predicate, row.id))

        def notes(found: Sequence[Statement]) -> list[str]:
            more = 0 if deals else len(said_on_deals(self, about.id, wanted))
            asked = ", ".join(map(repr, (about.label, *(metrics if len(metrics) < 2 else [metrics]))))
            told = [f"{more:,} more on deals: kg.timeline({asked}, deals=True)"] if more else []
            return [*([] if found else rows.notes), *told]

        return Rows(find, self.line, kind=Statement, note=notes, sight=_newest, graph=self)

    def quotations(
        self,
        *,
        speaker: Names | None = None,
        about: Names | None = None,
        source: Choices | None = None,
        direct: bool | None = None,
        words: str | None = None,
    ) -> Rows[Quotation]:
        """Return the quotations of a speaker, about an entity, in a source, with these words (as for `statements`).

        `direct` keeps those to the letter, or (False) those that the source retells. Raises NotFoundError.

        >>> kg.quotations(speaker="Kim Lee", words="growth")
        <1 row>
          Kim Lee: "Slow growth is good growth."
        """
        who, what, sources = ids_of(self, speaker, "speaker"), ids_of(self, about, "about"), sources_of(self, source)
        truth("direct", direct)
        fits = worded(words) if words is not None else None

        def find() -> list[Quotation]:
            return [
                row
                for row in self.records.quotations
                if (who is None or row.speaker in who)
                and (what is None or not what.isdisjoint(row.about))
                and (sources is None or row.source in sources)
                and direct in (None, row.direct)
                and (fits is None or fits(row.text))
            ]

        given = {"speaker": who, "about": what, "source": sources, "direct": direct, "words": words}
        return self._rows(find, Quotation, lambda: hints.without_each(self.quotations, given))

    def conflicts(
        self, about: Names | None = None, *, kind: Choices | None = None, compatible: bool | None = None
    ) -> Rows[Conflict]:
        """Return where statements differ although they speak of the same; see `dealgraph.conflicts` for the kinds.

        The weightiest come first: contradictions, different bases, figures that exclude each other, then other
        opinions, scopes, dates and names, and last bounds and roundings; among equals, what more speakers differ in.
        `compatible` False leaves out those in which both sides can hold (the kind `bound`), True keeps those alone.
        `kg.disagreements` tells the same with both sides and their quotes. Raises NotFoundError.

        >>> [(one.kind, one.about, len(one.statements)) for one in kg.conflicts()]
        [('bound', 'acme', 2)]
        >>> len(kg.conflicts(compatible=False))
        0
        """
        from .conflicts import KINDS
        from .conflicts.kinds import COMPATIBLE
        from .conflicts.weight import weightiest_first

        truth("compatible", compatible)
        names = ids_of(self, about, "about")
        kinds = each(kind, lambda one: known(one, dict.fromkeys(KINDS), "kind of conflict"), "kind")

        def find() -> Mapped[Found, Conflict]:
            found = [
                row
                for row in self._conflicts_found
                if (names is None or row.about in names)
                and (kinds is None or row.kind in kinds)
                and compatible in (None, row.kind in COMPATIBLE)
            ]
            return Mapped(weightiest_first(found), lambda row: row.conflict)

        given = {"about": names, "kind": kinds, "compatible": compatible}
        return self._rows(find, Conflict, lambda: hints.of_conflicts(self, self.conflicts, given))

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

        return sentence(one_statement(statement), self.vocabulary, self.__getitem__)

    def receipt(self, statement: Statement) -> Evidence:
        """Return the evidence that carries the statement's number, or its first evidence.

        >>> kg.receipt(kg.statements(about="Acme", speaker="Pebble")[0]).exact
        'A rival, Pebble, puts it at $1.5 million'
        """
        from .reading import carrier

        return carrier(one_statement(statement))

    def predicates(self, entity: Name | None = None) -> dict[str, int]:
        """Return which predicates say something of an entity (or are used at all), by label, and how often.

        >>> kg.predicates("Kim Lee")
        {'founded': 1, 'states': 1}
        """
        rows = self.records.statements if entity is None else self.statements(about=entity)
        return dict(Counter(self.vocabulary.predicates[row.predicate].label for row in rows).most_common())

    # -- names and indexes ------------------------------------------------------

    def predicate(self, name: str) -> str:
        """Return the id of the predicate with this id, label or alias. Raises NotFoundError.

        >>> kg.predicate("run-rate revenue")
        'runRateRevenue'
        """
        return predicate_of(name, self.vocabulary)

    def _classes(self, type: Choices | None) -> tuple[str, ...] | None:  # noqa: A002
        classes = each(type, lambda name: class_of(name, self.vocabulary.classes), "type")
        return None if classes is None else tuple(sorted(classes))

    def _rows(
        self,
        find: Iterable[Row] | Callable[[], Iterable[Row]],
        kind: type[Row],
        why: Callable[[], list[str]] | None = None,
    ) -> Rows[Row]:
        """Return the rows; `why` says why there are none, where there are none and somebody looks."""
        note = None if why is None else lambda rows: [] if rows else why()
        return Rows(find, self.line, kind=kind, note=note, graph=self)

    @cached_property
    def _packed(self) -> PackedStatements | None:
        """The statements where they are packed (see `dealgraph.packed`)."""
        rows: Any = self.records.statements
        return rows if hasattr(rows, "select") else None

    @cached_property
    def _index(self) -> Index | PackedIndex:
        if self._packed is None:
            return Index(self.records.statements)
        from .packed_index import PackedIndex

        return PackedIndex(self._packed)

    @cached_property
    def conflicts_by_id(self) -> tuple[Conflict, ...]:
        """All conflicts in their canonical order, as the exports have them.

        >>> len(kg.conflicts_by_id) == len(kg.conflicts())
        True
        """
        with no_collecting():
            return tuple([found.conflict for found in self._conflicts_found])

    @cached_property
    def _conflicts_found(self) -> tuple[Found, ...]:
        """The same before they are told."""
        from .conflicts import find

        rows = self.records
        return find(rows.statements, self.vocabulary, self._by_id.__getitem__, rows.conflicts)


def _newest(rows: Sequence[Statement], limit: int) -> list[int]:
    """Return which rows of a long timeline are shown: the first, the newest, and some of the undated at its end."""
    dated = sum(1 for row in rows if span(row) is not None)
    undated = min(len(rows) - dated, limit // 5)
    first = limit // 3
    newest = min(dated, limit - undated)
    shown = [*range(min(first, dated)), *range(max(first, dated - newest + first), dated)]
    return [*shown, *range(dated, min(len(rows), dated + max(undated, limit - len(shown))))]


def _when(row: Statement) -> tuple[str, str]:
    interval = span(row)
    return ("9999", "9999") if interval is None else (interval.first.isoformat(), interval.last.isoformat())
