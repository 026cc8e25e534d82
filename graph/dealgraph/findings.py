"""What the analyses answer: immutable records that say in words what they found, and in what sources differ."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl

    from .records import Conflict
    from .results import Rows

Lines = list[tuple[str, str]]


class Finding(msgspec.Struct, frozen=True):
    """An answer that shows as a title with lines below it, each a heading and words; in a notebook as a table.

    Its fields hold the same as data: numbers, ids, and the statements that it rests on. As a table it has one row, or
    a row for each of its parts: the suppliers of an exposure, the participants of a round.
    """

    @property
    def title(self) -> str:
        """What the answer is about, in one line."""
        raise NotImplementedError

    def lines(self) -> Lines:
        """Return what was found, line by line, and the disputes that touch it last."""
        raise NotImplementedError

    def listed(self) -> Rows[Any]:
        """Return what is a row each in a table of this answer: the answer itself, where it has no such parts."""
        from .results import Rows

        return Rows([self], kind=type(self))

    def to_dicts(self) -> list[dict[str, Any]]:
        """Return the answer's table as dictionaries, as `Rows.to_dicts` does."""
        return self.listed().to_dicts()

    def to_pandas(self) -> pd.DataFrame:
        """Return the answer's table as a DataFrame. Raises MissingExtraError without pandas."""
        return self.listed().to_pandas()

    def to_polars(self) -> pl.DataFrame:
        """Return the answer's table as a polars DataFrame. Raises MissingExtraError without polars."""
        return self.listed().to_polars()

    def __str__(self) -> str:
        """Return the title and the lines."""
        return "\n".join(
            [self.title, *(f"  {head}: {words}" if head else f"  {words}" for head, words in self.lines())]
        )

    def __repr__(self) -> str:
        return str(self)

    def _repr_html_(self) -> str:
        from .display import lines_html

        return lines_html(self.title, self.lines())


def dispute_lines(conflicts: tuple[Conflict, ...]) -> Lines:
    """Return a line for each conflict that touches an answer."""
    return [(f"sources differ ({conflict.kind})", conflict.explanation) for conflict in conflicts]
