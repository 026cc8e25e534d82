"""The coverage of documents on the terminal and as JSON Lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from ..coverage import State, lacks, new_names, proposals
from .output import clean, print_json, print_table, styled

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from ..coverage import DocumentCoverage

HEADINGS = ("document", "sentences", "captured", "skipped", "not captured", "per cent")
MAX_SHOWN = 160


def print_json_rows(coverages: Iterable[DocumentCoverage], labels: Mapping[str, str], propose: bool) -> None:
    """Print a line for each document, and below it one for each sentence, or for each name and proposal."""
    for one in coverages:
        total, captured, skipped, missing = _counts(one)
        print_json(
            {
                "kind": "document",
                "document": one.name,
                "registered": one.registered,
                "sentences": total,
                "captured": captured,
                "skipped": skipped,
                "not_captured": missing,
                "percent": one.percent,
            }
        )
        for row in _proposed_rows(one, labels) if propose else _sentence_rows(one):
            print_json(row)


def print_report(coverages: Sequence[DocumentCoverage], labels: Mapping[str, str], propose: bool) -> None:
    """Print what is not captured, or what to curate next, and the totals below it."""
    for one in coverages:
        if propose:
            _print_proposals(one, labels)
        else:
            _print_missing(one)
    rows = [(_title(one), *_counts(one), f"{one.percent:.1f}") for one in coverages]
    if len(rows) > 1:
        total, captured, skipped, missing = (sum(column) for column in zip(*map(_counts, coverages), strict=True))
        percent = (captured + skipped) * 1000 // max(1, total) / 10
        rows.append(("total", total, captured, skipped, missing, f"{percent:.1f}"))
    print_table(rows, HEADINGS, "there are no documents here")


def _title(one: DocumentCoverage) -> str:
    return one.name if one.registered else f"{one.name} (not registered)"


def _counts(one: DocumentCoverage) -> tuple[int, int, int, int]:
    captured, skipped, missing = map(one.count, (State.CAPTURED, State.SKIPPED, State.NOT_CAPTURED))
    return one.total, captured, skipped, missing


def _print_missing(one: DocumentCoverage) -> None:
    missing = one.missing()
    if missing:
        print(styled(clean(_title(one)), "bold"))
    for sentence in missing:
        print(clean(f"  {sentence.line}: {_cut(sentence.text)}"))
        print(styled(clean(f"      {lacks(sentence)}"), "yellow"))
    if missing:
        print()


def _print_proposals(one: DocumentCoverage, labels: Mapping[str, str]) -> None:
    names, rows = new_names(one), proposals(one, labels)
    if not names and not rows:
        return
    print(styled(clean(_title(one)), "bold"))
    if names:
        told = (f"{name.name} ({name.times} times)" if name.times > 1 else name.name for name in names)
        print(clean(f"  names that no entity goes by: {', '.join(told)}"))
    for row in rows:
        print(clean(f"  {row.line}: {_cut(row.text)}"))
        parts = (("figures", row.figures), ("known", row.known), ("new", row.unknown))
        told = (f"{what}: {', '.join(members)}" for what, members in parts if members)
        print(styled(clean(f"      {'; '.join(told) or 'a claim'}"), "yellow"))
    print()


def _cut(text: str) -> str:
    return text if len(text) <= MAX_SHOWN else text[: MAX_SHOWN - 1] + "…"


def _sentence_rows(one: DocumentCoverage) -> Iterable[dict[str, object]]:
    for sentence in one.sentences:
        row = {
            "kind": "sentence",
            "document": one.name,
            "line": sentence.line,
            "start": sentence.span.start,
            "end": sentence.span.end,
            "state": sentence.state.value,
            "text": sentence.text,
            "records": sentence.records,
            "reasons": sentence.reasons,
            "missing_figures": sentence.missing_figures,
            "missing_names": sentence.missing_names,
            "missing_quotations": sentence.missing_quoted,
        }
        yield {key: value for key, value in row.items() if value != ()}


def _proposed_rows(one: DocumentCoverage, labels: Mapping[str, str]) -> Iterable[dict[str, object]]:
    for name in new_names(one):
        yield {"kind": "name", "document": one.name, **msgspec.structs.asdict(name)}
    for row in proposals(one, labels):
        yield {"kind": "proposal", "document": one.name, **msgspec.structs.asdict(row)}
