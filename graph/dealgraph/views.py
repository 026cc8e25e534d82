"""Views that are graphs again, as methods: KnowledgeGraph inherits them. They share the records of their graph."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, cast

import msgspec

from .arguments import statements_alone, told_by_name, truth
from .filters import date_text, ids_of, sources_of
from .packed import PackedStatements
from .records import Records
from .search import SearchWithin
from .shown import Late, ShownEntities, mentions, shown_sources
from .times import Said, begun_by, known_by

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from .filters import Choices, Date, Names
    from .knowledge_graph import KnowledgeGraph
    from .records import Conflict, Quotation, Statement


_LATER = "a view at a later date may show it, and the whole graph does"


@told_by_name
class Views:
    """The graph at a date, as known at a date, of some statements alone, and without some voices."""

    def as_of(self, date: Date, *, maybe: bool = True) -> KnowledgeGraph:
        """Return the graph without what certainly begins after `date`; see `dealgraph.times` for *maybe*.

        What is said of a deal without a date begins with the deal's first dated step, as far as this graph knows it:
        so ask what was known first, `kg.known_by(...).as_of(...)`. Entities of which nothing has begun by then are not
        in it, see `dealgraph.shown`.

        >>> kg.as_of("2026-02", maybe=False)
        <KnowledgeGraph: 9 entities, 6 statements, 2 quotations, 1 source>
        """
        truth("maybe", maybe, optional=False)
        kg, limit = _graph(self), date_text(date)
        statements = begun_by(kg.records.statements, limit, maybe, kg._deal_steps)
        of = ViewOf(kg, f"nothing of {{}} has begun by {limit}; {_LATER}")
        return _view(kg, statements, kg.records.quotations, of, limit, maybe)

    def known_by(self, date: Date, *, maybe: bool = True) -> KnowledgeGraph:
        """Return the graph as sources of `date` or earlier give it; see `dealgraph.times` for *maybe*.

        Sources that were not issued by then, and entities of which nothing is known by then, are not in it; nor are
        descriptions that may tell what came later, see `dealgraph.shown`.

        >>> kg.known_by("2026-03-01")
        <KnowledgeGraph: 0 entities, 0 statements, 0 quotations, 0 sources>
        >>> kg.known_by("2026-03").as_of(2026)
        <KnowledgeGraph: 12 entities, 16 statements, 2 quotations, 1 source>
        """
        truth("maybe", maybe, optional=False)
        kg, limit = _graph(self), date_text(date)
        statements = known_by(kg.records.statements, limit, maybe)
        quotations = tuple(known_by(kg.records.quotations, limit, maybe))
        of = ViewOf(kg, f"nothing is known of {{}} by {limit}; {_LATER}")
        return _view(kg, statements, quotations, of, limit, maybe)

    def without(self, *, source: Choices | None = None, speaker: Names | None = None) -> KnowledgeGraph:
        """Return the graph without what these sources give and these speakers say, quotations too.

        A source is named as for `statements`, by the file of a document too. Conflicts are found anew among what is
        left. Entities and sources that only what is gone named are gone with it; what others say of a source or a
        speaker stays, and so does what a speaker passes on of others (`via`). Raises NotFoundError for an unknown name,
        TypeError where nothing is named.

        >>> kg.without(speaker=["Pebble", "bankers"])
        <KnowledgeGraph: 11 entities, 14 statements, 2 quotations, 1 source>
        >>> kg.without(speaker="Pebble").conflicts()
        <0 rows>
        """
        from .knowledge_graph import KnowledgeGraph

        kg = _graph(self)
        if source is None and speaker is None:
            raise TypeError("without() needs a source or a speaker: kg.without(source=...), kg.without(speaker=...)")
        gone = {"source": sources_of(kg, source) or (), "speaker": ids_of(kg, speaker, "speaker") or ()}
        rows: Any = kg.records.statements
        statements: Any = rows.but(**gone) if isinstance(rows, PackedStatements) else _but(rows, **gone)
        records = msgspec.structs.replace(
            kg.records,
            statements=statements,
            quotations=_but(kg.records.quotations, **gone),
            conflicts=_all_there(kg.records.conflicts, statements),
        )
        here, before = mentions(records), kg._mentions
        unnamed = [one for one in kg.records.sources if not before[one.id] and one.id not in gone["source"]]
        sources = tuple(one for one in kg.records.sources if here[one.id] or one in unnamed)
        voices = {name for one in sources for name in (one.id, one.speaker)}
        entities = tuple(
            one for one in kg.records.entities if here[one.id] or one.id in voices or not kg._named[one.id]
        )
        left = KnowledgeGraph(
            msgspec.structs.replace(records, entities=entities, sources=sources), kg.vocabulary, kg.metadata
        )
        left._view_of = ViewOf(kg, "nothing names {} without these sources and speakers; the whole graph has it")
        return left

    def part(self, statements: Iterable[Statement]) -> KnowledgeGraph:
        """Return the graph of these statements alone, with the entities and sources that they name.

        Quotations are no part of it: none follows from a statement. To leave out a source or a speaker and keep the
        quotations of the others, take `without`. Raises TypeError for what is no statement.

        >>> small = kg.part(kg.statements(deal="Acme Series A"))
        >>> small
        <KnowledgeGraph: 6 entities, 6 statements, 0 quotations, 1 source>
        >>> small.graph.number_of_edges()
        3
        """
        from .knowledge_graph import KnowledgeGraph

        kg, wanted = _graph(self), set(statements_alone(statements))
        rows = tuple(row for row in kg.records.statements if row in wanted)
        cited = {row.source for row in rows}
        sources = tuple(one for one in kg.records.sources if one.id in cited)
        named = {*cited, *(one.speaker for one in sources), *(name for row in rows for name in _names(row))}
        records = Records(
            entities=tuple(one for one in kg.records.entities if one.id in named),
            sources=sources,
            statements=rows,
            quotations=(),
            conflicts=_all_there(kg.records.conflicts, rows),
        )
        return KnowledgeGraph(records, kg.vocabulary, kg.metadata)


def _names(row: Statement) -> Iterable[str | None]:
    return (row.subject, row.object, row.speaker, row.via, row.deal)


def _but(rows: Iterable[Said], source: Collection[str], speaker: Collection[str]) -> tuple[Said, ...]:
    return tuple(row for row in rows if row.source not in source and row.speaker not in speaker)


def _all_there(conflicts: tuple[Conflict, ...], statements: Iterable[Statement]) -> tuple[Conflict, ...]:
    """Return the conflicts whose statements are all there."""
    kept = {row.id for row in statements} if conflicts else set()
    return tuple(one for one in conflicts if kept.issuperset(one.statements))


class ViewOf(NamedTuple):
    """Of which graph a graph is a view, and why the view leaves out what is named for {}."""

    graph: KnowledgeGraph
    reason: str

    def why(self, name: str) -> str:
        """Return why an entity of the graph is not in the view."""
        return self.reason.format(repr(name))


def _view(
    kg: KnowledgeGraph,
    statements: Sequence[Statement],
    quotations: tuple[Quotation, ...],
    of: ViewOf,
    date: str,
    maybe: bool,
) -> KnowledgeGraph:
    """Return the graph of the rows that a view at a date lets pass, with the entities and sources that it shows."""
    # Packed statements stay packed.
    rows = tuple(statements) if isinstance(statements, list) else statements
    records: Any = msgspec.structs.replace(
        kg.records,
        entities=ShownEntities(kg, lambda: view, maybe),
        sources=shown_sources(kg, lambda: view, date, maybe),
        statements=rows,
        quotations=quotations,
        conflicts=Late(lambda: _all_there(kg.records.conflicts, rows)),
    )
    view = type(kg)(records, kg.vocabulary, kg.metadata)
    view._view_of = of
    view._search = SearchWithin(kg._search, lambda: view._by_id)
    return view


def _graph(views: Views) -> KnowledgeGraph:
    return cast("KnowledgeGraph", views)
