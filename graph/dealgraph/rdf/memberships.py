"""Positions that somebody holds or held, as memberships of the organization ontology.

Which predicates tell of one is said in `ontology/predicates.yaml` (`membership`). Statements that say the same of one
position, from whichever source, share a node; what is not stated as a fact makes none.
Source of the terms: https://www.w3.org/TR/vocab-org/.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ..records import record_id
from . import terms
from .parts import SECTIONS

if TYPE_CHECKING:
    from ..knowledge_graph import KnowledgeGraph
    from ..records import Statement
    from .names import Names
    from .parts import Nodes, Part, Property
    from .receipts import Times

_SECTION = SECTIONS.index("memberships")


class _Position(NamedTuple):
    """What makes two statements speak of the same membership."""

    kind: str
    member: str
    organization: str
    role: str
    scope: str
    at: str
    from_: str
    to: str


class Memberships:
    """Makes the resources of memberships, and of the roles in them."""

    def __init__(self, kg: KnowledgeGraph, names: Names, times: Times) -> None:
        self._kg = kg
        self._names = names
        self._times = times
        self._found: dict[_Position, list[Statement]] = {}
        told = {name: term.membership for name, term in kg.vocabulary.predicates.items() if term.membership}
        for row in kg.records.statements:
            if row.predicate in told and self._is_fact(row):
                self._found.setdefault(_position(told[row.predicate] or "", row), []).append(row)
        for place in self._found:
            times.node(None, place.from_, place.to)

    def nodes(self) -> Nodes:
        """Yield them all."""
        for place, rows in self._found.items():
            yield self._names.node(record_id("m", *place)), _SECTION, self._membership, (place, rows)
        for role in {place.role for place in self._found if place.role}:
            graphs = {
                self._names.entity(row.source): None
                for place, rows in self._found.items()
                if place.role == role
                for row in rows
            }
            yield self._names.node(record_id("r", role)), _SECTION, self._role, (role, list(graphs))

    def _is_fact(self, row: Statement) -> bool:
        if row.object is None or (row.stance, row.polarity) != ("asserted", "affirmed") or row.rank == "deprecated":
            return False
        # org:organization leads to organisations alone; a publication is none.
        return self._kg.vocabulary.is_a(self._kg[row.object].type, ("Organization",))

    def _membership(self, record: tuple[_Position, list[Statement]]) -> list[Part]:
        place, rows = record
        term, entity, date = self._names.term, self._names.entity, self._names.date
        found = [
            self._names.type("Membership"),
            self._names.type("org:Membership"),
            f"{term('rdfs:label')} {terms.string(self._label(place))}",
            f"{term('ended')} {terms.boolean(place.kind == 'former')}",
            f"{term('org:member')} {entity(place.member)}",
            f"{term('org:organization')} {entity(place.organization)}",
        ]
        if place.role:
            found.append(f"{term('org:role')} {self._names.node(record_id('r', place.role))}")
        if place.scope:
            found.append(f"{term('scope')} {terms.string(place.scope)}")
        for name, day in (("at", place.at), ("from", place.from_), ("to", place.to)):
            if day:
                found.append(f"{term(name)} {date(day)}")
        during = self._times.node(None, place.from_, place.to)
        if during:
            found.append(f"{term('org:memberDuring')} {during}")
        named: dict[str, list[Property]] = {}
        for row in rows:
            said = named.setdefault(entity(row.source), list(found))
            said.append(f"{term('prov:wasDerivedFrom')} {self._names.node(row.id)}")
        return list(named.items())

    def _label(self, place: _Position) -> str:
        role = f", {place.role}" if place.role else ""
        former = " (former)" if place.kind == "former" else ""
        return f"{self._kg.label(place.member)} at {self._kg.label(place.organization)}{role}{former}"

    def _role(self, record: tuple[str, list[str]]) -> list[Part]:
        role, graphs = record
        label = terms.string(role)
        found = [
            self._names.type("org:Role"),
            f"{self._names.term('rdfs:label')} {label}",
            f"{self._names.term('skos:prefLabel')} {label}",
        ]
        return [(graph, found) for graph in graphs]


def _position(kind: str, row: Statement) -> _Position:
    return _Position(
        kind,
        row.subject,
        row.object or "",
        row.role or "",
        row.scope or "",
        row.at or "",
        row.from_ or "",
        row.to or "",
    )
