"""Views that are graphs again, as methods: KnowledgeGraph inherits them. They share the records of their graph."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import msgspec

from .arguments import told_by_name, truth
from .filters import date_text
from .records import Records
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

        >>> kg.as_of("2026-02", maybe=False)
        <KnowledgeGraph: 12 entities, 3 statements, 2 quotations, 1 sources>
        """
        truth("maybe", maybe, optional=False)
        kg = _graph(self)
        return _view(kg, begun_by(kg.records.statements, date_text(date), maybe), kg.records.quotations)

    def known_by(self, date: Date, *, maybe: bool = True) -> KnowledgeGraph:
        """Return the graph as sources of `date` or earlier give it; see `dealgraph.times` for *maybe*.

        >>> kg.known_by("2026-03-01")
        <KnowledgeGraph: 12 entities, 0 statements, 0 quotations, 1 sources>
        >>> kg.known_by("2026-03").as_of(2026)
        <KnowledgeGraph: 12 entities, 16 statements, 2 quotations, 1 sources>
        """
        truth("maybe", maybe, optional=False)
        kg = _graph(self)
        statements = known_by(kg.records.statements, date_text(date), maybe)
        return _view(kg, statements, tuple(known_by(kg.records.quotations, date_text(date), maybe)))

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


def _view(kg: KnowledgeGraph, statements: Sequence[Statement], quotations: tuple[Quotation, ...]) -> KnowledgeGraph:
    # Packed statements stay packed.
    rows = tuple(statements) if isinstance(statements, list) else statements
    records = msgspec.structs.replace(kg.records, statements=rows, quotations=quotations)
    view = type(kg)(records, kg.vocabulary)
    # The entities are the same, and so is what is known by their names.
    view._search = kg._search
    return view


def _graph(views: Views) -> KnowledgeGraph:
    return cast("KnowledgeGraph", views)
