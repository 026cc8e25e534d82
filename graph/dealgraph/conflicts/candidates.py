"""Which statements can be part of a conflict at all: of a million, the detectors look at these alone.

A statement matters where another one has its subject and predicate, and the predicate is of a kind that the detectors
compare; where it speaks of a deal that may be another one; or where it says who stands for or against an idea, who
belongs to whom, and who is party to a deal.
"""

from __future__ import annotations

from collections import Counter
from itertools import compress
from typing import TYPE_CHECKING, Any, cast

from .debates import AGAINST, FOR
from .names import WHOLES
from .world import HOUSES, OPEN

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ..packed import PackedStatements
    from ..records import Statement
    from ..vocabulary import Vocabulary

_ALWAYS = (*FOR, *AGAINST, "contradicts", *WHOLES, *HOUSES, *OPEN)


def candidates(statements: Iterable[Statement], vocabulary: Vocabulary) -> Iterable[Statement]:
    """Return those of the statements that can be part of a conflict, and those that tell which side to prefer.

    Only packed statements are sifted: to look at a record takes as long as what the detectors do with it.
    """
    if not hasattr(statements, "pick"):
        return statements
    packed = cast("PackedStatements", statements)
    subjects, predicates, polarities = (packed.numbers(field) for field in ("subject", "predicate", "polarity"))
    names = [None, *packed.columns["predicate"].values]
    always, compared = _by_kind(names, vocabulary)
    negated = packed.columns["polarity"].number.get("negated")
    pairs = list(zip(subjects, predicates, strict=True))
    counts = Counter(pairs)
    denied = set(compress(pairs, (number == negated for number in polarities)))
    linked = _linked(packed)
    wanted = {
        pair
        for pair, count in counts.items()
        if always[pair[1]] or pair in denied or (compared[pair[1]] and (count > 1 or pair[0] in linked))
    }
    places: Sequence[int] = range(len(pairs)) if packed.picked is None else packed.picked
    return packed.pick(list(compress(places, map(wanted.__contains__, pairs))))


def _linked(packed: PackedStatements) -> set[int]:
    """Return the numbers, as subjects, of the deals that may be another one or a part of it."""
    links = {packed.columns["predicate"].number.get(name) for name in OPEN} - {None}
    rows = zip(*(packed.numbers(field) for field in ("subject", "predicate", "object")), strict=True)
    pairs = {(subject, object_) for subject, predicate, object_ in rows if predicate in links}
    names = [None, *packed.columns["object"].values]
    others = {packed.columns["subject"].number.get(names[object_]) for _, object_ in pairs}
    return {subject for subject, _ in pairs} | {number for number in others if number is not None}


def _by_kind(names: list[Any], vocabulary: Vocabulary) -> tuple[list[bool], list[bool]]:
    """Return, for each predicate, whether all its statements matter, and whether two of one subject are compared."""
    always, compared = [], []
    for name in names:
        term = vocabulary.predicates.get(name)
        always.append(term is not None and (name in _ALWAYS or bool(term.interest)))
        compared.append(term is not None and bool(term.units or term.choice or term.functional))
    return always, compared
