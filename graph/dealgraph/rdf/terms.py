"""RDF terms as N-Triples writes them. https://www.w3.org/TR/n-triples/#canonical-ntriples"""

from __future__ import annotations

import re

from ..quantities import Number, number_text

XSD = "http://www.w3.org/2001/XMLSchema#"
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}
_SPECIAL = re.compile(r'["\\\x00-\x1f\x7f]')
_NOT_IN_IRI = re.compile(r'[\x00-\x20<>"{}|^`\\]')


def iri(text: str) -> str:
    """Return the IRI as a term. Raises ValueError for a character that no IRI may hold."""
    if _NOT_IN_IRI.search(text):
        raise ValueError(f"{text!r} is no IRI")
    return f"<{text}>"


def string(text: str) -> str:
    """Return `text` as a plain literal."""
    # Most text is plain; asking so is several times as fast as the search.
    if text.isprintable() and '"' not in text and "\\" not in text:
        return f'"{text}"'
    return f'"{_escape(text)}"'


def typed(text: str, datatype: str) -> str:
    """Return `text` as a literal with a datatype of XML Schema, given by its local name."""
    return f"{string(text)}^^<{XSD}{datatype}>"


def decimal(number: Number) -> str:
    """Return the number as an xsd:decimal, losslessly."""
    return typed(number_text(number), "decimal")


def boolean(value: bool) -> str:
    """Return the truth value as an xsd:boolean."""
    return typed("true" if value else "false", "boolean")


def date(text: str) -> str:
    """Return the partial date as a literal by its precision; halves, quarters and spans are plain strings."""
    if "/" in text or "H" in text or "Q" in text:
        return string(text)
    return typed(text, {4: "gYear", 7: "gYearMonth", 10: "date"}[len(text)])


def _escape(text: str) -> str:
    return _SPECIAL.sub(lambda match: _ESCAPES.get(match.group(), f"\\u{ord(match.group()):04X}"), text)
