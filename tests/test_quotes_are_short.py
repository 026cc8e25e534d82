"""The documents are other people's texts: what the repository holds of them are short quotes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
FILES = [
    *sorted((ROOT / "seeds").rglob("*.yaml")),
    *(path for path in sorted((ROOT / "exports").iterdir()) if path.suffix in {".gexf", ".graphml", ".html", ".jsonl"}),
]
# Quotes that stand side by side, as the parts of one receipt do, count as one.
MOST_WORDS = 59


@pytest.fixture(scope="module")
def passages(real_documents: Path) -> set[tuple[str, ...]]:
    """Every run of one word more in the documents."""
    found = set()
    for path in real_documents.glob("*.txt"):
        words = words_of(path)
        found |= {tuple(words[start : start + MOST_WORDS + 1]) for start in range(len(words) - MOST_WORDS)}
    return found


def words_of(path: Path) -> list[str]:
    return re.findall(r"\w+", path.read_text(encoding="utf-8").casefold())


@pytest.mark.documents
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_no_file_holds_a_long_passage_of_a_document(path: Path, passages: set[tuple[str, ...]]) -> None:
    """Neither in one quote nor in several one after another."""
    words = words_of(path)
    runs = (tuple(words[start : start + MOST_WORDS + 1]) for start in range(len(words) - MOST_WORDS))
    assert next((" ".join(run) for run in runs if run in passages), "") == ""
