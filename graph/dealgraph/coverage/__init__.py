"""What of the documents the seeds capture, skip on purpose, or do not capture."""

from .measure import DocumentCoverage, Sentence, State, lacks, measure
from .page import coverage_page
from .propose import NewName, Proposal, new_names, proposals

__all__ = [
    "DocumentCoverage",
    "NewName",
    "Proposal",
    "Sentence",
    "State",
    "coverage_page",
    "lacks",
    "measure",
    "new_names",
    "proposals",
]
