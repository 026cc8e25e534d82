"""What to curate next: names that the graph does not know, and the sentences that promise most."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from .names import unknown_names
from .sentences import figures

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .measure import DocumentCoverage, Sentence


class NewName(msgspec.Struct, frozen=True):
    """A capitalised name that no entity goes by: how often it stands in the document, and where first."""

    name: str
    times: int
    line: int


class Proposal(msgspec.Struct, frozen=True):
    """A sentence that is not captured yet: what it holds, and a score by which proposals are sorted."""

    score: int
    line: int
    text: str
    figures: tuple[str, ...]
    known: tuple[str, ...]
    unknown: tuple[str, ...]


def new_names(coverage: DocumentCoverage) -> list[NewName]:
    """Return the names in the document that no entity goes by, the most frequent first.

    Sentences that are skipped on purpose are left out.
    """
    found: dict[str, list[int]] = {}
    for sentence in coverage.sentences:
        if not sentence.reasons:
            for name in unknown_names(coverage.document.raw, sentence.span, list(sentence.names)):
                found.setdefault(name, []).append(sentence.line)
    names = [NewName(name, len(lines), lines[0]) for name, lines in found.items()]
    return sorted(names, key=lambda name: (-name.times, name.line, name.name))


def proposals(coverage: DocumentCoverage, labels: Mapping[str, str]) -> list[Proposal]:
    """Return the sentences that are not captured, most promising first; `labels` gives the labels of entity ids.

    The score: three for each figure that is not captured, two for each entity that is known, one for each new
    name, and one where a neighbouring sentence names a known entity, since "it" and "the lab" lean on neighbours.
    """
    rows = coverage.sentences
    missing = {sentence.span for sentence in coverage.missing()}
    found: list[Proposal] = []
    for index, sentence in enumerate(rows):
        if sentence.span in missing:
            near = any(row.names for row in rows[max(0, index - 1) : index + 2] if row is not sentence)
            found.append(_proposal(coverage.document.raw, sentence, near, labels))
    return sorted(found, key=lambda one: (-one.score, one.line))


def _proposal(raw: str, sentence: Sentence, near: bool, labels: Mapping[str, str]) -> Proposal:
    known = tuple(dict.fromkeys(labels[name.entities[0]] for name in sentence.names))
    unknown = tuple(dict.fromkeys(unknown_names(raw, sentence.span, list(sentence.names))))
    numbers = sentence.missing_figures or tuple(raw[one.start : one.end] for one in figures(raw, sentence.span))
    score = 3 * len(sentence.missing_figures) + 2 * len(known) + len(unknown) + near
    return Proposal(score, sentence.line, sentence.text, numbers, known, unknown)
