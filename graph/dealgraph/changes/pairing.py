"""Which statement of the new graph stands in the place of one that is gone.

Ids follow from content, so a statement with another value has another id. Two rows are taken for one that changed
where one of these fits, in this order, each row in one pair at most:

1. the same subject, predicate, source and quotes;
2. the same subject, predicate and source, and one quote in common;
3. the same subject, predicate and source, and quotes that overlap in the document;
4. the same predicate and source, and one quote in common (another subject);
5. the same subject and source, and one quote in common (another predicate).

Where several rows fit, those that differ in fewer fields go together, then by id. What fits nowhere was added or
withdrawn. Entities that were merged or renamed count as the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from ..records import Quotation, Statement

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

Said = Statement | Quotation
Key = tuple[Any, ...]
# Beyond so many possible pairs under one key, rows go together in their order.
MAX_PAIRS = 250_000


class Rule(NamedTuple):
    """Rows that share a key, and fit, may be a pair."""

    keys: Callable[[Any], Iterable[Key]]
    fits: Callable[[Any, Any], bool] = lambda *_: True


def _quotes(row: Said) -> list[tuple[str, str]]:
    return [(one.document, one.exact) for one in row.evidence]


def _overlap(old: Said, new: Said) -> bool:
    return any(
        one.document == other.document
        and None not in (one.start, one.end, other.start, other.end)
        and (one.start or 0) < (other.end or 0)
        and (other.start or 0) < (one.end or 0)
        for one in old.evidence
        for other in new.evidence
    )


STATEMENT_RULES = (
    Rule(lambda row: [(row.subject, row.predicate, row.source, frozenset(_quotes(row)))]),
    Rule(lambda row: [(row.subject, row.predicate, row.source, *quote) for quote in _quotes(row)]),
    Rule(lambda row: [(row.subject, row.predicate, row.source)], _overlap),
    Rule(lambda row: [(row.predicate, row.source, *quote) for quote in _quotes(row)]),
    Rule(lambda row: [(row.subject, row.source, *quote) for quote in _quotes(row)]),
)
QUOTATION_RULES = (
    Rule(lambda row: [(row.source, frozenset(_quotes(row)))]),
    Rule(lambda row: [(row.source, *quote) for quote in _quotes(row)]),
    Rule(lambda row: [(row.source,)], _overlap),
)


def pairs(
    gone: Sequence[Said], come: Sequence[Said], rules: Iterable[Rule], distance: Callable[[Any, Any], int]
) -> list[tuple[str, str]]:
    """Return the ids of the rows that go together, (old, new) each; `distance` counts what differs."""
    left = {row.id: row for row in gone}
    right = {row.id: row for row in come}
    found: list[tuple[str, str]] = []
    for keys, fits in rules:
        places: dict[Key, list[Said]] = {}
        for row in right.values():
            for key in keys(row):
                places.setdefault(key, []).append(row)
        groups: dict[Key, list[Said]] = {}
        for row in left.values():
            for key in keys(row):
                if key in places:
                    groups.setdefault(key, []).append(row)
        candidates: list[tuple[int, str, str]] = []
        for key, olds in groups.items():
            news = places[key]
            several = len(olds) * len(news) <= MAX_PAIRS
            both = ((old, new) for old in olds for new in news) if several else zip(olds, news, strict=False)
            candidates += [(distance(old, new), old.id, new.id) for old, new in both if fits(old, new)]
        for _, old_id, new_id in sorted(candidates):
            if old_id in left and new_id in right:
                del left[old_id], right[new_id]
                found.append((old_id, new_id))
    return found
