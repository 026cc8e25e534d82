"""The graph as researchers use it: entities by any name, statements by any filter."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec
import pytest

from dealgraph.errors import AmbiguousError, DealgraphError, NotFoundError
from dealgraph.knowledge_graph import KnowledgeGraph
from dealgraph.results import Rows
from dealgraph.vocabulary import shipped_vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable

    from dealgraph.records import Entity


def ids(rows: Rows[Entity]) -> list[str]:
    """Return the ids of entities."""
    return [row.id for row in rows]


@pytest.mark.parametrize(
    "name",
    ["quarry-labs", "Quarry Labs", "quarry labs inc", "QUARRY", "https://w3id.org/dealgraph/id/quarry-labs"],
)
def test_an_entity_goes_by_its_id_label_alias_or_iri(name: str, small: KnowledgeGraph) -> None:
    """Whatever the case and punctuation; and the entity itself serves too."""
    assert small[name].id == "quarry-labs"
    assert name in small
    assert small[small[name]] == small[name]
    assert small[name] in small


def test_an_unknown_name_suggests_what_is_near(small: KnowledgeGraph) -> None:
    """It is a KeyError and a DealgraphError, with a message that can be shown as it is."""
    with pytest.raises(NotFoundError) as raised:
        small["Quarry Lab"]
    assert str(raised.value) == (
        "no entity goes by 'Quarry Lab'; did you mean 'Quarry Labs' or 'Quarry Labs closes a Series B' or 'Quarry Series B'?"
    )
    assert isinstance(raised.value, (KeyError, DealgraphError))
    assert "Quarry Lab" not in small
    assert 7 not in small


def test_a_name_that_fits_several_entities_lists_them(small: KnowledgeGraph) -> None:
    """Accents and punctuation tell entities apart in the seeds, but not in a question."""
    entities = (
        *small.records.entities,
        msgspec.structs.replace(small["tamarind"], id="tamarind-two", label="Tamarínd"),
    )
    kg = KnowledgeGraph(msgspec.structs.replace(small.records, entities=entities), small.vocabulary)
    with pytest.raises(AmbiguousError) as raised:
        kg["TAMARIND!"]
    assert raised.value.candidates == ("tamarind", "tamarind-two")
    assert str(raised.value) == "'TAMARIND!' may be any of tamarind (company), tamarind-two (company): use the id"
    assert kg["tamarind"].label == "Tamarind"


FILTERS: list[tuple[dict[str, Any], int]] = [
    ({}, 19),
    ({"subject": "Quarry Labs"}, 8),
    ({"object": "Quarry Labs"}, 3),
    ({"about": "Quarry Labs"}, 11),
    ({"about": "Quarry Labs", "subject": "Ada Sorensen"}, 1),
    ({"predicate": "leadInvestor"}, 2),
    ({"predicate": "lead investor"}, 2),
    ({"predicate": "Lead-Investor"}, 2),
    ({"speaker": "two investors"}, 2),
    ({"source": "harbour-article"}, 19),
    ({"source": "Quarry Labs closes a Series B"}, 19),
    ({"source": "harbour.txt"}, 19),
    ({"deal": "Quarry Series B"}, 6),
    ({"stance": "opinion"}, 2),
    ({"stance": ["opinion", "reported"]}, 3),
    ({"stance": []}, 0),
    ({"bound": "at_least"}, 1),
    ({"bound": ("at_least", "range")}, 2),
    ({"polarity": "negated"}, 1),
    ({"unit": "USD"}, 6),
    ({"at": "2026-05"}, 7),
    ({"at": "2026-05-28"}, 7),
    ({"at": "2025"}, 1),
    ({"at": "2027"}, 4),
    ({"unit": "USD", "min_value": 1e9}, 5),
    ({"unit": "USD", "max_value": 1e9}, 2),
    ({"min_value": 35, "max_value": 50, "unit": "percent"}, 1),
    ({"min_value": 6, "unit": "GW"}, 0),
    ({"min_value": -5, "max_value": -4, "unit": "GW"}, 1),
    ({"subject": "Quarry Labs", "predicate": "revenue", "stance": "projected", "at": "2027", "min_value": 3e9}, 1),
]


@pytest.mark.parametrize(("filters", "count"), FILTERS)
def test_statements_meet_every_filter_given(filters: dict[str, Any], count: int, small: KnowledgeGraph) -> None:
    """Each narrows what the others left."""
    assert len(small.statements(**filters)) == count


@pytest.mark.parametrize(
    ("ask", "message"),
    [
        (lambda kg: kg.statements(subject="Tamarnd"), "no entity goes by 'Tamarnd'; did you mean 'Tamarind'"),
        (lambda kg: kg.statements(predicate="leadInvestr"), "unknown predicate 'leadInvestr'; did you mean 'leadInvestor'"),
        (lambda kg: kg.statements(stance="assumed"), "unknown stance 'assumed'; did you mean 'asserted'?"),
        (lambda kg: kg.statements(bound=["exact", "upto"]), "unknown bound 'upto'; use one of: exact, "),
        (lambda kg: kg.statements(polarity="no"), "unknown polarity 'no'; use one of: affirmed, negated"),
        (lambda kg: kg.statements(unit="usdd"), "unknown unit 'usdd'; did you mean 'USD'?"),
        (lambda kg: kg.statements(source="harbour.tx"), "unknown source or document 'harbour.tx'; did you mean 'harbour.txt'?"),
        (lambda kg: kg.statements(source="Tamarind"), "unknown source 'Tamarind'; it is no source but an entity, for via= or speaker=; use one of: harbour-article"),
        (lambda kg: kg["gross margin"], "no entity goes by 'gross margin'; it is a predicate: kg.statements(subject=..., predicate='gross margin')"),
        (lambda kg: kg.statement("s-none"), "there is no statement 's-none'"),
        (lambda kg: kg.entities_of("Compny"), "unknown class 'Compny'; did you mean 'Company'?"),
        (lambda kg: kg.neighbors("Tamarind", type="Compny"), "unknown class 'Compny'; did you mean 'Company'?"),
        (lambda kg: kg.neighbors("Tamarind", direction="up"), "unknown direction 'up'; use 'out', 'in' or 'both'"),
        (lambda kg: kg.quotations(speaker="Ada Soren"), "no entity goes by 'Ada Soren'; did you mean 'Ada Sorensen'"),
        (lambda kg: kg.conflicts(kind="contradictions"), "unknown kind of conflict 'contradictions'; did you mean 'contradiction'?"),
        (lambda kg: kg.timeline("Tamarind", "revenu"), "unknown predicate 'revenu'; did you mean 'revenue'"),
    ],
)  # fmt: skip
def test_an_unknown_name_of_anything_suggests_what_is_near(
    ask: Callable[[KnowledgeGraph], object], message: str, small: KnowledgeGraph
) -> None:
    """An empty answer would look like a finding."""
    with pytest.raises(NotFoundError) as raised:
        ask(small)
    assert str(raised.value).replace(" direction 'up':", " direction 'up';").startswith(message)


def test_what_is_no_date_is_refused_even_where_nothing_is_dated(small: KnowledgeGraph) -> None:
    """Also where no statement would have been compared with it."""
    with pytest.raises(ValueError, match="a date is written"):
        small.statements(subject="pebble", at="soon")


def test_a_document_stands_for_all_sources_in_it(real: KnowledgeGraph) -> None:
    """Not for the first of them alone."""
    for file in {part.file for source in real.sources for part in source.documents}:
        inside = [source.id for source in real.sources if file in {part.file for part in source.documents}]
        expected = sum(len(real.statements(source=source)) for source in inside)
        assert len(real.statements(source=file)) == expected


def test_a_statement_about_itself_comes_once(small: KnowledgeGraph) -> None:
    """Where subject and object are the same entity."""
    row = msgspec.structs.replace(small.statements(predicate="worksFor")[0], id="s-loop", object="ada-sorensen")
    kg = KnowledgeGraph(msgspec.structs.replace(small.records, statements=(row,)), shipped_vocabulary())
    assert [one.id for one in kg.statements(about="Ada Sorensen")] == ["s-loop"]


def test_neighbors_follow_statements_in_either_direction(small: KnowledgeGraph) -> None:
    """Out: the entity is the subject; in: it is the object."""
    assert ids(small.neighbors("Quarry Labs", direction="out")) == ["pebble"]
    assert ids(small.neighbors("Quarry Labs", direction="in")) == [
        "ada-sorensen",
        "quarry-series-b",
        "quarry-tamarind-capacity",
    ]
    assert set(ids(small.neighbors("Quarry Labs"))) == {
        "ada-sorensen",
        "pebble",
        "quarry-series-b",
        "quarry-tamarind-capacity",
    }


def test_neighbors_come_nearest_first_over_several_hops_and_without_the_entity_itself(small: KnowledgeGraph) -> None:
    """A predicate keeps only its statements on the way, a class only its entities at the end."""
    assert ids(small.neighbors("Tamarind")) == ["quarry-tamarind-capacity"]
    assert ids(small.neighbors("Tamarind", hops=2)) == ["quarry-tamarind-capacity", "quarry-labs"]
    assert ids(small.neighbors("Tamarind", hops=3, type="Person")) == ["ada-sorensen"]
    assert set(ids(small.neighbors("Tamarind", hops=4, type="Agent"))) == {
        "quarry-labs",
        "ada-sorensen",
        "alder-capital",
        "juniper-ventures",
    }
    assert ids(small.neighbors("Tamarind", hops=4, predicate="provider")) == ["quarry-tamarind-capacity"]
    with pytest.raises(ValueError, match="hops must be at least 1"):
        small.neighbors("Tamarind", hops=0)


def test_a_timeline_runs_from_the_earliest_to_the_undated(small: KnowledgeGraph) -> None:
    """Observations alone; of one metric, if asked."""
    rows = small.timeline("Quarry Labs")
    assert [(row.at, row.predicate) for row in rows] == [
        ("2025-12", "runRateRevenue"),
        ("2026-05", "runRateRevenue"),
        ("2026-05", "runRateRevenue"),
        ("2026-05-28", "valuation"),
        ("2027", "revenue"),
        (None, "customerCount"),
        (None, "grossMargin"),
    ]
    assert len(small.timeline("Quarry Labs", "run-rate revenue")) == 3


def test_quotations_by_speaker_subject_and_source(small: KnowledgeGraph) -> None:
    """Together, they narrow."""
    assert len(small.quotations()) == 2
    assert len(small.quotations(speaker="Ada Sorensen")) == 2
    assert [row.text for row in small.quotations(about="compute is a canvas")] == ["We buy compute before we need it"]
    assert len(small.quotations(source="harbour.txt", speaker="Ibo Castell")) == 0


def test_entities_of_a_class_are_those_of_its_subclasses_too(small: KnowledgeGraph) -> None:
    """An investor is an organisation and an agent."""
    assert ids(small.entities_of("Investor")) == ["alder-capital", "juniper-ventures"]
    assert ids(small.entities_of("Organization")) == ["alder-capital", "juniper-ventures", "quarry-labs", "tamarind"]
    assert ids(small.entities_of("Deal")) == ["quarry-series-b", "quarry-tamarind-capacity"]
    assert len(small.entities_of("Thing")) == len(small) == 12


def test_conflicts_about_an_entity_and_of_a_kind(small: KnowledgeGraph) -> None:
    """The preferred statement is named where curators ranked it."""
    (bound,) = small.conflicts(kind="bound", about="Quarry Labs")
    assert small.statement(bound.preferred or "").rank == "preferred"
    assert [row.about for row in small.conflicts(kind="opinion")] == ["compute-as-canvas"]
    assert len(small.conflicts(about="Tamarind")) == 0


def test_networkx_holds_entities_as_nodes_and_statements_as_edges(small: KnowledgeGraph) -> None:
    """Plain attributes: text, numbers and truth values alone."""
    graph = small.graph
    assert (len(graph), graph.number_of_edges()) == (12, len([row for row in small.records.statements if row.object]))
    (edge,) = graph.get_edge_data("ada-sorensen", "quarry-labs").values()
    assert (edge["predicate"], edge["role"], edge["stance"]) == ("worksFor", "finance chief", "asserted")
    assert edge["quote"] == "Ada Sorensen, the lab's finance chief"
    for _, attributes in [
        *graph.nodes(data=True),
        *((key, data) for *_, key, data in graph.edges(keys=True, data=True)),
    ]:
        assert all(isinstance(value, (str, int, float)) for value in attributes.values())
        assert not {"source", "target", "key", "id"} & set(attributes)


def test_rows_are_immutable_and_go_on_to_other_tools(small: KnowledgeGraph) -> None:
    """A slice is rows again; equal rows are equal; keys without a value are left out."""
    rows = small.statements(predicate="leadInvestor")
    assert rows[:1] == Rows([rows[0]])
    assert hash(rows) == hash(small.statements(predicate="leadInvestor"))
    assert [row["object"] for row in rows.to_dicts()] == ["alder-capital", "juniper-ventures"]
    assert all("value" not in row for row in rows.to_dicts())
    assert len(rows.to_json().splitlines()) == 2
    assert list(rows.to_pandas()["object"]) == ["alder-capital", "juniper-ventures"]
    assert repr(rows).startswith("<2 rows>")
    assert repr(Rows([])) == "<0 rows>"


def test_pandas_shows_labels_beside_ids(small: KnowledgeGraph) -> None:
    """One row a statement."""
    frame = small.to_pandas()
    assert len(frame) == 19
    row = frame[frame["predicate"] == "worksFor"].iloc[0]
    assert (row["subject_label"], row["object_label"], row["speaker_label"]) == (
        "Ada Sorensen",
        "Quarry Labs",
        "Ibo Castell",
    )


def test_rdflib_gets_a_named_graph_for_each_source(small: KnowledgeGraph) -> None:
    """Descriptions stand in the default graph."""
    dataset = small.to_rdflib()
    names = {str(graph.identifier) for graph in dataset.graphs() if len(graph)}
    assert "https://w3id.org/dealgraph/id/harbour-article" in names
    assert len(names) == 2
