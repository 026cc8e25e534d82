"""What peers can say of conflicts: figures that differ, in SQL and in SPARQL, with the kind of each difference.

Both join figures of one subject, predicate and unit whose times overlap, as `dealgraph.conflicts.quantities` does, and
compare scopes (SQL by their words, SPARQL by being the same), bases, bounds and stances. What they leave out: one
difference told by many statements as one, the preferred side and why; and all that is no figure (ideas for and
against, names, dates of a status, denials, disputes, two deals that may be one, quantifiers).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dealgraph.conflicts.comparable import STOPWORDS
from dealgraph.vocabulary import shipped_vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


def _quoted(names: Iterable[str]) -> str:
    return ", ".join(f"'{name}'" for name in names)


def rivals_sql(table: Path, explained: bool) -> str:
    """Return the question in DuckDB's SQL to the table of statements; `explained` adds a sentence to each pair."""
    vocabulary = shipped_vocabulary()
    terms = [term for term in vocabulary.predicates.values() if term.units]
    bases = ", ".join(f"('{name}', '{basis.axis}')" for name, basis in vocabulary.lists["basis"].items())
    said = "shown || coalesce(' (' || concat_ws(', ', scope, basis, \"at\", stance) || ')', '')"
    explanation = f""", 'The ' || predicate || ' of ' || subject_label || ' is given as ' || a_said || ' and as ' || b_said
        || ': ' || case kind when 'bound' then 'both can hold' when 'scope' then 'they count different things'
        when 'basis' then 'they stand on different bases' when 'date' then 'the dates may differ'
        when 'contradiction' then 'both cannot hold' else 'one of them is an estimate, a forecast or an opinion' end"""
    return f"""
with said as (
    select *, coalesce("at", "from", known_since) as day,
        coalesce(value::varchar, lower::varchar || ' to ' || upper::varchar) || ' ' || unit as shown
    from '{table}'
    where predicate in ({_quoted(term.id for term in terms)})
        and unit is not null and polarity is null and stance <> 'disputed'
),
figures as (
    select *, case
        when day[5:6] = '-Q' then make_date(day[1:4]::int, 3 * day[7]::int - 2, 1)
        when day[5:6] = '-H' then make_date(day[1:4]::int, 6 * day[7]::int - 5, 1)
        else (day || '-01-01')[1:10]::date end as first,
    case when length(day) = 4 then first + interval 1 year when day[6] = 'H' then first + interval 6 month
        when day[6] = 'Q' then first + interval 3 month when length(day) = 7 then first + interval 1 month
        else first + interval 1 day end as after,
    list_filter(string_split_regex(lower(scope), '\\W+'), lambda word: word not in ({_quoted(sorted(STOPWORDS))})) as words,
    case when value <> floor(value) then 0.1
        else power(10, length(regexp_extract(value::decimal(38, 0)::varchar, '0*$'))) end as precision,
    case bound when 'at_most' then '-infinity'::double when 'approximate' then value - precision / 2
        else coalesce(value, lower) end as least,
    case bound when 'at_least' then 'infinity'::double when 'approximate' then value + precision / 2
        else coalesce(value, upper) end as most,
    {said} as told
    from said
),
pairs as (
    select a.id as one, b.id as other, a.subject_label, a.predicate, a.told as a_said, b.told as b_said,
        a.scope is not distinct from b.scope as same_scope,
        len(list_intersect(a.words, b.words)) >= 0.6 * least(len(list_distinct(a.words)), len(list_distinct(b.words))) as like_scope,
        a.predicate in ({_quoted(term.id for term in terms if "Thing" in term.domain)}) as of_anything,
        a.predicate in ({_quoted(term.id for term in terms if term.functional)}) as functional,
        a.scope is null or b.scope is null as unsaid,
        a.basis <> b.basis and x.axis = y.axis as other_basis,
        (a.least < b.most or (a.least = b.most and b.bound <> 'approximate'))
            and (b.least < a.most or (b.least = a.most and b.bound <> 'approximate')) as compatible,
        a.stance in ('asserted', 'reported') and b.stance in ('asserted', 'reported') as facts,
        a."at" is not distinct from b."at" and a."from" is not distinct from b."from" as same_time
    from figures a
    join figures b on a.subject = b.subject and a.predicate = b.predicate and a.unit = b.unit
    left join (values {bases}) x(basis, axis) on a.basis = x.basis
    left join (values {bases}) y(basis, axis) on b.basis = y.basis
    where a.id < b.id
        and (a.first < b.after and b.first < a.after or coalesce(a."at", a."from", b."at", b."from") is null)
        and not (a.source = b.source and a.evidence = b.evidence)
        and not (a.stance = 'hypothetical' and b.stance = 'hypothetical' and a.source = b.source and a.speaker = b.speaker)
        and (a.value, a.lower, a.upper, a.bound) is distinct from (b.value, b.lower, b.upper, b.bound)
),
kinds as (
    select *, case
        when unsaid and same_scope and of_anything then null
        when same_scope and other_basis then 'basis'
        when compatible then case when same_scope or (like_scope or unsaid and not of_anything) then 'bound' end
        when not same_scope then case when not unsaid and not of_anything and (functional or like_scope) then 'scope' end
        when not facts then 'opinion'
        when same_time then 'contradiction' else 'date' end as kind
    from pairs
)
select one, other, kind{explanation if explained else ""} from kinds where kind is not null"""
