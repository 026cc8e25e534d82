"""What docs/stores.md shows is what happens."""

from __future__ import annotations

from push.stores_document import DOCUMENT, rendered_document
from stores import require


def test_the_commands_print_what_the_document_shows() -> None:
    """`python tests/push/stores_document.py` mends what has changed on purpose."""
    require("oxigraph")
    assert rendered_document() == DOCUMENT.read_text(encoding="utf-8")
