"""Statements, quotations and conflicts as resources.

Sources of the terms: https://www.w3.org/TR/prov-o/, https://schema.org/, http://wikiba.se/ontology (rank),
https://qudt.org/ (units).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import terms
from .names import Memo
from .parts import SECTIONS, Node, Part
from .plain import object_of

if TYPE_CHECKING:
    from ..knowledge_graph import KnowledgeGraph
    from ..records import Conflict, Quotation, Statement
    from .names import Names
    from .parts import Nodes, Pair
    from .receipts import Receipts, Times

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
_STATEMENTS, _QUOTATIONS, _CONFLICTS = map(SECTIONS.index, ("statements", "quotations", "conflicts"))


class Said:
    """Makes the resources of all that is said, and of what disagrees in it."""

    def __init__(self, kg: KnowledgeGraph, names: Names, receipts: Receipts, times: Times) -> None:
        self._kg = kg
        self._names = names
        self._receipts = receipts
        self._times = times
        term, vocabulary = names.term, kg.vocabulary
        self._types = [(term("rdf:type"), term(name)) for name in ("Statement", "rdf:Statement")]
        self._label, self._subject, self._object = term("rdfs:label"), term("rdf:subject"), term("rdf:object")
        self._speaker, self._source = term("prov:wasAttributedTo"), term("prov:hadPrimarySource")
        self._about, self._measured = term("schema:observationAbout"), term("schema:variableMeasured")
        self._predicate = Memo[str, "Pair"](lambda name: (term("rdf:predicate"), term(name))).__getitem__
        self._rank = {rank: (term("wikibase:rank"), term(f"wikibase:{name}")) for rank, name in RANKS.items()}
        self._values = {
            name: {value: (term(name), term(value)) for value in vocabulary.lists[name]}
            for name in ("stance", "polarity", "bound", "basis")
        }
        self._units = {
            unit.id: [
                (term("rdf:type"), term("schema:Observation")),
                (term("schema:unitText"), terms.string(unit.id)),
                (term("qudt:hasUnit"), term(unit.qudt)),
            ]
            for unit in vocabulary.units.values()
        }

    def nodes(self) -> Nodes:
        """Yield them all."""
        for row in self._kg.records.statements:
            yield Node(row.id, _STATEMENTS, self._statement, row)
        for quotation in self._kg.records.quotations:
            yield Node(quotation.id, _QUOTATIONS, self._quotation, quotation)
        for conflict in self._kg.conflicts_by_id:
            yield Node(conflict.id, _CONFLICTS, self._conflict, conflict)

    def _statement(self, row: Statement) -> list[Part]:
        entity, term, values = self._names.entity, self._names.term, self._values
        graph = entity(row.source)
        pairs: list[Pair] = [
            *self._types,
            (self._label, terms.string(self._kg.sentence(row))),
            (self._subject, entity(row.subject)),
            self._predicate(row.predicate),
            values["stance"][row.stance],
            values["polarity"][row.polarity],
            self._rank[row.rank],
            (self._speaker, entity(row.speaker)),
            (self._source, graph),
            *self._receipts.pairs(row.evidence),
        ]
        value = object_of(row, self._names)
        if value:
            pairs.append((self._object, value))
        if row.unit:
            pairs += self._observation(row)
        pairs += [values["bound"][row.bound]] if row.bound else []
        pairs += [values["basis"][row.basis]] if row.basis else []
        for name in ("rank_reason", "scope", "role"):
            words = getattr(row, name)
            if words:
                pairs.append((term(PROPERTIES.get(name, name)), terms.string(words)))
        pairs += [(term("deal"), entity(row.deal))] if row.deal else []
        pairs += [(term("via"), entity(row.via))] if row.via else []
        pairs += self._dates(row)
        return [(graph, pairs)]

    def _dates(self, row: Statement) -> list[Pair]:
        term, date = self._names.term, self._names.date
        pairs: list[Pair] = []
        if row.at:
            pairs.append((term("at"), date(row.at)))
            if row.unit:
                pairs.append((term("schema:observationDate"), date(row.at)))
        pairs += [(term("from"), date(row.from_))] if row.from_ else []
        pairs += [(term("to"), date(row.to))] if row.to else []
        pairs += [(term("dateText"), terms.string(row.date_text))] if row.date_text else []
        interval = self._times.node(row.at, row.from_, row.to)
        if interval:
            pairs.append((term("holdsDuring"), interval))
        if row.known_since:
            pairs.append((term("knownSince"), date(row.known_since)))
            pairs.append((term("knownFrom"), self._times.node(row.known_since) or ""))
        return pairs

    def _observation(self, row: Statement) -> list[Pair]:
        assert row.unit is not None
        entity, term = self._names.entity, self._names.term
        pairs = [
            *self._units[row.unit],
            (self._about, entity(row.subject)),
            (self._measured, term(row.predicate)),
        ]
        standard = _STANDARD_VALUES.get(row.bound or "exact", "")
        for name, other in (("value", standard), ("lower", "schema:minValue"), ("upper", "schema:maxValue")):
            number = getattr(row, name)
            if number is not None:
                literal = terms.decimal(number)
                pairs.append((term(name), literal))
                # Who reads schema.org alone must not take a denied figure for one that was observed.
                pairs += [(term(other), literal)] if row.polarity != "negated" else []
        return pairs

    def _quotation(self, row: Quotation) -> list[Part]:
        term, entity, date = self._names.term, self._names.entity, self._names.date
        graph = entity(row.source)
        pairs = [
            (term("rdf:type"), term("Quotation")),
            (term("rdf:type"), term("schema:Quotation")),
            (self._label, terms.string(f"{self._kg.label(row.speaker)}: {row.text}")),
            (term("schema:text"), terms.string(row.text)),
            (term("schema:creator"), entity(row.speaker)),
            (term("direct"), terms.boolean(row.direct)),
            *((term("schema:about"), entity(name)) for name in row.about),
            (term("prov:wasQuotedFrom"), graph),
            (term("schema:isBasedOn"), graph),
            *self._receipts.pairs(row.evidence),
        ]
        pairs += [(term("at"), date(row.at))] if row.at else []
        pairs += [(term("dateText"), terms.string(row.date_text))] if row.date_text else []
        pairs += [(term("knownSince"), date(row.known_since))] if row.known_since else []
        pairs += [(term("via"), entity(row.via))] if row.via else []
        return [(graph, pairs)]

    def _conflict(self, row: Conflict) -> list[Part]:
        term, node = self._names.term, self._names.node
        pairs = [
            (term("rdf:type"), term("Conflict")),
            (self._label, terms.string(f"{row.kind}: {self._kg.label(row.about)}")),
            (term("conflictKind"), terms.string(row.kind)),
            (term("schema:about"), self._names.entity(row.about)),
            (term("explanation"), terms.string(row.explanation)),
            *((term("conflictingStatement"), node(name)) for name in row.statements),
        ]
        pairs += [(term("preferredStatement"), node(row.preferred))] if row.preferred else []
        return [("", pairs)]
