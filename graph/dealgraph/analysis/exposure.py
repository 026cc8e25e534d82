"""What a company depends on: its deals by supplier, or by chip platform, cloud or any other class of things.

A deal with two suppliers depends on both: its figure counts for each of them, and once in the total. Where a deal
is the whole of several smaller ones and a supplier has a part in some of them only, the figure of the whole cannot
be divided: it is listed with the supplier as open, and counts in the total.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from ..conflicts.world import listed
from ..errors import NotFoundError
from ..findings import Finding, Lines, dispute_lines
from ..results import Rows
from .figures import UNKNOWN

if TYPE_CHECKING:
    from ..records import Conflict, Statement
    from .figures import Figure
    from .ranges import Range
    from .sums import Total


class Part(Finding, frozen=True):
    """What of the exposure hangs on one supplier, platform or cloud.

    `size` is the sum of the figures of `deals`, None where none is known: it may be shared with the suppliers beside
    it (`beside`, by deal), and `own` is what of it is certainly, and at most, its own. `share` is what of all that is
    known hangs on it, in per cent, as the bounds allow. `open` are deals in which it has a part of unknown size: those
    without a figure, and wholes that cannot be divided. `direct` are statements that tie it to the company without a
    deal. `behind` are deals (ids) in which it only supplies the provider, who is paid. `names` are other names that
    sources give it in a deal, `total` the sum told both ways where deals may overlap, `overlaps` which may.
    """

    entity: str
    label: str
    size: Range | None
    share: Range | None
    deals: tuple[Figure, ...]
    open: tuple[Figure, ...]
    direct: tuple[Statement, ...]
    unit: str
    own: Range | None
    beside: dict[str, str]
    behind: tuple[str, ...]
    names: tuple[str, ...]
    total: Total | None
    overlaps: tuple[str, ...]

    def __hash__(self) -> int:
        return hash((self.entity, self.unit, self.deals, self.open))

    @property
    def title(self) -> str:
        """The supplier, platform or cloud with its size and share."""
        return f"{self.label}: {self.words}"

    @property
    def words(self) -> str:
        """The size, how far its deals have come where that is told, and the share, as people write them."""
        if self.total is None or self.share is None:
            wholes = [one.words for one in self.open if one.size is not None and one.deal not in self.behind]
            return f"no figure of its own, a part of {' and of '.join(wholes)}" if wholes else "no figure"
        with_whom = dict.fromkeys(self.beside[one.deal] for one in self.deals if one.deal in self.beside)
        shared = "".join(f", {words}" for words in with_whom)
        return f"{self.total.words(self.unit)}{shared}{self._come()} ({self.share.words('percent')} of what is known)"

    def lines(self) -> Lines:
        """Return the deals that are counted, those of which the part is open, what may overlap, and other names."""
        counted = [("counted", self._told(one)) for one in self.deals]
        opened = [("open", self._told(one)) for one in self.open]
        overlaps = [("may overlap", words) for words in self.overlaps]
        return counted + opened + overlaps + [("also called", name) for name in self.names]

    def _come(self) -> str:
        """Return how far the deals that are counted have come, "" where no status is told."""
        stages = dict.fromkeys(one.reached for one in self.deals)
        told = [stage for stage in stages if stage != UNKNOWN]
        return f", {'in part ' if len(stages) > 1 else ''}{listed(told)}" if told else ""

    def _told(self, figure: Figure) -> str:
        return ", ".join([figure.title, *([self.beside[figure.deal]] if figure.deal in self.beside else [])])


class Rest(msgspec.Struct, frozen=True):
    """A deal that counts in the total and, as a whole, with nobody: `among` are those who have a part in it (labels).

    `counted` is what of it is counted with them all the same, as smaller deals; None where nothing is.
    """

    figure: Figure
    among: tuple[str, ...]
    counted: Range | None

    @property
    def words(self) -> str:
        """The figure, the deal, and between whom it lies."""
        between = f", {'between' if len(self.among) > 1 else 'with'} {listed(self.among)}" if self.among else ""
        inside = f", of which {self.counted.words(self.figure.unit)} is counted above" if self.counted else ""
        return f"{self.figure.words} of {self.figure.label}{between}{inside}"


class Exposure(Finding, frozen=True):
    """The exposure of a company in one unit: `parts` the largest first, those without a figure last.

    `total` counts each deal once; `sum` tells it both ways where deals may overlap, and `overlaps` which may. `rest`
    are the deals of the total that no part counts. `statements` are those of parties and figures that it rests on.
    `note` says why there is no figure, and what there is instead; "" where there is one.
    """

    company: str
    by: str
    unit: str
    total: Range | None
    parts: tuple[Part, ...]
    statements: tuple[Statement, ...]
    conflicts: tuple[Conflict, ...]
    label: str
    sum: Total | None
    rest: tuple[Rest, ...]
    overlaps: tuple[str, ...]
    note: str

    def __hash__(self) -> int:
        return hash((self.company, self.by, self.unit, self.parts))

    @property
    def title(self) -> str:
        """The company, and what is known in all."""
        total = "no figure" if self.sum is None else self.sum.words(self.unit, " in all")
        return f"{self.label} by {self.by}, in {self.unit}: {total}"

    def lines(self) -> Lines:
        """Return the parts, the largest first, where the rest of the sum lies, what may overlap, and the disputes."""
        lines = [(part.label, part.words) for part in self.parts] + [("open", one.words) for one in self.rest]
        lines += [("may overlap", words) for words in self.overlaps]
        return lines + ([("note", self.note)] if self.note else []) + dispute_lines(self.conflicts)

    @property
    def largest(self) -> Part | None:
        """The part with the largest known figure, None where no figure is known; of equals, the first by name."""
        return self.parts[0] if self.parts and self.parts[0].size is not None else None

    def listed(self) -> Rows[Part]:
        """Return the parts."""
        return Rows(self.parts, kind=Part)

    def __getitem__(self, entity: str) -> Part:
        """Return the part of the entity with this id or label, or that some source calls so. Raises NotFoundError."""
        for part in self.parts:
            if entity in (part.entity, part.label):
                return part
        for part in self.parts:
            if entity in part.names:
                return part
        raise NotFoundError(f"no part of the exposure goes by {entity!r}: {[part.label for part in self.parts]}")
