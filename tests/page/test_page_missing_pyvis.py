"""Without pyvis there is no page, and the error says how to get it."""

from __future__ import annotations

import sys

import pytest

from dealgraph.errors import MissingExtraError
from dealgraph.page import render_page


def test_a_missing_pyvis_is_an_error_with_the_command(small_graph, monkeypatch):
    """The message names the file and gives the command that installs what is missing."""
    monkeypatch.setitem(sys.modules, "pyvis.network", None)
    with pytest.raises(MissingExtraError, match=r"graph\.html .* pip install '\.\[page\]'"):
        render_page(small_graph)
