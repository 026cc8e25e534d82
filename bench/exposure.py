"""On whom a company depends: its suppliers, in how many deals each, beside the same question in SQL and SPARQL.

Ours (`kg.exposure`) tells more: ranges of what is at stake, deals that may be one, and the disputes that touch any of
it. The peers count the deals of each supplier.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from .large import load

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Work = Callable[[], object]

_ASKED = 20
SQL = """
with facts as (
    select subject, predicate, object, text from '{table}'
    where polarity is null and rank <> 'deprecated'
        and stance in ('asserted', 'reported', 'disputed', 'estimated', 'projected')
),
ended as (
    select subject from '{table}'
    where predicate = 'status' and text in ('halted', 'cancelled') and polarity is null and rank <> 'deprecated'
        and stance in ('asserted', 'reported', 'disputed')
),
deals as (
    select distinct subject as deal from facts
    where predicate = 'customer' and object = '{company}' and subject not in (from ended)
),
found as (
    select object as supplier, deal from facts join deals on subject = deal
    where predicate in ('provider', 'chipSupplier') and object <> '{company}'
    union all
    select subject, null from facts where predicate = 'supplies' and object = '{company}' and subject <> object
    union all
    select object, null from facts where predicate = 'buysFrom' and subject = '{company}' and subject <> object
)
select supplier, count(distinct deal) from found group by supplier
"""
SPARQL = """
PREFIX dg: <https://w3id.org/dealgraph/ontology#>
PREFIX id: <https://w3id.org/dealgraph/id/>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX wikibase: <http://wikiba.se/ontology#>
SELECT ?supplier (COUNT(DISTINCT ?deal) AS ?deals) WHERE {
  {
    ?gets rdf:object id:COMPANY ; rdf:predicate dg:customer ; rdf:subject ?deal ;
      dg:polarity dg:affirmed ; dg:stance ?first .
    FILTER(?first IN (dg:asserted, dg:reported, dg:disputed, dg:estimated, dg:projected))
    FILTER NOT EXISTS { ?gets wikibase:rank wikibase:DeprecatedRank }
    VALUES ?gives { dg:provider dg:chipSupplier }
    ?row rdf:subject ?deal ; rdf:predicate ?gives ; rdf:object ?supplier .
    FILTER NOT EXISTS {
      ?status rdf:subject ?deal ; rdf:predicate dg:status ; rdf:object ?end ;
        dg:polarity dg:affirmed ; dg:stance ?said .
      FILTER(?end IN (dg:halted, dg:cancelled) && ?said IN (dg:asserted, dg:reported, dg:disputed))
      FILTER NOT EXISTS { ?status wikibase:rank wikibase:DeprecatedRank }
    }
  }
  UNION { ?row rdf:object id:COMPANY ; rdf:predicate dg:supplies ; rdf:subject ?supplier }
  UNION { ?row rdf:subject id:COMPANY ; rdf:predicate dg:buysFrom ; rdf:object ?supplier }
  FILTER(?supplier != id:COMPANY)
  ?row dg:polarity dg:affirmed ; dg:stance ?second .
  FILTER(?second IN (dg:asserted, dg:reported, dg:disputed, dg:estimated, dg:projected))
  FILTER NOT EXISTS { ?row wikibase:rank wikibase:DeprecatedRank }
}
GROUP BY ?supplier
"""


def asked_of(folder: Path) -> str:
    """Return the organisation with the most suppliers among those that get most from others."""
    kg: Any = load(str(folder))()
    rows = [row for name in ("customer", "buysFrom") for row in kg.statements(predicate=name)]
    getting = Counter(row.object if row.predicate == "customer" else row.subject for row in rows)
    names = [name for name, _ in getting.most_common() if kg.vocabulary.is_a(kg[name].type, ("Organization",))]
    return max(names[:_ASKED], key=lambda name: len(kg.exposure(name).parts))


def exposure(folder: str, company: str) -> Work:
    """Ask a graph that is loaded."""
    # What is imported when it is first needed.
    import dealgraph.analysis.find_exposure
    import dealgraph.conflicts.near
    import dealgraph.conflicts.weight
    import dealgraph.hints
    import dealgraph.reading
    import dealgraph.search

    assert dealgraph
    kg: Any = load(folder)()

    def work() -> str:
        parts = kg.exposure(company).parts
        return _told((part.entity, len(part.deals) + len(part.open)) for part in parts)

    return work


def duckdb_exposure(table: str, company: str) -> Work:
    """Ask the table of statements in SQL."""
    import duckdb

    connection = duckdb.connect()
    question = SQL.format(table=table, company=company)
    return lambda: _told(connection.execute(question).fetchall())


def sparql_exposure(path: str, company: str) -> Work:
    """Ask the graph in SPARQL, of a store that is loaded."""
    import pyoxigraph

    store = pyoxigraph.Store()
    store.bulk_load(path=path, format=pyoxigraph.RdfFormat.N_TRIPLES)
    question = SPARQL.replace("COMPANY", company)
    return lambda: _told(
        (row["supplier"].value.rpartition("/")[2], int(row["deals"].value)) for row in store.query(question)
    )


def _told(suppliers: Any) -> str:
    return ", ".join(f"{name} {deals}" for name, deals in sorted(suppliers))
