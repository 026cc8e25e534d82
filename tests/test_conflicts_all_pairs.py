"""Conflicts among many statements are those that are found among each two of them alone.

The finder sifts and groups statements before it compares any; to ask about every pair takes quadratic time, but groups
nothing. What rests on more than two statements (roles of a deal, debates about ideas, deals that may be one, how many
of a group, a status on a condition that its source also leaves out) is left to tests/test_conflicts.py.
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, Any

from hypothesis import given, settings
from hypothesis import strategies as st

from dealgraph.records import Evidence
from invented_conflicts import conflicts, statement

if TYPE_CHECKING:
    from dealgraph.records import Statement

FIGURES = [{"value": value, "bound": bound} for value in (40, 43) for bound in ("exact", "approximate", "at_least")]
WORDS: dict[str, Any] = {"value": None, "unit": None, "bound": None}
# What is said, by matters: figures of what has one value at a time, several, and of anything; a status; words; relations.
MATTERS: tuple[list[dict[str, Any]], ...] = (
    [{"predicate": "valuation", "unit": "USD", **figure} for figure in FIGURES],
    [
        *({"predicate": "employeeCount", "unit": "count", **figure} for figure in FIGURES),
        *({"predicate": "employeeCount", "text": text, **WORDS} for text in ("dozens", "a few dozen")),
    ],
    [{"predicate": "share", "unit": "percent", **figure} for figure in FIGURES],
    [
        {"predicate": "status", "text": text, "stance": stance, **WORDS}
        for text in ("announced", "halted")
        for stance in ("asserted", "estimated")
    ],
    [{"predicate": "plan", "text": "to build chips", **WORDS}],
    [{"predicate": name, "object": "rival"} for name in ("uses", "supplies")],
)
HOW = st.fixed_dictionaries(
    {
        "subject": st.sampled_from(("lab", "lab", "lab", "rival-tool")),
        "source": st.sampled_from(("paper", "letter")),
        "stance": st.sampled_from(("asserted", "reported", "estimated", "hypothetical", "disputed")),
        "polarity": st.sampled_from(("affirmed", "affirmed", "negated")),
        "at": st.sampled_from((None, "2025", "2025-03", "2026")),
        "scope": st.sampled_from((None, "paid cloud services", "cloud services", "chips")),
    }
)


@st.composite
def statements(draw: st.DrawFn) -> list[Statement]:
    """Return statements on a matter or two, each with words of its own: what rests on the same words is no conflict."""
    said = [each for matter in draw(st.lists(st.sampled_from(MATTERS), min_size=1, max_size=2)) for each in matter]
    chosen = draw(st.lists(st.tuples(st.sampled_from(said), HOW), min_size=2, max_size=10))
    rows = [made({**how, **what}, place) for place, (what, how) in enumerate(chosen)]
    return list({row.id: row for row in rows}.values())


def made(fields: dict[str, Any], place: int) -> Statement:
    """Return the statement with these fields, whose evidence nobody else has."""
    return statement(**fields, known_since="2025-06", evidence=(Evidence("d", f"words {place}"),))


@settings(deadline=None, max_examples=300)
@given(statements())
def test_all_together_as_two_at_a_time(rows: list[Statement]) -> None:
    """None is missed; and in each, every statement differs from another one, in the way that is told of one pair."""
    pairs = {
        frozenset((one.id, other.id)): {found.kind for found in conflicts(one, other)}
        for one, other in combinations(rows, 2)
    }
    together = conflicts(*rows)
    for pair, kinds in pairs.items():
        assert not kinds or any(pair <= set(found.statements) for found in together), (pair, kinds)
    for found in together:
        within = {frozenset(pair): pairs[frozenset(pair)] for pair in combinations(found.statements, 2)}
        assert set().union(*(pair for pair, kinds in within.items() if kinds)) == set(found.statements)
        assert found.kind in set().union(*within.values())
