"""Statements, quotations and conflicts as resources.

Sources of the terms: https://www.w3.org/TR/prov-o/, https://schema.org/, http://wikiba.se/ontology (rank),
https://qudt.org/ (units).
"""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING

from ..wording import sentence
from . import terms
from .names import Memo
from .parts import SECTIONS
from .plain import object_of

if TYPE_CHECKING:
    from ..knowledge_graph import KnowledgeGraph
    from ..records import Conflict, Quotation, Statement
    from .names import Names
    from .parts import Nodes, Part, Property
    from .receipts import Receipts, Terms, Times

RANKS = {"preferred": "PreferredRank", "normal": "NormalRank", "deprecated": "DeprecatedRank"}
# The RDF name of each qualifier of a statement, where it is not that of the field.
PROPERTIES = {
    "from_": "from", "date_text": "dateText", "known_since": "knownSince", "rank_reason": "rankReason",
    "issued_basis": "issuedBasis",
}  # fmt: skip
# Which of schema.org's properties a statement's value may take: a floor is no value.
_STANDARD_VALUES = {
    "exact": "schema:value", "approximate": "schema:value", "at_least": "schema:minValue", "at_most": "schema:maxValue",
}  # fmt: skip
# What is told of these fields follows from them alone, and few combinations of them occur.
_metric_of = attrgetter("predicate", "unit")
_manner_of = attrgetter("stance", "polarity", "rank", "bound", "basis")
_period_of = attrgetter("at", "from_", "to", "unit")
_STATEMENTS, _QUOTATIONS, _CONFLICTS = map(SECTIONS.index, ("statements", "quotations", "conflicts"))


class Said:
    """Makes the resources of all that is said, and of what disagrees in it."""

    def __init__(self, kg: KnowledgeGraph, names: Names, receipts: Receipts, times: Times) -> None:
        self._kg = kg
        self._rows = kg.records.statements
        self._names = names
        self._receipts = receipts
        self._times = times
        term, entity = names.term, names.entity
        self._label, self._subject, self._object = term("rdfs:label"), term("rdf:subject"), term("rdf:object")
        self._observed = term("schema:observationAbout")
        self._entity_of = Memo(kg.__getitem__).__getitem__
        self._metric = Memo(self._metric_properties).__getitem__
        self._manner = Memo(self._manner_properties).__getitem__
        self._period = Memo(self._period_properties).__getitem__
        self._known = Memo(self._known_properties).__getitem__
        self._speaker = Memo[str, str](lambda name: f"{term('prov:wasAttributedTo')} {entity(name)}").__getitem__
        self._source = Memo[str, str](lambda name: f"{term('prov:hadPrimarySource')} {entity(name)}").__getitem__

    def nodes(self) -> Nodes:
        """Yield them all, and note their evidence and times, which are nodes too."""
        node, statement, cite = self._names.node, self._statement, self._receipts.cite
        # Many statements, few periods.
        periods, dates = set(), set()
        for place, row in enumerate(self._rows):
            periods.add((row.at, row.from_, row.to))
            dates.add(row.known_since)
            yield node(row.id), _STATEMENTS, statement, (place, cite(row.evidence, row.source))
        for period in periods:
            self._times.node(*period)
        for date in dates:
            self._times.node(date)
        for quotation in self._kg.records.quotations:
            cited = cite(quotation.evidence, quotation.source)
            yield node(quotation.id), _QUOTATIONS, self._quotation, (quotation, cited)
        for conflict in self._kg.conflicts_by_id:
            yield node(conflict.id), _CONFLICTS, self._conflict, conflict

    def _statement(self, record: tuple[int, Terms]) -> list[Part]:
        place, cited = record
        row = self._rows[place]
        term, entity = self._names.term, self._names.entity
        found = [
            *self._metric(_metric_of(row)),
            *self._manner(_manner_of(row)),
            f"{self._label} {terms.string(sentence(row, self._names.vocabulary, self._entity_of))}",
            f"{self._subject} {entity(row.subject)}",
            self._speaker(row.speaker),
            self._source(row.source),
            *self._receipts.of(cited),
        ]
        value = object_of(row, self._names)
        if value:
            found.append(f"{self._object} {value}")
        if row.unit:
            found += self._figures(row)
        found += self._period(_period_of(row))
        if row.date_text:
            found.append(f"{term('dateText')} {terms.string(row.date_text)}")
        if row.known_since:
            found += self._known(row.known_since)
        if row.rank_reason:
            found.append(f"{term('rankReason')} {terms.string(row.rank_reason)}")
        if row.scope:
            found.append(f"{term('scope')} {terms.string(row.scope)}")
        if row.role:
            found.append(f"{term('role')} {terms.string(row.role)}")
        if row.deal:
            found.append(f"{term('deal')} {entity(row.deal)}")
        if row.via:
            found.append(f"{term('via')} {entity(row.via)}")
        return [(entity(row.source), found)]

    def _metric_properties(self, metric: tuple[str, str | None]) -> list[Property]:
        predicate, unit = metric
        term, type_ = self._names.term, self._names.type
        found = [type_("Statement"), type_("rdf:Statement"), f"{term('rdf:predicate')} {term(predicate)}"]
        if unit:
            found += [
                type_("schema:Observation"),
                f"{term('schema:unitText')} {terms.string(unit)}",
                f"{term('qudt:hasUnit')} {term(self._names.vocabulary.units[unit].qudt)}",
                f"{term('schema:variableMeasured')} {term(predicate)}",
            ]
        return found

    def _manner_properties(self, manner: tuple[str, str, str, str | None, str | None]) -> list[Property]:
        stance, polarity, rank, bound, basis = manner
        term = self._names.term
        found = [
            f"{term('stance')} {term(stance)}",
            f"{term('polarity')} {term(polarity)}",
            f"{term('wikibase:rank')} {term(f'wikibase:{RANKS[rank]}')}",
        ]
        if bound:
            found.append(f"{term('bound')} {term(bound)}")
        if basis:
            found.append(f"{term('basis')} {term(basis)}")
        return found

    def _figures(self, row: Statement) -> list[Property]:
        term = self._names.term
        found = [f"{self._observed} {self._names.entity(row.subject)}"]
        standard = _STANDARD_VALUES.get(row.bound or "exact", "")
        for name, number, other in (
            ("value", row.value, standard),
            ("lower", row.lower, "schema:minValue"),
            ("upper", row.upper, "schema:maxValue"),
        ):
            if number is not None:
                literal = terms.decimal(number)
                found.append(f"{term(name)} {literal}")
                # Who reads schema.org alone must not take a denied figure for one that was observed.
                if row.polarity != "negated":
                    found.append(f"{term(other)} {literal}")
        return found

    def _period_properties(self, period: tuple[str | None, str | None, str | None, str | None]) -> list[Property]:
        at, from_, to, unit = period
        term, date = self._names.term, self._names.date
        found = [f"{term('at')} {date(at)}"] if at else []
        if at and unit:
            found.append(f"{term('schema:observationDate')} {date(at)}")
        if from_:
            found.append(f"{term('from')} {date(from_)}")
        if to:
            found.append(f"{term('to')} {date(to)}")
        interval = self._times.node(at, from_, to)
        if interval:
            found.append(f"{term('holdsDuring')} {interval}")
        return found

    def _known_properties(self, date: str) -> list[Property]:
        term = self._names.term
        return [
            f"{term('knownSince')} {self._names.date(date)}",
            f"{term('knownFrom')} {self._times.node(date)}",
        ]

    def _quotation(self, record: tuple[Quotation, Terms]) -> list[Part]:
        row, cited = record
        term, entity, date = self._names.term, self._names.entity, self._names.date
        graph = entity(row.source)
        found = [
            self._names.type("Quotation"),
            self._names.type("schema:Quotation"),
            f"{self._label} {terms.string(f'{self._entity_of(row.speaker).label}: {row.text}')}",
            f"{term('schema:text')} {terms.string(row.text)}",
            f"{term('schema:creator')} {entity(row.speaker)}",
            f"{term('direct')} {terms.boolean(row.direct)}",
            *{f"{term('schema:about')} {entity(name)}" for name in row.about},
            f"{term('prov:wasQuotedFrom')} {graph}",
            f"{term('schema:isBasedOn')} {graph}",
            *self._receipts.of(cited),
        ]
        if row.at:
            found.append(f"{term('at')} {date(row.at)}")
        if row.date_text:
            found.append(f"{term('dateText')} {terms.string(row.date_text)}")
        if row.known_since:
            found.append(f"{term('knownSince')} {date(row.known_since)}")
        if row.via:
            found.append(f"{term('via')} {entity(row.via)}")
        return [(graph, found)]

    def _conflict(self, row: Conflict) -> list[Part]:
        term, node = self._names.term, self._names.node
        found = [
            self._names.type("Conflict"),
            f"{self._label} {terms.string(f'{row.kind}: {self._entity_of(row.about).label}')}",
            f"{term('conflictKind')} {terms.string(row.kind)}",
            f"{term('schema:about')} {self._names.entity(row.about)}",
            f"{term('explanation')} {terms.string(row.explanation)}",
            *{f"{term('conflictingStatement')} {node(name)}" for name in row.statements},
        ]
        if row.preferred:
            found.append(f"{term('preferredStatement')} {node(row.preferred)}")
        return [("", found)]
