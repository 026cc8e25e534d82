"""Whether the words of a bound shut the figure itself out: "over 30" does, "at least 30" does not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..quantities import number_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..records import Statement

_CUES = {
    "at_least": r"over|more than|greater than|north of|above|beyond|exceed(?:s|ed|ing)?|cross(?:es|ed|ing)?"
    r"|surpass(?:es|ed|ing)?|topp?(?:s|ed|ing)|>(?!=)",
    "at_most": r"under|below|less than|fewer than|<(?!=)",
}
_ANYWHERE = {bound: re.compile(rf"(?:^|(?<=\W))(?:{cues})", re.I) for bound, cues in _CUES.items()}
_BEFORE = {bound: re.compile(rf"(?:^|(?<=\W))({cues})\s*(?:an?\s+|the\s+)?$", re.I) for bound, cues in _CUES.items()}
_NO = re.compile(r"\b(?:no|not)\s*$", re.I)


def strict_words(rows: Iterable[Statement]) -> list[str]:
    """Return the words of the quotes that shut the figures of the bounds themselves out, each once."""
    return list(dict.fromkeys(cue for row in rows for cue in _strict_words_of(row)))


def _strict_words_of(row: Statement) -> list[str]:
    from ..reading.numbers import read_numbers

    if row.bound not in _BEFORE or row.value is None:
        return []
    figure = number_text(row.value)
    found = []
    for quote in dict.fromkeys(evidence.exact for evidence in row.evidence):
        # To read the numbers of a quote takes much longer.
        if not _ANYWHERE[row.bound].search(quote):
            continue
        for reading in read_numbers(quote):
            match = _BEFORE[row.bound].search(quote[: reading.start])
            same = reading.lower == reading.upper and format(reading.lower.normalize(), "f") == figure
            if match and same and not _NO.search(quote[: match.start()]):
                found.append(match.group(1).casefold())
    return found
