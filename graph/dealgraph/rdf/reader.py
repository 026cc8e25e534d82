"""Our RDF read back into records, from any of the formats that we write.

pyoxigraph parses where it is installed, rdflib otherwise; both only parse. A JSON-LD file whose context lies
elsewhere is refused: nothing is ever fetched.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, NamedTuple

from ..errors import DealgraphError, shorten
from ..records import (
    Conflict,
    Document,
    Entity,
    Evidence,
    Quotation,
    Records,
    Source,
    Statement,
    evidence_order,
    statement_order,
)
from ..suggest import did_you_mean
from .said import PROPERTIES, RANKS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from ..quantities import Number
    from ..vocabulary import Vocabulary

# Every triple is held in memory, so a file of this size already takes several times as much.
MAX_BYTES = 1024 * 1024 * 1024 - 1
FORMATS = {".ttl": "turtle", ".nt": "nt", ".nq": "nquads", ".trig": "trig", ".jsonld": "json-ld"}
_OXIGRAPH = {".ttl": "TURTLE", ".nt": "N_TRIPLES", ".nq": "N_QUADS", ".trig": "TRIG", ".jsonld": "JSON_LD"}


class RdfError(DealgraphError):
    """The file is no RDF of ours: it cannot be parsed, or a node lacks what it must have."""


class Node(NamedTuple):
    """An object in RDF: the text of a literal, or the IRI."""

    text: str
    is_iri: bool


Properties = dict[str, list[Node]]


def read_rdf(path: Path, vocabulary: Vocabulary, base: str | None = None) -> Records:
    """Return the records that the file holds; its ending tells the format (.ttl .nt .nq .trig .jsonld).

    `base` is the namespace of the resources where it is not that of the ontology. Raises RdfError, also where the file
    has triples and none of our entities: whoever gave it meant a graph.
    """
    if path.suffix not in FORMATS:
        raise RdfError(f"{path.name}: the ending must be one of {', '.join(FORMATS)}")
    try:
        if path.stat().st_size > MAX_BYTES:
            raise ValueError(f"it is larger than {MAX_BYTES:,} bytes; load the tables instead")
        triples = list(_parse(path))
    # pyoxigraph calls it a MemoryError where one term is longer than its buffer.
    except (OSError, ValueError, SyntaxError, RecursionError, MemoryError) as error:
        raise RdfError(f"{path.name} cannot be read as RDF: {error}") from None
    reader = _Reader(vocabulary, base or vocabulary.about.resources, triples)
    try:
        records = reader.records()
    except (LookupError, ValueError, TypeError) as error:
        raise RdfError(f"{path.name} is no graph of dealgraph: {error}") from None
    if reader.nodes and not records.entities and not records.statements:
        what = f"it has triples, and no node of a class of {vocabulary.about.namespace}"
        raise RdfError(f"{path.name} is no graph of dealgraph: {what}; docs/rdf.md says what stands where")
    return records


def _parse(path: Path) -> Iterator[tuple[str, str, Node]]:
    if path.suffix == ".jsonld":
        with path.open("rb") as stream:
            # Anything but JSON is told from its beginning, not after all of it was read.
            if stream.read(4096).lstrip(b" \t\r\n\xef\xbb\xbf")[:1] not in (b"{", b"["):
                raise ValueError("it is neither an object nor a list of JSON")
        _refuse_remote_context(json.loads(path.read_text(encoding="utf-8")))
    try:
        import pyoxigraph
    except ImportError:
        yield from _parse_with_rdflib(path)
        return
    format_ = getattr(pyoxigraph.RdfFormat, _OXIGRAPH[path.suffix])
    for quad in pyoxigraph.parse(path=str(path), format=format_):
        # A triple term says again what rdf:subject, rdf:predicate and rdf:object say.
        if isinstance(quad.object, pyoxigraph.Triple):
            continue
        yield (
            quad.subject.value,
            quad.predicate.value,
            Node(quad.object.value, isinstance(quad.object, pyoxigraph.NamedNode)),
        )


def _parse_with_rdflib(path: Path) -> Iterator[tuple[str, str, Node]]:
    import rdflib

    # Literals keep their text as it stands: 1.50 does not become 1.5.
    normalize, rdflib.NORMALIZE_LITERALS = rdflib.NORMALIZE_LITERALS, False
    try:
        dataset = rdflib.Dataset()
        try:
            dataset.parse(str(path), format=FORMATS[path.suffix])
        except Exception as error:  # each of rdflib's parsers raises errors of its own
            raise ValueError(str(error)) from None
        for subject, predicate, object_, _ in dataset.quads():
            yield str(subject), str(predicate), Node(str(object_), isinstance(object_, rdflib.URIRef))
    finally:
        rdflib.NORMALIZE_LITERALS = normalize


def _refuse_remote_context(value: Any) -> None:
    if isinstance(value, list):
        for member in value:
            _refuse_remote_context(member)
    elif isinstance(value, dict):
        for key, member in value.items():
            contexts = member if isinstance(member, list) else [member]
            if key in ("@context", "@import") and any(isinstance(one, str) for one in contexts):
                raise ValueError("its context lies elsewhere, and nothing is fetched")
            _refuse_remote_context(member)


class _Reader:
    def __init__(self, vocabulary: Vocabulary, base: str, triples: Iterable[tuple[str, str, Node]]) -> None:
        self.vocabulary = vocabulary
        self.base = base
        self.nodes: dict[str, Properties] = {}
        for subject, predicate, object_ in triples:
            values = self.nodes.setdefault(subject, {}).setdefault(predicate, [])
            # A triple may stand in several named graphs.
            if object_ not in values:
                values.append(object_)

    def records(self) -> Records:
        types = self._by_type()
        classes = [name for name in self.vocabulary.classes if name in types]
        pairs = sorted((self._id(node), node, name) for name in classes for node in types[name])
        sources = [triple for triple in pairs if self.vocabulary.is_a(triple[2], ("Source",))]
        return Records(
            entities=tuple(self._entity(name, node, type_) for name, node, type_ in pairs),
            sources=tuple(self._source(name, node) for name, node, _ in sources),
            statements=tuple(sorted(map(self._statement, types.get("Statement", ())), key=statement_order)),
            quotations=tuple(sorted(map(self._quotation, types.get("Quotation", ())), key=lambda row: row.id)),
            conflicts=tuple(sorted(map(self._conflict, types.get("Conflict", ())), key=lambda row: row.id)),
        )

    def _by_type(self) -> dict[str, list[str]]:
        """Return the nodes by the local name of their type in our ontology."""
        namespace = self.vocabulary.about.namespace
        found: dict[str, list[str]] = {}
        for node, properties in self.nodes.items():
            for type_ in properties.get(self._iri("rdf:type"), ()):
                if type_.text.startswith(namespace):
                    found.setdefault(type_.text[len(namespace) :], []).append(node)
        return found

    # -- properties -------------------------------------------------------------

    def _iri(self, name: str) -> str:
        prefix, colon, local = name.partition(":")
        return self.vocabulary.about.prefixes[prefix] + local if colon else self.vocabulary.about.namespace + name

    def _id(self, iri: str) -> str:
        return iri.removeprefix(self.base)

    def _all(self, node: str, name: str) -> list[str]:
        if node not in self.nodes:
            raise LookupError(f"{node} is named, and nothing is said of it")
        return [value.text for value in self.nodes[node].get(self._iri(name), ())]

    def _one(self, node: str, name: str) -> str:
        found = self._all(node, name)
        if not found:
            raise LookupError(f"{node} has no {name if ':' in name else f'dg:{name}'}")
        return found[0]

    def _maybe(self, node: str, name: str) -> str | None:
        return next(iter(self._all(node, name)), None)

    def _link(self, node: str, name: str) -> str | None:
        found = self._maybe(node, name)
        return None if found is None else self._id(found)

    def _chosen(self, node: str, name: str) -> str | None:
        found = self._maybe(node, name)
        return None if found is None else found.removeprefix(self.vocabulary.about.namespace)

    # -- records ----------------------------------------------------------------

    def _entity(self, name: str, node: str, type_: str) -> Entity:
        return Entity(
            id=name,
            type=type_,
            label=self._one(node, "rdfs:label"),
            aliases=tuple(sorted(self._all(node, "skos:altLabel"))),
            description=self._maybe(node, "dcterms:description") or self._maybe(node, "skos:definition") or "",
            same_as=tuple(sorted(self._all(node, "schema:sameAs"))),
            merged=tuple(sorted(self._id(other) for other in self._all(node, "dcterms:replaces"))),
        )

    def _source(self, name: str, node: str) -> Source:
        parts = [self._document(part) for part in self._all(node, "standsIn")]
        return Source(
            id=name,
            speaker=self._id(self._one(node, "prov:wasAttributedTo")),
            documents=tuple(sorted(parts, key=lambda part: part.file)),
            issued=self._maybe(node, "dcterms:issued"),
            issued_basis=self._maybe(node, "issuedBasis") or "",
            url=self._maybe(node, "schema:url") or "",
            title=self._one(node, "dcterms:title"),
        )

    def _document(self, part: str) -> Document:
        whole = self._one(part, "dcterms:isPartOf")
        return Document(
            file=self._one(whole, "dcterms:identifier"),
            begins=self._maybe(part, "begins") or "",
            ends=self._maybe(part, "ends") or "",
            sha256=self._maybe(whole, "sha256") or "",
        )

    def _statement(self, node: str) -> Statement:
        predicate = self._one(node, "rdf:predicate").removeprefix(self.vocabulary.about.namespace)
        unit = self._maybe(node, "schema:unitText")
        object_ = next(iter(self.nodes[node].get(self._iri("rdf:object"), ())), None)
        term = self.vocabulary.predicates.get(predicate)
        if term is None:
            near = did_you_mean(predicate, self.vocabulary.predicates, "docs/ontology.md lists all")
            raise LookupError(f"the predicate of {node} is unknown, found {predicate!r}; {near}")
        content: dict[str, Any] = {name: _number(self._maybe(node, name)) for name in ("value", "lower", "upper")}
        for name in ("rank_reason", "at", "from_", "to", "date_text", "known_since", "scope", "role"):
            content[name] = self._maybe(node, PROPERTIES.get(name, name))
        if object_ is not None and unit is None:
            words = object_.text.removeprefix(self.vocabulary.about.namespace) if term.choice else object_.text
            content |= {"object": self._id(object_.text)} if term.range else {"text": words}
        return Statement(
            id=self._id(node),
            subject=self._id(self._one(node, "rdf:subject")),
            predicate=predicate,
            source=self._id(self._one(node, "prov:hadPrimarySource")),
            speaker=self._id(self._one(node, "prov:wasAttributedTo")),
            evidence=self._evidence(node),
            **content,
            unit=unit,
            bound=self._chosen(node, "bound"),
            stance=self._chosen(node, "stance") or "",
            polarity=self._chosen(node, "polarity") or "",
            rank=self._rank(node),
            basis=self._chosen(node, "basis"),
            via=self._link(node, "via"),
            deal=self._link(node, "deal"),
        )

    def _rank(self, node: str) -> str:
        found = self._one(node, "wikibase:rank")
        rank = _RANK_OF.get(found.removeprefix(self._iri("wikibase:")))
        if rank is None:
            use = ", ".join(f"wikibase:{name}" for name in _RANK_OF)
            raise LookupError(f"the rank of {node} is unknown, found {found!r}; use one of: {use}")
        return rank

    def _quotation(self, node: str) -> Quotation:
        return Quotation(
            id=self._id(node),
            speaker=self._id(self._one(node, "schema:creator")),
            text=self._one(node, "schema:text"),
            source=self._id(self._one(node, "prov:wasQuotedFrom")),
            evidence=self._evidence(node),
            about=tuple(sorted(map(self._id, self._all(node, "schema:about")))),
            direct=self._one(node, "direct") == "true",
            at=self._maybe(node, "at"),
            date_text=self._maybe(node, "dateText"),
            known_since=self._maybe(node, "knownSince"),
            via=self._link(node, "via"),
        )

    def _conflict(self, node: str) -> Conflict:
        return Conflict(
            id=self._id(node),
            kind=self._one(node, "conflictKind"),
            about=self._id(self._one(node, "schema:about")),
            statements=tuple(sorted(map(self._id, self._all(node, "conflictingStatement")))),
            explanation=self._one(node, "explanation"),
            preferred=self._link(node, "preferredStatement"),
        )

    def _evidence(self, node: str) -> tuple[Evidence, ...]:
        return tuple(sorted(map(self._one_evidence, self._all(node, "evidence")), key=evidence_order))

    def _one_evidence(self, node: str) -> Evidence:
        found: dict[str, Any] = {}
        for selector in self._all(node, "oa:hasSelector"):
            for name in ("exact", "start", "end"):
                value = self._maybe(selector, f"oa:{name}")
                if value is not None:
                    found[name] = value if name == "exact" else int(value)
        return Evidence(document=self._one(self._one(node, "oa:hasSource"), "dcterms:identifier"), **found)


_DECIMAL = re.compile(r"[+-]?[0-9]{1,400}(?:\.[0-9]{1,400})?")
_RANK_OF = {wikibase: rank for rank, wikibase in RANKS.items()}


def _number(text: str | None) -> Number | None:
    if text is None:
        return None
    # Python would take more than XML Schema does: 1_000, other scripts' digits, nan.
    if not _DECIMAL.fullmatch(text):
        raise ValueError(f"{shorten(text)!r} is no decimal number")
    return float(text) if "." in text else int(text)
