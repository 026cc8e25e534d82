"""What the JSON Schemas of all seeds files have in common."""

from __future__ import annotations

from typing import Any

from ..records import SLUG
from ..seeds.report import MAX_NAME, MAX_TEXT

Schema = dict[str, Any]
SCALAR = ["string", "number", "boolean"]
_DATE = r"\d{4}(-H[12]|-Q[1-4]|-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?"


def definitions() -> Schema:
    """Return the definitions that the schemas share."""
    return {
        "id": {
            "description": "An id: lower-case letters, digits and single hyphens.",
            "type": ["string", "number"],
            "pattern": f"^{SLUG.pattern}$",
            "maxLength": 100,
        },
        "name": {"type": SCALAR, "pattern": r"\S", "maxLength": MAX_NAME},
        "text": {"type": SCALAR, "pattern": r"\S", "maxLength": MAX_TEXT},
        "date": {
            "description": "A partial date: 2026, 2026-H1, 2026-Q1, 2026-05, 2026-05-28, or two with a slash between.",
            "type": ["string", "integer"],
            "pattern": f"^{_DATE}(/{_DATE})?$",
            "minimum": 1,
            "maximum": 9999,
        },
    }


def ref(name: str, description: str = "") -> Schema:
    """Return a reference to a shared definition, with a description of its own."""
    found: Schema = {"description": description} if description else {}
    return {**found, "$ref": f"#/$defs/{name}"}


def one_or_more(schema: Schema, description: str) -> Schema:
    """Return a schema that takes one such value or a list of them."""
    return {"description": description, "anyOf": [schema, {"type": "array", "minItems": 1, "items": schema}]}


def record(keys: Schema, required: list[str]) -> Schema:
    """Return a schema of a mapping with these keys and no others."""
    return {"type": "object", "properties": keys, "required": required, "additionalProperties": False}
