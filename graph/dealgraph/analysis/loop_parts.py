"""The deals on one side of a circle in words: how large, with whom shared, how far they have come, and what is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from .figures import UNKNOWN, stage_words
from .qualifiers import party_qualifiers
from .shares import shared_words
from .sums import outermost

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from ..knowledge_graph import KnowledgeGraph
    from ..records import Statement
    from .figures import Figure
    from .shares import Pair, Share


class Part(msgspec.Struct, frozen=True):
    """A deal on one side of a circle.

    `figures` say how large it is, in words, none where nobody tells; `shared` is with whom, "" where the pair has all
    of it; `inside` are the deals of which it is a part, `also_named` the other names that sources give the pair (both
    labels); `reached` is how far it has come, in words; `qualifiers` are how the parties stand in it where that is no
    plain fact.
    """

    deal: str
    label: str
    figures: tuple[str, ...]
    shared: str
    inside: tuple[str, ...]
    also_named: tuple[str, ...]
    reached: str
    qualifiers: tuple[str, ...]

    @property
    def words(self) -> str:
        """All of it in one line."""
        shared = [self.shared] if self.shared else []
        told = [*(self.figures or ("no figure given",)), *shared, *self.ties, self.reached, *self.qualifiers]
        return f"{self.label}: {', '.join(told)}"

    @property
    def ties(self) -> list[str]:
        """Of what it is a part, and under which other names it is told, in words."""
        return [*(f"part of {whole}" for whole in self.inside), *(f"also said of {name}" for name in self.also_named)]


def parts_of(
    kg: KnowledgeGraph,
    pair: Pair,
    figures: tuple[Sequence[Figure], Sequence[Figure]],
    own: Mapping[str, Share],
    rests: Sequence[Statement],
) -> tuple[Part, ...]:
    """Return the deals of a side, of which `figures` has the amounts and the capacities; it rests on `rests`."""
    tops = [outermost(kg, [one.deal for one in some if one.size]) for some in figures]
    parts = []
    for money, power in zip(*figures, strict=True):
        inside = {found[money.deal] for found in tops if money.deal in found} - {money.deal}
        share = own[money.deal]
        parts.append(
            Part(
                deal=money.deal,
                label=money.label,
                figures=tuple(figure.words for figure in (money, power) if figure.size or figure.told),
                shared=shared_words(kg, share) if share.shared else "",
                inside=tuple(kg.label(whole) for whole in sorted(inside)),
                also_named=tuple(kg.label(name) for name in share.also_named),
                reached=stage_words(money.reached),
                qualifiers=tuple(party_qualifiers(kg, pair, [row for row in rests if row.subject == money.deal])),
            )
        )
    return tuple(parts)


def open_words(part: Part) -> Iterator[str]:
    """Yield what nobody tells of a deal."""
    if not part.figures:
        yield f"the size of {part.label}"
    if part.shared:
        yield f"the shares in {part.label} ({part.shared})"
    if part.reached == stage_words(UNKNOWN):
        yield f"the status of {part.label}"
