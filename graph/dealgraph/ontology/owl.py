"""`dealgraph.ttl`: all terms as an OWL 2 DL ontology.

Blank nodes stand only where OWL knows no other way: unions, enumerations and axioms about several classes.
Specification: https://www.w3.org/TR/owl2-syntax/, https://www.w3.org/TR/owl2-mapping-to-rdf/.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..rdf.terms import boolean
from ..turtle_file import Pair, TurtleFile, blank, nodes, plain, words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..vocabulary import ClassTerm, PredicateTerm, Vocabulary
    from .layer import Layer, LayerClass, LayerProperty

_ANNOTATIONS = (
    "dcterms:creator", "dcterms:description", "dcterms:license", "dcterms:title", "rdfs:isDefinedBy", "rdfs:label",
    "skos:altLabel", "skos:closeMatch", "skos:definition", "skos:example", "vann:preferredNamespacePrefix",
    "vann:preferredNamespaceUri",
)  # fmt: skip
# OWL 2 has no datatype for dates of mixed precision, and none for days: any literal.
_RANGES = {"string": "xsd:string", "decimal": "xsd:decimal", "boolean": "xsd:boolean", "date": "rdfs:Literal"}


def owl(vocabulary: Vocabulary, layer: Layer) -> str:
    """Return the ontology as Turtle."""
    return _Ontology(vocabulary, layer).text()


class _Ontology:
    def __init__(self, vocabulary: Vocabulary, layer: Layer) -> None:
        self.vocabulary = vocabulary
        self.layer = layer
        self.about = vocabulary.about
        self.file = TurtleFile({**self.about.prefixes, **layer.prefixes})
        # The standard terms that axioms name, each with its type: OWL DL wants every term declared.
        self.standard: dict[str, str] = {}

    def text(self) -> str:
        self._header()
        self.file.section("-- classes of entities")
        for one in self.vocabulary.classes.values():
            self._class(one)
        self.file.section("-- classes of the statement layer")
        for layer_class in self.layer.classes.values():
            self._layer_class(layer_class)
        self.file.section("-- predicates of statements, each followed by its inverse")
        for predicate in self.vocabulary.predicates.values():
            self._predicate(predicate)
        self.file.section("-- properties of the statement layer")
        for layer_property in self.layer.properties.values():
            self._layer_property(layer_property)
        self.file.section("-- values of the closed lists")
        for layer_class in self.layer.classes.values():
            self._values(layer_class)
        self.file.section("-- what excludes what")
        self._disjointness()
        self.file.section("-- annotation properties, and the standard terms that axioms name")
        self._declarations()
        return self.file.text()

    def name(self, term: str) -> str:
        """Return a term of ours or a prefixed one as Turtle writes it."""
        return term if ":" in term else f"{self.about.prefix}:{term}"

    # -- parts of terms ---------------------------------------------------------

    def _words(self, label: str, definition: str, example: str) -> list[Pair]:
        return [
            ("rdfs:label", words(label)),
            ("skos:definition", words(definition)),
            ("skos:example", words(example)),
        ]

    def _defined(self) -> Pair:
        return ("rdfs:isDefinedBy", f"<{self.about.namespace.rstrip('#/')}>")

    def _use(self, names: Iterable[str], kind: str) -> list[str]:
        """Return the names as Turtle writes them, and remember to declare those that are not ours."""
        found = [self.name(name) for name in names]
        self.standard.update({name: kind for name in found if not name.startswith(f"{self.about.prefix}:")})
        return found

    def _union(self, names: Iterable[str]) -> str:
        found = self._use(names, "owl:Class")
        return found[0] if len(found) == 1 else blank(("a", "owl:Class"), ("owl:unionOf", nodes(found)))

    # -- the ontology and its terms ---------------------------------------------

    def _header(self) -> None:
        about = self.about
        iri = about.namespace.rstrip("#/")
        self.file.block(
            f"<{iri}>",
            ("a", "owl:Ontology"),
            ("dcterms:title", words(about.title)),
            ("dcterms:description", words(about.description)),
            ("dcterms:creator", [plain(creator) for creator in about.creators]),
            ("dcterms:license", f"<{about.license}>"),
            ("owl:versionIRI", f"<{iri}/{about.version}>"),
            ("owl:versionInfo", plain(about.version)),
            ("vann:preferredNamespacePrefix", plain(about.prefix)),
            ("vann:preferredNamespaceUri", plain(about.namespace)),
        )

    def _class(self, term: ClassTerm) -> None:
        above = [term.parent] if term.parent else []
        self.file.block(
            self.name(term.id),
            ("a", "owl:Class"),
            *self._words(term.label, term.definition, term.example),
            ("rdfs:subClassOf", self._use([*above, *term.same], "owl:Class")),
            ("skos:closeMatch", list(term.close)),
            self._defined(),
        )

    def _layer_class(self, term: LayerClass) -> None:
        members = [self.name(value) for value in self.vocabulary.lists[term.values]] if term.values else []
        self.file.block(
            self.name(term.id),
            ("a", "owl:Class"),
            *self._words(term.label, term.definition, term.example),
            ("rdfs:subClassOf", self._use(term.same, "owl:Class")),
            ("owl:equivalentClass", [blank(("a", "owl:Class"), ("owl:oneOf", nodes(members)))] if members else []),
            ("skos:closeMatch", list(term.close)),
            self._defined(),
        )

    def _predicate(self, term: PredicateTerm) -> None:
        leads = bool(term.range or term.choice)
        kind = "owl:ObjectProperty" if leads else "owl:DatatypeProperty"
        types = [kind]
        if term.symmetric:
            types.append("owl:SymmetricProperty")
        if term.transitive:
            types.append("owl:TransitiveProperty")
        range_ = [self.layer.class_of(term.choice)] if term.choice else list(term.range)
        units = [self.vocabulary.units[unit].qudt for unit in term.units]
        self.file.block(
            self.name(term.id),
            ("a", types),
            *self._words(term.label, term.definition, term.example),
            ("skos:altLabel", [words(alias) for alias in term.aliases]),
            ("rdfs:subPropertyOf", self._use(term.same, kind)),
            ("rdfs:domain", self._union(term.domain)),
            ("rdfs:range", self._union(range_) if leads else _RANGES["decimal" if term.units else "string"]),
            (self.name("phrase"), words(term.phrase)),
            (self.name("permittedUnit"), units),
            (self.name("flow"), [plain(term.flow)] if term.flow else []),
            (self.name("partyMetric"), [self.name(term.party_metric.metric)] if term.party_metric else []),
            (
                self.name("partyRole"),
                [self.name(role) for role in term.party_metric.roles] if term.party_metric else [],
            ),
            (self.name("money"), [plain(term.money)] if term.money else []),
            (self.name("impliesInterest"), [boolean(True)] if term.interest else []),
            (self.name("temporallyFunctional"), [boolean(True)] if term.functional else []),
            self._defined(),
        )
        self._inverse(term)

    def _layer_property(self, term: LayerProperty) -> None:
        kind = "owl:DatatypeProperty" if term.datatype else "owl:ObjectProperty"
        self.file.block(
            self.name(term.id),
            ("a", kind),
            *self._words(term.label, term.definition, term.example),
            ("rdfs:subPropertyOf", self._use(term.same, kind)),
            ("rdfs:domain", self._union(term.domain)),
            ("rdfs:range", _RANGES[term.datatype] if term.datatype else self._union(term.range)),
            ("skos:closeMatch", list(term.close)),
            self._defined(),
        )
        self._inverse(term)

    def _inverse(self, term: PredicateTerm | LayerProperty) -> None:
        if term.inverse is None:
            return
        definition = f"The inverse of {term.label!r}. {term.definition}"
        self.file.block(
            self.name(term.inverse.name),
            ("a", "owl:ObjectProperty"),
            *self._words(term.inverse.label, definition, term.example),
            ("owl:inverseOf", self.name(term.id)),
            ("rdfs:domain", self._union(term.range)),
            ("rdfs:range", self._union(term.domain)),
            self._defined(),
        )

    def _values(self, layer_class: LayerClass) -> None:
        if layer_class.values is None:
            return
        for value in self.vocabulary.lists[layer_class.values].values():
            self.file.block(
                self.name(value.id),
                ("a", ["owl:NamedIndividual", self.name(layer_class.id)]),
                *self._words(value.label, value.definition, layer_class.examples[value.id]),
                self._defined(),
            )

    # -- axioms about several terms, and declarations ----------------------------

    def _disjointness(self) -> None:
        tops = [term.id for term in self.vocabulary.classes.values() if term.parent is None]
        groups = [[*tops, *self.layer.classes], *top_branches(self.vocabulary)]
        for group in groups:
            if len(group) > 1:
                members = nodes(map(self.name, group))
                self.file.block("[]", ("a", "owl:AllDisjointClasses"), ("owl:members", members))
        for term in self.layer.classes.values():
            if term.values:
                members = nodes(map(self.name, self.vocabulary.lists[term.values]))
                self.file.block("[]", ("a", "owl:AllDifferent"), ("owl:distinctMembers", members))

    def _declarations(self) -> None:
        for annotation in self.layer.annotations.values():
            self.file.block(
                self.name(annotation.id),
                ("a", "owl:AnnotationProperty"),
                *self._words(annotation.label, annotation.definition, annotation.example),
                self._defined(),
            )
        for name in _ANNOTATIONS:
            self.file.block(name, ("a", "owl:AnnotationProperty"))
        for name, kind in sorted(self.standard.items()):
            self.file.block(name, ("a", kind))


def top_branches(vocabulary: Vocabulary) -> list[list[str]]:
    """Return the groups of sister classes that exclude each other: those below classes that are abstract to the top."""
    classes = vocabulary.classes
    closed = [name for name in classes if all(classes[above].abstract for above in vocabulary.ancestors(name))]
    return [[name for name in classes if classes[name].parent == parent] for parent in closed]
