"""A small valid graph, and the ways to break it: each is about one rule, in records as they come from any input."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec

from dealgraph import KnowledgeGraph
from dealgraph.records import Document, Entity, Records, Source

if TYPE_CHECKING:
    from collections.abc import Callable

    Change = Callable[[Records], Records]

LONG = "x" * 301


def world(small: KnowledgeGraph) -> Records:
    """Return the small world with a conflict by hand, and a spare entity."""
    conflict = next(iter(small.conflicts()))
    spare_ = Entity("spare", "Idea", "spare", ("spare idea",), "", ("https://example.org/spare",))
    return msgspec.structs.replace(
        small.records,
        entities=(*small.records.entities, spare_),
        conflicts=(msgspec.structs.replace(conflict, preferred=conflict.statements[0]),),
    )


def change(table: str, every: bool = False, where: dict[str, Any] | None = None, **changes: Any) -> Change:
    """Return what changes the first row (or every one) that has the values `where`; functions get the row."""

    def changed(row: Any) -> Any:
        new = {field: value(row) if callable(value) else value for field, value in changes.items()}
        return msgspec.structs.replace(row, **new)

    def apply(records: Records) -> Records:
        rows = list(getattr(records, table))
        found = [
            at
            for at, row in enumerate(rows)
            if all(getattr(row, field) == value for field, value in (where or {}).items())
        ]
        for at in found if every else found[:1]:
            rows[at] = changed(rows[at])
        assert found, where
        return msgspec.structs.replace(records, **{table: tuple(rows)})

    return apply


def said(predicate: str, /, **changes: Any) -> Change:
    """Return what changes the first statement of a predicate."""
    return change("statements", where={"predicate": predicate}, **changes)


def spare(**changes: Any) -> Change:
    """Return what changes the entity that nothing is said of."""
    return change("entities", where={"id": "spare"}, **changes)


def quoted(**changes: Any) -> Change:
    """Return what changes the evidence of the statement about who works where."""
    return said(
        "worksFor", evidence=lambda row: tuple(msgspec.structs.replace(part, **changes) for part in row.evidence)
    )


def document(**changes: Any) -> Change:
    """Return what changes the document of the source."""
    return change("sources", documents=(Document(**{"file": "harbour.txt", **changes}),))


def added(table: str, row: Any) -> Change:
    """Return what adds a row."""
    return lambda records: msgspec.structs.replace(records, **{table: (*getattr(records, table), row)})


def all_of(*changes: Change) -> Change:
    """Return what applies several changes."""

    def apply(records: Records) -> Records:
        for one in changes:
            records = one(records)
        return records

    return apply


class Case(NamedTuple):
    """A way to break the graph, the rule that it is about, and, where they can be broken alike, the seeds' text.

    `seeds` is (file, old text, new text) of `small_world.FILES`.
    """

    rule: str
    change: Change
    seeds: tuple[str, str, str] | None = None
    name: str = ""


ARTICLE = "statements/harbour-article.yaml"
WORKS = "worksFor: quarry-labs\n"
OTHER = Source("other", "ibo-castell", (Document("other.txt"),), title="Other")

# Those that RDF can be written of: pyshacl must find the same.
BROKEN = [
    Case("abstract-members", spare(type="Agent"), ("entities/things.yaml", "type: Idea", "type: Agent")),
    Case("entity-label", spare(label=""), ("entities/things.yaml", "label: Pebble", 'label: ""')),
    Case("entity-label", spare(label=" \t"), ("entities/things.yaml", "label: Pebble", 'label: " "'), "of white space"),
    Case("entity-names", spare(aliases=("",)), ("entities/companies.yaml", "aliases: [Alder]", 'aliases: [""]')),
    Case("entity-addresses", spare(same_as=("urn:isbn:1",)), ("entities/companies.yaml", "https://example.org/quarry", "urn:isbn:1")),
    Case("source-title", change("sources", title=""), ("sources.yaml", "label: Quarry Labs closes a Series B", 'label: ""')),
    Case("source-speaker", change("sources", speaker="pebble"), ("sources.yaml", "speaker: ibo-castell", "speaker: pebble")),
    Case("source-speaker", change("sources", speaker="nobody"), ("sources.yaml", "speaker: ibo-castell", "speaker: nobody"), "unknown"),
    Case("source-basis", change("sources", issued_basis=" "), ("sources.yaml", "issued: 2026-05-28", "issued: 2026-05-28\n  issued_basis: ' '")),
    Case("source-url", change("sources", url="ftp://example.org"), ("sources.yaml", "https://example.org/harbour/1", "ftp://example.org")),
    Case("source-parts", change("sources", documents=()), ("sources.yaml", "speaker: ibo-castell", "speaker: ibo-castell\n  documents: []\nx:")),
    Case("source-parts", added("entities", Entity("other", "BlogPost", "Other")), ("entities/things.yaml", "type: Idea", "type: BlogPost"), "not registered"),
    Case("document-file", document(file="texts/harbour.txt"), ("sources.yaml", "file: harbour.txt", "file: texts/harbour.txt")),
    Case("document-sha256", document(sha256="ABCD")),
    Case("part-begins", document(begins=" "), ("sources.yaml", "begins: Quarry Labs closes a Series B", "begins: ' '")),
    Case("part-ends", document(ends="\n"), ("sources.yaml", '"Related reading:"', "' '")),
    Case("statement-speaker", said("worksFor", speaker="pebble"), (ARTICLE, WORKS, WORKS + "      speaker: pebble\n")),
    Case("statement-speaker", said("worksFor", speaker="nobody"), (ARTICLE, WORKS, WORKS + "      speaker: nobody\n"), "unknown"),
    Case("statement-via", said("worksFor", via="spare"), (ARTICLE, WORKS, WORKS + "      via: compute-as-canvas\n")),
    Case("statement-source", said("worksFor", source="tamarind", known_since=None), (ARTICLE, "source: harbour-article", "source: tamarind")),
    Case("statement-deal", said("worksFor", deal="tamarind"), (ARTICLE, WORKS, WORKS + "      deal: tamarind\n")),
    Case("statement-deal", said("worksFor", deal="nothing"), (ARTICLE, WORKS, WORKS + "      deal: nothing\n"), "unknown"),
    Case("statement-evidence", said("worksFor", evidence=()), (ARTICLE, "      quote: Ada Sorensen, the lab's finance chief\n", "")),
    Case("statement-scope", said("worksFor", scope=" "), (ARTICLE, WORKS, WORKS + "      scope: ' '\n")),
    Case("statement-role", said("worksFor", role="\t"), (ARTICLE, "role: finance chief", "role: ' '")),
    Case("rank-reason", said("worksFor", rank="deprecated"), (ARTICLE, WORKS, WORKS + "      rank: deprecated\n")),
    Case("rank-reason", said("worksFor", rank="preferred", rank_reason=" "), (ARTICLE, WORKS, WORKS + "      rank: preferred\n      rank_reason: ' '\n"), "empty"),
    Case("worksFor-statements", said("worksFor", subject="tamarind"), (ARTICLE, "  ada-sorensen:\n    - worksFor", "  tamarind:\n    - worksFor")),
    Case("worksFor-statements", said("worksFor", object="pebble"), (ARTICLE, WORKS, "worksFor: pebble\n"), "object"),
    Case("worksFor-statements", said("worksFor", subject="spare", object="spare"), None, "both ends"),
    Case("worksFor-statements", said("worksFor", object=None, text="Quarry Labs"), None, "words"),
    Case("status-statements", said("status", text="opened"), (ARTICLE, "status: closed", "status: opened")),
    Case("status-statements", said("status", text=None, object="spare"), None, "an entity"),
    Case("customerCount-statements", said("customerCount", text=" "), (ARTICLE, "{text: dozens}", "{text: ' '}")),
    Case("amount-statements", said("amount", unit="GW"), (ARTICLE, "2.5 billion USD", "2.5 billion GW")),
    Case("content", said("customerCount", text=None), (ARTICLE, "{text: dozens}", "{}")),
    Case("time-words", said("worksFor", date_text=" "), (ARTICLE, WORKS, WORKS + "      date_text: ' '\n")),
    Case("time-form", said("amount", from_="2026"), (ARTICLE, "at: 2026-05-28\n      speaker: quarry-labs", "at: 2026-05-28\n      from: 2026\n      speaker: quarry-labs")),
    Case("time-form", said("amount", to="2027"), None, "to"),
    Case("time-issued", said("worksFor", known_since="2026-05-29")),
    Case("time-issued", said("worksFor", known_since=None), None, "unknown"),
    Case("number-bound", said("amount", bound=None)),
    Case("number-value", said("amount", object="tamarind"), None, "an entity beside it"),
    Case("number-value", said("amount", text="a lot"), None, "words beside it"),
    Case("number-value", said("worksFor", bound="exact", unit="count"), None, "no number"),
    Case("number-lower", said("grossMargin", lower=40, upper=40), (ARTICLE, "30 to 40 percent\n", "40 to 40 percent\n")),
    Case("number-lower", said("grossMargin", lower=41), (ARTICLE, "30 to 40 percent\n", "41 to 40 percent\n"), "falling"),
    Case("number-form", said("amount", bound="range")),
    Case("number-form", said("grossMargin", bound="approximate"), (ARTICLE, "30 to 40 percent\n", "about 30 to 40 percent\n"), "of a range"),
    Case("number-form", said("grossMargin", upper=None), None, "one end"),
    Case("number-form", said("amount", lower=1, upper=2), None, "ends beside a value"),
    Case("quotation-text", change("quotations", text=" "), (ARTICLE, "quote: We buy compute before we need it", "quote: ' '")),
    Case("quotation-speaker", change("quotations", speaker="pebble"), (ARTICLE, "- speaker: ada-sorensen\n    quote: We", "- speaker: pebble\n    quote: We")),
    Case("quotation-via", change("quotations", via="spare"), (ARTICLE, "direct: no\n    via: ibo-castell", "direct: no\n    via: pebble")),
    Case("quotation-about", change("quotations", about=("nobody",)), (ARTICLE, "about: [quarry-labs", "about: [nobody")),
    Case("quotation-source", change("quotations", source="tamarind", known_since=None)),
    Case("quotation-evidence", change("quotations", evidence=()), (ARTICLE, "    quote: We buy compute before we need it\n", "")),
    Case("quotation-words", change("quotations", date_text=" "), (ARTICLE, "direct: no\n", "direct: no\n    date_text: ' '\n")),
    Case("quotation-issued", change("quotations", known_since="2025")),
    Case("conflict-kind", change("conflicts", kind="quarrel")),
    Case("conflict-explanation", change("conflicts", explanation=" ")),
    Case("conflict-statements", change("conflicts", statements=lambda row: row.statements[:1])),
    Case("conflict-statements", change("conflicts", statements=lambda row: row.statements[:1] * 2), None, "one twice"),
    Case("conflict-statements", change("conflicts", statements=lambda row: (*row.statements, "s-abcdefghij234567")), None, "unknown"),
    Case("conflict-preferred", change("conflicts", preferred="s-abcdefghij234567")),
    Case("quote-exact", quoted(exact=LONG), (ARTICLE, "quote: Ada Sorensen, the lab's finance chief", f"quote: {LONG}")),
    Case("quote-exact", quoted(exact=" "), (ARTICLE, "quote: Ada Sorensen, the lab's finance chief", "quote: ' '"), "empty"),
    Case("place-start", quoted(start=9, end=9)),
    Case("place-start", quoted(start=10, end=9), None, "backwards"),
    Case("place-end", quoted(end=None)),
    Case("evidence-document", quoted(document="elsewhere.txt"), (ARTICLE, "quote: Ada Sorensen, the lab's finance chief", "quote: {exact: x, document: elsewhere.txt}")),
    Case("recipient-statements", change("entities", where={"id": "quarry-labs"}, type="Idea"), None, "a company that becomes an idea"),
    Case("provider-statements", change("entities", where={"id": "quarry-tamarind-capacity"}, type="Event"), None, "a deal that becomes an event"),
    Case("worksFor-statements", said("worksFor", subject="nobody"), (ARTICLE, "  ada-sorensen:\n    - worksFor", "  nobody:\n    - worksFor"), "an unknown subject"),
    Case("worksFor-statements", said("worksFor", object="nobody"), (ARTICLE, WORKS, "worksFor: nobody\n"), "an unknown object"),
    Case("conflict-about", change("conflicts", about="nobody"), None, "an unknown thing in dispute"),
]  # fmt: skip

# Those that RDF cannot be written of, and why.
UNWRITABLE = {
    "an entity of an unknown class has no types": Case("entity-class", spare(type="Compny"), ("entities/things.yaml", "type: Idea", "type: Ideal")),
    "an id that is no slug is no IRI": Case("entity-id", spare(id="not a slug"), ("entities/things.yaml", "pebble:", "Not A Slug:")),
    "a record's id may be that of a node": Case("entity-id", spare(id="s-abcdefghij234567"), ("entities/things.yaml", "pebble:", "s-abcdefghij234567:")),
    "two nodes of one IRI are one": Case("unique-id", added("entities", Entity("spare", "Idea", "spare")), ("entities/things.yaml", "quarry-series-b:", "pebble:")),
    "the source of no entity has no node": Case("source-entity", added("sources", OTHER)),
    "a source that is another thing has its node": Case("source-entity", added("sources", msgspec.structs.replace(OTHER, id="tamarind"))),
    "no literal fits a date of issue": Case("source-issued", all_of(change("sources", issued="May"), change("statements", True, known_since="May"), change("quotations", True, known_since="May")), ("sources.yaml", "issued: 2026-05-28", "issued: May")),
    "no literal fits a date": Case("time-at", said("amount", at="28 May"), (ARTICLE, "at: 2027\n", "at: May\n")),
    "no literal fits the beginning": Case("time-from", said("worksFor", from_="2026-13"), (ARTICLE, WORKS, WORKS + "      from: 2026-13\n")),
    "no literal fits the end": Case("time-to", said("worksFor", to="2026-02-30"), (ARTICLE, WORKS, WORKS + "      to: 2026-02-30\n")),
    "no literal fits since when it is known": Case("time-knownSince", said("worksFor", known_since="May")),
    "no literal fits a quotation's date": Case("quotation-at", change("quotations", at="May"), (ARTICLE, "direct: no\n", "direct: no\n    at: May\n")),
    "no literal fits since when a quotation is known": Case("quotation-knownSince", change("quotations", known_since="May")),
    "dates of different precision are not compared": Case("time-order", said("worksFor", from_="2027", to="2026-05"), (ARTICLE, WORKS, WORKS + "      from: 2027\n      to: 2026-05\n")),
    "a predicate that is none has no label": Case("statement-predicate", said("worksFor", predicate="worksfor"), (ARTICLE, WORKS, "worksfor: quarry-labs\n")),
    "a stance that is none has no term": Case("statement-stance", said("worksFor", stance="sure"), (ARTICLE, WORKS, WORKS + "      stance: sure\n")),
    "a polarity that is none has no term": Case("statement-polarity", said("worksFor", polarity="no"), (ARTICLE, WORKS, WORKS + "      polarity: no\n")),
    "a rank that is none has no term": Case("statement-rank", said("worksFor", rank="best"), (ARTICLE, WORKS, WORKS + "      rank: best\n")),
    "a basis that is none has no term": Case("statement-basis", said("worksFor", basis="rough"), (ARTICLE, WORKS, WORKS + "      basis: rough\n")),
    "a bound that is none has no term": Case("number-bound", said("amount", bound="some")),
    "a unit that is none has no term": Case("number-unit-text", said("amount", unit="EUR"), (ARTICLE, "2.5 billion USD", "2.5 billion EUR")),
    "a number without a unit is left out, and its bound stands alone": Case("number-unit-text", said("amount", unit=None), (ARTICLE, "2.5 billion USD", "2.5 billion")),
    "of two objects one is written": Case("statement-object", said("worksFor", text="Quarry Labs")),
    "an empty scope is left out": Case("statement-scope", said("worksFor", scope="")),
    "an empty role is left out": Case("statement-role", said("worksFor", role="")),
    "words of a date that are empty are left out": Case("time-words", said("worksFor", date_text="")),
    "a place that is not begun is left out": Case("place-start", quoted(start=None)),
    "a number of too many digits is written, and read by few": Case("finite-number", said("amount", value=10**400)),
    "no decimal is infinite": Case("finite-number", said("amount", value=float("inf"))),
    "what XML cannot hold RDF can": Case("characters", spare(description="a\x1b[2J"), ("entities/companies.yaml", "A lab that", '"A \\x1b lab that"\n  x: ')),
    "a quote may hold it too": Case("characters", quoted(exact="a\x07b")),
}  # fmt: skip
