"""The kinds of conflicts, in the order of the docs and the page."""

KINDS = ("contradiction", "scope", "basis", "bound", "date", "name", "opinion")
# Those in which both sides can hold.
COMPATIBLE = ("bound",)
