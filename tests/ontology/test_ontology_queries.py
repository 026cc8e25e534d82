"""The named queries: each has its question and example, and both engines give the same rows."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import pytest

from dealgraph.knowledge_graph import KnowledgeGraph
from dealgraph.ontology.examples import known_values, refresh_examples
from dealgraph.records import Entity
from dealgraph.seeds import read_seeds
from dealgraph.sparql import OxigraphEngine, RdflibEngine
from dealgraph.vocabulary import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dealgraph.sparql import AnswerRow

ROOT = Path(__file__).resolve().parents[2]
QUERIES = sorted((ROOT / "ontology" / "queries").glob("*.rq"))
HEAD = re.compile(
    r"# question: (?P<question>[A-Z][^\n]*\?)\n"
    r'# python: kg\.sparql\("(?P<python>[a-z-]+)"\)\n'
    r"# command: dealgraph query (?P<command>[a-z-]+)\n"
    r"# example: (?P<example>\{[^\n]*\})\n"
    r"(?P<prefixes>(?:PREFIX [a-z]+: <[^>]+>\n)+)\n"
    r"(?P<body>SELECT .*)",
    re.DOTALL,
)


# Queries that repeat no claim: they count sayings, or list names, texts and what is lacking.
OF_NO_CLAIM = {
    "conflicts-by-kind",
    "deals-in-several-sources",
    "deals-without-amount",
    "entities-by-class",
    "names",
    "quotations-by-topic",
    "second-hand",
    "sources",
    "speakers",
}
# Queries that count what is claimed; a count tells how firmly, and no limits.
COUNTS = {"deals-by-company", "interested-speakers", "stances"}
# Queries over what is stated as a fact, whoever says so.
FACTS = {"investors-that-supply", "memberships"}
WORDS = "on odd days alone"
WITNESS = Entity("a-witness", "Person", "A Witness")
# What stands in the place of a thing that is not told.
ABSENT = {None, "", "unsaid", "nobody named"}


@pytest.fixture(scope="module")
def kg(vocabulary: Vocabulary) -> KnowledgeGraph:
    return KnowledgeGraph(read_seeds(ROOT / "seeds", vocabulary).require_valid(), vocabulary)


@pytest.fixture(scope="module")
def oxigraph(kg: KnowledgeGraph) -> OxigraphEngine:
    return OxigraphEngine(kg)


@pytest.fixture(scope="module")
def rdflib_engine(kg: KnowledgeGraph) -> RdflibEngine:
    return RdflibEngine(kg)


def parts(path: Path) -> re.Match[str]:
    match = HEAD.fullmatch(path.read_text("utf-8"))
    assert match is not None, f"{path.name} does not start with question, python, command, example and prefixes"
    return match


def test_there_are_at_least_thirty() -> None:
    """The questions that researchers, analysts and tools ask are answered by name."""
    assert len(QUERIES) >= 30


@pytest.mark.parametrize("path", QUERIES, ids=lambda path: path.stem)
def test_a_query_says_what_it_asks_and_how_it_is_run(path: Path) -> None:
    """The head gives the question, the ways to run it, and only the prefixes that the query uses."""
    match = parts(path)
    assert (match["python"], match["command"]) == (path.stem, path.stem)
    declared = re.findall(r"PREFIX ([a-z]+):", match["prefixes"])
    used = set(re.findall(r"(?<![\w?])([a-z]+):", re.sub(r'"[^"\n]*"', "", match["body"])))
    assert declared == sorted(used)


@pytest.mark.parametrize("path", QUERIES, ids=lambda path: path.stem)
def test_prefixes_mean_what_they_mean_in_the_graph(path: Path, vocabulary: Vocabulary) -> None:
    """A query uses no prefix in another sense than the exports do."""
    for name, iri in re.findall(r"PREFIX ([a-z]+): <([^>]+)>", parts(path)["prefixes"]):
        assert iri == vocabulary.about.prefixes[name]


@pytest.mark.parametrize("path", QUERIES, ids=lambda path: path.stem)
def test_a_query_names_only_terms_that_exist(path: Path, files: dict[str, str]) -> None:
    """Every term of ours in a query stands in the ontology: a misspelt one would give no rows in silence."""
    body = re.sub(r"STR\(dg:\)", "", parts(path)["body"])
    used = set(re.findall(r"\bdg:\w*", body))
    assert [term for term in sorted(used) if f"\n{term}\n" not in files["ontology/dealgraph.ttl"]] == []


@pytest.mark.parametrize("path", QUERIES, ids=lambda path: path.stem)
def test_a_query_names_no_entity(path: Path, kg: KnowledgeGraph) -> None:
    """The questions are general: no id and no label of the data stands in a query."""
    body = parts(path)["body"]
    quoted = set(re.findall(r'"([^"\n]*)"', body))
    assert quoted & ({entity.label for entity in kg.entities} | {entity.id for entity in kg.entities}) == set()
    assert kg.vocabulary.about.resources not in body


@pytest.mark.parametrize("path", QUERIES, ids=lambda path: path.stem)
def test_both_engines_give_the_same_rows(path: Path, oxigraph: OxigraphEngine, rdflib_engine: RdflibEngine) -> None:
    """pyoxigraph and rdflib answer alike, row by row in one order; there is an answer; no row comes twice."""
    query = path.read_text("utf-8")
    rows, others = oxigraph.run(query), rdflib_engine.run(query)
    assert rows.columns == others.columns
    assert list(rows) == list(others)
    assert len(rows) > 0
    assert len({json.dumps(row) for row in rows}) == len(rows)


@pytest.mark.parametrize("path", QUERIES, ids=lambda path: path.stem)
def test_the_example_is_a_row_of_the_answer(path: Path, oxigraph: OxigraphEngine) -> None:
    """The example in the head can be found in the answer."""
    rows = [known_values(row) for row in oxigraph.run(path.read_text("utf-8"))]
    example = json.loads(parts(path)["example"])
    assert example in rows, "the data has changed: run `python -m dealgraph.ontology --examples`"


def test_examples_are_renewed_where_they_are_no_longer_true(kg: KnowledgeGraph, tmp_path: Path) -> None:
    """A true example stays as it is, a false or missing one is replaced, and nothing else in the file changes."""
    texts = {path.name: path.read_text("utf-8") for path in QUERIES[:3]}
    true, false, missing = texts
    (tmp_path / true).write_text(texts[true], "utf-8")
    (tmp_path / false).write_text(re.sub("# example: .*", '# example: {"never": "so"}', texts[false]), "utf-8")
    (tmp_path / missing).write_text(re.sub("# example: .*\n", "", texts[missing]), "utf-8")
    assert [path.name for path in refresh_examples(tmp_path, kg)] == [false, missing]
    assert refresh_examples(tmp_path, kg) == []
    for path in tmp_path.iterdir():
        assert re.sub("# example: .*", "", path.read_text("utf-8")) == re.sub("# example: .*", "", texts[path.name])


def with_qualifier(kg: KnowledgeGraph, key: str, value: str) -> OxigraphEngine:
    """Return the graph with one qualifier on every statement."""
    given: Mapping[str, str] = {key: value}
    statements = tuple(msgspec.structs.replace(row, **given) for row in kg.records.statements)
    records = msgspec.structs.replace(kg.records, statements=statements, entities=(*kg.records.entities, WITNESS))
    return OxigraphEngine(KnowledgeGraph(records, kg.vocabulary))


@pytest.fixture(scope="module", params=["negated", "deprecated", "hypothetical"])
def qualified(request: pytest.FixtureRequest, kg: KnowledgeGraph) -> tuple[str, OxigraphEngine]:
    """The graph with all statements denied, withdrawn or supposed."""
    keys = {"negated": "polarity", "deprecated": "rank", "hypothetical": "stance"}
    return request.param, with_qualifier(kg, keys[request.param], request.param)


@pytest.fixture(scope="module")
def limited(kg: KnowledgeGraph) -> OxigraphEngine:
    """The graph with limits on every statement."""
    return with_qualifier(kg, "scope", WORDS)


@pytest.fixture(scope="module")
def witnessed(kg: KnowledgeGraph) -> OxigraphEngine:
    """The graph with one speaker for every statement."""
    return with_qualifier(kg, "speaker", WITNESS.id)


@pytest.fixture(scope="module")
def monthly(kg: KnowledgeGraph) -> OxigraphEngine:
    """The graph with a basis for every statement that no statement has."""
    assert all(row.basis != "monthly" for row in kg.records.statements)
    return with_qualifier(kg, "basis", "monthly")


def leaving_out(names: set[str]) -> pytest.MarkDecorator:
    """All queries but these and those that repeat no claim."""
    paths = [path for path in QUERIES if path.stem not in names | OF_NO_CLAIM]
    return pytest.mark.parametrize("path", paths, ids=lambda path: path.stem)


# How a sentence denies.
DENIAL = re.compile(r"^it is not so that | (?:does|do|is|are|was|were|has|have) not ")


def told(row: AnswerRow) -> str:
    """Return all that a row says."""
    return " ".join(str(value) for value in row.values()).casefold()


@leaving_out(set())
def test_no_row_tells_a_claim_without_its_qualifiers(path: Path, qualified: tuple[str, OxigraphEngine]) -> None:
    """What is denied, withdrawn or supposed is left out, or its row says so."""
    qualifier, engine = qualified
    for row in engine.run(path.read_text("utf-8")):
        if qualifier == "negated" and "sentence" in row:
            assert DENIAL.search(str(row["sentence"])), row
        else:
            assert qualifier in told(row), row


@leaving_out(COUNTS)
def test_no_row_tells_a_claim_without_its_limits(path: Path, limited: OxigraphEngine) -> None:
    """A count alone tells none."""
    for row in limited.run(path.read_text("utf-8")):
        assert WORDS in told(row), row


@leaving_out(COUNTS | FACTS)
def test_every_row_tells_who_says_so(path: Path, witnessed: OxigraphEngine) -> None:
    """In a column or in the sentence; no name of anybody else stands in a column for speakers."""
    for row in witnessed.run(path.read_text("utf-8")):
        assert WITNESS.label.casefold() in told(row), row
        speakers = {value for name, value in row.items() if name.endswith("speaker")}
        assert speakers - ABSENT <= {WITNESS.label}, row


@pytest.mark.parametrize("path", QUERIES, ids=lambda path: path.stem)
def test_every_figure_has_its_basis(path: Path, monthly: OxigraphEngine) -> None:
    """A number is told with what it is counted on."""
    for row in monthly.run(path.read_text("utf-8")):
        if {"value", "sentence"} & set(row):
            assert "monthly" in told(row), row


@leaving_out(COUNTS)
def test_how_firmly_comes_with_who_and_how_far(path: Path, oxigraph: OxigraphEngine) -> None:
    """Each statement of a row has its own stance, scope and speaker, or its sentence, which tells them."""
    columns = oxigraph.run(path.read_text("utf-8")).columns
    for part in [name.removesuffix("stance") for name in columns if name.endswith("stance")]:
        assert {f"{part}scope", f"{part}speaker"} <= set(columns) or f"{part}sentence" in columns, part


@pytest.mark.parametrize("path", QUERIES, ids=lambda path: path.stem)
def test_what_is_not_there_has_no_qualifiers(path: Path, limited: OxigraphEngine) -> None:
    """Where an optional part has found nothing its stance, scope and speaker stay empty; else they are told."""
    for row in limited.run(path.read_text("utf-8")):
        for part in [name.removesuffix("_stance") for name in row if name.endswith("_stance")]:
            kinds = [f"{part}_{kind}" for kind in ("stance", "scope", "speaker", "sentence")]
            (thing, *_) = [name for name in row if name.startswith(part) and name not in kinds]
            qualifiers = [row[name] for name in kinds if name in row]
            assert not any(qualifiers) if row[thing] in ABSENT else all(qualifiers), row


@pytest.fixture(scope="module")
def limited_elsewhere(kg: KnowledgeGraph) -> OxigraphEngine:
    """The graph with one scope in it: that of a statement which is no deal's and whose predicate no query names."""
    asked = "".join(path.read_text("utf-8") for path in QUERIES)
    rows = kg.records.statements
    far = next(row for row in rows if not re.search(rf"dg:{row.predicate}\b", asked) and row.deal is None)
    statements = tuple(msgspec.structs.replace(row, scope=WORDS if row.id == far.id else None) for row in rows)
    return OxigraphEngine(KnowledgeGraph(msgspec.structs.replace(kg.records, statements=statements), kg.vocabulary))


@pytest.mark.parametrize("path", QUERIES, ids=lambda path: path.stem)
def test_no_row_tells_the_scope_of_another_statement(path: Path, limited_elsewhere: OxigraphEngine) -> None:
    """Where an optional part has found nothing, its scope stays empty."""
    for row in limited_elsewhere.run(path.read_text("utf-8")):
        assert WORDS not in [value for name, value in row.items() if name.endswith("scope")], row
