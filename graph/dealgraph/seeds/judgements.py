"""`judgements.yaml`: which entities are the same, which are not, and where nobody knows yet.

    - one: acme
      other: acme-labs
      judgement: same            # or different, or unsure
      by: Jane Doe
      when: 2026-05-28
      why: The post calls the company by both names.

`same` merges the two: the first id stays, and what is said of the other is said of it. Deleting the lines undoes
it. Several judgements of `same` may form a chain, but no chain may fuse two entities that are judged different.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from ..yaml_file import Mapping, Text

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from .entities import EntityReader

KEYS = ("one", "other", "judgement", "by", "when", "why")
JUDGEMENTS = ("same", "different", "unsure")


class Judgement(msgspec.Struct, frozen=True):
    """Somebody's word on whether two entities are the same, and where in the seeds it stands."""

    one: str
    other: str
    judgement: str
    by: str
    when: str
    why: str
    place: str


class JudgementReader:
    """Reads judgements; `merges` leads from each id that is merged away to the one that stays."""

    def __init__(self, entities: EntityReader, sources: Collection[str]) -> None:
        self.entities = entities
        self.report = entities.report
        self.sources = sources
        self.judgements: list[Judgement] = []
        self.merges: dict[str, str] = {}
        self._nodes: list[tuple[str, Mapping]] = []

    def read(self, path: Path) -> None:
        """Read one file."""
        for item in self.report.open_list(path, "a list of judgements"):
            fields = self.report.mapping(item, "a judgement")
            if fields is not None:
                self._read(fields)

    def decide(self) -> None:
        """Fill `merges`, once all judgements are read; adds a problem for each that cannot stand."""
        groups: dict[str, list[str]] = {}
        for row, (file, node) in zip(self.judgements, self._nodes, strict=True):
            if row.judgement == "same":
                self.report.file = file
                self._join(row, node, groups)
        for row, (file, node) in zip(self.judgements, self._nodes, strict=True):
            group = groups.get(row.one, [])
            if row.judgement == "different" and row.other in group:
                self.report.file = file
                what = f"the two are judged different here, and the same by {self._chain(row.one, row.other)}"
                self.report.problem(node, what, mend="correct or delete one of these judgements")
        others = {row.other for row in self.judgements if row.judgement == "same"}
        for group in groups.values():
            stays = next((name for name in group if name not in others), group[0])
            self.merges.update((name, stays) for name in group if name != stays)

    def _read(self, fields: Mapping) -> None:
        self.report.keys(fields, KEYS, KEYS)
        judgement, when = fields.field("judgement"), fields.field("when")
        texts = {key: self.report.text(fields.field(key), f"{key!r}") for key in KEYS}
        self.report.date(when, "'when'")
        pair = [fields.field(key) for key in ("one", "other")]
        names = [name for name in pair if isinstance(name, Text) and self._mergeable(name)]
        known = isinstance(judgement, Text) and self.report.known(judgement, JUDGEMENTS, "judgement")
        if len(names) < 2 or not known:
            return
        one, other = names
        if one == other:
            self.report.problem(other, "an entity is not judged against itself", other, "name the other entity")
            return
        for earlier in self.judgements:
            if {earlier.one, earlier.other} == {one, other}:
                mend = "keep one of the two" if earlier.judgement == judgement else "decide for one of the two"
                what = f"the two are judged already, {earlier.judgement!r} at {earlier.place}"
                self.report.problem(fields, what, texts["judgement"], mend)
                return
        self.judgements.append(Judgement(**texts, place=f"{self.report.file}:{fields.line}"))
        self._nodes.append((self.report.file, fields))

    def _mergeable(self, name: Text) -> bool:
        if not self.report.known(name, self.entities.entities, "entity"):
            return False
        if name in self.sources:
            mend = "the documents of one source stand in its entry of sources.yaml"
            self.report.problem(name, "a source is not judged against other entities", name, mend)
            return False
        return True

    def _join(self, row: Judgement, node: Mapping, groups: dict[str, list[str]]) -> None:
        """Join the groups of the two entities, unless their classes are unrelated."""
        first, second = groups.get(row.one, [row.one]), groups.get(row.other, [row.other])
        if first is second:
            return
        for one in first:
            for other in second:
                if not self._related(one, other):
                    types = [self.entities.entities[name].type for name in (one, other)]
                    what = "entities of unrelated classes cannot be the same"
                    found = f"{one} ({types[0]}) and {other} ({types[1]})"
                    self.report.problem(node, what, found, "judge them different, or correct a class")
                    return
        joined = [*first, *second]
        groups.update((name, joined) for name in joined)

    def _related(self, one: str, other: str) -> bool:
        first, second = (self.entities.entities[name].type for name in (one, other))
        is_a = self.entities.vocabulary.is_a
        return is_a(first, (second,)) or is_a(second, (first,))

    def _chain(self, start: str, end: str) -> str:
        """Return in words the shortest chain of `same` judgements between two entities that are in one group."""
        steps: dict[str, list[tuple[str, str]]] = {}
        for row in self.judgements:
            if row.judgement == "same":
                steps.setdefault(row.one, []).append((row.other, row.place))
                steps.setdefault(row.other, []).append((row.one, row.place))
        words = {start: start}
        queue = [start]
        for name in queue:
            for following, place in steps.get(name, ()):
                if following not in words:
                    words[following] = f"{words[name]} = {following} ({place})"
                    queue.append(following)
        return words[end]
