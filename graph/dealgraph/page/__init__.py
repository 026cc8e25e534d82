"""The analysts' page: the whole graph in one HTML file that opens from disk and asks the network for nothing."""

from __future__ import annotations

from .render import render_page

__all__ = ["render_page"]
