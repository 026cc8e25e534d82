"""The JSON Schema of statements/*.yaml: every predicate with the form of its object, and every qualifier."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..quantities import CUES, FORM, SCALES
from ..seeds.statements import FILE_KEYS, MAX_QUOTE, QUALIFIERS, QUOTATION_KEYS, QUOTE_KEYS

if TYPE_CHECKING:
    from ..vocabulary import PredicateTerm, Vocabulary

Schema = dict[str, Any]


def statements_schema(vocabulary: Vocabulary, shared: Schema) -> Schema:
    """Return the schema; `shared` are the definitions that all seeds have in common."""
    file = {
        "source": _ref("id", "The source, by its id in sources.yaml."),
        "speaker": _ref("id", "Who speaks in this file, where it is not the source's own speaker."),
        "statements": {
            "description": "What is said, by the id of the subject.",
            "type": "object",
            "propertyNames": _ref("id"),
            "additionalProperties": {"type": "array", "items": _ref("statement")},
        },
        "quotations": {"type": "array", "items": _ref("quotation")},
        "skipped": {"type": "array", "items": _ref("skip")},
    }
    return {
        "title": "Statements",
        "description": "seeds/statements/*.yaml: what one source says, grouped by subject.",
        "type": ["object", "null"],
        "properties": {key: file[key] for key in FILE_KEYS},
        "required": ["source"],
        "additionalProperties": False,
        "$defs": {
            **shared,
            "statement": _statement(vocabulary),
            "quotation": _quotation(),
            "skip": {
                "description": "Words that are left out on purpose.",
                "type": "object",
                "properties": {"quote": _ref("quote"), "reason": _ref("text", "Why they are left out.")},
                "required": ["quote", "reason"],
                "additionalProperties": False,
            },
            "words": _quoted("The shortest words that carry it, copied from the document."),
            "quote": _quote(),
            **{f"object-{units}": _quantity(units.split("-")) for units in _unit_sets(vocabulary)},
        },
    }


def _statement(vocabulary: Vocabulary) -> Schema:
    values = {key: _choice(vocabulary, key) for key in ("stance", "polarity", "rank", "basis")}
    qualifiers = {
        **values,
        "quote": _ref("quote"),
        "at": _ref("date", "When it holds or happened."),
        "from": _ref("date", "Since when it holds."),
        "to": _ref("date", "Until when it holds."),
        "date_text": _ref("text", "The words of the date where they are relative or vague."),
        "rank_reason": _ref("text", "Why the rank is not normal."),
        "scope": _ref("text", "What the statement is limited to, or what its number counts."),
        "role": _ref("text", "The position or part of the subject, in the words of the source."),
        "speaker": _ref("id", "Who says it, where it is not the speaker of the file."),
        "via": _ref("id", "Who passed the speaker's words on."),
        "deal": _ref("id", "The deal that the statement belongs to; of a deal itself it goes without saying."),
    }
    return {
        "description": "One or more predicates with the qualifiers that they share.",
        "type": "object",
        "properties": {
            **{key: qualifiers[key] for key in QUALIFIERS},
            **{term.id: _predicate(term, vocabulary) for term in vocabulary.predicates.values()},
        },
        "required": ["quote"],
        "additionalProperties": False,
        # A predicate is any key that is no qualifier.
        "not": {"propertyNames": {"enum": list(QUALIFIERS)}},
        "allOf": [
            {
                "if": {"required": ["rank"], "properties": {"rank": {"enum": _unusual(vocabulary)}}},
                "then": {"required": ["rank_reason"]},
            },
            {"if": {"required": ["at"]}, "then": {"not": {"anyOf": [{"required": ["from"]}, {"required": ["to"]}]}}},
        ],
    }


def _unusual(vocabulary: Vocabulary) -> list[str]:
    return [value for value in vocabulary.lists["rank"] if value != "normal"]


def _predicate(term: PredicateTerm, vocabulary: Vocabulary) -> Schema:
    subject = ", ".join(term.domain)
    description = f"{term.definition} Subject: {subject}. {_leads_to(term)} Example: {term.example}"
    if term.units:
        member = _ref("object-" + "-".join(term.units))
    elif term.range:
        member = _ref("id")
    elif term.choice:
        member = {"oneOf": _choices(vocabulary, term.choice)}
    else:
        member = _ref("text")
    return {"description": description, "anyOf": [member, {"type": "array", "minItems": 1, "items": member}]}


def _leads_to(term: PredicateTerm) -> str:
    if term.range:
        return f"Object: {', '.join(term.range)}."
    if term.units:
        return f"Object: a number in {', '.join(term.units)}."
    return f"Object: a value of the list {term.choice}." if term.choice else "Object: our words."


def _choice(vocabulary: Vocabulary, name: str) -> Schema:
    return {"description": f"One value of the list {name}.", "oneOf": _choices(vocabulary, name)}


def _choices(vocabulary: Vocabulary, name: str) -> list[Schema]:
    return [{"const": value.id, "description": value.definition} for value in vocabulary.lists[name].values()]


def _unit_sets(vocabulary: Vocabulary) -> list[str]:
    return list(dict.fromkeys("-".join(term.units) for term in vocabulary.predicates.values() if term.units))


def _quantity(units: list[str]) -> Schema:
    amount = rf"-?[0-9]{{1,15}}(\.[0-9]{{1,9}})?(\s+({'|'.join(SCALES)}))?"
    cues = "|".join(CUES)
    pattern = (
        rf"^\s*(({cues})\s+)?{amount}\s+({'|'.join(units)})\s*$|^\s*{amount}\s+to\s+{amount}\s+({'|'.join(units)})\s*$"
    )
    return {
        "description": f"A number with its unit ({', '.join(units)}): {FORM}. Or the words of a vague number: {{text: dozens}}.",
        "anyOf": [
            {"type": "string", "pattern": pattern},
            {
                "type": "object",
                "properties": {"text": _ref("text")},
                "required": ["text"],
                "additionalProperties": False,
            },
        ],
    }


def _quoted(description: str) -> Schema:
    kinds = ["string", "number", "boolean"]
    return {"description": description, "type": kinds, "pattern": r"\S", "maxLength": MAX_QUOTE}


def _quote() -> Schema:
    keys = {
        "exact": _ref("words"),
        "occurrence": {
            "description": "Which time the words occur in the document, from 1.",
            "type": ["string", "integer"],
            "pattern": "^0*[1-9][0-9]*$",
            "minimum": 1,
            "maximum": 9999,
        },
        "document": {"description": "The only document of the source that has the words.", "type": "string"},
    }
    located = {
        "type": "object",
        "properties": {key: keys[key] for key in QUOTE_KEYS},
        "required": ["exact"],
        "additionalProperties": False,
    }
    member = {"anyOf": [_ref("words"), located]}
    description = f"The evidence: the shortest words that carry the statement, {MAX_QUOTE} characters at the most."
    return {"description": description, "anyOf": [*member["anyOf"], {"type": "array", "minItems": 1, "items": member}]}


def _quotation() -> Schema:
    keys = {
        "speaker": _ref("id", "Whose words they are."),
        "quote": _ref("quote"),
        "about": {
            "description": "What the words are about.",
            "anyOf": [_ref("id"), {"type": "array", "items": _ref("id")}],
        },
        "direct": {
            "description": "Whether the words are the speaker's own (yes) or are retold (no).",
            "enum": ["yes", "no"],
        },
        "at": _ref("date", "When it was said."),
        "date_text": _ref("text", "The words of the date where they are relative or vague."),
        "via": _ref("id", "Who passed the words on."),
    }
    return {
        "description": "Words that somebody said or wrote.",
        "type": "object",
        "properties": {key: keys[key] for key in QUOTATION_KEYS},
        "required": ["speaker", "quote"],
        "additionalProperties": False,
    }


def _ref(name: str, description: str = "") -> Schema:
    found: Schema = {"description": description} if description else {}
    return {**found, "$ref": f"#/$defs/{name}"}
