"""What a check of `dealgraph verify` found, and how an error of a check becomes a finding."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, NamedTuple

from ..errors import DealgraphError, MissingExtraError, shorten

if TYPE_CHECKING:
    from collections.abc import Callable


class Finding(NamedTuple):
    """What a check found: it held (True), did not (False), or could not be run (None); and a line that says so."""

    check: str
    held: bool | None
    words: str


def guarded(check: str, difference: Callable[[], str | None], held: str) -> Finding:
    """Run `difference`, which returns the first difference or None, and return what it found.

    A file that cannot be read is a difference; a missing optional package is none, but the check was not run.
    """
    try:
        found = difference()
    except MissingExtraError as error:
        return Finding(check, None, f"not checked: {error}")
    except (DealgraphError, OSError, ValueError, TypeError, LookupError, RecursionError, csv.Error) as error:
        # What somebody else wrote may hold anything in any place; readers name what they foresee.
        words = str(error) if isinstance(error, (DealgraphError, OSError, ValueError)) else repr(error)
        return Finding(check, False, shorten(words, 300))
    return Finding(check, found is None, held if found is None else shorten(found, 300))
