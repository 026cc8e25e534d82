"""Whether two graphs hold the same triples, told by reading each once and keeping none.

The checksum of a graph is the sum, modulo 2^256, of the SHA-256 of its triples, so that their order is all the same
(M. Bellare and D. Micciancio, "A New Paradigm for Collision-Free Hashing", EUROCRYPT 1997: AdHash). Stores may write
a literal otherwise than it came (`1.5` for `1.50`, `integer` for `nonNegativeInteger`), so there are two sums: of the
triples to the letter, and of the triples by the value of their numbers and truth values.
"""

from __future__ import annotations

import hashlib
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any, NamedTuple

from ..errors import MissingExtraError, PushError

if TYPE_CHECKING:
    from pathlib import Path

_XSD = "http://www.w3.org/2001/XMLSchema#"
_NUMBERS = frozenset(
    _XSD + name
    for name in (
        "decimal", "integer", "nonNegativeInteger", "positiveInteger", "nonPositiveInteger", "negativeInteger", "long",
        "int", "short", "byte", "unsignedLong", "unsignedInt", "unsignedShort", "unsignedByte",
    )
)  # fmt: skip
_TRUTH = {"true": "true", "1": "true", "false": "false", "0": "false"}
_MODULUS = 1 << 256


class Fingerprint(NamedTuple):
    """The number of triples, and their checksums to the letter and by value."""

    triples: int
    exact: str
    by_value: str


EMPTY = Fingerprint(0, f"{0:064x}", f"{0:064x}")


def fingerprint(path: Path, media_type: str) -> Fingerprint:
    """Return the fingerprint of the triples in a file. Raises PushError where it is no RDF of that media type."""
    try:
        import pyoxigraph
    except ImportError:
        raise MissingExtraError("pushing", "push") from None
    format_ = pyoxigraph.RdfFormat.from_media_type(media_type)
    if format_ is None:
        raise PushError(f"the store answers in {media_type or 'a form without a name'}, which is no RDF that we read")
    count = exact = by_value = 0
    try:
        for quad in pyoxigraph.parse(path=path, format=format_):
            start = f"{quad.subject} {quad.predicate} "
            literal, value = str(quad.object), _value(quad.object)
            digest = _digest(start + literal)
            count += 1
            exact += digest
            by_value += digest if value == literal else _digest(start + value)
    except (SyntaxError, ValueError, OSError) as error:
        raise PushError(f"what the store gives back cannot be read: {error}") from None
    return Fingerprint(count, f"{exact % _MODULUS:064x}", f"{by_value % _MODULUS:064x}")


def _value(term: Any) -> str:
    """Return a term as text: numbers and truth values in one form for each value, all else to the letter."""
    datatype = getattr(term, "datatype", None)
    if datatype is None:
        return str(term)
    if datatype.value in _NUMBERS:
        try:
            return f'"{Decimal(term.value).normalize():f}"^^number'
        except InvalidOperation:
            return str(term)
    if datatype.value == _XSD + "boolean":
        return f'"{_TRUTH.get(term.value, term.value)}"^^truth'
    return str(term)


def _digest(text: str) -> int:
    return int.from_bytes(hashlib.sha256(text.encode("utf-8")).digest(), "big")
