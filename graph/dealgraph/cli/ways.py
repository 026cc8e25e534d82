"""Errors advise calls of Python; at the command line the same advice names commands."""

from __future__ import annotations

import re

# What an error advises, and what to advise instead.
_WAYS = (
    (r"kg\.find\(\.\.\.\) looks", "`dealgraph find TEXT` looks"),
    (r"kg\.queries and `dealgraph query --list` list all", "`dealgraph query --list` lists all"),
    (r"the name of one in kg\.queries", "the name of one that `dealgraph query --list` lists"),
    (r"kg\.sources lists them", "`dealgraph query sources` lists them"),
    (r"list\(kg\.vocabulary\.classes\) lists all", "`dealgraph query entities-by-class` lists those in use"),
    (
        r"list\(kg\.vocabulary\.predicates\) lists all, .*",
        "`dealgraph find WORD` names predicates too, and docs/ontology.md lists all",
    ),
    (r"for via= or speaker=", "for --speaker"),
    (
        r"kg\.statements\(subject=\.\.\., predicate=('[^']*')\) has it",
        r"`dealgraph show ENTITY --predicate \1` has it",
    ),
)


def in_the_shell(message: str) -> str:
    """Return the message with commands where it advises calls."""
    for call, command in _WAYS:
        message = re.sub(call, command, message)
    return message
