"""Evidence as Web Annotation selectors, and the times of statements as OWL-Time intervals.

Sources of the terms: https://www.w3.org/TR/annotation-vocab/, https://www.w3.org/TR/owl-time/.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..records import record_id
from ..times import days_of
from . import terms
from .names import Memo
from .parts import SECTIONS, Node, Part
from .things import document_id

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable

    from ..dates import Interval
    from ..records import Evidence
    from .names import Names
    from .parts import Nodes, Pair

_EVIDENCE, _TIMES = map(SECTIONS.index, ("evidence", "times"))
Period = tuple[str | None, str | None, str | None]  # at, from, to


class Receipts:
    """Makes the resources of each piece of evidence, once, in the graphs of all sources that cite it."""

    def __init__(self, names: Names) -> None:
        self._names = names
        self._graphs: dict[str, tuple[Evidence, dict[str, None]]] = {}
        self._document = Memo[str, str](lambda file: names.node(document_id(file))).__getitem__
        term = names.term
        self._type, self._exact = term("rdf:type"), term("oa:exact")
        self._start, self._end = term("oa:start"), term("oa:end")
        self._source, self._selector = term("oa:hasSource"), term("oa:hasSelector")
        self._evidence = term("evidence")
        #: Return the id of a piece of evidence.
        self.id = Memo(evidence_id).__getitem__

    def cite(self, evidence: Iterable[Evidence], source: str) -> None:
        """Note that the source with this id gives the evidence: it stands in the graph of the source."""
        graph = self._names.entity(source)
        for one in evidence:
            name = self.id(one)
            known = self._graphs.get(name)
            if known is None:
                self._graphs[name] = (one, {graph: None})
            else:
                known[1][graph] = None

    def pairs(self, evidence: Iterable[Evidence]) -> list[Pair]:
        """Return what leads from a statement or quotation to its evidence."""
        return [(self._evidence, self._names.node(self.id(one))) for one in evidence]

    def nodes(self) -> Nodes:
        """Yield the evidence that is cited, each with its selectors."""
        for name, (one, graphs) in self._graphs.items():
            record = (name, one, sorted(graphs))
            yield Node(name, _EVIDENCE, self._whole, record)
            yield Node(f"{name}-quote", _EVIDENCE, self._quote, record)
            if one.start is not None:
                yield Node(f"{name}-position", _EVIDENCE, self._position, record)

    def _whole(self, record: tuple[str, Evidence, list[str]]) -> list[Part]:
        name, one, graphs = record
        node = self._names.node
        pairs = [
            (self._type, self._names.term("oa:SpecificResource")),
            (self._source, self._document(one.document)),
            (self._selector, node(f"{name}-quote")),
        ]
        if one.start is not None:
            pairs.append((self._selector, node(f"{name}-position")))
        return [(graph, pairs) for graph in graphs]

    def _quote(self, record: tuple[str, Evidence, list[str]]) -> list[Part]:
        _, one, graphs = record
        pairs = [(self._type, self._names.term("oa:TextQuoteSelector")), (self._exact, terms.string(one.exact))]
        return [(graph, pairs) for graph in graphs]

    def _position(self, record: tuple[str, Evidence, list[str]]) -> list[Part]:
        _, one, graphs = record
        pairs = [
            (self._type, self._names.term("oa:TextPositionSelector")),
            (self._start, terms.typed(str(one.start), "nonNegativeInteger")),
            (self._end, terms.typed(str(one.end), "nonNegativeInteger")),
        ]
        return [(graph, pairs) for graph in graphs]


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
        for name, (label, interval, begins, ends) in self._found.items():
            yield Node(name, _TIMES, self._interval, (name, label, begins, ends))
            if begins:
                yield Node(f"{name}-begin", _TIMES, self._instant, interval.first)
            if ends:
                yield Node(f"{name}-end", _TIMES, self._instant, interval.last)

    def _interval_of(self, period: Period) -> str:
        at, first, last = period
        name = record_id("t", at or "", first or "", last or "")
        interval = days_of(at, first, last)
        assert interval is not None
        self._found[name] = (at or f"{first or ''}/{last or ''}", interval, bool(at or first), bool(at or last))
        return self._names.node(name)

    def _interval(self, record: tuple[str, str, bool, bool]) -> list[Part]:
        name, label, begins, ends = record
        term, node = self._names.term, self._names.node
        pairs = [(term("rdf:type"), term("time:Interval")), (term("rdfs:label"), terms.string(label))]
        pairs += [(term("time:hasBeginning"), node(f"{name}-begin"))] if begins else []
        pairs += [(term("time:hasEnd"), node(f"{name}-end"))] if ends else []
        return [("", pairs)]

    def _instant(self, day: datetime.date) -> list[Part]:
        term = self._names.term
        day_ = terms.typed(day.isoformat(), "date")
        return [("", [(term("rdf:type"), term("time:Instant")), (term("time:inXSDDate"), day_)])]


def evidence_id(one: Evidence) -> str:
    """Return the id of a piece of evidence, made from its document, words and place."""
    return record_id("e", one.document, one.exact, str(one.start), str(one.end))
