"""What a single value must be, wherever it was read from: an id, a date, an address, words, a number, a quote."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..dates import parse_date
from ..records import NOT_TEXT, RECORD_ID, SLUG

if TYPE_CHECKING:
    from ..quantities import Number

MAX_ID = 100
MAX_QUOTE = 300
# What an entity may have as its id: a slug that looks like the id of no other record.
ENTITY_ID = re.compile(rf"(?!(?:{RECORD_ID.pattern})\Z)(?=.{{1,{MAX_ID}}}\Z){SLUG.pattern}")
# What a floating-point number holds: every export and every other program can read it.
LARGEST = 10**308
# Who can say or publish anything.
VOICES = ("Agent", "Work", "Publication")
# The characters of https://www.rfc-editor.org/rfc/rfc3987#section-2.2, letters of all scripts among them.
_ADDRESS_PART = r"(?:[\w.~!$&'()*+,;=:@/?-]|%[0-9A-Fa-f]{2})*"
_ADDRESS = re.compile(rf"https?://[\w.-]+(?::\d{{1,5}})?(?:[/?]{_ADDRESS_PART})?(?:#{_ADDRESS_PART})?")


def is_text(text: str) -> bool:
    """Return whether the text holds nothing but characters that every export can hold."""
    return text.isprintable() or NOT_TEXT.search(text) is None


def is_date(text: str) -> bool:
    """Return whether the text is a partial date."""
    try:
        parse_date(text)
    except ValueError:
        return False
    return True


def is_number(number: Number) -> bool:
    """Return whether the number is finite, and one that a floating-point number holds."""
    return -LARGEST < number < LARGEST


def is_address(text: str) -> bool:
    """Return whether the text is a web address that every RDF tool reads."""
    return _ADDRESS.fullmatch(text) is not None


def is_file_name(text: str) -> bool:
    """Return whether the text is the name of a file, without a folder."""
    return bool(text.strip()) and "/" not in text and "\\" not in text and text not in (".", "..")
