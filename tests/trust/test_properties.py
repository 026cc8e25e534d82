"""Properties: any valid set of statements comes back from each export, and the two clocks never take anything back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dealgraph.canonical import canonical
from dealgraph.dates import parse_date
from dealgraph.exports import EXPORTS, build
from dealgraph.exports.tables import COLUMNS
from dealgraph.knowledge_graph import KnowledgeGraph
from dealgraph.quantities import QuantityError, number_text, parse_quantity
from dealgraph.records import (
    NOT_TEXT,
    Document,
    Entity,
    Evidence,
    Quotation,
    Records,
    Source,
    Statement,
    record_id,
    statement_id,
)
from dealgraph.rules import find_faults
from dealgraph.verify.contents import contents
from dealgraph.vocabulary import shipped_vocabulary

if TYPE_CHECKING:
    from pathlib import Path

VOCABULARY = shipped_vocabulary()
TEXT = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"), min_size=1, max_size=12
)
WORDS = TEXT.filter(lambda text: text.strip() == text and NOT_TEXT.search(text) is None)
DATES = st.sampled_from(["2025", "2026", "2026-H1", "2026-Q1", "2026-05", "2026-05-28", "2026-06/2027", "2024-02-29"])
TYPES = {
    "acme": "Company", "big-cloud": "Company", "fund": "Investor", "kim": "Person", "round": "FundingRound",
    "slow": "Idea", "chip": "ChipPlatform", "post": "NewsArticle", "memo": "BlogPost",
}  # fmt: skip
SOURCES = ["post", "memo"]


def of(classes: tuple[str, ...]) -> list[str]:
    """Return the entities of these classes."""
    return [name for name, type_ in TYPES.items() if VOCABULARY.is_a(type_, classes)]


VOICES = of(("Agent", "Work", "Publication"))
TERMS = {name: term for name, term in VOCABULARY.predicates.items() if of(term.domain)}
RELATIONS = [name for name, term in TERMS.items() if of(term.range)]
FIGURES = [name for name, term in TERMS.items() if term.units]
FACTS = [name for name, term in TERMS.items() if term.text]
NUMBERS = st.integers(-(10**15), 10**15) | st.decimals(-1000, 1000, places=3, allow_nan=False).map(float)


def choice(name: str) -> st.SearchStrategy[str]:
    """Return one of the values of a closed list."""
    return st.sampled_from(sorted(VOCABULARY.lists[name]))


@st.composite
def evidence(draw: st.DrawFn, source: str) -> tuple[Evidence, ...]:
    """Return one or two located quotes."""
    found = set()
    for _ in range(draw(st.integers(1, 2))):
        words, start = draw(WORDS), draw(st.integers(0, 10**6))
        found.add(Evidence(f"{source}.txt", words, start, start + len(words)))
    return tuple(found)


def is_in_order(dates: tuple[str, str]) -> bool:
    """Return whether the first date does not come after the second."""
    return parse_date(dates[1]).before(parse_date(dates[0])) is not True


@st.composite
def times(draw: st.DrawFn) -> dict[str, str]:
    """Return when something holds: never, at a date, since one, or from one to another."""
    kind = draw(st.sampled_from(["undated", "at", "from_", "period"]))
    if kind != "period":
        return {} if kind == "undated" else {kind: draw(DATES)}
    return dict(zip(("from_", "to"), draw(st.tuples(DATES, DATES).filter(is_in_order)), strict=True))


@st.composite
def quantities(draw: st.DrawFn) -> dict[str, Any]:
    """Return a number with its bound, or a range."""
    bound = draw(choice("bound"))
    if bound != "range":
        return {"value": draw(NUMBERS), "bound": bound}
    lower, upper = sorted(draw(st.tuples(NUMBERS, NUMBERS).filter(lambda ends: ends[0] != ends[1])))
    return {"lower": lower, "upper": upper, "bound": bound}


@st.composite
def statements(draw: st.DrawFn, issued: dict[str, str | None]) -> Statement:
    """Return any statement of the vocabulary: a relation, a figure, a range, a vague number, or words."""
    source = draw(st.sampled_from(SOURCES))
    fields: dict[str, Any] = {
        "stance": draw(choice("stance")), "polarity": draw(choice("polarity")), "rank": draw(choice("rank")),
        "date_text": draw(st.none() | WORDS), "scope": draw(st.none() | WORDS), "role": draw(st.none() | WORDS),
        "via": draw(st.none() | st.just("kim")), "deal": draw(st.none() | st.just("round")),
        "basis": draw(st.none() | choice("basis")),
    }  # fmt: skip
    fields["rank_reason"] = draw(WORDS if fields["rank"] != "normal" else st.none() | WORDS)
    kind = draw(st.sampled_from(["relation", "figure", "vague", "fact"]))
    predicate = draw(st.sampled_from({"relation": RELATIONS, "fact": FACTS}.get(kind, FIGURES)))
    term = TERMS[predicate]
    if kind == "relation":
        fields["object"] = draw(st.sampled_from(of(term.range)))
    elif kind == "figure":
        fields |= {"unit": draw(st.sampled_from(sorted(term.units))), **draw(quantities())}
    else:
        fields["text"] = draw(WORDS)
    row = Statement(
        id="", subject=draw(st.sampled_from(of(term.domain))), predicate=predicate, source=source,
        speaker=draw(st.sampled_from(VOICES)), evidence=draw(evidence(source)), known_since=issued[source], **fields,
        **draw(times()),
    )  # fmt: skip
    return msgspec.structs.replace(row, id=statement_id(row))


@st.composite
def graphs(draw: st.DrawFn) -> KnowledgeGraph:
    """Return a graph of up to eight statements and two quotations."""
    entities = tuple(
        Entity(name, type_, draw(WORDS) + name, tuple(draw(st.sets(WORDS, max_size=2))), draw(st.just("") | WORDS))
        for name, type_ in TYPES.items()
    )
    labels = {row.id: row.label for row in entities}
    issued = {name: draw(st.none() | DATES) for name in SOURCES}
    sources = tuple(
        Source(name, "kim", (Document(f"{name}.txt", draw(st.just("") | WORDS)),), date, title=labels[name])
        for name, date in issued.items()
    )
    rows = {row.id: row for row in draw(st.lists(statements(issued), max_size=8))}
    said = {}
    for words in draw(st.sets(WORDS, max_size=2)):
        name, source = record_id("q", "kim", words, "post"), draw(st.sampled_from(SOURCES))
        said[name] = Quotation(
            name, "kim", words, source, draw(evidence(source)), ("acme",), draw(st.booleans()), draw(st.none() | DATES),
            known_since=issued[source],
        )  # fmt: skip
    records = canonical(Records(entities, sources, tuple(rows.values()), tuple(said.values())))
    assert list(find_faults(records, VOCABULARY)) == []
    return KnowledgeGraph(records, VOCABULARY)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the exports go, again and again."""
    return tmp_path_factory.mktemp("exports")


@settings(max_examples=40, suppress_health_check=list(HealthCheck))
@given(kg=graphs())
def test_any_valid_statements_come_back_from_each_export(kg: KnowledgeGraph, folder: Path) -> None:
    """The page, the five RDF formats, GraphML, GEXF, networkx, and the tables in three formats."""
    for name, export in EXPORTS.items():
        export.write(kg, folder / name)
    found = list(contents(kg, folder, lambda _: None))
    assert [finding for finding in found if not finding.held] == []
    assert len(found) == 8 + 1 + 3


@settings(max_examples=60)
@given(kg=graphs(), dates=st.tuples(st.dates(), st.dates()), maybe=st.booleans())
def test_the_clocks_are_monotone(kg: KnowledgeGraph, dates: tuple[Any, Any], maybe: bool) -> None:
    """What is there at a date is there at each later one; *maybe* only ever adds."""
    first, last = sorted(map(str, dates))
    for view in (kg.as_of, kg.known_by):
        earlier, later = (
            set(view(first, maybe=maybe).records.statements),
            set(view(last, maybe=maybe).records.statements),
        )
        assert earlier <= later <= set(kg.records.statements)
        assert set(view(first, maybe=False).records.statements) <= set(view(first, maybe=True).records.statements)
        names, descriptions = (
            [
                {value for one in view(date, maybe=maybe).entities if (value := getattr(one, field))}
                for date in (first, last)
            ]
            for field in ("id", "description")
        )
        assert names[0] <= names[1] <= {one.id for one in kg.entities}
        assert descriptions[0] <= descriptions[1]
        assert set(view(first, maybe=maybe).sources) <= set(view(last, maybe=maybe).sources)
    before, after = (set(kg.known_by(date, maybe=maybe).records.quotations) for date in (first, last))
    assert before <= after
    assert list(find_faults(kg.known_by(first, maybe=maybe).as_of(last, maybe=maybe).records, VOCABULARY)) == []


@pytest.mark.parametrize(
    "dates", [("2025", "2026"), ("2025-12", "2026-Q1"), ("2026-Q1", "2026-06-01"), ("2026-05", "2026-06")]
)
def test_the_clocks_of_the_shipped_graph_are_monotone(dates: tuple[str, str], real: KnowledgeGraph) -> None:
    """By partial dates."""
    for view in (real.as_of, real.known_by):
        earlier, later = (set(view(date).records.statements) for date in dates)
        assert earlier <= later


@given(
    st.text(max_size=40)
    | st.text("0123456789-/QHW T:.", max_size=24)
    | st.from_regex(r"\d{4}(-\d\d(-\d\d)?)?", fullmatch=True)
)
def test_a_date_is_an_interval_or_no_date(text: str) -> None:
    """Never anything else, and one that begins before it ends."""
    try:
        interval = parse_date(text)
    except ValueError as error:
        assert str(error)
    else:
        assert interval.first <= interval.last
        assert text.isascii()


@given(
    st.text(max_size=40)
    | st.builds(
        "{}{} {} {}".format,
        st.sampled_from(["", "about ", "at least ", "up to ", "at most ", "over "]),
        st.decimals(-(10**9), 10**9, places=2, allow_nan=False) | st.integers(),
        st.sampled_from(["", "million", "billion", "to 5", "to 9 billion"]),
        st.sampled_from(["USD", "GW", "percent", ""]),
    )
)
def test_a_quantity_is_read_as_it_is_printed(text: str) -> None:
    """What is accepted is the number that the text writes: printed and read again it is the same quantity."""
    try:
        found = parse_quantity(text, ("USD", "GW", "percent"))
    except QuantityError as error:
        assert str(error)
        return
    cues = {"approximate": "about ", "at_least": "at least ", "at_most": "at most "}
    numbers = [one for one in (found.value, found.lower, found.upper) if one is not None]
    # As text of at most fifteen digits before the point, as seeds write it.
    if all(abs(one) < 10**15 for one in numbers):
        printed = f"{cues.get(found.bound, '')}{' to '.join(map(number_text, numbers))} {found.unit}"
        assert parse_quantity(printed, (found.unit,)) == found


def test_the_tables_of_any_graph_have_the_contract_columns(small: KnowledgeGraph, tmp_path: Path) -> None:
    """An empty graph too: it has heads, and no rows."""
    empty = KnowledgeGraph(msgspec.structs.replace(small.records, statements=(), quotations=()), small.vocabulary)
    build(empty, tmp_path / "empty")
    for table in COLUMNS:
        head = (tmp_path / f"empty/{table}.csv").read_text().split("\n")[0]
        assert head == ",".join(COLUMNS[table])
