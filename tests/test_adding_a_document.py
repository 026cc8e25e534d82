"""The described path from a text to a covered document works as described."""

from __future__ import annotations

from pathlib import Path

from dealgraph import load
from walked_document import walked

GUIDE = Path(__file__).resolve().parent.parent / "docs" / "adding-a-document.md"


def test_the_guide_walks_as_it_is_written(tmp_path: Path) -> None:
    """`python tests/walked_document.py docs/adding-a-document.md` mends what has changed on purpose."""
    text = GUIDE.read_text(encoding="utf-8")
    assert walked(text, tmp_path) == text
    kg = load(tmp_path / "my-seeds")
    assert kg["kiln-works"].id == "kiln-ai"
    assert [row.object for row in kg.statements(subject="kiln-series-a", predicate="leadInvestor")] == [
        "lantern-partners"
    ]
