"""Rules of statements: closed lists, who says it, the deal, ranks and times; see `contents` for what they say."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from ..curators import CURATORS
from ..dates import parse_date
from . import values
from .columns import Complaint, TableRules, check
from .contents import ContentRules
from .kinds import date, one_of, rule, words
from .numbers import range_check
from .said import VOICELESS, EvidenceRules, issue_check

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..vocabulary import Vocabulary
    from .fault import Known
    from .kinds import Members


def statement_rules(vocabulary: Vocabulary, known: Known, members: Members) -> TableRules:
    """Return the rules of the table of statements."""
    lists = vocabulary.lists
    contents = ContentRules(vocabulary, known.entities, members)
    number = rule("finite-number", values.is_number, "this is no number that can be written", "correct it")
    return TableRules(
        single=[
            ("predicate", one_of("statement-predicate", vocabulary.predicates, "predicate")),
            ("unit", one_of("number-unit-text", vocabulary.units, "unit")),
            ("bound", one_of("number-bound", lists["bound"], "bound")),
            *(
                (name, one_of(f"statement-{name}", lists[name], name))
                for name in ("stance", "polarity", "rank", "basis")
            ),
            *((name, members.rule(f"statement-{name}", values.VOICES, VOICELESS)) for name in ("speaker", "via")),
            ("deal", members.rule("statement-deal", ("Deal",), "this is no deal")),
            ("source", members.rule("statement-source", ("Source",), "this is no source", "source")),
            *((name, date(f"time-{name.rstrip('_')}")) for name in ("at", "from_", "to")),
            ("known_since", date("time-knownSince")),
            ("date_text", words("time-words")),
            ("scope", words("statement-scope")),
            ("role", words("statement-role")),
            *((name, number) for name in ("value", "lower", "upper")),
        ],
        checks=[
            *contents.checks(),
            range_check(),
            check(partial(_rank, frozenset(lists["rank"]) - {"normal"}), "rank", "rank_reason"),
            check(_times, "at", "from_", "to"),
            issue_check(known, members, "time-issued", apart=CURATORS),
        ],
        derived={"words_and_numbers": contents.words_and_numbers},
        rows=[partial(EvidenceRules(known, members, "statement").faults, "statements")],
        texts=("text", "date_text", "scope", "role", "rank_reason"),
    )


def _rank(unusual: frozenset[str], seen: tuple[Any, ...]) -> Sequence[Complaint]:
    rank, reason = seen
    if rank not in unusual or (reason and reason.strip()):
        return ()
    return (Complaint("rank-reason", "rank", "this rank needs a reason", "add `rank_reason`"),)


def _times(seen: tuple[Any, ...]) -> Sequence[Complaint]:
    at, first, last = seen
    if at is not None and (first is not None or last is not None):
        what = "'at' and 'from' or 'to' exclude each other"
        return (Complaint("time-form", "at", what, "keep the one that the source says"),)
    if first is None or last is None or not (values.is_date(first) and values.is_date(last)):
        return ()
    if parse_date(last).before(parse_date(first)) is not True:
        return ()
    return (Complaint("time-order", "from_", f"'from' comes after 'to', which is {last}", "swap them"),)
