"""What of a document is captured, skipped on purpose, or not captured, sentence by sentence.

A sentence counts where it holds a figure, a known name, a passage between quotation marks or a claim; a claim is
four words or more, or any words with the mark of a sentence's end. The rest (short headings) is furniture.

captured      a quote of a statement or quotation stands in it, half of its words or more and every figure lie in
              quotes, every passage between quotation marks has words in one, and every known name lies in one or
              is the name of something that these statements and quotations speak of
skipped       only words that are skipped on purpose stand in it; the reason stands in the seeds
not captured  the rest, with what is missing

Words that are skipped in a sentence that is quoted too count as quoted: a curator has dealt with them.
"""

from __future__ import annotations

import enum
from bisect import bisect_left
from typing import TYPE_CHECKING

import msgspec

from .names import Known, NameIndex
from .sentences import Span, figures, is_closed, quoted_passages, sentences, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ..evidence import DocumentText
    from ..records import Evidence
    from ..seeds import Seeds

MIN_CLAIM_WORDS = 4
MIN_SHARE = 0.5


class State(enum.StrEnum):
    """How a sentence stands."""

    CAPTURED = "captured"
    SKIPPED = "skipped"
    NOT_CAPTURED = "not captured"
    FURNITURE = "furniture"


class Mark(msgspec.Struct, frozen=True):
    """A quote of the seeds where it stands in a document: of a statement or quotation (its id), or of a skip.

    `entities` are those that the statement or quotation speaks of, its speaker and its source among them.
    """

    span: Span
    record: str = ""
    reason: str = ""
    entities: frozenset[str] = frozenset()


class Sentence(msgspec.Struct, frozen=True):
    """A sentence of a document with what the seeds hold of it, and what they lack."""

    span: Span
    line: int
    text: str
    state: State
    marks: tuple[Mark, ...]
    names: tuple[Known, ...]
    missing_figures: tuple[str, ...]
    missing_names: tuple[str, ...]
    missing_quoted: tuple[str, ...]
    share: float

    @property
    def records(self) -> tuple[str, ...]:
        """The ids of the statements and quotations with a quote in it, in the order of the text."""
        return tuple(dict.fromkeys(mark.record for mark in self.marks if mark.record))

    @property
    def reasons(self) -> tuple[str, ...]:
        """The reasons for which it is skipped."""
        return tuple(dict.fromkeys(mark.reason for mark in self.marks if not mark.record))


class DocumentCoverage(msgspec.Struct, frozen=True, dict=True):
    """The coverage of one document; `registered` tells whether a source stands in it."""

    document: DocumentText
    registered: bool
    sentences: tuple[Sentence, ...]

    @property
    def name(self) -> str:
        """The file name."""
        return self.document.name

    def count(self, *states: State) -> int:
        """Return how many sentences are in one of these states."""
        return sum(sentence.state in states for sentence in self.sentences)

    @property
    def total(self) -> int:
        """How many sentences count."""
        return len(self.sentences) - self.count(State.FURNITURE)

    @property
    def percent(self) -> float:
        """How much is captured or skipped, in per cent, rounded down to a tenth; 100 where nothing counts."""
        done = self.count(State.CAPTURED, State.SKIPPED)
        return done * 1000 // self.total / 10 if self.total else 100.0

    def missing(self) -> list[Sentence]:
        """Return the sentences that are not captured."""
        return [sentence for sentence in self.sentences if sentence.state is State.NOT_CAPTURED]


def lacks(sentence: Sentence) -> str:
    """Return in words what a sentence that is not captured lacks."""
    parts = [
        ("figures", sentence.missing_figures),
        ("names", sentence.missing_names),
        ("quotations", sentence.missing_quoted),
    ]
    told = [f"{what} {', '.join(members)}" for what, members in parts if members]
    if not sentence.records:
        return "; ".join(["nothing of it is quoted", *told])
    return "; ".join(told or [f"only {sentence.share:.0%} of its words are quoted"])


def measure(seeds: Seeds, documents: Iterable[DocumentText]) -> Iterator[DocumentCoverage]:
    """Yield the coverage of each document by `seeds`; quotes without offsets count as none."""
    names = NameIndex(seeds.records.entities)
    registered = {part.file for source in seeds.records.sources for part in source.documents}
    marks = _marks(seeds)
    for text in documents:
        yield DocumentCoverage(text, text.name in registered, tuple(_sentences(text, marks.get(text.name, []), names)))


def _marks(seeds: Seeds) -> dict[str, list[Mark]]:
    found: dict[str, list[Mark]] = {}

    def add(evidence: Iterable[Evidence], record: str, reason: str, *entities: str | None) -> None:
        named = frozenset(name for name in entities if name)
        for one in evidence:
            if one.start is not None and one.end is not None:
                found.setdefault(one.document, []).append(Mark(Span(one.start, one.end), record, reason, named))

    for row in seeds.records.statements:
        add(row.evidence, row.id, "", row.subject, row.object, row.speaker, row.via, row.deal, row.source)
    for quotation in seeds.records.quotations:
        add(quotation.evidence, quotation.id, "", quotation.speaker, quotation.via, quotation.source, *quotation.about)
    for skip in seeds.skips:
        add(skip.evidence, "", skip.reason)
    return {
        name: sorted(marks, key=lambda mark: (mark.span, mark.record, mark.reason)) for name, marks in found.items()
    }


def _sentences(text: DocumentText, marks: list[Mark], names: NameIndex) -> Iterator[Sentence]:
    spans = list(sentences(text.raw))
    ends = [span.end for span in spans]
    quoted: list[list[Mark]] = [[] for _ in spans]
    passages: list[list[Span]] = [[] for _ in spans]
    for mark in marks:
        for index in _touched(mark.span, spans, ends):
            if _shares_word(text.raw, spans[index], mark.span):
                quoted[index].append(mark)
    for passage in quoted_passages(text.raw):
        for index in _touched(passage, spans, ends):
            passages[index].append(passage)
    for span, found, said in zip(spans, quoted, passages, strict=True):
        yield _judge(text, span, found, list(names.find(text.raw, span)), said)


def _touched(one: Span, spans: Sequence[Span], ends: Sequence[int]) -> Iterator[int]:
    """Yield the places of the `spans` that overlap `one`; `ends` are their ends."""
    for index in range(bisect_left(ends, one.start + 1), len(spans)):
        if spans[index].start >= one.end:
            break
        yield index


def _judge(text: DocumentText, span: Span, marks: Sequence[Mark], known: list[Known], passages: list[Span]) -> Sentence:
    raw = text.raw
    quoted = [mark.span for mark in marks]
    spoken_of = {name for mark in marks for name in mark.entities}
    numbers = [one for one in figures(raw, span) if not any(_inside(one, name.span) for name in known)]
    bare = [one for one in numbers if not _covered(one, quoted)]
    unnamed = [one for one in known if not (_covered(one.span, quoted) or spoken_of.intersection(one.entities))]
    unquoted = [one for one in passages if not any(_shares_word(raw, one, other) for other in quoted)]
    share = _share(words(raw, span), quoted)
    if any(mark.record for mark in marks):
        whole = share >= MIN_SHARE and not (bare or unnamed or unquoted)
        state = State.CAPTURED if whole else State.NOT_CAPTURED
    elif marks:
        state = State.SKIPPED
    else:
        claim = len(words(raw, span)) >= MIN_CLAIM_WORDS or is_closed(raw, span)
        state = State.NOT_CAPTURED if numbers or known or passages or claim else State.FURNITURE
    return Sentence(
        span=span,
        line=text.line_of(span.start),
        text=" ".join(raw[span.start : span.end].split()),
        state=state,
        marks=tuple(marks),
        names=tuple(known),
        missing_figures=tuple(raw[one.start : one.end] for one in bare),
        missing_names=tuple(dict.fromkeys(text.exact(*one.span) for one in unnamed)),
        missing_quoted=tuple(text.exact(*one) for one in unquoted),
        share=share,
    )


def _share(parts: Sequence[Span], quoted: Sequence[Span]) -> float:
    return sum(_covered(one, quoted) for one in parts) / len(parts)


def _inside(one: Span, other: Span) -> bool:
    return other.start <= one.start and one.end <= other.end


def _covered(one: Span, quoted: Sequence[Span]) -> bool:
    """Return whether one quote holds the whole stretch."""
    return any(_inside(one, other) for other in quoted)


def _shares_word(text: str, one: Span, other: Span) -> bool:
    return any(character.isalnum() for character in text[max(one.start, other.start) : min(one.end, other.end)])
