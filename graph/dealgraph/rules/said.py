"""Rules that statements and quotations share: who says it, out of which source, since when, with which evidence."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Any

from . import values
from .columns import Complaint, check
from .fault import Fault

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from ..records import Evidence
    from .columns import Check, Columns
    from .fault import Known
    from .kinds import Members

    Wrong = tuple[str, str, str, str]  # the rule, what is wrong, what was found, what mends it

VOICELESS = "this can neither say nor publish anything"
_NO_PLACE = "correct it, or remove both"


def issue_check(known: Known, members: Members, rule: str, apart: str | None = None) -> Check:
    """Return the check that what is said is known since its source was issued.

    What `apart` says is left out: the curators' readings wait for further texts, see `dealgraph.curators`.
    """

    sources = members.classes("Source")

    def judge(seen: tuple[Any, ...]) -> Sequence[Complaint]:
        name, since, is_apart = seen
        if is_apart:
            return ()
        issued = None
        if name in known.sources:
            issued = known.sources[name].issued
        elif _becomes_source(name, known, sources):
            # And was issued when all that is taken from it was known.
            issued = known.dated.setdefault(name, since)
        if issued == since:
            return ()
        told = f"{name} was issued {issued}" if issued else f"{name} has no date"
        return (Complaint(rule, "known_since", "it is known since its source was issued", told),)

    # Whether it is they who speak, not who does: sources and their speakers make very many combinations.
    return check(judge, "source", "known_since", speaker=frozenset({apart} - {None}).__contains__)


def _becomes_source(name: str, known: Known, classes: Collection[str]) -> bool:
    """Return whether it is not registered as a source, and will be: see `dealgraph.canonical.with_sources`."""
    return name not in known.sources and known.entities.get(name) in classes


class EvidenceRules:
    """What evidence is held to, in statements (`kind` is "statement") or in quotations."""

    def __init__(self, known: Known, members: Members, kind: str) -> None:
        self._known = known
        self._sources = members.classes("Source")
        self._rule = f"{kind}-evidence"
        self._files = {part.file for source in known.sources.values() for part in source.documents}

    def faults(self, table: str, columns: Columns, texts: bool) -> Iterator[Fault]:
        """Yield the faults of the rows; without `texts`, characters are not looked at."""
        column = columns["evidence"]
        parts: list[Evidence] = list(chain.from_iterable(column))
        # All at once first, because all is well as a rule.
        if all(column) and self._are_sound(parts) and not (texts and self._have_wrong_characters(parts)):
            return
        for row, (evidence, source) in enumerate(zip(column, columns["source"], strict=True)):
            for rule, what, found, mend in self._wrong(evidence, source, texts):
                yield Fault(rule, table, row, "evidence", what, found, mend)

    def _are_sound(self, parts: Sequence[Evidence]) -> bool:
        words = [part.exact for part in parts]
        if not all(map(str.strip, words)) or max(map(len, words), default=0) > values.MAX_QUOTE:
            return False
        strange = {part.document for part in parts} - self._files
        if strange and (self._known.sources or not all(map(values.is_file_name, strange))):
            return False
        placed = [part for part in parts if part.start is not None or part.end is not None]
        return all(one.start is not None and one.end is not None and 0 <= one.start < one.end for one in placed)

    def _have_wrong_characters(self, parts: Sequence[Evidence]) -> bool:
        return not values.is_text("".join([text for part in parts for text in (part.exact, part.document)]))

    def _wrong(self, evidence: Collection[Evidence], source: str, texts: bool) -> Iterator[Wrong]:
        if not evidence:
            yield self._rule, "there is no evidence", "", "add the words that carry it"
        for part in evidence:
            if texts and not (values.is_text(part.exact) and values.is_text(part.document)):
                yield "characters", "this holds a character that is not text", "", "remove it"
            if not part.exact.strip():
                yield "quote-exact", "the quote is empty", part.exact, "fill it in"
            elif len(part.exact) > values.MAX_QUOTE:
                what = f"the quote is longer than {values.MAX_QUOTE} characters"
                yield "quote-exact", what, f"{len(part.exact)} characters", "keep the words that carry it"
            yield from _place(part)
            yield from self._of_document(part.document, source)

    def _of_document(self, document: str, source: str) -> Iterator[Wrong]:
        if document in self._files:
            return
        if _becomes_source(source, self._known, self._sources):
            # And stands in whatever documents its evidence names.
            if not values.is_file_name(document):
                yield "document-file", "a document is named by its file name alone", document, "leave the folder out"
        else:
            mend = "name a document of its source, or register it there"
            yield "evidence-document", "no source stands in this document", document, mend


def _place(part: Evidence) -> tuple[Wrong, ...]:
    start, end = part.start, part.end
    if start is None:
        return () if end is None else (("place-start", "the place has no start", f"end {end}", _NO_PLACE),)
    if end is None:
        return (("place-end", "the place has no end", f"start {start}", _NO_PLACE),)
    if 0 <= start < end:
        return ()
    return (("place-start", "a place starts before it ends", f"{start} to {end}", _NO_PLACE),)
