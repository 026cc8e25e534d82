"""Shapes for what is said: statements with their times and numbers, quotations, conflicts."""

from __future__ import annotations

from ..conflicts import KINDS
from ..curators import CURATORS
from ..turtle_file import Pair, blank, nodes, plain
from .shape_writer import AT_LEAST_ONE, AT_MOST_ONE, DATE, EVIDENCE, ONE, VOICE, WORDS, Pairs, Row, ShapeWriter, count

_INTERVAL: Pairs = (("sh:class", "time:Interval"),)
_SOURCE: Pairs = (("sh:node", "dgs:Source"),)
_THING: Pairs = (("sh:node", "dgs:Thing"),)
_DECIMAL: Pairs = (("sh:datatype", "xsd:decimal"),)
_DATE_MESSAGE = "A date is partial ISO: 2026, 2026-Q1, 2026-05, 2026-05-28."
_ISSUED_MESSAGE = "It is known since its source was issued."
_VIA_MESSAGE = "Words are passed on by an agent, a work or a publication."


class SaidShapes(ShapeWriter):
    """Writes the shapes of statements, quotations and conflicts."""

    def write(self) -> None:
        """Write all of them."""
        self.file.section("-- statements")
        self._statement()
        self._rank_and_content()
        self._times()
        self._number()
        self._number_forms()
        self.file.section("-- memberships")
        self._membership()
        self.file.section("-- quotations")
        self._quotation()
        self.file.section("-- conflicts")
        self._conflict()

    @property
    def _statements(self) -> Pair:
        return ("sh:targetClass", self.term("Statement"))

    @property
    def _since(self) -> Pairs:
        return (("sh:equals", self.term("knownSince")),)

    def _issued(self, source: str) -> str:
        return nodes([source, "dcterms:issued"])

    def _statement(self) -> None:
        term, optional = self.term, (*AT_MOST_ONE, *WORDS)
        predicates = nodes(map(term, self.vocabulary.predicates))
        ranks = nodes(self.layer.reused["wikibase:rank"].members.values())
        standard = "A statement carries the standard type too."
        rows = [
            Row("type", "rdf:type", standard, (("sh:hasValue", "rdf:Statement"),)),
            Row("label", "rdfs:label", "A statement has one label: its sentence.", (*ONE, *WORDS)),
            Row("subject", "rdf:subject", "A statement has one subject.", (*ONE, ("sh:nodeKind", "sh:IRI"))),
            Row("predicate", "rdf:predicate", "A statement has one known predicate.", (*ONE, ("sh:in", predicates))),
            Row("object", "rdf:object", "A statement has one object at the most.", AT_MOST_ONE),
            Row("stance", term("stance"), "A statement has one stance.", (*ONE, *self.listed("stance"))),
            Row("polarity", term("polarity"), "A statement affirms or denies.", (*ONE, *self.listed("polarity"))),
            Row("rank", "wikibase:rank", "A statement has one rank.", (*ONE, ("sh:in", ranks))),
            Row("basis", term("basis"), "A basis is one of the list.", (*AT_MOST_ONE, *self.listed("basis"))),
            Row("scope", term("scope"), "A scope is words.", optional),
            Row("role", term("role"), "A role is words.", optional),
            Row("speaker", "prov:wasAttributedTo", "An agent, a work or a publication says it.", (*ONE, *VOICE)),
            Row("via", term("via"), _VIA_MESSAGE, (*AT_MOST_ONE, *VOICE)),
            Row("source", "prov:hadPrimarySource", "A statement has one source.", (*ONE, *_SOURCE)),
            Row("evidence", term("evidence"), "A statement has evidence.", (*AT_LEAST_ONE, *EVIDENCE)),
            Row("deal", term("deal"), "A statement belongs to a deal.", (*AT_MOST_ONE, ("sh:node", "dgs:Deal"))),
        ]
        self.shape("statement", self._statements, rows, ("sh:nodeKind", "sh:IRI"))

    def _rank_and_content(self) -> None:
        normal = self.layer.reused["wikibase:rank"].members["normal"]
        unmarked = blank(("sh:path", "wikibase:rank"), ("sh:hasValue", normal))
        reason = blank(("sh:path", self.term("rankReason")), *AT_LEAST_ONE, *WORDS)
        self.either("rank-reason", self._statements, "An unusual rank needs a reason.", [unmarked], [reason])
        object_ = blank(("sh:path", "rdf:object"), *AT_LEAST_ONE)
        ends = [self.some("lower"), self.some("upper")]
        self.either("content", self._statements, "A statement has an object or a range of numbers.", [object_], ends)

    def _times(self) -> None:
        term = self.term
        rows = [
            Row(name, term(name), _DATE_MESSAGE, (*AT_MOST_ONE, *DATE)) for name in ("at", "from", "to", "knownSince")
        ]
        rows += [
            Row("words", term("dateText"), "The words of a date are text.", (*AT_MOST_ONE, *WORDS)),
            Row("holds", term("holdsDuring"), "A time is an interval.", (*AT_MOST_ONE, *_INTERVAL)),
            Row("known", term("knownFrom"), "A time is an interval.", (*AT_MOST_ONE, *_INTERVAL)),
        ]
        self.shape("time", self._statements, rows)
        # The curators' readings wait for further texts; the base of their IRI can be set.
        curators = blank(("sh:path", "prov:wasAttributedTo"), ("sh:pattern", plain(f"[/#]{CURATORS}$")))
        issued = blank(("sh:path", self._issued("prov:hadPrimarySource")), *self._since)
        self.either("time-issued", self._statements, _ISSUED_MESSAGE, [curators], [issued])
        period = [self.none("from"), self.none("to")]
        message = "'at' and 'from' or 'to' exclude each other."
        self.either("time-form", self._statements, message, [self.none("at")], period)

    # -- numbers ------------------------------------------------------------------

    def _number(self) -> None:
        term = self.term
        units = nodes(map(plain, self.vocabulary.units))
        kind = "A statement with a number is an observation."
        rows = [
            Row("type", "rdf:type", kind, (("sh:hasValue", "schema:Observation"),)),
            Row("about", "schema:observationAbout", "It is about the subject.", (("sh:equals", "rdf:subject"),)),
            Row("measured", "schema:variableMeasured", "It measures the predicate.", (("sh:equals", "rdf:predicate"),)),
            Row("bound", term("bound"), "A number has one bound.", (*ONE, *self.listed("bound"))),
            Row("unit-text", "schema:unitText", "A number has one unit.", (*ONE, ("sh:in", units))),
            Row("unit", "qudt:hasUnit", "A number has one unit.", ONE),
            Row("value", term("value"), "The value is the object.", (*_DECIMAL, ("sh:equals", "rdf:object"))),
            Row("observed", "schema:observationDate", "It is observed at its date.", (("sh:equals", term("at")),)),
            Row("lower", term("lower"), "A range rises.", (*_DECIMAL, ("sh:lessThan", term("upper")))),
            Row("upper", term("upper"), "The upper end is a number.", _DECIMAL),
        ]
        numbers = [*(term(name) for name in ("value", "lower", "upper", "bound")), "schema:unitText"]
        self.shape("number", ("sh:targetSubjectsOf", numbers), rows, ("sh:class", term("Statement")))

    def _number_forms(self) -> None:
        term = self.term
        pairs = [
            [
                blank(("sh:path", "schema:unitText"), ("sh:hasValue", plain(unit.id))),
                blank(("sh:path", "qudt:hasUnit"), ("sh:hasValue", unit.qudt)),
            ]
            for unit in self.vocabulary.units.values()
        ]
        self.either("unit-form", ("sh:targetSubjectsOf", "schema:unitText"), "The two forms of the unit agree.", *pairs)
        others = nodes(term(value) for value in self.vocabulary.lists["bound"] if value != "range")
        single = [
            blank(("sh:path", term("bound")), ("sh:in", others)),
            blank(("sh:path", term("value")), *ONE),
            self.none("lower"),
            self.none("upper"),
        ]
        double = [
            blank(("sh:path", term("bound")), ("sh:hasValue", term("range"))),
            blank(("sh:path", term("lower")), *ONE),
            blank(("sh:path", term("upper")), *ONE),
            self.none("value"),
        ]
        message = "A range has two ends, and every other bound one value."
        self.either("number-form", ("sh:targetSubjectsOf", term("bound")), message, single, double)

    # -- memberships, quotations and conflicts ---------------------------------------------------

    def _membership(self) -> None:
        term = self.term
        standard = "A membership carries the standard type too."
        dates = [Row(name, term(name), _DATE_MESSAGE, (*AT_MOST_ONE, *DATE)) for name in ("at", "from", "to")]
        rows = [
            Row("type", "rdf:type", standard, (("sh:hasValue", "org:Membership"),)),
            Row("label", "rdfs:label", "A membership has one label.", (*ONE, *WORDS)),
            Row("member", "org:member", "An agent is the member.", (*ONE, ("sh:node", "dgs:Agent"))),
            Row(
                "organization",
                "org:organization",
                "It is of one organisation.",
                (*ONE, ("sh:node", "dgs:Organization")),
            ),
            Row("role", "org:role", "It has one role at the most.", (*AT_MOST_ONE, ("sh:class", "org:Role"))),
            Row("ended", term("ended"), "It has ended or not.", (*ONE, ("sh:datatype", "xsd:boolean"))),
            Row("during", "org:memberDuring", "A time is an interval.", (*AT_MOST_ONE, *_INTERVAL)),
            Row("scope", term("scope"), "A scope is words.", (*AT_MOST_ONE, *WORDS)),
            *dates,
            Row(
                "told",
                "prov:wasDerivedFrom",
                "Statements tell of it.",
                (*AT_LEAST_ONE, ("sh:class", term("Statement"))),
            ),
        ]
        self.shape("membership", ("sh:targetClass", term("Membership")), rows, ("sh:nodeKind", "sh:IRI"))
        rows = [Row("label", "rdfs:label", "A role has one label.", (*ONE, *WORDS))]
        self.shape("role", ("sh:targetClass", "org:Role"), rows)

    def _quotation(self) -> None:
        term = self.term
        standard = "A quotation carries the standard type too."
        rows = [
            Row("type", "rdf:type", standard, (("sh:hasValue", "schema:Quotation"),)),
            Row("label", "rdfs:label", "A quotation has one label.", (*ONE, *WORDS)),
            Row("text", "schema:text", "A quotation has its words.", (*ONE, *WORDS)),
            Row("speaker", "schema:creator", "An agent, a work or a publication says it.", (*ONE, *VOICE)),
            Row("about", "schema:about", "A quotation is about known things.", _THING),
            Row("direct", term("direct"), "A quotation is direct or not.", (*ONE, ("sh:datatype", "xsd:boolean"))),
            Row("source", "prov:wasQuotedFrom", "A quotation has one source.", (*ONE, *_SOURCE)),
            Row("based", "schema:isBasedOn", "It is based on its source.", (("sh:equals", "prov:wasQuotedFrom"),)),
            Row("evidence", term("evidence"), "A quotation has evidence.", (*AT_LEAST_ONE, *EVIDENCE)),
            Row("via", term("via"), _VIA_MESSAGE, (*AT_MOST_ONE, *VOICE)),
            Row("at", term("at"), _DATE_MESSAGE, (*AT_MOST_ONE, *DATE)),
            Row("words", term("dateText"), "The words of a date are text.", (*AT_MOST_ONE, *WORDS)),
            Row("knownSince", term("knownSince"), _DATE_MESSAGE, (*AT_MOST_ONE, *DATE)),
            Row("issued", self._issued("prov:wasQuotedFrom"), _ISSUED_MESSAGE, self._since),
        ]
        self.shape("quotation", ("sh:targetClass", term("Quotation")), rows, ("sh:nodeKind", "sh:IRI"))

    def _conflict(self) -> None:
        term = self.term
        kinds = nodes(map(plain, KINDS))
        # Those that differ, together with the preferred one, are those that differ.
        either = blank(("sh:alternativePath", nodes([term("conflictingStatement"), term("preferredStatement")])))
        statements = (*count(2), ("sh:class", term("Statement")))
        preferred = "What is preferred takes part in the conflict."
        rows = [
            Row("label", "rdfs:label", "A conflict has one label.", (*ONE, *WORDS)),
            Row("kind", term("conflictKind"), "A conflict has one kind.", (*ONE, ("sh:in", kinds))),
            Row("about", "schema:about", "A conflict is about one known thing.", (*ONE, *_THING)),
            Row("explanation", term("explanation"), "A conflict is explained.", (*ONE, *WORDS)),
            Row("statements", term("conflictingStatement"), "Two statements or more differ.", statements),
            Row("preferred", either, preferred, (("sh:equals", term("conflictingStatement")),)),
            Row("one-preferred", term("preferredStatement"), "A conflict prefers one statement at most.", AT_MOST_ONE),
        ]
        self.shape("conflict", ("sh:targetClass", term("Conflict")), rows, ("sh:nodeKind", "sh:IRI"))
