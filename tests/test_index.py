"""The index: adjacencies, neighbours, and views that cost next to nothing."""

from __future__ import annotations

import msgspec
import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dealgraph import Entity, Evidence, KnowledgeGraph, NotFoundError, Source, Statement
from dealgraph.deal_steps import deal_steps
from dealgraph.records import Document, Records
from dealgraph.times import begun_by, known_by
from dealgraph.vocabulary import shipped_vocabulary

NAMES = [f"node-{number}" for number in range(6)]
PREDICATES = ["related", "partOf", "about"]
links = st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(PREDICATES), st.sampled_from(NAMES)), max_size=25)


def graph(triples: list[tuple[str, str, str]]) -> KnowledgeGraph:
    """A graph of ideas with these statements."""
    entities = tuple(Entity(name, "Idea", name) for name in NAMES)
    statements = tuple(
        Statement(f"s-{number}", start, predicate, "post", "node-0", (Evidence("post.txt", "words"),), object=end)
        for number, (start, predicate, end) in enumerate(triples)
    )
    source = Source("post", "node-0", (Document("post.txt"),))
    return KnowledgeGraph(Records(entities, (source,), statements, ()), shipped_vocabulary())


@given(links)
def test_adjacency_holds_each_neighbour_once(triples: list[tuple[str, str, str]]) -> None:
    """Out, in and both agree with the statements, in their order."""
    kg = graph(triples)
    for predicate in (None, *PREDICATES):
        kept = [(start, end) for start, one, end in triples if predicate in (None, one)]
        for name in NAMES:
            out = list(dict.fromkeys(end for start, end in kept if start == name))
            into = list(dict.fromkeys(start for start, end in kept if end == name))
            assert tuple(out) == kg.adjacency(predicate)[name]
            assert tuple(into) == kg.adjacency(predicate, "in")[name]
            assert tuple(dict.fromkeys(out + into)) == kg.adjacency(predicate, "both")[name]


@settings(deadline=None)
@given(links, st.sampled_from(["out", "in", "both"]), st.integers(1, 4))
def test_neighbors_are_those_of_networkx(triples: list[tuple[str, str, str]], direction: str, hops: int) -> None:
    """Everything within `hops`, without the start itself, nearest first."""
    kg = graph(triples)
    plain = {"out": kg.graph, "in": kg.graph.reverse(), "both": kg.graph.to_undirected()}[direction]
    distances = nx.single_source_shortest_path_length(plain, "node-0", cutoff=hops)
    found = [entity.id for entity in kg.neighbors("node-0", direction=direction, hops=hops)]
    assert set(distances) - {"node-0"} == set(found)
    assert sorted(distances[name] for name in found) == [distances[name] for name in found]


def test_adjacency_takes_labels_and_knows_no_strangers(small: KnowledgeGraph) -> None:
    """A predicate goes by its label; who is joined to nothing has (); wrong words are errors."""
    assert small.adjacency("lead investor") is small.adjacency("leadInvestor")
    assert small.adjacency("leadInvestor")["ada-sorensen"] == ()
    with pytest.raises(NotFoundError, match="did you mean"):
        small.adjacency("leadInvestr")
    with pytest.raises(NotFoundError, match="direction"):
        small.adjacency("leadInvestor", "up")


def test_filters_give_the_rows_of_a_full_pass(real: KnowledgeGraph) -> None:
    """Whichever index serves a filter, the rows and their order are those of a pass over all."""
    for row in real.records.statements[::97]:
        rows = real.records.statements
        assert [one for one in rows if one.subject == row.subject] == list(real.statements(subject=row.subject))
        assert [one for one in rows if one.predicate == row.predicate] == list(real.statements(predicate=row.predicate))
        if row.object is not None:
            expected = [one for one in rows if one.object == row.object and one.predicate == row.predicate]
            assert expected == list(real.statements(object=row.object, predicate=row.predicate))
        assert row is real.statement(row.id)


@pytest.mark.parametrize("maybe", [True, False])
@pytest.mark.parametrize("date", ["2024", "2025-Q3", "2026-05", "2026-05-28", "2030"])
def test_views_share_what_they_need_not_copy(real: KnowledgeGraph, date: str, maybe: bool) -> None:
    """A view holds the very records of its graph, and its entities but for descriptions that may tell of later."""
    view = real.known_by(date, maybe=maybe).as_of(date, maybe=maybe)
    ours = {id(row) for row in real.records.statements}
    assert all(id(row) in ours for row in view.records.statements)
    for one in view.entities:
        whole = real[one.id]
        assert one is whole or (one == msgspec.structs.replace(whole, description="") and whole.description)
    known = real.known_by(date, maybe=maybe)
    expected = begun_by(known_by(real.records.statements, date, maybe), date, maybe, deal_steps(known))
    assert expected == list(view.records.statements)
    linked = {row.subject for row in view.records.statements if row.object == "anthropic"}
    near = view.neighbors("anthropic", direction="in") if "anthropic" in view else []
    assert linked - {"anthropic"} == {entity.id for entity in near}


def test_one_date_decides_alike_for_all_rows(small: KnowledgeGraph) -> None:
    """Dates that are no dates are an error, in views without rows too."""
    with pytest.raises(ValueError, match="a date is written"):
        small.as_of("soon")
    with pytest.raises(ValueError, match="a date is written"):
        graph([]).known_by("soon")
