"""Paths with receipts: the best ways from one entity to another, each step with the statements that carry it."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import msgspec

from ..records import Conflict, Entity, Evidence, Statement
from ..results import Rows
from .costs import DEFAULT, CostModel
from .disputes import disputes_of
from .roads import SCALE, Between, Roads, read_roads
from .search import best_paths

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ..knowledge_graph import KnowledgeGraph

Name = str | Entity
_KEPT = 8


class Hop(msgspec.Struct, frozen=True, omit_defaults=True):
    """One step: all statements that join the two entities, in either direction, the best one first.

    `sentence` is the best statement in words, `conflicts` are those that touch it, `cost` is that of the step.
    """

    start: str
    end: str
    statements: tuple[Statement, ...]
    sentence: str
    cost: float
    conflicts: tuple[Conflict, ...] = ()

    @property
    def statement(self) -> Statement:
        """The statement that carries the step best."""
        return self.statements[0]

    @property
    def forwards(self) -> bool:
        """Whether the step goes from the subject of its best statement to the object."""
        return self.statement.subject == self.start


class Path(msgspec.Struct, frozen=True):
    """A way from one entity to another; `cost` is the sum of its steps and of the entities that it passes through."""

    hops: tuple[Hop, ...]
    cost: float

    @property
    def entities(self) -> tuple[str, ...]:
        """The ids of the entities on the way, both ends included."""
        return (self.hops[0].start, *(hop.end for hop in self.hops))

    @property
    def sentences(self) -> tuple[str, ...]:
        """Each step as a readable sentence with its date and its stance."""
        return tuple(hop.sentence for hop in self.hops)

    @property
    def receipts(self) -> tuple[Evidence, ...]:
        """The quotes that carry the steps, in their order."""
        return tuple(one for hop in self.hops for one in hop.statement.evidence)

    @property
    def conflicts(self) -> tuple[Conflict, ...]:
        """The conflicts that touch a statement which the path rests on."""
        return tuple(dict.fromkeys(one for hop in self.hops for one in hop.conflicts))

    def __len__(self) -> int:
        return len(self.hops)

    def __str__(self) -> str:
        """Return the sentences, one a line."""
        return "\n".join(self.sentences)


class Routes:
    """The roads of one graph by cost model and predicates, made when they are first asked for."""

    def __init__(self, kg: KnowledgeGraph) -> None:
        self._kg = kg
        self._made: dict[tuple[CostModel, frozenset[str] | None], tuple[Roads, Between]] = {}

    def roads(self, model: CostModel, predicates: frozenset[str] | None) -> tuple[Roads, Between]:
        """Return the roads for this model over these predicates (None: over all)."""
        key = (model, predicates)
        if key not in self._made:
            if len(self._made) >= _KEPT:
                self._made.pop(next(iter(self._made)))
            self._made[key] = read_roads(self._kg.records.statements, self._kg.vocabulary, model, predicates)
        return self._made[key]


def find_paths(
    kg: KnowledgeGraph,
    a: Name,
    b: Name,
    *,
    max_hops: int,
    via: Name | Sequence[Name] | None,
    avoid: Name | Iterable[Name],
    predicates: str | Iterable[str] | None,
    k: int | None,
    cost: CostModel | None,
) -> Rows[Path]:
    """Return the best paths; `KnowledgeGraph.paths` says what goes in and comes out."""
    ends = [kg[a].id, kg[b].id]
    stops = [] if via is None else [kg[one].id for one in ([via] if isinstance(via, (str, Entity)) else via)]
    shunned = {kg[one].id for one in ([avoid] if isinstance(avoid, (str, Entity)) else avoid)}
    wanted: frozenset[str] | None = None
    if predicates is not None:
        names = [predicates] if isinstance(predicates, str) else predicates
        wanted = frozenset(kg.predicate(name) for name in names)
    roads, between = kg.routes.roads(cost or DEFAULT, wanted)
    if any(name not in roads.index for name in (*ends, *stops)):
        return Rows([])
    start, end = (roads.index[name] for name in ends)
    found = best_paths(
        roads,
        start,
        end,
        max_hops=max_hops,
        k=k,
        via=[roads.index[name] for name in stops],
        avoid=frozenset(roads.index[name] for name in shunned if name in roads.index),
    )
    made: dict[tuple[str, str], Hop] = {}

    def hop(one: str, other: str) -> Hop:
        if (one, other) not in made:
            made[one, other] = _hop(kg, between, one, other)
        return made[one, other]

    paths = []
    for total, nodes in found:
        names = [roads.names[node] for node in nodes]
        steps = tuple(hop(one, other) for one, other in itertools.pairwise(names))
        paths.append(Path(steps, total / SCALE))
    return Rows(paths)


def _hop(kg: KnowledgeGraph, between: Between, start: str, end: str) -> Hop:
    priced = between[min(start, end), max(start, end)]
    order = list(kg.vocabulary.lists["rank"])
    # What costs the least first; of those, what curators prefer; of those, the one that says the most of its time.
    rows = sorted(priced, key=lambda one: (one[0], order.index(one[1].rank), one[1].at is None, one[1].id))
    best = rows[0][1]
    statements = tuple(row for _, row in rows)
    return Hop(start, end, statements, kg.sentence(best), rows[0][0] / SCALE, disputes_of(kg, [best]))
