"""The analyses as methods of the graph: KnowledgeGraph inherits them. Each imports its module when first asked."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import networkx as nx

    from ..filters import Choices, Name, Names
    from ..knowledge_graph import KnowledgeGraph
    from ..records import Conflict, Statement
    from ..results import Rows
    from .costs import CostModel
    from .debates import Debate
    from .disagreements import Disagreement
    from .explain import Explanation
    from .exposure import Exposure
    from .flows import Flow
    from .interest import Interests
    from .loops import Loop
    from .origins import Origin
    from .paths import Path, Routes
    from .rounds import Round
    from .voices import Voice


class Questions:
    """Questions that take more than a filter. Each answer carries its statements and the conflicts that touch it."""

    # -- paths ------------------------------------------------------------------

    def paths(
        self,
        a: Name,
        b: Name,
        *,
        max_hops: int = 4,
        via: Name | Sequence[Name] | None = None,
        avoid: Name | Iterable[Name] = (),
        predicates: str | Iterable[str] | None = None,
        k: int | None = 5,
        cost: CostModel | None = None,
    ) -> Rows[Path]:
        """Return the k best ways from a to b, the best first; all of up to `max_hops` steps where k is None.

        Statements are followed in either direction; no entity is passed twice. `via` is what the path must pass
        through (several: in this order), `avoid` what it must not, `predicates` the only ones to follow. Best is
        what costs least: see `dealgraph.analysis.costs`, whose CostModel `cost` replaces. Raises NotFoundError for
        unknown names; no path at all is an empty answer.
        """
        from .paths import find_paths

        return find_paths(
            _graph(self), a, b, max_hops=max_hops, via=via, avoid=avoid, predicates=predicates, k=k, cost=cost
        )

    def explain(self, a: Name, b: Name, *, max_hops: int = 4, cost: CostModel | None = None) -> Explanation:
        """Return the best path from a to b in prose with numbered footnotes. Raises NotFoundError."""
        from .explain import explain_path

        kg = _graph(self)
        found = self.paths(a, b, max_hops=max_hops, k=1, cost=cost)
        return explain_path(kg, found[0] if found else None, (kg[a].id, kg[b].id), max_hops)

    @cached_property
    def routes(self) -> Routes:
        """The adjacencies that `paths` searches, kept for the next question."""
        from .paths import Routes

        return Routes(_graph(self))

    # -- money and compute ------------------------------------------------------

    @cached_property
    def flows(self) -> tuple[Flow, ...]:
        """All payments from one to another, in deals and outside, as the ontology's `flow` gives them."""
        from .flows import read_flows

        return read_flows(_graph(self))

    def loops(
        self, *, max_length: int = 4, through: Name | None = None, kinds: Iterable[str] = ("money", "compute")
    ) -> Rows[Loop]:
        """Return the circles of payments of up to `max_length` members, the shortest first.

        `through` keeps those with this member, `kinds` those in which each of these kinds of payment occurs: "money"
        (invested or paid as a price) and "compute" (paid for what is delivered). `kinds=()` keeps all circles.
        """
        from .loops import find_loops

        return find_loops(_graph(self), max_length, through, kinds)

    def exposure(self, company: Name, *, by: str = "supplier", unit: str = "GW") -> Exposure:
        """Return what the company's capacity or spending hangs on: `by` "supplier" or a class such as "ChipPlatform".

        `unit` is "GW", "USD" or "count" (of chips). Bounds are kept: sums are ranges. Raises NotFoundError.
        """
        from ..filters import known
        from .exposure import find_exposure
        from .figures import SIZES

        return find_exposure(_graph(self), company, by, known(unit, dict.fromkeys(SIZES), "unit of exposure"))

    def round(self, deal: Name) -> Round:
        """Return a funding round as far as it is known: leads, co-leads, who stays out, amount, doubts.

        Any other deal will do. Raises NotFoundError for what is none.
        """
        from .rounds import read_round

        return read_round(_graph(self), deal)

    # -- who says what ----------------------------------------------------------

    def voices(
        self, about: Name | None = None, *, speaker: Name | None = None, interested: bool | None = None
    ) -> Rows[Voice]:
        """Return who says what about an entity (statements and quotations), by speaker, with their interest in it.

        `interested` keeps those who have an interest, or (False) those in whom none shows.
        """
        from .voices import find_voices

        return find_voices(_graph(self), about, speaker, interested)

    @cached_property
    def interests(self) -> Interests:
        """Finds why a speaker has an interest in something: `kg.interests.of(speaker, subject)`, by ids."""
        from .interest import Interests

        return Interests(_graph(self))

    def origins(self, statement: Statement) -> Rows[Origin]:
        """Return the independent origins of what a statement says; retellings of one origin count once."""
        from .origins import find_origins

        return find_origins(_graph(self), statement)

    def debates(self, idea: Name | None = None) -> Rows[Debate]:
        """Return who stands on which side of an idea, with quotes; without one, all ideas that are contested.

        Raises NotFoundError for what is no idea.
        """
        from .debates import find_debates

        return find_debates(_graph(self), idea)

    # -- disputes ---------------------------------------------------------------

    def disagreements(
        self, *, about: Names | None = None, kind: Choices | None = None, preferred: bool | None = None
    ) -> Rows[Disagreement]:
        """Return the conflicts (see `conflicts`) with their sides, the quotes, and what is preferred and why.

        `preferred` keeps those in which one statement is, or (False) none is. Raises NotFoundError.
        """
        from ..results import Rows
        from .disagreements import read_disagreement

        kg = _graph(self)
        conflicts = kg.conflicts(about=about, kind=kind)
        kept = [one for one in conflicts if preferred in (None, one.preferred is not None)]
        return Rows([read_disagreement(kg, one) for one in kept], kg.line)

    def disagreement(self, conflict: Conflict | str) -> Disagreement:
        """Return one conflict, by itself or its id, as `disagreements` does. Raises NotFoundError."""
        from ..errors import NotFoundError
        from .disagreements import read_disagreement

        kg = _graph(self)
        found = next((one for one in kg.conflicts() if conflict in (one, one.id)), None)
        if found is None:
            raise NotFoundError(f"there is no conflict {conflict!r}")
        return read_disagreement(kg, found)

    def disputes(self, statement: Statement) -> Rows[Conflict]:
        """Return the conflicts that touch a statement."""
        from ..results import Rows

        return Rows(self.conflicts_by_statement.get(statement.id, ()), _graph(self).line)

    @cached_property
    def conflicts_by_statement(self) -> dict[str, tuple[Conflict, ...]]:
        """The conflicts by the ids of the statements in them."""
        from .disputes import by_statement

        return by_statement(_graph(self).conflicts())

    # -- smaller graphs, and what networkx finds in them ------------------------

    def companies_graph(self, unit: str = "USD") -> nx.DiGraph[str]:
        """Return the organisations joined by what they pay ("USD") or deliver ("GW"), as a weighted DiGraph."""
        from .projections import companies_graph

        return companies_graph(_graph(self), unit)

    def ideas_graph(self, type: str = "Person") -> nx.DiGraph[str]:  # noqa: A002
        """Return the people (or agents of another class) joined to the ideas on which they take a stand."""
        from .projections import ideas_graph

        return ideas_graph(_graph(self), type)

    def deals_graph(self) -> nx.Graph[str]:
        """Return the deals joined to their parties, a bipartite graph with the roles on its edges."""
        from .projections import deals_graph

        return deals_graph(_graph(self))

    def simple_graph(self) -> nx.DiGraph[str]:
        """Return the graph with one edge a pair and direction, weighted by the number of its statements."""
        from .projections import simple_graph

        return simple_graph(_graph(self))

    def centrality(self, measure: str = "pagerank", graph: nx.Graph[str] | None = None) -> dict[str, float]:
        """Return a measure of each node of `graph` (default: `simple_graph`), the most central first.

        `measure` is "pagerank", "degree", "betweenness" or "closeness". Raises NotFoundError for another one.
        """
        from .measures import centrality

        return centrality(self.simple_graph() if graph is None else graph, measure)

    def communities(self, graph: nx.Graph[str] | None = None) -> list[tuple[str, ...]]:
        """Return the communities of `graph` (default: `simple_graph`) by Louvain's method, the largest first."""
        from .measures import communities

        return communities(self.simple_graph() if graph is None else graph)


def _graph(questions: Questions) -> KnowledgeGraph:
    return cast("KnowledgeGraph", questions)
