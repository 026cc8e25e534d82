"""Sums of the figures of deals: each deal once, no part beside its whole, and what the texts leave open told both ways.

Of some deals it is open whether two are one, or one is a part of the other: added up as they stand they might count
twice. Their sum is all from where they are one to where they are not, and says so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from ..conflicts.open_deals import OPEN
from .figures import counts
from .ranges import Range, hull, total

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from ..knowledge_graph import KnowledgeGraph
    from ..records import Statement
    from .figures import Figure


class Total(msgspec.Struct, frozen=True):
    """What figures come to: `apart` where every deal is one of its own, `as_one` where all that may overlap does.

    `links` are the statements that leave it open; without them the two are the same.
    """

    apart: Range
    as_one: Range
    links: tuple[Statement, ...]

    @property
    def size(self) -> Range:
        """All that the texts leave open."""
        return self.apart.join(self.as_one)

    def words(self, unit: str, note: str = "") -> str:
        """Return the sum as people write it, with `note` behind it; where deals may overlap, both sums."""
        apart, as_one = self.apart.words(unit), self.as_one.words(unit)
        if not self.links:
            return f"{apart}{note}"
        return f"{as_one}{note}, or {apart} if deals that may overlap do not"


def overlap_words(kg: KnowledgeGraph, links: Iterable[Statement]) -> tuple[str, ...]:
    """Return for each of the links which deal may be, or be a part of, which other."""
    phrases = kg.vocabulary.predicates
    return tuple(
        f"{kg.label(row.subject)} {phrases[row.predicate].phrase} {kg.label(row.object)}" for row in links if row.object
    )


def wholes(kg: KnowledgeGraph, deals: Iterable[str]) -> dict[str, frozenset[str]]:
    """Return, for each of the deals, those of the deals that it is a part of, however many steps up."""
    among = set(deals)
    above: dict[str, frozenset[str]] = {}
    for deal in sorted(among):
        found: set[str] = set()
        edge = {deal}
        while edge:
            rows = [row for name in sorted(edge) for row in kg.statements(subject=name, predicate="partOf")]
            edge = {row.object for row in rows if counts(row) and row.object is not None} - found
            found |= edge
        above[deal] = frozenset((found & among) - {deal})
    # Two that are said to be part of each other are taken as two deals.
    return {deal: frozenset(name for name in names if deal not in above[name]) for deal, names in above.items()}


def outermost(kg: KnowledgeGraph, deals: Iterable[str]) -> dict[str, str]:
    """Return the outermost whole of each deal among these deals: itself where it is part of none."""
    above = wholes(kg, deals)
    return {deal: min((name for name in names if not above[name]), default=deal) for deal, names in above.items()}


def sum_of(kg: KnowledgeGraph, figures: Iterable[Figure]) -> Range | None:
    """Return what the figures may come to (see `total_of`), or None where no figure is known."""
    found = total_of(kg, figures)
    return None if found is None else found.size


def total_of(kg: KnowledgeGraph, figures: Iterable[Figure]) -> Total | None:
    """Return the sum of the figures, each deal once and no part beside its whole; None where no figure is known.

    A whole without a figure counts as its parts. A whole whose parts come to more than itself counts as they do.
    """
    sizes = {figure.deal: figure.size for figure in figures}
    above = wholes(kg, sizes)
    apart = _summed(sizes, above)
    if apart is None:
        return None
    # Of deals without a figure nothing can be counted twice.
    links = [row for row in _links(kg, sizes) if _summed(*_overlapped(sizes, above, [row])) != apart]
    return Total(apart, _summed(*_overlapped(sizes, above, links)) or apart, tuple(links))


def _summed(sizes: dict[str, Range | None], above: dict[str, frozenset[str]]) -> Range | None:
    parts: dict[str, list[str]] = {}
    for deal, names in above.items():
        # The nearest whole holds the part; where there are two, one of them does, or the part would count twice.
        nearest = [name for name in names if not any(name in above[other] for other in names)]
        if nearest:
            parts.setdefault(min(nearest), []).append(deal)

    def size(deal: str) -> Range | None:
        own = sizes[deal]
        inside = total(found for part in parts.get(deal, ()) if (found := size(part)) is not None)
        if own is None or inside is None:
            return own or inside
        high = None if own.high is None else max(own.high, inside.low)
        return Range(max(own.low, inside.low), high, own.about or inside.about)

    return total(found for deal, names in above.items() if not names and (found := size(deal)) is not None)


def _links(kg: KnowledgeGraph, deals: Collection[str]) -> list[Statement]:
    """Return the statements by which one of these deals may be, or be a part of, another one; each pair's first."""
    found: dict[tuple[str, str], Statement] = {}
    for row in kg.statements(predicate=list(OPEN)):
        if row.polarity == "affirmed" and row.object is not None and {row.subject, row.object} <= set(deals):
            found.setdefault((row.subject, row.object), row)
    return list(found.values())


def _overlapped(
    sizes: dict[str, Range | None], above: dict[str, frozenset[str]], links: Iterable[Statement]
) -> tuple[dict[str, Range | None], dict[str, frozenset[str]]]:
    """Return the sizes and the wholes as they are where all links hold: what may be one is, and has both figures."""
    sizes, above = dict(sizes), dict(above)
    now = {deal: deal for deal in sizes}
    for row in links:
        assert row.object is not None
        one, other = now[row.subject], now[row.object]
        if one == other or one in above[other] or other in above[one]:
            continue
        if row.predicate == "mayBecome":
            sizes[other] = hull(size for size in (sizes[other], sizes.pop(one)) if size is not None)
            inherited = above.pop(one)
            now = {deal: other if kept == one else kept for deal, kept in now.items()}
            above = {
                deal: names - {one} | above[other] | {other} if one in names else names for deal, names in above.items()
            }
            above = {
                deal: names | inherited if deal == other or other in names else names for deal, names in above.items()
            }
        else:
            above = {
                deal: names | {other} | above[other] if deal == one or one in names else names
                for deal, names in above.items()
            }
    return sizes, above
