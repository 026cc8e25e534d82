"""The rows of the graph: immutable, hashable, and equal when their content is equal.

Everything that dealgraph shows or writes is computed from these five kinds of records.
Dates are partial ISO dates (see `dates`), numbers are in the base unit (5e9, not "5 billion").
"""

from __future__ import annotations

import hashlib
import re
from operator import attrgetter
from typing import TYPE_CHECKING, Any

import msgspec

from .quantities import Number, number_text

if TYPE_CHECKING:
    from collections.abc import Iterable

# Ids of statements, quotations, conflicts and evidence; no entity may look like one.
RECORD_ID = re.compile(r"[a-z]-[a-z2-7]{16}(?:-[a-z]+)?")
SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
# What XML 1.0 cannot hold, and so neither GraphML nor GEXF: control characters, surrogates, two non-characters.
NOT_TEXT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


class Record(msgspec.Struct, frozen=True, omit_defaults=True, gc=False):
    """What all records have in common: in a notebook each shows as a card.

    They hold text, numbers and other records, and so form no cycles: the garbage collector may pass them over.
    """

    def __repr__(self) -> str:
        """Return the record as the call that makes it, without the fields that have no value of their own."""
        defaults = dict(zip(reversed(self.__struct_fields__), reversed(self.__struct_defaults__), strict=False))
        given = [(name, getattr(self, name)) for name in self.__struct_fields__]
        shown = ", ".join(
            f"{name}={value!r}" for name, value in given if name not in defaults or value != defaults[name]
        )
        return f"{type(self).__name__}({shown})"

    def _repr_html_(self) -> str:
        from .display import record_html

        return record_html(self)


class Evidence(Record, frozen=True, omit_defaults=True):
    """The words of one document that carry a statement.

    `exact` is the document's text to the letter, line breaks as spaces; `start` and `end` are offsets in
    characters into the document (UTF-8 decoded), or None where the quote has not been located yet.
    """

    document: str
    exact: str
    start: int | None = None
    end: int | None = None


class Entity(Record, frozen=True, omit_defaults=True):
    """A thing with an id (a slug), a class, a label, and what documents call it.

    `merged` are the ids of entities that were judged to be this one and go by its id now.
    """

    id: str
    type: str
    label: str
    aliases: tuple[str, ...] = ()
    description: str = ""
    same_as: tuple[str, ...] = ()
    merged: tuple[str, ...] = ()


class Document(Record, frozen=True, omit_defaults=True):
    """A file in which a source stands, wholly or from the words `begins` to the words `ends`; `file` is its name.

    `sha256` is the checksum of its bytes when the quotes from it were located, as 64 hexadecimal digits; "" before.
    """

    file: str
    begins: str = ""
    ends: str = ""
    sha256: str = ""


class Source(Record, frozen=True, omit_defaults=True):
    """A text from which statements are taken. Its id is also that of an entity.

    `issued` is a partial date and `issued_basis` says how it is known when the text does not give it.
    `speaker` is who speaks where nobody is quoted, `documents` are the files in which it stands, each a Document.
    """

    id: str
    speaker: str
    documents: tuple[Document, ...]
    issued: str | None = None
    issued_basis: str = ""
    url: str = ""
    title: str = ""


class Statement(Record, frozen=True, omit_defaults=True, rename={"from_": "from"}):
    """One asserted proposition: subject, predicate, and an entity, a quantity or words, with its qualifiers.

    Exactly one of `object`, `value`, (`lower`, `upper`) and `text` is given. `at` is when it holds, or `from_`
    and `to`; `date_text` keeps the words where the date is relative or vaguer than its ISO form.
    `known_since` is the date of the source. `via` is who passed the speaker's words on, where that
    is not the source's own speaker or stands there in so many words; `kg.tellers` finds who did in any case.
    """

    id: str
    subject: str
    predicate: str
    source: str
    speaker: str
    evidence: tuple[Evidence, ...]
    object: str | None = None
    value: Number | None = None
    lower: Number | None = None
    upper: Number | None = None
    unit: str | None = None
    text: str | None = None
    bound: str | None = None
    stance: str = "asserted"
    polarity: str = "affirmed"
    rank: str = "normal"
    rank_reason: str | None = None
    at: str | None = None
    from_: str | None = None
    to: str | None = None
    date_text: str | None = None
    known_since: str | None = None
    basis: str | None = None
    scope: str | None = None
    role: str | None = None
    via: str | None = None
    deal: str | None = None


class Quotation(Record, frozen=True, omit_defaults=True):
    """Words that somebody said or wrote: direct, or as the source retells them."""

    id: str
    speaker: str
    text: str
    source: str
    evidence: tuple[Evidence, ...]
    about: tuple[str, ...] = ()
    direct: bool = True
    at: str | None = None
    date_text: str | None = None
    known_since: str | None = None
    via: str | None = None


class Conflict(Record, frozen=True, omit_defaults=True):
    """Statements that differ although they speak of the same; `preferred` is one of them, where there is one."""

    id: str
    kind: str
    about: str
    statements: tuple[str, ...]
    explanation: str
    preferred: str | None = None


_DEFAULTS = {"stance": "asserted", "polarity": "affirmed", "rank": "normal"}
_defaulted = attrgetter(*_DEFAULTS)


def terse(row: Any) -> Any:
    """Return the record so that msgspec leaves its defaults out: those that were read are equal, but not the same."""
    if not isinstance(row, Statement):
        return row
    pairs = zip(_DEFAULTS.items(), _defaulted(row), strict=True)
    changed = {name: default for (name, default), value in pairs if value == default and value is not default}
    return msgspec.structs.replace(row, **changed) if changed else row


# What makes two statements the same one. Rank, evidence and the place in the YAML are not part of it.
_IDENTITY = (
    "subject", "predicate", "object", "unit", "text", "bound", "stance", "polarity",
    "at", "from_", "to", "date_text", "basis", "scope", "role", "via", "source", "speaker", "deal",
)  # fmt: skip
_identity_of = attrgetter(*_IDENTITY)
_numbers_of = attrgetter("value", "lower", "upper")
_NO_NUMBERS = (None, None, None)
# Base32 (https://www.rfc-editor.org/rfc/rfc4648#section-6) in lower case, two characters for each ten bits.
_BASE32 = "abcdefghijklmnopqrstuvwxyz234567"
_PAIRS = [first + second for first in _BASE32 for second in _BASE32]


def statement_id(statement: Statement) -> str:
    """Return the id that follows from the statement's content: `s-` and 16 characters of base32 (80 bits)."""
    numbers: tuple[Any, ...] = _numbers_of(statement)
    if numbers != _NO_NUMBERS:
        numbers = tuple([None if number is None else number_text(number) for number in numbers])
    return _hashed("s", (*_identity_of(statement), *numbers))


def record_id(kind: str, *parts: str) -> str:
    """Return the id of a record of `kind` (one letter) made from `parts`: the same parts give the same id."""
    return _hashed(kind, parts)


def _hashed(kind: str, parts: Iterable[str | None]) -> str:
    framed = "".join([f"{len(part)}:{part}" if part else "0:" for part in parts])
    number = int.from_bytes(hashlib.sha256(framed.encode("utf-8", "surrogatepass")).digest()[:10], "big")
    two = _PAIRS
    # Not by the base64 module, which takes longer for this than SHA-256 does, nor in a loop, which takes twice as long.
    return (
        f"{kind}-{two[number >> 70]}{two[number >> 60 & 1023]}{two[number >> 50 & 1023]}{two[number >> 40 & 1023]}"
        f"{two[number >> 30 & 1023]}{two[number >> 20 & 1023]}{two[number >> 10 & 1023]}{two[number & 1023]}"
    )


class Records(msgspec.Struct, frozen=True):
    """All rows of a graph, each list in its canonical order (statements: `statement_order`; the rest: id).

    Within a record, aliases, identifiers and `about` are sorted, documents by file, evidence by `evidence_order`:
    two graphs are equal when their records are.
    """

    entities: tuple[Entity, ...]
    sources: tuple[Source, ...]
    statements: tuple[Statement, ...]
    quotations: tuple[Quotation, ...]
    conflicts: tuple[Conflict, ...] = ()

    def __repr__(self) -> str:
        counts = ", ".join(f"{len(getattr(self, name)):,} {name}" for name in self.__struct_fields__)
        return f"<Records: {counts}>"


def evidence_order(evidence: Evidence) -> tuple[str, int, str]:
    """Return what evidence is sorted by: document, place, words."""
    return (evidence.document, -1 if evidence.start is None else evidence.start, evidence.exact)


def statement_orders(values: dict[str, tuple[Any, ...]]) -> list[tuple[str, str, str, str, str]]:
    """Return the `statement_order` of many statements, from the values of each field."""
    times = [at or from_ or "" for at, from_ in zip(values["at"], values["from_"], strict=True)]
    objects = [object_ or text or "" for object_, text in zip(values["object"], values["text"], strict=True)]
    return list(zip(values["subject"], values["predicate"], times, objects, values["id"], strict=True))


def statement_order(statement: Statement) -> tuple[str, str, str, str, str]:
    """Return what statements are sorted by: subject, predicate, time, object, id."""
    time = statement.at or statement.from_ or ""
    return (statement.subject, statement.predicate, time, statement.object or statement.text or "", statement.id)
