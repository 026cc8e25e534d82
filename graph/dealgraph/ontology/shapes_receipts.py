"""Shapes for the receipts: evidence with its selectors, sources, documents and their parts, times."""

from __future__ import annotations

from ..rules.values import MAX_QUOTE
from ..turtle_file import blank, plain
from .shape_writer import AT_LEAST_ONE, AT_MOST_ONE, DATE, ONE, VOICE, WEB_ADDRESS, WORDS, Pairs, Row, ShapeWriter

_OFFSET: Pairs = (*ONE, ("sh:datatype", "xsd:nonNegativeInteger"))


class ReceiptShapes(ShapeWriter):
    """Writes the shapes of evidence, sources, documents and times."""

    def write(self) -> None:
        """Write all of them."""
        self.file.section("-- evidence")
        self._evidence()
        self.file.section("-- sources and documents")
        self._source()
        self._documents()
        self.file.section("-- times")
        self._times()

    def _evidence(self) -> None:
        quote = ("sh:qualifiedValueShape", blank(("sh:class", "oa:TextQuoteSelector")))
        place = ("sh:qualifiedValueShape", blank(("sh:class", "oa:TextPositionSelector")))
        least, most = ("sh:qualifiedMinCount", "1"), ("sh:qualifiedMaxCount", "1")
        document = (*ONE, ("sh:class", self.term("Document")))
        rows = [
            Row("document", "oa:hasSource", "Evidence stands in one document.", document),
            Row("quote", "oa:hasSelector", "Evidence has its words.", (quote, least, most)),
            Row("place", "oa:hasSelector", "Evidence stands in one place.", (place, most)),
        ]
        self.shape("evidence", ("sh:targetClass", "oa:SpecificResource"), rows)
        message = f"A quote has 1 to {MAX_QUOTE} characters and no language."
        exact = (*ONE, *WORDS, ("sh:maxLength", str(MAX_QUOTE)))
        self.shape("quote", ("sh:targetClass", "oa:TextQuoteSelector"), [Row("exact", "oa:exact", message, exact)])
        rows = [
            Row("start", "oa:start", "A place starts before it ends.", (*_OFFSET, ("sh:lessThan", "oa:end"))),
            Row("end", "oa:end", "A place has an end.", _OFFSET),
        ]
        self.shape("place", ("sh:targetClass", "oa:TextPositionSelector"), rows)

    def _source(self) -> None:
        term, classes = self.term, self.vocabulary.classes
        kinds = [term(name) for name in self.vocabulary.below("Source") if not classes[name].abstract]
        parts = (*AT_LEAST_ONE, ("sh:class", term("DocumentPart")))
        rows = [
            Row("title", "dcterms:title", "A source has one title.", (*ONE, *WORDS)),
            Row("speaker", "prov:wasAttributedTo", "An agent, a work or a publication speaks in it.", (*ONE, *VOICE)),
            Row("issued", "dcterms:issued", "A date is partial ISO.", (*AT_MOST_ONE, *DATE)),
            Row("basis", term("issuedBasis"), "The basis of a date is words.", (*AT_MOST_ONE, *WORDS)),
            Row("url", "schema:url", "The address of a source is a web address.", (*AT_MOST_ONE, *WEB_ADDRESS)),
            Row("files", "dcterms:identifier", "A source names its files.", (*AT_LEAST_ONE, *WORDS)),
            Row("parts", term("standsIn"), "A source stands in parts of documents.", parts),
        ]
        self.shape("source", ("sh:targetClass", kinds), rows)

    def _documents(self) -> None:
        term = self.term
        name = (*ONE, ("sh:datatype", "xsd:string"), ("sh:pattern", plain(r"^[^/\\]*[^/\\\s][^/\\]*$")))
        checksum = (*AT_MOST_ONE, ("sh:datatype", "xsd:string"), ("sh:pattern", plain("^[0-9a-f]{64}$")))
        standard = "A document carries the standard type too."
        rows = [
            Row("label", "rdfs:label", "A document has one label.", (*ONE, *WORDS)),
            Row("file", "dcterms:identifier", "A document has one file name, without a folder.", name),
            Row("sha256", term("sha256"), "The checksum of a document is a SHA-256 in hexadecimal digits.", checksum),
            Row("type", "rdf:type", standard, (("sh:hasValue", "foaf:Document"),)),
        ]
        self.shape("document", ("sh:targetClass", term("Document")), rows)
        whole = (*ONE, ("sh:class", term("Document")))
        rows = [
            Row("document", "dcterms:isPartOf", "A part belongs to one document.", whole),
            Row("begins", term("begins"), "A part begins with words.", (*AT_MOST_ONE, *WORDS)),
            Row("ends", term("ends"), "A part ends before words.", (*AT_MOST_ONE, *WORDS)),
        ]
        self.shape("part", ("sh:targetClass", term("DocumentPart")), rows)

    def _times(self) -> None:
        target = ("sh:targetClass", "time:Interval")
        instant = (*AT_MOST_ONE, ("sh:class", "time:Instant"))
        rows = [
            Row("begin", "time:hasBeginning", "An interval begins once at the most.", instant),
            Row("end", "time:hasEnd", "An interval ends once at the most.", instant),
        ]
        self.shape("interval", target, rows)
        begin = blank(("sh:path", "time:hasBeginning"), *AT_LEAST_ONE)
        end = blank(("sh:path", "time:hasEnd"), *AT_LEAST_ONE)
        self.either("interval-bounded", target, "An interval has a beginning or an end.", [begin], [end])
        day = (*ONE, ("sh:datatype", "xsd:date"))
        rows = [Row("day", "time:inXSDDate", "An instant is one day.", day)]
        self.shape("instant", ("sh:targetClass", "time:Instant"), rows)
