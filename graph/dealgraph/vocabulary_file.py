"""Reads the vocabulary from `ontology/*.yaml` (ontology, values, classes, predicates)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .errors import Problem, SeedsError
from .search import fold
from .suggest import did_you_mean
from .vocabulary import About, ClassTerm, Inverse, PartyMetric, PredicateTerm, Term, Unit, Vocabulary
from .yaml_file import Mapping, Node, Sequence, Text, YamlError, read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_CLASS_KEYS = ("label", "definition", "example", "parent", "same", "close", "style", "abstract")
_PREDICATE_KEYS = (
    "label", "aliases", "phrase", "definition", "example", "domain", "range", "units", "text", "choice", "inverse",
    "kind", "same", "flow", "party_metric", "money", "interest", "membership", "stance", "topical", "against",
)  # fmt: skip
_ABOUT_KEYS = (
    "title", "description", "version", "prefix", "namespace", "resources", "license", "creators", "prefixes",
)  # fmt: skip
_KINDS = ("functional", "symmetric", "transitive")
MEMBERSHIPS = ("current", "former")
MONEY = ("earned", "spent", "raised")
FLOWS = ("gives_money", "gets_money", "gives_compute", "gets_compute")


class VocabularyReader:
    """Reads the four files of `folder`, collecting problems instead of stopping at the first."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.problems: list[Problem] = []
        self.file = ""

    def read(self) -> Vocabulary:
        """Return the vocabulary. Raises SeedsError with every problem found."""
        about = self._about(self._open("ontology.yaml"))
        units, lists = self._values(self._open("values.yaml"))
        classes = self._classes(self._open("classes.yaml"))
        predicates = self._predicates(self._open("predicates.yaml"), classes, units, lists)
        if self.problems:
            raise SeedsError(sorted(self.problems))
        return Vocabulary(about, classes, predicates, units, lists)

    def _open(self, name: str) -> Mapping:
        self.file = str(self.folder / name)
        try:
            root = read_yaml(self.folder / name)
        except YamlError as error:
            raise SeedsError([error.problem]) from None
        if not isinstance(root, Mapping):
            raise SeedsError([Problem(self.file, 1, 1, "the file must hold a mapping of names to terms")])
        return root

    def _problem(self, at: Node, what: str, found: str = "", mend: str = "") -> None:
        self.problems.append(Problem(self.file, at.line, at.column, what, str(found), mend))

    def _known(self, name: Text, known: object, what: str) -> None:
        names = list(known) if isinstance(known, (dict, tuple)) else []
        if name not in names:
            self._problem(name, f"unknown {what}", name, did_you_mean(name, names))

    def _keys(self, term: Mapping, allowed: tuple[str, ...], required: tuple[str, ...]) -> None:
        for key in term:
            self._known(key, allowed, "key")
        for wanted in required:
            if wanted not in term:
                self._problem(term, f"the key {wanted!r} is missing")

    def _terms(self, root: Mapping) -> Iterator[tuple[Text, Mapping]]:
        for name, term in root.items():
            if isinstance(term, Mapping):
                yield name, term
            else:
                self._problem(name, "a term must be a mapping", name)

    def _text(self, term: Mapping, key: str) -> str:
        value = term.field(key)
        if value is None:
            return ""
        if not isinstance(value, Text):
            self._problem(value, f"{key!r} must be text")
            return ""
        return str(value)

    def _names(self, term: Mapping, key: str) -> tuple[Text, ...]:
        value = term.field(key)
        if value is None:
            return ()
        if isinstance(value, Sequence):
            return tuple(item for item in value if isinstance(item, Text))
        self._problem(value, f"{key!r} must be a list, in square brackets")
        return ()

    def _flag(self, term: Mapping, key: str) -> bool:
        value = self._text(term, key)
        if value not in ("", "yes", "no"):
            self._problem(term, f"{key!r} must be yes or no", value)
        return value == "yes"

    def _about(self, root: Mapping) -> About:
        self._keys(root, _ABOUT_KEYS, _ABOUT_KEYS)
        prefixes = root.field("prefixes")
        named = {str(name): str(iri) for name, iri in prefixes.items()} if isinstance(prefixes, Mapping) else {}
        text = {key: self._text(root, key) for key in _ABOUT_KEYS[:7]}
        named[text["prefix"]] = text["namespace"]
        return About(
            **text, creators=tuple(map(str, self._names(root, "creators"))), prefixes=dict(sorted(named.items()))
        )

    def _values(self, root: Mapping) -> tuple[dict[str, Unit], dict[str, dict[str, Term]]]:
        units: dict[str, Unit] = {}
        lists: dict[str, dict[str, Term]] = {}
        for name, members in self._terms(root):
            for member, term in self._terms(members):
                if name == "units":
                    keys = ("label", "dimension", "qudt", "symbol")
                    self._keys(term, keys, keys)
                    units[str(member)] = Unit(str(member), *(self._text(term, key) for key in keys))
                else:
                    self._keys(term, ("label", "definition", "axis"), ("label", "definition"))
                    words = [self._text(term, key) for key in ("label", "definition", "axis")]
                    entry = Term(str(member), *words)
                    lists.setdefault(str(name), {})[str(member)] = entry
        return units, lists

    def _classes(self, root: Mapping) -> dict[str, ClassTerm]:
        classes: dict[str, ClassTerm] = {}
        for name, term in self._terms(root):
            self._keys(term, _CLASS_KEYS, ("label", "definition", "example"))
            parent = term.field("parent")
            above: ClassTerm | None = None
            if isinstance(parent, Text):
                # A parent stands above its children in the file, which also rules out circles.
                self._known(parent, classes, "parent class (it must stand above)")
                above = classes.get(str(parent))
            style = term.field("style")
            looks = {str(key): str(value) for key, value in style.items()} if isinstance(style, Mapping) else {}
            classes[str(name)] = ClassTerm(
                id=str(name),
                label=self._text(term, "label"),
                definition=self._text(term, "definition"),
                example=self._text(term, "example"),
                parent=above.id if above else None,
                abstract=self._flag(term, "abstract"),
                same=tuple(map(str, self._names(term, "same"))),
                close=tuple(map(str, self._names(term, "close"))),
                color=looks.get("color", above.color if above else "#6b7280"),
                shape=looks.get("shape", above.shape if above else "dot"),
            )
        return classes

    def _predicates(
        self,
        root: Mapping,
        classes: dict[str, ClassTerm],
        units: dict[str, Unit],
        lists: dict[str, dict[str, Term]],
    ) -> dict[str, PredicateTerm]:
        predicates: dict[str, PredicateTerm] = {}
        for name, term in self._terms(root):
            self._keys(term, _PREDICATE_KEYS, ("label", "phrase", "definition", "example", "domain"))
            for key, known, what in (
                ("domain", classes, "class"),
                ("range", classes, "class"),
                ("units", units, "unit"),
            ):
                for item in self._names(term, key):
                    self._known(item, known, what)
            kinds = self._names(term, "kind")
            for kind in kinds:
                self._known(kind, _KINDS, "kind")
            choice = term.field("choice")
            if isinstance(choice, Text):
                self._known(choice, lists, "list of values")
            flow = term.field("flow")
            if isinstance(flow, Text):
                self._known(flow, FLOWS, "flow")
            money = term.field("money")
            if isinstance(money, Text):
                self._known(money, MONEY, "kind of money")
            membership = term.field("membership")
            if isinstance(membership, Text):
                self._known(membership, MEMBERSHIPS, "kind of membership")
            stance = term.field("stance")
            if isinstance(stance, Text):
                self._known(stance, lists.get("stance", {}), "stance")
            if sum(key in term for key in ("range", "units", "text", "choice")) != 1:
                self._problem(name, "a predicate takes exactly one of range, units, text and choice", name)
            predicates[str(name)] = PredicateTerm(
                id=str(name),
                label=self._text(term, "label"),
                aliases=tuple(map(str, self._names(term, "aliases"))),
                phrase=self._text(term, "phrase"),
                definition=self._text(term, "definition"),
                example=self._text(term, "example"),
                domain=tuple(map(str, self._names(term, "domain"))),
                range=tuple(map(str, self._names(term, "range"))),
                units=tuple(map(str, self._names(term, "units"))),
                text=self._flag(term, "text"),
                choice=str(choice) if isinstance(choice, Text) else None,
                functional="functional" in kinds,
                symmetric="symmetric" in kinds,
                transitive="transitive" in kinds,
                inverse=self._inverse(term),
                same=tuple(map(str, self._names(term, "same"))),
                flow=str(flow) if isinstance(flow, Text) else None,
                party_metric=self._party_metric(term, predicates),
                money=str(money) if isinstance(money, Text) else None,
                interest=self._flag(term, "interest"),
                membership=str(membership) if isinstance(membership, Text) else None,
                stance=str(stance) if isinstance(stance, Text) else "asserted",
                topical=self._flag(term, "topical"),
                against=self._flag(term, "against"),
            )
        self._check_aliases(root, predicates)
        return predicates

    def _party_metric(self, term: Mapping, above: dict[str, PredicateTerm]) -> PartyMetric | None:
        value = term.field("party_metric")
        if value is None:
            return None
        if not isinstance(value, Mapping):
            self._problem(value, "'party_metric' must have a metric and roles")
            return None
        self._keys(value, ("metric", "roles"), ("metric", "roles"))
        roles = self._names(value, "roles")
        metric = value.field("metric")
        for name in (*([metric] if isinstance(metric, Text) else []), *roles):
            self._known(name, above, "predicate (it must stand above)")
        if isinstance(metric, Text) and metric in above and above[metric].units != self._names(term, "units"):
            self._problem(metric, "the metric takes other units", metric)
        return PartyMetric(self._text(value, "metric"), tuple(map(str, roles)))

    def _check_aliases(self, root: Mapping, predicates: dict[str, PredicateTerm]) -> None:
        """Report the aliases that are no names, and those by which a predicate goes already."""
        owners: dict[str, str] = {}
        for one in predicates.values():
            for name in (one.id, one.label, one.phrase):
                owners.setdefault(fold(name), one.id)
        for name, term in self._terms(root):
            value = term.field("aliases")
            for alias in value if isinstance(value, Sequence) else ():
                if not isinstance(alias, Text) or not fold(alias):
                    self._problem(alias, "an alias must be text")
                    continue
                owner = owners.get(fold(alias))
                if owner is not None:
                    self._problem(alias, f"the predicate {owner!r} goes by this name already", alias, "leave it out")
                owners.setdefault(fold(alias), str(name))

    def _inverse(self, term: Mapping) -> Inverse | None:
        inverse = term.field("inverse")
        if inverse is None:
            return None
        if not isinstance(inverse, Mapping):
            self._problem(inverse, "'inverse' must have a name and a label")
            return None
        self._keys(inverse, ("name", "label"), ("name", "label"))
        return Inverse(self._text(inverse, "name"), self._text(inverse, "label"))
