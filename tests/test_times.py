"""Views at a date: what has begun by then, and what was known by then."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dealgraph.canonical import canonical
from dealgraph.errors import NotFoundError
from dealgraph.knowledge_graph import KnowledgeGraph
from dealgraph.records import Document, Entity, Evidence, Records, Source, Statement, statement_id
from dealgraph.rules import find_faults
from dealgraph.times import begun_by, known_by, span
from dealgraph.vocabulary import shipped_vocabulary

DATE = st.sampled_from(
    [
        "2024",
        "2025",
        "2025-12-31",
        "2026",
        "2026-H1",
        "2026-Q2",
        "2026-05",
        "2026-05-28",
        "2026-06/2027",
        "2027",
        "2028",
    ]
)


def statement(**fields: object) -> Statement:
    """Return a statement with these fields."""
    return msgspec.structs.replace(Statement("s", "x", "makes", "source", "speaker", (Evidence("d", "x"),)), **fields)


WHEN = st.one_of(
    st.just({}),
    st.fixed_dictionaries({"at": DATE}),
    st.fixed_dictionaries({"from_": DATE}),
    st.fixed_dictionaries({"to": DATE}),
)
STATEMENTS = st.lists(st.tuples(WHEN, st.none() | DATE), max_size=8).map(
    lambda rows: [statement(id=f"s{n}", known_since=known, **when) for n, (when, known) in enumerate(rows)]
)


@pytest.mark.parametrize(
    ("fields", "date", "certain", "maybe"),
    [
        ({"at": "2026-05"}, "2026-04", False, False),
        ({"at": "2026-05"}, "2026-05-15", False, True),
        ({"at": "2026-05"}, "2026-05", True, True),
        ({"at": "2026"}, "2026-04", False, True),
        ({"at": "2025"}, "2026", True, True),
        ({"from_": "2026-06"}, "2026-05", False, False),
        ({"from_": "2025", "to": "2030"}, "2026", True, True),
        ({"to": "2027"}, "2026", False, True),
        ({"to": "2025"}, "2026", True, True),
        ({}, "2026", False, True),
    ],
)
def test_as_of_leaves_out_what_certainly_begins_later(
    fields: dict[str, str], date: str, certain: bool, maybe: bool
) -> None:
    """Undated statements, and those of which only a later end is known, may have begun."""
    row = statement(**fields)
    assert begun_by([row], date, maybe=False) == ([row] if certain else [])
    assert begun_by([row], date) == ([row] if maybe else [])


def test_known_by_asks_for_the_date_of_the_source() -> None:
    """Not for when the thing holds."""
    row = statement(at="2030", known_since="2026-05")
    assert known_by([row], "2026-05-15") == [row]
    assert known_by([row], "2026-05-15", maybe=False) == []
    assert known_by([row], "2026-04") == []
    assert known_by([statement()], "2026") == [statement()]
    assert known_by([statement()], "2026", maybe=False) == []


def test_what_is_no_date_is_refused_even_where_nothing_could_be_left_out() -> None:
    """An empty answer would look like a finding."""
    for view in (begun_by, known_by):
        with pytest.raises(ValueError, match="a date is written"):
            view([], "soon")


@given(STATEMENTS, DATE, DATE)
def test_a_later_date_never_shows_less(rows: list[Statement], one: str, other: str) -> None:
    """Both views are monotone, with maybe and without; and maybe shows all that is certain."""
    from dealgraph.dates import parse_date

    early, late = sorted((one, other), key=lambda date: parse_date(date).last)
    for view in (begun_by, known_by):
        for maybe in (True, False):
            shown = {row.id for row in view(rows, late, maybe)}
            assert {row.id for row in view(rows, early, maybe)} <= shown
        assert {row.id for row in view(rows, early, False)} <= {row.id for row in view(rows, early, True)}


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, None),
        ({"at": "2026-05"}, ("2026-05-01", "2026-05-31")),
        ({"from_": "2026"}, ("2026-01-01", "9999-12-31")),
        ({"to": "2026"}, ("0001-01-01", "2026-12-31")),
        ({"from_": "2025", "to": "2026"}, ("2025-01-01", "2026-12-31")),
    ],
)
def test_the_span_of_a_statement(fields: dict[str, str], expected: tuple[str, str] | None) -> None:
    """Open ends stay open."""
    found = span(statement(**fields))
    assert (tuple(map(str, found)) if found else None) == expected


def test_the_views_of_a_graph_are_graphs(small: KnowledgeGraph) -> None:
    """With the entities of which something has begun, and with the conflicts among what is left."""
    before = small.as_of("2026-01")
    assert [row.value for row in before.statements(predicate="runRateRevenue")] == [400_000_000]
    assert {row.subject for row in before.records.statements} <= {one.id for one in before.entities}
    assert [row.kind for row in before.conflicts()] == ["opinion"]
    unknown = small.known_by("2026-04")
    assert (len(unknown.records.statements), len(unknown.records.quotations)) == (0, 0)
    assert small.known_by("2026-05-28").records == small.records


@pytest.fixture
def two_sources() -> KnowledgeGraph:
    """Return a graph of an early and a late source: the late one alone tells of Beta, and of no one's other rows."""
    evidence = (Evidence("a.txt", "x"),)
    entities = (
        Entity("acme", "Company", "Acme", description="Maker of things, which bought Beta in May."),
        Entity("beta", "Company", "Beta", ("The Betas",), "Bought in May."),
        Entity("early", "NewsArticle", "What was"),
        Entity("kim", "Person", "Kim", description="A writer."),
        Entity("late", "NewsArticle", "Acme buys Beta"),
        Entity("nobody", "Person", "Nobody"),
    )
    sources = (
        Source("early", "kim", (Document("a.txt"),), "2026-03-02"),
        Source("late", "kim", (Document("b.txt"),), "2026-05-28"),
    )
    rows = [
        Statement("", "acme", "practice", "early", "kim", evidence, text="makes things", known_since="2026-03-02"),
        Statement("", "acme", "investsIn", "late", "kim", evidence, object="beta", at="2026-05-28", known_since="2026-05-28"),
    ]  # fmt: skip
    statements = tuple(msgspec.structs.replace(row, id=statement_id(row)) for row in rows)
    return KnowledgeGraph(canonical(Records(entities, sources, statements, ())), shipped_vocabulary())


def test_what_came_later_is_in_no_answer_of_a_view(two_sources: KnowledgeGraph) -> None:
    """Neither in lists, nor in the search, nor in what is made of the view."""
    view = two_sources.known_by("2026-05-20")
    assert [one.id for one in view.entities] == ["acme", "early", "kim", "nobody"]
    assert [one.id for one in view.sources] == ["early"]
    assert list(view.entities_of("Company")) == [view["Acme"]]
    assert list(view.find("Beta")) == []
    assert "Beta" not in view
    assert "beta" not in view.graph
    assert view.sparql("SELECT ?b { ?b rdfs:label ?name FILTER(CONTAINS(STR(?name), 'Beta')) }").to_dicts() == []
    assert not any("beta" in str(quad).casefold() for quad in view.to_rdflib())
    later = two_sources.known_by("2026-05-28")
    assert later.records == two_sources.records
    assert later.find("Beta")[0].entity is two_sources["Beta"]


def test_a_name_that_comes_later_is_told_from_an_unknown_one(two_sources: KnowledgeGraph) -> None:
    """By any of its names, in views of views too; without words on what came later."""
    view = two_sources.known_by("2026-05-20")
    for name in ("beta", "Beta", "the betas"):
        for one in (view, view.as_of("2026-05")):
            with pytest.raises(NotFoundError, match=f"nothing is known of '{name}' by 2026-05-20"):
                one[name]
    with pytest.raises(NotFoundError, match="nothing of 'Beta' has begun by 2026-04"):
        two_sources.as_of("2026-04")["Beta"]
    with pytest.raises(NotFoundError, match=r"no entity goes by 'Gamma'; kg\.find"):
        view["Gamma"]
    with pytest.raises(NotFoundError, match="nothing is known of 'Beta'"):
        view.statements("Beta")


def test_a_description_is_shown_where_nothing_of_its_entity_is_left_out(two_sources: KnowledgeGraph) -> None:
    """It has no date of its own, and may tell what came later."""
    view = two_sources.known_by("2026-05-20")
    assert view["Acme"].description == ""
    assert two_sources.known_by("2026-05-28")["Acme"].description.endswith("bought Beta in May.")
    assert view["Acme"].label == "Acme"


def test_what_nothing_names_has_no_date(two_sources: KnowledgeGraph) -> None:
    """It may be known, and is not certainly known."""
    assert "Nobody" in two_sources.known_by("2020")
    assert "Nobody" not in two_sources.known_by("2026-05-28", maybe=False)
    assert "Kim" not in two_sources.known_by("2020")


@pytest.mark.parametrize("date", ["2024", "2026-05-13", "2030"])
def test_a_view_of_the_real_graph_keeps_every_rule(date: str, real: KnowledgeGraph) -> None:
    """Whatever its rows name is there, and conflicts added by hand only with all their statements."""
    for view in (real.as_of(date, maybe=False), real.known_by(date, maybe=False), real.known_by(date)):
        assert list(find_faults(view.records, view.vocabulary)) == []


@pytest.mark.parametrize("view", ["as_of", "known_by"])
def test_the_real_graph_grows_with_time(view: str, real: KnowledgeGraph) -> None:
    """From year to year."""
    shown = [
        len(getattr(real, view)(date).records.statements)
        for date in ("2000", "2024", "2025", "2026-05", "2027", "2100")
    ]
    assert shown == sorted(shown)
    assert shown[-1] == len(real.records.statements)
