"""The graph in other tools, as methods: KnowledgeGraph inherits them. Each imports its tool when first asked."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, cast

from .arguments import statements_alone, told_by_name
from .records import Statement
from .results import Rows

if TYPE_CHECKING:
    from collections.abc import Iterable

    import igraph
    import networkx as nx
    import pandas as pd
    import polars as pl
    import rdflib

    from .knowledge_graph import KnowledgeGraph
    from .sparql import Answer


@told_by_name
class Conversions:
    """The same graph for networkx, igraph, pandas, Polars, rdflib and SPARQL."""

    @cached_property
    def graph(self) -> nx.MultiDiGraph[str]:
        """The graph as a plain networkx.MultiDiGraph: entity ids, joined by statements keyed by statement id.

        >>> type(kg.graph).__name__, kg.graph.number_of_edges()
        ('MultiDiGraph', 9)
        >>> kg.graph.nodes["big-cloud"]
        {'label': 'Big Cloud', 'type': 'Company'}
        >>> [data["predicate"] for _, _, data in kg.graph.out_edges("acme-series-a", data=True)]
        ['coLeadInvestor', 'leadInvestor', 'recipient']
        """
        from .networkx_view import to_networkx

        return to_networkx(_graph(self))

    def sparql(self, query: str) -> Answer:
        """Run a SPARQL query (its text, or the name of a shipped one). Raises QueryError; see `dealgraph.sparql`.

        >>> kg.sparql("round-leaders")[0]["leader"]
        'First Fund'
        """
        from .sparql import run_query

        return run_query(_graph(self), query)

    @cached_property
    def queries(self) -> dict[str, str]:
        """The shipped queries that `sparql` runs by name, each with its question.

        >>> kg.queries["round-leaders"]
        'Who led or co-led which funding round, who says so how firmly, and in which words?'
        """
        from .sparql import named_queries, question_of

        return {name: question_of(path) for name, path in named_queries().items()}

    def to_pandas(self, statements: Iterable[Statement] | None = None) -> pd.DataFrame:
        """Return the statements (all, where none are given) as a DataFrame with labels, a row each.

        The columns are those of `kg.statements(...).to_pandas()`. Raises MissingExtraError without pandas.

        >>> kg.to_pandas(kg.timeline("Acme"))[["subject_label", "stance"]]
          subject_label        stance
        0          Acme     estimated
        1          Acme      asserted
        2          Acme  hypothetical
        3          Acme      asserted
        """
        return _statements(self, statements).to_pandas()

    def to_polars(self, statements: Iterable[Statement] | None = None) -> pl.DataFrame:
        """Return the statements as a polars DataFrame, as `to_pandas` does. Raises MissingExtraError without polars.

        >>> kg.to_polars().shape
        (16, 37)
        """
        return _statements(self, statements).to_polars()

    def to_igraph(self) -> igraph.Graph:
        """Return the graph as an igraph.Graph. Raises MissingExtraError without igraph.

        >>> graph = kg.to_igraph()
        >>> graph.vs[graph.betweenness().index(max(graph.betweenness()))]["label"]
        'Acme'
        """
        from .igraph_view import to_igraph

        return to_igraph(_graph(self))

    def to_node_link(self) -> dict[str, Any]:
        """Return the graph as networkx's node-link data, ready for `json.dump`; `dealgraph.load` reads the file.

        >>> sorted(kg.to_node_link())
        ['directed', 'edges', 'graph', 'multigraph', 'nodes']
        """
        from .networkx_view import to_node_link

        return to_node_link(self.graph)

    def to_rdflib(self) -> rdflib.Dataset:
        """Return the graph as an rdflib Dataset with a named graph a source.

        >>> len(list(kg.to_rdflib().graphs()))
        2
        """
        from .rdf.to_rdflib import to_rdflib

        return to_rdflib(_graph(self))


def _graph(conversions: Conversions) -> KnowledgeGraph:
    return cast("KnowledgeGraph", conversions)


def _statements(conversions: Conversions, given: Iterable[Statement] | None) -> Rows[Statement]:
    rows = _graph(conversions).records.statements if given is None else statements_alone(given)
    return Rows(rows, kind=Statement, graph=_graph(conversions))
