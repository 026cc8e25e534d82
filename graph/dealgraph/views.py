"""Views that are graphs again, as methods: KnowledgeGraph inherits them. They share the records of their graph."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, cast

import msgspec

from .arguments import told_by_name, truth
from .filters import date_text
from .records import Records
from .search import SearchWithin
from .shown import ShownEntities, shown_sources
from .times import begun_by, known_by

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from .filters import Date
    from .knowledge_graph import KnowledgeGraph
    from .records import Quotation, Statement


@told_by_name
class Views:
    """The graph at a date, as known at a date, and of some statements alone."""

    def as_of(self, date: Date, *, maybe: bool = True) -> KnowledgeGraph:
        """Return the graph without what certainly begins after `date`; see `dealgraph.times` for *maybe*.

        Entities of which nothing has begun by then are not in it, see `dealgraph.shown`.

        >>> kg.as_of("2026-02", maybe=False)
        <KnowledgeGraph: 12 entities, 3 statements, 2 quotations, 1 sources>
        """
        truth("maybe", maybe, optional=False)
        kg, limit = _graph(self), date_text(date)
        statements = begun_by(kg.records.statements, limit, maybe)
        return _view(kg, statements, kg.records.quotations, ViewOf(kg, "nothing of {} has begun by", limit, maybe))

    def known_by(self, date: Date, *, maybe: bool = True) -> KnowledgeGraph:
        """Return the graph as sources of `date` or earlier give it; see `dealgraph.times` for *maybe*.

        Sources that were not issued by then, and entities of which nothing is known by then, are not in it; nor are
        descriptions that may tell what came later, see `dealgraph.shown`.

        >>> kg.known_by("2026-03-01")
        <KnowledgeGraph: 0 entities, 0 statements, 0 quotations, 0 sources>
        >>> kg.known_by("2026-03").as_of(2026)
        <KnowledgeGraph: 12 entities, 16 statements, 2 quotations, 1 sources>
        """
        truth("maybe", maybe, optional=False)
        kg, limit = _graph(self), date_text(date)
        statements = known_by(kg.records.statements, limit, maybe)
        quotations = tuple(known_by(kg.records.quotations, limit, maybe))
        return _view(kg, statements, quotations, ViewOf(kg, "nothing is known of {} by", limit, maybe))

    def part(self, statements: Iterable[Statement]) -> KnowledgeGraph:
        """Return the graph of these statements alone, with the entities and sources that they name, no quotations.

        >>> small = kg.part(kg.statements(deal="Acme Series A"))
        >>> small
        <KnowledgeGraph: 6 entities, 6 statements, 0 quotations, 1 sources>
        >>> small.graph.number_of_edges()
        3
        """
        from .knowledge_graph import KnowledgeGraph

        kg, wanted = _graph(self), set(statements)
        rows = tuple(row for row in kg.records.statements if row in wanted)
        kept, cited = {row.id for row in rows}, {row.source for row in rows}
        sources = tuple(one for one in kg.records.sources if one.id in cited)
        named = {*cited, *(one.speaker for one in sources), *(name for row in rows for name in _names(row))}
        records = Records(
            entities=tuple(one for one in kg.records.entities if one.id in named),
            sources=sources,
            statements=rows,
            quotations=(),
            conflicts=tuple(one for one in kg.records.conflicts if kept.issuperset(one.statements)),
        )
        return KnowledgeGraph(records, kg.vocabulary)


def _names(row: Statement) -> Iterable[str | None]:
    return (row.subject, row.object, row.speaker, row.via, row.deal)


class ViewOf(NamedTuple):
    """Of which graph a graph is a view, how the view tells that it leaves an entity out, its date, and *maybe*."""

    graph: KnowledgeGraph
    words: str
    date: str
    maybe: bool

    def why(self, name: str) -> str:
        """Return why an entity of the graph is not in the view."""
        whole = "a view at a later date may show it, and the whole graph does"
        return f"{self.words.format(repr(name))} {self.date}; {whole}"


def _view(
    kg: KnowledgeGraph, statements: Sequence[Statement], quotations: tuple[Quotation, ...], of: ViewOf
) -> KnowledgeGraph:
    # Packed statements stay packed.
    rows = tuple(statements) if isinstance(statements, list) else statements
    records: Any = msgspec.structs.replace(
        kg.records,
        entities=ShownEntities(kg, lambda: view, of.maybe),
        sources=shown_sources(kg, lambda: view, of.date, of.maybe),
        statements=rows,
        quotations=quotations,
    )
    view = type(kg)(records, kg.vocabulary)
    view._view_of = of
    view._search = SearchWithin(kg._search, lambda: view._by_id)
    return view


def _graph(views: Views) -> KnowledgeGraph:
    return cast("KnowledgeGraph", views)
