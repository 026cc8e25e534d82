"""The graph as resources with properties, in the order in which the writers need them.

Three layers: plain triples for statements that are asserted, affirmed, not deprecated and lose nothing without
their qualifiers; a node for every statement, deal, quotation and conflict, with evidence as Web Annotation
selectors and PROV for who and whence; and, in TriG and N-Quads, a named graph a source. There are no blank nodes.

Sources of the terms: https://www.w3.org/TR/annotation-vocab/, https://www.w3.org/TR/prov-o/, https://schema.org/,
https://www.w3.org/TR/owl-time/, http://wikiba.se/ontology (rank), https://qudt.org/ (units).
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from ..dates import Interval, parse_date
from ..records import record_id
from ..times import span
from . import terms

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ..knowledge_graph import KnowledgeGraph
    from ..records import Conflict, Entity, Evidence, Quotation, Source, Statement

RANKS = {"preferred": "PreferredRank", "normal": "NormalRank", "deprecated": "DeprecatedRank"}
SECTIONS = ("sources", "documents", "entities", "statements", "quotations", "conflicts", "evidence", "times")
# The RDF name of each qualifier of a statement, where it is not that of the field.
PROPERTIES = {
    "from_": "from", "date_text": "dateText", "known_since": "knownSince", "rank_reason": "rankReason",
    "issued_basis": "issuedBasis",
}  # fmt: skip


class Triple(NamedTuple):
    """A property of a resource: predicate and object as N-Triples terms, and the named graph ("" = the default)."""

    predicate: str
    object: str
    graph: str = ""


class Resource(NamedTuple):
    """A node with all that is said of it; `subject` is an N-Triples term, `section` one of SECTIONS."""

    subject: str
    section: str
    triples: list[Triple]


class RdfModel:
    """Turns a KnowledgeGraph into resources. `base` replaces the namespace of the resources."""

    def __init__(self, kg: KnowledgeGraph, base: str | None = None) -> None:
        self.kg = kg
        self.about = kg.vocabulary.about
        self.base = base or self.about.resources
        self._types = {name: self._class_terms(name) for name in kg.vocabulary.classes}

    def resources(self) -> Iterator[Resource]:
        """Yield all resources, section by section, each section sorted by subject."""
        rows = self.kg.records
        sources = {source.id for source in rows.sources}
        for section, resources in (
            ("sources", (self._entity(entity) for entity in rows.entities if entity.id in sources)),
            ("documents", self._documents()),
            ("entities", (self._entity(entity) for entity in rows.entities if entity.id not in sources)),
            ("statements", (self._statement(row) for row in sorted(rows.statements, key=lambda row: row.id))),
            ("quotations", (self._quotation(row) for row in rows.quotations)),
            ("conflicts", (self._conflict(row) for row in self.kg.conflicts())),
            ("evidence", self._evidence()),
            ("times", self._times()),
        ):
            for subject, triples in resources:
                yield Resource(subject, section, list(dict.fromkeys(triples)))

    # -- names ------------------------------------------------------------------

    def node(self, name: str) -> str:
        """Return the term of a resource, by its id."""
        return terms.iri(self.base + name)

    @cached_property
    def _terms(self) -> dict[str, str]:
        return {}

    def term(self, name: str) -> str:
        """Return the term of a prefixed name such as `schema:about`, or of a bare one in our ontology."""
        known = self._terms.get(name)
        if known is None:
            prefix, colon, local = name.partition(":")
            whole = self.about.prefixes[prefix] + local if colon else self.about.namespace + name
            known = self._terms[name] = terms.iri(whole)
        return known

    def _class_terms(self, name: str) -> list[str]:
        classes = self.kg.vocabulary.classes
        standard = [same for parent in self.kg.vocabulary.ancestors(name) for same in classes[parent].same]
        return [self.term(one) for one in dict.fromkeys([name, *standard]) if one != "schema:Thing"]

    # -- entities, sources, documents -------------------------------------------

    def _entity(self, entity: Entity) -> tuple[str, list[Triple]]:
        term, text = self.term, terms.string
        idea = self.kg.vocabulary.is_a(entity.type, ("Idea",))
        triples = [Triple(term("rdf:type"), one) for one in self._types[entity.type]]
        triples.append(Triple(term("rdfs:label"), text(entity.label)))
        if idea:
            triples.append(Triple(term("skos:prefLabel"), text(entity.label)))
        triples += [Triple(term("skos:altLabel"), text(alias)) for alias in entity.aliases]
        if entity.description:
            property_ = "skos:definition" if idea else "dcterms:description"
            triples.append(Triple(term(property_), text(entity.description)))
        triples += [Triple(term("schema:sameAs"), terms.iri(address)) for address in entity.same_as]
        triples += [Triple(term("dcterms:replaces"), self.node(name)) for name in entity.merged]
        source = self._sources.get(entity.id)
        if source:
            triples += self._source(source)
        triples += self._plain.get(entity.id, ())
        return self.node(entity.id), triples

    @cached_property
    def _sources(self) -> dict[str, Source]:
        return {source.id: source for source in self.kg.records.sources}

    def _source(self, source: Source) -> Iterator[Triple]:
        term = self.term
        yield Triple(term("dcterms:title"), terms.string(source.title))
        yield Triple(term("prov:wasAttributedTo"), self.node(source.speaker))
        if source.issued:
            yield Triple(term("dcterms:issued"), terms.date(source.issued))
        if source.issued_basis:
            yield Triple(term("issuedBasis"), terms.string(source.issued_basis))
        if source.url:
            yield Triple(term("schema:url"), terms.iri(source.url))
        for document in source.documents:
            yield Triple(term("dcterms:identifier"), terms.string(document.file))
            yield Triple(term("standsIn"), self.node(record_id("p", source.id, document.file)))

    def _documents(self) -> Iterator[tuple[str, list[Triple]]]:
        term, found = self.term, {}
        for source in self.kg.records.sources:
            for part in source.documents:
                whole = self._document(part.file)
                found[whole] = [
                    Triple(term("rdf:type"), term("Document")),
                    Triple(term("rdf:type"), term("foaf:Document")),
                    Triple(term("rdfs:label"), terms.string(part.file)),
                    Triple(term("dcterms:identifier"), terms.string(part.file)),
                ]
                triples = [
                    Triple(term("rdf:type"), term("DocumentPart")),
                    Triple(term("rdfs:label"), terms.string(f"{source.title} in {part.file}")),
                    Triple(term("dcterms:isPartOf"), whole),
                ]
                triples += [Triple(term("begins"), terms.string(part.begins))] if part.begins else []
                triples += [Triple(term("ends"), terms.string(part.ends))] if part.ends else []
                found[self.node(record_id("p", source.id, part.file))] = triples
        return iter(sorted(found.items()))

    def _document(self, file: str) -> str:
        return self.node(record_id("d", file))

    # -- statements -------------------------------------------------------------

    @cached_property
    def _plain(self) -> dict[str, list[Triple]]:
        plain: dict[str, list[Triple]] = {}
        for row in self.kg.records.statements:
            # A number that the source keeps vague is words: no value of a predicate whose values are numbers.
            vague = row.text is not None and bool(self.kg.vocabulary.predicates[row.predicate].units)
            if is_plain(row) and not vague:
                triple = Triple(self.term(row.predicate), self._object(row) or "", self.node(row.source))
                plain.setdefault(row.subject, []).append(triple)
        return plain

    def _object(self, row: Statement) -> str | None:
        if row.object is not None:
            return self.node(row.object)
        if row.text is not None:
            choice = self.kg.vocabulary.predicates[row.predicate].choice
            return self.term(row.text) if choice else terms.string(row.text)
        return terms.decimal(row.value) if row.value is not None else None

    def _statement(self, row: Statement) -> tuple[str, list[Triple]]:
        graph, term, node = self.node(row.source), self.term, self.node
        found: list[tuple[str, str]] = [
            ("rdf:type", term("Statement")),
            ("rdf:type", term("rdf:Statement")),
            ("rdfs:label", terms.string(self._label(row))),
            ("rdf:subject", node(row.subject)),
            ("rdf:predicate", term(row.predicate)),
        ]
        value = self._object(row)
        if value:
            found.append(("rdf:object", value))
        if row.unit:
            found += self._observation(row)
        for name in ("stance", "bound", "polarity", "basis"):
            chosen = getattr(row, name)
            if chosen:
                found.append((name, term(chosen)))
        found.append(("wikibase:rank", term(f"wikibase:{RANKS[row.rank]}")))
        for name in ("rank_reason", "date_text", "scope", "role"):
            words = getattr(row, name)
            if words:
                found.append((PROPERTIES.get(name, name), terms.string(words)))
        for name in ("at", "from_", "to", "known_since"):
            day = getattr(row, name)
            if day:
                found.append((PROPERTIES.get(name, name), terms.date(day)))
        interval = span(row)
        if interval:
            found.append(("holdsDuring", node(_time_id(row.at, row.from_, row.to))))
        if row.known_since:
            found.append(("knownFrom", node(_time_id(row.known_since, None, None))))
        found += [("deal", node(row.deal))] if row.deal else []
        found += [("prov:wasAttributedTo", node(row.speaker))]
        found += [("via", node(row.via))] if row.via else []
        found += [("prov:hadPrimarySource", graph)]
        found += [("evidence", node(evidence_id(one))) for one in row.evidence]
        return node(row.id), [Triple(term(name), value, graph) for name, value in found]

    def _observation(self, row: Statement) -> Iterator[tuple[str, str]]:
        assert row.unit is not None
        yield "rdf:type", self.term("schema:Observation")
        yield "schema:observationAbout", self.node(row.subject)
        yield "schema:variableMeasured", self.term(row.predicate)
        for name in ("value", "lower", "upper"):
            number = getattr(row, name)
            if number is not None:
                yield name, terms.decimal(number)
        yield "schema:unitText", terms.string(row.unit)
        yield "qudt:hasUnit", self.term(self.kg.vocabulary.units[row.unit].qudt)

    def _label(self, row: Statement) -> str:
        return self.kg.sentence(row)

    # -- quotations, conflicts, evidence, times ---------------------------------

    def _quotation(self, row: Quotation) -> tuple[str, list[Triple]]:
        graph, node = self.node(row.source), self.node
        found: list[tuple[str, str]] = [
            ("rdf:type", self.term("Quotation")),
            ("rdf:type", self.term("schema:Quotation")),
            ("rdfs:label", terms.string(f"{self.kg.label(row.speaker)}: {row.text}")),
            ("schema:text", terms.string(row.text)),
            ("schema:creator", node(row.speaker)),
            ("direct", terms.boolean(row.direct)),
        ]
        found += [("schema:about", node(name)) for name in row.about]
        for name in ("at", "known_since"):
            day = getattr(row, name)
            if day:
                found.append((PROPERTIES.get(name, name), terms.date(day)))
        found += [("dateText", terms.string(row.date_text))] if row.date_text else []
        found += [("via", node(row.via))] if row.via else []
        found += [("prov:wasQuotedFrom", graph)]
        found += [("evidence", node(evidence_id(one))) for one in row.evidence]
        return node(row.id), [Triple(self.term(name), value, graph) for name, value in found]

    def _conflict(self, row: Conflict) -> tuple[str, list[Triple]]:
        term, node = self.term, self.node
        triples = [
            Triple(term("rdf:type"), term("Conflict")),
            Triple(term("rdfs:label"), terms.string(f"{row.kind}: {self.kg.label(row.about)}")),
            Triple(term("conflictKind"), terms.string(row.kind)),
            Triple(term("schema:about"), node(row.about)),
            Triple(term("explanation"), terms.string(row.explanation)),
            *(Triple(term("conflictingStatement"), node(name)) for name in row.statements),
        ]
        triples += [Triple(term("preferredStatement"), node(row.preferred))] if row.preferred else []
        return node(row.id), triples

    def _evidence(self) -> Iterator[tuple[str, list[Triple]]]:
        """Yield each piece of evidence once, and its selectors, in the graphs of all sources that cite it."""
        cited: dict[str, tuple[Evidence, dict[str, None]]] = {}
        said: tuple[Statement | Quotation, ...] = (*self.kg.records.statements, *self.kg.records.quotations)
        for row in said:
            for one in row.evidence:
                cited.setdefault(evidence_id(one), (one, {}))[1][self.node(row.source)] = None
        for name in sorted(cited):
            one, graphs = cited[name]
            yield from self._selectors(name, one, sorted(graphs))

    def _selectors(self, name: str, one: Evidence, graphs: Iterable[str]) -> Iterator[tuple[str, list[Triple]]]:
        term = self.term
        quote, position = self.node(f"{name}-quote"), self.node(f"{name}-position")
        located = one.start is not None
        whole = [("rdf:type", term("oa:SpecificResource")), ("oa:hasSource", self._document(one.document))]
        whole += [("oa:hasSelector", quote)]
        whole += [("oa:hasSelector", position)] if located else []
        words = [("rdf:type", term("oa:TextQuoteSelector")), ("oa:exact", terms.string(one.exact))]
        place = [
            ("rdf:type", term("oa:TextPositionSelector")),
            ("oa:start", terms.typed(str(one.start), "nonNegativeInteger")),
            ("oa:end", terms.typed(str(one.end), "nonNegativeInteger")),
        ]
        parts = [(self.node(name), whole)] + ([(position, place)] if located else []) + [(quote, words)]
        for subject, pairs in parts:
            yield subject, [Triple(term(key), value, graph) for graph in graphs for key, value in pairs]

    def _times(self) -> Iterator[tuple[str, list[Triple]]]:
        found: dict[str, tuple[str, Interval | None, bool, bool]] = {}
        for row in self.kg.records.statements:
            interval = span(row)
            if interval:
                label = row.at or f"{row.from_ or ''}/{row.to or ''}"
                key = _time_id(row.at, row.from_, row.to)
                found[key] = (label, interval, bool(row.at or row.from_), bool(row.at or row.to))
            if row.known_since:
                key = _time_id(row.known_since, None, None)
                found[key] = (row.known_since, parse_date(row.known_since), True, True)
        for name in sorted(found):
            yield from self._interval(name, *found[name])

    def _interval(
        self, name: str, label: str, interval: Interval | None, has_first: bool, has_last: bool
    ) -> Iterator[tuple[str, list[Triple]]]:
        assert interval is not None
        term = self.term
        ends = [("begin", "time:hasBeginning", interval.first)] if has_first else []
        ends += [("end", "time:hasEnd", interval.last)] if has_last else []
        triples = [Triple(term("rdf:type"), term("time:Interval")), Triple(term("rdfs:label"), terms.string(label))]
        triples += [Triple(term(key), self.node(f"{name}-{end}")) for end, key, _ in ends]
        yield self.node(name), triples
        for end, _, day in ends:
            yield (
                self.node(f"{name}-{end}"),
                [
                    Triple(term("rdf:type"), term("time:Instant")),
                    Triple(term("time:inXSDDate"), terms.typed(day.isoformat(), "date")),
                ],
            )


def is_plain(row: Statement) -> bool:
    """Return whether the statement may stand as a bare triple: a fact that loses nothing without its qualifiers.

    What has ended, counts something particular, or is a number of one time, of one basis or with a bound, does.
    """
    if row.stance != "asserted" or row.polarity == "negated" or row.rank == "deprecated" or row.scope or row.to:
        return False
    if not row.unit:
        return True
    return row.bound == "exact" and not (row.basis or row.at or row.from_ or row.date_text)


def evidence_id(one: Evidence) -> str:
    """Return the id of a piece of evidence, made from its document, words and place."""
    return record_id("e", one.document, one.exact, str(one.start), str(one.end))


def _time_id(at: str | None, first: str | None, last: str | None) -> str:
    return record_id("t", at or "", first or "", last or "")
