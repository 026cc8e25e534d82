"""The cue words beside a number: which bounds they give it.

Only what stands directly before or after the number counts: "costs exceeding plan by 23%" puts no bound on 23%.
Two cues in a row ("up to about 5") allow either bound. "over", with a length of time, also means "during".
"""

from __future__ import annotations

import re

_BEFORE = (
    # "no more than" has to be tried before "more than", and so on.
    ("at_most", r"up to|at most|no more than|not more than|as much as|as many as|maximum of|capped at"),
    ("at_least", r"no less than|no fewer than|not less than|at least|minimum of|upwards? of"),
    ("at_most", r"under|below|less than|fewer than|<=?|≤"),
    (
        "at_least",
        r"over|more than|greater than|north of|above|beyond|exceed(?:s|ed|ing)?|cross(?:es|ed|ing)?"
        r"|surpass(?:es|ed|ing)?|topp?(?:s|ed|ing)|>=?|≥",
    ),
    (
        "approximate",
        r"about|around|roughly|approximately|approx\.?|circa|nearly|almost|near|close to|closer to|some"
        r"|something like|on the order of|in the region of|~|≈",
    ),
)
_BEFORE_CUES = [
    (bound, re.compile(rf"(?:^|(?<=\W))(?:{words})\s*(?:an?\s+|the\s+)?$", re.I)) for bound, words in _BEFORE
]
_PLUS = r"\+(?!\s*\d)|\s+plus(?=\s+(?:percent|per cent|%|dollars|years))"
_AFTER_CUES = [
    ("at_least", re.compile(rf"{_PLUS}|\s+or\s+(?:even\s+)?(?:more|higher|above)\b", re.I)),
    ("at_most", re.compile(r"\s+or\s+(?:less|fewer|lower|below)\b", re.I)),
    ("approximate", re.compile(r"-?ish\b|\s+or\s+so\b|\s*,?\s+give or take\b", re.I)),
]


def bounds_of(text: str, start: int, end: int, unit: str | None) -> frozenset[str]:
    """Return the bounds that the words around text[start:end] give the number there; `exact` where none does."""
    found: set[str] = set()
    before = text[:start]
    while True:
        for bound, cue in _BEFORE_CUES:
            match = cue.search(before)
            if match:
                found.add(bound)
                if _is_during(match.group(), unit):
                    found.add("exact")
                before = before[: match.start()].rstrip()
                break
        else:
            break
    found.update(bound for bound, cue in _AFTER_CUES if cue.match(text, end))
    return frozenset(found or {"exact"})


def _is_during(cue: str, unit: str | None) -> bool:
    return cue.split()[:1] in (["over"], ["Over"]) and unit in (
        "year",
        "month",
        "week",
        "day",
        "hour",
        "minute",
        "second",
    )
