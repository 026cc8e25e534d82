"""What the documents show is what happens."""

from __future__ import annotations

import pytest

from shown_output import PAGES, ROOT, rendered


@pytest.mark.parametrize("name", PAGES)
def test_every_command_and_program_prints_what_the_document_shows(name: str) -> None:
    """`python tests/shown_output.py --write FILE` mends what has changed on purpose."""
    assert rendered(ROOT / name) == (ROOT / name).read_text(encoding="utf-8")


def test_the_readme_names_the_two_commands() -> None:
    """`make` and `make test` are all that a newcomer needs."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert "\nmake\n" in text
    assert "\nmake test\n" in text
