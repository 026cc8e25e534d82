"""Whether a statement's stance is that of its quotes.

- `reported` and `estimated` may be carried by the speaker, where that is a group or an organisation other than who
  speaks in the source by default; `projected` and `hypothetical` by a date after the source's, or by what the
  predicate means;
- `opinion` has no words of its own, so that nothing is asked of it;
- `asserted` is refused only where a plain word ("is expected to", "reportedly", "would") governs the number, or
  stands in every quote of a deal's party, a status or a text that does not say so itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..dates import parse_date
from .cues import governing, has_cue, strong_cues
from .disagreement import Disagreement

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ..records import Entity, Source, Statement
    from ..vocabulary import PredicateTerm
    from .numbers import Reading

# What these predicates say lies ahead, whatever the words.
_PROSPECTIVE = (
    "plan",
    "risk",
    "purpose",
    "targets",
    "strategy",
    "spendingPlan",
    "capitalExpected",
    "mayBecome",
    "mayBePartOf",
)


def wrong_stance(
    statement: Statement,
    term: PredicateTerm,
    source: Source,
    entities: Mapping[str, Entity],
    quotes: list[str],
    carriers: list[tuple[str, Reading]],
) -> Iterator[Disagreement]:
    """Yield what is wrong with the stance; `carriers` are the readings that give the statement's number."""
    if statement.stance == "opinion":
        return
    if statement.stance == "asserted":
        cue = _mode(statement, term, quotes, carriers)
        if cue:
            what = "it is asserted, but the quote says it otherwise"
            yield Disagreement("stance", what, cue, "add the `stance` that the words give")
        return
    if any(has_cue(statement.stance, quote) for quote in quotes) or _carried(statement, source, entities):
        return
    mend = "quote the words that show it, or change the stance"
    yield Disagreement("stance", f"nothing in the quote shows that it is {statement.stance}", mend=mend)


def _mode(statement: Statement, term: PredicateTerm, quotes: list[str], carriers: list[tuple[str, Reading]]) -> str:
    """Return the word that makes every quote of an asserted fact something else, or ""."""
    if carriers:
        words = [strong_cues(governing(quote, reading.start, reading.end)) for quote, reading in carriers]
    elif term.choice or term.units or _is_party(term) or (term.text and term.id not in (*_PROSPECTIVE, "criticism")):
        words = [strong_cues(quote) for quote in quotes]
    else:
        return ""
    # A text may tell in its own words how it is meant: "expects a loss".
    own = statement.text or ""
    words = [{stance: cue for stance, cue in row.items() if term.choice or not has_cue(stance, own)} for row in words]
    return next(iter(words[0].values())) if words and all(words) else ""


def _is_party(term: PredicateTerm) -> bool:
    return term.flow is not None or (term.interest and "Deal" in term.domain)


def _carried(statement: Statement, source: Source, entities: Mapping[str, Entity]) -> bool:
    """Return whether something other than the words of the quotes carries the stance."""
    if statement.stance in ("reported", "estimated"):
        speaker = entities.get(statement.speaker)
        return statement.speaker != source.speaker and speaker is not None and speaker.type != "Person"
    if statement.stance == "disputed":
        return False
    if statement.predicate in _PROSPECTIVE:
        return True
    dates = [date for date in (statement.at, statement.from_, statement.to) if date]
    return bool(dates and statement.known_since) and any(
        parse_date(statement.known_since or "").before(parse_date(date)) is not False for date in dates
    )
