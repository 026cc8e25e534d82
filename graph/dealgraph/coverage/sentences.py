"""Sentences, figures and quoted passages of a text, by a few rules that can be read off and foretold.

Sentences: a blank line and a bullet end one, and so does a line break, unless the next line goes on in lower
case, or both have at most the length of wrapped text (120 characters), the first at least 60 and no mark of an
end. Within a line one ends at . ! ? or … (and the closing quotes and brackets after it) before white space and a
character that is no lower-case letter. A full stop inside a number, after an abbreviation ("e.g.") or an initial
("J. Smith") ends one only before a word that opens sentences ("Series H. The ...").

Figures: a number in digits, or in words from two upwards, with the words of number around it ("fifteen hundred",
"$5 million", "doubled"). No figure is a digit inside a word (Q1, H100) or in a web address, nor the number before
a heading or a member of a list ("1)", "02").
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_BULLET = re.compile(r"(?:[-*•‣◦·–—]\s+|\d{1,3}[.)]\s+|#{1,6}\s+|>\s+)+")
_END = re.compile(r"""[.!?…]+["'”’»)\]*_]*(?=\s)|[。！？]["”’」』]*""")
_CLOSED = re.compile(r"""[.!?…。！？]["'”’»」』)\]*_]*$""")
_OPENING = "\"'“‘«([*_$€£¥#~"
_ABBREVIATIONS = (
    "mr mrs ms dr prof st no vs inc ltd corp co llc plc etc approx cf al fig vol ed est dept gov sen rep jr sr "
    "jan feb mar apr jun jul aug sep sept oct nov dec"
)
# The words that open sentences, apart from names and nouns.
OPENERS = (
    "the this that these those it its a an in on at by for with from to and but or so as if when while what why how "
    "he she they we you i his her their our there here no not now then"
)

_NUMBER_WORDS = (
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundreds? thousands? millions? "
    "billions? trillions? dozens? half halves twice doubl(?:e|ed|es|ing) tripl(?:e|ed|es|ing) quadrupl(?:e|ed|es|ing)"
)
_NUMBER = rf"(?:\d+(?:[.,]\d+)*|\b(?:{'|'.join(_NUMBER_WORDS.split())})\b)"
_FIGURE = re.compile(rf"(?<!\w){_NUMBER}(?:[ -]{_NUMBER})*", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://\S+|(?<=\]\()[^)\s]*(?=\))")
_ENUMERATOR = re.compile(r"[*_]*(?:\d{1,2}[.)]|0\d)(?=[\s*_])")
_QUOTED = re.compile(
    r"“[^”\n]{1,999}”|\"[^\"\n]{1,999}\"|«[^»\n]{1,999}»|(?<!\w)‘(?:[^’\n]|’(?=\w)){1,999}’(?!\w)"
    r"|(?<!\w)'(?=\S)(?:[^'\n]|(?<=\w)'(?=\w)){1,999}'(?!\w)"
)
_WORD = re.compile(r"\w+")
MIN_QUOTED_WORDS = 3
WRAPPED = range(60, 121)
# How far a full stop looks around, and how long a quoted passage may be: whatever the text, the work stays linear.
NEAR = 40


class Span(NamedTuple):
    """A stretch of a text, in characters."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """Return whether the two share a character."""
        return self.start < other.end and other.start < self.end


def sentences(text: str) -> Iterator[Span]:
    """Yield the sentences of `text`, in order, without bullets and white space at their ends."""
    for block in _blocks(text):
        start = block.start
        for mark in _END.finditer(text, block.start, block.end):
            if mark.end() < block.end and _is_end(text, mark, block):
                yield from _trimmed(text, start, mark.end())
                start = mark.end()
        yield from _trimmed(text, start, block.end)


def figures(text: str, span: Span) -> list[Span]:
    """Return the figures in that stretch of the text."""
    apart = [Span(*match.span()) for match in _ADDRESS.finditer(text, *span)]
    if number := _ENUMERATOR.match(text, *span):
        apart.append(Span(*number.span()))
    found = [Span(*match.span()) for match in _FIGURE.finditer(text, *span)]
    return [one for one in found if not any(one.overlaps(other) for other in apart)]


def quoted_passages(text: str) -> list[Span]:
    """Return the passages between quotation marks, of three words or more, each within one line."""
    found = [Span(*match.span()) for match in _QUOTED.finditer(text)]
    return [one for one in found if len(words(text, one)) >= MIN_QUOTED_WORDS]


def words(text: str, span: Span) -> list[Span]:
    """Return the words in that stretch."""
    return [Span(*match.span()) for match in _WORD.finditer(text, *span)]


def is_closed(text: str, span: Span) -> bool:
    """Return whether the stretch ends with the mark of a sentence's end."""
    return _CLOSED.search(text, *span) is not None


def _blocks(text: str) -> Iterator[Span]:
    """Yield the stretches in which sentences run: a line, with the lines that go on in lower case."""
    block: Span | None = None
    position = 0
    wrapped = False
    for line in text.splitlines(keepends=True):
        start = position + len(line) - len(line.lstrip())
        end = position + len(line.rstrip())
        position += len(line)
        if start >= end:
            if block:
                yield block
            block = None
            continue
        bullet = _BULLET.match(text, start, end)
        begin = bullet.end() if bullet else start
        goes_on = (
            block
            and not bullet
            and not is_closed(text, block)
            and (text[begin].islower() or (wrapped and end - start < WRAPPED.stop))
        )
        wrapped = end - start in WRAPPED
        if block and goes_on:
            block = Span(block.start, end)
            continue
        if block:
            yield block
        block = Span(begin, end)
    if block:
        yield block


def _is_end(text: str, mark: re.Match[str], block: Span) -> bool:
    following = text[mark.end() : min(block.end, mark.end() + NEAR)].lstrip().lstrip(_OPENING)
    if following[:1].islower():
        return False
    if mark.group()[0] != "." or mark.group().startswith(".."):
        return True
    before = _last_word(text[max(block.start, mark.start() - NEAR) : mark.start()])
    if not (before.casefold() in _ABBREVIATIONS.split() or _is_initials(before)):
        return True
    word = _WORD.match(following)
    return word is not None and word.group().casefold() in OPENERS.split()


def _last_word(text: str) -> str:
    words = text.rsplit(maxsplit=1)
    return words[-1].lstrip(_OPENING) if words else ""


def _is_initials(word: str) -> bool:
    """Return whether `word` is single letters with full stops between them: J, U.S, e.g."""
    parts = word.split(".")
    return all(len(part) == 1 and part.isalpha() for part in parts) and (len(parts) > 1 or word.isupper())


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    if _WORD.search(text, start, end):
        yield Span(start, end)
