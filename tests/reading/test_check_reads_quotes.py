"""`dealgraph check` tells where a statement says more than its quote."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dealgraph.cli import main
from small_world import FILES, write_files

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

SAYS = "statements/harbour-article.yaml"


def test_a_wrong_number_is_an_ordinary_problem(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """File, line, column, what was found in the quote and what would mend it."""
    wrong = FILES[SAYS].replace("valuation: 25 billion USD", "valuation: 5 billion USD")
    folder = write_files(tmp_path / "seeds", {**FILES, SAYS: wrong})
    line = wrong.splitlines().index("    - valuation: 5 billion USD") + 1
    assert main(["check", "--seeds", str(folder)]) == 1
    assert (
        f"{folder / SAYS}:{line}:18: the quote does not hold the number 5000000000 USD, found "
        "'values the lab at $25 billion'; write it as the quote does, or quote the words that give it"
    ) in capsys.readouterr().out


def test_words_of_a_date_that_give_none_are_not_advised_again(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whoever has written `date_text` needs other words in it, not another `date_text`."""
    wrong = FILES[SAYS].replace("date_text: by the end of 2027", "date_text: Tamarind will")
    folder = write_files(
        tmp_path / "seeds",
        {**FILES, SAYS: wrong.replace("deliver up to 5 gigawatts by the end of 2027", "deliver up to 5 gigawatts")},
    )
    assert main(["check", "--seeds", str(folder)]) == 1
    shown = capsys.readouterr().out
    assert (
        "found 'no date'; write the date that the words give, or put the words that give it into `date_text`" in shown
    )
