"""How far deals have come, by the steps of their status, and when they began.

A deal begins when it is first announced, committed, signed or closed, as far as that is dated and said as a fact. What
is said of it without a date begins no sooner, and who is a party of it is one from then on. Views at a date
(`dealgraph.times`) go by this.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from .dates import Interval, parse_date

if TYPE_CHECKING:
    import datetime

    from .knowledge_graph import KnowledgeGraph
    from .records import Statement
    from .vocabulary import Vocabulary

_PROSPECT = "in prospect"
_COMMITTED = "committed"
_CLOSED = "closed"
# How far a deal has come, by its status, from the first step to the last. `closed` says that the agreement is
# complete; whether money or goods have changed hands it does not say.
STAGES = {
    "rumoured": _PROSPECT,
    "in_talks": _PROSPECT,
    "planned": _PROSPECT,
    "announced": _COMMITTED,
    "committed": _COMMITTED,
    "signed": _COMMITTED,
    "closed": _CLOSED,
    "paid": "paid",
    "delivered": "delivered",
    "launched": "delivered",
    "integrated": "delivered",
    "halted": "ended",
    "cancelled": "ended",
}
# The predicate that tells of the steps.
STATUS = "status"
# Talks, before there is a deal; and what it may begin with: what comes later, as a payment, tells nothing of that.
TALKS = tuple(step for step, stage in STAGES.items() if stage == _PROSPECT)
FIRST_STEPS = tuple(step for step, stage in STAGES.items() if stage in (_COMMITTED, _CLOSED))
FIRM = ("asserted", "reported")


class DealSteps(msgspec.Struct, frozen=True):
    """When deals began: `first` are the days on which each deal may have begun; a deal that nobody dates is not in it.

    `talks` are the ids of the statements of a status before that, as talks are; `roles` are the predicates that
    name the parties of deals.
    """

    first: dict[str, Interval] = {}
    talks: frozenset[str] = frozenset()
    roles: frozenset[str] = frozenset()

    def begun_by(self, day: datetime.date) -> set[str]:
        """Return the deals that had certainly begun on that day."""
        return {deal for deal, days in self.first.items() if days.last <= day}

    def begun_after(self, day: datetime.date) -> set[str]:
        """Return the deals that certainly began after that day."""
        return {deal for deal, days in self.first.items() if days.first > day}

    def is_part(self, row: Statement) -> bool:
        """Return whether the statement says firmly that somebody is a party of its subject."""
        return row.predicate in self.roles and is_firm(row)


def is_firm(row: Statement) -> bool:
    """Return whether the statement says that something is so, as a fact that nobody has taken back."""
    return row.polarity == "affirmed" and row.rank != "deprecated" and row.stance in FIRM


def deal_of(row: Statement) -> str:
    """Return the deal of which a statement speaks: the one that it names, or else its subject."""
    return row.deal or row.subject


def deal_steps(kg: KnowledgeGraph) -> DealSteps:
    """Return when the deals of the graph began, as far as it knows."""
    first: dict[str, Interval] = {}
    talks = set()
    for row in kg.statements(predicate=STATUS):
        date = row.from_ or row.at
        if row.text in TALKS:
            talks.add(row.id)
        elif row.text in FIRST_STEPS and date and is_firm(row) and kg.vocabulary.is_a(kg[row.subject].type, ("Deal",)):
            days = parse_date(date)
            before = first.get(row.subject, days)
            # Sources may date a step differently: the deal began at the earliest of them, whichever it is.
            first[row.subject] = Interval(min(before.first, days.first), min(before.last, days.last))
    return DealSteps(first, frozenset(talks), frozenset(roles(kg.vocabulary)))


def roles(vocabulary: Vocabulary) -> list[str]:
    """Return the predicates that, said of a deal, name its parties."""
    return [name for name, term in vocabulary.predicates.items() if term.interest]
