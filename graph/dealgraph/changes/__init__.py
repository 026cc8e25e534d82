"""What changed from one graph to another, statement by statement: `dealgraph.diff(old, new)`.

The package is not called `diff`, because that is the name of the function at the top of `dealgraph`.
"""

from .change import KINDS, Change, Changes
from .compare import diff
from .places import open_place

__all__ = ["KINDS", "Change", "Changes", "diff", "open_place"]
