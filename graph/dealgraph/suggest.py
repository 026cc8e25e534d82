"""Did-you-mean: the names nearest to one that is unknown."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def nearest(name: str, known: Iterable[str], limit: int = 3) -> list[str]:
    """Return up to `limit` of `known` that look most like `name`, best first; upper and lower case count alike."""
    import difflib

    by_folded: dict[str, str] = {}
    for candidate in known:
        by_folded.setdefault(candidate.casefold(), candidate)
    found = difflib.get_close_matches(name[:100].casefold(), list(by_folded), n=limit, cutoff=0.6)
    return [by_folded[folded] for folded in found]


def did_you_mean(name: str, known: Iterable[str], otherwise: str = "") -> str:
    """Return "did you mean 'x' or 'y'?", or `otherwise` where nothing is near."""
    names = nearest(name, known)
    if not names:
        return otherwise
    return "did you mean " + " or ".join(repr(near) for near in names) + "?"
