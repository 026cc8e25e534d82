"""Paths with receipts: the best ways from one entity to another, each step with the statements that carry it."""

from __future__ import annotations

import itertools
from functools import partial
from typing import TYPE_CHECKING

import msgspec

from ..arguments import whole
from ..filters import each, ids_of, several
from ..findings import Finding, Lines, dispute_lines
from ..hints import quick, without_each
from ..records import Conflict, Entity, Evidence, Statement
from ..results import Mapped, Rows
from .costs import DEFAULT, CostModel
from .disputes import disputes_of
from .roads import SCALE, read_roads
from .search import best_paths

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ..filters import Choices
    from ..knowledge_graph import KnowledgeGraph

Name = str | Entity
_KEPT = 8


class Hop(msgspec.Struct, frozen=True, omit_defaults=True):
    """One step: all statements that join the two entities, in either direction, the best one first.

    `sentence` is the best statement in words, `conflicts` are those that touch it, `cost` is that of the step, `labels`
    are those of the two entities.
    """

    start: str
    end: str
    statements: tuple[Statement, ...]
    sentence: str
    cost: float
    conflicts: tuple[Conflict, ...] = ()
    labels: tuple[str, str] = ("", "")

    @property
    def statement(self) -> Statement:
        """The statement that carries the step best."""
        return self.statements[0]

    @property
    def forwards(self) -> bool:
        """Whether the step goes from the subject of its best statement to the object."""
        return self.statement.subject == self.start


class Path(Finding, frozen=True):
    """A way from one entity to another; `cost` is the sum of its steps and of the entities that it passes through."""

    hops: tuple[Hop, ...]
    cost: float

    @property
    def title(self) -> str:
        """The entities on the way."""
        return " - ".join((self.hops[0].labels[0], *(hop.labels[1] for hop in self.hops)))

    def lines(self) -> Lines:
        """Return each step with its first quote, and the disputes that touch the steps."""
        steps = [
            line for hop in self.hops for line in (("", hop.sentence), ("  quote", hop.statement.evidence[0].exact))
        ]
        return steps + dispute_lines(self.conflicts)

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


class Net:
    """The roads of one graph, by one cost model and over some predicates, with the hops made so far."""

    def __init__(self, kg: KnowledgeGraph, model: CostModel, predicates: frozenset[str] | None) -> None:
        self._kg = kg
        self.roads, self._between = read_roads(kg.records.statements, kg.vocabulary, model, predicates)
        self._ranks = list(kg.vocabulary.lists["rank"])
        self._hops: dict[tuple[int, int], Hop] = {}

    def path(self, cost: int, nodes: tuple[int, ...]) -> Path:
        """Return the path over these nodes."""
        hops = self._hops
        steps = []
        for step in itertools.pairwise(nodes):
            found = hops.get(step)
            if found is None:
                found = hops[step] = self._hop(*step)
            steps.append(found)
        return Path(tuple(steps), cost / SCALE)

    def _hop(self, one: int, other: int) -> Hop:
        start, end = self.roads.names[one], self.roads.names[other]
        rows = sorted(self._between[min(start, end), max(start, end)], key=self._goodness)
        cost, best = rows[0]
        statements = tuple(row for _, row in rows)
        labels = (self._kg.label(start), self._kg.label(end))
        return Hop(start, end, statements, self._kg.sentence(best), cost / SCALE, disputes_of(self._kg, [best]), labels)

    def _goodness(self, priced: tuple[int, Statement]) -> tuple[int, int, bool, str]:
        """Sort what costs the least first; of that, what curators prefer; of that, what has a date."""
        cost, row = priced
        return cost, self._ranks.index(row.rank), row.at is None, row.id


class Routes:
    """The nets of one graph, made when they are first asked for."""

    def __init__(self, kg: KnowledgeGraph) -> None:
        self._kg = kg
        self._made: dict[tuple[CostModel, frozenset[str] | None], Net] = {}

    def net(self, model: CostModel, predicates: frozenset[str] | None) -> Net:
        """Return the net for this model over these predicates (None: over all)."""
        key = (model, predicates)
        if key not in self._made:
            if len(self._made) >= _KEPT:
                self._made.pop(next(iter(self._made)))
            self._made[key] = Net(self._kg, model, predicates)
        return self._made[key]


def find_paths(
    kg: KnowledgeGraph,
    a: Name,
    b: Name,
    *,
    max_hops: int,
    via: Name | Sequence[Name] | None,
    avoid: Name | Iterable[Name],
    predicate: Choices | None,
    k: int | None,
    cost: CostModel | None,
) -> Rows[Path]:
    """Return the best paths; `KnowledgeGraph.paths` says what goes in and comes out."""
    ends = [kg[a].id, kg[b].id]
    if ends[0] == ends[1]:
        raise ValueError(f"a path joins two entities; both ends are {kg.label(ends[0])!r}")
    whole("max_hops", max_hops)
    if k is not None:
        whole("k", k)
    stops = [] if via is None else [kg[one].id for one in several(via, "via")]
    shunned = ids_of(kg, avoid, "avoid") or frozenset()
    wanted = each(predicate, kg.predicate, "predicate")
    net = kg.routes.net(cost or DEFAULT, wanted)
    index = net.roads.index

    def why(rows: Sequence[Path]) -> list[str]:
        """Say what there is with one filter less, or over one step more."""
        if rows or not quick(kg):
            return []
        ask = partial(kg.paths, a, b, cost=cost)
        given = {"via": stops or None, "avoid": shunned or None, "predicate": wanted}
        lines = without_each(partial(ask, max_hops=max_hops, k=k), given, alone=True)
        further = ask(max_hops=max_hops + 1, k=1, via=stops or None, avoid=shunned, predicate=wanted)
        return [*lines, *([f"with max_hops={max_hops + 1} there is one"] if further else [])]

    if any(name not in index for name in (*ends, *stops)):
        return Rows([], kg.line, kind=Path, note=why)
    found = best_paths(
        net.roads,
        index[ends[0]],
        index[ends[1]],
        max_hops=max_hops,
        k=k,
        via=[index[name] for name in stops],
        avoid=frozenset(index[name] for name in shunned if name in index),
    )
    return Rows(Mapped(found, lambda row: net.path(*row)), kg.line, kind=Path, note=why)
