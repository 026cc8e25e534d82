"""Evidence as Web Annotation selectors, and the times of statements as OWL-Time intervals.

Sources of the terms: https://www.w3.org/TR/annotation-vocab/, https://www.w3.org/TR/owl-time/.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..records import record_id
from ..times import days_of
from . import terms
from .names import Memo
from .parts import SECTIONS
from .things import document_id

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable

    from ..dates import Interval
    from ..records import Evidence
    from .names import Names
    from .parts import Nodes, Part, Property

_EVIDENCE, _TIMES = map(SECTIONS.index, ("evidence", "times"))
Period = tuple[str | None, str | None, str | None]  # at, from, to
Terms = tuple[str, ...]
Cited = tuple[str, "Evidence", tuple[str, ...]]  # its term, the evidence, the graphs in which it stands


class Receipts:
    """Makes the resources of each piece of evidence, once, in the graphs of all sources that cite it."""

    def __init__(self, names: Names) -> None:
        self._names = names
        self._cited: dict[Evidence, Cited] = {}
        # Nearly every piece stands in one graph alone.
        self._graph = Memo[str, tuple[str, ...]](lambda source: (names.entity(source),)).__getitem__
        term = names.term
        self._whole_type = names.type("oa:SpecificResource")
        self._quote_type = names.type("oa:TextQuoteSelector")
        self._position_type = names.type("oa:TextPositionSelector")
        self._exact, self._start, self._end = term("oa:exact"), term("oa:start"), term("oa:end")
        self._selector, self._evidence = term("oa:hasSelector"), term("evidence")
        self._source = Memo[str, str](
            lambda file: f"{term('oa:hasSource')} {names.node(document_id(file))}"
        ).__getitem__

    def cite(self, evidence: Iterable[Evidence], source: str) -> Terms:
        """Note that the source with this id gives the evidence: it stands in the graph of the source.

        Return the terms of the evidence.
        """
        graph = self._graph(source)
        found = []
        for one in evidence:
            known = self._cited.get(one)
            if known is None:
                known = self._cited[one] = (self._names.node(evidence_id(one)), one, graph)
            elif graph[0] not in known[2]:
                self._cited[one] = (known[0], one, tuple(sorted((*known[2], *graph))))
            found.append(known[0])
        return tuple(found)

    def of(self, cited: Terms) -> set[Property]:
        """Return what leads from a statement or quotation to the evidence that it cites."""
        return {f"{self._evidence} {term}" for term in cited}

    def nodes(self) -> Nodes:
        """Yield the evidence that was cited, each with its selectors, and keep none of it."""
        whole, quote, position = self._whole, self._quote, self._position
        while self._cited:
            _, cited = self._cited.popitem()
            term, one, _ = cited
            yield term, _EVIDENCE, whole, cited
            yield f"{term[:-1]}-quote>", _EVIDENCE, quote, cited
            if one.start is not None:
                yield f"{term[:-1]}-position>", _EVIDENCE, position, cited

    def _whole(self, cited: Cited) -> list[Part]:
        term, one, graphs = cited
        found = [self._whole_type, self._source(one.document), f"{self._selector} {term[:-1]}-quote>"]
        if one.start is not None:
            found.append(f"{self._selector} {term[:-1]}-position>")
        return [(graph, found) for graph in graphs]

    def _quote(self, cited: Cited) -> list[Part]:
        _, one, graphs = cited
        found = [self._quote_type, f"{self._exact} {terms.string(one.exact)}"]
        return [(graph, found) for graph in graphs]

    def _position(self, cited: Cited) -> list[Part]:
        _, one, graphs = cited
        found = [
            self._position_type,
            f"{self._start} {terms.typed(str(one.start), 'nonNegativeInteger')}",
            f"{self._end} {terms.typed(str(one.end), 'nonNegativeInteger')}",
        ]
        return [(graph, found) for graph in graphs]


class Times:
    """Makes the intervals of the dates, each once, and their first and last days."""

    def __init__(self, names: Names) -> None:
        self._names = names
        self._found: dict[str, tuple[str, Interval, bool, bool]] = {}
        self._node = Memo(self._interval_of).__getitem__

    def node(self, at: str | None, from_: str | None = None, to: str | None = None) -> str | None:
        """Return the interval of a date, or of two; None where none is given."""
        return self._node((at, from_, to)) if at or from_ or to else None

    def nodes(self) -> Nodes:
        """Yield the intervals that were asked for, and the days at their ends."""
        for term, (label, interval, begins, ends) in self._found.items():
            yield term, _TIMES, self._interval, (term, label, begins, ends)
            if begins:
                yield f"{term[:-1]}-begin>", _TIMES, self._instant, interval.first
            if ends:
                yield f"{term[:-1]}-end>", _TIMES, self._instant, interval.last

    def _interval_of(self, period: Period) -> str:
        at, first, last = period
        term = self._names.node(record_id("t", at or "", first or "", last or ""))
        interval = days_of(at, first, last)
        assert interval is not None
        self._found[term] = (at or f"{first or ''}/{last or ''}", interval, bool(at or first), bool(at or last))
        return term

    def _interval(self, record: tuple[str, str, bool, bool]) -> list[Part]:
        node, label, begins, ends = record
        term = self._names.term
        found = [self._names.type("time:Interval"), f"{term('rdfs:label')} {terms.string(label)}"]
        if begins:
            found.append(f"{term('time:hasBeginning')} {node[:-1]}-begin>")
        if ends:
            found.append(f"{term('time:hasEnd')} {node[:-1]}-end>")
        return [("", found)]

    def _instant(self, day: datetime.date) -> list[Part]:
        date = f"{self._names.term('time:inXSDDate')} {terms.typed(day.isoformat(), 'date')}"
        return [("", [self._names.type("time:Instant"), date])]


def evidence_id(one: Evidence) -> str:
    """Return the id of a piece of evidence, made from its document, words and place."""
    return record_id("e", one.document, one.exact, str(one.start), str(one.end))
