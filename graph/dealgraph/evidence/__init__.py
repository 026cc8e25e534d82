"""Receipts: finding the quotes of the seeds in the documents, to the letter."""

from ..errors import DocumentError
from .documents import Documents, DocumentText, documents_folder
from .locate import Location, locate_quotes, unlocated_quotes
from .match import find_quote, nearest_text

__all__ = [
    "DocumentError",
    "DocumentText",
    "Documents",
    "Location",
    "documents_folder",
    "find_quote",
    "locate_quotes",
    "nearest_text",
    "unlocated_quotes",
]
