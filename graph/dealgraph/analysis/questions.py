"""The analyses as methods of the graph: KnowledgeGraph inherits them. Each imports its module when first asked."""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING, cast

from ..arguments import one_statement, told_by_name, truth, whole

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
    from .disputes import Disputes
    from .explain import Explanation
    from .exposure import Exposure
    from .flows import Flow
    from .interest import Interests
    from .loops import Loop
    from .origins import Origin
    from .paths import Path, Routes
    from .rounds import Round
    from .tellers import Tellers
    from .voices import Voice


@told_by_name
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
        predicate: Choices | None = None,
        k: int | None = 5,
        cost: CostModel | None = None,
    ) -> Rows[Path]:
        """Return the k best ways from a to b, the best first; all of up to `max_hops` steps where k is None.

        Statements are followed in either direction; no entity is passed twice. `via` is what the path must pass
        through (several: in this order), `avoid` what it must not, `predicate` (one or several) the only ones to
        follow. Best is what costs least: see `dealgraph.analysis.costs`, whose CostModel `cost` replaces. Raises
        NotFoundError for unknown names, ValueError where both ends are the same; no path is an empty answer.

        >>> kg.paths("First Fund", "Kim Lee", k=1)[0]
        First Fund - Acme Series A - Acme - Kim Lee
          Acme Series A was led by First Fund (asserted by Jane Doe).
            quote: led by First Fund, with Second Fund co-leading
          Acme Series A raises money for Acme (asserted by Jane Doe).
            quote: Acme has raised over $5 million in its Series A
          Kim Lee founded Acme (asserted by Jane Doe).
            quote: founder Kim Lee
        """
        from .paths import find_paths

        return find_paths(
            _graph(self), a, b, max_hops=max_hops, via=via, avoid=avoid, predicate=predicate, k=k, cost=cost
        )

    def explain(self, a: Name, b: Name, *, max_hops: int = 4, cost: CostModel | None = None) -> Explanation:
        """Return the best path from a to b in prose with numbered footnotes. Raises NotFoundError.

        >>> kg.explain("Second Fund", "Acme Series A")
        Second Fund and Acme Series A are joined in 1 step. Acme Series A was co-led by Second Fund (asserted ...
        <BLANKLINE>
        [1] "led by First Fund, with Second Fund co-leading" (acme.txt, 96-142)
        """
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
    def flows(self) -> Rows[Flow]:
        """All payments from one agent to another, in deals and outside, as the ontology's `flow` gives them.

        Those to a chip supplier behind the provider of a deal are marked `indirect`: the provider is paid.

        >>> [(flow.payer, flow.payee, flow.kind) for flow in kg.flows]
        [('acme', 'big-cloud', 'compute'), ('first-fund', 'acme', 'money'), ('second-fund', 'acme', 'money')]
        """
        from ..results import Rows
        from .flows import Flow, flow_words, read_flows

        kg = _graph(self)
        return Rows(read_flows(kg), lambda flow: flow_words(kg, flow), kind=Flow)

    def loops(
        self, *, max_length: int = 4, through: Name | None = None, kinds: Iterable[str] = ("money", "compute")
    ) -> Rows[Loop]:
        """Return the circles of payments of up to `max_length` members, the shortest first.

        `through` keeps those with this member, `kinds` those in which each of these kinds of payment occurs: "money"
        (invested or paid as a price) and "compute" (paid for what is delivered). `kinds=()` keeps all circles.
        Raises NotFoundError for what can be no member.

        >>> kg.loops(kinds=())
        <0 rows>
        """
        from ..filters import known, several
        from .loops import PAYMENTS, find_loops

        whole("max_length", max_length, 2)
        kinds = [known(kind, dict.fromkeys(PAYMENTS), "kind of payment") for kind in several(kinds, "kinds")]
        return find_loops(_graph(self), max_length, through, kinds)

    def exposure(self, company: Name, *, by: str = "supplier", unit: str = "GW") -> Exposure:
        """Return what the company's capacity or spending hangs on: `by` "supplier" or a class such as "ChipPlatform".

        `unit` is "GW", "USD" or "count" (of chips). Bounds are kept: sums are ranges, and where the texts leave open
        whether two deals are one, both sums are told. Raises NotFoundError, also for what is no organisation.

        >>> kg.exposure("Acme")
        Acme by supplier, in GW: no figure
          Big Cloud: no figure
          note: none of these is named in a deal, and only deals have figures
        """
        from ..filters import known
        from .figures import SIZES
        from .find_exposure import find_exposure

        return find_exposure(_graph(self), company, by, known(unit, dict.fromkeys(SIZES), "unit of exposure"))

    def round(self, deal: Name) -> Round:
        """Return a funding round, or any other deal, as far as it is known.

        That is who takes part in which role and who stays out, the size, the dates, valuations and doubts. Raises
        NotFoundError for what is no deal.

        >>> kg.round("Acme Series A")
        Acme Series A: at least $5 million, announced
          lead investor: First Fund
          co-lead investor: Second Fund
          recipient: Acme
          when: 2026-02 (last week): announced (asserted by Jane Doe)
          valuation: $20 million (post-money, asserted by Jane Doe)
        """
        from .rounds import read_round

        return read_round(_graph(self), deal)

    # -- who says what ----------------------------------------------------------

    def voices(
        self, about: Name | None = None, *, speaker: Name | None = None, interested: bool | None = None
    ) -> Rows[Voice]:
        """Return who says what about an entity (statements and quotations), by speaker, with their interest in it.

        `interested` keeps those who have an interest, or (False) those in whom none shows.

        >>> kg.voices("Acme", interested=True)
        <2 rows>
          Kim Lee (interested): "We are not in a hurry,"
          Pebble (interested): Acme has a run-rate revenue of $1.5 million (2026-02, estimated by Pebble).
        """
        from .voices import find_voices

        truth("interested", interested)
        return find_voices(_graph(self), about, speaker, interested)

    @cached_property
    def interests(self) -> Interests:
        """Finds why a speaker has an interest in something: `kg.interests.of(speaker, subject)`.

        >>> print(kg.interests.of("Kim Lee", "Acme"))
        Kim Lee founded Acme (asserted by Jane Doe).
        """
        from .interest import Interests

        return Interests(_graph(self))

    @cached_property
    def tellers(self) -> Tellers:
        """Finds who passed on what a statement says, None where it is first-hand: `kg.tellers.of(statement)`.

        A statement is second-hand where it has a `via`, or where its speaker is not the one who speaks in the source,
        and is not quoted directly for it there. `kg.statements(second_hand=True)` has them all. Whose words the quotes
        are is told by `kg.tellers.words_of(statement)`.

        >>> kg.tellers.of(kg.statements(speaker="Pebble")[0])
        'jane-doe'
        >>> print(kg.tellers.of(kg.statements(predicate="founded")[0]))
        None
        """
        from .tellers import Tellers

        return Tellers(_graph(self))

    def origins(self, statement: Statement) -> Rows[Origin]:
        """Return the independent origins of what a statement says; retellings of one origin count once.

        >>> kg.origins(kg.statements(predicate="founded")[0])
        <1 row>
          Acme raises a round: 1 source
        """
        from .origins import find_origins

        return find_origins(_graph(self), one_statement(statement))

    def debates(self, idea: Name | None = None) -> Rows[Debate]:
        """Return who stands on which side of an idea, with quotes; without one, all ideas that are contested.

        A part of the name will do where it fits one idea alone. People and organisations stand on a side; ideas and
        things that support an idea are arguments for it. Raises NotFoundError for what is no idea, AmbiguousError for a
        part that fits several.

        >>> kg.debates("slow growth")[0]
        slow growth: 1 for (Kim Lee), 0 against
          for: Kim Lee states slow growth (opinion by Kim Lee). "Slow growth is good growth."
        """
        from .debates import find_debates

        return find_debates(_graph(self), idea)

    # -- disputes ---------------------------------------------------------------

    def disagreements(
        self,
        about: Names | None = None,
        *,
        kind: Choices | None = None,
        preferred: bool | None = None,
        compatible: bool | None = None,
    ) -> Rows[Disagreement]:
        """Return the conflicts with their sides, the quotes, and what is preferred and why, the weightiest first.

        Order, kinds and `compatible` (False: without those that can both hold) are as for `conflicts`; `preferred`
        keeps those in which one statement is, or (False) none is. Raises NotFoundError.

        >>> [[side.speakers for side in one.sides] for one in kg.disagreements(about="Acme")]
        [[('Pebble',), ('Jane Doe',)]]
        """
        from ..filters import each, ids_of
        from ..hints import of_conflicts
        from ..results import Rows
        from .disagreements import Disagreement, read_disagreement

        kg = _graph(self)
        truth("preferred", preferred)
        names, kinds = ids_of(kg, about, "about"), each(kind, str, "kind")
        conflicts = kg.conflicts(about=names, kind=kinds, compatible=compatible)
        kept = [one for one in conflicts if preferred in (None, one.preferred is not None)]
        found = [read_disagreement(kg, one) for one in kept]
        given = {"about": names, "kind": kinds, "preferred": preferred, "compatible": compatible}
        why = partial(of_conflicts, kg, kg.disagreements, given)
        return Rows(found, kg.line, kind=Disagreement, note=lambda rows: [] if rows else why())

    def disagreement(self, conflict: Conflict | str) -> Disagreement:
        """Return one conflict, by itself or its id, as `disagreements` does. Raises NotFoundError.

        >>> for head, words in kg.disagreement(kg.conflicts()[0]).lines():
        ...     print(head + ":", words)
        side 1: Acme has a run-rate revenue of: $1.5 million (2026-02, estimated). Said by Pebble.
          quote: in February
          quote: A rival, Pebble, puts it at $1.5 million
        side 2: Acme has a run-rate revenue of: about $2 million (run rate, 2026-02, asserted). Said by Jane Doe.
          quote: Acme's revenue run rate was about $2 million in February
        """
        from ..errors import NotFoundError
        from .disagreements import read_disagreement

        kg = _graph(self)
        found = next((one for one in kg.conflicts_by_id if conflict in (one, one.id)), None)
        if found is None:
            raise NotFoundError(f"there is no conflict {conflict!r}")
        return read_disagreement(kg, found)

    def disputes(self, statement: Statement) -> Rows[Conflict]:
        """Return the conflicts that touch a statement.

        >>> [one.kind for one in kg.disputes(kg.statements(about="Acme", speaker="Pebble")[0])]
        ['bound']
        """
        from ..records import Conflict
        from ..results import Rows
        from .disputes import disputes_of

        found = disputes_of(_graph(self), [one_statement(statement)])
        return Rows(found, _graph(self).line, kind=Conflict)

    @cached_property
    def conflicts_by_statement(self) -> dict[str, tuple[Conflict, ...]]:
        """The conflicts by the ids of the statements in them.

        >>> [len(conflicts) for conflicts in kg.conflicts_by_statement.values()]
        [1, 1]
        """
        return {name: tuple([one.conflict for one in found]) for name, found in self._disputes.all.items()}

    @cached_property
    def _disputes(self) -> Disputes:
        from .disputes import Disputes

        return Disputes(_graph(self))

    # -- smaller graphs, and what networkx finds in them ------------------------

    def companies_graph(self, unit: str = "USD") -> nx.DiGraph[str]:
        """Return the organisations joined by what they pay ("USD") or deliver ("GW"), as a DiGraph.

        No figure is made up: `low` and `high` of an edge are what the sources allow for the two, `figure` says it in
        words. Where several share a deal and nobody tells how, `low` counts nought and `high` the whole, for each of
        them: edges do not add up. Without `high` there is no ceiling. `deals` are those that it rests on, `shared`
        those that others share, `also_named` other names by which sources call one of the two (one amount, to be
        counted once). `weight` is no amount but the number of statements that the edge rests on; for another, name
        it, as in `networkx.pagerank(graph, weight="low")`.

        >>> list(kg.companies_graph().edges(data="figure"))
        [('acme', 'big-cloud', 'no figure given'), ('first-fund', 'acme', 'no figure given'), ...
        >>> {name: kg.companies_graph().edges["first-fund", "acme"][name] for name in ("low", "shared", "weight")}
        {'low': 0, 'shared': 'acme-series-a', 'weight': 2}
        """
        from .projections import companies_graph

        return companies_graph(_graph(self), unit)

    def ideas_graph(self, type: str = "Person") -> nx.DiGraph[str]:  # noqa: A002
        """Return the people (or agents of another class) joined to the ideas on which they take a stand.

        >>> list(kg.ideas_graph().edges(data="side"))
        [('kim-lee', 'slow-growth', 'for')]
        """
        from .projections import ideas_graph

        return ideas_graph(_graph(self), type)

    def deals_graph(self) -> nx.Graph[str]:
        """Return the deals joined to their parties, a bipartite graph with the roles on its edges.

        >>> sorted(kg.deals_graph().edges(data="roles"))
        [('acme-series-a', 'acme', 'recipient'), ('acme-series-a', 'first-fund', 'lead investor'), ...
        """
        from .projections import deals_graph

        return deals_graph(_graph(self))

    def simple_graph(self) -> nx.DiGraph[str]:
        """Return the graph with one edge a pair and direction, weighted by the number of its statements.

        >>> kg.simple_graph().edges["kim-lee", "acme"]
        {'predicates': 'founded', 'weight': 1}
        """
        from .projections import simple_graph

        return simple_graph(_graph(self))

    def centrality(self, measure: str = "pagerank", graph: nx.Graph[str] | None = None) -> dict[str, float]:
        """Return a measure of each node of `graph` (default: `simple_graph`), the most central first.

        `measure` is "pagerank", "degree", "betweenness" or "closeness". Raises NotFoundError for another one.

        >>> list(kg.centrality("degree"))[:2]
        ['acme', 'acme-series-a']
        """
        from .measures import centrality

        return centrality(self.simple_graph() if graph is None else graph, measure)

    def communities(self, graph: nx.Graph[str] | None = None) -> list[tuple[str, ...]]:
        """Return the communities of `graph` (default: `simple_graph`) by Louvain's method, the largest first.

        >>> kg.communities()[0]
        ('acme', 'big-cloud', 'pebble')
        """
        from .measures import communities

        return communities(self.simple_graph() if graph is None else graph)


def _graph(questions: Questions) -> KnowledgeGraph:
    return cast("KnowledgeGraph", questions)
