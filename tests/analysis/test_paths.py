"""Paths over statements: what joins, what costs, and what each hop shows."""

from __future__ import annotations

import pytest
from invented import said, world

from dealgraph.analysis.costs import CostModel
from dealgraph.errors import NotFoundError
from dealgraph.knowledge_graph import KnowledgeGraph

TYPES = {"Company": "acme birch cedar dune hub", "Person": "ann bob", "Idea": "thrift", "FundingRound": "series"}


def routes(kg: KnowledgeGraph, a: str, b: str, **options: object) -> list[str]:
    """Return the paths as text."""
    return [" ".join(path.entities) for path in kg.paths(a, b, **options)]  # type: ignore[arg-type]


def test_a_denial_is_no_connection() -> None:
    """What is said not to be so joins nobody."""
    kg = world(TYPES, said("acme", "investsIn", "birch", polarity="negated"))
    assert routes(kg, "acme", "birch") == []


def test_facts_come_before_opinions_and_deals_before_ideas() -> None:
    """Three ways of two hops: by a deal, by work that is only supposed, by an idea."""
    kg = world(
        TYPES,
        said("series", "investor", "ann"),
        said("series", "recipient", "bob"),
        said("ann", "worksFor", "acme", stance="hypothetical"),
        said("bob", "worksFor", "acme"),
        said("ann", "states", "thrift"),
        said("bob", "doubts", "thrift"),
    )
    assert routes(kg, "ann", "bob") == ["ann series bob", "ann acme bob", "ann thrift bob"]


def test_a_way_around_a_hub_can_be_better() -> None:
    """Through the hub it is shorter, but everything is tied to the hub."""
    names = [f"firm{number}" for number in range(200)]
    kg = world(
        {**TYPES, "Organization": " ".join(names)},
        *(said(name, "buysFrom", "hub") for name in [*names, "acme", "birch"]),
        said("acme", "buysFrom", "cedar"),
        said("cedar", "buysFrom", "dune"),
        said("dune", "buysFrom", "birch"),
    )
    assert routes(kg, "acme", "birch") == ["acme cedar dune birch", "acme hub birch"]
    assert routes(kg, "acme", "birch", cost=CostModel(hub=0)) == ["acme hub birch", "acme cedar dune birch"]


def test_parallel_statements_are_one_hop_with_the_best_first() -> None:
    """Whatever their direction; the best carries the sentence and the receipt."""
    kg = world(
        TYPES,
        said("acme", "investsIn", "birch", stance="opinion"),
        said("birch", "buysFrom", "acme", at="2026-05"),
        said("acme", "comparedWith", "birch"),
    )
    (path,) = kg.paths("acme", "birch")
    (hop,) = path.hops
    assert [row.predicate for row in hop.statements] == ["buysFrom", "comparedWith", "investsIn"]
    assert (hop.forwards, len(path), path.cost) == (False, 1, 1.0)
    assert path.sentences == ("Birch buys from Acme (2026-05, asserted by Paper).",)
    assert [one.exact for one in path.receipts] == ["birch buysFrom"]


def test_filters_and_costs_of_ones_own() -> None:
    """Only some predicates; a stop; something to avoid; a stance that is left out."""
    kg = world(
        TYPES,
        said("acme", "investsIn", "birch"),
        said("birch", "investsIn", "dune", stance="projected"),
        said("acme", "buysFrom", "cedar"),
        said("cedar", "buysFrom", "dune"),
    )
    assert routes(kg, "acme", "dune", k=1) == ["acme cedar dune"]
    assert routes(kg, "acme", "dune", predicate="invests in") == ["acme birch dune"]
    assert routes(kg, "acme", "dune", via="birch") == ["acme birch dune"]
    assert routes(kg, "acme", "dune", avoid=["birch"]) == ["acme cedar dune"]
    assert routes(kg, "acme", "dune", max_hops=1) == []
    assert routes(kg, "acme", "dune", cost=CostModel(stances={"projected": None})) == ["acme cedar dune"]
    assert routes(kg, "acme", "dune", k=None) == ["acme cedar dune", "acme birch dune"]


def test_a_cost_below_nothing_is_refused() -> None:
    """It would let a path be the better the longer it is."""
    kg = world(TYPES, said("acme", "investsIn", "birch"))
    with pytest.raises(ValueError, match="less than nothing"):
        kg.paths("acme", "birch", cost=CostModel(predicates={"investsIn": -1}))


def test_unknown_names_are_errors_and_no_path_is_empty() -> None:
    """Nobody takes a typing error for the answer that there is no connection."""
    kg = world(TYPES, said("acme", "investsIn", "birch"))
    assert routes(kg, "acme", "dune") == []
    with pytest.raises(ValueError, match="both ends are 'Acme'"):
        kg.paths("acme", "acme")
    for options in ({"via": "nobody"}, {"avoid": "nobody"}, {"predicate": "befriends"}):
        with pytest.raises(NotFoundError):
            kg.paths("acme", "birch", **options)  # type: ignore[arg-type]
    with pytest.raises(NotFoundError):
        kg.paths("acme", "birhc")


def test_a_hop_in_dispute_says_so() -> None:
    """Another source denies it: the path stands, with the conflict beside it."""
    kg = world(
        TYPES,
        said("acme", "investsIn", "birch"),
        said("acme", "investsIn", "birch", polarity="negated", speaker="bob"),
    )
    (path,) = kg.paths("acme", "birch")
    assert [conflict.kind for conflict in path.conflicts] == ["contradiction"]
    assert list(kg.disputes(path.hops[0].statement)) == list(path.conflicts)
    assert "This is in dispute (contradiction)" in kg.explain("acme", "birch").text


def test_an_explanation_has_footnotes() -> None:
    """Each quote has a number, and the number leads to the words and the document."""
    kg = world(TYPES, said("ann", "worksFor", "acme"), said("acme", "investsIn", "birch"))
    assert str(kg.explain("ann", "birch")) == (
        "Ann and Birch are joined in 2 steps. Ann works for Acme (asserted by Paper). [1] "
        "Acme invests in Birch (asserted by Paper). [2]\n\n"
        '[1] "ann worksFor" (paper.txt)\n[2] "acme investsIn" (paper.txt)'
    )
    assert str(kg.explain("ann", "dune")) == "Nothing here joins Ann and Dune within 4 steps."


def test_a_view_has_paths_of_its_own() -> None:
    """What comes later joins nobody yet."""
    early = [said("acme", "investsIn", "cedar", at="2024"), said("birch", "investsIn", "dune", at="2024")]
    kg = world(TYPES, *early, said("acme", "investsIn", "birch", at="2026"))
    assert (routes(kg.as_of("2025"), "acme", "birch"), routes(kg, "acme", "birch")) == ([], ["acme birch"])
