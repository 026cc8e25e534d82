"""`*.schema.json`: JSON Schemas by which editors complete and check the seeds, one for each kind of file.

They say what can be said without looking at other files: names, lists, forms and lengths. Whether an entity exists,
and whether its class fits a predicate, `dealgraph check` says. A scalar may be a number for an editor where it is text
for the loader (`at: 2026`), so that scalars are text or numbers here.
Specification: https://json-schema.org/draft/2020-12.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from ..conflicts.kinds import KINDS
from ..seeds.conflicts import KEYS as CONFLICT_KEYS
from ..seeds.dataset import CREATOR_KEYS
from ..seeds.dataset import KEYS as DATASET_KEYS
from ..seeds.entities import KEYS as ENTITY_KEYS
from ..seeds.sources import DOCUMENT_KEYS
from .json_parts import SCALAR, Schema, definitions, one_or_more, record, ref
from .json_statements import statements_schema

if TYPE_CHECKING:
    from ..vocabulary import Vocabulary


def schemas(vocabulary: Vocabulary) -> dict[str, str]:
    """Return the schemas by file name, as JSON."""
    parts = {
        "conflicts": _conflicts(),
        "dataset": _dataset(),
        "entities": _entities(vocabulary),
        "sources": _sources(vocabulary),
        "statements": statements_schema(vocabulary),
    }
    found = {}
    for kind, schema in parts.items():
        # The ontology's address ends in `ontology#`; its files stand beside it.
        address = vocabulary.about.namespace.rstrip("#/") + f"/{kind}.schema.json"
        head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": address}
        found[f"{kind}.schema.json"] = json.dumps({**head, **schema}, ensure_ascii=False, indent=2) + "\n"
    return found


def _entities(vocabulary: Vocabulary) -> Schema:
    classes = [
        name
        for name, term in vocabulary.classes.items()
        if not term.abstract and not vocabulary.is_a(name, ("Source",))
    ]
    return {
        "title": "Entities",
        "description": "seeds/entities/*.yaml: a mapping from ids to entities.",
        **_mapping({"$ref": "#/$defs/entity"}),
        "$defs": {**definitions(), "entity": record(_entity_keys(vocabulary, classes), ["type", "label"])},
    }


def _sources(vocabulary: Vocabulary) -> Schema:
    classes = [name for name in vocabulary.below("Source") if not vocabulary.classes[name].abstract]
    keys = {
        **_entity_keys(vocabulary, classes),
        "issued": ref("date", "When the source appeared."),
        "issued_basis": ref("text", "How the date is known where the text does not give it."),
        "speaker": ref("id", "Who speaks where nobody is quoted: an agent, a work or a publication."),
        "documents": {
            "description": "The files in which the source stands.",
            "type": "array",
            "minItems": 1,
            "items": {"anyOf": [{"$ref": "#/$defs/file"}, {"$ref": "#/$defs/part"}]},
        },
        "url": {"description": "Where the source was published.", "type": "string", "pattern": "^https?://"},
    }
    part: Schema = {key: {"type": SCALAR, "pattern": r"\S", "maxLength": 300} for key in DOCUMENT_KEYS}
    part["file"] = {"$ref": "#/$defs/file"}
    shared = {
        **definitions(),
        "file": {"description": "The name of a file, without a folder.", "type": "string", "pattern": r"^[^/\\]+$"},
        "part": {"description": "A file of which the source is a part.", **record(part, ["file"])},
        "source": record(keys, ["type", "label", "speaker", "documents"]),
    }
    return {
        "title": "Sources",
        "description": "seeds/sources.yaml: a mapping from ids to sources.",
        **_mapping({"$ref": "#/$defs/source"}),
        "$defs": shared,
    }


def _conflicts() -> Schema:
    statement: Schema = {"type": "string", "pattern": "^s-[a-z2-7]{16}$"}
    keys = {
        "kind": {"description": "In what way the statements differ.", "enum": list(KINDS)},
        "about": ref("id", "The thing or idea on which they differ."),
        "statements": {"description": "The ids of the statements.", "type": "array", "minItems": 2, "items": statement},
        "explanation": ref("text", "Why they differ, in one sentence of ours."),
        "preferred": {"description": "The statement to take first, where there is a reason.", **statement},
    }
    return {
        "title": "Conflicts",
        "description": "seeds/conflicts.yaml: a list of disagreements that people add, or explain better.",
        "type": ["array", "null"],
        "items": record({key: keys[key] for key in CONFLICT_KEYS}, list(CONFLICT_KEYS[:4])),
        "$defs": definitions(),
    }


def _dataset() -> Schema:
    address: Schema = {"type": "string", "pattern": "^https?://"}
    creator = {
        "name": ref("name", "What they are called."),
        "iri": {"description": "A web address that stands for them, such as that of their ORCID.", **address},
    }
    named = record({key: creator[key] for key in CREATOR_KEYS}, ["name"])
    keys = {
        "title": ref("name", "What the graph is called."),
        "description": ref("text", "What it holds, in a sentence or two."),
        "license": {"description": "The address of the licence under which it may be used.", **address},
        "creators": one_or_more({"anyOf": [ref("name"), named]}, "Who made it: names, or names with a web address."),
        "version": ref("name", "The version, in whatever form."),
        "homepage": {"description": "Where one reads about it.", **address},
    }
    return {
        "title": "Dataset",
        "description": "seeds/dataset.yaml: what the graph says of itself, for catalogues.",
        **record({key: keys[key] for key in DATASET_KEYS}, []),
        "type": ["object", "null"],
        "$defs": definitions(),
    }


def _entity_keys(vocabulary: Vocabulary, classes: list[str]) -> Schema:
    type_ = {
        "description": "The class.",
        "oneOf": [
            {"const": name, "description": f"{term.definition} Example: {term.example}"}
            for name, term in vocabulary.classes.items()
            if name in classes
        ],
    }
    keys = {
        "type": type_,
        "label": ref("name", "What the thing is called."),
        "aliases": one_or_more(ref("name"), "Other names that documents use."),
        "description": ref("text", "What the thing is, in our words."),
        "same_as": one_or_more(
            {"type": "string", "pattern": "^https?://"}, "Web addresses that identify the thing elsewhere, verified."
        ),
    }
    return {key: keys[key] for key in ENTITY_KEYS}


def _mapping(member: Schema) -> Schema:
    # An empty file, or one of comments alone, is null.
    return {"type": ["object", "null"], "propertyNames": ref("id"), "additionalProperties": member}
