"""Rules of conflicts: a kind, what they are about, an explanation, two statements or more, of which one may lead."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from ..conflicts.kinds import KINDS
from .columns import TableRules
from .fault import Fault
from .kinds import one_of, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .columns import Columns
    from .fault import Known
    from .kinds import Members


def conflict_rules(known: Known, members: Members) -> TableRules:
    """Return the rules of the table of conflicts."""
    return TableRules(
        single=[
            ("kind", one_of("conflict-kind", KINDS, "kind of conflict")),
            ("about", members.rule("conflict-about", ("Thing",), "this is no thing")),
            ("explanation", words("conflict-explanation", "the explanation is empty")),
        ],
        rows=[partial(_statements, known), _preferred],
        texts=("explanation",),
    )


def _statements(known: Known, columns: Columns, _: bool) -> Iterator[Fault]:
    for row, names in enumerate(columns["statements"]):
        for name in names:
            if name not in known.statements:
                yield Fault("conflict-statements", "conflicts", row, "statements", "unknown statement", name)
        if len(set(names)) < 2:
            what = "a conflict takes two statements or more"
            yield Fault("conflict-statements", "conflicts", row, "statements", what, ", ".join(names))


def _preferred(columns: Columns, _: bool) -> Iterator[Fault]:
    for row, (preferred, names) in enumerate(zip(columns["preferred"], columns["statements"], strict=True)):
        if preferred is not None and preferred not in names:
            what, mend = "what is preferred takes part in the conflict", f"name one of: {', '.join(names)}"
            yield Fault("conflict-preferred", "conflicts", row, "preferred", what, preferred, mend)
