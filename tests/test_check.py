"""`check`: every error in one run, with its place, what was found, and what would mend it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from small_world import FILES

if TYPE_CHECKING:
    from collections.abc import Callable

    Problems = Callable[..., list[str]]

SAYS = "statements/x.yaml"
HEAD = "source: harbour-article\nstatements:\n  quarry-labs:\n"


def test_the_small_world_has_no_errors(problems: Problems) -> None:
    """Otherwise every other test here would say nothing."""
    assert problems() == []


# What stands below `quarry-labs:` from line 4 on, and what check says of it.
STATEMENTS = [
    # -- keys, predicates and entities
    ("- makez: pebble\n  quote: x", "4:7: unknown key, found 'makez'; did you mean 'makes'"),
    (
        "- {makes: pebble, quote: a b, c d}",
        "4:35: unknown key, found 'c d'; a text inside { } that holds a comma wants quotation marks around it",
    ),
    ("- plays for: pebble\n  quote: x", "4:7: unknown key, found 'plays for'; docs/ontology.md lists the predicates"),
    ("- quote: x", "4:7: a statement names no predicate; add one, such as `makes: ...`"),
    ("- makes: peble\n  quote: x", "4:14: unknown entity, found 'peble'; did you mean 'pebble'?"),
    ("- makes: zzzzzz\n  quote: x", "4:14: unknown entity, found 'zzzzzz'; add it to a file of entities/"),
    ("- makes: []\n  quote: x", "4:14: 'makes' has no object, found 'an empty list'"),
    ("- makes: {a: b}\n  quote: x", "4:14: the object of 'makes' must be text, found 'a mapping'"),
    ("- makes: ''\n  quote: x", "4:14: the object of 'makes' is empty; fill it in, or remove the key"),
    ("- [makes]", "4:7: a statement must be a mapping, found 'a list'"),
    # -- domain and range
    (
        "- provider: tamarind\n  quote: x",
        "4:7: 'provider' is not said of a thing of this class, found 'quarry-labs (Company)'; its subject is: Deal",
    ),
    (
        "- makes: tamarind\n  quote: x",
        "4:14: 'makes' does not lead to a thing of this class, found 'tamarind (Company)'; its object is: Product, ",
    ),
    # -- quantities
    (
        "- revenue: 5 billion\n  quote: x",
        "4:16: the number has no unit, found '5 billion'; add one of: USD",
    ),
    ("- revenue: 5 billion usd\n  quote: x", "4:16: the unit is unknown here, found '5 billion usd'; did you mean 'USD'?"),
    ("- revenue: 5 percent\n  quote: x", "4:16: the unit is unknown here, found '5 percent'; use one of: USD"),
    (
        "- revenue: five billion USD\n  quote: x",
        "4:16: this is no quantity, found 'five billion USD'; write it as `[about|at least|at most] 47 billion USD` or "
        "`3 to 6 count`; a number that the source keeps vague is `{text: its words}`",
    ),
    ("- revenue: 6 to 3 USD\n  quote: x", "4:16: the range does not rise, found '6 to 3 USD'; put the smaller number first"),
    ("- revenue: about 3 to 6 USD\n  quote: x", "4:16: a range takes no cue word, found 'about 3 to 6 USD'; remove 'about'"),
    (
        "- revenue: 1234567890123456 USD\n  quote: x",
        "4:16: this is no quantity, found '1234567890123456 USD'; write it as `[about|at least|at most] 47 billion USD` or "
        "`3 to 6 count`; a number that the source keeps vague is `{text: its words}`",
    ),
    ("- revenue: {txt: some}\n  quote: x", "4:17: unknown key, found 'txt'; did you mean 'text'?"),
    # -- dates
    ("- makes: pebble\n  quote: x\n  at: 2026-13", "6:11: 'at' is no date, found '2026-13'; there is no month 13"),
    ("- makes: pebble\n  quote: x\n  at: 2026-02-30", "6:11: 'at' is no date, found '2026-02-30'; 2026-02 has no day 30"),
    (
        "- makes: pebble\n  quote: x\n  at: 28.5.2026",
        "6:11: 'at' is no date, found '28.5.2026'; a date is written 2026, 2026-H1, 2026-Q1, 2026-05, 2026-05-28, "
        "or two of these with a slash between",
    ),
    (
        "- makes: pebble\n  quote: x\n  from: 2027\n  to: 2026",
        "6:13: 'from' comes after 'to', found '2027 and 2026'; swap them",
    ),
    (
        "- makes: pebble\n  quote: x\n  at: 2026\n  to: 2027",
        "6:11: 'at' and 'from' or 'to' exclude each other; keep the one that the text says",
    ),
    # -- qualifiers
    ("- makes: pebble\n  quote: x\n  stance: assumed", "6:15: unknown stance, found 'assumed'; did you mean 'asserted'?"),
    ("- makes: pebble\n  quote: x\n  stance: [opinion]", "6:15: 'stance' takes one value, found 'a list'"),
    ("- makes: pebble\n  quote: x\n  rank: preferred", "4:7: a rank needs a reason, found 'preferred'; add `rank_reason: ...`"),
    ("- makes: pebble\n  quote: x\n  speaker: ada-sorenson", "6:16: unknown entity, found 'ada-sorenson'; did you mean 'ada-sorensen'?"),
    (
        "- makes: pebble\n  quote: x\n  speaker: pebble",
        "6:16: the speaker must be an agent, a work or a publication, found 'pebble (AIModel)'",
    ),
    ("- makes: pebble\n  quote: x\n  deal: pebble", "6:13: 'deal' must be a deal, found 'pebble (AIModel)'"),
    ("- makes: pebble\n  quote: x\n  deal: {a: b}", "6:13: 'deal' takes one entity, found 'a mapping'"),
    # -- evidence
    ("- makes: pebble", "4:7: the statement has no evidence; add `quote: the words that carry it`"),
    ("- makes: pebble\n  quote: []", "5:14: the statement has no evidence, found 'an empty list'; add the words that carry it"),
    ("- makes: pebble\n  quote: ''", "5:14: the quote is empty; fill it in, or remove the key"),
    ("- makes: pebble\n  quote: " + "x" * 301, "5:14: the quote is longer than 300 characters, found '301 characters'"),
    ('- makes: pebble\n  quote: "a\\0b"', "5:14: the quote holds a character that is not text, found 'U+0000'; remove it"),
    ("- makes: pebble\n  quote: {exct: x}", "5:15: unknown key, found 'exct'; did you mean 'exact'?"),
    (
        "- makes: pebble\n  quote: {exact: x, occurrence: 0}",
        "5:37: 'occurrence' counts from 1, found '0'; write `occurrence: 2` for the second",
    ),
    (
        "- makes: pebble\n  quote: {exact: x, document: harbor.txt}",
        "5:35: unknown document of this source, found 'harbor.txt'; did you mean 'harbour.txt'?",
    ),
    ("- makes: pebble\n  quote: {exact: x, document: [harbour.txt]}", "5:35: 'document' must be text, found 'a list'"),
]  # fmt: skip


@pytest.mark.parametrize(("written", "expected"), STATEMENTS)
def test_each_error_in_a_statement(written: str, expected: str, problems: Problems) -> None:
    """Its line and column are those of the very word."""
    text = HEAD + "".join(f"    {line}\n" for line in written.splitlines())
    found = problems({SAYS: text})
    assert any(problem.startswith(f"{SAYS}:{expected}") for problem in found), found


ENTITIES = [
    ("x: {type: Compny, label: X}", "1:11: unknown class, found 'Compny'; did you mean 'Company'?"),
    ("x: {type: Ship, label: X}", "1:11: unknown class, found 'Ship'; docs/ontology.md lists the classes"),
    ("x: {type: [Company], label: X}", "1:11: the class must be text, found 'a list'"),
    (
        "x: {type: FundingRond, label: X}",
        "1:11: unknown class, found 'FundingRond'; did you mean 'FundingRound'?",
    ),
    ("x: {type: NewsArticle, label: X}", "1:11: a source is registered in sources.yaml, found 'NewsArticle'; move it there"),
    ("x: {type: Company}", "1:4: the key 'label' is missing; add `label: ...`"),
    ("x: {type: Company, label: ''}", "1:27: the label is empty; fill it in, or remove the key"),
    ("x: {type: Company, label: X, alias: [Y]}", "1:30: unknown key, found 'alias'; did you mean 'aliases'?"),
    ("x: {type: Company, label: X, aliases: [[Y]]}", "1:40: an alias must be text, found 'a list'"),
    ("x: [Company]", "1:4: the entity 'x' must be a mapping, found 'a list'"),
    ("tamarind: {type: Company, label: X}", "1:1: the id is used twice, found 'tamarind'; it stands already at entities/companies.yaml:7"),
    ("x: {type: Company, label: tamarind}", "1:27: the name belongs to 'tamarind' already, found 'tamarind'; give one of them a longer label, or keep the name with one of the two"),
    ("x: {type: Company, label: X, aliases: [ALDER]}", "1:40: the name belongs to 'alder-capital' already, found 'ALDER'; give one of them a longer label, or keep the name with one of the two"),
    ("X Corp: {type: Company, label: X}", "1:1: an id of an entity is made of lower-case letters, digits and single hyphens, found 'X Corp'; write it as 'x-corp'"),
    ("s-aaaaaaaaaaaaaaaa: {type: Company, label: X}", "1:1: an id of an entity is made of lower-case letters, digits and single hyphens, found 's-aaaaaaaaaaaaaaaa'"),
    ("x: {type: Company, label: X, same_as: [example.org]}", "1:40: an identifier is a web address, found 'example.org'; write it as https://..."),
    ("x: {type: Company, label: X, same_as: ['https://a b']}", "1:40: an identifier is a web address, found 'https://a b'; write it as https://..."),
    ('x: {type: Company, label: X, same_as: ["https://a/\\r"]}', "1:40: an identifier is a web address, found 'https://a/'; write it as https://..."),
    ("x: {type: Company, label: X, same_as: ['https://a/%zz']}", "1:40: an identifier is a web address, found 'https://a/%zz'; write it as https://..."),
    ("x: {type: Company, label: X, same_as: ['https://[a']}", "1:40: an identifier is a web address, found 'https://[a'; write it as https://..."),
    ("x: {type: Company, label: X, same_as: ['javascript:alert(1)']}", "1:40: an identifier is a web address, found 'javascript:alert(1)'; write it as https://..."),
    ('x: {type: Company, label: "a\\uFFFEb"}', "1:27: the label holds a character that is not text, found 'U+FFFE'; remove it"),
    (f"x: {{type: Company, label: {'x' * 501}}}", "1:27: the label is longer than 500 characters, found '501 characters'"),
    ("- x", "1:1: the file must hold a mapping from ids to entities, found 'a list'"),
    ("just text", "1:1: the file must hold a mapping from ids to entities, found 'just text'"),
]  # fmt: skip


@pytest.mark.parametrize(("written", "expected"), ENTITIES)
def test_each_error_in_an_entity(written: str, expected: str, problems: Problems) -> None:
    """One error stays one: an unknown class does not make every statement wrong."""
    assert problems({"entities/x.yaml": written}) == [f"entities/x.yaml:{expected}"]


def test_an_abstract_class_names_the_narrower_ones(problems: Problems) -> None:
    """A person or an organisation is not just any agent."""
    (problem,) = problems({"entities/x.yaml": "x: {type: Agent, label: X}"})
    start = "entities/x.yaml:1:11: the class is abstract, found 'Agent'; use one of: "
    assert problem.startswith(start)
    assert {"Person", "Company", "Bank"} <= set(problem.removeprefix(start).split(", "))


SOURCES = [
    ("issued: 2026-05-28", "issued: 28 May", "4:11: the date of issue is no date, found '28 May'; a date is written "
     "2026, 2026-H1, 2026-Q1, 2026-05, 2026-05-28, or two of these with a slash between"),
    ("speaker: ibo-castell", "speaker: ibo", "5:12: unknown entity, found 'ibo'; add it to a file of entities/"),
    ("speaker: ibo-castell", "speaker: pebble",
     "5:12: the speaker must be an agent, a work or a publication, found 'pebble (AIModel)'"),
    ("speaker: ibo-castell", "speaker: [ibo-castell]", "5:12: the speaker must be text, found 'a list'"),
    ("https://example.org/harbour/1", "https://a b", "6:8: the address of a source is a web address, found 'https://a b'; write it as https://..."),
    ("file: harbour.txt", "file: ../harbour.txt",
     "8:13: a document is named by its file name alone, found '../harbour.txt'; leave the folder out"),
    ("file: harbour.txt", "file: [harbour.txt]", "8:13: a file name must be text, found 'a list'"),
    ("type: NewsArticle", "type: Company", "2:9: the class is no kind of Source, found 'Company'; "
     "use one of: NewsArticle, BlogPost, EpisodeSummary, Digest"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "expected"), SOURCES)
def test_each_error_in_a_source(old: str, new: str, expected: str, problems: Problems) -> None:
    """Whoever speaks in it and wherever it stands."""
    text = FILES["sources.yaml"]
    assert old in text
    assert f"sources.yaml:{expected}" in problems({"sources.yaml": text.replace(old, new)})


FILE_LEVEL = [
    ("source: harbor-article", "1:9: unknown source, found 'harbor-article'; did you mean 'harbour-article'?"),
    ("source: [harbour-article]", "1:9: the source must be text, found 'a list'"),
    ("statements: {}", "1:1: the key 'source' is missing; add `source: ...`"),
    ("source: harbour-article\nstatement: {}", "2:1: unknown key, found 'statement'; did you mean 'statements'?"),
    ("source: harbour-article\nstatements: []", "2:13: 'statements' must be a mapping, found 'a list'"),
    ("source: harbour-article\nstatements:\n  quary-labs: []", "3:3: unknown entity, found 'quary-labs'; did you mean 'quarry-labs'?"),
    ("source: harbour-article\nstatements:\n  quarry-labs: {}", "3:16: what is said of 'quarry-labs' must be a list, found 'a mapping'; put '- ' before each member"),
    ("source: harbour-article\nquotations:\n  - {speaker: ada-sorensen, quote: x, direct: maybe}", "3:47: 'direct' is yes or no, found 'maybe'"),
    ("source: harbour-article\nquotations:\n  - {quote: x}", "3:5: the key 'speaker' is missing; add `speaker: ...`"),
    ("source: harbour-article\nquotations:\n  - {speaker: ada-sorensen, quote: x, about: [pebbel]}", "3:47: unknown entity, found 'pebbel'; did you mean 'pebble'?"),
    ("source: harbour-article\nskipped:\n  - {quote: x}", "3:5: the key 'reason' is missing; add `reason: ...`"),
    ("source: harbour-article\nskipped: x", "2:10: 'skipped' must be a list, found 'x'; put '- ' before each member"),
]  # fmt: skip


@pytest.mark.parametrize(("written", "expected"), FILE_LEVEL)
def test_each_error_in_what_a_source_says(written: str, expected: str, problems: Problems) -> None:
    """Outside the statements themselves."""
    assert f"{SAYS}:{expected}" in problems({SAYS: written})


def test_the_same_statement_twice_names_the_first_place(problems: Problems) -> None:
    """Several quotes belong into one list."""
    text = HEAD + "    - makes: pebble\n      quote: x\n    - makes: pebble\n      quote: y\n"
    assert problems({SAYS: text}) == [
        f"{SAYS}:6:14: the statement stands already at {SAYS}:4; "
        "remove one; several quotes of one statement go into one list under `quote`"
    ]


def test_the_same_quotation_twice_names_the_first_place(problems: Problems) -> None:
    """Whitespace does not make it another."""
    text = "source: harbour-article\nquotations:\n- {speaker: ada-sorensen, quote: a b}\n- {speaker: ada-sorensen, quote: a  b}\n"
    assert problems({SAYS: text}) == [
        f"{SAYS}:4:3: the quotation stands already at {SAYS}:3; "
        "remove one; several quotes of one statement go into one list under `quote`"
    ]


def test_all_errors_of_all_files_come_in_one_run_and_in_order(problems: Problems) -> None:
    """A curator mends them all, then runs check again."""
    found = problems(
        {
            "entities/a.yaml": "x: {type: Compny, label: X}\ny: {type: Company}\n",
            "statements/b.yaml": "a: [",
            SAYS: HEAD + "    - makes: peble\n      at: 2026-13\n",
        }
    )
    assert [problem.split(": ", 1)[0] for problem in found] == [
        "entities/a.yaml:1:11",
        "entities/a.yaml:2:4",
        "statements/b.yaml:2:1",
        f"{SAYS}:4:7",
        f"{SAYS}:4:14",
        f"{SAYS}:5:11",
    ]


def test_a_file_of_entities_that_cannot_be_read_is_one_error(problems: Problems) -> None:
    """What it would have named is not called unknown."""
    found = problems({"entities/b.yaml": "pebble: [", SAYS: HEAD + "    - makes: pebble\n      quote: words\n"})
    assert [problem.split(": ", 1)[0] for problem in found if "unknown" in problem or "YAML" in problem] == [
        "entities/b.yaml:2:1"
    ]


def test_a_label_in_the_place_of_an_id_is_answered_with_the_id(problems: Problems) -> None:
    """Whatever the case."""
    found = problems(
        {"entities/b.yaml": "pebble: {type: Product, label: Pebble Two}\n", SAYS: HEAD + "    - makes: pebble two\n"}
    )
    assert f"{SAYS}:4:14: an entity is named by its id, found 'pebble two'; write 'pebble'" in found


def test_a_value_that_is_not_in_its_list_is_answered_with_the_list(problems: Problems) -> None:
    """Where nothing is near."""
    found = problems({SAYS: HEAD + "    - makes: peble\n      polarity: no\n"})
    assert f"{SAYS}:5:17: unknown polarity, found 'no'; use one of: affirmed, negated" in found


def test_a_source_whose_documents_are_no_list_has_one_error(problems: Problems) -> None:
    """Its document is named; only the form is wrong."""
    before, _, _ = FILES["sources.yaml"].partition("  documents:")
    found = [one for one in problems({"sources.yaml": f"{before}  documents: harbour.txt\n"}) if "sources.yaml" in one]
    assert found == ["sources.yaml:7:14: 'documents' must be a list, found 'harbour.txt'; put '- ' before each member"]
