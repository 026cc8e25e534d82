"""`entities/*.yaml`: a mapping from ids to entities.

acme:
  type: Company
  label: Acme
  aliases: [Acme Inc.]
  description: Maker of invented things.
  same_as: [https://www.wikidata.org/entity/Q0]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..records import Entity
from ..yaml_file import Mapping, Text
from .report import MAX_NAME, Report

if TYPE_CHECKING:
    from pathlib import Path

    from ..vocabulary import Vocabulary

KEYS = ("type", "label", "aliases", "description", "same_as")


class EntityReader:
    """Reads entities file by file. `entities` holds those read; `unread` is true where a file could not be read."""

    def __init__(self, vocabulary: Vocabulary, report: Report) -> None:
        self.vocabulary = vocabulary
        self.report = report
        self.entities: dict[str, Entity] = {}
        self.unread = False
        self._places: dict[str, str] = {}
        self._names: dict[str, str] = {}

    def read(self, path: Path) -> None:
        """Read one file."""
        before = len(self.report.problems)
        root = self.report.open(path, "a mapping from ids to entities")
        self.unread |= len(self.report.problems) > before
        for name, node in (root or {}).items():
            fields = self.report.mapping(node, f"the entity {name!r}")
            if fields is None or not self.claim(name):
                continue
            self.report.keys(fields, KEYS, ("type", "label"))
            self.add(name, fields, self.class_of(fields, "Source"))

    def claim(self, name: Text) -> bool:
        """Return whether the id `name` is free; adds a problem where it is not, or is no id.

        An entity with a malformed id is read all the same, so that this one error does not become many.
        """
        self.report.slug(name, "an entity")
        if name in self._places:
            self.report.problem(name, "the id is used twice", name, f"it stands already at {self._places[name]}")
            return False
        self._places[str(name)] = f"{self.report.file}:{name.line}"
        return True

    def known(self, name: Text) -> bool:
        """Return whether `name` is an entity's id; otherwise add a problem, unless a file could not be read."""
        if name in self.entities:
            return True
        owner = self._names.get(_folded(name))
        if owner:
            self.report.problem(name, "an entity is named by its id", name, f"write {owner!r}")
        elif not self.unread:
            self.report.known(name, self.entities, "entity", "add it to a file of entities/")
        return False

    def class_of(self, fields: Mapping, forbidden: str = "", required: str = "") -> str | None:
        """Return the class that `type` names, or None after adding a problem."""
        node = fields.field("type")
        classes = self.vocabulary.classes
        if not self.report.text(node, "the class") or not isinstance(node, Text):
            return None
        if not self.report.known(node, classes, "class", "docs/ontology.md lists the classes"):
            return None
        if classes[node].abstract:
            narrower = ", ".join(name for name in self.vocabulary.below(node) if not classes[name].abstract)
            self.report.problem(node, "the class is abstract", node, f"use one of: {narrower}")
            return None
        if forbidden and self.vocabulary.is_a(node, (forbidden,)):
            self.report.problem(node, "a source is registered in sources.yaml", node, "move it there")
            return None
        if required and not self.vocabulary.is_a(node, (required,)):
            narrower = ", ".join(name for name in self.vocabulary.below(required) if not classes[name].abstract)
            self.report.problem(node, f"the class is no kind of {required}", node, f"use one of: {narrower}")
            return None
        return str(node)

    def add(self, name: Text, fields: Mapping, class_id: str | None) -> None:
        """Add the entity that `fields` describe. An unknown class adds it as Thing, so that one error stays one."""
        report = self.report
        label = report.text(fields.field("label"), "the label", MAX_NAME)
        aliases = report.texts(fields.field("aliases"), "an alias")
        for alias in [label_node for label_node in [fields.field("label")] if isinstance(label_node, Text)] + aliases:
            self._own(alias, str(name))
        same_as = report.texts(fields.field("same_as"), "an identifier")
        for iri in same_as:
            report.address(iri, "an identifier")
        self.entities[str(name)] = Entity(
            id=str(name),
            type=class_id or "Thing",
            label=label or str(name),
            aliases=tuple(sorted(set(map(str, aliases)))),
            description=report.text(fields.field("description"), "the description"),
            same_as=tuple(sorted(set(map(str, same_as)))),
        )

    def _own(self, alias: Text, owner: str) -> None:
        other = self._names.setdefault(_folded(alias), owner)
        if other != owner:
            mend = "give one of them a longer label, or keep the name with one of the two"
            self.report.problem(alias, f"the name belongs to {other!r} already", alias, mend)


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())
