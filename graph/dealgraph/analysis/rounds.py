"""A funding round, or any other deal, as far as it is known: who takes part in which role, and who stays out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from ..deal_steps import FIRM
from ..findings import Finding, Lines, dispute_lines
from ..results import Rows
from ..wording import notes, object_words, said_by, when
from .classes import of_class
from .disputes import disputes_of
from .figures import SIZES, Figure, counts, figure_of, stage_of, told_of
from .qualifiers import qualifiers

if TYPE_CHECKING:
    from ..knowledge_graph import KnowledgeGraph
    from ..records import Conflict, Entity, Statement
    from ..vocabulary import PredicateTerm
    from .ranges import Range

_DOUBTS = ("criticism", "risk")


class Participant(msgspec.Struct, frozen=True):
    """One who takes part in a role (a predicate), or who does not: `sits_out`; with what the statements say of it.

    `certain` is False where it is only expected, or said under a condition. `qualifiers` are the scope and the stance
    in words, "" where one statement says plainly that it is so.
    """

    entity: str
    label: str
    role: str
    sits_out: bool
    certain: bool
    scopes: tuple[str, ...]
    statements: tuple[Statement, ...]
    qualifiers: str

    @property
    def words(self) -> str:
        """The name with the qualifiers in brackets."""
        return f"{self.label} ({self.qualifiers})" if self.qualifiers else self.label


class Round(Finding, frozen=True):
    """What is known of a round, or of any other deal.

    `companies` are those that raise money in it, `participants` all its parties in the order of the ontology's roles.
    `amount`, `capacity` and `chips` are its figures; `statuses` are what is said of its status, as the texts have it,
    and `stage` is how far it has come by them; `dates` are what is said of when it takes place; `valuations` are all
    that is said of the valuation, the surest first, and `valued` the same in words; `tied` are deals that are part of
    it or tied to it, whose figures are not in its amount unless they are part of it; `doubts` are statements that deny
    or question something of it.
    """

    deal: str
    label: str
    companies: tuple[str, ...]
    amount: Figure
    capacity: Figure
    stage: str
    participants: tuple[Participant, ...]
    valuations: tuple[Statement, ...]
    tied: tuple[Figure, ...]
    doubts: tuple[Statement, ...]
    conflicts: tuple[Conflict, ...]
    roles: dict[str, str]
    dates: tuple[str, ...]
    chips: Figure
    statuses: tuple[str, ...]
    valued: tuple[str, ...]

    def __hash__(self) -> int:
        return hash((self.deal, self.participants))

    @property
    def title(self) -> str:
        """The deal, its sizes and its status."""
        figures = (self.amount, self.capacity, self.chips)
        sizes = [figure.words for figure in figures if figure.size is not None or figure.told]
        status = "; ".join(self.statuses) or "status not told"
        return f"{self.label}: {', '.join([*(sizes or ['no figure']), status])}"

    def lines(self) -> Lines:
        """Return the parties by role, the dates, the valuations, the deals tied to it, and the disputes."""
        found: dict[str, list[str]] = {}
        for one in self.participants:
            head = "stays out, as " + self.roles[one.role] if one.sits_out else self.roles[one.role]
            found.setdefault(head, []).append(one.words)
        lines = [(head, ", ".join(labels)) for head, labels in found.items()]
        lines += [("when", words) for words in self.dates]
        lines += [("valuation", words) for words in self.valued]
        lines += [("beside it", figure.title) for figure in self.tied]
        return list(dict.fromkeys(lines)) + dispute_lines(self.conflicts)

    def listed(self) -> Rows[Participant]:
        """Return the participants, and those who stay out."""
        return Rows(self.participants, kind=Participant)

    def of_role(self, role: str) -> tuple[str, ...]:
        """Return the ids of those who take part in this role (the id of a predicate)."""
        return tuple(one.entity for one in self.participants if one.role == role and not one.sits_out)

    @property
    def leads(self) -> tuple[str, ...]:
        """The ids of the lead investors; a co-lead is none."""
        return self.of_role("leadInvestor")

    @property
    def co_leads(self) -> tuple[str, ...]:
        """The ids of the co-lead investors."""
        return self.of_role("coLeadInvestor")

    @property
    def sat_out(self) -> tuple[str, ...]:
        """The ids of those of whom it is said that they stay out."""
        return tuple(dict.fromkeys(one.entity for one in self.participants if one.sits_out))

    @property
    def size(self) -> Range | None:
        """The amount as a range, None where nobody gives it."""
        return self.amount.size


def read_round(kg: KnowledgeGraph, deal: str | Entity) -> Round:
    """Return the round; `KnowledgeGraph.round` says what goes in and comes out."""
    name = of_class(kg, deal, "Deal").id
    rows = kg.statements(subject=name)
    flows = {row.id: kg.vocabulary.predicates[row.predicate].flow for row in rows}
    valuations = [row for row in rows if row.predicate == "dealValuation"]
    valuations += list(kg.statements(predicate="valuation", deal=name))
    stances = list(kg.vocabulary.lists["stance"])
    about = [row for row in kg.records.statements if name in (row.subject, row.object, row.deal)]
    doubts = [row for row in about if row.polarity == "negated" or row.stance == "disputed" or row.predicate in _DOUBTS]
    roles = {name: term.label for name, term in kg.vocabulary.predicates.items() if _is_role(kg, term)}
    parties = [row for row in rows if row.predicate in roles]
    valuations.sort(key=lambda row: (stances.index(row.stance), row.id))
    touched = [row for row in rows if row.predicate in (*roles, *SIZES.values(), "status")]
    return Round(
        deal=name,
        label=kg.label(name),
        companies=tuple(dict.fromkeys(row.object for row in rows if row.object and flows[row.id] == "gets_money")),
        amount=figure_of(kg, name, "USD"),
        capacity=figure_of(kg, name, "GW"),
        stage=stage_of(kg, name),
        participants=_participants(kg, parties),
        valuations=tuple(valuations),
        tied=tuple(figure_of(kg, other, "USD") for other in _tied(kg, name)),
        doubts=tuple(doubts),
        conflicts=disputes_of(kg, [*touched, *valuations, *doubts]),
        roles=roles,
        dates=_dates(kg, [row for row in touched if when(row) and row.polarity == "affirmed"]),
        chips=figure_of(kg, name, "count"),
        statuses=told_of(kg, name, "status"),
        valued=tuple(dict.fromkeys(_valued(kg, row) for row in valuations)),
    )


def _is_role(kg: KnowledgeGraph, term: PredicateTerm) -> bool:
    """Return whether the predicate names a party of deals."""
    return term.interest and all(kg.vocabulary.is_a(name, ("Deal",)) for name in term.domain)


def _dates(kg: KnowledgeGraph, rows: list[Statement]) -> tuple[str, ...]:
    """Return when what is so, and how firmly: "2026-10: issuer (hypothetical by bankers)"."""
    found: dict[tuple[str, str], list[str]] = {}
    for row in rows:
        term = kg.vocabulary.predicates[row.predicate]
        what = kg.vocabulary.lists[term.choice][row.text].label if term.choice and row.text else term.label
        found.setdefault((when(row), said_by(row, kg.label)), []).append(what)
    return tuple(f"{date}: {', '.join(dict.fromkeys(what))} ({who})" for (date, who), what in found.items())


def _valued(kg: KnowledgeGraph, row: Statement) -> str:
    """Return a valuation with its basis and who says it: "$20 million (post-money, asserted by Jane Doe)"."""
    negation = "not " if row.polarity == "negated" else ""
    told = ", ".join([*notes(row, kg.vocabulary), said_by(row, kg.label)])
    return f"{negation}{object_words(row, kg.vocabulary, kg.label)} ({told})"


def _participants(kg: KnowledgeGraph, rows: list[Statement]) -> tuple[Participant, ...]:
    groups: dict[tuple[int, str, str, bool], list[Statement]] = {}
    order = list(kg.vocabulary.predicates)
    for row in rows:
        assert row.object is not None
        out = row.polarity == "negated"
        groups.setdefault((order.index(row.predicate), row.predicate, row.object, out), []).append(row)
    found = []
    for (_, role, entity, out), said in sorted(groups.items()):
        certain = any(row.stance in FIRM and row.rank != "deprecated" for row in said)
        scopes = tuple(dict.fromkeys(row.scope for row in said if row.scope))
        how = qualifiers(kg, said)
        found.append(Participant(entity, kg.label(entity), role, out, certain, scopes, tuple(said), how))
    return tuple(found)


def _tied(kg: KnowledgeGraph, deal: str) -> list[str]:
    """Return the deals that statements join to this one, in either direction."""
    found = {row.object for row in kg.statements(subject=deal) if row.object and counts(row)}
    found |= {row.subject for row in kg.statements(object=deal) if counts(row)}
    return [name for name in sorted(found) if kg.vocabulary.is_a(kg[name].type, ("Deal",))]
