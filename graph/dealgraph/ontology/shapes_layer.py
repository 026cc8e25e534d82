"""Shapes for the statement layer: statements, numbers, quotations, evidence, sources, documents, conflicts, times."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..conflicts import KINDS
from ..seeds.statements import MAX_QUOTE
from .turtle import Pair, blank, nodes, plain, words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..vocabulary import Vocabulary
    from .layer import Layer
    from .turtle import TurtleFile

_VOICE = ("sh:or", nodes(["dgs:Agent", "dgs:Work", "dgs:Publication"]))
_STRING = ("sh:datatype", "xsd:string")
_WORDS: tuple[Pair, ...] = (_STRING, ("sh:minLength", "1"))
# The partial dates that no type of XML Schema fits: halves, quarters, and spans between two dates.
_SPAN = r"^[0-9]{4}(-[HQ][1-4]|-[0-9]{2}(-[0-9]{2})?)?(/[0-9]{4}(-[HQ][1-4]|-[0-9]{2}(-[0-9]{2})?)?)?$"
_DATE: Pair = (
    "sh:or",
    nodes(
        [
            *(blank(("sh:datatype", f"xsd:{kind}")) for kind in ("gYear", "gYearMonth", "date")),
            blank(_STRING, ("sh:pattern", plain(_SPAN))),
        ]
    ),
)


class LayerShapes:
    """Writes the shapes; each property shape has a name of its own, which validators put into their reports."""

    def __init__(self, vocabulary: Vocabulary, layer: Layer, file: TurtleFile) -> None:
        self.vocabulary = vocabulary
        self.layer = layer
        self.file = file
        self.prefix = vocabulary.about.prefix

    def write(self) -> None:
        """Write all of them."""
        self.file.section("-- statements")
        self._statement()
        self._times_of_statements()
        self._number()
        self.file.section("-- quotations")
        self._quotation()
        self.file.section("-- conflicts")
        self._conflict()
        self.file.section("-- evidence")
        self._evidence()
        self.file.section("-- sources and documents")
        self._sources()
        self.file.section("-- times")
        self._intervals()

    # -- how shapes are written --------------------------------------------------

    def _name(self, term: str) -> str:
        return term if ":" in term else f"{self.prefix}:{term}"

    def _list(self, name: str) -> str:
        return nodes(self._name(value) for value in self.vocabulary.lists[name])

    def _shape(
        self, name: str, target: Pair, *more: Pair, properties: Iterable[tuple[str, str, str, tuple[Pair, ...]]]
    ) -> None:
        """Write a node shape and its property shapes, each given as (name, path, message, constraints)."""
        rows = list(properties)
        found = [f"dgs:{name}-{row[0]}" for row in rows]
        self.file.block(f"dgs:{name}", ("a", "sh:NodeShape"), target, *more, ("sh:property", found))
        for shape, (_, path, message, constraints) in zip(found, rows, strict=True):
            self.file.block(
                shape, ("a", "sh:PropertyShape"), ("sh:path", path), *constraints, ("sh:message", words(message))
            )

    def _rule(self, name: str, target: Pair, message: str, *constraints: Pair) -> None:
        self.file.block(f"dgs:{name}", ("a", "sh:NodeShape"), target, *constraints, ("sh:message", words(message)))

    # -- statements --------------------------------------------------------------

    def _statement(self) -> None:
        term, one, most = self._name, _count(1, 1), _count(0, 1)
        predicates = nodes(self._name(name) for name in self.vocabulary.predicates)
        ranks = nodes(self.layer.reused["wikibase:rank"].members.values())
        self._shape(
            "statement",
            ("sh:targetClass", term("Statement")),
            ("sh:nodeKind", "sh:IRI"),
            properties=[
                ("type", "rdf:type", "A statement carries the standard type too.", (("sh:hasValue", "rdf:Statement"),)),
                ("label", "rdfs:label", "A statement has one label: its sentence.", (*one, *_WORDS)),
                ("subject", "rdf:subject", "A statement has one subject.", (*one, ("sh:nodeKind", "sh:IRI"))),
                ("predicate", "rdf:predicate", "A statement has one predicate of the vocabulary.", (*one, ("sh:in", predicates))),
                ("object", "rdf:object", "A statement has one object at the most.", most),
                ("stance", term("stance"), "A statement has one stance of the list.", (*one, ("sh:in", self._list("stance")))),
                ("polarity", term("polarity"), "A statement is affirmed or negated.", (*one, ("sh:in", self._list("polarity")))),
                ("rank", "wikibase:rank", "A statement has one rank.", (*one, ("sh:in", ranks))),
                ("basis", term("basis"), "A basis is one of the list.", (*most, ("sh:in", self._list("basis")))),
                ("scope", term("scope"), "A scope is words.", (*most, *_WORDS)),
                ("role", term("role"), "A role is words.", (*most, *_WORDS)),
                ("speaker", "prov:wasAttributedTo", "A statement has one speaker: an agent, a work or a publication.", (*one, _VOICE)),
                ("via", term("via"), "Words are passed on by an agent, a work or a publication.", (*most, _VOICE)),
                ("source", "prov:hadPrimarySource", "A statement has one source.", (*one, ("sh:node", "dgs:Source"))),
                ("evidence", term("evidence"), "A statement has evidence.", (*_count(1), ("sh:class", "oa:SpecificResource"))),
                ("deal", term("deal"), "What a statement belongs to is one deal.", (*most, ("sh:node", "dgs:Deal"))),
            ],
        )  # fmt: skip
        target: Pair = ("sh:targetClass", term("Statement"))
        normal = self.layer.reused["wikibase:rank"].members["normal"]
        self._rule(
            "rank-reason", target, "A rank other than normal needs a reason.",
            _either(
                blank(("sh:path", "wikibase:rank"), ("sh:hasValue", normal)),
                blank(("sh:path", term("rankReason")), *_count(1), *_WORDS),
            ),
        )  # fmt: skip
        self._rule(
            "content", target, "A statement has an object or a range of numbers.",
            ("sh:or", nodes([
                blank(("sh:property", blank(("sh:path", "rdf:object"), *_count(1)))),
                blank(("sh:property", [blank(("sh:path", term(end)), *_count(1)) for end in ("lower", "upper")])),
            ])),
        )  # fmt: skip

    def _times_of_statements(self) -> None:
        term, most = self._name, _count(0, 1)
        target: Pair = ("sh:targetClass", term("Statement"))
        self._shape(
            "time",
            target,
            properties=[
                *(
                    (name, term(name), "A date is partial ISO: 2026, 2026-Q1, 2026-05, 2026-05-28.", (*most, _DATE))
                    for name in ("at", "from", "to", "knownSince")
                ),
                ("words", term("dateText"), "The words of a date are text.", (*most, *_WORDS)),
                ("holds", term("holdsDuring"), "A time is an interval.", (*most, ("sh:class", "time:Interval"))),
                ("known", term("knownFrom"), "A time is an interval.", (*most, ("sh:class", "time:Interval"))),
                (
                    "issued",
                    nodes(["prov:hadPrimarySource", "dcterms:issued"]),
                    "A statement is known since its source was issued.",
                    (("sh:equals", term("knownSince")),),
                ),
            ],
        )
        self._rule(
            "time-one-form", target, "'at' and 'from' or 'to' exclude each other.",
            ("sh:or", nodes([
                blank(("sh:property", blank(("sh:path", term("at")), *_count(0, 0)))),
                blank(("sh:property", [blank(("sh:path", term(end)), *_count(0, 0)) for end in ("from", "to")])),
            ])),
        )  # fmt: skip

    def _number(self) -> None:
        term, one = self._name, _count(1, 1)
        units = self.vocabulary.units
        decimal = ("sh:datatype", "xsd:decimal")
        self._shape(
            "number",
            ("sh:targetSubjectsOf", [term(name) for name in ("value", "lower", "upper", "bound")]),
            ("sh:class", term("Statement")),
            properties=[
                ("type", "rdf:type", "A statement with a number is an observation.", (("sh:hasValue", "schema:Observation"),)),
                ("about", "schema:observationAbout", "An observation is about the subject.", (("sh:equals", "rdf:subject"),)),
                ("variable", "schema:variableMeasured", "What is measured is the predicate.", (("sh:equals", "rdf:predicate"),)),
                ("bound", term("bound"), "A number has one bound of the list.", (*one, ("sh:in", self._list("bound")))),
                ("unit-text", "schema:unitText", "A number has one unit.", (*one, ("sh:in", nodes(map(plain, units))))),
                ("unit", "qudt:hasUnit", "A number has one unit.", one),
                ("value", term("value"), "The value is the object.", (decimal, ("sh:equals", "rdf:object"))),
                ("lower", term("lower"), "A range rises.", (decimal, ("sh:lessThan", term("upper")))),
                ("upper", term("upper"), "The upper end is a number.", (decimal,)),
            ],
        )  # fmt: skip
        pairs = [
            blank(("sh:property", [
                blank(("sh:path", "schema:unitText"), ("sh:hasValue", plain(unit.id))),
                blank(("sh:path", "qudt:hasUnit"), ("sh:hasValue", unit.qudt)),
            ]))
            for unit in units.values()
        ]  # fmt: skip
        target: Pair = ("sh:targetSubjectsOf", "schema:unitText")
        self._rule("unit-pair", target, "The two forms of the unit agree.", ("sh:or", nodes(pairs)))
        range_ = blank(("sh:path", term("bound")), ("sh:hasValue", term("range")))
        single = blank(("sh:property", [blank(("sh:path", term("value")), *one), *self._absent("lower", "upper")]),
                       ("sh:not", blank(("sh:property", range_))))  # fmt: skip
        ends = [blank(("sh:path", term(end)), *one) for end in ("lower", "upper")]
        double = blank(("sh:property", [*ends, *self._absent("value"), range_]))
        target = ("sh:targetSubjectsOf", term("bound"))
        message = "A range has two ends and every other bound one value."
        self._rule("number-form", target, message, ("sh:or", nodes([single, double])))

    def _absent(self, *names: str) -> list[str]:
        return [blank(("sh:path", self._name(name)), *_count(0, 0)) for name in names]

    # -- quotations and conflicts -------------------------------------------------

    def _quotation(self) -> None:
        term, one, most = self._name, _count(1, 1), _count(0, 1)
        self._shape(
            "quotation",
            ("sh:targetClass", term("Quotation")),
            ("sh:nodeKind", "sh:IRI"),
            properties=[
                ("type", "rdf:type", "A quotation carries the standard type too.", (("sh:hasValue", "schema:Quotation"),)),
                ("label", "rdfs:label", "A quotation has one label.", (*one, *_WORDS)),
                ("text", "schema:text", "A quotation has its words.", (*one, *_WORDS)),
                ("speaker", "schema:creator", "A quotation has one speaker: an agent, a work or a publication.", (*one, _VOICE)),
                ("about", "schema:about", "A quotation is about known things.", (("sh:node", "dgs:Thing"),)),
                ("direct", term("direct"), "A quotation is direct or not.", (*one, ("sh:datatype", "xsd:boolean"))),
                ("source", "prov:wasQuotedFrom", "A quotation has one source.", (*one, ("sh:node", "dgs:Source"))),
                ("evidence", term("evidence"), "A quotation has evidence.", (*_count(1), ("sh:class", "oa:SpecificResource"))),
                ("via", term("via"), "Words are passed on by an agent, a work or a publication.", (*most, _VOICE)),
                ("at", term("at"), "A date is partial ISO.", (*most, _DATE)),
                ("knownSince", term("knownSince"), "A date is partial ISO.", (*most, _DATE)),
            ],
        )  # fmt: skip

    def _conflict(self) -> None:
        term, one, most = self._name, _count(1, 1), _count(0, 1)
        taking_part = blank(("sh:path", blank(("sh:inversePath", term("conflictingStatement")))), *_count(1))
        self._shape(
            "conflict",
            ("sh:targetClass", term("Conflict")),
            ("sh:nodeKind", "sh:IRI"),
            properties=[
                ("label", "rdfs:label", "A conflict has one label.", (*one, *_WORDS)),
                ("kind", term("conflictKind"), "A conflict has one kind.", (*one, ("sh:in", nodes(map(plain, KINDS))))),
                ("about", "schema:about", "A conflict is about one known thing.", (*one, ("sh:node", "dgs:Thing"))),
                ("explanation", term("explanation"), "A conflict is explained.", (*one, *_WORDS)),
                ("statements", term("conflictingStatement"), "Two statements at least are in conflict.", (*_count(2), ("sh:class", term("Statement")))),
                ("preferred", term("preferredStatement"), "What is preferred takes part in the conflict.", (*most, ("sh:property", taking_part))),
            ],
        )  # fmt: skip

    # -- evidence, sources, documents, times ---------------------------------------

    def _evidence(self) -> None:
        one = _count(1, 1)
        quote = blank(("sh:class", "oa:TextQuoteSelector"))
        position = blank(("sh:class", "oa:TextPositionSelector"))
        offset = (*one, ("sh:datatype", "xsd:nonNegativeInteger"))
        exactly: tuple[Pair, ...] = (("sh:qualifiedMinCount", "1"), ("sh:qualifiedMaxCount", "1"))
        self._shape(
            "evidence",
            ("sh:targetClass", "oa:SpecificResource"),
            properties=[
                ("document", "oa:hasSource", "Evidence stands in one document.", (*one, ("sh:class", self._name("Document")))),
                ("quote", "oa:hasSelector", "Evidence has its words.", (("sh:qualifiedValueShape", quote), *exactly)),
                ("position", "oa:hasSelector", "Evidence stands in one place.", (("sh:qualifiedValueShape", position), ("sh:qualifiedMaxCount", "1"))),
            ],
        )  # fmt: skip
        message = f"A quote has 1 to {MAX_QUOTE} characters and no language."
        self._shape(
            "quote",
            ("sh:targetClass", "oa:TextQuoteSelector"),
            properties=[("exact", "oa:exact", message, (*one, *_WORDS, ("sh:maxLength", str(MAX_QUOTE))))],
        )
        self._shape(
            "position",
            ("sh:targetClass", "oa:TextPositionSelector"),
            properties=[
                ("start", "oa:start", "A place starts before it ends.", (*offset, ("sh:lessThan", "oa:end"))),
                ("end", "oa:end", "A place has an end.", offset),
            ],
        )

    def _sources(self) -> None:
        term, one, most = self._name, _count(1, 1), _count(0, 1)
        classes = self.vocabulary.classes
        kinds = [term(name) for name in self.vocabulary.below("Source") if not classes[name].abstract]
        self._shape(
            "source",
            ("sh:targetClass", kinds),
            properties=[
                ("title", "dcterms:title", "A source has one title.", (*one, *_WORDS)),
                ("speaker", "prov:wasAttributedTo", "Somebody speaks in a source.", (*one, _VOICE)),
                ("issued", "dcterms:issued", "A date is partial ISO.", (*most, _DATE)),
                ("basis", term("issuedBasis"), "The basis of a date is words.", (*most, *_WORDS)),
                ("url", "schema:url", "A web address is an IRI.", (*most, ("sh:nodeKind", "sh:IRI"))),
                ("files", "dcterms:identifier", "A source names the files in which it stands.", (*_count(1), *_WORDS)),
                ("parts", term("standsIn"), "A source stands in parts of documents.", (*_count(1), ("sh:class", term("DocumentPart")))),
            ],
        )  # fmt: skip
        self._shape(
            "document",
            ("sh:targetClass", term("Document")),
            properties=[
                ("label", "rdfs:label", "A document has one label.", (*one, *_WORDS)),
                ("file", "dcterms:identifier", "A document has one file name, without a folder.",
                 (*one, *_WORDS, ("sh:pattern", plain(r"^[^/\\]+$")))),
                ("type", "rdf:type", "A document carries the standard type too.", (("sh:hasValue", "foaf:Document"),)),
            ],
        )  # fmt: skip
        self._shape(
            "part",
            ("sh:targetClass", term("DocumentPart")),
            properties=[
                (
                    "document",
                    "dcterms:isPartOf",
                    "A part belongs to one document.",
                    (*one, ("sh:class", term("Document"))),
                ),
                ("begins", term("begins"), "A part begins with words.", (*most, *_WORDS)),
                ("ends", term("ends"), "A part ends before words.", (*most, *_WORDS)),
            ],
        )

    def _intervals(self) -> None:
        most = (*_count(0, 1), ("sh:class", "time:Instant"))
        target: Pair = ("sh:targetClass", "time:Interval")
        self._shape(
            "interval",
            target,
            properties=[
                ("begin", "time:hasBeginning", "An interval begins once at the most.", most),
                ("end", "time:hasEnd", "An interval ends once at the most.", most),
            ],
        )
        begin = blank(("sh:path", "time:hasBeginning"), *_count(1))
        self._rule(
            "interval-bounded", target, "An interval has a beginning or an end.",
            _either(begin, blank(("sh:path", "time:hasEnd"), *_count(1))),
        )  # fmt: skip
        day = (*_count(1, 1), ("sh:datatype", "xsd:date"))
        properties = [("day", "time:inXSDDate", "An instant is one day.", day)]
        self._shape("instant", ("sh:targetClass", "time:Instant"), properties=properties)


def _count(least: int, most: int | None = None) -> tuple[Pair, ...]:
    found: list[Pair] = [("sh:minCount", str(least))] if least else []
    return (*found, ("sh:maxCount", str(most))) if most is not None else tuple(found)


def _either(*properties: str) -> Pair:
    return ("sh:or", nodes(blank(("sh:property", one)) for one in properties))
