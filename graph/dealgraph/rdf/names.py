"""The IRIs of terms and resources, as N-Triples writes them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from . import terms

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..vocabulary import Vocabulary

Key = TypeVar("Key")
Value = TypeVar("Value")


class Memo(dict[Key, Value], Generic[Key, Value]):
    """Values that `make` works out once for each key; a lookup afterwards costs no more than that of a dictionary."""

    def __init__(self, make: Callable[[Key], Value]) -> None:
        self._make = make

    def __missing__(self, key: Key) -> Value:
        self[key] = value = self._make(key)
        return value


class Names:
    """Gives terms by prefixed name and resources by id. `base` replaces the namespace of the resources."""

    def __init__(self, vocabulary: Vocabulary, base: str | None = None) -> None:
        self.vocabulary = vocabulary
        self.about = vocabulary.about
        self.base = base or self.about.resources
        terms.iri(self.base)
        #: Return the term of a prefixed name such as `schema:about`, or of a bare one in our ontology.
        self.term = Memo(self._term).__getitem__
        #: Return the node of an entity, by its id.
        self.entity = Memo[str, str](lambda name: terms.iri(self.base + name)).__getitem__
        #: Return the literal of a partial date.
        self.date = Memo(terms.date).__getitem__
        #: Return the type of a resource, by the name of its class, as a property.
        self.type = Memo[str, str](lambda name: f"{self.term('rdf:type')} {self.term(name)}").__getitem__
        #: Return the types of the entities of a class: the class, and the standard ones that it stands for.
        self.types = Memo(self._types).__getitem__
        #: Return the terms of a predicate of the vocabulary: ours, and the standard ones that it stands for.
        self.predicates = Memo(self._predicates).__getitem__

    def node(self, name: str) -> str:
        """Return the node of a record, by its id, which is made of letters, digits and hyphens."""
        return f"<{self.base}{name}>"

    def _term(self, name: str) -> str:
        prefix, colon, local = name.partition(":")
        return terms.iri(self.about.prefixes[prefix] + local if colon else self.about.namespace + name)

    def _predicates(self, name: str) -> list[str]:
        return [self.term(one) for one in (name, *self.vocabulary.predicates[name].same)]

    def _types(self, name: str) -> list[str]:
        classes = self.vocabulary.classes
        standard = [same for parent in self.vocabulary.ancestors(name) for same in classes[parent].same]
        return [self.type(one) for one in dict.fromkeys([name, *standard]) if one != "schema:Thing"]
