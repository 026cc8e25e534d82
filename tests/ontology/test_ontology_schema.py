"""The JSON Schemas: the seeds validate, typical mistakes do not, and editors find a description everywhere."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from dealgraph.vocabulary import Vocabulary

ROOT = Path(__file__).resolve().parents[2]
KINDS = ("conflicts", "dataset", "entities", "sources", "statements")


@pytest.fixture(scope="module")
def schemas(files: dict[str, str]) -> dict[str, dict[str, Any]]:
    return {kind: json.loads(files[f"ontology/{kind}.schema.json"]) for kind in KINDS}


def as_text(text: str) -> Any:
    """Read YAML as the loader does: every scalar is text."""
    return yaml.load(text, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))


def as_editor(text: str) -> Any:
    """Read YAML with types, as an editor does; its dates and yes or no stay text there (YAML 1.2)."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    resolvers = {
        first: [(tag, form) for tag, form in found if tag.rpartition(":")[2] in ("int", "float", "null")]
        for first, found in loader.yaml_implicit_resolvers.items()
    }
    return yaml.load(text, Loader=type("Loader", (loader,), {"yaml_implicit_resolvers": resolvers}))


def errors(schema: dict[str, Any], document: Any) -> list[str]:
    validator = jsonschema.Draft202012Validator(schema)
    return [f"{list(error.absolute_path)}: {error.message[:200]}" for error in validator.iter_errors(document)]


@pytest.mark.parametrize("kind", KINDS)
def test_the_schemas_are_schemas(schemas: dict[str, dict[str, Any]], kind: str) -> None:
    """Each is valid JSON Schema 2020-12 with an address, a title and a description of its own."""
    jsonschema.Draft202012Validator.check_schema(schemas[kind])
    assert schemas[kind]["$id"] == f"https://w3id.org/dealgraph/ontology/{kind}.schema.json"
    assert schemas[kind]["title"] == kind.capitalize()


@pytest.mark.parametrize("read", [as_text, as_editor])
@pytest.mark.parametrize("kind", KINDS)
def test_the_seeds_validate(schemas: dict[str, dict[str, Any]], kind: str, read: Any) -> None:
    """Every file of seeds/ is valid, as the loader reads it and as an editor does."""
    folder, file = ROOT / "seeds" / kind, ROOT / "seeds" / f"{kind}.yaml"
    paths = sorted(folder.rglob("*.yaml")) if folder.is_dir() else [file]
    found = {path.name: errors(schemas[kind], read(path.read_text("utf-8"))) for path in paths}
    assert {name: problems for name, problems in found.items() if problems} == {}


@pytest.mark.parametrize("kind", KINDS)
def test_an_empty_file_validates(schemas: dict[str, dict[str, Any]], kind: str) -> None:
    """A file of comments alone is no error while one starts to write."""
    assert errors(schemas[kind], None) == []


def test_the_small_seeds_validate(schemas: dict[str, dict[str, Any]], small_seeds: Path) -> None:
    """The seeds of these tests, which use every construct, are valid."""
    for kind, name in (("entities", "entities/all"), ("sources", "sources"), ("statements", "statements/post")):
        assert errors(schemas[kind], as_text((small_seeds / f"{name}.yaml").read_text("utf-8"))) == []


STATEMENT = "source: post\nstatements:\n  acme:\n    - {%s}\n"


@pytest.mark.parametrize(
    "item",
    [
        "makes: [a, b], quote: q",
        "amount: 5 USD, quote: q",
        "amount: at least 47.5 billion USD, quote: q",
        "amount: 3 to 6 million USD, quote: q",
        "amount: [1 USD, {text: dozens}], quote: q",
        "makes: a, at: 2026, quote: q",
        "makes: a, from: 2026-Q1, to: 2026-12-31, quote: q",
        "makes: a, at: 2026-10/2027-H1, quote: q",
        "makes: a, rank: preferred, rank_reason: r, quote: q",
        "makes: a, quote: [q, {exact: p, occurrence: 2, document: d.txt}]",
        "status: closed, stance: reported, polarity: negated, basis: net, scope: s, role: r, via: v, deal: d, quote: q",
    ],
)
def test_what_is_right_is_accepted(schemas: dict[str, dict[str, Any]], item: str) -> None:
    """Every form of the seeds is accepted, as the loader and as an editor reads it."""
    assert errors(schemas["statements"], as_text(STATEMENT % item)) == []
    assert errors(schemas["statements"], as_editor(STATEMENT % item)) == []


@pytest.mark.parametrize(
    "item",
    [
        "makes: a",
        "quote: q",
        "at: 2026, quote: q",
        "makess: a, quote: q",
        "makes: A Company, quote: q",
        "makes: [], quote: q",
        "makes: a, quote: []",
        "makes: a, quote: ''",
        f"makes: a, quote: {301 * 'q'}",
        "amount: 47 billion, quote: q",
        "amount: 47 billion GW, quote: q",
        "amount: over 47 billion USD, quote: q",
        "amount: about 3 to 6 million USD, quote: q",
        "amount: lots of USD, quote: q",
        "amount: {words: dozens}, quote: q",
        "status: finished, quote: q",
        "makes: a, stance: certain, quote: q",
        "makes: a, at: 2026-13, quote: q",
        "makes: a, at: 2026-Q5, quote: q",
        "makes: a, at: May 2026, quote: q",
        "makes: a, at: 2026, from: 2025, quote: q",
        "makes: a, rank: deprecated, quote: q",
        "makes: a, quote: {exact: q, occurence: 2}",
        "makes: a, quote: {exact: q, occurrence: 0}",
    ],
)
def test_typical_mistakes_are_refused(schemas: dict[str, dict[str, Any]], item: str) -> None:
    """Misspelt keys and values, missing quotes and units, impossible dates and forms are errors."""
    assert errors(schemas["statements"], as_text(STATEMENT % item)) != []
    assert errors(schemas["statements"], as_editor(STATEMENT % item)) != []


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("entities", "acme: {type: Company}"),
        ("entities", "acme: {type: Compny, label: Acme}"),
        ("entities", "acme: {type: Agent, label: Acme}"),
        ("entities", "acme: {type: BlogPost, label: Acme}"),
        ("entities", "Acme Inc: {type: Company, label: Acme}"),
        ("entities", "acme: {type: Company, label: Acme, alias: A}"),
        ("entities", "acme: {type: Company, label: Acme, same_as: Q42}"),
        ("entities", "acme: {type: Company, label: }"),
        ("entities", "- acme"),
        ("conflicts", "- {kind: scop, about: a, statements: [s-aaaaaaaaaaaaaaaa, s-bbbbbbbbbbbbbbbb], explanation: e}"),
        ("conflicts", "- {kind: scope, about: a, statements: [s-aaaaaaaaaaaaaaaa], explanation: e}"),
        ("conflicts", "- {kind: scope, about: a, statements: [s-aaaaaaaaaaaaaaaa, s-b], explanation: e}"),
        ("sources", "post: {type: BlogPost, label: P, speaker: s}"),
        ("sources", "post: {type: Company, label: P, speaker: s, documents: [a.txt]}"),
        ("sources", "post: {type: BlogPost, label: P, speaker: s, documents: a.txt}"),
        ("sources", "post: {type: BlogPost, label: P, speaker: s, documents: []}"),
        ("sources", "post: {type: BlogPost, label: P, speaker: s, documents: [folder/a.txt]}"),
        ("sources", "post: {type: BlogPost, label: P, speaker: s, documents: [{file: a.txt, begin: x}]}"),
        ("sources", "post: {type: BlogPost, label: P, speaker: s, documents: [a.txt], issued: today}"),
        ("statements", "statements: {}"),
        ("statements", "source: post\nstatement: {}"),
        ("statements", "source: post\nstatements:\n  acme: {makes: a, quote: q}"),
        ("statements", "source: post\nquotations:\n  - {speaker: jane, quote: q, direct: maybe}"),
        ("statements", "source: post\nquotations:\n  - {quote: q}"),
        ("statements", "source: post\nskipped:\n  - {quote: q}"),
    ],
)
def test_typical_mistakes_in_other_places_are_refused(schemas: dict[str, dict[str, Any]], kind: str, text: str) -> None:
    """Entities, sources, quotations and what is skipped are held to their forms too."""
    assert errors(schemas[kind], as_text(text)) != []
    assert errors(schemas[kind], as_editor(text)) != []


def test_editors_show_what_each_name_means(schemas: dict[str, dict[str, Any]], vocabulary: Vocabulary) -> None:
    """Each class, predicate, qualifier and value that an editor offers carries its definition."""
    statement = schemas["statements"]["$defs"]["statement"]["properties"]
    undescribed = [key for key, schema in statement.items() if not schema.get("description") and key != "quote"]
    assert undescribed == []
    for term in vocabulary.predicates.values():
        assert term.definition in statement[term.id]["description"]
    stances = {value["const"]: value["description"] for value in statement["stance"]["oneOf"]}
    assert stances == {value.id: value.definition for value in vocabulary.lists["stance"].values()}
    types = schemas["entities"]["$defs"]["entity"]["properties"]["type"]["oneOf"]
    for offered in types:
        assert vocabulary.classes[offered["const"]].definition in offered["description"]


def test_editors_are_told_which_schema_is_for_which_file() -> None:
    """The settings of the repository name a schema for every file of the seeds."""
    settings = json.loads((ROOT / ".vscode" / "settings.json").read_text("utf-8"))["yaml.schemas"]
    covered = {path for pattern in settings.values() for path in ROOT.glob(pattern)}
    assert covered == set((ROOT / "seeds").rglob("*.yaml"))
    assert all((ROOT / schema).is_file() for schema in settings)
