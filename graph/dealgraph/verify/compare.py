"""The first difference between what an export holds and what the seeds say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import msgspec

from ..errors import shorten

if TYPE_CHECKING:
    from collections.abc import Iterable


class Record(Protocol):
    """Any record with an id."""

    @property
    def id(self) -> str:
        """The id."""


def first_difference(expected: Iterable[Record], found: Iterable[Record], what: str) -> str | None:
    """Return in what `found` first differs from `expected`, by id, or None where both hold the same records."""
    wanted = {record.id: record for record in expected}
    seen: dict[str, Record] = {}
    for record in found:
        if record.id in seen:
            return f"the {what} {record.id} stands twice"
        seen[record.id] = record
    for name in sorted(wanted.keys() | seen.keys()):
        if name not in seen:
            return f"the {what} {name} is missing"
        if name not in wanted:
            return f"the {what} {name} is not in the seeds"
        if wanted[name] != seen[name]:
            return f"the {what} {name} differs in {_field(wanted[name], seen[name])}"
    return None


def _field(expected: Record, found: Record) -> str:
    one, other = msgspec.to_builtins(expected), msgspec.to_builtins(found)
    for key in sorted(one.keys() | other.keys()):
        if one.get(key) != other.get(key):
            return f"{key!r}: {shorten(repr(other.get(key)))} instead of {shorten(repr(one.get(key)))}"
    return "its type"
