"""The best path in prose, with a numbered footnote for each quote."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from ..counted import counted

if TYPE_CHECKING:
    from ..knowledge_graph import KnowledgeGraph
    from ..records import Evidence
    from .paths import Path


class Explanation(msgspec.Struct, frozen=True):
    """`text` is prose with marks like [1]; `notes` are the footnotes; `path` is what both tell of, None without one."""

    text: str
    notes: tuple[str, ...]
    path: Path | None

    def __str__(self) -> str:
        """Return the prose and the footnotes below it."""
        return "\n".join([self.text, *(["", *self.notes] if self.notes else [])])

    def __repr__(self) -> str:
        return str(self)

    def _repr_html_(self) -> str:
        from ..display import prose_html

        return prose_html(self.text, self.notes)


def explain_path(kg: KnowledgeGraph, path: Path | None, ends: tuple[str, str], max_hops: int) -> Explanation:
    """Return the path between the two ends in prose."""
    one, other = map(kg.label, ends)
    if path is None:
        return Explanation(f"Nothing here joins {one} and {other} within {_steps(max_hops)}.", (), None)
    numbers: dict[Evidence, int] = {}
    parts = [f"{one} and {other} are joined in {_steps(len(path))}."]
    for hop in path.hops:
        marks = "".join(f"[{numbers.setdefault(note, len(numbers) + 1)}]" for note in hop.statement.evidence)
        sentence = f"{hop.sentence} {marks}"
        more = len(hop.statements) - 1
        if more:
            sentence += f" {more} other statement{'s join' if more > 1 else ' joins'} the two as well."
        parts.append(sentence[:1].upper() + sentence[1:])
        parts += [f"This is in dispute ({conflict.kind}): {conflict.explanation}" for conflict in hop.conflicts]
    notes = tuple(f"[{number}] {_note(evidence)}" for evidence, number in numbers.items())
    return Explanation(" ".join(parts), notes, path)


def _note(evidence: Evidence) -> str:
    place = f", {evidence.start}-{evidence.end}" if evidence.start is not None else ""
    return f'"{evidence.exact}" ({evidence.document}{place})'


def _steps(number: int) -> str:
    return counted(number, "step")
