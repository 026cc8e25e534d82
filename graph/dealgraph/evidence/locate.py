"""Locating all quotes of the seeds in their documents, which makes the evidence lock."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ..errors import DocumentError, Problem, shorten
from ..records import Document
from ..rules.values import MAX_QUOTE
from ..seeds.lock import Lock, LockedDocument, LockedQuote, make_lock
from ..suggest import did_you_mean
from .documents import Documents, DocumentText, canonical_text
from .match import find_quote, nearest_text, whole_tokens

if TYPE_CHECKING:
    from ..seeds.evidence import Quote
    from ..seeds.read import Seeds


class Location(NamedTuple):
    """The lock that the documents give, the problems on the way, and the documents that were not there."""

    lock: Lock
    problems: list[Problem]
    missing: list[str]


def locate_quotes(seeds: Seeds, documents: Documents) -> Location:
    """Look up every quote of `seeds` in `documents`.

    Quotes of documents that are not in the folder keep what the present lock says of them.
    """
    sources = {source.id: source for source in seeds.records.sources}
    problems: list[Problem] = []
    located: dict[LockedQuote, None] = {}
    used: dict[str, LockedDocument] = {}
    missing: set[str] = set()
    segments: dict[tuple[str, str], tuple[int, int] | None] = {}
    for quote in seeds.quotes:
        for part in sources[quote.source].documents if quote.source else (Document(quote.document or ""),):
            if quote.document not in (None, part.file):
                continue
            if part.file not in documents:
                if not _keep(seeds.lock, quote, part.file, located, used) and part.file not in missing:
                    problems.append(_no_document(quote, part.file, documents))
                missing.add(part.file)
                continue
            try:
                text = documents[part.file]
            except DocumentError as error:
                problems.append(Problem(part.file, 0, 0, str(error)))
                continue
            key = (quote.source, part.file)
            if key not in segments:
                segments[key] = _segment(quote.source, part, text, problems)
            segment = segments[key]
            if segment is None:
                continue
            used[part.file] = LockedDocument(part.file, text.sha256, len(text.raw))
            row = _locate(quote, text, segment, problems)
            if row:
                located[row] = None
    return Location(make_lock(list(used.values()), list(located)), list(dict.fromkeys(problems)), sorted(missing))


def _keep(
    lock: Lock, quote: Quote, file: str, located: dict[LockedQuote, None], used: dict[str, LockedDocument]
) -> bool:
    """Take over what the lock says of a quote whose document is not there; return whether it says anything."""
    row = lock.quotes.get((quote.source, file, quote.exact, quote.occurrence or 1))
    if row is None or file not in lock.documents:
        return False
    located[row] = None
    used[file] = lock.documents[file]
    return True


def _no_document(quote: Quote, file: str, documents: Documents) -> Problem:
    what = "the document of this quote is not there, and the quote was never located in it"
    mend = did_you_mean(file, documents.names(), f"put it into {documents.folder}")
    return Problem(quote.file, quote.line, quote.column, what, file, mend)


def unlocated_quotes(seeds: Seeds) -> list[Problem]:
    """Return a problem for each quote that `evidence.lock` does not know; none where there is no lock at all."""
    if not seeds.lock.documents:
        return []
    sources = {source.id: source for source in seeds.records.sources}
    found = []
    for quote in seeds.quotes:
        files = [part.file for part in sources[quote.source].documents] if quote.source else [quote.document or ""]
        wanted = [file for file in files if quote.document in (None, file)]
        keys = [(quote.source, file, quote.exact, quote.occurrence or 1) for file in wanted]
        if not all(key in seeds.lock.quotes for key in keys):
            what = "the quote has no place in evidence.lock, so nothing shows that it stands in the document"
            mend = "run `dealgraph locate --documents DIR`"
            found.append(Problem(quote.file, quote.line, quote.column, what, quote.exact, mend))
    return found


def _segment(source: str, part: Document, text: DocumentText, problems: list[Problem]) -> tuple[int, int] | None:
    """Return the canonical span of the source's part of the document, or None after adding a problem."""
    begins = _first(source, "begins", part.begins, text, 0, problems)
    if begins is None:
        return None
    after = begins + len(canonical_text(part.begins))
    ends = _first(source, "ends", part.ends, text, after, problems) if part.ends else len(text.canonical)
    return None if ends is None else (begins, ends)


def _first(source: str, key: str, words: str, text: DocumentText, start: int, problems: list[Problem]) -> int | None:
    if not words:
        return start
    for found, _ in find_quote(words, text.canonical, start):
        return found
    what = f"the words with which the source {source!r} {key} are not in it"
    problems.append(Problem(text.name, 0, 0, what, words, _nearest(words, text.canonical)))
    return None


def _locate(quote: Quote, text: DocumentText, segment: tuple[int, int], problems: list[Problem]) -> LockedQuote | None:
    spans = list(find_quote(quote.exact, text.canonical, *segment))
    place = (quote.file, quote.line, quote.column)
    if not spans:
        mend = _nearest(quote.exact, text.canonical[segment[0] : segment[1]])
        problems.append(Problem(*place, f"the quote is not in {text.name}", quote.exact, mend))
        return None
    if quote.occurrence is None and len(spans) > 1:
        lines = ", ".join(str(text.line_of(text.raw_span(*span)[0])) for span in spans)
        what = f"the quote stands {len(spans)} times in {text.name}, in lines {lines}"
        mend = "lengthen it, or say which with {exact: ..., occurrence: 1}"
        problems.append(Problem(*place, what, quote.exact, mend))
        return None
    occurrence = quote.occurrence or 1
    if occurrence > len(spans):
        times = "once" if len(spans) == 1 else f"{len(spans)} times"
        what = f"the quote stands only {times} in {text.name}"
        problems.append(Problem(*place, what, f"occurrence {occurrence}"))
        return None
    start, end = text.raw_span(*spans[occurrence - 1])
    exact = text.exact(start, end)
    if len(exact) > MAX_QUOTE:
        what = f"with its white space the quote has more than {MAX_QUOTE} characters in {text.name}"
        problems.append(Problem(*place, what, f"{len(exact)} characters", "keep the words that carry the statement"))
        return None
    kept = None if exact == quote.exact else exact
    return LockedQuote(text.name, quote.source, start, end, quote.exact, occurrence, kept)


def _nearest(words: str, text: str) -> str:
    whole = whole_tokens(words, text)
    if whole:
        return f"it cuts a word or a number; the whole is {shorten(whole, 320)!r}"
    near = nearest_text(words, text)
    return f"the nearest text is {shorten(near, 320)!r}" if near else "nothing like it stands there"
