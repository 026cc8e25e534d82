"""The shipped seeds cover their documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dealgraph.cli import main

if TYPE_CHECKING:
    from pathlib import Path

FLOOR = "100"


@pytest.mark.documents
def test_every_sentence_of_every_document_is_captured_or_skipped(
    real_documents: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The floor never falls; `dealgraph coverage` names what is missing."""
    status = main(["coverage", "--documents", str(real_documents), "--require", FLOOR])
    assert (status, capsys.readouterr().out if status else "") == (0, "")
