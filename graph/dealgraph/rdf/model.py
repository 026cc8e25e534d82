"""The graph as resources with properties, in the order in which the writers need them.

Three layers: plain triples for statements that are asserted, affirmed, not deprecated and lose nothing without
their qualifiers; a node for every statement, deal, membership, quotation and conflict, with evidence as Web
Annotation selectors and PROV for who and whence; and, in TriG and N-Quads, a named graph a source. There are no blank
nodes.

Only the list of nodes is held, those of statements by their place; what is said of each is made when its turn comes, so
that a graph of any size takes little memory beside its records. The order of the nodes is none of memory: a processor
waits longest for what lies far apart, and so a node leads to as few objects as can be.
"""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING

from .memberships import Memberships
from .names import Names
from .parts import SECTIONS, Node, Resource
from .plain import plain_statements
from .receipts import Receipts, Times
from .said import Said
from .things import Things

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..knowledge_graph import KnowledgeGraph


class RdfModel(Names):
    """Turns a KnowledgeGraph into resources. `base` replaces the namespace of the resources."""

    def __init__(self, kg: KnowledgeGraph, base: str | None = None) -> None:
        super().__init__(kg.vocabulary, base)
        self.kg = kg

    def resources(self) -> Iterator[Resource]:
        """Yield all resources, section by section, each section sorted by subject."""
        nodes = self._nodes()
        # By id, to which the end of the term does not belong.
        nodes.sort(key=lambda node: node[0][:-1], reverse=True)
        nodes.sort(key=itemgetter(1), reverse=True)
        return self._made(nodes)

    def by_subject(self) -> Iterator[Resource]:
        """Yield all resources in the order of their subjects as terms."""
        nodes = self._nodes()
        nodes.sort(key=itemgetter(0), reverse=True)
        return self._made(nodes)

    def _made(self, nodes: list[Node]) -> Iterator[Resource]:
        # From the end: what is made is freed while the processor still has it at hand.
        while nodes:
            subject, section, make, record = nodes.pop()
            yield subject, SECTIONS[section], make(record)

    def _nodes(self) -> list[Node]:
        rows = self.kg.records
        receipts, times = Receipts(self), Times(self)
        things = Things(rows, plain_statements(rows.statements, self.vocabulary), self)
        memberships = Memberships(self.kg, self, times)
        said = Said(self.kg, self, receipts, times)
        return [
            *things.nodes(),
            *memberships.nodes(),
            *said.nodes(),
            *receipts.nodes(),
            *times.nodes(),
        ]
