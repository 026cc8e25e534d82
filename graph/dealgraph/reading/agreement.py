"""Whether a statement says what its quotes say: number, unit, bound, polarity, stance and dates.

One quote has to carry number, unit and bound together; its other quotes may lack them. Numbers with a unit or a scale
in a statement's own words have to stand in a quote as well. What else may be inferred stands with each reader:
`numbers`, `bounds`, `polarity`, `stance`, `dates` and `timing`.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from ..quantities import number_text
from .cues import negations, set_aside, stance_cues
from .disagreement import Disagreement
from .numbers import Reading, read_numbers
from .polarity import denial, denied_number
from .stance import wrong_stance
from .timing import wrong_dates

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ..records import Entity, Evidence, Source, Statement
    from ..vocabulary import PredicateTerm

# Money is often written without its unit: "from nine billion to forty seven billion".
_MONEY_FROM = 10**6
_BOUND_WORDS = {"exact": "exactly", "approximate": "about", "at_least": "at least", "at_most": "at most"}


def disagreements(
    statement: Statement,
    term: PredicateTerm,
    source: Source,
    entities: Mapping[str, Entity],
    aside: tuple[str, ...] = (),
) -> list[Disagreement]:
    """Return all that `statement` (its predicate is `term`, its source `source`) says beyond its quotes.

    `aside` are cue words of the quotes that belong to something else: they tell nothing of stance and polarity.
    """
    quotes = list(dict.fromkeys(row.exact for row in statement.evidence))
    found: list[Disagreement] = []
    carriers: list[tuple[str, Reading]] = []
    if statement.unit:
        carriers = [(quote, reading) for quote in quotes for reading in read_numbers(quote) if fits(statement, reading)]
        if not carriers:
            found.append(_wrong_number(statement, quotes))
    for word in _unsupported(statement, quotes):
        mend = "write the number as the quote does, or quote the words that give it"
        found.append(Disagreement("number", "the quote does not hold a number of the text", word, mend))
    found.extend(_idle(aside, quotes))
    said = [set_aside(quote, aside) for quote in quotes]
    carried = [(set_aside(quote, aside), reading) for quote, reading in carriers]
    found.extend(_wrong_polarity(statement, term, entities, said, carried))
    found.extend(wrong_stance(statement, term, source, entities, said, carried))
    found.extend(wrong_dates(statement, quotes))
    return found


# -- numbers ------------------------------------------------------------------


def fits(statement: Statement, reading: Reading) -> bool:
    """Return whether the quantity of `statement` is that of `reading`: number, unit and bound."""
    return _same_number(statement, reading) and _same_unit(statement, reading) and statement.bound in reading.bounds


def carrier(statement: Statement) -> Evidence:
    """Return the evidence whose words hold the statement's quantity, or its first evidence."""
    for row in statement.evidence if statement.unit else ():
        if any(fits(statement, reading) for reading in read_numbers(row.exact)):
            return row
    return statement.evidence[0]


def _same_number(statement: Statement, reading: Reading) -> bool:
    if statement.value is not None:
        return "range" not in reading.bounds and _equal(statement.value, reading.lower)
    if statement.lower is None or statement.upper is None:
        return False
    return _equal(statement.lower, reading.lower) and _equal(statement.upper, reading.upper)


def _equal(number: float, read: Decimal) -> bool:
    exact = Decimal(number_text(number))
    # A third has no end as a decimal number; it agrees as far as it is written out.
    if len(read.as_tuple().digits) > 20:
        return exact == round(read, max(0, -int(exact.as_tuple().exponent)))
    return abs(exact) == read


def _same_unit(statement: Statement, reading: Reading) -> bool:
    if reading.unit is None:
        return statement.unit == "count" or (statement.unit == "USD" and reading.upper >= _MONEY_FROM)
    return reading.unit == statement.unit


def _wrong_number(statement: Statement, quotes: list[str]) -> Disagreement:
    readings = [(quote, reading) for quote in quotes for reading in read_numbers(quote)]
    same = [(quote, reading) for quote, reading in readings if _same_number(statement, reading)]
    bounded = [(quote, reading) for quote, reading in same if _same_unit(statement, reading)]
    kind = "bound" if bounded else "unit" if same else "number"
    what = {
        "bound": f"the quote does not say {_BOUND_WORDS.get(statement.bound or '', 'a range')}",
        "unit": f"the quote gives the number in another unit than {statement.unit}",
        "number": f"the quote does not hold the number {_written(statement)}",
    }[kind]
    words = ", ".join(_context(quote, reading) for quote, reading in (bounded or same or readings))
    mend = "write it as the quote does, or quote the words that give it"
    return Disagreement(kind, what, words or "no number", mend)


def _written(statement: Statement) -> str:
    ends = [end for end in (statement.value, statement.lower, statement.upper) if end is not None]
    return f"{' to '.join(map(number_text, ends))} {statement.unit}"


def _context(quote: str, reading: Reading) -> str:
    first = quote.rfind(" ", 0, max(0, reading.start - 12)) + 1 if reading.start > 12 else 0
    return quote[first : reading.end + 1].strip()


def _unsupported(statement: Statement, quotes: list[str]) -> list[str]:
    """Return the quantities with a unit or a scale that the statement's own words hold and its quotes do not."""
    text = statement.text or ""
    readings = [reading for quote in quotes for reading in read_numbers(quote)]
    known = {(number, reading.unit) for reading in readings for number in (reading.lower, reading.upper)}
    known |= {(number, None) for number, _ in known}
    return [
        text[own.start : own.end]
        for own in read_numbers(text)
        if (own.unit in ("USD", "GW", "percent") or own.upper >= _MONEY_FROM)
        and not all((number, unit) in known for number in (own.lower, own.upper) for unit in (own.unit,))
    ]


# -- stance and polarity -----------------------------------------------------------------


def _idle(aside: tuple[str, ...], quotes: list[str]) -> Iterator[Disagreement]:
    """Yield what is wrong with the words that are set aside: each has to stand in a quote and to hold a cue."""
    for words in aside:
        if all(set_aside(quote, (words,)) == quote for quote in quotes):
            yield Disagreement("aside", "the words set aside stand in no quote", words, "copy them from the quote")
        elif not stance_cues(words) and not negations(words):
            yield Disagreement("aside", "the words set aside hold no cue word", words, "remove them from `aside`")


def _wrong_polarity(
    statement: Statement,
    term: PredicateTerm,
    entities: Mapping[str, Entity],
    quotes: list[str],
    carriers: list[tuple[str, Reading]],
) -> Iterator[Disagreement]:
    if carriers:
        word = next(filter(None, (denied_number(quote, reading) for quote, reading in carriers)), "")
    else:
        word = denial(statement, term, quotes, entities)
    if statement.polarity == "negated" and not word:
        mend = "remove `polarity: negated`, or quote the words that deny it"
        yield Disagreement("polarity", "nothing in the quote denies it", mend=mend)
    elif word and statement.polarity != "negated":
        mend = f"write `polarity: negated`, or `aside: {word}` where the word denies something else"
        yield Disagreement("polarity", "the quote denies it", word, mend)
