"""The JSON Schema of statements/*.yaml: every predicate with the form of its object, and every qualifier."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..quantities import CUES, FORM, SCALES
from ..rules.values import MAX_QUOTE
from ..seeds.evidence import QUOTE_KEYS
from ..seeds.statements import CHOICES, FILE_KEYS, QUALIFIERS, QUOTATION_KEYS
from .json_parts import SCALAR, Schema, definitions, one_or_more, record, ref

if TYPE_CHECKING:
    from ..vocabulary import PredicateTerm, Vocabulary


def statements_schema(vocabulary: Vocabulary) -> Schema:
    """Return the schema."""
    file = {
        "source": ref("id", "The source, by its id in sources.yaml."),
        "speaker": ref("id", "Who speaks in this file, where it is not the source's own speaker."),
        "statements": {
            "description": "What is said, by the id of the subject.",
            "type": "object",
            "propertyNames": ref("id"),
            "additionalProperties": {"type": "array", "items": ref("statement")},
        },
        "quotations": {"type": "array", "items": ref("quotation")},
        "skipped": {"type": "array", "items": ref("skip")},
    }
    skip = {"quote": ref("quote"), "reason": ref("text", "Why they are left out.")}
    return {
        "title": "Statements",
        "description": "seeds/statements/*.yaml: what one source says, grouped by subject.",
        **record({key: file[key] for key in FILE_KEYS}, ["source"]),
        "type": ["object", "null"],
        "$defs": {
            **definitions(),
            "statement": _statement(vocabulary),
            "quotation": _quotation(),
            "skip": {"description": "Words that are left out on purpose.", **record(skip, ["quote", "reason"])},
            "words": _quoted("The shortest words that carry it, copied from the document."),
            "quote": _quote(),
            **{f"object-{units}": _quantity(units.split("-")) for units in _unit_sets(vocabulary)},
        },
    }


def _statement(vocabulary: Vocabulary) -> Schema:
    values = {key: _choice(vocabulary, key) for key in CHOICES}
    qualifiers = {
        **values,
        "quote": ref("quote"),
        "at": ref("date", "When it holds or happened."),
        "from": ref("date", "Since when it holds."),
        "to": ref("date", "Until when it holds."),
        "date_text": ref("text", "The words of the date where they are relative or vague."),
        "rank_reason": ref("text", "Why the rank is not normal."),
        "scope": ref("text", "What the statement is limited to, or what its number counts."),
        "role": ref("text", "The position or part of the subject, in the words of the source."),
        "speaker": ref("id", "Who says it, where it is not the speaker of the file."),
        "via": ref("id", "Who passed the speaker's words on."),
        "aside": {
            "description": "Cue words of the quote (not, would, expected ...) that belong to something else in it.",
            "anyOf": [ref("text"), {"type": "array", "minItems": 1, "items": ref("text")}],
        },
        "deal": ref("id", "The deal that the statement belongs to; of a deal itself it goes without saying."),
    }
    predicates = {term.id: _predicate(term, vocabulary) for term in vocabulary.predicates.values()}
    return {
        "description": "One or more predicates with the qualifiers that they share.",
        **record({**{key: qualifiers[key] for key in QUALIFIERS}, **predicates}, ["quote"]),
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
    also = f" Also called: {', '.join(term.aliases)}." if term.aliases else ""
    description = f"{term.definition}{also} Subject: {subject}. {_leads_to(term)} Example: {term.example}"
    if term.units:
        member = ref("object-" + "-".join(term.units))
    elif term.range:
        member = ref("id")
    elif term.choice:
        member = {"oneOf": _choices(vocabulary, term.choice)}
    else:
        member = ref("text")
    return one_or_more(member, description)


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
    unit = "|".join(map(re.escape, units))
    pattern = rf"^\s*((({'|'.join(CUES)})\s+)?{amount}|{amount}\s+to\s+{amount})\s+({unit})\s*$"
    form = f"A number with its unit ({', '.join(units)}): {FORM}."
    return {
        "description": f"{form} Or the words of a vague number: {{text: dozens}}.",
        "anyOf": [{"type": "string", "pattern": pattern}, record({"text": ref("text")}, ["text"])],
    }


def _quoted(description: str) -> Schema:
    return {"description": description, "type": SCALAR, "pattern": r"\S", "maxLength": MAX_QUOTE}


def _quote() -> Schema:
    keys = {
        "exact": ref("words"),
        "occurrence": {
            "description": "Which time the words occur in the document, from 1.",
            "type": ["string", "integer"],
            "pattern": "^0*[1-9][0-9]*$",
            "minimum": 1,
            "maximum": 9999,
        },
        "document": {"description": "The only document of the source that has the words.", "type": "string"},
    }
    member = {"anyOf": [ref("words"), record({key: keys[key] for key in QUOTE_KEYS}, ["exact"])]}
    description = f"The evidence: the shortest words that carry the statement, {MAX_QUOTE} characters at the most."
    return {"description": description, "anyOf": [*member["anyOf"], {"type": "array", "minItems": 1, "items": member}]}


def _quotation() -> Schema:
    keys = {
        "speaker": ref("id", "Whose words they are."),
        "quote": ref("quote"),
        "about": {
            "description": "What the words are about.",
            "anyOf": [ref("id"), {"type": "array", "items": ref("id")}],
        },
        "direct": {
            "description": "Whether the words are the speaker's own (yes) or are retold (no).",
            "enum": ["yes", "no"],
        },
        "at": ref("date", "When it was said."),
        "date_text": ref("text", "The words of the date where they are relative or vague."),
        "via": ref("id", "Who passed the words on."),
    }
    found = record({key: keys[key] for key in QUOTATION_KEYS}, ["speaker", "quote"])
    return {"description": "Words that somebody said or wrote.", **found}
