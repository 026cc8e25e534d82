"""Files made to break a reader: each ends in an error, within 30 seconds of work and a gigabyte of memory."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from hostile_files import Case, cases, complaint, read

if TYPE_CHECKING:
    from pathlib import Path

# All of them take minutes; `make night` reads them all, `make test` every ninth.
CASES = cases() if os.environ.get("DEALGRAPH_NIGHT") else cases()[::9]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_hostile_file_ends_in_an_error_within_bounds(case: Case, tmp_path: Path) -> None:
    """Neither a traceback nor a process that has to be killed."""
    assert complaint(read(case, tmp_path)) == ""
