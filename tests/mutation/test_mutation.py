"""The mutation tool: most wrong statements are refused, and no true one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from mutate import Result, run

from small_world import FILES, write_files

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def shipped() -> Result:
    """All mutants of the shipped seeds: it takes a few seconds."""
    return run()


@pytest.mark.parametrize("kind", ["number", "unit", "bound"])
def test_wrong_numbers_units_and_bounds_are_refused(shipped: Result, kind: str) -> None:
    """At least 99 of 100."""
    assert shipped.made[kind] > 500
    assert shipped.rejected[kind] >= 0.99 * shipped.made[kind]


def test_wrong_dates_are_refused(shipped: Result) -> None:
    """What stays open is the year where the source is undated."""
    made = sum(count for kind, count in shipped.made.items() if kind.startswith("date"))
    rejected = sum(count for kind, count in shipped.rejected.items() if kind.startswith("date"))
    assert rejected >= 0.9 * made


def test_denials_out_of_nothing_are_refused(shipped: Result) -> None:
    """Most quotes hold no word that could deny anything."""
    kind = "polarity: affirmed to negated"
    assert shipped.rejected[kind] >= 0.95 * shipped.made[kind]


def test_no_true_statement_is_refused(shipped: Result) -> None:
    """The shipped seeds as they are pass the same comparison."""
    assert [(row.source, row.subject, row.predicate) for row in shipped.false_alarms] == []


def test_a_small_world_of_other_words_passes_too(tmp_path: Path) -> None:
    """The rules were not made for one set of texts."""
    result = run(write_files(tmp_path / "seeds", FILES))
    assert result.false_alarms == []
    for kind in ("number", "unit", "bound"):
        assert result.rejected[kind] == result.made[kind]


def test_a_sample_is_always_the_same(tmp_path: Path) -> None:
    """Otherwise a failure could not be looked at again."""
    folder = write_files(tmp_path / "seeds", FILES)
    first, second = run(folder, sample=50), run(folder, sample=50)
    assert (first.made, first.rejected) == (second.made, second.rejected)
