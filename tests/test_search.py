"""Finding entities by id, name or alias, and by what somebody mistyped."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dealgraph.records import Entity
from dealgraph.search import SearchIndex

if TYPE_CHECKING:
    from dealgraph.knowledge_graph import KnowledgeGraph


@pytest.mark.parametrize(
    ("text", "best"),
    [
        ("Quarry Labs", "quarry-labs"),
        ("quarry-labs", "quarry-labs"),
        ("QUARRY LABS INC", "quarry-labs"),
        ("quary", "quarry-labs"),
        ("sorensen", "ada-sorensen"),
        ("Sørensen", "ada-sorensen"),
        ("Ada Sorenson", "ada-sorensen"),
        ("tamarnid", "tamarind"),
        ("canvas", "compute-as-canvas"),
        ("series b", "quarry-series-b"),
    ],
)
def test_the_entity_that_was_meant_comes_first(text: str, best: str, small: KnowledgeGraph) -> None:
    """Case, accents, punctuation and single letters are forgiven."""
    assert small.find(text)[0].entity.id == best


def test_the_very_name_scores_one_and_says_which_name_fitted(small: KnowledgeGraph) -> None:
    """An alias as well as the label."""
    (match,) = small.find("quarry labs inc.", limit=1)
    assert (match.entity.id, match.name, match.score) == ("quarry-labs", "Quarry Labs, Inc.", 1.0)


def test_what_resembles_nothing_finds_nothing(small: KnowledgeGraph) -> None:
    """No name is forced upon it."""
    assert list(small.find("xyzzy")) == []
    assert list(small.find("")) == []
    assert list(small.find("  ")) == []


def test_each_entity_comes_once_best_first_and_never_more_than_asked(small: KnowledgeGraph) -> None:
    """However many of its names fit."""
    found = small.find("quarry", limit=2)
    everything = small.find("quarry")
    assert found == everything[:2]
    assert len({match.entity.id for match in everything}) == len(everything)
    assert [match.score for match in everything] == sorted((match.score for match in everything), reverse=True)


def test_names_of_symbols_alone_are_told_apart() -> None:
    """Nothing is left of them once punctuation is folded away."""
    index = SearchIndex([Entity("duck", "Thing", "🦆"), Entity("bangs", "Thing", "!!!")])
    assert [entity.id for entity in index.exact("🦆")] == ["duck"]
    assert [entity.id for entity in index.exact("!!!")] == ["bangs"]
    assert index.exact("") == []


@given(st.text(max_size=300), st.lists(st.text(max_size=20), max_size=4))
def test_any_text_may_be_searched_and_any_name_found(text: str, names: list[str]) -> None:
    """Scores lie between 0 and 1, and a name finds its own entity."""
    index = SearchIndex([Entity(f"e{number}", "Thing", name) for number, name in enumerate(names)])
    assert all(0 < match.score <= 1 for match in index.find(text))
    for number, name in enumerate(names):
        if name.strip():
            assert f"e{number}" in [entity.id for entity in index.exact(name)]
