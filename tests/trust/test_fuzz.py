"""Mutated seeds and exports: each loads or ends in a clean error. `make night` does a hundred thousand."""

from __future__ import annotations

from fuzz import run


def test_mutated_seeds_and_exports_load_or_end_in_a_clean_error() -> None:
    """Two thousand of them, the same ones each time."""
    outcomes, defects = run(2000, seed=3)
    assert defects == []
    assert sum(outcomes.values()) >= 2000
    assert {"seeds: error", "seeds: loaded", "verify: found", "load: error", "load: loaded"} <= outcomes.keys()
