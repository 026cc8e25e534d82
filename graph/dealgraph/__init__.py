"""A knowledge graph of companies, people, deals and ideas in which every statement shows its receipt."""

from __future__ import annotations

__version__ = "0.1.0"
