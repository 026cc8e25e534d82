"""Whether what somebody holds is whole and true to its sources: seeds, receipts and exports against each other."""

from .compare import first_difference
from .finding import Finding
from .run import verify

__all__ = ["Finding", "first_difference", "verify"]
