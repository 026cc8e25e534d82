"""Where statements differ although they speak of the same, found from the ontology and the qualifiers alone.

Two statements are comparable when they have one subject and one functional predicate, and times that may overlap:
two valuations a year apart are a history. What is undated speaks of the time of its source. A difference has the
first of these kinds that fits:

    contradiction   one affirms what the other denies; or two facts that cannot both be exact
    scope           the two count different things
    basis           gross or net, run rate or annual, post-money or pre-money
    bound           the one is a bound or a rounding that the other satisfies
    date            partial dates that may or may not be the same time
    opinion         estimates, forecasts and opinions of different speakers; those for and against an idea
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from .dates import Interval, parse_date
from .quantities import Number, number_text
from .records import Conflict, Statement, record_id
from .times import span
from .wording import object_words, quantity_words, when

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from .vocabulary import Vocabulary

KINDS = ("contradiction", "scope", "basis", "bound", "date", "opinion")
_FACTS = ("asserted", "reported", "disputed")
_FOR, _AGAINST = ("states", "supports"), ("doubts", "opposes")
_RANKS = {"preferred": 0, "normal": 1, "deprecated": 2}


def find_conflicts(
    statements: Iterable[Statement], vocabulary: Vocabulary, label: Callable[[str], str]
) -> tuple[Conflict, ...]:
    """Return all conflicts among `statements`, sorted by id; `label` gives the label of an entity id."""
    finder = _Finder(vocabulary, label)
    rows = sorted(statements, key=lambda row: row.id)
    found = [*finder.quantities(rows), *finder.polarity(rows), *finder.debates(rows)]
    return tuple(sorted({conflict.id: conflict for conflict in found}.values(), key=lambda conflict: conflict.id))


class _Finder:
    def __init__(self, vocabulary: Vocabulary, label: Callable[[str], str]) -> None:
        self.vocabulary = vocabulary
        self.label = label

    # -- quantities that differ -------------------------------------------------

    def quantities(self, rows: list[Statement]) -> Iterator[Conflict]:
        groups: dict[tuple[str, str, str], dict[tuple[object, ...], list[Statement]]] = {}
        for row in rows:
            term = self.vocabulary.predicates[row.predicate]
            if term.functional and row.unit and row.polarity == "affirmed":
                sides = groups.setdefault((row.subject, row.predicate, row.unit), {})
                # Statements that say the very same form one side, whoever says it.
                side = (row.value, row.lower, row.upper, row.bound, row.at, row.from_, row.to, row.basis, row.scope)
                sides.setdefault((*side, row.stance in _FACTS), []).append(row)
        for key in sorted(groups):
            for one, other in combinations(groups[key].values(), 2):
                kind = self._difference(one[0], other[0])
                if kind:
                    yield self._conflict(kind, key[0], [*one, *other], self._explain(kind, one[0], other[0]))

    def _explain(self, kind: str, one: Statement, other: Statement) -> str:
        predicate = self.vocabulary.predicates[one.predicate].label
        sides = " and ".join(f"{quantity_words(row, self.vocabulary)}{_note(row)}" for row in (one, other))
        reason = {
            "scope": f"they count different things ({one.scope or 'unsaid'}; {other.scope or 'unsaid'})",
            "basis": f"they stand on different bases ({_spoken(one.basis)}; {_spoken(other.basis)})",
            "bound": "both can hold: one gives a bound, a range or a rounding of the other",
            "date": f"the dates may differ ({when(one) or 'undated'}; {when(other) or 'undated'})",
            "opinion": "they are estimates, forecasts or opinions",
            "contradiction": "both cannot hold",
        }[kind]
        return f"The {predicate} of {self.label(one.subject)} is given as {sides}: {reason}."

    def _difference(self, one: Statement, other: Statement) -> str | None:
        """Return the kind of the difference between two quantities of one subject and predicate, or None."""
        if not _may_coincide(one, other) or _same_number(one, other):
            return None
        if one.scope != other.scope:
            return "scope" if one.scope and other.scope else None
        if self._bases_exclude(one, other):
            return "basis"
        if _compatible(one, other):
            return "bound"
        if one.stance not in _FACTS or other.stance not in _FACTS:
            return "opinion"
        return "contradiction" if _same_time(one, other) else "date"

    def _bases_exclude(self, one: Statement, other: Statement) -> bool:
        if not one.basis or not other.basis or one.basis == other.basis:
            return False
        bases = self.vocabulary.lists["basis"]
        return bases[one.basis].axis == bases[other.basis].axis

    # -- the same, affirmed and negated -----------------------------------------

    def polarity(self, rows: list[Statement]) -> Iterator[Conflict]:
        groups: dict[tuple[object, ...], dict[str, list[Statement]]] = {}
        for row in rows:
            key = (
                row.subject,
                row.predicate,
                row.object,
                row.text,
                row.value,
                row.lower,
                row.upper,
                row.unit,
                row.scope,
            )
            groups.setdefault(key, {}).setdefault(row.polarity, []).append(row)
        for sides in groups.values():
            if len(sides) < 2:
                continue
            affirmed = [row for row in sides["affirmed"] if any(_may_coincide(row, no) for no in sides["negated"])]
            negated = [row for row in sides["negated"] if any(_may_coincide(row, yes) for yes in affirmed)]
            if not affirmed:
                continue
            row = affirmed[0]
            what = (
                f"{self.vocabulary.predicates[row.predicate].phrase} {object_words(row, self.vocabulary, self.label)}"
            )
            explanation = f"It is both affirmed and denied that {self.label(row.subject)} {what}."
            kind = "contradiction" if all(r.stance in _FACTS for r in (*affirmed, *negated)) else "opinion"
            yield self._conflict(kind, row.subject, [*affirmed, *negated], explanation)

    # -- for and against an idea ------------------------------------------------

    def debates(self, rows: list[Statement]) -> Iterator[Conflict]:
        stands: dict[str, dict[str, list[Statement]]] = {}
        opposed: list[Statement] = []
        for row in rows:
            if row.object is None or row.polarity == "negated":
                continue
            if row.predicate in _FOR or row.predicate in _AGAINST:
                side = "for" if row.predicate in _FOR else "against"
                stands.setdefault(row.object, {}).setdefault(side, []).append(row)
            elif row.predicate == "contradicts":
                opposed.append(row)
        for idea in sorted(stands):
            sides = stands[idea]
            if len(sides) == 2:
                pro, contra = sides["for"], sides["against"]
                words = f"{self._voices(pro)} and {self._voices(contra)} stand on different sides of"
                yield self._conflict("opinion", idea, [*pro, *contra], f"{words} {self.label(idea)!r}.")
        for row in opposed:
            assert row.object is not None
            one, other = (stands.get(idea, {}).get("for", []) for idea in (row.subject, row.object))
            if one and other:
                first = f"{self.label(row.subject)!r} is held by {self._voices(one)}"
                second = f"{self.label(row.object)!r} by {self._voices(other)}"
                words = f"{first}, {second}, and the two contradict each other."
                yield self._conflict("opinion", row.subject, [*one, *other, row], words)

    def _voices(self, rows: list[Statement]) -> str:
        return ", ".join(dict.fromkeys(self.label(row.subject) for row in rows))

    def _conflict(self, kind: str, about: str, rows: list[Statement], explanation: str) -> Conflict:
        ids = tuple(sorted(row.id for row in rows))
        preferred, reason = _prefer(rows) if kind != "opinion" else (None, "")
        text = f"{explanation} {reason}".strip()
        return Conflict(record_id("c", kind, about, *ids), kind, about, ids, text, preferred)


def _may_coincide(one: Statement, other: Statement) -> bool:
    """Return whether the two may speak of the same time.

    What is undated speaks of the time of its source; a time that is known only in words ("when she joined")
    is comparable with nothing but the same words.
    """
    first, second = _spoken_of(one), _spoken_of(other)
    if first is None or second is None:
        return first is second and one.date_text == other.date_text
    return first.overlaps(second)


def _spoken_of(row: Statement) -> Interval | None:
    interval = span(row)
    if interval is None and not row.date_text and row.known_since:
        return parse_date(row.known_since)
    return interval


def _same_time(one: Statement, other: Statement) -> bool:
    return (one.at, one.from_, one.to) == (other.at, other.from_, other.to)


def _same_number(one: Statement, other: Statement) -> bool:
    return (one.value, one.lower, one.upper, one.bound) == (other.value, other.lower, other.upper, other.bound)


def _limits(row: Statement) -> tuple[Number, Number]:
    """Return the least and the greatest number that the words allow; "about" allows what rounds to its digits."""
    if row.value is None:
        return row.lower or 0, row.upper or 0
    if row.bound == "at_least":
        return row.value, float("inf")
    if row.bound == "at_most":
        return float("-inf"), row.value
    if row.bound == "approximate":
        digits = number_text(abs(row.value)).replace(".", "").lstrip("0").rstrip("0") or "0"
        unit = abs(row.value) / int(digits) if row.value else 1
        return row.value - unit / 2, row.value + unit / 2
    return row.value, row.value


def _compatible(one: Statement, other: Statement) -> bool:
    (low, high), (least, most) = _limits(one), _limits(other)
    return low <= most and least <= high


def _prefer(rows: list[Statement]) -> tuple[str | None, str]:
    """Return the statement to take first and the reason, where the rank that curators gave decides it."""
    best = min(_RANKS[row.rank] for row in rows)
    first = [row for row in rows if _RANKS[row.rank] == best]
    if len(first) == 1 and len(rows) > 1:
        others = [row.rank_reason for row in rows if row.rank == "deprecated" and row.rank_reason]
        reason = first[0].rank_reason or (others[0] if others else "")
        return first[0].id, f"Preferred: {reason}." if reason else ""
    return None, ""


def _note(row: Statement) -> str:
    date = when(row)
    return f" ({date}, {row.stance})" if date else f" ({row.stance})"


def _spoken(basis: str | None) -> str:
    return (basis or "unsaid").replace("_", " ")
