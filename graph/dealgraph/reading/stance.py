"""Whether a statement's stance is that of its quotes.

The first cue word of the quotes (`cues`) gives the stance: the outermost stands first ("bankers estimate that it
might"). Not counted are words that are set aside, words in the names of subject and object, for a number those
that do not govern it, and words of doubt where the predicate doubts by itself.
Where no word is left,

- what is dated after the source is `projected`;
- what an unnamed group or a publication is cited for is `reported`;
- everything else has the stance of its predicate (`stance` in ontology/predicates.yaml), mostly `asserted`; an idea
  held, a likeness or a judgement is an `opinion`.

A link of topics is always asserted: the words name the two, and say nothing that could be doubted.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..dates import parse_date
from .cues import governing, stance_cues
from .disagreement import Disagreement

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ..records import Entity, Source, Statement
    from ..vocabulary import PredicateTerm
    from .numbers import Reading

# What they are cited for, somebody else has said.
_HEARSAY = ("AnonymousGroup", "Publication")


def wrong_stance(
    statement: Statement,
    term: PredicateTerm,
    source: Source,
    entities: Mapping[str, Entity],
    quotes: list[str],
    carriers: list[tuple[str, Reading]],
) -> Iterator[Disagreement]:
    """Yield what is wrong with the stance; `carriers` are the readings that give the statement's number."""
    if term.topical:
        if statement.stance != "asserted":
            what = f"a link of topics such as {term.id!r} has no other stance than asserted"
            yield Disagreement("stance", what, statement.stance, "remove the `stance`")
        return
    cue = next(_cues(statement, term, entities, quotes, carriers), None)
    if cue:
        stance, word = cue
        if statement.stance != stance:
            what = f"the quote makes it {stance}, not {statement.stance}"
            mend = f"write `stance: {stance}`, or `aside: {word}` where the word belongs to something else"
            yield Disagreement("stance", what, word, mend)
        return
    stance = _without_cue(statement, term, source, entities)
    if statement.stance != stance:
        what = f"nothing in the quote shows that it is {statement.stance}"
        if stance == "projected" != term.stance:
            what += ", and it is of a later date than its source"
        mend = f"quote the words that show it, or {_written(stance)}"
        yield Disagreement("stance", what, mend=mend)


def _written(stance: str) -> str:
    return "remove the `stance`" if stance == "asserted" else f"write `stance: {stance}`"


def _cues(
    statement: Statement,
    term: PredicateTerm,
    entities: Mapping[str, Entity],
    quotes: list[str],
    carriers: list[tuple[str, Reading]],
) -> Iterator[tuple[str, str]]:
    """Yield the cues of the quotes that count, in order."""
    own = _names(statement, entities)
    numbers = {quote: governing(quote, reading.start, reading.end) for quote, reading in reversed(carriers)}
    for quote in quotes:
        for stance, word in stance_cues(numbers.get(quote, quote)):
            met = term.against and stance == "disputed"
            if not met and not re.search(rf"(?<!\w){re.escape(word)}(?!\w)", own, re.I):
                yield stance, word


def _names(statement: Statement, entities: Mapping[str, Entity]) -> str:
    """Return what the subject and the object are called: a cue in a name ("forecasting") is none."""
    known = [entities[name] for name in (statement.subject, statement.object) if name and name in entities]
    return " | ".join(name for entity in known for name in (entity.label, *entity.aliases))


def _without_cue(statement: Statement, term: PredicateTerm, source: Source, entities: Mapping[str, Entity]) -> str:
    """Return the stance where no word gives one."""
    dates = [date for date in (statement.at, statement.from_, statement.to) if date]
    known = parse_date(statement.known_since) if statement.known_since else None
    if term.stance == "asserted" and known and any(known.before(parse_date(date)) is True for date in dates):
        return "projected"
    speaker = entities.get(statement.speaker)
    if statement.speaker != source.speaker and speaker is not None and speaker.type in _HEARSAY:
        return "reported"
    return term.stance
