"""What a statement is in RDF: a node with all that it says, a plain triple where it is a fact, standard terms."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from dealgraph.knowledge_graph import KnowledgeGraph
from dealgraph.rdf.plain import is_plain
from rdf_readers import DG, ID, RDF, by_oxigraph, written


def plain_triples(kg: KnowledgeGraph) -> set[tuple[str, str, str]]:
    """Return the triples of the predicates of the vocabulary, between entities, without namespaces."""
    names = {entity.id for entity in kg.records.entities}
    return {
        (subject[0].removeprefix(ID), predicate[0].removeprefix(DG), value[0].removeprefix(ID).removeprefix(DG))
        for subject, predicate, value, _ in by_oxigraph(written(kg, "nq"), "nq")
        if subject[0].removeprefix(ID) in names and predicate[0].removeprefix(DG) in kg.vocabulary.predicates
    }


def test_plain_triples_are_facts_alone(small: KnowledgeGraph) -> None:
    """No opinion, projection, denial, bound or figure of one time may turn into one."""
    assert plain_triples(small) == {
        ("quarry-series-b", "recipient", "quarry-labs"),
        ("quarry-series-b", "leadInvestor", "juniper-ventures"),
        ("quarry-series-b", "leadInvestor", "alder-capital"),
        ("quarry-series-b", "status", "closed"),
        ("ada-sorensen", "worksFor", "quarry-labs"),
    }


@pytest.mark.parametrize(
    "fields",
    [
        {"stance": "opinion"},
        {"stance": "projected"},
        {"stance": "reported"},
        {"stance": "hypothetical"},
        {"polarity": "negated"},
        {"rank": "deprecated"},
        {"scope": "in part"},
        {"object": None, "value": 5, "unit": "USD", "bound": "at_least"},
        {"object": None, "value": 5, "unit": "USD", "bound": "approximate"},
        {"object": None, "lower": 5, "upper": 6, "unit": "USD", "bound": "range"},
        {"object": None, "value": 5, "unit": "USD", "bound": "exact", "basis": "gross"},
        {"object": None, "value": 5, "unit": "USD", "bound": "exact", "at": "2026"},
        {"to": "2020"},
    ],
)
def test_what_would_lose_its_meaning_is_no_plain_triple(fields: dict[str, Any], small: KnowledgeGraph) -> None:
    """It has its node alone."""
    fact = small.statements(predicate="worksFor")[0]
    assert is_plain(fact)
    assert not is_plain(msgspec.structs.replace(fact, **fields))


def test_the_real_graphs_plain_triples_come_from_plain_statements(real: KnowledgeGraph) -> None:
    """Each of them, and nothing but them."""
    allowed = {
        (row.subject, row.predicate, row.object)
        for row in real.records.statements
        if row.object and (row.stance, row.polarity) == ("asserted", "affirmed") and row.rank != "deprecated"
    }
    between = {triple for triple in plain_triples(real) if triple[2] in real}
    assert {triple for triple in between if triple[1] in ("worksFor", "leadInvestor", "makes")} <= allowed


def test_a_statements_node_says_all_that_the_statement_holds(small: KnowledgeGraph) -> None:
    """In standard terms and in ours."""
    (row,) = small.statements(predicate="runRateRevenue", bound="at_least")
    quads = by_oxigraph(written(small, "nq"), "nq")
    found = {(predicate[0], value[0]) for subject, predicate, value, _ in quads if subject[0] == ID + row.id}
    rdf, prov = RDF, "http://www.w3.org/ns/prov#"
    assert {
        (rdf + "type", rdf + "Statement"),
        (rdf + "subject", ID + "quarry-labs"),
        (rdf + "predicate", DG + "runRateRevenue"),
        (DG + "value", "900000000"),
        (DG + "bound", DG + "at_least"),
        (DG + "stance", DG + "reported"),
        (DG + "polarity", DG + "affirmed"),
        (DG + "at", "2026-05"),
        (DG + "knownSince", "2026-05-28"),
        (DG + "rankReason", "two sources agree"),
        ("http://wikiba.se/ontology#rank", "http://wikiba.se/ontology#PreferredRank"),
        ("http://qudt.org/schema/qudt/hasUnit", "http://qudt.org/vocab/unit/CCY_USD"),
        (prov + "wasAttributedTo", ID + "investors-in-quarry"),
        (prov + "hadPrimarySource", ID + "harbour-article"),
    } <= found
    assert len([1 for predicate, _ in found if predicate == DG + "evidence"]) == 2


def test_evidence_gives_the_words_and_the_place(small: KnowledgeGraph) -> None:
    """As Web Annotation selectors; the words are a plain string."""
    oa, number = "http://www.w3.org/ns/oa#", "http://www.w3.org/2001/XMLSchema#nonNegativeInteger"
    quads = by_oxigraph(written(small, "nq"), "nq")
    words = {subject[0]: value for subject, predicate, value, _ in quads if predicate[0] == oa + "exact"}
    starts = {subject[0]: value for subject, predicate, value, _ in quads if predicate[0] == oa + "start"}
    for row in small.records.statements:
        for one in row.evidence:
            (node,) = [name for name, value in words.items() if value[0] == one.exact]
            assert words[node][1] == "http://www.w3.org/2001/XMLSchema#string"
            assert starts[node.replace("-quote", "-position")] == (str(one.start), number)


@pytest.mark.parametrize(
    ("date", "literal"),
    [
        ("2026", '"2026"^^<http://www.w3.org/2001/XMLSchema#gYear>'),
        ("2026-05", '"2026-05"^^<http://www.w3.org/2001/XMLSchema#gYearMonth>'),
        ("2026-05-28", '"2026-05-28"^^<http://www.w3.org/2001/XMLSchema#date>'),
        ("2026-Q1", '"2026-Q1"'),
        ("2026-10/2027", '"2026-10/2027"'),
    ],
)
def test_a_partial_date_has_the_type_of_its_precision(date: str, literal: str) -> None:
    """It is never padded."""
    from dealgraph.rdf import terms

    assert terms.date(date) == literal


# -- memberships and observations -------------------------------------------------


def with_fields(kg: KnowledgeGraph, predicate: str, /, **fields: Any) -> KnowledgeGraph:
    """Return the graph whose first statement with the predicate has these fields."""
    (row, *_) = kg.statements(predicate=predicate)
    changed = msgspec.structs.replace(row, **fields)
    rows = tuple(changed if one.id == row.id else one for one in kg.records.statements)
    return KnowledgeGraph(msgspec.structs.replace(kg.records, statements=rows), kg.vocabulary)


def of_type(kg: KnowledgeGraph, type_: str) -> list[dict[str, set[str]]]:
    """Return what is said of each node of the type, by predicate."""
    quads = by_oxigraph(written(kg, "nq"), "nq")
    nodes = {subject[0] for subject, _, value, _ in quads if value[0] == type_}
    found: dict[str, dict[str, set[str]]] = {node: {} for node in nodes}
    for subject, predicate, value, _ in quads:
        if subject[0] in nodes:
            found[subject[0]].setdefault(predicate[0], set()).add(value[0])
    return [found[node] for node in sorted(found)]


ORG, SCHEMA = "http://www.w3.org/ns/org#", "https://schema.org/"


def test_a_position_is_a_membership_with_its_role_and_dates(small: KnowledgeGraph) -> None:
    """Who reads the organization ontology alone finds who works where, as what, and from when to when."""
    kg = with_fields(small, "worksFor", from_="2024-03", to="2025")
    (membership,) = of_type(kg, ORG + "Membership")
    (role,) = of_type(kg, ORG + "Role")
    assert membership[ORG + "member"] == {ID + "ada-sorensen"}
    assert membership[ORG + "organization"] == {ID + "quarry-labs"}
    assert role["http://www.w3.org/2004/02/skos/core#prefLabel"] == {"finance chief"}
    assert (membership[DG + "from"], membership[DG + "to"]) == ({"2024-03"}, {"2025"})
    assert membership[DG + "ended"] == {"false"}
    (during,) = membership[ORG + "memberDuring"]
    days = {
        subject[0]: value[0]
        for subject, predicate, value, _ in by_oxigraph(written(kg, "nq"), "nq")
        if predicate[0] == "http://www.w3.org/2006/time#inXSDDate"
    }
    assert (days[f"{during}-begin"], days[f"{during}-end"]) == ("2024-03-01", "2025-12-31")


@pytest.mark.parametrize(
    "fields",
    [{"stance": "reported"}, {"stance": "opinion"}, {"polarity": "negated"}, {"rank": "deprecated"}],
)
def test_what_is_no_fact_makes_no_membership(fields: dict[str, Any], small: KnowledgeGraph) -> None:
    """A membership has no stance of its own."""
    assert of_type(with_fields(small, "worksFor", **fields), ORG + "Membership") == []


def test_a_former_position_has_ended_and_is_no_job_title(small: KnowledgeGraph) -> None:
    """Which predicates tell of one stands in the vocabulary."""
    assert [title for person in of_type(small, SCHEMA + "Person") for title in person.get(SCHEMA + "jobTitle", ())] == [
        "finance chief"
    ]
    kg = with_fields(small, "worksFor", predicate="workedFor")
    (membership,) = of_type(kg, ORG + "Membership")
    assert membership[DG + "ended"] == {"true"}
    assert [person for person in of_type(kg, SCHEMA + "Person") if SCHEMA + "jobTitle" in person] == []


def test_two_sources_of_one_position_share_a_membership(small: KnowledgeGraph) -> None:
    """In the graph of each, derived from its own statement."""
    (row,) = small.statements(predicate="worksFor")
    second = msgspec.structs.replace(row, id="s-aaaaaaaaaaaaaaaa", speaker="ibo-castell")
    rows = msgspec.structs.replace(small.records, statements=(*small.records.statements, second))
    (membership,) = of_type(KnowledgeGraph(rows, small.vocabulary), ORG + "Membership")
    assert membership["http://www.w3.org/ns/prov#wasDerivedFrom"] == {ID + row.id, ID + second.id}


@pytest.mark.parametrize(
    ("bound", "polarity", "found"),
    [
        ("exact", "affirmed", {"value"}),
        ("approximate", "affirmed", {"value"}),
        ("at_least", "affirmed", {"minValue"}),
        ("at_most", "affirmed", {"maxValue"}),
        ("exact", "negated", set()),
    ],
)
def test_schema_org_gets_a_floor_as_a_floor(bound: str, polarity: str, found: set[str], small: KnowledgeGraph) -> None:
    """And a figure that is denied not at all."""
    kg = with_fields(small, "amount", bound=bound, polarity=polarity, at="2026-05")
    (node,) = [one for one in of_type(kg, SCHEMA + "Observation") if DG + "amount" in str(one)]
    names = {"value", "minValue", "maxValue"}
    assert {name for name in names if SCHEMA + name in node} == found
    assert node[SCHEMA + "observationDate"] == {"2026-05"}
