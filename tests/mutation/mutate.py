"""Makes the seeds wrong, one number, unit, bound, polarity, stance, date or aside at a time, and counts what `check`
rejects.

    python tests/mutation/mutate.py [--seeds DIR] [--survivors KIND] [--sample N]

Each mutant is a loaded statement with one field changed, put through the same function that `dealgraph check`
uses (and, for units, the vocabulary's list for the predicate). A mutant that no reader of the quote could tell from
the truth counts as a survivor like any other.

What the figures do not show: stance and polarity follow from the words, the predicate and what is set aside, so that
no flip alone can pass. A curator who sets a word aside that does belong to the statement is believed; and whether
somebody who says a thing flatly judges or reports it is decided by the predicate, not by reading.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import msgspec

from dealgraph.reading import disagreements
from dealgraph.records import Entity, Source, Statement
from dealgraph.seeds import read_seeds
from dealgraph.vocabulary import Vocabulary, shipped_vocabulary

BOUNDS = ("exact", "approximate", "at_least", "at_most")
STANCES = ("asserted", "reported", "estimated", "projected", "opinion", "disputed", "hypothetical")
SEEDS = Path(__file__).parents[2] / "seeds"


class Mutant(NamedTuple):
    """A statement with one field changed, or one word less set aside; `change` tells which, from what to what."""

    kind: str
    change: str
    statement: Statement
    aside: tuple[str, ...] | None = None


def mutants_of(statement: Statement, units: tuple[str, ...], aside: tuple[str, ...] = ()) -> Iterator[Mutant]:
    """Yield every mutant of `statement`; `units` are all that the vocabulary knows, `aside` what is set aside."""
    if statement.unit:
        yield from _numbers(statement)
        yield from (_changed(statement, "unit", unit=unit) for unit in units if unit != statement.unit)
        yield from _bounds(statement)
    flipped = "affirmed" if statement.polarity == "negated" else "negated"
    yield _changed(statement, f"polarity: {statement.polarity} to {flipped}", polarity=flipped)
    for stance in STANCES:
        if stance != statement.stance:
            yield _changed(statement, f"stance: {statement.stance} to {stance}", stance=stance)
    for key in ("at", "from_", "to"):
        date = getattr(statement, key)
        if date:
            for kind, other in _dates(date):
                yield _changed(statement, f"date: {kind}", **{key: other})
    for index, word in enumerate(aside):
        yield Mutant("aside: forgotten", f"aside {word}", statement, aside[:index] + aside[index + 1 :])


def _changed(statement: Statement, kind: str, **fields: object) -> Mutant:
    change = ", ".join(f"{key} {getattr(statement, key)} -> {value}" for key, value in fields.items())
    return Mutant(kind, change, msgspec.structs.replace(statement, **fields))


def _numbers(statement: Statement) -> Iterator[Mutant]:
    for key in ("value", "lower", "upper"):
        number = getattr(statement, key)
        if number is not None:
            # A slip of the scale, of the decimal point, and of one digit, upwards and downwards.
            lead = 10 ** (len(str(int(abs(number)))) - 1)
            for other in (number * 1000, number * 10, number / 10, number + lead, number - lead, number * 2):
                if other != number and other != 0:
                    exact = int(other) if other == int(other) else other
                    yield _changed(statement, "number", **{key: exact})


def _bounds(statement: Statement) -> Iterator[Mutant]:
    if statement.value is None:
        for bound in BOUNDS:
            for number in (statement.lower, statement.upper):
                yield _changed(statement, "bound", bound=bound, value=number, lower=None, upper=None)
        return
    for bound in BOUNDS:
        if bound != statement.bound:
            yield _changed(statement, "bound", bound=bound)
    yield _changed(statement, "bound", bound="range", value=None, lower=statement.value, upper=statement.value * 2)


def _dates(date: str) -> Iterator[tuple[str, str]]:
    """Yield wrong dates: another year, another part of the year, and one that claims more precision."""
    first = date.partition("/")[0]
    year, dash, rest = first.partition("-")
    tail = date[len(first) :]
    for step in (-1, 1):
        yield "year", f"{int(year) + step}{dash}{rest}{tail}"
    if rest[:1] in ("Q", "H"):
        last = 4 if rest[0] == "Q" else 2
        yield "part of the year", f"{year}-{rest[0]}{int(rest[1]) % last + 1}{tail}"
    elif rest:
        month = int(rest[:2])
        for other in {month % 12 + 1, (month - 2) % 12 + 1}:
            yield "part of the year", f"{year}-{other:02}{rest[2:]}{tail}"
    if not tail and len(rest) in (0, 2):
        yield "more precise", f"{date}-03" if not rest else f"{date}-17"


def rejects(
    statement: Statement,
    source: Source,
    vocabulary: Vocabulary,
    entities: dict[str, Entity],
    aside: tuple[str, ...] = (),
) -> bool:
    """Return whether `dealgraph check` reports the statement."""
    term = vocabulary.predicates[statement.predicate]
    if statement.unit and statement.unit not in term.units:
        return True
    try:
        return bool(disagreements(statement, term, source, entities, aside))
    except ValueError:
        # A date that is none, such as a span that runs backwards, is an error of the reader already.
        return True


class Result(NamedTuple):
    """How many mutants of each kind were made and rejected, and those that were not."""

    made: Counter[str]
    rejected: Counter[str]
    survivors: list[Mutant]
    false_alarms: list[Statement]


def run(folder: Path = SEEDS, sample: int | None = None) -> Result:
    """Make the mutants of the seeds in `folder` (all, or `sample` of them, always the same) and try them."""
    seeds = read_seeds(folder)
    vocabulary = shipped_vocabulary()
    sources = {source.id: source for source in seeds.records.sources}
    entities = {entity.id: entity for entity in seeds.records.entities}
    units = tuple(vocabulary.units)
    mutants = [
        mutant
        for statement in seeds.records.statements
        for mutant in mutants_of(statement, units, seeds.asides.get(statement.id, ()))
    ]
    if sample is not None and sample < len(mutants):
        mutants = random.Random(0).sample(mutants, sample)
    result = Result(Counter(), Counter(), [], [])
    for mutant in mutants:
        result.made[mutant.kind] += 1
        aside = seeds.asides.get(mutant.statement.id, ()) if mutant.aside is None else mutant.aside
        if rejects(mutant.statement, sources[mutant.statement.source], vocabulary, entities, aside):
            result.rejected[mutant.kind] += 1
        else:
            result.survivors.append(mutant)
    for statement in seeds.records.statements:
        if rejects(statement, sources[statement.source], vocabulary, entities, seeds.asides.get(statement.id, ())):
            result.false_alarms.append(statement)
    return result


def _main() -> None:
    parser = argparse.ArgumentParser(description="Count how many wrong statements the check rejects.")
    parser.add_argument("--seeds", type=Path, default=SEEDS)
    parser.add_argument("--sample", type=int, help="try only so many mutants")
    parser.add_argument("--survivors", default="", help="list the mutants of the kinds that begin with this")
    given = parser.parse_args()
    result = run(given.seeds, given.sample)
    for kind in sorted(result.made):
        made, rejected = result.made[kind], result.rejected[kind]
        print(f"{kind:32} {rejected:6} of {made:6} rejected  {100 * rejected / made:6.2f} %")
    print(f"rejected although unchanged: {len(result.false_alarms)}")
    if given.survivors:
        for mutant in result.survivors:
            if mutant.kind.startswith(given.survivors):
                row = mutant.statement
                quotes = " ¦ ".join(dict.fromkeys(evidence.exact for evidence in row.evidence))
                print(f"{mutant.kind}: {row.subject} {row.predicate}: {mutant.change} | {row.source} | {quotes}")


if __name__ == "__main__":
    _main()
