"""Whether a ratio has become worse: `python -m bench --check`.

Only ratios travel from one machine and one day to another. A row's ratios (ours to the peer's, run by run) are set
beside those of docs/benchmarks.json. It counts as worse where both hold: its median is worse by a quarter or more,
and the one-sided test of Mann and Whitney (doi:10.1214/aoms/1177730491), exact and with Bonferroni's correction for
the number of rows, says that chance alone gives such a difference less than once in a hundred. What looks worse is
measured again, and is told only if it looks worse both times. Rows without a peer are not checked.
"""

from __future__ import annotations

import statistics
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .harness import Row
    from .report import Results

    Sections = dict[str, list[Row]]

WORSE = 1.25
CHANCE = 0.01


def regressions(before: Results, now: Sections, again: Callable[[list[str]], Sections]) -> list[str]:
    """Return a line for each row that is worse than before; `again` measures sections once more."""
    suspects = _worse(before, now)
    if not suspects:
        return []
    confirmed = _worse(before, again(sorted({section for section, _ in suspects})))
    return [
        f"{section}: {title}: {old:.3g} of the peer before, {new:.3g} now"
        for (section, title), (old, new) in confirmed.items()
        if (section, title) in suspects
    ]


def _worse(before: Results, now: Sections) -> dict[tuple[str, str], tuple[float, float]]:
    pairs = []
    for section, rows in now.items():
        for row in rows:
            old = before.get(section, {}).get(row.key)
            if old and old["peer"] and row.peer is not None:
                first = _ratios(old["ours"], old["peer"])
                pairs.append(((section, row.key), first, _ratios(row.ours.seconds, row.peer.seconds)))
    return {
        key: (statistics.median(old), statistics.median(new))
        for key, old, new in pairs
        if statistics.median(new) > WORSE * statistics.median(old) and chance(old, new) < CHANCE / len(pairs)
    }


def _ratios(ours: list[float], peer: list[float]) -> list[float]:
    """Return the ratio of each run; of works that were not run in turns, each to the peer's median."""
    if len(ours) != len(peer):
        middle = statistics.median(peer)
        return [one / middle for one in ours]
    return [one / other for one, other in zip(ours, peer, strict=True) if other > 0]


def chance(old: list[float], new: list[float]) -> float:
    """Return how likely it is that values of one distribution fall so that `new` exceeds `old` as often as here."""
    wins = sum((one > other) + 0.5 * (one == other) for one in new for other in old)
    ways = _ways(len(new), len(old))
    return sum(count for beaten, count in enumerate(ways) if beaten >= wins) / sum(ways)


def _ways(first: int, second: int) -> list[int]:
    """Return in how many orders of `first` and `second` values the first exceed the second 0, 1, 2 ... times.

    The coefficients of the Gaussian binomial: the product of (1 - q^(second + i)) / (1 - q^i).
    """
    length = first * second + 1
    ways = [1] + [0] * (length - 1)
    for step in range(1, first + 1):
        for place in range(length - 1, second + step - 1, -1):
            ways[place] -= ways[place - second - step]
        for place in range(step, length):
            ways[place] += ways[place - step]
    return ways
