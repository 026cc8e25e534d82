"""What a step of a path costs: the default model, which can be set in parts or replaced whole.

A step from one entity to the next costs

    what it is      1    parties of deals, work, investment, trade: predicates with a flow or an interest
                    1.5  all other predicates between things
                    2    from an agent or a thing to an idea (states, supports, is an example of ...)
                    3    from an idea on (about, related, contradicts ...)
    times stance    1 asserted, 1.25 reported, 1.5 estimated or projected, 2 opinion, 2.5 disputed, 3 hypothetical
    times rank      4 where the statement is deprecated

and passing through an entity costs half the binary logarithm of the number of its neighbours: that two firms are
named beside one that everything is tied to says little of the two. A negated statement is no connection.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..records import Statement
    from ..vocabulary import PredicateTerm, Vocabulary

STANCES = {
    "asserted": 1.0,
    "reported": 1.25,
    "estimated": 1.5,
    "projected": 1.5,
    "opinion": 2.0,
    "disputed": 2.5,
    "hypothetical": 3.0,
}
RANKS = {"preferred": 1.0, "normal": 1.0, "deprecated": 4.0}


class CostModel:
    """The default costs; the arguments replace parts of it, a subclass may replace all.

    `predicates` gives the cost of single predicates by id, `stances` and `ranks` the factors, `hub` the cost of each
    doubling of an entity's neighbours. A cost or factor of None leaves such statements out.
    """

    def __init__(
        self,
        *,
        predicates: Mapping[str, float | None] | None = None,
        stances: Mapping[str, float | None] | None = None,
        ranks: Mapping[str, float | None] | None = None,
        hub: float = 0.5,
    ) -> None:
        self.predicates = dict(predicates or {})
        self.stances: dict[str, float | None] = {**STANCES, **(stances or {})}
        self.ranks: dict[str, float | None] = {**RANKS, **(ranks or {})}
        self.hub = hub

    def step(self, statement: Statement, vocabulary: Vocabulary) -> float | None:
        """Return what a step along the statement costs (0 or more), or None where it is no connection."""
        if statement.polarity == "negated":
            return None
        if statement.predicate in self.predicates:
            base = self.predicates[statement.predicate]
        else:
            base = _base(vocabulary.predicates[statement.predicate])
        stance, rank = self.stances[statement.stance], self.ranks[statement.rank]
        return None if base is None or stance is None or rank is None else base * stance * rank

    def passing(self, neighbors: int) -> float:
        """Return what passing through an entity with so many neighbours costs (0 or more)."""
        return self.hub * math.log2(max(1, neighbors))


DEFAULT = CostModel()


def _base(term: PredicateTerm) -> float:
    if term.interest or term.flow:
        return 1.0
    if "Idea" in term.domain:
        return 3.0
    return 2.0 if "Idea" in term.range else 1.5
