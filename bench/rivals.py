"""What peers can say of conflicts: figures that differ, with the kind of each difference, in SQL and in SPARQL.

They join figures of one subject, predicate and unit whose times overlap, as `dealgraph.conflicts.quantities` does; SQL
compares scopes by their words, bases by their axes, and bounds by the numbers that they allow, SPARQL whether scopes
are the same. Both leave out all that is no figure (ideas for and against, names, dates of a status, denials, vague
words), figures in dispute and in deals that may be one, that pairs may be one difference or rest on one quote, and
which side to prefer and why. What SQL finds in made graphs is what ours finds of these figures, but for sides that
several sources tell, of which ours compares one.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from dealgraph.conflicts.comparable import STOPWORDS
from dealgraph.vocabulary import shipped_vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from dealgraph.vocabulary import PredicateTerm

    Work = Callable[[], object]

SPARQL = """
PREFIX dg: <https://w3id.org/dealgraph/ontology#>
PREFIX qudt: <http://qudt.org/schema/qudt/>
PREFIX schema: <https://schema.org/>
PREFIX time: <http://www.w3.org/2006/time#>
SELECT ?one ?other ?bound ?other_bound WHERE {
  ?one schema:observationAbout ?subject ; schema:variableMeasured ?metric ; qudt:hasUnit ?unit ;
    schema:value ?value ; dg:bound ?bound ; dg:polarity dg:affirmed ; dg:knownFrom ?known .
  ?other schema:observationAbout ?subject ; schema:variableMeasured ?metric ; qudt:hasUnit ?unit ;
    schema:value ?other_value ; dg:bound ?other_bound ; dg:polarity dg:affirmed ; dg:knownFrom ?other_known .
  FILTER(STR(?one) < STR(?other) && (?value != ?other_value || ?bound != ?other_bound))
  OPTIONAL { ?one dg:scope ?scope }
  OPTIONAL { ?other dg:scope ?other_scope }
  FILTER(COALESCE(?scope, "") = COALESCE(?other_scope, ""))
  OPTIONAL { ?one dg:holdsDuring ?held }
  OPTIONAL { ?other dg:holdsDuring ?other_held }
  BIND(COALESCE(?held, ?known) AS ?when)
  BIND(COALESCE(?other_held, ?other_known) AS ?other_when)
  ?when time:hasBeginning/time:inXSDDate ?first ; time:hasEnd/time:inXSDDate ?last .
  ?other_when time:hasBeginning/time:inXSDDate ?other_first ; time:hasEnd/time:inXSDDate ?other_last .
  FILTER((!BOUND(?held) && !BOUND(?other_held)) || (?first <= ?other_last && ?other_first <= ?last))
}
"""
SENTENCE = """
    'The ' || predicate || ' of ' || subject_label || ' is given as ' || said || ' and as ' || other_said || ': ' ||
    case kind when 'bound' then 'both can hold' when 'scope' then 'they count different things'
        when 'basis' then 'they stand on different bases' when 'date' then 'the dates may differ'
        when 'contradiction' then 'both cannot hold' else 'one of them is an estimate, a forecast or an opinion' end
"""


def rivals_sql(table: Path, explained: bool) -> str:
    """Return the question in DuckDB's SQL to the table of statements; `explained` adds a sentence to each pair."""
    lists = shipped_vocabulary().lists["basis"]
    bases = ", ".join(f"('{name}', '{basis.axis}')" for name, basis in lists.items())
    return f"""
with figures as (
    select *, coalesce("at", known_since) as day from '{table}'
    where predicate in ({_metrics()}) and unit is not null and polarity is null and stance <> 'disputed'
),
spans as (
    select *,
        case when day[5:6] = '-Q' then make_date(day[1:4]::int, 3 * day[7]::int - 2, 1)
            when day[5:6] = '-H' then make_date(day[1:4]::int, 6 * day[7]::int - 5, 1)
            else (day || '-01-01')[1:10]::date end as first,
        case when length(day) = 4 then first + interval 1 year
            when day[6] = 'H' then first + interval 6 month
            when day[6] = 'Q' then first + interval 3 month
            when length(day) = 7 then first + interval 1 month
            else first + interval 1 day end as after,
        list_distinct(list_filter(
            string_split_regex(lower(scope), '\\W+'), lambda word: word not in ({_quoted(sorted(STOPWORDS))})
        )) as words,
        case when value <> floor(value) then 0.1
            else power(10, length(regexp_extract(value::decimal(38, 0)::varchar, '0*$'))) end as digit,
        case bound when 'at_most' then '-infinity'::double when 'approximate' then value - digit / 2
            else coalesce(value, lower) end as least,
        case bound when 'at_least' then 'infinity'::double when 'approximate' then value + digit / 2
            else coalesce(value, upper) end as most,
        coalesce(value::varchar, lower::varchar || ' to ' || upper::varchar) || ' ' || unit
            || ' (' || concat_ws(', ', scope, basis, "at", stance) || ')' as said
    from figures
),
pairs as (
    select a.id as one, b.id as other, a.subject_label, a.predicate, a.said, b.said as other_said,
        a.scope is not distinct from b.scope as same_scope,
        a.scope is null or b.scope is null as unsaid,
        len(list_intersect(a.words, b.words)) as shared,
        shared > 0 and shared >= 0.6 * least(len(a.words), len(b.words)) as like_scope,
        a.predicate in ({_metrics(lambda term: "Thing" in term.domain)}) as of_anything,
        a.predicate in ({_metrics(lambda term: term.functional)}) as one_at_a_time,
        a.basis <> b.basis and x.axis = y.axis as other_basis,
        (a.least < b.most or (a.least = b.most and b.bound <> 'approximate'))
            and (b.least < a.most or (b.least = a.most and b.bound <> 'approximate')) as both_hold,
        a.stance in ('asserted', 'reported') and b.stance in ('asserted', 'reported') as facts,
        a."at" is not distinct from b."at" as same_time
    from spans a
    join spans b on a.subject = b.subject and a.predicate = b.predicate and a.unit = b.unit
    left join (values {bases}) x(basis, axis) on a.basis = x.basis
    left join (values {bases}) y(basis, axis) on b.basis = y.basis
    where a.id < b.id
        and (a.value, a.lower, a.upper, a.bound) is distinct from (b.value, b.lower, b.upper, b.bound)
        and (a.first < b.after and b.first < a.after or coalesce(a."at", b."at") is null)
        and (a.stance, b.stance, a.source, a.speaker)
            is distinct from ('hypothetical', 'hypothetical', b.source, b.speaker)
),
kinds as (
    select *, case
        when unsaid and same_scope and of_anything then null
        when same_scope and other_basis then 'basis'
        when both_hold then if(same_scope or like_scope or unsaid and not of_anything, 'bound', null)
        when not same_scope then
            if(not unsaid and not of_anything and (one_at_a_time or like_scope), 'scope', null)
        when not facts then 'opinion'
        when same_time then 'contradiction'
        else 'date' end as kind
    from pairs
)
select one, other, kind {f", {SENTENCE} as explanation" if explained else ""} from kinds where kind is not null
"""


def _metrics(test: Callable[[PredicateTerm], bool] = lambda _: True) -> str:
    return _quoted(term.id for term in shipped_vocabulary().predicates.values() if term.units and test(term))


def _quoted(names: Iterable[str]) -> str:
    return ", ".join(f"'{name}'" for name in names)


def duckdb_rivals(table: str, explained: str = "") -> Work:
    """Ask the table of statements in SQL."""
    import duckdb

    question = rivals_sql(Path(table), bool(explained))
    connection = duckdb.connect()
    return lambda: len(connection.execute(question).fetchall())


def sparql_rivals(path: str) -> Work:
    """Ask the graph in SPARQL, of a store that is loaded."""
    import pyoxigraph

    store = pyoxigraph.Store()
    store.bulk_load(path=path, format=pyoxigraph.RdfFormat.N_TRIPLES)
    return lambda: len(list(store.query(SPARQL)))
