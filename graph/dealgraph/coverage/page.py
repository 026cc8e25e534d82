"""The report as a page: each document's text with what is captured, skipped and not captured, and by what.

One file without script and without any request. It holds the documents whole, so it belongs to their owner alone.
"""

from __future__ import annotations

import base64
import hashlib
from bisect import bisect_left, bisect_right
from html import escape
from importlib import resources
from itertools import pairwise
from typing import TYPE_CHECKING

from .measure import State, lacks
from .sentences import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from .measure import DocumentCoverage, Mark, Sentence

_HEAD = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '{hash}'; base-uri 'none'; \
form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>Coverage of the documents</title>
<style>{style}</style>
</head>
<body>
<header>
<h1>Coverage of the documents</h1>
<p class="legend"><a class="captured">captured</a> links to its statements ·
<span class="skipped">skipped</span> on purpose, with a reason · <span class="missing">not captured</span> ·
plain: words around a quote, and short headings</p>
</header>
<main>
"""


def coverage_page(coverages: Sequence[DocumentCoverage], words: Mapping[str, str]) -> str:
    """Return the HTML text; `words` tells in words what each statement and quotation says, by its id."""
    style = (resources.files(__package__) / "page.css").read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode("utf-8")).digest()).decode("ascii")
    pieces = [_HEAD.format(hash=f"sha256-{digest}", style=style), *_totals(coverages)]
    for number, coverage in enumerate(coverages, 1):
        pieces += _document(f"d{number}", coverage, words)
    return "".join([*pieces, "</main>\n</body>\n</html>\n"])


def _totals(coverages: Sequence[DocumentCoverage]) -> Iterator[str]:
    headings = ("document", "sentences", "captured", "skipped", "not captured", "per cent")
    yield f"<table>\n<thead><tr>{''.join(f'<th>{heading}' for heading in headings)}</tr></thead>\n<tbody>\n"
    for number, one in enumerate(coverages, 1):
        states = (State.CAPTURED, State.SKIPPED, State.NOT_CAPTURED)
        cells = "".join(f"<td>{count}" for count in (one.total, *map(one.count, states)))
        meter = f'<meter max="100" value="{one.percent:.1f}">{one.percent:.1f}</meter>'
        note = "" if one.registered else " (not registered)"
        yield f'<tr><th><a href="#d{number}">{escape(one.name)}</a>{note}{cells}<td>{meter} {one.percent:.1f}</tr>\n'
    yield "</tbody>\n</table>\n"


def _document(anchor: str, coverage: DocumentCoverage, words: Mapping[str, str]) -> Iterator[str]:
    note = (
        "" if coverage.registered else '<p class="alone">No source stands in this document: it is not registered.</p>\n'
    )
    yield f'<section id="{anchor}">\n<h2>{escape(coverage.name)}</h2>\n{note}'
    links = [f'<a href="#{anchor}l{line}">{line}</a>' for line in dict.fromkeys(row.line for row in coverage.missing())]
    if links:
        yield f"<p>Not captured, by line: {', '.join(links)}</p>\n"
    raw = coverage.document.raw
    starts = [sentence.span.start for sentence in coverage.sentences]
    ends = [sentence.span.end for sentence in coverage.sentences]
    position = 0
    for number, line in enumerate(raw.split("\n"), 1):
        span = Span(position, position + len(line))
        position = span.end + 1
        here = coverage.sentences[bisect_right(ends, span.start) : bisect_left(starts, span.end)]
        if line.strip():
            yield from _line(f"{anchor}l{number}", number, raw, span, here, words)
    yield "</section>\n"


def _line(
    anchor: str, number: int, raw: str, line: Span, sentences: Sequence[Sentence], words: Mapping[str, str]
) -> Iterator[str]:
    marks = [mark for sentence in sentences for mark in sentence.marks if mark.span.overlaps(line)]
    records = list(dict.fromkeys(mark.record for mark in marks if mark.record))
    lacking = any(sentence.state is State.NOT_CAPTURED for sentence in sentences)
    yield f'<div class="line{" lacking" if lacking else ""}" id="{anchor}">\n'
    yield f'<a class="number" href="#{anchor}">{number}</a>\n<p>'
    for piece in _pieces(line, sentences, marks):
        text = escape(raw[piece.start : piece.end])
        style, target = _style(piece, sentences, marks)
        if target:
            several = sum(mark.span.overlaps(piece) and bool(mark.record) for mark in marks)
            title = "1 statement" if several == 1 else f"{several} statements"
            yield f'<a class="captured" href="#{anchor}r{records.index(target)}" title="{title}">{text}</a>'
        else:
            yield f'<span class="{style}">{text}</span>' if style else text
    yield "</p>\n<ul>\n"
    for index, record in enumerate(records):
        yield f'<li id="{anchor}r{index}">{escape(words[record])} <small>{escape(record)}</small>\n'
    yield from _notes(sentences)
    yield "</ul>\n</div>\n"


def _notes(sentences: Iterable[Sentence]) -> Iterator[str]:
    for sentence in sentences:
        for reason in sentence.reasons:
            yield f'<li class="why">skipped: {escape(reason)}\n'
        if sentence.state is State.NOT_CAPTURED:
            yield f'<li class="lack">not captured: {escape(lacks(sentence))}\n'


def _pieces(line: Span, sentences: Sequence[Sentence], marks: Sequence[Mark]) -> Iterator[Span]:
    """Yield the pieces of a line between the ends of sentences and quotes."""
    spans = [*(sentence.span for sentence in sentences), *(mark.span for mark in marks)]
    borders = {line.start, line.end, *(place for span in spans for place in span if line.start < place < line.end)}
    ordered = sorted(borders)
    for start, end in pairwise(ordered):
        yield Span(start, end)


def _style(piece: Span, sentences: Sequence[Sentence], marks: Sequence[Mark]) -> tuple[str, str]:
    """Return the class of a piece and the record to which it leads, "" where there is none."""
    over = [mark for mark in marks if mark.span.overlaps(piece)]
    record = next((mark.record for mark in over if mark.record), "")
    if record or over:
        return ("captured" if record else "skipped"), record
    for sentence in sentences:
        if sentence.span.overlaps(piece):
            return {State.SKIPPED: "skipped", State.NOT_CAPTURED: "missing"}.get(sentence.state, ""), ""
    return "", ""
