"""Did-you-mean: the names nearest to one that is unknown."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

# A file with thousands of unknown names is no typing error, and looking for each takes a millisecond and more.
MAX_SUGGESTIONS = 200
# Beyond so many names, only those that begin alike are looked at.
MANY = 5_000


def nearest(name: str, known: Iterable[str], limit: int = 3) -> list[str]:
    """Return up to `limit` of `known` that look most like `name`, best first; upper and lower case count alike."""
    import difflib

    by_folded: dict[str, str] = {}
    for candidate in known:
        by_folded.setdefault(candidate.casefold(), candidate)
    folded_name = name[:100].casefold()
    candidates = list(by_folded)
    if len(candidates) > MANY:
        candidates = [folded for folded in candidates if folded[:2] == folded_name[:2]][:MANY]
    found = difflib.get_close_matches(folded_name, candidates, n=limit, cutoff=0.6)
    return [by_folded[folded] for folded in found]


def did_you_mean(name: str, known: Iterable[str], otherwise: str = "") -> str:
    """Return "did you mean 'x' or 'y'?", or `otherwise` where nothing is near."""
    names = nearest(name, known)
    if not names:
        return otherwise
    return "did you mean " + " or ".join(repr(near) for near in names) + "?"
